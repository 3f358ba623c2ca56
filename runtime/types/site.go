package types

import (
	"sync/atomic"

	"goposh/runtime/value"
)

// Site is an inline cache for one place in a script that reads a member or calls a method. It remembers what the type of the last
// object led to. The zero Site is ready; it may be used by several goroutines.
type Site struct {
	cache atomic.Pointer[siteEntry]
}

// siteEntry is what a site resolved. It never changes.
type siteEntry struct {
	typ  *value.Type
	name string
	// note is the position of a note property in a PSCustomObject's members; -1 otherwise.
	note int
	// prop is the accessor of a .NET property.
	prop *overload
	// method is a .NET method; bound the choice among its overloads for the argument types args.
	method *group
	bound  *candidate
	args   [4]*value.Type
	n      int
}

// Get is types.Get with the site's cache.
func (s *Site) Get(rt value.Runtime, v value.Value, name string) (value.Value, bool, error) {
	e := s.cache.Load()
	if o, ok := v.Object().(*value.PSObject); ok {
		set := o.InstanceMembers()
		if e != nil && e.note >= 0 && e.name == name {
			if m := set.At(e.note); m != nil && m.Kind == value.MemberNoteProperty && m.Name == name {
				return value.Load(&m.Value), true, nil
			}
		}
		if i := set.IndexOf(name); i >= 0 {
			if m := set.At(i); m != nil && m.Kind == value.MemberNoteProperty {
				if m.Name == name {
					s.cache.Store(&siteEntry{name: name, note: i})
				}
				return value.Load(&m.Value), true, nil
			}
		}
		return Get(rt, v, name)
	}
	t := v.Type()
	if e != nil && e.prop != nil && e.typ == t && e.name == name && value.InstanceMembers(v).Len() == 0 && !typeDataChanged(rt) {
		return e.prop.get(rt, v)
	}
	if t == nil {
		return Get(rt, v, name)
	}
	if o := s.property(rt, v, t, name); o != nil {
		s.cache.Store(&siteEntry{typ: t, name: name, note: -1, prop: o})
		return o.get(rt, v)
	}
	return Get(rt, v, name)
}

// property finds the .NET property that Get would read, nil when anything else might come first.
func (s *Site) property(rt value.Runtime, v value.Value, t *value.Type, name string) *overload {
	if v.Kind() == value.KindString {
		return nil // Get is quicker
	}
	switch v.Object().(type) {
	case *value.Array, *value.List, *value.Dict, Adapter, TypeNamer:
		return nil
	}
	if value.InstanceMembers(v).Len() > 0 || value.InstanceMembers(v).TypeNames() != nil || typeDataChanged(rt) {
		return nil
	}
	tb := tableOf(t)
	if tb.builtinETS().find(name) != nil {
		return nil
	}
	g := tb.instance.find(name)
	if g == nil || g.form != formProperty && g.form != formField || !g.property().readable() {
		return nil
	}
	return g.property()
}

// get reads a property; one whose getter throws is $null.
func (o *overload) get(rt value.Runtime, v value.Value) (value.Value, bool, error) {
	x, err := o.fn(&Call{RT: rt, Type: o.decl, This: v})
	if err != nil {
		if passes(err) {
			return value.Null, true, err
		}
		return value.Null, true, nil
	}
	return x, true, nil
}

// Invoke is types.Invoke with the site's cache.
func (s *Site) Invoke(rt value.Runtime, v value.Value, name string, args []value.Value, typeArgs ...*value.Type) (value.Value, error) {
	if len(typeArgs) > 0 || v.IsNull() {
		return Invoke(rt, v, name, args, typeArgs...)
	}
	if _, ok := v.Object().(*value.PSObject); ok {
		return Invoke(rt, v, name, args)
	}
	t := v.Type()
	e := s.cache.Load()
	if e == nil || e.method == nil || e.typ != t || e.name != name || typeDataChanged(rt) || value.InstanceMembers(v).Len() > 0 {
		g := s.method(rt, v, t, name)
		if g == nil {
			return Invoke(rt, v, name, args)
		}
		e = &siteEntry{typ: t, name: name, note: -1, method: g}
		s.cache.Store(e)
	}
	return s.call(rt, e, v, args, e.method.name, false)
}

// InvokeStatic is types.InvokeStatic with the site's cache.
func (s *Site) InvokeStatic(rt value.Runtime, t *value.Type, name string, args []value.Value, typeArgs ...*value.Type) (value.Value, error) {
	if len(typeArgs) > 0 {
		return InvokeStatic(rt, t, name, args, typeArgs...)
	}
	e := s.cache.Load()
	if e == nil || e.method == nil || e.typ != t || e.name != name {
		g := tableOf(t).static.find(name)
		if g == nil || g.form != formMethod || t.Flags&value.FlagGenericDefinition != 0 {
			return InvokeStatic(rt, t, name, args)
		}
		e = &siteEntry{typ: t, name: name, note: -1, method: g}
		s.cache.Store(e)
	}
	return s.call(rt, e, value.Null, args, e.method.name, true)
}

// method finds the .NET method that Invoke would call, nil when anything else might come first.
func (s *Site) method(rt value.Runtime, v value.Value, t *value.Type, name string) *group {
	switch v.Object().(type) {
	case DynamicMethods, TypeNamer:
		return nil
	}
	if value.InstanceMembers(v).Len() > 0 || value.InstanceMembers(v).TypeNames() != nil || typeDataChanged(rt) {
		return nil
	}
	tb := tableOf(t)
	if tb.builtinETS().find(name) != nil {
		return nil
	}
	g := tb.instance.find(name)
	if g == nil || g.form != formMethod {
		return nil
	}
	return g
}

// call calls the site's method, with the overload it chose before when the arguments are of the same types.
func (s *Site) call(rt value.Runtime, e *siteEntry, this value.Value, args []value.Value, name string, static bool) (value.Value, error) {
	g := e.method
	o := g.exact(args)
	b := bound{args: args}
	if o == nil {
		c := e.bound
		if c == nil || !e.sameTypes(args) {
			var err error
			if c, err = g.choose(name, args, nil); err != nil {
				return value.Null, err
			}
			if ne := e.remember(c, args); ne != nil {
				s.cache.Store(ne)
			}
		}
		var err error
		if b, err = c.convert(rt, name, args); err != nil {
			return value.Null, err
		}
		o = c.o
	}
	decl := o.decl
	if static {
		decl = staticType(o, e.typ)
	}
	r, err := o.invoke(&Call{RT: rt, Type: decl, This: this.Base(), Args: b.args, TypeArgs: b.targs})
	if err != nil {
		return value.Null, invocationError(name, len(args), err)
	}
	if o.ret_ == value.TypeVoid {
		return value.Void, nil
	}
	return r, nil
}

func (e *siteEntry) sameTypes(args []value.Value) bool {
	if len(args) != e.n {
		return false
	}
	for i := range args {
		if args[i].Type() != e.args[i] {
			return false
		}
	}
	return true
}

// remember keeps a choice that depends on nothing but the arguments' types.
func (e *siteEntry) remember(c *candidate, args []value.Value) *siteEntry {
	if len(args) > len(e.args) {
		return nil
	}
	ne := *e
	ne.bound, ne.n = c, len(args)
	for i := range args {
		switch args[i].Object().(type) {
		case *Ref, *value.Array, *value.PSObject:
			return nil
		}
		ne.args[i] = args[i].Type()
	}
	return &ne
}
