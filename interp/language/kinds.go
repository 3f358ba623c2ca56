package language

import (
	_ "embed"
	"strings"
	"sync"

	"goposh/ast"
	"goposh/runtime/value"
)

// kindsText has a line for each kind of token in the order of package ast, tab-separated: name, traits, text.
//
//go:embed kinds.txt
var kindsText string

// kind is what TokenTraits knows of a kind of token.
type kind struct {
	number int64 // in TokenKind
	traits int64 // TokenFlags
	text   string
}

// kinds are the kinds of token by ast.Token.
var kinds = sync.OnceValue(func() []kind {
	numbers, bits := netType("TokenKind").Enum, netType("TokenFlags").Enum
	var out []kind
	for line := range strings.Lines(kindsText) {
		name, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		traits, text, _ := strings.Cut(rest, "\t")
		k := kind{text: text}
		k.number, _ = numbers.Lookup(name)
		if traits != "" {
			for t := range strings.SplitSeq(traits, ",") {
				bit, _ := bits.Lookup(t)
				k.traits |= bit
			}
		}
		out = append(out, k)
	}
	return out
})

// tokenKind gives a TokenKind.
func tokenKind(t ast.Token) value.Value { return flags("TokenKind", kinds()[t].number) }

// kindNumbered finds a kind by its number in TokenKind.
func kindNumbered(n int64) (kind, bool) {
	for _, k := range kinds() {
		if k.number == n {
			return k, true
		}
	}
	return kind{}, false
}

// kindOfText finds the kind of a keyword or operator by its text, TokenUnknown when it is none.
func kindOfText(text string) ast.Token {
	all := kinds()
	for i := ast.TokenLParen; int(i) < len(all); i++ {
		if strings.EqualFold(all[i].text, text) {
			return i
		}
	}
	return ast.TokenUnknown
}
