package lexer

import (
	"strings"
	"unicode/utf8"

	"goposh/ast"
)

// Mode is what kind of text is being read.
type Mode uint8

// The modes.
const (
	Command    Mode = iota // words
	Expression             // operators and operands
	TypeNames              // inside the brackets of a type
	Signature              // members of a class: as in an expression, but keywords count
)

const eof = 0

// Lexer reads tokens. Its position may run past the end of the text, as PowerShell's does, which shows in the extents of
// EndOfInput tokens and of errors there.
type Lexer struct {
	src  *ast.Source
	text string
	// pos is the offset of the next character in text.
	pos int
	// start is where the current token starts.
	start int
	// base and skips map offsets in text to the source.
	base  int
	skips []int32

	mode  Mode
	modes []Mode

	// AllowSigned makes `-1` a number.
	AllowSigned bool
	// WantSimpleName makes words identifiers, never keywords.
	WantSimpleName bool
	// EndNumberOnTernary makes `?` and `:` end a number.
	EndNumberOnTernary bool

	keep   bool
	tokens []Token
	errors *[]Error

	// Requires holds the extents of #requires comments.
	Requires []ast.Extent
	// Comments holds all comments of the text in order.
	Comments    []Token
	seenComment int32
	nested      int
	inner       string // the text of the subexpression being read
	frozen      bool
	open        bool // the last string had no end
	// value and pieces are the buffers of strings, while no string has them.
	value  []byte
	pieces []Piece
}

// New returns a lexer for src that appends errors to errors. With keep it remembers all tokens.
func New(src *ast.Source, errors *[]Error, keep bool) *Lexer {
	l := &Lexer{src: src, text: src.Text, errors: errors, keep: keep, seenComment: -1}
	if keep {
		l.tokens = make([]Token, 0, len(l.text)/3+8)
	}
	return l
}

// Mode returns the current mode.
func (l *Lexer) Mode() Mode { return l.mode }

// Push enters a mode.
func (l *Lexer) Push(m Mode) {
	l.modes = append(l.modes, l.mode)
	l.mode = m
}

// Pop returns to the mode before the last Push.
func (l *Lexer) Pop() {
	l.mode = l.modes[len(l.modes)-1]
	l.modes = l.modes[:len(l.modes)-1]
}

// Top returns the mode that Pop would return to.
func (l *Lexer) Top() Mode { return l.modes[len(l.modes)-1] }

// Tokens returns the tokens read so far, if they are kept.
func (l *Lexer) Tokens() []Token { return l.tokens }

// Offset returns the current position as an offset in the source.
func (l *Lexer) Offset() int32 { return l.off(l.pos) }

// Finish makes the lexer answer EndOfInput from here on.
func (l *Lexer) Finish() {
	l.pos = max(l.pos, len(l.text))
	l.frozen = true
}

func (l *Lexer) off(i int) int32 {
	if l.base == 0 && l.skips == nil {
		return int32(i)
	}
	n := l.base + i
	for _, s := range l.skips {
		if int(s) >= i {
			break
		}
		n++
	}
	return int32(n)
}

// unoff is the inverse of off.
func (l *Lexer) unoff(o int32) int {
	if l.base == 0 && l.skips == nil {
		return int(o)
	}
	i := int(o) - l.base
	for i > 0 && l.off(i) > o {
		i--
	}
	return i
}

// Extent returns the extent between two offsets of the source.
func (l *Lexer) Extent(start, end int32) ast.Extent {
	return ast.Extent{File: l.src, Start: start, End: end}
}

// Text returns a token's text in the source.
func (l *Lexer) Text(t *Token) string {
	n := int32(len(l.src.Text))
	s, e := min(t.Start, n), min(t.End, n)
	return l.src.Text[s:e]
}

func (l *Lexer) next() rune {
	if l.pos < len(l.text) {
		c := l.text[l.pos]
		if c < utf8.RuneSelf {
			l.pos++
			return rune(c)
		}
		r, n := decode(l.text[l.pos:])
		l.pos += n
		return r
	}
	l.pos++
	return eof
}

// decode also decodes lone surrogates (kept as three bytes), which .NET text may hold.
func decode(s string) (rune, int) {
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && n == 1 && len(s) >= 3 && s[0] == 0xED && s[1]&0xC0 == 0x80 && s[2]&0xC0 == 0x80 {
		return 0xD000 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3
	}
	return r, n
}

