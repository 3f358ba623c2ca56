package parser

import (
	"goposh/ast"
	"goposh/lexer"
)

// script parses a whole script.
func (p *parser) script() *ast.ScriptBlock { return p.scriptBlock(nil, false, nil) }

// scriptBlock parses the content of a script block and, unless open is nil, its closing brace. first is a statement that the
// parser puts in front of the block's own (a constructor's call of its base).
func (p *parser) scriptBlock(open *lexer.Token, filter bool, first ast.Statement) *ast.ScriptBlock {
	sb := &ast.ScriptBlock{}
	if !p.enter() {
		p.leave()
		sb.Extent = p.ext(0, 0)
		if open != nil {
			sb.Extent = p.tok(open)
		}
		return sb
	}
	if open == nil {
		for {
			p.skipSeparators()
			if p.peek().Kind != ast.TokenUsing {
				break
			}
			t := p.next()
			if u, ok := p.using(t).(*ast.UsingStatement); ok {
				sb.Usings = append(sb.Usings, u)
			}
		}
	}
	if open == nil {
		p.rereadEnd()
	}
	sb.ParamBlock = p.paramBlock()
	p.skipSeparators()
	if isBlockName(p.peek().Kind) {
		p.namedBlocks(sb, open)
	} else {
		p.unnamedBlock(sb, open, filter, first)
	}
	p.leave()
	return sb
}

func isBlockName(k ast.Token) bool {
	switch k {
	case ast.TokenBegin, ast.TokenProcess, ast.TokenEnd, ast.TokenDynamicparam, ast.TokenClean:
		return true
	}
	return false
}

func (p *parser) unnamedBlock(sb *ast.ScriptBlock, open *lexer.Token, filter bool, first ast.Statement) {
	block := &ast.NamedBlock{Kind: ast.BlockEnd, Unnamed: true}
	if filter {
		block.Kind = ast.BlockProcess
	}
	if first != nil {
		block.Statements = append(block.Statements, first)
	}
	extent := p.statementList(&block.Statements, &block.Traps)
	body := extent
	if sb.ParamBlock != nil {
		body = sb.ParamBlock.Extent
		if !extent.IsZero() {
			body = between(body, extent)
		}
	}
	if filter {
		sb.Process = block
	} else {
		sb.End = block
	}
	for open == nil {
		t := p.next()
		if t.Kind == ast.TokenEndOfInput {
			p.unget(t)
			break
		}
		p.report(p.tok(&t), "UnexpectedToken", p.text(&t))
		if more := p.statementList(&block.Statements, &block.Traps); !more.IsZero() {
			if body.IsZero() {
				body = more
			}
			body = between(body, more)
		}
	}
	sb.Extent = p.closeBlock(open, body)
	if open != nil && body.IsZero() && sb.Extent.End > open.End+1 {
		body = p.ext(open.End, sb.Extent.End-2)
	}
	block.Extent = body
}

// closeBlock reads the closing brace and returns the extent from brace to brace. Without an opening brace it is the script's.
func (p *parser) closeBlock(open *lexer.Token, body ast.Extent) ast.Extent {
	t := p.next()
	if open == nil {
		return p.ext(0, int32(len(p.src.Text)))
	}
	if t.Kind == ast.TokenRCurly {
		return p.ext(open.Start, t.End)
	}
	p.unget(t)
	p.missingAt(p.tok(open), p.tok(&t), "MissingEndCurlyBrace")
	e := p.tok(open)
	if !body.IsZero() {
		e = between(e, body)
	}
	return e
}

