package parser

import (
	"goposh/ast"
	"goposh/lexer"
)

// precedence of binary operators; 0 for other tokens.
func precedence(k ast.Token) int {
	switch k {
	case ast.TokenAnd, ast.TokenOr, ast.TokenXor:
		return 1
	case ast.TokenBand, ast.TokenBor, ast.TokenBxor:
		return 2
	case ast.TokenQuestionQuestion:
		return 7
	case ast.TokenPlus, ast.TokenMinus:
		return 9
	case ast.TokenMultiply, ast.TokenDivide, ast.TokenRem:
		return 10
	case ast.TokenFormat:
		return 12
	case ast.TokenDotDot:
		return 13
	case ast.TokenJoin, ast.TokenIs, ast.TokenIsNot, ast.TokenAs, ast.TokenShl, ast.TokenShr:
		return 5
	}
	if k >= ast.TokenIeq && k <= ast.TokenCsplit {
		return 5
	}
	return 0
}

func isUnary(k ast.Token) bool {
	switch k {
	case ast.TokenComma, ast.TokenMinusMinus, ast.TokenPlusPlus, ast.TokenExclaim, ast.TokenPlus, ast.TokenMinus, ast.TokenNot,
		ast.TokenBnot, ast.TokenJoin, ast.TokenIsplit, ast.TokenCsplit:
		return true
	}
	return false
}

func (p *parser) errorExpression(e ast.Extent, nested ...ast.Node) *ast.ErrorExpression {
	x := &ast.ErrorExpression{Nested: nested}
	x.Extent = e
	return x
}

// expression parses a binary expression or a ternary; nil when no expression follows.
func (p *parser) expression(ternary bool) ast.Expression {
	if !p.enter() {
		p.leave()
		return nil
	}
	p.push(lexer.Expression)
	e := p.binary(ternary)
	if e != nil && p.peek().Kind == ast.TokenQuestionMark {
		e = p.ternary(e)
	}
	p.pop()
	p.leave()
	return e
}

func (p *parser) ternary(condition ast.Expression) ast.Expression {
	question := p.next()
	p.skipNewlines()
	yes := p.expression(true)
	if yes == nil {
		x := after(p.tok(&question))
		p.missing(x, "ExpectedValueExpression", p.text(&question))
		yes = p.errorExpression(x)
	}
	p.skipNewlines()
	colon := p.next()
	if colon.Kind != ast.TokenColon {
		p.unget(colon)
		nested := []ast.Node{condition}
		if _, bad := yes.(*ast.ErrorExpression); !bad {
			nested = append(nested, yes)
			p.missing(p.tok(&colon), "MissingColonInTernaryExpression")
		}
		return p.errorExpression(between(condition.Pos(), before(p.tok(&colon))), nested...)
	}
	p.skipNewlines()
	no := p.expression(false)
	if no == nil {
		x := after(p.tok(&colon))
		p.missing(x, "ExpectedValueExpression", p.text(&colon))
		no = p.errorExpression(x)
	}
	t := &ast.TernaryExpression{Condition: condition, IfTrue: yes, IfFalse: no}
	t.Extent = between(condition.Pos(), no.Pos())
	return t
}

