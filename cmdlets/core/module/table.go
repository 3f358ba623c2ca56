package module

import "goposh/runtime/cmdlet"

const (
	coreModule = "Microsoft.PowerShell.Core"
	classes    = "Microsoft.PowerShell.Commands."
)

var moduleOutput = []string{"System.Management.Automation.PSModuleInfo"}

// Commands are the declarations of this package.
var Commands = [...]cmdlet.Decl{
	{Name: "Export-ModuleMember", Module: coreModule, Class: classes + "ExportModuleMemberCommand", New: func() any { return new(exportModuleMember) },
		Synopsis: "Specifies the module members that are exported."},
	{Name: "Get-Module", Module: coreModule, Class: classes + "GetModuleCommand", Aliases: []string{"gmo"}, New: func() any { return new(getModule) }, DefaultSet: "Loaded",
		OutputTypes: moduleOutput, Synopsis: "Lists the modules imported in the current session or that can be imported."},
	{Name: "Import-Module", Module: coreModule, Class: classes + "ImportModuleCommand", Aliases: []string{"ipmo"}, New: func() any { return new(importModule) }, DefaultSet: "Name",
		OutputTypes: moduleOutput, Synopsis: "Adds modules to the current session."},
	{Name: "New-Module", Module: coreModule, Class: classes + "NewModuleCommand", Aliases: []string{"nmo"}, New: func() any { return new(newModule) }, DefaultSet: "ScriptBlock",
		OutputTypes: moduleOutput, Synopsis: "Creates a new dynamic module that exists only in memory."},
	{Name: "New-ModuleManifest", Module: coreModule, Class: classes + "NewModuleManifestCommand", New: func() any { return new(newModuleManifest) }, ShouldProcess: true, Confirm: cmdlet.ImpactLow,
		OutputTypes: []string{"System.String"}, Synopsis: "Creates a new module manifest."},
	{Name: "Remove-Module", Module: coreModule, Class: classes + "RemoveModuleCommand", Aliases: []string{"rmo"}, New: func() any { return new(removeModule) }, ShouldProcess: true, Confirm: cmdlet.ImpactMedium,
		Synopsis: "Removes modules from the current session."},
	{Name: "Test-ModuleManifest", Module: coreModule, Class: classes + "TestModuleManifestCommand", New: func() any { return new(testModuleManifest) },
		OutputTypes: moduleOutput, Synopsis: "Verifies that a module manifest file accurately describes the contents of a module."},
}
