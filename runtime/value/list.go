package value

import (
	"slices"
	"sync"
)

// List is System.Collections.ArrayList, List`1, Collection`1 and other growable lists, told apart by their type.
type List struct {
	typ   *Type
	elem  *Type
	Items []Value
	// ReadOnly lists refuse changes; FixedSize ones refuse changes of their length.
	ReadOnly, FixedSize bool
	// Source is the dictionary that the list shows the keys or values of, as they were at SourceVersion; else nil.
	Source        *Dict
	SourceVersion uint32
	lock          *sync.Mutex // of a list that threads share by design; nil for others. See Share.
	Bag
}

// NewList returns a list of the given .NET type holding items (not copied).
func NewList(t *Type, items []Value) *List {
	elem := TypeObject
	if len(t.Args) > 0 {
		elem = t.Args[0]
	}
	return &List{typ: t, elem: elem, Items: items}
}

// NewArrayList returns a System.Collections.ArrayList.
func NewArrayList(items []Value) *List {
	return &List{typ: TypeArrayList, elem: TypeObject, Items: items}
}

// Share makes the list one of System.Collections.Concurrent: its methods hold Lock, and others read a Snapshot.
func (l *List) Share() { l.lock = new(sync.Mutex) }

// Lock locks a shared list until the function it returns is called; it does nothing for others.
func (l *List) Lock() (unlock func()) {
	if l.lock == nil {
		return func() {}
	}
	l.lock.Lock()
	return l.lock.Unlock
}

// Snapshot returns the items; those of a shared list as they are now.
func (l *List) Snapshot() []Value {
	if l.lock == nil {
		return l.Items
	}
	defer l.Lock()()
	return slices.Clone(l.Items)
}

// Shared tells whether the list is safe for concurrent use.
func (l *List) Shared() bool { return l.lock != nil }

// Add appends v. Room doubles, as in .NET, where append would grow long lists more often.
func (l *List) Add(v Value) {
	if n := len(l.Items); n == cap(l.Items) && n >= 256 {
		l.Items = slices.Grow(l.Items, n)
	}
	l.Items = append(l.Items, v)
}

// Type implements Object.
func (l *List) Type() *Type { return l.typ }

// SetType makes the list an object of a class derived from its own; the element type stays.
func (l *List) SetType(t *Type) { l.typ = t }

// Elem is the element type that items must have.
func (l *List) Elem() *Type { return l.elem }
