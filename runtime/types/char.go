package types

import (
	"unicode"

	"goposh/runtime/culture"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// charClass declares System.Char: one UTF-16 code unit.
func charClass() *Class {
	return &Class{Type: value.TypeChar, Members: []M{
		{"const char MaxValue", constant(value.Char(0xFFFF))},
		{"const char MinValue", constant(value.Char(0))},
		{"static bool IsAscii(char c)", charIs(isASCIIRune)},
		{"int GetHashCode()", charGetHashCode},
		{"bool Equals(object obj)", charEquals},
		{"bool Equals(char obj)", charEquals},
		{"int CompareTo(object value)", charCompareTo},
		{"int CompareTo(char value)", charCompareTo},
		{"string ToString()", charToString},
		{"string ToString(IFormatProvider provider)", charToString},
		{"static string ToString(char c)", charToString},
		{"static char Parse(string s)", charParse},
		{"static bool TryParse(string s, out char result)", charTryParse},
		{"static bool IsAsciiLetter(char c)", charIs(isASCIILetter)},
		{"static bool IsAsciiLetterLower(char c)", charIs(isASCIILower)},
		{"static bool IsAsciiLetterUpper(char c)", charIs(isASCIIUpper)},
		{"static bool IsAsciiDigit(char c)", charIs(isASCIIDigit)},
		{"static bool IsAsciiLetterOrDigit(char c)", charIs(isASCIILetterOrDigit)},
		{"static bool IsAsciiHexDigit(char c)", charIs(isASCIIHex)},
		{"static bool IsAsciiHexDigitUpper(char c)", charIs(isASCIIHexUpper)},
		{"static bool IsAsciiHexDigitLower(char c)", charIs(isASCIIHexLower)},
		{"static bool IsDigit(char c)", charIs(unicode.IsDigit)},
		{"static bool IsDigit(string s, int index)", charIs(unicode.IsDigit)},
		{"static bool IsBetween(char c, char minInclusive, char maxInclusive)", charIsBetween},
		{"static bool IsLetter(char c)", charIs(isLetter)},
		{"static bool IsLetter(string s, int index)", charIs(isLetter)},
		{"static bool IsWhiteSpace(char c)", charIs(isWhiteSpace)},
		{"static bool IsWhiteSpace(string s, int index)", charIs(isWhiteSpace)},
		{"static bool IsUpper(char c)", charIs(isUpper)},
		{"static bool IsUpper(string s, int index)", charIs(isUpper)},
		{"static bool IsLower(char c)", charIs(isLower)},
		{"static bool IsLower(string s, int index)", charIs(isLower)},
		{"static bool IsPunctuation(char c)", charIs(unicode.IsPunct)},
		{"static bool IsPunctuation(string s, int index)", charIs(unicode.IsPunct)},
		{"static bool IsLetterOrDigit(char c)", charIs(isLetterOrDigit)},
		{"static bool IsLetterOrDigit(string s, int index)", charIs(isLetterOrDigit)},
		{"static char ToUpper(char c, CultureInfo culture)", charToUpper},
		{"static char ToUpper(char c)", charToUpper},
		{"static char ToUpperInvariant(char c)", charToUpperInvariant},
		{"static char ToLower(char c, CultureInfo culture)", charToLower},
		{"static char ToLower(char c)", charToLower},
		{"static char ToLowerInvariant(char c)", charToLowerInvariant},
		{"TypeCode GetTypeCode()", charGetTypeCode},
		{"static bool IsControl(char c)", charIs(unicode.IsControl)},
		{"static bool IsControl(string s, int index)", charIs(unicode.IsControl)},
		{"static bool IsNumber(char c)", charIs(unicode.IsNumber)},
		{"static bool IsNumber(string s, int index)", charIs(unicode.IsNumber)},
		{"static bool IsSeparator(char c)", charIs(isSeparator)},
		{"static bool IsSeparator(string s, int index)", charIs(isSeparator)},
		{"static bool IsSurrogate(char c)", charIs(isSurrogate)},
		{"static bool IsSurrogate(string s, int index)", charIs(isSurrogate)},
		{"static bool IsSymbol(char c)", charIs(unicode.IsSymbol)},
		{"static bool IsSymbol(string s, int index)", charIs(unicode.IsSymbol)},
		{"static UnicodeCategory GetUnicodeCategory(char c)", charGetUnicodeCategory},
		{"static UnicodeCategory GetUnicodeCategory(string s, int index)", charGetUnicodeCategory},
		{"static double GetNumericValue(char c)", charGetNumericValue},
		{"static double GetNumericValue(string s, int index)", charGetNumericValue},
		{"static bool IsHighSurrogate(char c)", charIs(isHighSurrogate)},
		{"static bool IsHighSurrogate(string s, int index)", charIs(isHighSurrogate)},
		{"static bool IsLowSurrogate(char c)", charIs(isLowSurrogate)},
		{"static bool IsLowSurrogate(string s, int index)", charIs(isLowSurrogate)},
		{"static bool IsSurrogatePair(string s, int index)", charIsSurrogatePair},
		{"static bool IsSurrogatePair(char highSurrogate, char lowSurrogate)", charIsSurrogatePair},
		{"static string ConvertFromUtf32(int utf32)", charConvertFromUtf32},
		{"static int ConvertToUtf32(char highSurrogate, char lowSurrogate)", charConvertToUtf32},
		{"static int ConvertToUtf32(string s, int index)", charConvertToUtf32},
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
	}}
}

func isASCIIRune(r rune) bool          { return r < 128 }
func isASCIILower(r rune) bool         { return 'a' <= r && r <= 'z' }
func isASCIIUpper(r rune) bool         { return 'A' <= r && r <= 'Z' }
func isASCIILetter(r rune) bool        { return isASCIILower(r|0x20) && r < 128 }
func isASCIIDigit(r rune) bool         { return '0' <= r && r <= '9' }
func isASCIILetterOrDigit(r rune) bool { return isASCIILetter(r) || isASCIIDigit(r) }
func isASCIIHexUpper(r rune) bool      { return isASCIIDigit(r) || 'A' <= r && r <= 'F' }
func isASCIIHexLower(r rune) bool      { return isASCIIDigit(r) || 'a' <= r && r <= 'f' }
func isASCIIHex(r rune) bool           { return isASCIIHexUpper(r) || isASCIIHexLower(r) }
func isLetter(r rune) bool             { return unicode.IsLetter(r) }
func isUpper(r rune) bool              { return unicode.Is(unicode.Lu, r) }
func isLower(r rune) bool              { return unicode.Is(unicode.Ll, r) }
func isLetterOrDigit(r rune) bool      { return unicode.IsLetter(r) || unicode.IsDigit(r) }
func isSeparator(r rune) bool          { return unicode.In(r, unicode.Zs, unicode.Zl, unicode.Zp) }
func isHighSurrogate(r rune) bool      { return r >= 0xD800 && r < 0xDC00 }
func isLowSurrogate(r rune) bool       { return r >= 0xDC00 && r < 0xE000 }
func isSurrogate(r rune) bool          { return r >= 0xD800 && r < 0xE000 }

// isWhiteSpace is Char.IsWhiteSpace.
func isWhiteSpace(r rune) bool { return unicode.IsSpace(r) }

// charIs declares a test of a character, given as such or as a position in a string (where a surrogate pair counts as one).
func charIs(test func(rune) bool) Func {
	return func(c *Call) (value.Value, error) {
		r, err := charArg(c)
		return value.Bool(err == nil && test(r)), err
	}
}

func charArg(c *Call) (rune, error) {
	if c.N() == 1 {
		return rune(uint16(c.Int(0))), nil
	}
	if c.isNull(0) {
		return 0, neterr.ArgumentNull("s")
	}
	u, i := wtf8.Units(c.Str(0)), c.Int(1)
	if i < 0 || i >= len(u) {
		return 0, neterr.ArgumentOutOfRange("index", msgIndexMustBeLess)
	}
	return rune(u[i]), nil
}

func charThis(c *Call) uint16 { return uint16(c.This.Base().Int64()) }

func charIsBetween(c *Call) (value.Value, error) {
	return vbool(uint16(c.Int(0)-c.Int(1)) <= uint16(c.Int(2)-c.Int(1)))
}

func charGetHashCode(c *Call) (value.Value, error) {
	u := int(charThis(c))
	return vint(u | u<<16)
}

func charEquals(c *Call) (value.Value, error) {
	return vbool(c.kind(0) == value.KindChar && uint16(c.Int(0)) == charThis(c))
}

func charCompareTo(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return vint(1)
	}
	if c.kind(0) != value.KindChar {
		return value.Null, neterr.Argument("", "Object must be of type Char.")
	}
	return vint(int(charThis(c)) - c.Int(0))
}

