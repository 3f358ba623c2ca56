package types

import (
	"sync"

	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// converter performs a conversion that conversionFor found.
type converter func(rt value.Runtime, v value.Value, t *value.Type) (value.Value, error)

// conversion is how values of one type become another's.
type conversion struct {
	rank  rank
	apply converter // nil when there is no conversion
}

type typePair struct{ from, to *value.Type }

var conversions sync.Map // typePair -> *conversion

// Convert converts a value as LanguagePrimitives.ConvertTo does, invariantly. The error is an *errs.Exception of class
// PSInvalidCastException whose record has the conversion's id.
func Convert(rt value.Runtime, v value.Value, t *value.Type) (value.Value, error) {
	if v.IsVoid() {
		v = value.Null
	}
	if t == value.TypeObject || t == value.TypePSObject {
		return v, nil
	}
	base := v.Base()
	if base.IsNull() {
		base = value.Null
	}
	from := base.Type()
	if from == t && t != nil {
		return base, nil
	}
	c := conversionFor(from, t)
	if c.apply == nil {
		return value.Null, noConversion(rt, v, t)
	}
	if (Long(base) || t == value.TypeBigInteger && longDigits(base)) && !sessionType(t) && t != value.TypeScriptBlock {
		return Apart(rt, []value.Value{base}, func(rt value.Runtime, v []value.Value) (value.Value, error) { return c.apply(rt, v[0], t) })
	}
	return c.apply(rt, base, t)
}

// conversionFor finds the conversion between two types; a nil from is $null.
func conversionFor(from, to *value.Type) *conversion {
	key := typePair{from, to}
	if c, ok := conversions.Load(key); ok {
		return c.(*conversion)
	}
	c := figure(from, to)
	if !sessionType(from) && !sessionType(to) {
		conversions.Store(key, c)
	}
	return c
}

// sessionType tells whether a type belongs to a session (script classes and what is made of them), so that nothing global may
// hold on to it.
func sessionType(t *value.Type) bool {
	if t == nil {
		return false
	}
	if t.Script != nil || t.Elem != nil && sessionType(t.Elem) {
		return true
	}
	for _, a := range t.Args {
		if sessionType(a) {
			return true
		}
	}
	return false
}

func asIs(_ value.Runtime, v value.Value, _ *value.Type) (value.Value, error) { return v, nil }

func always(v value.Value) converter {
	return func(value.Runtime, value.Value, *value.Type) (value.Value, error) { return v, nil }
}

// figure finds a conversion in PowerShell's order: fixed conversions, assignment, the language's own, Parse, constructors,
// cast operators, IConvertible, dictionaries, collections, properties.
func figure(from, to *value.Type) *conversion {
	if from == nil {
		return figureNull(to)
	}
	if from == to {
		return &conversion{rankIdentity, asIs}
	}
	if c := figureFixed(from, to); c != nil {
		return c
	}
	if Assignable(to, from) && to.Definition != value.TypeNullable {
		return &conversion{rankAssignable, asIs}
	}
	if to == value.TypePSObject {
		return &conversion{rankPSObject, asIs}
	}
	c, scalar := figureLanguage(from, to)
	if c != nil {
		return c
	}
	c = figureParse(from, to)
	if c == nil {
		c = figureConstructor(from, to)
	}
	if c == nil {
		c = figureCast(from, to)
	}
	if c == nil {
		c = figureConvertible(from, to)
	}
	if c == nil {
		c = figureDictionary(from, to)
	}
	if c == nil {
		c = figureCollection(from, to)
	}
	if c == nil {
		c = figureProperties(from, to)
	}
	if scalar != nil {
		return withFallback(scalar, c)
	}
	if c == nil {
		return &conversion{}
	}
	return c
}

// withFallback tries the conversion of a scalar into an array of one first.
func withFallback(first, second *conversion) *conversion {
	if second == nil {
		return first
	}
	return &conversion{max(first.rank, second.rank), func(rt value.Runtime, v value.Value, t *value.Type) (value.Value, error) {
		if r, err := first.apply(rt, v, t); err == nil || passes(err) {
			return r, err
		}
		return second.apply(rt, v, t)
	}}
}

func figureNull(to *value.Type) *conversion {
	switch {
	case to == value.TypeString:
		return &conversion{rankToString, always(value.String(""))}
	case to == value.TypeBoolean:
		return &conversion{rankNullToValue, always(value.False)}
	case isNumeric(to), to == value.TypeChar:
		return &conversion{rankNullToValue, always(zeroValue(to))}
	case to == value.TypeSwitch:
		return &conversion{rankNullToValue, always(switchOff)}
	case to == value.TypeVoid:
		return &conversion{rankNullToValue, always(value.Void)}
	case to == value.TypePSReference:
		return &conversion{rankNullToRef, toReference}
	case to.Definition == value.TypeNullable:
		return &conversion{rankNullToValue, always(value.Null)}
	case !to.IsValueType():
		return &conversion{rankNullToRef, always(value.Null)}
	}
	return &conversion{}
}

// figureFixed has the conversions that PowerShell registers for numbers, text, char and bool.
func figureFixed(from, to *value.Type) *conversion {
	nf, nt := isNumeric(from), isNumeric(to)
	switch {
	case nf && nt:
		if r := numericRank(from, to); r != rankNone {
			return &conversion{r, convertNumeric}
		}
	case nf && to == value.TypeString:
		return &conversion{rankNumericString, numberToString}
	case nf && to == value.TypeChar:
		return &conversion{rankNumericString, convertNumeric}
	case to == value.TypeBoolean:
		return &conversion{rankLanguage, toBoolean}
	case from == value.TypeBoolean && to == value.TypeSwitch:
		return &conversion{rankImplicitCast, toSwitch}
	case from == value.TypeBoolean && to == value.TypeBigInteger:
		return &conversion{rankLanguage, convertNumeric}
	case from == value.TypeString && nt:
		return &conversion{rankNumericString, stringToNumber}
	case from == value.TypeString && to == charArray():
		return &conversion{rankStringToChars, stringToChars}
	case from == value.TypeString && (to == value.TypeType || to == value.TypeRuntimeType):
		return &conversion{rankLanguage, stringToType}
	case from == value.TypeString && to.FullName == "System.Uri":
		return &conversion{rankLanguage, toURI}
	case from == value.TypeString && to.FullName == "System.Text.RegularExpressions.Regex":
		return &conversion{rankLanguage, stringToRegex}
	case from == value.TypeChar && (to == value.TypeSingle || to == value.TypeDouble):
		return &conversion{rankLanguage, convertNumeric}
	}
	return nil
}

var charArray = sync.OnceValue(value.TypeChar.Array)

func convertNumeric(rt value.Runtime, v value.Value, t *value.Type) (value.Value, error) {
	var r value.Value
	var err error
	if t == value.TypeChar && !v.Kind().IsInteger() {
		err = errs.NewException(typeInvalidCast, "Invalid cast from '"+v.Type().Name()+"' to 'Char'.")
		if v.Type() == value.TypeBigInteger {
			err = errs.NewException(typeInvalidCast, "Object must implement IConvertible.")
		}
	} else {
		r, err = changeNumber(v, t)
	}
	if err != nil {
		return value.Null, castFailed("InvalidCastIConvertible", rt, v, t, err)
	}
	return r, nil
}

func numberToString(rt value.Runtime, v value.Value, _ *value.Type) (value.Value, error) {
	return value.String(ToString(rt, v)), nil
}

func toSwitch(_ value.Runtime, v value.Value, _ *value.Type) (value.Value, error) {
	return Switch(v.Bits() != 0), nil
}

func toBoolean(_ value.Runtime, v value.Value, _ *value.Type) (value.Value, error) {
	return value.Bool(ToBool(v)), nil
}

func stringToChars(_ value.Runtime, v value.Value, t *value.Type) (value.Value, error) {
	s, _ := v.AsString()
	return value.Of(value.NewArray(value.TypeChar, Chars(s))), nil
}

func stringToType(rt value.Runtime, v value.Value, t *value.Type) (value.Value, error) {
	s, _ := v.AsString()
	if found := FindType(rt, s); found != nil {
		return value.Of(found), nil
	}
	return value.Null, castError("InvalidCastFromStringToType", nil, `Cannot convert the "%s" value of type "System.String" to type "System.Type".`, s)
}

// FindType resolves a type name with the session's own types first.
func FindType(rt value.Runtime, name string) *value.Type {
	if rt != nil {
		if t := rt.FindType(name); t != nil {
			return t
		}
	}
	return Lookup(name)
}

func stringToRegex(rt value.Runtime, v value.Value, t *value.Type) (value.Value, error) {
	r, err := construct(rt, t, []value.Value{v})
	if err != nil {
		return value.Null, castFailed("InvalidCastFromStringToRegex", rt, v, t, err)
	}
	return r, nil
}

// figureLanguage has the conversions of the language itself. The second result is the conversion of a scalar to an array of one,
// which is tried before the others.
func figureLanguage(from, to *value.Type) (c, scalar *conversion) {
	if under := to.IsNullable(); under != nil {
		inner := conversionFor(from, under)
		if inner.apply != nil {
			return &conversion{inner.rank, func(rt value.Runtime, v value.Value, t *value.Type) (value.Value, error) {
				return inner.apply(rt, v, under)
			}}, nil
		}
		return nil, nil
	}
	switch {
	case to == value.TypeVoid:
		return &conversion{rankLanguage, always(value.Void)}, nil
	case to == value.TypeString:
		return &conversion{rankToString, func(rt value.Runtime, v value.Value, _ *value.Type) (value.Value, error) {
			s, err := ConvertString(rt, v)
			return value.String(s), err
		}}, nil
	case to.Rank == 1:
		if from.Rank > 0 {
			if Assignable(to.Elem, from.Elem) {
				return &conversion{rankLanguage, copyArray}, nil
			}
			return &conversion{rankUnrelatedArrays, convertArray}, nil
		}
		if enumerableType(from) {
			return &conversion{rankLanguage, enumerableToArray}, nil
		}
		if r := conversionRank(from, to.Elem); r != rankNone {
			scalar = &conversion{r &^ rankScalarToArray, scalarToArray}
		}
		return nil, scalar
	case to == value.TypeArray:
		if enumerableType(from) {
			return &conversion{rankLanguage, enumerableToArray}, nil
		}
		return nil, &conversion{rankAssignable &^ rankScalarToArray, scalarToArray}
	case to == value.TypeHashtable:
		if dictionaryType(from) {
			return &conversion{rankLanguage, toHashtable}, nil
		}
		return nil, nil
	case to == value.TypePSReference:
		return &conversion{rankLanguage, toReference}, nil
	case to == value.TypePSCustomObject:
		return &conversion{rankLanguage, toCustomObject}, nil
	case to.FullName == "System.Uri" && (from.Kind == value.KindString || from.Kind != value.KindObject):
		return &conversion{rankLanguage, toURI}, nil
	case to.FullName == "System.Xml.XmlDocument":
		return &conversion{rankLanguage, toXML}, nil
	case to.FullName == "System.Collections.Specialized.StringCollection":
		return &conversion{rankLanguage, toStringCollection}, nil
	case to.Flags&value.FlagDelegate != 0 && (from == value.TypeScriptBlock || from == typePSMethod):
		return &conversion{rankLanguage, toDelegate}, nil
	case isInteger(from) && to.Enum != nil:
		return &conversion{rankLanguage, integerToEnum}, nil
	}
	return nil, nil
}

func copyArray(_ value.Runtime, v value.Value, t *value.Type) (value.Value, error) {
	a, ok := v.Object().(*value.Array)
	if !ok {
		return v, nil
	}
	return value.Of(value.NewArray(t.Elem, append([]value.Value(nil), a.Items...))), nil
}

func convertArray(rt value.Runtime, v value.Value, t *value.Type) (value.Value, error) {
	a, ok := v.Object().(*value.Array)
	if !ok {
		return value.Null, noConversion(rt, v, t)
	}
	items := make([]value.Value, len(a.Items))
	for i, x := range a.Items {
		var err error
		if items[i], err = Convert(rt, x, t.Elem); err != nil {
			return value.Null, err
		}
	}
	return value.Of(value.NewArray(t.Elem, items)), nil
}

func elementOf(t *value.Type) *value.Type {
	if t == value.TypeArray {
		return value.TypeObject
	}
	return t.Elem
}

func enumerableToArray(rt value.Runtime, v value.Value, t *value.Type) (value.Value, error) {
	elem := elementOf(t)
	var items []value.Value
	err := Each(rt, v, func(x value.Value) error {
		c, err := Convert(rt, x, elem)
		items = append(items, c)
		return err
	})
	if err != nil {
		return value.Null, castFailed("InvalidCastExceptionEnumerableToArray", rt, v, t, err)
	}
	return value.Of(value.NewArray(elem, items)), nil
}

func scalarToArray(rt value.Runtime, v value.Value, t *value.Type) (value.Value, error) {
	elem := elementOf(t)
	x, err := Convert(rt, v, elem)
	if err != nil {
		return value.Null, castFailed("InvalidCastExceptionScalarToArray", rt, v, t, err)
	}
	return value.Of(value.NewArray(elem, []value.Value{x})), nil
}

func toHashtable(_ value.Runtime, v value.Value, _ *value.Type) (value.Value, error) {
	d, ok := v.Object().(*value.Dict)
	if !ok {
		return v, nil
	}
	h := value.NewDict(value.TypeHashtable, false, d.Len())
	for k, x := range d.All {
		h.Set(k, x)
	}
	return value.Of(h), nil
}

// toReference makes a [ref] to a value of its own.
func toReference(_ value.Runtime, v value.Value, _ *value.Type) (value.Value, error) {
	held := v
	return value.Of(&Ref{
		Get: func() value.Value { return held },
		Set: func(n value.Value) error { held = n; return nil },
	}), nil
}

// toCustomObject makes a PSCustomObject of a dictionary; anything else stays what it is.
func toCustomObject(rt value.Runtime, v value.Value, _ *value.Type) (value.Value, error) {
	d, ok := v.Object().(*value.Dict)
	if !ok {
		return v, nil
	}
	return value.Of(CustomObject(rt, d)), nil
}

// CustomObject is [pscustomobject] on a dictionary: its entries as note properties, PSTypeName as type name.
func CustomObject(rt value.Runtime, d *value.Dict) *value.PSObject {
	o := value.NewCustomObject(d.Len())
	set := o.EnsureMembers()
	for k, x := range d.All {
		name := ToString(rt, k)
		if len(name) == len("PSTypeName") && equalFold(name, "PSTypeName") {
			if s, ok := x.Base().AsString(); ok {
				set.SetTypeNames(append([]string{s}, tableOf(value.TypePSCustomObject).typeNames()...))
				continue
			}
		}
		if x.IsVoid() {
			x = value.Null
		}
		set.SetNote(name, x)
	}
	return o
}

func toXML(rt value.Runtime, v value.Value, t *value.Type) (value.Value, error) {
	s, err := ConvertString(rt, v)
	if err != nil {
		return value.Null, err
	}
	if n, ok := v.Object().(interface{ OuterXML() string }); ok {
		s = n.OuterXML()
	}
	doc, err := construct(rt, t, nil)
	if err == nil && s != "" {
		_, err = Invoke(rt, doc, "LoadXml", []value.Value{value.String(s)})
		if r, ok := err.(*errs.Record); ok && r.Exception.Inner != nil {
			err = r.Exception.Inner
		}
	}
	if err != nil {
		return value.Null, castFailed("InvalidCastToXmlDocument", rt, v, t, err)
	}
	return doc, nil
}

func toStringCollection(rt value.Runtime, v value.Value, t *value.Type) (value.Value, error) {
	l := value.NewList(t, nil)
	err := Each(rt, v, func(x value.Value) error {
		s, err := ConvertString(rt, x)
		l.Items = append(l.Items, value.String(s))
		return err
	})
	return value.Of(l), err
}

// ToInt converts to a System.Int32 as Convert does.
func ToInt(rt value.Runtime, v value.Value) (int, error) {
	if i, ok := v.AsInt32(); ok {
		return int(i), nil
	}
	r, err := Convert(rt, v, value.TypeInt32)
	return int(int32(r.Int64())), err
}

// ToLong converts to a System.Int64 as Convert does.
func ToLong(rt value.Runtime, v value.Value) (int64, error) {
	r, err := Convert(rt, v, value.TypeInt64)
	return r.Int64(), err
}

// ToDouble converts to a System.Double as Convert does.
func ToDouble(rt value.Runtime, v value.Value) (float64, error) {
	if f, ok := v.AsDouble(); ok {
		return f, nil
	}
	r, err := Convert(rt, v, value.TypeDouble)
	if err != nil {
		return 0, err
	}
	return r.Float64(), nil
}

// ToBool is the truth of a value: LanguagePrimitives.IsTrue.
func ToBool(v value.Value) bool {
	v = v.Base()
	switch k := v.Kind(); {
	case k == value.KindNull, k == value.KindVoid:
		return false
	case k == value.KindBoolean, k == value.KindChar, k.IsInteger(), k == value.KindEnum:
		return v.Bits() != 0
	case k == value.KindDouble, k == value.KindSingle:
		return v.Float64() != 0
	case k == value.KindString:
		s, _ := v.AsString()
		return s != ""
	case k != value.KindObject:
		return true
	}
	switch o := v.Object().(type) {
	case *value.Array:
		return listTruth(o.Items)
	case *value.List:
		return listTruth(o.Items)
	case *value.DecimalObject:
		return !o.D.IsZero()
	case *value.BigIntObject:
		return o.N.Sign() != 0
	case *SwitchParameter:
		return o.Present
	case interface{ ListTruth() []value.Value }:
		return listTruth(o.ListTruth())
	}
	return true
}

// listTruth: an empty list is false, a list of one is what its element is (an empty or one-element list inside is not looked into
// further than by its length), a longer one true.
func listTruth(items []value.Value) bool {
	switch len(items) {
	case 0:
		return false
	case 1:
		switch o := items[0].Base().Object().(type) {
		case *value.Array:
			return len(o.Items) > 0
		case *value.List:
			return len(o.Items) > 0
		}
		return ToBool(items[0])
	}
	return true
}
