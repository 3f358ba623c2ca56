package parser

import (
	"strings"

	"github.com/alecthomas/participle/v2"
	plex "github.com/alecthomas/participle/v2/lexer"

	"goposh/ast"
	"goposh/lexer"
)

// terminal is a field of a production that a terminal fills.
type terminal[T any] interface{ get() T }

type box[T any] struct{ v T }

func (b *box[T]) get() T {
	if b == nil {
		var zero T
		return zero
	}
	return b.v
}

// required makes a terminal that always matches; after a failure it matches nothing.
func required[T any](g *grammar, parse func(*parser, *frame) T) participle.Option {
	return participle.ParseTypeWith(func(*plex.PeekingLexer) (terminal[T], error) {
		f := g.p.frame
		if f.failed {
			return (*box[T])(nil), nil
		}
		return &box[T]{parse(g.p, f)}, nil
	})
}

// optional makes a terminal that may be absent.
func optional[T any](g *grammar, parse func(*parser, *frame) (T, bool)) participle.Option {
	return participle.ParseTypeWith(func(*plex.PeekingLexer) (terminal[T], error) {
		f := g.p.frame
		if f.failed {
			return nil, participle.NextMatch
		}
		v, ok := parse(g.p, f)
		if !ok {
			return nil, participle.NextMatch
		}
		return &box[T]{v}, nil
	})
}

// Terminals of the grammar.
type (
	loopEnd        struct{ ast.Statement }
	body           struct{ *ast.StatementBlock }
	whileOrUntil   struct{ lexer.Token }
	switchFlag     struct{}
	switchInput    struct{ ast.Statement }
	switchOpen     struct{ lexer.Token }
	switchTest     struct{ ast.Expression }
	switchBody     struct{ *ast.StatementBlock }
	catchKeyword   struct{ lexer.Token }
	catchType      struct{ *ast.TypeConstraint }
	comma          struct{ lexer.Token }
	catchBody      struct{ *ast.StatementBlock }
	finallyKeyword struct{ lexer.Token }
	trapType       struct{ *ast.TypeConstraint }
	dataName       struct{ *ast.StringConstantExpression }
	dataFlag       struct{ lexer.Token }
	dataCommand    struct{ ast.Expression }
	functionName   struct {
		lexer.Token
		name string
	}
	parameterList      struct{ list []*ast.Parameter }
	functionBody       struct{ *ast.ScriptBlock }
	typeDefinitionName struct{ *ast.StringConstantExpression }
	colon              struct{ lexer.Token }
	baseType           struct{ *ast.TypeConstraint }
	typeOpen           struct{ lexer.Token }
	typeClose          struct{ lexer.Token }
	memberModifiers    struct {
		attributes []*ast.Attribute
		typ        *ast.TypeConstraint
		flags      ast.MemberFlags
		start      ast.Extent
		last       ast.Extent // of the last modifier; zero without any
		token      lexer.Token
	}
	propertyName  struct{ lexer.Token }
	propertyInit  struct{ ast.Expression }
	propertyEnd   struct{ end int32 }
	methodName    struct{ lexer.Token }
	baseKeyword   struct{ lexer.Token }
	baseArguments struct {
		list []ast.Expression
		end  int32
	}
	methodBody   struct{ *ast.ScriptBlock }
	brokenMember struct{}
	enumName     struct{ lexer.Token }
	enumValue    struct{ ast.Expression }
	enumEnd      struct{ end int32 }
	usingKind    struct{ lexer.Token }
	usingName    struct {
		name *ast.StringConstantExpression
		spec *ast.Hashtable
	}
	usingAlias struct {
		alias *ast.StringConstantExpression
		spec  *ast.Hashtable
	}
	usingEnd struct{}
)

