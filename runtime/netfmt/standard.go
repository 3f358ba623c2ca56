package netfmt

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"goposh/runtime/culture"
	"goposh/runtime/decimal"
	"goposh/runtime/neterr"
)

// maxPrecision is the greatest precision .NET accepts in a standard format. It also bounds memory.
const maxPrecision = 999_999_999

// parseSpec splits a format into .NET's standard letter and precision (-1 when absent). A format that is not standard
// returns letter 0; an empty one is G.
func parseSpec(format string) (letter byte, precision int, err error) {
	if format == "" {
		return 'G', -1, nil
	}
	c := format[0]
	if !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z') {
		return 0, -1, nil
	}
	if len(format) == 1 {
		return c, -1, nil
	}
	n := 0
	for i := 1; i < len(format); i++ {
		d := format[i]
		if d == 0 && i > 1 {
			break
		}
		if d < '0' || d > '9' {
			return 0, -1, nil
		}
		if n = n*10 + int(d-'0'); n > maxPrecision {
			return 0, 0, badSpecifier()
		}
	}
	return c, n, nil
}

func badSpecifier() error { return neterr.Format(neterr.MsgBadSpecifier) }

// MaxOutput bounds the digits a precision may ask for, so that "D999999999" cannot exhaust memory. .NET would try.
const MaxOutput = 1 << 24

func checkPrecision(p int) error {
	if p > MaxOutput {
		return neterr.New("System.OutOfMemoryException", "Insufficient memory to continue the execution of the program.")
	}
	return nil
}

func upper(c byte) byte {
	if 'a' <= c && c <= 'z' {
		return c - 'a' + 'A'
	}
	return c
}

func orInvariant(c *culture.Culture) *culture.Culture {
	if c == nil {
		return culture.Invariant()
	}
	return c
}

// FormatInt64 is the ToString(format, culture) of the signed integer types; bits (8, 16, 32 or 64) is the width that
// X and B show negative numbers in.
func FormatInt64(v int64, bits int, format string, c *culture.Culture) (string, error) {
	if format == "" && v >= 0 {
		return strconv.FormatInt(v, 10), nil
	}
	mag := uint64(v)
	if v < 0 {
		mag = -mag
	}
	pattern := uint64(v)
	if bits < 64 {
		pattern &= 1<<bits - 1
	}
	return formatInteger(mag, v < 0, pattern, bits, format, orInvariant(c))
}

// FormatUint64 is the ToString(format, culture) of the unsigned integer types.
func FormatUint64(v uint64, format string, c *culture.Culture) (string, error) {
	if format == "" {
		return strconv.FormatUint(v, 10), nil
	}
	return formatInteger(v, false, v, 64, format, orInvariant(c))
}

func formatInteger(mag uint64, neg bool, pattern uint64, bits int, format string, c *culture.Culture) (string, error) {
	letter, prec, err := parseSpec(format)
	if err != nil {
		return "", err
	}
	if err := checkPrecision(prec); err != nil {
		return "", err
	}
	switch upper(letter) {
	case 'G', 'R', 'D':
		if upper(letter) == 'G' && prec > 0 {
			break
		}
		if upper(letter) != 'D' {
			prec = -1
		}
		s := padZeros(strconv.FormatUint(mag, 10), prec)
		if neg {
			s = c.Number.NegativeSign + s
		}
		return s, nil
	case 'X':
		s := strconv.FormatUint(pattern, 16)
		if letter == 'X' {
			s = strings.ToUpper(s)
		}
		return padZeros(s, prec), nil
	case 'B':
		return padZeros(strconv.FormatUint(pattern, 2), prec), nil
	}
	var buf [24]byte
	n := numberFromUint(mag, neg, buf[:])
	if letter == 0 {
		return formatCustom(n, format, c), nil
	}
	digits := 10 // G of an integer without precision shows all its digits
	if bits == 64 {
		digits = 20
	}
	return formatNumber(n, letter, prec, digits, c)
}

func padZeros(s string, width int) string {
	if len(s) >= width {
		return s
	}
	return strings.Repeat("0", width-len(s)) + s
}

// FormatDecimal is Decimal.ToString(format, culture).
func FormatDecimal(v decimal.Decimal, format string, c *culture.Culture) (string, error) {
	c = orInvariant(c)
	letter, prec, err := parseSpec(format)
	if err != nil {
		return "", err
	}
	if err := checkPrecision(prec); err != nil {
		return "", err
	}
	if letter == 0 {
		return formatCustom(numberFromDecimalText(v.Digits(), v.Scale(), v.Signbit()), format, c), nil
	}
	switch upper(letter) {
	case 'G', 'R':
		if prec <= 0 || upper(letter) == 'R' {
			return plainDecimal(v, c), nil
		}
		n := numberFromDecimalText(v.Digits(), v.Scale(), v.Signbit())
		n.round(prec)
		return formatGeneral(n, prec, letter, c), nil
	case 'D', 'X', 'B':
		return "", badSpecifier()
	}
	return formatNumber(numberFromDecimalText(v.Digits(), v.Scale(), v.Signbit()), letter, prec, 29, c)
}

