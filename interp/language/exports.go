package language

import (
	"goposh/ast"
	"goposh/parser"
	"goposh/runtime/value"
)

// ErrorArray gives the ParseError[] of a parse, as ParseException.Errors has it.
func ErrorArray(list []parser.ParseError) value.Value { return errorArray(list) }

// ExtentOf gives the IScriptExtent of an extent; that of nothing where there is none.
func ExtentOf(e ast.Extent) value.Value { return extentOf(e) }
