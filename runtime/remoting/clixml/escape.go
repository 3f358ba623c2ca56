package clixml

import (
	"strings"

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

// decode turns _xHHHH_ back into UTF-16 code units.
func decode(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b []byte
	done := 0
	for i := strings.Index(s, "_x"); i >= 0; {
		if u, ok := unit(s[i:]); ok {
			b = append(b, s[done:i]...)
			b = wtf8.AppendRune(b, rune(u))
			done = i + len("_xHHHH_")
		}
		from := max(i+1, done)
		j := strings.Index(s[from:], "_x")
		if j < 0 {
			break
		}
		i = from + j
	}
	return wtf8.Join(string(append(b, s[done:]...)))
}

// unit reads an escape at the start of s.
func unit(s string) (uint16, bool) {
	const size = len("_xHHHH_")
	if len(s) < size || s[size-1] != '_' {
		return 0, false
	}
	var u uint16
	for _, c := range []byte(s[2 : size-1]) {
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c && c <= 'f':
			c -= 'a' - 10
		case 'A' <= c && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, false
		}
		u = u<<4 | uint16(c)
	}
	return u, true
}
