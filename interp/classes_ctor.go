package interp

import (
	"sync"
	"sync/atomic"

	"goposh/ast"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// making is an object under construction, as the constructors of its classes pass it on. The object itself comes from the
// .NET base class, whose constructor runs first.
type making struct {
	def    *classDef
	object value.Value
}

var typeMaking = &value.Type{FullName: "System.Object", Kind: value.KindObject}

// Type implements value.Object.
func (*making) Type() *value.Type { return typeMaking }

// construct runs a constructor for package types: of a new object, or on one that a derived class makes.
func (m *classMethod) construct(c *types.Call) (value.Value, error) {
	rs := runspaceOf(c.RT, m.def.rs)
	mk, ok := c.This.Ref().(*making)
	if !ok {
		mk = &making{def: m.def}
	}
	if err := m.def.initStatics(rs); err != nil {
		return value.Null, err
	}
	if err := m.constructOn(rs, mk, c.Args); err != nil {
		return value.Null, err
	}
	return mk.object, nil
}

func (m *classMethod) constructOn(rs *Runspace, mk *making, args []value.Value) error {
	d := m.def
	if m.body == nil {
		if err := d.callBase(rs, mk, nil); err != nil {
			return err
		}
		return d.initFields(rs, mk.object)
	}
	f := m.frame(rs, value.Null, args)
	f.method.making = mk
	return f.runBody()
}

// callBase runs the constructor of the base class.
func (d *classDef) callBase(rs *Runspace, mk *making, args []value.Value) error {
	if d.base != nil {
		return types.Construct(rs, d.typ.Base, value.Of(mk), args)
	}
	o, err := mk.def.fromDotNet(rs, d.typ.Base, args)
	if err != nil {
		return err
	}
	mk.object = o
	return nil
}

// fromDotNet makes the object of a class that derives from a .NET class.
func (d *classDef) fromDotNet(rs *Runspace, base *value.Type, args []value.Value) (value.Value, error) {
	if base == nil || base == value.TypeObject {
		if len(args) > 0 {
			return value.Null, types.Construct(rs, value.TypeObject, value.Null, args)
		}
		return value.Of(d.newInstance()), nil
	}
	if base.Flags&value.FlagAbstract != 0 || !types.HasConstructors(base) {
		// Attributes, interfaces' default implementations and the like keep nothing of their own.
		return value.Of(d.newInstance()), nil
	}
	v, err := types.New(rs, base, args)
	if err != nil {
		return value.Null, err
	}
	switch o := v.Ref().(type) {
	case *errs.Exception:
		o.Class, o.TypeName = d.typ, d.typ.FullName
	case *value.Dict:
		o.SetType(d.typ)
	case *value.List:
		o.SetType(d.typ)
	default:
		return value.Null, errs.NewException("System.NotSupportedException", "A class cannot inherit from "+base.FullName+".")
	}
	fields := fieldsOf(v.Object(), len(d.fields))
	d.zero(fields)
	return v, nil
}

// initFields sets the properties of this very class that have initialisers.
func (d *classDef) initFields(rs *Runspace, this value.Value) error {
	return d.runInits(rs, d.own, &this, func(f *classField, v value.Value) {
		fieldsOf(this.Object(), len(d.fields))[f.slot] = v
	})
}

func (d *classDef) runInits(rs *Runspace, list []*classField, this *value.Value, store func(*classField, value.Value)) error {
	var fr *frame
	cc := d.codeFor(rs)
	for _, f := range list {
		if f.init == nil {
			continue
		}
		fc := &cc.fields[f.index]
		if k, ok := fc.init.(*constExpr); ok && k.v.Type() == f.typ && f.plain {
			store(f, k.v)
			continue
		}
		if fr == nil {
			fr = d.initFrame(rs, cc, this)
		}
		if fc.init == nil {
			l := &lowerer{rs: rs, c: cc.inits, index: cc.inits.layout.Index, scope: d.scope}
			fc.init = l.expr(f.init)
		}
		if len(fr.cells) < len(cc.inits.lower) {
			fr = d.initFrame(rs, cc, this)
		}
		old := rs.current
		rs.current = fr
		v, err := fc.init.eval(fr)
		rs.current = old
		if err == nil {
			v = unvoid(v)
			if f.typ != value.TypeObject && v.Type() != f.typ {
				if v, err = rs.convert(v, f.typ); err != nil {
					err = castAsRuntime(err)
				}
			}
		}
		if err == nil {
			v, err = f.accept(rs, v)
		}
		if err != nil {
			fr.pos = f.init.Pos()
			return passMethodError(fr, err)
		}
		store(f, v)
	}
	return nil
}

// initFrame is a frame for the initialisers, with $this.
func (d *classDef) initFrame(rs *Runspace, cc *classCode, this *value.Value) *frame {
	if cc.inits == nil {
		cc.inits = &code{layout: &session.Layout{Index: map[string]int{}}, params: &paramInfo{plain: true}}
		l := &lowerer{rs: rs, c: cc.inits, index: cc.inits.layout.Index, scope: d.scope}
		l.slot("this")
	}
	f := rs.initFrame(cc.inits)
	if st := d.stateIn(rs); st != nil && st != f.scope.State {
		f.scope = session.NewScope(st.Top, st, cc.inits.layout)
		f.cells = f.scope.Cells()
	}
	if this != nil {
		f.cells[0] = &session.Variable{Name: "this", Value: *this}
	}
	return f
}

// staticState is what a class keeps for all its objects.
type staticState struct {
	mu     sync.Mutex
	made   atomic.Bool
	maker  atomic.Pointer[Runspace] // makes the values now
	values []value.Value            // by classField.slot
}

// initStatics sets the static properties and runs the static constructor, once; who comes in the middle of it, from another runspace,
// waits.
func (d *classDef) initStatics(rs *Runspace) error {
	s := &d.static
	if s.made.Load() || s.maker.Load() == rs {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.made.Load() {
		return nil
	}
	s.maker.Store(rs)
	defer func() {
		s.made.Store(true)
		s.maker.Store(nil)
	}()
	s.values = make([]value.Value, len(d.statics))
	for i, f := range d.statics {
		s.values[i] = types.Zero(f.typ)
	}
	if err := d.runInits(rs, d.statics, nil, func(f *classField, v value.Value) { s.values[f.slot] = v }); err != nil {
		return err
	}
	if d.staticInit == nil {
		return nil
	}
	f := d.staticInit.frame(rs, value.Null, nil)
	return f.runBody()
}

// accessStatic is the accessor of a static property for package types.
func (f *classField) accessStatic(c *types.Call) (value.Value, error) {
	rs := runspaceOf(c.RT, f.def.rs)
	if err := f.def.initStatics(rs); err != nil {
		return value.Null, err
	}
	if len(c.Args) == 0 {
		return value.Load(&f.def.static.values[f.slot]), nil
	}
	v, err := f.accept(rs, c.Args[0])
	if err != nil {
		return value.Null, err
	}
	value.Store(&f.def.static.values[f.slot], v)
	return value.Void, nil
}

// baseCallExpr is the call of the base constructor that every constructor begins with.
type baseCallExpr struct {
	args []expr
	pos  ast.Extent
}

func (l *lowerer) baseCall(e *ast.BaseCtorInvokeMemberExpression) expr {
	n := &baseCallExpr{pos: e.Extent}
	for _, a := range e.Arguments {
		n.args = append(n.args, l.expr(a))
	}
	return n
}

func (n *baseCallExpr) eval(f *frame) (value.Value, error) {
	mk := f.method.making
	if mk == nil {
		return value.Void, nil
	}
	args := make([]value.Value, 0, len(n.args))
	for _, a := range n.args {
		v, err := a.eval(f)
		if err != nil {
			return value.Null, err
		}
		args = append(args, unvoid(v))
	}
	d := f.method.m.def
	if err := d.callBase(f.rs, mk, args); err != nil {
		return value.Null, err
	}
	f.cells[f.method.code.this].Value = mk.object
	return value.Void, d.initFields(f.rs, mk.object)
}

// castAsRuntime makes the error of a failed conversion the RuntimeException that scripts see.
func castAsRuntime(err error) error {
	if isFlow(err) {
		return err
	}
	ex := errs.ExceptionFrom(err)
	if ex.Record == nil || ex.TypeName != "System.Management.Automation.PSInvalidCastException" {
		return err
	}
	r := errs.Runtime(ex.Record.ID, errs.InvalidArgument, value.Null, "%s", ex.Message)
	r.Exception.Inner = ex.Inner
	return r
}
