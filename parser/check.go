package parser

import "goposh/ast"

// check reports what is well-formed but not allowed.
func (p *parser) check(sb *ast.ScriptBlock) {}
