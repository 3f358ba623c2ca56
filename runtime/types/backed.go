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

// BackedCaller is a Backed object whose methods need the whole call: type arguments, or [ref] arguments.
type BackedCaller interface {
	Backed
	// NetCall calls a declared method.
	NetCall(c *Call, name string) (value.Value, error)
}

// StaticsKey is the key of the service that implements the static members and constructors of Backed classes: a Statics.
type StaticsKey struct{}

// Statics implements static members of classes that are declared here and live above.
type Statics interface {
	// NetStatic calls a static method or reads a static property of c.Type; a constructor is "new", and a property with an argument
	// is set.
	NetStatic(c *Call, name string) (value.Value, error)
}

// ReadOnlyBacked is what Backed objects embed whose properties cannot be written.
type ReadOnlyBacked struct{ value.Bag }

// SetNetProperty implements Backed.
func (*ReadOnlyBacked) SetNetProperty(_ value.Runtime, name string, _ value.Value) error {
	return notSupported("'" + name + "' cannot be set.")
}

// NotImplemented answers for a declared member that a Backed object does not have.
func NotImplemented(member string) error { return notSupported("'" + member + "' is not supported.") }

// backed declares the members of a class whose objects are Backed, by their signatures.
func backed(sigs ...string) []M {
	out := make([]M, 0, len(sigs))
	for _, sig := range sigs {
		h, ok := parseHead(sig)
		if !ok {
			continue
		}
		switch {
		case h.form == formConstructor:
			out = append(out, M{sig, backedStatic(StaticsKey{}, "new")})
		case h.static:
			out = append(out, M{sig, backedStatic(StaticsKey{}, h.name)})
		default:
			out = append(out, M{sig, backedMember(h.name, h.form == formMethod)})
		}
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
			if caller, ok := o.(BackedCaller); ok {
				return caller.NetCall(c, name)
			}
			return o.NetMethod(c.RT, name, c.Args)
		case c.N() > 0:
			return value.Null, o.SetNetProperty(c.RT, name, c.Args[0])
		}
		return o.NetProperty(c.RT, name)
	}
}

// backedStatic asks the Statics that a runtime has under a key.
func backedStatic(key any, name string) Func {
	return func(c *Call) (value.Value, error) {
		s, ok := c.RT.Service(key).(Statics)
		if !ok {
			return value.Null, notSupported("The type " + c.Type.FullName + " needs a runspace.")
		}
		return s.NetStatic(c, name)
	}
}
