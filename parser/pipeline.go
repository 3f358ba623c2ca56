package parser

import (
	"slices"

	"goposh/ast"
	"goposh/lexer"
)

func isAssignment(k ast.Token) bool {
	return k >= ast.TokenEquals && k <= ast.TokenRemainderEquals || k == ast.TokenQuestionQuestionEquals
}

// pipelineChain parses pipelines joined by && and ||, or an assignment; nil when nothing like it follows.
func (p *parser) pipelineChain() ast.Statement {
	var chain ast.Statement
	var operator lexer.Token
	link := func(right *ast.Pipeline, background bool) ast.Statement {
		c := &ast.PipelineChain{Left: chain, Or: operator.Kind == ast.TokenOrOr, Right: right, Background: background}
		c.Extent = between(chain.Pos(), right.Extent)
		return c
	}
	for n := 1; ; n++ {
		if p.tooLong(n) {
			return chain
		}
		var expr ast.Expression
		var assign lexer.Token
		if !p.atWord() {
			p.push(lexer.Expression)
			if expr = p.expression(false); expr != nil {
				// Peeking in expression mode: otherwise `=0` would be one word.
				if t := p.peek(); isAssignment(t.Kind) {
					assign = p.next()
				}
			}
			p.pop()
		}
		if assign.Kind != 0 {
			return p.assignment(expr, assign)
		}
		pipeline := p.pipeline(expr)
		if pipeline == nil {
			if chain == nil {
				return nil
			}
			p.missing(between(p.tok(&operator), p.tok(p.peek())), "EmptyPipelineChainElement")
			e := &ast.ErrorStatement{Kind: operator.Kind, Nested: []ast.Node{chain}}
			e.Extent = between(chain.Pos(), p.tok(&operator))
			return e
		}
		t := p.peek()
		switch t.Kind {
		case ast.TokenAndAnd, ast.TokenOrOr:
			if chain == nil {
				chain = pipeline
			} else {
				chain = link(pipeline, false)
			}
			operator = p.next()
			p.skipNewlines()
			if p.peek().Kind == ast.TokenEndOfInput {
				p.missing(after(p.tok(&operator)), "EmptyPipelineChainElement")
				return chain
			}
			continue
		case ast.TokenAmpersand:
			p.skip()
			if t := p.peek(); t.Kind == ast.TokenAndAnd || t.Kind == ast.TokenOrOr {
				op := p.next()
				p.report(p.tok(&op), "BackgroundOperatorInPipelineChain")
				e := &ast.ErrorStatement{}
				e.Extent = between(pipeline.Extent, p.tok(&op))
				if chain != nil {
					e.Extent = between(chain.Pos(), p.tok(&op))
				}
				return e
			}
			if chain == nil {
				pipeline.Background = true
				return pipeline
			}
			return link(pipeline, true)
		}
		if chain == nil {
			return pipeline
		}
		return link(pipeline, false)
	}
}

// atWord tells whether a letter comes next: what begins with one is a command, never an expression.
func (p *parser) atWord() bool {
	if p.hasUngot {
		switch p.ungot.Kind {
		case ast.TokenIdentifier, ast.TokenGeneric:
			return lexer.IsWordStart(p.src.Text[p.ungot.Start])
		}
		return p.ungot.Flags&lexer.Keyword != 0
	}
	return lexer.IsWordStart(p.lex.Ahead())
}

func (p *parser) assignment(left ast.Expression, op lexer.Token) ast.Statement {
	p.skipNewlines()
	var right ast.Statement
	if p.enter() {
		right = p.statement()
	}
	p.leave()
	if right == nil {
		e := &ast.ErrorStatement{}
		e.Extent = after(p.tok(&op))
		p.missing(e.Extent, "ExpectedValueExpression", p.text(&op))
		right = e
	}
	a := p.nodes.assignments.new()
	a.Operator, a.Left, a.Right, a.OperatorPos = op.Kind, left, unwrap(right), p.tok(&op)
	a.Extent = between(left.Pos(), right.Pos())
	return a
}

// unwrap gives the single expression that a pipeline consists of, as assignments hold it.
func unwrap(s ast.Statement) ast.Statement {
	if pl, ok := s.(*ast.Pipeline); ok && !pl.Background && len(pl.Elements) == 1 {
		if e, ok := pl.Elements[0].(*ast.CommandExpression); ok {
			return e
		}
	}
	return s
}

