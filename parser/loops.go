package parser

import (
	"goposh/ast"
)

// The statements that scripts have most of are read without the grammar: it costs a dozen allocations a terminal.

// ifStatement reads what follows `if`.
func (p *parser) ifStatement(f *frame) *ast.IfStatement {
	s := &ast.IfStatement{}
	for {
		c := ast.IfClause{Condition: p.parenCondition(f)}
		if f.failed {
			return s
		}
		if c.Body = p.block(f); f.failed {
			return s
		}
		s.Clauses = append(s.Clauses, c)
		switch p.elseOrElseIf(f) {
		case ast.TokenElseIf:
			continue
		case ast.TokenElse:
			s.Else = p.block(f)
		}
		return s
	}
}

// elseOrElseIf reads the keyword on this or a later line and tells which it is; without it nothing is consumed, because newlines
// may matter.
func (p *parser) elseOrElseIf(f *frame) ast.Token {
	var at int32
	if p.hasUngot {
		at = p.ungot.Start
	} else {
		at = p.lex.Offset()
	}
	p.skipNewlines()
	if p.hasUngot || p.lex.Ahead()|0x20 == 'e' {
		if t := p.peek(); t.Kind == ast.TokenElse || t.Kind == ast.TokenElseIf {
			f.keyword = p.next()
			return f.keyword.Kind
		}
	}
	p.resync(at)
	return 0
}

// whileStatement reads what follows `while`.
func (p *parser) whileStatement(f *frame) *ast.WhileStatement {
	s := &ast.WhileStatement{Condition: p.parenCondition(f)}
	if !f.failed {
		s.Body = p.block(f)
	}
	return s
}

// forStatement reads what follows `for`.
func (p *parser) forStatement(f *frame) *ast.ForStatement {
	s := &ast.ForStatement{}
	if p.openParen(f); f.failed {
		return s
	}
	s.Initializer = p.optionalPipeline(f)
	if p.forSeparator(f) {
		s.Condition = p.optionalPipeline(f)
		if p.forSeparator(f) {
			s.Iterator = p.optionalPipeline(f)
		}
	}
	if p.closeParen(f); !f.failed {
		s.Body = p.block(f)
	}
	return s
}

func (p *parser) optionalPipeline(f *frame) ast.Statement {
	p.skipNewlines()
	s := p.pipelineChain()
	if s != nil {
		f.nested = append(f.nested, s)
		f.last = s.Pos()
	}
	return s
}

func (p *parser) forSeparator(f *frame) bool {
	if k := p.peek().Kind; k != ast.TokenSemi && k != ast.TokenNewLine {
		return false
	}
	t := p.next()
	f.last = p.tok(&t)
	return true
}

// forEachStatement reads what follows `foreach`.
func (p *parser) forEachStatement(f *frame) *ast.ForEachStatement {
	s := &ast.ForEachStatement{}
	for p.foreachFlag(f, s) {
	}
	if p.openParen(f); f.failed {
		return s
	}
	if s.Variable = p.loopVariable(f); f.failed {
		return s
	}
	if p.inKeyword(f); f.failed {
		return s
	}
	if s.Condition = p.foreachCollection(f); f.failed {
		return s
	}
	if p.closeForeach(f); !f.failed {
		s.Body = p.block(f)
	}
	return s
}

func (p *parser) foreachFlag(f *frame, s *ast.ForEachStatement) bool {
	p.skipNewlines()
	if p.peek().Kind != ast.TokenParameter {
		return false
	}
	t := p.next()
	f.last = p.tok(&t)
	switch {
	case isParameter(&t, "parallel"):
		s.Parallel = true
	case isParameter(&t, "throttlelimit"):
		p.skipNewlines()
		s.ThrottleLimit = p.singleArgument(argument)
		if s.ThrottleLimit == nil {
			p.missing(after(f.last), "MissingThrottleLimit")
		} else {
			f.last = s.ThrottleLimit.Pos()
		}
	default:
		p.report(p.tok(&t), "InvalidForeachFlag", t.Value)
	}
	return true
}

func (p *parser) loopVariable(f *frame) *ast.VariableExpression {
	p.skipNewlines()
	t := p.next()
	if t.Kind != ast.TokenVariable && t.Kind != ast.TokenSplattedVariable {
		p.unget(t)
		p.missing(after(f.last), "MissingVariableNameAfterForeach")
		f.fail(f.last)
		return nil
	}
	v := p.newVariable(&t)
	f.nested = append(f.nested, v)
	f.last = v.Extent
	return v
}

func (p *parser) inKeyword(f *frame) {
	p.skipNewlines()
	t := p.next()
	if t.Kind != ast.TokenIn {
		p.unget(t)
		p.missing(after(f.last), "MissingInInForeach")
		f.fail(f.last)
		return
	}
	f.last = p.tok(&t)
}

func (p *parser) foreachCollection(f *frame) ast.Statement {
	p.skipNewlines()
	s := p.pipelineChain()
	if s == nil {
		p.missing(after(f.last), "MissingForeachExpression")
		f.fail(f.last)
		return nil
	}
	f.nested = append(f.nested, s)
	f.last = s.Pos()
	return s
}

func (p *parser) closeForeach(f *frame) {
	p.skipNewlines()
	t := p.next()
	if t.Kind == ast.TokenRParen {
		f.last = p.tok(&t)
		return
	}
	p.unget(t)
	p.missing(after(f.last), "MissingEndParenthesisAfterForeach")
	f.fail(f.last)
}
