package parser

import (
	"slices"

	"goposh/ast"
	"goposh/lexer"
)

// statement parses one statement; nil when none follows.
func (p *parser) statement() ast.Statement {
	if !p.enter() {
		p.leave()
		return nil
	}
	s := p.dispatch()
	p.leave()
	return s
}

// dispatch chooses a production by the statement's first token.
func (p *parser) dispatch() ast.Statement {
	if !p.hasUngot {
		switch c := p.lex.Ahead(); c {
		case '$', '(', '"', '\'', '{', '-', '+', '!', '@', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
			// Surely no keyword. Reading it as a word first would be wasted.
			return p.pipelineStatement()
		}
	}
	t := p.next()
	var attributes []ast.AttributeBase
	restore := t.Start
	if t.Kind == ast.TokenGeneric && p.text(&t)[0] == '[' {
		p.resync(restore)
		k := p.lex.BehindBrackets()
		if isBlockName(k) {
			for _, a := range p.attributeList(false) {
				if t, ok := a.(*ast.TypeConstraint); ok {
					p.report(t.Extent, "TypeNotAllowedBeforeStatement", t.Type.FullName())
				}
			}
			p.resync(restore)
		}
		if !takesAttributes(k) && !isStatementKeyword(k) {
			return p.pipelineStatement()
		}
		errs := len(p.errs)
		if attributes = p.attributeList(false); attributes != nil {
			t = p.next()
			if !takesAttributes(t.Kind) {
				if isStatementKeyword(t.Kind) && !anyType(attributes) {
					a := attributes[0].(*ast.Attribute)
					p.report(a.Extent, "UnexpectedAttribute", a.Type.FullName())
				} else {
					// An expression: it will be read again, and its errors with it.
					p.errs = p.errs[:errs]
					p.resync(restore)
					return p.pipelineStatement()
				}
			}
		} else {
			p.errs = p.errs[:errs]
			p.resync(restore)
			return p.pipelineStatement()
		}
	}
	switch t.Kind {
	case ast.TokenIf, ast.TokenWhile, ast.TokenFor, ast.TokenForeach, ast.TokenSwitch, ast.TokenDo, ast.TokenTry, ast.TokenTrap,
		ast.TokenData, ast.TokenFunction, ast.TokenFilter, ast.TokenWorkflow:
		return p.keywordStatement(nil, t)
	case ast.TokenClass, ast.TokenEnum:
		return p.typeDefinition(attributes, t)
	case ast.TokenReturn, ast.TokenExit, ast.TokenThrow, ast.TokenBreak, ast.TokenContinue:
		return p.flow(t)
	case ast.TokenParallel, ast.TokenSequence:
		return p.blockStatement(t)
	case ast.TokenFrom, ast.TokenDefine, ast.TokenVar:
		p.report(p.tok(&t), "ReservedKeywordNotAllowed", p.text(&t))
		return p.errorStatement(p.tok(&t), t.End)
	case ast.TokenLabel:
		p.skipNewlines()
		return p.labeled(t)
	case ast.TokenUsing:
		s := p.using(t)
		p.report(s.Pos(), "UsingMustBeAtStartOfScript")
		return s
	case ast.TokenElse, ast.TokenElseIf, ast.TokenCatch, ast.TokenUntil, ast.TokenFinally:
		// After an error these are most likely the rest of the statement that failed.
		if len(p.errs) > 0 {
			p.skipNewlines()
			return p.statement()
		}
	case ast.TokenEndOfInput:
		p.unget(t)
		return nil
	}
	p.unget(t)
	return p.pipelineStatement()
}

func (p *parser) pipelineStatement() ast.Statement { return p.pipelineChain() }

func takesAttributes(k ast.Token) bool { return k == ast.TokenClass || k == ast.TokenEnum }