// pipeline parses the elements between pipes; expr is the first element if it was parsed already.
func (p *parser) pipeline(expr ast.Expression) *ast.Pipeline {
	pl := p.newPipeline()
	var pipe lexer.Token
	for first := true; ; first = false {
		if !first {
			expr = nil
			if !p.atWord() {
				p.push(lexer.Expression)
				expr = p.expression(false)
				p.pop()
			}
		}
		var element ast.CommandBase
		if expr != nil {
			if len(pl.Elements) > 0 {
				p.report(expr.Pos(), "ExpressionsMustBeFirstInPipeline")
			}
			element = p.commandExpression(expr)
		} else if c := p.command(); c != nil {
			element = c
		}
		if element != nil {
			if len(pl.Elements) == 0 {
				pl.Extent = element.Pos()
			}
			pl.Extent.End = element.Pos().End
			pl.Elements = append(pl.Elements, element)
		} else if len(pl.Elements) > 0 || p.peek().Kind == ast.TokenPipe {
			e := p.tok(p.peek())
			if pipe.Kind != 0 {
				e = after(p.tok(&pipe))
			}
			p.missing(e, "EmptyPipeElement")
		}
		t := p.peek()
		switch t.Kind {
		case ast.TokenSemi, ast.TokenNewLine, ast.TokenEndOfInput, ast.TokenRParen, ast.TokenRCurly,
			ast.TokenAndAnd, ast.TokenOrOr, ast.TokenAmpersand:
			if t.Kind == ast.TokenNewLine && p.pipeOnNextLine() && p.peek().Kind == ast.TokenPipe {
				pipe = p.next()
				p.skipNewlines()
				continue
			}
		case ast.TokenPipe:
			pipe = p.next()
			p.skipNewlines()
			if p.peek().Kind == ast.TokenEndOfInput {
				p.missing(after(p.tok(&pipe)), "EmptyPipeElement")
			} else {
				continue
			}
		default:
			p.report(p.tok(t), "UnexpectedToken", p.text(t))
		}
		break
	}
	if len(pl.Elements) == 0 {
		return nil
	}
	return pl
}

// pipeOnNextLine looks past newlines for a pipe that continues the pipeline; if there is none nothing is consumed.
func (p *parser) pipeOnNextLine() bool {
	at := p.peek().Start
	p.skipNewlines()
	if p.hasUngot || p.lex.Ahead() == '|' || p.lex.Ahead() == '&' {
		switch p.peek().Kind {
		case ast.TokenPipe, ast.TokenAndAnd, ast.TokenOrOr:
			return true
		}
	}
	p.resync(at)
	return false
}

func (p *parser) commandExpression(expr ast.Expression) *ast.CommandExpression {
	e := p.nodes.sources.new()
	e.Expression, e.Extent = expr, expr.Pos()
	var r redirections
	for {
		t := p.peek()
		if t.Kind != ast.TokenRedirection && t.Kind != ast.TokenRedirectInStd {
			break
		}
		tok := p.next()
		extent := e.Extent
		p.redirection(tok, &r, &extent)
		if len(r.list) > 0 {
			e.Extent = extent
		}
	}
	e.Redirections = r.list
	return e
}

// redirections are those of one command; each stream can be redirected once.
type redirections struct {
	list []ast.Redirection
	seen uint8
}

func (p *parser) redirection(t lexer.Token, r *redirections, extent *ast.Extent) {
	var result ast.Redirection
	from := t.From
	if t.To == 0 {
		location := p.singleArgument(fileName)
		if location == nil {
			p.report(after(p.tok(&t)), "MissingFileSpecification")
			e := &ast.ErrorExpression{}
			e.Extent = p.tok(&t)
			location = e
		}
		if t.Kind == ast.TokenRedirectInStd {
			p.report(p.tok(&t), "RedirectionNotSupported", p.text(&t))
			extent.End = location.Pos().End
			return
		}
		f := &ast.FileRedirection{From: from, Append: t.Append(), Location: location}
		f.Extent = between(p.tok(&t), location.Pos())
		result = f
	} else {
		m := &ast.MergingRedirection{From: from, To: t.To}
		m.Extent = p.tok(&t)
		if t.To != ast.StreamOutput {
			p.report(m.Extent, "RedirectionNotSupported", p.text(&t))
			m.To = ast.StreamOutput
		} else if from == t.To {
			p.report(m.Extent, "RedirectionNotSupported", p.text(&t))
		}
		result = m
	}
	extent.End = result.Pos().End
	if r.seen&(1<<from) != 0 {
		p.report(result.Pos(), "StreamAlreadyRedirected", streamNames[from])
		return
	}
	r.seen |= 1 << from
	i := len(r.list)
	for i > 0 && streamOf(r.list[i-1]) > from {
		i--
	}
	r.list = slices.Insert(r.list, i, result)
}

func streamOf(r ast.Redirection) ast.RedirectionStream {
	switch r := r.(type) {
	case *ast.FileRedirection:
		return r.From
	case *ast.MergingRedirection:
		return r.From
	}
	return ast.StreamAll
}

var streamNames = [...]string{"all", "output", "error", "warning", "verbose", "debug", "information"}
