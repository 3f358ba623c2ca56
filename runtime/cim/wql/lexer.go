package wql

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokenKind uint8

const (
	tokenEnd tokenKind = iota
	tokenName
	tokenString
	tokenNumber
	tokenPath // the text between the braces of ASSOCIATORS OF {…}
	tokenOperator
)

type token struct {
	kind  tokenKind
	text  string // name, operator, or the string's content without escapes
	value any    // of a number: int64, uint64 or float64
	start int
}

// is says whether the token is an unquoted word equal to keyword.
func (t token) is(keyword string) bool {
	return t.kind == tokenName && strings.EqualFold(t.text, keyword)
}

func (t token) String() string {
	switch t.kind {
	case tokenEnd:
		return "the end of the query"
	case tokenString:
		return "a string"
	}
	return strconv.Quote(t.text)
}

type lexer struct {
	text string
	pos  int
}

func (l *lexer) next() (token, error) {
	for l.pos < len(l.text) && isSpace(l.text[l.pos]) {
		l.pos++
	}
	start := l.pos
	if start == len(l.text) {
		return token{kind: tokenEnd, start: start}, nil
	}
	switch c := l.text[start]; {
	case c == '\'' || c == '"':
		return l.quoted(c)
	case c == '{':
		return l.path()
	case isDigit(c), (c == '-' || c == '+' || c == '.') && start+1 < len(l.text) && (isDigit(l.text[start+1]) || l.text[start+1] == '.'):
		return l.number()
	case isNameStart(l.text[start:]):
		return l.name(), nil
	case strings.IndexByte("=<>!", c) >= 0:
		l.pos++
		if l.pos < len(l.text) {
			switch two := l.text[start : start+2]; two {
			case "<>", "!=", "<=", ">=":
				l.pos++
				return token{kind: tokenOperator, text: two, start: start}, nil
			}
		}
		if c == '!' {
			break
		}
		return token{kind: tokenOperator, text: l.text[start:l.pos], start: start}, nil
	case strings.IndexByte("(),*.", c) >= 0:
		l.pos++
		return token{kind: tokenOperator, text: l.text[start:l.pos], start: start}, nil
	}
	r, _ := utf8.DecodeRuneInString(l.text[start:])
	return token{}, fmt.Errorf("unexpected character %q at position %d", r, start+1)
}

// quoted reads a string in either kind of quote. As in WMI a backslash must be
// followed by a quote or another backslash.
func (l *lexer) quoted(quote byte) (token, error) {
	start := l.pos
	var b strings.Builder
	for l.pos++; l.pos < len(l.text); l.pos++ {
		switch c := l.text[l.pos]; c {
		case quote:
			l.pos++
			return token{kind: tokenString, text: b.String(), start: start}, nil
		case '\\':
			l.pos++
			if l.pos == len(l.text) || strings.IndexByte(`\'"`, l.text[l.pos]) < 0 {
				return token{}, fmt.Errorf(`the backslash at position %d must be doubled`, l.pos)
			}
			b.WriteByte(l.text[l.pos])
		default:
			b.WriteByte(c)
		}
	}
	return token{}, fmt.Errorf("the string at position %d is not closed", start+1)
}

// path reads to the closing brace; braces within quotes do not count.
func (l *lexer) path() (token, error) {
	start := l.pos
	var quote byte
	for l.pos++; l.pos < len(l.text); l.pos++ {
		switch c := l.text[l.pos]; {
		case quote != 0 && c == '\\':
			l.pos++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"':
			quote = c
		case c == '}':
			l.pos++
			return token{kind: tokenPath, text: strings.TrimSpace(l.text[start+1 : l.pos-1]), start: start}, nil
		}
	}
	return token{}, fmt.Errorf("the brace at position %d is not closed", start+1)
}

func (l *lexer) number() (token, error) {
	start := l.pos
	if c := l.text[l.pos]; c == '-' || c == '+' {
		l.pos++
	}
	for l.pos < len(l.text) {
		c := l.text[l.pos]
		exponentSign := (c == '-' || c == '+') && (l.text[l.pos-1] == 'e' || l.text[l.pos-1] == 'E')
		if !isDigit(c) && c != '.' && !isLetter(c) && !exponentSign {
			break
		}
		l.pos++
	}
	text := l.text[start:l.pos]
	value, err := parseNumber(text)
	if err != nil {
		return token{}, fmt.Errorf("malformed number %q at position %d", text, start+1)
	}
	return token{kind: tokenNumber, text: text, value: value, start: start}, nil
}

func parseNumber(text string) (any, error) {
	base, digits := 10, text
	if hex := strings.TrimLeft(text, "+-"); len(hex) > 2 && (hex[:2] == "0x" || hex[:2] == "0X") {
		base, digits = 16, strings.Replace(text, hex[:2], "", 1)
	}
	if n, err := strconv.ParseInt(digits, base, 64); err == nil {
		return n, nil
	}
	if n, err := strconv.ParseUint(strings.TrimPrefix(digits, "+"), base, 64); err == nil {
		return n, nil
	}
	if base == 16 || strings.ContainsAny(text, "xXpPiInN_") {
		return nil, strconv.ErrSyntax
	}
	return strconv.ParseFloat(text, 64)
}

func (l *lexer) name() token {
	start := l.pos
	for l.pos < len(l.text) {
		r, size := utf8.DecodeRuneInString(l.text[l.pos:])
		if r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		l.pos += size
	}
	return token{kind: tokenName, text: l.text[start:l.pos], start: start}
}

func isNameStart(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r == '_' || unicode.IsLetter(r)
}

func isSpace(c byte) bool  { return c == ' ' || c >= '\t' && c <= '\r' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
