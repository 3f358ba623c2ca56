package interp

import (
	"sync/atomic"

	"goposh/runtime/types"
	"goposh/runtime/value"
)

// instance is an object of a script class that derives from System.Object.
type instance struct {
	value.Bag
	def    *classDef
	fields []value.Value
	id     uint32
}

// Type implements value.Object.
func (o *instance) Type() *value.Type { return o.def.typ }

// EqualObject implements value.Equaler: the class's Equals where it has one, else identity.
func (o *instance) EqualObject(x value.Object) bool {
	if !o.def.equals {
		return x == value.Object(o)
	}
	rs := o.def.rs
	v, err := types.Invoke(rs, value.Of(o), "Equals", []value.Value{value.Of(x)})
	return err == nil && types.ToBool(v)
}

var instanceIDs atomic.Uint32

// HashObject implements value.Equaler: the class's GetHashCode where it has one.
func (o *instance) HashObject() uint32 {
	if o.def.hash {
		v, err := types.Invoke(o.def.rs, value.Of(o), "GetHashCode", nil)
		if err == nil {
			return uint32(v.Base().Int64())
		}
	}
	if o.id == 0 {
		o.id = instanceIDs.Add(1)
	}
	return o.id * 2654435761
}

// newInstance makes an object with the zero values of its properties.
func (d *classDef) newInstance() *instance {
	o := &instance{def: d, fields: make([]value.Value, len(d.fields))}
	d.zero(o.fields)
	return o
}

func (d *classDef) zero(fields []value.Value) {
	for i, f := range d.fields {
		if f.typ == value.TypeObject {
			fields[i] = value.Null
			continue
		}
		fields[i] = types.Zero(f.typ)
	}
}

// fieldsOf gives the property values of an object of a script class.
func fieldsOf(o value.Object, n int) []value.Value {
	if i, ok := o.(*instance); ok {
		return i.fields
	}
	if e, ok := o.(value.Extensible); ok {
		m := e.EnsureMembers()
		if len(m.Fields) < n {
			m.Fields = append(m.Fields, make([]value.Value, n-len(m.Fields))...)
		}
		return m.Fields
	}
	return nil
}

// access is the accessor of an instance property for package types.
func (f *classField) access(c *types.Call) (value.Value, error) {
	fields := fieldsOf(c.This.Object(), f.slot+1)
	if f.slot >= len(fields) {
		return value.Null, nil
	}
	if len(c.Args) == 0 {
		return value.Load(&fields[f.slot]), nil
	}
	v, err := f.accept(runspaceOf(c.RT, f.def.rs), c.Args[0])
	if err != nil {
		return value.Null, err
	}
	value.Store(&fields[f.slot], v)
	return value.Void, nil
}

// accept validates a value that is of the property's type already.
func (f *classField) accept(rs *Runspace, v value.Value) (value.Value, error) {
	if f.plain {
		return v, nil
	}
	fc := &f.def.codeFor(rs).fields[f.index]
	if fc.check == nil {
		var list []constraint
		c := &code{}
		l := &lowerer{rs: rs, c: c, index: map[string]int{}, scope: f.def.scope}
		c.layout = layoutOf(l)
		for _, a := range f.attrs {
			list = append(list, constraint{attr: l.attribute(a)})
		}
		check, _, err := rs.checker(rs.initFrame(c), "", list)
		if err != nil {
			return value.Null, err
		}
		fc.check = check
	}
	return fc.check(v)
}

// get reads a property for a node that knows the object's class; ok is false when something else may come first.
func (o *instance) get(name string) (value.Value, bool) {
	if o.InstanceMembers().Len() > 0 {
		return value.Null, false
	}
	f := o.def.field(name)
	if f == nil {
		return value.Null, false
	}
	return value.Load(&o.fields[f.slot]), true
}

// set writes a property whose value needs no conversion; ok is false when the general way must be taken.
func (o *instance) set(name string, v value.Value) bool {
	if o.InstanceMembers().Len() > 0 {
		return false
	}
	f := o.def.field(name)
	if f == nil || !f.plain || v.IsVoid() {
		return false
	}
	if f.typ != value.TypeObject && (v.Type() != f.typ || v.Kind() == value.KindObject && isWrapped(v)) {
		return false
	}
	value.Store(&o.fields[f.slot], v)
	return true
}

func isWrapped(v value.Value) bool {
	_, ok := v.Ref().(*value.PSObject)
	return ok
}
