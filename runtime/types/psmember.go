package types

import (
	"goposh/runtime/errs"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// memberInfo is a PSPropertyInfo, or a member that is still to be added to an object.
type memberInfo struct {
	value.Bag
	of value.Value
	p  Property
}

// memberClassName names the class of each kind of member.
func memberClassName(k value.MemberKind) string {
	const ns = "System.Management.Automation."
	switch k {
	case value.MemberNoteProperty:
		return ns + "PSNoteProperty"
	case value.MemberAliasProperty:
		return ns + "PSAliasProperty"
	case value.MemberScriptProperty:
		return ns + "PSScriptProperty"
	case value.MemberCodeProperty:
		return ns + "PSCodeProperty"
	case value.MemberScriptMethod:
		return ns + "PSScriptMethod"
	case value.MemberPropertySet:
		return ns + "PSPropertySet"
	case value.MemberMemberSet:
		return ns + "PSMemberSet"
	}
	return ns + "PSProperty"
}

// Type implements value.Object.
func (m *memberInfo) Type() *value.Type { return byFullName(memberClassName(m.p.Kind)) }

var typePSMemberTypes = lazyType{name: "System.Management.Automation.PSMemberTypes"}

// memberInfoClass declares PSMemberInfo, whose members all properties share.
func memberInfoClass() *Class {
	return &Class{Members: []M{
		{"PSMemberTypes MemberType {get}", memKind},
		{"string Name {get}", memName},
		{"bool IsInstance {get}", memIsInstance},
		{"object Value {get;set}", memValue},
		{"string TypeNameOfValue {get}", memTypeName},
		{"PSMemberInfo Copy()", memCopy},
		{"string ToString()", memToString},
	}}
}

// propertyInfoClass declares PSPropertyInfo.
func propertyInfoClass() *Class {
	return &Class{Members: []M{
		{"bool IsSettable {get}", memSettable},
		{"bool IsGettable {get}", constant(value.True)},
	}}
}

func notePropertyClass() *Class {
	return &Class{Members: []M{{"new(string name, object value)", func(c *Call) (value.Value, error) {
		return newMember(&value.Member{Name: c.Str(0), Kind: value.MemberNoteProperty, Value: c.Args[1]})
	}}}}
}

func aliasPropertyClass() *Class {
	return &Class{Members: []M{
		{"new(string name, string referencedMemberName)", aliasNew},
		{"new(string name, string referencedMemberName, type conversionType)", aliasNew},
		{"string ReferencedMemberName {get}", func(c *Call) (value.Value, error) {
			if m := memThis(c).p.Member; m != nil {
				return vstring(m.Ref)
			}
			return value.Null, nil
		}},
		{"type ConversionType {get}", func(c *Call) (value.Value, error) {
			if m := memThis(c).p.Member; m != nil && m.Type != nil {
				return vobject(m.Type)
			}
			return value.Null, nil
		}},
	}}
}

func aliasNew(c *Call) (value.Value, error) {
	m := &value.Member{Name: c.Str(0), Kind: value.MemberAliasProperty, Ref: c.Str(1)}
	if c.N() == 3 {
		m.Type, _ = ref[*value.Type](c, 2)
	}
	return newMember(m)
}

func scriptPropertyClass() *Class {
	part := func(get func(*value.Member) value.Value) Func {
		return func(c *Call) (value.Value, error) {
			if m := memThis(c).p.Member; m != nil {
				return get(m), nil
			}
			return value.Null, nil
		}
	}
	return &Class{Members: []M{
		{"new(string name, ScriptBlock getterScript)", scriptPropertyNew},
		{"new(string name, ScriptBlock getterScript, ScriptBlock setterScript)", scriptPropertyNew},
		{"ScriptBlock GetterScript {get}", part(func(m *value.Member) value.Value { return m.Get })},
		{"ScriptBlock SetterScript {get}", part(func(m *value.Member) value.Value { return m.Set })},
	}}
}

func scriptPropertyNew(c *Call) (value.Value, error) {
	m := &value.Member{Name: c.Str(0), Kind: value.MemberScriptProperty, Get: c.Args[1]}
	if c.N() == 3 {
		m.Set = c.Args[2]
	}
	return newMember(m)
}

func scriptMethodClass() *Class {
	return &Class{Members: append([]M{{"new(string name, ScriptBlock script)", func(c *Call) (value.Value, error) {
		return newMember(&value.Member{Name: c.Str(0), Kind: value.MemberScriptMethod, Value: c.Args[1]})
	}}, {"ScriptBlock Script {get}", func(c *Call) (value.Value, error) {
		if m, ok := c.This.Base().Ref().(*Method); ok {
			return m.Script(), nil
		}
		return memThis(c).p.Member.Value, nil
	}}}, methodInfoMembers()...)}
}

// psMethodClass declares PSMethod.
func psMethodClass() *Class { return &Class{Type: typePSMethod, Members: methodInfoMembers()} }

func methodInfoMembers() []M {
	return []M{
		{"PSMemberTypes MemberType {get}", memKind},
		{"Collection[string] OverloadDefinitions {get}", func(c *Call) (value.Value, error) {
			m, ok := c.This.Base().Ref().(*Method)
			if !ok {
				return value.Null, nil
			}
			var items []value.Value
			for _, s := range m.Definitions() {
				items = append(items, value.String(s))
			}
			return vobject(value.NewList(typeCollection.of(value.TypeString), items))
		}},
		{"string TypeNameOfValue {get}", func(c *Call) (value.Value, error) { return vstring(c.This.Type().FullName) }},
		{"object Value {get}", strSelf},
		{"string Name {get}", memName},
		{"bool IsInstance {get}", memIsInstance},
		{"string ToString()", func(c *Call) (value.Value, error) {
			if m, ok := c.This.Base().Ref().(*Method); ok {
				return vstring(m.String())
			}
			return memToString(c)
		}},
		{"object Invoke(params object[] arguments)", func(c *Call) (value.Value, error) {
			m, ok := c.This.Base().Ref().(*Method)
			if !ok {
				return value.Null, invalidOperation("The method is not attached to an object.")
			}
			args, err := c.list(0)
			if err != nil {
				return value.Null, err
			}
			return m.Invoke(c.RT, args)
		}},
	}
}

func propertySetClass() *Class {
	return &Class{Members: []M{
		{"new(string name, IEnumerable[string] referencedPropertyNames)", func(c *Call) (value.Value, error) {
			items, err := c.list(1)
			if err != nil {
				return value.Null, err
			}
			return newMember(&value.Member{Name: c.Str(0), Kind: value.MemberPropertySet, Names: stringsOf(items)})
		}},
		{"Collection[string] ReferencedPropertyNames {get}", func(c *Call) (value.Value, error) {
			var names []string
			switch o := c.This.Base().Ref().(type) {
			case *PropertySetInfo:
				names = o.Names
			case *memberInfo:
				names = o.p.Member.Names
			}
			items := value.Strings(names).Ref().(*value.Array).Items
			return vobject(value.NewList(typeCollection.of(value.TypeString), items))
		}},
	}}
}

func memberSetClass() *Class {
	return &Class{Members: []M{
		{"new(string name)", memberSetNew},
		{"new(string name, IEnumerable[PSMemberInfo] members)", memberSetNew},
	}}
}

func memberSetNew(c *Call) (value.Value, error) {
	set := &value.MemberSet{}
	if c.N() == 2 {
		items, err := c.list(1)
		if err != nil {
			return value.Null, err
		}
		for _, v := range items {
			if m, ok := v.Ref().(*memberInfo); ok && m.p.Member != nil {
				set.Put(*m.p.Member)
			}
		}
	}
	return newMember(&value.Member{Name: c.Str(0), Kind: value.MemberMemberSet, Members: set})
}

// newMember makes the PSMemberInfo of a member that is attached to nothing yet.
func newMember(m *value.Member) (value.Value, error) {
	if m.Name == "" {
		return value.Null, ArgumentInvalid("name")
	}
	p := Property{Name: m.Name, Kind: m.Kind, Member: m, TypeName: "System.Object"}
	p.Get = func() (value.Value, error) { return m.Value, nil }
	if m.Kind == value.MemberNoteProperty {
		p.Set = func(v value.Value) error {
			m.Value = v
			return nil
		}
		if t := m.Value.Type(); t != nil {
			p.TypeName = TypeString(t)
		}
	}
	return vobject(&memberInfo{p: p})
}

func memThis(c *Call) *memberInfo { return this[*memberInfo](c) }

func memKind(c *Call) (value.Value, error) {
	switch o := c.This.Base().Ref().(type) {
	case *memberInfo:
		return typePSMemberTypes.enum(int(o.p.Kind)), nil
	case *Method:
		return typePSMemberTypes.enum(int(o.Kind())), nil
	case *PropertySetInfo:
		return typePSMemberTypes.enum(int(value.MemberPropertySet)), nil
	case *MemberSetInfo:
		return typePSMemberTypes.enum(int(value.MemberMemberSet)), nil
	case *ParameterizedProperty:
		return typePSMemberTypes.enum(int(value.MemberParameterized)), nil
	}
	return value.Null, nil
}

func memName(c *Call) (value.Value, error) {
	switch o := c.This.Base().Ref().(type) {
	case *memberInfo:
		return vstring(o.p.Name)
	case *Method:
		return vstring(o.Name)
	case *PropertySetInfo:
		return vstring(o.Name)
	}
	return value.Null, nil
}

func memIsInstance(c *Call) (value.Value, error) {
	m, ok := c.This.Base().Ref().(*memberInfo)
	if !ok {
		return value.False, nil
	}
	return vbool(m.p.Member != nil && value.InstanceMembers(m.of).Find(m.p.Name) != nil)
}

func memValue(c *Call) (value.Value, error) {
	m, ok := c.This.Base().Ref().(*memberInfo)
	if !ok {
		return c.This, nil
	}
	if c.N() == 0 {
		return m.p.Get()
	}
	if m.p.Set == nil {
		return value.Null, errs.NewException("System.Management.Automation.SetValueException", "'"+m.p.Name+"' is a ReadOnly property.")
	}
	return value.Void, m.p.Set(c.Args[0])
}

func memTypeName(c *Call) (value.Value, error) {
	if m, ok := c.This.Base().Ref().(*memberInfo); ok {
		return vstring(m.p.TypeName)
	}
	return vstring(TypeString(c.This.Type()))
}

func memSettable(c *Call) (value.Value, error) { return vbool(memThis(c).p.Set != nil) }

func memCopy(c *Call) (value.Value, error) {
	m, ok := c.This.Base().Ref().(*memberInfo)
	if !ok {
		return c.This, nil
	}
	if m.p.Member == nil {
		return vobject(&memberInfo{of: m.of, p: m.p})
	}
	clone := *m.p.Member
	return newMember(&clone)
}

func memToString(c *Call) (value.Value, error) {
	m, ok := c.This.Base().Ref().(*memberInfo)
	if !ok {
		return objToString(c)
	}
	for _, i := range MembersOf(c.RT, m.of, false) {
		if i.Name == m.p.Name {
			return vstring(i.Definition)
		}
	}
	return vstring(m.p.TypeName + " " + m.p.Name)
}

// extendedTypeError is an ExtendedTypeSystemException.
func extendedTypeError(id, message string) error {
	return record("System.Management.Automation.ExtendedTypeSystemException", id, errs.NotSpecified, nil, message).Exception
}

// wildcardMatcher matches names with PowerShell's wildcards, regardless of case.
func wildcardMatcher(pattern string) func(string) bool {
	p := wildcard.Compile(pattern, true)
	return p.Match
}
