package format

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/format"
	"goposh/runtime/value"
)

// formatWide is Format-Wide.
type formatWide struct {
	Property value.Value   `ps:"pos=0"`
	AutoSize cmdlet.Switch `ps:""`
	Column   int32         `ps:"" validate:"range 1 2147483647"`
	shapeOptions
}

// Begin implements cmdlet.Beginner.
func (f *formatWide) Begin(c *cmdlet.Context) error {
	if bool(f.AutoSize) && c.Bound("Column") {
		r := errs.New("System.IO.InvalidDataException", "FormatCannotSpecifyAutosizeAndColumns", errs.InvalidArgument, value.Null,
			"Found invalid data while decoding.")
		r.Details = &errs.Details{Message: "The AutoSize and Column parameters cannot be specified at the same time."}
		return r
	}
	var properties []value.Value
	if !f.Property.IsNull() {
		properties = []value.Value{f.Property}
	}
	p := &format.Params{Shape: format.ShapeWide, AutoSize: bool(f.AutoSize), Columns: int(f.Column)}
	if c.Bound("Property") && properties == nil {
		properties = []value.Value{value.Null}
	}
	return f.begin(c, p, properties, wideKeys)
}
