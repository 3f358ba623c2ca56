package parser

import (
	"maps"
	"strings"

	"goposh/ast"
)

// flowState is what is known where control may be: which local variables are assigned. nil: control cannot get there.
type flowState map[string]bool

func (s flowState) with(name string) flowState {
	if s == nil || s[name] {
		return s
	}
	t := maps.Clone(s)
	t[name] = true
	return t
}

// join is where two paths meet.
func join(a, b flowState) flowState {
	if a == nil {
		return b
	}
	if b == nil {
		return a
	}
	out := flowState{}
	for k := range a {
		if b[k] {
			out[k] = true
		}
	}
	return out
}

// flow finds the variables that a method reads before it assigned them, and whether all its paths return.
type flow struct {
	p     *parser
	loops []*loopFlow
}

type loopFlow struct {
	label  string
	breaks flowState
}

// accessible tells the variables that methods may read without assigning them: the constants, the automatic and preference variables
// of every function, and SpecialVariables' few for class methods. Others, $HOME or $Host, must be qualified with their scope.
func accessible(name string) bool {
	switch name {
	case "true", "false", "null",
		"_", "psitem", "args", "this", "input", "pscmdlet", "psboundparameters", "myinvocation", "psscriptroot", "pscommandpath",
		"erroractionpreference", "warningpreference", "verbosepreference", "debugpreference", "informationpreference",
		"progresspreference", "whatifpreference", "confirmpreference",
		"lastexitcode", "error", "stacktrace", "outputencoding", "nestedpromptlevel", "pwd", "matches":
		return true
	}
	return false
}

// analyzeMethod tells whether all paths of a method return or throw, and notes the variables it reads unassigned.
func (p *parser) analyzeMethod(m *ast.FunctionMember) bool {
	f := &flow{p: p}
	state := flowState{}
	for _, a := range m.Parameters {
		state[strings.ToLower(a.Name.Path.UserPath)] = true
	}
	if m.Body.End == nil {
		return true
	}
	// A loop's own variable is there in the whole method.
	ast.Inspect(m.Body.End, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.ForEachStatement:
			state["foreach"] = true
		case *ast.SwitchStatement:
			state["switch"] = true
		case *ast.ScriptBlock:
			return false
		}
		return true
	})
	return f.statements(m.Body.End.Statements, state) == nil
}

func (f *flow) statements(list []ast.Statement, s flowState) flowState {
	for _, n := range list {
		s = f.statement(n, s)
	}
	return s
}

func (f *flow) block(b *ast.StatementBlock, s flowState) flowState {
	if b == nil {
		return s
	}
	return f.statements(b.Statements, s)
}

func (f *flow) statement(n ast.Node, s flowState) flowState {
	switch n := n.(type) {
	case nil:
		return s
	case *ast.ReturnStatement:
		f.optional(n.Pipeline, s)
		return nil
	case *ast.ThrowStatement:
		f.optional(n.Pipeline, s)
		return nil
	case *ast.ExitStatement:
		f.optional(n.Pipeline, s)
		return nil
	case *ast.BreakStatement:
		f.leave(n.Label, s)
		return nil
	case *ast.ContinueStatement:
		return nil
	case *ast.AssignmentStatement:
		if n.Operator != ast.TokenEquals {
			f.reads(n.Left, s)
		}
		s = f.statement(n.Right, s)
		return f.assign(n.Left, s)
	case *ast.IfStatement:
		var out flowState
		for _, c := range n.Clauses {
			s = f.statement(c.Condition, s)
			out = join(out, f.block(c.Body, s))
		}
		if n.Else != nil {
			return join(out, f.block(n.Else, s))
		}
		return join(out, s)
	case *ast.SwitchStatement:
		s = f.statement(n.Condition, s)
		l := f.loop(n.Label)
		out := flowState(nil)
		for _, c := range n.Clauses {
			f.reads(c.Test, s)
			out = join(out, f.block(c.Body, s))
		}
		if n.Default != nil {
			out = join(out, f.block(n.Default, s))
		} else {
			out = join(out, s)
		}
		return f.end(l, out)
	case *ast.ForEachStatement:
		s = f.statement(n.Condition, s)
		s = s.with(strings.ToLower(n.Variable.Path.UserPath))
		l := f.loop(n.Label)
		return f.end(l, join(s, f.block(n.Body, s)))
	case *ast.ForStatement:
		s = f.optional(n.Initializer, s)
		l := f.loop(n.Label)
		if n.Condition != nil {
			s = f.statement(n.Condition, s)
		}
		body := f.block(n.Body, s)
		f.optional(n.Iterator, join(body, s))
		if n.Condition == nil {
			return f.end(l, nil)
		}
		return f.end(l, s)
	case *ast.WhileStatement:
		s = f.statement(n.Condition, s)
		l := f.loop(n.Label)
		f.block(n.Body, s)
		return f.end(l, s)
	case *ast.DoWhileStatement:
		l := f.loop(n.Label)
		s = f.statement(n.Condition, f.block(n.Body, s))
		return f.end(l, s)
	case *ast.DoUntilStatement:
		l := f.loop(n.Label)
		s = f.statement(n.Condition, f.block(n.Body, s))
		return f.end(l, s)
	case *ast.TryStatement:
		out := f.block(n.Body, s)
		for _, c := range n.Catches {
			out = join(out, f.block(c.Body, s))
		}
		if n.Finally != nil {
			after := f.block(n.Finally, s)
			if after == nil && s != nil {
				return nil
			}
			if out != nil {
				for k := range after {
					out = out.with(k)
				}
			}
		}
		return out
	case *ast.Pipeline:
		for _, e := range n.Elements {
			s = f.statement(e, s)
		}
		return s
	case *ast.PipelineChain:
		left := f.statement(n.Left, s)
		return join(left, f.statement(n.Right, left))
	case *ast.FunctionDefinition, *ast.TypeDefinition:
		return s
	case *ast.DataStatement:
		s = f.block(n.Body, s)
		if n.Variable != "" {
			s = s.with(strings.ToLower(n.Variable))
		}
		return s
	case *ast.TrapStatement:
		f.block(n.Body, s)
		return s
	}
	return f.reads(n, s)
}

