package interp

import (
	"fmt"
	"math/big"
	"strings"

	"goposh/ast"
	"goposh/runtime/decimal"
	"goposh/runtime/value"
)

// expr lowers one expression.
func (l *lowerer) expr(e ast.Expression) expr {
	switch e := e.(type) {
	case *ast.ConstantExpression:
		return &constExpr{constant(e.Value)}
	case *ast.StringConstantExpression:
		return &constExpr{value.String(e.Value)}
	case *ast.ExpandableStringExpression:
		return l.expandable(e)
	case *ast.VariableExpression:
		return l.variable(e)
	case *ast.BinaryExpression:
		return l.binary(e)
	case *ast.UnaryExpression:
		return l.unary(e)
	case *ast.TernaryExpression:
		return &ternaryExpr{cond: asCond(l.expr(e.Condition)), yes: l.expr(e.IfTrue), no: l.expr(e.IfFalse)}
	case *ast.ConvertExpression:
		return l.convert(e)
	case *ast.AttributedExpression:
		// An attribute matters on an assignment's target only; there it is handled by target.
		return l.expr(e.Child)
	case *ast.TypeExpression:
		return &typeExpr{ref: &typeRef{name: e.Type, scope: l.scope}}
	case *ast.MemberExpression:
		return l.member(e)
	case *ast.InvokeMemberExpression:
		return l.invoke(e)
	case *ast.BaseCtorInvokeMemberExpression:
		return l.baseCall(e)
	case *ast.IndexExpression:
		return &indexExpr{target: l.expr(e.Target), index: l.expr(e.Index), nullCond: e.NullConditional,
			multi: isArrayLiteral(e.Index)}
	case *ast.ArrayExpression:
		return l.arrayExpr(e)
	case *ast.ArrayLiteral:
		n := &arrayLiteral{}
		for _, x := range e.Elements {
			n.items = append(n.items, l.expr(x))
		}
		return n
	case *ast.Hashtable:
		return l.hashtable(e, false)
	case *ast.ParenExpression:
		return l.paren(e)
	case *ast.SubExpression:
		return &subExpr{body: l.statementBlock(e.Body)}
	case *ast.ScriptBlockExpression:
		return &blockExpr{tree: e.ScriptBlock, scope: l.scope}
	case *ast.UsingExpression:
		return l.using(e)
	case *ast.ErrorExpression:
		return &errorExpr{pos: e.Extent}
	}
	panic(fmt.Sprintf("interp: no lowering for %T", e))
}

func isArrayLiteral(e ast.Expression) bool {
	_, ok := e.(*ast.ArrayLiteral)
	return ok
}

// constant turns the Go value of a number literal into a Value.
func constant(v any) value.Value {
	switch v := v.(type) {
	case int8:
		return value.FromInteger(value.KindSByte, int64(v))
	case uint8:
		return value.Byte(v)
	case int16:
		return value.FromInteger(value.KindInt16, int64(v))
	case uint16:
		return value.FromInteger(value.KindUInt16, int64(v))
	case int32:
		return value.Int(v)
	case uint32:
		return value.FromInteger(value.KindUInt32, int64(v))
	case int64:
		return value.Long(v)
	case uint64:
		return value.ULong(v)
	case float64:
		return value.Double(v)
	case float32:
		return value.Single(v)
	case *big.Int:
		return value.NewBigInt(v)
	case ast.Decimal:
		if d, err := decimal.Parse(string(v)); err == nil {
			return value.NewDecimal(d)
		}
	case string:
		return value.String(v)
	}
	return value.Null
}

func (l *lowerer) expandable(e *ast.ExpandableStringExpression) expr {
	l.quoted++
	defer func() { l.quoted-- }()
	n := &stringExpr{parts: make([]expr, 0, len(e.Parts))}
	for _, p := range e.Parts {
		n.parts = append(n.parts, l.expr(p))
	}
	return n
}

func (l *lowerer) variable(e *ast.VariableExpression) expr {
	p := e.Path
	if e.Splatted {
		return l.variable(&ast.VariableExpression{Path: p})
	}
	if p.Drive != "" && !strings.EqualFold(p.Drive, "variable") {
		return &driveVarExpr{path: p, pos: e.Extent}
	}
	switch p.Scope {
	case "", "local", "private":
		switch strings.ToLower(p.Name) {
		case "null":
			return &constExpr{value.Null}
		case "true":
			return &constExpr{value.True}
		case "false":
			return &constExpr{value.False}
		}
	}
	if p.Scope == "" && p.Drive == "" {
		file := e.Extent.File
		inFile := file != nil && file.Name != ""
		// These two tell of the file that the code stands in, wherever it runs.
		switch lower := strings.ToLower(p.Name); {
		case lower == "psscriptroot" && inFile:
			return &constExpr{value.String(dirName(file.Name))}
		case lower == "pscommandpath" && inFile:
			return &constExpr{value.String(file.Name)}
		case lower == "psscriptroot" || lower == "pscommandpath":
			return &filelessExpr{varExpr{slot: l.slot(p.Name), name: p.Name, pos: e.Extent}}
		}
		slot := l.slot(p.Name)
		name := p.Name
		if strings.EqualFold(name, "psitem") {
			name = l.c.layout.Names[slot]
		}
		return &varExpr{slot: slot, name: name, quoted: l.quoted > 0, pos: e.Extent}
	}
	path := p
	return &scopedVarExpr{path: &path, pos: e.Extent}
}

