package types

import (
	"slices"
	"strings"

	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// nameValues is a System.Collections.Specialized.NameValueCollection: names with any number of texts each, in the order they came.
type nameValues struct {
	value.Bag
	exact   bool // names differ by case
	entries []nameValue
}

// nameValue is one name; that of the entry without one is null.
type nameValue struct {
	name value.Value
	// values are texts or nulls; nil after Add(name, null).
	values []value.Value
}

var (
	typeNameValues     = lazyType{name: "System.Collections.Specialized.NameValueCollection"}
	typeNameValuesKeys = lazyType{name: "System.Collections.Specialized.NameObjectCollectionBase+KeysCollection"}
)

// Type implements value.Object.
func (*nameValues) Type() *value.Type { return typeNameValues.get() }

// Enumerate implements Sequence: it gives the names.
func (n *nameValues) Enumerate(value.Runtime) Enumerator { return NewEnumerator(n.names()) }

func (n *nameValues) names() []value.Value {
	out := make([]value.Value, len(n.entries))
	for i, e := range n.entries {
		out[i] = e.name
	}
	return out
}

// find gives the position of a name, -1 when it is not there.
func (n *nameValues) find(name value.Value) int {
	return slices.IndexFunc(n.entries, func(e nameValue) bool {
		if name.IsNull() || e.name.IsNull() {
			return name.IsNull() && e.name.IsNull()
		}
		a, _ := e.name.AsString()
		b, _ := name.AsString()
		return a == b || !n.exact && strings.EqualFold(a, b)
	})
}

// add appends a text to those of a name.
func (n *nameValues) add(name value.Value, texts ...value.Value) {
	i := n.find(name)
	if i < 0 {
		n.entries = append(n.entries, nameValue{name: name})
		i = len(n.entries) - 1
	}
	for _, t := range texts {
		if !t.IsNull() {
			n.entries[i].values = append(n.entries[i].values, t)
		}
	}
}

// joined is what Get gives: all texts with commas between.
func (e *nameValue) joined() value.Value {
	if len(e.values) == 0 {
		return value.Null
	}
	return value.String(strings.Join(stringsOf(e.values), ","))
}

func nameValuesNew(c *Call) (value.Value, error) {
	n := &nameValues{}
	for i, a := range c.Args {
		switch o := a.Base().Object().(type) {
		case *nameValues:
			n.merge(o)
		case *stringComparer:
			n.exact = !o.cmp.fold
		case nil:
			if a.Base().Kind() == value.KindInt32 && c.Int(i) < 0 {
				return value.Null, errNegative("capacity", c.Int(i))
			}
		}
	}
	return vobject(n)
}

func (n *nameValues) merge(o *nameValues) {
	for _, e := range o.entries {
		n.add(e.name, e.values...)
	}
}

// nameArg is a text argument that may be null.
func nameArg(c *Call, i int) value.Value {
	if c.isNull(i) {
		return value.Null
	}
	return value.String(c.Str(i))
}

// entry finds the entry that the first argument names, by name or position; nil when there is none of that name.
func (n *nameValues) entry(c *Call) (*nameValue, error) {
	i := 0
	if c.kind(0) == value.KindInt32 {
		if i = c.Int(0); i < 0 || i >= len(n.entries) {
			return nil, neterr.ArgumentOutOfRange("index", msgIndexMustBeLess)
		}
	} else if i = n.find(nameArg(c, 0)); i < 0 {
		return nil, nil
	}
	return &n.entries[i], nil
}

// nameValueCollectionClass declares System.Collections.Specialized.NameValueCollection.
func nameValueCollectionClass() *Class {
	self := func(c *Call) *nameValues { return this[*nameValues](c) }
	set := func(c *Call) (value.Value, error) {
		n, name := self(c), nameArg(c, 0)
		i := n.find(name)
		if i < 0 {
			n.add(name, nameArg(c, 1))
			return value.Void, nil
		}
		n.entries[i].values = nil
		n.add(name, nameArg(c, 1))
		return value.Void, nil
	}
	get := func(c *Call) (value.Value, error) {
		if c.N() == 2 {
			return set(c)
		}
		e, err := self(c).entry(c)
		if e == nil || err != nil {
			return value.Null, err
		}
		return e.joined(), nil
	}
	values := func(c *Call) (value.Value, error) {
		e, err := self(c).entry(c)
		if e == nil || err != nil || len(e.values) == 0 {
			return value.Null, err
		}
		return arrayOf(value.TypeString, slices.Clone(e.values)), nil
	}
	return &Class{Members: []M{
		{"new()", nameValuesNew},
		{"new(NameValueCollection col)", nameValuesNew},
		{"new(int capacity)", nameValuesNew},
		{"new(IEqualityComparer equalityComparer)", nameValuesNew},
		{"new(int capacity, IEqualityComparer equalityComparer)", nameValuesNew},
		{"new(int capacity, NameValueCollection col)", nameValuesNew},
		{"string[] AllKeys {get}", func(c *Call) (value.Value, error) { return arrayOf(value.TypeString, self(c).names()), nil }},
		{"int Count {get}", func(c *Call) (value.Value, error) { return vint(len(self(c).entries)) }},
		{"NameObjectCollectionBase+KeysCollection Keys {get}", func(c *Call) (value.Value, error) {
			return readOnlyItems(&typeNameValuesKeys, self(c).names()), nil
		}},
		{"object SyncRoot {get}", strSelf},
		{"bool IsSynchronized {get}", constant(value.False)},
		{"string Item[string name] {get,set}", get},
		{"string Item[int index] {get}", get},
		{"void Add(NameValueCollection c)", func(c *Call) (value.Value, error) {
			o, ok := ref[*nameValues](c, 0)
			if !ok {
				return value.Null, neterr.ArgumentNull("c")
			}
			self(c).merge(o)
			return value.Void, nil
		}},
		{"void Add(string name, string value)", func(c *Call) (value.Value, error) {
			self(c).add(nameArg(c, 0), nameArg(c, 1))
			return value.Void, nil
		}},
		{"void Clear()", func(c *Call) (value.Value, error) {
			self(c).entries = nil
			return value.Void, nil
		}},
		{"void CopyTo(Array dest, int index)", func(c *Call) (value.Value, error) {
			var texts []value.Value
			for i := range self(c).entries {
				texts = append(texts, self(c).entries[i].joined())
			}
			return void(copyInto(c.RT, texts, c.Args[0], c.Int(1), "index"))
		}},
		{"bool HasKeys()", func(c *Call) (value.Value, error) {
			return vbool(slices.ContainsFunc(self(c).entries, func(e nameValue) bool { return !e.name.IsNull() }))
		}},
		{"string Get(string name)", get},
		{"string Get(int index)", get},
		{"string[] GetValues(string name)", values},
		{"string[] GetValues(int index)", values},
		{"void Set(string name, string value)", set},
		{"void Remove(string name)", func(c *Call) (value.Value, error) {
			if n := self(c); n.find(nameArg(c, 0)) >= 0 {
				i := n.find(nameArg(c, 0))
				n.entries = slices.Delete(n.entries, i, i+1)
			}
			return value.Void, nil
		}},
		{"string GetKey(int index)", func(c *Call) (value.Value, error) {
			e, err := self(c).entry(c)
			if err != nil {
				return value.Null, err
			}
			return e.name, nil
		}},
		{"IEnumerator GetEnumerator()", func(c *Call) (value.Value, error) {
			return vobject(newIterator("System.Collections.IEnumerator", self(c).names()))
		}},
	}}
}
