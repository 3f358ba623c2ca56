package interp

import (
	"goposh/ast"
	"goposh/runtime/value"
)

// typeStmt defines a class or enum.
type typeStmt struct {
	def   *ast.TypeDefinition
	scope *typeScope
}

// methodInfo is what a class method's frame keeps.
type methodInfo struct {
	result   value.Value
	returned bool
}

func (n *typeStmt) exec(f *frame) error {
	return (&unsupportedStmt{pos: n.def.Extent, what: "A class definition", id: "NotSupported"}).exec(f)
}

// blockMethod handles the methods of script blocks that need the running frame.
func (f *frame) blockMethod(v value.Value, name string, args []value.Value) (bool, value.Value, error) {
	return false, value.Null, nil
}
