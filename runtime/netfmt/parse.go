package netfmt

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"

	"goposh/runtime/culture"
	"goposh/runtime/decimal"
	"goposh/runtime/neterr"
)

// NumberStyles is System.Globalization.NumberStyles.
type NumberStyles int

// The values of System.Globalization.NumberStyles.
const (
	AllowLeadingWhite    NumberStyles = 1
	AllowTrailingWhite   NumberStyles = 2
	AllowLeadingSign     NumberStyles = 4
	AllowTrailingSign    NumberStyles = 8
	AllowParentheses     NumberStyles = 16
	AllowDecimalPoint    NumberStyles = 32
	AllowThousands       NumberStyles = 64
	AllowExponent        NumberStyles = 128
	AllowCurrencySymbol  NumberStyles = 256
	AllowHexSpecifier    NumberStyles = 512
	AllowBinarySpecifier NumberStyles = 1024

	StyleInteger      = AllowLeadingWhite | AllowTrailingWhite | AllowLeadingSign
	StyleHexNumber    = AllowLeadingWhite | AllowTrailingWhite | AllowHexSpecifier
	StyleBinaryNumber = AllowLeadingWhite | AllowTrailingWhite | AllowBinarySpecifier
	StyleNumber       = StyleInteger | AllowTrailingSign | AllowDecimalPoint | AllowThousands
	StyleFloat        = StyleInteger | AllowDecimalPoint | AllowExponent
	StyleCurrency     = StyleNumber | AllowParentheses | AllowCurrencySymbol
	StyleAny          = StyleCurrency | AllowExponent
)

func notANumber(s string) error {
	return neterr.Format("The input string '%s' was not in a correct format.", s)
}

// OverflowMessage is .NET's message for an integer type of so many bits.
func OverflowMessage(bits int, signed bool) string {
	name := "an unsigned byte"
	switch {
	case bits == 8 && signed:
		name = "a signed byte"
	case bits != 8 && signed:
		name = "an Int" + itoa(bits)
	case bits != 8:
		name = "a UInt" + itoa(bits)
	}
	return "Value was either too large or too small for " + name + "."
}

func overflow(bits int, signed bool) error {
	return neterr.New(neterr.TypeOverflow, OverflowMessage(bits, signed))
}

// checkIntegerStyles refuses combinations .NET refuses.
func checkIntegerStyles(st NumberStyles) error {
	if st&^2047 != 0 {
		return neterr.Argument("style", "An undefined NumberStyles value is being used.")
	}
	if st&AllowHexSpecifier != 0 && st&^StyleHexNumber != 0 || st&AllowBinarySpecifier != 0 && st&^StyleBinaryNumber != 0 {
		return neterr.Argument("style", "With the AllowHexSpecifier or AllowBinarySpecifier bit set in the enum bit field, the only other valid bits that can be combined into the enum value must be a subset of those in HexNumber.")
	}
	return nil
}

func checkFloatStyles(st NumberStyles) error {
	if st&^2047 != 0 {
		return neterr.Argument("style", "An undefined NumberStyles value is being used.")
	}
	if st&(AllowHexSpecifier|AllowBinarySpecifier) != 0 {
		return neterr.Argument("style", "The number styles AllowHexSpecifier and AllowBinarySpecifier are not supported on floating point data types.")
	}
	return nil
}

// ParseInt is the Parse(s, styles, culture) of the signed integer types of 8, 16, 32 or 64 bits: FormatException or
// OverflowException.
func ParseInt(s string, st NumberStyles, c *culture.Culture, bits int) (int64, error) {
	if err := checkIntegerStyles(st); err != nil {
		return 0, err
	}
	if st&(AllowHexSpecifier|AllowBinarySpecifier) != 0 {
		u, err := parseRadix(s, st, bits, true)
		return int64(u<<(64-bits)) >> (64 - bits), err
	}
	mag, neg, err := parseMagnitude(s, st, c, bits, true)
	if err != nil {
		return 0, err
	}
	limit := uint64(1) << (bits - 1)
	if neg && mag <= limit {
		return -int64(mag), nil
	}
	if neg || mag >= limit {
		return 0, overflow(bits, true)
	}
	return int64(mag), nil
}

