package types

import (
	"strings"
	"sync"

	"goposh/runtime/value"
)

var typePSMethod = &value.Type{FullName: "System.Management.Automation.PSMethod", Base: value.TypeObject, Kind: value.KindObject, Assembly: "System.Management.Automation"}

var scriptMethodType = sync.OnceValue(func() *value.Type { return byFullName("System.Management.Automation.PSScriptMethod") })
var codeMethodType = sync.OnceValue(func() *value.Type { return byFullName("System.Management.Automation.PSCodeMethod") })

// Method is a PSMethod, PSScriptMethod or PSCodeMethod: what $x.Name gives for a method without calling it.
type Method struct {
	value.Bag
	Name   string
	This   value.Value // the object it is called on
	Static *value.Type // the type of a static method
	group  *group
	member *value.Member
}

// Type implements value.Object.
func (m *Method) Type() *value.Type {
	if m.member != nil {
		t := scriptMethodType()
		if m.member.Kind == value.MemberCodeMethod {
			t = codeMethodType()
		}
		if t != nil {
			return t
		}
	}
	return typePSMethod
}

// Kind tells which kind of method it is.
func (m *Method) Kind() value.MemberKind {
	if m.member != nil {
		return m.member.Kind
	}
	return value.MemberMethod
}

// Script is the script block of a script method; $null otherwise.
func (m *Method) Script() value.Value {
	if m.member != nil {
		return m.member.Value
	}
	return value.Null
}

// Invoke calls the method.
func (m *Method) Invoke(rt value.Runtime, args []value.Value) (value.Value, error) {
	switch {
	case m.member != nil:
		return callMember(rt, m.This, m.member, args)
	case m.Static != nil && m.group == nil, m.Static != nil && m.group.form == formConstructor:
		return newObject(rt, m.Static, args, "new", ".ctor")
	case m.Static != nil:
		return m.group.callStatic(rt, m.Static, args, nil)
	}
	return m.group.call(rt, m.This, args, nil)
}

// Definitions are the overloads as PowerShell prints them: "string Substring(int startIndex)".
func (m *Method) Definitions() []string {
	if m.member != nil {
		return []string{"System.Object " + m.Name + "();"}
	}
	if m.group == nil {
		return []string{DisplayName(m.Static) + " new()"}
	}
	return m.group.definitions()
}

func (g *group) definitions() []string {
	out := make([]string, len(g.overloads))
	for i, o := range g.overloads {
		out[i] = o.text()
	}
	return out
}

// String is the method's ToString: its definitions.
func (m *Method) String() string { return strings.Join(m.Definitions(), ", ") }

// ParameterizedProperty is a PSParameterizedProperty: an indexer read as a property ($x.Item).
type ParameterizedProperty struct {
	value.Bag
	Name  string
	This  value.Value
	group *group
}

var parameterizedType = sync.OnceValue(func() *value.Type {
	return typeOr("System.Management.Automation.PSParameterizedProperty")
})

// typeOr is byFullName for types that typeinfo.txt may lack: they are then plain classes.
func typeOr(name string) *value.Type {
	if t := byFullName(name); t != nil {
		return t
	}
	return &value.Type{FullName: name, Base: value.TypeObject, Kind: value.KindObject, Assembly: "System.Management.Automation"}
}

// Type implements value.Object.
func (*ParameterizedProperty) Type() *value.Type { return parameterizedType() }

// Definitions are the overloads of the indexer.
func (p *ParameterizedProperty) Definitions() []string { return p.group.definitions() }

// invoke reads the property with arguments, as a call by its name does: $list.Item(0).
func (p *ParameterizedProperty) invoke(rt value.Runtime, args []value.Value) (value.Value, error) {
	o, b, err := p.group.bind(rt, p.Name, args, nil)
	if err != nil {
		return value.Null, err
	}
	v, err := o.fn(&Call{RT: rt, Type: o.decl, This: p.This.Base(), Args: b.args})
	if err != nil {
		return value.Null, gettingError(p.Name, err)
	}
	return v, nil
}

