package parser

import (
	"errors"
	"strings"

	"goposh/ast"
	"goposh/lexer"
)

// ParseType parses a type's name given as text, such as `System.Collections.Generic.List[int]` or `int[]`.
func ParseType(s string) (ast.TypeName, error) {
	p := newParser(ast.NewSource("", s), false)
	p.skipNewlines()
	t, _ := p.typeName(true)
	if t == nil {
		return nil, errors.New("Missing type name after '['.")
	}
	p.push(lexer.TypeNames)
	end := p.next()
	if len(p.errs) > 0 {
		return nil, p.errs[0]
	}
	if end.Kind != ast.TokenEndOfInput {
		return nil, ParseError{ID: "UnexpectedToken", Message: message("UnexpectedToken", p.text(&end)), Extent: p.tok(&end)}
	}
	return t, nil
}

func (p *parser) attributeList(inExpression bool) []ast.AttributeBase {
	var list []ast.AttributeBase
	for {
		a := p.attribute()
		if a == nil {
			return list
		}
		list = append(list, a)
		if p.tooLong(len(list)) {
			return list
		}
		if _, full := a.(*ast.Attribute); !inExpression || full {
			p.skipNewlines()
		}
	}
}

// bracket reads a `[` that may begin an attribute.
func (p *parser) bracket() (lexer.Token, bool) {
	if p.hasUngot {
		switch p.ungot.Kind {
		case ast.TokenLBracket:
			return p.next(), true
		case ast.TokenGeneric:
			if p.text(&p.ungot)[0] == '[' {
				p.resync(p.ungot.Start)
				return p.lex.Bracket()
			}
		}
		return lexer.Token{}, false
	}
	return p.lex.Bracket()
}

func (p *parser) attribute() ast.AttributeBase {
	open, ok := p.bracket()
	if !ok {
		return nil
	}
	p.skipNewlines()
	name, first := p.typeName(true)
	if name == nil {
		p.resync(open.Start)
		p.missing(after(p.tok(&open)), "MissingTypename")
		return nil
	}
	p.push(lexer.Expression)
	defer p.pop()
	t := p.next()
	if t.Kind != ast.TokenLParen {
		c := p.nodes.constraints.new()
		c.Type, c.Extent = name, p.ext(open.Start, t.End)
		if t.Kind != ast.TokenRBracket {
			p.unget(t)
			p.report(before(p.tok(&t)), "EndSquareBracketExpectedAtEndOfAttribute")
			c.End = name.Pos().End
		}
		return c
	}
	if p.lex.Keeping() {
		first.Flags |= lexer.AttributeName
		p.lex.Amend(&first)
	}
	p.skipNewlines()
	a := &ast.Attribute{Type: name}
	last := p.tok(&t)
	p.attributeArguments(a, &last)
	p.skipNewlines()
	paren := p.next()
	if paren.Kind == ast.TokenRParen {
		last = p.tok(&paren)
	} else {
		p.unget(paren)
		p.missing(after(last), "MissingEndParenthesisInExpression")
	}
	p.skipNewlines()
	closing := p.next()
	if closing.Kind == ast.TokenRBracket {
		last = p.tok(&closing)
	} else {
		p.unget(closing)
		if paren.Kind == ast.TokenRParen {
			p.missing(after(p.tok(&paren)), "EndSquareBracketExpectedAtEndOfAttribute")
		}
	}
	a.Extent = between(p.tok(&open), last)
	return a
}

