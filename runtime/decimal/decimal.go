// Package decimal is System.Decimal: a 96-bit coefficient with a sign and a scale of 0 to 28 decimal places. Trailing
// zeros are kept (1.10 stays 1.10), results that do not fit are rounded half to even. The zero value is 0.
//
//	FromInt64, FromUint64, FromFloat64, FromFloat32, FromBigInt, FromBits, New, FromDigits, Parse
//	Add, Sub, Mul, Div, Rem, Neg, Abs, Cmp, Sign, Round, Truncate, Floor, Ceiling
//	Int64, Uint64, Float64, Float32, BigInt, Bits, Scale, String
package decimal

import (
	"math/big"
	"math/bits"
	"strconv"
	"strings"
	"sync"

	"goposh/runtime/neterr"
)

// MaxScale is the greatest number of decimal places.
const MaxScale = 28

// Decimal is a System.Decimal. It is a value: no operation changes its operands. Two Decimals that are equal in value
// may differ in representation (1.0 and 1.00); compare with Cmp or Equal, never with ==.
type Decimal struct {
	lo    uint64
	hi    uint32
	scale uint8
	neg   bool
}

// The limits of the type.
var (
	MaxValue = Decimal{lo: 1<<64 - 1, hi: 1<<32 - 1}
	MinValue = Decimal{lo: 1<<64 - 1, hi: 1<<32 - 1, neg: true}
	One      = Decimal{lo: 1}
)

// FromInt64 converts exactly.
func FromInt64(v int64) Decimal {
	if v < 0 {
		return Decimal{lo: -uint64(v), neg: true}
	}
	return Decimal{lo: uint64(v)}
}

// FromUint64 converts exactly.
func FromUint64(v uint64) Decimal { return Decimal{lo: v} }

// New builds coefficient/10^scale; the coefficient is hi·2^64+lo. A scale above 28 is an ArgumentOutOfRangeException.
func New(hi uint32, lo uint64, scale uint8, neg bool) (Decimal, error) {
	if scale > MaxScale {
		return Decimal{}, neterr.ArgumentOutOfRange("scale", "Decimal's scale value must be between 0 and 28, inclusive.")
	}
	return Decimal{lo: lo, hi: hi, scale: scale, neg: neg}, nil
}

// FromBits is new Decimal(int[]): the inverse of Bits. Bits outside the layout are an ArgumentException.
func FromBits(b [4]int32) (Decimal, error) {
	flags := uint32(b[3])
	scale := flags >> 16 & 0xFF
	if flags&^0x80FF0000 != 0 || scale > MaxScale {
		return Decimal{}, neterr.Argument("", "Decimal constructor requires an array or span of four valid decimal bytes.")
	}
	return Decimal{
		lo: uint64(uint32(b[1]))<<32 | uint64(uint32(b[0])), hi: uint32(b[2]), scale: uint8(scale), neg: flags>>31 != 0,
	}, nil
}

// Bits is Decimal.GetBits: low, middle and high word, then the flags.
func (d Decimal) Bits() [4]int32 {
	flags := uint32(d.scale) << 16
	if d.neg {
		flags |= 1 << 31
	}
	return [4]int32{int32(uint32(d.lo)), int32(uint32(d.lo >> 32)), int32(d.hi), int32(flags)}
}

// Scale is the number of decimal places, 0 to 28.
func (d Decimal) Scale() int { return int(d.scale) }

// Coefficient returns the unsigned coefficient hi·2^64+lo.
func (d Decimal) Coefficient() (hi uint32, lo uint64) { return d.hi, d.lo }

// IsZero reports whether the value is 0, whatever its scale and sign.
func (d Decimal) IsZero() bool { return d.lo == 0 && d.hi == 0 }

// Signbit reports whether the sign flag is set; it may be on zero.
func (d Decimal) Signbit() bool { return d.neg }

// Sign is -1, 0 or 1.
func (d Decimal) Sign() int {
	switch {
	case d.IsZero():
		return 0
	case d.neg:
		return -1
	}
	return 1
}

