package utility

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/types"
)

// getUICulture is Get-UICulture.
type getUICulture struct{}

// End implements cmdlet.Ender.
func (g *getUICulture) End(c *cmdlet.Context) error {
	ui := c.Session().UICulture
	if ui == nil {
		ui = c.Culture()
	}
	return c.Write(types.NewCulture(ui))
}