// ParseUint is the Parse(s, styles, culture) of the unsigned integer types.
func ParseUint(s string, st NumberStyles, c *culture.Culture, bits int) (uint64, error) {
	if err := checkIntegerStyles(st); err != nil {
		return 0, err
	}
	if st&(AllowHexSpecifier|AllowBinarySpecifier) != 0 {
		return parseRadix(s, st, bits, false)
	}
	mag, neg, err := parseMagnitude(s, st, c, bits, false)
	if err != nil {
		return 0, err
	}
	if neg && mag != 0 || bits < 64 && mag>>bits != 0 {
		return 0, overflow(bits, false)
	}
	return mag, nil
}

func parseMagnitude(s string, st NumberStyles, c *culture.Culture, bits int, signed bool) (mag uint64, neg bool, err error) {
	p, ok := scanNumber(s, st, orInvariant(c))
	if !ok {
		return 0, false, notANumber(s)
	}
	digits, places := p.exact()
	if len(digits) > 0 && (places > 0 || len(digits)-places > 20) {
		return 0, false, overflow(bits, signed) // a fraction that is not zero counts as too large, as in .NET
	}
	if len(digits) == 0 {
		return 0, p.neg, nil
	}
	mag, perr := strconv.ParseUint(digits+strings.Repeat("0", -places), 10, 64)
	if perr != nil {
		return 0, false, overflow(bits, signed)
	}
	return mag, p.neg, nil
}

// trimStyled removes the white space the styles allow around hexadecimal and binary digits.
func trimStyled(s string, st NumberStyles) string {
	s = strings.TrimRight(s, "\x00")
	if st&AllowLeadingWhite != 0 {
		s = strings.TrimLeft(s, "\t\n\v\f\r ")
	}
	if st&AllowTrailingWhite != 0 {
		s = strings.TrimRight(s, "\t\n\v\f\r ")
	}
	return s
}

func parseRadix(s string, st NumberStyles, bits int, signed bool) (uint64, error) {
	t := trimStyled(s, st)
	radix, set := 16, "0123456789abcdefABCDEF"
	if st&AllowBinarySpecifier != 0 {
		radix, set = 2, "01"
	}
	if t == "" || strings.Trim(t, set) != "" {
		return 0, notANumber(s)
	}
	u, err := strconv.ParseUint(t, radix, bits)
	if err != nil {
		return 0, overflow(bits, signed)
	}
	return u, nil
}

// ParseBigInt is BigInteger.Parse(s, styles, culture); hexadecimal and binary text is two's complement.
func ParseBigInt(s string, st NumberStyles, c *culture.Culture) (*big.Int, error) {
	if err := checkIntegerStyles(st); err != nil {
		return nil, err
	}
	bad := neterr.Format("The value could not be parsed.")
	if st&(AllowHexSpecifier|AllowBinarySpecifier) != 0 {
		t := trimStyled(s, st)
		radix, set, width := 16, "0123456789abcdefABCDEF", 4
		if st&AllowBinarySpecifier != 0 {
			radix, set, width = 2, "01", 1
		}
		if t == "" || strings.Trim(t, set) != "" {
			return nil, bad
		}
		v, ok := new(big.Int).SetString(t, radix)
		if !ok {
			return nil, bad
		}
		if v.BitLen() == len(t)*width { // the sign bit is set
			v.Sub(v, new(big.Int).Lsh(big.NewInt(1), uint(len(t)*width)))
		}
		return v, nil
	}
	p, ok := scanNumber(s, st, orInvariant(c))
	if !ok {
		return nil, bad
	}
	digits, places := p.exact()
	if places > 0 || -places > MaxOutput {
		return nil, bad
	}
	if digits == "" {
		return new(big.Int), nil
	}
	v, ok := new(big.Int).SetString(digits+strings.Repeat("0", -places), 10)
	if !ok {
		return nil, bad
	}
	if p.neg {
		v.Neg(v)
	}
	return v, nil
}

// ParseFloat64 is Double.Parse(s, styles, culture): FormatException; what is too large is infinite.
func ParseFloat64(s string, st NumberStyles, c *culture.Culture) (float64, error) {
	return parseFloat(s, st, orInvariant(c), 64)
}

