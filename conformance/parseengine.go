package conformance

import (
	"context"
	"sync"

	"goposh/ast"
	"goposh/cmdlets"
	"goposh/interp"
	"goposh/parser"
)

// grammar runs parse cases. What exists outside of a script is what a runspace of default modules has.
type grammar struct {
	known func() parser.Known
}

func newGrammar() grammar {
	return grammar{known: sync.OnceValue(func() parser.Known {
		return interp.New(interp.Options{Cmdlets: interp.NewCommandTable(cmdlets.All)}).Known()
	})}
}

// Parse implements ParseEngine.
func (g grammar) Parse(_ context.Context, script string) (*ParseResult, error) {
	tree, tokens, errs := parser.ParseKnowing("", script, g.known())
	src := tree.Pos().File
	res := &ParseResult{OK: len(errs) == 0, AST: ast.Sexpr(tree), Tokens: recordTokens(src, tokens)}
	for _, e := range errs {
		res.Errors = append(res.Errors, ParseError{ID: e.ID, Start: src.UTF16Offset(int(e.Extent.Start)), End: src.UTF16Offset(int(e.Extent.End)),
			Message: e.Message, Incomplete: e.Incomplete})
	}
	return res, nil
}
