package job

import "sync"

// Throttle runs a limited number of jobs at once; the others wait in order. Safe for concurrent use.
type Throttle struct {
	mu      sync.Mutex
	limit   int
	running int
	queue   []*waiting
}

type waiting struct {
	run  func()
	gone bool
}

// NewThrottle returns a throttle for limit jobs at a time.
func NewThrottle(limit int) *Throttle { return &Throttle{limit: max(1, limit)} }

// SetLimit changes how many run at once.
func (t *Throttle) SetLimit(n int) {
	t.mu.Lock()
	t.limit = max(1, n)
	t.mu.Unlock()
	t.next()
}

// Go calls run in a goroutine as soon as there is room. dequeue takes it back; it is false when run was called already.
func (t *Throttle) Go(run func()) (dequeue func() bool) {
	w := &waiting{run: run}
	t.mu.Lock()
	t.queue = append(t.queue, w)
	t.mu.Unlock()
	t.next()
	return func() bool {
		t.mu.Lock()
		defer t.mu.Unlock()
		if w.run == nil || w.gone {
			return false
		}
		w.gone = true
		return true
	}
}

func (t *Throttle) next() {
	t.mu.Lock()
	defer t.mu.Unlock()
	for t.running < t.limit && len(t.queue) > 0 {
		w := t.queue[0]
		t.queue[0] = nil
		t.queue = t.queue[1:]
		if w.gone {
			continue
		}
		run := w.run
		w.run = nil
		t.running++
		go func() {
			defer func() {
				t.mu.Lock()
				t.running--
				t.mu.Unlock()
				t.next()
			}()
			run()
		}()
	}
}
