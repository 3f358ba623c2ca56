package types

import (
	"strings"

	"goposh/runtime/session"
	"goposh/runtime/value"
)

// psVariableClass declares System.Management.Automation.PSVariable.
func psVariableClass() *Class {
	self := func(c *Call) *session.Variable { return c.This.Ref().(*session.Variable) }
	return &Class{Type: session.TypeVariable(), Members: []M{
		{"string Name {get}", func(c *Call) (value.Value, error) { return value.String(self(c).Name), nil }},
		{"string Description {get;set}", func(c *Call) (value.Value, error) {
			v := self(c)
			if c.N() > 0 {
				v.EnsureMeta().Description = c.Str(0)
			}
			if v.Meta == nil {
				return value.String(""), nil
			}
			return value.String(v.Meta.Description), nil
		}},
		{"object Value {get;set}", func(c *Call) (value.Value, error) {
			if c.N() > 0 {
				return value.Void, self(c).Assign(c.Args[0])
			}
			return self(c).Read(), nil
		}},
		{"System.Management.Automation.SessionStateEntryVisibility Visibility {get;set}", func(c *Call) (value.Value, error) {
			v := self(c)
			if c.N() > 0 {
				v.EnsureMeta().PrivateVisibility = c.Args[0].Int64() != 0
			}
			n := int64(0)
			if v.Meta != nil && v.Meta.PrivateVisibility {
				n = 1
			}
			return enumOf("System.Management.Automation.SessionStateEntryVisibility", n), nil
		}},
		{"psmoduleinfo Module {get}", func(c *Call) (value.Value, error) {
			if v := self(c); v.Meta != nil && v.Meta.Module != nil {
				return value.Of(v.Meta.Module), nil
			}
			return value.Null, nil
		}},
		{"string ModuleName {get}", func(c *Call) (value.Value, error) {
			if v := self(c); v.Meta != nil && v.Meta.Module != nil {
				return value.String(v.Meta.Module.Name), nil
			}
			return value.String(""), nil
		}},
		{"System.Management.Automation.ScopedItemOptions Options {get;set}", func(c *Call) (value.Value, error) {
			v := self(c)
			if c.N() > 0 {
				v.EnsureMeta().Options = session.OptionsFromNumber(c.Args[0].Int64())
			}
			return enumOf("System.Management.Automation.ScopedItemOptions", v.Options().Number()), nil
		}},
		{"System.Collections.ObjectModel.Collection[System.Attribute] Attributes {get}", func(c *Call) (value.Value, error) {
			if v := self(c); v.Meta != nil {
				return value.Objects(v.Meta.Attributes...), nil
			}
			return value.Objects(), nil
		}},
		{"new(string name)", func(c *Call) (value.Value, error) { return value.Of(&session.Variable{Name: c.Str(0)}), nil }},
		{"new(string name, object value)", func(c *Call) (value.Value, error) {
			return value.Of(&session.Variable{Name: c.Str(0), Value: c.Args[1]}), nil
		}},
		{"new(string name, object value, System.Management.Automation.ScopedItemOptions options)", func(c *Call) (value.Value, error) {
			v := &session.Variable{Name: c.Str(0), Value: c.Args[1]}
			if o := session.OptionsFromNumber(c.Args[2].Int64()); o != 0 {
				v.Meta = &session.VariableMeta{Options: o}
			}
			return value.Of(v), nil
		}},
		{"bool IsValidValue(object value)", func(c *Call) (value.Value, error) {
			v := self(c)
			if v.Meta == nil || v.Meta.Check == nil {
				return value.True, nil
			}
			_, err := v.Meta.Check(c.Args[0])
			return value.Bool(err == nil), nil
		}},
	}}
}

// enumOf gives a value of an enum type by its full name; the number itself when the type is unknown.
func enumOf(name string, n int64) value.Value {
	if t := Lookup(strings.TrimSpace(name)); t != nil && t.Enum != nil {
		return value.Enum(t.Enum, n)
	}
	return value.Long(n)
}
