package types

import (
	"time"

	"goposh/runtime/value"
)

// stopwatch is a System.Diagnostics.Stopwatch; its ticks are nanoseconds.
type stopwatch struct {
	value.Bag
	elapsed time.Duration
	started time.Time
	running bool
}

var typeStopwatch = lazyType{name: "System.Diagnostics.Stopwatch"}

// Type implements value.Object.
func (*stopwatch) Type() *value.Type { return typeStopwatch.get() }

func (s *stopwatch) total() time.Duration {
	if s.running {
		return s.elapsed + time.Since(s.started)
	}
	return s.elapsed
}

func (s *stopwatch) start() {
	if !s.running {
		s.started, s.running = time.Now(), true
	}
}

func (s *stopwatch) stop() { s.elapsed, s.running = s.total(), false }

// stopwatchClass declares System.Diagnostics.Stopwatch.
func stopwatchClass() *Class {
	act := func(f func(*stopwatch)) Func {
		return func(c *Call) (value.Value, error) {
			f(this[*stopwatch](c))
			return value.Void, nil
		}
	}
	return &Class{Members: []M{
		{"new()", func(*Call) (value.Value, error) { return vobject(&stopwatch{}) }},
		{"static readonly long Frequency", constant(value.Long(1e9))},
		{"static readonly bool IsHighResolution", constant(value.True)},
		{"bool IsRunning {get}", func(c *Call) (value.Value, error) { return vbool(this[*stopwatch](c).running) }},
		{"TimeSpan Elapsed {get}", func(c *Call) (value.Value, error) {
			return value.TimeSpan(int64(this[*stopwatch](c).total()) / 100), nil
		}},
		{"long ElapsedMilliseconds {get}", func(c *Call) (value.Value, error) { return vlong(this[*stopwatch](c).total().Milliseconds()) }},
		{"long ElapsedTicks {get}", func(c *Call) (value.Value, error) { return vlong(int64(this[*stopwatch](c).total())) }},
		{"void Start()", act((*stopwatch).start)},
		{"void Stop()", act((*stopwatch).stop)},
		{"void Reset()", act(func(s *stopwatch) { s.elapsed, s.running = 0, false })},
		{"void Restart()", act(func(s *stopwatch) {
			s.elapsed, s.running = 0, false
			s.start()
		})},
		{"static Stopwatch StartNew()", func(*Call) (value.Value, error) {
			s := &stopwatch{}
			s.start()
			return vobject(s)
		}},
		{"static long GetTimestamp()", func(*Call) (value.Value, error) { return vlong(time.Now().UnixNano()) }},
		{"static TimeSpan GetElapsedTime(long startingTimestamp)", func(c *Call) (value.Value, error) {
			return value.TimeSpan((time.Now().UnixNano() - c.Long(0)) / 100), nil
		}},
		{"static TimeSpan GetElapsedTime(long startingTimestamp, long endingTimestamp)", func(c *Call) (value.Value, error) {
			return value.TimeSpan((c.Long(1) - c.Long(0)) / 100), nil
		}},
	}}
}
