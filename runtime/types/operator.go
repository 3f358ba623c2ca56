package types

import (
	"errors"
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// InvokeOperator calls an operator method (op_Addition …) that the type of an operand declares. Its errors name the method as their
// target, and the operands by position.
func InvokeOperator(rt value.Runtime, t *value.Type, name string, a, b value.Value) (value.Value, error) {
	g := tableOf(t).static.find(name)
	if g == nil {
		r := methodNotFound(t, name)
		if rec, ok := r.(*errs.Record); ok {
			rec.Target = value.String(name)
		}
		return value.Null, r
	}
	args := []value.Value{a, b}
	c, err := g.choose(name, args, nil)
	if err != nil {
		return value.Null, err
	}
	bound, err := c.convertOperands(rt, name, args)
	if err != nil {
		return value.Null, err
	}
	r, err := c.o.run(rt, name, value.Null, 2, bound)
	var rec *errs.Record
	if errors.As(err, &rec) && rec.Exception.TypeName == typeMethodInvocation {
		rec.ID = "DotNetMethodException"
	}
	return r, err
}

// HasOperator tells whether a type declares an operator.
func HasOperator(t *value.Type, name string) bool {
	return t != nil && tableOf(t).static.find(name) != nil
}

// convertOperands is convert with the positions for parameter names, as operator calls report them.
func (c *candidate) convertOperands(rt value.Runtime, name string, args []value.Value) (bound, error) {
	b := bound{args: make([]value.Value, len(args))}
	for i := range args {
		v, err := convertArgument(rt, name, itoa(i), args[i], c.o.params_[i].typ)
		if err != nil {
			return b, err
		}
		b.args[i] = v
	}
	return b, nil
}

// IsNumeric tells whether values of a type are numbers to operators: the integer and real types, Decimal and enums, but not
// BigInteger, char and bool.
func IsNumeric(t *value.Type) bool {
	return t != nil && (t.Kind.IsNumber() || t == value.TypeDecimal || t.Enum != nil)
}

// UnwrapInvocation gives the exception that a .NET method threw, without PowerShell's wrapping.
func UnwrapInvocation(err error) error {
	var r *errs.Record
	if errors.As(err, &r) && r.Exception != nil && strings.HasSuffix(r.Exception.TypeName, "InvocationException") && r.Exception.Inner != nil {
		return r.Exception.Inner
	}
	return err
}

// InvokeUnary calls a unary operator method that a type declares.
func InvokeUnary(rt value.Runtime, t *value.Type, name string, v value.Value) (value.Value, error) {
	g := tableOf(t).static.find(name)
	if g == nil {
		return value.Null, methodNotFound(t, name)
	}
	return g.callStatic(rt, t, []value.Value{v}, nil)
}

// NoConversion is the error of Convert for two types that no conversion connects.
func NoConversion(rt value.Runtime, v value.Value, t *value.Type) error {
	return noConversion(rt, v, t)
}

// Convertible tells whether some conversion leads from one type to another beyond assignment.
func Convertible(from, to *value.Type) bool { return conversionFor(from, to).apply != nil }

// Comparable tells whether a type implements IComparable.
func Comparable(t *value.Type) bool {
	if isConvertible(t) || t == value.TypeTimeSpan {
		return true
	}
	return implements(t, "System.IComparable")
}

// EqualsMember is a.Equals(b): what the type declares, else value or reference equality.
func EqualsMember(rt value.Runtime, a, b value.Value) bool {
	if a.Kind() == value.KindObject && a.Type() != nil {
		if _, ok := a.Object().(value.Equaler); !ok {
			if g := tableOf(a.Type()).instance.find("Equals"); g != nil {
				for _, o := range g.overloads {
					if p := o.resolve().params_; len(p) == 1 && p[0].typ == value.TypeObject && o.decl != value.TypeObject {
						r, err := o.fn(&Call{RT: rt, Type: o.decl, This: a, Args: []value.Value{b}})
						return err == nil && r.Bits() != 0
					}
				}
			}
		}
	}
	return Equals(a, b)
}
