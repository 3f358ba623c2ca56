package types

import (
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// priorityQueue is a System.Collections.Generic.PriorityQueue`2: a quaternary heap, so that elements of equal priority come
// out in .NET's order.
type priorityQueue struct {
	value.Bag
	typ      *value.Type
	comparer value.Value
	items    []queued
}

type queued struct{ element, priority value.Value }

// Type implements value.Object.
func (q *priorityQueue) Type() *value.Type { return q.typ }

const heapArity = 4

func (q *priorityQueue) compare(rt value.Runtime, a, b queued) (int, error) {
	if q.comparer.IsNull() {
		return compareObjects(rt, a.priority, b.priority)
	}
	v, err := Invoke(rt, q.comparer, "Compare", []value.Value{a.priority, b.priority})
	return int(v.Base().Int64()), err
}

// up moves an item from a place towards the root.
func (q *priorityQueue) up(rt value.Runtime, x queued, i int) error {
	for i > 0 {
		parent := (i - 1) / heapArity
		n, err := q.compare(rt, x, q.items[parent])
		if err != nil {
			return err
		}
		if n >= 0 {
			break
		}
		q.items[i] = q.items[parent]
		i = parent
	}
	q.items[i] = x
	return nil
}

// down moves an item from a place towards the leaves.
func (q *priorityQueue) down(rt value.Runtime, x queued, i int) error {
	for {
		first := i*heapArity + 1
		if first >= len(q.items) {
			break
		}
		least := first
		for j := first + 1; j < min(first+heapArity, len(q.items)); j++ {
			n, err := q.compare(rt, q.items[j], q.items[least])
			if err != nil {
				return err
			}
			if n < 0 {
				least = j
			}
		}
		n, err := q.compare(rt, x, q.items[least])
		if err != nil {
			return err
		}
		if n <= 0 {
			break
		}
		q.items[i] = q.items[least]
		i = least
	}
	q.items[i] = x
	return nil
}

func (q *priorityQueue) push(rt value.Runtime, x queued) error {
	q.items = append(q.items, x)
	return q.up(rt, x, len(q.items)-1)
}

func (q *priorityQueue) pop(rt value.Runtime) (queued, error) {
	top := q.items[0]
	last := q.items[len(q.items)-1]
	q.items[len(q.items)-1] = queued{}
	q.items = q.items[:len(q.items)-1]
	if len(q.items) == 0 {
		return top, nil
	}
	return top, q.down(rt, last, 0)
}

// pair reads an element and its priority from a ValueTuple.
func pair(v value.Value) (queued, bool) {
	t, ok := v.Base().Ref().(*Tuple)
	if !ok || len(t.Items) != 2 {
		return queued{}, false
	}
	return queued{t.Items[0], t.Items[1]}, true
}

func priorityQueueNew(c *Call) (value.Value, error) {
	q := &priorityQueue{typ: c.Type}
	for i := range c.Args {
		switch {
		case c.isNull(i) || c.kind(i) == value.KindInt32:
		default:
			if items, ok := Enumerate(c.Args[i]); ok {
				for {
					v, more, err := items.Next()
					if err != nil {
						return value.Null, err
					}
					if !more {
						break
					}
					x, ok := pair(v)
					if !ok {
						return value.Null, neterr.ArgumentNull("items")
					}
					if err := q.push(c.RT, x); err != nil {
						return value.Null, err
					}
				}
				continue
			}
			q.comparer = c.Args[i]
		}
	}
	return vobject(q)
}

// priorityQueueClass declares System.Collections.Generic.PriorityQueue`2.
func priorityQueueClass() *Class {
	self := func(c *Call) *priorityQueue { return this[*priorityQueue](c) }
	empty := func() error { return invalidOperation("Queue empty.") }
	outBoth := func(c *Call, x queued, ok bool) (value.Value, error) {
		if err := c.setOut(0, x.element); err != nil {
			return value.Null, err
		}
		return value.Bool(ok), c.setOut(1, x.priority)
	}
	return &Class{Members: []M{
		{"new()", priorityQueueNew},
		{"new(int initialCapacity)", priorityQueueNew},
		{"new(IComparer[TPriority] comparer)", priorityQueueNew},
		{"new(int initialCapacity, IComparer[TPriority] comparer)", priorityQueueNew},
		{"new(IEnumerable[ValueTuple[TElement,TPriority]] items)", priorityQueueNew},
		{"new(IEnumerable[ValueTuple[TElement,TPriority]] items, IComparer[TPriority] comparer)", priorityQueueNew},
		{"int Count {get}", func(c *Call) (value.Value, error) { return vint(len(self(c).items)) }},
		{"int Capacity {get}", func(c *Call) (value.Value, error) { return vint(cap(self(c).items)) }},
		{"IComparer[TPriority] Comparer {get}", func(c *Call) (value.Value, error) { return self(c).comparer, nil }},
		{"IEnumerable[ValueTuple[TElement,TPriority]] UnorderedItems {get}", func(c *Call) (value.Value, error) {
			items := make([]value.Value, len(self(c).items))
			for i, x := range self(c).items {
				parts := []value.Value{x.element, x.priority}
				items[i] = value.Of(&Tuple{typ: tupleType("System.ValueTuple", parts), Items: parts})
			}
			return value.Objects(items...), nil
		}},
		{"void Enqueue(TElement element, TPriority priority)", func(c *Call) (value.Value, error) {
			return void(self(c).push(c.RT, queued{c.Args[0], c.Args[1]}))
		}},
		{"TElement Peek()", func(c *Call) (value.Value, error) {
			if len(self(c).items) == 0 {
				return value.Null, empty()
			}
			return self(c).items[0].element, nil
		}},
		{"TElement Dequeue()", func(c *Call) (value.Value, error) {
			if len(self(c).items) == 0 {
				return value.Null, empty()
			}
			x, err := self(c).pop(c.RT)
			return x.element, err
		}},
		{"TElement DequeueEnqueue(TElement element, TPriority priority)", func(c *Call) (value.Value, error) {
			q := self(c)
			if len(q.items) == 0 {
				return value.Null, empty()
			}
			top := q.items[0].element
			return top, q.down(c.RT, queued{c.Args[0], c.Args[1]}, 0)
		}},
		{"TElement EnqueueDequeue(TElement element, TPriority priority)", func(c *Call) (value.Value, error) {
			q, x := self(c), queued{c.Args[0], c.Args[1]}
			if len(q.items) == 0 {
				return x.element, nil
			}
			n, err := q.compare(c.RT, x, q.items[0])
			if err != nil || n <= 0 {
				return x.element, err
			}
			top := q.items[0].element
			return top, q.down(c.RT, x, 0)
		}},
		{"bool TryDequeue(out TElement element, out TPriority priority)", func(c *Call) (value.Value, error) {
			if len(self(c).items) == 0 {
				return outBoth(c, queued{zeroValue(self(c).typ.Args[0]), zeroValue(self(c).typ.Args[1])}, false)
			}
			x, err := self(c).pop(c.RT)
			if err != nil {
				return value.Null, err
			}
			return outBoth(c, x, true)
		}},
		{"bool TryPeek(out TElement element, out TPriority priority)", func(c *Call) (value.Value, error) {
			if len(self(c).items) == 0 {
				return outBoth(c, queued{zeroValue(self(c).typ.Args[0]), zeroValue(self(c).typ.Args[1])}, false)
			}
			return outBoth(c, self(c).items[0], true)
		}},
		{"void EnqueueRange(IEnumerable[TElement] elements, TPriority priority)", func(c *Call) (value.Value, error) {
			items, err := c.list(0)
			for _, v := range items {
				if err == nil {
					err = self(c).push(c.RT, queued{v, c.Args[1]})
				}
			}
			return void(err)
		}},
		{"void Clear()", func(c *Call) (value.Value, error) {
			self(c).items = nil
			return value.Void, nil
		}},
		{"int EnsureCapacity(int capacity)", func(c *Call) (value.Value, error) { return vint(max(c.Int(0), cap(self(c).items))) }},
		{"void TrimExcess()", noop},
	}}
}