// filelessExpr is $PSScriptRoot or $PSCommandPath in code of no file: what a caller's scope says, or an empty string.
type filelessExpr struct{ varExpr }

func (e *filelessExpr) eval(f *frame) (value.Value, error) {
	v, err := e.varExpr.eval(f)
	if err == nil && v.IsNull() {
		return value.String(""), nil
	}
	return v, err
}

func (l *lowerer) using(e *ast.UsingExpression) expr {
	return &usingExpr{key: value.String(usingKey(e)), inner: l.expr(withoutUsing(e.SubExpression)), pos: e.Extent}
}

// withoutUsing drops the using qualifier, for where the variable is to be read locally.
func withoutUsing(e ast.Expression) ast.Expression {
	if v, ok := e.(*ast.VariableExpression); ok && v.Path.Scope == "using" {
		c := *v
		c.Path.Scope = ""
		return &c
	}
	return e
}

func (l *lowerer) binary(e *ast.BinaryExpression) expr {
	switch e.Operator {
	case ast.TokenAnd:
		return &andExpr{asCond(l.expr(e.Left)), asCond(l.expr(e.Right))}
	case ast.TokenOr:
		return &orExpr{asCond(l.expr(e.Left)), asCond(l.expr(e.Right))}
	case ast.TokenXor:
		return &xorExpr{asCond(l.expr(e.Left)), asCond(l.expr(e.Right))}
	case ast.TokenQuestionQuestion:
		return &coalesceExpr{l.expr(e.Left), l.expr(e.Right)}
	}
	left, right := l.expr(e.Left), l.expr(e.Right)
	switch e.Operator {
	case ast.TokenPlus:
		return &addExpr{left, right}
	case ast.TokenMinus:
		return &subtractExpr{left, right}
	case ast.TokenMultiply:
		return &multiplyExpr{left, right}
	case ast.TokenRem:
		return &remainderExpr{left, right}
	case ast.TokenDotDot:
		return &rangeExpr{left, right}
	case ast.TokenIeq, ast.TokenIne, ast.TokenIlt, ast.TokenIle, ast.TokenIgt, ast.TokenIge:
		return &compareExpr{left: left, right: right, op: e.Operator}
	case ast.TokenIs, ast.TokenIsNot, ast.TokenAs:
		if t, ok := e.Right.(*ast.TypeExpression); ok {
			return &typeTestExpr{left: left, ref: &typeRef{name: t.Type, scope: l.scope}, op: e.Operator}
		}
	}
	n := &operatorExpr{left: left, right: right, op: e.Operator}
	if e.Operator == ast.TokenImatch || e.Operator == ast.TokenCmatch || e.Operator == ast.TokenInotmatch || e.Operator == ast.TokenCnotmatch {
		n.matches = l.slot("Matches")
	}
	if e.Operator == ast.TokenIreplace || e.Operator == ast.TokenCreplace || e.Operator == ast.TokenIsplit || e.Operator == ast.TokenCsplit {
		n.item = l.slot("_")
	}
	return n
}

func (l *lowerer) unary(e *ast.UnaryExpression) expr {
	switch e.Operator {
	case ast.TokenNot, ast.TokenExclaim:
		return &notExpr{asCond(l.expr(e.Child))}
	case ast.TokenPlusPlus, ast.TokenMinusMinus, ast.TokenPostfixPlusPlus, ast.TokenPostfixMinusMinus:
		n := &incrementExpr{target: l.target(e.Child), delta: 1}
		n.slot = -1
		if v, ok := n.target.(*varExpr); ok {
			n.slot = v.slot
		}
		if e.Operator == ast.TokenMinusMinus || e.Operator == ast.TokenPostfixMinusMinus {
			n.delta = -1
		}
		n.post = e.Operator == ast.TokenPostfixPlusPlus || e.Operator == ast.TokenPostfixMinusMinus
		return n
	case ast.TokenComma:
		return &arrayLiteral{items: []expr{l.expr(e.Child)}}
	}
	return &unaryExpr{op: e.Operator, child: l.expr(e.Child)}
}

