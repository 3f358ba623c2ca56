package wql

import (
	"errors"
	"fmt"
	"strings"

	"goposh/runtime/cim"
)

// Parse reads a WQL query. Every error is a [*cim.Error] of status
// [cim.InvalidQuery] whose target is the query. It takes time and memory in
// proportion to the text, however deep conditions nest.
func Parse(text string) (Query, error) {
	p := parser{lex: lexer{text: text}}
	q, err := p.query()
	if err != nil {
		return nil, invalid(text, err)
	}
	return q, nil
}

// ParseCondition reads what comes after WHERE, as Get-CimInstance -Filter has
// it. Errors are as those of [Parse].
func ParseCondition(text string) (*Expr, error) {
	p := parser{lex: lexer{text: text}}
	if err := p.advance(); err != nil {
		return nil, invalid(text, err)
	}
	e, err := p.condition()
	if err == nil {
		err = p.end()
	}
	if err != nil {
		return nil, invalid(text, err)
	}
	return e, nil
}

func invalid(text string, err error) error {
	return &cim.Error{Status: cim.InvalidQuery, Target: text, Detail: err.Error()}
}

type parser struct {
	lex lexer
	tok token
}

func (p *parser) advance() (err error) {
	p.tok, err = p.lex.next()
	return err
}

func (p *parser) unexpected(wanted string) error {
	return fmt.Errorf("%s expected, not %s at position %d", wanted, p.tok, p.tok.start+1)
}

// accept takes the keyword if it comes next.
func (p *parser) accept(keyword string) (bool, error) {
	if !p.tok.is(keyword) {
		return false, nil
	}
	return true, p.advance()
}

func (p *parser) expect(keyword string) error {
	ok, err := p.accept(keyword)
	if err == nil && !ok {
		err = p.unexpected(keyword)
	}
	return err
}

func (p *parser) operator(text string) bool {
	return p.tok.kind == tokenOperator && p.tok.text == text
}

func (p *parser) end() error {
	if p.tok.kind != tokenEnd {
		return p.unexpected("the end of the query")
	}
	return nil
}

func (p *parser) query() (Query, error) {
	if err := p.advance(); err != nil {
		return nil, err
	}
	switch {
	case p.tok.is("SELECT"):
		return p.selectQuery()
	case p.tok.is("ASSOCIATORS"), p.tok.is("REFERENCES"):
		return p.associators()
	}
	return nil, p.unexpected("SELECT, ASSOCIATORS OF or REFERENCES OF")
}

func (p *parser) selectQuery() (Query, error) {
	if err := p.advance(); err != nil {
		return nil, err
	}
	s := &Select{}
	var err error
	if p.operator("*") {
		err = p.advance()
	} else {
		s.Properties, err = p.names()
	}
	if err != nil {
		return nil, err
	}
	if err := p.expect("FROM"); err != nil {
		return nil, err
	}
	if p.tok.kind != tokenName {
		return nil, p.unexpected("a class name")
	}
	s.Class = p.tok.text
	if err := p.advance(); err != nil {
		return nil, err
	}
	if s.Within, err = p.within(); err != nil {
		return nil, err
	}
	if ok, err := p.accept("WHERE"); err != nil {
		return nil, err
	} else if ok {
		if s.Where, err = p.condition(); err != nil {
			return nil, err
		}
	}
	if ok, err := p.accept("GROUP"); err != nil {
		return nil, err
	} else if ok {
		if s.Group, err = p.group(); err != nil {
			return nil, err
		}
	}
	return s, p.end()
}

func (p *parser) group() (*Group, error) {
	g := &Group{}
	var err error
	if g.Within, err = p.within(); err != nil {
		return nil, err
	}
	if g.Within == 0 {
		return nil, p.unexpected("WITHIN")
	}
	if ok, err := p.accept("BY"); err != nil {
		return nil, err
	} else if ok {
		if g.By, err = p.names(); err != nil {
			return nil, err
		}
	}
	ok, err := p.accept("HAVING")
	if err != nil {
		return nil, err
	}
	if ok {
		g.Having, err = p.condition()
	}
	return g, err
}

// within reads an optional WITHIN clause; the interval must be positive.
func (p *parser) within() (float64, error) {
	ok, err := p.accept("WITHIN")
	if err != nil || !ok {
		return 0, err
	}
	var seconds float64
	switch v := p.tok.value.(type) {
	case int64:
		seconds = float64(v)
	case uint64:
		seconds = float64(v)
	case float64:
		seconds = v
	}
	if p.tok.kind != tokenNumber || !(seconds > 0) {
		return 0, p.unexpected("a positive number of seconds")
	}
	return seconds, p.advance()
}

func (p *parser) names() ([]string, error) {
	var names []string
	for {
		name, err := p.propertyName()
		if err != nil {
			return nil, err
		}
		names = append(names, name)
		if !p.operator(",") {
			return names, nil
		}
		if err := p.advance(); err != nil {
			return nil, err
		}
	}
}

func (p *parser) propertyName() (string, error) {
	if p.tok.kind != tokenName {
		return "", p.unexpected("a property name")
	}
	start, end := p.tok.start, p.lex.pos
	name := p.tok.text
	if err := p.advance(); err != nil {
		return "", err
	}
	if !p.operator(".") {
		return name, nil
	}
	var parts strings.Builder
	parts.WriteString(p.lex.text[start:end])
	for p.operator(".") {
		if err := p.advance(); err != nil {
			return "", err
		}
		if p.tok.kind != tokenName {
			return "", p.unexpected("a property name")
		}
		parts.WriteByte('.')
		parts.WriteString(p.tok.text)
		if err := p.advance(); err != nil {
			return "", err
		}
	}
	return parts.String(), nil
}

