package types

import (
	"math/big"

	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// intPtrClass declares System.IntPtr.
func intPtrClass() *Class {
	return nativeInt(&kindIntPtr, "int", "long", value.TypeInt32, value.TypeInt64)
}

// uintPtrClass declares System.UIntPtr.
func uintPtrClass() *Class {
	return nativeInt(&kindUIntPtr, "uint", "ulong", value.TypeUInt32, value.TypeUInt64)
}

// nativeInt declares an integer of the size of a pointer: most of its arithmetic hides behind interfaces.
func nativeInt(k *wideKind, small, large string, smallType, largeType *value.Type) *Class {
	o := wideOps{k}
	offset := func(f func(z, a, b *big.Int) *big.Int) Func { return o.binary(f) }
	return &Class{Members: o.members([]M{
		{"new(" + small + " value)", k.from},
		{"new(" + large + " value)", k.from},
		{"static readonly $ Zero", o.fixed(new(big.Int))},
		{"static int Size {get}", constant(value.Int(8))},
		{"static $ MaxValue {get}", o.fixed(k.max())},
		{"static $ MinValue {get}", o.fixed(k.min())},
		{smallType.Name() + " To" + smallType.Name() + "()", nativeTo(smallType)},
		{largeType.Name() + " To" + largeType.Name() + "()", nativeTo(largeType)},
		{"static $ Add($ pointer, int offset)", offset((*big.Int).Add)},
		{"static $ Subtract($ pointer, int offset)", offset((*big.Int).Sub)},
		{"static $ op_Addition($ pointer, int offset)", offset((*big.Int).Add)},
		{"static $ op_Subtraction($ pointer, int offset)", offset((*big.Int).Sub)},
		{"static explicit operator $(" + small + " value)", k.from},
		{"static explicit operator $(" + large + " value)", k.from},
		{"static explicit operator " + small + "($ value)", nativeTo(smallType)},
		{"static explicit operator " + large + "($ value)", nativeTo(largeType)},
	}...)}
}

// nativeTo converts a native integer, the object or the argument of a call, to a smaller one.
func nativeTo(t *value.Type) Func {
	return func(c *Call) (value.Value, error) {
		v := c.This
		if c.N() > 0 {
			v = c.Args[0]
		}
		n := wideNumber(v)
		if !fits(n, t.Kind) {
			return value.Null, neterr.Overflow("Arithmetic operation resulted in an overflow.")
		}
		return fromBigInt(n, t)
	}
}
