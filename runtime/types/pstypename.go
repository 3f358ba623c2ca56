package types

import "goposh/runtime/value"

// TypeName is a System.Management.Automation.PSTypeName: the name of a type that need not exist.
type TypeName struct {
	value.Bag
	Name string
	Of   *value.Type // nil when there is no such type
}

var typePSTypeName = lazyType{name: "System.Management.Automation.PSTypeName"}

// NewTypeName returns the PSTypeName of a type name as scripts write it.
func NewTypeName(rt value.Runtime, name string) *TypeName {
	var t *value.Type
	if rt != nil {
		t = rt.FindType(name)
	} else {
		t = Lookup(name)
	}
	n := &TypeName{Name: name, Of: t}
	if t != nil {
		n.Name = t.FullName
	}
	return n
}

// Type implements value.Object.
func (*TypeName) Type() *value.Type { return typePSTypeName.get() }

// psTypeNameClass declares System.Management.Automation.PSTypeName.
func psTypeNameClass() *Class {
	return &Class{Members: []M{
		{"new(type type)", func(c *Call) (value.Value, error) {
			t, _ := c.Args[0].Base().Object().(*value.Type)
			if t == nil {
				return value.Null, notSupported("A PSTypeName needs a type.")
			}
			return value.Of(&TypeName{Name: t.FullName, Of: t}), nil
		}},
		{"new(string name)", func(c *Call) (value.Value, error) { return value.Of(NewTypeName(c.RT, c.Str(0))), nil }},
		{"string Name {get}", func(c *Call) (value.Value, error) { return value.String(this[*TypeName](c).Name), nil }},
		{"type Type {get}", func(c *Call) (value.Value, error) {
			if t := this[*TypeName](c).Of; t != nil {
				return value.Of(t), nil
			}
			return value.Null, nil
		}},
		{"string ToString()", func(c *Call) (value.Value, error) { return value.String(this[*TypeName](c).Name), nil }},
	}}
}