func charToString(c *Call) (value.Value, error) {
	if c.This.IsNull() {
		return vstring(strOrChar(c, 0))
	}
	return vstring(wtf8.FromUnit(charThis(c)))
}

func charParse(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("s")
	}
	u := wtf8.Units(c.Str(0))
	if len(u) != 1 {
		return value.Null, neterr.Format("String must be exactly one character long.")
	}
	return value.Char(u[0]), nil
}

func charTryParse(c *Call) (value.Value, error) {
	u := wtf8.Units(c.Str(0))
	if len(u) != 1 {
		return outBool(c, 1, false, value.Char(0))
	}
	return outBool(c, 1, true, value.Char(u[0]))
}

// outBool assigns an out argument and returns ok.
func outBool(c *Call, i int, ok bool, v value.Value) (value.Value, error) {
	return value.Bool(ok), c.setOut(i, v)
}

// setOut assigns the out or ref argument i.
func (c *Call) setOut(i int, v value.Value) error {
	if r, ok := c.Args[i].Ref().(*Ref); ok && r.Set != nil {
		return r.Set(v)
	}
	return nil
}

func charToUpper(c *Call) (value.Value, error) {
	return firstUnit(c.culture(1).ToUpper(strOrChar(c, 0)))
}

func charToLower(c *Call) (value.Value, error) {
	return firstUnit(c.culture(1).ToLower(strOrChar(c, 0)))
}

