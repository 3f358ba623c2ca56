package command

import "goposh/runtime/cmdlet"

// Commands are the declarations of this package.
var Commands = [...]cmdlet.Decl{
	{Name: "Add-History", Module: "Microsoft.PowerShell.Core", Class: "Microsoft.PowerShell.Commands.AddHistoryCommand", New: func() any { return new(addHistory) }, OutputTypes: []string{"Microsoft.PowerShell.Commands.HistoryInfo"},
		Synopsis: "Appends entries to the session history."},
	{Name: "Clear-History", Module: "Microsoft.PowerShell.Core", Class: "Microsoft.PowerShell.Commands.ClearHistoryCommand", New: func() any { return new(clearHistory) }, Aliases: []string{"clhy"}, DefaultSet: "IDParameter", ShouldProcess: true,
		Synopsis: "Deletes entries from the session history."},
	{Name: "Get-Command", Module: "Microsoft.PowerShell.Core", Class: "Microsoft.PowerShell.Commands.GetCommandCommand", New: func() any { return new(getCommand) }, DefaultSet: "CmdletSet",
		Aliases: []string{"gcm"},
		OutputTypes: []string{"System.Management.Automation.AliasInfo", "System.Management.Automation.ApplicationInfo", "System.Management.Automation.FunctionInfo",
			"System.Management.Automation.CmdletInfo", "System.Management.Automation.ExternalScriptInfo", "System.Management.Automation.FilterInfo", "System.String",
			"System.Management.Automation.PSObject"},
		Synopsis: "Gets all commands."},
	{Name: "Get-History", Module: "Microsoft.PowerShell.Core", Class: "Microsoft.PowerShell.Commands.GetHistoryCommand", New: func() any { return new(getHistory) }, Aliases: []string{"ghy", "h", "history"}, OutputTypes: []string{"Microsoft.PowerShell.Commands.HistoryInfo"},
		Synopsis: "Gets the commands entered during the session."},
	{Name: "Invoke-History", Module: "Microsoft.PowerShell.Core", Class: "Microsoft.PowerShell.Commands.InvokeHistoryCommand", New: func() any { return new(invokeHistory) }, Aliases: []string{"ihy", "r"}, ShouldProcess: true,
		Synopsis: "Runs commands from the session history."},
	{Name: "Set-PSDebug", Module: "Microsoft.PowerShell.Core", Class: "Microsoft.PowerShell.Commands.SetPSDebugCommand", New: func() any { return new(setPSDebug) },
		Synopsis: "Turns script debugging features on and off, sets the trace level, and toggles strict mode."},
	{Name: "Set-StrictMode", Module: "Microsoft.PowerShell.Core", Class: "Microsoft.PowerShell.Commands.SetStrictModeCommand", New: func() any { return new(setStrictMode) }, DefaultSet: "Version",
		Synopsis: "Establishes and enforces coding rules in expressions, scripts, and script blocks."},
}
