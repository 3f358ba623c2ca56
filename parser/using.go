package parser

import (
	"goposh/ast"
	"goposh/lexer"
)

// using parses a using statement.
func (p *parser) using(t lexer.Token) ast.Statement {
	p.hasUsings = true
	f := &frame{keyword: t, start: p.tok(&t), last: p.tok(&t)}
	v := run(p, p.productions().usings, f)
	if f.failed {
		return p.errorStatement(f.start, f.end, f.nested...)
	}
	u := &ast.UsingStatement{Name: v.Name.get().name, ModuleSpecification: v.Name.get().spec}
	switch v.Kind.get().Kind {
	case ast.TokenModule:
		u.Kind = ast.UsingModule
	case ast.TokenAssembly:
		u.Kind = ast.UsingAssembly
	case ast.TokenType:
		u.Kind = ast.UsingType
	case ast.TokenCommand:
		u.Kind = ast.UsingCommand
	}
	if v.Alias != nil {
		u.Alias = v.Alias.get().alias
		if v.Alias.get().spec != nil {
			u.ModuleSpecification = v.Alias.get().spec
		}
	}
	u.Extent = between(f.start, f.last)
	return u
}

func (p *parser) usingKind(f *frame) usingKind {
	p.skipNewlines()
	t := p.next()
	switch t.Kind {
	case ast.TokenNamespace, ast.TokenModule, ast.TokenAssembly, ast.TokenType, ast.TokenCommand:
		f.last = p.tok(&t)
		f.open = t
		return usingKind{t}
	}
	p.unget(t)
	p.missing(after(f.last), "MissingUsingStatementDirective")
	f.fail(f.last)
	return usingKind{}
}

func (p *parser) usingName(f *frame) usingName {
	switch p.peek().Kind {
	case ast.TokenEndOfInput, ast.TokenNewLine, ast.TokenSemi:
		p.missing(after(f.last), "MissingUsingItemName")
		f.fail(f.last)
		return usingName{}
	}
	e := p.singleArgument(argument)
	if e == nil {
		p.missing(after(f.last), "MissingUsingItemName")
		f.fail(f.last)
		return usingName{}
	}
	switch e := e.(type) {
	case *ast.StringConstantExpression:
		f.last = e.Extent
		return usingName{name: e}
	case *ast.Hashtable:
		if f.open.Kind == ast.TokenModule {
			f.last = e.Extent
			return usingName{spec: e}
		}
	}
	p.report(e.Pos(), "InvalidValueForUsingItemName")
	f.fail(e.Pos())
	return usingName{}
}

func (p *parser) usingAlias(f *frame) (usingAlias, bool) {
	p.push(lexer.Expression)
	equals := *p.peek()
	p.pop()
	if equals.Kind != ast.TokenEquals {
		if f.open.Kind == ast.TokenType || f.open.Kind == ast.TokenCommand {
			p.missing(after(f.last), "MissingEqualsInUsingAlias")
			f.fail(f.last)
		}
		return usingAlias{}, false
	}
	p.push(lexer.Expression)
	equals = p.next()
	p.pop()
	p.skipNewlines()
	f.last = p.tok(&equals)
	if p.peek().Kind == ast.TokenComma {
		t := p.next()
		p.report(p.tok(&t), "UnexpectedUnaryOperator", p.text(&t))
		f.fail(p.tok(&t))
		return usingAlias{}, true
	}
	e := p.singleArgument(argument)
	switch e := e.(type) {
	case *ast.StringConstantExpression:
		f.last = e.Extent
		return usingAlias{alias: e}, true
	case *ast.Hashtable:
		f.last = e.Extent
		return usingAlias{spec: e}, true
	}
	p.missing(after(f.last), "MissingNamespaceAlias")
	f.fail(f.last)
	return usingAlias{}, true
}

func (p *parser) usingEnd(f *frame) usingEnd {
	switch t := p.peek(); t.Kind {
	case ast.TokenNewLine, ast.TokenSemi, ast.TokenEndOfInput:
	default:
		p.missing(p.tok(t), "MissingStatementTerminator")
	}
	return usingEnd{}
}
