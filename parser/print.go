package parser

import (
	"errors"
	"io"
	"iter"
	"slices"

	"goposh/ast"
	"goposh/lexer"
)

// Lexeme is a token with the trivia in front of it: white space, and what the lexer passed over after an error. Comments and line
// continuations are tokens.
type Lexeme struct {
	Trivia, Text string
	// Token is nil for the trivia behind the last token.
	Token *lexer.Token
}

// Lexemes splits a script into its tokens and what lies between them. Put together they are the script byte for byte.
func Lexemes(src *ast.Source, tokens []lexer.Token) iter.Seq[Lexeme] {
	return func(yield func(Lexeme) bool) {
		at, size := 0, len(src.Text)
		for i := range tokens {
			t := &tokens[i]
			// The end of the script lies behind it.
			start, end := min(int(t.Start), size), min(int(t.End), size)
			if start < at {
				continue
			}
			if !yield(Lexeme{Trivia: src.Text[at:start], Text: src.Text[start:end], Token: t}) {
				return
			}
			at = end
		}
		if at < size {
			yield(Lexeme{Trivia: src.Text[at:]})
		}
	}
}

// Edit gives an extent of a script a new text. An empty extent is a place to insert at.
type Edit struct {
	Extent ast.Extent
	Text   string
}

// ErrEdit tells that edits overlap or lie outside the script.
var ErrEdit = errors.New("edits overlap or lie outside the script")

// Print writes a script from its tokens and trivia with the edits made, in whatever order they come. All else stays byte for byte
// as it was written. Edits at the same place are inserted in the order given.
func Print(w io.Writer, src *ast.Source, tokens []lexer.Token, edits ...Edit) error {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b Edit) int { return int(a.Extent.Start - b.Extent.Start) })
	last := int32(0)
	for _, e := range edits {
		if e.Extent.File != src || e.Extent.Start < last || e.Extent.End < e.Extent.Start || int(e.Extent.End) > len(src.Text) {
			return ErrEdit
		}
		last = e.Extent.End
	}
	p := printer{w: w, edits: edits}
	for l := range Lexemes(src, tokens) {
		p.print(l.Trivia)
		p.print(l.Text)
	}
	p.insert(len(src.Text))
	return p.err
}

// printer writes text and edits in the order of the script.
type printer struct {
	w io.Writer
	// at is where the script's text has been printed to or left out.
	at    int
	edits []Edit
	err   error
}

// print prints the text that comes next in the script, but for what edits replace.
func (p *printer) print(text string) {
	for text != "" && p.err == nil {
		if len(p.edits) == 0 || int(p.edits[0].Extent.Start) >= p.at+len(text) {
			p.write(text)
			p.at += len(text)
			return
		}
		e := p.edits[0]
		if n := int(e.Extent.Start) - p.at; n > 0 {
			p.write(text[:n])
			text = text[n:]
			p.at += n
		}
		if int(e.Extent.End) > p.at+len(text) {
			// It goes on in the next token.
			p.at += len(text)
			p.edits[0].Extent.Start = int32(p.at)
			return
		}
		text = text[int(e.Extent.End)-p.at:]
		p.at = int(e.Extent.End)
		p.write(e.Text)
		p.edits = p.edits[1:]
	}
}

// insert writes the edits at the script's end.
func (p *printer) insert(end int) {
	for _, e := range p.edits {
		if int(e.Extent.End) == end {
			p.write(e.Text)
		}
	}
}

func (p *printer) write(s string) {
	if p.err == nil {
		_, p.err = io.WriteString(p.w, s)
	}
}
