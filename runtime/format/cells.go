package format

import (
	"strings"
	"unicode/utf8"
)

const escape = '\x1b'

// reset is PSStyle.Reset, the sequence that ends every styled piece of text.
const reset = "\x1b[0m"

const ellipsis = "…"

// sequenceLen is the length of the escape sequence at the start of s, 0 when there is none. The forms are those that
// StringDecorated knows: graphics rendition, cursor and erase sequences, and hyperlinks.
func sequenceLen(s string) int {
	if len(s) < 2 || s[0] != escape {
		return 0
	}
	switch s[1] {
	case '[':
		i := 2
		for i < len(s) && (s[i] == ';' || s[i] == '?' || '0' <= s[i] && s[i] <= '9') {
			i++
		}
		if i < len(s) && ('a' <= s[i] && s[i] <= 'z' || 'A' <= s[i] && s[i] <= 'Z') {
			return i + 1
		}
	case ']':
		if end := strings.Index(s, "\x1b\\"); end >= 0 {
			return end + 2
		}
	}
	return 0
}

// StripEscapes removes the escape sequences of s (StringDecorated.ToString(OutputRendering.PlainText)).
func StripEscapes(s string) string {
	i := strings.IndexByte(s, escape)
	if i < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for {
		b.WriteString(s[:i])
		s = s[i:]
		n := sequenceLen(s)
		if n == 0 {
			b.WriteByte(s[0])
			n = 1
		}
		s = s[n:]
		if i = strings.IndexByte(s, escape); i < 0 {
			b.WriteString(s)
			return b.String()
		}
	}
}

// runeCells is the number of columns a character takes: East Asian wide ones take two, all others one per UTF-16 code
// unit. Combining and control characters count like letters, as in PowerShell.
func runeCells(r rune) int {
	if r < 0x1100 {
		return 1
	}
	if r >= 0x10000 {
		return 2
	}
	if r <= 0x115f || r == 0x2329 || r == 0x232a || 0x2e80 <= r && r <= 0xa4cf && r != 0x303f ||
		0xac00 <= r && r <= 0xd7a3 || 0xf900 <= r && r <= 0xfaff || 0xfe10 <= r && r <= 0xfe19 ||
		0xfe30 <= r && r <= 0xfe6f || 0xff00 <= r && r <= 0xff60 || 0xffe0 <= r && r <= 0xffe6 {
		return 2
	}
	return 1
}

// Cells is the number of columns that s takes on a display; escape sequences take none.
func Cells(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || c == escape {
			return n + cellsSlow(s[i:])
		}
		n++
	}
	return n
}

func cellsSlow(s string) int {
	n := 0
	for i := 0; i < len(s); {
		if s[i] == escape {
			if k := sequenceLen(s[i:]); k > 0 {
				i += k
				continue
			}
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		n += runeCells(r)
		i += size
	}
	return n
}

// head returns the longest start of s that fits into the given number of columns. Escape sequences before the cut stay.
func head(s string, cells int) string {
	n := 0
	for i := 0; i < len(s); {
		if k := sequenceLen(s[i:]); k > 0 {
			i += k
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if n += runeCells(r); n > cells {
			return s[:i]
		}
		i += size
	}
	return s
}

// tail returns the longest end of s that fits into the given number of columns.
func tail(s string, cells int) string {
	n := 0
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		if n += runeCells(r); n > cells {
			return s[i:]
		}
		i -= size
	}
	return s
}

const blanks = "                                                                                                                                "

// pad returns n blanks.
func pad(n int) string {
	switch {
	case n <= 0:
		return ""
	case n <= len(blanks):
		return blanks[:n]
	}
	return strings.Repeat(" ", n)
}
