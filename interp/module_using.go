package interp

import (
	"goposh/ast"
	"goposh/parser"
)

// useModules loads what the using module statements of a script name, so that its types are known to the script.
func (rs *Runspace) useModules(tree *ast.ScriptBlock, scope *typeScope) []parser.ParseError {
	return nil
}
