package types

import (
	"goposh/runtime/neterr"
	"goposh/runtime/netfmt"
	"goposh/runtime/value"
)

// formatComposite is String.Format over the arguments of a call: an optional provider, the format, its values.
func formatComposite(c *Call, args []value.Value) (string, error) {
	cul := c.RT.Culture()
	if _, isText := args[0].Base().AsString(); !isText && len(args) > 1 {
		if p := providerCulture(args[0]); p != nil {
			cul = p
		}
		args = args[1:]
	}
	if args[0].IsNull() {
		return "", neterr.ArgumentNull("format")
	}
	format, _ := args[0].Base().AsString()
	vals := args[1:]
	if len(vals) == 1 {
		if a, ok := vals[0].Base().Ref().(*value.Array); ok && a.Elem() == value.TypeObject {
			vals = a.Items
		} else if vals[0].IsNull() && len(c.Args) > 0 {
			vals = []value.Value{value.Null}
		}
	}
	return netfmt.Format(format, len(vals), func(i int, spec string) (string, error) {
		return FormatValue(c.RT, vals[i], spec, cul)
	})
}

func strFormat(c *Call) (value.Value, error) {
	s, err := formatComposite(c, c.Args)
	return value.String(s), err
}