// binary climbs precedences with explicit stacks, so long chains cost no depth here.
func (p *parser) binary(ternary bool) ast.Expression {
	left := p.arrayLiteral(ternary)
	if left == nil {
		return nil
	}
	t := p.peek()
	prec := precedence(t.Kind)
	if prec == 0 {
		return p.parameterInExpression(left)
	}
	type operation struct {
		prec int
		op   lexer.Token
	}
	var operandBuf [4]ast.Expression
	var operatorBuf [4]operation
	operands := append(operandBuf[:0], left)
	operators := append(operatorBuf[:0], operation{prec, p.next()})
	reduce := func() {
		n := len(operands)
		op := operators[len(operators)-1].op
		b := p.nodes.binaries.new()
		b.Operator, b.Left, b.Right, b.OperatorPos = op.Kind, operands[n-2], operands[n-1], p.tok(&op)
		b.Extent = between(b.Left.Pos(), b.Right.Pos())
		operands = append(operands[:n-2], b)
		operators = operators[:len(operators)-1]
	}
	for n := 1; ; n++ {
		if p.tooLong(n) {
			operators = operators[:len(operators)-1]
			break
		}
		p.skipNewlines()
		right := p.arrayLiteral(ternary)
		if right == nil {
			op := &operators[len(operators)-1].op
			x := after(p.tok(op))
			p.missing(x, "ExpectedValueExpression", p.text(op))
			right = p.errorExpression(x)
		}
		operands = append(operands, right)
		prec := precedence(p.peek().Kind)
		if prec == 0 {
			break
		}
		op := p.next()
		for len(operators) > 0 && prec <= operators[len(operators)-1].prec {
			reduce()
		}
		operators = append(operators, operation{prec, op})
	}
	for len(operators) > 0 {
		reduce()
	}
	return p.parameterInExpression(operands[0])
}

// parameterInExpression turns `$a -foo` into an error.
func (p *parser) parameterInExpression(e ast.Expression) ast.Expression {
	if p.peek().Kind != ast.TokenParameter {
		return e
	}
	t := p.next()
	p.report(p.tok(&t), "UnexpectedToken", p.text(&t))
	c := &ast.CommandParameter{Name: t.Value, ErrorPos: p.tok(&t)}
	c.Extent = p.tok(&t)
	return p.errorExpression(between(e.Pos(), c.Extent), e, c)
}

func (p *parser) arrayLiteral(ternary bool) ast.Expression {
	first := p.unary(ternary)
	if first == nil || p.noComma || p.peek().Kind != ast.TokenComma {
		return first
	}
	elements := &p.nodes.expressions
	mark := elements.mark()
	elements.push(first)
	for p.peek().Kind == ast.TokenComma {
		comma := p.next()
		p.skipNewlines()
		e := p.unary(ternary)
		if e == nil {
			p.missing(after(p.tok(&comma)), "MissingExpressionAfterToken", p.text(&comma))
			elements.push(p.errorExpression(p.tok(&comma)))
			break
		}
		elements.push(e)
	}
	return p.arrayOf(elements.take(mark))
}

func (p *parser) unary(ternary bool) ast.Expression {
	signed, ends := p.lex.AllowSigned, p.lex.EndNumberOnTernary
	p.lex.AllowSigned, p.lex.EndNumberOnTernary = true, ternary
	if p.hasUngot && (p.ungot.Kind == ast.TokenMinus) {
		p.resync(p.ungot.Start)
	}
	kind := p.peek().Kind
	p.lex.AllowSigned, p.lex.EndNumberOnTernary = signed, ends

	var e ast.Expression
	switch {
	case isUnary(kind):
		if p.noComma && kind == ast.TokenComma {
			return nil
		}
		t := p.next()
		p.skipNewlines()
		if !p.enter() {
			p.leave()
			return nil
		}
		child := p.unary(false)
		p.leave()
		if child == nil {
			p.missing(after(p.tok(&t)), "MissingExpressionAfterOperator", p.text(&t))
			return p.errorExpression(p.tok(&t))
		}
		if kind == ast.TokenComma {
			a := &ast.ArrayLiteral{Elements: []ast.Expression{child}}
			a.Extent = between(p.tok(&t), child.Pos())
			e = a
		} else {
			u := &ast.UnaryExpression{Operator: kind, Child: child}
			u.Extent = between(p.tok(&t), child.Pos())
			e = u
		}
	case kind == ast.TokenLBracket:
		if e = p.cast(); e == nil {
			return nil
		}
	default:
		if e = p.primary(true); e == nil {
			return nil
		}
	}
	if k := p.peek().Kind; k == ast.TokenPlusPlus || k == ast.TokenMinusMinus {
		t := p.next()
		u := &ast.UnaryExpression{Operator: ast.TokenPostfixPlusPlus, Child: e}
		if k == ast.TokenMinusMinus {
			u.Operator = ast.TokenPostfixMinusMinus
		}
		u.Extent = between(e.Pos(), p.tok(&t))
		e = u
	}
	return e
}

