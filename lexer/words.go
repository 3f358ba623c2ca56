package lexer

import (
	"strings"
	"unicode/utf8"

	"goposh/ast"
)

// identifier reads a word whose first character has been read.
func (l *Lexer) identifier() Token {
	if l.mode == TypeNames {
		return l.typeName()
	}
	i := l.pos
	for i < len(l.text) {
		c := l.text[i]
		if c < utf8.RuneSelf {
			if classes[c]&clsIdentFollow == 0 {
				break
			}
			i++
			continue
		}
		r, n := decode(l.text[i:])
		if !isLetterOrDigit(r) {
			break
		}
		i += n
	}
	l.pos = i
	if l.mode == Command && !forcesNewToken(l.peek()) {
		return l.generic(l.text[l.start:l.pos])
	}
	if !l.WantSimpleName && (l.mode == Command || l.mode == Signature) {
		if kind := keyword(l.text[l.start:l.pos]); kind != 0 {
			return l.save(Token{Kind: kind, Flags: Keyword})
		}
	}
	return l.save(Token{Kind: ast.TokenIdentifier, Value: l.text[l.start:l.pos]})
}

// typeName reads a dotted name.
func (l *Lexer) typeName() Token {
	for {
		c := l.next()
		switch {
		case c == '.' || c == '`' || c == '_' || c == '+' || c == '#' || c == '\\':
			continue
		case isLetterOrDigit(c):
			continue
		}
		l.unget(c)
		break
	}
	s := l.text[l.start:l.pos]
	return l.save(Token{Kind: ast.TokenIdentifier, Flags: TypeName, Value: s})
}

// AssemblyName reads the assembly part of a type name, up to the closing bracket.
func (l *Lexer) AssemblyName() (string, int32) {
	l.skipWhite()
	from := l.pos
	for {
		c := l.next()
		if c == ']' || c == '[' || c == '\n' || c == '\r' || c == eof {
			l.unget(c)
			break
		}
	}
	s := strings.TrimRight(l.text[from:min(l.pos, len(l.text))], " \t")
	if l.keep {
		l.assemblyTokens(s, from)
	}
	return s, l.off(l.pos)
}

// assemblyTokens keeps the words, commas and equal signs of an assembly's name.
func (l *Lexer) assemblyTokens(s string, from int) {
	add := func(kind ast.Token, flags Flags, i, j int) {
		l.tokens = append(l.tokens, Token{Kind: kind, Flags: flags, Start: l.off(from + i), End: l.off(from + j), Value: s[i:j]})
	}
	for i := 0; ; {
		j := i
		for j < len(s) && s[j] != ',' && s[j] != '=' {
			j++
		}
		k := i
		for k < j && (s[k] == ' ' || s[k] == '\t') {
			k++
		}
		add(ast.TokenIdentifier, TypeName, k, k+len(strings.TrimRight(s[k:j], " \t")))
		if j == len(s) {
			return
		}
		kind := ast.TokenComma
		if s[j] == '=' {
			kind = ast.TokenEquals
		}
		add(kind, 0, j, j+1)
		i = j + 1
	}
}

// label reads `:name`; the colon has been read.
func (l *Lexer) label() Token {
	if !isIdentStart(l.peek()) {
		return l.generic(":")
	}
	for isIdentFollow(l.peek()) {
		l.skip()
	}
	if l.mode == Command && !forcesNewToken(l.peek()) {
		return l.generic(l.text[l.start:l.pos])
	}
	return l.save(Token{Kind: ast.TokenLabel, Value: l.text[l.start+1 : l.pos]})
}

