package hosting

import (
	"slices"
	"sync"
	"weak"

	"goposh/runtime/session"
	"goposh/runtime/value"
)

// registry numbers the runspaces of a process and knows those still in use. A runspace that nobody holds any more goes.
type registry struct {
	mu   sync.Mutex
	root *session.Session
	last int
	list []weak.Pointer[Runspace]
	// running are the invocations in goroutines of their own.
	running map[*invocation]struct{}
	closed  bool
}

type registryKey struct{}

func registryOf(s *session.Session) *registry {
	// The session that starts it all is number 1.
	return s.Service(registryKey{}, func() any { return &registry{root: s, last: 1, running: map[*invocation]struct{}{}} }).(*registry)
}

// Join makes the runspaces of a session count among those of another: both stand for one process.
func Join(s, with *session.Session) { s.SetService(registryKey{}, registryOf(with)) }

// add numbers a runspace.
func (r *registry) add(rs *Runspace) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.last++
	rs.id = r.last
	r.list = slices.DeleteFunc(r.list, func(p weak.Pointer[Runspace]) bool { return p.Value() == nil })
	r.list = append(r.list, weak.Make(rs))
}

// start notes an invocation that runs in its own goroutine; false when the session is gone.
func (r *registry) start(i *invocation) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		return false
	}
	r.running[i] = struct{}{}
	value.BeginThread()
	return true
}

func (r *registry) end(i *invocation) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, ok := r.running[i]; ok {
		delete(r.running, i)
		value.EndThread()
	}
}

// Runspaces lists the runspaces of the process that a session belongs to, by number.
func Runspaces(s *session.Session) []*Runspace {
	r := registryOf(s)
	out := []*Runspace{}
	if main := Of(r.root); main != nil {
		out = append(out, main)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, p := range r.list {
		if rs := p.Value(); rs != nil {
			out = append(out, rs)
		}
	}
	return out
}

// Close stops what scripts of a session left running when the session ends, and waits for it.
func Close(s *session.Session) {
	r, ok := s.Service(registryKey{}, nil).(*registry)
	if !ok || r.root != s {
		return
	}
	r.mu.Lock()
	r.closed = true
	list := make([]*invocation, 0, len(r.running))
	for i := range r.running {
		list = append(list, i)
	}
	r.mu.Unlock()
	for _, i := range list {
		i.cancel()
	}
	for _, i := range list {
		<-i.done
	}
}
