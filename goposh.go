// Package goposh embeds PowerShell in a Go program: a Runspace runs scripts in an isolated session of its own, in this
// process, and gives their output as Go values.
//
//	rs := goposh.New()
//	defer rs.Close()
//	out, err := rs.Run(ctx, `1..3 | ForEach-Object { $_ * 2 }`)   // []any{int32(2), int32(4), int32(6)}
package goposh

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"sync"

	"goposh/cmdlets"
	"goposh/interp"
	"goposh/runtime/errs"
	"goposh/runtime/remoting/process"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// Version is goposh's version; PowerShellVersion the version of PowerShell it implements.
const (
	Version           = interp.Version
	PowerShellVersion = interp.PowerShellVersion
)

// table is the set of cmdlets all runspaces share; its index is made when the first command is looked up.
var table = sync.OnceValue(func() *interp.CommandTable { return interp.NewCommandTable(cmdlets.All) })

// Runspace is a PowerShell session. It runs one script at a time: calls from several goroutines wait for each other.
// Different runspaces share nothing and may run at once.
type Runspace struct {
	mu  sync.Mutex
	rs  *interp.Runspace
	cfg config
}

// New returns a runspace. Close it when it is no longer needed: it may own jobs.
func New(options ...Option) *Runspace {
	r := &Runspace{}
	for _, o := range options {
		o(&r.cfg)
	}
	r.rs = interp.New(interp.Options{
		Directory: r.cfg.directory, Environment: r.cfg.environment, Host: r.cfg.host(), Cmdlets: table(),
		OnError: r.cfg.onError(), OnRecord: r.cfg.onRecord(&r.rs),
		MaxCallDepth: r.cfg.maxCallDepth, MaxSteps: r.cfg.maxSteps,
	})
	r.cfg.configure(r.rs)
	return r
}

// Run parses and runs a script in the runspace's global scope and returns what it wrote to its output. Arguments become
// $args, or the parameters of the script's param block.
//
// Cancelling ctx stops the script, in loops, sleeps and native commands alike. The error is an *Error when a terminating
// error or parse error ended the script, an *ExitError when it called exit, and ctx's error when it was cancelled; output
// written before is returned in every case.
func (r *Runspace) Run(ctx context.Context, script string, args ...any) ([]any, error) {
	return r.run(ctx, func() (*interp.ScriptBlock, error) { return r.rs.Compile("", script) }, args)
}

// RunFile runs a .ps1 file as Run runs a script. A relative path is resolved against the process's directory.
func (r *Runspace) RunFile(ctx context.Context, path string, args ...any) ([]any, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("goposh: %w", err)
	}
	return r.run(ctx, func() (*interp.ScriptBlock, error) { return r.rs.LoadScript(abs) }, args)
}

func (r *Runspace) run(ctx context.Context, load func() (*interp.ScriptBlock, error), args []any) ([]any, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	sb, err := load()
	if err != nil {
		return nil, goError(err)
	}
	in := make([]value.Value, 0, len(args))
	for _, a := range args {
		v, err := fromGo(a)
		if err != nil {
			return nil, err
		}
		in = append(in, v)
	}
	var out []any
	err = r.rs.Exec(ctx, sb, interp.ExecOptions{Args: in, Output: func(v value.Value) error {
		out = append(out, toGo(r.rs, v))
		return nil
	}})
	return out, goError(err)
}

// Set assigns a variable of the global scope. The value may be nil, a bool, number, string, time.Time, time.Duration, []byte,
// a slice or map of these, or something that Run returned; anything else is an error.
func (r *Runspace) Set(name string, v any) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	x, err := fromGo(v)
	if err != nil {
		return err
	}
	return goError(r.rs.SetVariable(name, x))
}

// Get reads a variable of the global scope; nil when it is unset or $null.
func (r *Runspace) Get(name string) any {
	r.mu.Lock()
	defer r.mu.Unlock()
	v := r.rs.Session().Global.Top.Find(strings.ToLower(name))
	if v == nil {
		return nil
	}
	return toGo(r.rs, v.Read())
}

// Close stops the runspace's jobs and frees what it holds.
func (r *Runspace) Close() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.rs.Close()
}

// ServeJob runs one job for the process that started this one by the command of WithJobProcess; in and out are this program's
// standard streams. The job's own jobs may run in processes started by the same command, if there is one.
func ServeJob(ctx context.Context, in io.Reader, out io.Writer, command ...string) error {
	return process.Serve(ctx, interp.NewJobRunner(table()), &process.Jobs{Command: command}, in, out)
}

// Error is a PowerShell error record as a Go error.
type Error struct {
	// ID is the FullyQualifiedErrorId, Category the ErrorCategory's name.
	ID, Category string
	Message      string
	// Exception is the full .NET name of the exception's class.
	Exception string
	// Line and Column tell where in the script, from 1; 0 when unknown. Script is its file, "" for text.
	Script       string
	Line, Column int
	record       *errs.Record
}

// Error implements error.
func (e *Error) Error() string { return e.Message }

// Unwrap gives the Go error behind the exception, if there is one.
func (e *Error) Unwrap() error { return e.record.Exception.Unwrap() }

// ExitError is returned when a script ended by calling exit.
type ExitError = interp.ExitError

// goError turns what the interpreter returned into the errors that the package documents.
func goError(err error) error {
	if r, ok := err.(*errs.Record); ok {
		return newError(r)
	}
	return err
}

func newError(r *errs.Record) *Error {
	e := &Error{ID: r.FullyQualifiedErrorID(), Category: r.Category.String(), Message: r.Error(), Exception: r.Exception.Type().FullName, record: r}
	if r.Invocation != nil {
		e.Line, e.Column = r.Invocation.Extent.StartPosition()
		if f := r.Invocation.Extent.File; f != nil {
			e.Script = f.Name
		}
	}
	return e
}

var _ session.Host = (*streamHost)(nil)

// text is an object as PowerShell's "$x" shows it.
func text(rs *interp.Runspace, v value.Value) string { return types.ToString(rs, v) }

// Stack is the .NET or Go stack trace of the exception, for reports of errors inside goposh; often empty.
func (e *Error) Stack() string { return e.record.Exception.StackTrace }
