package interp

import (
	"fmt"

	"goposh/ast"
)

// stmt lowers one statement; nil for those that do nothing.
func (l *lowerer) stmt(s ast.Statement) stmt {
	switch s := s.(type) {
	case *ast.Pipeline:
		return l.pipelineStmt(s)
	case *ast.PipelineChain:
		return l.chain(s)
	case *ast.CommandExpression:
		return l.pipelineStmt(&ast.Pipeline{Elements: []ast.CommandBase{s}})
	case *ast.Command:
		return l.pipelineStmt(&ast.Pipeline{Elements: []ast.CommandBase{s}})
	case *ast.AssignmentStatement:
		return &assignStmt{l.assignment(s)}
	case *ast.IfStatement:
		return l.ifStmt(s)
	case *ast.SwitchStatement:
		return l.switchStmt(s)
	case *ast.ForEachStatement:
		return l.forEach(s)
	case *ast.ForStatement:
		return l.forStmt(s)
	case *ast.WhileStatement:
		return &loopStmt{label: s.Label, cond: l.condition(s.Condition), pos: s.Condition.Pos(), body: l.statementBlock(s.Body), first: true}
	case *ast.DoWhileStatement:
		return &loopStmt{label: s.Label, cond: l.condition(s.Condition), pos: s.Condition.Pos(), body: l.statementBlock(s.Body)}
	case *ast.DoUntilStatement:
		return &loopStmt{label: s.Label, cond: l.condition(s.Condition), pos: s.Condition.Pos(), body: l.statementBlock(s.Body), until: true}
	case *ast.TryStatement:
		return l.try(s)
	case *ast.DataStatement:
		return l.data(s)
	case *ast.FunctionDefinition:
		return &functionStmt{def: s, scope: l.scope}
	case *ast.TypeDefinition:
		return &typeStmt{def: s, scope: l.scope}
	case *ast.UsingStatement:
		return nil
	case *ast.ReturnStatement:
		n := &returnStmt{}
		if s.Pipeline != nil {
			n.value = l.stmt(s.Pipeline)
			if l.inMethod {
				n.result = l.value(s.Pipeline)
				n.pos = s.Pipeline.Pos()
			}
		}
		return n
	case *ast.ExitStatement:
		n := &exitStmt{}
		if s.Pipeline != nil {
			n.code = l.value(s.Pipeline)
		}
		return n
	case *ast.ThrowStatement:
		n := &throwStmt{pos: s.Extent, rethrow: s.Rethrow}
		if s.Pipeline != nil {
			n.value = l.value(s.Pipeline)
		}
		return n
	case *ast.BreakStatement:
		return &breakStmt{label: l.label(s.Label)}
	case *ast.ContinueStatement:
		return &continueStmt{label: l.label(s.Label)}
	case *ast.BlockStatement:
		return &unsupportedStmt{pos: s.Extent, what: "The '" + s.Kind + "' statement", id: "NotSupported"}
	case *ast.ErrorStatement:
		return &unsupportedStmt{pos: s.Extent, what: "A statement with parse errors", id: "ParseError"}
	}
	return &unsupportedStmt{pos: s.Pos(), what: fmt.Sprintf("%T", s), id: "NotSupported"}
}

func (l *lowerer) label(e ast.Expression) expr {
	if e == nil {
		return nil
	}
	return l.expr(e)
}

// value lowers a statement whose output is wanted as a value: the right side of an assignment, a condition.
func (l *lowerer) value(s ast.Statement) expr {
	switch s := s.(type) {
	case *ast.CommandExpression:
		if len(s.Redirections) == 0 {
			return l.expr(s.Expression)
		}
	case *ast.Pipeline:
		if len(s.Elements) == 1 && !s.Background {
			if ce, ok := s.Elements[0].(*ast.CommandExpression); ok && len(ce.Redirections) == 0 {
				return l.expr(ce.Expression)
			}
		}
	case *ast.AssignmentStatement:
		return l.assignment(s)
	}
	return &captureExpr{body: l.stmt(s), pos: s.Pos()}
}

