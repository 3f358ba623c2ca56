package types

import (
	"strings"

	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// psObjectClass declares System.Management.Automation.PSObject: what $x.psobject gives, and the constructors.
func psObjectClass() *Class {
	return &Class{Type: value.TypePSObject, Members: []M{
		{"new()", psoNew},
		{"new(int instanceMemberCapacity)", psoNew},
		{"new(object obj)", psoNew},
		{"const string AdaptedMemberSetName", constant(value.String("psadapted"))},
		{"const string ExtendedMemberSetName", constant(value.String("psextended"))},
		{"const string BaseObjectMemberSetName", constant(value.String("psbase"))},
		{"PSMemberInfoCollection[PSMemberInfo] Members {get}", psoMembers},
		{"PSMemberInfoCollection[PSPropertyInfo] Properties {get}", psoProperties},
		{"PSMemberInfoCollection[PSMethodInfo] Methods {get}", psoMethods},
		{"object ImmediateBaseObject {get}", psoImmediateBaseObject},
		{"object BaseObject {get}", psoBaseObject},
		{"Collection[string] TypeNames {get}", psoTypeNames},
		{"static PSObject AsPSObject(object obj)", psoAsPSObject},
		{"string ToString()", psoToString},
		{"string ToString(string format, IFormatProvider formatProvider)", psoToString},
		{"PSObject Copy()", psoCopy},
		{"int CompareTo(object obj)", psoCompareTo},
		{"bool Equals(object obj)", psoEquals},
		{"int GetHashCode()", psoGetHashCode},
	}}
}

// viewOf is the value behind $x.psobject.
func viewOf(c *Call) value.Value {
	if v := this[*ObjectView](c); v != nil {
		return v.Of
	}
	return c.This
}

func psoNew(c *Call) (value.Value, error) {
	if c.N() == 1 && c.kind(0) != value.KindInt32 {
		v, _ := value.Wrap(c.Args[0])
		return v, nil
	}
	return vobject(value.NewCustomObject(4))
}

func psoAsPSObject(c *Call) (value.Value, error) { return c.Args[0], nil }

func psoMembers(c *Call) (value.Value, error) {
	return vobject(&memberCollection{of: viewOf(c), rt: c.RT, kinds: ^value.MemberKind(0)})
}
func psoProperties(c *Call) (value.Value, error) {
	return vobject(&memberCollection{of: viewOf(c), rt: c.RT, kinds: value.MemberProperties})
}
func psoMethods(c *Call) (value.Value, error) {
	return vobject(&memberCollection{of: viewOf(c), rt: c.RT, kinds: value.MemberMethods})
}
func psoBaseObject(c *Call) (value.Value, error)          { return viewOf(c).Base(), nil }
func psoImmediateBaseObject(c *Call) (value.Value, error) { return viewOf(c).Base(), nil }
func psoTypeNames(c *Call) (value.Value, error)           { return typeNamesList(c.RT, viewOf(c)), nil }
func psoToString(c *Call) (value.Value, error)            { return vstring(ToString(c.RT, viewOf(c))) }

func psoCopy(c *Call) (value.Value, error) {
	v := viewOf(c)
	p, ok := v.Ref().(*value.PSObject)
	if ok && p.IsCustom() {
		n := value.NewCustomObject(p.InstanceMembers().Len())
		set := n.EnsureMembers()
		for m := range p.InstanceMembers().All {
			set.Put(*m)
		}
		set.SetTypeNames(append([]string(nil), p.InstanceMembers().TypeNames()...))
		if p.InstanceMembers().TypeNames() == nil {
			set.SetTypeNames(nil)
		}
		return vobject(n)
	}
	return cloneValue(v), nil
}

// cloneValue copies what has a copy of its own (ICloneable); other values are shared.
func cloneValue(v value.Value) value.Value {
	switch o := v.Base().Ref().(type) {
	case *value.Array:
		return value.Of(value.NewArray(o.Elem(), append([]value.Value(nil), o.Items...)))
	case *value.List:
		return value.Of(value.NewList(o.Type(), append([]value.Value(nil), o.Items...)))
	case *value.Dict:
		return value.Of(o.Clone())
	}
	return v
}

func psoCompareTo(c *Call) (value.Value, error) {
	n, err := compareObjects(c.RT, viewOf(c), c.Args[0])
	return value.Int(int32(n)), err
}

func psoEquals(c *Call) (value.Value, error) {
	other := c.Args[0]
	if o, ok := ref[*ObjectView](c, 0); ok {
		other = o.Of
	}
	return vbool(value.KeyEqual(viewOf(c), other, false))
}

func psoGetHashCode(c *Call) (value.Value, error) {
	return value.Int(int32(value.HashKey(viewOf(c), false))), nil
}

var (
	typeMemberCollection = lazyType{name: "System.Management.Automation.PSMemberInfoCollection`1"}
	typeMemberInfo       = lazyType{name: "System.Management.Automation.PSMemberInfo"}
	typePropertyInfo     = lazyType{name: "System.Management.Automation.PSPropertyInfo"}
	typeMethodInfo       = lazyType{name: "System.Management.Automation.PSMethodInfo"}
)

// memberCollection is the live collection of an object's members.
type memberCollection struct {
	value.Bag
	of    value.Value
	rt    value.Runtime
	kinds value.MemberKind
}

// Type implements value.Object.
func (m *memberCollection) Type() *value.Type {
	switch m.kinds {
	case value.MemberProperties:
		return typeMemberCollection.of(typePropertyInfo.get())
	case value.MemberMethods:
		return typeMemberCollection.of(typeMethodInfo.get())
	}
	return typeMemberCollection.of(typeMemberInfo.get())
}

// items lists the members as PSMemberInfo objects.
func (m *memberCollection) items() []value.Value {
	var out []value.Value
	if m.kinds&value.MemberProperties != 0 {
		for _, p := range Properties(m.rt, m.of) {
			out = append(out, value.Of(&memberInfo{of: m.of, p: p}))
		}
	}
	if m.kinds&value.MemberMethods != 0 {
		for _, i := range MembersOf(m.rt, m.of, false) {
			if i.Kind&value.MemberMethods == 0 || strings.HasPrefix(i.Name, "get_") || strings.HasPrefix(i.Name, "set_") {
				continue
			}
			if v, ok, err := Get(m.rt, m.of, i.Name); ok && err == nil {
				out = append(out, v)
			}
		}
	}
	return out
}

// Enumerate implements Sequence.
func (m *memberCollection) Enumerate(value.Runtime) Enumerator { return NewEnumerator(m.items()) }

// find returns the member of that name, or $null.
func (m *memberCollection) find(name string) value.Value {
	if m.kinds&value.MemberProperties != 0 {
		for _, p := range Properties(m.rt, m.of) {
			if strings.EqualFold(p.Name, name) {
				return value.Of(&memberInfo{of: m.of, p: p})
			}
		}
	}
	if set := value.InstanceMembers(m.of); set.Find(name) != nil && set.Find(name).Kind&m.kinds != 0 {
		if v, ok, err := Get(m.rt, m.of, name); ok && err == nil {
			return v
		}
	}
	if m.kinds&value.MemberMethods != 0 {
		if v, ok, err := Get(m.rt, m.of, name); ok && err == nil {
			if _, isMethod := v.Ref().(*Method); isMethod {
				return v
			}
			if m.kinds != value.MemberMethods {
				return v
			}
		}
	}
	return value.Null
}

// memberCollectionClass declares PSMemberInfoCollection`1.
func memberCollectionClass() *Class {
	return &Class{Members: []M{
		{"T Item[string name] {get}", func(c *Call) (value.Value, error) { return this[*memberCollection](c).find(c.Str(0)), nil }},
		{"void Add(PSMemberInfo member)", memberAdd},
		{"void Add(PSMemberInfo member, bool preValidated)", memberAdd},
		{"void Remove(string name)", memberRemove},
		{"object[] Match(string name)", memberMatch},
		{"object[] Match(string name, PSMemberTypes memberTypes)", memberMatch},
		{"IEnumerator GetEnumerator()", func(c *Call) (value.Value, error) {
			return vobject(newIterator("System.Collections.IEnumerator", this[*memberCollection](c).items()))
		}},
	}}
}

func memberAdd(c *Call) (value.Value, error) {
	m := this[*memberCollection](c)
	x, ok := ref[*memberInfo](c, 0)
	if !ok {
		return value.Null, neterr.ArgumentNull("member")
	}
	e, ok := m.of.Object().(value.Extensible)
	if !ok {
		return value.Null, invalidOperation("Members cannot be added to this object.")
	}
	if e.InstanceMembers().Find(x.p.Name) != nil {
		return value.Null, extendedTypeError("AlreadyPresentPSMemberInfoInternalCollectionAdd", `Cannot add a member with the name "`+x.p.Name+`" because a member with that name already exists. If you want to overwrite the member anyway, use the Force parameter to overwrite it.`)
	}
	if x.p.Member == nil {
		v, err := x.p.Get()
		if err != nil {
			return value.Null, err
		}
		e.EnsureMembers().SetNote(x.p.Name, v)
		return value.Void, nil
	}
	e.EnsureMembers().Put(*x.p.Member)
	return value.Void, nil
}

func memberRemove(c *Call) (value.Value, error) {
	if e, ok := this[*memberCollection](c).of.Object().(value.Extensible); ok && e.InstanceMembers() != nil {
		e.InstanceMembers().Remove(c.Str(0))
	}
	return value.Void, nil
}

func memberMatch(c *Call) (value.Value, error) {
	pattern := wildcardMatcher(c.Str(0))
	var out []value.Value
	for _, v := range this[*memberCollection](c).items() {
		name, kind := "", value.MemberKind(0)
		switch o := v.Ref().(type) {
		case *memberInfo:
			name, kind = o.p.Name, o.p.Kind
		case *Method:
			name, kind = o.Name, o.Kind()
		}
		if pattern(name) && (c.N() == 1 || kind&value.MemberKind(c.Int(1)) != 0) {
			out = append(out, v)
		}
	}
	return value.Objects(out...), nil
}
