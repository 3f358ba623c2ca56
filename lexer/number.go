package lexer

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"goposh/ast"
)

// number reads a number whose first character has been read; what turns out to be none is a word.
func (l *Lexer) number() Token {
	end, ok := scanNumber(l.text[l.start:], l.AllowSigned)
	if !ok {
		return l.generic(l.text[l.start:l.pos])
	}
	l.pos = l.start + end.len
	c := l.peek()
	if l.mode != Expression && !forcesNewToken(c) || l.mode == Expression && !l.forcesNewTokenAfterNumber(c) {
		l.pos = l.start
		l.next()
		return l.generic(l.text[l.start:l.pos])
	}
	v := end.value(l.text[l.start:l.pos])
	if v == nil {
		l.report(l.start, l.pos, "BadNumericConstant", "The numeric constant "+l.text[l.start:l.pos]+" is not valid.")
	}
	return l.save(Token{Kind: ast.TokenNumber, Data: v})
}

// literal describes the parts of a numeric literal.
type literal struct {
	len                int
	negative           bool
	base               int // 2, 10 or 16
	digits             string
	real               bool // with fraction or exponent
	unsigned           bool
	suffix, multiplier byte // lower case
}

func scanNumber(s string, _ bool) (literal, bool) {
	var n literal
	i := 0
	if r, w := decode(s); isDash(r) {
		n.negative = true
		i = w
	} else if r == '+' {
		i = 1
	}
	n.base = 10
	if i+1 < len(s) && s[i] == '0' && (s[i+1]|0x20 == 'x' || s[i+1]|0x20 == 'b') {
		n.base = 16
		if s[i+1]|0x20 == 'b' {
			n.base = 2
		}
		from := i + 2
		i = from
		for i < len(s) && (n.base == 16 && isHex(rune(s[i])) || s[i] == '0' || s[i] == '1') {
			i++
		}
		if i == from && n.base == 2 {
			return n, false
		}
		n.digits = s[from:i]
		if i == from {
			n.digits = "0"
		}
	} else {
		from := i
		for i < len(s) && isDigit(rune(s[i])) {
			i++
		}
		if i < len(s) && s[i] == '.' && !(i+1 < len(s) && s[i+1] == '.') {
			n.real = true
			i++
			dot := i
			for i < len(s) && isDigit(rune(s[i])) {
				i++
			}
			if i == dot && dot-1 == from {
				return n, false
			}
		}
		if i == from {
			return n, false
		}
		if i < len(s) && s[i]|0x20 == 'e' {
			j := i + 1
			if j < len(s) && (s[j] == '+' || s[j] == '-') {
				j++
			}
			if j < len(s) && isDigit(rune(s[j])) {
				for j < len(s) && isDigit(rune(s[j])) {
					j++
				}
				n.real = true
				i = j
			}
		}
		n.digits = s[from:i]
	}
	if i < len(s) && s[i]|0x20 == 'u' {
		n.unsigned = true
		i++
	}
	if i < len(s) {
		switch c := s[i] | 0x20; c {
		case 'y', 's', 'l':
			n.suffix = c
			i++
		case 'n':
			if !n.unsigned {
				n.suffix = c
				i++
			}
		case 'd':
			if !n.unsigned {
				n.suffix = c
				i++
			}
		}
	}
	if i+1 < len(s) && s[i+1]|0x20 == 'b' {
		switch c := s[i] | 0x20; c {
		case 'k', 'm', 'g', 't', 'p':
			n.multiplier = c
			i += 2
		}
	}
	n.len = i
	return n, true
}

func (n *literal) factor() int64 {
	switch n.multiplier {
	case 'k':
		return 1 << 10
	case 'm':
		return 1 << 20
	case 'g':
		return 1 << 30
	case 't':
		return 1 << 40
	case 'p':
		return 1 << 50
	}
	return 1
}

// value computes the number; nil when it does not fit its type.
func (n *literal) value(string) any {
	if n.base == 10 && !n.real && n.suffix == 0 && !n.unsigned && n.multiplier == 0 && len(n.digits) < 10 {
		v := int32(0)
		for i := range len(n.digits) {
			v = v*10 + int32(n.digits[i]-'0')
		}
		if n.negative {
			v = -v
		}
		return v
	}
	if n.suffix == 'd' {
		return n.decimal()
	}
	if n.real {
		return n.realValue()
	}
	v := n.integer()
	switch {
	case n.suffix == 'n':
		return v
	case n.unsigned:
		return n.unsignedValue(v)
	}
	switch n.suffix {
	case 'y':
		if v.IsInt64() && int64(int8(v.Int64())) == v.Int64() {
			return int8(v.Int64())
		}
		return nil
	case 's':
		if v.IsInt64() && int64(int16(v.Int64())) == v.Int64() {
			return int16(v.Int64())
		}
		return nil
	case 'l':
		if v.IsInt64() {
			return v.Int64()
		}
		return nil
	}
	if v.IsInt64() {
		if i := v.Int64(); int64(int32(i)) == i && !n.wide() {
			return int32(i)
		} else {
			return i
		}
	}
	if abs := new(big.Int).Abs(v); abs.BitLen() <= 96 {
		return ast.Decimal(v.String())
	}
	f, _ := new(big.Float).SetInt(v).Float64()
	if math.IsInf(f, 0) {
		return nil
	}
	return f
}

