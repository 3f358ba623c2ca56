package types

import (
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// ObjectView is what $x.psobject gives: the PSObject around a value, with its members, type names and base object.
type ObjectView struct {
	value.Bag
	Of value.Value
}

// Type implements value.Object.
func (*ObjectView) Type() *value.Type { return value.TypePSObject }

// EqualObject implements value.Equaler: views of one object are equal.
func (o *ObjectView) EqualObject(x value.Object) bool {
	p, ok := x.(*ObjectView)
	return ok && o.Of.Same(p.Of)
}

// HashObject implements value.Equaler.
func (o *ObjectView) HashObject() uint32 { return value.HashKey(o.Of, false) }

// typeNamesList is the live collection PSObject.TypeNames: what scripts do to it changes the object.
func typeNamesList(rt value.Runtime, v value.Value) value.Value {
	return value.Of(&TypeNameList{owner: v, rt: rt})
}

// TypeNameList is the Collection[string] of an object's type names.
type TypeNameList struct {
	value.Bag
	owner value.Value
	rt    value.Runtime
}

// Type implements value.Object.
func (*TypeNameList) Type() *value.Type { return collectionOfString() }

func collectionOfString() *value.Type {
	def := byFullName("System.Collections.ObjectModel.Collection`1")
	if def == nil {
		def = value.TypeList
	}
	return MakeGeneric(def, value.TypeString)
}

// Names are the current type names.
func (l *TypeNameList) Names() []string { return TypeNames(l.rt, l.owner) }

// SetNames replaces the type names. A value that cannot carry members keeps those of its type.
func (l *TypeNameList) SetNames(names []string) {
	if e, ok := l.owner.Object().(value.Extensible); ok {
		e.EnsureMembers().SetTypeNames(names)
	}
}

// Enumerate implements Sequence.
func (l *TypeNameList) Enumerate(value.Runtime) Enumerator { return NewEnumerator(l.items()) }

func (l *TypeNameList) items() []value.Value {
	names := l.Names()
	items := make([]value.Value, len(names))
	for i, n := range names {
		items[i] = value.String(n)
	}
	return items
}

// GetAdapted implements Adapter.
func (l *TypeNameList) GetAdapted(_ value.Runtime, name string) (value.Value, bool, error) {
	if equalFold(name, "Count") || equalFold(name, "Length") {
		return value.Int(int32(len(l.Names()))), true, nil
	}
	return value.Null, false, nil
}

// SetAdapted implements Adapter.
func (*TypeNameList) SetAdapted(value.Runtime, string, value.Value) (bool, error) { return false, nil }

// AdaptedProperties implements Adapter.
func (*TypeNameList) AdaptedProperties(value.Runtime) []AdaptedProperty {
	return []AdaptedProperty{{Name: "Count", TypeName: "System.Int32", ReadOnly: true}}
}

// InvokeDynamic implements DynamicMethods: the methods of Collection[string].
func (l *TypeNameList) InvokeDynamic(rt value.Runtime, name string, args []value.Value) (value.Value, bool, error) {
	names := l.Names()
	str := func(i int) string { return ToString(rt, args[i]) }
	pos := func(i, limit int) (int, error) {
		n, err := ToInt(rt, args[i])
		if err == nil && (n < 0 || n > limit) {
			err = invocationError(name, len(args), errs.NewException("System.ArgumentOutOfRangeException",
				"Index must be within the bounds of the List. (Parameter 'index')"))
		}
		return n, err
	}
	find := func(s string) int {
		for i, n := range names {
			if n == s {
				return i
			}
		}
		return -1
	}
	switch low := strings.ToLower(name); {
	case low == "add" && len(args) == 1:
		l.SetNames(append(append([]string(nil), names...), str(0)))
		return value.Void, true, nil
	case low == "insert" && len(args) == 2:
		i, err := pos(0, len(names))
		if err != nil {
			return value.Null, true, err
		}
		out := append([]string(nil), names[:i]...)
		l.SetNames(append(append(out, str(1)), names[i:]...))
		return value.Void, true, nil
	case low == "clear" && len(args) == 0:
		l.SetNames([]string{})
		return value.Void, true, nil
	case low == "contains" && len(args) == 1:
		return value.Bool(find(str(0)) >= 0), true, nil
	case low == "indexof" && len(args) == 1:
		return value.Int(int32(find(str(0)))), true, nil
	case low == "remove" && len(args) == 1:
		i := find(str(0))
		if i >= 0 {
			l.SetNames(append(append([]string(nil), names[:i]...), names[i+1:]...))
		}
		return value.Bool(i >= 0), true, nil
	case low == "removeat" && len(args) == 1:
		i, err := pos(0, len(names)-1)
		if err != nil {
			return value.Null, true, err
		}
		l.SetNames(append(append([]string(nil), names[:i]...), names[i+1:]...))
		return value.Void, true, nil
	}
	return value.Null, false, nil
}
