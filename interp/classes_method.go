package interp

import (
	"goposh/ast"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// methodInfo is what the frame of a class's method keeps.
type methodInfo struct {
	m        *classMethod
	code     *methodCode
	result   value.Value
	returned bool
	// making is the object under construction; nil in methods.
	making *making
}

func layoutOf(l *lowerer) *session.Layout { return &session.Layout{Index: l.index} }

// initFrame is a frame for the initialisers and attributes of a class.
func (rs *Runspace) initFrame(c *code) *frame {
	caller := rs.frameNow()
	c.layout.Names = c.layout.Names[:len(c.lower)]
	f := rs.newFrame(c, caller.scope, caller.scope.State, discard{}, caller.io, caller)
	f.propagate = true
	return f
}

// frame makes the frame that a call runs in. The arguments are of the parameters' types.
func (m *classMethod) frame(rs *Runspace, this value.Value, args []value.Value) *frame {
	mc := m.lowered(rs)
	caller := rs.frameNow()
	parent, state := caller.scope, caller.scope.State
	if st := m.def.stateIn(rs); st != nil && st != state {
		parent, state = st.Top, st
	}
	f := rs.newFrame(mc.code, parent, state, discard{}, caller.io, caller)
	f.block = mc.block
	f.propagate = true
	f.call = &callInfo{caller: caller, extent: caller.pos, name: m.name}
	f.scope.Auto = f
	if !m.static {
		f.cells[mc.this] = &session.Variable{Name: "this", Value: this}
	}
	for i := range m.params {
		f.cells[mc.slots[i]] = &session.Variable{Name: m.params[i].name, Value: args[i], Meta: mc.metas[i]}
	}
	f.method = &methodInfo{m: m, code: mc}
	return f
}

// call runs the method for package types.
func (m *classMethod) call(c *types.Call) (value.Value, error) {
	return m.run(runspaceOf(c.RT, m.def.rs), c.This, c.Args)
}

// run calls the method with arguments of the parameters' types.
func (m *classMethod) run(rs *Runspace, this value.Value, args []value.Value) (value.Value, error) {
	if m.static {
		if err := m.def.initStatics(rs); err != nil {
			return value.Null, err
		}
	}
	f := m.frame(rs, this, args)
	if err := f.runBody(); err != nil {
		return value.Null, err
	}
	if m.result == value.TypeVoid {
		return value.Void, nil
	}
	if !f.method.returned {
		return types.Zero(m.result), nil
	}
	return f.method.result, nil
}

// runBody runs the body of the frame's method.
func (f *frame) runBody() error {
	rs := f.rs
	if err := rs.tick(); err != nil {
		return err
	}
	if err := rs.pushDepth(); err != nil {
		return passMethodError(f, err)
	}
	if f.code.end == nil {
		rs.depth--
		return nil
	}
	parent := f.scope.Parent
	parent.Active++
	old, oldTries := rs.current, rs.tries
	rs.current = f
	err := f.execBody()
	rs.current, rs.tries = old, oldTries
	parent.Active--
	rs.depth--
	if err == nil || err == doReturn {
		return nil
	}
	return passMethodError(f, err)
}

// execBody executes the body, with the debugger looking at its braces.
func (f *frame) execBody() error {
	if d := f.rs.debug; d != nil {
		if err := d.enter(f); err != nil {
			return err
		}
	}
	if err := f.code.end.exec(f); err != nil {
		return err
	}
	if d := f.rs.debug; d != nil {
		return d.leave(f)
	}
	return nil
}

// methodResult keeps what a return statement in a method gives, converted to the method's type.
func (f *frame) methodResult(v value.Value, pos ast.Extent) error {
	t := f.method.m.result
	if t != value.TypeVoid && t != value.TypeObject && v.Type() != t {
		var err error
		if v, err = f.rs.convert(v, t); err != nil {
			return f.failAt(castAsRuntime(err), pos)
		}
	}
	f.method.result, f.method.returned = v, true
	return nil
}

// callInstance calls a method of a script class's object directly where no overload has to be chosen.
func (rs *Runspace) callInstance(f *frame, o *instance, cast *typeRef, name string, args []value.Value) (bool, value.Value, error) {
	if cast != nil || o.InstanceMembers() != nil {
		return false, value.Null, nil
	}
	m := o.def.method(name, len(args))
	if m == nil {
		return false, value.Null, nil
	}
	for i := range args {
		if t := m.params[i].typ; t != value.TypeObject && (args[i].Type() != t || isWrapped(args[i])) {
			return false, value.Null, nil
		}
	}
	v, err := m.run(rs, value.Of(o), args)
	return true, v, err
}

// callAs calls a method on what is cast to a base class.
func (rs *Runspace) callAs(f *frame, cast *typeRef, v value.Value, name string, args []value.Value) (bool, value.Value, error) {
	if classOfType(v.Type()) == nil {
		return false, value.Null, nil
	}
	t, err := cast.resolve(f)
	if err != nil {
		return true, value.Null, err
	}
	if t == v.Type() || t == value.TypeObject || t.IsInterface() || !t.AssignableFrom(v.Type()) {
		return false, value.Null, nil
	}
	r, err := types.InvokeAs(rs, t, v, name, args)
	return true, r, err
}

// castOf finds the cast in `([Base]$x)`.
func (l *lowerer) castOf(e ast.Expression) *typeRef {
	p, ok := e.(*ast.ParenExpression)
	if !ok {
		return nil
	}
	pl, ok := p.Pipeline.(*ast.Pipeline)
	if !ok || len(pl.Elements) != 1 {
		return nil
	}
	ce, ok := pl.Elements[0].(*ast.CommandExpression)
	if !ok {
		return nil
	}
	if c, ok := ce.Expression.(*ast.ConvertExpression); ok {
		return &typeRef{name: c.Type.Type, scope: l.scope}
	}
	return nil
}
