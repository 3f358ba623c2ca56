package types

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"goposh/runtime/decimal"
	"goposh/runtime/value"
)

// ScanNumber reads text as PowerShell's number literal with an optional sign: decimal, 0x and 0b, exponents, the type
// suffixes y uy s us l ul u n d and the multipliers kb mb gb tb pb. White space alone is 0. ok is false when the text is none
// or does not fit.
func ScanNumber(text string) (v value.Value, ok bool) {
	s := strings.TrimSpace(text)
	if s == "" {
		return value.Int(0), true
	}
	neg := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		neg = s[0] == '-'
		s = s[1:]
		if s == "" || s[0] == '-' || s[0] == '+' || s[0] == ' ' {
			return value.Null, false
		}
	}
	if s == "" {
		return value.Null, false
	}
	base := 10
	if len(s) > 2 && s[0] == '0' {
		switch s[1] | 0x20 {
		case 'x':
			base = 16
		case 'b':
			base = 2
		}
	}
	body, suffix, mult := splitSuffix(s, base)
	if base != 10 {
		return scanRadix(body[2:], base, suffix, mult, neg)
	}
	return scanDecimal(body, suffix, mult, neg)
}

// splitSuffix cuts the multiplier and the type suffix from a literal.
func splitSuffix(s string, base int) (body, suffix string, mult int64) {
	mult = 1
	low := strings.ToLower(s)
	if n := len(low); n > 2 && low[n-1] == 'b' {
		switch low[n-2] {
		case 'k':
			mult = 1 << 10
		case 'm':
			mult = 1 << 20
		case 'g':
			mult = 1 << 30
		case 't':
			mult = 1 << 40
		case 'p':
			mult = 1 << 50
		}
		if mult > 1 {
			low = low[:n-2]
		}
	}
	n := len(low)
	for _, x := range [...]string{"uy", "us", "ul", "y", "s", "l", "u", "n", "d"} {
		if !strings.HasSuffix(low, x) || n == len(x) {
			continue
		}
		if base == 16 && x == "d" {
			continue // a digit
		}
		return s[:n-len(x)], x, mult
	}
	return s[:n], "", mult
}

func scanRadix(digits string, base int, suffix string, mult int64, neg bool) (value.Value, bool) {
	n, ok := new(big.Int).SetString(digits, base)
	if !ok || strings.ContainsAny(digits, "_+-") {
		return value.Null, false
	}
	// Literals as wide as a signed type are read as its bits.
	bits := len(digits) * 4
	if base == 2 {
		bits = len(digits)
	}
	if !strings.HasPrefix(suffix, "u") && suffix != "n" {
		width := 0
		switch {
		case suffix == "y" && bits <= 8:
			width = 8
		case suffix == "s" && bits <= 16:
			width = 16
		case suffix == "" && bits == 32, suffix == "" && bits == 8 && base == 2 && false:
			width = 32
		case suffix == "" && bits == 64, suffix == "l" && bits == 64:
			width = 64
		case suffix == "" && bits == 96:
			width = 96
		case suffix == "" && bits == 128:
			width = 128
		}
		if width > 0 && n.BitLen() == width {
			n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(width)))
		}
	} else if suffix == "n" && len(digits) > 0 && n.BitLen() == bits {
		n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(bits)))
	}
	return finishInteger(n, suffix, mult, neg)
}

func finishInteger(n *big.Int, suffix string, mult int64, neg bool) (value.Value, bool) {
	if mult > 1 {
		n.Mul(n, big.NewInt(mult))
	}
	if neg {
		n.Neg(n)
	}
	switch suffix {
	case "n":
		return value.NewBigInt(n), true
	case "d":
		d, err := decimal.FromBigInt(n)
		return value.NewDecimal(d), err == nil
	case "":
		switch {
		case fits(n, value.KindInt32):
			return value.Int(int32(n.Int64())), true
		case fits(n, value.KindInt64):
			return value.Long(n.Int64()), true
		}
		if d, err := decimal.FromBigInt(n); err == nil {
			return value.NewDecimal(d), true
		}
		f, _ := new(big.Float).SetInt(n).Float64()
		return value.Double(f), true
	case "u":
		if fits(n, value.KindUInt32) {
			return value.Scalar(value.KindUInt32, n.Uint64()), true
		}
		return value.ULong(n.Uint64()), fits(n, value.KindUInt64)
	}
	k := map[string]value.Kind{"y": value.KindSByte, "uy": value.KindByte, "s": value.KindInt16, "us": value.KindUInt16,
		"l": value.KindInt64, "ul": value.KindUInt64}[suffix]
	if !fits(n, k) {
		return value.Null, false
	}
	if k == value.KindUInt64 {
		return value.ULong(n.Uint64()), true
	}
	return value.FromInteger(k, n.Int64()), true
}

func scanDecimal(body, suffix string, mult int64, neg bool) (value.Value, bool) {
	real := false
	digits := 0
	for i := 0; i < len(body); i++ {
		switch c := body[i]; {
		case c >= '0' && c <= '9':
			digits++
		case c == '.':
			if real {
				return value.Null, false
			}
			real = true
		case c == 'e' || c == 'E':
			real = true
			j := i + 1
			if j < len(body) && (body[j] == '+' || body[j] == '-') {
				j++
			}
			if digits == 0 || j == len(body) || strings.Trim(body[j:], "0123456789") != "" {
				return value.Null, false
			}
			i = len(body)
		default:
			return value.Null, false
		}
	}
	if digits == 0 {
		return value.Null, false
	}
	if suffix == "d" {
		d, err := decimal.Parse(body)
		if err != nil {
			return value.Null, false
		}
		if mult > 1 {
			if d, err = d.Mul(decimal.FromInt64(mult)); err != nil {
				return value.Null, false
			}
		}
		if neg {
			d = d.Neg()
		}
		return value.NewDecimal(d), true
	}
	if !real {
		if len(body) < 19 && suffix == "" && mult == 1 {
			n, _ := strconv.ParseInt(body, 10, 64)
			if neg {
				n = -n
			}
			if n == int64(int32(n)) {
				return value.Int(int32(n)), true
			}
			return value.Long(n), true
		}
		n, ok := new(big.Int).SetString(body, 10)
		if !ok {
			return value.Null, false
		}
		return finishInteger(n, suffix, mult, neg)
	}
	f, err := strconv.ParseFloat(body, 64)
	if err != nil && !math.IsInf(f, 0) {
		return value.Null, false
	}
	f *= float64(mult)
	if neg {
		f = -f
	}
	if suffix == "" {
		return value.Double(f), true
	}
	// A real literal with an integer suffix is rounded: 1.5L is 2.
	if math.IsInf(f, 0) || math.IsNaN(f) {
		return value.Null, false
	}
	n, _ := big.NewFloat(math.RoundToEven(f)).Int(nil)
	return finishInteger(n, suffix, 1, false)
}

// fits tells whether n is in the range of an integer kind.
func fits(n *big.Int, k value.Kind) bool {
	bits := intBits(k)
	if k.IsSigned() {
		if n.Sign() < 0 {
			return new(big.Int).Not(n).BitLen() < bits
		}
		return n.BitLen() < bits
	}
	return n.Sign() >= 0 && n.BitLen() <= bits
}

// intBits is the width of an integer kind.
func intBits(k value.Kind) int {
	switch k {
	case value.KindSByte, value.KindByte:
		return 8
	case value.KindInt16, value.KindUInt16, value.KindChar:
		return 16
	case value.KindInt32, value.KindUInt32:
		return 32
	}
	return 64
}
