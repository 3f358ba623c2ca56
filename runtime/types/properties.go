package types

import (
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// Property is one readable property of an object: PSPropertyInfo.
type Property struct {
	Name     string
	Kind     value.MemberKind
	TypeName string // TypeNameOfValue
	Hidden   bool
	Get      func() (value.Value, error)
	Set      func(value.Value) error // nil when it is read-only
	// Member is the extended member behind it; nil for .NET and adapted properties.
	Member *value.Member
	// Static is the declared type of a .NET property; nil otherwise.
	Static *value.Type
}

// Properties lists the properties of a value in PowerShell's order: attached members, those of type data, then adapted or .NET ones.
func Properties(rt value.Runtime, v value.Value) []Property { return properties(rt, v, false) }

// AllProperties is Properties with those that a class declares hidden: what is serialised.
func AllProperties(rt value.Runtime, v value.Value) []Property { return properties(rt, v, true) }

func properties(rt value.Runtime, v value.Value, hidden bool) []Property {
	if v.IsNull() {
		return nil
	}
	var out []Property
	seen := map[string]bool{}
	add := func(p Property) {
		key := strings.ToLower(p.Name)
		if !seen[key] {
			seen[key] = true
			out = append(out, p)
		}
	}
	set := value.InstanceMembers(v)
	for m := range set.All {
		if m.Kind&value.MemberProperties != 0 {
			add(memberProperty(rt, v, m))
		}
	}
	if p, ok := v.Object().(*value.PSObject); ok && p.IsCustom() && set.TypeNames() == nil && !typeDataChanged(rt) {
		return out
	}
	if ets := typeMembers(rt, v); ets != nil {
		for _, m := range ets.members {
			if m.Kind&value.MemberProperties != 0 && !m.Hidden {
				add(memberProperty(rt, v, m))
			}
		}
	}
	base := v.Base()
	if a, ok := base.Object().(Adapter); ok {
		for _, p := range a.AdaptedProperties(rt) {
			add(adaptedProperty(rt, a, p))
		}
	}
	t := base.Type()
	if t == nil {
		return out
	}
	for _, g := range tableOf(t).instance.list {
		if g.form != formProperty && g.form != formField || g.overloads[0].iface != "" || g.overloads[0].hidden && !hidden {
			continue
		}
		add(g.asProperty(rt, base))
	}
	if e, ok := base.Object().(*errs.Exception); ok {
		for i := range e.Props {
			p := &e.Props[i]
			name := "System.Object"
			if t := p.Value.Type(); t != nil {
				name = TypeString(t)
			}
			add(Property{Name: p.Name, Kind: value.MemberProperty, TypeName: name, Get: func() (value.Value, error) { return p.Value, nil }})
		}
	}
	return out
}

// FindProperty returns a property by name, nil when there is none. A dictionary's keys are not properties.
func FindProperty(rt value.Runtime, v value.Value, name string) *Property {
	if m := findExtended(rt, v, name); m != nil {
		if m.Kind&value.MemberProperties == 0 {
			return nil
		}
		p := memberProperty(rt, v, m)
		return &p
	}
	base := v.Base()
	if a, ok := base.Object().(Adapter); ok {
		for _, p := range a.AdaptedProperties(rt) {
			if equalFold(p.Name, name) {
				q := adaptedProperty(rt, a, p)
				return &q
			}
		}
	}
	t := base.Type()
	if t == nil {
		return nil
	}
	if g := tableOf(t).instance.find(name); g != nil && (g.form == formProperty || g.form == formField) {
		p := g.asProperty(rt, base)
		return &p
	}
	if _, ok := base.Object().(*errs.Exception); ok {
		for _, p := range Properties(rt, v) {
			if equalFold(p.Name, name) {
				return &p
			}
		}
	}
	return nil
}

func adaptedProperty(rt value.Runtime, a Adapter, p AdaptedProperty) Property {
	out := Property{Name: p.Name, Kind: value.MemberProperty, TypeName: p.TypeName, Get: func() (value.Value, error) {
		x, _, err := a.GetAdapted(rt, p.Name)
		return x, err
	}}
	if !p.ReadOnly {
		out.Set = func(x value.Value) error {
			_, err := a.SetAdapted(rt, p.Name, x)
			if err != nil {
				return settingError(p.Name, err)
			}
			return nil
		}
	}
	return out
}

func memberProperty(rt value.Runtime, v value.Value, m *value.Member) Property {
	p := Property{Name: m.Name, Kind: m.Kind, Hidden: m.Hidden, Member: m, TypeName: memberTypeName(rt, v, m)}
	if m.Kind == value.MemberNoteProperty {
		// A pointer into the set is valid only until it grows: find the member again.
		set := value.InstanceMembers(v)
		if set.Find(m.Name) == m {
			p.Get = func() (value.Value, error) {
				if cur := set.Find(p.Name); cur != nil {
					return value.Load(&cur.Value), nil
				}
				return value.Load(&m.Value), nil
			}
			p.Set = func(x value.Value) error {
				if cur := set.Find(p.Name); cur != nil {
					return setNote(rt, cur, x)
				}
				return nil
			}
			return p
		}
		p.Get = func() (value.Value, error) { return value.Load(&m.Value), nil }
		return p
	}
	own := *m
	p.Member = &own
	p.Get = func() (value.Value, error) { return MemberValue(rt, v, &own) }
	if memberSettable(rt, v, m) {
		p.Set = func(x value.Value) error { return writeMember(rt, v, &own, x) }
	}
	return p
}

func memberSettable(rt value.Runtime, v value.Value, m *value.Member) bool {
	switch m.Kind {
	case value.MemberNoteProperty:
		return true
	case value.MemberScriptProperty, value.MemberCodeProperty:
		return !m.Set.IsNull()
	case value.MemberAliasProperty:
		if equalFold(m.Ref, m.Name) {
			return false
		}
		p := FindProperty(rt, v, m.Ref)
		return p != nil && p.Set != nil
	}
	return false
}

// memberTypeName is TypeNameOfValue of an extended property.
func memberTypeName(rt value.Runtime, v value.Value, m *value.Member) string {
	if m.Type != nil {
		return ReflectionName(m.Type)
	}
	switch m.Kind {
	case value.MemberNoteProperty:
		x := value.Load(&m.Value)
		if x.IsNull() {
			return "System.Object"
		}
		if names := TypeNames(rt, x); len(names) > 0 {
			return names[0]
		}
	case value.MemberAliasProperty:
		if !equalFold(m.Ref, m.Name) {
			if p := FindProperty(rt, v, m.Ref); p != nil {
				return p.TypeName
			}
		}
	}
	return "System.Object"
}

func (g *group) asProperty(rt value.Runtime, base value.Value) Property {
	o := g.property().resolve()
	p := Property{Name: g.name, Kind: value.MemberProperty, TypeName: ReflectionName(o.ret_), Static: o.ret_}
	p.Get = func() (value.Value, error) {
		if !o.readable() {
			return value.Null, record("System.Management.Automation.GetValueException", "WriteOnlyProperty", errs.NotSpecified, nil,
				`Cannot get property value because "`+g.name+`" is a write-only property.`)
		}
		x, err := o.fn(&Call{RT: rt, Type: o.decl, This: base})
		if err != nil {
			return value.Null, gettingError(g.name, err)
		}
		return x, nil
	}
	if o.writable() {
		p.Set = func(x value.Value) error { return g.write(rt, g.name, base, o.decl, x) }
	}
	return p
}

// MemberInfo is a member as Get-Member lists it.
type MemberInfo struct {
	Name       string
	Kind       value.MemberKind
	TypeName   string // type of the object the member is on
	Definition string
	Hidden     bool
}

// MembersOf lists all members of a value with their definitions, in declaration order; with static those of the type that the value
// is (or of the [type] itself).
func MembersOf(rt value.Runtime, v value.Value, static bool) []MemberInfo {
	if static {
		return staticMembers(v)
	}
	if v.IsNull() {
		return nil
	}
	typeName := ""
	if names := TypeNames(rt, v); len(names) > 0 {
		typeName = names[0]
	}
	var out []MemberInfo
	seen := map[string]bool{}
	add := func(m MemberInfo) {
		key := strings.ToLower(m.Name)
		if !seen[key] {
			seen[key] = true
			m.TypeName = typeName
			out = append(out, m)
		}
	}
	base := v.Base()
	lister, _ := base.Object().(MethodLister)
	extended := func(m *value.Member) {
		if lister != nil && m.Hidden && m.Kind&value.MemberMethods != 0 {
			return // it stands for a method that is listed
		}
		add(MemberInfo{Name: m.Name, Kind: m.Kind, Hidden: m.Hidden, Definition: memberDefinition(rt, v, m)})
	}
	set := value.InstanceMembers(v)
	for m := range set.All {
		extended(m)
	}
	if ets := typeMembers(rt, v); ets != nil {
		for _, m := range ets.members {
			extended(m)
		}
	}
	if a, ok := base.Object().(Adapter); ok {
		for _, p := range a.AdaptedProperties(rt) {
			access := "{get;set;}"
			if p.ReadOnly {
				access = "{get;}"
			}
			add(MemberInfo{Name: p.Name, Kind: value.MemberProperty, Definition: displayTypeName(p.TypeName) + " " + p.Name + " " + access})
		}
	}
	if lister != nil {
		for _, m := range lister.ListMethods() {
			add(m)
		}
		return out
	}
	tb := tableOf(base.Type())
	for _, e := range tb.events {
		add(MemberInfo{Name: e.Name, Kind: value.MemberEvent, Definition: e.definition()})
	}
	for _, g := range tb.instance.list {
		if m := g.memberInfo(); m.Name != "" {
			add(m)
		}
	}
	return out
}

// MethodLister is an adapted object whose methods hide those of .NET in listings (management objects).
type MethodLister interface {
	ListMethods() []MemberInfo
}

func staticMembers(v value.Value) []MemberInfo {
	t, ok := v.Base().Object().(*value.Type)
	if !ok {
		if t = v.Type(); t == nil {
			return nil
		}
	}
	tb := tableOf(t)
	var out []MemberInfo
	name := ReflectionName(t)
	for _, g := range tb.static.list {
		if strings.HasPrefix(g.name, "op_") {
			continue
		}
		m := g.memberInfo()
		m.TypeName = name
		out = append(out, m)
	}
	if tb.ctors != nil {
		out = append(out, MemberInfo{Name: "new", Kind: value.MemberMethod, TypeName: name, Definition: strings.Join(tb.ctors.definitions(), ", ")})
	}
	if t.Enum != nil {
		for _, n := range t.Enum.Names {
			out = append(out, MemberInfo{Name: n, Kind: value.MemberProperty, TypeName: name, Definition: "static " + DisplayName(t) + " " + n + " {get;}"})
		}
	}
	return out
}

// memberInfo describes a .NET member; the Name is empty for what PowerShell does not list.
func (g *group) memberInfo() MemberInfo {
	o := g.overloads[0].resolve()
	prefix := ""
	if g.static {
		prefix = "static "
	}
	switch g.form {
	case formMethod:
		return MemberInfo{Name: g.name, Kind: value.MemberMethod, Hidden: o.hidden, Definition: strings.Join(g.definitions(), ", ")}
	case formIndexer:
		parts := make([]string, len(g.overloads))
		for i, x := range g.overloads {
			parts[i] = DisplayName(x.resolve().ret_) + " " + g.name + "(" + x.paramText() + ") " + accessText(x)
		}
		return MemberInfo{Name: g.name, Kind: value.MemberParameterized, Definition: strings.Join(parts, ", ")}
	}
	if o.iface != "" {
		return MemberInfo{}
	}
	return MemberInfo{Name: g.name, Kind: value.MemberProperty, Hidden: o.hidden, Definition: prefix + DisplayName(o.ret_) + " " + g.name + " " + accessText(o)}
}

func accessText(o *overload) string {
	s := "{"
	if o.readable() {
		s += "get;"
	}
	if o.writable() {
		s += "set;"
	}
	return s + "}"
}

// displayTypeName shortens a full type name as definitions show it.
func displayTypeName(name string) string {
	if t := Lookup(name); t != nil {
		return DisplayName(t)
	}
	return name
}

// memberDefinition is the text Get-Member shows for an extended member.
func memberDefinition(rt value.Runtime, v value.Value, m *value.Member) string {
	switch m.Kind {
	case value.MemberNoteProperty:
		name := displayTypeName(memberTypeName(rt, v, m))
		if m.Value.IsNull() {
			name = "object"
		}
		s, _ := text(rt, m.Value, currentCulture(rt), false)
		if m.Value.IsNull() {
			s = "null"
		}
		return name + " " + m.Name + "=" + s
	case value.MemberAliasProperty:
		return m.Name + " = " + m.Ref
	case value.MemberScriptProperty:
		s := "System.Object " + m.Name + " {"
		if !m.Get.IsNull() {
			s += "get=" + ToString(rt, m.Get) + ";"
		}
		if !m.Set.IsNull() {
			s += "set=" + ToString(rt, m.Set) + ";"
		}
		return s + "}"
	case value.MemberCodeProperty:
		s := "System.Object " + m.Name + " {get=" + m.Name + ";"
		if !m.Set.IsNull() {
			s += "set=" + m.Name + ";"
		}
		return s + "}"
	case value.MemberPropertySet:
		return m.Name + " {" + strings.Join(m.Names, ", ") + "}"
	case value.MemberMemberSet:
		var names []string
		for x := range m.Members.All {
			names = append(names, x.Name)
		}
		return m.Name + " {" + strings.Join(names, ", ") + "}"
	case value.MemberScriptMethod:
		return "System.Object " + m.Name + "();"
	}
	return "static System.Object " + m.Name + "()"
}