func (g *grammar) terminals() []participle.Option {
	return []participle.Option{
		required(g, (*parser).loopEnd), required(g, (*parser).body), required(g, (*parser).whileOrUntil),
		optional(g, (*parser).switchFlag), required(g, (*parser).switchInput), required(g, (*parser).switchOpen),
		optional(g, (*parser).switchTest), required(g, (*parser).switchBody), optional(g, (*parser).catchKeyword),
		optional(g, (*parser).catchType), optional(g, (*parser).comma), required(g, (*parser).catchBody),
		optional(g, (*parser).finallyKeyword), optional(g, (*parser).trapType), optional(g, (*parser).dataName),
		optional(g, (*parser).dataFlag), optional(g, (*parser).dataCommand), required(g, (*parser).functionName),
		optional(g, (*parser).parameterList), required(g, (*parser).functionBody), required(g, (*parser).typeDefinitionName),
		optional(g, (*parser).colon), optional(g, (*parser).baseType), required(g, (*parser).typeOpen), required(g, (*parser).typeClose),
		optional(g, (*parser).memberModifiers), optional(g, (*parser).propertyName), optional(g, (*parser).propertyInit),
		required(g, (*parser).propertyEnd), optional(g, (*parser).methodName), required(g, (*parser).baseKeyword),
		required(g, (*parser).baseArguments), required(g, (*parser).methodBody), optional(g, (*parser).brokenMember),
		optional(g, (*parser).enumName), optional(g, (*parser).enumValue), required(g, (*parser).enumEnd),
		required(g, (*parser).usingKind), required(g, (*parser).usingName), optional(g, (*parser).usingAlias), required(g, (*parser).usingEnd),
	}
}

// fail ends the statement as an error statement.
func (f *frame) fail(end ast.Extent) {
	f.failed = true
	f.end = end.End
}

func (p *parser) openParen(f *frame) {
	p.skipNewlines()
	t := p.next()
	if t.Kind == ast.TokenLParen {
		f.last = p.tok(&t)
		return
	}
	p.unget(t)
	e := p.tok(&f.keyword)
	id := "MissingOpenParenthesisAfterKeyword"
	if f.keyword.Kind == ast.TokenIf || f.keyword.Kind == ast.TokenElseIf {
		id = "MissingOpenParenthesisInIfStatement"
	}
	p.missing(after(e), id, p.text(&f.keyword))
	f.fail(e)
}

func (p *parser) condition(f *frame) ast.Statement {
	p.skipNewlines()
	s := p.pipelineChain()
	if s != nil {
		f.nested = append(f.nested, s)
		f.last = s.Pos()
		return s
	}
	id := "MissingExpressionAfterKeyword"
	if f.keyword.Kind == ast.TokenIf || f.keyword.Kind == ast.TokenElseIf {
		id = "IfStatementMissingCondition"
	}
	p.missing(after(f.last), id, p.text(&f.keyword))
	x := &ast.ErrorStatement{}
	x.Extent = after(f.last)
	f.missing = true
	f.last = x.Extent
	return x
}

// parenCondition reads `( condition )` in front of a body.
func (p *parser) parenCondition(f *frame) ast.Statement {
	if p.openParen(f); f.failed {
		return nil
	}
	c := p.condition(f)
	p.closeParen(f)
	return c
}

// loopEnd reads `( condition )` at the end of a do statement.
func (p *parser) loopEnd(f *frame) loopEnd {
	if p.openParen(f); f.failed {
		return loopEnd{}
	}
	c := p.condition(f)
	p.closeCondition(f)
	return loopEnd{c}
}

// closeParen reads the parenthesis in front of a body.
func (p *parser) closeParen(f *frame) {
	p.skipNewlines()
	t := p.next()
	if t.Kind == ast.TokenRParen {
		f.last = p.tok(&t)
		return
	}
	p.unget(t)
	reported := f.missing
	switch f.keyword.Kind {
	case ast.TokenIf, ast.TokenElseIf:
		if !reported {
			p.missing(p.tok(&t), "MissingEndParenthesisAfterStatement", p.text(&f.keyword))
		}
		f.fail(before(p.tok(&t)))
		if t.Kind == ast.TokenEndOfInput {
			f.end = min(f.end, int32(len(p.src.Text)))
		}
	default:
		if !reported {
			p.missing(after(f.last), "MissingEndParenthesisAfterStatement", p.text(&f.keyword))
		}
		f.fail(f.last)
	}
}

// closeCondition reads the parenthesis that ends a do statement.
func (p *parser) closeCondition(f *frame) {
	p.skipNewlines()
	t := p.next()
	if t.Kind == ast.TokenRParen {
		f.last = p.tok(&t)
		return
	}
	p.unget(t)
	if !f.missing {
		p.missing(after(f.last), "MissingEndParenthesisAfterStatement", p.text(&f.keyword))
	}
	f.fail(f.last)
}

func (p *parser) body(f *frame) body { return body{p.block(f)} }