func isStatementKeyword(k ast.Token) bool {
	switch k {
	case ast.TokenIf, ast.TokenWhile, ast.TokenFor, ast.TokenForeach, ast.TokenSwitch, ast.TokenDo, ast.TokenTry, ast.TokenTrap,
		ast.TokenData, ast.TokenFunction, ast.TokenFilter, ast.TokenWorkflow, ast.TokenReturn, ast.TokenExit, ast.TokenThrow,
		ast.TokenBreak, ast.TokenContinue, ast.TokenParallel, ast.TokenSequence, ast.TokenUsing, ast.TokenLabel:
		return true
	}
	return false
}

func anyType(attributes []ast.AttributeBase) bool {
	for _, a := range attributes {
		if _, ok := a.(*ast.TypeConstraint); ok {
			return true
		}
	}
	return false
}

func (p *parser) errorStatement(start ast.Extent, end int32, nested ...ast.Node) *ast.ErrorStatement {
	e := &ast.ErrorStatement{Nested: nested}
	e.Extent = p.ext(start.Start, end)
	return e
}

// flow parses return, exit, throw, break and continue.
func (p *parser) flow(t lexer.Token) ast.Statement {
	extent := p.tok(&t)
	if t.Kind == ast.TokenBreak || t.Kind == ast.TokenContinue {
		label := p.labelOrKey()
		if label != nil {
			extent = between(extent, label.Pos())
		}
		if t.Kind == ast.TokenBreak {
			s := &ast.BreakStatement{Label: label}
			s.Extent = extent
			return s
		}
		s := &ast.ContinueStatement{Label: label}
		s.Extent = extent
		return s
	}
	value := p.pipelineChain()
	if value != nil {
		extent = between(extent, value.Pos())
	}
	switch t.Kind {
	case ast.TokenReturn:
		s := &ast.ReturnStatement{Pipeline: value}
		s.Extent = extent
		return s
	case ast.TokenExit:
		s := &ast.ExitStatement{Pipeline: value}
		s.Extent = extent
		return s
	}
	s := &ast.ThrowStatement{Pipeline: value}
	s.Extent = extent
	return s
}

func (p *parser) blockStatement(t lexer.Token) ast.Statement {
	b := p.statementBlock()
	if b == nil {
		p.missing(after(p.tok(&t)), "MissingStatementAfterKeyword", p.text(&t))
		return p.errorStatement(p.tok(&t), t.End)
	}
	s := &ast.BlockStatement{Kind: p.text(&t), Body: b}
	s.Extent = between(p.tok(&t), b.Extent)
	return s
}

// labeled parses the statement behind a label.
func (p *parser) labeled(label lexer.Token) ast.Statement {
	t := p.next()
	switch t.Kind {
	case ast.TokenFor, ast.TokenForeach, ast.TokenWhile, ast.TokenDo, ast.TokenSwitch:
		return p.keywordStatement(&label, t)
	}
	p.resync(label.Start)
	return p.pipelineStatement()
}

// keywordStatement parses a statement by its keyword.
func (p *parser) keywordStatement(label *lexer.Token, t lexer.Token) ast.Statement {
	start, name := p.tok(&t), ""
	if label != nil {
		start, name = p.tok(label), label.Value
	}
	switch t.Kind {
	case ast.TokenIf, ast.TokenWhile, ast.TokenFor, ast.TokenForeach:
		return p.commonStatement(name, start, t)
	}
	return p.grammarStatement(name, start, t)
}

// commonStatement parses if and the loops that test first.
func (p *parser) commonStatement(label string, start ast.Extent, t lexer.Token) ast.Statement {
	var nested [4]ast.Node
	f := frame{keyword: t, start: start, last: p.tok(&t), nested: nested[:0]}
	var s positioned
	switch t.Kind {
	case ast.TokenIf:
		s = p.ifStatement(&f)
	case ast.TokenWhile:
		loop := p.whileStatement(&f)
		loop.Label = label
		s = loop
	case ast.TokenFor:
		loop := p.forStatement(&f)
		loop.Label = label
		s = loop
	default:
		loop := p.forEachStatement(&f)
		loop.Label = label
		s = loop
	}
	if f.failed {
		return p.errorStatement(start, f.end, slices.Clone(f.nested)...)
	}
	s.SetPos(between(start, f.last))
	return s
}

