package format

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/format"
	"goposh/runtime/value"
)

// formatTable is Format-Table.
type formatTable struct {
	AutoSize         cmdlet.Switch `ps:""`
	RepeatHeader     cmdlet.Switch `ps:""`
	HideTableHeaders cmdlet.Switch `ps:""`
	Wrap             cmdlet.Switch `ps:""`
	Property         []value.Value `ps:"pos=0"`
	shapeOptions
}

// Begin implements cmdlet.Beginner.
func (f *formatTable) Begin(c *cmdlet.Context) error {
	p := &format.Params{
		Shape: format.ShapeTable, AutoSize: bool(f.AutoSize), HideHeaders: bool(f.HideTableHeaders), RepeatHeader: bool(f.RepeatHeader),
	}
	if c.Bound("Wrap") {
		wrap := bool(f.Wrap)
		p.Wrap = &wrap
	}
	return f.begin(c, p, f.Property, tableKeys)
}
