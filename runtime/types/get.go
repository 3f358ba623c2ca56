package types

import (
	"goposh/runtime/errs"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// Adapter is an object whose properties PowerShell takes from its content rather than from .NET members (XML nodes, CIM and
// management objects, data rows). Names are compared regardless of case by the implementation.
type Adapter interface {
	value.Object
	// GetAdapted reads a property; found is false when there is none.
	GetAdapted(rt value.Runtime, name string) (v value.Value, found bool, err error)
	// SetAdapted writes a property; found is false when there is none.
	SetAdapted(rt value.Runtime, name string, v value.Value) (found bool, err error)
	// AdaptedProperties lists the properties in order.
	AdaptedProperties(rt value.Runtime) []AdaptedProperty
}

// AdaptedProperty describes a property of an Adapter.
type AdaptedProperty struct {
	Name, TypeName string
	ReadOnly       bool
}

// Get reads a member as the dot operator does: members attached to the object, dictionary keys, members of type data, then .NET
// properties; methods give a PSMethod. found is false when there is no such member (the value is then $null). Count and Length of
// a single object are not made up here: see SingleCount.
func Get(rt value.Runtime, v value.Value, name string) (val value.Value, found bool, err error) {
	switch o := v.Ref().(type) {
	case nil:
		if v.IsNull() {
			return value.Null, false, nil
		}
	case string:
		if name == "Length" {
			return value.Int(int32(wtf8.Len(o))), true, nil
		}
	case *value.PSObject:
		if m := o.InstanceMembers().Find(name); m != nil {
			if m.Kind == value.MemberNoteProperty {
				return value.Load(&m.Value), true, nil
			}
			return readMember(rt, v, m)
		}
	case *value.Array:
		if (name == "Count" || name == "Length") && o.InstanceMembers() == nil {
			return value.Int(int32(len(o.Items))), true, nil
		}
	case *value.List:
		if name == "Count" && o.InstanceMembers() == nil {
			return value.Int(int32(o.Len())), true, nil
		}
	case *value.Dict:
		if m := o.InstanceMembers().Find(name); m != nil {
			return readMember(rt, v, m)
		}
		if dictionaryType(o.Type()) {
			if x, ok := o.GetString(name); ok {
				return x, true, nil
			}
		}
	case value.Extensible:
		if m := o.InstanceMembers().Find(name); m != nil {
			return readMember(rt, v, m)
		}
	}
	return getTyped(rt, v, name)
}

// getTyped reads a member that comes with the type.
func getTyped(rt value.Runtime, v value.Value, name string) (value.Value, bool, error) {
	t := v.Type()
	if t == nil {
		return value.Null, false, nil
	}
	tb := tableOf(t)
	if m := typeMember(rt, v, tb, name); m != nil {
		return readMember(rt, v, m)
	}
	base := v.Base()
	if e := base.EnumInfo(); e != nil && equalFold(name, "value__") {
		return value.FromInteger(e.Underlying, base.Int64()), true, nil
	}
	if a, ok := base.Object().(Adapter); ok {
		if x, found, err := a.GetAdapted(rt, name); found || err != nil {
			return x, found, err
		}
	}
	if g := tb.instance.find(name); g != nil {
		return g.read(rt, base, v)
	}
	if e, ok := base.Object().(*errs.Exception); ok {
		for i := range e.Props {
			if equalFold(e.Props[i].Name, name) {
				return e.Props[i].Value, true, nil
			}
		}
	}
	if x, found, err := intrinsic(rt, v, name); found {
		return x, found, err
	}
	if g := tb.instance.explicit(name); g != nil {
		return g.read(rt, base, v)
	}
	return value.Null, false, nil
}

// read gets a property, or a method as an object.
func (g *group) read(rt value.Runtime, base, v value.Value) (value.Value, bool, error) {
	switch g.form {
	case formMethod:
		return value.Of(&Method{Name: g.name, This: v, group: g}), true, nil
	case formIndexer:
		return value.Of(&ParameterizedProperty{Name: g.name, This: v, group: g}), true, nil
	}
	o := g.property()
	if !o.readable() {
		return value.Null, true, nil
	}
	x, err := o.fn(&Call{RT: rt, Type: o.decl, This: base})
	if err != nil {
		if passes(err) {
			return value.Null, true, err
		}
		// PowerShell reads a property whose getter throws as $null.
		return value.Null, true, nil
	}
	return x, true, nil
}

// readMember reads a member of the extended type system.
func readMember(rt value.Runtime, v value.Value, m *value.Member) (value.Value, bool, error) {
	x, err := MemberValue(rt, v, m)
	return x, true, err
}

const maxAliasDepth = 32

// MemberValue is the value of an extended member of v: PSMemberInfo.Value. Methods give a method object, member sets
// an object with their members.
func MemberValue(rt value.Runtime, v value.Value, m *value.Member) (value.Value, error) {
	switch m.Kind {
	case value.MemberNoteProperty:
		return value.Load(&m.Value), nil
	case value.MemberAliasProperty:
		return readAlias(rt, v, m, 0)
	case value.MemberScriptProperty, value.MemberCodeProperty:
		return readComputed(rt, v, m)
	case value.MemberPropertySet:
		return value.Of(&PropertySetInfo{Name: m.Name, Names: m.Names}), nil
	case value.MemberMemberSet:
		return value.Of(&MemberSetInfo{Name: m.Name, Owner: v, Set: m.Members}), nil
	}
	return value.Of(&Method{Name: m.Name, This: v, member: m}), nil
}

func readAlias(rt value.Runtime, v value.Value, m *value.Member, depth int) (value.Value, error) {
	if depth > maxAliasDepth || equalFold(m.Ref, m.Name) {
		return value.Null, record(typeExtendedType, "CycleInAliasLookup", errs.NotSpecified, nil, `The alias with name "`+m.Name+`" contains a cycle.`)
	}
	var x value.Value
	var err error
	found := true
	if next := findExtended(rt, v, m.Ref); next != nil && next.Kind == value.MemberAliasProperty {
		x, err = readAlias(rt, v, next, depth+1)
	} else {
		x, found, err = Get(rt, v, m.Ref)
	}
	if err != nil {
		return value.Null, err
	}
	if !found {
		return value.Null, record(typeGetValueInvocation, "ExceptionWhenGetting", errs.NotSpecified, nil,
			`The member referenced by this alias is not present: "`+m.Ref+`".`)
	}
	if m.Type != nil {
		return Convert(rt, x, m.Type)
	}
	return x, nil
}

// findExtended finds an extended member of v by name, its own or one of type data.
func findExtended(rt value.Runtime, v value.Value, name string) *value.Member {
	if m := value.InstanceMembers(v).Find(name); m != nil {
		return m
	}
	t := v.Type()
	if t == nil {
		return nil
	}
	return typeMember(rt, v, tableOf(t), name)
}

func readComputed(rt value.Runtime, v value.Value, m *value.Member) (value.Value, error) {
	if m.Code != nil {
		x, err := m.Code(rt, v, nil)
		if err != nil {
			return value.Null, gettingError(m.Name, err)
		}
		return x, nil
	}
	sb, err := scriptOf(rt, m.Get)
	if err != nil || sb == nil {
		return value.Null, err
	}
	out, err := rt.Invoke(sb, v, value.Void)
	if err != nil {
		return value.Null, gettingError(m.Name, err)
	}
	return Unwrap(out), nil
}

// intrinsic members are on every object.
func intrinsic(rt value.Runtime, v value.Value, name string) (value.Value, bool, error) {
	switch len(name) {
	case len("psobject"):
		if equalFold(name, "psobject") {
			return value.Of(&ObjectView{Of: v}), true, nil
		}
	case len("psbase"):
		if equalFold(name, "psbase") {
			return value.Of(&MemberSetInfo{Name: "psbase", Owner: v, Base: true}), true, nil
		}
	case len("psadapted"):
		if equalFold(name, "psadapted") {
			return value.Of(&MemberSetInfo{Name: "psadapted", Owner: v, Base: true}), true, nil
		}
	case len("psextended"):
		if equalFold(name, "psextended") {
			return value.Of(&MemberSetInfo{Name: "psextended", Owner: v, Extended: true}), true, nil
		}
	case len("pstypenames"):
		if equalFold(name, "pstypenames") {
			return typeNamesList(rt, v), true, nil
		}
	}
	return value.Null, false, nil
}

// SingleCount is the Count or Length of something that has none: 1 for an object, 0 for $null. ok is false for other names.
// PowerShell makes it up only outside strict mode.
func SingleCount(v value.Value, name string) (n value.Value, ok bool) {
	if !equalFold(name, "Count") && !equalFold(name, "Length") {
		return value.Null, false
	}
	if v.IsNull() {
		return value.Int(0), true
	}
	return value.Int(1), true
}

// GetStatic reads a static property, field, enum value or constant; a method gives a PSMethod.
func GetStatic(rt value.Runtime, t *value.Type, name string) (value.Value, bool, error) {
	if t.Enum != nil {
		if n, ok := t.Enum.Lookup(name); ok {
			return value.Enum(t.Enum, n), true, nil
		}
	}
	tb := tableOf(t)
	if g := tb.static.find(name); g != nil {
		if g.form == formMethod {
			return value.Of(&Method{Name: g.name, Static: t, group: g}), true, nil
		}
		o := g.property()
		x, err := o.fn(&Call{RT: rt, Type: staticType(o, t)})
		if err != nil {
			if passes(err) {
				return value.Null, true, err
			}
			return value.Null, true, nil
		}
		return x, true, nil
	}
	if equalFold(name, "new") && (tb.ctors != nil || t.IsValueType()) {
		return value.Of(&Method{Name: "new", Static: t, group: tb.ctors}), true, nil
	}
	return value.Null, false, nil
}
