package interp

import (
	"math"

	"goposh/ast"
	"goposh/runtime/ops"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// cond is an expression whose truth is wanted.
type cond interface {
	test(f *frame) (bool, error)
}

// asCond gives the truth of an expression, directly where the node computes one anyway.
func asCond(e expr) cond {
	if c, ok := e.(cond); ok {
		return c
	}
	return &truth{e}
}

type truth struct{ expr }

func (n *truth) test(f *frame) (bool, error) {
	v, err := n.expr.eval(f)
	if err != nil {
		return false, err
	}
	if b, ok := v.AsBool(); ok {
		return b, nil
	}
	return types.ToBool(v), nil
}

func boolOf(b bool, err error) (value.Value, error) { return value.Bool(b), err }

type addExpr struct{ left, right expr }

func (n *addExpr) eval(f *frame) (value.Value, error) {
	a, err := n.left.eval(f)
	if err != nil {
		return value.Null, err
	}
	b, err := n.right.eval(f)
	if err != nil {
		return value.Null, err
	}
	return add(f, a, b)
}

func add(f *frame, a, b value.Value) (value.Value, error) {
	if x, ok := a.AsInt32(); ok {
		if y, ok := b.AsInt32(); ok {
			if s := int64(x) + int64(y); s == int64(int32(s)) {
				return value.Int(int32(s)), nil
			}
			return value.Double(float64(x) + float64(y)), nil
		}
	} else if x, ok := a.AsDouble(); ok {
		if y, ok := b.AsDouble(); ok {
			return value.Double(x + y), nil
		}
	} else if x, y, ok := longs(a, b); ok {
		if s := x + y; (s > x) == (y > 0) {
			return value.Long(s), nil
		}
	}
	return ops.Add(f.rs, a, b)
}

// longs gives a System.Int64 and an integer to add to it or to take from it.
func longs(a, b value.Value) (x, y int64, ok bool) {
	if a.Kind() != value.KindInt64 {
		return 0, 0, false
	}
	switch b.Kind() {
	case value.KindInt32, value.KindInt64:
		return int64(a.Bits()), int64(b.Bits()), true
	}
	return 0, 0, false
}

type subtractExpr struct{ left, right expr }

func (n *subtractExpr) eval(f *frame) (value.Value, error) {
	a, err := n.left.eval(f)
	if err != nil {
		return value.Null, err
	}
	b, err := n.right.eval(f)
	if err != nil {
		return value.Null, err
	}
	return subtract(f, a, b)
}

func subtract(f *frame, a, b value.Value) (value.Value, error) {
	if x, ok := a.AsInt32(); ok {
		if y, ok := b.AsInt32(); ok {
			if s := int64(x) - int64(y); s == int64(int32(s)) {
				return value.Int(int32(s)), nil
			}
			return value.Double(float64(x) - float64(y)), nil
		}
	} else if x, ok := a.AsDouble(); ok {
		if y, ok := b.AsDouble(); ok {
			return value.Double(x - y), nil
		}
	} else if x, y, ok := longs(a, b); ok {
		if s := x - y; (s < x) == (y > 0) {
			return value.Long(s), nil
		}
	}
	return ops.Subtract(f.rs, a, b)
}

type multiplyExpr struct{ left, right expr }

func (n *multiplyExpr) eval(f *frame) (value.Value, error) {
	a, err := n.left.eval(f)
	if err != nil {
		return value.Null, err
	}
	b, err := n.right.eval(f)
	if err != nil {
		return value.Null, err
	}
	return multiply(f, a, b)
}

func multiply(f *frame, a, b value.Value) (value.Value, error) {
	if x, ok := a.AsInt32(); ok {
		if y, ok := b.AsInt32(); ok {
			if s := int64(x) * int64(y); s == int64(int32(s)) {
				return value.Int(int32(s)), nil
			}
			return value.Double(float64(x) * float64(y)), nil
		}
	} else if x, ok := a.AsDouble(); ok {
		if y, ok := b.AsDouble(); ok {
			return value.Double(x * y), nil
		}
	}
	return ops.Multiply(f.rs, a, b)
}

type remainderExpr struct{ left, right expr }

func (n *remainderExpr) eval(f *frame) (value.Value, error) {
	a, err := n.left.eval(f)
	if err != nil {
		return value.Null, err
	}
	b, err := n.right.eval(f)
	if err != nil {
		return value.Null, err
	}
	if x, ok := a.AsInt32(); ok {
		if y, ok := b.AsInt32(); ok && y > 0 {
			return value.Int(x % y), nil
		}
	}
	return ops.Remainder(f.rs, a, b)
}

// compareExpr is -eq, -ne, -lt, -le, -gt, -ge without case.
type compareExpr struct {
	left, right expr
	op          ast.Token
}

func (n *compareExpr) eval(f *frame) (value.Value, error) {
	a, err := n.left.eval(f)
	if err != nil {
		return value.Null, err
	}
	b, err := n.right.eval(f)
	if err != nil {
		return value.Null, err
	}
	if r, ok := compareFast(n.op, a, b); ok {
		return value.Bool(r), nil
	}
	return ops.Binary(f.rs, operators[n.op], a, b)
}

func (n *compareExpr) test(f *frame) (bool, error) {
	a, err := n.left.eval(f)
	if err != nil {
		return false, err
	}
	b, err := n.right.eval(f)
	if err != nil {
		return false, err
	}
	if r, ok := compareFast(n.op, a, b); ok {
		return r, nil
	}
	v, err := ops.Binary(f.rs, operators[n.op], a, b)
	if err != nil {
		return false, err
	}
	return types.ToBool(v), nil
}

func compareFast(op ast.Token, a, b value.Value) (result, ok bool) {
	if x, isInt := a.AsInt32(); isInt {
		y, isInt := b.AsInt32()
		if !isInt {
			return false, false
		}
		switch op {
		case ast.TokenIeq:
			return x == y, true
		case ast.TokenIne:
			return x != y, true
		case ast.TokenIlt:
			return x < y, true
		case ast.TokenIle:
			return x <= y, true
		case ast.TokenIgt:
			return x > y, true
		}
		return x >= y, true
	}
	if x, isDouble := a.AsDouble(); isDouble {
		y, isDouble := b.AsDouble()
		if !isDouble {
			return false, false
		}
		switch op {
		case ast.TokenIeq:
			return x == y, true
		case ast.TokenIne:
			return x != y, true
		case ast.TokenIlt:
			return x < y, true
		case ast.TokenIle:
			return x <= y, true
		case ast.TokenIgt:
			return x > y, true
		}
		return x >= y, true
	}
	return false, false
}

// operatorExpr is every other binary operator.
type operatorExpr struct {
	left, right   expr
	op            ast.Token
	matches, item int
}

func (n *operatorExpr) eval(f *frame) (value.Value, error) {
	a, err := n.left.eval(f)
	if err != nil {
		return value.Null, err
	}
	b, err := n.right.eval(f)
	if err != nil {
		return value.Null, err
	}
	switch n.op {
	case ast.TokenImatch, ast.TokenCmatch, ast.TokenInotmatch, ast.TokenCnotmatch:
		if _, list := types.Enumerate(a); list {
			break
		}
		ok, groups, err := ops.Match(f.rs, a, b, n.op == ast.TokenImatch || n.op == ast.TokenInotmatch)
		if err != nil {
			return value.Null, err
		}
		if groups != nil {
			if err := f.setSlot(n.matches, value.Of(groups)); err != nil {
				return value.Null, err
			}
		}
		return value.Bool(ok == (n.op == ast.TokenImatch || n.op == ast.TokenCmatch)), nil
	}
	return ops.Binary(f.rs, operators[n.op], a, b)
}

type unaryExpr struct {
	op    ast.Token
	child expr
}

func (n *unaryExpr) eval(f *frame) (value.Value, error) {
	v, err := n.child.eval(f)
	if err != nil {
		return value.Null, err
	}
	return f.rs.unary(n.op, v)
}

type notExpr struct{ child cond }

func (n *notExpr) test(f *frame) (bool, error) {
	b, err := n.child.test(f)
	return !b, err
}

func (n *notExpr) eval(f *frame) (value.Value, error) { return boolOf(n.test(f)) }

type andExpr struct{ left, right cond }

func (n *andExpr) test(f *frame) (bool, error) {
	b, err := n.left.test(f)
	if err != nil || !b {
		return false, err
	}
	return n.right.test(f)
}

func (n *andExpr) eval(f *frame) (value.Value, error) { return boolOf(n.test(f)) }

type orExpr struct{ left, right cond }

func (n *orExpr) test(f *frame) (bool, error) {
	b, err := n.left.test(f)
	if err != nil || b {
		return b, err
	}
	return n.right.test(f)
}

func (n *orExpr) eval(f *frame) (value.Value, error) { return boolOf(n.test(f)) }

type xorExpr struct{ left, right cond }

func (n *xorExpr) test(f *frame) (bool, error) {
	a, err := n.left.test(f)
	if err != nil {
		return false, err
	}
	b, err := n.right.test(f)
	return a != b, err
}

func (n *xorExpr) eval(f *frame) (value.Value, error) { return boolOf(n.test(f)) }

// coalesceExpr is `??`.
type coalesceExpr struct{ left, right expr }

func (n *coalesceExpr) eval(f *frame) (value.Value, error) {
	v, err := n.left.eval(f)
	if err != nil {
		return value.Null, err
	}
	if !v.Base().IsNull() {
		return v, nil
	}
	return n.right.eval(f)
}

type ternaryExpr struct {
	cond    cond
	yes, no expr
}

func (n *ternaryExpr) eval(f *frame) (value.Value, error) {
	b, err := n.cond.test(f)
	if err != nil {
		return value.Null, err
	}
	if b {
		return n.yes.eval(f)
	}
	return n.no.eval(f)
}

// rangeExpr is `a..b`.
type rangeExpr struct{ left, right expr }

func (n *rangeExpr) eval(f *frame) (value.Value, error) {
	a, err := n.left.eval(f)
	if err != nil {
		return value.Null, err
	}
	b, err := n.right.eval(f)
	if err != nil {
		return value.Null, err
	}
	return ops.Range(f.rs, a, b)
}

// typeTestExpr is -is, -isnot and -as with a literal type.
type typeTestExpr struct {
	left expr
	ref  *typeRef
	op   ast.Token
}

func (n *typeTestExpr) eval(f *frame) (value.Value, error) {
	v, err := n.left.eval(f)
	if err != nil {
		return value.Null, err
	}
	t, err := n.ref.resolve(f)
	if err != nil {
		return value.Null, err
	}
	return ops.Binary(f.rs, operators[n.op], v, value.Of(t))
}

// incrementExpr is ++ and --.
type incrementExpr struct {
	target assignable
	slot   int
	delta  int32
	post   bool
}

func (n *incrementExpr) eval(f *frame) (value.Value, error) {
	if n.slot >= 0 {
		if c := f.cells[n.slot]; c != nil && c.Meta == nil && !c.Removed {
			if i, ok := c.Value.AsInt32(); ok {
				old := c.Value
				if s := int64(i) + int64(n.delta); s >= math.MinInt32 && s <= math.MaxInt32 {
					c.Value = value.Int(int32(s))
				} else {
					c.Value = value.Double(float64(s))
				}
				if n.post {
					return old, nil
				}
				return c.Value, nil
			}
		}
	}
	// Unlike +=, which sees the own scope only, ++ starts from what the variable is anywhere above.
	old, err := n.target.(expr).eval(f)
	if err != nil {
		return value.Null, err
	}
	base := unvoid(old.Base())
	next, err := ops.Increment(f.rs, base, n.delta)
	if err != nil {
		return value.Null, err
	}
	if err := n.target.assign(f, next); err != nil {
		return value.Null, err
	}
	if !n.post {
		return next, nil
	}
	if base.IsNull() {
		return value.Int(0), nil
	}
	return base, nil
}
