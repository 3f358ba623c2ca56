package parser

import (
	"goposh/ast"
)

// ParseExpandable parses text as the content of a double-quoted string (ExecutionContext.InvokeCommand.ExpandString). Quotes in it
// are plain characters. The result is an *ast.ExpandableStringExpression, or an *ast.StringConstantExpression when nothing is to be
// expanded.
func ParseExpandable(text string) (ast.Expression, []ParseError) {
	p := newParser(ast.NewSource("", text), false)
	t := p.lex.Content()
	var e ast.Expression
	if x := t.Expandable(); x != nil {
		e = p.expandable(&t, x, ast.DoubleQuoted)
	} else {
		s := &ast.StringConstantExpression{Kind: ast.DoubleQuoted, Value: t.Value}
		s.Extent = p.tok(&t)
		e = s
	}
	p.close()
	return e, p.errs
}
