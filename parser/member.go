package parser

import (
	"goposh/ast"
	"goposh/lexer"
)

// memberOperator reads the operator of a member access or index that follows without white space.
func (p *parser) memberOperator(bracket bool) (lexer.Token, bool) {
	if p.hasUngot {
		return lexer.Token{}, false
	}
	return p.lex.MemberAccess(bracket)
}

// postPrimary parses member accesses, calls and indexes behind target.
func (p *parser) postPrimary(op lexer.Token, target ast.Expression) ast.Expression {
	for n := 1; ; n++ {
		switch op.Kind {
		case ast.TokenLBracket, ast.TokenQuestionLBracket:
			target = p.index(target, op)
		default:
			target = p.member(target, op)
		}
		var ok bool
		if op, ok = p.memberOperator(true); !ok || p.tooLong(n) {
			return target
		}
	}
}

func (p *parser) member(target ast.Expression, op lexer.Token) ast.Expression {
	m := ast.MemberExpression{Target: target, Static: op.Kind == ast.TokenColonColon, NullConditional: op.Kind == ast.TokenQuestionDot}
	name := p.memberName()
	if name == nil {
		p.missing(after(p.tok(&op)), "MissingPropertyName")
		e := p.singleArgument(argument)
		if e == nil {
			e = p.errorExpression(between(target.Pos(), p.tok(&op)))
		}
		m.Member = e
		m.Extent = between(target.Pos(), e.Pos())
		return p.newMember(m)
	}
	m.Member = name
	m.Extent = between(target.Pos(), name.Pos())
	if p.hasUngot {
		return p.newMember(m)
	}
	var typeArgs []ast.TypeName
	if _, simple := name.(*ast.StringConstantExpression); simple {
		typeArgs = p.typeArguments()
	}
	open, ok := p.lex.Invocation()
	if !ok {
		return p.newMember(m)
	}
	call := p.nodes.calls.new()
	call.MemberExpression, call.TypeArgs = m, typeArgs
	if open.Kind == ast.TokenLParen {
		call.Arguments, call.End = p.callArguments(&open)
		return call
	}
	// `$x.ForEach{ }` passes the block as the only argument.
	block := p.scriptBlockExpression(&open)
	call.Arguments = append(p.nodes.expressions.out.list(1), block)
	call.End = block.Pos().End
	return call
}

func (p *parser) newMember(m ast.MemberExpression) *ast.MemberExpression {
	n := p.nodes.members.new()
	*n = m
	return n
}

// typeArguments parses `[types]` between a method's name and its arguments; nothing is consumed if it turns out an index.
func (p *parser) typeArguments() []ast.TypeName {
	at := p.lex.Offset()
	open, ok := p.lex.MemberAccess(true)
	if !ok {
		return nil
	}
	if open.Kind != ast.TokenLBracket {
		p.resync(at)
		return nil
	}
	errs := len(p.errs)
	p.push(lexer.TypeNames)
	p.skipNewlines()
	first := p.next()
	var args []ast.TypeName
	if first.Kind == ast.TokenIdentifier {
		var last lexer.Token
		args, last = p.genericArguments(first)
		if last.Kind == ast.TokenEndOfInput {
			p.missing(before(p.tok(&last)), "EndSquareBracketExpectedAtEndOfType")
			p.pop()
			return args
		}
		if last.Kind != ast.TokenRBracket {
			args = nil
		}
	}
	p.pop()
	if args != nil && !p.hasUngot && len(p.errs) == errs {
		// Only a call directly behind makes these type arguments.
		if t, ok := p.lex.Invocation(); ok {
			p.lex.Resync(t.Start)
			if t.Kind == ast.TokenLParen {
				return args
			}
		}
	}
	p.errs = p.errs[:errs]
	p.resync(at)
	return nil
}

func (p *parser) memberName() ast.Expression {
	p.skipNewlines()
	if name := p.simpleName(); name != nil {
		return name
	}
	p.push(lexer.Expression)
	var e ast.Expression
	if k := p.peek().Kind; isUnary(k) && k != ast.TokenComma || k == ast.TokenLBracket {
		e = p.unary(false)
	} else {
		e = p.primary(false)
	}
	p.pop()
	return e
}

// callArguments parses the arguments of a method call and its closing parenthesis; it returns the end of the call.
func (p *parser) callArguments(open *lexer.Token) ([]ast.Expression, int32) {
	comma := p.noComma
	p.noComma = true
	p.push(lexer.Expression)
	list := &p.nodes.expressions
	mark := list.mark()
	var last lexer.Token // a comma with nothing behind it
	reported := false
	for {
		p.skipNewlines()
		e := p.expression(false)
		if e == nil {
			if last.Kind != 0 {
				p.missing(after(p.tok(&last)), "MissingExpressionAfterToken", ",")
				reported = true
			}
			break
		}
		list.push(e)
		p.skipNewlines()
		if p.peek().Kind != ast.TokenComma {
			last = lexer.Token{}
			break
		}
		last = p.next()
	}
	args := list.take(mark)
	p.skipNewlines()
	t := p.next()
	end := t.End
	if t.Kind != ast.TokenRParen {
		p.unget(t)
		e := p.tok(open)
		if len(args) > 0 {
			e = args[len(args)-1].Pos()
		}
		if !reported {
			p.missing(after(e), "MissingEndParenthesisInMethodCall")
		}
		end = e.End
		if last.Kind != 0 {
			end = last.End
		}
	}
	p.pop()
	p.noComma = comma
	return args, end
}

func (p *parser) index(target ast.Expression, open lexer.Token) ast.Expression {
	x := &ast.IndexExpression{Target: target, NullConditional: open.Kind == ast.TokenQuestionLBracket}
	comma := p.noComma
	p.noComma = false
	p.push(lexer.Expression)
	p.skipNewlines()
	x.Index = p.expression(false)
	bad := x.Index == nil
	if bad {
		p.missing(after(p.tok(&open)), "MissingArrayIndexExpression")
		x.Index = p.errorExpression(p.tok(&open))
	}
	p.skipNewlines()
	t := p.next()
	end := t.End
	if t.Kind != ast.TokenRBracket {
		p.unget(t)
		if !bad {
			p.missing(after(x.Index.Pos()), "MissingEndSquareBracket")
		}
		end = x.Index.Pos().End
	}
	p.pop()
	p.noComma = comma
	x.Extent = p.ext(target.Pos().Start, end)
	return x
}
