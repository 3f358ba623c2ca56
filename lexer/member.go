package lexer

import "goposh/ast"

// MemberAccess reads the operator of a member access or index if one follows immediately.
func (l *Lexer) MemberAccess(bracket bool) (Token, bool) {
	if l.frozen || l.pos >= len(l.text) {
		return Token{}, false
	}
	l.start = l.pos
	ends := func(c rune) bool { return l.mode == Command && (IsWhite(c) || c == eof || c == '\r' || c == '\n') }
	switch l.text[l.pos] {
	case '.':
		c := l.peek2()
		if c == '.' || ends(c) {
			return Token{}, false
		}
		l.pos++
		return l.token(ast.TokenDot), true
	case ':':
		if l.peek2() != ':' {
			return Token{}, false
		}
		l.pos++
		if ends(l.peek2()) {
			l.pos--
			return Token{}, false
		}
		l.pos++
		return l.token(ast.TokenColonColon), true
	case '[':
		if !bracket {
			return Token{}, false
		}
		l.pos++
		return l.token(ast.TokenLBracket), true
	case '?':
		switch l.peek2() {
		case '.':
			l.pos += 2
			if ends(l.peek()) {
				l.pos -= 2
				return Token{}, false
			}
			return l.token(ast.TokenQuestionDot), true
		case '[':
			if bracket {
				l.pos += 2
				return l.token(ast.TokenQuestionLBracket), true
			}
		}
	}
	return Token{}, false
}

// Invocation reads the `(` or `{` of a method call if one follows immediately.
func (l *Lexer) Invocation() (Token, bool) {
	if l.frozen {
		return Token{}, false
	}
	l.start = l.pos
	switch l.peek() {
	case '(':
		l.pos++
		return l.token(ast.TokenLParen), true
	case '{':
		l.pos++
		return l.token(ast.TokenLCurly), true
	}
	return Token{}, false
}

// Bracket reads a `[` after white space and comments, if it is next.
func (l *Lexer) Bracket() (Token, bool) {
	if l.frozen {
		return Token{}, false
	}
	from, n := l.pos, len(l.tokens)
	for {
		l.start = l.pos
		c := l.next()
		switch {
		case IsWhite(c):
			l.skipWhite()
			continue
		case c == '#':
			l.lineComment()
			continue
		case c == '<' && l.peek() == '#':
			l.skip()
			l.blockComment()
			continue
		case c == '`' && (l.peek() == '\n' || l.peek() == '\r'):
			if l.next() == '\r' && l.peek() == '\n' {
				l.skip()
			}
			if l.keep {
				l.save(Token{Kind: ast.TokenLineContinuation})
			}
			continue
		case c == '`' && IsWhite(l.peek()):
			continue
		case c == '[':
			return l.token(ast.TokenLBracket), true
		}
		l.pos = from
		l.tokens = l.tokens[:n]
		return Token{}, false
	}
}

// Saved is the state of a lexer that reads a subexpression of a string.
type Saved struct {
	text   string
	pos    int
	base   int
	skips  []int32
	mode   Mode
	tokens []Token
	keep   bool
	inner  string
}

// Enter makes the lexer read a subexpression of a string.
func (l *Lexer) Enter(sub *Subexpression) Saved {
	s := Saved{text: l.text, pos: l.pos, base: l.base, skips: l.skips, mode: l.mode, tokens: l.tokens, keep: l.keep, inner: l.inner}
	l.inner = sub.Text
	l.nested++
	l.tokens = nil
	if sub.from >= 0 && l.skips == nil && l.base == 0 {
		l.text, l.pos = l.text[:sub.from+len(sub.Text)], sub.from
		return s
	}
	l.text, l.pos, l.base, l.skips = sub.Text, 0, int(sub.Start), sub.skips
	return s
}

// Leave ends what Enter began and returns the tokens read since.
func (l *Lexer) Leave(s Saved) []Token {
	t := l.tokens
	l.nested--
	l.inner = s.inner
	l.text, l.pos, l.base, l.skips, l.mode, l.tokens = s.text, s.pos, s.base, s.skips, s.mode, s.tokens
	return t
}
