package types

import (
	"strconv"

	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// netIndex is a System.Index: a position from the start or the end of a collection.
type netIndex struct {
	n       int
	fromEnd bool
}

// netRange is a System.Range.
type netRange struct{ start, end netIndex }

var (
	typeIndex = lazyType{name: "System.Index"}
	typeRange = lazyType{name: "System.Range"}
)

// Type implements value.Object.
func (*netIndex) Type() *value.Type { return typeIndex.get() }

// Type implements value.Object.
func (*netRange) Type() *value.Type { return typeRange.get() }

// EqualObject implements value.Equaler.
func (x *netIndex) EqualObject(o value.Object) bool { y, ok := o.(*netIndex); return ok && *x == *y }

// EqualObject implements value.Equaler.
func (r *netRange) EqualObject(o value.Object) bool { s, ok := o.(*netRange); return ok && *r == *s }

// HashObject implements value.Equaler.
func (x *netIndex) HashObject() uint32 {
	if x.fromEnd {
		return ^uint32(x.n)
	}
	return uint32(x.n)
}

// HashObject implements value.Equaler.
func (r *netRange) HashObject() uint32 { return r.start.HashObject()*31 + r.end.HashObject() }

// String is ToString: ^1 is the last element.
func (x netIndex) String() string {
	if x.fromEnd {
		return "^" + strconv.Itoa(x.n)
	}
	return strconv.Itoa(x.n)
}

// String is ToString.
func (r netRange) String() string { return r.start.String() + ".." + r.end.String() }

// offset is the position in a collection of so many elements.
func (x netIndex) offset(length int) int {
	if x.fromEnd {
		return length - x.n
	}
	return x.n
}

func newIndex(n int, fromEnd bool) (value.Value, error) {
	if n < 0 {
		return value.Null, actualValue("value", n, "value ('%d') must be a non-negative value.", n)
	}
	return vobject(&netIndex{n, fromEnd})
}

// indexArg is argument i, an Index.
func indexArg(c *Call, i int) netIndex {
	if x, ok := ref[*netIndex](c, i); ok {
		return *x
	}
	return netIndex{}
}

// indexClass declares System.Index.
func indexClass() *Class {
	self := func(c *Call) *netIndex { return this[*netIndex](c) }
	return &Class{Members: []M{
		{"new(int value, bool fromEnd = false)", func(c *Call) (value.Value, error) {
			if c.N() == 0 {
				return newIndex(0, false)
			}
			return newIndex(c.Int(0), c.N() > 1 && c.Bool(1))
		}},
		{"static Index Start {get}", constant(value.Of(&netIndex{}))},
		{"static Index End {get}", constant(value.Of(&netIndex{fromEnd: true}))},
		{"int Value {get}", func(c *Call) (value.Value, error) { return vint(self(c).n) }},
		{"bool IsFromEnd {get}", func(c *Call) (value.Value, error) { return vbool(self(c).fromEnd) }},
		{"static Index FromStart(int value)", func(c *Call) (value.Value, error) { return newIndex(c.Int(0), false) }},
		{"static Index FromEnd(int value)", func(c *Call) (value.Value, error) { return newIndex(c.Int(0), true) }},
		{"int GetOffset(int length)", func(c *Call) (value.Value, error) { return vint(self(c).offset(c.Int(0))) }},
		{"bool Equals(object value)", thisEquals},
		{"bool Equals(Index other)", thisEquals},
		{"int GetHashCode()", objGetHashCode},
		{"string ToString()", func(c *Call) (value.Value, error) { return vstring(self(c).String()) }},
		{"static implicit operator Index(int value)", func(c *Call) (value.Value, error) { return newIndex(c.Int(0), false) }},
	}}
}

// rangeClass declares System.Range.
func rangeClass() *Class {
	self := func(c *Call) *netRange { return this[*netRange](c) }
	end := netIndex{fromEnd: true}
	part := func(f func(r *netRange) netIndex) Func {
		return func(c *Call) (value.Value, error) { x := f(self(c)); return vobject(&x) }
	}
	return &Class{Members: []M{
		{"new(Index start, Index end)", func(c *Call) (value.Value, error) { return vobject(&netRange{indexArg(c, 0), indexArg(c, 1)}) }},
		{"Index Start {get}", part(func(r *netRange) netIndex { return r.start })},
		{"Index End {get}", part(func(r *netRange) netIndex { return r.end })},
		{"static Range All {get}", constant(value.Of(&netRange{end: end}))},
		{"static Range StartAt(Index start)", func(c *Call) (value.Value, error) { return vobject(&netRange{indexArg(c, 0), end}) }},
		{"static Range EndAt(Index end)", func(c *Call) (value.Value, error) { return vobject(&netRange{end: indexArg(c, 0)}) }},
		{"ValueTuple[int,int] GetOffsetAndLength(int length)", func(c *Call) (value.Value, error) {
			n := c.Int(0)
			from, to := self(c).start.offset(n), self(c).end.offset(n)
			if from < 0 || to > n || from > to {
				return value.Null, neterr.ArgumentOutOfRange("length", "Specified argument was out of the range of valid values.")
			}
			return valueTuple(value.Int(int32(from)), value.Int(int32(to-from))), nil
		}},
		{"bool Equals(object value)", thisEquals},
		{"bool Equals(Range other)", thisEquals},
		{"int GetHashCode()", objGetHashCode},
		{"string ToString()", func(c *Call) (value.Value, error) { return vstring(self(c).String()) }},
	}}
}
