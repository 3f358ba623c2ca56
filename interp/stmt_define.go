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
	var options session.Options
	if q, rest, ok := strings.Cut(name, ":"); ok {
		switch strings.ToLower(q) {
		case "global":
			scope, name = f.rs.sess.Global.Top, rest
		case "script":
			scope, name = f.scope.ScriptScope(), rest
		case "local", "function":
			name = rest
		case "private":
			name = rest
			options = session.Private
		}
		sb.name = name
	}
	fn := &session.Function{Name: name, Block: sb, Filter: filter, Options: options}
	if old := scope.OwnFunction(strings.ToLower(name)); old != nil {
		if old.Options&(session.ReadOnly|session.Constant) != 0 {
			r := errs.New("System.Management.Automation.SessionStateUnauthorizedAccessException", "FunctionNotWritable", errs.WriteError,
				value.String(name), "Cannot write to function %s because it is read-only or constant.", name)
			r.Exception.Record = r
			return r
		}
		fn.Options, fn.Description = old.Options|options, old.Description
	}
	fn.Module = f.scope.State.Module
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
	tree ast.Statement
	pos  ast.Extent
}

// text is the job's script: the pipeline's text with the variables that exist here marked $using:.
func (n *backgroundStmt) text(f *frame) string {
	text := n.tree.Pos().Text()
	base := int(n.tree.Pos().Start)
	var b strings.Builder
	last := 0
	ast.Inspect(n.tree, func(x ast.Node) bool {
		v, ok := x.(*ast.VariableExpression)
		if !ok || v.Path.Drive != "" || keptInBackground(v.Path.UserPath) || f.findVariable(&v.Path) == nil {
			return true
		}
		from, to := int(v.Extent.Start)-base, int(v.Extent.End)-base
		if from < last || to > len(text) {
			return true
		}
		b.WriteString(text[last:from])
		b.WriteString("${using:" + variableNameEscaper.Replace(v.Path.UserPath) + "}")
		last = to
		return true
	})
	b.WriteString(text[last:])
	return b.String()
}

// variableNameEscaper writes a variable's name for use between braces.
var variableNameEscaper = strings.NewReplacer("{", "`{", "}", "`}", "`", "``")

// keptInBackground lists the variables that have the job's own value in a background pipeline.
func keptInBackground(path string) bool {
	if q, rest, ok := strings.Cut(path, ":"); ok && strings.EqualFold(q, "global") {
		path = rest
	}
	switch strings.ToLower(path) {
	case "pid", "psversiontable", "psedition", "pshome", "host", "true", "false", "null":
		return true
	}
	return false
}

func (n *backgroundStmt) exec(f *frame) error {
	sb, err := f.rs.Compile("", n.text(f))
	if err != nil {
		return err
	}
	args := []arg{{name: "ScriptBlock", isParam: true, colon: true, hasValue: true, value: value.Of(sb), node: &argNode{text: "-ScriptBlock"}},
		{name: "WorkingDirectory", isParam: true, colon: true, hasValue: true, value: value.String(f.rs.sess.Drives.FileSystem), node: &argNode{text: "-WorkingDirectory"}}}
	f.rs.ok = true
	return f.rs.runCommand(f, "Start-Job", args, nil, false, f.out, f.io, n.pos)
}
