package interp

import (
	"github.com/google/uuid"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/stream"
	"goposh/runtime/value"
)

// Post implements cmdlet.Poster.
func (rs *Runspace) Post(a cmdlet.PostedAction) {
	rs.post(func(rs *Runspace) { rs.runAction(a) })
}

// post has the runspace's goroutine do something between two statements.
func (rs *Runspace) post(f func(*Runspace)) {
	rs.pendingMu.Lock()
	rs.pending = append(rs.pending, f)
	rs.pendingMu.Unlock()
	rs.hasWork.Store(true)
}

// Bind implements cmdlet.Poster.
func (rs *Runspace) Bind(v value.ScriptBlock) (value.ScriptBlock, value.Value) {
	sb, ok := v.(*ScriptBlock)
	if !ok {
		return v, value.Null
	}
	m := rs.newModule("__DynamicModule_"+uuid.NewString(), "")
	m.Path = m.Name
	return sb.boundTo(m.State), value.Of(m)
}

// runAction runs the action of an event: what goes wrong in it is the action's own affair, and $? stays as it was.
func (rs *Runspace) runAction(a cmdlet.PostedAction) {
	ok := rs.ok
	var c collector
	var soft []*errs.Record
	io := rs.frameNow().io.child()
	io.sinks[stream.Error] = func(v value.Value) error {
		r, isRecord := v.Base().Object().(*errs.Record)
		if !isRecord {
			return nil
		}
		soft = append(soft, r)
		return io.parent.writeError(rs, r)
	}
	err := rs.invokeBlock(a.Block, invokeOptions{item: value.Void, args: a.Args, vars: a.Variables, out: &c, io: io})
	rs.ok = ok
	if a.Done != nil {
		a.Done(c.items, soft, err)
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
