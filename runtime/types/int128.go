package types

import (
	"math/big"

	"goposh/runtime/value"
)

// int128Class declares System.Int128.
func int128Class() *Class { return wide128(&kindInt128) }

// uint128Class declares System.UInt128.
func uint128Class() *Class { return wide128(&kindUInt128) }

// wide128 declares an integer of 128 bits: all of its arithmetic is visible.
func wide128(k *wideKind) *Class {
	o := wideOps{k}
	list := []M{
		{"new(ulong upper, ulong lower)", func(c *Call) (value.Value, error) {
			n := new(big.Int).SetUint64(c.Args[0].Base().Bits())
			n.Lsh(n, 64)
			return k.wrap(n.Or(n, new(big.Int).SetUint64(c.Args[1].Base().Bits()))), nil
		}},
		{"static $ MinValue {get}", o.fixed(k.min())},
		{"static $ MaxValue {get}", o.fixed(k.max())},
		{"static $ One {get}", o.fixed(big.NewInt(1))},
		{"static $ Zero {get}", o.fixed(new(big.Int))},
	}
	if k.signed {
		list = append(list, M{"static $ NegativeOne {get}", o.fixed(big.NewInt(-1))})
	}
	list = append(list, []M{
		{"static $ op_Addition($ left, $ right)", o.binary((*big.Int).Add)},
		{"static $ op_Subtraction($ left, $ right)", o.binary((*big.Int).Sub)},
		{"static $ op_Multiply($ left, $ right)", o.binary((*big.Int).Mul)},
		{"static $ op_Division($ left, $ right)", o.divide((*big.Int).Quo)},
		{"static $ op_Modulus($ left, $ right)", o.divide((*big.Int).Rem)},
		{"static $ op_BitwiseAnd($ left, $ right)", o.binary((*big.Int).And)},
		{"static $ op_BitwiseOr($ left, $ right)", o.binary((*big.Int).Or)},
		{"static $ op_ExclusiveOr($ left, $ right)", o.binary((*big.Int).Xor)},
		{"static $ op_OnesComplement($ value)", o.unary(func(n *big.Int) *big.Int { return new(big.Int).Not(n) })},
		{"static $ op_UnaryNegation($ value)", o.unary(func(n *big.Int) *big.Int { return new(big.Int).Neg(n) })},
		{"static $ op_UnaryPlus($ value)", o.unary(func(n *big.Int) *big.Int { return n })},
		{"static $ op_Increment($ value)", o.unary(func(n *big.Int) *big.Int { return new(big.Int).Add(n, big.NewInt(1)) })},
		{"static $ op_Decrement($ value)", o.unary(func(n *big.Int) *big.Int { return new(big.Int).Sub(n, big.NewInt(1)) })},
		{"static $ op_LeftShift($ value, int shiftAmount)", o.shift(true, false)},
		{"static $ op_RightShift($ value, int shiftAmount)", o.shift(false, false)},
		{"static $ op_UnsignedRightShift($ value, int shiftAmount)", o.shift(false, true)},
		{"static bool op_LessThan($ left, $ right)", opLess},
		{"static bool op_LessThanOrEqual($ left, $ right)", opLessEqual},
		{"static bool op_GreaterThan($ left, $ right)", opGreater},
		{"static bool op_GreaterThanOrEqual($ left, $ right)", opGreaterEqual},
	}...)
	for _, t := range [...]string{"byte", "char", "decimal", "double", "short", "int", "long", "sbyte", "float", "ushort", "uint", "ulong"} {
		list = append(list, M{"static explicit operator " + t + "($ value)", wideTo(keyword(t))})
		direction := "implicit"
		switch {
		case t == "decimal" || t == "double" || t == "float", !k.signed && (t == "short" || t == "int" || t == "long" || t == "sbyte"):
			direction = "explicit"
		}
		list = append(list, M{"static " + direction + " operator $(" + t + " value)", k.from})
	}
	for _, x := range [...]*wideKind{&kindInt128, &kindUInt128, &kindIntPtr, &kindUIntPtr} {
		if x == k {
			continue
		}
		list = append(list, M{"static explicit operator " + x.short + "($ value)", x.from})
		if x.width < k.width {
			list = append(list, M{"static implicit operator $(" + x.short + " value)", k.from})
		}
	}
	return &Class{Members: o.members(list...)}
}
