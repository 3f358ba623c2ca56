package types

import (
	"context"
	"strconv"
	"sync"
	"time"

	"goposh/runtime/errs"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// sleep waits or stops early when the pipeline is stopped.
func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// timeoutArg is the argument i as a wait: milliseconds or a TimeSpan, negative for ever. Without the argument it is for ever.
func timeoutArg(c *Call, i int) time.Duration {
	if i >= c.N() {
		return -1
	}
	switch c.kind(i) {
	case value.KindTimeSpan:
		return time.Duration(c.Long(i) * 100)
	case value.KindInt32, value.KindInt64:
		return time.Duration(c.Long(i)) * time.Millisecond
	}
	return -1
}

// gate is the state behind events, semaphores and mutexes: a count that waits take from.
type gate struct {
	mu      sync.Mutex
	count   int
	limit   int
	manual  bool          // a wait takes nothing
	changed chan struct{} // closed when count grows
}

func newGate(count, limit int, manual bool) *gate {
	return &gate{count: count, limit: limit, manual: manual, changed: make(chan struct{})}
}

// release adds n and wakes who waits; ok is false when that passes the limit.
func (g *gate) release(n int) (before int, ok bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	before = g.count
	if g.count+n > g.limit {
		if g.manual || g.limit == 1 {
			return before, true
		}
		return before, false
	}
	g.count += n
	close(g.changed)
	g.changed = make(chan struct{})
	return before, true
}

func (g *gate) reset() {
	g.mu.Lock()
	g.count = 0
	g.mu.Unlock()
}

func (g *gate) available() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.count
}

// next gives a channel that is closed when the count grows, and tells whether there is something to take already.
func (g *gate) next() (changed <-chan struct{}, now bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.changed, g.count > 0
}

// wait takes one; false after the timeout (negative: none), an error when ctx ends.
func (g *gate) wait(ctx context.Context, timeout time.Duration) (bool, error) {
	var expired <-chan time.Time
	if timeout > 0 {
		t := time.NewTimer(timeout)
		defer t.Stop()
		expired = t.C
	}
	for {
		g.mu.Lock()
		if g.count > 0 {
			if !g.manual {
				g.count--
			}
			g.mu.Unlock()
			return true, nil
		}
		changed := g.changed
		g.mu.Unlock()
		if timeout == 0 {
			return false, nil
		}
		select {
		case <-changed:
		case <-expired:
			return false, nil
		case <-ctx.Done():
			return false, ctx.Err()
		}
	}
}

// waiter is a WaitHandle, SemaphoreSlim or ManualResetEventSlim.
type waiter struct {
	value.Bag
	typ  *value.Type
	gate *gate
}

// Type implements value.Object.
func (w *waiter) Type() *value.Type { return w.typ }

// waitable is the state behind a WaitHandle.
type waitable interface {
	// wait waits for the state to be set; false after the timeout (negative: none), an error when ctx ends.
	wait(ctx context.Context, timeout time.Duration) (bool, error)
}

// wait implements waitable.
func (w *waiter) wait(ctx context.Context, timeout time.Duration) (bool, error) {
	return w.gate.wait(ctx, timeout)
}

// waitFor is WaitOne and Wait: it gives whether the wait succeeded.
func waitFor(c *Call) (value.Value, error) {
	ok, err := this[waitable](c).wait(c.RT.Context(), timeoutArg(c, 0))
	return value.Bool(ok), err
}

func setGate(c *Call) (value.Value, error) {
	this[*waiter](c).gate.release(1)
	return value.True, nil
}

// waitHandleClass declares System.Threading.WaitHandle.
func waitHandleClass() *Class {
	return &Class{Members: []M{
		{"static readonly int WaitTimeout", constant(value.Int(258))},
		{"void Close()", noop}, {"void Dispose()", noop},
		{"bool WaitOne(int millisecondsTimeout)", waitFor},
		{"bool WaitOne(timespan timeout)", waitFor},
		{"bool WaitOne()", waitFor},
		{"bool WaitOne(int millisecondsTimeout, bool exitContext)", waitFor},
		{"static bool WaitAll(WaitHandle[] waitHandles)", waitAll},
		{"static bool WaitAll(WaitHandle[] waitHandles, int millisecondsTimeout)", waitAll},
		{"static int WaitAny(WaitHandle[] waitHandles)", waitAny},
		{"static int WaitAny(WaitHandle[] waitHandles, int millisecondsTimeout)", waitAny},
	}}
}

func waitHandles(c *Call) ([]waitable, error) {
	items, err := c.source(0, "waitHandles")
	if err != nil {
		return nil, err
	}
	out := make([]waitable, len(items))
	for i, v := range items {
		w, ok := v.Base().Ref().(waitable)
		if !ok {
			return nil, neterr.ArgumentNull("waitHandles[" + strconv.Itoa(i) + "]")
		}
		out[i] = w
	}
	return out, nil
}

