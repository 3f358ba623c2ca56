package utility

import "goposh/runtime/cmdlet"

// getPSCallStack is Get-PSCallStack.
type getPSCallStack struct{}

// End implements cmdlet.Ender.
func (*getPSCallStack) End(c *cmdlet.Context) error {
	if d := debuggerOf(c); d != nil {
		return c.WriteAll(d.CallStack())
	}
	return nil
}