// PropertySetInfo is a PSPropertySet.
type PropertySetInfo struct {
	value.Bag
	Name  string
	Names []string
}

var propertySetType = sync.OnceValue(func() *value.Type { return typeOr("System.Management.Automation.PSPropertySet") })

// Type implements value.Object.
func (*PropertySetInfo) Type() *value.Type { return propertySetType() }

// String is "Name {a, b}".
func (p *PropertySetInfo) String() string { return p.Name + " {" + strings.Join(p.Names, ", ") + "}" }

// MemberSetInfo is a PSMemberSet: PSStandardMembers, psbase, psadapted, psextended. Its members read those of the owner.
type MemberSetInfo struct {
	value.Bag
	Name  string
	Owner value.Value
	// Set holds the members of a set that type data declare; nil for the views below.
	Set *value.MemberSet
	// Base shows the owner's .NET members only, Extended only what was attached to it.
	Base, Extended bool
}

var memberSetType = sync.OnceValue(func() *value.Type { return typeOr("System.Management.Automation.PSMemberSet") })

// Type implements value.Object.
func (*MemberSetInfo) Type() *value.Type { return memberSetType() }

// GetAdapted implements Adapter.
func (m *MemberSetInfo) GetAdapted(rt value.Runtime, name string) (value.Value, bool, error) {
	switch {
	case m.Set != nil:
		if x := m.Set.Find(name); x != nil {
			v, err := MemberValue(rt, m.Owner, x)
			return v, true, err
		}
	case m.Extended:
		if x := findExtended(rt, m.Owner, name); x != nil {
			v, err := MemberValue(rt, m.Owner, x)
			return v, true, err
		}
	case m.Base:
		base := m.Owner.Base()
		if a, ok := base.Object().(Adapter); ok && m.Name == "psadapted" {
			return a.GetAdapted(rt, name)
		}
		if t := base.Type(); t != nil {
			if g := tableOf(t).instance.find(name); g != nil {
				return g.read(rt, base, base)
			}
		}
	}
	return value.Null, false, nil
}

// SetAdapted implements Adapter.
func (m *MemberSetInfo) SetAdapted(rt value.Runtime, name string, v value.Value) (bool, error) {
	switch {
	case m.Set != nil, m.Extended:
		x := m.Set.Find(name)
		if m.Extended {
			x = findExtended(rt, m.Owner, name)
		}
		if x == nil {
			return false, nil
		}
		return true, writeMember(rt, m.Owner, x, v)
	}
	base := m.Owner.Base()
	if t := base.Type(); t != nil {
		if g := tableOf(t).instance.find(name); g != nil && g.form != formMethod {
			return true, g.write(rt, g.name, base, g.property().decl, v)
		}
	}
	return false, nil
}

// AdaptedProperties implements Adapter.
func (m *MemberSetInfo) AdaptedProperties(rt value.Runtime) []AdaptedProperty {
	var out []AdaptedProperty
	if m.Set != nil {
		for x := range m.Set.All {
			out = append(out, AdaptedProperty{Name: x.Name, TypeName: "System.Object"})
		}
		return out
	}
	for _, p := range Properties(rt, m.Owner) {
		if extended := p.Kind != value.MemberProperty; extended == m.Extended {
			out = append(out, AdaptedProperty{Name: p.Name, TypeName: p.TypeName, ReadOnly: p.Set == nil})
		}
	}
	return out
}

// InvokeDynamic implements DynamicMethods: psbase calls the object's own methods.
func (m *MemberSetInfo) InvokeDynamic(rt value.Runtime, name string, args []value.Value) (value.Value, bool, error) {
	if !m.Base {
		return value.Null, false, nil
	}
	base := m.Owner.Base()
	t := base.Type()
	if t == nil {
		return value.Null, false, nil
	}
	g := tableOf(t).instance.find(name)
	if g == nil || g.form != formMethod {
		return value.Null, false, nil
	}
	r, err := g.call(rt, base, args, nil)
	return r, true, err
}
