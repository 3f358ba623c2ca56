package parser

import (
	"strings"

	"goposh/ast"
	"goposh/lexer"
)

// context tells where an argument stands.
type context uint8

const (
	commandName context = iota
	invocation          // the command's name behind & or .
	argument
	fileName        // behind a redirection
	switchCondition // a switch's clause
)

const verbatim = "--%"

// command parses a command; nil when nothing like one follows.
func (p *parser) command() *ast.Command {
	p.push(lexer.Command)
	elements := &p.nodes.elements
	mark := elements.mark()
	operator := ast.InvokeUnknown
	t := p.next()
	first := t
	end := t.End
	ctx := commandName
	switch t.Kind {
	case ast.TokenDot:
		operator, ctx = ast.InvokeDot, invocation
		t = p.next()
	case ast.TokenAmpersand:
		operator, ctx = ast.InvokeAmpersand, invocation
		t = p.next()
	}
	var r redirections
	dashDash := false
scan:
	for {
		switch t.Kind {
		case ast.TokenEndOfInput, ast.TokenNewLine, ast.TokenSemi, ast.TokenRParen, ast.TokenRCurly, ast.TokenPipe, ast.TokenAndAnd,
			ast.TokenOrOr, ast.TokenAmpersand:
			p.unget(t)
			break scan
		case ast.TokenParameter:
			if ctx != argument || dashDash {
				p.mark(t, lexer.CommandName)
				elements.push(p.bareWord(p.text(&t), p.tok(&t)))
				end = t.End
				break
			}
			parameter := p.nodes.parameters.new()
			parameter.Name, parameter.ErrorPos, parameter.Extent = t.Value, p.tok(&t), p.tok(&t)
			if t.Colon() {
				n := p.next()
				if parameter.Argument = p.argument(argument, n); parameter.Argument == nil {
					p.report(after(parameter.Extent), "ParameterRequiresArgument", p.text(&t))
				} else {
					parameter.Extent = between(parameter.Extent, parameter.Argument.Pos())
				}
			}
			end = parameter.End
			elements.push(parameter)
		case ast.TokenRedirection, ast.TokenRedirectInStd:
			if ctx != argument {
				elements.push(p.word(t, ctx))
				end = t.End
				break
			}
			e := p.ext(first.Start, end)
			p.redirection(t, &r, &e)
			end = e.End
			t = p.next()
			continue
		case ast.TokenMinusMinus:
			if ctx == commandName || dashDash {
				elements.push(p.bareWord(p.text(&t), p.tok(&t)))
			} else {
				parameter := &ast.CommandParameter{Name: "-", ErrorPos: p.tok(&t)}
				parameter.Extent = p.tok(&t)
				elements.push(parameter)
			}
			end = t.End
			dashDash = true
		case ast.TokenComma:
			end = t.End
			p.report(p.tok(&t), "MissingArgument")
			p.skipNewlines()
			t = p.next()
			continue
		default:
			arg := p.argument(ctx, t)
			if arg == nil {
				break scan
			}
			elements.push(arg)
			end = arg.Pos().End
			if t.Kind == ast.TokenGeneric && ctx == argument && t.Value == verbatim {
				if rest, ok := p.lex.Verbatim(); ok {
					elements.push(p.bareWord(rest.Value, p.tok(&rest)))
					end = rest.End
				}
				break scan
			}
		}
		ctx = argument
		t = p.next()
	}
	p.pop()
	if elements.since(mark) == 0 {
		if operator != ast.InvokeUnknown {
			p.report(p.ext(first.Start, end), "MissingExpression", p.text(&first))
		}
		return nil
	}
	c := p.nodes.commands.new()
	c.Operator, c.Elements, c.Redirections = operator, elements.take(mark), r.list
	c.Extent = p.ext(first.Start, end)
	return c
}

func (p *parser) bareWord(s string, e ast.Extent) *ast.StringConstantExpression {
	return p.newString(ast.BareWord, s, e)
}

