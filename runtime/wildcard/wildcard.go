// Package wildcard is System.Management.Automation.WildcardPattern: * ? [a-z] and the backtick that makes the next character
// literal.
package wildcard

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"goposh/runtime/wtf8"
)

// Pattern is a compiled wildcard pattern. It is immutable and safe for concurrent use.
type Pattern struct {
	text   string
	fold   bool
	err    error
	kind   shape
	fixed  string // the literal part of simple shapes, folded when fold is set
	tokens []token
}

type shape uint8

const (
	shapeGeneral shape = iota
	shapeAny           // *
	shapeExact         // text
	shapePrefix        // text*
	shapeSuffix        // *text
	shapeInfix         // *text*
)

type tokenKind uint8

const (
	tokRune tokenKind = iota
	tokOne            // ?
	tokMany           // *
	tokSet            // […]
)

type token struct {
	kind   tokenKind
	r      rune
	ranges []runeRange
}

type runeRange struct{ lo, hi rune }

// InvalidError is the WildcardPatternException of a malformed pattern.
type InvalidError struct{ Pattern string }

func (e *InvalidError) Error() string {
	return "The specified wildcard character pattern is not valid: " + e.Pattern
}

// ExceptionType returns the .NET class of the error.
func (e *InvalidError) ExceptionType() string {
	return "System.Management.Automation.WildcardPatternException"
}

// Compile compiles a pattern. A malformed one (an unclosed bracket) matches nothing and has an Err.
func Compile(pattern string, ignoreCase bool) *Pattern {
	p := &Pattern{text: pattern, fold: ignoreCase}
	p.parse()
	if p.err == nil {
		p.classify()
	}
	return p
}

// Err is the error of a malformed pattern, nil otherwise.
func (p *Pattern) Err() error { return p.err }

// String is the pattern's text.
func (p *Pattern) String() string { return p.text }

func (p *Pattern) parse() {
	s := p.text
	for i := 0; i < len(s); {
		c := s[i]
		switch c {
		case '*':
			if n := len(p.tokens); n == 0 || p.tokens[n-1].kind != tokMany {
				p.tokens = append(p.tokens, token{kind: tokMany})
			}
			i++
		case '?':
			p.tokens = append(p.tokens, token{kind: tokOne})
			i++
		case '[':
			t, size := p.set(s[i:])
			if size == 0 {
				p.err = &InvalidError{s}
				return
			}
			p.tokens = append(p.tokens, t)
			i += size
		case '`':
			i++
			if i == len(s) {
				// A backtick at the end stands for nothing but itself.
				p.tokens = append(p.tokens, token{r: '`'})
				return
			}
			r, n := wtf8.DecodeRune(s[i:])
			p.tokens = append(p.tokens, token{r: p.lower(r)})
			i += n
		default:
			r, n := wtf8.DecodeRune(s[i:])
			p.tokens = append(p.tokens, token{r: p.lower(r)})
			i += n
		}
	}
}

// set reads a bracket expression at the start of s; size 0 means it is not closed.
func (p *Pattern) set(s string) (t token, size int) {
	t.kind = tokSet
	var chars []rune
	var dash []bool // an unescaped dash
	i := 1
	for {
		if i >= len(s) {
			return t, 0
		}
		c := s[i]
		if c == ']' && len(chars) > 0 {
			i++
			break
		}
		literal := false
		if c == '`' && i+1 < len(s) {
			i++
			literal = true
		}
		r, n := wtf8.DecodeRune(s[i:])
		chars = append(chars, r)
		dash = append(dash, r == '-' && !literal)
		i += n
	}
	for k := 0; k < len(chars); k++ {
		if k+2 < len(chars) && dash[k+1] {
			t.ranges = append(t.ranges, runeRange{chars[k], chars[k+2]})
			k += 2
			continue
		}
		t.ranges = append(t.ranges, runeRange{chars[k], chars[k]})
	}
	return t, i
}

func (p *Pattern) lower(r rune) rune {
	if !p.fold {
		return r
	}
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}
	return unicode.ToLower(r)
}

// classify recognises the shapes that need no backtracking.
func (p *Pattern) classify() {
	t := p.tokens
	if len(t) == 1 && t[0].kind == tokMany {
		p.kind = shapeAny
		return
	}
	front, back := len(t) > 0 && t[0].kind == tokMany, len(t) > 1 && t[len(t)-1].kind == tokMany
	if front {
		t = t[1:]
	}
	if back {
		t = t[:len(t)-1]
	}
	var b []byte
	for _, x := range t {
		if x.kind != tokRune || x.r >= utf8.RuneSelf && p.fold {
			return
		}
		b = wtf8.AppendRune(b, x.r)
	}
	p.fixed = string(b)
	switch {
	case front && back:
		p.kind = shapeInfix
	case front:
		p.kind = shapeSuffix
	case back:
		p.kind = shapePrefix
	default:
		p.kind = shapeExact
	}
}

