package utility

import (
	"slices"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/provider"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// debuggerOf finds the debugger of the session; nil where its scripts cannot be debugged.
func debuggerOf(c *cmdlet.Context) cmdlet.Debugger {
	d, _ := c.Service(cmdlet.DebuggerKey{}).(cmdlet.Debugger)
	return d
}

// ownRunspace refuses a -Runspace parameter: breakpoints belong to the session that sets them.
func ownRunspace(c *cmdlet.Context) error {
	if c.Bound("Runspace") {
		return c.Terminate("System.Management.Automation.PSNotSupportedException", "NotSupported", errs.NotImplemented, value.Null,
			"Breakpoints of another runspace are not supported.")
	}
	return nil
}

// scriptFiles resolves the paths of script files; those that are none are reported.
func scriptFiles(c *cmdlet.Context, paths []string) ([]string, error) {
	var out []string
	op := provider.NewOp(c)
	for _, path := range paths {
		found, err := op.Resolve(path)
		if err != nil {
			if err := op.Report(err); err != nil {
				return nil, err
			}
			continue
		}
		for _, p := range found {
			files, ok := p.Provider.(*provider.FileSystem)
			if !ok {
				if err := c.Fail(psArgumentException, "SetPSBreakpoint:FileDoesNotExist", errs.InvalidArgument, value.Null, "File '%s' does not exist.", p.Path); err != nil {
					return nil, err
				}
				continue
			}
			file := files.OSPath(op, p)
			if !strings.HasSuffix(strings.ToLower(file), ".ps1") && !strings.HasSuffix(strings.ToLower(file), ".psm1") {
				if err := c.Fail(psArgumentException, "SetPSBreakpoint:WrongExtension", errs.InvalidArgument, value.Null,
					"Cannot set breakpoint. The debugger supports only .ps1 and .psm1 files, and '%s' is not one.", file); err != nil {
					return nil, err
				}
				continue
			}
			out = append(out, file)
		}
	}
	return out, nil
}

// breakpointsGiven are the breakpoints that the commands for changing them were given, as objects or by number.
func breakpointsGiven(c *cmdlet.Context, objects []value.Value, ids []int32, do func(b *session.Breakpoint) error) error {
	if err := ownRunspace(c); err != nil {
		return err
	}
	d := debuggerOf(c)
	if d == nil {
		return nil
	}
	act := func(b *session.Breakpoint) error {
		if ok, err := c.ShouldProcess(b.String(), ""); !ok || err != nil {
			return err
		}
		return do(b)
	}
	for _, o := range objects {
		b, ok := o.Base().Ref().(*session.Breakpoint)
		if !ok {
			continue
		}
		if err := act(b); err != nil {
			return err
		}
	}
	for _, id := range ids {
		list := d.Breakpoints()
		i := slices.IndexFunc(list, func(b *session.Breakpoint) bool { return b.ID == id })
		var err error
		if i < 0 {
			err = c.Fail("System.ArgumentException", "PSBreakpoint:BreakpointIdNotFound", errs.InvalidArgument, value.Int(id), "There is no breakpoint with ID '%d'.", id)
		} else {
			err = act(list[i])
		}
		if err != nil {
			return err
		}
	}
	return nil
}
