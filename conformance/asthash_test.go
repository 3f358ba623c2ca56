package conformance

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"goposh/parser"
)

func TestHashScript(t *testing.T) {
	h := HashScript("a.ps1", []byte("\uFEFF\U0001F600 é | exit\n"), parser.Known{})
	assert.Equal(t, ScriptHash{ID: "a.ps1", Errors: []string{}, OK: true}, ScriptHash{ID: h.ID, Errors: h.Errors, OK: h.OK})
	assert.Equal(t, 6, h.Tokens)
	assert.Equal(t, 8, h.Nodes)
	assert.Len(t, h.SHA, 40)

	h = HashScript("b.ps1", []byte("'é' +\n"), parser.Known{})
	assert.False(t, h.OK)
	assert.Equal(t, []string{"ExpectedValueExpression@5"}, h.Errors)
}

// TestHashLines holds what Ast.FindAll finds that the tree does not have as nodes of its own.
func TestHashLines(t *testing.T) {
	tree, errs := parser.Parse("", "class A { static F() {} A() {} }\nfunction f { param([Parameter(Mandatory)]$x) }")
	assert.Empty(t, errs)
	lines := HashLines(tree)
	for _, want := range []string{"FunctionMemberAst@10-23", "FunctionDefinitionAst@17-23", "ConstantExpressionAst@63-72", "NamedAttributeArgumentAst@63-72"} {
		assert.Contains(t, lines, want)
	}
	for _, l := range lines {
		assert.NotContains(t, l, "BaseCtor")
		assert.NotContains(t, l, "TypeName")
	}
}