// Neg returns -d.
func (d Decimal) Neg() Decimal {
	d.neg = !d.neg
	return d
}

// Abs returns |d|.
func (d Decimal) Abs() Decimal {
	d.neg = false
	return d
}

// pow10 holds the powers that fit a uint64.
var pow10 = [20]uint64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19}

var maxCoefficient = sync.OnceValue(func() *big.Int {
	m := new(big.Int).Lsh(big.NewInt(1), 96)
	return m.Sub(m, big.NewInt(1))
})

func bigPow10(n int) *big.Int {
	if n < len(pow10) {
		return new(big.Int).SetUint64(pow10[n])
	}
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
}

// coefficient returns |d|·10^scale.
func (d Decimal) coefficient() *big.Int {
	b := new(big.Int).SetUint64(uint64(d.hi))
	return b.Lsh(b, 64).Add(b, new(big.Int).SetUint64(d.lo))
}

// fromBig rounds coefficient/10^scale half to even until it fits; coefficient must not be negative.
func fromBig(coefficient *big.Int, scale int, neg bool) (Decimal, error) {
	drop := max(0, scale-MaxScale)
	if over := coefficient.BitLen() - 96; over > 0 {
		drop = max(drop, over*3/10) // log10(2) is a little more than 0.3, so this never drops too much
	}
	for ; ; drop++ {
		if drop > scale && scale >= 0 {
			return Decimal{}, neterr.ErrDecimalOverflow()
		}
		c := coefficient
		if drop > 0 {
			c = divRound(coefficient, bigPow10(drop))
		}
		if c.Cmp(maxCoefficient()) <= 0 {
			return pack(c, scale-drop, neg), nil
		}
	}
}

func pack(c *big.Int, scale int, neg bool) Decimal {
	lo := new(big.Int).And(c, new(big.Int).SetUint64(1<<64-1)).Uint64()
	hi := new(big.Int).Rsh(c, 64).Uint64()
	return Decimal{lo: lo, hi: uint32(hi), scale: uint8(scale), neg: neg}
}

// divRound divides, rounding half to even.
func divRound(a, b *big.Int) *big.Int {
	q, r := new(big.Int).QuoRem(a, b, new(big.Int))
	switch c := r.Lsh(r, 1).Cmp(b); {
	case c > 0, c == 0 && q.Bit(0) == 1:
		q.Add(q, big.NewInt(1))
	}
	return q
}

// Add returns d+e, or an OverflowException.
func (d Decimal) Add(e Decimal) (Decimal, error) {
	if d.hi == 0 && e.hi == 0 {
		if r, ok := addSmall(d, e); ok {
			return r, nil
		}
	}
	a, b := d.coefficient(), e.coefficient()
	scale := max(d.scale, e.scale)
	a.Mul(a, bigPow10(int(scale-d.scale)))
	b.Mul(b, bigPow10(int(scale-e.scale)))
	if d.neg {
		a.Neg(a)
	}
	if e.neg {
		b.Neg(b)
	}
	a.Add(a, b)
	neg := a.Sign() < 0 || a.Sign() == 0 && d.neg && e.neg
	return fromBig(a.Abs(a), int(scale), neg)
}

// addSmall adds coefficients below 2^64 when they still are after alignment.
func addSmall(d, e Decimal) (Decimal, bool) {
	if d.scale < e.scale {
		d, e = e, d
	}
	if diff := d.scale - e.scale; diff > 0 {
		if int(diff) >= len(pow10) {
			return Decimal{}, false
		}
		hi, lo := bits.Mul64(e.lo, pow10[diff])
		if hi != 0 {
			return Decimal{}, false
		}
		e.lo = lo
	}
	if d.neg == e.neg {
		lo, carry := bits.Add64(d.lo, e.lo, 0)
		return Decimal{lo: lo, hi: uint32(carry), scale: d.scale, neg: d.neg}, true
	}
	if d.lo >= e.lo {
		return Decimal{lo: d.lo - e.lo, scale: d.scale, neg: d.neg && d.lo != e.lo}, true
	}
	return Decimal{lo: e.lo - d.lo, scale: d.scale, neg: e.neg}, true
}

