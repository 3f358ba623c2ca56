package interp

import (
	"strings"

	"goposh/ast"
	"goposh/interp/language"
	"goposh/runtime/value"
)

// languageHost implements language.Host: what the script-visible parser needs of a runspace.
type languageHost struct{ *Runspace }

// BlockOf implements language.Host.
func (h languageHost) BlockOf(tree *ast.ScriptBlock) value.Value {
	return value.Of(h.newScriptBlock(tree, nil))
}

// TypeNamed implements language.Host.
func (h languageHost) TypeNamed(name ast.TypeName) *value.Type { return h.findTypeName(name, nil) }

// Constant implements language.Host.
func (h languageHost) Constant(literal any) value.Value { return constant(literal) }

// Variable implements language.Host.
func (h languageHost) Variable(path string) value.Value {
	if v := h.Scope().Find(strings.ToLower(path)); v != nil {
		return v.Read()
	}
	return value.Null
}

// Evaluate implements language.Host.
func (h languageHost) Evaluate(e ast.Expression) (value.Value, error) {
	c := &code{}
	l := &lowerer{rs: h.Runspace, c: c, index: map[string]int{}, scope: &typeScope{}}
	c.layout = layoutOf(l)
	x := l.expr(e)
	return x.eval(h.initFrame(c))
}

// astOf is ScriptBlock.Ast: of a function its whole definition.
func (sb *ScriptBlock) astOf() value.Value {
	if sb.name != "" {
		return language.FunctionOf(sb.tree)
	}
	return language.Of(sb.tree)
}