// word makes a string of a token that elsewhere would be an operator or a keyword.
func (p *parser) word(t lexer.Token, ctx context) *ast.StringConstantExpression {
	s := p.text(&t)
	if p.lex.Keeping() && (ctx != switchCondition || t.Kind != ast.TokenDefault) {
		n := t
		n.Flags &^= lexer.Keyword
		switch {
		case t.Kind == ast.TokenRedirection || t.Kind == ast.TokenRedirectInStd:
		case ctx == commandName || ctx == invocation:
			n.Flags |= lexer.CommandName
		case t.Kind != ast.TokenIdentifier:
			n.Kind = ast.TokenGeneric
			if t.Kind == ast.TokenParameter || t.Kind == ast.TokenLabel {
				n.Flags |= lexer.Named
			}
		}
		p.lex.Amend(&n)
	}
	return p.bareWord(s, p.tok(&t))
}

// singleArgument parses one argument that is no array.
func (p *parser) singleArgument(ctx context) ast.Expression {
	if p.peek().Kind == ast.TokenComma {
		return nil
	}
	p.push(lexer.Command)
	old := p.noComma
	p.noComma = true
	t := p.next()
	e := p.argument(ctx, t)
	p.noComma = old
	p.pop()
	return e
}

// argument parses an argument that begins with t; nil (t is put back) when t cannot begin one.
func (p *parser) argument(ctx context, t lexer.Token) ast.Expression {
	var array []ast.Expression
	for {
		var e ast.Expression
		var comma lexer.Token
		switch t.Kind {
		case ast.TokenVariable, ast.TokenSplattedVariable, ast.TokenNumber, ast.TokenStringLiteral, ast.TokenStringExpandable,
			ast.TokenHereStringLiteral, ast.TokenHereStringExpandable, ast.TokenLParen, ast.TokenLCurly, ast.TokenAtParen,
			ast.TokenAtCurly, ast.TokenDollarParen:
			p.unget(t)
			e = p.primary(true)
		case ast.TokenGeneric:
			if x, ok := t.Data.(*lexer.Expandable); ok && ctx != commandName {
				e = p.expandable(&t, x, ast.BareWord)
			} else {
				if ctx == invocation || ctx == commandName {
					p.mark(t, lexer.CommandName)
				}
				e = p.bareWord(t.Value, p.tok(&t))
				if t.Value == verbatim && ctx == argument && array == nil {
					return e
				}
			}
		case ast.TokenEndOfInput, ast.TokenNewLine, ast.TokenSemi, ast.TokenPipe, ast.TokenAndAnd, ast.TokenOrOr, ast.TokenRParen,
			ast.TokenRCurly, ast.TokenRedirection, ast.TokenRedirectInStd, ast.TokenAmpersand, ast.TokenComma:
			p.unget(t)
			return p.endArguments(array)
		default:
			e = p.word(t, ctx)
		}
		if ctx != argument || p.noComma {
			return e
		}
		if comma = *p.peek(); comma.Kind != ast.TokenComma {
			if array == nil {
				return e
			}
			return p.arrayOf(append(array, e))
		}
		p.skip()
		array = append(array, e)
		p.skipNewlines()
		t = p.next()
		switch t.Kind {
		case ast.TokenEndOfInput, ast.TokenNewLine, ast.TokenSemi, ast.TokenPipe, ast.TokenAndAnd, ast.TokenOrOr, ast.TokenRParen,
			ast.TokenRCurly, ast.TokenRedirection, ast.TokenRedirectInStd, ast.TokenAmpersand, ast.TokenComma:
			p.unget(t)
			p.missing(after(p.tok(&comma)), "MissingExpression", ",")
			nested := make([]ast.Node, len(array))
			for i, a := range array {
				nested[i] = a
			}
			return p.errorExpression(between(array[0].Pos(), p.tok(&comma)), nested...)
		}
	}
}

func (p *parser) endArguments(array []ast.Expression) ast.Expression {
	if array == nil {
		return nil
	}
	return p.arrayOf(array)
}

func (p *parser) arrayOf(elements []ast.Expression) ast.Expression {
	a := &ast.ArrayLiteral{Elements: elements}
	a.Extent = between(elements[0].Pos(), elements[len(elements)-1].Pos())
	return a
}

// mark adds a role to a kept token.
func (p *parser) mark(t lexer.Token, role lexer.Flags) {
	if p.lex.Keeping() {
		t.Flags |= role
		p.lex.Amend(&t)
	}
}

// isParameter tells whether a parameter token is an abbreviation of name.
func isParameter(t *lexer.Token, name string) bool {
	return len(t.Value) > 0 && len(t.Value) <= len(name) && strings.EqualFold(t.Value, name[:len(t.Value)])
}
