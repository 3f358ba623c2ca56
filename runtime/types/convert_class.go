package types

import (
	"encoding/base64"
	"encoding/hex"
	"math"
	"strconv"
	"strings"

	"goposh/runtime/datetime"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// convertClass declares System.Convert.
func convertClass() *Class {
	return &Class{Members: []M{
		{"static readonly object DBNull", convDBNull},
		{"static TypeCode GetTypeCode(object value)", convGetTypeCode},
		{"static bool IsDBNull(object value)", convIsDBNull},
		{"static object ChangeType(object value, TypeCode typeCode)", convChangeType},
		{"static object ChangeType(object value, TypeCode typeCode, IFormatProvider provider)", convChangeType},
		{"static object ChangeType(object value, Type conversionType)", convChangeType},
		{"static object ChangeType(object value, Type conversionType, IFormatProvider provider)", convChangeType},
		{"static bool ToBoolean(object value)", convertTo(value.TypeBoolean)},
		{"static bool ToBoolean(object value, IFormatProvider provider)", convertTo(value.TypeBoolean)},
		{"static bool ToBoolean(bool value)", convertTo(value.TypeBoolean)},
		{"static bool ToBoolean(sbyte value)", convertTo(value.TypeBoolean)},
		{"static bool ToBoolean(char value)", convertTo(value.TypeBoolean)},
		{"static bool ToBoolean(byte value)", convertTo(value.TypeBoolean)},
		{"static bool ToBoolean(short value)", convertTo(value.TypeBoolean)},
		{"static bool ToBoolean(ushort value)", convertTo(value.TypeBoolean)},
		{"static bool ToBoolean(int value)", convertTo(value.TypeBoolean)},
		{"static bool ToBoolean(uint value)", convertTo(value.TypeBoolean)},
		{"static bool ToBoolean(long value)", convertTo(value.TypeBoolean)},
		{"static bool ToBoolean(ulong value)", convertTo(value.TypeBoolean)},
		{"static bool ToBoolean(string value)", convertTo(value.TypeBoolean)},
		{"static bool ToBoolean(string value, IFormatProvider provider)", convertTo(value.TypeBoolean)},
		{"static bool ToBoolean(float value)", convertTo(value.TypeBoolean)},
		{"static bool ToBoolean(double value)", convertTo(value.TypeBoolean)},
		{"static bool ToBoolean(decimal value)", convertTo(value.TypeBoolean)},
		{"static bool ToBoolean(DateTime value)", convertTo(value.TypeBoolean)},
		{"static char ToChar(object value)", convertTo(value.TypeChar)},
		{"static char ToChar(object value, IFormatProvider provider)", convertTo(value.TypeChar)},
		{"static char ToChar(bool value)", convertTo(value.TypeChar)},
		{"static char ToChar(char value)", convertTo(value.TypeChar)},
		{"static char ToChar(sbyte value)", convertTo(value.TypeChar)},
		{"static char ToChar(byte value)", convertTo(value.TypeChar)},
		{"static char ToChar(short value)", convertTo(value.TypeChar)},
		{"static char ToChar(ushort value)", convertTo(value.TypeChar)},
		{"static char ToChar(int value)", convertTo(value.TypeChar)},
		{"static char ToChar(uint value)", convertTo(value.TypeChar)},
		{"static char ToChar(long value)", convertTo(value.TypeChar)},
		{"static char ToChar(ulong value)", convertTo(value.TypeChar)},
		{"static char ToChar(string value)", convertTo(value.TypeChar)},
		{"static char ToChar(string value, IFormatProvider provider)", convertTo(value.TypeChar)},
		{"static char ToChar(float value)", convertTo(value.TypeChar)},
		{"static char ToChar(double value)", convertTo(value.TypeChar)},
		{"static char ToChar(decimal value)", convertTo(value.TypeChar)},
		{"static char ToChar(DateTime value)", convertTo(value.TypeChar)},
		{"static sbyte ToSByte(object value)", convertTo(value.TypeSByte)},
		{"static sbyte ToSByte(object value, IFormatProvider provider)", convertTo(value.TypeSByte)},
		{"static sbyte ToSByte(bool value)", convertTo(value.TypeSByte)},
		{"static sbyte ToSByte(sbyte value)", convertTo(value.TypeSByte)},
		{"static sbyte ToSByte(char value)", convertTo(value.TypeSByte)},
		{"static sbyte ToSByte(byte value)", convertTo(value.TypeSByte)},
		{"static sbyte ToSByte(short value)", convertTo(value.TypeSByte)},
		{"static sbyte ToSByte(ushort value)", convertTo(value.TypeSByte)},
		{"static sbyte ToSByte(int value)", convertTo(value.TypeSByte)},
		{"static sbyte ToSByte(uint value)", convertTo(value.TypeSByte)},
		{"static sbyte ToSByte(long value)", convertTo(value.TypeSByte)},
		{"static sbyte ToSByte(ulong value)", convertTo(value.TypeSByte)},
		{"static sbyte ToSByte(float value)", convertTo(value.TypeSByte)},
		{"static sbyte ToSByte(double value)", convertTo(value.TypeSByte)},
		{"static sbyte ToSByte(decimal value)", convertTo(value.TypeSByte)},
		{"static sbyte ToSByte(string value)", convertTo(value.TypeSByte)},
		{"static sbyte ToSByte(string value, IFormatProvider provider)", convertTo(value.TypeSByte)},
		{"static sbyte ToSByte(DateTime value)", convertTo(value.TypeSByte)},
		{"static sbyte ToSByte(string value, int fromBase)", convertTo(value.TypeSByte)},
		{"static byte ToByte(object value)", convertTo(value.TypeByte)},
		{"static byte ToByte(object value, IFormatProvider provider)", convertTo(value.TypeByte)},
		{"static byte ToByte(bool value)", convertTo(value.TypeByte)},
		{"static byte ToByte(byte value)", convertTo(value.TypeByte)},
		{"static byte ToByte(char value)", convertTo(value.TypeByte)},
		{"static byte ToByte(sbyte value)", convertTo(value.TypeByte)},
		{"static byte ToByte(short value)", convertTo(value.TypeByte)},
		{"static byte ToByte(ushort value)", convertTo(value.TypeByte)},
		{"static byte ToByte(int value)", convertTo(value.TypeByte)},
		{"static byte ToByte(uint value)", convertTo(value.TypeByte)},
		{"static byte ToByte(long value)", convertTo(value.TypeByte)},
		{"static byte ToByte(ulong value)", convertTo(value.TypeByte)},
		{"static byte ToByte(float value)", convertTo(value.TypeByte)},
		{"static byte ToByte(double value)", convertTo(value.TypeByte)},
		{"static byte ToByte(decimal value)", convertTo(value.TypeByte)},
		{"static byte ToByte(string value)", convertTo(value.TypeByte)},
		{"static byte ToByte(string value, IFormatProvider provider)", convertTo(value.TypeByte)},
		{"static byte ToByte(DateTime value)", convertTo(value.TypeByte)},
		{"static byte ToByte(string value, int fromBase)", convertTo(value.TypeByte)},
		{"static short ToInt16(object value)", convertTo(value.TypeInt16)},
		{"static short ToInt16(object value, IFormatProvider provider)", convertTo(value.TypeInt16)},
		{"static short ToInt16(bool value)", convertTo(value.TypeInt16)},
		{"static short ToInt16(char value)", convertTo(value.TypeInt16)},
		{"static short ToInt16(sbyte value)", convertTo(value.TypeInt16)},
		{"static short ToInt16(byte value)", convertTo(value.TypeInt16)},
		{"static short ToInt16(ushort value)", convertTo(value.TypeInt16)},
		{"static short ToInt16(int value)", convertTo(value.TypeInt16)},
		{"static short ToInt16(uint value)", convertTo(value.TypeInt16)},
		{"static short ToInt16(short value)", convertTo(value.TypeInt16)},
		{"static short ToInt16(long value)", convertTo(value.TypeInt16)},
		{"static short ToInt16(ulong value)", convertTo(value.TypeInt16)},
		{"static short ToInt16(float value)", convertTo(value.TypeInt16)},
		{"static short ToInt16(double value)", convertTo(value.TypeInt16)},
		{"static short ToInt16(decimal value)", convertTo(value.TypeInt16)},
		{"static short ToInt16(string value)", convertTo(value.TypeInt16)},
		{"static short ToInt16(string value, IFormatProvider provider)", convertTo(value.TypeInt16)},
		{"static short ToInt16(DateTime value)", convertTo(value.TypeInt16)},
		{"static short ToInt16(string value, int fromBase)", convertTo(value.TypeInt16)},
		{"static ushort ToUInt16(object value)", convertTo(value.TypeUInt16)},
		{"static ushort ToUInt16(object value, IFormatProvider provider)", convertTo(value.TypeUInt16)},
		{"static ushort ToUInt16(bool value)", convertTo(value.TypeUInt16)},
		{"static ushort ToUInt16(char value)", convertTo(value.TypeUInt16)},
		{"static ushort ToUInt16(sbyte value)", convertTo(value.TypeUInt16)},
		{"static ushort ToUInt16(byte value)", convertTo(value.TypeUInt16)},
		{"static ushort ToUInt16(short value)", convertTo(value.TypeUInt16)},
		{"static ushort ToUInt16(int value)", convertTo(value.TypeUInt16)},
		{"static ushort ToUInt16(ushort value)", convertTo(value.TypeUInt16)},
		{"static ushort ToUInt16(uint value)", convertTo(value.TypeUInt16)},
		{"static ushort ToUInt16(long value)", convertTo(value.TypeUInt16)},
		{"static ushort ToUInt16(ulong value)", convertTo(value.TypeUInt16)},
		{"static ushort ToUInt16(float value)", convertTo(value.TypeUInt16)},
		{"static ushort ToUInt16(double value)", convertTo(value.TypeUInt16)},
		{"static ushort ToUInt16(decimal value)", convertTo(value.TypeUInt16)},
		{"static ushort ToUInt16(string value)", convertTo(value.TypeUInt16)},
		{"static ushort ToUInt16(string value, IFormatProvider provider)", convertTo(value.TypeUInt16)},
		{"static ushort ToUInt16(DateTime value)", convertTo(value.TypeUInt16)},
		{"static ushort ToUInt16(string value, int fromBase)", convertTo(value.TypeUInt16)},
		{"static int ToInt32(object value)", convertTo(value.TypeInt32)},
		{"static int ToInt32(object value, IFormatProvider provider)", convertTo(value.TypeInt32)},
		{"static int ToInt32(bool value)", convertTo(value.TypeInt32)},
		{"static int ToInt32(char value)", convertTo(value.TypeInt32)},
		{"static int ToInt32(sbyte value)", convertTo(value.TypeInt32)},
		{"static int ToInt32(byte value)", convertTo(value.TypeInt32)},
		{"static int ToInt32(short value)", convertTo(value.TypeInt32)},
		{"static int ToInt32(ushort value)", convertTo(value.TypeInt32)},
		{"static int ToInt32(uint value)", convertTo(value.TypeInt32)},
		{"static int ToInt32(int value)", convertTo(value.TypeInt32)},
		{"static int ToInt32(long value)", convertTo(value.TypeInt32)},
		{"static int ToInt32(ulong value)", convertTo(value.TypeInt32)},
		{"static int ToInt32(float value)", convertTo(value.TypeInt32)},
		{"static int ToInt32(double value)", convertTo(value.TypeInt32)},
		{"static int ToInt32(decimal value)", convertTo(value.TypeInt32)},
		{"static int ToInt32(string value)", convertTo(value.TypeInt32)},
		{"static int ToInt32(string value, IFormatProvider provider)", convertTo(value.TypeInt32)},
		{"static int ToInt32(DateTime value)", convertTo(value.TypeInt32)},
		{"static int ToInt32(string value, int fromBase)", convertTo(value.TypeInt32)},
		{"static uint ToUInt32(object value)", convertTo(value.TypeUInt32)},
		{"static uint ToUInt32(object value, IFormatProvider provider)", convertTo(value.TypeUInt32)},
		{"static uint ToUInt32(bool value)", convertTo(value.TypeUInt32)},
		{"static uint ToUInt32(char value)", convertTo(value.TypeUInt32)},
		{"static uint ToUInt32(sbyte value)", convertTo(value.TypeUInt32)},
		{"static uint ToUInt32(byte value)", convertTo(value.TypeUInt32)},
		{"static uint ToUInt32(short value)", convertTo(value.TypeUInt32)},
		{"static uint ToUInt32(ushort value)", convertTo(value.TypeUInt32)},
		{"static uint ToUInt32(int value)", convertTo(value.TypeUInt32)},
		{"static uint ToUInt32(uint value)", convertTo(value.TypeUInt32)},
		{"static uint ToUInt32(long value)", convertTo(value.TypeUInt32)},
		{"static uint ToUInt32(ulong value)", convertTo(value.TypeUInt32)},
		{"static uint ToUInt32(float value)", convertTo(value.TypeUInt32)},
		{"static uint ToUInt32(double value)", convertTo(value.TypeUInt32)},
		{"static uint ToUInt32(decimal value)", convertTo(value.TypeUInt32)},
		{"static uint ToUInt32(string value)", convertTo(value.TypeUInt32)},
		{"static uint ToUInt32(string value, IFormatProvider provider)", convertTo(value.TypeUInt32)},
		{"static uint ToUInt32(DateTime value)", convertTo(value.TypeUInt32)},
		{"static uint ToUInt32(string value, int fromBase)", convertTo(value.TypeUInt32)},
		{"static long ToInt64(object value)", convertTo(value.TypeInt64)},
		{"static long ToInt64(object value, IFormatProvider provider)", convertTo(value.TypeInt64)},
		{"static long ToInt64(bool value)", convertTo(value.TypeInt64)},
		{"static long ToInt64(char value)", convertTo(value.TypeInt64)},
		{"static long ToInt64(sbyte value)", convertTo(value.TypeInt64)},
		{"static long ToInt64(byte value)", convertTo(value.TypeInt64)},
		{"static long ToInt64(short value)", convertTo(value.TypeInt64)},
		{"static long ToInt64(ushort value)", convertTo(value.TypeInt64)},
		{"static long ToInt64(int value)", convertTo(value.TypeInt64)},
		{"static long ToInt64(uint value)", convertTo(value.TypeInt64)},
		{"static long ToInt64(ulong value)", convertTo(value.TypeInt64)},
		{"static long ToInt64(long value)", convertTo(value.TypeInt64)},
		{"static long ToInt64(float value)", convertTo(value.TypeInt64)},
		{"static long ToInt64(double value)", convertTo(value.TypeInt64)},
		{"static long ToInt64(decimal value)", convertTo(value.TypeInt64)},
		{"static long ToInt64(string value)", convertTo(value.TypeInt64)},
		{"static long ToInt64(string value, IFormatProvider provider)", convertTo(value.TypeInt64)},
		{"static long ToInt64(DateTime value)", convertTo(value.TypeInt64)},
		{"static long ToInt64(string value, int fromBase)", convertTo(value.TypeInt64)},
		{"static ulong ToUInt64(object value)", convertTo(value.TypeUInt64)},
		{"static ulong ToUInt64(object value, IFormatProvider provider)", convertTo(value.TypeUInt64)},
		{"static ulong ToUInt64(bool value)", convertTo(value.TypeUInt64)},
		{"static ulong ToUInt64(char value)", convertTo(value.TypeUInt64)},
		{"static ulong ToUInt64(sbyte value)", convertTo(value.TypeUInt64)},
		{"static ulong ToUInt64(byte value)", convertTo(value.TypeUInt64)},
		{"static ulong ToUInt64(short value)", convertTo(value.TypeUInt64)},
		{"static ulong ToUInt64(ushort value)", convertTo(value.TypeUInt64)},
		{"static ulong ToUInt64(int value)", convertTo(value.TypeUInt64)},
		{"static ulong ToUInt64(uint value)", convertTo(value.TypeUInt64)},
		{"static ulong ToUInt64(long value)", convertTo(value.TypeUInt64)},
		{"static ulong ToUInt64(ulong value)", convertTo(value.TypeUInt64)},
		{"static ulong ToUInt64(float value)", convertTo(value.TypeUInt64)},
		{"static ulong ToUInt64(double value)", convertTo(value.TypeUInt64)},
		{"static ulong ToUInt64(decimal value)", convertTo(value.TypeUInt64)},
		{"static ulong ToUInt64(string value)", convertTo(value.TypeUInt64)},
		{"static ulong ToUInt64(string value, IFormatProvider provider)", convertTo(value.TypeUInt64)},
		{"static ulong ToUInt64(DateTime value)", convertTo(value.TypeUInt64)},
		{"static ulong ToUInt64(string value, int fromBase)", convertTo(value.TypeUInt64)},
		{"static float ToSingle(object value)", convertTo(value.TypeSingle)},
		{"static float ToSingle(object value, IFormatProvider provider)", convertTo(value.TypeSingle)},
		{"static float ToSingle(sbyte value)", convertTo(value.TypeSingle)},
		{"static float ToSingle(byte value)", convertTo(value.TypeSingle)},
		{"static float ToSingle(char value)", convertTo(value.TypeSingle)},
		{"static float ToSingle(short value)", convertTo(value.TypeSingle)},
		{"static float ToSingle(ushort value)", convertTo(value.TypeSingle)},
		{"static float ToSingle(int value)", convertTo(value.TypeSingle)},
		{"static float ToSingle(uint value)", convertTo(value.TypeSingle)},
		{"static float ToSingle(long value)", convertTo(value.TypeSingle)},
		{"static float ToSingle(ulong value)", convertTo(value.TypeSingle)},
		{"static float ToSingle(float value)", convertTo(value.TypeSingle)},
		{"static float ToSingle(double value)", convertTo(value.TypeSingle)},
		{"static float ToSingle(decimal value)", convertTo(value.TypeSingle)},
		{"static float ToSingle(string value)", convertTo(value.TypeSingle)},
		{"static float ToSingle(string value, IFormatProvider provider)", convertTo(value.TypeSingle)},
		{"static float ToSingle(bool value)", convertTo(value.TypeSingle)},
		{"static float ToSingle(DateTime value)", convertTo(value.TypeSingle)},
		{"static double ToDouble(object value)", convertTo(value.TypeDouble)},
		{"static double ToDouble(object value, IFormatProvider provider)", convertTo(value.TypeDouble)},
		{"static double ToDouble(sbyte value)", convertTo(value.TypeDouble)},
		{"static double ToDouble(byte value)", convertTo(value.TypeDouble)},
		{"static double ToDouble(short value)", convertTo(value.TypeDouble)},
		{"static double ToDouble(char value)", convertTo(value.TypeDouble)},
		{"static double ToDouble(ushort value)", convertTo(value.TypeDouble)},
		{"static double ToDouble(int value)", convertTo(value.TypeDouble)},
		{"static double ToDouble(uint value)", convertTo(value.TypeDouble)},
		{"static double ToDouble(long value)", convertTo(value.TypeDouble)},
		{"static double ToDouble(ulong value)", convertTo(value.TypeDouble)},
		{"static double ToDouble(float value)", convertTo(value.TypeDouble)},
		{"static double ToDouble(double value)", convertTo(value.TypeDouble)},
		{"static double ToDouble(decimal value)", convertTo(value.TypeDouble)},
		{"static double ToDouble(string value)", convertTo(value.TypeDouble)},
		{"static double ToDouble(string value, IFormatProvider provider)", convertTo(value.TypeDouble)},
		{"static double ToDouble(bool value)", convertTo(value.TypeDouble)},
		{"static double ToDouble(DateTime value)", convertTo(value.TypeDouble)},
		{"static decimal ToDecimal(object value)", convertTo(value.TypeDecimal)},
		{"static decimal ToDecimal(object value, IFormatProvider provider)", convertTo(value.TypeDecimal)},
		{"static decimal ToDecimal(sbyte value)", convertTo(value.TypeDecimal)},
		{"static decimal ToDecimal(byte value)", convertTo(value.TypeDecimal)},
		{"static decimal ToDecimal(char value)", convertTo(value.TypeDecimal)},
		{"static decimal ToDecimal(short value)", convertTo(value.TypeDecimal)},
		{"static decimal ToDecimal(ushort value)", convertTo(value.TypeDecimal)},
		{"static decimal ToDecimal(int value)", convertTo(value.TypeDecimal)},
		{"static decimal ToDecimal(uint value)", convertTo(value.TypeDecimal)},
		{"static decimal ToDecimal(long value)", convertTo(value.TypeDecimal)},
		{"static decimal ToDecimal(ulong value)", convertTo(value.TypeDecimal)},
		{"static decimal ToDecimal(float value)", convertTo(value.TypeDecimal)},
		{"static decimal ToDecimal(double value)", convertTo(value.TypeDecimal)},
		{"static decimal ToDecimal(string value)", convertTo(value.TypeDecimal)},
		{"static decimal ToDecimal(string value, IFormatProvider provider)", convertTo(value.TypeDecimal)},
		{"static decimal ToDecimal(decimal value)", convertTo(value.TypeDecimal)},
		{"static decimal ToDecimal(bool value)", convertTo(value.TypeDecimal)},
		{"static decimal ToDecimal(DateTime value)", convertTo(value.TypeDecimal)},
		{"static DateTime ToDateTime(DateTime value)", convertTo(value.TypeDateTime)},
		{"static DateTime ToDateTime(object value)", convertTo(value.TypeDateTime)},
		{"static DateTime ToDateTime(object value, IFormatProvider provider)", convertTo(value.TypeDateTime)},
		{"static DateTime ToDateTime(string value)", convertTo(value.TypeDateTime)},
		{"static DateTime ToDateTime(string value, IFormatProvider provider)", convertTo(value.TypeDateTime)},
		{"static DateTime ToDateTime(sbyte value)", convertTo(value.TypeDateTime)},
		{"static DateTime ToDateTime(byte value)", convertTo(value.TypeDateTime)},
		{"static DateTime ToDateTime(short value)", convertTo(value.TypeDateTime)},
		{"static DateTime ToDateTime(ushort value)", convertTo(value.TypeDateTime)},
		{"static DateTime ToDateTime(int value)", convertTo(value.TypeDateTime)},
		{"static DateTime ToDateTime(uint value)", convertTo(value.TypeDateTime)},
		{"static DateTime ToDateTime(long value)", convertTo(value.TypeDateTime)},
		{"static DateTime ToDateTime(ulong value)", convertTo(value.TypeDateTime)},
		{"static DateTime ToDateTime(bool value)", convertTo(value.TypeDateTime)},
		{"static DateTime ToDateTime(char value)", convertTo(value.TypeDateTime)},
		{"static DateTime ToDateTime(float value)", convertTo(value.TypeDateTime)},
		{"static DateTime ToDateTime(double value)", convertTo(value.TypeDateTime)},
		{"static DateTime ToDateTime(decimal value)", convertTo(value.TypeDateTime)},
		{"static string ToString(object value)", convToString},
		{"static string ToString(object value, IFormatProvider provider)", convToString},
		{"static string ToString(bool value)", convToString},
		{"static string ToString(bool value, IFormatProvider provider)", convToString},
		{"static string ToString(char value)", convToString},
		{"static string ToString(char value, IFormatProvider provider)", convToString},
		{"static string ToString(sbyte value)", convToString},
		{"static string ToString(sbyte value, IFormatProvider provider)", convToString},
		{"static string ToString(byte value)", convToString},
		{"static string ToString(byte value, IFormatProvider provider)", convToString},
		{"static string ToString(short value)", convToString},
		{"static string ToString(short value, IFormatProvider provider)", convToString},
		{"static string ToString(ushort value)", convToString},
		{"static string ToString(ushort value, IFormatProvider provider)", convToString},
		{"static string ToString(int value)", convToString},
		{"static string ToString(int value, IFormatProvider provider)", convToString},
		{"static string ToString(uint value)", convToString},
		{"static string ToString(uint value, IFormatProvider provider)", convToString},
		{"static string ToString(long value)", convToString},
		{"static string ToString(long value, IFormatProvider provider)", convToString},
		{"static string ToString(ulong value)", convToString},
		{"static string ToString(ulong value, IFormatProvider provider)", convToString},
		{"static string ToString(float value)", convToString},
		{"static string ToString(float value, IFormatProvider provider)", convToString},
		{"static string ToString(double value)", convToString},
		{"static string ToString(double value, IFormatProvider provider)", convToString},
		{"static string ToString(decimal value)", convToString},
		{"static string ToString(decimal value, IFormatProvider provider)", convToString},
		{"static string ToString(DateTime value)", convToString},
		{"static string ToString(DateTime value, IFormatProvider provider)", convToString},
		{"static string ToString(string value)", convToString},
		{"static string ToString(string value, IFormatProvider provider)", convToString},
		{"static string ToString(byte value, int toBase)", convToString},
		{"static string ToString(short value, int toBase)", convToString},
		{"static string ToString(int value, int toBase)", convToString},
		{"static string ToString(long value, int toBase)", convToString},
		{"static string ToBase64String(byte[] inArray)", convToBase64String},
		{"static string ToBase64String(byte[] inArray, Base64FormattingOptions options)", convToBase64String},
		{"static string ToBase64String(byte[] inArray, int offset, int length)", convToBase64String},
		{"static string ToBase64String(byte[] inArray, int offset, int length, Base64FormattingOptions options)", convToBase64String},
		{"static byte[] FromBase64String(string s)", convFromBase64String},
		{"static byte[] FromBase64CharArray(char[] inArray, int offset, int length)", convFromBase64CharArray},
		{"static byte[] FromHexString(string s)", convFromHexString},
		{"static string ToHexString(byte[] inArray)", convToHexString},
		{"static string ToHexString(byte[] inArray, int offset, int length)", convToHexString},
		{"static string ToHexStringLower(byte[] inArray)", convToHexStringLower},
		{"static string ToHexStringLower(byte[] inArray, int offset, int length)", convToHexStringLower},
	}}
}

var typeDBNull = lazyType{name: "System.DBNull"}

// dbNull is System.DBNull.Value.
type dbNull struct{ _ byte }

// Type implements value.Object.
func (*dbNull) Type() *value.Type { return typeDBNull.get() }

// EqualObject implements value.Equaler.
func (*dbNull) EqualObject(o value.Object) bool { _, ok := o.(*dbNull); return ok }

// HashObject implements value.Equaler.
func (*dbNull) HashObject() uint32 { return 3 }

// String is DBNull.ToString: empty.
func (*dbNull) String() string { return "" }

var theDBNull = &dbNull{}

// DBNull is System.DBNull.Value.
func DBNull() value.Value { return value.Of(theDBNull) }

// dbNullClass declares System.DBNull.
func dbNullClass() *Class {
	return &Class{Members: []M{
		{"static readonly DBNull Value", func(*Call) (value.Value, error) { return DBNull(), nil }},
		{"string ToString()", constant(value.String(""))},
		{"TypeCode GetTypeCode()", func(*Call) (value.Value, error) { return typeCodeValue(2), nil }},
	}}
}

func convDBNull(*Call) (value.Value, error) { return DBNull(), nil }

func convIsDBNull(c *Call) (value.Value, error) {
	_, ok := ref[*dbNull](c, 0)
	return vbool(ok)
}

func convGetTypeCode(c *Call) (value.Value, error) { return typeCodeValue(typeCodeOf(c.Args[0])), nil }

// convertTo declares Convert.ToX: a number in a base when a text comes with one, Convert.ChangeType otherwise.
func convertTo(t *value.Type) Func {
	return func(c *Call) (value.Value, error) {
		if c.N() == 2 && c.kind(1) == value.KindInt32 {
			return parseBase(c.Str(0), c.Int(1), t.Kind)
		}
		return netChangeType(c, c.Args[0], t)
	}
}

// invalidCast is the exception of conversions that .NET does not have.
func invalidCast(from, to *value.Type) error {
	return neterr.New("System.InvalidCastException", "Invalid cast from '"+from.Name()+"' to '"+to.Name()+"'.")
}

// changeType is Convert.ChangeType to one of the types with a TypeCode. The culture is that of the last argument.
func netChangeType(c *Call, v value.Value, t *value.Type) (value.Value, error) {
	v = v.Base()
	if v.IsNull() {
		if t.IsValueType() {
			return zeroValue(t), nil
		}
		return value.Null, nil
	}
	from := v.Type()
	if from == t {
		return v, nil
	}
	cul := c.culture(c.N() - 1)
	if s, ok := v.AsString(); ok {
		return textTo(c, s, t, cul)
	}
	if v.Kind() == value.KindEnum {
		v = value.FromInteger(v.EnumInfo().Underlying, v.Int64())
		if t == v.Type() {
			return v, nil
		}
	}
	switch {
	case t == value.TypeString:
		return vstring(ToStringCulture(c.RT, v, "", cul))
	case t == value.TypeObject:
		return v, nil
	case t.Enum != nil:
		n, err := netChangeType(c, v, value.ScalarType(t.Enum.Underlying))
		return value.Enum(t.Enum, n.Int64()), err
	case from == value.TypeDateTime || t == value.TypeDateTime:
		return value.Null, invalidCast(from, t)
	case from.Kind == value.KindChar && (t == value.TypeBoolean || t.Kind == value.KindDouble || t.Kind == value.KindSingle || t == value.TypeDecimal),
		from == value.TypeBoolean && t == value.TypeChar,
		t == value.TypeChar && (from.Kind == value.KindDouble || from.Kind == value.KindSingle || from == value.TypeDecimal):
		return value.Null, invalidCast(from, t)
	case t == value.TypeBoolean:
		if d, ok := v.AsDecimal(); ok {
			return vbool(!d.IsZero())
		}
		if v.Kind() == value.KindDouble || v.Kind() == value.KindSingle {
			return vbool(v.Float64() != 0)
		}
		if v.Kind() != value.KindObject {
			return vbool(v.Bits() != 0)
		}
	case t == value.TypeChar:
		n := integerOf(v)
		if !n.IsInt64() || n.Int64() < 0 || n.Int64() > math.MaxUint16 {
			return value.Null, neterr.Overflow("Value was either too large or too small for a character.")
		}
		return value.Char(uint16(n.Int64())), nil
	}
	if (isNumeric(from) || from.Kind == value.KindChar || from == value.TypeBoolean) && isNumeric(t) {
		return changeNumber(v, t)
	}
	if Assignable(t, from) {
		return v, nil
	}
	if !hasTypeCode(from) {
		return value.Null, neterr.New("System.InvalidCastException", "Object must implement IConvertible.")
	}
	return value.Null, invalidCast(from, t)
}

func hasTypeCode(t *value.Type) bool {
	return t.Kind != value.KindObject && t != value.TypeTimeSpan || t == value.TypeDecimal || t == typeDBNull.get()
}

// textTo is Convert.ToX(string, provider).
func textTo(c *Call, s string, t *value.Type, cul Culture) (value.Value, error) {
	switch {
	case t == value.TypeBoolean:
		b, ok := parseBool(s)
		if !ok {
			return value.Null, neterr.Format("String '%s' was not recognized as a valid Boolean.", s)
		}
		return vbool(b)
	case t == value.TypeChar:
		u := wtf8.Units(s)
		if len(u) != 1 {
			return value.Null, neterr.Format("String must be exactly one character long.")
		}
		return value.Char(u[0]), nil
	case t == value.TypeDateTime:
		d, err := datetime.Parse(s, datetime.Options{Culture: cul, Location: location(c.RT)})
		return dateValue(d), err
	case t == value.TypeObject:
		return vstring(s)
	case isNumeric(t):
		styles := -1
		if t == value.TypeDouble || t == value.TypeSingle {
			styles = stylesFloat
		}
		return parseNumber(t, s, styles, cul)
	case t.Enum != nil:
		return Convert(c.RT, value.String(s), t)
	}
	return value.Null, invalidCast(value.TypeString, t)
}

func parseBase(s string, base int, k value.Kind) (value.Value, error) {
	if base != 2 && base != 8 && base != 10 && base != 16 {
		return value.Null, neterr.Argument("", "Invalid Base.")
	}
	if s == "" {
		if base == 10 {
			return value.Null, neterr.Argument("", "Index was out of range. Must be non-negative and less than the size of the collection.")
		}
		return value.Null, neterr.ArgumentOutOfRange("", "Index was out of range. Must be non-negative and less than the size of the collection.")
	}
	digits, neg := s, false
	if strings.HasPrefix(digits, "-") {
		if base != 10 {
			return value.Null, neterr.Argument("", "String cannot contain a minus sign if the base is not 10.")
		}
		if !k.IsSigned() {
			return value.Null, neterr.Overflow("The string was being parsed as an unsigned number and could not have a negative sign.")
		}
		neg, digits = true, digits[1:]
	} else if base == 10 {
		digits = strings.TrimPrefix(digits, "+")
	}
	if base == 16 && len(digits) > 1 && (digits[:2] == "0x" || digits[:2] == "0X") {
		digits = digits[2:]
	}
	n := 0
	for n < len(digits) && digitValue(digits[n]) < base {
		n++
	}
	if n == 0 {
		return value.Null, neterr.Format("Could not find any recognizable digits.")
	}
	if n < len(digits) {
		return value.Null, neterr.Format("Additional non-parsable characters are at the end of the string.")
	}
	u, err := strconv.ParseUint(digits, base, 64)
	w := intBits(k)
	t := value.ScalarType(k)
	if base == 10 && k.IsSigned() {
		limit := uint64(1)<<(w-1) - 1
		if neg {
			limit++
		}
		if err != nil || u > limit {
			return value.Null, overflow(t)
		}
		n := int64(u)
		if neg {
			n = -n
		}
		return value.FromInteger(k, n), nil
	}
	if err != nil || w < 64 && u > 1<<w-1 {
		return value.Null, overflow(t)
	}
	return value.FromInteger(k, int64(u<<(64-w))>>(64-w)), nil
}

func digitValue(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return 99
}

func convToString(c *Call) (value.Value, error) {
	v := c.Args[0].Base()
	if c.N() == 2 && c.kind(1) == value.KindInt32 && v.Kind().IsInteger() {
		base := c.Int(1)
		if base != 2 && base != 8 && base != 10 && base != 16 {
			return value.Null, neterr.Argument("", "Invalid Base.")
		}
		if base == 10 {
			return vstring(strconv.FormatInt(v.Int64(), 10))
		}
		u, _ := unsignedBits(v)
		return vstring(strconv.FormatUint(u, base))
	}
	if v.IsNull() {
		return vstring("")
	}
	return vstring(ToStringCulture(c.RT, v, "", c.culture(1)))
}

func convChangeType(c *Call) (value.Value, error) {
	if c.kind(1) == value.KindEnum {
		for k, code := range typeCodes {
			if code == c.Int(1) && value.ScalarType(value.Kind(k)) != nil {
				return netChangeType(c, c.Args[0], value.ScalarType(value.Kind(k)))
			}
		}
		switch c.Int(1) {
		case 15:
			return netChangeType(c, c.Args[0], value.TypeDecimal)
		case 18:
			return netChangeType(c, c.Args[0], value.TypeString)
		}
		return c.Args[0], nil
	}
	t, ok := ref[*value.Type](c, 1)
	if !ok {
		return value.Null, neterr.ArgumentNull("conversionType")
	}
	if c.isNull(0) && t.IsValueType() {
		return value.Null, neterr.New("System.InvalidCastException", "Null object cannot be converted to a value type.")
	}
	return netChangeType(c, c.Args[0], t)
}

const base64LineBreaks = 1

func convToBase64String(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("inArray")
	}
	b, breaks := bytesOf(c.Args[0]), false
	if c.N() == 2 {
		breaks = c.Int(1)&base64LineBreaks != 0
	}
	if c.N() >= 3 {
		from, n := c.Int(1), c.Int(2)
		switch {
		case n < 0:
			return value.Null, neterr.ArgumentOutOfRange("length", msgIndexMustBeLess)
		case from < 0:
			return value.Null, errNegative("offset", from)
		case from > len(b)-n:
			return value.Null, errGreater("offset", from, len(b)-n)
		}
		b = b[from : from+n]
		breaks = c.N() == 4 && c.Int(3)&base64LineBreaks != 0
	}
	s := base64.StdEncoding.EncodeToString(b)
	if breaks {
		var out strings.Builder
		for len(s) > 76 {
			out.WriteString(s[:76])
			out.WriteString("\r\n")
			s = s[76:]
		}
		out.WriteString(s)
		s = out.String()
	}
	return vstring(s)
}

