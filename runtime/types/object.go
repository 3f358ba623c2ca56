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
