package psstyle

import "strings"

const escape = '\x1b'

// SequenceLen is the length of the escape sequence at the start of s, 0 when there is none. The forms are those that
// StringDecorated knows: graphics rendition and other control sequences, and hyperlinks.
func SequenceLen(s string) int {
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

// Strip removes the escape sequences of s (StringDecorated.ToString(OutputRendering.PlainText)).
func Strip(s string) string {
	i := strings.IndexByte(s, escape)
	if i < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for {
		b.WriteString(s[:i])
		s = s[i:]
		n := SequenceLen(s)
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