// cast parses what begins with `[`: a type, a conversion, or attributes of an expression.
func (p *parser) cast() ast.Expression {
	open := *p.peek()
	attributes := p.attributeList(true)
	if attributes == nil {
		return nil
	}
	last := attributes[len(attributes)-1]
	var e ast.Expression
	switch last := last.(type) {
	case *ast.Attribute:
		p.skipNewlines()
		child := p.castOperand()
		if child == nil {
			p.missing(last.Extent, "UnexpectedAttribute", last.Type.FullName())
			nested := make([]ast.Node, len(attributes))
			for i, a := range attributes {
				nested[i] = a
			}
			return p.errorExpression(between(p.tok(&open), last.Extent), nested...)
		}
		a := &ast.AttributedExpression{Attribute: last, Child: child}
		a.Extent = between(last.Extent, child.Pos())
		e = a
	case *ast.TypeConstraint:
		var child ast.Expression
		op, isMember := p.memberOperator(false)
		if !isMember {
			switch p.peek().Kind {
			case ast.TokenNewLine, ast.TokenComma:
			default:
				child = p.castOperand()
			}
		}
		if child != nil {
			c := &ast.ConvertExpression{Type: last, Child: child}
			c.Extent = between(last.Extent, child.Pos())
			e = c
			break
		}
		t := &ast.TypeExpression{Type: last.Type}
		t.Extent = last.Extent
		e = t
		if isMember {
			e = p.postPrimary(op, e)
		}
	}
	for i := len(attributes) - 2; i >= 0; i-- {
		switch a := attributes[i].(type) {
		case *ast.TypeConstraint:
			c := &ast.ConvertExpression{Type: a, Child: e}
			c.Extent = between(a.Extent, e.Pos())
			e = c
		case *ast.Attribute:
			c := &ast.AttributedExpression{Attribute: a, Child: e}
			c.Extent = between(a.Extent, e.Pos())
			e = c
		}
	}
	return e
}

func (p *parser) castOperand() ast.Expression {
	if !p.enter() {
		p.leave()
		return nil
	}
	e := p.unary(false)
	p.leave()
	return e
}

// primary parses an operand; nil when none follows.
func (p *parser) primary(members bool) ast.Expression {
	t := p.next()
	var e ast.Expression
	switch t.Kind {
	case ast.TokenVariable, ast.TokenSplattedVariable:
		return p.variable(&t, members)
	case ast.TokenNumber:
		c := p.nodes.constants.new()
		c.Value, c.Extent = t.Data, p.tok(&t)
		e = c
	case ast.TokenStringLiteral, ast.TokenHereStringLiteral:
		kind := ast.SingleQuoted
		if t.Kind == ast.TokenHereStringLiteral {
			kind = ast.SingleQuotedHereString
		}
		e = p.newString(kind, t.Value, p.tok(&t))
	case ast.TokenStringExpandable, ast.TokenHereStringExpandable:
		kind := ast.DoubleQuoted
		if t.Kind == ast.TokenHereStringExpandable {
			kind = ast.DoubleQuotedHereString
		}
		if x, ok := t.Data.(*lexer.Expandable); ok {
			e = p.expandable(&t, x, kind)
			break
		}
		e = p.newString(kind, t.Value, p.tok(&t))
	case ast.TokenLParen:
		e = p.parenthesized(&t)
	case ast.TokenAtParen, ast.TokenDollarParen:
		e = p.subexpression(&t)
	case ast.TokenAtCurly:
		e = p.hashtable(&t)
	case ast.TokenLCurly:
		e = p.scriptBlockExpression(&t)
	default:
		p.unget(t)
		return nil
	}
	if members {
		if op, ok := p.memberOperator(true); ok {
			return p.postPrimary(op, e)
		}
	}
	return e
}

