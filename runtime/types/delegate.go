package types

import (
	"goposh/runtime/errs"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// Delegate is a .NET delegate made of a script block or a method.
type Delegate struct {
	value.Bag
	typ *value.Type
	// targets are called in order; the last one's result counts.
	targets []value.Value
}

// Type implements value.Object.
func (d *Delegate) Type() *value.Type { return d.typ }

// NewDelegate makes a delegate of the type that calls fn, a script block or PSMethod.
func NewDelegate(t *value.Type, fn value.Value) *Delegate {
	return &Delegate{typ: t, targets: []value.Value{fn}}
}

// Target is the script block or method that the delegate calls last.
func (d *Delegate) Target() value.Value { return d.targets[len(d.targets)-1] }

// delegateShape is the signature of a delegate: its parameters and result (Void for none). ok is false when only the arguments of
// a call tell it.
func delegateShape(t *value.Type) (params []*value.Type, names []string, result *value.Type, ok bool) {
	def := t
	if t.Definition != nil {
		def = t.Definition
	}
	switch name := def.FullName; {
	case len(name) >= 11 && name[:11] == "System.Func":
		if n := len(t.Args); n > 0 {
			return t.Args[:n-1], nil, t.Args[n-1], true
		}
	case len(name) >= 13 && name[:13] == "System.Action":
		return t.Args, nil, value.TypeVoid, true
	case name == "System.Predicate`1":
		return t.Args, nil, value.TypeBoolean, true
	case name == "System.Comparison`1" && len(t.Args) == 1:
		return []*value.Type{t.Args[0], t.Args[0]}, nil, value.TypeInt32, true
	case name == "System.Converter`2" && len(t.Args) == 2:
		return t.Args[:1], nil, t.Args[1], true
	case name == "System.EventHandler":
		return []*value.Type{value.TypeObject, typeOr("System.EventArgs")}, []string{"sender", "e"}, value.TypeVoid, true
	case name == "System.EventHandler`1" && len(t.Args) == 1:
		return []*value.Type{value.TypeObject, t.Args[0]}, []string{"sender", "e"}, value.TypeVoid, true
	case name == "System.Text.RegularExpressions.MatchEvaluator":
		return []*value.Type{byFullName("System.Text.RegularExpressions.Match")}, []string{"match"}, value.TypeString, true
	case name == "System.Threading.ThreadStart":
		return nil, nil, value.TypeVoid, true
	}
	return nil, nil, value.TypeObject, false
}

// Call runs the targets with arguments that have the delegate's parameter types already.
func (d *Delegate) Call(rt value.Runtime, args []value.Value) (value.Value, error) {
	_, _, result, _ := delegateShape(d.typ)
	var last value.Value
	for _, fn := range d.targets {
		var err error
		if last, err = callTarget(rt, fn, args, result == value.TypeVoid); err != nil {
			return value.Null, err
		}
	}
	switch result {
	case value.TypeVoid:
		return value.Void, nil
	case value.TypeObject:
		return last, nil
	}
	return Convert(rt, last, result)
}

func callTarget(rt value.Runtime, fn value.Value, args []value.Value, void bool) (value.Value, error) {
	switch f := fn.Base().Ref().(type) {
	case *Method:
		return f.Invoke(rt, args)
	case *Delegate:
		return f.Call(rt, args)
	case value.ScriptBlock:
		out, err := rt.Invoke(f, value.Null, value.Void, args...)
		if err != nil || void {
			return value.Null, err
		}
		return resultOf(out), nil
	}
	return value.Null, invalidOperation("The value cannot be called.")
}

// bind converts the arguments of a call to the parameters of the delegate.
func (d *Delegate) bind(rt value.Runtime, args []value.Value) ([]value.Value, error) {
	params, names, _, ok := delegateShape(d.typ)
	if !ok {
		return args, nil
	}
	if len(params) != len(args) {
		return nil, methodError("MethodCountCouldNotFindBest", `Cannot find an overload for "%s" and the argument count: "%d".`, "Invoke", len(args))
	}
	out := make([]value.Value, len(args))
	for i, a := range args {
		v, err := Convert(rt, a, params[i])
		if err != nil {
			if passes(err) {
				return nil, err
			}
			name := "arg"
			switch {
			case i < len(names):
				name = names[i]
			case len(params) > 1:
				name = "arg" + itoa(i+1)
			case d.typ.Definition != nil && d.typ.Definition.FullName != "System.Func`2":
				name = "obj"
			}
			inner := errs.ExceptionFrom(err)
			return nil, record(typeMethodException, "MethodArgumentConversionInvalidCastArgument", errs.NotSpecified, inner,
				`Cannot convert argument "`+name+`", with value: "`+dotNetText(rt, a)+`", for "Invoke" to type "`+TypeString(params[i])+`": "`+inner.Message+`"`)
		}
		out[i] = v
	}
	return out, nil
}

// InvokeDynamic implements DynamicMethods: Invoke and DynamicInvoke have the delegate's own parameters.
func (d *Delegate) InvokeDynamic(rt value.Runtime, name string, args []value.Value) (value.Value, bool, error) {
	switch {
	case equalFold(name, "Invoke"):
	case equalFold(name, "DynamicInvoke"):
		if len(args) == 1 {
			if a, ok := args[0].Base().Ref().(*value.Array); ok {
				args = a.Items
			}
		}
	default:
		return value.Null, false, nil
	}
	bound, err := d.bind(rt, args)
	if err != nil {
		return value.Null, true, err
	}
	r, err := d.Call(rt, bound)
	if err != nil {
		return value.Null, true, invocationError("Invoke", len(args), err)
	}
	return r, true, nil
}

// toDelegate converts a script block or method to a delegate type.
func toDelegate(_ value.Runtime, v value.Value, t *value.Type) (value.Value, error) {
	return vobject(NewDelegate(t, v.Base()))
}

// delegateClass declares System.Delegate, the base of every delegate.
func delegateClass() *Class {
	self := func(c *Call) *Delegate { return this[*Delegate](c) }
	return &Class{Members: []M{
		{"object Target {get}", func(c *Call) (value.Value, error) { return self(c).Target(), nil }},
		{"Delegate[] GetInvocationList()", func(c *Call) (value.Value, error) {
			d := self(c)
			items := make([]value.Value, len(d.targets))
			for i, fn := range d.targets {
				items[i] = value.Of(NewDelegate(d.typ, fn))
			}
			return arrayOf(typeOr("System.Delegate"), items), nil
		}},
		{"static Delegate Combine(Delegate a, Delegate b)", delegateCombine},
		{"static Delegate Combine(params Delegate[] delegates)", delegateCombine},
	}}
}

func delegateCombine(c *Call) (value.Value, error) {
	args := c.Args
	if len(args) == 1 {
		var err error
		if args, err = c.list(0); err != nil {
			return value.Null, err
		}
	}
	var out *Delegate
	for _, a := range args {
		d, ok := a.Base().Ref().(*Delegate)
		switch {
		case !ok:
		case out == nil:
			out = &Delegate{typ: d.typ, targets: append([]value.Value(nil), d.targets...)}
		case out.typ != d.typ:
			return value.Null, neterr.Argument("", "Delegates must be of the same type.")
		default:
			out.targets = append(out.targets, d.targets...)
		}
	}
	if out == nil {
		return value.Null, nil
	}
	return vobject(out)
}
