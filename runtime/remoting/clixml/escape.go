package clixml

import (
	"strings"
	"unicode"

	"goposh/runtime/wtf8"
)

// encode escapes what XML or its readers would not keep: control characters and surrogates as _xHHHH_, and the underscore of
// text that looks like such an escape.
func encode(s string) string {
	if plain(s) {
		return s
	}
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	b.Grow(len(s) + 16)
	escape := func(u uint16) {
		b.WriteString("_x")
		for shift := 12; shift >= 0; shift -= 4 {
			b.WriteByte(hex[u>>shift&0xF])
		}
		b.WriteByte('_')
	}
	for i := 0; i < len(s); {
		r, size := wtf8.DecodeRune(s[i:])
		switch {
		case r < 0x20 || r >= 0x7F && r <= 0x9F || r >= 0xD800 && r <= 0xDFFF:
			escape(uint16(r))
		case r > 0xFFFF:
			r -= 0x10000
			escape(uint16(0xD800 + r>>10))
			escape(uint16(0xDC00 + r&0x3FF))
		case r == '_' && i+1 < len(s) && (s[i+1] == 'x' || s[i+1] == 'X'):
			escape('_')
		default:
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	return b.String()
}

// plain tells whether text needs no escape; it is sure for most text and may say no for some that needs none.
func plain(s string) bool {
	for i := range len(s) {
		c := s[i]
		if c < 0x20 || c >= 0x7F || c == '_' {
			return false
		}
	}
	return true
}

// decode turns _xHHHH_ back into UTF-16 code units, and _xHHHHHHHH_ into characters, as XmlConvert.DecodeName does.
func decode(s string) string {
	i := strings.IndexByte(s, '_')
	if i < 0 {
		return s
	}
	var b []byte
	done := 0
	for i+1 < len(s) {
		if r, size := escaped(s[i:]); size > 0 {
			b = append(b, s[done:i]...)
			b = wtf8.AppendRune(b, r)
			i += size
			done = i
		} else {
			i++
		}
		j := strings.IndexByte(s[i:], '_')
		if j < 0 {
			break
		}
		i += j
	}
	if b == nil {
		return s
	}
	return wtf8.Join(string(append(b, s[done:]...)))
}

// escaped reads an escape at the start of s; size is 0 when there is none.
func escaped(s string) (r rune, size int) {
	if len(s) < len("_xHHHH_") || s[1]|0x20 != 'x' {
		return 0, 0
	}
	for i, c := range []byte(s[2:]) {
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		case c == '_' && (i == 4 || i == 8) && uint32(r) <= unicode.MaxRune:
			return r, i + len("_x_")
		default:
			return 0, 0
		}
		if i == 8 {
			return 0, 0
		}
		r = r<<4 | rune(c)
	}
	return 0, 0
}
