package process

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os/exec"
	"strings"
	"sync"
	"time"

	"goposh/runtime/errs"
	"goposh/runtime/job"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// Jobs is how the jobs of a session run in processes (job.Isolator).
type Jobs struct {
	// Command is the program and its arguments that serve one job: it must call Serve.
	Command []string
	// All runs every job so, not only those under another user's name.
	All bool
}

// Always implements job.Isolator.
func (j *Jobs) Always() bool { return j.All }

// As implements job.Isolator.
func (j *Jobs) As(user, password string) job.Isolation {
	return &isolation{command: j.Command, user: user, password: password}
}

// isolation runs one job.
type isolation struct {
	command        []string
	user, password string
}

// killAfter is how long a process may take to end a stopped job before it is killed. It reports finally blocks that run, so
// only one that is broken takes so long.
const killAfter = 5 * time.Second

const (
	// startTime is how long a process may take to start: a password is checked meanwhile, and a wrong one answered slowly on purpose.
	startTime = 30 * time.Second
	// endTime is how long a process may take to end once its job has.
	endTime = time.Second
	// outputDelay is how long an ended process is listened to.
	outputDelay = 100 * time.Millisecond
)

// Run implements job.Isolation.
func (p *isolation) Run(ctx context.Context, rs job.Runspace, o job.BackgroundOptions, s job.Sinks) error {
	m, err := message(rs, &o)
	if err != nil {
		return err
	}
	cmd, feed, err := p.prepare(ctx, m)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		return startFailure(err)
	}
	in, err := cmd.StdinPipe()
	if err != nil {
		return startFailure(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return startFailure(err)
	}
	var complaint tail
	cmd.Stderr = &complaint
	// What the job left running may hold its standard error.
	cmd.WaitDelay = outputDelay
	if err := cmd.Start(); err != nil {
		if m.User != "" && errors.Is(err, fs.ErrPermission) {
			err = fmt.Errorf("the user %s may not run %s, or this one may not start it so: %w", m.User, cmd.Path, errors.Unwrap(err))
		}
		return startFailure(err)
	}
	c := &client{rs: rs, host: o.Runspace.Host, in: in, out: newSender(in), sinks: s}
	err = c.talk(ctx, cmd, out, feed, m, &complaint)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	switch {
	case errors.Is(err, errNotStarted):
		return startFailure(errors.New(complaint.after(m.User)))
	case errors.Is(err, errNoEnd):
		return startFailure(errors.New(strings.TrimSpace("the process of the job ended unexpectedly. " + complaint.String())))
	case errors.Is(err, errRefused):
		return startFailure(err)
	}
	return err
}

// message is what the child is told.
func message(rt value.Runtime, o *job.BackgroundOptions) (*start, error) {
	r, q := &o.Runspace, &o.Request
	m := &start{Directory: r.Directory, Location: r.Location, Culture: r.Culture.Name, UICulture: r.UICulture.Name,
		Env: r.Env.Entries(), Asks: r.Host != nil && r.Host.Interactive(), Init: o.Init, Text: q.Text, File: q.File, HasInput: q.HasInput,
		OutputLimit: job.SessionOutputLimit(r.Parent)}
	var err error
	if m.Args, err = packAll(rt, q.Args); err != nil {
		return nil, err
	}
	if m.Input, err = packAll(rt, q.Input); err != nil {
		return nil, err
	}
	if q.Using != nil && q.Using.Len() > 0 {
		m.Using, err = pack(rt, value.Of(q.Using))
	}
	return m, err
}

// startFailure is the error of a job whose process could not be started, or died.
func startFailure(err error) error {
	r := errs.New("System.Management.Automation.Remoting.PSRemotingDataStructureException", "PSSessionStateBroken", errs.OpenError, value.String("localhost"),
		"An error has occurred which PowerShell cannot handle. A remote session might have ended.")
	r.PreserveInvocation = true
	r.Exception.Inner = errs.NewException("System.PlatformNotSupportedException", "The process of the job could not be used: "+err.Error())
	return r
}

var (
	// errNotStarted tells that the child never served, errNoEnd that it ended without saying how the job did.
	errNotStarted = errors.New("not started")
	errNoEnd      = errors.New("no end")
	// errRefused wraps what the child found it cannot do.
	errRefused = errors.New("the job cannot run")
)

// client is the parent's end of one job.
type client struct {
	rs    job.Runspace
	host  session.Host
	in    io.WriteCloser
	out   *sender
	sinks job.Sinks
	// over is set once the child told how the job ended.
	over bool
}

