package utility

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
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

// End implements cmdlet.Ender: the objects of goposh raise no .NET events.
func (r *registerObjectEvent) End(c *cmdlet.Context) error {
	return c.Fail(argumentException, "INVALID_REGISTRATION", errs.InvalidArgument, r.InputObject,
		"Cannot register for the specified event. An event with the name '%s' does not exist. (Parameter 'eventName')", r.EventName)
}
