package conformance

import (
	"crypto/sha1"
	"encoding/hex"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"goposh/ast"
	"goposh/parser"
	"goposh/runtime/textenc"
)

// ScriptHash is what is recorded of the parse of a public script (corpora-parse.jsonl).
type ScriptHash struct {
	ID string `json:"id"`
	OK bool   `json:"ok"`
	// Errors are ErrorId@start in the parser's order.
	Errors []string `json:"errors"`
	// Tokens and Nodes are how many there are; nodes as Ast.FindAll finds them.
	Tokens int `json:"tokens"`
	Nodes  int `json:"nodes"`
	// SHA is the SHA-1, in hexadecimal, of the sorted lines of HashLines.
	SHA string `json:"sha"`
}

// HashScript parses the content of a script file. Known is what exists outside of it.
func HashScript(id string, content []byte, known parser.Known) ScriptHash {
	tree, tokens, errs := parser.ParseKnowing("", textenc.UTF8().DecodeFile(content), known)
	lines := HashLines(tree)
	sum := sha1.Sum([]byte(strings.Join(lines, "\n")))
	h := ScriptHash{ID: id, OK: len(errs) == 0, Errors: []string{}, Tokens: len(tokens), Nodes: len(lines), SHA: hex.EncodeToString(sum[:])}
	src := tree.Pos().File
	for _, e := range errs {
		h.Errors = append(h.Errors, fmt.Sprintf("%s@%d", e.ID, src.UTF16Offset(int(e.Extent.Start))))
	}
	return h
}

// HashLines writes every node of a tree as `ClassAst@start-end`, in UTF-16 units, in order of the text.
func HashLines(tree *ast.ScriptBlock) []string {
	src := tree.Pos().File
	var lines []string
	add := func(class string, e ast.Extent) {
		lines = append(lines, fmt.Sprintf("%sAst@%d-%d", class, src.UTF16Offset(int(e.Start)), src.UTF16Offset(int(e.End))))
	}
	ast.Inspect(tree, func(n ast.Node) bool {
		switch n := n.(type) {
		case ast.TypeName:
			// No Ast in PowerShell.
			return false
		case *ast.FunctionMember:
			// PowerShell has a function definition in it, which begins with the name.
			add("FunctionDefinition", ast.Extent{File: n.Extent.File, Start: n.NamePos.Start, End: n.Extent.End})
		case *ast.NamedAttributeArgument:
			if n.Omitted {
				// The value that goes without saying has the extent of the name.
				add("ConstantExpression", n.Extent)
			}
		case *ast.BaseCtorInvokeMemberExpression:
			// Ast.FindAll passes over it.
			return true
		}
		add(reflect.TypeOf(n).Elem().Name(), n.Pos())
		return true
	})
	slices.Sort(lines)
	return lines
}

// DefaultKnown is what exists outside of a script in a runspace of default modules.
func DefaultKnown() parser.Known { return newGrammar().known() }
