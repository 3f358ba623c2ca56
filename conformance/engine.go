package conformance

import "context"

// Engine runs in-process cases. Implementations are used by one goroutine at
// a time.
type Engine interface {
	// RunInProcess runs c.Script in a new runspace of default modules whose
	// start directory is dir, where c.Files have been written. It is run as
	// by [powershell]::Create().AddScript(script).Invoke(), without a host,
	// with $ProgressPreference SilentlyContinue and $PSStyle.OutputRendering
	// PlainText; then all output objects go through Out-String -Width 120 in
	// the same runspace. An error means that the engine itself failed.
	RunInProcess(ctx context.Context, c *Case, dir string) (*Result, error)
}

// ParseEngine runs parse cases.
type ParseEngine interface {
	// Parse parses script as Parser.ParseInput does. An error means that the
	// parser itself failed, not that the script has parse errors.
	Parse(ctx context.Context, script string) (*ParseResult, error)
}

// Engines is what a Runner runs cases with. A nil engine leaves the areas
// that need it out.
type Engines struct {
	InProcess Engine
	Parse     ParseEngine
}
