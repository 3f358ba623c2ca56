// Package lexer turns PowerShell text into tokens. The language's tokens depend on where they stand (`1+2` is one word after a
// command's name and three tokens in an expression), so the lexer keeps a stack of modes that its user pushes and pops.
package lexer

import (
	"goposh/ast"
)

// Flags tell the role of a token (TokenFlags).
type Flags uint16

// The roles of a token.
const (
	CommandName Flags = 1 << iota
	MemberName
	TypeName
	AttributeName
	Keyword
	InError
	// Named marks a word that would be a parameter or a label elsewhere: its Value is that name.
	Named
	colon
	appendTo
)

// Token is one token. Start and End are byte offsets into the source.
type Token struct {
	Kind       ast.Token
	Flags      Flags
	From, To   ast.RedirectionStream // of a redirection
	Start, End int32
	// Value is a string's value, a variable's path, a parameter's or label's name.
	Value string
	// Data is a number's value, or *Expandable of a string with nested expressions.
	Data any
}

// Colon tells whether a parameter was written with a colon (`-a:`).
func (t *Token) Colon() bool { return t.Flags&colon != 0 }

// Append tells whether a redirection appends (`>>`).
func (t *Token) Append() bool { return t.Flags&appendTo != 0 }

// Expandable is what an expandable string holds besides its value.
type Expandable struct {
	// Pieces are the string's parts in order.
	Pieces []Piece
	// Tokens are the tokens inside the string; filled by the parser when it keeps tokens.
	Tokens []Token
}

// Piece is a part of an expandable string: literal text, a variable, or a subexpression not yet scanned.
type Piece struct {
	Text       string // of a literal piece, escapes processed
	Start, End int32
	Variable   Token // of a variable
	Sub        *Subexpression
	// from and to are where a literal piece lies in the string's value.
	from, to int32
}

// Nested tells whether the piece is to be expanded.
func (p *Piece) Nested() bool { return p.Variable.Kind != 0 || p.Sub != nil }

// Subexpression is a `$( )` inside a string, as text still to be scanned.
type Subexpression struct {
	Text       string
	Start, End int32   // of the whole subexpression in the source
	from       int     // where Text starts in the lexer's text; -1 when characters were skipped
	skips      []int32 // offsets in Text behind which a character of the source was dropped
}

// Error is a syntax error (ParseError).
type Error struct {
	ID      string // PowerShell's ErrorId
	Message string
	Extent  ast.Extent
	// Incomplete tells that more input could repair the error.
	Incomplete bool
}

// Error implements error.
func (e Error) Error() string { return e.Message }

// Has tells whether any of the flags is set.
func (t *Token) Has(f Flags) bool { return t.Flags&f != 0 }

// Expandable returns what is nested in a string; nil when nothing is.
func (t *Token) Expandable() *Expandable {
	x, _ := t.Data.(*Expandable)
	return x
}
