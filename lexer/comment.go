package lexer

import (
	"strings"

	"goposh/ast"
)

func (l *Lexer) lineComment() {
	i := strings.IndexAny(l.text[l.pos:], "\r\n")
	if i >= 0 {
		l.pos += i
	} else {
		l.pos = len(l.text)
	}
	l.comment()
	if l.isRequires() && l.nested == 0 {
		e := l.Extent(l.off(l.start), l.off(l.pos))
		if n := len(l.Requires); n == 0 || l.Requires[n-1].Start < e.Start {
			l.Requires = append(l.Requires, e)
		}
	}
}

func (l *Lexer) isRequires() bool {
	s := l.text[l.start+1 : min(l.pos, len(l.text))]
	const word = "requires"
	return len(s) >= len(word) && strings.EqualFold(s[:len(word)], word)
}

// comment keeps the comment between start and pos.
func (l *Lexer) comment() {
	t := Token{Kind: ast.TokenComment, Start: l.off(l.start), End: l.off(l.pos)}
	if t.Start > l.seenComment {
		l.seenComment = t.Start
		if l.nested == 0 {
			l.Comments = append(l.Comments, t)
		}
	}
	if l.keep {
		l.tokens = append(l.tokens, t)
	}
}

func (l *Lexer) blockComment() {
	i := strings.Index(l.text[l.pos:], "#>")
	if i >= 0 {
		l.pos += i + 2
		l.comment()
		return
	}
	from := l.start
	l.pos = len(l.text)
	l.reportIncomplete(from, l.pos, "MissingTerminatorMultiLineComment", "The terminator '#>' is missing from the multiline comment.")
	l.comment()
}
