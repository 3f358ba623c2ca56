package interp

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/value"
)

// Post implements cmdlet.Poster.
func (rs *Runspace) Post(a cmdlet.PostedAction) {
	rs.pendingMu.Lock()
	rs.pending = append(rs.pending, func(rs *Runspace) { rs.runAction(a) })
	rs.pendingMu.Unlock()
	rs.hasWork.Store(true)
}

// runAction runs the action of an event: what goes wrong in it is the action's own affair, and $? stays as it was.
func (rs *Runspace) runAction(a cmdlet.PostedAction) {
	ok := rs.ok
	var c collector
	err := rs.invokeBlock(a.Block, invokeOptions{item: value.Void, args: a.Args, vars: a.Variables, out: &c})
	rs.ok = ok
	if a.Done != nil {
		a.Done(c.items, err)
	}
}

// runPending runs what was posted since the last time. An action is not interrupted by another.
func (rs *Runspace) runPending() {
	if rs.inEvent {
		return
	}
	rs.inEvent = true
	defer func() { rs.inEvent = false }()
	for {
		rs.pendingMu.Lock()
		list := rs.pending
		rs.pending = nil
		rs.hasWork.Store(false)
		rs.pendingMu.Unlock()
		if len(list) == 0 {
			return
		}
		for _, f := range list {
			f(rs)
		}
	}
}