// grammarStatement parses a statement by its production and lowers it to the tree.
func (p *parser) grammarStatement(label string, start ast.Extent, t lexer.Token) ast.Statement {
	f := &frame{keyword: t, start: start, last: p.tok(&t)}
	g := p.productions()
	var s positioned
	switch t.Kind {
	case ast.TokenDo:
		v := run(p, g.dos, f)
		if f.failed {
			break
		}
		if v.Keyword.get().Kind == ast.TokenWhile {
			s = &ast.DoWhileStatement{Label: label, Body: v.Body.get().StatementBlock, Condition: v.Condition.get().Statement}
		} else {
			s = &ast.DoUntilStatement{Label: label, Body: v.Body.get().StatementBlock, Condition: v.Condition.get().Statement}
		}
	case ast.TokenSwitch:
		f.sw = &ast.SwitchStatement{Label: label}
		run(p, g.switches, f)
		if f.bad {
			e := &ast.ErrorStatement{Kind: ast.TokenSwitch, Flags: f.flags, Bodies: f.nested}
			e.Extent = p.ext(f.start.Start, f.last.End)
			if f.sw.Condition != nil && f.open.Kind == ast.TokenLParen {
				e.Conditions = []ast.Node{f.sw.Condition}
			}
			return e
		}
		s = f.sw
	case ast.TokenTry:
		v := run(p, g.tries, f)
		if f.failed || f.bad {
			break
		}
		if v.Catches == nil && v.Finally == nil {
			p.missing(after(v.Body.get().Extent), "MissingCatchOrFinally")
			f.fail(v.Body.get().Extent)
			break
		}
		try := &ast.TryStatement{Body: v.Body.get().StatementBlock}
		f.last = try.Body.Extent
		for i := range v.Catches {
			c := v.Catches[i].lower()
			c.Extent = between(p.at(v.Catches[i].Keyword.get().Token), c.Body.Extent)
			f.last = c.Extent
			try.Catches = append(try.Catches, c)
		}
		if v.Finally != nil {
			try.Finally = v.Finally.Body.get().StatementBlock
			f.last = try.Finally.Extent
		}
		s = try
	case ast.TokenTrap:
		v := run(p, g.traps, f)
		trap := &ast.TrapStatement{Body: v.Body.get().StatementBlock}
		if v.Type != nil {
			trap.Type = v.Type.get().TypeConstraint
		}
		s = trap
	case ast.TokenData:
		v := run(p, g.datas, f)
		data := &ast.DataStatement{Body: v.Body.get().StatementBlock}
		if v.Name != nil {
			data.Variable = v.Name.get().Value
		}
		if v.Supported != nil {
			if v.Supported.First != nil {
				data.Allowed = append(data.Allowed, v.Supported.First.get().Expression)
			}
			for _, c := range v.Supported.Rest {
				data.Allowed = append(data.Allowed, c.get().Expression)
			}
		}
		s = data
	default:
		v := run(p, g.functions, f)
		if f.failed {
			break
		}
		fn := &ast.FunctionDefinition{Name: v.Name.get().name, NamePos: p.at(v.Name.get().Token), Filter: t.Kind == ast.TokenFilter,
			Workflow: t.Kind == ast.TokenWorkflow, Body: v.Body.get().ScriptBlock}
		if v.Parameters != nil {
			fn.Parameters = v.Parameters.get().list
		}
		f.last = fn.Body.Extent
		p.documented = append(p.documented, documented{between(f.start, f.last), fn.Body, fn.Parameters})
		s = fn
	}
	if f.failed || f.bad {
		return p.errorStatement(f.start, f.end, f.nested...)
	}
	s.SetPos(between(f.start, f.last))
	return s
}

type positioned interface {
	ast.Statement
	SetPos(ast.Extent)
}

func (c *catchClause) lower() *ast.CatchClause {
	out := &ast.CatchClause{Body: c.Body.get().StatementBlock}
	if c.First != nil {
		out.Types = append(out.Types, c.First.get().TypeConstraint)
	}
	for _, r := range c.Rest {
		out.Types = append(out.Types, r.Type.get().TypeConstraint)
	}
	return out
}