// Sub returns d-e, or an OverflowException.
func (d Decimal) Sub(e Decimal) (Decimal, error) { return d.Add(e.Neg()) }

// Mul returns d·e, or an OverflowException.
func (d Decimal) Mul(e Decimal) (Decimal, error) {
	neg := d.neg != e.neg
	if d.hi == 0 && e.hi == 0 && d.scale+e.scale <= MaxScale {
		if hi, lo := bits.Mul64(d.lo, e.lo); hi>>32 == 0 {
			return Decimal{lo: lo, hi: uint32(hi), scale: d.scale + e.scale, neg: neg}, nil
		}
	}
	c := d.coefficient()
	return fromBig(c.Mul(c, e.coefficient()), int(d.scale)+int(e.scale), neg)
}

// Div returns d/e to 28 or 29 significant digits. It fails with DivideByZeroException or OverflowException.
func (d Decimal) Div(e Decimal) (Decimal, error) {
	if e.IsZero() {
		return Decimal{}, neterr.ErrDivideByZero()
	}
	scale, neg := int(d.scale)-int(e.scale), d.neg != e.neg
	if d.hi == 0 && e.hi == 0 && scale >= 0 && d.lo%e.lo == 0 {
		return Decimal{lo: d.lo / e.lo, scale: uint8(scale), neg: neg}, nil
	}
	a, b := d.coefficient(), e.coefficient()
	if scale < 0 {
		a.Mul(a, bigPow10(-scale))
		scale = 0
	}
	q, r := new(big.Int).QuoRem(a, b, new(big.Int))
	if r.Sign() == 0 {
		return fromBig(q, scale, neg)
	}
	// Take as many places as fit, round once, then drop the zeros that the search for places brought in.
	for target := MaxScale; target >= scale; target-- {
		n := new(big.Int).Mul(a, bigPow10(target-scale))
		if q = divRound(n, b); q.Cmp(maxCoefficient()) <= 0 {
			return pack(q, target, neg).trim(), nil
		}
	}
	// Not even the scale of the operands fits: round the exact fraction further.
	for drop := 1; drop <= scale; drop++ {
		if q = divRound(a, new(big.Int).Mul(b, bigPow10(drop))); q.Cmp(maxCoefficient()) <= 0 {
			return pack(q, scale-drop, neg).trim(), nil
		}
	}
	return Decimal{}, neterr.ErrDecimalOverflow()
}

// trim drops trailing zeros of the fraction.
func (d Decimal) trim() Decimal {
	if d.IsZero() {
		d.scale = 0
		return d
	}
	for d.scale > 0 {
		hi, r := uint64(d.hi)/10, uint64(d.hi)%10
		lo, r := bits.Div64(r, d.lo, 10)
		if r != 0 {
			break
		}
		d.hi, d.lo = uint32(hi), lo
		d.scale--
	}
	return d
}

// Normalize returns d without trailing zeros in its fraction, as the G29 format shows it.
func (d Decimal) Normalize() Decimal { return d.trim() }

// Rem returns the remainder of the truncating division, with the sign of d, or a DivideByZeroException.
func (d Decimal) Rem(e Decimal) (Decimal, error) {
	if e.IsZero() {
		return Decimal{}, neterr.ErrDivideByZero()
	}
	if d.scale == e.scale && d.hi == 0 && e.hi == 0 {
		d.lo %= e.lo
		return d, nil
	}
	if d.Abs().Cmp(e.Abs()) < 0 {
		return d, nil
	}
	scale := max(d.scale, e.scale)
	a, b := d.coefficient(), e.coefficient()
	a.Mul(a, bigPow10(int(scale-d.scale)))
	b.Mul(b, bigPow10(int(scale-e.scale)))
	return pack(a.Rem(a, b), int(scale), d.neg), nil
}

