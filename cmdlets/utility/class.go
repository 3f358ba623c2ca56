package utility

import (
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// declaration gives a .NET class of this module its members; it is made on first use.
type declaration func() *types.Class

// Declare implements types.Declarer.
func (d declaration) Declare() *types.Class { return d() }

// class returns the descriptor of a .NET class of this module.
func class(name string, base *value.Type, d declaration) *value.Type {
	return &value.Type{
		FullName: commandsNamespace + name, Base: base, Kind: value.KindObject, Assembly: "Microsoft.PowerShell.Commands.Utility",
		Script: d,
	}
}

// property declares a readable property of the Go type T.
func property[T any](sig string, get func(T) value.Value) types.M {
	return types.M{Sig: sig + " {get}", F: func(c *types.Call) (value.Value, error) {
		t, _ := c.This.Base().Ref().(T)
		return get(t), nil
	}}
}

// settable declares a property of the Go type T that can be set. The value has the type of the signature.
func settable[T any](sig string, get func(T) value.Value, set func(T, value.Value)) types.M {
	return types.M{Sig: sig + " {get;set}", F: func(c *types.Call) (value.Value, error) {
		t, _ := c.This.Base().Ref().(T)
		if c.N() > 0 {
			set(t, c.Args[0])
			return value.Null, nil
		}
		return get(t), nil
	}}
}

// method declares a method of the Go type T.
func method[T any](sig string, f func(T, *types.Call) (value.Value, error)) types.M {
	return types.M{Sig: sig, F: func(c *types.Call) (value.Value, error) {
		t, _ := c.This.Base().Ref().(T)
		return f(t, c)
	}}
}

// psObjects is the type Collection<PSObject>.
func psObjects() *value.Type {
	return types.MakeGeneric(types.Lookup("System.Collections.ObjectModel.Collection`1"), value.TypePSObject)
}
