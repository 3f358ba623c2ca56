package types

import (
	"strings"

	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// enumClass declares System.Enum.
func enumClass() *Class {
	return &Class{Type: value.TypeEnum, Members: []M{
		{"static string GetName<TEnum>(TEnum value)", enumGetName},
		{"static string GetName(Type enumType, object value)", enumGetName},
		{"static string[] GetNames<TEnum>()", enumGetNames},
		{"static string[] GetNames(Type enumType)", enumGetNames},
		{"static Type GetUnderlyingType(Type enumType)", enumGetUnderlyingType},
		{"static TEnum[] GetValues<TEnum>()", enumGetValues},
		{"static Array GetValues(Type enumType)", enumGetValues},
		{"static Array GetValuesAsUnderlyingType<TEnum>()", enumGetValuesAsUnderlyingType},
		{"static Array GetValuesAsUnderlyingType(Type enumType)", enumGetValuesAsUnderlyingType},
		{"bool HasFlag(Enum flag)", enumHasFlag},
		{"static bool IsDefined<TEnum>(TEnum value)", enumIsDefined},
		{"static bool IsDefined(Type enumType, object value)", enumIsDefined},
		{"static object Parse(Type enumType, string value)", enumParse},
		{"static object Parse(Type enumType, string value, bool ignoreCase)", enumParse},
		{"static TEnum Parse<TEnum>(string value)", enumParse},
		{"static TEnum Parse<TEnum>(string value, bool ignoreCase)", enumParse},
		{"static bool TryParse(Type enumType, string value, out object result)", enumTryParse},
		{"static bool TryParse(Type enumType, string value, bool ignoreCase, out object result)", enumTryParse},
		{"static bool TryParse<TEnum>(string value, out TEnum result)", enumTryParse},
		{"static bool TryParse<TEnum>(string value, bool ignoreCase, out TEnum result)", enumTryParse},
		{"bool Equals(object obj)", enumEquals},
		{"int GetHashCode()", enumGetHashCode},
		{"int CompareTo(object target)", enumCompareTo},
		{"string ToString()", enumToString},
		{"string ToString(string format)", enumToString},
		{"string ToString(IFormatProvider provider)", enumToString},
		{"string ToString(string format, IFormatProvider provider)", enumToString},
		{"static string Format(Type enumType, object value, string format)", enumFormat},
		{"TypeCode GetTypeCode()", enumGetTypeCode},
		{"static object ToObject(Type enumType, object value)", enumToObject},
		{"static object ToObject(Type enumType, sbyte value)", enumToObject},
		{"static object ToObject(Type enumType, short value)", enumToObject},
		{"static object ToObject(Type enumType, int value)", enumToObject},
		{"static object ToObject(Type enumType, byte value)", enumToObject},
		{"static object ToObject(Type enumType, ushort value)", enumToObject},
		{"static object ToObject(Type enumType, uint value)", enumToObject},
		{"static object ToObject(Type enumType, long value)", enumToObject},
		{"static object ToObject(Type enumType, ulong value)", enumToObject},
		{"bool IConvertible.ToBoolean(IFormatProvider provider)", numToBoolean},
		{"char IConvertible.ToChar(IFormatProvider provider)", numToChar},
		{"sbyte IConvertible.ToSByte(IFormatProvider provider)", numToSByte},
		{"byte IConvertible.ToByte(IFormatProvider provider)", numToByte},
		{"short IConvertible.ToInt16(IFormatProvider provider)", numToInt16},
		{"ushort IConvertible.ToUInt16(IFormatProvider provider)", numToUInt16},
		{"int IConvertible.ToInt32(IFormatProvider provider)", numToInt32},
		{"uint IConvertible.ToUInt32(IFormatProvider provider)", numToUInt32},
		{"long IConvertible.ToInt64(IFormatProvider provider)", numToInt64},
		{"ulong IConvertible.ToUInt64(IFormatProvider provider)", numToUInt64},
		{"float IConvertible.ToSingle(IFormatProvider provider)", numToSingle},
		{"double IConvertible.ToDouble(IFormatProvider provider)", numToDouble},
		{"decimal IConvertible.ToDecimal(IFormatProvider provider)", numToDecimal},
		{"DateTime IConvertible.ToDateTime(IFormatProvider provider)", numToDateTime},
		{"object IConvertible.ToType(Type conversionType, IFormatProvider provider)", numToType},
	}}
}

// enumArg returns the enum type of the call: argument 0, or the type argument of a generic call.
func enumArg(c *Call) (t *value.Type, rest []value.Value, err error) {
	if len(c.TypeArgs) > 0 {
		t, rest = c.TypeArgs[0], c.Args
	} else if x, ok := ref[*value.Type](c, 0); ok {
		t, rest = x, c.Args[1:]
	} else if c.N() > 0 && !c.isNull(0) && c.kind(0) == value.KindEnum {
		t, rest = c.Args[0].Type(), c.Args
	} else if r, ok := c.Args[c.N()-1].Ref().(*Ref); ok && r.Get != nil {
		// TryParse infers its type from the variable that takes the result.
		t, rest = r.Get().Type(), c.Args
	}
	if t == nil {
		return nil, nil, neterr.ArgumentNull("enumType")
	}
	if t.Enum == nil {
		return nil, nil, neterr.Argument("enumType", "Type provided must be an Enum.")
	}
	return t, rest, nil
}

func enumGetName(c *Call) (value.Value, error) {
	t, rest, err := enumArg(c)
	if err != nil {
		return value.Null, err
	}
	name, ok := t.Enum.NameOf(rest[0].Base().Int64())
	if !ok {
		return value.Null, nil
	}
	return vstring(name)
}

// unsignedOrder lists the positions of the names as .NET does: by value, negative ones last.
func unsignedOrder(e *value.EnumInfo) []int { return EnumOrder(e) }

func enumGetNames(c *Call) (value.Value, error) {
	t, _, err := enumArg(c)
	if err != nil {
		return value.Null, err
	}
	return vstrings(enumNames(t.Enum))
}

func enumNames(e *value.EnumInfo) []string {
	var out []string
	for _, i := range unsignedOrder(e) {
		out = append(out, e.Names[i])
	}
	return out
}

func enumValues(e *value.EnumInfo) []value.Value {
	var out []value.Value
	for _, i := range unsignedOrder(e) {
		out = append(out, value.Enum(e, e.Values[i]))
	}
	return out
}

func enumGetValues(c *Call) (value.Value, error) {
	t, _, err := enumArg(c)
	if err != nil {
		return value.Null, err
	}
	return arrayOf(t, enumValues(t.Enum)), nil
}

func enumGetValuesAsUnderlyingType(c *Call) (value.Value, error) {
	t, _, err := enumArg(c)
	if err != nil {
		return value.Null, err
	}
	items := enumValues(t.Enum)
	for i, v := range items {
		items[i] = value.FromInteger(t.Enum.Underlying, v.Int64())
	}
	return arrayOf(value.ScalarType(t.Enum.Underlying), items), nil
}

func enumGetUnderlyingType(c *Call) (value.Value, error) {
	t, _, err := enumArg(c)
	if err != nil {
		return value.Null, err
	}
	return vobject(value.ScalarType(t.Enum.Underlying))
}

func enumHasFlag(c *Call) (value.Value, error) {
	a, b := c.This.Base(), c.Args[0].Base()
	if b.IsNull() {
		return value.Null, neterr.ArgumentNull("flag")
	}
	if a.EnumInfo() != b.EnumInfo() {
		return value.Null, neterr.Argument("flag", "The argument type, '%s', is not the same as the enum type '%s'.", TypeString(b.Type()), TypeString(a.Type()))
	}
	return vbool(a.Int64()&b.Int64() == b.Int64())
}

func enumIsDefined(c *Call) (value.Value, error) {
	t, rest, err := enumArg(c)
	if err != nil {
		return value.Null, err
	}
	v := rest[0].Base()
	if s, ok := v.AsString(); ok {
		for _, n := range t.Enum.Names {
			if n == s {
				return value.True, nil
			}
		}
		return value.False, nil
	}
	if v.IsNull() {
		return value.Null, neterr.ArgumentNull("value")
	}
	if e := v.EnumInfo(); e != nil && e != t.Enum {
		return value.Null, neterr.Argument("", "Object must be the same type as the enum. The type passed in was '%s'; the enum type was '%s'.", TypeString(v.Type()), TypeString(t))
	}
	if !v.Kind().IsInteger() && v.EnumInfo() == nil {
		return value.Null, invalidOperation("Unknown enum type.")
	}
	if v.Kind().IsInteger() && v.Kind() != t.Enum.Underlying {
		return value.Null, neterr.Argument("", "Enum underlying type and the object must be same type or object must be a String. Type passed in was '%s'; the enum underlying type was '%s'.", TypeString(v.Type()), TypeString(value.ScalarType(t.Enum.Underlying)))
	}
	_, ok := t.Enum.NameOf(v.Int64())
	return vbool(ok)
}

func enumParse(c *Call) (value.Value, error) {
	t, rest, err := enumArg(c)
	if err != nil {
		return value.Null, err
	}
	s, ok := rest[0].Base().AsString()
	if !ok {
		return value.Null, neterr.ArgumentNull("value")
	}
	if strings.TrimSpace(s) == "" {
		return value.Null, neterr.Argument("value", "Must specify valid information for parsing in the string.")
	}
	fold := len(rest) > 1 && rest[1].Base().Bits() != 0
	return ParseEnum(t, s, fold)
}

func enumTryParse(c *Call) (value.Value, error) {
	t, _, err := enumArg(c)
	if err != nil {
		return value.Null, err
	}
	last := c.N() - 1
	sub := *c
	sub.Args = c.Args[:last]
	if len(sub.TypeArgs) == 0 {
		if _, ok := ref[*value.Type](c, 0); !ok {
			sub.TypeArgs = []*value.Type{t}
		}
	}
	v, err := enumParse(&sub)
	if err != nil {
		return outBool(c, last, false, value.Enum(t.Enum, 0))
	}
	return outBool(c, last, true, v)
}

func enumEquals(c *Call) (value.Value, error) {
	return vbool(c.Args[0].Base().EnumInfo() == c.This.Base().EnumInfo() && c.Args[0].Base().Bits() == c.This.Base().Bits())
}

func enumGetHashCode(c *Call) (value.Value, error) {
	return value.Int(int32(c.This.Base().Int64())), nil
}

func enumCompareTo(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return vint(1)
	}
	if a, b := c.This.Base().EnumInfo(), c.Args[0].Base().EnumInfo(); a != b {
		return value.Null, neterr.Argument("", "Object must be the same type as the enum. The type passed in was '%s'; the enum type was '%s'.", TypeString(c.Args[0].Type()), TypeString(c.This.Type()))
	}
	return vint(compareNumbers(value.Long(c.This.Base().Int64()), value.Long(c.Long(0))))
}

func enumToString(c *Call) (value.Value, error) {
	format := ""
	if c.N() > 0 {
		format = c.Str(0)
	}
	s, err := FormatEnum(c.This.Base(), format)
	return value.String(s), err
}

func enumFormat(c *Call) (value.Value, error) {
	t, rest, err := enumArg(c)
	if err != nil {
		return value.Null, err
	}
	s, err := FormatEnum(value.Enum(t.Enum, rest[0].Base().Int64()), c.Str(2))
	return value.String(s), err
}

func enumGetTypeCode(c *Call) (value.Value, error) { return typeCodeValue(typeCodeOf(c.This)), nil }

func enumToObject(c *Call) (value.Value, error) {
	t, rest, err := enumArg(c)
	if err != nil {
		return value.Null, err
	}
	v := rest[0].Base()
	if !v.Kind().IsInteger() && v.EnumInfo() == nil && v.Kind() != value.KindChar && v.Kind() != value.KindBoolean {
		return value.Null, neterr.Argument("value", "The value passed in must be an enum base or an underlying type for an enum, such as an Int32.")
	}
	return value.Enum(t.Enum, value.FromInteger(t.Enum.Underlying, v.Int64()).Int64()), nil
}
