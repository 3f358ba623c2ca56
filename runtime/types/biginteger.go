package types

import (
	"math"
	"math/big"
	"slices"

	"goposh/runtime/bulk"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// bigIntegerClass declares System.Numerics.BigInteger.
func bigIntegerClass() *Class {
	return &Class{Type: value.TypeBigInteger, Members: []M{
		{"new(int value)", bigNew},
		{"new(uint value)", bigNew},
		{"new(long value)", bigNew},
		{"new(ulong value)", bigNew},
		{"new(float value)", bigNew},
		{"new(double value)", bigNew},
		{"new(decimal value)", bigNew},
		{"new(byte[] value)", bigNew},
		{"static BigInteger Zero {get}", constant(bigValue(new(big.Int)))},
		{"static BigInteger One {get}", constant(bigValue(big.NewInt(1)))},
		{"static BigInteger MinusOne {get}", constant(bigValue(big.NewInt(-1)))},
		{"bool IsPowerOfTwo {get}", bigIsPowerOfTwo},
		{"bool IsZero {get}", bigIsZero},
		{"bool IsOne {get}", bigIsOne},
		{"bool IsEven {get}", bigIsEven},
		{"int Sign {get}", bigSign},
		{"static BigInteger Parse(string value)", numParse},
		{"static BigInteger Parse(string value, NumberStyles style)", numParse},
		{"static BigInteger Parse(string value, IFormatProvider provider)", numParse},
		{"static BigInteger Parse(string value, NumberStyles style, IFormatProvider provider)", numParse},
		{"static bool TryParse(string value, out BigInteger result)", numTryParse},
		{"static bool TryParse(string value, NumberStyles style, IFormatProvider provider, out BigInteger result)", numTryParse},
		{"static bool TryParse(string s, IFormatProvider provider, out BigInteger result)", numTryParse},
		{"static int Compare(BigInteger left, BigInteger right)", opCompare},
		{"static BigInteger Abs(BigInteger value)", bigAbs},
		{"static BigInteger Add(BigInteger left, BigInteger right)", bigOpAddition},
		{"static BigInteger Subtract(BigInteger left, BigInteger right)", bigOpSubtraction},
		{"static BigInteger Multiply(BigInteger left, BigInteger right)", bigOpMultiply},
		{"static BigInteger Divide(BigInteger dividend, BigInteger divisor)", bigOpDivision},
		{"static BigInteger Remainder(BigInteger dividend, BigInteger divisor)", bigOpModulus},
		{"static BigInteger DivRem(BigInteger dividend, BigInteger divisor, out BigInteger remainder)", bigDivRem},
		{"static ValueTuple[BigInteger,BigInteger] DivRem(BigInteger left, BigInteger right)", bigDivRem},
		{"static BigInteger Negate(BigInteger value)", bigOpUnaryNegation},
		{"static double Log(BigInteger value)", bigLog},
		{"static double Log(BigInteger value, double baseValue)", bigLog},
		{"static double Log10(BigInteger value)", bigLog10},
		{"static BigInteger GreatestCommonDivisor(BigInteger left, BigInteger right)", bigGreatestCommonDivisor},
		{"static BigInteger Max(BigInteger left, BigInteger right)", mathMax},
		{"static BigInteger Min(BigInteger left, BigInteger right)", mathMin},
		{"static BigInteger ModPow(BigInteger value, BigInteger exponent, BigInteger modulus)", bigModPow},
		{"static BigInteger Pow(BigInteger value, int exponent)", bigPow},
		{"int GetHashCode()", objGetHashCode},
		{"bool Equals(object obj)", bigEquals},
		{"bool Equals(long other)", bigEquals},
		{"bool Equals(ulong other)", bigEquals},
		{"bool Equals(BigInteger other)", bigEquals},
		{"int CompareTo(long other)", bigCompareTo},
		{"int CompareTo(ulong other)", bigCompareTo},
		{"int CompareTo(BigInteger other)", bigCompareTo},
		{"int CompareTo(object obj)", bigCompareTo},
		{"byte[] ToByteArray()", bigToByteArray},
		{"byte[] ToByteArray(bool isUnsigned = false, bool isBigEndian = false)", bigToByteArray},
		{"int GetByteCount(bool isUnsigned = false)", bigGetByteCount},
		{"string ToString()", numToString},
		{"string ToString(IFormatProvider provider)", numToString},
		{"string ToString(string format)", numToString},
		{"string ToString(string format, IFormatProvider provider)", numToString},
		{"long GetBitLength()", bigGetBitLength},
		{"static BigInteger PopCount(BigInteger value)", bigPopCount},
		{"static BigInteger TrailingZeroCount(BigInteger value)", bigTrailingZeroCount},
		{"static bool IsPow2(BigInteger value)", bigIsPow2},
		{"static BigInteger Log2(BigInteger value)", bigLog2},
		{"static BigInteger Clamp(BigInteger value, BigInteger min, BigInteger max)", mathClamp},
		{"static BigInteger CopySign(BigInteger value, BigInteger sign)", bigCopySign},
		{"static BigInteger CreateChecked<TOther>(TOther value)", numCreateChecked},
		{"static BigInteger CreateSaturating<TOther>(TOther value)", numCreateChecked},
		{"static BigInteger CreateTruncating<TOther>(TOther value)", numCreateChecked},
		{"static bool IsEvenInteger(BigInteger value)", numIsEvenInteger},
		{"static bool IsNegative(BigInteger value)", numIsNegative},
		{"static bool IsOddInteger(BigInteger value)", numIsOddInteger},
		{"static bool IsPositive(BigInteger value)", numIsPositive},
		{"static BigInteger MaxMagnitude(BigInteger x, BigInteger y)", numMaxMagnitude},
		{"static BigInteger MinMagnitude(BigInteger x, BigInteger y)", numMinMagnitude},
		{"static BigInteger op_Subtraction(BigInteger left, BigInteger right)", bigOpSubtraction},
		{"static implicit operator BigInteger(byte value)", bigConvert},
		{"static implicit operator BigInteger(char value)", bigConvert},
		{"static implicit operator BigInteger(short value)", bigConvert},
		{"static implicit operator BigInteger(int value)", bigConvert},
		{"static implicit operator BigInteger(long value)", bigConvert},
		{"static implicit operator BigInteger(Int128 value)", bigConvert},
		{"static implicit operator BigInteger(IntPtr value)", bigConvert},
		{"static implicit operator BigInteger(sbyte value)", bigConvert},
		{"static implicit operator BigInteger(ushort value)", bigConvert},
		{"static implicit operator BigInteger(uint value)", bigConvert},
		{"static implicit operator BigInteger(ulong value)", bigConvert},
		{"static implicit operator BigInteger(UInt128 value)", bigConvert},
		{"static implicit operator BigInteger(UIntPtr value)", bigConvert},
		{"static BigInteger op_BitwiseAnd(BigInteger left, BigInteger right)", bigOpBitwiseAnd},
		{"static BigInteger op_BitwiseOr(BigInteger left, BigInteger right)", bigOpBitwiseOr},
		{"static BigInteger op_ExclusiveOr(BigInteger left, BigInteger right)", bigOpExclusiveOr},
		{"static BigInteger op_LeftShift(BigInteger value, int shift)", bigOpLeftShift},
		{"static BigInteger op_RightShift(BigInteger value, int shift)", bigOpRightShift},
		{"static BigInteger op_OnesComplement(BigInteger value)", bigOpOnesComplement},
		{"static BigInteger op_UnaryNegation(BigInteger value)", bigOpUnaryNegation},
		{"static BigInteger op_UnaryPlus(BigInteger value)", bigOpUnaryPlus},
		{"static BigInteger op_Increment(BigInteger value)", bigOpIncrement},
		{"static BigInteger op_Decrement(BigInteger value)", bigOpDecrement},
		{"static BigInteger op_Addition(BigInteger left, BigInteger right)", bigOpAddition},
		{"static BigInteger op_Multiply(BigInteger left, BigInteger right)", bigOpMultiply},
		{"static BigInteger op_Division(BigInteger dividend, BigInteger divisor)", bigOpDivision},
		{"static BigInteger op_Modulus(BigInteger dividend, BigInteger divisor)", bigOpModulus},
		{"static bool op_LessThan(BigInteger left, BigInteger right)", opLess},
		{"static bool op_LessThan(BigInteger left, long right)", opLess},
		{"static bool op_LessThan(long left, BigInteger right)", opLess},
		{"static bool op_LessThan(BigInteger left, ulong right)", opLess},
		{"static bool op_LessThan(ulong left, BigInteger right)", opLess},
		{"static bool op_LessThanOrEqual(BigInteger left, BigInteger right)", opLessEqual},
		{"static bool op_LessThanOrEqual(BigInteger left, long right)", opLessEqual},
		{"static bool op_LessThanOrEqual(long left, BigInteger right)", opLessEqual},
		{"static bool op_LessThanOrEqual(BigInteger left, ulong right)", opLessEqual},
		{"static bool op_LessThanOrEqual(ulong left, BigInteger right)", opLessEqual},
		{"static bool op_GreaterThan(BigInteger left, BigInteger right)", opGreater},
		{"static bool op_GreaterThan(BigInteger left, long right)", opGreater},
		{"static bool op_GreaterThan(long left, BigInteger right)", opGreater},
		{"static bool op_GreaterThan(BigInteger left, ulong right)", opGreater},
		{"static bool op_GreaterThan(ulong left, BigInteger right)", opGreater},
		{"static bool op_GreaterThanOrEqual(BigInteger left, BigInteger right)", opGreaterEqual},
		{"static bool op_GreaterThanOrEqual(BigInteger left, long right)", opGreaterEqual},
		{"static bool op_GreaterThanOrEqual(long left, BigInteger right)", opGreaterEqual},
		{"static bool op_GreaterThanOrEqual(BigInteger left, ulong right)", opGreaterEqual},
		{"static bool op_GreaterThanOrEqual(ulong left, BigInteger right)", opGreaterEqual},
		{"static bool op_Equality(BigInteger left, BigInteger right)", opEqual},
		{"static bool op_Equality(BigInteger left, long right)", opEqual},
		{"static bool op_Equality(long left, BigInteger right)", opEqual},
		{"static bool op_Equality(BigInteger left, ulong right)", opEqual},
		{"static bool op_Equality(ulong left, BigInteger right)", opEqual},
		{"static bool op_Inequality(BigInteger left, BigInteger right)", opNotEqual},
		{"static bool op_Inequality(BigInteger left, long right)", opNotEqual},
		{"static bool op_Inequality(long left, BigInteger right)", opNotEqual},
		{"static bool op_Inequality(BigInteger left, ulong right)", opNotEqual},
		{"static bool op_Inequality(ulong left, BigInteger right)", opNotEqual},
	}}
}

// maxBigBits bounds what arithmetic on BigInteger may grow to; .NET's own limit is 2³¹ bits.
const maxBigBits = 1 << 26

func big0(c *Call, i int) *big.Int { return integerOf(c.Args[i]) }

func bigThis(c *Call) *big.Int { b, _ := bigOf(c.This); return b }

func errBigTooLarge() error {
	return neterr.New("System.OverflowException", "BigInteger is too large.")
}

func bigNew(c *Call) (value.Value, error) {
	if c.N() == 0 {
		return bigValue(new(big.Int)), nil
	}
	if _, ok := ref[*value.Array](c, 0); ok {
		return bigValue(bigFromBytes(bytesOf(c.Args[0]))), nil
	}
	return changeNumber(c.Args[0].Base(), value.TypeBigInteger)
}

// bigFromBytes reads a little-endian two's complement number.
func bigFromBytes(b []byte) *big.Int {
	rev := slices.Clone(b)
	slices.Reverse(rev)
	n := new(big.Int).SetBytes(rev)
	if len(b) > 0 && b[len(b)-1]&0x80 != 0 {
		n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(8*len(b))))
	}
	return n
}

