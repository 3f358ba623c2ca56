package netregex

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"goposh/runtime/neterr"
)

// Escape is Regex.Escape.
func Escape(s string) string {
	i := strings.IndexAny(s, "\\*+?|{[()^$.# \t\n\r\f")
	if i < 0 {
		return s
	}
	var sb strings.Builder
	sb.Grow(len(s) + 8)
	for j := range len(s) {
		switch c := s[j]; c {
		case '\t':
			sb.WriteString(`\t`)
		case '\n':
			sb.WriteString(`\n`)
		case '\r':
			sb.WriteString(`\r`)
		case '\f':
			sb.WriteString(`\f`)
		case '\\', '*', '+', '?', '|', '{', '[', '(', ')', '^', '$', '.', '#', ' ':
			sb.WriteByte('\\')
			sb.WriteByte(c)
		default:
			sb.WriteByte(c)
		}
	}
	return sb.String()
}

// Unescape is Regex.Unescape; a malformed escape is a RegexParseException.
func Unescape(s string) (string, error) {
	if !strings.Contains(s, `\`) {
		return s, nil
	}
	var sb strings.Builder
	for i := 0; i < len(s); {
		if s[i] != '\\' {
			sb.WriteByte(s[i])
			i++
			continue
		}
		if i+1 >= len(s) {
			return "", invalid(s, len(s), `Illegal \ at end of pattern.`)
		}
		r, next, err := unescapeOne(s, i+1)
		if err != nil {
			return "", err
		}
		sb.WriteString(r)
		i = next
	}
	return sb.String(), nil
}

// unescapeOne reads the escape whose letter is at s[i].
func unescapeOne(s string, i int) (text string, next int, err error) {
	switch c := s[i]; c {
	case 'a':
		return "\a", i + 1, nil
	case 'b':
		return "\b", i + 1, nil
	case 'e':
		return "\x1b", i + 1, nil
	case 'f':
		return "\f", i + 1, nil
	case 'n':
		return "\n", i + 1, nil
	case 'r':
		return "\r", i + 1, nil
	case 't':
		return "\t", i + 1, nil
	case 'v':
		return "\v", i + 1, nil
	case 'x', 'u':
		n := 2
		if c == 'u' {
			n = 4
		}
		if i+1+n > len(s) {
			return "", 0, invalid(s, len(s), "Insufficient or invalid hexadecimal digits.")
		}
		v, perr := strconv.ParseUint(s[i+1:i+1+n], 16, 32)
		if perr != nil {
			return "", 0, invalid(s, i+1+n, "Insufficient or invalid hexadecimal digits.")
		}
		return string(rune(v)), i + 1 + n, nil
	case 'c':
		if i+1 >= len(s) {
			return "", 0, invalid(s, len(s), "Missing control character.")
		}
		ch := s[i+1]&^0x20 - '@'
		if ch >= ' ' {
			return "", 0, invalid(s, i+2, "Unrecognized control character.")
		}
		return string(rune(ch)), i + 2, nil
	}
	if s[i] >= '0' && s[i] <= '7' {
		j := i
		for j < len(s) && j < i+3 && s[j] >= '0' && s[j] <= '7' {
			j++
		}
		v, _ := strconv.ParseUint(s[i:j], 8, 32) // checked digits
		return string(rune(v & 0xFF)), j, nil
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	if r < utf8.RuneSelf && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '_' || r >= '8' && r <= '9') {
		return "", 0, invalid(s, i+1, `Unrecognized escape sequence \`+s[i:i+1]+".")
	}
	return s[i : i+n], i + n, nil
}

func invalid(pattern string, offset int, why string) error {
	return neterr.New(neterr.TypeRegexParse, "Invalid pattern '"+pattern+"' at offset "+strconv.Itoa(utf16Len(pattern[:min(offset, len(pattern))]))+". "+why)
}
