package types

import (
	"math"
	"math/big"
	"math/bits"

	"goposh/runtime/culture"
	"goposh/runtime/decimal"
	"goposh/runtime/neterr"
	"goposh/runtime/netfmt"
	"goposh/runtime/value"
)

// Culture is the culture that formatting uses.
type Culture = *culture.Culture

func decimalOf(v value.Value) (decimal.Decimal, bool) { return v.Base().AsDecimal() }

func decimalValue(d decimal.Decimal) value.Value { return value.NewDecimal(d) }

func bigOf(v value.Value) (*big.Int, bool) { return v.Base().AsBigInt() }

func bigValue(n *big.Int) value.Value { return value.NewBigInt(n) }

// formatNumber is IFormattable.ToString of any number.
func formatNumber(v value.Value, format string, cul Culture) (string, error) {
	v = v.Base()
	if d, ok := v.AsDecimal(); ok {
		return netfmt.FormatDecimal(d, format, cul)
	}
	if b, ok := v.AsBigInt(); ok {
		return netfmt.FormatBigInt(b, format, cul)
	}
	switch k := v.Kind(); k {
	case value.KindDouble:
		return netfmt.FormatFloat64(v.Float64(), format, cul)
	case value.KindSingle:
		return netfmt.FormatFloat32(float32(v.Float64()), format, cul)
	case value.KindUInt64:
		return netfmt.FormatUint64(v.Bits(), format, cul)
	default:
		return netfmt.FormatInt64(v.Int64(), intBits(k), format, cul)
	}
}

// formatArgs reads the optional format and provider of ToString.
func formatArgs(c *Call) (format string, cul Culture) {
	cul = c.RT.Culture()
	for _, a := range c.Args {
		if s, ok := a.Base().AsString(); ok {
			format = s
		} else if p := providerCulture(a); p != nil {
			cul = p
		}
	}
	return format, cul
}

func numToString(c *Call) (value.Value, error) {
	format, cul := formatArgs(c)
	s, err := formatNumber(c.This, format, cul)
	return value.String(s), err
}

func maxInt(k value.Kind) value.Value {
	switch k {
	case value.KindSByte:
		return value.FromInteger(k, math.MaxInt8)
	case value.KindByte:
		return value.FromInteger(k, math.MaxUint8)
	case value.KindInt16:
		return value.FromInteger(k, math.MaxInt16)
	case value.KindUInt16:
		return value.FromInteger(k, math.MaxUint16)
	case value.KindInt32:
		return value.FromInteger(k, math.MaxInt32)
	case value.KindUInt32:
		return value.FromInteger(k, math.MaxUint32)
	case value.KindUInt64:
		return value.ULong(math.MaxUint64)
	}
	return value.Long(math.MaxInt64)
}

func numMaxValue(c *Call) (value.Value, error) {
	switch c.Type.Kind {
	case value.KindDouble:
		return vdouble(math.MaxFloat64)
	case value.KindSingle:
		return value.Single(math.MaxFloat32), nil
	case value.KindObject:
		return decimalValue(decimal.MaxValue), nil
	}
	return maxInt(c.Type.Kind), nil
}

func numMinValue(c *Call) (value.Value, error) {
	switch c.Type.Kind {
	case value.KindDouble:
		return vdouble(-math.MaxFloat64)
	case value.KindSingle:
		return value.Single(-math.MaxFloat32), nil
	case value.KindObject:
		return decimalValue(decimal.MinValue), nil
	}
	return value.FromInteger(c.Type.Kind, minOf(c.Type.Kind)), nil
}

func numCompareTo(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return vint(1)
	}
	if c.Args[0].Type() != c.This.Type() {
		return value.Null, neterr.Argument("", "Object must be of type %s.", c.This.Type().Name())
	}
	if c.Type.Kind < value.KindInt32 {
		return vint(int(c.This.Base().Int64() - c.Long(0)))
	}
	return vint(compareNumbers(c.This, c.Args[0]))
}

func numEquals(c *Call) (value.Value, error) {
	a, b := c.This, c.Args[0]
	if c.N() == 2 {
		a, b = b, c.Args[1]
	}
	if a.Type() != b.Type() {
		return value.False, nil
	}
	if isNaN(a) && isNaN(b) {
		return value.True, nil
	}
	return vbool(compareNumbers(a, b) == 0)
}

func numGetHashCode(c *Call) (value.Value, error) {
	n, err := hashObject(c.RT, c.This)
	return value.Int(n), err
}

func numGetTypeCode(c *Call) (value.Value, error) { return typeCodeValue(typeCodeOf(c.This)), nil }

// parseArgs reads text, NumberStyles and provider of Parse and TryParse; styles is -1 when not given.
func parseArgs(c *Call) (s string, styles int, cul Culture) {
	s, styles, cul = c.Str(0), -1, c.RT.Culture()
	for _, a := range c.Args[1:] {
		if a.Base().Kind() == value.KindEnum {
			styles = int(a.Base().Int64())
		} else if p := providerCulture(a); p != nil {
			cul = p
		}
	}
	return s, styles, cul
}