// block reads the block of a statement.
func (p *parser) block(f *frame) *ast.StatementBlock {
	if f.keyword.Kind == ast.TokenData && f.bad {
		f.fail(p.tok(&f.brace))
		return nil
	}
	if b := p.statementBlock(); b != nil {
		f.nested = append(f.nested, b)
		f.last = b.Extent
		return b
	}
	word := p.text(&f.keyword)
	e := after(f.last)
	switch f.keyword.Kind {
	case ast.TokenIf, ast.TokenElseIf:
		p.missing(f.last, "MissingStatementBlock", word)
	case ast.TokenElse:
		p.missing(after(p.tok(&f.keyword)), "MissingStatementBlockAfterElse")
		f.fail(p.tok(&f.keyword))
		return nil
	case ast.TokenWhile, ast.TokenFor:
		p.missing(e, "MissingLoopStatement", word)
	case ast.TokenDo:
		f.last = p.tok(&f.keyword)
		p.missing(after(f.last), "MissingLoopStatement", word)
	case ast.TokenForeach:
		p.missing(e, "MissingForeachStatement")
	case ast.TokenTry:
		f.last = p.tok(&f.keyword)
		p.missing(after(f.last), "MissingTryStatementBlock")
	case ast.TokenFinally:
		f.last = p.tok(&f.keyword)
		p.missing(after(f.last), "MissingFinallyStatementBlock", word)
	case ast.TokenTrap:
		p.missing(e, "MissingTrapStatement")
	case ast.TokenData:
		p.missing(e, "MissingStatementBlockForDataSection")
		if f.brace.Kind != 0 {
			f.last = p.tok(&f.brace)
		}
	}
	f.fail(f.last)
	return nil
}

func (p *parser) whileOrUntil(f *frame) whileOrUntil {
	p.skipNewlines()
	t := p.next()
	if t.Kind == ast.TokenWhile || t.Kind == ast.TokenUntil {
		f.keyword = t
		return whileOrUntil{t}
	}
	p.unget(t)
	p.missing(after(f.last), "MissingWhileOrUntilInDoWhile")
	f.fail(f.last)
	return whileOrUntil{}
}

func (p *parser) catchKeyword(f *frame) (catchKeyword, bool) {
	p.skipNewlines()
	if p.peek().Kind != ast.TokenCatch {
		return catchKeyword{}, false
	}
	f.keyword = p.next()
	f.last = p.tok(&f.keyword)
	f.open = lexer.Token{}
	f.types = nil
	return catchKeyword{f.keyword}, true
}

// catchType reads one of a catch clause's types.
func (p *parser) catchType(f *frame) (catchType, bool) {
	p.skipNewlines()
	a := p.attribute()
	if a == nil {
		if f.open.Kind == ast.TokenComma {
			p.missing(after(p.tok(&f.open)), "MissingTypeLiteralToken")
			f.bad = true
			f.end = f.open.End
			f.last = p.tok(&f.open)
			// The list ends here; the clause's block may follow.
			return catchType{}, true
		}
		return catchType{}, false
	}
	t, ok := a.(*ast.TypeConstraint)
	if !ok {
		x := a.(*ast.Attribute)
		p.report(x.Extent, "UnexpectedAttribute", x.Type.FullName())
		t = &ast.TypeConstraint{Type: x.Type}
		t.Extent = x.Extent
	}
	f.last = t.Extent
	f.types = append(f.types, t)
	return catchType{t}, true
}

func (p *parser) comma(f *frame) (comma, bool) {
	if f.bad && f.keyword.Kind == ast.TokenCatch {
		return comma{}, false
	}
	p.skipNewlines()
	if p.peek().Kind != ast.TokenComma {
		f.open = lexer.Token{}
		return comma{}, false
	}
	f.open = p.next()
	return comma{f.open}, true
}

func (p *parser) catchBody(f *frame) catchBody {
	if b := p.statementBlock(); b != nil {
		c := &ast.CatchClause{Types: f.types, Body: b}
		c.Extent = between(p.tok(&f.keyword), b.Extent)
		f.nested = append(f.nested, c)
		return catchBody{b}
	}
	for _, t := range f.types {
		f.nested = append(f.nested, t)
	}
	if !f.bad {
		p.missing(after(f.last), "MissingCatchHandlerBlock")
	}
	f.fail(f.last)
	return catchBody{}
}

func (p *parser) finallyKeyword(f *frame) (finallyKeyword, bool) {
	p.skipNewlines()
	if p.peek().Kind != ast.TokenFinally {
		return finallyKeyword{}, false
	}
	f.keyword = p.next()
	return finallyKeyword{f.keyword}, true
}

