package types

import (
	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// referenceClass declares PSReference, what [ref] makes.
func referenceClass() *Class {
	return &Class{
		Type: value.TypePSReference,
		Members: []M{
			{"new(object value)", func(c *Call) (value.Value, error) { return toReference(c.RT, c.Args[0], nil) }},
			{"object Value {get;set}", referenceValue},
			{"string ToString()", referenceText},
		},
	}
}

func referenceValue(c *Call) (value.Value, error) {
	r, ok := c.This.Object().(*Ref)
	if !ok {
		return value.Null, errs.NewException("System.InvalidCastException", "The object is no PSReference.")
	}
	if c.N() == 1 {
		return value.Void, r.Set(c.Args[0])
	}
	return r.Get(), nil
}

// referenceText names the closed type that .NET would have made for the value.
func referenceText(c *Call) (value.Value, error) {
	const name = "System.Management.Automation.PSReference`1"
	t := value.TypeObject
	if r, ok := c.This.Object().(*Ref); ok {
		if held := r.Get().Type(); held != nil {
			t = held
		}
	}
	return value.String(name + "[" + TypeString(t) + "]"), nil
}