func (p *parser) variable(t *lexer.Token, members bool) ast.Expression {
	v := p.newVariable(t)
	if v.Path.Scope == "using" && v.Path.Name != "" {
		v.Path = lexer.ParsePath(v.Path.Name)
		var e ast.Expression = v
		if members {
			if op, ok := p.memberOperator(true); ok {
				e = p.postPrimary(op, e)
			}
		}
		u := &ast.UsingExpression{SubExpression: e}
		u.Extent = e.Pos()
		return u
	}
	if members {
		if op, ok := p.memberOperator(true); ok {
			return p.postPrimary(op, v)
		}
	}
	return v
}

// expandable parses what is nested in an expandable string or word.
func (p *parser) expandable(t *lexer.Token, x *lexer.Expandable, kind ast.StringKind) ast.Expression {
	s := &ast.ExpandableStringExpression{Kind: kind, Value: t.Value, Parts: p.nodes.expressions.out.list(len(x.Pieces))}
	s.Extent = p.tok(t)
	ungot, had := p.ungot, p.hasUngot
	x.Tokens = nil
	nested := 0
	for i := range x.Pieces {
		piece := &x.Pieces[i]
		var e ast.Expression
		switch {
		case piece.Variable.Kind != 0:
			e = p.variable(&piece.Variable, false)
			if p.lex.Keeping() {
				x.Tokens = append(x.Tokens, piece.Variable)
			}
		case piece.Sub != nil:
			p.hasUngot = false
			saved := p.lex.Enter(piece.Sub)
			if p.enter() {
				p.push(lexer.Expression)
				e = p.primary(true)
				p.pop()
			}
			p.leave()
			p.hasUngot = false
			x.Tokens = append(x.Tokens, p.lex.Leave(saved)...)
			if e == nil {
				e = p.errorExpression(p.ext(piece.Start, piece.End))
			}
		default:
			s.Parts = append(s.Parts, p.newString(kind, piece.Text, p.ext(piece.Start, piece.End)))
			continue
		}
		nested++
		s.Parts = append(s.Parts, e)
	}
	if s.Nested = s.Parts; nested < len(s.Parts) {
		s.Nested = p.nodes.expressions.out.list(nested)
		for i, e := range s.Parts {
			if x.Pieces[i].Nested() {
				s.Nested = append(s.Nested, e)
			}
		}
	}
	p.ungot, p.hasUngot = ungot, had
	return s
}

func (p *parser) parenthesized(open *lexer.Token) ast.Expression {
	e := &ast.ParenExpression{}
	e.Extent = p.tok(open)
	comma := p.noComma
	p.noComma = false
	p.push(lexer.Command)
	p.skipNewlines()
	e.Pipeline = p.pipelineChain()
	if e.Pipeline == nil {
		x := &ast.ErrorStatement{}
		x.Extent = after(p.tok(open))
		p.missing(x.Extent, "ExpectedExpression", p.text(open))
		e.Pipeline = x
	}
	p.skipNewlines()
	e.End = p.closing(ast.TokenRParen, e.Pipeline.Pos(), "MissingEndParenthesisInExpression")
	p.pop()
	p.noComma = comma
	return e
}

// closing reads a closing bracket and returns its end; when it is missing, last's end.
func (p *parser) closing(kind ast.Token, last ast.Extent, id string, args ...any) int32 {
	t := p.next()
	if t.Kind == kind {
		return t.End
	}
	p.unget(t)
	p.missing(after(last), id, args...)
	return last.End
}

func (p *parser) subexpression(open *lexer.Token) ast.Expression {
	comma := p.noComma
	p.noComma = false
	p.push(lexer.Command)
	body := p.nodes.blocks.new()
	extent := ast.Extent{}
	if p.enter() {
		extent = p.statementList(&body.Statements, &body.Traps)
	}
	p.leave()
	p.skipNewlines()
	t := p.next()
	end := t.End
	if t.Kind != ast.TokenRParen {
		p.unget(t)
		p.missing(p.tok(&t), "MissingEndParenthesisInSubexpression")
		end = open.End
		if !extent.IsZero() {
			end = extent.End
		}
	}
	p.pop()
	p.noComma = comma
	body.Extent = extent
	whole := p.ext(open.Start, end)
	if open.Kind == ast.TokenDollarParen {
		e := &ast.SubExpression{Body: body}
		e.Extent = whole
		return e
	}
	e := &ast.ArrayExpression{Body: body}
	e.Extent = whole
	return e
}

