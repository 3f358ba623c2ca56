package types

import "goposh/runtime/value"

// iterator is an IEnumerator over a snapshot of values.
type iterator struct {
	value.Bag
	typ   *value.Type
	items []value.Value
	pos   int
}

var typeEnumerator = lazyType{name: "System.Collections.IEnumerator"}

// newIterator returns an enumerator of the named .NET type.
func newIterator(typeName string, items []value.Value) *iterator {
	t := byFullName(typeName)
	if t == nil {
		t = typeEnumerator.get()
	}
	return &iterator{typ: t, items: items, pos: -1}
}

// Type implements value.Object.
func (it *iterator) Type() *value.Type { return it.typ }

// Enumerate implements Sequence.
func (it *iterator) Enumerate(value.Runtime) Enumerator { return it }

// Next implements Enumerator over what has not been visited.
func (it *iterator) Next() (value.Value, bool, error) {
	if it.pos+1 >= len(it.items) {
		it.pos = len(it.items)
		return value.Null, false, nil
	}
	it.pos++
	return it.items[it.pos], true, nil
}

// enumeratorClass declares System.Collections.IEnumerator for every enumerator object.
func enumeratorClass() *Class {
	return &Class{Members: []M{
		{"object Current {get}", iterCurrent},
		{"bool MoveNext()", iterMoveNext},
		{"void Reset()", iterReset},
	}}
}

// typedEnumeratorClass declares an enumerator class with its own Current.
func typedEnumeratorClass(current string, members ...M) func() *Class {
	return func() *Class {
		return &Class{Members: append([]M{
			{current + " Current {get}", iterCurrent},
			{"bool MoveNext()", iterMoveNext},
			{"void Reset()", iterReset},
			{"void Dispose()", noop},
		}, members...)}
	}
}

func iterCurrent(c *Call) (value.Value, error) {
	it := this[*iterator](c)
	if it == nil || it.pos < 0 {
		return value.Null, invalidOperation("Enumeration has not started. Call MoveNext.")
	}
	if it.pos >= len(it.items) {
		return value.Null, invalidOperation("Enumeration already finished.")
	}
	return it.items[it.pos], nil
}

func iterMoveNext(c *Call) (value.Value, error) {
	it := this[*iterator](c)
	if it == nil {
		return value.False, nil
	}
	_, ok, err := it.Next()
	return value.Bool(ok), err
}

func iterReset(c *Call) (value.Value, error) {
	if it := this[*iterator](c); it != nil {
		it.pos = -1
	}
	return value.Void, nil
}

// entryPart is Key or Value of the entry a dictionary enumerator is at.
func entryPart(second bool) Func {
	return func(c *Call) (value.Value, error) {
		v, err := iterCurrent(c)
		if err != nil {
			return value.Null, err
		}
		p, _ := v.Ref().(*Pair)
		if p == nil {
			return value.Null, nil
		}
		if second {
			return p.Value, nil
		}
		return p.Key, nil
	}
}

// dictionaryEnumeratorClass declares System.Collections.IDictionaryEnumerator.
func dictionaryEnumeratorClass() *Class {
	return typedEnumeratorClass("object",
		M{"object Key {get}", entryPart(false)},
		M{"object Value {get}", entryPart(true)},
		M{"DictionaryEntry Entry {get}", iterCurrent},
	)()
}