func (n *literal) unsignedValue(v *big.Int) any {
	if v.Sign() < 0 || !v.IsUint64() {
		return nil
	}
	u := v.Uint64()
	switch n.suffix {
	case 'y':
		if u > math.MaxUint8 {
			return nil
		}
		return uint8(u)
	case 's':
		if u > math.MaxUint16 {
			return nil
		}
		return uint16(u)
	case 'l':
		return u
	}
	if u <= math.MaxUint32 {
		return uint32(u)
	}
	return u
}

// wide tells that hexadecimal or binary digits need more than 32 bits, however small their value.
func (n *literal) wide() bool {
	return n.base == 16 && len(n.digits) > 8 || n.base == 2 && len(n.digits) > 32
}

// integer is the value of an integer literal. Hexadecimal and binary digits that fill a whole type are two's complement.
func (n *literal) integer() *big.Int {
	v, _ := new(big.Int).SetString(n.digits, n.base)
	if n.base != 10 && !n.unsigned {
		bits := len(n.digits)
		if n.base == 16 {
			bits *= 4
		}
		full := bits == 32 || bits == 64 || bits == 96 || bits == 128 || n.base == 16 && len(n.digits)%8 == 0
		switch n.suffix {
		case 'y':
			full = bits == 8
		case 's':
			full = bits == 16
		case 'l':
			full = bits == 64
		case 0:
			if n.base == 2 {
				full = bits == 8 || bits == 16 || bits == 32 || bits == 64
			}
		}
		if full && v.Bit(bits-1) == 1 {
			v.Sub(v, new(big.Int).Lsh(big.NewInt(1), uint(bits)))
		}
	}
	if n.negative {
		v.Neg(v)
	}
	if f := n.factor(); f != 1 {
		v.Mul(v, big.NewInt(f))
	}
	return v
}

func (n *literal) realValue() any {
	f, err := strconv.ParseFloat(n.digits, 64)
	if err != nil && !math.IsInf(f, 0) {
		return nil
	}
	if n.negative {
		f = -f
	}
	f *= float64(n.factor())
	if n.suffix == 0 && !n.unsigned {
		return f
	}
	if math.IsInf(f, 0) {
		return nil
	}
	v, _ := big.NewFloat(math.RoundToEven(f)).Int(nil)
	switch {
	case n.suffix == 'n':
		return v
	case n.unsigned:
		return n.unsignedValue(v)
	case !v.IsInt64():
		return nil
	}
	i := v.Int64()
	switch n.suffix {
	case 'y':
		if int64(int8(i)) != i {
			return nil
		}
		return int8(i)
	case 's':
		if int64(int16(i)) != i {
			return nil
		}
		return int16(i)
	}
	return i
}

// decimal applies exponent and multiplier and keeps the number of decimals, as System.Decimal does.
func (n *literal) decimal() any {
	var v *big.Int
	scale := 0
	if n.base != 10 {
		v = n.integer()
	} else {
		mantissa, exponent := n.digits, 0
		if i := strings.IndexAny(mantissa, "eE"); i >= 0 {
			e, err := strconv.Atoi(mantissa[i+1:])
			if err != nil || e > 1000 || e < -1000 {
				return nil
			}
			mantissa, exponent = mantissa[:i], e
		}
		if whole, frac, ok := strings.Cut(mantissa, "."); ok {
			mantissa, scale = whole+frac, len(frac)
		}
		v, _ = new(big.Int).SetString("0"+mantissa, 10)
		scale -= exponent
		if scale < 0 {
			v.Mul(v, new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(-scale)), nil))
			scale = 0
		}
		if n.negative {
			v.Neg(v)
		}
		v.Mul(v, big.NewInt(n.factor()))
	}
	ten := big.NewInt(10)
	for scale > 0 && (scale > 28 || new(big.Int).Abs(v).BitLen() > 96) {
		q, r := new(big.Int).QuoRem(v, ten, new(big.Int))
		if r.CmpAbs(big.NewInt(5)) >= 0 {
			if v.Sign() < 0 {
				q.Sub(q, big.NewInt(1))
			} else {
				q.Add(q, big.NewInt(1))
			}
		}
		v, scale = q, scale-1
	}
	if new(big.Int).Abs(v).BitLen() > 96 {
		return nil
	}
	s := new(big.Int).Abs(v).String()
	if scale > 0 {
		if len(s) <= scale {
			s = strings.Repeat("0", scale-len(s)+1) + s
		}
		s = s[:len(s)-scale] + "." + s[len(s)-scale:]
	}
	if v.Sign() < 0 || n.negative && v.Sign() == 0 {
		s = "-" + s
	}
	return ast.Decimal(s)
}
