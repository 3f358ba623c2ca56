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
	// mu guards what threads share: lists made for it (see Share) always, others while threads run.
	mu     sync.Mutex
	shared bool
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

// Share makes the list one of System.Collections.Concurrent: others read a Snapshot of it.
func (l *List) Share() { l.shared = true }

// Hold keeps other threads out, where there may be any, until Release; it tells whether it did. The holder must not run scripts or hold
// the list again.
func (l *List) Hold() bool {
	if !l.shared && threads.Load() == 0 {
		return false
	}
	l.mu.Lock()
	return true
}

// Release ends a Hold that gave true.
func (l *List) Release() { l.mu.Unlock() }

// Snapshot returns the items; where other threads may change them, as they are now.
func (l *List) Snapshot() []Value {
	if !l.Hold() {
		return l.Items
	}
	defer l.Release()
	return slices.Clone(l.Items)
}

// Item returns the item at position i, $null where there is none, and the number of items.
func (l *List) Item(i int) (v Value, n int) {
	if l.Hold() {
		defer l.Release()
	}
	if n = len(l.Items); i >= 0 && i < n {
		v = l.Items[i]
	}
	return v, n
}

// SetItem replaces the item at position i, if there is one.
func (l *List) SetItem(i int, v Value) {
	if l.Hold() {
		defer l.Release()
	}
	if i >= 0 && i < len(l.Items) {
		l.Items[i] = v
	}
}

// Len is the number of items.
func (l *List) Len() int {
	if l.Hold() {
		defer l.Release()
	}
	return len(l.Items)
}

// Shared tells whether the list is made for concurrent use.
func (l *List) Shared() bool { return l.shared }

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