// ParseFloat32 is Single.Parse(s, styles, culture).
func ParseFloat32(s string, st NumberStyles, c *culture.Culture) (float32, error) {
	v, err := parseFloat(s, st, orInvariant(c), 32)
	return float32(v), err
}

func parseFloat(s string, st NumberStyles, c *culture.Culture, bits int) (float64, error) {
	if err := checkFloatStyles(st); err != nil {
		return 0, err
	}
	p, ok := scanNumber(s, st, c)
	if !ok {
		if v, special := parseSpecial(s, &c.Number); special {
			return v, nil
		}
		return 0, notANumber(s)
	}
	digits, places := p.exact()
	v := 0.0
	if digits != "" {
		v, _ = strconv.ParseFloat(digits+"e"+itoa(-places), bits) // a range error yields the infinity .NET wants
	}
	if p.neg {
		v = math.Copysign(v, -1)
	}
	return v, nil
}

func parseSpecial(s string, nf *culture.NumberFormat) (float64, bool) {
	t := strings.TrimSpace(s)
	signless := t
	sign := 1.0
	if rest, ok := strings.CutPrefix(t, nf.PositiveSign); ok {
		signless = rest
	} else if rest, ok := strings.CutPrefix(t, nf.NegativeSign); ok {
		signless, sign = rest, -1
	}
	switch {
	case strings.EqualFold(t, nf.PositiveInfinitySymbol):
		return math.Inf(1), true
	case strings.EqualFold(t, nf.NegativeInfinitySymbol):
		return math.Inf(-1), true
	case strings.EqualFold(signless, nf.PositiveInfinitySymbol) && sign > 0:
		return math.Inf(1), true
	case strings.EqualFold(signless, nf.NaNSymbol):
		return math.NaN(), true
	}
	return 0, false
}

// ParseDecimal is Decimal.Parse(s, styles, culture): FormatException or OverflowException. Trailing zeros are kept.
func ParseDecimal(s string, st NumberStyles, c *culture.Culture) (decimal.Decimal, error) {
	if err := checkFloatStyles(st); err != nil {
		return decimal.Decimal{}, err
	}
	p, ok := scanNumber(s, st, orInvariant(c))
	if !ok {
		return decimal.Decimal{}, notANumber(s)
	}
	return decimal.FromDigits(p.neg, p.digits, p.places-p.exponent)
}

// scanned is a number as written: digits/10^places·10^exponent.
type scanned struct {
	digits   string
	places   int
	exponent int
	neg      bool
}

// exact strips zeros on both sides: the value is digits/10^places, with no digits for zero.
func (p scanned) exact() (digits string, places int) {
	digits = strings.TrimLeft(p.digits, "0")
	places = p.places - p.exponent
	trimmed := strings.TrimRight(digits, "0")
	return trimmed, places - (len(digits) - len(trimmed))
}

// numberScanner follows .NET's grammar for the styles given.
type numberScanner struct {
	s  string
	st NumberStyles
	nf *culture.NumberFormat

	signed, parens, currency bool
	currencyWanted           bool
}

func scanNumber(s string, st NumberStyles, c *culture.Culture) (scanned, bool) {
	if n, ok := scanPlain(s, st); ok {
		return n, true
	}
	p := numberScanner{s: strings.TrimRight(s, "\x00"), st: st, nf: &c.Number, currencyWanted: st&AllowCurrencySymbol != 0}
	var n scanned
	p.leading(&n)
	if !p.body(&n) {
		return n, false
	}
	p.trailing(&n)
	return n, !p.parens && p.s == ""
}

// scanPlain is the common case: up to 18 ASCII digits, perhaps behind a minus sign.
func scanPlain(s string, st NumberStyles) (scanned, bool) {
	var n scanned
	if st&AllowLeadingSign != 0 && len(s) > 1 && s[0] == '-' {
		n.neg, s = true, s[1:]
	}
	if s == "" || len(s) > 18 {
		return n, false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return n, false
		}
	}
	n.digits = s
	return n, true
}