func (f *flow) optional(n ast.Statement, s flowState) flowState {
	if n == nil {
		return s
	}
	return f.statement(n, s)
}

func (f *flow) loop(label string) *loopFlow {
	l := &loopFlow{label: label}
	f.loops = append(f.loops, l)
	return l
}

func (f *flow) end(l *loopFlow, s flowState) flowState {
	f.loops = f.loops[:len(f.loops)-1]
	return join(s, l.breaks)
}

func (f *flow) leave(label ast.Expression, s flowState) {
	name := ""
	if c, ok := label.(*ast.StringConstantExpression); ok {
		name = c.Value
	}
	for i := len(f.loops) - 1; i >= 0; i-- {
		if l := f.loops[i]; name == "" || strings.EqualFold(l.label, name) {
			l.breaks = join(l.breaks, s)
			return
		}
	}
}

// assign notes what an assignment's left side assigns.
func (f *flow) assign(n ast.Expression, s flowState) flowState {
	switch n := n.(type) {
	case *ast.VariableExpression:
		if n.Path.Scope == "" && n.Path.Drive == "" || n.Path.Scope == "local" {
			return s.with(strings.ToLower(n.Path.Name))
		}
		return s
	case *ast.ConvertExpression:
		return f.assign(n.Child, s)
	case *ast.AttributedExpression:
		return f.assign(n.Child, s)
	case *ast.ArrayLiteral:
		for _, e := range n.Elements {
			s = f.assign(e, s)
		}
		return s
	case *ast.ParenExpression:
		if pl, ok := n.Pipeline.(*ast.Pipeline); ok && len(pl.Elements) == 1 {
			if x, ok := pl.Elements[0].(*ast.CommandExpression); ok {
				return f.assign(x.Expression, s)
			}
		}
	}
	return f.reads(n, s)
}

// reads notes the variables an expression reads.
func (f *flow) reads(n ast.Node, s flowState) flowState {
	switch n := n.(type) {
	case *ast.VariableExpression:
		f.read(n, s)
		return s
	case *ast.ScriptBlockExpression:
		return s
	case *ast.SubExpression:
		return f.block(n.Body, s)
	case *ast.ArrayExpression:
		return f.block(n.Body, s)
	case *ast.ParenExpression:
		return f.statement(n.Pipeline, s)
	case *ast.ConvertExpression:
		// `[ref]$x` lets the callee assign it.
		if v, ok := n.Child.(*ast.VariableExpression); ok && isRef(n.Type.Type) {
			return f.assign(v, s)
		}
	}
	ast.Children(n, func(c ast.Node) {
		if st, ok := c.(ast.Statement); ok {
			s = f.statement(st, s)
			return
		}
		s = f.reads(c, s)
	})
	return s
}

func (f *flow) read(n *ast.VariableExpression, s flowState) {
	if s == nil || n.Path.Drive != "" || n.Path.Scope != "" && n.Path.Scope != "local" {
		return
	}
	name := strings.ToLower(n.Path.Name)
	if s[name] || accessible(name) {
		return
	}
	if f.p.unassigned == nil {
		f.p.unassigned = map[*ast.VariableExpression]bool{}
	}
	f.p.unassigned[n] = true
}
