package clixml

import (
	"strings"

	"goposh/runtime/types"
	"goposh/runtime/value"
)

// Object is a deserialised object that had properties of its own: a property bag whose values are frozen, shown as
// System.Management.Automation.PSObject. What it enumerated comes back as its elements.
type Object struct {
	value.Bag
	names  []string
	values []value.Value
	index  map[string]int // lower-case name -> position; nil while there are few
	// items are the elements of an object that was enumerable; nil otherwise.
	items *value.List
}

const indexFrom = 12

// bagType is System.Management.Automation.PSObject without its own members: a property bag shows only what it holds.
var bagType = &value.Type{FullName: value.TypePSObject.FullName, Base: value.TypeObject, Kind: value.KindObject,
	Assembly: "System.Management.Automation", Script: noMembers{}}

// noMembers declares a type without members.
type noMembers struct{}

// Declare implements types.Declarer.
func (noMembers) Declare() *types.Class { return &types.Class{Type: bagType} }

// ListMethods implements types.MethodLister: all that a property bag answers to.
func (o *Object) ListMethods() []types.MemberInfo {
	return []types.MemberInfo{
		{Name: "GetType", Kind: value.MemberMethod, Definition: "type GetType()"},
		{Name: "ToString", Kind: value.MemberMethod, Definition: "string ToString(), string ToString(string format, System.IFormatProvider formatProvider)"},
	}
}

// Type implements value.Object.
func (o *Object) Type() *value.Type { return bagType }

// put appends a property or replaces the one of that name.
func (o *Object) put(name string, v value.Value) {
	if i := o.find(name); i >= 0 {
		o.values[i] = v
		return
	}
	o.names, o.values = append(o.names, name), append(o.values, v)
	switch {
	case o.index != nil:
		o.index[strings.ToLower(name)] = len(o.names) - 1
	case len(o.names) > indexFrom:
		o.index = make(map[string]int, 2*len(o.names))
		for i, n := range o.names {
			o.index[strings.ToLower(n)] = i
		}
	}
}

func (o *Object) find(name string) int {
	if o.index != nil {
		if i, ok := o.index[strings.ToLower(name)]; ok {
			return i
		}
		return -1
	}
	for i, n := range o.names {
		if len(n) == len(name) && strings.EqualFold(n, name) {
			return i
		}
	}
	return -1
}

// GetAdapted implements types.Adapter.
func (o *Object) GetAdapted(_ value.Runtime, name string) (value.Value, bool, error) {
	if i := o.find(name); i >= 0 {
		return o.values[i], true, nil
	}
	return value.Null, false, nil
}

// SetAdapted implements types.Adapter.
func (o *Object) SetAdapted(_ value.Runtime, name string, v value.Value) (bool, error) {
	if i := o.find(name); i >= 0 {
		o.values[i] = v
		return true, nil
	}
	return false, nil
}

// AdaptedProperties implements types.Adapter.
func (o *Object) AdaptedProperties(rt value.Runtime) []types.AdaptedProperty {
	out := make([]types.AdaptedProperty, len(o.names))
	for i, n := range o.names {
		out[i] = types.AdaptedProperty{Name: n}
		if names := types.TypeNames(rt, o.values[i]); len(names) > 0 {
			out[i].TypeName = names[0]
		}
	}
	return out
}

// sequence is an Object that enumerates.
type sequence struct{ Object }

// Enumerate implements types.Sequence.
func (s *sequence) Enumerate(value.Runtime) types.Enumerator {
	return types.NewEnumerator(s.items.Items)
}

// textMember names the member that keeps ToString of a deserialised object.
const textMember = "ToString"

// setText keeps the text an object had. Objects answer ToString with it; a value of its own (an enum's number) only has it as
// a note that nothing but its Value property reads.
func setText(set *value.MemberSet, text string, own bool) {
	m := value.Member{Name: textMember, Kind: value.MemberDynamic, Hidden: true, Value: value.String(text)}
	if !own {
		m.Kind = value.MemberCodeMethod
		m.Code = func(value.Runtime, value.Value, []value.Value) (value.Value, error) { return value.String(text), nil }
	}
	set.Put(m)
}

// originalText is the text kept by setText.
func originalText(v value.Value) (string, bool) {
	m := value.InstanceMembers(v).Find(textMember)
	if m == nil || !m.Hidden {
		return "", false
	}
	return m.Value.AsString()
}

// bagText is ToString of an object that was sent without one: its elements, or its properties as @{a=1; b=2}.
func bagText(rt value.Runtime, this value.Value, _ []value.Value) (value.Value, error) {
	if q, ok := this.Base().Object().(*sequence); ok {
		return value.String(types.ToString(rt, value.Of(q.items))), nil
	}
	var b strings.Builder
	for _, p := range types.Properties(rt, this) {
		if p.Hidden {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("; ")
		} else {
			b.WriteString("@{")
		}
		b.WriteString(p.Name + "=")
		x, err := p.Get()
		if err != nil {
			continue
		}
		switch x.Base().Object().(type) {
		case *Object, *sequence, *value.PSObject, *value.List, *value.Dict, *value.Array:
			// As PowerShell does, only one level.
			if text, ok := originalText(x); ok {
				b.WriteString(text)
			}
		default:
			b.WriteString(types.ToString(rt, x))
		}
	}
	if b.Len() == 0 {
		return value.String(""), nil
	}
	b.WriteByte('}')
	return value.String(b.String()), nil
}