func firstUnit(s string) (value.Value, error) {
	u, _ := wtf8.At(s, 0)
	return value.Char(u), nil
}

func charToUpperInvariant(c *Call) (value.Value, error) {
	return value.Char(uint16(culture.UpperRuneInvariant(rune(c.Int(0))))), nil
}

func charToLowerInvariant(c *Call) (value.Value, error) {
	return value.Char(uint16(culture.LowerRuneInvariant(rune(c.Int(0))))), nil
}

func charGetTypeCode(*Call) (value.Value, error) { return typeCodeValue(4), nil }

var typeUnicodeCategory = lazyType{name: "System.Globalization.UnicodeCategory"}

// unicodeCategory returns the number of a rune's UnicodeCategory.
func unicodeCategory(r rune) int {
	for i, t := range [...]*unicode.RangeTable{
		unicode.Lu, unicode.Ll, unicode.Lt, unicode.Lm, unicode.Lo, unicode.Mn, unicode.Mc, unicode.Me, unicode.Nd, unicode.Nl,
		unicode.No, unicode.Zs, unicode.Zl, unicode.Zp, unicode.Cc, unicode.Cf, unicode.Cs, unicode.Co, unicode.Pc, unicode.Pd,
		unicode.Ps, unicode.Pe, unicode.Pi, unicode.Pf, unicode.Po, unicode.Sm, unicode.Sc, unicode.Sk, unicode.So,
	} {
		if unicode.Is(t, r) {
			return i
		}
	}
	return 29
}

func charGetUnicodeCategory(c *Call) (value.Value, error) {
	r, err := charArg(c)
	if err != nil {
		return value.Null, err
	}
	return typeUnicodeCategory.enum(unicodeCategory(r)), nil
}

