package utility

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// setPSBreakpoint is Set-PSBreakpoint.
type setPSBreakpoint struct {
	Action   value.ScriptBlock `ps:"Command:; Line:; Variable:"`
	Column   int32             `ps:"Line: pos=2" validate:"range 1 2147483647"`
	Command  []string          `ps:"Command: mandatory" alias:"C"`
	Line     []int32           `ps:"Line: mandatory pos=1"`
	Script   []string          `ps:"Command: pos=0; Line: mandatory pos=0; Variable: pos=0" validate:"notnull"`
	Variable []string          `ps:"Variable: mandatory" alias:"V"`
	Mode     value.Value       `ps:"Variable:" type:"System.Management.Automation.VariableAccessMode"`
	Runspace value.Value       `ps:"" type:"System.Management.Automation.Runspaces.Runspace" validate:"notnull"`
}

// End implements cmdlet.Ender.
func (s *setPSBreakpoint) End(c *cmdlet.Context) error {
	if err := ownRunspace(c); err != nil {
		return err
	}
	d := debuggerOf(c)
	if d == nil {
		return nil
	}
	scripts := []string{""}
	if len(s.Script) > 0 {
		var err error
		if scripts, err = scriptFiles(c, s.Script); err != nil {
			return err
		}
	}
	for _, script := range scripts {
		list, err := s.breakpoints(c)
		if err != nil {
			return err
		}
		for _, b := range list {
			b.Script, b.Action, b.Enabled = script, s.Action, true
			d.AddBreakpoint(b)
			if err := c.Write(value.Of(b)); err != nil {
				return err
			}
		}
	}
	return nil
}

// breakpoints are those to make for one script.
func (s *setPSBreakpoint) breakpoints(c *cmdlet.Context) ([]*session.Breakpoint, error) {
	var out []*session.Breakpoint
	for _, name := range s.Command {
		out = append(out, &session.Breakpoint{Kind: session.CommandBreakpoint, Command: name})
	}
	for _, name := range s.Variable {
		mode := session.WriteAccess
		if c.Bound("Mode") {
			mode = session.AccessMode(s.Mode.Base().Int64())
		}
		out = append(out, &session.Breakpoint{Kind: session.VariableBreakpoint, Variable: name, Mode: mode})
	}
	for _, line := range s.Line {
		if line < 1 {
			if err := c.Fail(psArgumentException, "SetPSBreakpoint:LineLessThanOne", errs.InvalidArgument, value.Null, "Line cannot be less than 1."); err != nil {
				return nil, err
			}
			continue
		}
		out = append(out, &session.Breakpoint{Kind: session.LineBreakpoint, Line: line, Column: s.Column})
	}
	return out, nil
}
