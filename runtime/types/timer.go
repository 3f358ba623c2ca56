package types

import (
	"math"
	"strconv"
	"sync"
	"time"

	"goposh/runtime/datetime"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// timer is a System.Timers.Timer. It ticks only while its event has a handler, so that one which is forgotten ends with the session
// that subscribed to it.
type timer struct {
	value.Bag
	Events

	mu sync.Mutex
	// interval is in milliseconds.
	interval float64
	once     bool
	enabled  bool
	closed   bool
	due      time.Time
	ticker   *time.Timer // nil while nothing is to come
}

var typeTimer = lazyType{name: "System.Timers.Timer"}

// Type implements value.Object.
func (*timer) Type() *value.Type { return typeTimer.get() }

// Subscribe implements EventSource.
func (t *timer) Subscribe(event string, h EventHandler) (func(), bool) {
	remove, ok := t.AddOf([]string{"Elapsed", "Disposed"}, event, h)
	if !ok {
		return nil, false
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.arm()
	return func() {
		remove()
		if !t.Wanted("Elapsed") {
			t.mu.Lock()
			t.disarm()
			t.mu.Unlock()
		}
	}, true
}

func (t *timer) period() time.Duration {
	return time.Duration(math.Ceil(t.interval) * float64(time.Millisecond))
}

// on tells whether the timer is enabled; t.mu is held, as below.
func (t *timer) on() bool {
	if t.once && t.ticker == nil && t.enabled && !time.Now().Before(t.due) {
		t.enabled = false
	}
	return t.enabled
}

func (t *timer) set(enabled bool) {
	t.disarm()
	if t.enabled = enabled; enabled {
		t.due = time.Now().Add(t.period())
		t.arm()
	}
}

// arm makes the timer tick when somebody hears it; times that passed before are left out.
func (t *timer) arm() {
	if t.ticker != nil || !t.on() || !t.Wanted("Elapsed") {
		return
	}
	now := time.Now()
	for p := t.period(); t.due.Before(now); {
		t.due = t.due.Add((now.Sub(t.due)/p + 1) * p)
	}
	t.ticker = time.AfterFunc(t.due.Sub(now), t.tick)
}

func (t *timer) disarm() {
	if t.ticker != nil {
		t.ticker.Stop()
		t.ticker = nil
	}
}

func (t *timer) tick() {
	t.mu.Lock()
	if t.ticker == nil {
		t.mu.Unlock()
		return
	}
	t.ticker = nil
	if t.once {
		t.enabled = false
	} else {
		t.due = t.due.Add(t.period())
		t.arm()
	}
	t.mu.Unlock()
	now := value.DateTime(datetime.FromTime(time.Now(), datetime.Local).Data())
	t.Raise("Elapsed", value.Of(t), value.Of(NewEventArgs("System.Timers.ElapsedEventArgs", EventArg{"SignalTime", now})))
}

func (t *timer) close() {
	t.mu.Lock()
	t.set(false)
	was := t.closed
	t.closed = true
	t.mu.Unlock()
	if !was {
		t.Raise("Disposed", value.Of(t), value.Of(NewEventArgs("System.EventArgs")))
	}
}

func newTimer(ms float64) (value.Value, error) {
	if !(ms > 0) || math.Ceil(ms) > math.MaxInt32 {
		return value.Null, neterr.New("System.ArgumentException", "Invalid value '"+strconv.FormatFloat(ms, 'G', -1, 64)+"' for parameter 'interval'.")
	}
	return vobject(&timer{interval: ms})
}

// timerClass declares System.Timers.Timer.
func timerClass() *Class {
	flag := func(get func(*timer) bool, set func(*timer, bool) error) Func {
		return func(c *Call) (value.Value, error) {
			t := this[*timer](c)
			t.mu.Lock()
			defer t.mu.Unlock()
			if c.N() > 0 {
				return value.Void, set(t, c.Bool(0))
			}
			return value.Bool(get(t)), nil
		}
	}
	enable := func(t *timer, on bool) error {
		if t.closed && on {
			return neterr.New("System.ObjectDisposedException", "Cannot access a disposed object.\nObject name: 'System.Timers.Timer'.")
		}
		if on != t.on() {
			t.set(on)
		}
		return nil
	}
	turn := func(on bool) Func {
		return func(c *Call) (value.Value, error) {
			t := this[*timer](c)
			t.mu.Lock()
			defer t.mu.Unlock()
			return value.Void, enable(t, on)
		}
	}
	closing := func(c *Call) (value.Value, error) {
		this[*timer](c).close()
		return value.Void, nil
	}
	nothing := func(*Call) (value.Value, error) { return value.Void, nil }
	none := func(c *Call) (value.Value, error) {
		if c.N() > 0 && !c.isNull(0) {
			return value.Null, notSupported("A timer raises its events on its own; it has no component or window to raise them for.")
		}
		return value.Null, nil
	}
	return &Class{
		Events: []Event{
			{"Elapsed", "System.Timers.ElapsedEventHandler", "System.Timers.ElapsedEventArgs"},
			{"Disposed", "System.EventHandler", "System.EventArgs"},
		},
		Members: []M{
			{"new()", func(*Call) (value.Value, error) { return newTimer(100) }},
			{"new(double interval)", func(c *Call) (value.Value, error) { return newTimer(c.Float(0)) }},
			{"new(TimeSpan interval)", func(c *Call) (value.Value, error) { return newTimer(float64(c.span(0)) / 1e4) }},
			{"bool AutoReset {get;set}", flag(func(t *timer) bool { return !t.once }, func(t *timer, on bool) error {
				t.once = !on
				return nil
			})},
			{"bool Enabled {get;set}", flag((*timer).on, enable)},
			{"double Interval {get;set}", func(c *Call) (value.Value, error) {
				t := this[*timer](c)
				t.mu.Lock()
				defer t.mu.Unlock()
				if c.N() == 0 {
					return vdouble(t.interval)
				}
				ms := c.Float(0)
				if !(ms > 0) {
					return value.Null, neterr.New("System.ArgumentException", "'"+strconv.FormatFloat(ms, 'G', -1, 64)+"' is not a valid value for 'Interval'. 'Interval' must be greater than 0.")
				}
				t.interval = ms
				if t.on() {
					t.set(true)
				}
				return value.Void, nil
			}},
			{"System.ComponentModel.ISite Site {get;set}", none},
			{"System.ComponentModel.ISynchronizeInvoke SynchronizingObject {get;set}", none},
			{"System.ComponentModel.IContainer Container {get}", none},
			{"void Start()", turn(true)},
			{"void Stop()", turn(false)},
			{"void Close()", closing},
			{"void Dispose()", closing},
			{"void BeginInit()", nothing},
			{"void EndInit()", nothing},
		},
	}
}