// talk runs the conversation to its end and waits for the process.
func (c *client) talk(ctx context.Context, cmd *exec.Cmd, out io.Reader, feed string, m *start, complaint *tail) error {
	unhook := context.AfterFunc(ctx, func() {
		// A process that has ended already has nothing to be told.
		_ = c.out.send(control{Stop: true})
		_ = c.in.Close()
	})
	defer unhook()
	ended := make(chan struct{})
	killer := context.AfterFunc(ctx, func() {
		select {
		case <-ended:
		case <-time.After(killAfter):
			kill(cmd)
		}
	})
	defer killer()
	var asking sync.WaitGroup
	asked, stopAsking := context.WithCancel(ctx)
	r := bufio.NewReader(out)
	err := c.begin(ctx, cmd, r, feed, m, complaint)
	if err == nil {
		err = c.receive(asked, r, &asking)
	}
	if !c.over {
		kill(cmd)
	}
	stopAsking()
	asking.Wait()
	_ = c.in.Close()
	late := time.AfterFunc(endTime, func() { kill(cmd) })
	_ = cmd.Wait()
	late.Stop()
	close(ended)
	return err
}

// begin sends a password, waits for the child, and sends the job. A process that does not serve in time, or whose job is stopped
// before, is killed.
func (c *client) begin(ctx context.Context, cmd *exec.Cmd, out *bufio.Reader, feed string, m *start, complaint *tail) error {
	early, done := context.WithTimeout(ctx, startTime)
	unhook := context.AfterFunc(early, func() {
		kill(cmd)
		_ = c.in.Close()
	})
	defer done()
	defer unhook()
	if feed != "" {
		if _, err := io.WriteString(c.in, feed); err != nil {
			return errNotStarted
		}
	}
	if !awaitReady(out, complaint) {
		return errNotStarted
	}
	if !unhook() {
		return errNotStarted
	}
	if err := c.out.send(m); err != nil {
		return errNoEnd
	}
	return nil
}

// awaitReady reads up to the line in which the child says that it serves. What another user's shell says before goes to said.
func awaitReady(out *bufio.Reader, said io.Writer) bool {
	for range 1000 {
		line, err := out.ReadString('\n')
		if strings.HasSuffix(line, readyLine) {
			return true
		}
		// A tail takes anything.
		_, _ = io.WriteString(said, line)
		if err != nil {
			return false
		}
	}
	return false
}

// receive passes on what comes from the child until it tells how the job ended.
func (c *client) receive(ctx context.Context, out *bufio.Reader, asking *sync.WaitGroup) error {
	dec := json.NewDecoder(out)
	for {
		var e event
		if err := dec.Decode(&e); err != nil {
			return errNoEnd
		}
		switch {
		case e.End != nil:
			c.over = true
			return c.ended(e.End)
		case e.Ask != nil:
			asking.Go(func() { c.ask(ctx, e.Ask) })
		default:
			v, err := unpack(c.rs, e.Value)
			if err == nil {
				err = c.sinks.Deliver(c.rs, e.Stream, v)
			}
			if err != nil {
				return err
			}
		}
	}
}

// ask passes a question on and its answer back.
func (c *client) ask(ctx context.Context, q *question) {
	c.host.Write(q.Text)
	line, err := c.host.ReadLine(ctx, q.Secure)
	if err == nil {
		// A process that has ended meanwhile does not need the answer.
		_ = c.out.send(control{Answer: &line})
	}
}

// ended gives the error that RunScripts returned in the child.
func (c *client) ended(e *end) error {
	if e.Refused != "" {
		return fmt.Errorf("%w: %s", errRefused, e.Refused)
	}
	if e.Error == "" {
		return nil
	}
	r, err := unpackError(c.rs, e.Error)
	if err != nil {
		return err
	}
	if e.Init {
		return &job.InitError{Record: r, Soft: e.Soft}
	}
	return r
}

// tail keeps the end of what a process complained about.
type tail struct {
	mu sync.Mutex
	b  []byte
}

const tailSize = 4 << 10

// Write implements io.Writer.
func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.b = append(t.b, p...)
	if len(t.b) > tailSize {
		t.b = bytes.Clone(t.b[len(t.b)-tailSize:])
	}
	return len(p), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.b)
}

// after is why nothing served: what sudo, su or the program said, without the question for the password.
func (t *tail) after(user string) string {
	text := t.String()
	if _, rest, ok := strings.Cut(text, "assword: "); ok {
		text = rest
	}
	why := "the process of the job did not start"
	if user != "" {
		why += " as " + user
	}
	if text = strings.TrimSpace(text); text != "" {
		why += ". " + text
	}
	return why
}
