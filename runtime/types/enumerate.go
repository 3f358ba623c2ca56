package types

import (
	"strings"

	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// Enumerator walks over the elements of a collection. A change of the collection during the walk is an error that Next gives.
type Enumerator interface {
	Next() (v value.Value, ok bool, err error)
}

// Sequence is an object that pipelines and foreach enumerate, besides arrays, lists and sets: IEnumerable and IEnumerator.
type Sequence interface {
	value.Object
	Enumerate(rt value.Runtime) Enumerator
}

// OptionalSequence is an object whose class decides whether it is a Sequence: those of script classes.
type OptionalSequence interface {
	value.Object
	// Enumerable tells whether the object is enumerated.
	Enumerable() bool
	// EnumerateObject is Sequence's Enumerate.
	EnumerateObject(rt value.Runtime) Enumerator
}

// Enumerate returns the elements of a value as a pipeline sees them. ok is false for what a pipeline passes on as one object:
// scalars, strings, dictionaries, XML nodes.
func Enumerate(v value.Value) (e Enumerator, ok bool) { return EnumerateIn(nil, v) }

// EnumerateIn is Enumerate for sequences that run scripts.
func EnumerateIn(rt value.Runtime, v value.Value) (e Enumerator, ok bool) {
	switch o := v.Base().Object().(type) {
	case *value.Array:
		return &sliceEnumerator{items: o.Items}, true
	case *value.List:
		if o.Shared() {
			return &sliceEnumerator{items: o.Snapshot()}, true
		}
		return &listEnumerator{list: o}, true
	case *value.Dict:
		if dictionaryType(o.Type()) {
			return nil, false
		}
		return &sliceEnumerator{items: dictItems(o)}, true
	case Sequence:
		return o.Enumerate(rt), true
	case OptionalSequence:
		if o.Enumerable() {
			return o.EnumerateObject(rt), true
		}
	}
	return nil, false
}

type sliceEnumerator struct {
	items []value.Value
	pos   int
}

func (e *sliceEnumerator) Next() (value.Value, bool, error) {
	if e.pos >= len(e.items) {
		return value.Null, false, nil
	}
	v := value.Load(&e.items[e.pos])
	e.pos++
	return v, true, nil
}

// NewEnumerator enumerates a slice.
func NewEnumerator(items []value.Value) Enumerator { return &sliceEnumerator{items: items} }

// listEnumerator sees when a script changes the list while it walks over it.
type listEnumerator struct {
	list *value.List
	pos  int
	size int
}

func (e *listEnumerator) Next() (value.Value, bool, error) {
	v, size := e.list.Item(e.pos)
	if e.pos == 0 {
		e.size = size
	}
	if size != e.size || e.list.Source != nil && e.list.Source.Changes() != e.list.SourceVersion {
		return value.Null, false, ErrModified()
	}
	if e.pos >= size {
		return value.Null, false, nil
	}
	e.pos++
	return v, true, nil
}

// Each calls f with every element of a value, or with the value itself when it is not enumerable.
func Each(rt value.Runtime, v value.Value, f func(value.Value) error) error {
	switch o := v.Base().Object().(type) {
	case *value.Array:
		for i := range o.Items {
			if err := f(value.Load(&o.Items[i])); err != nil {
				return err
			}
		}
		return nil
	}
	e, ok := EnumerateIn(rt, v)
	if !ok {
		return f(v)
	}
	for {
		x, ok, err := e.Next()
		if err != nil || !ok {
			return err
		}
		if err := f(x); err != nil {
			return err
		}
	}
}

// Slice collects the elements of an enumerable value; ok is false when it is not enumerable. The result may be shared with
// the collection and must not be changed.
func Slice(rt value.Runtime, v value.Value) (items []value.Value, ok bool, err error) {
	switch o := v.Base().Object().(type) {
	case *value.Array:
		return o.Items, true, nil
	case *value.List:
		return o.Snapshot(), true, nil
	}
	e, ok := EnumerateIn(rt, v)
	if !ok {
		return nil, false, nil
	}
	for {
		x, ok, err := e.Next()
		if err != nil || !ok {
			return items, true, err
		}
		items = append(items, x)
	}
}

// IsEnumerable tells whether a pipeline enumerates the value.
func IsEnumerable(v value.Value) bool {
	switch o := v.Base().Object().(type) {
	case *value.Array, *value.List, Sequence:
		return true
	case *value.Dict:
		return !dictionaryType(o.Type())
	case OptionalSequence:
		return o.Enumerable()
	}
	return false
}

// enumerableType tells whether values of a type are enumerated by pipelines.
func enumerableType(t *value.Type) bool {
	if t == nil || t == value.TypeString || t.Kind != value.KindObject {
		return false
	}
	if t.Rank > 0 || t == value.TypeArray || t == value.TypeArrayList || t.Definition == value.TypeList {
		return true
	}
	if t == value.TypeHashtable || t == value.TypeOrdered || dictionaryType(t) || strings.HasPrefix(t.FullName, "System.Xml.Xml") && !strings.HasSuffix(t.FullName, "List") && !strings.HasSuffix(t.FullName, "Collection") {
		return false
	}
	return implements(t, "System.Collections.IEnumerable") || implements(t, "System.Collections.IEnumerator")
}

// dictionaryType tells whether a type is an IDictionary.
func dictionaryType(t *value.Type) bool {
	switch {
	case t == nil:
		return false
	case t == value.TypeHashtable, t == value.TypeOrdered, t.Definition == value.TypeDictionary:
		return true
	case t.Kind != value.KindObject || t.Rank > 0:
		return false
	}
	return implements(t, "System.Collections.IDictionary")
}

// Chars returns the UTF-16 code units of a string as System.Char values.
func Chars(s string) []value.Value {
	if wtf8.IsASCII(s) {
		out := make([]value.Value, len(s))
		for i := range len(s) {
			out[i] = value.Char(uint16(s[i]))
		}
		return out
	}
	units := wtf8.Units(s)
	out := make([]value.Value, len(units))
	for i, u := range units {
		out[i] = value.Char(u)
	}
	return out
}
