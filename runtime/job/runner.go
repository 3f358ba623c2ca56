package job

import (
	"context"

	"goposh/runtime/culture"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/stream"
	"goposh/runtime/value"
)

// RunnerKey is the key of the session service that makes runspaces for jobs: a Runner.
type RunnerKey struct{}

// Runner makes runspaces. The interpreter implements it.
type Runner interface {
	NewRunspace(o RunspaceOptions) (Runspace, error)
}

// RunspaceOptions describe a runspace for a job.
type RunspaceOptions struct {
	// Parent is the session the job was started from: culture and commands are its own.
	Parent *session.Session
	// Culture and UICulture are those of the parent when the job was started.
	Culture, UICulture *culture.Culture
	// Directory is what .NET's relative paths resolve against.
	Directory string
	// Location is the PowerShell path to start in ("/tmp", "Env:"); "" for Directory.
	Location string
	// Env is the environment: a copy for an isolated job, the parent's own for a thread job.
	Env *session.Environment
	// Host is the job's own host.
	Host session.Host
	// Shared marks a runspace of the same process (thread jobs, -Parallel) rather than one that stands for another process.
	Shared bool
}

// inherit notes what the parent may change while the job waits for its turn.
func (o *RunspaceOptions) inherit() {
	if o.Parent != nil && o.Culture == nil {
		o.Culture, o.UICulture = o.Parent.Culture, o.Parent.UICulture
	}
}

// Runspace is a session that runs the script of a job. It is used by one goroutine at a time.
type Runspace interface {
	value.Runtime
	Session() *session.Session
	// Exec runs a script in the global scope. A terminating error comes back as *errs.Record, that of a shared runspace as the
	// *errs.Exception that a host gets; exit, break and continue end the script without one. When ctx ends, so does the script,
	// finally blocks included, and the error is ctx's.
	Exec(ctx context.Context, r Request, s Sinks) error
	// Reset gives the runspace the variables, $Error, events and location that it began with. Functions, aliases and modules stay.
	Reset()
	// Guarded tells, from any goroutine, whether what runs must not be interrupted: a finally or clean block.
	Guarded() bool
	// Close ends the runspace and what it started.
	Close()
}

// Request is a script to run.
type Request struct {
	// Text is the script; File the path error positions name, "" for none.
	Text, File string
	Args       []value.Value
	// Input is piped in; HasInput tells an empty one from none.
	Input    []value.Value
	HasInput bool
	// Using holds the values of $using: variables by the names UsingLister gives.
	Using *value.Dict
	// Variables are set before the script runs ($_ of -Parallel as "_").
	Variables map[string]value.Value
}

// Sinks take what a script writes, in order. An error ends the script.
type Sinks struct {
	Output func(value.Value) error
	Error  func(*errs.Record) error
	Record func(stream.Record) error
}

// UsingLister is a script block that can tell its $using: variables. The interpreter's script blocks implement it.
type UsingLister interface {
	// UsingValues evaluates them in a scope, by their names as written, without "using:"; nil when there are none. One that is not set
	// is an error record with id UsingVariableIsUndefined.
	UsingValues(scope *session.Scope, o UsingOptions) (*value.Dict, error)
	// UsingReplaced is the block's text with plain variables in their place; rename gives the variable's name for each.
	UsingReplaced(rename func(key string) string) string
}

// UsingOptions say which $using: variables are meant.
type UsingOptions struct {
	// Lenient takes a variable that is not set for $null.
	Lenient bool
	// Own leaves out those of a ForEach-Object -Parallel within the block: it has them from where it runs.
	Own bool
}
