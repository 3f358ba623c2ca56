package command

import "goposh/runtime/cmdlet"

// Commands are the declarations of this package.
var Commands = [...]cmdlet.Decl{
	{Name: "Get-Command", Module: "Microsoft.PowerShell.Core", Class: "Microsoft.PowerShell.Commands.GetCommandCommand", New: func() any { return new(getCommand) }, DefaultSet: "CmdletSet",
		Aliases: []string{"gcm"},
		OutputTypes: []string{"System.Management.Automation.AliasInfo", "System.Management.Automation.ApplicationInfo", "System.Management.Automation.FunctionInfo",
			"System.Management.Automation.CmdletInfo", "System.Management.Automation.ExternalScriptInfo", "System.Management.Automation.FilterInfo", "System.String",
			"System.Management.Automation.PSObject"},
		Synopsis: "Gets all commands."},
	{Name: "Set-StrictMode", Module: "Microsoft.PowerShell.Core", Class: "Microsoft.PowerShell.Commands.SetStrictModeCommand", New: func() any { return new(setStrictMode) }, DefaultSet: "Version",
		Synopsis: "Establishes and enforces coding rules in expressions, scripts, and script blocks."},
}