// The NumberStyles that Parse uses by itself.
const (
	stylesInteger = 7
	stylesNumber  = 111
	stylesFloat   = 231
)

// parseNumber is Parse of a numeric type.
func parseNumber(t *value.Type, s string, styles int, cul Culture) (value.Value, error) {
	pick := func(std int) netfmt.NumberStyles {
		if styles >= 0 {
			return netfmt.NumberStyles(styles)
		}
		return netfmt.NumberStyles(std)
	}
	switch {
	case t == value.TypeDecimal:
		d, err := netfmt.ParseDecimal(s, pick(stylesNumber), cul)
		return decimalValue(d), err
	case t == value.TypeBigInteger:
		n, err := netfmt.ParseBigInt(s, pick(stylesInteger), cul)
		if err != nil {
			return value.Null, err
		}
		return bigValue(n), nil
	case t == value.TypeDouble:
		f, err := netfmt.ParseFloat64(s, pick(stylesFloat), cul)
		return value.Double(f), err
	case t == value.TypeSingle:
		f, err := netfmt.ParseFloat32(s, pick(stylesFloat), cul)
		return value.Single(f), err
	case t.Kind.IsSigned():
		n, err := netfmt.ParseInt(s, pick(stylesInteger), cul, intBits(t.Kind))
		return value.FromInteger(t.Kind, n), err
	}
	n, err := netfmt.ParseUint(s, pick(stylesInteger), cul, intBits(t.Kind))
	return value.Scalar(t.Kind, n), err
}

func numParse(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("s")
	}
	s, styles, cul := parseArgs(c)
	return parseNumber(c.Type, s, styles, cul)
}

func numTryParse(c *Call) (value.Value, error) {
	last := c.N() - 1
	sub := *c
	sub.Args = c.Args[:last]
	s, styles, cul := parseArgs(&sub)
	v, err := parseNumber(c.Type, s, styles, cul)
	if err != nil {
		return outBool(c, last, false, zeroValue(c.Type))
	}
	return outBool(c, last, true, v)
}

func numBigMul(c *Call) (value.Value, error) { return mathBigMul(c) }
func numDivRem(c *Call) (value.Value, error) { return mathDivRem(c) }
func numClamp(c *Call) (value.Value, error)  { return mathClamp(c) }
func numMax(c *Call) (value.Value, error)    { return mathMax(c) }
func numMin(c *Call) (value.Value, error)    { return mathMin(c) }
func numSign(c *Call) (value.Value, error)   { return mathSign(c) }
func numAbs(c *Call) (value.Value, error)    { return mathAbs(c) }

// unsignedBits returns the bits of an integer argument without its sign extension, and its width.
func unsignedBits(v value.Value) (uint64, int) {
	v = v.Base()
	w := intBits(v.Kind())
	if w == 64 {
		return v.Bits(), w
	}
	return v.Bits() & (1<<w - 1), w
}

func numLeadingZeroCount(c *Call) (value.Value, error) {
	u, w := unsignedBits(c.Args[0])
	return value.FromInteger(c.Type.Kind, int64(bits.LeadingZeros64(u)-64+w)), nil
}

func numTrailingZeroCount(c *Call) (value.Value, error) {
	u, w := unsignedBits(c.Args[0])
	return value.FromInteger(c.Type.Kind, int64(min(w, bits.TrailingZeros64(u)))), nil
}

func numPopCount(c *Call) (value.Value, error) {
	u, _ := unsignedBits(c.Args[0])
	return value.FromInteger(c.Type.Kind, int64(bits.OnesCount64(u))), nil
}

func numRotateLeft(c *Call) (value.Value, error) {
	u, w := unsignedBits(c.Args[0])
	n := uint(c.Int(1)) & uint(w-1)
	return value.FromInteger(c.Type.Kind, int64(u<<n|u>>(uint(w)-n))), nil
}

func numRotateRight(c *Call) (value.Value, error) {
	u, w := unsignedBits(c.Args[0])
	n := uint(c.Int(1)) & uint(w-1)
	return value.FromInteger(c.Type.Kind, int64(u>>n|u<<(uint(w)-n))), nil
}

func numIsPow2(c *Call) (value.Value, error) {
	v := c.Args[0].Base()
	if v.Kind() == value.KindDouble {
		f, _ := math.Frexp(v.Float64())
		return vbool(f == 0.5)
	}
	u, _ := unsignedBits(v)
	return vbool(bits.OnesCount64(u) == 1 && (!v.Kind().IsSigned() || v.Int64() > 0))
}

func numLog2(c *Call) (value.Value, error) {
	v := c.Args[0].Base()
	if v.Kind().IsSigned() && v.Int64() < 0 {
		return value.Null, errNegative("value", int(v.Int64()))
	}
	u, _ := unsignedBits(v)
	return value.FromInteger(c.Type.Kind, int64(max(0, bits.Len64(u)-1))), nil
}

