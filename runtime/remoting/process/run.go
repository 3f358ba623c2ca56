package process

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
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

// Run implements job.Isolation.
func (p *isolation) Run(ctx context.Context, rs job.Runspace, o job.BackgroundOptions, s job.Sinks) error {
	m, err := message(rs, &o)
	if err != nil {
		return err
	}
	cmd, feed, err := p.prepare(m)
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
	if err := cmd.Start(); err != nil {
		return startFailure(err)
	}
	c := &client{rs: rs, host: o.Runspace.Host, in: in, out: newSender(in), sinks: s}
	err = c.talk(ctx, cmd, out, feed, m)
	if errors.Is(err, errNoEnd) && ctx.Err() == nil {
		return startFailure(errors.New(strings.TrimSpace("the process of the job ended unexpectedly. " + complaint.String())))
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

// errNoEnd tells that the child ended without saying how the job did.
var errNoEnd = errors.New("no end")

// client is the parent's end of one job.
type client struct {
	rs    job.Runspace
	host  session.Host
	in    io.Closer
	out   *sender
	sinks job.Sinks
}

// talk runs the conversation to its end and waits for the process.
func (c *client) talk(ctx context.Context, cmd *exec.Cmd, out io.Reader, feed string, m *start) error {
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
	err := c.begin(feed, m)
	if err == nil {
		err = c.receive(asked, bufio.NewReader(out), &asking)
	}
	if err != nil {
		kill(cmd)
	}
	stopAsking()
	asking.Wait()
	_ = c.in.Close()
	_ = cmd.Wait()
	close(ended)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// begin sends what comes before the conversation, a password, and the job.
func (c *client) begin(feed string, m *start) error {
	if feed != "" {
		w, ok := c.in.(io.Writer)
		if !ok {
			return errNoEnd
		}
		if _, err := io.WriteString(w, feed); err != nil {
			return errNoEnd
		}
	}
	if err := c.out.send(m); err != nil {
		return errNoEnd
	}
	return nil
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