func (p *parser) attributeArguments(a *ast.Attribute, last *ast.Extent) {
	old := p.noComma
	p.noComma = true
	defer func() { p.noComma = old }()
	var comma lexer.Token
	for {
		p.skipNewlines()
		name := p.simpleName()
		var e ast.Expression
		omitted := false
		switch {
		case name == nil:
			if e = p.expression(false); e != nil {
				a.Positional = append(a.Positional, e)
				*last = e.Pos()
			} else if comma.Kind != 0 {
				x := after(p.tok(&comma))
				p.missing(x, "MissingExpressionAfterToken", p.text(&comma))
				a.Positional = append(a.Positional, p.errorExpression(x))
				*last = x
			}
		case p.peek().Kind == ast.TokenEquals:
			equals := p.next()
			p.skipNewlines()
			if e = p.expression(false); e == nil {
				x := after(p.tok(&equals))
				p.missing(x, "MissingExpressionInNamedArgument")
				e = p.errorExpression(x)
				p.sync(true, ast.TokenComma, ast.TokenRParen, ast.TokenRBracket, ast.TokenNewLine)
			}
			*last = e.Pos()
		default:
			e, omitted = name, true
			*last = name.Extent
		}
		if name != nil {
			if hasNamed(a, name.Value) {
				p.report(between(name.Extent, e.Pos()), "DuplicateNamedArgument", name.Value)
			}
			{
				n := &ast.NamedAttributeArgument{Name: name.Value, Value: e, Omitted: omitted}
				if omitted {
					n.Value = nil
				}
				n.Extent = between(name.Extent, e.Pos())
				a.Named = append(a.Named, n)
			}
		}
		comma = *p.peek()
		if comma.Kind != ast.TokenComma {
			return
		}
		*last = p.tok(&comma)
		p.skip()
	}
}

func hasNamed(a *ast.Attribute, name string) bool {
	for _, n := range a.Named {
		if strings.EqualFold(n.Name, name) {
			return true
		}
	}
	return false
}

// typeName parses a type's name without brackets; nil when none follows.
func (p *parser) typeName(assembly bool) (ast.TypeName, lexer.Token) {
	p.push(lexer.TypeNames)
	defer p.pop()
	t := p.next()
	if t.Kind != ast.TokenIdentifier {
		p.unget(t)
		return nil, t
	}
	return p.finishTypeName(t, false, assembly), t
}

func (p *parser) simpleType(t *lexer.Token) *ast.SimpleTypeName {
	n := p.nodes.typeNames.new()
	n.Name, n.Extent = p.text(t), p.tok(t)
	return n
}

// finishTypeName parses what follows a type's name. bare: it is a type argument without brackets of its own.
func (p *parser) finishTypeName(name lexer.Token, bare, assembly bool) ast.TypeName {
	t := p.peek()
	switch {
	case t.Kind == ast.TokenLBracket:
		open := p.next()
		p.skipNewlines()
		t := p.next()
		switch t.Kind {
		case ast.TokenComma, ast.TokenRBracket:
			e := p.simpleType(&name)
			return p.arrayType(e, e, t, bare)
		case ast.TokenLBracket, ast.TokenIdentifier:
			return p.genericType(name, t, bare)
		case ast.TokenEndOfInput:
			p.unget(t)
			p.missing(after(p.tok(&open)), "MissingTypename")
		default:
			p.report(p.tok(&t), "UnexpectedToken", p.text(&t))
			p.sync(true, ast.TokenRBracket)
		}
	case t.Kind == ast.TokenComma && !bare && assembly:
		comma := p.next()
		n := p.simpleType(&name)
		p.assembly(&comma, n)
		if n.Assembly != "" {
			n.End = p.lex.Offset()
		}
		return n
	}
	return p.simpleType(&name)
}

func (p *parser) assembly(comma *lexer.Token, n *ast.SimpleTypeName) {
	s, _ := p.lex.AssemblyName()
	if s == "" {
		p.report(after(p.tok(comma)), "MissingAssemblyNameSpecification")
		return
	}
	n.Assembly = s
}

