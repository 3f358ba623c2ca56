package textenc

import (
	"strings"
	"unicode/utf8"

	"goposh/runtime/wtf8"
)

const (
	base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	// directUTF7 are the characters that UTF-7 leaves as they are.
	directUTF7 = "\t\n\r '(),-./0123456789:?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
)

type utf7Codec struct{}

func (utf7Codec) encode(dst []byte, s string) []byte {
	bits, count, shifted := uint32(0), 0, false
	for _, u := range wtf8.Units(s) {
		direct := u < utf8.RuneSelf && strings.IndexByte(directUTF7, byte(u)) >= 0
		if direct {
			if shifted {
				if count > 0 {
					dst = append(dst, base64Digits[bits<<(6-count)&0x3F])
				}
				dst = append(dst, '-')
				bits, count, shifted = 0, 0, false
			}
			dst = append(dst, byte(u))
			continue
		}
		if u == '+' && !shifted {
			dst = append(dst, '+', '-')
			continue
		}
		if !shifted {
			dst, shifted = append(dst, '+'), true
		}
		bits, count = bits<<16|uint32(u), count+16
		for count >= 6 {
			count -= 6
			dst = append(dst, base64Digits[bits>>count&0x3F])
		}
	}
	if shifted {
		if count > 0 {
			dst = append(dst, base64Digits[bits<<(6-count)&0x3F])
		}
		dst = append(dst, '-')
	}
	return dst
}

func (utf7Codec) decode(b []byte) string {
	units := make([]uint16, 0, len(b))
	for i := 0; i < len(b); i++ {
		if b[i] != '+' {
			units = append(units, uint16(b[i]))
			continue
		}
		if i+1 < len(b) && b[i+1] == '-' {
			units, i = append(units, '+'), i+1
			continue
		}
		bits, count := uint32(0), 0
		for i++; i < len(b); i++ {
			d := strings.IndexByte(base64Digits, b[i])
			if d < 0 {
				break
			}
			bits, count = bits<<6|uint32(d), count+6
			if count >= 16 {
				count -= 16
				units = append(units, uint16(bits>>count))
			}
		}
		if i < len(b) && b[i] != '-' {
			i--
		}
	}
	return wtf8.Valid(wtf8.FromUnits(units))
}