// Match tells whether the whole text matches.
func (p *Pattern) Match(s string) bool {
	if p.err != nil {
		return false
	}
	switch p.kind {
	case shapeAny:
		return true
	case shapeExact:
		if len(s) == len(p.fixed) || !p.fold {
			return p.same(s)
		}
	case shapePrefix:
		if len(s) < len(p.fixed) {
			return !p.asciiOnly(s) && p.match(s)
		}
		if p.asciiOnly(s) || !p.fold {
			return p.same(s[:len(p.fixed)])
		}
	case shapeSuffix:
		if len(s) < len(p.fixed) {
			return !p.asciiOnly(s) && p.match(s)
		}
		if p.asciiOnly(s) || !p.fold {
			return p.same(s[len(s)-len(p.fixed):])
		}
	case shapeInfix:
		if !p.fold {
			return strings.Contains(s, p.fixed)
		}
	}
	return p.match(s)
}

func (p *Pattern) asciiOnly(s string) bool { return !p.fold || wtf8.IsASCII(s) }

// same compares a text of the literal's length.
func (p *Pattern) same(s string) bool {
	if !p.fold {
		return s == p.fixed
	}
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf {
			return strings.EqualFold(s, p.fixed)
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != p.fixed[i] {
			return false
		}
	}
	return true
}

// match walks over text and tokens, going back to the last star when it is stuck: at most quadratic.
func (p *Pattern) match(s string) bool {
	pos, tok := 0, 0
	starTok, starPos := -1, 0
	for pos < len(s) {
		r, n := wtf8.DecodeRune(s[pos:])
		if tok < len(p.tokens) {
			t := &p.tokens[tok]
			switch {
			case t.kind == tokMany:
				starTok, starPos = tok, pos
				tok++
				continue
			case t.kind == tokOne, t.kind == tokRune && t.r == p.lower(r), t.kind == tokSet && p.inSet(t, r):
				tok++
				pos += n
				continue
			}
		}
		if starTok < 0 {
			return false
		}
		_, n = wtf8.DecodeRune(s[starPos:])
		starPos += n
		pos, tok = starPos, starTok+1
	}
	for tok < len(p.tokens) && p.tokens[tok].kind == tokMany {
		tok++
	}
	return tok == len(p.tokens)
}

func (p *Pattern) inSet(t *token, r rune) bool {
	for _, x := range t.ranges {
		if x.lo <= r && r <= x.hi {
			return true
		}
		if p.fold {
			if l := unicode.ToLower(r); x.lo <= l && l <= x.hi {
				return true
			}
			if u := unicode.ToUpper(r); x.lo <= u && u <= x.hi {
				return true
			}
		}
	}
	return false
}

// Escape puts a backtick before every wildcard character: WildcardPattern.Escape.
func Escape(s string) string {
	if !strings.ContainsAny(s, "*?[]`") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		switch s[i] {
		case '*', '?', '[', ']', '`':
			b.WriteByte('`')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// Unescape removes the backticks that Escape put: WildcardPattern.Unescape.
func Unescape(s string) string {
	if strings.IndexByte(s, '`') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '`' && i+1 < len(s) && strings.IndexByte("*?[]`", s[i+1]) >= 0 {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// HasWildcards tells whether a text has a wildcard character that is not escaped: WildcardPattern.ContainsWildcardCharacters.
func HasWildcards(s string) bool {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '`':
			i++
		case '*', '?', '[', ']':
			return true
		}
	}
	return false
}

// ToRegex is WildcardPattern.ToRegex().ToString(): the regular expression of a pattern.
func ToRegex(pattern string) string {
	p := Compile(pattern, false)
	var b strings.Builder
	b.WriteByte('^')
	for _, t := range p.tokens {
		switch t.kind {
		case tokMany:
			b.WriteString(".*")
		case tokOne:
			b.WriteByte('.')
		case tokSet:
			b.WriteByte('[')
			for _, x := range t.ranges {
				writeSetRune(&b, x.lo)
				if x.hi != x.lo {
					b.WriteByte('-')
					writeSetRune(&b, x.hi)
				}
			}
			b.WriteByte(']')
		default:
			if t.r < utf8.RuneSelf && strings.IndexByte(`\*+?|{[()^$.# `, byte(t.r)) >= 0 {
				b.WriteByte('\\')
			}
			b.WriteRune(t.r)
		}
	}
	b.WriteByte('$')
	s := b.String()
	// PowerShell leaves out the anchors that a star at either end makes idle.
	s = strings.TrimPrefix(s, "^.*")
	if strings.HasSuffix(s, ".*$") && !strings.HasSuffix(s, `\.*$`) {
		s = s[:len(s)-3]
	}
	return s
}

func writeSetRune(b *strings.Builder, r rune) {
	switch r {
	case '[', ']', '\\', '^', '-':
		b.WriteByte('\\')
	}
	b.WriteRune(r)
}
