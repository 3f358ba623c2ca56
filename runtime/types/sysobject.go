package types

import (
	"goposh/runtime/errs"
	"goposh/runtime/value"
)

func objectClass() *Class {
	return &Class{
		Type: value.TypeObject,
		Members: []M{
			{"new()", func(*Call) (value.Value, error) { return value.Of(&plainObject{}), nil }},
			{"type GetType()", func(c *Call) (value.Value, error) { return value.Of(c.This.Type()), nil }},
			{"string ToString()", func(c *Call) (value.Value, error) {
				s, err := plainText(c)
				return value.String(s), err
			}},
			{"bool Equals(object obj)", func(c *Call) (value.Value, error) { return value.Bool(Equals(c.This, c.Args[0])), nil }},
			{"int GetHashCode()", func(c *Call) (value.Value, error) {
				return value.Int(int32(value.HashKey(c.This, false))), nil
			}},
			{"static bool Equals(object objA, object objB)", func(c *Call) (value.Value, error) {
				return value.Bool(Equals(c.Args[0], c.Args[1])), nil
			}},
			{"static bool ReferenceEquals(object objA, object objB)", func(c *Call) (value.Value, error) {
				a, b := c.Args[0].Base(), c.Args[1].Base()
				return value.Bool(a.IsNull() && b.IsNull() || a.Object() != nil && a.Same(b)), nil
			}},
		},
	}
}

// plainObject is a System.Object.
type plainObject struct{ value.Bag }

// Type implements value.Object.
func (*plainObject) Type() *value.Type { return value.TypeObject }

// plainText is ToString() of types that declare none of their own.
func plainText(c *Call) (string, error) {
	culture := currentCulture(c.RT)
	if s, ok := scalarText(c.This, culture); ok && c.This.Kind() != value.KindDouble && c.This.Kind() != value.KindSingle {
		return s, nil
	}
	switch o := c.This.Object().(type) {
	case nil:
		return FormatValue(c.RT, c.This, "", culture)
	case *errs.Exception:
		return exceptionText(o), nil
	case *errs.Record:
		return o.Error(), nil
	case *value.Type:
		return TypeString(o), nil
	case value.ScriptBlock:
		return o.String(), nil
	case interface{ String() string }:
		return o.String(), nil
	case *value.PSObject:
		return "", nil
	}
	return TypeString(c.This.Type()), nil
}

// Equals is Object.Equals: values of one type by content, other objects by reference or their own equality.
func Equals(a, b value.Value) bool {
	a, b = a.Base(), b.Base()
	if a.IsNull() || b.IsNull() {
		return a.IsNull() && b.IsNull()
	}
	if a.Type() != b.Type() {
		return false
	}
	return value.KeyEqual(a, b, false)
}
