package lexer

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"goposh/ast"
)

// stringBuilder collects the value of a string and its pieces.
type stringBuilder struct {
	value  []byte
	pieces []Piece
	// from is where the string's content starts in the lexer's text.
	from int
	// The current literal piece starts at lit in value and at litFrom in the lexer's text.
	lit, litFrom int
	nested       bool
}

// builder returns a builder for content that starts at from. It has the lexer's buffers until its token is made.
func (l *Lexer) builder(from int) stringBuilder {
	b := stringBuilder{value: l.value, pieces: l.pieces, from: from, litFrom: from}
	l.value, l.pieces = nil, nil
	return b
}

func (b *stringBuilder) text(s string) { b.value = append(b.value, s...) }

func (b *stringBuilder) rune(r rune) { b.value = appendRune(b.value, r) }

// appendRune keeps lone surrogates as three bytes.
func appendRune(b []byte, r rune) []byte {
	if r >= 0xD800 && r <= 0xDFFF {
		return append(b, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0xBF, 0x80|byte(r)&0xBF)
	}
	return utf8.AppendRune(b, r)
}

func (b *stringBuilder) flush(l *Lexer, end int) {
	if len(b.value) > b.lit {
		b.pieces = append(b.pieces, Piece{Start: l.off(b.litFrom), End: l.off(end), from: int32(b.lit), to: int32(len(b.value))})
	}
}

func (b *stringBuilder) resume(pos int) { b.lit, b.litFrom = len(b.value), pos }

// token makes the token of the string, whose last literal piece ends at end, and gives the buffers back.
func (b *stringBuilder) token(kind ast.Token, l *Lexer, end int) Token {
	t := Token{Kind: kind, Value: b.string(l)}
	if b.nested {
		b.flush(l, end)
		x := &Expandable{Pieces: slices.Clone(b.pieces)}
		for i := range x.Pieces {
			p := &x.Pieces[i]
			p.Text = t.Value[p.from:p.to]
		}
		t.Data = x
	}
	l.value, l.pieces = b.value[:0], b.pieces[:0]
	return t
}

// string is the value; it is a part of the source where nothing was escaped.
func (b *stringBuilder) string(l *Lexer) string {
	if end := b.from + len(b.value); end <= len(l.text) && l.text[b.from:end] == string(b.value) {
		return l.text[b.from:end]
	}
	return string(b.value)
}

// escape processes a backtick escape whose character has been read.
func (l *Lexer) escape(c rune) string {
	switch c {
	case '0':
		return "\x00"
	case 'a':
		return "\a"
	case 'b':
		return "\b"
	case 'e':
		return "\x1b"
	case 'f':
		return "\f"
	case 'n':
		return "\n"
	case 'r':
		return "\r"
	case 't':
		return "\t"
	case 'v':
		return "\v"
	case 'u':
		return l.unicodeEscape()
	}
	return string(appendRune(nil, c))
}

func (l *Lexer) unicodeEscape() string {
	from := l.pos - 2
	c := l.next()
	if c != '{' {
		l.unget(c)
		l.report(from, l.pos, "InvalidUnicodeEscapeSequence",
			"The Unicode escape sequence is not valid. A valid sequence is `u{ followed by one to six hex digits and a closing '}'.")
		return "u"
	}
	digits := l.pos
	for n := 0; ; n++ {
		c = l.next()
		switch {
		case c == '}':
			if n == 0 {
				l.report(from, l.pos, "InvalidUnicodeEscapeSequence",
					"The Unicode escape sequence is not valid. A valid sequence is `u{ followed by one to six hex digits and a closing '}'.")
				return "\uFFFF"
			}
			v, _ := strconv.ParseUint(l.text[digits:l.pos-1], 16, 32)
			if v > 0x10FFFF {
				l.report(digits, l.pos-1, "InvalidUnicodeEscapeSequenceValue",
					"The Unicode escape sequence value is out of range. The maximum value is 0x10FFFF.")
				return "\uFFFF"
			}
			return string(appendRune(nil, rune(v)))
		case !isHex(c):
			l.unget(c)
			id, msg := "InvalidUnicodeEscapeSequence",
				"The Unicode escape sequence is not valid. A valid sequence is `u{ followed by one to six hex digits and a closing '}'."
			if n > 0 {
				id, msg = "MissingUnicodeEscapeSequenceTerminator", "The Unicode escape sequence is missing the closing '}'."
			}
			l.report(l.pos, l.pos+1, id, msg)
			return "\uFFFF"
		case n == 6:
			l.unget(c)
			l.report(l.pos, l.pos+1, "TooManyDigitsInUnicodeEscapeSequence",
				"The Unicode escape sequence contains more than the maximum of six hex digits between braces.")
			return "\uFFFF"
		}
	}
}