// plainDecimal keeps all the places of the scale.
func plainDecimal(v decimal.Decimal, c *culture.Culture) string {
	s := v.String()
	if c.Number.NumberDecimalSeparator != "." {
		s = strings.Replace(s, ".", c.Number.NumberDecimalSeparator, 1)
	}
	if s[0] == '-' && c.Number.NegativeSign != "-" {
		s = c.Number.NegativeSign + s[1:]
	}
	return s
}

// FormatBigInt is BigInteger.ToString(format, culture).
func FormatBigInt(v *big.Int, format string, c *culture.Culture) (string, error) {
	c = orInvariant(c)
	letter, prec, err := parseSpec(format)
	if err != nil {
		return "", err
	}
	if err := checkPrecision(prec); err != nil {
		return "", err
	}
	switch upper(letter) {
	case 'X':
		return bigHex(v, letter == 'X', prec), nil
	case 'B':
		return bigBinary(v, prec), nil
	}
	digits := new(big.Int).Abs(v).String()
	switch upper(letter) {
	case 'G', 'R', 'D':
		if upper(letter) == 'G' && prec > 0 {
			break
		}
		if upper(letter) == 'R' {
			prec = -1
		}
		s := padZeros(digits, prec)
		if v.Sign() < 0 {
			s = c.Number.NegativeSign + s
		}
		return s, nil
	}
	n := numberFromDecimalText(digits, 0, v.Sign() < 0)
	if letter == 0 {
		return formatCustom(n, format, c), nil
	}
	return formatNumber(n, letter, prec, len(digits), c)
}

// bigHex is two's complement with as few digits as keep the sign: 255 is 0FF, -1 is F or FF.
func bigHex(v *big.Int, up bool, prec int) string {
	s, fill := "", "0"
	if v.Sign() >= 0 {
		s = v.Text(16)
		if s[0] > '7' {
			s = "0" + s
		}
	} else {
		fill = "f"
		nibbles := 1
		for limit := big.NewInt(-8); v.Cmp(limit) < 0; limit.Lsh(limit, 4) {
			nibbles++
		}
		m := new(big.Int).Lsh(big.NewInt(1), uint(4*nibbles))
		s = m.Add(m, v).Text(16)
	}
	if len(s) < prec {
		s = strings.Repeat(fill, prec-len(s)) + s
	}
	if up {
		s = strings.ToUpper(s)
	}
	return s
}

// bigBinary is two's complement with a leading sign bit.
func bigBinary(v *big.Int, prec int) string {
	s, fill := "", "0"
	if v.Sign() >= 0 {
		if s = v.Text(2); s != "0" {
			s = "0" + s
		}
	} else {
		fill = "1"
		n := new(big.Int).Not(v).BitLen() + 1
		m := new(big.Int).Lsh(big.NewInt(1), uint(n))
		s = m.Add(m, v).Text(2)
	}
	if len(s) < prec {
		s = strings.Repeat(fill, prec-len(s)) + s
	}
	return s
}

// FormatFloat64 is Double.ToString(format, culture).
func FormatFloat64(v float64, format string, c *culture.Culture) (string, error) {
	return formatFloat(v, format, orInvariant(c), 64)
}

// FormatFloat32 is Single.ToString(format, culture).
func FormatFloat32(v float32, format string, c *culture.Culture) (string, error) {
	return formatFloat(float64(v), format, orInvariant(c), 32)
}

