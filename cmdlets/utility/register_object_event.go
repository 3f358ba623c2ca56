package utility

import (
	"github.com/google/uuid"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// registerObjectEvent is Register-ObjectEvent.
type registerObjectEvent struct {
	InputObject      value.Value       `ps:"mandatory pos=0" type:"System.Management.Automation.PSObject"`
	EventName        string            `ps:"mandatory pos=1"`
	SourceIdentifier string            `ps:"pos=100"`
	Action           value.ScriptBlock `ps:"pos=101"`
	MessageData      value.Value       `ps:"" type:"System.Management.Automation.PSObject"`
	SupportEvent     cmdlet.Switch     `ps:""`
	Forward          cmdlet.Switch     `ps:""`
	MaxTriggerCount  int32             `ps:""`
}

// End implements cmdlet.Ender.
func (r *registerObjectEvent) End(c *cmdlet.Context) error {
	if r.Forward {
		return c.Fail("System.NotSupportedException", "FORWARD_NOT_SUPPORTED", errs.NotImplemented, value.Null, "Events cannot be forwarded to another session.")
	}
	s := &eventSubscriber{source: r.SourceIdentifier, object: r.InputObject, event: r.EventName, message: r.MessageData, action: r.Action,
		support: bool(r.SupportEvent), left: r.MaxTriggerCount}
	if s.source == "" {
		s.source = uuid.NewString()
	}
	q := eventsOf(c)
	if q.has(s.source) {
		return c.Fail(argumentException, "SUBSCRIBER_EXISTS", errs.InvalidArgument, r.InputObject,
			"Cannot subscribe to the specified event. A subscriber with the source identifier '%s' already exists.", s.source)
	}
	if source, ok := r.InputObject.Base().Object().(types.EventSource); ok {
		poster, _ := c.Service(cmdlet.PosterKey{}).(cmdlet.Poster)
		s.cancel, ok = source.Subscribe(r.EventName, func(sender, args value.Value) {
			q.deliver(poster, s, &psEvent{source: s.source, sender: sender, args: []value.Value{sender, args}})
		})
		if ok {
			q.subscribe(c, s)
			if s.job == nil || s.support {
				return nil
			}
			return c.Write(value.Of(s.job))
		}
	}
	return c.Fail(argumentException, "INVALID_REGISTRATION", errs.InvalidArgument, r.InputObject,
		"Cannot register for the specified event. An event with the name '%s' does not exist. (Parameter 'eventName')", r.EventName)
}