func (l *Lexer) peek() rune {
	if l.pos >= len(l.text) {
		return eof
	}
	if c := l.text[l.pos]; c < utf8.RuneSelf {
		return rune(c)
	}
	r, _ := decode(l.text[l.pos:])
	return r
}

// peek2 is the character after the next one; only sound behind an ASCII character.
func (l *Lexer) peek2() rune {
	if l.pos+1 >= len(l.text) {
		return eof
	}
	r, _ := decode(l.text[l.pos+1:])
	return r
}

func (l *Lexer) skip() { l.next() }

// unget goes back over c.
func (l *Lexer) unget(c rune) {
	if l.pos > len(l.text) || c < utf8.RuneSelf {
		l.pos--
		return
	}
	if c >= 0xD800 && c <= 0xDFFF {
		l.pos -= 3
		return
	}
	if c == utf8.RuneError && (l.pos < 3 || l.text[l.pos-3:l.pos] != "\uFFFD") {
		l.pos--
		return
	}
	l.pos -= utf8.RuneLen(c)
}

func (l *Lexer) atEOF() bool { return l.pos > len(l.text) }

// AtEnd tells whether nothing but white space and comments follows the offset.
func (l *Lexer) AtEnd(off int32) bool {
	if l.inner != "" {
		// PowerShell compares the offset in the script with the length of the subexpression.
		return int(off) >= len(l.inner) || onlyTrivia(l.inner[off:])
	}
	if int(off) >= len(l.text) {
		return true
	}
	return onlyTrivia(l.text[off:])
}

func onlyTrivia(s string) bool {
	for s != "" {
		r, n := decode(s)
		switch {
		case IsWhite(r), r == '\n', r == '\r':
			s = s[n:]
		case r == '#':
			i := strings.IndexAny(s, "\r\n")
			if i < 0 {
				return true
			}
			s = s[i:]
		case r == '<' && len(s) > 1 && s[1] == '#':
			i := strings.Index(s[2:], "#>")
			if i < 0 {
				return true
			}
			s = s[i+4:]
		default:
			return false
		}
	}
	return true
}

// Report adds an error between two offsets of the source.
func (l *Lexer) Report(start, end int32, incomplete bool, id, message string) {
	if l.frozen {
		return
	}
	list := *l.errors
	// A resynchronised lexer meets the same error again; the newest ones are the likely twins.
	for i := len(list) - 1; i >= 0 && i >= len(list)-64; i-- {
		if e := &list[i]; e.Extent.Start == start && e.Extent.End == end && e.ID == id {
			return
		}
	}
	*l.errors = append(list, Error{ID: id, Message: message, Extent: l.Extent(start, end), Incomplete: incomplete})
}

func (l *Lexer) report(start, end int, id, message string) {
	l.Report(l.off(start), l.off(end), false, id, message)
}

func (l *Lexer) reportIncomplete(start, end int, id, message string) {
	l.Report(l.off(start), l.off(end), l.AtEnd(l.off(end)), id, message)
}

// Resync goes back to an offset of the source; tokens from there on are forgotten.
func (l *Lexer) Resync(off int32) {
	if l.frozen {
		return
	}
	l.pos = l.unoff(off)
	n := len(l.tokens)
	for n > 0 && l.tokens[n-1].Start >= off {
		n--
	}
	l.tokens = l.tokens[:n]
}

func (l *Lexer) token(kind ast.Token) Token { return l.save(Token{Kind: kind}) }

func (l *Lexer) save(t Token) Token {
	t.Start, t.End = l.off(l.start), l.off(l.pos)
	if l.keep {
		l.tokens = append(l.tokens, t)
	}
	return t
}

// Amend replaces a kept token after the parser learned more about it.
func (l *Lexer) Amend(t *Token) {
	for i := len(l.tokens) - 1; i >= 0; i-- {
		k := &l.tokens[i]
		if k.Start == t.Start && k.End == t.End && k.Kind != ast.TokenComment {
			*k = *t
			return
		}
		if k.Start < t.Start {
			return
		}
	}
}

// Keeping tells whether tokens are kept.
func (l *Lexer) Keeping() bool { return l.keep }

func (l *Lexer) operator(kind ast.Token, chars string) Token {
	if l.mode == Command && !forcesNewToken(l.peek()) {
		return l.generic(chars)
	}
	return l.token(kind)
}

