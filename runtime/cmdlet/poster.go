package cmdlet

import (
	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// PosterKey is the service that runs actions between the statements of a runspace: a Poster.
type PosterKey struct{}

// Poster runs script blocks later, in the runspace's own goroutine.
type Poster interface {
	// Post queues an action. It may be called from any goroutine.
	Post(a PostedAction)
	// Bind returns a block bound to a new dynamic module, as the actions of events run, and that module.
	Bind(sb value.ScriptBlock) (bound value.ScriptBlock, module value.Value)
}

// PostedAction is a script block to run between two statements.
type PostedAction struct {
	Block     value.ScriptBlock
	Args      []value.Value
	Variables map[string]value.Value
	// Done takes the output, the errors the block wrote, and the error that ended it; nil for none.
	Done func(output []value.Value, soft []*errs.Record, err error)
}
