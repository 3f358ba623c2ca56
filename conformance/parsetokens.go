package conformance

import (
	"strings"

	"goposh/ast"
	"goposh/lexer"
)

// recordedFlags are the token flags that the recordings keep.
var recordedFlags = [...]struct {
	flag lexer.Flags
	name string
}{
	{lexer.CommandName, "CommandName"}, {lexer.MemberName, "MemberName"}, {lexer.TypeName, "TypeName"},
	{lexer.AttributeName, "AttributeName"}, {lexer.Keyword, "Keyword"}, {lexer.InError, "TokenInError"},
}

// recordTokens gives tokens in the recordings' form.
func recordTokens(src *ast.Source, tokens []lexer.Token) []Token {
	out := make([]Token, len(tokens))
	for i := range tokens {
		out[i] = recordToken(src, &tokens[i])
	}
	return out
}

func recordToken(src *ast.Source, t *lexer.Token) Token {
	r := Token{Kind: t.Kind.String(), Text: ast.Extent{File: src, Start: t.Start, End: t.End}.Text(),
		Start: src.UTF16Offset(int(t.Start)), End: src.UTF16Offset(int(t.End))}
	var flags []string
	for _, f := range recordedFlags {
		if t.Has(f.flag) {
			flags = append(flags, f.name)
		}
	}
	r.Flags = strings.Join(flags, ",")
	text := t.Value
	switch t.Kind {
	case ast.TokenNumber:
		text = ast.ConstantText(t.Data)
		r.Value = &text
	case ast.TokenStringLiteral, ast.TokenStringExpandable, ast.TokenHereStringLiteral, ast.TokenHereStringExpandable:
		r.Value = &text
	case ast.TokenGeneric:
		switch {
		case t.Has(lexer.Named):
			r.Name = &text
		case t.Value != "":
			r.Value = &text
		}
	case ast.TokenVariable, ast.TokenSplattedVariable, ast.TokenLabel, ast.TokenParameter:
		r.Name, r.Colon = &text, t.Colon()
	case ast.TokenRedirection:
		r.From, r.Append = t.From.String(), t.Append()
		if t.To != 0 {
			r.To = t.To.String()
		}
	}
	if x := t.Expandable(); x != nil {
		r.Nested = recordTokens(src, x.Tokens)
	}
	return r
}
