package lexer

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"goposh/ast"
)

// kinds lexes a text in one mode.
func lex(mode Mode, text string) ([]Token, []Error) {
	var errs []Error
	l := New(ast.NewSource("", text), &errs, false)
	l.Push(mode)
	var tokens []Token
	for {
		t := l.Next()
		if t.Kind == ast.TokenEndOfInput {
			return tokens, errs
		}
		tokens = append(tokens, t)
	}
}

func TestModes(t *testing.T) {
	for _, c := range []struct {
		mode Mode
		text string
		want []ast.Token
	}{
		{Command, "echo 1+2", []ast.Token{ast.TokenIdentifier, ast.TokenGeneric}},
		{Expression, "1+2", []ast.Token{ast.TokenNumber, ast.TokenPlus, ast.TokenNumber}},
		{Command, "a -eq b", []ast.Token{ast.TokenIdentifier, ast.TokenParameter, ast.TokenIdentifier}},
		{Expression, "$a -eq $b", []ast.Token{ast.TokenVariable, ast.TokenIeq, ast.TokenVariable}},
		{Command, "if", []ast.Token{ast.TokenIf}},
		{Expression, "if", []ast.Token{ast.TokenIdentifier}},
		{TypeNames, "System.Collections.Generic.List[int]", []ast.Token{ast.TokenIdentifier, ast.TokenLBracket, ast.TokenIdentifier, ast.TokenRBracket}},
		{Signature, "static [int] $x = 1", []ast.Token{ast.TokenStatic, ast.TokenLBracket, ast.TokenIdentifier, ast.TokenRBracket,
			ast.TokenVariable, ast.TokenEquals, ast.TokenNumber}},
		{Expression, "1..3", []ast.Token{ast.TokenNumber, ast.TokenDotDot, ast.TokenNumber}},
		{Command, "2>&1 >> x", []ast.Token{ast.TokenRedirection, ast.TokenRedirection, ast.TokenIdentifier}},
	} {
		tokens, errs := lex(c.mode, c.text)
		assert.Empty(t, errs, c.text)
		var got []ast.Token
		for _, k := range tokens {
			got = append(got, k.Kind)
		}
		assert.Equal(t, c.want, got, c.text)
	}
}

func TestPath(t *testing.T) {
	for s, want := range map[string]ast.VariablePath{
		"a":             {UserPath: "a", Name: "a"},
		"Script:a":      {UserPath: "Script:a", Name: "a", Scope: "script"},
		"env:PATH":      {UserPath: "env:PATH", Name: "PATH", Drive: "env"},
		"using:x":       {UserPath: "using:x", Name: "x", Scope: "using"},
		"variable:x":    {UserPath: "variable:x", Name: "x", Drive: "variable"},
		"a b":           {UserPath: "a b", Name: "a b"},
		"global:a:b":    {UserPath: "global:a:b", Name: "a:b", Scope: "global"},
		"function:f.g1": {UserPath: "function:f.g1", Name: "f.g1", Drive: "function"},
	} {
		assert.Equal(t, want, ParsePath(s), s)
	}
}

func TestUnterminated(t *testing.T) {
	for text, id := range map[string]string{"'a": "TerminatorExpectedAtEndOfString", "\"a": "TerminatorExpectedAtEndOfString",
		"@'\na": "TerminatorExpectedAtEndOfString", "<# a": "MissingTerminatorMultiLineComment", "${a": "IncompleteDollarVariableReference",
		"`": "IncompleteString"} {
		_, errs := lex(Command, text)
		if assert.NotEmpty(t, errs, text) {
			assert.Equal(t, id, errs[0].ID, text)
			assert.True(t, errs[0].Incomplete, text)
		}
	}
}

// FuzzLexer holds that any text lexes in any mode to tokens in order that end.
func FuzzLexer(f *testing.F) {
	for _, s := range []string{"echo 1+2", "\"$(a \"b\") $c\"", "@\"\n$x\n\"@", "1kb -f 0x1L", "<# #> # \n", "`u{41}", "${a`}b}", "--% a | b", "\xff'\x80“"} {
		f.Add(s, uint8(0))
	}
	f.Fuzz(func(t *testing.T, s string, mode uint8) {
		var errs []Error
		l := New(ast.NewSource("", s), &errs, true)
		l.Push(Mode(mode % 4))
		last := int32(0)
		for n := 0; ; n++ {
			k := l.Next()
			if k.Kind == ast.TokenEndOfInput {
				break
			}
			if k.Start < last || k.End <= k.Start || n > len(s) {
				t.Fatalf("token %v %d-%d after %d", k.Kind, k.Start, k.End, last)
			}
			last = k.End
		}
	})
}
