package interp

import (
	"strings"

	"goposh/ast"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// functionStmt defines a function or filter.
type functionStmt struct {
	def   *ast.FunctionDefinition
	scope *typeScope
}

func (n *functionStmt) exec(f *frame) error {
	f.rs.ok = true
	d := n.def
	sb := &ScriptBlock{tree: d.Body, state: f.scope.State, scope: n.scope, rs: f.rs, name: d.Name, filter: d.Filter, headParams: d.Parameters}
	return f.defineFunction(d.Name, sb, d.Filter)
}

// defineFunction puts a function into the scope its name asks for.
func (f *frame) defineFunction(name string, sb *ScriptBlock, filter bool) error {
	scope := f.scope
	if q, rest, ok := strings.Cut(name, ":"); ok {
		switch strings.ToLower(q) {
		case "global":
			scope, name = f.rs.sess.Global.Top, rest
		case "script":
			scope, name = f.scope.ScriptScope(), rest
		case "local", "private", "function":
			name = rest
		}
		sb.name = name
	}
	fn := &session.Function{Name: name, Block: sb, Filter: filter}
	if old := scope.OwnFunction(strings.ToLower(name)); old != nil {
		if old.Options&(session.ReadOnly|session.Constant) != 0 {
			r := errs.New("System.Management.Automation.SessionStateUnauthorizedAccessException", "FunctionNotWritable", errs.WriteError,
				value.String(name), "Cannot write to function %s because it is read-only or constant.", name)
			r.Exception.Record = r
			return r
		}
		fn.Options, fn.Description = old.Options, old.Description
	}
	fn.Module = scope.State.Module
	scope.PutFunction(fn)
	return nil
}

// childScope is a frame for code of f in a new scope below its own (a trap's handler).
func (f *frame) childScope() *frame {
	s := session.NewScope(f.scope, f.scope.State, nil)
	c := *f
	c.scope = s
	c.cells = make([]*session.Variable, len(f.cells))
	c.up = nil
	return &c
}

// backgroundStmt is `pipeline &`: it starts a job.
type backgroundStmt struct {
	text string
	pos  ast.Extent
}

// backgroundText is the job's script: the pipeline's text with its variables marked $using:.
func backgroundText(s ast.Statement) string {
	text := s.Pos().Text()
	base := int(s.Pos().Start)
	var b strings.Builder
	last := 0
	ast.Inspect(s, func(n ast.Node) bool {
		switch v := n.(type) {
		case *ast.ScriptBlockExpression, *ast.UsingExpression:
			return false
		case *ast.VariableExpression:
			if v.Path.Drive != "" || v.Path.Scope != "" || notUsing(v.Path.Name) {
				return true
			}
			from, to := int(v.Extent.Start)-base, int(v.Extent.End)-base
			if from < last || to > len(text) {
				return true
			}
			b.WriteString(text[last:from])
			if v.Splatted {
				b.WriteString("@using:" + v.Path.UserPath)
			} else {
				b.WriteString("${using:" + v.Path.UserPath + "}")
			}
			last = to
		}
		return true
	})
	b.WriteString(text[last:])
	return b.String()
}

// notUsing lists the variables that a background pipeline keeps as they are.
func notUsing(name string) bool {
	switch strings.ToLower(name) {
	case "_", "psitem", "true", "false", "null", "args", "input", "this", "pid", "pwd", "home", "pshome", "host", "error", "?", "^", "$":
		return true
	}
	return false
}

func (n *backgroundStmt) exec(f *frame) error {
	sb, err := f.rs.Compile("", n.text)
	if err != nil {
		return err
	}
	args := []arg{{name: "ScriptBlock", isParam: true, colon: true, hasValue: true, value: value.Of(sb), node: &argNode{text: "-ScriptBlock"}},
		{name: "WorkingDirectory", isParam: true, colon: true, hasValue: true, value: value.String(f.rs.sess.Drives.FileSystem), node: &argNode{text: "-WorkingDirectory"}}}
	f.rs.ok = true
	return f.rs.runCommand(f, "Start-Job", args, nil, false, f.out, f.io, n.pos)
}
