package utility

import (
	"time"

	"goposh/runtime/cmdlet"
	"goposh/runtime/value"
)

// waitEvent is Wait-Event.
type waitEvent struct {
	SourceIdentifier string `ps:"pos=0 byname"`
	Timeout          int32  `ps:"" alias:"TimeoutSec" validate:"range -1 2147483647"`
}

// End implements cmdlet.Ender.
func (w *waitEvent) End(c *cmdlet.Context) error {
	q := eventsOf(c)
	var expired <-chan time.Time
	if c.Bound("Timeout") && w.Timeout >= 0 {
		t := time.NewTimer(time.Duration(w.Timeout) * time.Second)
		defer t.Stop()
		expired = t.C
	}
	for {
		q.mu.Lock()
		changed := q.changed
		q.mu.Unlock()
		if list := q.find(w.SourceIdentifier); len(list) > 0 {
			return c.Write(value.Of(list[0]))
		}
		select {
		case <-changed:
		case <-expired:
			return nil
		case <-c.Context().Done():
			return c.Context().Err()
		}
	}
}