func isWhite(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

// take consumes text, where a plain space may stand for the no-break spaces of a culture.
func (p *numberScanner) take(text string) bool {
	if text == "" {
		return false
	}
	if rest, ok := strings.CutPrefix(p.s, text); ok {
		p.s = rest
		return true
	}
	if !strings.ContainsAny(text, "\u00a0\u202f") {
		return false
	}
	plain := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(text)
	rest, ok := strings.CutPrefix(p.s, plain)
	if ok {
		p.s = rest
	}
	return ok
}

// sign consumes a sign; ASCII hyphen always stands for a culture's dash.
func (p *numberScanner) sign() (neg, ok bool) {
	if p.take(p.nf.PositiveSign) {
		return false, true
	}
	if p.take(p.nf.NegativeSign) {
		return true, true
	}
	if r, _ := utf8.DecodeRuneInString(p.nf.NegativeSign); r != '-' && strings.ContainsRune("‒⁻₋−➖﹣－", r) && p.take("-") {
		return true, true
	}
	return false, false
}

func (p *numberScanner) leading(n *scanned) {
	for p.s != "" {
		if isWhite(p.s[0]) && p.st&AllowLeadingWhite != 0 &&
			(!p.signed || p.currencyWanted && (p.currency || p.nf.CurrencyNegativePattern > 7) || p.nf.NumberNegativePattern == 2) {
			p.s = p.s[1:]
			continue
		}
		if p.st&AllowLeadingSign != 0 && !p.signed {
			if neg, ok := p.sign(); ok {
				n.neg, p.signed = neg, true
				continue
			}
		}
		if p.st&AllowParentheses != 0 && !p.signed && p.s[0] == '(' {
			n.neg, p.signed, p.parens = true, true, true
			p.s = p.s[1:]
			continue
		}
		if p.currencyWanted && !p.currency && p.take(p.nf.CurrencySymbol) {
			p.currency = true
			continue
		}
		return
	}
}

// body reads digits, separators and the exponent.
func (p *numberScanner) body(n *scanned) bool {
	digits := make([]byte, 0, len(p.s))
	point, separators := p.nf.NumberDecimalSeparator, []string{p.nf.NumberGroupSeparator}
	if p.currencyWanted {
		point, separators = p.nf.CurrencyDecimalSeparator, []string{p.nf.CurrencyGroupSeparator, p.nf.NumberGroupSeparator}
	}
	seen, fraction := false, false
scan:
	for p.s != "" {
		switch c := p.s[0]; {
		case c >= '0' && c <= '9':
			seen = true
			digits = append(digits, c)
			if fraction {
				n.places++
			}
			p.s = p.s[1:]
			continue
		case p.st&AllowDecimalPoint != 0 && !fraction && (p.take(point) || p.currencyWanted && !p.currency && p.take(p.nf.NumberDecimalSeparator)):
			fraction = true
			continue
		case p.st&AllowThousands != 0 && seen && !fraction:
			for _, sep := range separators {
				if p.take(sep) {
					continue scan
				}
			}
		}
		break
	}
	n.digits = string(digits)
	if seen && p.s != "" && p.st&AllowExponent != 0 && (p.s[0] == 'e' || p.s[0] == 'E') {
		p.exponent(n)
	}
	return seen
}

const maxExponent = 1 << 20

func (p *numberScanner) exponent(n *scanned) {
	save := p.s
	p.s = p.s[1:]
	neg, _ := p.sign()
	e, any := 0, false
	for p.s != "" && p.s[0] >= '0' && p.s[0] <= '9' {
		e, any = min(e*10+int(p.s[0]-'0'), maxExponent), true
		p.s = p.s[1:]
	}
	if !any {
		p.s = save
		return
	}
	if neg {
		e = -e
	}
	n.exponent = e
}

func (p *numberScanner) trailing(n *scanned) {
	for p.s != "" {
		if isWhite(p.s[0]) && p.st&AllowTrailingWhite != 0 {
			p.s = p.s[1:]
			continue
		}
		if p.st&AllowTrailingSign != 0 && !p.signed {
			if neg, ok := p.sign(); ok {
				n.neg, p.signed = neg, true
				continue
			}
		}
		if p.parens && p.s[0] == ')' {
			p.parens = false
			p.s = p.s[1:]
			continue
		}
		if p.currencyWanted && !p.currency && p.take(p.nf.CurrencySymbol) {
			p.currency = true
			continue
		}
		return
	}
}