// Cmp compares values: -1, 0 or 1.
func (d Decimal) Cmp(e Decimal) int {
	ds, es := d.Sign(), e.Sign()
	if ds != es {
		if ds < es {
			return -1
		}
		return 1
	}
	if ds == 0 {
		return 0
	}
	c := 0
	if d.scale == e.scale {
		switch {
		case d.hi != e.hi:
			c = compareUint(uint64(d.hi), uint64(e.hi))
		default:
			c = compareUint(d.lo, e.lo)
		}
	} else {
		a, b := d.coefficient(), e.coefficient()
		if d.scale < e.scale {
			a.Mul(a, bigPow10(int(e.scale-d.scale)))
		} else {
			b.Mul(b, bigPow10(int(d.scale-e.scale)))
		}
		c = a.Cmp(b)
	}
	return c * ds
}

func compareUint(a, b uint64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// Equal reports whether the values are equal.
func (d Decimal) Equal(e Decimal) bool { return d.Cmp(e) == 0 }

// RoundingMode is System.MidpointRounding.
type RoundingMode int

// The values of System.MidpointRounding.
const (
	ToEven RoundingMode = iota
	AwayFromZero
	ToZero
	ToNegativeInfinity
	ToPositiveInfinity
)

// Round is Decimal.Round: at most digits places (0 to 28, else ArgumentOutOfRangeException). Fewer places stay as they are.
func (d Decimal) Round(digits int, mode RoundingMode) (Decimal, error) {
	if digits < 0 || digits > MaxScale {
		return Decimal{}, neterr.ArgumentOutOfRange("decimals", "Decimal can only round to between 0 and 28 digits of precision.")
	}
	if mode < ToEven || mode > ToPositiveInfinity {
		return Decimal{}, neterr.Argument("mode", "The value '%d' is not valid for this usage of the type MidpointRounding.", int(mode))
	}
	if int(d.scale) <= digits {
		return d, nil
	}
	p := bigPow10(int(d.scale) - digits)
	q, r := new(big.Int).QuoRem(d.coefficient(), p, new(big.Int))
	if r.Sign() != 0 {
		half := r.Lsh(r, 1).Cmp(p)
		up := false
		switch mode {
		case ToEven:
			up = half > 0 || half == 0 && q.Bit(0) == 1
		case AwayFromZero:
			up = half >= 0
		case ToNegativeInfinity:
			up = d.neg
		case ToPositiveInfinity:
			up = !d.neg
		}
		if up {
			q.Add(q, big.NewInt(1))
		}
	}
	return pack(q, digits, d.neg), nil
}

// Truncate drops the fraction.
func (d Decimal) Truncate() Decimal { r, _ := d.Round(0, ToZero); return r }

// Floor rounds towards negative infinity.
func (d Decimal) Floor() Decimal { r, _ := d.Round(0, ToNegativeInfinity); return r }

// Ceiling rounds towards positive infinity.
func (d Decimal) Ceiling() Decimal { r, _ := d.Round(0, ToPositiveInfinity); return r }

// String is the invariant ToString(): plain notation with all the places of the scale.
func (d Decimal) String() string { return string(d.Append(nil)) }

// Append appends String() to b.
func (d Decimal) Append(b []byte) []byte {
	digits := d.Digits()
	if d.neg && !d.IsZero() {
		b = append(b, '-')
	}
	scale := int(d.scale)
	if scale == 0 {
		return append(b, digits...)
	}
	if len(digits) <= scale {
		b = append(b, '0', '.')
		for range scale - len(digits) {
			b = append(b, '0')
		}
		return append(b, digits...)
	}
	b = append(b, digits[:len(digits)-scale]...)
	b = append(b, '.')
	return append(b, digits[len(digits)-scale:]...)
}

// Digits returns the coefficient in decimal, "0" for zero.
func (d Decimal) Digits() string {
	if d.hi == 0 {
		return strconv.FormatUint(d.lo, 10)
	}

	q, r := bits.Div64(uint64(d.hi), d.lo, 1e19)
	rest := strconv.FormatUint(r, 10)
	return strconv.FormatUint(q, 10) + strings.Repeat("0", 19-len(rest)) + rest
}
