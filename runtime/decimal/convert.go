package decimal

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"goposh/runtime/neterr"
)

// FromBigInt converts exactly, or fails with OverflowException.
func FromBigInt(b *big.Int) (Decimal, error) {
	if b.BitLen() > 96 {
		return Decimal{}, neterr.ErrDecimalOverflow()
	}
	return pack(new(big.Int).Abs(b), 0, b.Sign() < 0), nil
}

// FromFloat64 is the explicit conversion from Double: 15 significant digits, trailing zeros dropped. It fails with
// OverflowException for NaN, infinities and values beyond the range.
func FromFloat64(f float64) (Decimal, error) { return fromFloat(f, 15) }

// FromFloat32 is the explicit conversion from Single: 7 significant digits.
func FromFloat32(f float32) (Decimal, error) { return fromFloat(float64(f), 7) }

func fromFloat(f float64, digits int) (Decimal, error) {
	if math.IsNaN(f) || math.Abs(f) >= 0x1p96 {
		return Decimal{}, neterr.ErrDecimalOverflow()
	}
	if f == 0 {
		return Decimal{}, nil
	}
	if i := int64(f); float64(i) == f && i > -1e15 && i < 1e15 && digits == 15 {
		return FromInt64(i), nil
	}
	var buf [64]byte
	s := strconv.AppendFloat(buf[:0], math.Abs(f), 'e', digits-1, 64)
	e := len(s) - 1
	for s[e] != 'e' {
		e--
	}
	exp, _ := strconv.Atoi(string(s[e+1:])) // strconv wrote it
	scale := digits - 1 - exp
	if scale > MaxScale {
		s = strconv.AppendFloat(buf[:0], math.Abs(f), 'f', MaxScale, 64)
		e, scale = len(s), MaxScale
	}
	text := strings.Replace(string(s[:e]), ".", "", 1)
	d, err := FromDigits(f < 0, text, scale)
	return d.trim(), err
}

// FromDigits builds digits/10^scale, where digits are ASCII digits and scale may be any number. What does not fit is
// rounded half to even; too large a value is an OverflowException. Trailing zeros within the scale are kept.
func FromDigits(neg bool, digits string, scale int) (Decimal, error) {
	digits = strings.TrimLeft(digits, "0")
	if digits == "" {
		return Decimal{scale: uint8(min(max(scale, 0), MaxScale)), neg: neg}, nil
	}
	if len(digits)-scale > 30 {
		return Decimal{}, neterr.ErrDecimalOverflow()
	}
	if len(digits)-scale < -MaxScale-1 { // below half of the smallest step
		return Decimal{scale: MaxScale, neg: neg}, nil
	}
	if len(digits) <= 18 && scale >= 0 && scale <= MaxScale {
		v, _ := strconv.ParseUint(digits, 10, 64) // at most 18 digits
		return Decimal{lo: v, scale: uint8(scale), neg: neg}, nil
	}
	// A fraction of thousands of digits need not be multiplied out: keep 60 and whether anything follows.
	if cut := len(digits) - 60; cut > 0 && scale > cut {
		rest := digits[60:]
		digits, scale = digits[:60], scale-cut
		if strings.Trim(rest, "0") != "" {
			digits, scale = digits+"1", scale+1
		}
	}
	c, ok := new(big.Int).SetString(digits, 10)
	if !ok {
		return Decimal{}, neterr.Format("The input string '%s' was not in a correct format.", digits)
	}
	if scale < 0 {
		c.Mul(c, bigPow10(-scale))
		scale = 0
	}
	return fromBig(c, scale, neg)
}

// Parse reads the invariant plain form with an optional exponent: [+-]digits[.digits][e[+-]digits]. Errors are
// FormatException and OverflowException. For .NET's styles and cultures see netfmt.ParseDecimal.
func Parse(s string) (Decimal, error) {
	bad := neterr.Format("The input string '%s' was not in a correct format.", s)
	t := s
	neg := strings.HasPrefix(t, "-")
	if neg || strings.HasPrefix(t, "+") {
		t = t[1:]
	}
	exp := 0
	if i := strings.IndexAny(t, "eE"); i >= 0 {
		n, err := strconv.Atoi(t[i+1:])
		if err != nil || n > 1e6 || n < -1e6 {
			return Decimal{}, bad
		}
		exp, t = n, t[:i]
	}
	whole, frac, _ := strings.Cut(t, ".")
	digits := whole + frac
	if digits == "" || strings.Trim(digits, "0123456789") != "" {
		return Decimal{}, bad
	}
	return FromDigits(neg, digits, len(frac)-exp)
}

// Float64 is the explicit conversion to Double, with .NET's arithmetic (and so its last bit).
func (d Decimal) Float64() float64 {
	f := (float64(d.lo) + float64(d.hi)*0x1p64) / math.Pow10(int(d.scale))
	if d.neg {
		return -f
	}
	return f
}

// Float32 is the explicit conversion to Single.
func (d Decimal) Float32() float32 { return float32(d.Float64()) }

// Int64 truncates towards zero; ok is false when the result does not fit.
func (d Decimal) Int64() (v int64, ok bool) {
	t := d.Truncate()
	switch {
	case t.hi != 0:
		return 0, false
	case t.neg:
		return -int64(t.lo), t.lo <= 1<<63
	}
	return int64(t.lo), t.lo < 1<<63
}

// Uint64 truncates towards zero; ok is false when the result does not fit.
func (d Decimal) Uint64() (v uint64, ok bool) {
	t := d.Truncate()
	return t.lo, t.hi == 0 && (!t.neg || t.lo == 0)
}

// BigInt truncates towards zero.
func (d Decimal) BigInt() *big.Int {
	b := d.Truncate().coefficient()
	if d.neg {
		b.Neg(b)
	}
	return b
}

// IsInteger reports whether the value has no fraction.
func (d Decimal) IsInteger() bool { return d.trim().scale == 0 }
