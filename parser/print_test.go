package parser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"goposh/ast"
	"goposh/lexer"
)

// TestPrintReference holds that every script comes back byte for byte, and that in a valid script nothing but white space lies
// between the tokens.
func TestPrintReference(t *testing.T) {
	for _, c := range readReference(t, "parse.jsonl.gz") {
		checkPrint(t, c.Script)
		sb, tokens, errs := ParseWithTokens("", c.Script)
		if len(errs) > 0 {
			continue
		}
		for l := range Lexemes(sb.Extent.File, tokens) {
			assert.Empty(t, strings.TrimFunc(l.Trivia, func(r rune) bool { return lexer.IsWhite(r) || strings.ContainsRune("`\r\n", r) }), "%s: %q", c.ID, c.Script)
		}
	}
}

// checkPrint prints a script as it is, and with the text of each of some nodes replaced.
func checkPrint(t *testing.T, script string) {
	t.Helper()
	sb, tokens, _ := ParseWithTokens("", script)
	src := sb.Extent.File
	var b strings.Builder
	if err := Print(&b, src, tokens); err != nil || b.String() != script {
		t.Fatalf("%q is printed as %q (%v)", script, b.String(), err)
	}
	var nodes []ast.Extent
	ast.Inspect(sb, func(n ast.Node) bool {
		if e := n.Pos(); e.File != nil && int(e.End) <= len(script) && e.Start <= e.End {
			nodes = append(nodes, e)
		}
		return len(nodes) < 8
	})
	for _, e := range nodes {
		b.Reset()
		want := script[:e.Start] + "<new>" + script[e.End:]
		if err := Print(&b, src, tokens, Edit{Extent: e, Text: "<new>"}); err != nil || b.String() != want {
			t.Fatalf("%q with %d-%d replaced is printed as %q (%v)", script, e.Start, e.End, b.String(), err)
		}
	}
}

func TestPrintEdits(t *testing.T) {
	const script = "if ($a) { # why\n  f 'b'`\n  \"$a $(1)\" }"
	sb, tokens, errs := ParseWithTokens("", script)
	require.Empty(t, errs)
	src := sb.Extent.File
	at := func(start, end int32, text string) Edit {
		return Edit{Extent: ast.Extent{File: src, Start: start, End: end}, Text: text}
	}
	end := int32(len(script))
	for _, c := range []struct {
		edits []Edit
		want  string
	}{
		{[]Edit{at(4, 6, "$x -gt 1")}, "if ($x -gt 1) { # why\n  f 'b'`\n  \"$a $(1)\" }"},
		{[]Edit{at(20, 23, "2"), at(0, 0, "<# #> ")}, "<# #> if ($a) { # why\n  f 2`\n  \"$a $(1)\" }"},
		{[]Edit{at(28, 30, "$b"), at(33, 34, "7")}, "if ($a) { # why\n  f 'b'`\n  \"$b $(7)\" }"},
		{[]Edit{at(end, end, "\n"), at(end, end, "exit")}, script + "\nexit"},
		{[]Edit{at(0, end, "")}, ""},
		{[]Edit{at(3, 3, "x"), at(3, 3, "y")}, "if xy($a) { # why\n  f 'b'`\n  \"$a $(1)\" }"},
	} {
		var b strings.Builder
		require.NoError(t, Print(&b, src, tokens, c.edits...))
		assert.Equal(t, c.want, b.String())
	}
	for _, bad := range [][]Edit{{at(4, 8, ""), at(6, 9, "")}, {at(0, end+1, "")}, {at(5, 4, "")}, {{Text: "no file"}}} {
		assert.ErrorIs(t, Print(&strings.Builder{}, src, tokens, bad...), ErrEdit)
	}
}

// ExamplePrint renames a variable and leaves all else as it is.
func ExamplePrint() {
	tree, tokens, _ := ParseWithTokens("", "$n = 1  # one\nwrite-output   \"$n of $N\"\n")
	var edits []Edit
	ast.Inspect(tree, func(n ast.Node) bool {
		if v, ok := n.(*ast.VariableExpression); ok && strings.EqualFold(v.Path.Name, "n") {
			edits = append(edits, Edit{Extent: v.Extent, Text: "$count"})
		}
		return true
	})
	var b strings.Builder
	if err := Print(&b, tree.Extent.File, tokens, edits...); err != nil {
		fmt.Println(err)
	}
	fmt.Print(b.String())
	// Output:
	// $count = 1  # one
	// write-output   "$count of $count"
}
