package types

import (
	"sync"
	"time"

	"goposh/runtime/errs"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// monitors are the objects that are locked now, in all sessions: objects may be shared between them.
var monitors = sync.OnceValue(func() *monitorTable { return &monitorTable{locks: map[any]*monitorLock{}} })

type monitorTable struct {
	mu    sync.Mutex
	locks map[any]*monitorLock
}

// monitorLock is a lock that one runtime holds, maybe several times.
type monitorLock struct {
	owner   value.Runtime
	depth   int
	changed chan struct{}
}

// enter takes the lock of an object; false when it was not free in time.
func (m *monitorTable) enter(rt value.Runtime, obj any, timeout time.Duration) (bool, error) {
	var expired <-chan time.Time
	if timeout > 0 {
		t := time.NewTimer(timeout)
		defer t.Stop()
		expired = t.C
	}
	for {
		m.mu.Lock()
		l := m.locks[obj]
		if l == nil {
			l = &monitorLock{owner: rt, changed: make(chan struct{})}
			m.locks[obj] = l
		}
		if l.owner == rt {
			l.depth++
			m.mu.Unlock()
			return true, nil
		}
		changed := l.changed
		m.mu.Unlock()
		if timeout == 0 {
			return false, nil
		}
		select {
		case <-changed:
		case <-expired:
			return false, nil
		case <-rt.Context().Done():
			return false, rt.Context().Err()
		}
	}
}

// exit gives the lock back; false when rt does not hold it.
func (m *monitorTable) exit(rt value.Runtime, obj any) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	l := m.locks[obj]
	if l == nil || l.owner != rt {
		return false
	}
	if l.depth--; l.depth == 0 {
		delete(m.locks, obj)
		close(l.changed)
	}
	return true
}

func (m *monitorTable) held(rt value.Runtime, obj any) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	l := m.locks[obj]
	return l != nil && l.owner == rt
}

// lockObject is what stands for an argument among the locks.
func lockObject(c *Call) (any, error) {
	if c.isNull(0) {
		return nil, neterr.ArgumentNull("obj")
	}
	if o := c.Args[0].Base().Object(); o != nil {
		return o, nil
	}
	return c.Args[0].Base(), nil
}

// monitorClass declares System.Threading.Monitor.
func monitorClass() *Class {
	enter := func(timeout func(c *Call) time.Duration) Func {
		return func(c *Call) (value.Value, error) {
			obj, err := lockObject(c)
			if err != nil {
				return value.Null, err
			}
			ok, err := monitors().enter(c.RT, obj, timeout(c))
			if err != nil {
				return value.Null, err
			}
			if last := c.N() - 1; last > 0 {
				if r, isRef := c.Args[last].Object().(*Ref); isRef {
					return value.Void, r.Set(value.Bool(ok))
				}
			}
			return value.Bool(ok), nil
		}
	}
	forever := func(*Call) time.Duration { return -1 }
	once := func(*Call) time.Duration { return 0 }
	return &Class{Members: []M{
		{"static void Enter(object obj)", enter(forever)},
		{"static void Enter(object obj, ref bool lockTaken)", enter(forever)},
		{"static bool TryEnter(object obj)", enter(once)},
		{"static void TryEnter(object obj, ref bool lockTaken)", enter(once)},
		{"static bool TryEnter(object obj, int millisecondsTimeout)", enter(func(c *Call) time.Duration { return timeoutArg(c, 1) })},
		{"static bool TryEnter(object obj, timespan timeout)", enter(func(c *Call) time.Duration { return timeoutArg(c, 1) })},
		{"static void Exit(object obj)", func(c *Call) (value.Value, error) {
			obj, err := lockObject(c)
			if err != nil {
				return value.Null, err
			}
			if !monitors().exit(c.RT, obj) {
				return value.Null, errs.NewException("System.Threading.SynchronizationLockException", "Object synchronization method was called from an unsynchronized block of code.")
			}
			return value.Void, nil
		}},
		{"static bool IsEntered(object obj)", func(c *Call) (value.Value, error) {
			obj, err := lockObject(c)
			return value.Bool(err == nil && monitors().held(c.RT, obj)), err
		}},
	}}
}