// parameter reads `-name` or, in an expression, an operator; the dash has been read.
func (l *Lexer) parameter() Token {
	from := l.pos
	for {
		c := l.next()
		if IsWhite(c) {
			l.unget(c)
			break
		}
		switch c {
		case '{', '}', '(', ')', ';', ',', '|', '&', '.', '[', '\r', '\n':
			l.unget(c)
		case ':':
			if l.mode == Expression {
				l.unget(c)
				break
			}
			return l.save(Token{Kind: ast.TokenParameter, Flags: colon, Value: l.text[from : l.pos-1]})
		case eof:
			if !l.atEOF() {
				continue
			}
			l.unget(c)
		default:
			if isSingleQuote(c) || isDoubleQuote(c) {
				l.unget(c)
				if l.mode == Command {
					return l.generic(l.text[l.start:l.pos])
				}
				break
			}
			if l.mode == Command {
				continue
			}
			// In an expression `-f2` formats 2.
			if is(c, clsIdentStart) || c == '?' {
				continue
			}
			l.unget(c)
		}
		break
	}
	name := l.text[from:l.pos]
	if l.mode == Expression {
		if kind := operatorKind(name); kind != 0 {
			return l.token(kind)
		}
	}
	if name == "" {
		return l.token(ast.TokenMinus)
	}
	return l.save(Token{Kind: ast.TokenParameter, Value: name})
}

// generic reads the rest of a word that begins with the given text (escapes processed).
func (l *Lexer) generic(head string) Token {
	l.nested++
	defer func() { l.nested-- }()
	start := l.start
	// Most words hold nothing special and are a slice of the text.
	if head != "" && head == l.text[start:min(l.pos, len(l.text))] {
		i := l.pos
	plain:
		for i < len(l.text) {
			c := l.text[i]
			switch {
			case c == '`' || c == '\'' || c == '"' || c == '$':
				break plain
			case c < utf8.RuneSelf:
				if classes[c]&clsForceNew != 0 && (c != 0) {
					l.pos = i
					return l.save(Token{Kind: ast.TokenGeneric, Value: l.text[start:i]})
				}
				i++
			default:
				r, n := decode(l.text[i:])
				if IsWhite(r) {
					l.pos = i
					return l.save(Token{Kind: ast.TokenGeneric, Value: l.text[start:i]})
				}
				if isSingleQuote(r) || isDoubleQuote(r) {
					break plain
				}
				i += n
			}
		}
		if i >= len(l.text) {
			l.pos = len(l.text)
			return l.save(Token{Kind: ast.TokenGeneric, Value: l.text[start:]})
		}
	}
	b := l.builder(start)
	b.text(head)
	for {
		c := l.next()
		if forcesNewToken(c) && (c != eof || l.atEOF()) {
			l.unget(c)
			break
		}
		switch {
		case c == '`':
			c1 := l.next()
			if c1 == eof && l.atEOF() {
				l.reportIncomplete(l.pos, l.pos, "IncompleteString", "Incomplete string token.")
				l.unget(c1)
				b.text("`")
				continue
			}
			b.text(l.escape(c1))
		case isSingleQuote(c):
			l.start = l.pos - 1
			b.text(l.quoted())
		case isDoubleQuote(c):
			l.start = l.pos - 1
			l.expandable(&b)
		case c == '$':
			l.dollar(&b, false)
		default:
			b.rune(c)
		}
	}
	l.start = start
	return l.save(b.token(ast.TokenGeneric, l, l.pos))
}

// Verbatim reads the rest of the line behind `--%`, up to a pipe outside quotes.
func (l *Lexer) Verbatim() (Token, bool) {
	l.skipWhite()
	l.start = l.pos
	quoted := false
loop:
	for {
		c := l.next()
		switch c {
		case eof:
			if l.atEOF() {
				l.unget(c)
				break loop
			}
		case '\r', '\n':
			l.unget(c)
			break loop
		case '|':
			if !quoted {
				l.unget(c)
				break loop
			}
		case '&':
			if !quoted && l.peek() == '&' {
				l.unget(c)
				break loop
			}
		default:
			if isDoubleQuote(c) {
				quoted = !quoted
			}
		}
	}
	if l.pos == l.start {
		return Token{}, false
	}
	return l.save(Token{Kind: ast.TokenGeneric, Value: l.text[l.start:l.pos]}), true
}
