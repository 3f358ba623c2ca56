package parser

import (
	"goposh/ast"
	"goposh/lexer"
)

// VariablePath splits a variable's name, as it stands after the $, into scope, drive and name.
func VariablePath(name string) ast.VariablePath { return lexer.ParsePath(name) }
