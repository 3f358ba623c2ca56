package types

import (
	"math"
	"math/big"

	"goposh/runtime/decimal"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// mathClass declares System.Math.
func mathClass() *Class {
	return &Class{Members: []M{
		{"const double E", constant(value.Double(math.E))},
		{"const double PI", constant(value.Double(math.Pi))},
		{"const double Tau", constant(value.Double(2 * math.Pi))},
		{"static double Acos(double d)", float1(math.Acos)},
		{"static double Acosh(double d)", float1(math.Acosh)},
		{"static double Asin(double d)", float1(math.Asin)},
		{"static double Asinh(double d)", float1(math.Asinh)},
		{"static double Atan(double d)", float1(math.Atan)},
		{"static double Atanh(double d)", float1(math.Atanh)},
		{"static double Atan2(double y, double x)", float2(math.Atan2)},
		{"static double Cbrt(double d)", float1(math.Cbrt)},
		{"static double Ceiling(double a)", mathCeiling},
		{"static decimal Ceiling(decimal d)", mathCeiling},
		{"static double Cos(double d)", float1(math.Cos)},
		{"static double Cosh(double value)", float1(math.Cosh)},
		{"static double Exp(double d)", float1(math.Exp)},
		{"static double Floor(double d)", mathFloor},
		{"static decimal Floor(decimal d)", mathFloor},
		{"static double FusedMultiplyAdd(double x, double y, double z)", mathFusedMultiplyAdd},
		{"static double Log(double d)", mathLog},
		{"static double Log(double a, double newBase)", mathLog},
		{"static double Log2(double x)", float1(math.Log2)},
		{"static double Log10(double d)", float1(math.Log10)},
		{"static double Pow(double x, double y)", float2(netPow)},
		{"static double Sin(double a)", float1(math.Sin)},
		{"static ValueTuple[double,double] SinCos(double x)", mathSinCos},
		{"static double Sinh(double value)", float1(math.Sinh)},
		{"static double Sqrt(double d)", float1(math.Sqrt)},
		{"static double Tan(double a)", float1(math.Tan)},
		{"static double Tanh(double value)", float1(math.Tanh)},
		{"static short Abs(short value)", mathAbs},
		{"static int Abs(int value)", mathAbs},
		{"static long Abs(long value)", mathAbs},
		{"static IntPtr Abs(IntPtr value)", mathAbs},
		{"static sbyte Abs(sbyte value)", mathAbs},
		{"static decimal Abs(decimal value)", mathAbs},
		{"static double Abs(double value)", mathAbs},
		{"static float Abs(float value)", mathAbs},
		{"static ulong BigMul(uint a, uint b)", mathBigMul},
		{"static long BigMul(int a, int b)", mathBigMul},
		{"static ulong BigMul(ulong a, ulong b, out ulong low)", mathBigMul},
		{"static long BigMul(long a, long b, out long low)", mathBigMul},
		{"static UInt128 BigMul(ulong a, ulong b)", mathBigMul},
		{"static Int128 BigMul(long a, long b)", mathBigMul},
		{"static double BitDecrement(double x)", float1(bitDecrement)},
		{"static double BitIncrement(double x)", float1(bitIncrement)},
		{"static double CopySign(double x, double y)", float2(math.Copysign)},
		{"static int DivRem(int a, int b, out int result)", mathDivRem},
		{"static long DivRem(long a, long b, out long result)", mathDivRem},
		{"static ValueTuple[sbyte,sbyte] DivRem(sbyte left, sbyte right)", mathDivRem},
		{"static ValueTuple[byte,byte] DivRem(byte left, byte right)", mathDivRem},
		{"static ValueTuple[short,short] DivRem(short left, short right)", mathDivRem},
		{"static ValueTuple[ushort,ushort] DivRem(ushort left, ushort right)", mathDivRem},
		{"static ValueTuple[int,int] DivRem(int left, int right)", mathDivRem},
		{"static ValueTuple[uint,uint] DivRem(uint left, uint right)", mathDivRem},
		{"static ValueTuple[long,long] DivRem(long left, long right)", mathDivRem},
		{"static ValueTuple[ulong,ulong] DivRem(ulong left, ulong right)", mathDivRem},
		{"static ValueTuple[IntPtr,IntPtr] DivRem(IntPtr left, IntPtr right)", mathDivRem},
		{"static ValueTuple[UIntPtr,UIntPtr] DivRem(UIntPtr left, UIntPtr right)", mathDivRem},
		{"static byte Clamp(byte value, byte min, byte max)", mathClamp},
		{"static decimal Clamp(decimal value, decimal min, decimal max)", mathClamp},
		{"static double Clamp(double value, double min, double max)", mathClamp},
		{"static short Clamp(short value, short min, short max)", mathClamp},
		{"static int Clamp(int value, int min, int max)", mathClamp},
		{"static long Clamp(long value, long min, long max)", mathClamp},
		{"static IntPtr Clamp(IntPtr value, IntPtr min, IntPtr max)", mathClamp},
		{"static sbyte Clamp(sbyte value, sbyte min, sbyte max)", mathClamp},
		{"static float Clamp(float value, float min, float max)", mathClamp},
		{"static ushort Clamp(ushort value, ushort min, ushort max)", mathClamp},
		{"static uint Clamp(uint value, uint min, uint max)", mathClamp},
		{"static ulong Clamp(ulong value, ulong min, ulong max)", mathClamp},
		{"static UIntPtr Clamp(UIntPtr value, UIntPtr min, UIntPtr max)", mathClamp},
		{"static double IEEERemainder(double x, double y)", float2(math.Remainder)},
		{"static int ILogB(double x)", mathILogB},
		{"static byte Max(byte val1, byte val2)", mathMax},
		{"static decimal Max(decimal val1, decimal val2)", mathMax},
		{"static double Max(double val1, double val2)", mathMax},
		{"static short Max(short val1, short val2)", mathMax},
		{"static int Max(int val1, int val2)", mathMax},
		{"static long Max(long val1, long val2)", mathMax},
		{"static IntPtr Max(IntPtr val1, IntPtr val2)", mathMax},
		{"static sbyte Max(sbyte val1, sbyte val2)", mathMax},
		{"static float Max(float val1, float val2)", mathMax},
		{"static ushort Max(ushort val1, ushort val2)", mathMax},
		{"static uint Max(uint val1, uint val2)", mathMax},
		{"static ulong Max(ulong val1, ulong val2)", mathMax},
		{"static UIntPtr Max(UIntPtr val1, UIntPtr val2)", mathMax},
		{"static double MaxMagnitude(double x, double y)", float2(maxMagnitude)},
		{"static byte Min(byte val1, byte val2)", mathMin},
		{"static decimal Min(decimal val1, decimal val2)", mathMin},
		{"static double Min(double val1, double val2)", mathMin},
		{"static short Min(short val1, short val2)", mathMin},
		{"static int Min(int val1, int val2)", mathMin},
		{"static long Min(long val1, long val2)", mathMin},
		{"static IntPtr Min(IntPtr val1, IntPtr val2)", mathMin},
		{"static sbyte Min(sbyte val1, sbyte val2)", mathMin},
		{"static float Min(float val1, float val2)", mathMin},
		{"static ushort Min(ushort val1, ushort val2)", mathMin},
		{"static uint Min(uint val1, uint val2)", mathMin},
		{"static ulong Min(ulong val1, ulong val2)", mathMin},
		{"static UIntPtr Min(UIntPtr val1, UIntPtr val2)", mathMin},
		{"static double MinMagnitude(double x, double y)", float2(minMagnitude)},
		{"static double ReciprocalEstimate(double d)", float1(reciprocal)},
		{"static double ReciprocalSqrtEstimate(double d)", float1(reciprocalSqrt)},
		{"static decimal Round(decimal d)", mathRound},
		{"static decimal Round(decimal d, int decimals)", mathRound},
		{"static decimal Round(decimal d, MidpointRounding mode)", mathRound},
		{"static decimal Round(decimal d, int decimals, MidpointRounding mode)", mathRound},
		{"static double Round(double a)", mathRound},
		{"static double Round(double value, int digits)", mathRound},
		{"static double Round(double value, MidpointRounding mode)", mathRound},
		{"static double Round(double value, int digits, MidpointRounding mode)", mathRound},
		{"static int Sign(decimal value)", mathSign},
		{"static int Sign(double value)", mathSign},
		{"static int Sign(short value)", mathSign},
		{"static int Sign(int value)", mathSign},
		{"static int Sign(long value)", mathSign},
		{"static int Sign(IntPtr value)", mathSign},
		{"static int Sign(sbyte value)", mathSign},
		{"static int Sign(float value)", mathSign},
		{"static decimal Truncate(decimal d)", mathTruncate},
		{"static double Truncate(double d)", mathTruncate},
		{"static double ScaleB(double x, int n)", mathScaleB},
	}}
}

func float1(f func(float64) float64) Func {
	return func(c *Call) (value.Value, error) { return vdouble(f(c.Float(0))) }
}

func float2(f func(a, b float64) float64) Func {
	return func(c *Call) (value.Value, error) { return vdouble(f(c.Float(0), c.Float(1))) }
}

func bitDecrement(x float64) float64   { return math.Nextafter(x, math.Inf(-1)) }
func bitIncrement(x float64) float64   { return math.Nextafter(x, math.Inf(1)) }
func reciprocal(x float64) float64     { return 1 / x }
func reciprocalSqrt(x float64) float64 { return 1 / math.Sqrt(x) }

func maxMagnitude(a, b float64) float64 {
	x, y := math.Abs(a), math.Abs(b)
	if x > y || math.IsNaN(x) || x == y && !math.Signbit(a) {
		return a
	}
	return b
}

func minMagnitude(a, b float64) float64 {
	x, y := math.Abs(a), math.Abs(b)
	if x < y || math.IsNaN(x) || x == y && math.Signbit(a) {
		return a
	}
	return b
}

// netPow is C's pow, which Go's follows but for 1^NaN and the like, where both agree with IEEE.
func netPow(x, y float64) float64 { return math.Pow(x, y) }

// decimalArg returns argument i as a Decimal.
func decimalArg(c *Call, i int) (decimal.Decimal, bool) { return decimalOf(c.Args[i]) }

func mathCeiling(c *Call) (value.Value, error) {
	if d, ok := decimalArg(c, 0); ok {
		return decimalValue(d.Ceiling()), nil
	}
	return vdouble(math.Ceil(c.Float(0)))
}

func mathFloor(c *Call) (value.Value, error) {
	if d, ok := decimalArg(c, 0); ok {
		return decimalValue(d.Floor()), nil
	}
	return vdouble(math.Floor(c.Float(0)))
}

func mathTruncate(c *Call) (value.Value, error) {
	if d, ok := decimalArg(c, 0); ok {
		return decimalValue(d.Truncate()), nil
	}
	return vdouble(math.Trunc(c.Float(0)))
}

func mathFusedMultiplyAdd(c *Call) (value.Value, error) {
	return vdouble(math.FMA(c.Float(0), c.Float(1), c.Float(2)))
}

func mathLog(c *Call) (value.Value, error) {
	if c.N() == 1 {
		return vdouble(math.Log(c.Float(0)))
	}
	a, base := c.Float(0), c.Float(1)
	switch {
	case math.IsNaN(a):
		return vdouble(a)
	case math.IsNaN(base):
		return vdouble(base)
	case base == 1 || a != 1 && (base == 0 || math.IsInf(base, 1)):
		return vdouble(math.NaN())
	}
	return vdouble(math.Log(a) / math.Log(base))
}

func mathSinCos(c *Call) (value.Value, error) {
	sin, cos := math.Sincos(c.Float(0))
	return valueTuple(value.Double(sin), value.Double(cos)), nil
}

func mathAbs(c *Call) (value.Value, error) {
	v := c.Args[0].Base()
	if d, ok := decimalOf(v); ok {
		return decimalValue(d.Abs()), nil
	}
	k := v.Kind()
	switch {
	case k == value.KindDouble:
		return vdouble(math.Abs(v.Float64()))
	case k == value.KindSingle:
		return value.Single(float32(math.Abs(v.Float64()))), nil
	case v.Int64() >= 0:
		return v, nil
	case v.Int64() == minOf(k):
		return value.Null, neterr.Overflow(neterr.MsgNegateMinTwosCmp)
	}
	return value.FromInteger(k, -v.Int64()), nil
}

// minOf is the smallest value of a signed integer kind, 0 of an unsigned one.
func minOf(k value.Kind) int64 {
	switch k {
	case value.KindSByte:
		return math.MinInt8
	case value.KindInt16:
		return math.MinInt16
	case value.KindInt32:
		return math.MinInt32
	case value.KindInt64:
		return math.MinInt64
	}
	return 0
}

func mathBigMul(c *Call) (value.Value, error) {
	if c.N() == 3 {
		a, b := integerOf(c.Args[0]), integerOf(c.Args[1])
		var p, low big.Int
		p.Mul(a, b)
		low.And(&p, new(big.Int).SetUint64(math.MaxUint64))
		p.Rsh(&p, 64)
		if c.kind(0) == value.KindUInt64 {
			return value.ULong(p.Uint64()), c.setOut(2, value.ULong(low.Uint64()))
		}
		return value.Long(p.Int64()), c.setOut(2, value.Long(int64(low.Uint64())))
	}
	switch c.kind(0) {
	case value.KindUInt32:
		return value.ULong(uint64(c.Long(0)) * uint64(c.Long(1))), nil
	case value.KindInt32:
		return vlong(c.Long(0) * c.Long(1))
	}
	return bigValue(new(big.Int).Mul(integerOf(c.Args[0]), integerOf(c.Args[1]))), nil
}

// integerOf returns an integer of any width as a big.Int.
func integerOf(v value.Value) *big.Int {
	v = v.Base()
	if v.Kind() == value.KindUInt64 {
		return new(big.Int).SetUint64(v.Bits())
	}
	if b, ok := bigOf(v); ok {
		return b
	}
	return big.NewInt(v.Int64())
}

func mathDivRem(c *Call) (value.Value, error) {
	a, b := c.Args[0].Base(), c.Args[1].Base()
	if b.Bits() == 0 {
		return value.Null, neterr.ErrDivideByZero()
	}
	k := a.Kind()
	var q, r value.Value
	switch {
	case k == value.KindUInt64:
		q, r = value.ULong(a.Bits()/b.Bits()), value.ULong(a.Bits()%b.Bits())
	case a.Int64() == minOf(k) && b.Int64() == -1 && k.IsSigned() && k >= value.KindInt32:
		return value.Null, neterr.Overflow(neterr.MsgArithOverflow)
	default:
		q, r = value.FromInteger(k, a.Int64()/b.Int64()), value.FromInteger(k, a.Int64()%b.Int64())
	}
	if c.N() == 3 {
		return q, c.setOut(2, r)
	}
	return valueTuple(q, r), nil
}

// compareNumbers compares two numbers of the same type; NaN is below everything, as in Double.CompareTo.
func compareNumbers(a, b value.Value) int {
	a, b = a.Base(), b.Base()
	if x, ok := decimalOf(a); ok {
		y, _ := decimalOf(b)
		return x.Cmp(y)
	}
	if x, ok := bigOf(a); ok {
		y, _ := bigOf(b)
		return x.Cmp(y)
	}
	switch k := a.Kind(); {
	case k == value.KindDouble || k == value.KindSingle:
		x, y := a.Float64(), b.Float64()
		switch {
		case x < y || math.IsNaN(x) && !math.IsNaN(y):
			return -1
		case x > y || math.IsNaN(y) && !math.IsNaN(x):
			return 1
		}
		return 0
	case k == value.KindUInt64:
		switch x, y := a.Bits(), b.Bits(); {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	}
	switch x, y := a.Int64(), b.Int64(); {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

func isNaN(v value.Value) bool {
	v = v.Base()
	return (v.Kind() == value.KindDouble || v.Kind() == value.KindSingle) && math.IsNaN(v.Float64())
}

func mathClamp(c *Call) (value.Value, error) {
	v, lo, hi := c.Args[0], c.Args[1], c.Args[2]
	switch {
	case compareNumbers(lo, hi) > 0 && !isNaN(lo) && !isNaN(hi):
		text := func(v value.Value) string { return ToStringCulture(c.RT, v, "", c.RT.Culture()) }
		return value.Null, neterr.Argument("", "'%s' cannot be greater than %s.", text(lo), text(hi))
	case isNaN(v):
		return v, nil
	case compareNumbers(v, lo) < 0:
		return lo, nil
	case compareNumbers(v, hi) > 0:
		return hi, nil
	}
	return v, nil
}

func mathMax(c *Call) (value.Value, error) {
	a, b := c.Args[0], c.Args[1]
	if isNaN(a) || !isNaN(b) && (compareNumbers(a, b) > 0 || compareNumbers(a, b) == 0 && b.Base().Bits() != 0) {
		return a, nil
	}
	return b, nil
}

func mathMin(c *Call) (value.Value, error) {
	a, b := c.Args[0], c.Args[1]
	if isNaN(a) || !isNaN(b) && (compareNumbers(a, b) < 0 || compareNumbers(a, b) == 0 && a.Base().Bits() != 0) {
		return a, nil
	}
	return b, nil
}

func mathILogB(c *Call) (value.Value, error) {
	x := c.Float(0)
	switch {
	case x == 0:
		return vint(math.MinInt32)
	case math.IsNaN(x) || math.IsInf(x, 0):
		return vint(math.MaxInt32)
	}
	return vint(math.Ilogb(x))
}

func mathScaleB(c *Call) (value.Value, error) { return vdouble(math.Ldexp(c.Float(0), c.Int(1))) }

func mathSign(c *Call) (value.Value, error) {
	v := c.Args[0].Base()
	if d, ok := decimalOf(v); ok {
		return vint(d.Sign())
	}
	if isNaN(v) {
		return value.Null, neterr.New("System.ArithmeticException", "Function does not accept floating point Not-a-Number values.")
	}
	return vint(compareNumbers(v, value.Scalar(v.Kind(), 0)))
}

// roundArgs reads the optional digits and MidpointRounding after the number.
func roundArgs(c *Call) (digits int, mode decimal.RoundingMode, err error) {
	for i := 1; i < c.N(); i++ {
		if c.kind(i) == value.KindEnum {
			n := c.Int(i)
			if n < 0 || n > 4 {
				return 0, 0, neterr.Argument("mode", "The value '%d' is not valid for this usage of the type MidpointRounding.", n)
			}
			mode = decimal.RoundingMode(n)
		} else {
			digits = c.Int(i)
		}
	}
	return digits, mode, nil
}

func mathRound(c *Call) (value.Value, error) {
	digits, mode, err := roundArgs(c)
	if err != nil {
		return value.Null, err
	}
	if d, ok := decimalArg(c, 0); ok {
		d, err = d.Round(digits, mode)
		return decimalValue(d), err
	}
	if digits < 0 || digits > 15 {
		return value.Null, neterr.ArgumentOutOfRange("digits", "Rounding digits must be between 0 and 15, inclusive.")
	}
	return vdouble(roundFloat(c.Float(0), digits, int(mode)))
}

// roundFloat is Math.Round(double, digits, mode): .NET scales, rounds and scales back.
func roundFloat(x float64, digits, mode int) float64 {
	if digits > 0 {
		if math.Abs(x) >= 1e16 {
			return x
		}
		p := math.Pow10(digits)
		return roundWhole(x*p, mode) / p
	}
	return roundWhole(x, mode)
}

func roundWhole(x float64, mode int) float64 {
	switch mode {
	case 1:
		return math.Round(x)
	case 2:
		return math.Trunc(x)
	case 3:
		return math.Floor(x)
	case 4:
		return math.Ceil(x)
	}
	return math.RoundToEven(x)
}
