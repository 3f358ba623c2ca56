package command

import "goposh/runtime/cmdlet"

// setPSDebug is Set-PSDebug.
type setPSDebug struct {
	Trace  int32         `ps:"on:" validate:"range 0 2"`
	Step   cmdlet.Switch `ps:"on:"`
	Strict cmdlet.Switch `ps:"on:"`
	Off    cmdlet.Switch `ps:"off:"`
}

// strictVersion1 is strict mode 1.0 as scopes keep it.
const strictVersion1 = 100

// Begin implements cmdlet.Beginner.
func (s *setPSDebug) Begin(c *cmdlet.Context) error {
	global := c.Session().Global.Top
	d, debugs := c.Service(cmdlet.DebuggerKey{}).(cmdlet.Debugger)
	if s.Off {
		global.Strict = -1
		if debugs {
			d.SetTrace(0, false)
		}
		return nil
	}
	if c.Bound("Strict") {
		if global.Strict = -1; s.Strict {
			global.Strict = strictVersion1
		}
	}
	if !debugs || !c.Bound("Trace") && !c.Bound("Step") {
		return nil
	}
	trace, step := d.Trace()
	if c.Bound("Trace") {
		trace = int(s.Trace)
	}
	if c.Bound("Step") {
		step = bool(s.Step)
	}
	d.SetTrace(trace, step)
	return nil
}
