package utility

import "goposh/runtime/cmdlet"

// waitDebugger is Wait-Debugger.
type waitDebugger struct{}

// End implements cmdlet.Ender.
func (*waitDebugger) End(c *cmdlet.Context) error {
	if d := debuggerOf(c); d != nil {
		return d.Break()
	}
	return nil
}
