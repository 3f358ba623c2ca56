package goposh

import (
	"context"
	"errors"
	"io"
	"sync"

	"goposh/interp"
	"goposh/runtime/errs"
	"goposh/runtime/job"
	"goposh/runtime/remoting/process"
	"goposh/runtime/session"
	"goposh/runtime/stream"
)

// Option configures a new Runspace.
type Option func(*config)

type config struct {
	directory    string
	environment  []string
	stdout       io.Writer
	errors       func(*Error)
	messages     func(Message)
	maxCallDepth int
	maxSteps     int64
	jobs         *process.Jobs
	outputLimit  int
	setup        []func(*interp.Runspace)
}

// WithDirectory sets the start directory; the process's is the default.
func WithDirectory(dir string) Option { return func(c *config) { c.directory = dir } }

// WithEnvironment gives the runspace these NAME=value variables instead of the process's.
func WithEnvironment(entries []string) Option {
	return func(c *config) { c.environment = append([]string{}, entries...) }
}

// WithOutput sends what scripts show to the host (Write-Host, Out-Host, warnings and the like) to w, one write at a time.
func WithOutput(w io.Writer) Option { return func(c *config) { c.stdout = &sharedWriter{w: w} } }

// WithErrors calls f for each error that scripts write to the error stream without ending.
func WithErrors(f func(*Error)) Option { return func(c *config) { c.errors = f } }

// Message is a record of the warning, verbose, debug or information stream.
type Message struct {
	// Stream is "Warning", "Verbose", "Debug" or "Information".
	Stream string
	Text   string
}

// WithMessages calls f for each warning, verbose, debug and information record.
func WithMessages(f func(Message)) Option { return func(c *config) { c.messages = f } }

// WithMaxCallDepth limits nested calls of functions and scripts; beyond it a script gets PowerShell's CallDepthOverflow error.
func WithMaxCallDepth(n int) Option { return func(c *config) { c.maxCallDepth = n } }

// WithMaxSteps limits loop iterations, calls and pipeline objects; a script that needs more is stopped.
func WithMaxSteps(n int64) Option { return func(c *config) { c.maxSteps = n } }

// WithJobProcess chooses the program, with its arguments, that serves a job in a process of its own: goposh -jobserver, or any
// program that calls ServeJob. Start-Job uses it for -Credential and where $JobIsolationPreference is Process; with all, for every
// job. Without it such jobs fail.
func WithJobProcess(all bool, command ...string) Option {
	return func(c *config) { c.jobs = &process.Jobs{Command: command, All: all} }
}

// WithJobOutputLimit sets how many objects a job may hold that were not received, each child of a job on its own; 0, the default, is
// any number. A job that holds as many waits, Running, until Receive-Job takes them. Wait-Job lifts the limit while it waits. Scripts
// can set another with $JobOutputLimitPreference.
func WithJobOutputLimit(n int) Option { return func(c *config) { c.outputLimit = max(0, n) } }

func (c *config) host() session.Host {
	if c.stdout == nil {
		return nil
	}
	return &streamHost{c.stdout}
}

func (c *config) onError() func(*errs.Record) error {
	if c.errors == nil {
		return nil
	}
	return func(r *errs.Record) error {
		c.errors(newError(r))
		return nil
	}
}

func (c *config) onRecord(rs **interp.Runspace) func(stream.Record) error {
	if c.messages == nil && c.stdout == nil {
		return nil
	}
	return func(r stream.Record) error {
		m, hostText := describe(*rs, r)
		if c.messages != nil && m.Stream != "" {
			c.messages(m)
		}
		if c.stdout == nil || hostText == "" {
			return nil
		}
		_, err := io.WriteString(c.stdout, hostText)
		return err
	}
}

// describe gives a record as a message, and as the text a console shows for it.
func describe(rs *interp.Runspace, r stream.Record) (m Message, hostText string) {
	switch r := r.(type) {
	case *stream.WarningRecord:
		return Message{"Warning", r.Message}, "WARNING: " + r.Message + "\n"
	case *stream.VerboseRecord:
		return Message{"Verbose", r.Message}, "VERBOSE: " + r.Message + "\n"
	case *stream.DebugRecord:
		return Message{"Debug", r.Message}, "DEBUG: " + r.Message + "\n"
	case *stream.InformationRecord:
		t := text(rs, r.Data)
		end := "\n"
		if h, ok := r.Data.Ref().(*stream.HostMessage); ok {
			t = h.Message
			if h.NoNewLine {
				end = ""
			}
		}
		if r.Display == stream.DisplayHide {
			return Message{"Information", t}, ""
		}
		return Message{"Information", t}, t + end
	}
	return Message{}, ""
}

func (c *config) configure(rs *interp.Runspace) {
	if c.jobs != nil {
		rs.Session().SetService(job.IsolationKey{}, c.jobs)
	}
	if c.outputLimit > 0 {
		rs.Session().SetService(job.OutputLimitKey{}, c.outputLimit)
	}
	for _, f := range c.setup {
		f(rs)
	}
}

// sharedWriter lets the runspaces that a script opens with this one's host write one after the other.
type sharedWriter struct {
	mu sync.Mutex
	w  io.Writer
}

// Write implements io.Writer.
func (s *sharedWriter) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.w.Write(p)
}

// streamHost is a host that shows text and cannot be asked.
type streamHost struct{ w io.Writer }

// Name implements session.Host.
func (*streamHost) Name() string { return "goposh" }

// Write implements session.Host. A failing writer loses the text, as a closed console does.
func (h *streamHost) Write(s string) { _, _ = io.WriteString(h.w, s) }

// WriteError implements session.Host.
func (h *streamHost) WriteError(s string) { h.Write(s) }

// Width implements session.Host.
func (*streamHost) Width() int { return 120 }

// Interactive implements session.Host.
func (*streamHost) Interactive() bool { return false }

// ReadLine implements session.Host.
func (*streamHost) ReadLine(context.Context, bool) (string, error) {
	return "", errors.New("the host cannot ask the user")
}

// VirtualTerminal implements session.Host.
func (*streamHost) VirtualTerminal() bool { return false }
