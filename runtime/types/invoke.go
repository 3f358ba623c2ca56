package types

import (
	"goposh/runtime/bulk"
	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// Invoke calls a method of a value: members attached to it, those of type data, then .NET's. Errors are error records.
func Invoke(rt value.Runtime, v value.Value, name string, args []value.Value, typeArgs ...*value.Type) (value.Value, error) {
	if v.IsNull() {
		return value.Null, runtimeError("InvokeMethodOnNull", value.Null, "You cannot call a method on a null-valued expression.")
	}
	tb := tableOf(v.Type())
	if m := methodMember(rt, v, tb, name); m != nil {
		return callMember(rt, v, m, args)
	}
	if o, ok := v.Base().Object().(DynamicMethods); ok {
		if r, found, err := o.InvokeDynamic(rt, name, args); found {
			return r, err
		}
	}
	if g := tb.instance.find(name); g != nil && g.form == formMethod {
		return g.call(rt, v, args, typeArgs)
	}
	if r, ok, err := invokeValue(rt, v, tb, name, args); ok {
		return r, err
	}
	if g := tb.instance.explicit(name); g != nil && g.form == formMethod {
		return g.call(rt, v, args, typeArgs)
	}
	if r, ok, err := invokeAccessor(rt, v, tb, name, args); ok {
		return r, err
	}
	if IsEnumerable(v) {
		return invokeEach(rt, v, name, args)
	}
	return value.Null, memberNotFound(rt, v, name)
}

// invokeAccessor calls a property's get_X or set_X method, which .NET objects have beside the property.
func invokeAccessor(rt value.Runtime, v value.Value, tb *table, name string, args []value.Value) (r value.Value, ok bool, err error) {
	if len(name) < len("get_X") || name[3] != '_' {
		return value.Null, false, nil
	}
	set := equalFold(name[:4], "set_")
	if !set && !equalFold(name[:4], "get_") {
		return value.Null, false, nil
	}
	g := tb.instance.find(name[4:])
	if g == nil || g.form == formMethod {
		return value.Null, false, nil
	}
	base := v.Base()
	switch {
	case set && len(args) == 1:
		return value.Void, true, g.write(rt, g.name, base, base.Type(), args[0])
	case set && len(args) > 1:
		return value.Void, true, SetIndex(rt, base, args[:len(args)-1], args[len(args)-1])
	case len(args) == 0:
		r, _, err = g.read(rt, base, v)
		return r, true, err
	}
	if g.form != formIndexer {
		return value.Null, false, nil
	}
	o, b, err := g.bind(rt, name, args, nil)
	if err != nil {
		return value.Null, true, err
	}
	if r, err = o.invoke(&Call{RT: rt, Type: o.decl, This: base, Args: b.args}); err != nil {
		return value.Null, true, invocationError(name, len(args), err)
	}
	return r, true, nil
}

// invokeEach calls a method that a collection does not have on each of its elements, and collects what they give.
func invokeEach(rt value.Runtime, v value.Value, name string, args []value.Value) (value.Value, error) {
	var out []value.Value
	err := Each(rt, v, func(x value.Value) error {
		r, err := Invoke(rt, x, name, args)
		if err != nil || r.IsVoid() {
			return err
		}
		return Each(rt, r, func(y value.Value) error {
			out = append(out, y)
			return nil
		})
	})
	if err != nil {
		return value.Null, err
	}
	if len(out) == 0 {
		return value.Void, nil
	}
	return Unwrap(out), nil
}

// DynamicMethods is an object with methods that only it knows (CIM and management objects).
type DynamicMethods interface {
	value.Object
	// InvokeDynamic calls the method; found is false when there is none of that name.
	InvokeDynamic(rt value.Runtime, name string, args []value.Value) (r value.Value, found bool, err error)
}

// methodNotFound is the error of a call to a method that is not there.
func methodNotFound(t *value.Type, name string) error {
	return runtimeError("MethodNotFound", value.Null, msgMethodNotFound, TypeString(t), name)
}

// memberNotFound is methodNotFound for a call on an object. One that is nothing but its members is named as its type names say,
// and the method is the error's target.
func memberNotFound(rt value.Runtime, v value.Value, name string) error {
	t := v.Type()
	names := TypeNames(rt, v)
	if t != value.TypePSCustomObject && t.FullName != value.TypePSObject.FullName || len(names) == 0 {
		return methodNotFound(t, name)
	}
	return runtimeError("MethodNotFound", value.String(name), msgMethodNotFound, names[0], name)
}

const msgMethodNotFound = "Method invocation failed because [%s] does not contain a method named '%s'."

// methodMember finds a script or code method that extends v.
func methodMember(rt value.Runtime, v value.Value, tb *table, name string) *value.Member {
	if set := value.InstanceMembers(v); set.Len() > 0 {
		if m := set.Find(name); m != nil && m.Kind&value.MemberMethods != 0 {
			return m
		}
	}
	if m := typeMember(rt, v, tb, name); m != nil && m.Kind&value.MemberMethods != 0 {
		return m
	}
	return nil
}

// invokeValue calls a property whose value can be called: a note or dictionary entry holding a PSMethod or a delegate.
func invokeValue(rt value.Runtime, v value.Value, tb *table, name string, args []value.Value) (value.Value, bool, error) {
	p, found, err := Get(rt, v, name)
	if err != nil || !found {
		return value.Null, false, nil
	}
	switch o := p.Base().Object().(type) {
	case *Method:
		r, err := o.Invoke(rt, args)
		return r, true, err
	case *ParameterizedProperty:
		r, err := o.invoke(rt, args)
		return r, true, err
	}
	return value.Null, false, nil
}

// call binds and calls an instance method.
func (g *group) call(rt value.Runtime, this value.Value, args []value.Value, typeArgs []*value.Type) (value.Value, error) {
	o, b, err := g.bind(rt, g.name, args, typeArgs)
	if err != nil {
		return value.Null, err
	}
	return o.run(rt, g.name, this.Base(), len(args), b)
}

func (o *overload) run(rt value.Runtime, name string, this value.Value, n int, b bound) (value.Value, error) {
	r, err := o.invoke(&Call{RT: rt, Type: o.decl, This: this, Args: b.args, TypeArgs: b.targs})
	if err != nil {
		return value.Null, invocationError(o.displayName(name), n, err)
	}
	if o.ret_ == value.TypeVoid {
		return value.Void, nil
	}
	return r, nil
}

func (o *overload) displayName(name string) string {
	if o.form == formConstructor {
		return ".ctor"
	}
	return name
}

// InvokeStatic calls a static method of a type; "new" is the constructor.
func InvokeStatic(rt value.Runtime, t *value.Type, name string, args []value.Value, typeArgs ...*value.Type) (value.Value, error) {
	tb := tableOf(t)
	if g := tb.static.find(name); g != nil && g.form == formMethod {
		if t.Flags&value.FlagGenericDefinition != 0 {
			return value.Null, methodError("CannotInvokeStaticMethodOnUninstantiatedGenericType",
				"Cannot invoke static methods or access static properties on the open generic type %s.  Specify the type parameters and retry.  For example, instead of [System.Collections.Generic.HashSet``1]::CreateSetComparer() use [System.Collections.Generic.HashSet[int]]::CreateSetComparer().", t.FullName)
		}
		return g.callStatic(rt, t, args, typeArgs)
	}
	if equalFold(name, "new") {
		return newObject(rt, t, args, "new", ".ctor")
	}
	return value.Null, methodNotFound(t, name)
}

func (g *group) callStatic(rt value.Runtime, t *value.Type, args []value.Value, typeArgs []*value.Type) (value.Value, error) {
	o, b, err := g.bind(rt, g.name, args, typeArgs)
	if err != nil {
		return value.Null, err
	}
	r, err := o.invoke(&Call{RT: rt, Type: staticType(o, t), Args: b.args, TypeArgs: b.targs})
	if err != nil {
		return value.Null, invocationError(g.name, len(args), err)
	}
	if o.ret_ == value.TypeVoid {
		return value.Void, nil
	}
	return r, nil
}

// staticType is the type a static member is called on: the derived one for members that the base declares ([DayOfWeek]::GetNames
// does not exist, but [MyType]::Parse of a generic base does).
func staticType(o *overload, t *value.Type) *value.Type {
	if o.decl.Definition != nil {
		return o.decl
	}
	return t
}

// New calls a constructor, as New-Object does.
func New(rt value.Runtime, t *value.Type, args []value.Value) (value.Value, error) {
	name := t.Name()
	if i := indexByte(name, '`'); i >= 0 {
		name = name[:i]
	}
	return newObject(rt, t, args, name, name)
}

// newObject calls a constructor. missing and converting name it in the errors about overloads and arguments: [T]::new says
// other words than New-Object.
func newObject(rt value.Runtime, t *value.Type, args []value.Value, missing, converting string) (value.Value, error) {
	switch {
	case t.Rank > 0:
		return newArray(rt, t, args)
	case t.Flags&value.FlagGenericDefinition != 0 || t.Flags&(value.FlagInterface|value.FlagStaticClass) != 0:
		return value.Null, methodNotFound(t, "new")
	case t.Flags&value.FlagAbstract != 0:
		return value.Null, invocationError(".ctor", len(args), errs.NewException("System.MissingMethodException", "Cannot create an abstract class."))
	case t.Flags&value.FlagDelegate != 0 && len(args) == 1:
		return Convert(rt, args[0], t)
	}
	tb := tableOf(t)
	if tb.ctors == nil {
		if len(args) == 0 && t.IsValueType() {
			return zeroValue(t), nil
		}
		if t.IsValueType() {
			return value.Null, methodError("MethodCountCouldNotFindBest", `Cannot find an overload for "%s" and the argument count: "%d".`, missing, len(args))
		}
		return value.Null, methodNotFound(t, "new")
	}
	if t.Script != nil {
		return tb.constructDeclared(rt, t, value.Null, args)
	}
	if len(args) == 0 && t.IsValueType() && !tb.ctors.takesNone() {
		return zeroValue(t), nil
	}
	return tb.ctors.create(rt, t, args, missing, converting)
}

// create chooses among the constructors of a group and calls one.
func (g *group) create(rt value.Runtime, t *value.Type, args []value.Value, missing, converting string) (value.Value, error) {
	o, b := g.exact(args), bound{args: args}
	if o == nil {
		c, err := g.choose(missing, args, nil)
		if err != nil {
			return value.Null, err
		}
		o = c.o
		if b, err = c.convert(rt, converting, args); err != nil {
			return value.Null, err
		}
	}
	r, err := o.invoke(&Call{RT: rt, Type: t, Args: b.args})
	if err != nil {
		return value.Null, invocationError(".ctor", len(args), err)
	}
	return r, nil
}

func (g *group) takesNone() bool {
	for _, o := range g.overloads {
		if o.resolve().minArgs == 0 {
			return true
		}
	}
	return false
}

func indexByte(s string, c byte) int {
	for i := range len(s) {
		if s[i] == c {
			return i
		}
	}
	return -1
}

// newArray is [T[]]::new(length, …).
func newArray(rt value.Runtime, t *value.Type, args []value.Value) (value.Value, error) {
	if len(args) != t.Rank {
		return value.Null, methodError("MethodCountCouldNotFindBest", `Cannot find an overload for "%s" and the argument count: "%d".`, t.Name(), len(args))
	}
	dims := make([]int, len(args))
	for i, a := range args {
		n, err := convertArgument(rt, ".ctor", "length", a, value.TypeInt32)
		if err != nil {
			return value.Null, err
		}
		if dims[i] = int(n.Int64()); dims[i] < 0 {
			return value.Null, invocationError(".ctor", len(args), errs.NewException("System.OverflowException", "Arithmetic operation resulted in an overflow."))
		}
	}
	a, err := makeArray(rt, t.Elem, dims...)
	if err != nil {
		return value.Null, invocationError(".ctor", len(args), err)
	}
	return a, nil
}

// makeArray makes an array filled with the zero of its element type, refusing sizes beyond what .NET or the memory can hold.
func makeArray(rt value.Runtime, elem *value.Type, dims ...int) (value.Value, error) {
	if _, err := bulk.Dimensions(dims...); err != nil {
		return value.Null, err
	}
	a := value.NewArrayRank(elem, value.Null, dims...)
	if zero := zeroValue(elem); !zero.IsNull() {
		if err := bulk.Fill(rt.Context(), a.Items, zero); err != nil {
			return value.Null, err
		}
	}
	return value.Of(a), nil
}

// callMember calls a script or code method.
func callMember(rt value.Runtime, this value.Value, m *value.Member, args []value.Value) (value.Value, error) {
	if m.Code != nil {
		r, err := m.Code(rt, this, args)
		if err != nil {
			return value.Null, invocationError(m.Name, len(args), err)
		}
		return r, nil
	}
	sb, err := scriptOf(rt, m.Value)
	if err != nil || sb == nil {
		return value.Null, err
	}
	out, err := rt.Invoke(sb, this, value.Void, args...)
	if err != nil {
		return value.Null, scriptMethodError(m.Name, len(args), err)
	}
	if len(out) == 0 {
		return value.Void, nil
	}
	return Unwrap(out), nil
}

// scriptMethodError wraps what a script method threw.
func scriptMethodError(name string, n int, err error) error {
	if passes(err) {
		return err
	}
	inner := errs.ExceptionFrom(err)
	r := invocationError(name, n, err)
	if rec, ok := r.(*errs.Record); ok {
		rec.ID = "ScriptMethodRuntimeException"
		if inner.TypeName != typeRuntimeException && inner.Record == nil {
			rec.ID = shortName(inner.TypeName)
		}
	}
	return r
}

// scriptOf gives the script block of a member: the block itself, or the text of built-in type data compiled by the runtime.
func scriptOf(rt value.Runtime, v value.Value) (value.ScriptBlock, error) {
	if sb, ok := v.Base().Object().(value.ScriptBlock); ok {
		return sb, nil
	}
	s, ok := v.AsString()
	if !ok || rt == nil {
		return nil, nil
	}
	if c, ok := rt.Service(ScriptCompilerKey{}).(ScriptCompiler); ok {
		return c.CompileScript(s)
	}
	return nil, nil
}

// Unwrap is how output becomes a value: nothing is $null, one object itself, more an Object[].
func Unwrap(out []value.Value) value.Value {
	switch len(out) {
	case 0:
		return value.Null
	case 1:
		return out[0]
	}
	return value.Objects(out...)
}
