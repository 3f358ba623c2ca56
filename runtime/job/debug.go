package job

import (
	"context"
	"io"
	"sync"

	"goposh/runtime/session"
)

// Debuggable is a runspace whose scripts the debugger can stop: those of this process.
type Debuggable interface {
	// SetStops says who is told when a script stops; nil for nobody. It is called from the goroutine that runs the scripts.
	SetStops(Stops)
	// Break makes the script that runs for s stop at its next statement; with on false it takes that back. From any goroutine.
	Break(s Stops, on bool)
}

// Stops is told that a script has stopped in the debugger, from the script's goroutine.
type Stops interface {
	// Stopped waits until somebody debugs the script, and returns the display and keyboard to debug it with and the name for its
	// prompt. The script goes on when host is nil.
	Stopped(ctx context.Context) (host session.Host, name string)
	// Resumed tells that the script goes on.
	Resumed(how DebugEnd)
}

// DebugEnd is how a script goes on that was stopped in the debugger.
type DebugEnd uint8

// The ways to go on.
const (
	DebugContinue DebugEnd = iota // until it stops again
	DebugDetach                   // without debugger
	DebugQuit                     // to its end
)

// debugging is what a job knows of its debugging.
type debugging struct {
	// attended tells that the session has a user who could debug: a script that stops waits for that. Otherwise it goes on.
	attended bool
	session  *DebugSession
	// awaited, unless nil, is closed when somebody begins to debug the job.
	awaited chan struct{}
}

// attended tells whether a session has a user who could debug its jobs.
func attended(s *session.Session) bool {
	return s != nil && s.Host != nil && s.Host.Name() == "ConsoleHost"
}

// debugBy makes a session the one that debugs the job; false when the job's script cannot be debugged, or somebody else does it.
func (j *Job) debugBy(s *DebugSession) bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	if state := j.info.State; state != Running && state != AtBreakpoint || !j.debug.attended || j.debug.session != nil {
		return false
	}
	j.debug.session = s
	if j.debug.awaited != nil {
		close(j.debug.awaited)
		j.debug.awaited = nil
	}
	// A job that has no runspace yet is stopped when it gets one.
	if d, ok := j.running.(Debuggable); ok && j.info.State != AtBreakpoint {
		d.Break(j, true)
	}
	return true
}

// Stopped implements Stops: the job is AtBreakpoint until it goes on.
func (j *Job) Stopped(ctx context.Context) (host session.Host, name string) {
	j.SetState(AtBreakpoint, nil)
	for {
		j.mu.Lock()
		s := j.debug.session
		if s == nil && j.debug.awaited == nil {
			j.debug.awaited = make(chan struct{})
		}
		awaited := j.debug.awaited
		j.mu.Unlock()
		if s != nil && s.take(ctx) {
			return &debugHost{session: s, ctx: ctx}, j.Name()
		}
		if s != nil && ctx.Err() == nil {
			// That session has ended: its job goes on as after detaching.
			break
		}
		select {
		case <-awaited:
			continue
		case <-ctx.Done():
		}
		break
	}
	j.SetState(Running, nil)
	return nil, ""
}

// Resumed implements Stops.
func (j *Job) Resumed(how DebugEnd) {
	j.SetState(Running, nil)
	j.mu.Lock()
	s := j.debug.session
	j.mu.Unlock()
	if s == nil {
		return
	}
	s.give()
	switch how {
	case DebugDetach:
		s.Close()
	case DebugQuit:
		j.StopAsync()
	}
}

// DebugSession is one Debug-Job command: who carries it out serves the jobs' requests until it ends.
type DebugSession struct {
	host     session.Host
	jobs     []*Job
	requests chan func()
	ended    chan struct{}
	end      sync.Once
	// turn holds a token while a job is at the prompt.
	turn chan struct{}
	// interactive, terminal and width are the host's, which is not asked for them from other goroutines.
	interactive, terminal bool
	width                 int
	name                  string
}

// StartDebug makes the scripts of a job, or else of its children, stop at their next statements. It is nil when none can be debugged:
// those of this process can while they run, jobs of other processes and computers cannot.
func StartDebug(j *Job, h session.Host) *DebugSession {
	s := &DebugSession{host: h, requests: make(chan func()), ended: make(chan struct{}), turn: make(chan struct{}, 1),
		interactive: h.Interactive(), terminal: h.VirtualTerminal(), width: h.Width(), name: h.Name()}
	for _, x := range append([]*Job{j}, j.Children()...) {
		if x.debugBy(s) {
			s.jobs = append(s.jobs, x)
		}
	}
	if len(s.jobs) == 0 {
		return nil
	}
	return s
}

// Requests are what the debugged scripts want of the user; each is called by the goroutine that owns the host.
func (s *DebugSession) Requests() <-chan func() { return s.requests }

// Ended is closed when the user detached from the jobs.
func (s *DebugSession) Ended() <-chan struct{} { return s.ended }

// Close ends the debugging; the jobs go on.
func (s *DebugSession) Close() {
	s.end.Do(func() {
		close(s.ended)
		for _, j := range s.jobs {
			j.mu.Lock()
			j.debug.session = nil
			d, _ := j.running.(Debuggable)
			j.mu.Unlock()
			if d != nil {
				d.Break(j, false)
			}
		}
	})
}

// take waits for a job's turn at the prompt; false when there will be none.
func (s *DebugSession) take(ctx context.Context) bool {
	select {
	case <-s.ended:
		return false
	default:
	}
	select {
	case s.turn <- struct{}{}:
		return true
	case <-s.ended:
	case <-ctx.Done():
	}
	return false
}

// give lets another job have its turn.
func (s *DebugSession) give() {
	select {
	case <-s.turn:
	default:
	}
}

// ask has the session's own goroutine do something; false when it does no more.
func (s *DebugSession) ask(ctx context.Context, f func()) bool {
	done := make(chan struct{})
	select {
	case s.requests <- func() { defer close(done); f() }:
		<-done
		return true
	case <-s.ended:
	case <-ctx.Done():
	}
	return false
}

// debugHost is the user of a DebugSession as the debugged script sees them.
type debugHost struct {
	session *DebugSession
	ctx     context.Context
}

// Name implements session.Host.
func (h *debugHost) Name() string { return h.session.name }

// Write implements session.Host.
func (h *debugHost) Write(text string) {
	h.session.ask(h.ctx, func() { h.session.host.Write(text) })
}

// WriteError implements session.Host.
func (h *debugHost) WriteError(text string) {
	h.session.ask(h.ctx, func() { h.session.host.WriteError(text) })
}

// Width implements session.Host.
func (h *debugHost) Width() int { return h.session.width }

// Interactive implements session.Host.
func (h *debugHost) Interactive() bool { return h.session.interactive }

// VirtualTerminal implements session.Host.
func (h *debugHost) VirtualTerminal() bool { return h.session.terminal }

// ReadLine implements session.Host. The input ends when the user has gone.
func (h *debugHost) ReadLine(ctx context.Context, secure bool) (line string, err error) {
	reading, cancel := context.WithCancel(ctx)
	defer cancel()
	stop := context.AfterFunc(h.ctx, cancel)
	defer stop()
	if !h.session.ask(reading, func() { line, err = h.session.host.ReadLine(reading, secure) }) {
		if ctx.Err() != nil {
			return "", ctx.Err()
		}
		return "", io.EOF
	}
	return line, err
}
