package culture

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// ToUpper is String.ToUpper(culture): simple one-to-one mappings, with the dotted and dotless i of tr and az.
func (c *Culture) ToUpper(s string) string {
	if c.IsInvariant() {
		return ToUpperInvariant(s)
	}
	if c.turkic() {
		return mapRunes(s, unicode.TurkishCase.ToUpper)
	}
	if isASCII(s) {
		return asciiUpper(s)
	}
	return mapRunes(s, unicode.ToUpper)
}

// ToLower is String.ToLower(culture).
func (c *Culture) ToLower(s string) string {
	if c.IsInvariant() {
		return ToLowerInvariant(s)
	}
	if c.turkic() {
		return mapRunes(s, unicode.TurkishCase.ToLower)
	}
	if isASCII(s) {
		return asciiLower(s)
	}
	return mapRunes(s, unicode.ToLower)
}

func (c *Culture) turkic() bool {
	return c.TwoLetterISOLanguageName == "tr" || c.TwoLetterISOLanguageName == "az"
}

// ToUpperInvariant is String.ToUpperInvariant: one-to-one mappings only ("ß" stays), and dotless i maps to itself.
func ToUpperInvariant(s string) string {
	if isASCII(s) {
		return asciiUpper(s)
	}
	return mapRunes(s, UpperRuneInvariant)
}

// ToLowerInvariant is String.ToLowerInvariant; dotted capital I maps to itself.
func ToLowerInvariant(s string) string {
	if isASCII(s) {
		return asciiLower(s)
	}
	return mapRunes(s, LowerRuneInvariant)
}

// UpperRuneInvariant is Char.ToUpperInvariant.
func UpperRuneInvariant(r rune) rune {
	if r == 'ı' || r == 'ſ' {
		return r
	}
	return unicode.ToUpper(r)
}

// LowerRuneInvariant is Char.ToLowerInvariant.
func LowerRuneInvariant(r rune) rune {
	if r == 'İ' {
		return r
	}
	return unicode.ToLower(r)
}

func asciiUpper(s string) string { return strings.ToUpper(s) }
func asciiLower(s string) string { return strings.ToLower(s) }

// mapRunes maps rune by rune and leaves bytes that are no UTF-8 alone, for lone surrogates must survive.
func mapRunes(s string, f func(rune) rune) string {
	var b []byte
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n <= 1 {
			if b != nil {
				b = append(b, s[i])
			}
			i++
			continue
		}
		if u := f(r); b == nil && u != r {
			b = append(make([]byte, 0, len(s)+4), s[:i]...)
			b = utf8.AppendRune(b, u)
		} else if b != nil {
			b = utf8.AppendRune(b, u)
		}
		i += n
	}
	if b == nil {
		return s
	}
	return string(b)
}

// CompareOrdinal is String.CompareOrdinal: the difference of the first UTF-16 code units that differ, else of lengths.
func CompareOrdinal(a, b string) int { return compareOrdinal(a, b, nil) }

// CompareOrdinalIgnoreCase is StringComparer.OrdinalIgnoreCase.Compare, which compares invariant upper case.
func CompareOrdinalIgnoreCase(a, b string) int { return compareOrdinal(a, b, UpperRuneInvariant) }

// EqualOrdinalIgnoreCase reports whether a and b are equal under StringComparison.OrdinalIgnoreCase.
func EqualOrdinalIgnoreCase(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) == len(b) {
		ascii := true
		for i := range len(a) {
			x, y := a[i], b[i]
			if x >= utf8.RuneSelf || y >= utf8.RuneSelf {
				ascii = false
				break
			}
			if x != y && lowerByte(x) != lowerByte(y) {
				return false
			}
		}
		if ascii {
			return true
		}
	}
	return CompareOrdinalIgnoreCase(a, b) == 0
}

func lowerByte(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

func compareOrdinal(a, b string, fold func(rune) rune) int {
	for len(a) > 0 && len(b) > 0 {
		x, n := decodeWTF8(a)
		y, m := decodeWTF8(b)
		if fold != nil {
			x, y = fold(x), fold(y)
		}
		if x != y {
			hx, lx := surrogates(x)
			hy, ly := surrogates(y)
			if hx != hy {
				return int(hx) - int(hy)
			}
			return int(lx) - int(ly)
		}
		a, b = a[n:], b[m:]
	}
	return utf16Len(a) - utf16Len(b)
}

func surrogates(r rune) (hi, lo rune) {
	if r < 0x10000 {
		return r, 0
	}
	r -= 0x10000
	return 0xD800 + r>>10, 0xDC00 + r&0x3FF
}

// decodeWTF8 decodes a rune, lone surrogates in their three-byte form included.
func decodeWTF8(s string) (rune, int) {
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && n == 1 && len(s) >= 3 && s[0] == 0xED && s[1] >= 0xA0 && s[1] <= 0xBF && s[2]&0xC0 == 0x80 {
		return 0xD000 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3
	}
	return r, n
}

func utf16Len(s string) int {
	n := 0
	for len(s) > 0 {
		r, size := decodeWTF8(s)
		n++
		if r >= 0x10000 {
			n++
		}
		s = s[size:]
	}
	return n
}