// numericValue is the number a digit stands for, -1 for other characters.
func numericValue(r rune) float64 {
	switch {
	case isASCIIDigit(r):
		return float64(r - '0')
	case unicode.Is(unicode.Nd, r):
		// Decimal digits come in runs of ten that start at a multiple the table's ranges give.
		for d := range rune(10) {
			if !unicode.Is(unicode.Nd, r-d-1) || d == 9 {
				return float64(d)
			}
		}
	case r == 0xBC:
		return 0.25
	case r == 0xBD:
		return 0.5
	case r == 0xBE:
		return 0.75
	case r == 0xB9:
		return 1
	case r == 0xB2 || r == 0xB3:
		return float64(r - 0xB0)
	case r == 0x2070 || r >= 0x2074 && r <= 0x2079:
		return float64(r - 0x2070)
	case r >= 0x2080 && r <= 0x2089:
		return float64(r - 0x2080)
	case r >= 0x2160 && r <= 0x216B:
		return float64(r - 0x215F)
	case r >= 0x2170 && r <= 0x217B:
		return float64(r - 0x216F)
	case r >= 0x2460 && r <= 0x2473:
		return float64(r - 0x245F)
	case r == 0x2153 || r == 0x2154:
		return float64(r-0x2152) / 3
	}
	return -1
}

func charGetNumericValue(c *Call) (value.Value, error) {
	r, err := charArg(c)
	if err != nil {
		return value.Null, err
	}
	return vdouble(numericValue(r))
}

func charIsSurrogatePair(c *Call) (value.Value, error) {
	if c.kind(0) == value.KindChar {
		return vbool(isHighSurrogate(rune(c.Int(0))) && isLowSurrogate(rune(c.Int(1))))
	}
	u, i := wtf8.Units(c.Str(0)), c.Int(1)
	if i < 0 || i >= len(u) {
		return value.Null, neterr.ArgumentOutOfRange("index", msgIndexMustBeLess)
	}
	return vbool(i+1 < len(u) && isHighSurrogate(rune(u[i])) && isLowSurrogate(rune(u[i+1])))
}

func charConvertFromUtf32(c *Call) (value.Value, error) {
	n := c.Int(0)
	if n < 0 || n > 0x10FFFF || isSurrogate(rune(n)) {
		return value.Null, neterr.ArgumentOutOfRange("utf32", "A valid UTF32 value is between 0x000000 and 0x10ffff, inclusive, and should not include surrogate codepoint values (0x00d800 ~ 0x00dfff).")
	}
	return vstring(string(rune(n)))
}

func charConvertToUtf32(c *Call) (value.Value, error) {
	if c.kind(0) == value.KindChar {
		hi, lo := rune(c.Int(0)), rune(c.Int(1))
		if !isHighSurrogate(hi) {
			return value.Null, neterr.ArgumentOutOfRange("highSurrogate", "A valid high surrogate character is between 0xd800 and 0xdbff, inclusive.")
		}
		if !isLowSurrogate(lo) {
			return value.Null, neterr.ArgumentOutOfRange("lowSurrogate", "A valid low surrogate character is between 0xdc00 and 0xdfff, inclusive.")
		}
		return vint(int(0x10000 + (hi-0xD800)<<10 + lo - 0xDC00))
	}
	u, i := wtf8.Units(c.Str(0)), c.Int(1)
	if i < 0 || i >= len(u) {
		return value.Null, neterr.ArgumentOutOfRange("index", msgIndexMustBeLess)
	}
	r := rune(u[i])
	if isHighSurrogate(r) && i+1 < len(u) && isLowSurrogate(rune(u[i+1])) {
		return vint(int(0x10000 + (r-0xD800)<<10 + rune(u[i+1]) - 0xDC00))
	}
	if isSurrogate(r) {
		kind := "low"
		if isHighSurrogate(r) {
			kind = "high"
		}
		return value.Null, neterr.Argument("s", "Found a %s surrogate char without a preceding %s surrogate at index: %d. The input may not be in this encoding, or may not contain valid Unicode (UTF-16) characters.", kind, map[string]string{"low": "high", "high": "low"}[kind], i)
	}
	return vint(int(r))
}