// Next reads a token.
func (l *Lexer) Next() Token {
	if l.frozen {
		return Token{Kind: ast.TokenEndOfInput, Start: l.off(l.pos) + 1, End: l.off(l.pos) + 1}
	}
	for {
		l.start = l.pos
		c := l.next()
		switch c {
		case ' ', '\t', '\f', '\v', 0xA0, 0x85:
			l.skipWhite()
			continue
		case '\'', 0x2018, 0x2019, 0x201A, 0x201B:
			return l.stringLiteral()
		case '"', 0x201C, 0x201D, 0x201E:
			return l.expandableString()
		case '@':
			switch c1 := l.peek(); {
			case c1 == '{':
				l.skip()
				return l.token(ast.TokenAtCurly)
			case c1 == '(':
				l.skip()
				return l.token(ast.TokenAtParen)
			case isSingleQuote(c1):
				l.skip()
				return l.hereString(false)
			case isDoubleQuote(c1):
				l.skip()
				return l.hereString(true)
			case isVarStart(c1):
				return l.variable(true, false)
			}
			l.report(l.pos-1, l.pos, "UnrecognizedToken", "Unrecognized token in source text.")
			return l.token(ast.TokenUnknown)
		case '#':
			l.lineComment()
			continue
		case '\r', '\n':
			if c == '\r' && l.peek() == '\n' {
				l.skip()
			}
			return l.token(ast.TokenNewLine)
		case '`':
			switch c1 := l.next(); {
			case c1 == '\r' || c1 == '\n':
				if c1 == '\r' && l.peek() == '\n' {
					l.skip()
				}
				if l.keep {
					l.save(Token{Kind: ast.TokenLineContinuation})
				}
				continue
			case IsWhite(c1):
				l.skipWhite()
				continue
			case c1 == eof && l.atEOF():
				l.reportIncomplete(l.pos, l.pos, "IncompleteString", "Incomplete string token.")
				l.pos--
				continue
			default:
				return l.generic(l.escape(c1))
			}
		case '=':
			return l.operator(ast.TokenEquals, "=")
		case '+':
			switch c1 := l.peek(); {
			case c1 == '+':
				l.skip()
				return l.operator(ast.TokenPlusPlus, "++")
			case c1 == '=':
				l.skip()
				return l.operator(ast.TokenPlusEquals, "+=")
			case l.AllowSigned && (isDigit(c1) || c1 == '.'):
				return l.number()
			}
			return l.operator(ast.TokenPlus, "+")
		case '-', 0x2013, 0x2014, 0x2015:
			switch c1 := l.peek(); {
			case isDash(c1):
				l.skip()
				return l.operator(ast.TokenMinusMinus, l.text[l.start:l.pos])
			case c1 == '=':
				l.skip()
				return l.operator(ast.TokenMinusEquals, l.text[l.start:l.pos])
			case isLetter(c1) || c1 == '_' || c1 == '?':
				return l.parameter()
			case l.AllowSigned && (isDigit(c1) || c1 == '.'):
				return l.number()
			}
			return l.operator(ast.TokenMinus, l.text[l.start:l.pos])
		case '*':
			switch l.peek() {
			case '=':
				l.skip()
				return l.operator(ast.TokenMultiplyEquals, "*=")
			case '>':
				l.skip()
				return l.redirection(ast.StreamAll)
			}
			return l.operator(ast.TokenMultiply, "*")
		case '/':
			if l.peek() == '=' {
				l.skip()
				return l.operator(ast.TokenDivideEquals, "/=")
			}
			return l.operator(ast.TokenDivide, "/")
		case '%':
			if l.peek() == '=' {
				l.skip()
				return l.operator(ast.TokenRemainderEquals, "%=")
			}
			return l.operator(ast.TokenRem, "%")
		case '$':
			if l.peek() == '(' {
				l.skip()
				return l.token(ast.TokenDollarParen)
			}
			return l.variable(false, false)
		case '<':
			if l.peek() == '#' {
				l.skip()
				l.blockComment()
				continue
			}
			return l.save(Token{Kind: ast.TokenRedirectInStd})
		case '>':
			return l.redirection(ast.StreamOutput)
		case 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z',
			'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S', 'T', 'U', 'V', 'W', 'X', 'Y', 'Z', '_':
			return l.identifier()
		case '[':
			if l.mode == Command && !forcesNewToken(l.peek()) {
				return l.generic("[")
			}
			return l.token(ast.TokenLBracket)
		case ']':
			return l.token(ast.TokenRBracket)
		case '(':
			return l.token(ast.TokenLParen)
		case ')':
			return l.token(ast.TokenRParen)
		case '{':
			return l.token(ast.TokenLCurly)
		case '}':
			return l.token(ast.TokenRCurly)
		case ';':
			return l.token(ast.TokenSemi)
		case ',':
			return l.token(ast.TokenComma)
		case '0', '7', '8', '9':
			return l.number()
		case '1', '2', '3', '4', '5', '6':
			if l.peek() == '>' && (l.mode == Command || l.merges()) {
				l.skip()
				return l.redirection(ast.RedirectionStream(c - '0'))
			}
			return l.number()
		case '.':
			c1 := l.peek()
			if c1 == '.' {
				l.skip()
				return l.operator(ast.TokenDotDot, "..")
			}
			if isDigit(c1) {
				return l.number()
			}
			if c1 == '$' || isSingleQuote(c1) || isDoubleQuote(c1) {
				return l.token(ast.TokenDot)
			}
			return l.operator(ast.TokenDot, ".")
		case '|':
			if l.peek() == '|' {
				l.skip()
				return l.token(ast.TokenOrOr)
			}
			return l.token(ast.TokenPipe)
		case '&':
			if l.peek() == '&' {
				l.skip()
				return l.token(ast.TokenAndAnd)
			}
			return l.token(ast.TokenAmpersand)
		case '!':
			c1 := l.peek()
			if l.mode == Command && !forcesNewToken(c1) || l.mode == Expression && isIdentStart(c1) {
				return l.generic("!")
			}
			return l.token(ast.TokenExclaim)
		case ':':
			if l.peek() == ':' {
				l.skip()
				if l.mode == Command && !l.WantSimpleName && !forcesNewToken(l.peek()) {
					return l.generic("::")
				}
				return l.token(ast.TokenColonColon)
			}
			if l.mode == Command {
				return l.label()
			}
			return l.token(ast.TokenColon)
		case '?':
			if l.mode != Expression {
				return l.generic("?")
			}
			if l.peek() == '?' {
				l.skip()
				if l.peek() == '=' {
					l.skip()
					return l.token(ast.TokenQuestionQuestionEquals)
				}
				return l.token(ast.TokenQuestionQuestion)
			}
			return l.token(ast.TokenQuestionMark)
		case eof:
			if l.atEOF() {
				return l.endOfInput()
			}
			return l.generic("\x00")
		}
		if IsWhite(c) {
			l.skipWhite()
			continue
		}
		if isLetter(c) {
			return l.identifier()
		}
		return l.generic(l.text[l.start:l.pos])
	}
}

