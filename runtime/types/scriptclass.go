package types

import "goposh/runtime/value"

// DeclaredKind is what kind of member a Declared is.
type DeclaredKind uint8

// The kinds of member a script class has.
const (
	DeclaredMethod DeclaredKind = iota
	DeclaredConstructor
	DeclaredProperty
)

// Declared is a member of a class that a script defines. Unlike M its types are resolved already.
type Declared struct {
	Name           string
	Kind           DeclaredKind
	Static, Hidden bool
	Params         []DeclaredParam
	// Result is what a method returns (TypeVoid for nothing), or the type of a property.
	Result *value.Type
	// F is called as the function of an M.
	F Func
}

// DeclaredParam is a parameter of a Declared method or constructor.
type DeclaredParam struct {
	Name string
	Type *value.Type
}

// overload makes the table entry of a declared member.
func (d *Declared) overload(t *value.Type) *overload {
	o := &overload{fn: d.F, decl: t, declared: true, hidden: d.Hidden}
	o.head.name, o.head.static = d.Name, d.Static
	switch d.Kind {
	case DeclaredConstructor:
		o.head.form, o.head.name = formConstructor, "new"
	case DeclaredProperty:
		o.head.form, o.head.access = formProperty, "get;set"
	}
	o.params_ = make([]param, len(d.Params))
	for i, p := range d.Params {
		o.params_[i] = param{name: p.Name, typ: p.Type}
	}
	o.minArgs = len(d.Params)
	o.ret_ = d.Result
	if o.ret_ == nil {
		o.ret_ = value.TypeVoid
	}
	if d.Kind == DeclaredConstructor {
		o.ret_ = t
	}
	o.once.Do(func() {})
	return o
}

// sameTypes tells whether two overloads have the same parameter types.
func sameTypes(a, b *overload) bool {
	pa, pb := a.resolve().params_, b.resolve().params_
	if len(pa) != len(pb) {
		return false
	}
	for i := range pa {
		if pa[i].typ != pb[i].typ {
			return false
		}
	}
	return true
}

// Construct runs a constructor of t on an object that is being made (the base call of a derived class's constructor).
func Construct(rt value.Runtime, t *value.Type, this value.Value, args []value.Value) error {
	tb := tableOf(t)
	if tb.ctors == nil {
		return methodNotFound(t, "new")
	}
	_, err := tb.constructDeclared(rt, t, this, args)
	return err
}

// constructDeclared calls a constructor of a script class. Overload errors speak of "new", conversion errors of ".ctor".
func (tb *table) constructDeclared(rt value.Runtime, t *value.Type, this value.Value, args []value.Value) (value.Value, error) {
	c, err := tb.ctors.choose("new", args, nil)
	if err != nil {
		return value.Null, err
	}
	b, err := c.convert(rt, ".ctor", args)
	if err != nil {
		return value.Null, err
	}
	r, err := c.o.fn(&Call{RT: rt, Type: t, This: this, Args: b.args})
	if err != nil {
		return value.Null, invocationError(".ctor", len(args), err)
	}
	return r, nil
}

// InvokeAs calls a method as the class t has it, although the object's own class may override it: ([Base]$this).M().
func InvokeAs(rt value.Runtime, t *value.Type, v value.Value, name string, args []value.Value) (value.Value, error) {
	g := tableOf(t).instance.find(name)
	if g == nil || g.form != formMethod {
		return Invoke(rt, v, name, args)
	}
	return g.call(rt, v, args, nil)
}

// HasMethod tells whether a type has an instance method of that name, itself or inherited.
func HasMethod(t *value.Type, name string) bool {
	g := tableOf(t).instance.find(name)
	return g != nil && g.form == formMethod
}

// TakesNoArguments tells whether a type has a constructor that can be called without arguments.
func TakesNoArguments(t *value.Type) bool {
	tb := tableOf(t)
	return tb.ctors == nil || tb.ctors.takesNone()
}

// HasConstructors tells whether constructors of a type are declared, so that New can make an object.
func HasConstructors(t *value.Type) bool { return tableOf(t).ctors != nil }
