package utility

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// removePSBreakpoint is Remove-PSBreakpoint.
type removePSBreakpoint struct {
	Breakpoint []value.Value `ps:"Breakpoint: mandatory pos=0 pipe" type:"System.Management.Automation.Breakpoint[]" validate:"notnull"`
	ID         []int32       `ps:"Id: mandatory pos=0 byname" name:"Id" validate:"notnull"`
	Runspace   value.Value   `ps:"Id: byname" alias:"RunspaceId" type:"System.Management.Automation.Runspaces.Runspace"`
}

// Process implements cmdlet.Processor.
func (p *removePSBreakpoint) Process(c *cmdlet.Context) error {
	d := debuggerOf(c)
	return breakpointsGiven(c, p.Breakpoint, p.ID, func(b *session.Breakpoint) error {
		d.RemoveBreakpoint(b)
		return nil
	})
}
