package lexer

import (
	"goposh/ast"
)

// variable reads a variable; its sigil has been read.
func (l *Lexer) variable(splatted, inString bool) Token {
	kind := ast.TokenVariable
	if splatted {
		kind = ast.TokenSplattedVariable
	}
	if l.pos < len(l.text) && l.text[l.pos] == '@' && splatted {
		l.pos++
	}
	from := l.pos
	c := l.next()
	if c == '{' {
		return l.bracedVariable(kind, inString)
	}
	if !isVarStart(c) {
		l.unget(c)
		if inString {
			return l.genericNoSave("$")
		}
		return l.generic(l.text[l.start:min(l.pos, len(l.text))])
	}
	if c != '$' && c != '?' && c != '^' {
	scan:
		for {
			c = l.next()
			switch {
			case isVarFollow(c):
				continue
			case c == ':':
				if l.peek() == ':' {
					l.unget(c)
					break scan
				}
				continue
			case c < 128 && isSeparator(c):
				l.unget(c)
				break scan
			case !inString && l.mode == Command && !forcesNewToken(c):
				l.pos = l.start
				return l.generic("")
			}
			l.unget(c)
			break scan
		}
	}
	name := l.text[from:l.pos]
	if p := ParsePath(name); p.Name == "" {
		id, msg := "InvalidVariableReference", "Variable reference is not valid. '$' was not followed by a valid variable name character. Consider using ${} to delimit the name."
		if p.Scope != "" || p.Drive != "" || name == ":" || name[len(name)-1] == ':' {
			id, msg = "InvalidVariableReferenceWithDrive",
				"Variable reference is not valid. ':' was not followed by a valid variable name character. Consider using ${} to delimit the name."
		}
		l.report(l.start, l.pos, id, msg)
	}
	return l.save(Token{Kind: kind, Value: name})
}

func (l *Lexer) genericNoSave(s string) Token { return Token{Kind: ast.TokenGeneric, Value: s} }

// isSeparator tells the characters that end a variable's name even in a word.
func isSeparator(c rune) bool {
	switch c {
	case 0, '\t', '\r', '\n', ' ', '&', '(', ')', ',', ';', '{', '|', '}', '.', '[':
		return true
	}
	return false
}

func (l *Lexer) bracedVariable(kind ast.Token, inString bool) Token {
	start, from := l.start, l.pos
	var b []byte
	plain := true
scan:
	for {
		c := l.next()
		switch {
		case c == '}':
			break scan
		case c == '`':
			if plain {
				b, plain = append(b, l.text[from:l.pos-1]...), false
			}
			c1 := l.next()
			if c1 == eof && l.atEOF() {
				l.unget(c1)
				continue
			}
			b = append(b, l.escape(c1)...)
			continue
		case inString && isDoubleQuote(c) && isDoubleQuote(l.peek()):
			if plain {
				b, plain = append(b, l.text[from:l.pos-1]...), false
			}
			l.skip()
		case inString && isDoubleQuote(c) && l.pos >= len(l.text):
			if plain {
				b, plain = append(b, l.text[from:l.pos-1]...), false
			}
			continue
		case c == '{':
			l.report(l.pos, l.pos+1, "OpenBraceNeedsToBeBackTickedInVariableName", "Use `{ instead of { in variable names.")
		case c == eof && l.atEOF():
			l.unget(c)
			l.reportIncomplete(start+1, l.pos, "IncompleteDollarVariableReference",
				"${{variable}} reference starting is missing the closing '}}'.")
			if plain {
				b = append(b, l.text[from:min(l.pos, len(l.text))]...)
			}
			return l.variableToken(kind, string(b))
		}
		if !plain {
			b = appendRune(b, c)
		}
	}
	name := l.text[from : l.pos-1]
	if !plain {
		name = string(b)
	}
	l.start = start
	if name == "" {
		l.report(from, l.pos, "EmptyVariableReference", "An empty ${} variable reference was found. A name is required inside the braces.")
		return l.save(Token{Kind: kind, Value: ":Error:"})
	}
	if p := ParsePath(name); p.Name == "" {
		l.report(start, l.pos, "InvalidBracedVariableReference", "Variable reference is not valid. The variable name is missing.")
	}
	return l.save(Token{Kind: kind, Value: name})
}

func (l *Lexer) variableToken(kind ast.Token, name string) Token {
	if name == "" {
		name = ":Error:"
	}
	return l.save(Token{Kind: kind, Value: name})
}
