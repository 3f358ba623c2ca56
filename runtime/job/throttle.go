package job

import "sync"

// Throttle runs a limited number of jobs at once; the others wait in order. Safe for concurrent use.
type Throttle struct {
	mu      sync.Mutex
	limit   int
	running int
	queue   []*turn
}

// turn is the place of one job in a throttle: it waits for run to be called, or counts among those that run.
type turn struct {
	throttle         *Throttle
	run              func()
	waiting, counted bool
}

// NewThrottle returns a throttle for limit jobs at a time.
func NewThrottle(limit int) *Throttle { return &Throttle{limit: max(1, limit)} }

// SetLimit changes how many run at once.
func (t *Throttle) SetLimit(n int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.limit = max(1, n)
	t.next()
}

// add calls run in a goroutine as soon as there is room.
func (t *Throttle) add(run func()) *turn {
	w := &turn{throttle: t, run: run, waiting: true}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.queue = append(t.queue, w)
	t.next()
	return w
}

// cancel takes back what waits; false when it was started, or cancelled before.
func (w *turn) cancel() bool {
	w.throttle.mu.Lock()
	defer w.throttle.mu.Unlock()
	was := w.waiting
	w.waiting = false
	return was
}

// leave makes room for another: what ran is over, or was given up. It may be called again.
func (w *turn) leave() {
	t := w.throttle
	t.mu.Lock()
	defer t.mu.Unlock()
	if w.counted {
		w.counted = false
		t.running--
		t.next()
	}
}

// next starts what there is room for; t.mu is held.
func (t *Throttle) next() {
	for t.running < t.limit && len(t.queue) > 0 {
		w := t.queue[0]
		t.queue[0] = nil
		t.queue = t.queue[1:]
		if !w.waiting {
			continue
		}
		w.waiting, w.counted = false, true
		t.running++
		go func() {
			defer w.leave()
			w.run()
		}()
	}
}
