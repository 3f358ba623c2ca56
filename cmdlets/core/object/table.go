package object

import "goposh/runtime/cmdlet"

// Commands are the declarations of this package.
var Commands = [...]cmdlet.Decl{
	{Name: "ForEach-Object", Module: "Microsoft.PowerShell.Core", Class: "Microsoft.PowerShell.Commands.ForEachObjectCommand", Aliases: []string{"%", "foreach"}, New: func() any { return new(forEachObject) }, DefaultSet: "ScriptBlockSet", ShouldProcess: true, Confirm: cmdlet.ImpactLow,
		Synopsis: "Performs an operation against each item in a collection of input objects."},
	{Name: "Where-Object", Module: "Microsoft.PowerShell.Core", Class: "Microsoft.PowerShell.Commands.WhereObjectCommand", Aliases: []string{"?", "where"}, New: func() any { return new(whereObject) }, DefaultSet: "EqualSet",
		Synopsis: "Selects objects from a collection based on their property values."},
}
