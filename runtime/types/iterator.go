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

// enumeratorName is the class that GetEnumerator of a collection's class gives an object of; "" where it has none of its own.
func enumeratorName(of string) string {
	switch of {
	case "System.Collections.Generic.Dictionary`2",
		"System.Collections.Generic.HashSet`1",
		"System.Collections.Generic.LinkedList`1",
		"System.Collections.Generic.List`1",
		"System.Collections.Generic.Queue`1",
		"System.Collections.Generic.SortedDictionary`2",
		"System.Collections.Generic.SortedSet`1",
		"System.Collections.Generic.Stack`1":
		return of + "+Enumerator"
	case "System.Collections.ArrayList":
		return of + "+ArrayListEnumeratorSimple"
	case "System.Collections.Hashtable":
		return of + "+HashtableEnumerator"
	case "System.Collections.Queue":
		return of + "+QueueEnumerator"
	case "System.Collections.Specialized.OrderedDictionary":
		return of + "+OrderedDictionaryEnumerator"
	case "System.Collections.Stack":
		return of + "+StackEnumerator"
	}
	return ""
}

// iteratorOf returns the enumerator of a collection; fallback names its class where the collection's class has none of its own.
func iteratorOf(of *value.Type, fallback string, items []value.Value) *iterator {
	name := of.FullName
	if of.Definition != nil {
		name = of.Definition.FullName
	}
	own := enumeratorName(name)
	if own == "" {
		return newIterator(fallback, items)
	}
	it := newIterator(own, items)
	if of.Definition != nil {
		it.typ = MakeGeneric(it.typ, of.Args...)
	}
	return it
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
	if it != nil && it.typ.IsValueType() && (it.pos < 0 || it.pos >= len(it.items)) {
		// The structures say what a fresh variable holds.
		if args := it.typ.GenericArgs(); len(args) == 1 {
			return zeroValue(args[0]), nil
		}
		return zeroValue(typeKeyValuePair.of(it.typ.GenericArgs()...)), nil
	}
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

// hashtableEnumeratorClass declares the enumerators of Hashtable and OrderedDictionary.
func hashtableEnumeratorClass() *Class {
	return &Class{Members: []M{
		{"object Key {get}", entryPart(false)},
		{"DictionaryEntry Entry {get}", iterCurrent},
		{"object Current {get}", iterCurrent},
		{"object Value {get}", entryPart(true)},
		{"object Clone()", func(c *Call) (value.Value, error) { it := *this[*iterator](c); return vobject(&it) }},
		{"bool MoveNext()", iterMoveNext},
		{"void Reset()", iterReset},
	}}
}

// pairEnumeratorClass declares the enumerators of generic dictionaries.
func pairEnumeratorClass() *Class {
	started := func(f Func) Func {
		return func(c *Call) (value.Value, error) {
			if it := this[*iterator](c); it == nil || it.pos < 0 || it.pos >= len(it.items) {
				return value.Null, invalidOperation("Enumeration has either not started or has already finished.")
			}
			return f(c)
		}
	}
	return typedEnumeratorClass("KeyValuePair[TKey,TValue]",
		M{"object Key {get}", started(entryPart(false))},
		M{"object Value {get}", started(entryPart(true))},
		M{"DictionaryEntry Entry {get}", started(func(c *Call) (value.Value, error) {
			v, err := iterCurrent(c)
			if p, ok := v.Ref().(*Pair); ok {
				return NewEntry(p.Key, p.Value), err
			}
			return v, err
		})},
	)()
}

// dictionaryEnumeratorClass declares System.Collections.IDictionaryEnumerator.
func dictionaryEnumeratorClass() *Class {
	return typedEnumeratorClass("object",
		M{"object Key {get}", entryPart(false)},
		M{"object Value {get}", entryPart(true)},
		M{"DictionaryEntry Entry {get}", iterCurrent},
	)()
}
