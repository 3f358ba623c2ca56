package types

import (
	"slices"

	"goposh/runtime/value"
)

// RemoteOption is an object with options for remote sessions: a System.Management.Automation.Remoting.PSSessionOption or a
// Microsoft.PowerShell.Commands.WSManConfigurationOption.
type RemoteOption struct {
	value.Bag
	kind   *remoteOptionKind
	typ    *value.Type
	values []value.Value
}

// remoteOptionKind is one of the classes, with its properties in .NET's order.
type remoteOptionKind struct {
	name       string
	properties []remoteOptionProperty
	access     string
}

// remoteOptionProperty is a property and its value at the start.
type remoteOptionProperty struct {
	typ, name string
	initial   value.Value
}

// Type implements value.Object.
func (o *RemoteOption) Type() *value.Type { return o.typ }

// Set gives a property its value, also one that scripts cannot set.
func (o *RemoteOption) Set(name string, v value.Value) {
	if i := slices.IndexFunc(o.kind.properties, func(p remoteOptionProperty) bool { return p.name == name }); i >= 0 {
		o.values[i] = v
	}
}

func (k *remoteOptionKind) make() *RemoteOption {
	o := &RemoteOption{kind: k, typ: byFullName(k.name)}
	for _, p := range k.properties {
		o.values = append(o.values, p.initial)
	}
	return o
}

// class declares the type.
func (k *remoteOptionKind) class() *Class {
	c := &Class{}
	for i, p := range k.properties {
		c.Members = append(c.Members, M{p.typ + " " + p.name + " " + k.access, func(c *Call) (value.Value, error) {
			o := this[*RemoteOption](c)
			if c.N() == 1 {
				o.values[i] = c.Args[0]
				return value.Void, nil
			}
			return o.values[i], nil
		}})
	}
	return c
}