func waitAll(c *Call) (value.Value, error) {
	list, err := waitHandles(c)
	if err != nil {
		return value.Null, err
	}
	timeout := timeoutArg(c, 1)
	end := time.Now().Add(timeout)
	for i, w := range list {
		left := timeout
		if timeout > 0 {
			left = max(time.Until(end), 0)
		}
		ok, err := w.wait(c.RT.Context(), left)
		if err != nil {
			return value.Null, err
		}
		if !ok {
			for _, taken := range list[:i] {
				if e, ok := taken.(*waiter); ok && !e.gate.manual {
					e.gate.release(1)
				}
			}
			return value.False, nil
		}
	}
	return value.True, nil
}

func waitAny(c *Call) (value.Value, error) {
	const poll = time.Millisecond
	list, err := waitHandles(c)
	if err != nil {
		return value.Null, err
	}
	timeout := timeoutArg(c, 1)
	for end := time.Now().Add(timeout); ; {
		for i, w := range list {
			if ok, _ := w.wait(c.RT.Context(), 0); ok {
				return vint(i)
			}
		}
		if timeout >= 0 && !time.Now().Before(end) {
			return vint(258)
		}
		if err := sleep(c.RT.Context(), poll); err != nil {
			return value.Null, err
		}
	}
}

// eventClass declares EventWaitHandle and its two sealed kinds.
func eventClass(manual bool) func() *Class {
	return func() *Class {
		return &Class{Members: []M{
			{"new(bool initialState)", func(c *Call) (value.Value, error) {
				n := 0
				if c.Bool(0) {
					n = 1
				}
				return vobject(&waiter{typ: c.Type, gate: newGate(n, 1, manual)})
			}},
		}}
	}
}

// eventWaitHandleClass declares System.Threading.EventWaitHandle.
func eventWaitHandleClass() *Class {
	return &Class{Members: []M{
		{"new(bool initialState, EventResetMode mode)", func(c *Call) (value.Value, error) {
			n := 0
			if c.Bool(0) {
				n = 1
			}
			return vobject(&waiter{typ: c.Type, gate: newGate(n, 1, c.Int(1) == 1)})
		}},
		{"bool Reset()", func(c *Call) (value.Value, error) {
			this[*waiter](c).gate.reset()
			return value.True, nil
		}},
		{"bool Set()", setGate},
	}}
}

// mutexClass declares System.Threading.Mutex; names bind it to this process only.
func mutexClass() *Class {
	create := func(c *Call) (value.Value, error) {
		n := 1
		if c.N() > 0 && c.Bool(0) {
			n = 0
		}
		if c.N() > 2 {
			if err := setOut(c, 2, value.True); err != nil {
				return value.Null, err
			}
		}
		return vobject(&waiter{typ: c.Type, gate: newGate(n, 1, false)})
	}
	return &Class{Members: []M{
		{"new()", create}, {"new(bool initiallyOwned)", create}, {"new(bool initiallyOwned, string name)", create},
		{"new(bool initiallyOwned, string name, out bool createdNew)", create},
		{"void ReleaseMutex()", func(c *Call) (value.Value, error) {
			g := this[*waiter](c).gate
			if g.available() > 0 {
				return value.Null, neterr.New("System.ApplicationException", "Object synchronization method was called from an unsynchronized block of code.")
			}
			g.release(1)
			return value.Void, nil
		}},
	}}
}

// setOut gives an out argument its value.
func setOut(c *Call, i int, v value.Value) error {
	if r, ok := c.Args[i].Object().(*Ref); ok {
		return r.Set(v)
	}
	return nil
}

func semaphoreNew(c *Call) (value.Value, error) {
	limit := 1<<31 - 1
	if c.N() > 1 {
		limit = c.Int(1)
	}
	if n := c.Int(0); n < 0 || n > limit {
		return value.Null, neterr.ArgumentOutOfRange("initialCount", "The initial count for the semaphore must be greater than or equal to zero and less than the maximum count.")
	}
	return vobject(&waiter{typ: c.Type, gate: newGate(c.Int(0), limit, false)})
}

func semaphoreRelease(c *Call) (value.Value, error) {
	n := 1
	if c.N() > 0 {
		n = c.Int(0)
	}
	if n < 1 {
		return value.Null, neterr.ArgumentOutOfRange("releaseCount", "Non-negative number required.")
	}
	before, ok := this[*waiter](c).gate.release(n)
	if !ok {
		return value.Null, errs.NewException("System.Threading.SemaphoreFullException", "Adding the specified count to the semaphore would cause it to exceed its maximum count.")
	}
	return vint(before)
}

// semaphoreClass declares System.Threading.Semaphore.
func semaphoreClass() *Class {
	return &Class{Members: []M{
		{"new(int initialCount, int maximumCount)", semaphoreNew},
		{"int Release()", semaphoreRelease}, {"int Release(int releaseCount)", semaphoreRelease},
	}}
}

