package types

import (
	"strings"

	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// booleanClass declares System.Boolean.
func booleanClass() *Class {
	return &Class{Type: value.TypeBoolean, Members: []M{
		{"static readonly string TrueString", constant(value.String("True"))},
		{"static readonly string FalseString", constant(value.String("False"))},
		{"int GetHashCode()", boolGetHashCode},
		{"string ToString()", boolToString},
		{"string ToString(IFormatProvider provider)", boolToString},
		{"bool Equals(object obj)", boolEquals},
		{"bool Equals(bool obj)", boolEquals},
		{"int CompareTo(object obj)", boolCompareTo},
		{"int CompareTo(bool value)", boolCompareTo},
		{"static bool Parse(string value)", boolParse},
		{"static bool TryParse(string value, out bool result)", boolTryParse},
		{"TypeCode GetTypeCode()", boolGetTypeCode},
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

func boolText(b bool) string {
	if b {
		return "True"
	}
	return "False"
}

func boolToString(c *Call) (value.Value, error) {
	b, _ := c.This.Base().AsBool()
	return vstring(boolText(b))
}

func boolGetHashCode(c *Call) (value.Value, error) { return vint(int(c.This.Base().Int64())) }

func boolGetTypeCode(*Call) (value.Value, error) { return typeCodeValue(3), nil }

func boolEquals(c *Call) (value.Value, error) {
	return vbool(c.kind(0) == value.KindBoolean && c.Args[0].Base().Bits() == c.This.Base().Bits())
}

func boolCompareTo(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return vint(1)
	}
	if c.kind(0) != value.KindBoolean {
		return value.Null, neterr.Argument("", "Object must be of type Boolean.")
	}
	return vint(int(c.This.Base().Int64() - c.Long(0)))
}

// parseBool is Boolean.TryParse: regardless of case, white space and nulls around are ignored.
func parseBool(s string) (b, ok bool) {
	switch s = strings.Trim(s, " \t\r\n\f\v\x00\u00a0\u0085"); {
	case strings.EqualFold(s, "true"):
		return true, true
	case strings.EqualFold(s, "false"):
		return false, true
	}
	return false, false
}

func boolParse(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("value")
	}
	b, ok := parseBool(c.Str(0))
	if !ok {
		return value.Null, neterr.Format("String '%s' was not recognized as a valid Boolean.", c.Str(0))
	}
	return vbool(b)
}

func boolTryParse(c *Call) (value.Value, error) {
	b, ok := parseBool(c.Str(0))
	return outBool(c, 1, ok, value.Bool(b))
}
