package process

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"goposh/runtime/culture"
	"goposh/runtime/errs"
	"goposh/runtime/job"
	"goposh/runtime/process"
	"goposh/runtime/remoting/clixml"
	"goposh/runtime/session"
	"goposh/runtime/stream"
	"goposh/runtime/value"
)

// stopGrace is how long a script that is stopped may take before its process ends without it; finally blocks may take longer.
const stopGrace = 50 * time.Millisecond

// Serve is the child's end: it runs one job in a runspace of runner and returns when the job has ended, or the parent has gone
// and nothing is left to wait for. jobs is how the job's own jobs run in processes; nil for not at all.
func Serve(ctx context.Context, runner job.Runner, jobs job.Isolator, in io.Reader, out io.Writer) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	if _, err := io.WriteString(out, readyLine); err != nil {
		return fmt.Errorf("job server: nobody listens: %w", err)
	}
	dec := json.NewDecoder(bufio.NewReader(in))
	var m start
	if err := dec.Decode(&m); err != nil {
		return fmt.Errorf("job server: no job: %w", err)
	}
	s := &server{out: newSender(out), answers: make(chan string)}
	if m.User != "" {
		if why := m.unreachable(); why != "" {
			return s.out.send(event{End: &end{Refused: why}})
		}
	}
	o := job.RunspaceOptions{Parent: &session.Session{}, Directory: m.Directory, Location: m.Location,
		Env: session.NewEnvironment(m.Env), Host: &remoteHost{server: s, asks: m.Asks, turn: session.NewTurn()}}
	var err error
	if o.Culture, err = culture.Get(m.Culture); err != nil {
		return err
	}
	if o.UICulture, err = culture.Get(m.UICulture); err != nil {
		return err
	}
	if jobs != nil {
		o.Parent.SetService(job.IsolationKey{}, jobs)
	}
	o.Parent.SetService(job.OutputLimitKey{}, m.OutputLimit)
	rs, err := runner.NewRunspace(o)
	if err != nil {
		return s.end(nil, err)
	}
	// The reader ends with the process, or when the parent closes its end.
	go s.listen(ctx, dec, cancel)
	done := make(chan error, 1)
	go func() { done <- s.run(ctx, rs, &m) }()
	err = s.wait(ctx, rs, done)
	if errors.Is(err, errLeft) {
		// The script still works with its runspace, which can therefore not be closed.
		return process.KillDescendants()
	}
	rs.Close()
	return err
}

// unreachable tells why the job's user may not be in its directory; "" when it may.
func (m *start) unreachable() string {
	dir := cmp.Or(m.Location, m.Directory)
	if !filepath.IsAbs(dir) {
		// A location of another provider than the file system's.
		dir = m.Directory
	}
	if _, err := os.Stat(filepath.Join(dir, ".") + string(filepath.Separator) + "."); errors.Is(err, fs.ErrPermission) {
		return fmt.Sprintf("the user %s may not enter the directory %s", m.User, dir)
	}
	return ""
}

type server struct {
	out     *sender
	answers chan string
}

// errLeft tells that the script was left behind.
var errLeft = errors.New("the script does not end")

// wait waits for the scripts; after a stop only for as long as they may take.
func (s *server) wait(ctx context.Context, rs job.Runspace, done <-chan error) error {
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	for {
		select {
		case err := <-done:
			return err
		case <-time.After(stopGrace):
			if !rs.Guarded() {
				return errLeft
			}
		}
	}
}

func (s *server) run(ctx context.Context, rs job.Runspace, m *start) error {
	q := job.Request{Text: m.Text, File: m.File, HasInput: m.HasInput}
	var err error
	if q.Args, err = unpackAll(rs, m.Args); err != nil {
		return err
	}
	if q.Input, err = unpackAll(rs, m.Input); err != nil {
		return err
	}
	if m.Using != "" {
		v, err := unpack(rs, m.Using)
		if err != nil {
			return err
		}
		q.Using, _ = v.Base().Object().(*value.Dict)
	}
	return s.end(rs, job.RunScripts(ctx, rs, m.Init, q, job.Sinks{
		Output: func(v value.Value) error { return s.value(rs, stream.Output, v) },
		Error:  func(r *errs.Record) error { return s.value(rs, stream.Error, value.Of(r)) },
		Record: func(r stream.Record) error { return s.value(rs, r.Stream(), value.Of(r)) },
	}))
}

func (s *server) value(rt value.Runtime, id stream.ID, v value.Value) error {
	o := wire
	if id == stream.Information {
		o.Depth++ // the message is what crosses, the record only carries it
	}
	text, err := clixml.Serialize(rt, o, v)
	if err != nil {
		return err
	}
	return s.out.send(event{Stream: streamNames[id], Value: text})
}

// end tells how the scripts ended.
func (s *server) end(rt value.Runtime, err error) error {
	e := &end{}
	var init *job.InitError
	if errors.As(err, &init) {
		e.Init, e.Soft = true, init.Soft
		err = init.Record
	}
	if err != nil {
		text, perr := pack(rt, value.Of(errs.RecordFrom(err)))
		if perr != nil {
			return perr
		}
		e.Error = text
	}
	return s.out.send(event{End: e})
}

// listen takes the parent's messages. A parent that has gone stops the job.
func (s *server) listen(ctx context.Context, dec *json.Decoder, stop func()) {
	defer stop()
	for {
		var c control
		if dec.Decode(&c) != nil || c.Stop {
			return
		}
		if c.Answer == nil {
			continue
		}
		select {
		case s.answers <- *c.Answer:
		case <-ctx.Done():
			return
		}
	}
}

// remoteHost is the host of a job whose questions the parent passes on.
type remoteHost struct {
	server *server
	asks   bool

	// turn is had by who waits for an answer; mu guards shown. Runspaces that the job opens share its host.
	turn  session.Turn
	mu    sync.Mutex
	shown []byte
}

// Name implements session.Host.
func (*remoteHost) Name() string { return "ServerRemoteHost" }

// Write implements session.Host: what is shown comes with the next question.
func (h *remoteHost) Write(text string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.shown = append(h.shown, text...)
}

// takeShown gives what was shown since the last question.
func (h *remoteHost) takeShown() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	text := string(h.shown)
	h.shown = nil
	return text
}

// WriteError implements session.Host.
func (*remoteHost) WriteError(string) {}

// Width implements session.Host.
func (*remoteHost) Width() int { return 0 }

// Interactive implements session.Host.
func (h *remoteHost) Interactive() bool { return h.asks }

// VirtualTerminal implements session.Host.
func (*remoteHost) VirtualTerminal() bool { return false }

// ReadLine implements session.Host.
func (h *remoteHost) ReadLine(ctx context.Context, secure bool) (string, error) {
	if !h.asks {
		return "", job.ErrNotInteractive
	}
	if err := h.turn.Take(ctx); err != nil {
		return "", err
	}
	defer h.turn.Give()
	if err := h.server.out.send(event{Ask: &question{secure, h.takeShown()}}); err != nil {
		return "", err
	}
	select {
	case line := <-h.server.answers:
		return line, nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}
