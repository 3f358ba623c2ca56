package types

import (
	"context"
	"time"

	"goposh/runtime/value"
)

// doneHandle is a wait handle over a channel that Go code closes.
type doneHandle struct {
	value.Bag
	done <-chan struct{}
}

// NewWaitHandle returns a ManualResetEvent that is set once done is closed.
func NewWaitHandle(done <-chan struct{}) value.Value { return value.Of(&doneHandle{done: done}) }

// Type implements value.Object.
func (*doneHandle) Type() *value.Type { return typeOr("System.Threading.ManualResetEvent") }

// wait implements waitable.
func (h *doneHandle) wait(ctx context.Context, timeout time.Duration) (bool, error) {
	select {
	case <-h.done:
		return true, nil
	default:
	}
	if timeout == 0 {
		return false, nil
	}
	var expired <-chan time.Time
	if timeout > 0 {
		t := time.NewTimer(timeout)
		defer t.Stop()
		expired = t.C
	}
	select {
	case <-h.done:
		return true, nil
	case <-expired:
		return false, nil
	case <-ctx.Done():
		return false, ctx.Err()
	}
}
