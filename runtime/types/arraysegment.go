package types

import (
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// arraySegment is a System.ArraySegment`1, or the System.Memory`1 and System.ReadOnlyMemory`1 over an array: a window on it. The array
// of the default value is nil.
type arraySegment struct {
	typ           *value.Type
	array         *value.Array
	offset, count int
}

// Type implements value.Object.
func (s *arraySegment) Type() *value.Type { return s.typ }

// EqualObject implements value.Equaler.
func (s *arraySegment) EqualObject(o value.Object) bool {
	t, ok := o.(*arraySegment)
	return ok && *s == *t
}

// HashObject implements value.Equaler.
func (s *arraySegment) HashObject() uint32 { return uint32(s.offset)<<8 ^ uint32(s.count) }

// Enumerable implements OptionalSequence: memory is no sequence.
func (s *arraySegment) Enumerable() bool { return s.typ.Definition.FullName == typeArraySegment.name }

// EnumerateObject implements OptionalSequence.
func (s *arraySegment) EnumerateObject(value.Runtime) Enumerator { return NewEnumerator(s.items()) }

func (s *arraySegment) items() []value.Value {
	if s.array == nil {
		return nil
	}
	return s.array.Items[s.offset : s.offset+s.count]
}

var typeArraySegment = lazyType{name: "System.ArraySegment`1"}

// segmentNew makes a window on the array in the first argument: all of it, or from an offset on.
func segmentNew(c *Call) (value.Value, error) {
	a, ok := ref[*value.Array](c, 0)
	if !ok {
		if c.N() == 0 {
			return vobject(&arraySegment{typ: c.Type})
		}
		return value.Null, neterr.ArgumentNull("array")
	}
	s := &arraySegment{typ: c.Type, array: a, count: len(a.Items)}
	if c.N() == 1 {
		return vobject(s)
	}
	for i, name := range [...]string{"offset", "count"} {
		if c.Int(i+1) < 0 {
			return value.Null, neterr.ArgumentOutOfRange(name, "Non-negative number required.")
		}
	}
	if c.Int(1)+c.Int(2) > len(a.Items) {
		return value.Null, neterr.Argument("", msgOffsetLength)
	}
	s.offset, s.count = c.Int(1), c.Int(2)
	return vobject(s)
}

// segmentSlice gives a part of the window.
func segmentSlice(c *Call) (value.Value, error) {
	s := this[*arraySegment](c)
	from, n := c.Int(0), s.count-c.Int(0)
	if c.N() > 1 {
		n = c.Int(1)
	}
	if from < 0 || n < 0 || from+n > s.count {
		return value.Null, neterr.ArgumentOutOfRange("index", msgIndexMustBeLessOrEqual)
	}
	return vobject(&arraySegment{s.typ, s.array, s.offset + from, n})
}

func segmentToArray(c *Call) (value.Value, error) {
	s := this[*arraySegment](c)
	return arrayOf(s.typ.GenericArgs()[0], append([]value.Value(nil), s.items()...)), nil
}

func segmentCopyTo(c *Call) (value.Value, error) {
	at := 0
	if c.N() > 1 {
		at = c.Int(1)
	}
	return void(copyInto(c.RT, this[*arraySegment](c).items(), c.Args[0], at, "destinationIndex"))
}

// arraySegmentClass declares System.ArraySegment`1.
func arraySegmentClass() *Class {
	self := func(c *Call) *arraySegment { return this[*arraySegment](c) }
	return &Class{Members: []M{
		{"new()", segmentNew},
		{"new(T[] array)", segmentNew},
		{"new(T[] array, int offset, int count)", segmentNew},
		{"static ArraySegment[T] Empty {get}", func(c *Call) (value.Value, error) {
			a, _ := arrayOf(c.Type.GenericArgs()[0], nil).Object().(*value.Array)
			return vobject(&arraySegment{typ: c.Type, array: a})
		}},
		{"T[] Array {get}", func(c *Call) (value.Value, error) {
			if self(c).array == nil {
				return value.Null, nil
			}
			return vobject(self(c).array)
		}},
		{"int Offset {get}", func(c *Call) (value.Value, error) { return vint(self(c).offset) }},
		{"int Count {get}", func(c *Call) (value.Value, error) { return vint(self(c).count) }},
		{"bool IsReadOnly {get}", constant(value.True)},
		{"T Item[int index] {get,set}", func(c *Call) (value.Value, error) {
			items, i := self(c).items(), c.Int(0)
			if i < 0 || i >= len(items) {
				return value.Null, neterr.ArgumentOutOfRange("index", msgIndexMustBeLess)
			}
			if c.N() == 2 {
				items[i] = c.Args[1]
				return value.Void, nil
			}
			return items[i], nil
		}},
		{"IEnumerator GetEnumerator()", func(c *Call) (value.Value, error) {
			return vobject(newIterator("System.Collections.IEnumerator", self(c).items()))
		}},
		{"void CopyTo(T[] destination)", segmentCopyTo},
		{"void CopyTo(T[] destination, int destinationIndex)", segmentCopyTo},
		{"bool Equals(object obj)", thisEquals},
		{"bool Equals(ArraySegment[T] obj)", thisEquals},
		{"int GetHashCode()", objGetHashCode},
		{"ArraySegment[T] Slice(int index)", segmentSlice},
		{"ArraySegment[T] Slice(int index, int count)", segmentSlice},
		{"T[] ToArray()", segmentToArray},
		{"static bool op_Equality(ArraySegment[T] a, ArraySegment[T] b)", opEqual},
		{"static bool op_Inequality(ArraySegment[T] a, ArraySegment[T] b)", opNotEqual},
		{"static implicit operator ArraySegment[T](T[] array)", segmentNew},
	}}
}

// memoryClass declares System.Memory`1 or System.ReadOnlyMemory`1.
func memoryClass(name string) func() *Class {
	return func() *Class {
		self := func(c *Call) *arraySegment { return this[*arraySegment](c) }
		return &Class{Members: []M{
			{"new()", segmentNew},
			{"new(T[] array)", segmentNew},
			{"new(T[] array, int start, int length)", segmentNew},
			{"static " + name + "[T] Empty {get}", func(c *Call) (value.Value, error) { return vobject(&arraySegment{typ: c.Type}) }},
			{"int Length {get}", func(c *Call) (value.Value, error) { return vint(self(c).count) }},
			{"bool IsEmpty {get}", func(c *Call) (value.Value, error) { return vbool(self(c).count == 0) }},
			{name + "[T] Slice(int start)", segmentSlice},
			{name + "[T] Slice(int start, int length)", segmentSlice},
			{"T[] ToArray()", segmentToArray},
			{"bool Equals(object obj)", thisEquals},
			{"bool Equals(" + name + "[T] other)", thisEquals},
			{"int GetHashCode()", objGetHashCode},
			{"string ToString()", func(c *Call) (value.Value, error) {
				s := self(c)
				elem := s.typ.GenericArgs()[0]
				if elem == value.TypeChar {
					var text string
					for _, x := range s.items() {
						text += netText(c, x)
					}
					return vstring(text)
				}
				return vstring("System." + name + "<" + elem.Name() + ">[" + itoa(s.count) + "]")
			}},
			{"static implicit operator " + name + "[T](T[] array)", segmentNew},
		}}
	}
}
