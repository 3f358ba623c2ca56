package netregex

import (
	"strings"
	"unicode/utf8"
)

// useLiteral reports whether the pattern is a plain text that decides matches in s without the engine. Ignoring case,
// only ASCII input qualifies: other letters (the Kelvin sign, dotted I) may fold to ASCII ones.
func (r *Regex) useLiteral(s string) bool { return r.plain || r.fold && isASCII(s) }

// index finds the literal in s.
func (r *Regex) index(s string) int {
	if r.plain {
		return strings.Index(s, r.literal)
	}
	n := len(r.literal)
	if n == 0 {
		return 0
	}
	first := lower(r.literal[0])
	for i := 0; i+n <= len(s); i++ {
		if lower(s[i]) == first && equalFold(s[i+1:i+n], r.literal[1:]) {
			return i
		}
	}
	return -1
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

func equalFold(a, b string) bool {
	for i := range len(a) {
		if lower(a[i]) != lower(b[i]) {
			return false
		}
	}
	return true
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