// quoted reads the rest of a single-quoted string and returns its value.
func (l *Lexer) quoted() string {
	from := l.pos
	var b []byte
	for i := from; i < len(l.text); i++ {
		if c := l.text[i]; c == '\'' {
			if i+1 < len(l.text) && (l.text[i+1] == '\'' || l.text[i+1] >= utf8.RuneSelf) {
				break
			}
			l.pos = i + 1
			return l.text[from:i]
		} else if c >= utf8.RuneSelf {
			break
		}
	}
	for {
		c := l.next()
		if c == eof && l.atEOF() {
			l.unget(c)
			l.unterminated("'")
			return string(b)
		}
		if isSingleQuote(c) {
			if !isSingleQuote(l.peek()) {
				return string(b)
			}
			c = l.next()
		}
		b = appendRune(b, c)
	}
}

func (l *Lexer) unterminated(terminator string) {
	l.open = true
	l.reportIncomplete(l.start, l.pos, "TerminatorExpectedAtEndOfString", "The string is missing the terminator: "+terminator+".")
}

func (l *Lexer) stringLiteral() Token {
	l.open = false
	t := Token{Kind: ast.TokenStringLiteral, Value: l.quoted()}
	if l.open {
		t.Flags |= InError
	}
	return l.save(t)
}

func (l *Lexer) expandableString() Token {
	// Most strings hold nothing to expand.
	from := l.pos
	for i := from; i < len(l.text); i++ {
		c := l.text[i]
		if c == '"' {
			if i+1 < len(l.text) && (l.text[i+1] == '"' || l.text[i+1] >= utf8.RuneSelf) {
				break
			}
			l.pos = i + 1
			return l.save(Token{Kind: ast.TokenStringExpandable, Value: l.text[from:i]})
		}
		if c == '$' || c == '`' || c >= utf8.RuneSelf {
			break
		}
	}
	start := l.start
	l.open = false
	b := l.builder(l.pos)
	l.expandable(&b)
	l.start = start
	t := b.token(ast.TokenStringExpandable, l, l.pos)
	if l.open {
		t.Flags |= InError
	}
	return l.save(t)
}

// expandable reads the rest of a double-quoted string.
func (l *Lexer) expandable(b *stringBuilder) {
	start := l.start
	for {
		c := l.next()
		switch {
		case c == '$':
			l.dollar(b, false)
			continue
		case c == '`':
			c1 := l.next()
			if c1 == eof && l.atEOF() {
				l.unget(c1)
				continue
			}
			b.text(l.escape(c1))
			continue
		case isDoubleQuote(c):
			if !isDoubleQuote(l.peek()) {
				return
			}
			c = l.next()
		case c == eof && l.atEOF():
			l.unget(c)
			l.start = start
			l.unterminated("\"")
			return
		}
		b.rune(c)
	}
}

// dollar reads what follows a `$` inside a string.
func (l *Lexer) dollar(b *stringBuilder, here bool) {
	at := l.pos - 1
	c := l.peek()
	switch {
	case c == '(':
		l.skip()
		b.flush(l, at)
		b.nested = true
		l.start = at
		sub := l.subexpression(here)
		b.pieces = append(b.pieces, Piece{Sub: sub, Start: sub.Start, End: sub.End})
		b.text(l.text[at:min(l.pos, len(l.text))])
		b.resume(l.pos)
	case isVarStart(c) || c == '{':
		l.start = at
		errs := len(*l.errors)
		keep := l.keep
		l.keep = false
		t := l.variable(false, true)
		l.keep = keep
		if t.Kind != ast.TokenVariable {
			l.pos = at + 1
			*l.errors = (*l.errors)[:errs]
			b.text("$")
			return
		}
		b.flush(l, at)
		b.nested = true
		b.pieces = append(b.pieces, Piece{Variable: t, Start: t.Start, End: t.End})
		b.text(l.text[at:min(l.pos, len(l.text))])
		b.resume(l.pos)
	default:
		b.text("$")
	}
}