// bigToBytes is the shortest little-endian two's complement form.
func bigToBytes(n *big.Int) []byte {
	if n.Sign() >= 0 {
		b := n.Bytes()
		slices.Reverse(b)
		if len(b) == 0 || b[len(b)-1]&0x80 != 0 {
			b = append(b, 0)
		}
		return b
	}
	size := (new(big.Int).Not(n).BitLen())/8 + 1
	b := new(big.Int).Add(n, new(big.Int).Lsh(big.NewInt(1), uint(8*size))).Bytes()
	slices.Reverse(b)
	return b
}

func bigToByteArray(c *Call) (value.Value, error) {
	b := bigToBytes(bigThis(c))
	if c.N() > 0 && c.Bool(0) {
		if bigThis(c).Sign() < 0 {
			return value.Null, neterr.Overflow("Negative values do not have an unsigned representation.")
		}
		if len(b) > 1 && b[len(b)-1] == 0 {
			b = b[:len(b)-1]
		}
	}
	if c.N() > 1 && c.Bool(1) {
		slices.Reverse(b)
	}
	return vbytes(b)
}

func bigGetByteCount(c *Call) (value.Value, error) { return vint(len(bigToBytes(bigThis(c)))) }
func bigGetBitLength(c *Call) (value.Value, error) {
	n := bigThis(c)
	if n.Sign() < 0 {
		n = new(big.Int).Not(n)
	}
	return vlong(int64(n.BitLen()))
}