// semaphoreSlimClass declares System.Threading.SemaphoreSlim.
func semaphoreSlimClass() *Class {
	return &Class{Members: []M{
		{"new(int initialCount)", semaphoreNew}, {"new(int initialCount, int maxCount)", semaphoreNew},
		{"int CurrentCount {get}", func(c *Call) (value.Value, error) { return vint(this[*waiter](c).gate.available()) }},
		{"void Wait()", waitFor}, {"bool Wait(timespan timeout)", waitFor}, {"bool Wait(int millisecondsTimeout)", waitFor},
		{"int Release()", semaphoreRelease}, {"int Release(int releaseCount)", semaphoreRelease},
		{"void Dispose()", noop},
	}}
}

// manualResetEventSlimClass declares System.Threading.ManualResetEventSlim.
func manualResetEventSlimClass() *Class {
	create := func(c *Call) (value.Value, error) {
		n := 0
		if c.N() > 0 && c.Bool(0) {
			n = 1
		}
		return vobject(&waiter{typ: c.Type, gate: newGate(n, 1, true)})
	}
	return &Class{Members: []M{
		{"new()", create}, {"new(bool initialState)", create},
		{"bool IsSet {get}", func(c *Call) (value.Value, error) { return vbool(this[*waiter](c).gate.available() > 0) }},
		{"void Set()", setGate},
		{"void Reset()", func(c *Call) (value.Value, error) {
			this[*waiter](c).gate.reset()
			return value.Void, nil
		}},
		{"void Wait()", waitFor}, {"bool Wait(timespan timeout)", waitFor}, {"bool Wait(int millisecondsTimeout)", waitFor},
		{"void Dispose()", noop},
	}}
}

// interlockedClass declares System.Threading.Interlocked. References lead to variables of one runspace, so reading and writing one
// is not divided by anything else.
func interlockedClass() *Class {
	var out []M
	update := func(old bool, f func(have, by int64) int64) Func {
		return func(c *Call) (value.Value, error) {
			r, ok := c.Args[0].Object().(*Ref)
			if !ok {
				return value.Null, neterr.ArgumentNull("location")
			}
			v, err := Convert(c.RT, r.Get(), value.TypeInt64)
			if err != nil {
				return value.Null, err
			}
			have, by := v.Int64(), int64(0)
			if c.N() > 1 {
				by = c.Long(1)
			}
			k := value.KindInt32
			if r.Get().Base().Kind() == value.KindInt64 {
				k = value.KindInt64
			}
			now := value.FromInteger(k, f(have, by))
			if k == value.KindInt32 {
				now = value.Int(int32(f(have, by)))
			}
			if err := r.Set(now); err != nil {
				return value.Null, err
			}
			if old {
				return value.FromInteger(k, have), nil
			}
			return now, nil
		}
	}
	for _, t := range [...]string{"int", "long"} {
		out = append(out,
			M{"static " + t + " Increment(ref " + t + " location)", update(false, func(have, _ int64) int64 { return have + 1 })},
			M{"static " + t + " Decrement(ref " + t + " location)", update(false, func(have, _ int64) int64 { return have - 1 })},
			M{"static " + t + " Add(ref " + t + " location1, " + t + " value)", update(false, func(have, by int64) int64 { return have + by })},
			M{"static " + t + " And(ref " + t + " location1, " + t + " value)", update(true, func(have, by int64) int64 { return have & by })},
			M{"static " + t + " Or(ref " + t + " location1, " + t + " value)", update(true, func(have, by int64) int64 { return have | by })},
		)
	}
	exchange := func(c *Call) (value.Value, error) {
		r, ok := c.Args[0].Object().(*Ref)
		if !ok {
			return value.Null, neterr.ArgumentNull("location1")
		}
		old := r.Get()
		if c.N() > 2 {
			same, err := equalObjects(c.RT, old, c.Args[2])
			if err != nil || !same {
				return old, err
			}
		}
		return old, r.Set(c.Args[1])
	}
	for _, t := range [...]string{"int", "long", "object", "float", "double"} {
		out = append(out,
			M{"static " + t + " Exchange(ref " + t + " location1, " + t + " value)", exchange},
			M{"static " + t + " CompareExchange(ref " + t + " location1, " + t + " value, " + t + " comparand)", exchange})
	}
	return &Class{Members: append(out,
		M{"static long Read(ref long location)", func(c *Call) (value.Value, error) {
			r, ok := c.Args[0].Object().(*Ref)
			if !ok {
				return value.Null, neterr.ArgumentNull("location")
			}
			return Convert(c.RT, r.Get(), value.TypeInt64)
		}},
		M{"static void MemoryBarrier()", noop},
	)}
}