func (p *parser) scriptBlockExpression(open *lexer.Token) ast.Expression {
	e := &ast.ScriptBlockExpression{}
	comma := p.noComma
	p.noComma = false
	p.push(lexer.Command)
	e.ScriptBlock = p.scriptBlock(open, false, nil)
	p.pop()
	p.noComma = comma
	e.Extent = e.ScriptBlock.Extent
	return e
}

func (p *parser) hashtable(open *lexer.Token) ast.Expression {
	h := &ast.Hashtable{}
	comma := p.noComma
	p.noComma = false
	p.push(lexer.Expression)
	p.skipSeparators()
	for p.enter() {
		pair, ok := p.keyValue()
		p.leave()
		if !ok {
			break
		}
		h.Pairs = append(h.Pairs, pair)
		if k := p.peek().Kind; k != ast.TokenNewLine && k != ast.TokenSemi {
			break
		}
		p.skipSeparators()
	}
	t := p.next()
	end := t.End
	if t.Kind != ast.TokenRCurly {
		p.unget(t)
		p.missingAt(after(p.tok(open)), p.tok(&t), "MissingEndCurlyBrace")
		end = before(p.tok(&t)).End
	}
	p.pop()
	p.noComma = comma
	h.Extent = p.ext(open.Start, end)
	return h
}

func (p *parser) keyValue() (ast.Pair, bool) {
	p.push(lexer.Expression)
	key := p.labelOrKey()
	if key == nil {
		p.pop()
		return ast.Pair{}, false
	}
	equals := p.next()
	p.pop()
	if equals.Kind != ast.TokenEquals {
		p.unget(equals)
		x := &ast.ErrorStatement{}
		x.Extent = after(key.Pos())
		p.report(x.Extent, "MissingEqualsInHashLiteral")
		p.sync(false, ast.TokenRCurly)
		return ast.Pair{Key: key, Value: x}, true
	}
	p.push(lexer.Command)
	p.skipNewlines()
	value := p.statement()
	if value == nil {
		x := &ast.ErrorStatement{}
		x.Extent = after(p.tok(&equals))
		p.missing(x.Extent, "MissingStatementInHashLiteral")
		value = x
	}
	p.pop()
	return ast.Pair{Key: key, Value: value}, true
}

// labelOrKey parses a hash key or the label of break: a simple name, or an operand.
func (p *parser) labelOrKey() ast.Expression {
	p.push(lexer.Expression)
	defer p.pop()
	if name := p.simpleName(); name != nil {
		return name
	}
	comma := p.noComma
	p.noComma = true
	e := p.unary(false)
	p.noComma = comma
	return e
}

// simpleName parses an identifier that may look like a keyword; nil when none follows.
func (p *parser) simpleName() *ast.StringConstantExpression {
	s, _ := p.simpleNameToken()
	return s
}

func (p *parser) simpleNameToken() (*ast.StringConstantExpression, lexer.Token) {
	old := p.lex.WantSimpleName
	p.lex.WantSimpleName = true
	p.push(lexer.Expression)
	kind := p.peek().Kind
	p.pop2()
	p.lex.WantSimpleName = old
	if kind != ast.TokenIdentifier {
		return nil, lexer.Token{}
	}
	t := p.next()
	p.mark(t, lexer.MemberName)
	return p.bareWord(p.text(&t), p.tok(&t)), t
}

// pop2 leaves a mode but keeps the token that was read in it if it is a name.
func (p *parser) pop2() {
	if p.hasUngot && p.ungot.Kind == ast.TokenIdentifier {
		p.lex.Pop()
		return
	}
	p.pop()
}