func bigIsPowerOfTwo(c *Call) (value.Value, error) { return vbool(isPow2(bigThis(c))) }

func isPow2(n *big.Int) bool { return n.Sign() > 0 && n.TrailingZeroBits() == uint(n.BitLen()-1) }

func bigIsPow2(c *Call) (value.Value, error) { return vbool(isPow2(big0(c, 0))) }
func bigIsZero(c *Call) (value.Value, error) { return vbool(bigThis(c).Sign() == 0) }
func bigIsOne(c *Call) (value.Value, error)  { return vbool(bigThis(c).Cmp(big.NewInt(1)) == 0) }
func bigIsEven(c *Call) (value.Value, error) { return vbool(bigThis(c).Bit(0) == 0) }
func bigSign(c *Call) (value.Value, error)   { return vint(bigThis(c).Sign()) }

func bigCompareTo(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return vint(1)
	}
	v := c.Args[0].Base()
	if _, ok := bigOf(v); !ok && v.Kind() != value.KindInt64 && v.Kind() != value.KindUInt64 {
		return value.Null, neterr.Argument("obj", "The parameter must be a BigInteger.")
	}
	return vint(bigThis(c).Cmp(big0(c, 0)))
}

func bigEquals(c *Call) (value.Value, error) {
	v := c.Args[0].Base()
	if _, ok := bigOf(v); !ok && v.Kind() != value.KindInt64 && v.Kind() != value.KindUInt64 {
		return value.False, nil
	}
	return vbool(bigThis(c).Cmp(big0(c, 0)) == 0)
}

