package types

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"goposh/runtime/decimal"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// isNumeric tells whether a type is one of PowerShell's numeric types.
func isNumeric(t *value.Type) bool {
	return t != nil && (t.Kind.IsNumber() || t == value.TypeDecimal || t == value.TypeBigInteger)
}

func isInteger(t *value.Type) bool { return t != nil && t.Kind.IsInteger() }

func overflow(t *value.Type) error {
	name := "n Int32"
	switch t.Kind {
	case value.KindSByte:
		name = " signed byte"
	case value.KindByte:
		name = "n unsigned byte"
	case value.KindInt16:
		name = "n Int16"
	case value.KindUInt16:
		name = " UInt16"
	case value.KindUInt32:
		name = " UInt32"
	case value.KindInt64:
		name = "n Int64"
	case value.KindUInt64:
		name = " UInt64"
	case value.KindChar:
		name = " character"
	default:
		if t == value.TypeDecimal {
			name = " Decimal"
		}
	}
	return neterr.Overflow("Value was either too large or too small for a%s.", name)
}

// changeNumber is Convert.ChangeType between numbers: rounding half to even, OverflowException beyond the range. v must be a
// number, char or bool.
func changeNumber(v value.Value, t *value.Type) (value.Value, error) {
	v = v.Base()
	k := v.Kind()
	if d, ok := v.AsDecimal(); ok {
		return fromDecimal(d, t)
	}
	if n, ok := v.AsBigInt(); ok {
		return fromBigInt(n, t)
	}
	switch {
	case k == value.KindDouble || k == value.KindSingle:
		return fromFloat(v.Float64(), k, t)
	case k == value.KindUInt64:
		u := v.Bits()
		if u > math.MaxInt64 {
			return fromBigInt(new(big.Int).SetUint64(u), t)
		}
		return fromInt(int64(u), t)
	}
	return fromInt(v.Int64(), t)
}

func fromInt(n int64, t *value.Type) (value.Value, error) {
	k := t.Kind
	switch {
	case k == value.KindDouble:
		return value.Double(float64(n)), nil
	case k == value.KindSingle:
		return value.Single(float32(n)), nil
	case t == value.TypeDecimal:
		return value.NewDecimal(decimal.FromInt64(n)), nil
	case t == value.TypeBigInteger:
		return value.NewBigInt(big.NewInt(n)), nil
	}
	ok := true
	switch k {
	case value.KindSByte:
		ok = n == int64(int8(n))
	case value.KindByte:
		ok = n == int64(uint8(n))
	case value.KindInt16:
		ok = n == int64(int16(n))
	case value.KindUInt16, value.KindChar:
		ok = n == int64(uint16(n))
	case value.KindInt32:
		ok = n == int64(int32(n))
	case value.KindUInt32:
		ok = n == int64(uint32(n))
	case value.KindUInt64:
		ok = n >= 0
	}
	if !ok {
		return value.Null, overflow(t)
	}
	return value.Scalar(k, uint64(n)), nil
}

func fromFloat(f float64, k value.Kind, t *value.Type) (value.Value, error) {
	switch {
	case t.Kind == value.KindDouble:
		return value.Double(f), nil
	case t.Kind == value.KindSingle:
		return value.Single(float32(f)), nil
	case t == value.TypeDecimal:
		var d decimal.Decimal
		var err error
		if k == value.KindSingle {
			d, err = decimal.FromFloat32(float32(f))
		} else {
			d, err = decimal.FromFloat64(f)
		}
		return value.NewDecimal(d), err
	case t == value.TypeBigInteger:
		if math.IsNaN(f) {
			return value.Null, neterr.Overflow("The value is not a number.")
		}
		if math.IsInf(f, 0) {
			return value.Null, neterr.Overflow("BigInteger cannot represent infinity.")
		}
		n, _ := big.NewFloat(f).Int(nil)
		return value.NewBigInt(n), nil
	}
	r := math.RoundToEven(f)
	if t.Kind == value.KindInt64 || t.Kind == value.KindUInt64 {
		if !(r >= math.MinInt64 && r < math.MaxInt64) && !(t.Kind == value.KindUInt64 && r >= 0 && r < math.MaxUint64) {
			return value.Null, neterr.Overflow("%s", neterr.MsgArithOverflow)
		}
	} else if t.Kind != value.KindUInt32 && !(r >= math.MinInt32 && r <= math.MaxInt32) {
		return value.Null, overflow(value.TypeInt32) // narrower types go through Int32
	}
	if !(r >= -9.3e18 && r <= 1.85e19) {
		return value.Null, overflow(t)
	}
	if r >= math.MinInt64 && r < math.MaxInt64 {
		return fromInt(int64(r), t)
	}
	if t.Kind == value.KindUInt64 && r >= 0 && r < math.MaxUint64 {
		return value.ULong(uint64(r)), nil
	}
	return value.Null, overflow(t)
}

func fromDecimal(d decimal.Decimal, t *value.Type) (value.Value, error) {
	switch {
	case t == value.TypeDecimal:
		return value.NewDecimal(d), nil
	case t.Kind == value.KindDouble:
		return value.Double(d.Float64()), nil
	case t.Kind == value.KindSingle:
		return value.Single(d.Float32()), nil
	case t == value.TypeBigInteger:
		return value.NewBigInt(d.BigInt()), nil
	}
	r, err := d.Round(0, decimal.ToEven)
	if err != nil {
		return value.Null, err
	}
	return fromBigInt(r.BigInt(), t)
}