func (l *lowerer) convert(e *ast.ConvertExpression) expr {
	if t, ok := e.Type.Type.(*ast.SimpleTypeName); ok {
		if h, ok := e.Child.(*ast.Hashtable); ok {
			switch strings.ToLower(t.Name) {
			case "ordered", "system.collections.specialized.ordereddictionary":
				return l.hashtable(h, true)
			case "pscustomobject", "system.management.automation.pscustomobject":
				return &customObjectExpr{l.hashtable(h, true).(*hashExpr)}
			}
		}
		if strings.EqualFold(t.Name, "ref") || strings.EqualFold(t.Name, "System.Management.Automation.PSReference") {
			if n := l.refTo(e.Child); n != nil {
				return n
			}
		}
	}
	n := &convertExpr{ref: &typeRef{name: e.Type.Type, scope: l.scope}, child: l.expr(e.Child)}
	if t, ok := e.Type.Type.(*ast.SimpleTypeName); ok && strings.EqualFold(t.Name, "pscustomobject") {
		n.custom = true
	}
	return n
}

// refTo lowers `[ref]$x`; nil when the child is no variable.
func (l *lowerer) refTo(e ast.Expression) expr {
	for {
		if p, ok := e.(*ast.ParenExpression); ok {
			if pl, ok := p.Pipeline.(*ast.Pipeline); ok && len(pl.Elements) == 1 {
				if ce, ok := pl.Elements[0].(*ast.CommandExpression); ok {
					e = ce.Expression
					continue
				}
			}
		}
		break
	}
	v, ok := e.(*ast.VariableExpression)
	if !ok || v.Path.Drive != "" {
		return nil
	}
	switch strings.ToLower(v.Path.Name) {
	case "null", "true", "false":
		return nil
	}
	path := v.Path
	return &refExpr{path: &path, pos: e.Pos()}
}

func (l *lowerer) member(e *ast.MemberExpression) expr {
	n := &memberExpr{static: e.Static, nullCond: e.NullConditional}
	if e.Static {
		if t, ok := e.Target.(*ast.TypeExpression); ok {
			n.ref = &typeRef{name: t.Type, scope: l.scope}
		}
	}
	if n.ref == nil {
		n.target = l.expr(e.Target)
	}
	n.name, n.nameExpr = l.memberName(e.Member)
	return n
}

func (l *lowerer) memberName(m ast.CommandElement) (string, expr) {
	switch m := m.(type) {
	case *ast.StringConstantExpression:
		return m.Value, nil
	case ast.Expression:
		return "", l.expr(m)
	}
	return m.Pos().Text(), nil
}

func (l *lowerer) invoke(e *ast.InvokeMemberExpression) expr {
	n := &invokeExpr{static: e.Static, nullCond: e.NullConditional, pos: e.Extent}
	if e.Static {
		if t, ok := e.Target.(*ast.TypeExpression); ok {
			n.ref = &typeRef{name: t.Type, scope: l.scope}
		}
	}
	if n.ref == nil {
		n.target = l.expr(e.Target)
	}
	n.name, n.nameExpr = l.memberName(e.Member)
	for _, t := range e.TypeArgs {
		n.typeArgs = append(n.typeArgs, &typeRef{name: t, scope: l.scope})
	}
	for _, a := range e.Arguments {
		n.args = append(n.args, l.expr(a))
	}
	n.inMethod = l.inMethod
	n.cast = l.castOf(e.Target)
	return n
}

func (l *lowerer) arrayExpr(e *ast.ArrayExpression) expr {
	n := &arrayExpr{body: l.statementBlock(e.Body)}
	if len(e.Body.Statements) == 1 && len(e.Body.Traps) == 0 {
		if p, ok := e.Body.Statements[0].(*ast.Pipeline); ok && len(p.Elements) == 1 && !p.Background {
			if ce, ok := p.Elements[0].(*ast.CommandExpression); ok && len(ce.Redirections) == 0 {
				if lit, ok := ce.Expression.(*ast.ArrayLiteral); ok {
					n.literal = l.expr(lit)
				}
			}
		}
	}
	return n
}

func (l *lowerer) hashtable(e *ast.Hashtable, ordered bool) expr {
	n := &hashExpr{ordered: ordered, pos: e.Extent}
	for _, p := range e.Pairs {
		n.keys = append(n.keys, l.expr(p.Key))
		n.vals = append(n.vals, l.value(p.Value))
		n.keyPos = append(n.keyPos, p.Key.Pos())
	}
	return n
}

func (l *lowerer) paren(e *ast.ParenExpression) expr {
	inner := l.value(e.Pipeline)
	if a, ok := inner.(*assignExpr); ok {
		return &parenAssign{a}
	}
	if _, ok := inner.(*incrementExpr); ok {
		return inner
	}
	return inner
}
