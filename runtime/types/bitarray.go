package types

import (
	"slices"

	"goposh/runtime/bulk"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// bitArray is a System.Collections.BitArray.
type bitArray struct {
	value.Bag
	value.Latch
	bits []bool
}

var typeBitArray = lazyType{name: "System.Collections.BitArray"}

// Type implements value.Object.
func (*bitArray) Type() *value.Type { return typeBitArray.get() }

// Enumerate implements Sequence.
func (b *bitArray) Enumerate(value.Runtime) Enumerator { return NewEnumerator(b.values()) }

func (b *bitArray) values() []value.Value {
	out := make([]value.Value, len(b.bits))
	for i, bit := range b.bits {
		out[i] = value.Bool(bit)
	}
	return out
}

// index reads an index argument.
func (b *bitArray) index(c *Call) (int, error) {
	i := c.Int(0)
	if i < 0 || i >= len(b.bits) {
		return 0, neterr.ArgumentOutOfRange("index", msgIndexMustBeLess)
	}
	return i, nil
}

func bitArrayNew(c *Call) (value.Value, error) {
	b := &bitArray{}
	switch o := c.Args[0].Base().Object().(type) {
	case *bitArray:
		b.bits = slices.Clone(o.bits)
	case *value.Array:
		for _, v := range o.Items {
			switch v.Kind() {
			case value.KindBoolean:
				bit, _ := v.AsBool()
				b.bits = append(b.bits, bit)
			case value.KindByte:
				b.appendBits(v.Int64(), 8)
			default:
				b.appendBits(v.Int64(), 32)
			}
		}
	default:
		if c.isNull(0) {
			return value.Null, neterr.ArgumentNull("values")
		}
		if c.Int(0) < 0 {
			return value.Null, errNegative("length", c.Int(0))
		}
		if err := bulk.Bytes(c.Int(0)); err != nil {
			return value.Null, err
		}
		b.bits = make([]bool, c.Int(0))
		if c.N() > 1 && c.Bool(1) {
			if err := bulk.Fill(c.RT.Context(), b.bits, true); err != nil {
				return value.Null, err
			}
		}
	}
	return vobject(b)
}

// appendBits adds the low bits of a number, the lowest first.
func (b *bitArray) appendBits(n int64, count int) {
	for i := range count {
		b.bits = append(b.bits, n>>i&1 == 1)
	}
}

// bitArrayClass declares System.Collections.BitArray.
func bitArrayClass() *Class {
	self := func(c *Call) *bitArray { return this[*bitArray](c) }
	item := func(c *Call) (value.Value, error) {
		b := self(c)
		i, err := b.index(c)
		if err != nil {
			return value.Null, err
		}
		if c.N() == 2 {
			b.bits[i] = c.Bool(1)
			return value.Void, nil
		}
		return vbool(b.bits[i])
	}
	combine := func(f func(a, b bool) bool) Func {
		return func(c *Call) (value.Value, error) {
			b := self(c)
			o, ok := ref[*bitArray](c, 0)
			if !ok {
				return value.Null, neterr.ArgumentNull("value")
			}
			if len(o.bits) != len(b.bits) {
				return value.Null, neterr.Argument("", "Array lengths must be the same.")
			}
			for i := range b.bits {
				b.bits[i] = f(b.bits[i], o.bits[i])
			}
			return c.This, nil
		}
	}
	shift := func(left bool) Func {
		return func(c *Call) (value.Value, error) {
			b, n := self(c), c.Int(0)
			if n < 0 {
				return value.Null, errNegative("count", n)
			}
			n = min(n, len(b.bits))
			gap := make([]bool, n)
			if left {
				b.bits = append(gap, b.bits[:len(b.bits)-n]...)
			} else {
				b.bits = append(slices.Clone(b.bits[n:]), gap...)
			}
			return c.This, nil
		}
	}
	return &Class{Latched: true, Members: []M{
		{"new(int length)", bitArrayNew},
		{"new(int length, bool defaultValue)", bitArrayNew},
		{"new(byte[] bytes)", bitArrayNew},
		{"new(bool[] values)", bitArrayNew},
		{"new(int[] values)", bitArrayNew},
		{"new(BitArray bits)", bitArrayNew},
		{"bool Item[int index] {get,set}", item},
		{"int Length {get;set}", func(c *Call) (value.Value, error) {
			b := self(c)
			if c.N() == 0 {
				return vint(len(b.bits))
			}
			if c.Int(0) < 0 {
				return value.Null, errNegative("value", c.Int(0))
			}
			b.bits = append(b.bits[:min(len(b.bits), c.Int(0))], make([]bool, max(0, c.Int(0)-len(b.bits)))...)
			return value.Void, nil
		}},
		{"int Count {get}", func(c *Call) (value.Value, error) { return vint(len(self(c).bits)) }},
		{"object SyncRoot {get}", strSelf},
		{"bool IsSynchronized {get}", constant(value.False)},
		{"bool IsReadOnly {get}", constant(value.False)},
		{"bool Get(int index)", item},
		{"void Set(int index, bool value)", item},
		{"void SetAll(bool value)", func(c *Call) (value.Value, error) {
			for i := range self(c).bits {
				self(c).bits[i] = c.Bool(0)
			}
			return value.Void, nil
		}},
		{"BitArray And(BitArray value)", combine(func(a, b bool) bool { return a && b })},
		{"BitArray Or(BitArray value)", combine(func(a, b bool) bool { return a || b })},
		{"BitArray Xor(BitArray value)", combine(func(a, b bool) bool { return a != b })},
		{"BitArray Not()", func(c *Call) (value.Value, error) {
			for i := range self(c).bits {
				self(c).bits[i] = !self(c).bits[i]
			}
			return c.This, nil
		}},
		{"BitArray LeftShift(int count)", shift(true)},
		{"BitArray RightShift(int count)", shift(false)},
		{"bool HasAllSet()", func(c *Call) (value.Value, error) { return vbool(!slices.Contains(self(c).bits, false)) }},
		{"bool HasAnySet()", func(c *Call) (value.Value, error) { return vbool(slices.Contains(self(c).bits, true)) }},
		{"void CopyTo(Array array, int index)", func(c *Call) (value.Value, error) {
			a, err := arrayArg(c, 0, "array")
			if err != nil {
				return value.Null, err
			}
			return void(self(c).copyTo(a, c.Int(1)))
		}},
		{"object Clone()", func(c *Call) (value.Value, error) { return vobject(&bitArray{bits: slices.Clone(self(c).bits)}) }},
		{"IEnumerator GetEnumerator()", func(c *Call) (value.Value, error) {
			return vobject(newIterator("System.Collections.IEnumerator", self(c).values()))
		}},
	}}
}

// copyTo writes the bits to an array of Boolean, Byte or Int32.
func (b *bitArray) copyTo(a *value.Array, at int) error {
	width := 1
	switch a.Elem() {
	case value.TypeByte:
		width = 8
	case value.TypeInt32:
		width = 32
	case value.TypeBoolean:
	default:
		return neterr.Argument("array", "Only supported array types for CopyTo on BitArrays are Boolean[], Int32[] and Byte[].")
	}
	n := (len(b.bits) + width - 1) / width
	if at < 0 || n > len(a.Items)-at {
		return neterr.Argument("", msgOffsetLength)
	}
	for i := range n {
		var word int64
		for j, bit := range b.bits[i*width : min((i+1)*width, len(b.bits))] {
			if bit {
				word |= 1 << j
			}
		}
		switch width {
		case 1:
			a.Items[at+i] = value.Bool(word == 1)
		case 8:
			a.Items[at+i] = value.Byte(byte(word))
		default:
			a.Items[at+i] = value.Int(int32(uint32(word)))
		}
	}
	return nil
}
