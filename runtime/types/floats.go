package types

import (
	"math"

	"goposh/runtime/decimal"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// doubleClass declares System.Double.
func doubleClass() *Class {
	return &Class{Type: value.TypeDouble, Members: []M{
		{"const double MinValue", numMinValue},
		{"const double MaxValue", numMaxValue},
		{"const double Epsilon", constant(value.Double(math.SmallestNonzeroFloat64))},
		{"const double NegativeInfinity", constant(value.Double(math.Inf(-1)))},
		{"const double PositiveInfinity", constant(value.Double(math.Inf(1)))},
		{"const double NaN", constant(value.Double(math.NaN()))},
		{"const double NegativeZero", constant(value.Double(math.Copysign(0, -1)))},
		{"const double E", constant(value.Double(2.718281828459045))},
		{"const double Pi", constant(value.Double(3.141592653589793))},
		{"const double Tau", constant(value.Double(6.283185307179586))},
		{"static bool IsFinite(double d)", floatIs(isFinite)},
		{"static bool IsInfinity(double d)", floatIs(isInf)},
		{"static bool IsNaN(double d)", floatIs(math.IsNaN)},
		{"static bool IsNegative(double d)", numIsNegative},
		{"static bool IsNegativeInfinity(double d)", floatIs(isNegInf)},
		{"static bool IsNormal(double d)", floatIs(isNormal)},
		{"static bool IsPositiveInfinity(double d)", floatIs(isPosInf)},
		{"static bool IsSubnormal(double d)", floatIs(isSubnormal)},
		{"int CompareTo(object value)", numCompareTo},
		{"int CompareTo(double value)", numCompareTo},
		{"bool Equals(object obj)", numEquals},
		{"bool Equals(double obj)", numEquals},
		{"int GetHashCode()", numGetHashCode},
		{"string ToString()", numToString},
		{"string ToString(string format)", numToString},
		{"string ToString(IFormatProvider provider)", numToString},
		{"string ToString(string format, IFormatProvider provider)", numToString},
		{"static double Parse(string s)", numParse},
		{"static double Parse(string s, NumberStyles style)", numParse},
		{"static double Parse(string s, IFormatProvider provider)", numParse},
		{"static double Parse(string s, NumberStyles style, IFormatProvider provider)", numParse},
		{"static bool TryParse(string s, out double result)", numTryParse},
		{"static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out double result)", numTryParse},
		{"static bool TryParse(string s, IFormatProvider provider, out double result)", numTryParse},
		{"TypeCode GetTypeCode()", numGetTypeCode},
		{"static bool IsPow2(double value)", numIsPow2},
		{"static double Log2(double value)", float1(math.Log2)},
		{"static double Exp(double x)", float1(math.Exp)},
		{"static double ExpM1(double x)", float1(math.Expm1)},
		{"static double Exp2(double x)", float1(math.Exp2)},
		{"static double Ceiling(double x)", float1(math.Ceil)},
		{"static double Floor(double x)", float1(math.Floor)},
		{"static double Round(double x)", floatRound},
		{"static double Round(double x, int digits)", floatRound},
		{"static double Round(double x, MidpointRounding mode)", floatRound},
		{"static double Round(double x, int digits, MidpointRounding mode)", floatRound},
		{"static double Truncate(double x)", float1(math.Trunc)},
		{"static double Atan2(double y, double x)", float2(math.Atan2)},
		{"static double BitDecrement(double x)", float1(bitDecrement)},
		{"static double BitIncrement(double x)", float1(bitIncrement)},
		{"static double FusedMultiplyAdd(double left, double right, double addend)", mathFusedMultiplyAdd},
		{"static double Ieee754Remainder(double left, double right)", float2(math.Remainder)},
		{"static int ILogB(double x)", mathILogB},
		{"static double ScaleB(double x, int n)", mathScaleB},
		{"static double Acosh(double x)", float1(math.Acosh)},
		{"static double Asinh(double x)", float1(math.Asinh)},
		{"static double Atanh(double x)", float1(math.Atanh)},
		{"static double Cosh(double x)", float1(math.Cosh)},
		{"static double Sinh(double x)", float1(math.Sinh)},
		{"static double Tanh(double x)", float1(math.Tanh)},
		{"static double Log(double x)", mathLog},
		{"static double Log(double x, double newBase)", mathLog},
		{"static double LogP1(double x)", float1(math.Log1p)},
		{"static double Log10(double x)", float1(math.Log10)},
		{"static double Clamp(double value, double min, double max)", numClamp},
		{"static double CopySign(double value, double sign)", float2(math.Copysign)},
		{"static double Max(double x, double y)", numMax},
		{"static double MaxNumber(double x, double y)", float2(maxNumber)},
		{"static double Min(double x, double y)", numMin},
		{"static double MinNumber(double x, double y)", float2(minNumber)},
		{"static int Sign(double value)", numSign},
		{"static double Abs(double value)", numAbs},
		{"static double CreateChecked<TOther>(TOther value)", numCreateChecked},
		{"static double CreateSaturating<TOther>(TOther value)", numCreateSaturating},
		{"static double CreateTruncating<TOther>(TOther value)", numCreateTruncating},
		{"static bool IsEvenInteger(double value)", numIsEvenInteger},
		{"static bool IsInteger(double value)", floatIs(isWhole)},
		{"static bool IsOddInteger(double value)", numIsOddInteger},
		{"static bool IsPositive(double value)", numIsPositive},
		{"static bool IsRealNumber(double value)", floatIs(isReal)},
		{"static double MaxMagnitude(double x, double y)", float2(maxMagnitude)},
		{"static double MinMagnitude(double x, double y)", float2(minMagnitude)},
		{"static double Pow(double x, double y)", float2(netPow)},
		{"static double Cbrt(double x)", float1(math.Cbrt)},
		{"static double Hypot(double x, double y)", float2(math.Hypot)},
		{"static double Sqrt(double x)", float1(math.Sqrt)},
		{"static double Acos(double x)", float1(math.Acos)},
		{"static double Asin(double x)", float1(math.Asin)},
		{"static double Atan(double x)", float1(math.Atan)},
		{"static double Cos(double x)", float1(math.Cos)},
		{"static double DegreesToRadians(double degrees)", float1(toRadians)},
		{"static double RadiansToDegrees(double radians)", float1(toDegrees)},
		{"static double Sin(double x)", float1(math.Sin)},
		{"static ValueTuple[double,double] SinCos(double x)", mathSinCos},
		{"static double Tan(double x)", float1(math.Tan)},
		{"bool IConvertible.ToBoolean(IFormatProvider provider)", numToBoolean},
		{"char IConvertible.ToChar(IFormatProvider provider)", numToChar},
		{"sbyte IConvertible.ToSByte(IFormatProvider provider)", numToSByte},
		{"byte IConvertible.ToByte(IFormatProvider provider)", numToByte},
		{"short IConvertible.ToInt16(IFormatProvider provider)", numToInt16},
		{"ushort IConvertible.ToUInt16(IFormatProvider provider)", numToUInt16},
		{"int IConvertible.ToInt32(IFormatProvider provider)", numToInt32},
		{"uint IConvertible.ToUInt32(IFormatProvider provider)", numToUInt32},
		{"long IConvertible.ToInt64(IFormatProvider provider)", numToInt64},
		{"ulong IConvertible.ToUInt64(IFormatProvider provider)", numToUInt64},
		{"float IConvertible.ToSingle(IFormatProvider provider)", numToSingle},
		{"double IConvertible.ToDouble(IFormatProvider provider)", numToDouble},
		{"decimal IConvertible.ToDecimal(IFormatProvider provider)", numToDecimal},
		{"DateTime IConvertible.ToDateTime(IFormatProvider provider)", numToDateTime},
		{"object IConvertible.ToType(Type conversionType, IFormatProvider provider)", numToType},
		{"static bool op_Equality(double left, double right)", opEqual},
		{"static bool op_Inequality(double left, double right)", opNotEqual},
		{"static bool op_LessThan(double left, double right)", opLess},
		{"static bool op_GreaterThan(double left, double right)", opGreater},
		{"static bool op_LessThanOrEqual(double left, double right)", opLessEqual},
		{"static bool op_GreaterThanOrEqual(double left, double right)", opGreaterEqual},
	}}
}

// singleClass declares System.Single.
func singleClass() *Class {
	return &Class{Type: value.TypeSingle, Members: []M{
		{"const float MinValue", numMinValue},
		{"const float MaxValue", numMaxValue},
		{"const float Epsilon", constant(value.Single(math.SmallestNonzeroFloat32))},
		{"const float NegativeInfinity", constant(value.Single(float32(math.Inf(-1))))},
		{"const float PositiveInfinity", constant(value.Single(float32(math.Inf(1))))},
		{"const float NaN", constant(value.Single(float32(math.NaN())))},
		{"const float NegativeZero", constant(value.Single(float32(math.Copysign(0, -1))))},
		{"const float E", constant(value.Single(math.E))},
		{"const float Pi", constant(value.Single(math.Pi))},
		{"const float Tau", constant(value.Single(2 * math.Pi))},
		{"static bool IsFinite(float f)", floatIs(isFinite)},
		{"static bool IsInfinity(float f)", floatIs(isInf)},
		{"static bool IsNaN(float f)", floatIs(math.IsNaN)},
		{"static bool IsNegative(float f)", numIsNegative},
		{"static bool IsNegativeInfinity(float f)", floatIs(isNegInf)},
		{"static bool IsPositiveInfinity(float f)", floatIs(isPosInf)},
		{"int CompareTo(object value)", numCompareTo},
		{"int CompareTo(float value)", numCompareTo},
		{"bool Equals(object obj)", numEquals},
		{"bool Equals(float obj)", numEquals},
		{"int GetHashCode()", numGetHashCode},
		{"string ToString()", numToString},
		{"string ToString(IFormatProvider provider)", numToString},
		{"string ToString(string format)", numToString},
		{"string ToString(string format, IFormatProvider provider)", numToString},
		{"static float Parse(string s)", numParse},
		{"static float Parse(string s, NumberStyles style)", numParse},
		{"static float Parse(string s, IFormatProvider provider)", numParse},
		{"static float Parse(string s, NumberStyles style, IFormatProvider provider)", numParse},
		{"static bool TryParse(string s, out float result)", numTryParse},
		{"static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out float result)", numTryParse},
		{"static bool TryParse(string s, IFormatProvider provider, out float result)", numTryParse},
		{"TypeCode GetTypeCode()", numGetTypeCode},
		{"static bool IsPow2(float value)", numIsPow2},
		{"static float Exp(float x)", singleOf(math.Exp)},
		{"static float Ceiling(float x)", singleOf(math.Ceil)},
		{"static float Floor(float x)", singleOf(math.Floor)},
		{"static float Truncate(float x)", singleOf(math.Trunc)},
		{"static float Log10(float x)", singleOf(math.Log10)},
		{"static float Clamp(float value, float min, float max)", numClamp},
		{"static float Max(float x, float y)", numMax},
		{"static float Min(float x, float y)", numMin},
		{"static int Sign(float value)", numSign},
		{"static float Abs(float value)", numAbs},
		{"static float CreateChecked<TOther>(TOther value)", numCreateChecked},
		{"static float CreateSaturating<TOther>(TOther value)", numCreateSaturating},
		{"static float CreateTruncating<TOther>(TOther value)", numCreateTruncating},
		{"static bool IsEvenInteger(float value)", numIsEvenInteger},
		{"static bool IsInteger(float value)", floatIs(isWhole)},
		{"static bool IsOddInteger(float value)", numIsOddInteger},
		{"static bool IsPositive(float value)", numIsPositive},
		{"static bool IsRealNumber(float value)", floatIs(isReal)},
		{"static float Cbrt(float x)", singleOf(math.Cbrt)},
		{"static float Sqrt(float x)", singleOf(math.Sqrt)},
		{"static float Cos(float x)", singleOf(math.Cos)},
		{"static float Sin(float x)", singleOf(math.Sin)},
		{"static float Tan(float x)", singleOf(math.Tan)},
		{"bool IConvertible.ToBoolean(IFormatProvider provider)", numToBoolean},
		{"char IConvertible.ToChar(IFormatProvider provider)", numToChar},
		{"sbyte IConvertible.ToSByte(IFormatProvider provider)", numToSByte},
		{"byte IConvertible.ToByte(IFormatProvider provider)", numToByte},
		{"short IConvertible.ToInt16(IFormatProvider provider)", numToInt16},
		{"ushort IConvertible.ToUInt16(IFormatProvider provider)", numToUInt16},
		{"int IConvertible.ToInt32(IFormatProvider provider)", numToInt32},
		{"uint IConvertible.ToUInt32(IFormatProvider provider)", numToUInt32},
		{"long IConvertible.ToInt64(IFormatProvider provider)", numToInt64},
		{"ulong IConvertible.ToUInt64(IFormatProvider provider)", numToUInt64},
		{"float IConvertible.ToSingle(IFormatProvider provider)", numToSingle},
		{"double IConvertible.ToDouble(IFormatProvider provider)", numToDouble},
		{"decimal IConvertible.ToDecimal(IFormatProvider provider)", numToDecimal},
		{"DateTime IConvertible.ToDateTime(IFormatProvider provider)", numToDateTime},
		{"object IConvertible.ToType(Type conversionType, IFormatProvider provider)", numToType},
		{"static bool op_Equality(float left, float right)", opEqual},
		{"static bool op_Inequality(float left, float right)", opNotEqual},
		{"static bool op_LessThan(float left, float right)", opLess},
		{"static bool op_GreaterThan(float left, float right)", opGreater},
		{"static bool op_LessThanOrEqual(float left, float right)", opLessEqual},
		{"static bool op_GreaterThanOrEqual(float left, float right)", opGreaterEqual},
	}}
}

func floatIs(test func(float64) bool) Func {
	return func(c *Call) (value.Value, error) { return vbool(test(c.Float(0))) }
}

func singleOf(f func(float64) float64) Func {
	return func(c *Call) (value.Value, error) { return value.Single(float32(f(c.Float(0)))), nil }
}

func isFinite(f float64) bool     { return !math.IsNaN(f) && !math.IsInf(f, 0) }
func isInf(f float64) bool        { return math.IsInf(f, 0) }
func isNegInf(f float64) bool     { return math.IsInf(f, -1) }
func isPosInf(f float64) bool     { return math.IsInf(f, 1) }
func isReal(f float64) bool       { return !math.IsNaN(f) }
func isWhole(f float64) bool      { return isFinite(f) && f == math.Trunc(f) }
func isSubnormal(f float64) bool  { return f != 0 && math.Abs(f) < 0x1p-1022 }
func isNormal(f float64) bool     { return isFinite(f) && math.Abs(f) >= 0x1p-1022 }
func toRadians(f float64) float64 { return f * math.Pi / 180 }
func toDegrees(f float64) float64 { return f * 180 / math.Pi }

func minNumber(a, b float64) float64 {
	if math.IsNaN(a) {
		return b
	}
	if math.IsNaN(b) {
		return a
	}
	return math.Min(a, b)
}

func maxNumber(a, b float64) float64 {
	if math.IsNaN(a) {
		return b
	}
	if math.IsNaN(b) {
		return a
	}
	return math.Max(a, b)
}

func floatRound(c *Call) (value.Value, error) { return mathRound(c) }

// decimalClass declares System.Decimal.
func decimalClass() *Class {
	return &Class{Type: value.TypeDecimal, Members: []M{
		{"new(int value)", decNew},
		{"new(uint value)", decNew},
		{"new(long value)", decNew},
		{"new(ulong value)", decNew},
		{"new(float value)", decNew},
		{"new(double value)", decNew},
		{"new(int[] bits)", decNew},
		{"new(int lo, int mid, int hi, bool isNegative, byte scale)", decNew},
		{"static readonly decimal Zero", constant(decimalValue(decimal.Decimal{}))},
		{"static readonly decimal One", constant(decimalValue(decimal.One))},
		{"static readonly decimal MinusOne", constant(decimalValue(decimal.One.Neg()))},
		{"static readonly decimal MaxValue", numMaxValue},
		{"static readonly decimal MinValue", numMinValue},
		{"byte Scale {get}", decScale},
		{"static decimal FromOACurrency(long cy)", decFromOACurrency},
		{"static long ToOACurrency(decimal value)", decToOACurrency},
		{"static decimal Add(decimal d1, decimal d2)", decOpAddition},
		{"static decimal Ceiling(decimal d)", mathCeiling},
		{"static int Compare(decimal d1, decimal d2)", opCompare},
		{"int CompareTo(object value)", numCompareTo},
		{"int CompareTo(decimal value)", numCompareTo},
		{"static decimal Divide(decimal d1, decimal d2)", decOpDivision},
		{"bool Equals(object value)", numEquals},
		{"bool Equals(decimal value)", numEquals},
		{"static bool Equals(decimal d1, decimal d2)", numEquals},
		{"int GetHashCode()", numGetHashCode},
		{"static decimal Floor(decimal d)", mathFloor},
		{"string ToString()", numToString},
		{"string ToString(string format)", numToString},
		{"string ToString(IFormatProvider provider)", numToString},
		{"string ToString(string format, IFormatProvider provider)", numToString},
		{"static decimal Parse(string s)", numParse},
		{"static decimal Parse(string s, NumberStyles style)", numParse},
		{"static decimal Parse(string s, IFormatProvider provider)", numParse},
		{"static decimal Parse(string s, NumberStyles style, IFormatProvider provider)", numParse},
		{"static bool TryParse(string s, out decimal result)", numTryParse},
		{"static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out decimal result)", numTryParse},
		{"static bool TryParse(string s, IFormatProvider provider, out decimal result)", numTryParse},
		{"static int[] GetBits(decimal d)", decGetBits},
		{"static decimal Remainder(decimal d1, decimal d2)", decOpModulus},
		{"static decimal Multiply(decimal d1, decimal d2)", decOpMultiply},
		{"static decimal Negate(decimal d)", decOpUnaryNegation},
		{"static decimal Round(decimal d)", mathRound},
		{"static decimal Round(decimal d, int decimals)", mathRound},
		{"static decimal Round(decimal d, MidpointRounding mode)", mathRound},
		{"static decimal Round(decimal d, int decimals, MidpointRounding mode)", mathRound},
		{"static decimal Subtract(decimal d1, decimal d2)", decOpSubtraction},
		{"static byte ToByte(decimal value)", decTo(value.TypeByte)},
		{"static sbyte ToSByte(decimal value)", decTo(value.TypeSByte)},
		{"static short ToInt16(decimal value)", decTo(value.TypeInt16)},
		{"static double ToDouble(decimal d)", decTo(value.TypeDouble)},
		{"static int ToInt32(decimal d)", decTo(value.TypeInt32)},
		{"static long ToInt64(decimal d)", decTo(value.TypeInt64)},
		{"static ushort ToUInt16(decimal value)", decTo(value.TypeUInt16)},
		{"static uint ToUInt32(decimal d)", decTo(value.TypeUInt32)},
		{"static ulong ToUInt64(decimal d)", decTo(value.TypeUInt64)},
		{"static float ToSingle(decimal d)", decTo(value.TypeSingle)},
		{"static decimal Truncate(decimal d)", mathTruncate},
		{"TypeCode GetTypeCode()", numGetTypeCode},
		{"static decimal Clamp(decimal value, decimal min, decimal max)", mathClamp},
		{"static decimal CopySign(decimal value, decimal sign)", decCopySign},
		{"static decimal Max(decimal x, decimal y)", mathMax},
		{"static decimal Min(decimal x, decimal y)", mathMin},
		{"static int Sign(decimal d)", mathSign},
		{"static decimal Abs(decimal value)", mathAbs},
		{"static decimal CreateChecked<TOther>(TOther value)", numCreateChecked},
		{"static decimal CreateSaturating<TOther>(TOther value)", numCreateSaturating},
		{"static decimal CreateTruncating<TOther>(TOther value)", numCreateTruncating},
		{"static bool IsCanonical(decimal value)", decIsCanonical},
		{"static bool IsEvenInteger(decimal value)", decIsEvenInteger},
		{"static bool IsInteger(decimal value)", decIsInteger},
		{"static bool IsNegative(decimal value)", numIsNegative},
		{"static bool IsOddInteger(decimal value)", decIsOddInteger},
		{"static bool IsPositive(decimal value)", numIsPositive},
		{"bool IConvertible.ToBoolean(IFormatProvider provider)", numToBoolean},
		{"char IConvertible.ToChar(IFormatProvider provider)", numToChar},
		{"decimal IConvertible.ToDecimal(IFormatProvider provider)", numToDecimal},
		{"DateTime IConvertible.ToDateTime(IFormatProvider provider)", numToDateTime},
		{"object IConvertible.ToType(Type conversionType, IFormatProvider provider)", numToType},
		{"static decimal op_UnaryPlus(decimal d)", decOpUnaryPlus},
		{"static decimal op_UnaryNegation(decimal d)", decOpUnaryNegation},
		{"static decimal op_Increment(decimal d)", decOpIncrement},
		{"static decimal op_Decrement(decimal d)", decOpDecrement},
		{"static decimal op_Addition(decimal d1, decimal d2)", decOpAddition},
		{"static decimal op_Subtraction(decimal d1, decimal d2)", decOpSubtraction},
		{"static decimal op_Multiply(decimal d1, decimal d2)", decOpMultiply},
		{"static decimal op_Division(decimal d1, decimal d2)", decOpDivision},
		{"static decimal op_Modulus(decimal d1, decimal d2)", decOpModulus},
		{"static bool op_Equality(decimal d1, decimal d2)", opEqual},
		{"static bool op_Inequality(decimal d1, decimal d2)", opNotEqual},
		{"static bool op_LessThan(decimal d1, decimal d2)", opLess},
		{"static bool op_LessThanOrEqual(decimal d1, decimal d2)", opLessEqual},
		{"static bool op_GreaterThan(decimal d1, decimal d2)", opGreater},
		{"static bool op_GreaterThanOrEqual(decimal d1, decimal d2)", opGreaterEqual},
	}}
}

func dec(c *Call, i int) decimal.Decimal { d, _ := decimalOf(c.Args[i]); return d }

func decResult(d decimal.Decimal, err error) (value.Value, error) { return decimalValue(d), err }

// decTo declares the conversions of Decimal, which truncate.
func decTo(t *value.Type) Func {
	return func(c *Call) (value.Value, error) {
		v := c.Args
		if len(v) == 0 {
			return netChangeType(c, c.This, t)
		}
		if _, ok := decimalOf(v[0]); !ok {
			return netChangeType(c, c.This, t)
		}
		d := dec(c, 0)
		if t.Kind.IsInteger() {
			d = d.Truncate()
		}
		return changeNumber(decimalValue(d), t)
	}
}

func decNew(c *Call) (value.Value, error) {
	switch c.N() {
	case 0:
		return decimalValue(decimal.Decimal{}), nil
	case 1:
		if a, ok := ref[*value.Array](c, 0); ok {
			if len(a.Items) != 4 {
				return value.Null, neterr.Argument("bits", "Decimal constructor requires an array or span of four valid decimal bytes.")
			}
			var b [4]int32
			for i, x := range a.Items {
				b[i] = int32(x.Base().Int64())
			}
			return decResult(decimal.FromBits(b))
		}
		return changeNumber(c.Args[0].Base(), value.TypeDecimal)
	}
	lo := uint64(uint32(c.Long(0))) | uint64(uint32(c.Long(1)))<<32
	scale := c.Int(4)
	if scale > decimal.MaxScale {
		return value.Null, neterr.ArgumentOutOfRange("scale", "Decimal's scale value must be between 0 and 28, inclusive.")
	}
	return decResult(decimal.New(uint32(c.Long(2)), lo, uint8(scale), c.Bool(3)))
}

func decScale(c *Call) (value.Value, error) {
	d, _ := decimalOf(c.This)
	return value.Byte(byte(d.Scale())), nil
}

func decGetBits(c *Call) (value.Value, error) {
	var items []value.Value
	for _, n := range dec(c, 0).Bits() {
		items = append(items, value.Int(n))
	}
	return arrayOf(value.TypeInt32, items), nil
}

func decOpAddition(c *Call) (value.Value, error)      { return decResult(dec(c, 0).Add(dec(c, 1))) }
func decOpSubtraction(c *Call) (value.Value, error)   { return decResult(dec(c, 0).Sub(dec(c, 1))) }
func decOpMultiply(c *Call) (value.Value, error)      { return decResult(dec(c, 0).Mul(dec(c, 1))) }
func decOpDivision(c *Call) (value.Value, error)      { return decResult(dec(c, 0).Div(dec(c, 1))) }
func decOpModulus(c *Call) (value.Value, error)       { return decResult(dec(c, 0).Rem(dec(c, 1))) }
func decOpUnaryNegation(c *Call) (value.Value, error) { return decimalValue(dec(c, 0).Neg()), nil }
func decOpUnaryPlus(c *Call) (value.Value, error)     { return c.Args[0], nil }
func decOpIncrement(c *Call) (value.Value, error)     { return decResult(dec(c, 0).Add(decimal.One)) }
func decOpDecrement(c *Call) (value.Value, error)     { return decResult(dec(c, 0).Sub(decimal.One)) }

func decToOACurrency(c *Call) (value.Value, error) {
	d, err := dec(c, 0).Mul(decimal.FromInt64(10000))
	if err == nil {
		d, err = d.Round(0, decimal.ToEven)
	}
	n, _ := d.Int64()
	return value.Long(n), err
}

func decFromOACurrency(c *Call) (value.Value, error) {
	return decResult(decimal.FromInt64(c.Long(0)).Div(decimal.FromInt64(10000)))
}

func decIsInteger(c *Call) (value.Value, error) { return vbool(dec(c, 0).IsInteger()) }
func decIsEvenInteger(c *Call) (value.Value, error) {
	return vbool(dec(c, 0).IsInteger() && dec(c, 0).BigInt().Bit(0) == 0)
}
func decIsOddInteger(c *Call) (value.Value, error) {
	return vbool(dec(c, 0).IsInteger() && dec(c, 0).BigInt().Bit(0) == 1)
}
func decIsCanonical(c *Call) (value.Value, error) {
	return vbool(dec(c, 0).Normalize().Scale() == dec(c, 0).Scale())
}
func decCopySign(c *Call) (value.Value, error) {
	d := dec(c, 0).Abs()
	if dec(c, 1).Signbit() {
		d = d.Neg()
	}
	return decimalValue(d), nil
}
