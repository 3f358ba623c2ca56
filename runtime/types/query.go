package types

import (
	"context"
	"strings"

	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// query is what LINQ's operators return: an IEnumerable that runs its source anew whenever it is enumerated.
type query struct {
	value.Bag
	typ  *value.Type
	elem *value.Type
	run  func(rt value.Runtime) ([]value.Value, error)
	// keys are the orderings of an IOrderedEnumerable, whose source is unordered.
	keys   []orderKey
	source func(rt value.Runtime) ([]value.Value, error)
	// key is the Key of a grouping.
	key value.Value
}

// orderKey is one ordering of OrderBy or ThenBy.
type orderKey struct {
	selector value.Value
	compare  func(a, b value.Value) (int, error)
	down     bool
}

// Type implements value.Object.
func (q *query) Type() *value.Type { return q.typ }

// Enumerate implements Sequence.
func (q *query) Enumerate(rt value.Runtime) Enumerator { return &queryEnumerator{rt: rt, q: q} }

type queryEnumerator struct {
	rt  value.Runtime
	q   *query
	all *sliceEnumerator
}

// Next implements Enumerator.
func (e *queryEnumerator) Next() (value.Value, bool, error) {
	if e.all == nil {
		items, err := e.q.run(e.rt)
		if err != nil {
			return value.Null, false, Thrown(err)
		}
		e.all = &sliceEnumerator{items: items}
	}
	return e.all.Next()
}

// contextOf is the context of a runtime; what enumerates without one cannot be stopped.
func contextOf(rt value.Runtime) context.Context {
	if rt == nil {
		return context.Background()
	}
	return rt.Context()
}

// queryTypePrefix starts the names of the classes behind queries.
const queryTypePrefix = "System.Linq.Enumerable+"

// queryType is the closed class of a query: class is its name with the arity.
func queryType(class string, args ...*value.Type) *value.Type {
	l := lazyType{name: queryTypePrefix + class}
	if strings.HasPrefix(class, "Grouping`") || strings.HasPrefix(class, "Lookup`") {
		l.name = "System.Linq." + class
	}
	return l.of(args...)
}

func newQuery(class string, elem *value.Type, run func(rt value.Runtime) ([]value.Value, error)) *query {
	return &query{typ: queryType(class, elem), elem: elem, run: run}
}

// queryClass declares the members of queries.
func queryClass(name string) func() *Class {
	lower := strings.ToLower(name)
	switch {
	case strings.HasPrefix(lower, "system.linq.grouping`2"):
		return func() *Class {
			return &Class{Interfaces: []string{"IEnumerable[T2]"}, Members: append(queryMembers("T2"),
				M{"T1 Key {get}", func(c *Call) (value.Value, error) { return this[*query](c).key, nil }})}
		}
	case strings.HasPrefix(lower, "system.linq.lookup`2"):
		return lookupClass
	case strings.HasPrefix(lower, "system.linq.enumerable+iterator`1"):
		return func() *Class {
			return &Class{Members: []M{{"T Current {get}", func(c *Call) (value.Value, error) { return zeroValue(this[*query](c).elem), nil }}}}
		}
	case strings.HasPrefix(lower, "system.linq.enumerable+rangeiterator`1"), strings.HasPrefix(lower, "system.linq.enumerable+repeatiterator`1"):
		return func() *Class {
			return &Class{Members: append([]M{
				{"int Count {get}", func(c *Call) (value.Value, error) {
					items, err := this[*query](c).run(c.RT)
					return value.Int(int32(len(items))), err
				}},
				{"bool IsReadOnly {get}", constant(value.True)},
			}, queryMembers("T")...)}
		}
	case strings.HasPrefix(lower, strings.ToLower(queryTypePrefix)):
		return func() *Class { return &Class{Interfaces: []string{"IEnumerable[T]"}, Members: queryMembers("T")} }
	}
	return nil
}

func queryMembers(elem string) []M {
	return []M{
		{"IEnumerator[" + elem + "] GetEnumerator()", func(c *Call) (value.Value, error) {
			items, err := this[*query](c).run(c.RT)
			if err != nil {
				return value.Null, err
			}
			return vobject(newIterator("System.Collections.Generic.IEnumerator`1", items))
		}},
		{"void Dispose()", noop},
	}
}

// lookup is a System.Linq.Lookup`2.
type lookup struct {
	value.Bag
	typ    *value.Type
	groups *value.Dict // key to *query
}

// Type implements value.Object.
func (l *lookup) Type() *value.Type { return l.typ }

// Enumerate implements Sequence.
func (l *lookup) Enumerate(value.Runtime) Enumerator { return NewEnumerator(l.groups.Values()) }

func lookupClass() *Class {
	return &Class{Members: []M{
		{"int Count {get}", func(c *Call) (value.Value, error) { return vint(this[*lookup](c).groups.Len()) }},
		{"bool Contains(T1 key)", func(c *Call) (value.Value, error) {
			_, ok := this[*lookup](c).groups.Get(c.Args[0])
			return vbool(ok)
		}},
		{"IEnumerable[T2] Item[T1 key] {get}", func(c *Call) (value.Value, error) {
			l := this[*lookup](c)
			if g, ok := l.groups.Get(c.Args[0]); ok {
				return g, nil
			}
			return arrayOf(l.typ.Args[1], nil), nil
		}},
	}}
}

// groupItems groups items by the keys that a selector gives, in the order of the keys' first use.
func groupItems(c *Call, items []value.Value, selector value.Value, element func(value.Value) (value.Value, error), keyType, elemType *value.Type) (*value.Dict, error) {
	groups := value.NewDict(value.TypeHashtable, false, 0)
	for _, v := range items {
		k, err := callFunc(c, selector, v)
		if err != nil {
			return nil, err
		}
		if v, err = element(v); err != nil {
			return nil, err
		}
		g, ok := groups.Get(k)
		if !ok {
			list := value.NewList(MakeGeneric(value.TypeList, elemType), nil)
			g = value.Of(&query{
				typ: queryType("Grouping`2", keyType, elemType), elem: elemType, key: k, run: func(value.Runtime) ([]value.Value, error) { return list.Items, nil },
			})
			groups.Set(k, g)
		}
		q, _ := g.Ref().(*query)
		have, err := q.run(c.RT)
		if err != nil {
			return nil, err
		}
		have = append(have, v)
		q.run = func(value.Runtime) ([]value.Value, error) { return have, nil }
	}
	return groups, nil
}

// ordered sorts the source of an IOrderedEnumerable by its keys; equal elements keep their order.
func ordered(rt value.Runtime, source func(rt value.Runtime) ([]value.Value, error), keys []orderKey) ([]value.Value, error) {
	items, err := source(rt)
	if err != nil {
		return nil, err
	}
	type row struct {
		v    value.Value
		keys []value.Value
	}
	rows := make([]row, len(items))
	order := make([]value.Value, len(items))
	c := &Call{RT: rt}
	for i, v := range items {
		rows[i] = row{v: v, keys: make([]value.Value, len(keys))}
		order[i] = value.Int(int32(i))
		for k := range keys {
			rows[i].keys[k] = v
			if !keys[k].selector.IsNull() {
				if rows[i].keys[k], err = callFunc(c, keys[k].selector, v); err != nil {
					return nil, err
				}
			}
		}
	}
	err = sortValues(rt.Context(), order, func(a, b value.Value) (int, error) {
		x, y := &rows[a.Int64()], &rows[b.Int64()]
		for k := range keys {
			n, err := keys[k].compare(x.keys[k], y.keys[k])
			if err != nil {
				return 0, err
			}
			if keys[k].down {
				n = -n
			}
			if n != 0 {
				return n, nil
			}
		}
		return 0, nil
	})
	if err != nil {
		return nil, err
	}
	out := make([]value.Value, len(order))
	for i, at := range order {
		out[i] = rows[at.Int64()].v
	}
	return out, nil
}

func emptySequence() error { return invalidOperation("Sequence contains no elements") }

func noMatch() error { return invalidOperation("Sequence contains no matching element") }

func nullSource(name string) error { return neterr.ArgumentNull(name) }
