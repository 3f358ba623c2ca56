package object

import (
	"goposh/runtime/value"
)

// property is a Microsoft.Management.Infrastructure.CimProperty: a property of an instance.
type property struct {
	value.Bag
	instance *Instance
	n        int
}

// Type implements value.Object.
func (*property) Type() *value.Type { return netType(typeCimProperty) }

// Text is ToString.
func (p *property) Text() string { return p.instance.propertyText(p.n) }

// NetProperty implements types.Backed.
func (p *property) NetProperty(rt value.Runtime, name string) (value.Value, error) {
	decl := &p.instance.CIM.Class().Properties[p.n]
	modified := p.instance.isModified(decl.Name)
	switch name {
	case "Name":
		return value.String(decl.Name), nil
	case "Value":
		return p.instance.at(rt, p.n), nil
	case "CimType":
		return enum(typeCimType, int64(decl.Type.Number(decl.Array))), nil
	case "IsValueModified":
		return value.Bool(modified), nil
	case "Flags":
		flags := propertyFlags(decl)
		if !modified {
			flags |= flagNotModified
		}
		if p.instance.raw(p.n) == nil {
			flags |= flagNull
		}
		return enum(typeCimFlags, flags), nil
	}
	return value.Null, nil
}

// SetNetProperty implements types.Backed: Value.
func (p *property) SetNetProperty(rt value.Runtime, name string, v value.Value) error {
	if name != "Value" {
		return nil
	}
	return p.instance.Set(rt, p.instance.CIM.Class().Properties[p.n].Name, v)
}

// NetMethod implements types.Backed: ToString.
func (p *property) NetMethod(value.Runtime, string, []value.Value) (value.Value, error) {
	return value.String(p.Text()), nil
}
