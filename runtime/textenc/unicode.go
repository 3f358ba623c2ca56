package textenc

import (
	"encoding/binary"
	"unicode/utf8"

	"goposh/runtime/wtf8"
)

type utf8Codec struct{}

func (utf8Codec) encode(dst []byte, s string) []byte { return append(dst, wtf8.Valid(s)...) }

func (utf8Codec) decode(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	return string(replaceInvalid(b))
}

// replaceInvalid puts one U+FFFD for each maximal part of an ill-formed sequence, as .NET and the Unicode standard do;
// Go's own decoding puts one for every byte.
func replaceInvalid(b []byte) []byte {
	out := make([]byte, 0, len(b)+8)
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r != utf8.RuneError || n > 1 {
			out = append(out, b[i:i+n]...)
			i += n
			continue
		}
		out = utf8.AppendRune(out, utf8.RuneError)
		i += illFormed(b[i:])
	}
	return out
}

// illFormed is the length of the ill-formed part at the start of b: a lead byte with the valid continuations after it.
func illFormed(b []byte) int {
	want, lo, hi := 0, byte(0x80), byte(0xBF)
	switch c := b[0]; {
	case c >= 0xC2 && c <= 0xDF:
		want = 1
	case c == 0xE0:
		want, lo = 2, 0xA0
	case c == 0xED:
		want, hi = 2, 0x9F
	case c >= 0xE1 && c <= 0xEF:
		want = 2
	case c == 0xF0:
		want, lo = 3, 0x90
	case c == 0xF4:
		want, hi = 3, 0x8F
	case c >= 0xF1 && c <= 0xF3:
		want = 3
	}
	n := 1
	for ; n <= want && n < len(b) && b[n] >= lo && b[n] <= hi; n++ {
		lo, hi = 0x80, 0xBF
	}
	return n
}

type utf16Codec struct{ big bool }

func (c utf16Codec) order() binary.AppendByteOrder {
	if c.big {
		return binary.BigEndian
	}
	return binary.LittleEndian
}

func (c utf16Codec) encode(dst []byte, s string) []byte {
	order := c.order()
	for _, r := range wtf8.Valid(s) {
		if r >= 0x10000 {
			r -= 0x10000
			dst = order.AppendUint16(dst, uint16(0xD800+r>>10))
			dst = order.AppendUint16(dst, uint16(0xDC00+r&0x3FF))
			continue
		}
		dst = order.AppendUint16(dst, uint16(r))
	}
	return dst
}

func (c utf16Codec) decode(b []byte) string {
	units := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		if c.big {
			units = append(units, binary.BigEndian.Uint16(b[i:]))
		} else {
			units = append(units, binary.LittleEndian.Uint16(b[i:]))
		}
	}
	s := wtf8.Valid(wtf8.FromUnits(units))
	if len(b)%2 == 1 {
		s += string(utf8.RuneError)
	}
	return s
}

type utf32Codec struct{ big bool }

func (c utf32Codec) encode(dst []byte, s string) []byte {
	for _, r := range wtf8.Valid(s) {
		if c.big {
			dst = binary.BigEndian.AppendUint32(dst, uint32(r))
		} else {
			dst = binary.LittleEndian.AppendUint32(dst, uint32(r))
		}
	}
	return dst
}

func (c utf32Codec) decode(b []byte) string {
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); i += 4 {
		if i+4 > len(b) {
			return string(utf8.AppendRune(out, utf8.RuneError))
		}
		u := binary.LittleEndian.Uint32(b[i:])
		if c.big {
			u = binary.BigEndian.Uint32(b[i:])
		}
		if u > utf8.MaxRune {
			u = uint32(utf8.RuneError)
		}
		out = utf8.AppendRune(out, rune(u))
	}
	return string(out)
}

type asciiCodec struct{}

func (asciiCodec) encode(dst []byte, s string) []byte { return narrow(dst, s, 0x7F) }

func (asciiCodec) decode(b []byte) string {
	out := make([]byte, 0, len(b))
	for _, c := range b {
		if c < utf8.RuneSelf {
			out = append(out, c)
		} else {
			out = utf8.AppendRune(out, utf8.RuneError)
		}
	}
	return string(out)
}

type latin1Codec struct{}

func (latin1Codec) encode(dst []byte, s string) []byte { return narrow(dst, s, 0xFF) }

func (latin1Codec) decode(b []byte) string {
	out := make([]byte, 0, len(b))
	for _, c := range b {
		out = utf8.AppendRune(out, rune(c))
	}
	return string(out)
}

// narrow writes characters up to last as one byte and a question mark for each code unit of others.
func narrow(dst []byte, s string, last rune) []byte {
	for len(s) > 0 {
		r, n := wtf8.DecodeRune(s)
		s = s[n:]
		switch {
		case r <= last:
			dst = append(dst, byte(r))
		case r >= 0x10000:
			dst = append(dst, '?', '?')
		default:
			dst = append(dst, '?')
		}
	}
	return dst
}