func formatFloat(v float64, format string, c *culture.Culture, bits int) (string, error) {
	letter, prec, err := parseSpec(format)
	if err != nil {
		return "", err
	}
	if err := checkPrecision(prec); err != nil {
		return "", err
	}
	if s, special := notFinite(v, c); special {
		if letter != 0 && !strings.ContainsRune("CEFGNPR", rune(upper(letter))) {
			return "", badSpecifier()
		}
		return s, nil
	}
	customDigits := 15
	if bits == 32 {
		customDigits = 7
	}
	if letter == 0 {
		return formatCustom(numberFromFloat(v, significant, customDigits, 64), format, c), nil
	}
	nf := &c.Number
	switch upper(letter) {
	case 'R':
		letter -= 'R' - 'G'
		prec = -1
		fallthrough
	case 'G':
		if prec <= 0 {
			limit := 17 // .NET's round-trip maximum: plain notation up to so many places
			if bits == 32 {
				limit = 9
			}
			return formatGeneral(numberFromFloat(v, shortest, 0, bits), limit, letter, c), nil
		}
		n := numberFromFloat(v, significant, min(prec, 800), 64)
		return formatGeneral(n, prec, letter, c), nil
	case 'E':
		if prec < 0 {
			prec = 6
		}
		return formatNumber(numberFromFloat(v, significant, min(prec+1, 800), 64), letter, prec, 0, c)
	case 'F', 'N':
		if prec < 0 {
			prec = nf.NumberDecimalDigits
		}
		return formatNumber(numberFromFloat(v, fraction, min(prec, 1100), 64), letter, prec, 0, c)
	case 'C':
		if prec < 0 {
			prec = nf.CurrencyDecimalDigits
		}
		return formatNumber(numberFromFloat(v, fraction, min(prec, 1100), 64), letter, prec, 0, c)
	case 'P':
		if prec < 0 {
			prec = nf.PercentDecimalDigits
		}
		return formatNumber(numberFromFloat(v, fraction, min(prec+2, 1100), 64), letter, prec, 0, c)
	}
	return "", badSpecifier()
}

func notFinite(v float64, c *culture.Culture) (string, bool) {
	switch {
	case math.IsNaN(v):
		return c.Number.NaNSymbol, true
	case math.IsInf(v, 1):
		return c.Number.PositiveInfinitySymbol, true
	case math.IsInf(v, -1):
		return c.Number.NegativeInfinitySymbol, true
	}
	return "", false
}

// formatNumber does the letters that all number types share: C E F G N P. allDigits is the precision of a bare G.
func formatNumber(n number, letter byte, prec, allDigits int, c *culture.Culture) (string, error) {
	nf := &c.Number
	b := make([]byte, 0, 32)
	switch upper(letter) {
	case 'C':
		if prec < 0 {
			prec = nf.CurrencyDecimalDigits
		}
		n.roundTo(prec)
		body := appendFixed(nil, &n, prec, nf.CurrencyGroupSizes, nf.CurrencyDecimalSeparator, nf.CurrencyGroupSeparator)
		pattern := currencyPositive
		i := nf.CurrencyPositivePattern
		if n.neg {
			pattern, i = currencyNegative, nf.CurrencyNegativePattern
		}
		return fill(pattern, i, string(body), nf.CurrencySymbol, nf.NegativeSign), nil
	case 'F':
		if prec < 0 {
			prec = nf.NumberDecimalDigits
		}
		n.roundTo(prec)
		if n.neg {
			b = append(b, nf.NegativeSign...)
		}
		return string(appendFixed(b, &n, prec, nil, nf.NumberDecimalSeparator, "")), nil
	case 'N':
		if prec < 0 {
			prec = nf.NumberDecimalDigits
		}
		n.roundTo(prec)
		body := appendFixed(b, &n, prec, nf.NumberGroupSizes, nf.NumberDecimalSeparator, nf.NumberGroupSeparator)
		if !n.neg {
			return string(body), nil
		}
		return fill(numberNegative, nf.NumberNegativePattern, string(body), "", nf.NegativeSign), nil
	case 'P':
		if prec < 0 {
			prec = nf.PercentDecimalDigits
		}
		if len(n.digits) > 0 {
			n.scale += 2
		}
		n.roundTo(prec)
		body := appendFixed(b, &n, prec, nf.PercentGroupSizes, nf.PercentDecimalSeparator, nf.PercentGroupSeparator)
		pattern, i := percentPositive, nf.PercentPositivePattern
		if n.neg {
			pattern, i = percentNegative, nf.PercentNegativePattern
		}
		return fill(pattern, i, string(body), nf.PercentSymbol, nf.NegativeSign), nil
	case 'E':
		if prec < 0 {
			prec = 6
		}
		n.round(prec + 1)
		if n.neg {
			b = append(b, nf.NegativeSign...)
		}
		return string(appendScientific(b, &n, prec+1, letter, c)), nil
	case 'G':
		if prec <= 0 {
			prec = allDigits
		}
		n.round(prec)
		return formatGeneral(n, prec, letter, c), nil
	}
	return "", badSpecifier()
}

