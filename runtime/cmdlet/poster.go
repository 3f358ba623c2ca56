package cmdlet

import "goposh/runtime/value"

// PosterKey is the service that runs actions between the statements of a runspace: a Poster.
type PosterKey struct{}

// Poster runs script blocks later, in the runspace's own goroutine.
type Poster interface {
	// Post queues an action. It may be called from any goroutine.
	Post(a PostedAction)
}

// PostedAction is a script block to run between two statements.
type PostedAction struct {
	Block     value.ScriptBlock
	Args      []value.Value
	Variables map[string]value.Value
	// Done takes the output and the error that ended the block; nil for none.
	Done func(output []value.Value, err error)
}
