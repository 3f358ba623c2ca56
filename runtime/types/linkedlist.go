package types

import (
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// linkedList is a System.Collections.Generic.LinkedList`1.
type linkedList struct {
	value.Bag
	value.Latch
	typ         *value.Type
	first, last *linkedNode
	count       int
	version     int
}

// Type implements value.Object.
func (l *linkedList) Type() *value.Type { return l.typ }

// Enumerate implements Sequence.
func (l *linkedList) Enumerate(value.Runtime) Enumerator {
	return &linkedEnumerator{list: l, next: l.first, version: l.version}
}

// linkedEnumerator sees when the list changes while it is walked.
type linkedEnumerator struct {
	list    *linkedList
	next    *linkedNode
	version int
}

// Next implements Enumerator.
func (e *linkedEnumerator) Next() (value.Value, bool, error) {
	if e.version != e.list.version {
		return value.Null, false, ErrModified()
	}
	n := e.next
	if n == nil {
		return value.Null, false, nil
	}
	e.next = n.next
	return n.v, true, nil
}

// linkedNode is a LinkedListNode`1; list is nil for one that is in none.
type linkedNode struct {
	value.Bag
	typ        *value.Type
	list       *linkedList
	prev, next *linkedNode
	v          value.Value
}

var typeLinkedNode = lazyType{name: "System.Collections.Generic.LinkedListNode`1"}

// Type implements value.Object.
func (n *linkedNode) Type() *value.Type { return n.typ }

// nodeValue is a node, or $null for none.
func nodeValue(n *linkedNode) (value.Value, error) {
	if n == nil {
		return value.Null, nil
	}
	return value.Of(n), nil
}

func (l *linkedList) node(v value.Value) *linkedNode {
	return &linkedNode{typ: typeLinkedNode.of(l.typ.Args[0]), v: v}
}

// insert puts a node in front of another; nil for the end.
func (l *linkedList) insert(n, before *linkedNode) {
	n.list, n.next = l, before
	if before == nil {
		n.prev, l.last = l.last, n
	} else {
		n.prev, before.prev = before.prev, n
	}
	if n.prev == nil {
		l.first = n
	} else {
		n.prev.next = n
	}
	l.count++
	l.version++
}

func (l *linkedList) remove(n *linkedNode) {
	if n.prev == nil {
		l.first = n.next
	} else {
		n.prev.next = n.next
	}
	if n.next == nil {
		l.last = n.prev
	} else {
		n.next.prev = n.prev
	}
	n.list, n.prev, n.next = nil, nil, nil
	l.count--
	l.version++
}

// find gives the first node of a value, or the last one.
func (l *linkedList) find(rt value.Runtime, v value.Value, last bool) (*linkedNode, error) {
	n := l.first
	if last {
		n = l.last
	}
	for n != nil {
		i, err := indexOfValue(rt, []value.Value{n.v}, v)
		if i == 0 || err != nil {
			return n, err
		}
		if last {
			n = n.prev
		} else {
			n = n.next
		}
	}
	return nil, nil
}

// member reads a node argument that must be in the list.
func (l *linkedList) member(c *Call, i int) (*linkedNode, error) {
	n, ok := ref[*linkedNode](c, i)
	if !ok {
		return nil, neterr.ArgumentNull("node")
	}
	if n.list != l {
		return nil, invalidOperation("The LinkedList node does not belong to current LinkedList.")
	}
	return n, nil
}

// fresh reads an argument that is a value, or a node that is in no list yet.
func (l *linkedList) fresh(c *Call, i int) (*linkedNode, error) {
	n, ok := ref[*linkedNode](c, i)
	if !ok {
		return l.node(c.Args[i]), nil
	}
	if n.list != nil {
		return nil, invalidOperation("The LinkedList node already belongs to a LinkedList.")
	}
	return n, nil
}

func linkedNew(c *Call) (value.Value, error) {
	l := &linkedList{typ: c.Type}
	if c.N() == 0 {
		return vobject(l)
	}
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("collection")
	}
	items, err := c.list(0)
	for _, v := range items {
		l.insert(l.node(v), nil)
	}
	return value.Of(l), err
}

