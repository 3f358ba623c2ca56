package job

import (
	"strings"
	"sync/atomic"
	"time"

	"goposh/runtime/errs"
	"goposh/runtime/stream"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// AddEvent lists a PSEventJob: what the actions of an event subscription gave. module is the module its block is bound to; stop
// ends the subscription when the job is stopped.
func (r *Repository) AddEvent(name, command string, module value.Value, stop func()) *Job {
	j := r.NewJob(Spec{Class: ClassEvent, Name: name, Command: command})
	j.module, j.cancel = module, stop
	r.Add(j)
	return j
}

// Ran takes what one run of an event's action gave; err is the error that ended it, nil for none.
func (j *Job) Ran(output []value.Value, soft []*errs.Record, err error) {
	j.SetState(Running, nil)
	for _, v := range output {
		j.Add(stream.Output, v)
	}
	for _, e := range soft {
		j.Add(stream.Error, value.Of(e))
	}
	if err == nil {
		return
	}
	r := errs.RecordFrom(err)
	r.PreserveInvocation = true
	j.Add(stream.Error, value.Of(r))
	j.SetState(Failed, r.Exception)
}

// startTime is what PowerShell needs to start the process of a job.
const startTime = 500 * time.Millisecond

// Subscribe implements types.EventSource: StateChanged. Scripts count on a job to be still running when they subscribe right after
// they started it, though here it may have ended: who comes within the time that PowerShell needs to start it hears of its end.
func (j *Job) Subscribe(event string, h types.EventHandler) (cancel func(), ok bool) {
	if !strings.EqualFold(event, "StateChanged") {
		return nil, false
	}
	var ended atomic.Bool
	tell := func(e *StateEvent) {
		if !e.New.State.Finished() || ended.CompareAndSwap(false, true) {
			h(value.Of(j), value.Of(e))
		}
	}
	cancel = j.Watch(tell)
	if _, end := j.Times(); !end.IsZero() && time.Since(end) < startTime {
		tell(&StateEvent{Job: j, New: j.Info(), Old: &StateInfo{State: Running}})
	}
	return cancel, true
}
