package object

import (
	"strings"

	"goposh/runtime/types"
	"goposh/runtime/value"
)

// info is a read-only .NET object: a description of a class, property, method or the like.
type info struct {
	value.Bag
	class string
	// text is what ToString gives.
	text string
	get  func(rt value.Runtime, name string) value.Value
}

// Type implements value.Object.
func (i *info) Type() *value.Type { return netType(i.class) }

// Text is ToString.
func (i *info) Text() string {
	if i.text == "" {
		return i.class
	}
	return i.text
}

// NetProperty implements types.Backed.
func (i *info) NetProperty(rt value.Runtime, name string) (value.Value, error) {
	return i.get(rt, name), nil
}

// SetNetProperty implements types.Backed; nothing can be set.
func (*info) SetNetProperty(value.Runtime, string, value.Value) error { return nil }

// NetMethod implements types.Backed: ToString, and Dispose, Connect and Close, which have nothing to do.
func (i *info) NetMethod(_ value.Runtime, name string, _ []value.Value) (value.Value, error) {
	if name == "ToString" {
		return value.String(i.Text()), nil
	}
	return value.Void, nil
}

// collection is a collection of named objects.
type collection struct {
	value.Bag
	typ   *value.Type
	names []string
	items []value.Value
}

// newCollection makes a CimReadOnlyKeyedCollection, or another generic collection, of a type's objects.
func newCollection(generic, element string) *collection {
	return &collection{typ: types.MakeGeneric(netType(generic), netType(element))}
}

func (c *collection) add(name string, o value.Object) {
	c.names, c.items = append(c.names, name), append(c.items, value.Of(o))
}

// Type implements value.Object.
func (c *collection) Type() *value.Type { return c.typ }

// Enumerate implements types.Sequence.
func (c *collection) Enumerate(value.Runtime) types.Enumerator { return types.NewEnumerator(c.items) }

// NetProperty implements types.Backed: Count.
func (c *collection) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	if name == "Count" {
		return value.Int(int32(len(c.items))), nil
	}
	return value.Null, nil
}

// SetNetProperty implements types.Backed.
func (*collection) SetNetProperty(value.Runtime, string, value.Value) error { return nil }

// NetMethod implements types.Backed: Item, the indexer by name.
func (c *collection) NetMethod(rt value.Runtime, name string, args []value.Value) (value.Value, error) {
	if name != "Item" || len(args) != 1 {
		return value.Void, nil
	}
	want := types.ToString(rt, args[0])
	for i, n := range c.names {
		if strings.EqualFold(n, want) {
			return c.items[i], nil
		}
	}
	return value.Null, nil
}
