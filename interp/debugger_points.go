package interp

import (
	"strings"

	"goposh/ast"
	"goposh/parser"
)

// span is where a statement stands in its file.
type span struct{ start, end int32 }

// variableUse is what a statement does with variables, by lower-case name.
type variableUse struct{ reads, writes map[string]bool }

// debugPoints are the places of a file where the debugger can stop.
type debugPoints struct {
	// first is the place that a line breakpoint stops at, by line.
	first map[int]int32
	uses  map[span]variableUse
}

// points finds the places of a file; they are found once.
func (d *debugger) points(file *ast.Source) *debugPoints {
	if p := d.files[file]; p != nil {
		return p
	}
	p := &debugPoints{first: map[int]int32{}, uses: map[span]variableUse{}}
	tree, _ := parser.Parse(file.Name, file.Text)
	ast.Inspect(tree, func(n ast.Node) bool {
		p.node(n)
		return true
	})
	if d.files == nil {
		d.files = map[*ast.Source]*debugPoints{}
	}
	d.files[file] = p
	return p
}

func (p *debugPoints) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.NamedBlock:
		p.statements(n.Statements)
	case *ast.StatementBlock:
		p.statements(n.Statements)
	case *ast.FunctionDefinition:
		p.braces(n.Body)
	case *ast.FunctionMember:
		p.braces(n.Body)
	case *ast.IfStatement:
		for _, c := range n.Clauses {
			p.add(c.Condition)
		}
	case *ast.WhileStatement:
		p.add(n.Condition)
	case *ast.DoWhileStatement:
		p.add(n.Condition)
	case *ast.DoUntilStatement:
		p.add(n.Condition)
	case *ast.SwitchStatement:
		p.add(n.Condition)
	case *ast.ForStatement:
		p.add(n.Initializer)
		p.add(n.Condition)
		p.add(n.Iterator)
	case *ast.ForEachStatement:
		p.add(n.Condition)
		p.mark(n.Variable.Pos(), variableUse{writes: map[string]bool{strings.ToLower(n.Variable.Path.Name): true}})
	}
}

func (p *debugPoints) statements(list []ast.Statement) {
	for _, s := range list {
		switch s.(type) {
		case *ast.IfStatement, *ast.WhileStatement, *ast.DoWhileStatement, *ast.DoUntilStatement, *ast.ForStatement, *ast.ForEachStatement,
			*ast.SwitchStatement, *ast.TryStatement, *ast.TrapStatement, *ast.FunctionDefinition, *ast.TypeDefinition, *ast.DataStatement, *ast.UsingStatement:
			continue
		}
		p.add(s)
	}
}

func (p *debugPoints) braces(body *ast.ScriptBlock) {
	if body == nil {
		return
	}
	e := body.Pos()
	p.mark(ast.Extent{File: e.File, Start: e.Start, End: e.Start + 1}, variableUse{})
	p.mark(ast.Extent{File: e.File, Start: e.End - 1, End: e.End}, variableUse{})
}

// add marks a statement or condition; nil is none.
func (p *debugPoints) add(s ast.Statement) {
	if s == nil {
		return
	}
	p.mark(s.Pos(), usesOf(s))
}

func (p *debugPoints) mark(e ast.Extent, use variableUse) {
	line := e.StartLine()
	if at, ok := p.first[line]; !ok || e.Start < at {
		p.first[line] = e.Start
	}
	p.uses[span{e.Start, e.End}] = use
}

// usesOf finds the variables that a statement reads and writes itself, outside the script blocks in it.
func usesOf(s ast.Statement) variableUse {
	use := variableUse{reads: map[string]bool{}, writes: map[string]bool{}}
	written := map[*ast.VariableExpression]bool{}
	write := func(n ast.Node, also bool) {
		for {
			switch x := n.(type) {
			case *ast.ConvertExpression:
				n = x.Child
				continue
			case *ast.AttributedExpression:
				n = x.Child
				continue
			case *ast.VariableExpression:
				use.writes[strings.ToLower(x.Path.Name)] = true
				written[x] = !also
			case *ast.ArrayLiteral:
				for _, e := range x.Elements {
					if v, ok := e.(*ast.VariableExpression); ok {
						use.writes[strings.ToLower(v.Path.Name)] = true
						written[v] = true
					}
				}
			}
			return
		}
	}
	ast.Inspect(s, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ScriptBlockExpression:
			return false
		case *ast.AssignmentStatement:
			write(n.Left, n.Operator != ast.TokenEquals)
		case *ast.UnaryExpression:
			switch n.Operator {
			case ast.TokenPlusPlus, ast.TokenMinusMinus, ast.TokenPostfixPlusPlus, ast.TokenPostfixMinusMinus:
				write(n.Child, true)
			}
		case *ast.VariableExpression:
			if !written[n] {
				use.reads[strings.ToLower(n.Path.Name)] = true
			}
		}
		return true
	})
	return use
}
