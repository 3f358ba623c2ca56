package format

import (
	"strings"
	"unicode/utf8"

	"goposh/runtime/format/psstyle"
)

const escape = '\x1b'

// reset is PSStyle.Reset, the sequence that ends every styled piece of text.
const reset = psstyle.Reset

const ellipsis = "…"

// sequenceLen is the length of the escape sequence at the start of s, 0 when there is none.
func sequenceLen(s string) int {
	if s[0] != escape {
		return 0
	}
	return psstyle.SequenceLen(s)
}

// StripEscapes removes the escape sequences of s.
func StripEscapes(s string) string { return psstyle.Strip(s) }

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
