package utility

import "goposh/runtime/cmdlet"

// ClixmlCommands are the declarations of the commands that read and write CLIXML.
var ClixmlCommands = [...]cmdlet.Decl{
	{Name: "ConvertFrom-CliXml", Module: "Microsoft.PowerShell.Utility", Class: "Microsoft.PowerShell.Commands.ConvertFromClixmlCommand", New: func() any { return new(convertFromCliXml) },
		Synopsis: "Converts CLIXML text to the objects it was made of."},
	{Name: "ConvertTo-CliXml", Module: "Microsoft.PowerShell.Utility", Class: "Microsoft.PowerShell.Commands.ConvertToClixmlCommand", New: func() any { return new(convertToCliXml) },
		OutputTypes: []string{"System.String"},
		Synopsis:    "Converts objects to CLIXML text."},
	{Name: "Export-Clixml", Module: "Microsoft.PowerShell.Utility", Class: "Microsoft.PowerShell.Commands.ExportClixmlCommand", New: func() any { return new(exportClixml) }, DefaultSet: "ByPath", ShouldProcess: true,
		Synopsis: "Writes objects to a file as CLIXML."},
	{Name: "Import-Clixml", Module: "Microsoft.PowerShell.Utility", Class: "Microsoft.PowerShell.Commands.ImportClixmlCommand", New: func() any { return new(importClixml) }, DefaultSet: "ByPath",
		Synopsis: "Reads the objects of a CLIXML file."},
}
