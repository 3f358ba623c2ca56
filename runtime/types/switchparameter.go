package types

import "goposh/runtime/value"

// switchClass declares System.Management.Automation.SwitchParameter.
func switchClass() *Class {
	present := func(c *Call) bool {
		s, ok := c.This.Object().(*SwitchParameter)
		return ok && s.Present
	}
	return &Class{
		Type: value.TypeSwitch,
		Members: []M{
			{"new(bool isPresent)", func(c *Call) (value.Value, error) { return Switch(c.Bool(0)), nil }},
			{"static SwitchParameter Present {get}", func(*Call) (value.Value, error) { return switchOn, nil }},
			{"bool IsPresent {get}", func(c *Call) (value.Value, error) { return value.Bool(present(c)), nil }},
			{"bool ToBool()", func(c *Call) (value.Value, error) { return value.Bool(present(c)), nil }},
			{"string ToString()", func(c *Call) (value.Value, error) {
				s, _ := scalarText(value.Bool(present(c)), currentCulture(c.RT))
				return value.String(s), nil
			}},
			{"static implicit operator bool(SwitchParameter switchParameter)", func(c *Call) (value.Value, error) {
				return value.Bool(ToBool(c.Args[0])), nil
			}},
			{"static implicit operator SwitchParameter(bool value)", func(c *Call) (value.Value, error) { return Switch(c.Bool(0)), nil }},
		},
	}
}
