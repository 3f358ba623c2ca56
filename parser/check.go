package parser

import "goposh/ast"

// check reports what is well-formed but not allowed.
func (p *parser) check(sb *ast.ScriptBlock) {
	markRethrows(sb, false)
}

// markRethrows finds the throw statements without a value that stand in a catch block.
func markRethrows(n ast.Node, catching bool) {
	ast.Children(n, func(c ast.Node) {
		switch c := c.(type) {
		case *ast.ThrowStatement:
			c.Rethrow = catching && c.Pipeline == nil
		case *ast.CatchClause:
			markRethrows(c, true)
			return
		case *ast.ScriptBlock:
			markRethrows(c, false)
			return
		}
		markRethrows(c, catching)
	})
}