// subexpression reads `$( )` in a string; the opening has been read. Inside a quoted string, doubled and escaped double
// quotes stand for one.
func (l *Lexer) subexpression(here bool) *Subexpression {
	start := l.start
	sub := &Subexpression{Start: l.off(start), from: start}
	var out []byte
	copied := start
	drop := func(i int) { // the byte at i is left out
		out = append(out, l.text[copied:i]...)
		sub.skips = append(sub.skips, int32(len(out)-1))
		copied = i + 1
	}
	parens := 1
	for parens > 0 {
		c := l.next()
		switch {
		case c == '(':
			parens++
		case c == ')':
			parens--
		case c == eof && l.atEOF():
			l.unget(c)
			l.reportIncomplete(start, l.pos, "IncompleteDollarSubexpressionReference", "$(subexpression) is missing the closing ')'.")
			parens = 0
		case c == '`' && !here && isDoubleQuote(l.peek()):
			drop(l.pos - 1)
			l.skip()
		case isDoubleQuote(c) && !here && isDoubleQuote(l.peek()):
			if l.text[l.pos] == '"' {
				drop(l.pos)
			}
			l.skip()
		}
	}
	end := min(l.pos, len(l.text))
	sub.End = l.off(l.pos)
	if sub.skips == nil {
		sub.Text = l.text[start:end]
		return sub
	}
	sub.from = -1
	out = append(out, l.text[copied:end]...)
	sub.Text = string(out)
	// A lexer that itself skips characters passes its own skips on.
	if l.skips != nil {
		var merged []int32
		last := l.off(start)
		j := 0
		for i := range out {
			o := l.off(start + i + j)
			for j < len(sub.skips) && int(sub.skips[j]) < i {
				j++
				o = l.off(start + i + j)
			}
			for range o - last - 1 {
				if i > 0 {
					merged = append(merged, int32(i-1))
				}
			}
			last = o
		}
		sub.skips = merged
	}
	return sub
}

// hereString reads @' or @" strings; the header's quote has been read.
func (l *Lexer) hereString(expand bool) Token {
	kind, terminator := ast.TokenHereStringLiteral, "'@"
	if expand {
		kind, terminator = ast.TokenHereStringExpandable, "\"@"
	}
	start := l.start
	b := l.builder(l.pos)
	if !l.hereHeader(terminator) {
		l.start = start
		t := b.token(kind, l, l.pos)
		t.Flags |= InError
		return l.save(t)
	}
	b.from, b.litFrom = l.pos, l.pos
	closes := func(c rune) bool {
		if expand {
			return isDoubleQuote(c)
		}
		return isSingleQuote(c)
	}
	// A footer may stand on the very first line.
	if c := l.peek(); closes(c) {
		p := l.pos
		l.skip()
		if l.peek() == '@' {
			l.skip()
			return l.save(b.token(kind, l, l.pos))
		}
		l.pos = p
	}
	falseFooter := -1
	for {
		c := l.next()
		switch {
		case c == '\r' || c == '\n':
			end := l.pos - 1
			n := len(b.value)
			b.rune(c)
			if c == '\r' && l.peek() == '\n' {
				l.skip()
				b.rune('\n')
			}
			p := l.pos
			c1 := l.next()
			if closes(c1) && l.peek() == '@' {
				l.skip()
				l.start = start
				b.value = b.value[:n]
				return l.save(b.token(kind, l, end))
			}
			l.pos = p
			if IsWhite(c1) && falseFooter < 0 {
				l.skipWhite()
				f := l.pos
				if c2 := l.next(); closes(c2) && l.peek() == '@' {
					falseFooter = f
				}
				l.pos = p
			}
			continue
		case c == eof && l.atEOF():
			l.unget(c)
			l.start = start
			if falseFooter >= 0 {
				l.Report(l.off(falseFooter), l.off(l.pos), true, "WhitespaceBeforeHereStringFooter",
					"White space is not allowed before the string terminator.")
			} else {
				l.unterminated(terminator)
			}
			t := b.token(kind, l, l.pos)
			t.Flags |= InError
			return l.save(t)
		case expand && c == '$':
			l.dollar(&b, true)
			continue
		case expand && c == '`':
			c1 := l.next()
			if c1 == eof && l.atEOF() {
				l.unget(c1)
				continue
			}
			b.text(l.escape(c1))
			continue
		}
		b.rune(c)
	}
}

// hereHeader reads the end of a here-string's first line.
func (l *Lexer) hereHeader(terminator string) bool {
	l.skipWhite()
	p := l.pos
	switch c := l.next(); {
	case c == '\r':
		if l.peek() == '\n' {
			l.skip()
		}
		return true
	case c == '\n':
		return true
	case c == eof && l.atEOF():
		l.unget(c)
		l.unterminated(terminator)
		return false
	}
	l.report(p, l.pos, "UnexpectedCharactersAfterHereStringHeader",
		"No characters are allowed after a here-string header but before the end of the line.")
	if i := strings.IndexAny(l.text[p:], "\r\n"); i >= 0 {
		l.pos = p + i
	} else {
		l.pos = len(l.text)
	}
	return false
}

// Content reads the whole text as the content of an expandable string.
func (l *Lexer) Content() Token {
	b := l.builder(0)
	for {
		c := l.next()
		switch {
		case c == eof && l.atEOF():
			l.unget(c)
			l.start = 0
			return l.save(b.token(ast.TokenStringExpandable, l, l.pos))
		case c == '$':
			l.dollar(&b, true)
			continue
		case c == '`':
			c1 := l.next()
			if c1 == eof && l.atEOF() {
				l.unget(c1)
				continue
			}
			b.text(l.escape(c1))
			continue
		}
		b.rune(c)
	}
}
