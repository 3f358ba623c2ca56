// Package wtf8 gives Go strings the UTF-16 indexes of System.String. Text is UTF-8 in which a lone surrogate keeps its
// three-byte form; indexes and lengths count UTF-16 code units. ASCII text takes a fast path everywhere.
package wtf8

import (
	"strings"
	"unicode/utf8"
)

// IsASCII tells whether s has no byte above 127.
func IsASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// DecodeRune decodes the first rune of s and its length in bytes; a lone surrogate is returned as such.
func DecodeRune(s string) (rune, int) {
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && n == 1 && len(s) >= 3 && s[0] == 0xED && s[1] >= 0xA0 && s[1] <= 0xBF && s[2]&0xC0 == 0x80 {
		return 0xD000 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3
	}
	return r, n
}

// AppendRune appends the encoding of r, which may be a surrogate.
func AppendRune(b []byte, r rune) []byte {
	if r >= 0xD800 && r < 0xE000 {
		return append(b, 0xED, 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
	}
	return utf8.AppendRune(b, r)
}

// Len is the length of s in UTF-16 code units.
func Len(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c < utf8.RuneSelf:
			n++
		case c >= 0xF0:
			n += 2
		case c >= 0xC0:
			n++
		}
	}
	return n
}

// Offset converts an index in code units to one in bytes. In the middle of a surrogate pair split is true and the offset is
// that of the pair's first byte. Past the end it is len(s).
func Offset(s string, unit int) (offset int, split bool) {
	n := 0
	for i := 0; i < len(s); {
		if n == unit {
			return i, false
		}
		if s[i] < utf8.RuneSelf {
			n++
			i++
			continue
		}
		r, size := DecodeRune(s[i:])
		n++
		if r >= 0x10000 {
			if n == unit {
				return i, true
			}
			n++
		}
		i += size
	}
	return len(s), false
}

// UnitAt converts an index in bytes to one in code units.
func UnitAt(s string, offset int) int { return Len(s[:offset]) }

// At returns the code unit at index i; false when i is out of range.
func At(s string, i int) (uint16, bool) {
	if i < 0 || i >= len(s) {
		return 0, false
	}
	if IsASCII(s) {
		return uint16(s[i]), true
	}
	off, split := Offset(s, i)
	if off >= len(s) {
		return 0, false
	}
	r, _ := DecodeRune(s[off:])
	if r < 0x10000 {
		return uint16(r), true
	}
	if split {
		return uint16(0xDC00 + (r-0x10000)&0x3FF), true
	}
	return uint16(0xD800 + (r-0x10000)>>10), true
}

// Slice returns count code units from start; both must be in range.
func Slice(s string, start, count int) string {
	if IsASCII(s) {
		return s[start : start+count]
	}
	from, splitFrom := Offset(s, start)
	to, splitTo := Offset(s, start+count)
	if !splitFrom && !splitTo {
		return s[from:to]
	}
	return FromUnits(Units(s)[start : start+count])
}

// Units returns the code units of s.
func Units(s string) []uint16 {
	u := make([]uint16, 0, len(s))
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			u = append(u, uint16(c))
			i++
			continue
		}
		r, size := DecodeRune(s[i:])
		if r >= 0x10000 {
			r -= 0x10000
			u = append(u, uint16(0xD800+r>>10), uint16(0xDC00+r&0x3FF))
		} else {
			u = append(u, uint16(r))
		}
		i += size
	}
	return u
}

// AppendUnits appends code units to b; surrogates that pair up become one rune.
func AppendUnits(b []byte, u []uint16) []byte {
	for i := 0; i < len(u); i++ {
		c := u[i]
		if c < utf8.RuneSelf {
			b = append(b, byte(c))
			continue
		}
		if c >= 0xD800 && c < 0xDC00 && i+1 < len(u) && u[i+1] >= 0xDC00 && u[i+1] < 0xE000 {
			b = utf8.AppendRune(b, 0x10000+rune(c-0xD800)<<10+rune(u[i+1]-0xDC00))
			i++
			continue
		}
		b = AppendRune(b, rune(c))
	}
	return b
}

// FromUnits returns the text of code units.
func FromUnits(u []uint16) string { return string(AppendUnits(make([]byte, 0, len(u)), u)) }

// FromUnit returns the text of one code unit.
func FromUnit(u uint16) string {
	if u < utf8.RuneSelf {
		return string(rune(u))
	}
	return string(AppendRune(nil, rune(u)))
}

// Join returns s with every high surrogate that is followed by a low one joined into one rune, which concatenation
// may have left apart.
func Join(s string) string {
	if i := strings.Index(s, "\xED"); i < 0 {
		return s
	}
	for i := 0; i+5 < len(s); i++ {
		if s[i] == 0xED && s[i+1] >= 0xA0 && s[i+1] < 0xB0 && s[i+3] == 0xED && s[i+4] >= 0xB0 {
			return FromUnits(Units(s))
		}
	}
	return s
}

// Concat returns a+b as UTF-16 text would be.
func Concat(a, b string) string {
	if len(a) >= 3 && len(b) >= 3 && a[len(a)-3] == 0xED && b[0] == 0xED {
		return Join(a + b)
	}
	return a + b
}

// Valid returns s with lone surrogates replaced by U+FFFD, as an encoding to UTF-8 does.
func Valid(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	b := make([]byte, 0, len(s))
	for len(s) > 0 {
		r, n := DecodeRune(s)
		b = utf8.AppendRune(b, r)
		s = s[n:]
	}
	return string(b)
}
