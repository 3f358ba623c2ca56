package utility

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// enablePSBreakpoint is Enable-PSBreakpoint.
type enablePSBreakpoint struct {
	PassThru   cmdlet.Switch `ps:""`
	Breakpoint []value.Value `ps:"Breakpoint: mandatory pos=0 pipe" type:"System.Management.Automation.Breakpoint[]" validate:"notnull"`
	ID         []int32       `ps:"Id: mandatory pos=0 byname" name:"Id" validate:"notnull"`
	Runspace   value.Value   `ps:"Id: byname" alias:"RunspaceId" type:"System.Management.Automation.Runspaces.Runspace"`
}

// Process implements cmdlet.Processor.
func (p *enablePSBreakpoint) Process(c *cmdlet.Context) error {
	return breakpointsGiven(c, p.Breakpoint, p.ID, func(b *session.Breakpoint) error {
		b.Enabled = true
		if p.PassThru {
			return c.Write(value.Of(b))
		}
		return nil
	})
}
