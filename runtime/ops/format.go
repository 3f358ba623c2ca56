package ops

import (
	"goposh/runtime/errs"
	"goposh/runtime/netfmt"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// Format is format -f args, in the current culture.
func Format(rt value.Runtime, format, args value.Value) (value.Value, error) {
	f, err := types.ConvertString(rt, format)
	if err != nil {
		return value.Null, err
	}
	items := formatArgs(args)
	s, err := netfmt.Format(f, len(items), func(i int, spec string) (string, error) {
		return types.FormatArgument(rt, items[i], spec)
	})
	if err != nil {
		if types.PassesThrough(err) {
			return value.Null, err
		}
		inner := errs.ExceptionFrom(err)
		r := errs.Runtime("FormatError", errs.InvalidOperation, value.String(f), "Error formatting a string: %s.", inner.Message)
		r.Exception.Inner = inner
		return value.Null, r
	}
	return value.String(s), nil
}

// formatArgs spreads an Object[]; anything else is the only argument.
func formatArgs(args value.Value) []value.Value {
	if a, ok := args.Base().Object().(*value.Array); ok && (a.Elem() == value.TypeObject || !a.Elem().IsValueType()) && a.Rank() == 1 {
		return a.Items
	}
	return []value.Value{args}
}
