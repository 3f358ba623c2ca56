// Package format holds the commands that show objects: Format-Table and its siblings, Out-Host, Out-String, Out-File and so on.
package format

import "goposh/runtime/cmdlet"

const (
	utilityModule = "Microsoft.PowerShell.Utility"
	coreModule    = "Microsoft.PowerShell.Core"
	classes       = "Microsoft.PowerShell.Commands."
	formatObjects = classes + "Internal.Format."
)

// formatOutput are the types of objects that Format-* commands write.
var formatOutput = []string{
	formatObjects + "FormatStartData", formatObjects + "FormatEntryData", formatObjects + "FormatEndData",
	formatObjects + "GroupStartData", formatObjects + "GroupEndData",
}

// Commands are the declarations of this package.
var Commands = [...]cmdlet.Decl{
	{Name: "Export-FormatData", Module: utilityModule, Class: classes + "ExportFormatDataCommand", New: func() any { return new(exportFormatData) },
		DefaultSet: "ByPath",
		Synopsis:   "Saves formatting data from the current session in a formatting file."},
	{Name: "Format-Custom", Module: utilityModule, Class: classes + "FormatCustomCommand", Aliases: []string{"fc"},
		New: func() any { return new(formatCustom) }, OutputTypes: formatOutput,
		Synopsis: "Uses a customized view to format the output."},
	{Name: "Format-List", Module: utilityModule, Class: classes + "FormatListCommand", Aliases: []string{"fl"},
		New: func() any { return new(formatList) }, OutputTypes: formatOutput,
		Synopsis: "Formats the output as a list of properties in which each property appears on a new line."},
	{Name: "Format-Table", Module: utilityModule, Class: classes + "FormatTableCommand", Aliases: []string{"ft"},
		New: func() any { return new(formatTable) }, OutputTypes: formatOutput,
		Synopsis: "Formats the output as a table."},
	{Name: "Format-Wide", Module: utilityModule, Class: classes + "FormatWideCommand", Aliases: []string{"fw"},
		New: func() any { return new(formatWide) }, OutputTypes: formatOutput,
		Synopsis: "Formats objects as a wide table that displays only one property of each object."},
	{Name: "Get-FormatData", Module: utilityModule, Class: classes + "GetFormatDataCommand", New: func() any { return new(getFormatData) },
		OutputTypes: []string{"System.Management.Automation.ExtendedTypeDefinition"},
		Synopsis:    "Gets the formatting data in the current session."},
	{Name: "Out-Default", Module: coreModule, Class: classes + "OutDefaultCommand", New: func() any { return new(outDefault) },
		Synopsis: "Sends the output to the default formatter and to the default output cmdlet."},
	{Name: "Out-File", Module: utilityModule, Class: classes + "OutFileCommand", New: func() any { return new(outFile) },
		DefaultSet: "ByPath", ShouldProcess: true,
		Synopsis: "Sends output to a file."},
	{Name: "Out-Host", Module: coreModule, Class: classes + "OutHostCommand", Aliases: []string{"oh"},
		New:      func() any { return new(outHost) },
		Synopsis: "Sends output to the command line."},
	{Name: "Out-Null", Module: coreModule, Class: classes + "OutNullCommand", New: func() any { return new(outNull) },
		Synopsis: "Hides the output instead of sending it down the pipeline or displaying it."},
	{Name: "Out-String", Module: utilityModule, Class: classes + "OutStringCommand", New: func() any { return new(outString) },
		DefaultSet: "NoNewLineFormatting", OutputTypes: []string{"System.String"},
		Synopsis: "Outputs input objects as a string."},
	{Name: "Tee-Object", Module: utilityModule, Class: classes + "TeeObjectCommand", New: func() any { return new(teeObject) },
		DefaultSet: "File",
		Synopsis:   "Saves command output in a file or variable and also sends it down the pipeline."},
	{Name: "Update-FormatData", Module: utilityModule, Class: classes + "UpdateFormatDataCommand", New: func() any { return new(updateFormatData) },
		DefaultSet: "FileSet", ShouldProcess: true, Confirm: cmdlet.ImpactLow,
		Synopsis: "Updates the formatting data in the current session."},
}
