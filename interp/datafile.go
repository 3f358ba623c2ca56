package interp

import (
	"path/filepath"

	"goposh/ast"
	"goposh/parser"
	"goposh/runtime/value"
)

// dataFiles implements cmdlet.DataFiles.
type dataFiles struct{ rs *Runspace }

// SafeTable implements cmdlet.DataFiles.
func (d dataFiles) SafeTable(path, text string) (_ *value.Dict, ok, found bool, dynamic string, err error) {
	tree, perrs := parser.Parse(path, text)
	if len(perrs) > 0 {
		return nil, false, false, "", nil
	}
	var table *ast.Hashtable
	ast.Inspect(tree, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Hashtable:
			if table == nil {
				table = n
			}
			return false
		case *ast.ScriptBlockExpression, *ast.FunctionDefinition:
			return false
		}
		return table == nil
	})
	if table == nil {
		return nil, true, false, "", nil
	}
	if !constantOnly(table) {
		return nil, true, true, table.Pos().Text(), nil
	}
	rs := d.rs
	alone, perrs := parser.Parse(path, table.Pos().Text())
	if len(perrs) > 0 {
		return nil, false, true, "", nil
	}
	c := rs.lower(alone, &typeScope{})
	var out collector
	f := rs.newFrame(c, rs.sess.Global.Top, rs.sess.Global, &out, nil, rs.frameNow())
	f.scope.SetLocal("PSScriptRoot", value.String(filepath.Dir(path)))
	f.propagate = true
	if err := c.end.exec(f); err != nil {
		return nil, true, true, "", err
	}
	t, isTable := out.value().Base().Ref().(*value.Dict)
	return t, isTable, true, "", nil
}

// constantOnly tells whether an expression can be evaluated without running anything.
func constantOnly(n ast.Node) bool {
	safe := true
	ast.Inspect(n, func(n ast.Node) bool {
		switch x := n.(type) {
		case *ast.ScriptBlockExpression:
			return false
		case *ast.Command, *ast.BinaryExpression, *ast.MemberExpression, *ast.InvokeMemberExpression, *ast.IndexExpression,
			*ast.AssignmentStatement, *ast.SubExpression, *ast.TernaryExpression:
			safe = false
		case *ast.VariableExpression:
			switch lowerName(x.Path.Name) {
			case "true", "false", "null", "psscriptroot":
			default:
				safe = false
			}
		}
		return safe
	})
	return safe
}
