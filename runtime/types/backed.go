package types

import "goposh/runtime/value"

// Backed is an object whose .NET members are declared here and implemented where the object lives: jobs, sessions.
type Backed interface {
	value.Object
	// NetProperty reads a declared property.
	NetProperty(rt value.Runtime, name string) (value.Value, error)
	// SetNetProperty writes a declared property; the value has its type already.
	SetNetProperty(rt value.Runtime, name string, v value.Value) error
	// NetMethod calls a declared method.
	NetMethod(rt value.Runtime, name string, args []value.Value) (value.Value, error)
}

// backed declares the members of a class whose objects are Backed, by their signatures.
func backed(sigs ...string) []M {
	out := make([]M, 0, len(sigs))
	for _, sig := range sigs {
		h, ok := parseHead(sig)
		if !ok {
			continue
		}
		out = append(out, M{sig, backedMember(h.name, h.form == formMethod)})
	}
	return out
}

func backedMember(name string, method bool) Func {
	return func(c *Call) (value.Value, error) {
		o, ok := c.This.Object().(Backed)
		switch {
		case !ok:
			return value.Null, nil
		case method:
			return o.NetMethod(c.RT, name, c.Args)
		case c.N() > 0:
			return value.Null, o.SetNetProperty(c.RT, name, c.Args[0])
		}
		return o.NetProperty(c.RT, name)
	}
}