// condition lowers a condition of if, while and for.
func (l *lowerer) condition(s ast.Statement) cond {
	if s == nil {
		return nil
	}
	return asCond(l.value(s))
}

func (l *lowerer) ifStmt(s *ast.IfStatement) stmt {
	n := &ifStmt{}
	for _, c := range s.Clauses {
		n.conds = append(n.conds, l.condition(c.Condition))
		n.pos = append(n.pos, c.Condition.Pos())
		n.bodies = append(n.bodies, l.statementBlock(c.Body))
	}
	n.otherwise = l.statementBlock(s.Else)
	return n
}

func (l *lowerer) forStmt(s *ast.ForStatement) stmt {
	n := &forStmt{label: s.Label, cond: l.condition(s.Condition), body: l.statementBlock(s.Body)}
	if s.Initializer != nil {
		n.init, n.initPos = l.quiet(s.Initializer), s.Initializer.Pos()
	}
	if s.Iterator != nil {
		n.iter, n.iterPos = l.quiet(s.Iterator), s.Iterator.Pos()
	}
	if s.Condition != nil {
		n.condPos = s.Condition.Pos()
	}
	return n
}

// quiet lowers a statement whose output is dropped (the parts of a for header).
func (l *lowerer) quiet(s ast.Statement) expr { return l.value(s) }

func (l *lowerer) forEach(s *ast.ForEachStatement) stmt {
	n := &forEachStmt{label: s.Label, pos: s.Condition.Pos(), variable: s.Variable.Pos()}
	n.target = l.target(s.Variable)
	if v, ok := n.target.(*varExpr); ok {
		n.slot = v.slot
	} else {
		n.slot = -1
	}
	n.over = l.value(s.Condition)
	if b, ok := n.over.(*rangeExpr); ok {
		n.rng = b
	}
	n.enumSlot = l.slot("foreach")
	n.body = l.statementBlock(s.Body)
	if s.Parallel {
		return &unsupportedStmt{pos: s.Extent, what: "foreach -parallel", id: "NotSupported"}
	}
	return n
}

func (l *lowerer) switchStmt(s *ast.SwitchStatement) stmt {
	n := &switchStmt{label: s.Label, flags: s.Flags, over: l.value(s.Condition), pos: s.Condition.Pos()}
	for _, c := range s.Clauses {
		n.clauses = append(n.clauses, switchClause{test: l.expr(c.Test), body: l.statementBlock(c.Body), block: isBlockExpr(c.Test), pos: c.Test.Pos()})
	}
	n.otherwise = l.statementBlock(s.Default)
	n.item = l.slot("_")
	n.enumSlot = l.slot("switch")
	return n
}

func isBlockExpr(e ast.Expression) bool {
	_, ok := e.(*ast.ScriptBlockExpression)
	return ok
}

func (l *lowerer) try(s *ast.TryStatement) stmt {
	n := &tryStmt{body: l.statementBlock(s.Body), finally: l.statementBlock(s.Finally)}
	for _, c := range s.Catches {
		h := &catchNode{body: l.statementBlock(c.Body)}
		for _, t := range c.Types {
			h.types = append(h.types, &typeRef{name: t.Type, scope: l.scope})
		}
		n.catches = append(n.catches, h)
	}
	n.item = l.slot("_")
	return n
}

func (l *lowerer) trap(s *ast.TrapStatement) *trapNode {
	n := &trapNode{body: l.statementBlock(s.Body), item: l.slot("_")}
	if s.Type != nil {
		n.typ = &typeRef{name: s.Type.Type, scope: l.scope}
	}
	return n
}

func (l *lowerer) data(s *ast.DataStatement) stmt {
	n := &dataStmt{body: l.statementBlock(s.Body), slot: -1}
	if s.Variable != "" {
		n.slot = l.slot(s.Variable)
	}
	return n
}

func (l *lowerer) chain(s *ast.PipelineChain) stmt {
	if s.Background {
		return &backgroundStmt{tree: s, pos: s.Extent}
	}
	return &chainStmt{left: l.stmt(s.Left), right: l.stmt(s.Right), or: s.Or}
}
