package parser

import (
	"goposh/ast"
)

// The terminals of a switch step over errors: parsing goes on, and the whole becomes an error statement.

var switchFlags = [...]struct {
	name string
	flag ast.SwitchFlags
}{
	{"regex", ast.SwitchRegex}, {"wildcard", ast.SwitchWildcard}, {"exact", ast.SwitchExact},
	{"casesensitive", ast.SwitchCaseSensitive}, {"parallel", ast.SwitchParallel}, {"file", ast.SwitchFile},
}

func (p *parser) switchFlag(f *frame) (switchFlag, bool) {
	p.skipNewlines()
	if p.peek().Kind != ast.TokenParameter {
		return switchFlag{}, false
	}
	t := p.next()
	f.last = p.tok(&t)
	for _, known := range switchFlags {
		if !isParameter(&t, known.name) {
			continue
		}
		flag := ast.ErrorFlag{Name: known.name}
		switch known.flag {
		case ast.SwitchRegex:
			f.sw.Flags &^= ast.SwitchWildcard
		case ast.SwitchWildcard:
			f.sw.Flags &^= ast.SwitchRegex
		case ast.SwitchExact:
			f.sw.Flags &^= ast.SwitchRegex | ast.SwitchWildcard
		case ast.SwitchFile:
			p.skipNewlines()
			if e := p.singleArgument(fileName); e != nil {
				f.last = e.Pos()
				ce := &ast.CommandExpression{Expression: e}
				ce.Extent = e.Pos()
				pl := &ast.Pipeline{Elements: []ast.CommandBase{ce}}
				pl.Extent = e.Pos()
				f.sw.Condition = pl
				flag.Value = pl
			} else {
				f.bad = true
				f.missing = p.missingNow(after(f.last), "MissingFilenameOption")
			}
		}
		if known.flag != ast.SwitchExact {
			f.sw.Flags |= known.flag
		}
		f.flags = append(f.flags, flag)
		return switchFlag{}, true
	}
	f.bad = true
	p.report(p.tok(&t), "InvalidSwitchFlag", t.Value)
	return switchFlag{}, true
}

// missingNow is missing that also tells whether the input ended.
func (p *parser) missingNow(e ast.Extent, id string, args ...any) bool {
	p.missing(e, id, args...)
	return p.lex.AtEnd(e.End)
}

func (p *parser) switchInput(f *frame) switchInput {
	p.skipNewlines()
	t := *p.peek()
	if t.Kind == ast.TokenMinus || t.Kind == ast.TokenGeneric && p.text(&t) == "-" {
		// A flag of which only the dash was typed, as completion sees it.
		f.flags = append(f.flags, ast.ErrorFlag{Name: verbatim})
	}
	if t.Kind != ast.TokenLParen {
		if f.sw.Condition == nil && f.sw.Flags&ast.SwitchFile == 0 {
			f.bad = true
			f.missing = p.missingNow(after(f.last), "PipelineValueRequired")
		}
		return switchInput{}
	}
	p.skip()
	f.last = p.tok(&t)
	if f.sw.Flags&ast.SwitchFile != 0 {
		f.bad = true
		p.report(f.last, "PipelineValueRequired")
	}
	f.open = t
	p.skipNewlines()
	if s := p.pipelineChain(); s != nil {
		f.sw.Condition = s
		f.last = s.Pos()
	} else {
		f.bad = true
		f.sw.Condition = nil
		f.missing = p.missingNow(after(f.last), "PipelineValueRequired")
	}
	p.skipNewlines()
	if c := p.next(); c.Kind == ast.TokenRParen {
		f.last = p.tok(&c)
	} else {
		p.unget(c)
		if !f.missing {
			f.bad = true
			f.missing = p.missingNow(after(f.last), "MissingEndParenthesisInSwitchStatement")
		}
	}
	return switchInput{}
}

func (p *parser) switchOpen(f *frame) switchOpen {
	p.skipNewlines()
	t := p.next()
	if t.Kind != ast.TokenLCurly {
		p.unget(t)
		f.stop = true
		if !f.missing {
			f.bad = true
			f.missing = p.missingNow(after(f.last), "MissingCurlyBraceInSwitchStatement")
		}
		return switchOpen{}
	}
	f.last = p.tok(&t)
	f.brace = t
	p.skipNewlines()
	return switchOpen{t}
}

func (p *parser) switchTest(f *frame) (switchTest, bool) {
	if f.stop {
		return switchTest{}, false
	}
	e := p.singleArgument(switchCondition)
	if e == nil {
		f.bad, f.stop = true, true
		p.missing(after(f.last), "MissingSwitchConditionExpression")
		if p.peek().Kind == ast.TokenRCurly {
			p.skip()
		}
		return switchTest{}, false
	}
	f.nested = append(f.nested, e)
	f.last = e.Pos()
	return switchTest{e}, true
}

func (p *parser) switchBody(f *frame) switchBody {
	test := f.nested[len(f.nested)-1].(ast.Expression)
	b := p.statementBlock()
	if b == nil {
		f.bad = true
		f.missing = p.missingNow(after(f.last), "MissingSwitchStatementClause")
	} else {
		f.nested = append(f.nested, b)
		f.last = b.Extent
		if w, ok := test.(*ast.StringConstantExpression); ok && w.Kind == ast.BareWord && equalFold(w.Value, "default") {
			if f.sw.Default != nil {
				f.bad = true
				p.report(w.Extent, "MultipleSwitchDefaultClauses")
			}
			f.sw.Default = b
		} else {
			f.sw.Clauses = append(f.sw.Clauses, ast.SwitchClause{Test: test, Body: b})
		}
	}
	p.skipSeparators()
	switch t := p.peek(); t.Kind {
	case ast.TokenRCurly:
		close := p.next()
		if !f.bad {
			f.last = p.tok(&close)
		}
		f.stop = true
	case ast.TokenEndOfInput:
		if !f.missing {
			f.bad = true
			p.missingAt(p.tok(&f.brace), p.tok(t), "MissingEndCurlyBrace")
		}
		f.stop = true
	}
	return switchBody{b}
}
