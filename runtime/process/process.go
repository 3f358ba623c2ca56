package process

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"sync"
	"syscall"
	"time"

	"goposh/runtime/types"
	"goposh/runtime/value"
)

// Process is a System.Diagnostics.Process.
type Process struct {
	value.Bag
	pid  int
	name string

	mu      sync.Mutex
	child   *exec.Cmd     // of processes that the session started
	done    chan struct{} // closed when child has ended
	exited  time.Time
	code    int
	began   uint64 // start time in clock ticks, to know a process from a later one with its id
	noChild bool
}

var processType = sync.OnceValue(func() *value.Type { return types.Lookup("System.Diagnostics.Process") })

// Type implements value.Object.
func (*Process) Type() *value.Type { return processType() }

// ErrNotFound tells that there is no process with an id.
var ErrNotFound = errors.New("no such process")

// ByID returns the running process with that id, or ErrNotFound.
func ByID(pid int) (*Process, error) {
	st, err := readStat(pid)
	if err != nil {
		return nil, ErrNotFound
	}
	return &Process{pid: pid, name: st.name, began: st.start, noChild: true}, nil
}

// All lists the running processes by id.
func All() ([]*Process, error) {
	pids, err := list()
	if err != nil {
		return nil, err
	}
	out := make([]*Process, 0, len(pids))
	for _, pid := range pids {
		if p, err := ByID(pid); err == nil {
			out = append(out, p)
		}
	}
	return out, nil
}

// Start starts a command. The process is waited for in the background until it ends, so that it leaves no zombie.
func Start(cmd *exec.Cmd) (*Process, error) {
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	p := &Process{pid: cmd.Process.Pid, child: cmd, done: make(chan struct{})}
	if st, err := readStat(p.pid); err == nil {
		p.name, p.began = st.name, st.start
	}
	go p.reap()
	return p, nil
}

// reap waits for the child; it ends with it.
func (p *Process) reap() {
	err := p.child.Wait()
	p.mu.Lock()
	p.exited = time.Now()
	p.code = exitCode(p.child.ProcessState, err)
	p.mu.Unlock()
	close(p.done)
}

// exitCode is the code .NET gives: 128 and the signal's number for a process that a signal ended.
func exitCode(st *os.ProcessState, err error) int {
	if st == nil {
		return -1
	}
	if ws, ok := st.Sys().(syscall.WaitStatus); ok && ws.Signaled() {
		return 128 + int(ws.Signal())
	}
	if c := st.ExitCode(); c >= 0 || err == nil {
		return c
	}
	return -1
}

// ID is the process id.
func (p *Process) ID() int { return p.pid }

// Name is the process name: that of the program, without its path.
func (p *Process) Name() string {
	if p.child != nil {
		// Right after the start the name is still that of the parent.
		if st, err := readStat(p.pid); err == nil && st.start == p.began && st.state != 'Z' {
			p.name = st.name
		}
	}
	return p.name
}

// HasExited tells whether the process has ended.
func (p *Process) HasExited() bool {
	if p.child != nil {
		select {
		case <-p.done:
			return true
		default:
			return false
		}
	}
	st, err := readStat(p.pid)
	return err != nil || st.start != p.began || st.state == 'Z'
}

// pollEvery is how often a process that is no child is looked at.
const pollEvery = 20 * time.Millisecond

// Wait waits until the process has ended; false when the timeout is over before. A negative timeout waits for ever.
func (p *Process) Wait(ctx context.Context, timeout time.Duration) (bool, error) {
	var expired <-chan time.Time
	if timeout >= 0 {
		t := time.NewTimer(timeout)
		defer t.Stop()
		expired = t.C
	}
	if p.child != nil {
		select {
		case <-p.done:
			return true, nil
		case <-expired:
			return p.HasExited(), nil
		case <-ctx.Done():
			return false, ctx.Err()
		}
	}
	tick := time.NewTicker(pollEvery)
	defer tick.Stop()
	for !p.HasExited() {
		select {
		case <-tick.C:
		case <-expired:
			return p.HasExited(), nil
		case <-ctx.Done():
			return false, ctx.Err()
		}
	}
	return true, nil
}

// Kill ends the process at once. That it has ended already is no error.
func (p *Process) Kill() error {
	if p.HasExited() {
		return nil
	}
	proc, err := os.FindProcess(p.pid)
	if err != nil {
		return err
	}
	err = proc.Kill()
	if errors.Is(err, os.ErrProcessDone) || errors.Is(err, syscall.ESRCH) {
		return nil
	}
	return err
}

// KillTree ends the process and all that descend from it.
func (p *Process) KillTree() error {
	children, err := descendants(p.pid)
	if err != nil {
		return err
	}
	if err := p.Kill(); err != nil {
		return err
	}
	return killAll(children)
}

// KillDescendants ends all processes that descend from the program's own.
func KillDescendants() error {
	children, err := descendants(os.Getpid())
	if err != nil {
		return err
	}
	return killAll(children)
}

// killAll ends the processes with these ids; one that cannot be ended does not keep the others.
func killAll(pids []int) error {
	var failed error
	for _, pid := range pids {
		if c, err := ByID(pid); err == nil {
			failed = errors.Join(failed, c.Kill())
		}
	}
	return failed
}

// ExitCode is the exit code of a process that the session started; ok is false while it runs, and for other processes.
func (p *Process) ExitCode() (code int, ok bool) {
	if p.child == nil || !p.HasExited() {
		return 0, false
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.code, true
}
