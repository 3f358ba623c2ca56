package types

import (
	"goposh/runtime/value"
)

// objToString is Object.ToString: the type's name, or what the object says of itself.
func objToString(c *Call) (value.Value, error) {
	switch s := c.This.Base().Ref().(type) {
	case value.ScriptBlock:
		return vstring(s.String())
	case interface{ String() string }:
		return vstring(s.String())
	}
	return vstring(TypeString(c.This.Type()))
}

func objEquals(c *Call) (value.Value, error) {
	if c.This.IsNull() {
		eq, err := equalObjects(c.RT, c.Args[0], c.Args[1])
		return value.Bool(eq), err
	}
	return vbool(value.KeyEqual(c.This, c.Args[0], false))
}

func objReferenceEquals(c *Call) (value.Value, error) {
	a, b := c.Args[0].Base(), c.Args[1].Base()
	if a.Kind() != value.KindObject && a.Kind() != value.KindString && !a.IsNull() {
		// Boxing makes two objects of one number.
		return value.False, nil
	}
	return vbool(a.Same(b))
}

func objGetHashCode(c *Call) (value.Value, error) {
	return value.Int(int32(value.HashKey(c.This, false))), nil
}

// valueTypeClass declares System.ValueType.
func valueTypeClass() *Class { return &Class{Type: value.TypeValueType} }

// Formatter is an object with a .NET format of its own (IFormattable).
type Formatter interface {
	value.Object
	// FormatObject is ToString(format, culture).
	FormatObject(rt value.Runtime, format string, cul Culture) (string, error)
}
