package types

import (
	"strings"

	"goposh/runtime/value"
)

// Pair is a DictionaryEntry or a KeyValuePair`2.
type Pair struct {
	value.Bag
	typ        *value.Type
	Key, Value value.Value
}

// Type implements value.Object.
func (p *Pair) Type() *value.Type { return p.typ }

// EqualObject implements value.Equaler.
func (p *Pair) EqualObject(o value.Object) bool {
	q, ok := o.(*Pair)
	return ok && q.typ == p.typ && value.KeyEqual(p.Key, q.Key, false) && value.KeyEqual(p.Value, q.Value, false)
}

// HashObject implements value.Equaler.
func (p *Pair) HashObject() uint32 {
	return value.HashKey(p.Key, false)*31 ^ value.HashKey(p.Value, false)
}

var (
	typeDictionaryEntry = lazyType{name: "System.Collections.DictionaryEntry"}
	typeKeyValuePair    = lazyType{name: "System.Collections.Generic.KeyValuePair`2"}
)

// NewEntry returns a System.Collections.DictionaryEntry.
func NewEntry(key, val value.Value) value.Value {
	return value.Of(&Pair{typ: typeDictionaryEntry.get(), Key: key, Value: val})
}

// entryOf returns the element type of a dictionary's enumeration: KeyValuePair for generic ones, else DictionaryEntry.
func entryOf(d *value.Dict) *value.Type {
	t := d.Type()
	if args := t.GenericArgs(); len(args) == 2 {
		return typeKeyValuePair.of(args...)
	}
	return typeDictionaryEntry.get()
}

// dictItems returns what a dictionary or set enumerates: its entries, or the elements of a set.
func dictItems(d *value.Dict) []value.Value {
	if isSet(d.Type()) {
		return sortedKeys(d)
	}
	t := entryOf(d)
	out := make([]value.Value, 0, d.Len())
	if d.Sorted != nil {
		for _, k := range sortedKeys(d) {
			v, _ := d.Get(k)
			out = append(out, value.Of(&Pair{typ: t, Key: k, Value: v}))
		}
		return out
	}
	d.All(func(k, v value.Value) bool {
		out = append(out, value.Of(&Pair{typ: t, Key: k, Value: v}))
		return true
	})
	return out
}

// dictionaryEntryClass declares System.Collections.DictionaryEntry.
func dictionaryEntryClass() *Class {
	return &Class{Members: []M{
		{"new(object key, object value)", pairNew},
		{"object Key {get;set}", pairKey},
		{"object Value {get;set}", pairValue},
		{"string ToString()", pairToString},
	}}
}

// keyValuePairClass declares System.Collections.Generic.KeyValuePair`2.
func keyValuePairClass() *Class {
	return &Class{Members: []M{
		{"new(TKey key, TValue value)", pairNew},
		{"TKey Key {get}", pairKey},
		{"TValue Value {get}", pairValue},
		{"string ToString()", pairToString},
		{"void Deconstruct(out TKey key, out TValue value)", pairDeconstruct},
	}}
}

// keyValuePairFactoryClass declares System.Collections.Generic.KeyValuePair.
func keyValuePairFactoryClass() *Class {
	return &Class{Members: []M{
		{"static KeyValuePair[TKey,TValue] Create<TKey, TValue>(TKey key, TValue value)", func(c *Call) (value.Value, error) {
			return vobject(&Pair{typ: typeKeyValuePair.of(typeOrObject(c.Args[0]), typeOrObject(c.Args[1])), Key: c.Args[0], Value: c.Args[1]})
		}},
	}}
}

// typeOrObject is the type of a value, System.Object for $null.
func typeOrObject(v value.Value) *value.Type {
	if t := v.Type(); t != nil {
		return t
	}
	return value.TypeObject
}

func pairNew(c *Call) (value.Value, error) {
	return vobject(&Pair{typ: c.Type, Key: c.Args[0], Value: c.Args[1]})
}

func pairKey(c *Call) (value.Value, error) {
	p := this[*Pair](c)
	if c.N() == 1 {
		p.Key = c.Args[0]
	}
	return p.Key, nil
}

func pairValue(c *Call) (value.Value, error) {
	p := this[*Pair](c)
	if c.N() == 1 {
		p.Value = c.Args[0]
	}
	return p.Value, nil
}

func pairDeconstruct(c *Call) (value.Value, error) {
	p := this[*Pair](c)
	if err := c.setOut(0, p.Key); err != nil {
		return value.Void, err
	}
	return value.Void, c.setOut(1, p.Value)
}

func pairToString(c *Call) (value.Value, error) {
	p := this[*Pair](c)
	return vstring("[" + netText(c, p.Key) + ", " + netText(c, p.Value) + "]")
}

// isSet tells whether a type's values, kept as dictionaries, are sets.
func isSet(t *value.Type) bool { return strings.Contains(t.FullName, "Set`1") }
