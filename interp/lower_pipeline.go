package interp

import (
	"strings"

	"goposh/ast"
	"goposh/runtime/stream"
	"goposh/runtime/value"
)

// pipelineStmt lowers a pipeline that stands as a statement.
func (l *lowerer) pipelineStmt(p *ast.Pipeline) stmt {
	if p.Background {
		return &backgroundStmt{tree: p, pos: p.Extent}
	}
	if len(p.Elements) == 1 {
		if ce, ok := p.Elements[0].(*ast.CommandExpression); ok && len(ce.Redirections) == 0 {
			return l.exprStmt(ce.Expression)
		}
	}
	n := &pipelineNode{pos: p.Pos()}
	for i, e := range p.Elements {
		switch e := e.(type) {
		case *ast.CommandExpression:
			if i == 0 {
				n.head = l.expr(e.Expression)
				n.headRedirs = l.redirections(e.Redirections)
				n.headPos = e.Extent
				continue
			}
			n.cmds = append(n.cmds, &commandNode{pos: e.Extent, invalid: true})
		case *ast.Command:
			n.cmds = append(n.cmds, l.command(e))
		}
	}
	return n
}

// exprStmt lowers an expression whose value goes to the output.
func (l *lowerer) exprStmt(e ast.Expression) stmt {
	x := l.expr(e)
	if u, ok := x.(*incrementExpr); ok {
		if _, paren := e.(*ast.ParenExpression); !paren {
			return &quietStmt{u}
		}
	}
	return &exprStmt{x}
}

func (l *lowerer) command(c *ast.Command) *commandNode {
	n := &commandNode{op: c.Operator, pos: c.Extent, redirs: l.redirections(c.Redirections)}
	if len(c.Elements) == 0 {
		n.invalid = true
		return n
	}
	first := c.Elements[0]
	n.namePos = first.Pos()
	switch e := first.(type) {
	case *ast.StringConstantExpression:
		n.name = e.Value
		n.bare = e.Kind == ast.BareWord
	case *ast.ScriptBlockExpression:
		n.nameExpr = l.expr(e)
	case ast.Expression:
		n.nameExpr = l.expr(e)
	default:
		n.name = first.Pos().Text()
	}
	for _, e := range c.Elements[1:] {
		n.args = append(n.args, l.argument(e))
	}
	n.static = true
	for _, a := range n.args {
		if a.splat {
			n.static = false
		}
	}
	return n
}

func (l *lowerer) argument(e ast.CommandElement) argNode {
	switch e := e.(type) {
	case *ast.CommandParameter:
		a := argNode{param: e.Name, isParam: true, pos: e.Extent, text: e.Extent.Text()}
		if e.Argument != nil {
			a.value = l.expr(e.Argument)
			a.colon = true
			a.valuePos = e.Argument.Pos()
		}
		return a
	case *ast.VariableExpression:
		if e.Splatted {
			return argNode{value: l.expr(e), splat: true, pos: e.Extent, text: e.Extent.Text(), variable: e.Path.UserPath}
		}
		return argNode{value: l.expr(e), pos: e.Extent, valuePos: e.Extent, text: e.Extent.Text(), variable: e.Path.UserPath}
	case *ast.UsingExpression:
		if v, ok := e.SubExpression.(*ast.VariableExpression); ok && v.Splatted {
			return argNode{value: l.expr(e), splat: true, pos: e.Extent, text: e.Extent.Text()}
		}
		return argNode{value: l.expr(e), pos: e.Extent, valuePos: e.Extent, text: e.Extent.Text()}
	case *ast.StringConstantExpression:
		return argNode{value: l.expr(e), pos: e.Extent, valuePos: e.Extent, text: e.Extent.Text(), bare: e.Kind == ast.BareWord, literal: e}
	case *ast.ExpandableStringExpression:
		return argNode{value: l.expr(e), pos: e.Extent, valuePos: e.Extent, text: e.Extent.Text(), bare: e.Kind == ast.BareWord, quoted: e.Kind != ast.BareWord}
	case *ast.ConstantExpression:
		// A number written as an argument keeps its text for native commands and string parameters.
		return argNode{value: &constExpr{constant(e.Value)}, pos: e.Extent, valuePos: e.Extent, text: e.Extent.Text(), number: true}
	case *ast.ArrayLiteral:
		text := e.Extent.Text()
		return argNode{value: l.expr(e), pos: e.Extent, valuePos: e.Extent, text: text, array: true, spaced: spacedList(e)}
	case ast.Expression:
		return argNode{value: l.expr(e), pos: e.Pos(), valuePos: e.Pos(), text: e.Pos().Text()}
	}
	return argNode{value: &constExpr{value.String(e.Pos().Text())}, pos: e.Pos(), text: e.Pos().Text()}
}

var redirected = [...]stream.ID{
	ast.StreamAll: 0, ast.StreamOutput: stream.Output, ast.StreamError: stream.Error, ast.StreamWarning: stream.Warning,
	ast.StreamVerbose: stream.Verbose, ast.StreamDebug: stream.Debug, ast.StreamInformation: stream.Information,
}

func (l *lowerer) redirections(list []ast.Redirection) []redirNode {
	var out []redirNode
	for _, r := range list {
		switch r := r.(type) {
		case *ast.FileRedirection:
			n := redirNode{from: redirected[r.From], add: r.Append, file: l.expr(r.Location), pos: r.Extent}
			if v, ok := r.Location.(*ast.VariableExpression); ok && strings.EqualFold(v.Path.UserPath, "null") {
				n.null = true
			}
			out = append(out, n)
		case *ast.MergingRedirection:
			out = append(out, redirNode{from: redirected[r.From], merge: true, to: redirected[r.To], pos: r.Extent})
		}
	}
	return out
}

// spacedList tells whether the elements of an array literal are written apart.
func spacedList(e *ast.ArrayLiteral) bool {
	for i := 1; i < len(e.Elements); i++ {
		if e.Elements[i].Pos().Start > e.Elements[i-1].Pos().End+1 {
			return true
		}
	}
	return false
}
