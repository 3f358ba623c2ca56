// Package hosting is PowerShell's hosting API as scripts see it: PowerShell, Runspace, RunspacePool and Pipeline objects. It knows the
// interpreter through the interfaces Engine and Maker only.
package hosting

import (
	"context"

	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/stream"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// Engine is the interpreter's session behind a Runspace. It runs one pipeline at a time; only Running may be called from anywhere.
type Engine interface {
	value.Runtime
	Session() *session.Session
	// RunCommands runs one pipeline. A terminating error comes back as an *errs.Exception of the class that PowerShell's hosting API
	// throws; exit ends the pipeline without one. When ctx ends, so does the pipeline, and the error is a PipelineStoppedException.
	RunCommands(ctx context.Context, q Request) error
	// Running tells whether a pipeline runs now.
	Running() bool
	// SessionState is the SessionState object of the global session state.
	SessionState() value.Value
	// ImportModule is the command that imports a module, whatever commands the session has.
	ImportModule(name string) *types.Command
	// Script is the command that runs a script file in the global scope.
	Script(path string) *types.Command
	// Reset gives the session its first state again: variables, location, errors.
	Reset()
	// Close ends the session and what it started.
	Close()
}

// EngineKey is the key of a session's service that is the Engine running it.
type EngineKey struct{}

// Request is a pipeline of commands to run.
type Request struct {
	Commands []*types.Command
	// Input reads the next object of the pipeline's input; nil is no input.
	Input func() (v value.Value, ok bool, err error)
	// Output, Error and Record take what the pipeline writes. An error of theirs ends the statement that wrote.
	Output func(value.Value) error
	Error  func(*errs.Record) error
	Record func(stream.Record) error
	// HadErrors is called when an error was written, even where the script redirected it.
	HadErrors func()
	// Nested runs the pipeline within the one that runs now, in its scope.
	Nested bool
}

// MakerKey is the key of the session service that makes engines: a Maker.
type MakerKey struct{}

// Maker makes the sessions of new runspaces. The interpreter implements it.
type Maker interface {
	NewEngine(o Options) (Engine, error)
}

// Options describe the session of a new runspace.
type Options struct {
	// Parent is the session that the runspace was made in; culture, environment and commands are its own.
	Parent *session.Session
	// Host is nil for a runspace that shows nothing and asks nobody.
	Host session.Host
	// State is what the session starts with; nil for the default.
	State *types.InitialSessionState
}

// engineOf is the engine that runs a script.
func engineOf(rt value.Runtime) (Engine, error) {
	if e, ok := rt.Service(EngineKey{}).(Engine); ok {
		return e, nil
	}
	return nil, errs.NewException("System.InvalidOperationException", "There is no runspace available to run scripts in this thread.")
}
