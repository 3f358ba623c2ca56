package utility

import (
	"slices"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// getPSBreakpoint is Get-PSBreakpoint.
type getPSBreakpoint struct {
	Script   []string      `ps:"Command:; Line: pos=0 pipe; Type:; Variable:" validate:"notnullorempty"`
	ID       []int32       `ps:"Id: mandatory pos=0 pipe" name:"Id" validate:"notnull"`
	Variable []string      `ps:"Variable: mandatory" validate:"notnull"`
	Command  []string      `ps:"Command: mandatory" validate:"notnull"`
	Type     []value.Value `ps:"Type: mandatory pos=0 pipe" type:"Microsoft.PowerShell.Commands.BreakpointType[]" validate:"notnull"`
	Runspace value.Value   `ps:"" type:"System.Management.Automation.Runspaces.Runspace" validate:"notnull"`
}

// Process implements cmdlet.Processor.
func (g *getPSBreakpoint) Process(c *cmdlet.Context) error {
	if err := ownRunspace(c); err != nil {
		return err
	}
	d := debuggerOf(c)
	if d == nil {
		return nil
	}
	var scripts []string
	if len(g.Script) > 0 {
		var err error
		if scripts, err = scriptFiles(c, g.Script); err != nil {
			return err
		}
	}
	list := slices.SortedStableFunc(slices.Values(d.Breakpoints()), func(a, b *session.Breakpoint) int { return int(a.ID - b.ID) })
	for _, b := range list {
		if !g.matches(b) || len(g.Script) > 0 && !slices.ContainsFunc(scripts, func(s string) bool { return strings.EqualFold(s, b.Script) }) {
			continue
		}
		if err := c.Write(value.Of(b)); err != nil {
			return err
		}
	}
	return nil
}

func (g *getPSBreakpoint) matches(b *session.Breakpoint) bool {
	named := func(names []string, name string) bool {
		return slices.ContainsFunc(names, func(s string) bool { return strings.EqualFold(s, name) })
	}
	switch {
	case len(g.ID) > 0:
		return slices.Contains(g.ID, b.ID)
	case len(g.Variable) > 0:
		return b.Kind == session.VariableBreakpoint && named(g.Variable, b.Variable)
	case len(g.Command) > 0:
		return b.Kind == session.CommandBreakpoint && named(g.Command, b.Command)
	case len(g.Type) > 0:
		return slices.ContainsFunc(g.Type, func(v value.Value) bool { return session.BreakpointKind(v.Base().Int64()) == b.Kind })
	}
	return true
}
