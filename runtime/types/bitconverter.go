package types

import (
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// bitConverterClass declares System.BitConverter (little-endian).
func bitConverterClass() *Class {
	get := func(size int, make func(u uint64) value.Value) Func {
		return func(c *Call) (value.Value, error) {
			b, at := bytesOf(c.Args[0]), 0
			if c.N() > 1 {
				at = c.Int(1)
			}
			if c.isNull(0) {
				return value.Null, neterr.ArgumentNull("value")
			}
			if at < 0 || at >= len(b) {
				return value.Null, neterr.ArgumentOutOfRange("startIndex", msgIndexMustBeLess)
			}
			if at > len(b)-size {
				return value.Null, neterr.Argument("value", "Destination array is not long enough to copy all the items in the collection. Check array index and length.")
			}
			var u uint64
			for i := size - 1; i >= 0; i-- {
				u = u<<8 | uint64(b[at+i])
			}
			return make(u), nil
		}
	}
	c := &Class{Members: []M{
		{"static readonly bool IsLittleEndian", constant(value.True)},
		{"static string ToString(byte[] value)", bitText},
		{"static string ToString(byte[] value, int startIndex)", bitText},
		{"static string ToString(byte[] value, int startIndex, int length)", bitText},
		{"static bool ToBoolean(byte[] value, int startIndex)", get(1, func(u uint64) value.Value { return value.Bool(u != 0) })},
		{"static char ToChar(byte[] value, int startIndex)", get(2, func(u uint64) value.Value { return value.Char(uint16(u)) })},
		{"static short ToInt16(byte[] value, int startIndex)", get(2, func(u uint64) value.Value { return value.FromInteger(value.KindInt16, int64(u)) })},
		{"static ushort ToUInt16(byte[] value, int startIndex)", get(2, func(u uint64) value.Value { return value.FromInteger(value.KindUInt16, int64(u)) })},
		{"static int ToInt32(byte[] value, int startIndex)", get(4, func(u uint64) value.Value { return value.FromInteger(value.KindInt32, int64(u)) })},
		{"static uint ToUInt32(byte[] value, int startIndex)", get(4, func(u uint64) value.Value { return value.FromInteger(value.KindUInt32, int64(u)) })},
		{"static long ToInt64(byte[] value, int startIndex)", get(8, func(u uint64) value.Value { return value.Long(int64(u)) })},
		{"static ulong ToUInt64(byte[] value, int startIndex)", get(8, value.ULong)},
		{"static double ToDouble(byte[] value, int startIndex)", get(8, func(u uint64) value.Value { return value.Scalar(value.KindDouble, u) })},
		{"static long DoubleToInt64Bits(double value)", func(c *Call) (value.Value, error) { return vlong(int64(c.Args[0].Base().Bits())) }},
		{"static double Int64BitsToDouble(long value)", func(c *Call) (value.Value, error) {
			return value.Scalar(value.KindDouble, uint64(c.Long(0))), nil
		}},
	}}
	for _, t := range [...]string{"bool", "char", "short", "ushort", "int", "uint", "long", "ulong", "double"} {
		c.Members = append(c.Members, M{"static byte[] GetBytes(" + t + " value)", bitBytes})
	}
	return c
}

func bitBytes(c *Call) (value.Value, error) {
	v := c.Args[0].Base()
	size := 8
	switch k := v.Kind(); {
	case k == value.KindBoolean:
		size = 1
	case k == value.KindChar:
		size = 2
	case k.IsInteger():
		size = intBits(k) / 8
	}
	b := make([]byte, size)
	for i := range b {
		b[i] = byte(v.Bits() >> (8 * i))
	}
	return vbytes(b)
}

func bitText(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("value")
	}
	b := bytesOf(c.Args[0])
	if c.N() > 1 {
		from, n := c.Int(1), len(b)-c.Int(1)
		if c.N() > 2 {
			n = c.Int(2)
		}
		if from < 0 || n < 0 || from > len(b)-n {
			return value.Null, neterr.ArgumentOutOfRange("startIndex", msgIndexMustBeLess)
		}
		b = b[from : from+n]
	}
	s := make([]byte, 0, 3*len(b))
	for i, x := range b {
		if i > 0 {
			s = append(s, '-')
		}
		s = append(s, hexByte(x)...)
	}
	return vstring(string(s))
}
