package interp

import (
	"goposh/ast"
	"goposh/runtime/errs"
	"goposh/runtime/ops"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// assignable is a node that can stand left of an assignment.
type assignable interface {
	assign(f *frame, v value.Value) error
}

func (n *varExpr) assign(f *frame, v value.Value) error {
	if c := f.cells[n.slot]; c != nil && c.Meta == nil && !c.Removed {
		c.Value = v
		return nil
	}
	return f.setSlot(n.slot, v)
}

// evalLocal reads the variable for a compound assignment, which sees the frame's own scope only.
func (n *varExpr) evalLocal(f *frame) (value.Value, error) {
	c := f.cells[n.slot]
	if c == nil || c.Removed {
		if c = f.scope.Own(f.code.lower[n.slot]); c == nil {
			if up := f.lookupSlow(n.slot); up != nil && up.Meta != nil && up.Meta.Options&session.AllScope != 0 {
				return up.Read(), nil
			}
			return n.missing(f)
		}
		f.cells[n.slot] = c
	}
	return c.Read(), nil
}

func (n *scopedVarExpr) assign(f *frame, v value.Value) error {
	s := f.scopeFor(n.path)
	lower := lowerName(n.path.Name)
	c := s.Own(lower)
	if c == nil {
		c = &session.Variable{Name: n.path.Name}
		if n.path.Scope == "private" {
			c.EnsureMeta().Options |= session.Private
		}
		s.Put(c)
	} else if n.path.Scope == "private" {
		c.EnsureMeta().Options |= session.Private
	}
	return assignVariable(c, v)
}

func (n *driveVarExpr) assign(f *frame, v value.Value) error {
	return f.rs.setDriveVariable(f, &n.path, v)
}

func (n *usingExpr) assign(f *frame, v value.Value) error {
	return f.failAt(errs.Runtime("InvalidLeftHandSide", errs.InvalidOperation, value.Null,
		"The assignment expression is not valid. The input to an assignment operator must be an object that is able to accept assignments, such as a variable or a property."), n.pos)
}

// typedTarget is `[type]$x = …`: it constrains the variable, or converts before another target is assigned.
type typedTarget struct {
	target assignable
	slot   int // of a plain variable, else -1
	path   *ast.VariablePath
	// constraints are the attributes from left to right: they apply from the innermost (last) outwards.
	constraints []constraint
	pos         ast.Extent
}

// constraint is one `[type]` or `[attribute()]` before a variable.
type constraint struct {
	ref  *typeRef
	attr *attributeNode
}

func (n *typedTarget) eval(f *frame) (value.Value, error) {
	return n.target.(expr).eval(f)
}

func (n *typedTarget) assign(f *frame, v value.Value) error {
	check, attrs, err := f.rs.checker(f, n.name(), n.constraints)
	if err != nil {
		return err
	}
	if n.path == nil {
		if v, err = check(v); err != nil {
			return err
		}
		return n.target.assign(f, v)
	}
	if v, err = check(v); err != nil {
		return err
	}
	var c *session.Variable
	if n.slot >= 0 {
		c = f.local(n.slot)
	} else {
		s := f.scopeFor(n.path)
		if c = s.Own(lowerName(n.path.Name)); c == nil {
			c = &session.Variable{Name: n.path.Name}
			s.Put(c)
		}
	}
	if c.Meta != nil && c.Meta.Options&(session.ReadOnly|session.Constant) != 0 {
		return readOnlyError(c.Name)
	}
	m := c.EnsureMeta()
	m.Check, m.Attributes = check, attrs
	c.Value = v
	return nil
}

// name is the variable's name, "" for another target.
func (n *typedTarget) name() string {
	if n.path == nil {
		return ""
	}
	return n.path.Name
}

// multiTarget is `$a, $b = …`.
type multiTarget struct{ targets []assignable }

func (n *multiTarget) eval(f *frame) (value.Value, error) {
	items := make([]value.Value, len(n.targets))
	for i, t := range n.targets {
		v, err := t.(expr).eval(f)
		if err != nil {
			return value.Null, err
		}
		items[i] = v
	}
	return value.Objects(items...), nil
}

func (n *multiTarget) assign(f *frame, v value.Value) error {
	var items []value.Value
	if e, ok := types.EnumerateIn(f.rs, v); ok {
		for {
			x, more, err := e.Next()
			if err != nil {
				return err
			}
			if !more {
				break
			}
			items = append(items, x)
		}
	} else {
		items = []value.Value{v}
	}
	for i, t := range n.targets {
		x := value.Null
		switch last := i == len(n.targets)-1; {
		case last && len(items) > i+1:
			x = value.Objects(append([]value.Value(nil), items[i:]...)...)
		case i < len(items):
			x = items[i]
		}
		if err := t.assign(f, x); err != nil {
			return err
		}
	}
	return nil
}

type badTarget struct{ pos ast.Extent }

func (n *badTarget) eval(*frame) (value.Value, error) { return value.Null, nil }

func (n *badTarget) assign(f *frame, _ value.Value) error {
	return f.failAt(errs.Runtime("InvalidLeftHandSide", errs.InvalidOperation, value.Null,
		"The assignment expression is not valid. The input to an assignment operator must be an object that is able to accept assignments, such as a variable or a property."), n.pos)
}

// target lowers the left side of an assignment.
func (l *lowerer) target(e ast.Expression) assignable {
	switch e := e.(type) {
	case *ast.VariableExpression, *ast.MemberExpression, *ast.IndexExpression, *ast.UsingExpression:
		if a, ok := l.expr(e).(assignable); ok {
			return a
		}
		if v, ok := e.(*ast.VariableExpression); ok {
			switch lowerName(v.Path.Name) {
			case "psscriptroot", "pscommandpath":
				return &varExpr{slot: l.slot(v.Path.Name), name: v.Path.Name, pos: v.Extent}
			}
			// $null swallows; $true and $false refuse.
			return &constTarget{name: v.Path.Name}
		}
	case *ast.ParenExpression:
		if p, ok := e.Pipeline.(*ast.Pipeline); ok && len(p.Elements) == 1 {
			if ce, ok := p.Elements[0].(*ast.CommandExpression); ok {
				return l.target(ce.Expression)
			}
		}
	case *ast.ArrayLiteral:
		n := &multiTarget{}
		for _, x := range e.Elements {
			n.targets = append(n.targets, l.target(x))
		}
		return n
	case *ast.ConvertExpression, *ast.AttributedExpression:
		return l.typedTarget(e)
	}
	return &badTarget{e.Pos()}
}

func (l *lowerer) typedTarget(e ast.Expression) assignable {
	n := &typedTarget{slot: -1, pos: e.Pos()}
	for {
		switch x := e.(type) {
		case *ast.ConvertExpression:
			n.constraints = append(n.constraints, constraint{ref: &typeRef{name: x.Type.Type, scope: l.scope}})
			e = x.Child
			continue
		case *ast.AttributedExpression:
			switch a := x.Attribute.(type) {
			case *ast.Attribute:
				n.constraints = append(n.constraints, constraint{attr: l.attribute(a)})
			case *ast.TypeConstraint:
				n.constraints = append(n.constraints, constraint{ref: &typeRef{name: a.Type, scope: l.scope}})
			}
			e = x.Child
			continue
		}
		break
	}
	n.target = l.target(e)
	if v, ok := e.(*ast.VariableExpression); ok && v.Path.Drive == "" {
		p := v.Path
		n.path = &p
		if x, ok := n.target.(*varExpr); ok {
			n.slot = x.slot
		}
	}
	return n
}

// constTarget is an assignment to $null, $true or $false.
type constTarget struct{ name string }

func (n *constTarget) eval(*frame) (value.Value, error) { return value.Null, nil }

func (n *constTarget) assign(f *frame, _ value.Value) error {
	if lowerName(n.name) == "null" {
		return nil
	}
	return readOnlyError(n.name)
}

// assignExpr is an assignment; its value is what was assigned.
type assignExpr struct {
	target assignable
	right  expr
	op     ast.Token
	slot   int // of a plain variable, else -1
}

func (l *lowerer) assignment(s *ast.AssignmentStatement) *assignExpr {
	n := &assignExpr{target: l.target(s.Left), right: l.value(s.Right), op: s.Operator, slot: -1}
	if v, ok := n.target.(*varExpr); ok {
		n.slot = v.slot
	}
	return n
}

func (n *assignExpr) eval(f *frame) (value.Value, error) {
	switch n.op {
	case ast.TokenEquals:
		v, err := n.right.eval(f)
		if err != nil {
			return value.Null, err
		}
		if n.slot >= 0 {
			// A variable keeps AutomationNull: piping it, or wrapping it in @(), gives nothing.
			if c := f.cells[n.slot]; c != nil && c.Meta == nil && !c.Removed {
				c.Value = v
				return v, nil
			}
			return v, f.setSlot(n.slot, v)
		}
		v = unvoid(v)
		return v, n.target.assign(f, v)
	case ast.TokenQuestionQuestionEquals:
		old, err := n.target.(expr).eval(f)
		if err != nil {
			return value.Null, err
		}
		if !old.Base().IsNull() {
			return old, nil
		}
		v, err := n.right.eval(f)
		if err != nil {
			return value.Null, err
		}
		return v, n.target.assign(f, unvoid(v))
	}
	return n.compound(f)
}

// compound is `x op= y`. A member or index target evaluates its object and index once.
func (n *assignExpr) compound(f *frame) (value.Value, error) {
	var obj, idx value.Value
	var old value.Value
	var err error
	switch t := n.target.(type) {
	case *indexExpr:
		if obj, err = t.target.eval(f); err != nil {
			return value.Null, err
		}
		if idx, err = t.index.eval(f); err != nil {
			return value.Null, err
		}
		old, err = f.index(obj, idx, t.multi)
	case *varExpr:
		old, err = t.evalLocal(f)
	default:
		old, err = n.target.(expr).eval(f)
	}
	if err != nil {
		return value.Null, err
	}
	right, err := n.right.eval(f)
	if err != nil {
		return value.Null, err
	}
	v, err := n.apply(f, unvoid(old), unvoid(right))
	if err != nil {
		return value.Null, err
	}
	if t, ok := n.target.(*indexExpr); ok {
		return v, t.store(f, obj, idx, v)
	}
	return v, n.target.assign(f, v)
}

func (n *assignExpr) apply(f *frame, a, b value.Value) (value.Value, error) {
	switch n.op {
	case ast.TokenPlusEquals:
		return add(f, a, b)
	case ast.TokenMinusEquals:
		return subtract(f, a, b)
	case ast.TokenMultiplyEquals:
		return multiply(f, a, b)
	case ast.TokenDivideEquals:
		return ops.Divide(f.rs, a, b)
	}
	return ops.Remainder(f.rs, a, b)
}

// assignStmt is an assignment as a statement.
type assignStmt struct{ *assignExpr }

func (n *assignStmt) exec(f *frame) error {
	err := n.run(f)
	if err == nil && !runsCommands(n.right) {
		f.rs.ok = true
	}
	return err
}

// run assigns; nobody needs the value, so a variable that += extends may grow in place.
func (n *assignStmt) run(f *frame) error {
	if n.op == ast.TokenPlusEquals {
		if c := n.cell(f); c != nil {
			switch c.Value.Kind() {
			case value.KindInt32:
				if c.Meta == nil {
					return n.addTo(f, c)
				}
			case value.KindString, value.KindObject:
				if x, ok := c.Extend(); ok {
					return n.extend(f, x)
				}
			}
		}
	}
	_, err := n.assignExpr.eval(f)
	return err
}

// addTo is += on a plain variable that holds an Int32.
func (n *assignStmt) addTo(f *frame, c *session.Variable) error {
	old := c.Value
	right, err := n.right.eval(f)
	if err != nil {
		return err
	}
	if right.Kind() == value.KindInt32 && !c.Removed && c.Meta == nil {
		if sum := old.Int64() + right.Int64(); sum == int64(int32(sum)) {
			c.Value = value.Int(int32(sum))
			return nil
		}
	}
	v, err := n.apply(f, old, unvoid(right))
	if err != nil {
		return err
	}
	return n.target.assign(f, v)
}

// extend is += on a variable whose array or string may grow in place.
func (n *assignStmt) extend(f *frame, x session.Extension) error {
	right, err := n.right.eval(f)
	if err != nil {
		return err
	}
	right = unvoid(right)
	if text, ok := x.Text(); ok {
		s, err := types.ConvertString(f.rs, right)
		if err != nil {
			return err
		}
		if ops.JoinsPlainly(text, s) && x.AppendText(s) {
			return nil
		}
	} else if more, ok, err := types.Slice(f.rs, right); err != nil {
		return err
	} else if ok && x.AppendItems(more...) || !ok && x.AppendItems(right) {
		return nil
	}
	v, err := n.apply(f, x.Old(), right)
	if err != nil {
		return err
	}
	return n.target.assign(f, v)
}

// cell is the variable that the assignment changes, if it is there already.
func (n *assignExpr) cell(f *frame) *session.Variable {
	if n.slot >= 0 {
		if c := f.cells[n.slot]; c != nil && !c.Removed {
			return c
		}
		return nil
	}
	if v, ok := n.target.(*scopedVarExpr); ok {
		return f.scopeFor(v.path).Own(lowerName(v.path.Name))
	}
	return nil
}

// runsCommands tells whether an expression is a pipeline or subexpression, whose commands decide about $?.
func runsCommands(e expr) bool {
	switch e.(type) {
	case *captureExpr, *subExpr:
		return true
	}
	return false
}

// parenAssign is `($x = …)`: its value goes on.
type parenAssign struct{ *assignExpr }
