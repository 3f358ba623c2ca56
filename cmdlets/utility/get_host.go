package utility

import (
	"goposh/runtime/cmdlet"
)

// getHost is Get-Host.
type getHost struct{}

// End implements cmdlet.Ender.
func (g *getHost) End(c *cmdlet.Context) error {
	v := c.Scope().Find("host")
	if v == nil {
		return nil
	}
	return c.Write(v.Read())
}
