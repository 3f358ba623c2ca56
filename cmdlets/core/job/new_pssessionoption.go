package job

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// newPSSessionOption is New-PSSessionOption. Outside of Windows it takes only what concerns certificates; the other options are set as
// properties.
type newPSSessionOption struct {
	SkipCACheck cmdlet.Switch `ps:""`
	SkipCNCheck cmdlet.Switch `ps:""`
}

// Begin implements cmdlet.Beginner.
func (n *newPSSessionOption) Begin(c *cmdlet.Context) error {
	o := types.NewSessionOption()
	o.Set("SkipCACheck", value.Bool(bool(n.SkipCACheck)))
	o.Set("SkipCNCheck", value.Bool(bool(n.SkipCNCheck)))
	return c.Write(value.Of(o))
}
