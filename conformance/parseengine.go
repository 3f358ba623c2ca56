package conformance

import (
	"context"

	"goposh/ast"
	"goposh/parser"
)

// grammar runs parse cases.
type grammar struct{}

// Parse implements ParseEngine.
func (grammar) Parse(_ context.Context, script string) (*ParseResult, error) {
	tree, tokens, errs := parser.ParseWithTokens("", script)
	src := tree.Pos().File
	res := &ParseResult{OK: len(errs) == 0, AST: ast.Sexpr(tree), Tokens: recordTokens(src, tokens)}
	for _, e := range errs {
		res.Errors = append(res.Errors, ParseError{ID: e.ID, Start: src.UTF16Offset(int(e.Extent.Start)), End: src.UTF16Offset(int(e.Extent.End)),
			Message: e.Message, Incomplete: e.Incomplete})
	}
	return res, nil
}
