package command

import "goposh/runtime/cmdlet"

// Commands are the declarations of this package.
var Commands = [...]cmdlet.Decl{
	{Name: "Set-StrictMode", Module: "Microsoft.PowerShell.Core", Class: "Microsoft.PowerShell.Commands.SetStrictModeCommand", New: func() any { return new(setStrictMode) }, DefaultSet: "Version",
		Synopsis: "Establishes and enforces coding rules in expressions, scripts, and script blocks."},
}