func (p *parser) trapType(f *frame) (trapType, bool) {
	p.skipNewlines()
	a := p.attribute()
	t, ok := a.(*ast.TypeConstraint)
	if !ok {
		return trapType{}, false
	}
	f.last = t.Extent
	f.nested = append(f.nested, t)
	return trapType{t}, true
}

func (p *parser) dataName(f *frame) (dataName, bool) {
	p.skipNewlines()
	n := p.simpleName()
	if n == nil {
		return dataName{}, false
	}
	f.last = n.Extent
	return dataName{n}, true
}

func (p *parser) dataFlag(f *frame) (dataFlag, bool) {
	p.skipNewlines()
	if p.peek().Kind != ast.TokenParameter {
		return dataFlag{}, false
	}
	t := p.next()
	if !isParameter(&t, "SupportedCommand") {
		p.report(p.tok(&t), "InvalidParameterForDataSectionStatement", t.Value)
		f.bad = true
	}
	f.open, f.brace = t, t
	f.last = p.tok(&t)
	return dataFlag{t}, true
}

// dataCommand reads one of the commands a data section may use.
func (p *parser) dataCommand(f *frame) (dataCommand, bool) {
	if f.open.Kind == ast.TokenUnknown {
		if p.peek().Kind != ast.TokenComma {
			return dataCommand{}, false
		}
		f.open = p.next()
	}
	p.skipNewlines()
	e := p.singleArgument(commandName)
	if e == nil {
		id := "MissingValueForSupportedCommandInDataSectionStatement"
		if f.open.Kind == ast.TokenComma {
			id = "MissingValueForSupportedCommandInDataSectionStatement"
		}
		p.missing(after(p.tok(&f.open)), id)
		f.fail(p.tok(&f.open))
		return dataCommand{}, false
	}
	f.open = lexer.Token{}
	f.last = e.Pos()
	f.nested = append(f.nested, e)
	return dataCommand{e}, true
}

func (p *parser) functionName(f *frame) functionName {
	p.skipNewlines()
	t := p.next()
	switch t.Kind {
	case ast.TokenNewLine, ast.TokenEndOfInput, ast.TokenSemi, ast.TokenLCurly, ast.TokenRCurly, ast.TokenLParen, ast.TokenRParen,
		ast.TokenPipe, ast.TokenAmpersand, ast.TokenAndAnd, ast.TokenOrOr, ast.TokenComma, ast.TokenRedirection, ast.TokenRedirectInStd,
		ast.TokenVariable, ast.TokenSplattedVariable, ast.TokenStringLiteral, ast.TokenStringExpandable, ast.TokenAtCurly, ast.TokenAtParen, ast.TokenDollarParen:
		p.unget(t)
		p.missing(after(p.tok(&f.keyword)), "MissingNameAfterKeyword", p.text(&f.keyword))
		f.fail(p.tok(&f.keyword))
		return functionName{}
	}
	name := p.text(&t)
	if t.Kind == ast.TokenGeneric || t.Kind == ast.TokenStringLiteral || t.Kind == ast.TokenStringExpandable {
		name = t.Value
	}
	if t.Flags&lexer.Keyword != 0 && p.lex.Keeping() {
		n := t
		n.Flags &^= lexer.Keyword
		p.lex.Amend(&n)
	}
	f.last = p.tok(&t)
	return functionName{t, name}
}

func (p *parser) functionBody(f *frame) functionBody {
	p.skipNewlines()
	t := p.next()
	if t.Kind != ast.TokenLCurly {
		p.unget(t)
		if !f.bad {
			p.missing(after(f.last), "MissingFunctionBody")
		}
		f.bad = true
	}
	if f.bad {
		f.fail(f.last)
		return functionBody{}
	}
	p.push(lexer.Command)
	sb := p.scriptBlock(&t, f.keyword.Kind == ast.TokenFilter, nil)
	p.pop()
	return functionBody{sb}
}

func (p *parser) enumName(f *frame) (enumName, bool) {
	p.skipSeparators()
	p.lex.WantSimpleName = true
	p.push(lexer.Expression)
	t := *p.peek()
	p.lex.WantSimpleName = false
	p.pop2()
	if t.Kind != ast.TokenIdentifier {
		return enumName{}, false
	}
	p.skip()
	p.mark(t, lexer.MemberName)
	f.last = p.tok(&t)
	f.missing = false
	return enumName{t}, true
}

func equalFold(a, b string) bool { return strings.EqualFold(a, b) }
