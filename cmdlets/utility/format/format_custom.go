package format

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/format"
	"goposh/runtime/value"
)

// formatCustom is Format-Custom.
type formatCustom struct {
	Property []value.Value `ps:"pos=0"`
	Depth    int32         `ps:"" validate:"range 1 2147483647"`
	shapeOptions
}

// Begin implements cmdlet.Beginner.
func (f *formatCustom) Begin(c *cmdlet.Context) error {
	return f.begin(c, &format.Params{Shape: format.ShapeCustom, Depth: int(f.Depth)}, f.Property, customKeys)
}
