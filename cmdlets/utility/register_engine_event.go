package utility

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// registerEngineEvent is Register-EngineEvent.
type registerEngineEvent struct {
	SourceIdentifier string            `ps:"mandatory pos=100"`
	Action           value.ScriptBlock `ps:"pos=101"`
	MessageData      value.Value       `ps:"" type:"System.Management.Automation.PSObject"`
	SupportEvent     cmdlet.Switch     `ps:""`
	Forward          cmdlet.Switch     `ps:""`
	MaxTriggerCount  int32             `ps:""`
}

// End implements cmdlet.Ender.
func (r *registerEngineEvent) End(c *cmdlet.Context) error {
	switch {
	case bool(r.Forward):
		return c.Fail("System.NotSupportedException", "FORWARD_NOT_SUPPORTED", errs.NotImplemented, value.Null, "Events cannot be forwarded to another session.")
	case r.Action == nil:
		return c.Fail(argumentException, "ACTION_MANDATORY_FOR_LOCAL", errs.InvalidArgument, value.Null, "Action must be specified for non-forwarded events.")
	}
	s := &eventSubscriber{source: r.SourceIdentifier, message: r.MessageData, action: r.Action, support: bool(r.SupportEvent), left: r.MaxTriggerCount}
	eventsOf(c).subscribe(c, s)
	if s.support {
		return nil
	}
	return c.Write(value.Of(s.job))
}