// fromBase64 decodes as .NET does: white space is ignored, padding is required.
func fromBase64(s string) ([]byte, error) {
	s = strings.Map(func(r rune) rune {
		if r == ' ' || r == '\t' || r == '\r' || r == '\n' {
			return -1
		}
		return r
	}, s)
	b, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		return nil, neterr.Format("The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters.")
	}
	return b, nil
}

func convFromBase64String(c *Call) (value.Value, error) {
	b, err := fromBase64(c.Str(0))
	if err != nil {
		return value.Null, err
	}
	return vbytes(b)
}

func convFromBase64CharArray(c *Call) (value.Value, error) {
	u := unitsArg(c, 0)
	from, n := c.Int(1), c.Int(2)
	if from < 0 || n < 0 || from > len(u)-n {
		return value.Null, neterr.ArgumentOutOfRange("offset", msgIndexCount)
	}
	b, err := fromBase64(wtf8.FromUnits(u[from : from+n]))
	if err != nil {
		return value.Null, err
	}
	return vbytes(b)
}

func convFromHexString(c *Call) (value.Value, error) {
	s := c.Str(0)
	if len(s)%2 != 0 {
		return value.Null, neterr.Format("The input is not a valid hex string as its length is not a multiple of 2.")
	}
	b, err := hex.DecodeString(s)
	if err != nil {
		return value.Null, neterr.Format("The input is not a valid hex string as it contains a non-hex character.")
	}
	return vbytes(b)
}

func hexText(c *Call) (string, error) {
	if c.isNull(0) {
		return "", neterr.ArgumentNull("inArray")
	}
	b := bytesOf(c.Args[0])
	if c.N() == 3 {
		from, n := c.Int(1), c.Int(2)
		if from < 0 || n < 0 || from > len(b)-n {
			return "", neterr.ArgumentOutOfRange("offset", msgIndexCount)
		}
		b = b[from : from+n]
	}
	return hex.EncodeToString(b), nil
}

func convToHexString(c *Call) (value.Value, error) {
	s, err := hexText(c)
	return value.String(strings.ToUpper(s)), err
}

func convToHexStringLower(c *Call) (value.Value, error) {
	s, err := hexText(c)
	return value.String(s), err
}