func numIsEvenInteger(c *Call) (value.Value, error) {
	if v := c.Args[0].Base(); v.Kind() == value.KindDouble || v.Kind() == value.KindSingle {
		return vbool(math.Mod(v.Float64(), 2) == 0)
	}
	return vbool(integerOf(c.Args[0]).Bit(0) == 0)
}

func numIsOddInteger(c *Call) (value.Value, error) {
	if v := c.Args[0].Base(); v.Kind() == value.KindDouble || v.Kind() == value.KindSingle {
		return vbool(math.Abs(math.Mod(v.Float64(), 2)) == 1)
	}
	return vbool(integerOf(c.Args[0]).Bit(0) == 1)
}

func numIsNegative(c *Call) (value.Value, error) {
	v := c.Args[0].Base()
	if v.Kind() == value.KindDouble || v.Kind() == value.KindSingle {
		return vbool(math.Signbit(v.Float64()))
	}
	if d, ok := v.AsDecimal(); ok {
		return vbool(d.Signbit())
	}
	if b, ok := v.AsBigInt(); ok {
		return vbool(b.Sign() < 0)
	}
	return vbool(v.Int64() < 0)
}

func numIsPositive(c *Call) (value.Value, error) {
	v, err := numIsNegative(c)
	b, _ := v.AsBool()
	return value.Bool(!b), err
}

func absOf(v value.Value) *big.Int { return new(big.Int).Abs(integerOf(v)) }

func numMaxMagnitude(c *Call) (value.Value, error) {
	if n := absOf(c.Args[0]).Cmp(absOf(c.Args[1])); n > 0 || n == 0 && integerOf(c.Args[0]).Sign() >= 0 {
		return c.Args[0], nil
	}
	return c.Args[1], nil
}

func numMinMagnitude(c *Call) (value.Value, error) {
	if n := absOf(c.Args[0]).Cmp(absOf(c.Args[1])); n < 0 || n == 0 && integerOf(c.Args[0]).Sign() < 0 {
		return c.Args[0], nil
	}
	return c.Args[1], nil
}

func numCopySign(c *Call) (value.Value, error) {
	n := absOf(c.Args[0])
	if integerOf(c.Args[1]).Sign() < 0 {
		n.Neg(n)
	}
	return value.FromInteger(c.Type.Kind, n.Int64()), nil
}

func numCreateChecked(c *Call) (value.Value, error) { return changeNumber(c.Args[0].Base(), c.Type) }

func numCreateTruncating(c *Call) (value.Value, error) {
	v := c.Args[0].Base()
	if v.Kind().IsInteger() && c.Type.Kind.IsInteger() {
		return value.FromInteger(c.Type.Kind, v.Int64()), nil
	}
	return changeNumber(v, c.Type)
}

func numCreateSaturating(c *Call) (value.Value, error) {
	v, err := changeNumber(c.Args[0].Base(), c.Type)
	if err == nil {
		return v, nil
	}
	if neg, _ := numIsNegative(c); neg == value.True {
		return numMinValue(c)
	}
	return numMaxValue(c)
}

// The IConvertible members, shared by all types that have them.

func numToBoolean(c *Call) (value.Value, error) { return netChangeType(c, c.This, value.TypeBoolean) }
func numToChar(c *Call) (value.Value, error)    { return netChangeType(c, c.This, value.TypeChar) }
func numToSByte(c *Call) (value.Value, error)   { return netChangeType(c, c.This, value.TypeSByte) }
func numToByte(c *Call) (value.Value, error)    { return netChangeType(c, c.This, value.TypeByte) }
func numToInt16(c *Call) (value.Value, error)   { return netChangeType(c, c.This, value.TypeInt16) }
func numToUInt16(c *Call) (value.Value, error)  { return netChangeType(c, c.This, value.TypeUInt16) }
func numToInt32(c *Call) (value.Value, error)   { return netChangeType(c, c.This, value.TypeInt32) }
func numToUInt32(c *Call) (value.Value, error)  { return netChangeType(c, c.This, value.TypeUInt32) }
func numToInt64(c *Call) (value.Value, error)   { return netChangeType(c, c.This, value.TypeInt64) }
func numToUInt64(c *Call) (value.Value, error)  { return netChangeType(c, c.This, value.TypeUInt64) }
func numToSingle(c *Call) (value.Value, error)  { return netChangeType(c, c.This, value.TypeSingle) }
func numToDouble(c *Call) (value.Value, error)  { return netChangeType(c, c.This, value.TypeDouble) }
func numToDecimal(c *Call) (value.Value, error) { return netChangeType(c, c.This, value.TypeDecimal) }
func numToDateTime(c *Call) (value.Value, error) {
	return netChangeType(c, c.This, value.TypeDateTime)
}

func numToType(c *Call) (value.Value, error) {
	t, ok := ref[*value.Type](c, 0)
	if !ok {
		return value.Null, neterr.ArgumentNull("type")
	}
	return netChangeType(c, c.This, t)
}