func bigOp(f func(z, a, b *big.Int) *big.Int) func(c *Call) (value.Value, error) {
	return func(c *Call) (value.Value, error) {
		a, b := big0(c, 0), big0(c, 1)
		if a.BitLen()+b.BitLen() > maxBigBits {
			return value.Null, errBigTooLarge()
		}
		return bigValue(f(new(big.Int), a, b)), nil
	}
}

func bigOpAddition(c *Call) (value.Value, error)    { return bigOp((*big.Int).Add)(c) }
func bigOpSubtraction(c *Call) (value.Value, error) { return bigOp((*big.Int).Sub)(c) }
func bigOpMultiply(c *Call) (value.Value, error)    { return bigOp((*big.Int).Mul)(c) }
func bigOpBitwiseAnd(c *Call) (value.Value, error)  { return bigOp((*big.Int).And)(c) }
func bigOpBitwiseOr(c *Call) (value.Value, error)   { return bigOp((*big.Int).Or)(c) }
func bigOpExclusiveOr(c *Call) (value.Value, error) { return bigOp((*big.Int).Xor)(c) }

func bigOpDivision(c *Call) (value.Value, error) {
	if big0(c, 1).Sign() == 0 {
		return value.Null, neterr.ErrDivideByZero()
	}
	return bigOp((*big.Int).Quo)(c)
}

func bigOpModulus(c *Call) (value.Value, error) {
	if big0(c, 1).Sign() == 0 {
		return value.Null, neterr.ErrDivideByZero()
	}
	return bigOp((*big.Int).Rem)(c)
}

func bigDivRem(c *Call) (value.Value, error) {
	if big0(c, 1).Sign() == 0 {
		return value.Null, neterr.ErrDivideByZero()
	}
	q, r := new(big.Int).QuoRem(big0(c, 0), big0(c, 1), new(big.Int))
	if c.N() == 3 {
		return bigValue(q), c.setOut(2, bigValue(r))
	}
	return valueTuple(bigValue(q), bigValue(r)), nil
}

func bigOpUnaryNegation(c *Call) (value.Value, error) {
	return bigValue(new(big.Int).Neg(big0(c, 0))), nil
}
func bigOpUnaryPlus(c *Call) (value.Value, error) { return c.Args[0], nil }
func bigOpOnesComplement(c *Call) (value.Value, error) {
	return bigValue(new(big.Int).Not(big0(c, 0))), nil
}
func bigOpIncrement(c *Call) (value.Value, error) {
	return bigValue(new(big.Int).Add(big0(c, 0), big.NewInt(1))), nil
}
func bigOpDecrement(c *Call) (value.Value, error) {
	return bigValue(new(big.Int).Sub(big0(c, 0), big.NewInt(1))), nil
}