// The numbered layouts of NumberFormatInfo: n is the number, $ the symbol, - the sign.
var (
	currencyPositive = []string{"$n", "n$", "$ n", "n $"}
	currencyNegative = []string{"($n)", "-$n", "$-n", "$n-", "(n$)", "-n$", "n-$", "n$-", "-n $", "-$ n", "n $-", "$ n-",
		"$ -n", "n- $", "($ n)", "(n $)", "$- n"}
	numberNegative  = []string{"(n)", "-n", "- n", "n-", "n -"}
	percentPositive = []string{"n $", "n$", "$n", "$ n"}
	percentNegative = []string{"-n $", "-n$", "-$n", "$-n", "$n-", "n-$", "n$-", "-$ n", "n $-", "$ n-", "$ -n", "n- $"}
)

func fill(patterns []string, i int, body, symbol, minus string) string {
	if i < 0 || i >= len(patterns) {
		i = 0
	}
	pattern := patterns[i]
	b := make([]byte, 0, len(body)+len(symbol)+len(pattern)+len(minus))
	for j := range len(pattern) {
		switch pattern[j] {
		case 'n':
			b = append(b, body...)
		case '$':
			b = append(b, symbol...)
		case '-':
			b = append(b, minus...)
		default:
			b = append(b, pattern[j])
		}
	}
	return string(b)
}

// appendFixed writes the digits with so many places; groups may be nil for none.
func appendFixed(b []byte, n *number, places int, groups []int, point, separator string) []byte {
	pos, used := n.scale, 0
	switch {
	case pos <= 0:
		b = append(b, '0')
	case len(groups) == 0:
		for range pos {
			b, used = appendDigit(b, n, used)
		}
	default:
		cuts := groupCuts(pos, groups)
		for i := range pos {
			if i > 0 && len(cuts) > 0 && cuts[len(cuts)-1] == pos-i {
				b = append(b, separator...)
				cuts = cuts[:len(cuts)-1]
			}
			b, used = appendDigit(b, n, used)
		}
	}
	if places > 0 {
		b = append(b, point...)
		zeros := min(max(-pos, 0), places)
		for range zeros {
			b = append(b, '0')
		}
		for range places - zeros {
			b, used = appendDigit(b, n, used)
		}
	}
	return b
}

func appendDigit(b []byte, n *number, used int) ([]byte, int) {
	if used < len(n.digits) {
		return append(b, n.digits[used]), used + 1
	}
	return append(b, '0'), used
}

// groupCuts returns, ascending, how many digits follow each separator. A group size of 0 ends the grouping.
func groupCuts(digits int, groups []int) []int {
	var cuts []int
	at := 0
	for i := 0; ; i++ {
		size := groups[min(i, len(groups)-1)]
		if size == 0 {
			return cuts
		}
		if at += size; at >= digits {
			return cuts
		}
		cuts = append(cuts, at)
	}
}

// appendScientific writes d.ddd and an exponent of at least three digits.
func appendScientific(b []byte, n *number, digits int, letter byte, c *culture.Culture) []byte {
	b, used := appendDigit(b, n, 0)
	if digits != 1 {
		b = append(b, c.Number.NumberDecimalSeparator...)
	}
	for range digits - 1 {
		b, used = appendDigit(b, n, used)
	}
	e := 0
	if len(n.digits) > 0 {
		e = n.scale - 1
	}
	return appendExponent(b, e, letter, 3, true, c)
}

func appendExponent(b []byte, e int, letter byte, minDigits int, plus bool, c *culture.Culture) []byte {
	b = append(b, letter)
	switch {
	case e < 0:
		b = append(b, c.Number.NegativeSign...)
		e = -e
	case plus:
		b = append(b, c.Number.PositiveSign...)
	}
	s := strconv.Itoa(e)
	for range minDigits - len(s) {
		b = append(b, '0')
	}
	return append(b, s...)
}

// formatGeneral is the G layout: plain, or scientific when the exponent is above digits or below -4.
func formatGeneral(n number, digits int, letter byte, c *culture.Culture) string {
	b := make([]byte, 0, 24)
	if n.neg {
		b = append(b, c.Number.NegativeSign...)
	}
	pos, scientific := n.scale, false
	if len(n.digits) > 0 && (pos > digits || pos < -3) {
		pos, scientific = 1, true
	}
	used := 0
	if pos > 0 {
		for range pos {
			b, used = appendDigit(b, &n, used)
		}
	} else {
		b = append(b, '0')
	}
	if used < len(n.digits) || pos < 0 {
		b = append(b, c.Number.NumberDecimalSeparator...)
		for range -pos {
			b = append(b, '0')
		}
		b = append(b, n.digits[used:]...)
	}
	if scientific {
		e := letter - ('G' - 'E')
		b = appendExponent(b, n.scale-1, e, 2, true, c)
	}
	return string(b)
}
