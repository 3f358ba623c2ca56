package utility

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/value"
)

// newEvent is New-Event.
type newEvent struct {
	SourceIdentifier string        `ps:"mandatory pos=0"`
	Sender           value.Value   `ps:"pos=1" type:"System.Management.Automation.PSObject"`
	EventArguments   []value.Value `ps:"pos=2" type:"System.Management.Automation.PSObject[]"`
	MessageData      value.Value   `ps:"pos=3" type:"System.Management.Automation.PSObject"`
}

// End implements cmdlet.Ender.
func (n *newEvent) End(c *cmdlet.Context) error {
	e := &psEvent{source: n.SourceIdentifier, sender: n.Sender, args: n.EventArguments, message: n.MessageData}
	eventsOf(c).raise(c, e)
	return c.Write(value.Of(e))
}
