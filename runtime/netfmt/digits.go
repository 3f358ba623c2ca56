package netfmt

import "strconv"

// number is .NET's NumberBuffer: the value 0.d1d2d3…·10^scale. Digits are ASCII, without leading or trailing zeros
// (the zero value has none).
type number struct {
	digits []byte
	scale  int
	neg    bool
	float  bool // keeps the sign of a rounded-to-zero value, as binary floating point does
}

// trim drops trailing zeros, and normalises zero.
func (n *number) trim() {
	for len(n.digits) > 0 && n.digits[len(n.digits)-1] == '0' {
		n.digits = n.digits[:len(n.digits)-1]
	}
	if len(n.digits) == 0 {
		n.scale = 0
	}
}

// round keeps pos digits, rounding half away from zero as .NET's RoundNumber does on the digits it is given.
func (n *number) round(pos int) {
	if pos < len(n.digits) {
		if pos >= 0 && n.digits[pos] >= '5' {
			i := pos
			for i > 0 && n.digits[i-1] == '9' {
				i--
			}
			if i > 0 {
				n.digits = n.digits[:i]
				n.digits[i-1]++
			} else {
				n.scale++
				n.digits = append(n.digits[:0], '1')
			}
		} else {
			n.digits = n.digits[:max(pos, 0)]
		}
	}
	n.trim()
	if len(n.digits) == 0 && !n.float {
		n.neg = false
	}
}

// roundTo keeps the digits up to the given number of decimal places.
func (n *number) roundTo(places int) { n.round(n.scale + places) }

func numberFromUint(v uint64, neg bool, buf []byte) number {
	n := number{neg: neg}
	if v != 0 {
		n.digits = strconv.AppendUint(buf[:0], v, 10)
		n.scale = len(n.digits)
	}
	n.trimKeepScale()
	return n
}

func (n *number) trimKeepScale() {
	for len(n.digits) > 0 && n.digits[len(n.digits)-1] == '0' {
		n.digits = n.digits[:len(n.digits)-1]
	}
}

// numberFromDecimalText takes an integer coefficient in decimal and the number of its decimal places.
func numberFromDecimalText(coefficient string, places int, neg bool) number {
	i := 0
	for i < len(coefficient) && coefficient[i] == '0' {
		i++
	}
	n := number{digits: []byte(coefficient[i:]), neg: neg}
	n.scale = len(n.digits) - places
	n.trim()
	return n
}

// Kinds of rounding a binary floating point number may be asked for.
const (
	shortest    = 'e' // as many digits as round-trip
	significant = 's' // so many significant digits
	fraction    = 'f' // so many decimal places
)

// numberFromFloat converts exactly, rounding half to even in binary as .NET's Dragon4 does.
func numberFromFloat(v float64, kind byte, digits, bits int) number {
	var buf [400]byte
	var s []byte
	neg := false
	switch kind {
	case shortest:
		s = strconv.AppendFloat(buf[:0], v, 'e', -1, bits)
	case significant:
		s = strconv.AppendFloat(buf[:0], v, 'e', max(digits-1, 0), bits)
	case fraction:
		return numberFromFixed(strconv.AppendFloat(buf[:0], v, 'f', digits, bits))
	}
	if s[0] == '-' {
		neg, s = true, s[1:]
	}
	e := len(s) - 1
	for s[e] != 'e' {
		e--
	}
	exp, _ := strconv.Atoi(string(s[e+1:])) // strconv wrote it
	n := number{neg: neg, float: true, scale: exp + 1}
	n.digits = append(make([]byte, 0, e+1), s[0])
	if e > 2 {
		n.digits = append(n.digits, s[2:e]...)
	}
	if n.digits[0] == '0' {
		n.digits, n.scale = n.digits[:0], 0
	}
	n.trim()
	return n
}

func numberFromFixed(s []byte) number {
	n := number{float: true}
	if s[0] == '-' {
		n.neg, s = true, s[1:]
	}
	n.digits = make([]byte, 0, len(s))
	whole := true
	for _, c := range s {
		if c == '.' {
			whole = false
			continue
		}
		if c == '0' && len(n.digits) == 0 {
			if !whole {
				n.scale--
			}
			continue
		}
		n.digits = append(n.digits, c)
		if whole {
			n.scale++
		}
	}
	n.trim()
	return n
}