// reserved says whether the token is a keyword that cannot name a property in
// a condition.
func (t token) reserved() bool {
	switch {
	case t.kind != tokenName:
		return false
	case t.is("AND"), t.is("OR"), t.is("NOT"), t.is("LIKE"), t.is("IS"), t.is("ISA"), t.is("WHERE"), t.is("NULL"):
		return true
	}
	return false
}

// pending is an operator waiting for its right operand, or an open parenthesis.
type pending struct {
	op    Op
	paren bool
	first int
}

// precedence of the connectives: NOT binds tightest, OR least.
func (o pending) precedence() int {
	switch {
	case o.paren:
		return 0
	case o.op == Or:
		return 1
	case o.op == And:
		return 2
	}
	return 3
}

// condition reads an expression with an explicit stack of waiting operators.
func (p *parser) condition() (*Expr, error) {
	e := &Expr{}
	var stack []pending
	reduce := func(least int) {
		for len(stack) > 0 {
			top := stack[len(stack)-1]
			if top.paren || top.precedence() < least {
				return
			}
			stack = stack[:len(stack)-1]
			e.Nodes = append(e.Nodes, Node{Op: top.op, First: top.first})
		}
	}
	parens := 0
	for {
		// Before an operand: NOTs and opening parentheses.
		switch {
		case p.tok.is("NOT"):
			stack = append(stack, pending{op: Not})
		case p.operator("("):
			stack = append(stack, pending{paren: true})
			parens++
		default:
			n, err := p.comparison()
			if err != nil {
				return nil, err
			}
			e.Nodes = append(e.Nodes, n)
			for p.operator(")") && parens > 0 {
				reduce(0)
				stack = stack[:len(stack)-1]
				parens--
				if err := p.advance(); err != nil {
					return nil, err
				}
			}
			next := pending{op: And}
			switch {
			case p.tok.is("AND"):
			case p.tok.is("OR"):
				next.op = Or
			default:
				if parens > 0 {
					return nil, p.unexpected("a closing parenthesis")
				}
				reduce(0)
				return e, nil
			}
			reduce(next.precedence())
			next.first = len(e.Nodes) - 1
			stack = append(stack, next)
		}
		if err := p.advance(); err != nil {
			return nil, err
		}
	}
}

var comparisons = [...]struct {
	text string
	op   Op
}{
	{"=", Equal}, {"<>", NotEqual}, {"!=", NotEqual}, {"<", Less}, {"<=", LessEqual}, {">", Greater}, {">=", GreaterEqual},
}

func (p *parser) comparison() (Node, error) {
	var n Node
	var err error
	if n.Left, err = p.operand(); err != nil {
		return n, err
	}
	if ok, err := p.accept("IS"); err != nil {
		return n, err
	} else if ok {
		return p.isNull(n)
	}
	switch {
	case p.tok.is("LIKE"):
		n.Op = Like
	case p.tok.is("ISA"):
		n.Op = IsA
	default:
		found := false
		for _, c := range comparisons {
			if found = p.operator(c.text); found {
				n.Op = c.op
				break
			}
		}
		if !found {
			return n, p.unexpected("a comparison operator")
		}
	}
	if err := p.advance(); err != nil {
		return n, err
	}
	if n.Right, err = p.operand(); err != nil {
		return n, err
	}
	return n, n.normalize()
}

// isNull reads what comes after IS.
func (p *parser) isNull(n Node) (Node, error) {
	n.Op = IsNull
	not, err := p.accept("NOT")
	if err != nil {
		return n, err
	}
	if not {
		n.Op = IsNotNull
	}
	if n.Left.Property == "" {
		return n, errors.New("only a property can be compared with NULL")
	}
	return n, p.expect("NULL")
}

// normalize puts the property on the left and writes = NULL as IS NULL.
func (n *Node) normalize() error {
	if n.Left.Property == "" {
		if n.Right.Property == "" {
			return errors.New("a comparison needs a property")
		}
		if n.Op == Like || n.Op == IsA {
			return fmt.Errorf("the left side of %s must be a property", n.Op)
		}
		n.Left, n.Right, n.Op = n.Right, n.Left, n.Op.mirrored()
	}
	if n.Op == Like || n.Op == IsA {
		// ISA takes its class name with or without quotes.
		if n.Op == IsA && n.Right.Property != "" {
			n.Right = Operand{Value: n.Right.Property}
		}
		if _, ok := n.Right.Value.(string); !ok {
			return fmt.Errorf("the right side of %s must be a string", n.Op)
		}
		return nil
	}
	if n.Right.Property == "" && n.Right.Value == nil {
		switch n.Op {
		case Equal:
			n.Op = IsNull
		case NotEqual:
			n.Op = IsNotNull
		default:
			return fmt.Errorf("NULL cannot be compared with %s", n.Op)
		}
	}
	return nil
}

func (p *parser) operand() (Operand, error) {
	t := p.tok
	switch t.kind {
	case tokenString:
		return Operand{Value: t.text}, p.advance()
	case tokenNumber:
		return Operand{Value: t.value}, p.advance()
	}
	switch {
	case t.is("TRUE"):
		return Operand{Value: true}, p.advance()
	case t.is("FALSE"):
		return Operand{Value: false}, p.advance()
	case t.is("NULL"):
		return Operand{}, p.advance()
	case t.kind == tokenName && !t.reserved():
		name, err := p.propertyName()
		return Operand{Property: name}, err
	}
	return Operand{}, p.unexpected("a property or a constant")
}
