package lexer

import "goposh/ast"

// SkipNewlines skips newlines, white space and comments, with semicolons also `;`.
func (l *Lexer) SkipNewlines(semicolons bool) {
	if l.frozen {
		return
	}
	for l.pos < len(l.text) {
		l.start = l.pos
		c := l.next()
		switch c {
		case ' ', '\t', '\f', '\v', 0xA0, 0x85:
			l.skipWhite()
			continue
		case '\r', '\n':
			if c == '\r' && l.peek() == '\n' {
				l.skip()
			}
			if l.keep {
				l.save(Token{Kind: ast.TokenNewLine})
			}
			continue
		case ';':
			if semicolons {
				if l.keep {
					l.save(Token{Kind: ast.TokenSemi})
				}
				continue
			}
		case '#':
			l.lineComment()
			continue
		case '<':
			if l.peek() == '#' {
				l.skip()
				l.blockComment()
				continue
			}
		case '`':
			c1 := l.next()
			if c1 == '\r' || c1 == '\n' {
				if c1 == '\r' && l.peek() == '\n' {
					l.skip()
				}
				if l.keep {
					l.save(Token{Kind: ast.TokenLineContinuation})
				}
				continue
			}
			if IsWhite(c1) {
				l.skipWhite()
				continue
			}
			l.unget(c1)
		default:
			if IsWhite(c) {
				l.skipWhite()
				continue
			}
		}
		l.unget(c)
		return
	}
}
