package parser

import "goposh/ast"

// attachHelp fills in comment-based help.
func (p *parser) attachHelp(sb *ast.ScriptBlock) {}
