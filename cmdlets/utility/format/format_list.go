package format

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/format"
	"goposh/runtime/value"
)

// formatList is Format-List.
type formatList struct {
	Property []value.Value `ps:"pos=0"`
	shapeOptions
}

// Begin implements cmdlet.Beginner.
func (f *formatList) Begin(c *cmdlet.Context) error {
	return f.begin(c, &format.Params{Shape: format.ShapeList}, f.Property, listKeys)
}