func (l *Lexer) endOfInput() Token {
	t := Token{Kind: ast.TokenEndOfInput, Start: l.off(l.start) + 1}
	t.End = t.Start
	if l.keep {
		l.tokens = append(l.tokens, t)
	}
	return t
}

func (l *Lexer) skipWhite() {
	for l.pos < len(l.text) {
		c := l.text[l.pos]
		if c < utf8.RuneSelf {
			if classes[c]&clsWhite == 0 {
				return
			}
			l.pos++
			continue
		}
		r, n := decode(l.text[l.pos:])
		if !IsWhite(r) {
			return
		}
		l.pos += n
	}
}

// merges tells whether `>&1` or `>&2` follows.
func (l *Lexer) merges() bool {
	s := l.text[l.pos:]
	return len(s) > 2 && s[1] == '&' && (s[2] == '1' || s[2] == '2')
}

// redirection reads the rest of a redirection; the position is behind its first `>`.
func (l *Lexer) redirection(from ast.RedirectionStream) Token {
	t := Token{Kind: ast.TokenRedirection, From: from}
	switch l.peek() {
	case '>':
		l.skip()
		t.Flags |= appendTo
	case '&':
		if c := l.peek2(); c == '1' || c == '2' {
			l.pos += 2
			t.To = ast.RedirectionStream(c - '0')
		}
	}
	return l.save(t)
}

// NewSection returns a lexer for the part of src between two offsets.
func NewSection(src *ast.Source, errors *[]Error, from, to int32) *Lexer {
	l := New(src, errors, false)
	l.text, l.pos, l.start = src.Text[:to], int(from), int(from)
	return l
}
