package parser

import (
	"goposh/ast"
	"goposh/lexer"
)

// paramBlock parses `[attributes] param(…)`; nil, with nothing consumed, when there is none.
func (p *parser) paramBlock() *ast.ParamBlock {
	p.skipNewlines()
	if !p.hasUngot {
		switch c := p.lex.Ahead(); {
		case c == '[':
			if p.lex.BehindBrackets() != ast.TokenParam {
				return nil
			}
		case c|0x20 != 'p':
			return nil
		}
	}
	t := p.peek()
	if t.Kind != ast.TokenParam && t.Kind != ast.TokenLBracket && (t.Kind != ast.TokenGeneric || p.text(t)[0] != '[') {
		return nil
	}
	restore := t.Start
	errs := len(p.errs)
	attributes := p.attributeList(false)
	t = p.peek()
	if t.Kind != ast.TokenParam {
		p.errs = p.errs[:errs]
		p.resync(restore)
		return nil
	}
	keyword := p.next()
	p.skipNewlines()
	if p.peek().Kind != ast.TokenLParen {
		p.resync(restore)
		return nil
	}
	f := &frame{keyword: keyword, start: p.tok(&keyword), last: p.tok(&keyword)}
	list, _ := p.parameterList(f)
	b := &ast.ParamBlock{Parameters: list.list}
	b.Extent = between(f.start, f.last)
	for _, a := range attributes {
		switch a := a.(type) {
		case *ast.Attribute:
			b.Attributes = append(b.Attributes, a)
		case *ast.TypeConstraint:
			p.report(a.Extent, "TypeNotAllowedBeforeParam", a.Type.FullName())
		}
	}
	return b
}

// parameterList reads `(parameters)` behind a keyword or a name. The list is never nil when there is one.
func (p *parser) parameterList(f *frame) (parameterList, bool) {
	p.skipNewlines()
	if p.peek().Kind != ast.TokenLParen {
		return parameterList{}, false
	}
	open := p.next()
	f.last = p.tok(&open)
	params := &p.nodes.params
	mark := params.mark()
	for v := p.parameter(); v != nil; {
		params.push(v)
		f.last = v.Extent
		f.nested = append(f.nested, v)
		p.skipNewlines()
		if p.peek().Kind != ast.TokenComma {
			break
		}
		comma := p.next()
		if v = p.parameter(); v == nil {
			p.missing(after(p.tok(&comma)), "MissingExpressionAfterToken", p.text(&comma))
		}
	}
	p.closeParameters(f)
	list := params.take(mark)
	if list == nil {
		list = []*ast.Parameter{}
	}
	return parameterList{list}, true
}

func (p *parser) closeParameters(f *frame) {
	p.skipNewlines()
	t := p.next()
	if t.Kind == ast.TokenRParen {
		f.last = p.tok(&t)
		return
	}
	p.unget(t)
	p.missing(after(f.last), "MissingEndParenthesisInFunctionParameterList")
	switch f.keyword.Kind {
	case ast.TokenParam:
		f.last = before(p.tok(&t))
	default:
		f.bad = true
	}
}

// parameter parses one parameter; nil when none follows.
func (p *parser) parameter() *ast.Parameter {
	p.push(lexer.Expression)
	defer p.pop()
	p.skipNewlines()
	attributes := p.attributeList(false)
	p.skipNewlines()
	t := *p.peek()
	if t.Kind != ast.TokenVariable && t.Kind != ast.TokenSplattedVariable {
		if attributes == nil {
			return nil
		}
		p.missing(after(attributes[len(attributes)-1].Pos()), "InvalidFunctionParameter")
		p.sync(true, ast.TokenRParen)
		v := &ast.VariableExpression{Path: lexer.ParsePath("__error__")}
		v.Extent = between(attributes[0].Pos(), attributes[len(attributes)-1].Pos())
		x := &ast.Parameter{Attributes: attributes, Name: v}
		x.Extent = v.Extent
		return x
	}
	p.skip()
	v := p.newVariable(&t)
	x := &ast.Parameter{Attributes: attributes, Name: v}
	x.Extent = v.Extent
	if attributes != nil {
		x.Start = attributes[0].Pos().Start
	}
	p.skipNewlines()
	if p.peek().Kind == ast.TokenEquals {
		equals := p.next()
		p.skipNewlines()
		comma := p.noComma
		p.noComma = true
		x.Default = p.expression(false)
		p.noComma = comma
		if x.Default == nil {
			p.missing(after(p.tok(&equals)), "MissingExpressionAfterToken", p.text(&equals))
		} else {
			x.End = x.Default.Pos().End
		}
	}
	return x
}
