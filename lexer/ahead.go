package lexer

import (
	"strings"

	"goposh/ast"
)

// Ahead returns the next byte without reading it; 0 at the end.
func (l *Lexer) Ahead() byte {
	if l.frozen || l.pos >= len(l.text) {
		return 0
	}
	return l.text[l.pos]
}

// BehindBrackets returns the keyword that follows the bracketed attributes ahead, 0 when something else does. It looks at characters
// only; the parser uses it to choose between attributes of a declaration and a cast without reading either twice.
func (l *Lexer) BehindBrackets() ast.Token {
	s := l.text[min(l.pos, len(l.text)):]
	for strings.HasPrefix(s, "[") {
		n := bracketed(s)
		if n < 0 {
			return 0
		}
		s = skipTrivia(s[n:])
	}
	i := 0
	for i < len(s) && classes[s[i]&0x7F]&clsIdentFollow != 0 && s[i] < 0x80 {
		i++
	}
	if i < len(s) && !forcesNewToken(rune(s[i])) {
		return 0
	}
	return keyword(s[:i])
}

// bracketed returns the length of the bracketed text that s begins with, -1 when it does not end.
func bracketed(s string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '`':
			i++
		case '\'', '"':
			n := strings.IndexByte(s[i+1:], s[i])
			if n < 0 {
				return -1
			}
			i += n + 1
		case '#':
			if n := strings.IndexByte(s[i:], '\n'); n >= 0 && (i == 0 || s[i-1] == ' ' || s[i-1] == '\n' || s[i-1] == '\t') {
				i += n
			}
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return -1
}

// skipTrivia returns s without leading white space, newlines and comments.
func skipTrivia(s string) string {
	for s != "" {
		switch {
		case s[0] == ' ' || s[0] == '\t' || s[0] == '\r' || s[0] == '\n' || s[0] == '\f' || s[0] == '\v':
			s = s[1:]
		case s[0] == '`' && len(s) > 1 && (s[1] == '\r' || s[1] == '\n'):
			s = s[2:]
		case s[0] == '#':
			i := strings.IndexAny(s, "\r\n")
			if i < 0 {
				return ""
			}
			s = s[i:]
		case strings.HasPrefix(s, "<#"):
			i := strings.Index(s, "#>")
			if i < 0 {
				return ""
			}
			s = s[i+2:]
		default:
			return s
		}
	}
	return s
}
