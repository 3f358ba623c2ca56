package language

import (
	"strings"

	"goposh/ast"
	"goposh/lexer"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// Token is a System.Management.Automation.Language.Token.
type Token struct {
	types.ReadOnlyBacked
	src *ast.Source
	tok *lexer.Token
	// made are the objects that its properties gave: the extent, the path of a variable, nested tokens.
	made *tokenParts
}

type tokenParts struct {
	extent, path, nested value.Value
}

// tokenArray makes the Token[] of a parse.
func tokenArray(src *ast.Source, tokens []lexer.Token) value.Value {
	return value.Of(value.NewArray(netType("Token"), tokenObjects(src, tokens)))
}

func tokenObjects(src *ast.Source, tokens []lexer.Token) []value.Value {
	objects := make([]Token, len(tokens))
	items := make([]value.Value, len(tokens))
	for i := range tokens {
		objects[i] = Token{src: src, tok: &tokens[i]}
		items[i] = value.Of(&objects[i])
	}
	return items
}

// wordToken gives the token of a word in a node, which the tree does not keep; $null where the word is not there.
func wordToken(within ast.Extent, word string) value.Value {
	at := strings.Index(strings.ToLower(within.Text()), strings.ToLower(word))
	if at < 0 {
		return value.Null
	}
	start := within.Start + int32(at)
	return value.Of(&Token{src: within.File, tok: &lexer.Token{Kind: kindOfText(word), Flags: lexer.Keyword, Start: start, End: start + int32(len(word))}})
}

// Type implements value.Object.
func (t *Token) Type() *value.Type { return netType(t.class()) }

func (t *Token) class() string {
	switch t.tok.Kind {
	case ast.TokenVariable, ast.TokenSplattedVariable:
		return "VariableToken"
	case ast.TokenParameter:
		return "ParameterToken"
	case ast.TokenNumber:
		return "NumberToken"
	case ast.TokenLabel:
		return "LabelToken"
	case ast.TokenStringLiteral, ast.TokenHereStringLiteral:
		return "StringLiteralToken"
	case ast.TokenStringExpandable, ast.TokenHereStringExpandable:
		return "StringExpandableToken"
	case ast.TokenRedirectInStd:
		return "InputRedirectionToken"
	case ast.TokenRedirection:
		if t.tok.To != ast.StreamAll {
			return "MergingRedirectionToken"
		}
		return "FileRedirectionToken"
	case ast.TokenGeneric:
		switch {
		case t.tok.Has(lexer.Named) && strings.HasPrefix(t.text(), ":"):
			return "LabelToken"
		case t.tok.Has(lexer.Named):
			return "ParameterToken"
		case t.tok.Expandable() != nil:
			return "StringExpandableToken"
		case t.tok.Value != "":
			return "StringLiteralToken"
		}
	}
	return "Token"
}

func (t *Token) at() ast.Extent { return ast.Extent{File: t.src, Start: t.tok.Start, End: t.tok.End} }

func (t *Token) text() string { return t.at().Text() }

// String is Token.ToString.
func (t *Token) String() string {
	if t.tok.Kind == ast.TokenEndOfInput {
		return "<eof>"
	}
	return t.text()
}

// The bits of TokenFlags that tell the role of a token.
const (
	flagKeyword       = 0x10
	flagInError       = 0x10000
	flagCommandName   = 0x80000
	flagMemberName    = 0x100000
	flagTypeName      = 0x200000
	flagAttributeName = 0x400000
)

// flags are the TokenFlags: the traits of the kind and the role of the token.
func (t *Token) flags() int64 {
	bits := kinds()[t.tok.Kind].traits &^ flagKeyword
	for _, f := range [...]struct {
		flag lexer.Flags
		bit  int64
	}{
		{lexer.Keyword, flagKeyword}, {lexer.InError, flagInError}, {lexer.CommandName, flagCommandName}, {lexer.MemberName, flagMemberName},
		{lexer.TypeName, flagTypeName}, {lexer.AttributeName, flagAttributeName},
	} {
		if t.tok.Has(f.flag) {
			bits |= f.bit
		}
	}
	return bits
}

func (t *Token) parts() *tokenParts {
	if t.made == nil {
		t.made = &tokenParts{}
	}
	return t.made
}

// NetProperty implements types.Backed.
func (t *Token) NetProperty(rt value.Runtime, name string) (value.Value, error) {
	switch name {
	case "Text":
		return value.String(t.text()), nil
	case "TokenFlags":
		return flags("TokenFlags", t.flags()), nil
	case "Kind":
		return tokenKind(t.tok.Kind), nil
	case "HasError":
		return value.Bool(t.tok.Has(lexer.InError)), nil
	case "Extent":
		p := t.parts()
		if p.extent.IsNull() {
			p.extent = types.ExtentOf(t.at())
		}
		return p.extent, nil
	case "Value":
		if t.tok.Kind == ast.TokenNumber {
			h, err := hostOf(rt)
			if err != nil {
				return value.Null, err
			}
			return h.Constant(t.tok.Data), nil
		}
		return value.String(t.tok.Value), nil
	case "ParameterName", "LabelText":
		return value.String(t.tok.Value), nil
	case "UsedColon":
		return value.Bool(t.tok.Colon()), nil
	case "Name":
		return value.String(newVariablePath(t.tok.Value).name), nil
	case "VariablePath":
		p := t.parts()
		if p.path.IsNull() {
			p.path = value.Of(newVariablePath(t.tok.Value))
		}
		return p.path, nil
	case "NestedTokens":
		x := t.tok.Expandable()
		if x == nil {
			return value.Null, nil
		}
		p := t.parts()
		if p.nested.IsNull() {
			p.nested = readOnly(netType("Token"), tokenObjects(t.src, x.Tokens))
		}
		return p.nested, nil
	case "FromStream":
		return enum("RedirectionStream", t.tok.From.String()), nil
	case "ToStream":
		return enum("RedirectionStream", t.tok.To.String()), nil
	case "Append":
		return value.Bool(t.tok.Append()), nil
	}
	return value.Null, types.NotImplemented(name)
}

// NetMethod implements types.Backed.
func (t *Token) NetMethod(_ value.Runtime, name string, _ []value.Value) (value.Value, error) {
	if name == "ToString" {
		return value.String(t.String()), nil
	}
	return value.Null, types.NotImplemented(name)
}

// tokenTrait implements the methods of TokenTraits.
func tokenTrait(member string, args []value.Value) value.Value {
	k, _ := kindNumbered(args[0].Base().Int64())
	switch member {
	case "GetTraits":
		return flags("TokenFlags", k.traits)
	case "HasTrait":
		return value.Bool(k.traits&args[1].Base().Int64() != 0)
	}
	return value.String(k.text)
}