// statementList parses statements up to a closing bracket or the end.
func (p *parser) statementList(statements *[]ast.Statement, traps *[]*ast.TrapStatement) ast.Extent {
	var extent ast.Extent
	list := &p.nodes.statements
	mark := list.mark()
	defer func() {
		if *statements == nil {
			*statements = list.take(mark)
			return
		}
		*statements = append(*statements, list.take(mark)...)
	}()
	for {
		p.skipSeparators()
		if p.hasUngot || p.lex.Ahead() == 0 || p.lex.Ahead() == ')' || p.lex.Ahead() == '}' {
			switch p.peek().Kind {
			case ast.TokenEndOfInput, ast.TokenRParen, ast.TokenRCurly:
				return extent
			}
		}
		s := p.statement()
		if s == nil {
			return extent
		}
		if t, ok := s.(*ast.TrapStatement); ok {
			*traps = append(*traps, t)
		} else {
			list.push(s)
		}
		if extent.IsZero() {
			extent = s.Pos()
		}
		extent = between(extent, s.Pos())
	}
}

// namedBlocks parses begin, process, end, clean and dynamicparam blocks.
func (p *parser) namedBlocks(sb *ast.ScriptBlock, open *lexer.Token) {
	var extent ast.Extent
	if sb.ParamBlock != nil {
		extent = sb.ParamBlock.Extent
	}
	for {
		t := p.next()
		if !isBlockName(t.Kind) {
			p.unget(t)
			break
		}
		if extent.IsZero() {
			extent = p.tok(&t)
		}
		extent.End = t.End
		body := p.statementBlock()
		if body == nil {
			p.missing(after(p.tok(&t)), "MissingNamedStatementBlock", p.text(&t))
			body = &ast.StatementBlock{}
			body.Extent = p.tok(&t)
		} else {
			extent.End = body.End
		}
		block := &ast.NamedBlock{Statements: body.Statements, Traps: body.Traps}
		block.Extent = between(p.tok(&t), body.Extent)
		var slot **ast.NamedBlock
		switch t.Kind {
		case ast.TokenBegin:
			block.Kind, slot = ast.BlockBegin, &sb.Begin
		case ast.TokenProcess:
			block.Kind, slot = ast.BlockProcess, &sb.Process
		case ast.TokenEnd:
			block.Kind, slot = ast.BlockEnd, &sb.End
		case ast.TokenDynamicparam:
			block.Kind, slot = ast.BlockDynamicParam, &sb.DynamicParam
		default:
			block.Kind, slot = ast.BlockClean, &sb.Clean
		}
		if *slot != nil {
			p.report(block.Extent, "DuplicateScriptCommandClause", p.text(&t))
		} else {
			*slot = block
		}
		p.skipSeparators()
	}
	t := p.next()
	switch {
	case open == nil:
		if t.Kind == ast.TokenRCurly {
			p.report(p.tok(&t), "UnexpectedToken", p.text(&t))
		} else if t.Kind != ast.TokenEndOfInput {
			p.report(p.tok(&t), "MissingNamedBlocks", p.text(&t))
		}
		sb.Extent = p.ext(0, int32(len(p.src.Text)))
	case t.Kind == ast.TokenRCurly:
		sb.Extent = p.ext(open.Start, t.End)
	default:
		p.unget(t)
		p.unget(t)
		if t.Kind == ast.TokenEndOfInput {
			p.missingAt(p.tok(open), p.tok(&t), "MissingEndCurlyBrace")
		} else {
			p.report(p.tok(&t), "MissingNamedBlocks", p.text(&t))
		}
		sb.Extent = between(p.tok(open), extent)
	}
}

// statementBlock parses `{ … }`; nil when there is no brace.
func (p *parser) statementBlock() *ast.StatementBlock {
	p.skipNewlines()
	open := p.next()
	if open.Kind != ast.TokenLCurly {
		p.unget(open)
		return nil
	}
	b := p.nodes.blocks.new()
	if p.enter() {
		p.push(lexer.Command)
		body := p.statementList(&b.Statements, &b.Traps)
		b.Extent = p.closeBlock(&open, body)
		p.pop()
	} else {
		b.Extent = p.tok(&open)
	}
	p.leave()
	return b
}