func shiftBig(n *big.Int, by int) (value.Value, error) {
	if by >= 0 {
		if n.BitLen()+by > maxBigBits && n.Sign() != 0 {
			return value.Null, errBigTooLarge()
		}
		return bigValue(new(big.Int).Lsh(n, uint(by))), nil
	}
	return bigValue(new(big.Int).Rsh(n, uint(-by))), nil
}

func bigOpLeftShift(c *Call) (value.Value, error)  { return shiftBig(big0(c, 0), c.Int(1)) }
func bigOpRightShift(c *Call) (value.Value, error) { return shiftBig(big0(c, 0), -c.Int(1)) }

func bigAbs(c *Call) (value.Value, error) { return bigValue(absOf(c.Args[0])), nil }

func bigLog(c *Call) (value.Value, error) {
	l := logBig(big0(c, 0))
	if c.N() == 2 {
		base := c.Float(1)
		if base == 1 {
			return vdouble(math.NaN())
		}
		return vdouble(l / math.Log(base))
	}
	return vdouble(l)
}

// logBig is the natural logarithm, also of numbers beyond the range of a double.
func logBig(n *big.Int) float64 {
	if n.Sign() < 0 {
		return math.NaN()
	}
	shift := max(0, n.BitLen()-1000)
	f, _ := new(big.Float).SetInt(new(big.Int).Rsh(n, uint(shift))).Float64()
	return math.Log(f) + float64(shift)*math.Ln2
}

func bigLog10(c *Call) (value.Value, error) {
	n := big0(c, 0)
	if n.BitLen() < 1000 {
		f, _ := new(big.Float).SetInt(n).Float64()
		return vdouble(math.Log10(f))
	}
	return vdouble(logBig(n) / math.Ln10)
}

func bigLog2(c *Call) (value.Value, error) {
	return bigValue(big.NewInt(int64(max(0, big0(c, 0).BitLen()-1)))), nil
}

func bigGreatestCommonDivisor(c *Call) (value.Value, error) {
	return bigValue(new(big.Int).GCD(nil, nil, absOf(c.Args[0]), absOf(c.Args[1]))), nil
}

func bigModPow(c *Call) (value.Value, error) {
	b, e, m := big0(c, 0), big0(c, 1), big0(c, 2)
	if e.Sign() < 0 {
		return value.Null, actualValue("exponent", e, "The number must be greater than or equal to zero.")
	}
	if m.Sign() == 0 {
		return value.Null, neterr.ErrDivideByZero()
	}
	r := new(big.Int).Exp(new(big.Int).Abs(b), e, new(big.Int).Abs(m))
	if b.Sign() < 0 && e.Bit(0) == 1 {
		r.Neg(r)
	}
	return bigValue(r), nil
}

func bigPow(c *Call) (value.Value, error) {
	b, e := big0(c, 0), c.Int(1)
	if e < 0 {
		return value.Null, errNegative("exponent", e)
	}
	if b.BitLen() > 1 && b.BitLen()*e > maxBigBits {
		return value.Null, errBigTooLarge()
	}
	power := func() (value.Value, error) { return bigValue(new(big.Int).Exp(b, big.NewInt(int64(e)), nil)), nil }
	if b.BitLen()*e < longBits {
		return power()
	}
	return bulk.Apart(c.RT.Context(), power)
}

func bigPopCount(c *Call) (value.Value, error) {
	n := 0
	for _, w := range big0(c, 0).Bits() {
		for ; w != 0; w &= w - 1 {
			n++
		}
	}
	return bigValue(big.NewInt(int64(n))), nil
}

func bigTrailingZeroCount(c *Call) (value.Value, error) {
	return bigValue(big.NewInt(int64(big0(c, 0).TrailingZeroBits()))), nil
}

func bigCopySign(c *Call) (value.Value, error) {
	n := absOf(c.Args[0])
	if big0(c, 1).Sign() < 0 {
		n.Neg(n)
	}
	return bigValue(n), nil
}

// bigConvert is a conversion operator; the target is the type it was declared for.
func bigConvert(c *Call) (value.Value, error) {
	if _, ok := bigOf(c.Args[0]); ok {
		return c.Args[0], nil
	}
	return changeNumber(c.Args[0].Base(), value.TypeBigInteger)
}