func fromBigInt(n *big.Int, t *value.Type) (value.Value, error) {
	switch {
	case t == value.TypeBigInteger:
		return value.NewBigInt(n), nil
	case t == value.TypeDecimal:
		d, err := decimal.FromBigInt(n)
		return value.NewDecimal(d), err
	case t.Kind == value.KindDouble:
		f, _ := new(big.Float).SetInt(n).Float64()
		return value.Double(f), nil
	case t.Kind == value.KindSingle:
		f, _ := new(big.Float).SetInt(n).Float32()
		return value.Single(f), nil
	case !fits(n, t.Kind):
		return value.Null, overflow(t)
	case t.Kind == value.KindUInt64:
		return value.ULong(n.Uint64()), nil
	}
	return fromInt(n.Int64(), t)
}

// parseInteger is what .NET's type converter makes of text: Int32.Parse and the like, "0x", "&h" and "#" hexadecimal.
func parseInteger(s string, t *value.Type) (value.Value, error) {
	text := strings.Trim(s, " \t\r\n\v\f\x00")
	low := strings.ToLower(text)
	for _, prefix := range [...]string{"#", "0x", "&h"} {
		if rest, ok := strings.CutPrefix(low, prefix); ok {
			u, err := strconv.ParseUint(rest, 16, intBits(t.Kind))
			switch {
			case err == nil && t.Kind.IsSigned():
				return value.FromInteger(t.Kind, int64(u)), nil
			case err == nil:
				return value.Scalar(t.Kind, u), nil
			case isRangeError(err):
				return value.Null, overflow(t)
			}
			return value.Null, neterr.Format("The input string '%s' was not in a correct format.", s)
		}
	}
	digits := strings.TrimLeft(text, "+-")
	if digits == "" || len(text)-len(digits) > 1 || strings.Trim(digits, "0123456789") != "" {
		return value.Null, neterr.Format("The input string '%s' was not in a correct format.", s)
	}
	n, _ := new(big.Int).SetString(strings.TrimPrefix(text, "+"), 10)
	return fromBigInt(n, t)
}

func isRangeError(err error) bool {
	ne, ok := err.(*strconv.NumError)
	return ok && ne.Err == strconv.ErrRange
}

// parseReal is Double.Parse with NumberStyles Float and AllowThousands, invariant.
func parseReal(s string) (float64, error) {
	text := strings.TrimFunc(s, func(r rune) bool { return r == ' ' || r >= '\t' && r <= '\r' || r == 0 })
	bad := func() (float64, error) {
		return 0, neterr.Format("The input string '%s' was not in a correct format.", s)
	}
	switch strings.ToLower(strings.TrimPrefix(text, "+")) {
	case "nan", "-nan":
		return math.NaN(), nil
	case "infinity", "∞":
		return math.Inf(1), nil
	case "-infinity", "-∞":
		return math.Inf(-1), nil
	}
	clean := strings.ReplaceAll(text, ",", "")
	body := strings.TrimLeft(clean, "+-")
	if body == "" || len(clean)-len(body) > 1 || strings.Trim(body, "0123456789.eE+-") != "" || text[0] == ',' {
		return bad()
	}
	if i := strings.IndexAny(text, ".eE"); i >= 0 && strings.Contains(text[i:], ",") {
		return bad()
	}
	f, err := strconv.ParseFloat(clean, 64)
	if err != nil && !isRangeError(err) {
		return bad()
	}
	return f, nil
}

// parseDecimal is Decimal.Parse with NumberStyles Number, invariant.
func parseDecimal(s string) (decimal.Decimal, error) {
	text := strings.TrimSpace(s)
	d, err := decimal.Parse(strings.ReplaceAll(text, ",", ""))
	if err != nil && (text == "" || strings.Trim(text, "0123456789.,+-") != "") || strings.ContainsAny(text, "eE") {
		return d, neterr.Format("The input string '%s' was not in a correct format.", s)
	}
	if err != nil && strings.Count(text, ".") > 1 {
		return d, neterr.Format("The input string '%s' was not in a correct format.", s)
	}
	return d, err
}

// stringToNumber converts text to a numeric type as LanguagePrimitives does: number literal first, then .NET's parsers,
// then by way of Double.
func stringToNumber(rt value.Runtime, v value.Value, t *value.Type) (value.Value, error) {
	s, _ := v.Base().AsString()
	if s == "" {
		return fromInt(0, t)
	}
	if n, ok := ScanNumber(s); ok {
		if r, err := changeNumber(n, t); err == nil {
			return r, nil
		}
	}
	id := "InvalidCastFromStringToInteger"
	var r value.Value
	var err error
	switch {
	case t.Kind == value.KindDouble, t.Kind == value.KindSingle:
		id = "InvalidCastFromStringToDoubleOrSingle"
		var f float64
		f, err = parseReal(s)
		r, _ = fromFloat(f, value.KindDouble, t)
	case t == value.TypeDecimal:
		id = "InvalidCastFromStringToDecimal"
		var d decimal.Decimal
		d, err = parseDecimal(s)
		r = value.NewDecimal(d)
	case t == value.TypeBigInteger:
		n, ok := new(big.Int).SetString(strings.ReplaceAll(strings.TrimPrefix(strings.TrimSpace(s), "+"), ",", ""), 10)
		if !ok {
			err = neterr.Format("The value could not be parsed.")
		} else {
			r = value.NewBigInt(n)
		}
	default:
		r, err = parseInteger(s, t)
	}
	if err == nil {
		return r, nil
	}
	if ne, ok := err.(*neterr.Error); ok && ne.Type == neterr.TypeFormat && id != "InvalidCastFromStringToDoubleOrSingle" {
		if f, ferr := parseReal(s); ferr == nil {
			if r, ferr := fromFloat(f, value.KindDouble, t); ferr == nil {
				return r, nil
			}
		}
	}
	return value.Null, castFailed(id, rt, v, t, err)
}