// linkedListClass declares System.Collections.Generic.LinkedList`1.
func linkedListClass() *Class {
	self := func(c *Call) *linkedList { return this[*linkedList](c) }
	add := func(first bool) Func {
		return func(c *Call) (value.Value, error) {
			l := self(c)
			n, err := l.fresh(c, 0)
			if err != nil {
				return value.Null, err
			}
			if first {
				l.insert(n, l.first)
			} else {
				l.insert(n, nil)
			}
			return vobject(n)
		}
	}
	beside := func(after bool) Func {
		return func(c *Call) (value.Value, error) {
			l := self(c)
			at, err := l.member(c, 0)
			if err != nil {
				return value.Null, err
			}
			n, err := l.fresh(c, 1)
			if err != nil {
				return value.Null, err
			}
			if after {
				at = at.next
			}
			l.insert(n, at)
			return vobject(n)
		}
	}
	find := func(last bool) Func {
		return func(c *Call) (value.Value, error) {
			n, err := self(c).find(c.RT, c.Args[0], last)
			if err != nil {
				return value.Null, err
			}
			return nodeValue(n)
		}
	}
	removeEnd := func(end func(*linkedList) *linkedNode) Func {
		return func(c *Call) (value.Value, error) {
			n := end(self(c))
			if n == nil {
				return value.Null, invalidOperation("The LinkedList is empty.")
			}
			self(c).remove(n)
			return value.Void, nil
		}
	}
	first := func(l *linkedList) *linkedNode { return l.first }
	last := func(l *linkedList) *linkedNode { return l.last }
	return &Class{Latched: true, Members: []M{
		{"new()", linkedNew},
		{"new(IEnumerable[T] collection)", linkedNew},
		{"int Count {get}", func(c *Call) (value.Value, error) { return vint(self(c).count) }},
		{"LinkedListNode[T] First {get}", func(c *Call) (value.Value, error) { return nodeValue(self(c).first) }},
		{"LinkedListNode[T] Last {get}", func(c *Call) (value.Value, error) { return nodeValue(self(c).last) }},
		{"bool IsReadOnly {get}", constant(value.False)},
		{"object SyncRoot {get}", strSelf},
		{"bool IsSynchronized {get}", constant(value.False)},
		{"LinkedListNode[T] AddAfter(LinkedListNode[T] node, T value)", beside(true)},
		{"void AddAfter(LinkedListNode[T] node, LinkedListNode[T] newNode)", beside(true)},
		{"LinkedListNode[T] AddBefore(LinkedListNode[T] node, T value)", beside(false)},
		{"void AddBefore(LinkedListNode[T] node, LinkedListNode[T] newNode)", beside(false)},
		{"LinkedListNode[T] AddFirst(T value)", add(true)},
		{"void AddFirst(LinkedListNode[T] node)", add(true)},
		{"LinkedListNode[T] AddLast(T value)", add(false)},
		{"void AddLast(LinkedListNode[T] node)", add(false)},
		{"void Clear()", func(c *Call) (value.Value, error) {
			for l := self(c); l.first != nil; {
				l.remove(l.first)
			}
			return value.Void, nil
		}},
		{"bool Contains(T value)", func(c *Call) (value.Value, error) {
			n, err := self(c).find(c.RT, c.Args[0], false)
			return value.Bool(n != nil), err
		}},
		{"void CopyTo(T[] array, int index)", func(c *Call) (value.Value, error) {
			a, err := arrayArg(c, 0, "array")
			if err != nil {
				return value.Null, err
			}
			i := c.Int(1)
			if i < 0 || i > len(a.Items)-self(c).count {
				return value.Null, neterr.Argument("", msgOffsetLength)
			}
			for n := self(c).first; n != nil; n = n.next {
				a.Items[i] = n.v
				i++
			}
			return value.Void, nil
		}},
		{"LinkedListNode[T] Find(T value)", find(false)},
		{"LinkedListNode[T] FindLast(T value)", find(true)},
		{"IEnumerator[T] GetEnumerator()", func(c *Call) (value.Value, error) {
			var items []value.Value
			for n := self(c).first; n != nil; n = n.next {
				items = append(items, n.v)
			}
			return vobject(iteratorOf(c.This.Type(), "System.Collections.IEnumerator", items))
		}},
		{"bool Remove(T value)", func(c *Call) (value.Value, error) {
			n, err := self(c).find(c.RT, c.Args[0], false)
			if n != nil && err == nil {
				self(c).remove(n)
			}
			return value.Bool(n != nil), err
		}},
		{"void Remove(LinkedListNode[T] node)", func(c *Call) (value.Value, error) {
			n, err := self(c).member(c, 0)
			if err != nil {
				return value.Null, err
			}
			self(c).remove(n)
			return value.Void, nil
		}},
		{"void RemoveFirst()", removeEnd(first)},
		{"void RemoveLast()", removeEnd(last)},
	}}
}

// linkedListNodeClass declares System.Collections.Generic.LinkedListNode`1.
func linkedListNodeClass() *Class {
	node := func(c *Call) *linkedNode { return this[*linkedNode](c) }
	return &Class{Members: []M{
		{"new(T value)", func(c *Call) (value.Value, error) { return vobject(&linkedNode{typ: c.Type, v: c.Args[0]}) }},
		{"LinkedList[T] List {get}", func(c *Call) (value.Value, error) {
			if node(c).list == nil {
				return value.Null, nil
			}
			return vobject(node(c).list)
		}},
		{"LinkedListNode[T] Next {get}", func(c *Call) (value.Value, error) { return nodeValue(node(c).next) }},
		{"LinkedListNode[T] Previous {get}", func(c *Call) (value.Value, error) { return nodeValue(node(c).prev) }},
		{"T Value {get;set}", func(c *Call) (value.Value, error) {
			if c.N() == 1 {
				node(c).v = c.Args[0]
				return value.Void, nil
			}
			return node(c).v, nil
		}},
	}}
}
