package types

import (
	"goposh/runtime/value"
)

// ChangeNumber is Convert.ChangeType between numbers: rounding half to even; the error is .NET's OverflowException.
func ChangeNumber(v value.Value, t *value.Type) (value.Value, error) { return changeNumber(v, t) }

// JoinText is an element's text for -join: the current culture's ToString.
func JoinText(rt value.Runtime, v value.Value) (string, error) {
	return text(rt, v, currentCulture(rt), false)
}

// PassesThrough tells whether an error is control flow that must not be wrapped in an exception.
func PassesThrough(err error) bool { return passes(err) }

// DotNetText is the value's own ToString(), as error messages quote it.
func DotNetText(rt value.Runtime, v value.Value) string { return dotNetText(rt, v) }

// FormatArgument is an argument of a composite format: ToString(spec, culture) where the type takes a format.
func FormatArgument(rt value.Runtime, v value.Value, spec string) (string, error) {
	if p, ok := v.Object().(*value.PSObject); ok && p.IsCustom() {
		return text(rt, v, currentCulture(rt), true)
	}
	return FormatValue(rt, v, spec, currentCulture(rt))
}
