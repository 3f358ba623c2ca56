package types

import (
	"fmt"
	"slices"
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// figureParse converts text through an enum's names or a type's static Parse.
func figureParse(from, to *value.Type) *conversion {
	if to.Enum != nil {
		switch {
		case from == value.TypeString:
			return &conversion{rankParse, stringToEnum}
		case enumerableType(from):
			return &conversion{rankParse, enumerableToEnum}
		}
		return nil
	}
	if from != value.TypeString {
		return nil
	}
	g := tableOf(to).static.find("Parse")
	if g == nil {
		return nil
	}
	if o := findParse(g, 2); o != nil {
		return parseConversion(o, "InvalidCastParseTargetInvocationWithFormatProvider", 2)
	}
	if o := findParse(g, 1); o != nil {
		return parseConversion(o, "InvalidCastParseTargetInvocation", 1)
	}
	return nil
}

func findParse(g *group, n int) *overload {
	for _, o := range g.overloads {
		p := o.resolve().params_
		if len(p) != n || p[0].typ != value.TypeString || o.variadic {
			continue
		}
		if n == 1 || p[1].typ.FullName == "System.IFormatProvider" {
			return o
		}
	}
	return nil
}

func parseConversion(o *overload, id string, n int) *conversion {
	return &conversion{rankParse, func(rt value.Runtime, v value.Value, t *value.Type) (value.Value, error) {
		r, err := o.fn(&Call{RT: invariantRuntime(rt), Type: o.decl, Args: []value.Value{v, invariantProvider()}[:n:n]})
		if err != nil {
			return value.Null, castFailed(id, rt, v, t, err)
		}
		return r, nil
	}}
}

// figureConstructor converts through a constructor with one parameter of the type.
func figureConstructor(from, to *value.Type) *conversion {
	if to.Flags&(value.FlagAbstract|value.FlagInterface|value.FlagDelegate) != 0 || to.Rank > 0 || to.Enum != nil {
		return nil
	}
	if isInteger(from) && implements(to, "System.Collections.ICollection") {
		return nil // a capacity is no content
	}
	ctors := tableOf(to).ctors
	if ctors == nil {
		return nil
	}
	var best *overload
	for _, o := range ctors.overloads {
		p := o.resolve().params_
		if len(p) != 1 || p[0].byRef || o.variadic && p[0].typ.Elem == from {
			continue
		}
		switch pt := p[0].typ; {
		case pt == from:
			best = o
		case best == nil && (Assignable(pt, from) || widens(from, pt)):
			best = o
		}
		if p[0].typ == from {
			break
		}
	}
	if best == nil {
		return nil
	}
	return &conversion{rankConstructor, func(rt value.Runtime, v value.Value, t *value.Type) (value.Value, error) {
		arg, err := v, error(nil)
		if v.Kind() == value.KindEnum && best.params_[0].typ.Kind.IsNumber() {
			arg, err = changeNumber(value.Long(v.Int64()), best.params_[0].typ)
		} else {
			arg, err = Convert(rt, v, best.params_[0].typ)
		}
		if err == nil {
			arg, err = best.fn(&Call{RT: rt, Type: t, Args: []value.Value{arg}})
		}
		if err != nil {
			return value.Null, castFailed("InvalidCastConstructorException", rt, v, t, err)
		}
		return arg, nil
	}}
}

// widens tells whether .NET's own binder accepts a number for a wider parameter.
func widens(from, to *value.Type) bool {
	if from.Enum != nil {
		from = value.ScalarType(from.Enum.Underlying)
		if from == to {
			return true
		}
	}
	if from.Kind == value.KindChar {
		return to.Kind == value.KindUInt16 || to.Kind == value.KindInt32 || to.Kind == value.KindInt64 || to.Kind == value.KindDouble
	}
	return from.Kind.IsNumber() && to.Kind.IsNumber() && numericRank(from, to) == rankNumericImplicit
}

// figureCast converts through a cast operator of either type.
func figureCast(from, to *value.Type) *conversion {
	if isNumeric(from) && isNumeric(to) {
		if to == value.TypeBigInteger && isInteger(from) {
			return &conversion{rankImplicitCast, convertNumeric}
		}
		return &conversion{rankExplicitCast, convertNumeric}
	}
	for _, try := range [...]struct {
		on   *value.Type
		name string
		r    rank
	}{{to, "op_Implicit", rankImplicitCast}, {to, "op_Explicit", rankExplicitCast}, {from, "op_Implicit", rankImplicitCast}, {from, "op_Explicit", rankExplicitCast}} {
		g := tableOf(try.on).static.find(try.name)
		if g == nil {
			continue
		}
		for _, o := range g.overloads {
			p := o.resolve().params_
			if len(p) == 1 && Assignable(p[0].typ, from) && Assignable(to, o.ret_) {
				return &conversion{try.r, func(rt value.Runtime, v value.Value, t *value.Type) (value.Value, error) {
					r, err := o.fn(&Call{RT: rt, Type: o.decl, Args: []value.Value{v}})
					if err != nil {
						return value.Null, castFailed("InvalidCastTargetInvocationException"+try.name, rt, v, t, err)
					}
					return r, nil
				}}
			}
		}
	}
	return nil
}

// isConvertible tells whether a type implements IConvertible.
func isConvertible(t *value.Type) bool {
	return t.Kind >= value.KindBoolean && t.Kind <= value.KindDateTime || t.Enum != nil || t == value.TypeDecimal ||
		t == value.TypeString || t.FullName == "System.DBNull"
}

// figureConvertible converts through IConvertible: numbers by way of their text, others by Convert.ChangeType.
func figureConvertible(from, to *value.Type) *conversion {
	if !isConvertible(from) || from == value.TypeString {
		return nil
	}
	if isNumeric(from) {
		if to.Rank > 0 || conversionRank(value.TypeString, to) == rankNone {
			return nil
		}
		return &conversion{rankIConvertible, func(rt value.Runtime, v value.Value, t *value.Type) (value.Value, error) {
			return Convert(rt, value.String(ToString(rt, v)), t)
		}}
	}
	return &conversion{rankIConvertible, func(rt value.Runtime, v value.Value, t *value.Type) (value.Value, error) {
		r, err := changeType(v, t)
		if err != nil {
			return value.Null, castFailed("InvalidCastIConvertible", rt, v, t, err)
		}
		return r, nil
	}}
}

// changeType is Convert.ChangeType for values that are no numbers.
func changeType(v value.Value, t *value.Type) (value.Value, error) {
	k := v.Kind()
	target := t.Kind
	bad := func() (value.Value, error) {
		from, to := v.Type(), t
		fn, tn := from.Name(), to.Name()
		if !isConvertible(to) || to.Enum != nil {
			fn, tn = from.FullName, to.FullName
		}
		return value.Null, errs.NewException(typeInvalidCast, fmt.Sprintf("Invalid cast from '%s' to '%s'.", fn, tn))
	}
	if k == value.KindObject { // DBNull
		return value.Null, errs.NewException(typeInvalidCast, "Object cannot be cast from DBNull to other types.")
	}
	switch {
	case target == value.KindBoolean && k != value.KindDateTime && k != value.KindChar:
		return value.Bool(v.Bits() != 0), nil
	case !isNumeric(t) && target != value.KindChar || t == value.TypeBigInteger:
		return bad()
	case k == value.KindDateTime, k == value.KindTimeSpan:
		return bad()
	case k == value.KindBoolean && target == value.KindChar:
		return bad()
	case k == value.KindChar && !isInteger(t) && target != value.KindChar:
		return bad()
	}
	return changeNumber(value.Long(v.Int64()), t)
}

// figureDictionary makes an object of a dictionary: the constructor without arguments, then a property for every entry.
func figureDictionary(from, to *value.Type) *conversion {
	if !dictionaryType(from) || to.Flags&(value.FlagAbstract|value.FlagInterface) != 0 || to.Rank > 0 {
		return nil
	}
	if to.IsNullable() != nil {
		return &conversion{rankConstructor, fromNothing}
	}
	if !hasDefaultConstructor(to) {
		return nil
	}
	return &conversion{rankConstructor, fromProperties}
}

func hasDefaultConstructor(t *value.Type) bool {
	if t.IsValueType() {
		return t.Enum != nil || t.Kind == value.KindObject || t.Kind >= value.KindDateTime && t.Kind <= value.KindTimeSpan
	}
	c := tableOf(t).ctors
	if c == nil {
		return false
	}
	for _, o := range c.overloads {
		if len(o.resolve().params_) == 0 {
			return true
		}
	}
	return false
}

// figureProperties makes an object of the properties of a PSCustomObject, or of what a serialised object came back as.
func figureProperties(from, to *value.Type) *conversion {
	if from != value.TypePSCustomObject && from.FullName != value.TypePSObject.FullName || to.Flags&(value.FlagAbstract|value.FlagInterface) != 0 || to.Rank > 0 {
		return nil
	}
	if to.IsNullable() != nil {
		return &conversion{rankConstructor, fromNothing}
	}
	if !hasDefaultConstructor(to) {
		return nil
	}
	if to.Enum != nil {
		return &conversion{rankConstructor, fromProperties}
	}
	for _, g := range tableOf(to).instance.list {
		if g.form == formProperty || g.form == formField {
			return &conversion{rankConstructor, fromProperties}
		}
	}
	return nil
}

func fromProperties(rt value.Runtime, v value.Value, t *value.Type) (value.Value, error) {
	obj, err := construct(rt, t, nil)
	if err != nil {
		return value.Null, castFailed("InvalidCastConstructorException", rt, v, t, err)
	}
	if d, ok := v.Object().(*value.Dict); ok {
		for k, x := range d.All {
			if err := setForCast(rt, obj, ToString(rt, k), x, t); err != nil {
				return value.Null, err
			}
		}
		return obj, nil
	}
	for _, p := range Properties(rt, v) {
		if !hasProperty(rt, obj, p.Name) {
			return value.Null, castFailed("InvalidCastConstructorException", rt, v, t, noConversion(rt, v, t))
		}
		x, err := p.Get()
		if err == nil {
			err = setForCast(rt, obj, p.Name, x, t)
		}
		if err != nil {
			return value.Null, err
		}
	}
	return obj, nil
}

// fromNothing is the conversion of a dictionary or custom object to a Nullable type, which there is no object of to fill.
func fromNothing(rt value.Runtime, v value.Value, t *value.Type) (value.Value, error) {
	return value.Null, castFailed("InvalidCastConstructorException", rt, v, t, errs.NewException("System.Management.Automation.PSArgumentNullException",
		`Cannot process argument because the value of argument "obj" is null. Change the value of argument "obj" to a non-null value.`))
}

func setForCast(rt value.Runtime, obj value.Value, name string, x value.Value, t *value.Type) error {
	if x.IsVoid() {
		x = value.Null
	}
	if !hasProperty(rt, obj, name) {
		msg := fmt.Sprintf("The property '%s' was not found for the '%s' object. ", name, TypeString(t))
		if list := settableProperties(rt, obj); list != "" {
			msg += "The settable properties are: " + list + "."
		} else {
			msg += "There is no settable property available."
		}
		return castError("ObjectCreationError", errs.NewException("System.InvalidOperationException", msg),
			`Cannot create object of type "%s". %s`, TypeString(t), msg)
	}
	err := Set(rt, obj, name, x)
	if err == nil || passes(err) {
		return err
	}
	ex := errs.ExceptionFrom(err)
	if ex.Inner != nil {
		ex = ex.Inner
	}
	return castError("ObjectCreationError", ex, `Cannot create object of type "%s". %s`, TypeString(t), ex.Message)
}

func hasProperty(rt value.Runtime, obj value.Value, name string) bool {
	return slices.ContainsFunc(AllProperties(rt, obj), func(p Property) bool { return equalFold(p.Name, name) })
}

func settableProperties(rt value.Runtime, obj value.Value) string {
	var parts []string
	if e := obj.EnumInfo(); e != nil {
		parts = append(parts, "[value__ <"+value.ScalarType(e.Underlying).FullName+">]")
	}
	for _, p := range Properties(rt, obj) {
		if p.Set != nil {
			parts = append(parts, "["+p.Name+" <"+p.TypeName+">]")
		}
	}
	return strings.Join(parts, ", ")
}

// figureCollection fills a generic collection from an array or a single element.
func figureCollection(from, to *value.Type) *conversion {
	if len(to.Args) != 1 || to.Flags&(value.FlagAbstract|value.FlagInterface) != 0 || !implements(to, "System.Collections.IEnumerable") {
		return nil
	}
	ctors := tableOf(to).ctors
	if ctors == nil {
		return nil
	}
	var ctor *overload
	for _, o := range ctors.overloads {
		p := o.resolve().params_
		if len(p) != 1 || p[0].typ.Definition == nil || p[0].typ.Args[0] != to.Args[0] {
			continue
		}
		switch p[0].typ.Definition.Name() {
		case "IEnumerable`1", "ICollection`1", "IList`1":
			ctor = o
		}
		if ctor != nil {
			break
		}
	}
	if ctor == nil {
		return nil
	}
	r := rankConstructor
	if Assignable(to.Args[0], from) {
		r &^= rankScalarToArray
	}
	return &conversion{r, func(rt value.Runtime, v value.Value, t *value.Type) (value.Value, error) {
		elem := t.Args[0]
		var items []value.Value
		if a, ok := v.Object().(*value.Array); ok && !Assignable(elem, from) {
			items = make([]value.Value, len(a.Items))
			for i, x := range a.Items {
				c, err := Convert(rt, x.Base(), elem)
				if err != nil {
					return value.Null, noConversion(rt, v, t)
				}
				items[i] = c
			}
		} else {
			x, err := Convert(rt, v, elem)
			if err != nil {
				return value.Null, err
			}
			items = []value.Value{x}
		}
		list := value.Of(value.NewList(MakeGeneric(value.TypeList, elem), items))
		r, err := ctor.fn(&Call{RT: rt, Type: t, Args: []value.Value{list}})
		if err != nil {
			return value.Null, castFailed("InvalidCastConstructorException", rt, v, t, err)
		}
		return r, nil
	}}
}

// construct calls the best constructor and gives its error as it is.
func construct(rt value.Runtime, t *value.Type, args []value.Value) (value.Value, error) {
	tb := tableOf(t)
	if tb.ctors == nil {
		if len(args) == 0 && t.IsValueType() {
			return zeroValue(t), nil
		}
		return value.Null, neterr.New("System.MissingMethodException", "Constructor on type '"+t.FullName+"' not found.")
	}
	if len(args) == 0 && t.IsValueType() && !tb.ctors.takesNone() {
		return zeroValue(t), nil
	}
	o, bound, err := tb.ctors.bind(rt, "new", args, nil)
	if err != nil {
		return value.Null, err
	}
	return o.fn(&Call{RT: rt, Type: t, Args: bound.args})
}
