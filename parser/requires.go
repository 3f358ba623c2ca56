package parser

import "goposh/ast"

// requirements fills in what #requires comments ask for.
func (p *parser) requirements(sb *ast.ScriptBlock) {}
