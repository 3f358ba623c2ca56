package format

import (
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/format"
	"goposh/runtime/value"
)

// shapeOptions are the parameters that all Format-* commands have besides those of their shape.
type shapeOptions struct {
	GroupBy      value.Value   `ps:""`
	View         string        `ps:""`
	ShowError    cmdlet.Switch `ps:""`
	DisplayError cmdlet.Switch `ps:""`
	Force        cmdlet.Switch `ps:""`
	Expand       string        `ps:"" validate:"set CoreOnly,EnumOnly,Both"`
	InputObject  value.Value   `ps:"pipe" type:"System.Management.Automation.PSObject"`

	formatter *format.Formatter
}

// begin makes the formatter of a command from its parameters.
func (o *shapeOptions) begin(c *cmdlet.Context, p *format.Params, properties []value.Value, keys keySet) error {
	if c.Bound("Property") && properties != nil && len(properties) == 0 {
		return c.Terminate("System.NullReferenceException", "System.NullReferenceException", errs.NotSpecified, value.Null,
			"Object reference not set to an instance of an object.")
	}
	var err error
	if p.Properties, err = keys.params(properties); err != nil {
		return err
	}
	if c.Bound("GroupBy") {
		group, err := groupKeys.params([]value.Value{o.GroupBy})
		if err != nil {
			return err
		}
		if len(group) > 0 {
			p.GroupBy = &group[0]
		}
	}
	if c.Bound("View") && len(p.Properties) > 0 {
		return c.Terminate("System.IO.InvalidDataException", "FormatCannotSpecifyViewAndProperty", errs.InvalidArgument, value.Null,
			"Found invalid data while decoding.")
	}
	p.View = o.View
	p.Force = bool(o.Force)
	if c.Bound("ShowError") {
		b := bool(o.ShowError)
		p.ShowError = &b
	}
	if c.Bound("DisplayError") {
		b := bool(o.DisplayError)
		p.DisplayError = &b
	}
	switch strings.ToLower(o.Expand) {
	case "coreonly":
		p.Expand = format.ExpandNothing
	case "enumonly":
		p.Expand = format.ExpandElements
	case "both":
		p.Expand = format.ExpandBoth
	}
	o.formatter = format.NewFormatter(c, p, func(p format.Packet, _ value.Value) error { return c.Write(value.Of(p)) })
	return nil
}

// Process formats an input object.
func (o *shapeOptions) Process(*cmdlet.Context) error { return o.formatter.Write(o.InputObject) }

// End ends the output.
func (o *shapeOptions) End(*cmdlet.Context) error { return o.formatter.Close() }
