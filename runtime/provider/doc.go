// Package provider holds PowerShell's providers and what they share: drives, locations, path resolution, items.
//
// The manager of a session (For) knows the providers FileSystem, Environment, Variable, Function and Alias. Commands make an
// Op (NewOp) and resolve paths with it; the capabilities of a provider are the optional interfaces ItemSetter, ItemMaker,
// ItemRemover, ItemRenamer, ItemCopier, ItemMover, ItemInvoker, PropertyProvider and ContentProvider. Errors of providers are
// error records to be reported with Op.Report, or returned to end the command with Op.Fail.
//
// The language uses these, whose form is stable:
//
//	InitDrives(sess)                                   gives a new session its location; cheap
//	GetVariable(rt, scope, path) (value, found, error) $env:x, $function:f, $alias:a, $variable:x, ${/home/x/a.txt}
//	SetVariable(rt, scope, path, value) error          assigns to them
//	ResolveFile(sess, path) (string, error)            a PowerShell path as a path of the operating system
//	SetLocation(rt, scope, path, literal) error        Set-Location
//	CurrentLocation(sess) *session.PathInfo            $PWD
//
// A session should offer a types.ScriptCompiler under types.ScriptCompilerKey, for functions made from text, and Infos under
// InfosKey, for the FunctionInfo and AliasInfo objects that the Function and Alias drives show.
package provider