// arrayType parses the rest of `[]` and `[,]`; qualified takes an assembly's name that follows.
func (p *parser) arrayType(element ast.TypeName, qualified *ast.SimpleTypeName, t lexer.Token, bare bool) ast.TypeName {
	array := func(rank int, end int32) {
		a := &ast.ArrayTypeName{Element: element, Rank: rank}
		a.Extent = p.ext(element.Pos().Start, end)
		element = a
	}
	for depth := 0; ; depth++ {
		if depth > maxDepth {
			return element
		}
		switch t.Kind {
		case ast.TokenEndOfInput:
			p.unget(t)
			p.missing(before(p.tok(&t)), "EndSquareBracketExpectedAtEndOfAttribute")
		case ast.TokenComma:
			first, last, rank := t, t, 1
			for ; t.Kind == ast.TokenComma; t = p.next() {
				last = t
				rank++
			}
			if rank > 32 {
				if t.Kind != ast.TokenRBracket {
					p.unget(t)
				}
				p.report(between(p.tok(&first), p.tok(&last)), "ArrayHasTooManyDimensions", rank)
				break
			}
			end := t.End
			if t.Kind != ast.TokenRBracket {
				p.unget(t)
				p.missing(after(p.tok(&last)), "EndSquareBracketExpectedAtEndOfAttribute")
				end = last.End
			}
			array(rank, end)
		case ast.TokenRBracket:
			array(1, t.End)
		default:
			p.unget(t)
			p.report(p.tok(&t), "UnexpectedToken", p.text(&t))
			p.sync(true, ast.TokenRBracket)
		}
		n := p.peek()
		if n.Kind == ast.TokenComma && !bare {
			comma := p.next()
			p.assembly(&comma, qualified)
			return element
		}
		if n.Kind != ast.TokenLBracket {
			return element
		}
		p.skip()
		t = p.next()
	}
}

func (p *parser) genericType(name, first lexer.Token, bare bool) ast.TypeName {
	g := &ast.GenericTypeName{Type: p.simpleType(&name)}
	var last lexer.Token
	g.Args, last = p.genericArguments(first)
	end := last.End
	if last.Kind != ast.TokenRBracket {
		p.missing(before(p.tok(&last)), "EndSquareBracketExpectedAtEndOfAttribute")
		end = g.Args[len(g.Args)-1].Pos().End
	}
	g.Extent = p.ext(name.Start, end)
	switch t := p.peek(); {
	case t.Kind == ast.TokenLBracket:
		p.skip()
		t := p.next()
		return p.arrayType(g, g.Type, t, bare)
	case t.Kind == ast.TokenComma && !bare:
		comma := p.next()
		p.assembly(&comma, g.Type)
	}
	return g
}

// genericArguments parses type arguments; it returns the closing bracket, or the token (put back) that stands there instead.
func (p *parser) genericArguments(first lexer.Token) ([]ast.TypeName, lexer.Token) {
	if !p.enter() {
		p.leave()
		return []ast.TypeName{p.errorType(&first)}, p.next()
	}
	defer p.leave()
	args := []ast.TypeName{p.genericArgument(first)}
	for {
		p.skipNewlines()
		t := p.next()
		if t.Kind != ast.TokenComma {
			if t.Kind != ast.TokenRBracket {
				p.unget(t)
			}
			return args, t
		}
		p.skipNewlines()
		if n := *p.peek(); n.Kind == ast.TokenIdentifier || n.Kind == ast.TokenLBracket {
			p.skip()
			args = append(args, p.genericArgument(n))
			continue
		}
		p.missing(after(p.tok(&t)), "MissingTypename")
		args = append(args, p.errorType(&t))
	}
}

func (p *parser) errorType(t *lexer.Token) ast.TypeName {
	n := &ast.SimpleTypeName{Name: ":ErrorTypeName:"}
	n.Extent = p.tok(t)
	return n
}

func (p *parser) genericArgument(first lexer.Token) ast.TypeName {
	if first.Kind == ast.TokenIdentifier {
		return p.finishTypeName(first, true, true)
	}
	t := p.next()
	if t.Kind != ast.TokenIdentifier {
		p.unget(t)
		p.missing(after(p.tok(&first)), "MissingTypename")
		return p.errorType(&first)
	}
	name := p.finishTypeName(t, false, true)
	closing := p.next()
	if closing.Kind != ast.TokenRBracket {
		p.unget(closing)
		p.missing(before(p.tok(&closing)), "EndSquareBracketExpectedAtEndOfType")
	}
	return name
}
