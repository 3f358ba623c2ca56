package job

import (
	"strings"

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

// Subscribe implements types.EventSource: StateChanged.
func (j *Job) Subscribe(event string, h types.EventHandler) (cancel func(), ok bool) {
	if !strings.EqualFold(event, "StateChanged") {
		return nil, false
	}
	return j.Watch(func(e *StateEvent) { h(value.Of(j), value.Of(e)) }), true
}
