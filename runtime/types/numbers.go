package types

import (
	"math"
	"math/big"
	"math/bits"

	"goposh/runtime/culture"
	"goposh/runtime/decimal"
	"goposh/runtime/neterr"
	"goposh/runtime/netfmt"
	"goposh/runtime/value"
)

// Culture is the culture that formatting uses.
type Culture = *culture.Culture

func decimalOf(v value.Value) (decimal.Decimal, bool) { return v.Base().AsDecimal() }

func decimalValue(d decimal.Decimal) value.Value { return value.NewDecimal(d) }

func bigOf(v value.Value) (*big.Int, bool) { return v.Base().AsBigInt() }

func bigValue(n *big.Int) value.Value { return value.NewBigInt(n) }

// byteClass declares System.Byte.
func byteClass() *Class {
	return &Class{Type: value.TypeByte, Members: []M{
		{"const byte MaxValue", numMaxValue},
		{"const byte MinValue", numMinValue},
		{"int CompareTo(object value)", numCompareTo},
		{"int CompareTo(byte value)", numCompareTo},
		{"bool Equals(object obj)", numEquals},
		{"bool Equals(byte obj)", numEquals},
		{"int GetHashCode()", numGetHashCode},
		{"static byte Parse(string s)", numParse},
		{"static byte Parse(string s, NumberStyles style)", numParse},
		{"static byte Parse(string s, IFormatProvider provider)", numParse},
		{"static byte Parse(string s, NumberStyles style, IFormatProvider provider)", numParse},
		{"static bool TryParse(string s, out byte result)", numTryParse},
		{"static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out byte result)", numTryParse},
		{"static bool TryParse(string s, IFormatProvider provider, out byte result)", numTryParse},
		{"string ToString()", numToString},
		{"string ToString(string format)", numToString},
		{"string ToString(IFormatProvider provider)", numToString},
		{"string ToString(string format, IFormatProvider provider)", numToString},
		{"TypeCode GetTypeCode()", numGetTypeCode},
		{"static ValueTuple[byte,byte] DivRem(byte left, byte right)", numDivRem},
		{"static byte LeadingZeroCount(byte value)", numLeadingZeroCount},
		{"static byte PopCount(byte value)", numPopCount},
		{"static byte RotateLeft(byte value, int rotateAmount)", numRotateLeft},
		{"static byte RotateRight(byte value, int rotateAmount)", numRotateRight},
		{"static byte TrailingZeroCount(byte value)", numTrailingZeroCount},
		{"static bool IsPow2(byte value)", numIsPow2},
		{"static byte Log2(byte value)", numLog2},
		{"static byte Clamp(byte value, byte min, byte max)", numClamp},
		{"static byte Max(byte x, byte y)", numMax},
		{"static byte Min(byte x, byte y)", numMin},
		{"static int Sign(byte value)", numSign},
		{"static byte CreateChecked<TOther>(TOther value)", numCreateChecked},
		{"static byte CreateSaturating<TOther>(TOther value)", numCreateSaturating},
		{"static byte CreateTruncating<TOther>(TOther value)", numCreateTruncating},
		{"static bool IsEvenInteger(byte value)", numIsEvenInteger},
		{"static bool IsOddInteger(byte value)", numIsOddInteger},
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

// sbyteClass declares System.SByte.
func sbyteClass() *Class {
	return &Class{Type: value.TypeSByte, Members: []M{
		{"const sbyte MaxValue", numMaxValue},
		{"const sbyte MinValue", numMinValue},
		{"int CompareTo(object obj)", numCompareTo},
		{"int CompareTo(sbyte value)", numCompareTo},
		{"bool Equals(object obj)", numEquals},
		{"bool Equals(sbyte obj)", numEquals},
		{"int GetHashCode()", numGetHashCode},
		{"string ToString()", numToString},
		{"string ToString(string format)", numToString},
		{"string ToString(IFormatProvider provider)", numToString},
		{"string ToString(string format, IFormatProvider provider)", numToString},
		{"static sbyte Parse(string s)", numParse},
		{"static sbyte Parse(string s, NumberStyles style)", numParse},
		{"static sbyte Parse(string s, IFormatProvider provider)", numParse},
		{"static sbyte Parse(string s, NumberStyles style, IFormatProvider provider)", numParse},
		{"static bool TryParse(string s, out sbyte result)", numTryParse},
		{"static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out sbyte result)", numTryParse},
		{"static bool TryParse(string s, IFormatProvider provider, out sbyte result)", numTryParse},
		{"TypeCode GetTypeCode()", numGetTypeCode},
		{"static ValueTuple[sbyte,sbyte] DivRem(sbyte left, sbyte right)", numDivRem},
		{"static sbyte LeadingZeroCount(sbyte value)", numLeadingZeroCount},
		{"static sbyte PopCount(sbyte value)", numPopCount},
		{"static sbyte RotateLeft(sbyte value, int rotateAmount)", numRotateLeft},
		{"static sbyte RotateRight(sbyte value, int rotateAmount)", numRotateRight},
		{"static sbyte TrailingZeroCount(sbyte value)", numTrailingZeroCount},
		{"static bool IsPow2(sbyte value)", numIsPow2},
		{"static sbyte Log2(sbyte value)", numLog2},
		{"static sbyte Clamp(sbyte value, sbyte min, sbyte max)", numClamp},
		{"static sbyte CopySign(sbyte value, sbyte sign)", numCopySign},
		{"static sbyte Max(sbyte x, sbyte y)", numMax},
		{"static sbyte Min(sbyte x, sbyte y)", numMin},
		{"static int Sign(sbyte value)", numSign},
		{"static sbyte Abs(sbyte value)", numAbs},
		{"static sbyte CreateChecked<TOther>(TOther value)", numCreateChecked},
		{"static sbyte CreateSaturating<TOther>(TOther value)", numCreateSaturating},
		{"static sbyte CreateTruncating<TOther>(TOther value)", numCreateTruncating},
		{"static bool IsEvenInteger(sbyte value)", numIsEvenInteger},
		{"static bool IsNegative(sbyte value)", numIsNegative},
		{"static bool IsOddInteger(sbyte value)", numIsOddInteger},
		{"static bool IsPositive(sbyte value)", numIsPositive},
		{"static sbyte MaxMagnitude(sbyte x, sbyte y)", numMaxMagnitude},
		{"static sbyte MinMagnitude(sbyte x, sbyte y)", numMinMagnitude},
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

// int16Class declares System.Int16.
func int16Class() *Class {
	return &Class{Type: value.TypeInt16, Members: []M{
		{"const short MaxValue", numMaxValue},
		{"const short MinValue", numMinValue},
		{"int CompareTo(object value)", numCompareTo},
		{"int CompareTo(short value)", numCompareTo},
		{"bool Equals(object obj)", numEquals},
		{"bool Equals(short obj)", numEquals},
		{"int GetHashCode()", numGetHashCode},
		{"string ToString()", numToString},
		{"string ToString(IFormatProvider provider)", numToString},
		{"string ToString(string format)", numToString},
		{"string ToString(string format, IFormatProvider provider)", numToString},
		{"static short Parse(string s)", numParse},
		{"static short Parse(string s, NumberStyles style)", numParse},
		{"static short Parse(string s, IFormatProvider provider)", numParse},
		{"static short Parse(string s, NumberStyles style, IFormatProvider provider)", numParse},
		{"static bool TryParse(string s, out short result)", numTryParse},
		{"static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out short result)", numTryParse},
		{"static bool TryParse(string s, IFormatProvider provider, out short result)", numTryParse},
		{"TypeCode GetTypeCode()", numGetTypeCode},
		{"static ValueTuple[short,short] DivRem(short left, short right)", numDivRem},
		{"static short LeadingZeroCount(short value)", numLeadingZeroCount},
		{"static short PopCount(short value)", numPopCount},
		{"static short RotateLeft(short value, int rotateAmount)", numRotateLeft},
		{"static short RotateRight(short value, int rotateAmount)", numRotateRight},
		{"static short TrailingZeroCount(short value)", numTrailingZeroCount},
		{"static bool IsPow2(short value)", numIsPow2},
		{"static short Log2(short value)", numLog2},
		{"static short Clamp(short value, short min, short max)", numClamp},
		{"static short CopySign(short value, short sign)", numCopySign},
		{"static short Max(short x, short y)", numMax},
		{"static short Min(short x, short y)", numMin},
		{"static int Sign(short value)", numSign},
		{"static short Abs(short value)", numAbs},
		{"static short CreateChecked<TOther>(TOther value)", numCreateChecked},
		{"static short CreateSaturating<TOther>(TOther value)", numCreateSaturating},
		{"static short CreateTruncating<TOther>(TOther value)", numCreateTruncating},
		{"static bool IsEvenInteger(short value)", numIsEvenInteger},
		{"static bool IsNegative(short value)", numIsNegative},
		{"static bool IsOddInteger(short value)", numIsOddInteger},
		{"static bool IsPositive(short value)", numIsPositive},
		{"static short MaxMagnitude(short x, short y)", numMaxMagnitude},
		{"static short MinMagnitude(short x, short y)", numMinMagnitude},
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

// uint16Class declares System.UInt16.
func uint16Class() *Class {
	return &Class{Type: value.TypeUInt16, Members: []M{
		{"const ushort MaxValue", numMaxValue},
		{"const ushort MinValue", numMinValue},
		{"int CompareTo(object value)", numCompareTo},
		{"int CompareTo(ushort value)", numCompareTo},
		{"bool Equals(object obj)", numEquals},
		{"bool Equals(ushort obj)", numEquals},
		{"int GetHashCode()", numGetHashCode},
		{"string ToString()", numToString},
		{"string ToString(IFormatProvider provider)", numToString},
		{"string ToString(string format)", numToString},
		{"string ToString(string format, IFormatProvider provider)", numToString},
		{"static ushort Parse(string s)", numParse},
		{"static ushort Parse(string s, NumberStyles style)", numParse},
		{"static ushort Parse(string s, IFormatProvider provider)", numParse},
		{"static ushort Parse(string s, NumberStyles style, IFormatProvider provider)", numParse},
		{"static bool TryParse(string s, out ushort result)", numTryParse},
		{"static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out ushort result)", numTryParse},
		{"static bool TryParse(string s, IFormatProvider provider, out ushort result)", numTryParse},
		{"TypeCode GetTypeCode()", numGetTypeCode},
		{"static ValueTuple[ushort,ushort] DivRem(ushort left, ushort right)", numDivRem},
		{"static ushort LeadingZeroCount(ushort value)", numLeadingZeroCount},
		{"static ushort PopCount(ushort value)", numPopCount},
		{"static ushort RotateLeft(ushort value, int rotateAmount)", numRotateLeft},
		{"static ushort RotateRight(ushort value, int rotateAmount)", numRotateRight},
		{"static ushort TrailingZeroCount(ushort value)", numTrailingZeroCount},
		{"static bool IsPow2(ushort value)", numIsPow2},
		{"static ushort Log2(ushort value)", numLog2},
		{"static ushort Clamp(ushort value, ushort min, ushort max)", numClamp},
		{"static ushort Max(ushort x, ushort y)", numMax},
		{"static ushort Min(ushort x, ushort y)", numMin},
		{"static int Sign(ushort value)", numSign},
		{"static ushort CreateChecked<TOther>(TOther value)", numCreateChecked},
		{"static ushort CreateSaturating<TOther>(TOther value)", numCreateSaturating},
		{"static ushort CreateTruncating<TOther>(TOther value)", numCreateTruncating},
		{"static bool IsEvenInteger(ushort value)", numIsEvenInteger},
		{"static bool IsOddInteger(ushort value)", numIsOddInteger},
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

// int32Class declares System.Int32.
func int32Class() *Class {
	return &Class{Type: value.TypeInt32, Members: []M{
		{"const int MaxValue", numMaxValue},
		{"const int MinValue", numMinValue},
		{"static long BigMul(int left, int right)", numBigMul},
		{"int CompareTo(object value)", numCompareTo},
		{"int CompareTo(int value)", numCompareTo},
		{"bool Equals(object obj)", numEquals},
		{"bool Equals(int obj)", numEquals},
		{"int GetHashCode()", numGetHashCode},
		{"string ToString()", numToString},
		{"string ToString(string format)", numToString},
		{"string ToString(IFormatProvider provider)", numToString},
		{"string ToString(string format, IFormatProvider provider)", numToString},
		{"static int Parse(string s)", numParse},
		{"static int Parse(string s, NumberStyles style)", numParse},
		{"static int Parse(string s, IFormatProvider provider)", numParse},
		{"static int Parse(string s, NumberStyles style, IFormatProvider provider)", numParse},
		{"static bool TryParse(string s, out int result)", numTryParse},
		{"static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out int result)", numTryParse},
		{"static bool TryParse(string s, IFormatProvider provider, out int result)", numTryParse},
		{"TypeCode GetTypeCode()", numGetTypeCode},
		{"static ValueTuple[int,int] DivRem(int left, int right)", numDivRem},
		{"static int LeadingZeroCount(int value)", numLeadingZeroCount},
		{"static int PopCount(int value)", numPopCount},
		{"static int RotateLeft(int value, int rotateAmount)", numRotateLeft},
		{"static int RotateRight(int value, int rotateAmount)", numRotateRight},
		{"static int TrailingZeroCount(int value)", numTrailingZeroCount},
		{"static bool IsPow2(int value)", numIsPow2},
		{"static int Log2(int value)", numLog2},
		{"static int Clamp(int value, int min, int max)", numClamp},
		{"static int CopySign(int value, int sign)", numCopySign},
		{"static int Max(int x, int y)", numMax},
		{"static int Min(int x, int y)", numMin},
		{"static int Sign(int value)", numSign},
		{"static int Abs(int value)", numAbs},
		{"static int CreateChecked<TOther>(TOther value)", numCreateChecked},
		{"static int CreateSaturating<TOther>(TOther value)", numCreateSaturating},
		{"static int CreateTruncating<TOther>(TOther value)", numCreateTruncating},
		{"static bool IsEvenInteger(int value)", numIsEvenInteger},
		{"static bool IsNegative(int value)", numIsNegative},
		{"static bool IsOddInteger(int value)", numIsOddInteger},
		{"static bool IsPositive(int value)", numIsPositive},
		{"static int MaxMagnitude(int x, int y)", numMaxMagnitude},
		{"static int MinMagnitude(int x, int y)", numMinMagnitude},
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

// uint32Class declares System.UInt32.
func uint32Class() *Class {
	return &Class{Type: value.TypeUInt32, Members: []M{
		{"const uint MaxValue", numMaxValue},
		{"const uint MinValue", numMinValue},
		{"static ulong BigMul(uint left, uint right)", numBigMul},
		{"int CompareTo(object value)", numCompareTo},
		{"int CompareTo(uint value)", numCompareTo},
		{"bool Equals(object obj)", numEquals},
		{"bool Equals(uint obj)", numEquals},
		{"int GetHashCode()", numGetHashCode},
		{"string ToString()", numToString},
		{"string ToString(IFormatProvider provider)", numToString},
		{"string ToString(string format)", numToString},
		{"string ToString(string format, IFormatProvider provider)", numToString},
		{"static uint Parse(string s)", numParse},
		{"static uint Parse(string s, NumberStyles style)", numParse},
		{"static uint Parse(string s, IFormatProvider provider)", numParse},
		{"static uint Parse(string s, NumberStyles style, IFormatProvider provider)", numParse},
		{"static bool TryParse(string s, out uint result)", numTryParse},
		{"static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out uint result)", numTryParse},
		{"static bool TryParse(string s, IFormatProvider provider, out uint result)", numTryParse},
		{"TypeCode GetTypeCode()", numGetTypeCode},
		{"static ValueTuple[uint,uint] DivRem(uint left, uint right)", numDivRem},
		{"static uint LeadingZeroCount(uint value)", numLeadingZeroCount},
		{"static uint PopCount(uint value)", numPopCount},
		{"static uint RotateLeft(uint value, int rotateAmount)", numRotateLeft},
		{"static uint RotateRight(uint value, int rotateAmount)", numRotateRight},
		{"static uint TrailingZeroCount(uint value)", numTrailingZeroCount},
		{"static bool IsPow2(uint value)", numIsPow2},
		{"static uint Log2(uint value)", numLog2},
		{"static uint Clamp(uint value, uint min, uint max)", numClamp},
		{"static uint Max(uint x, uint y)", numMax},
		{"static uint Min(uint x, uint y)", numMin},
		{"static int Sign(uint value)", numSign},
		{"static uint CreateChecked<TOther>(TOther value)", numCreateChecked},
		{"static uint CreateSaturating<TOther>(TOther value)", numCreateSaturating},
		{"static uint CreateTruncating<TOther>(TOther value)", numCreateTruncating},
		{"static bool IsEvenInteger(uint value)", numIsEvenInteger},
		{"static bool IsOddInteger(uint value)", numIsOddInteger},
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

// int64Class declares System.Int64.
func int64Class() *Class {
	return &Class{Type: value.TypeInt64, Members: []M{
		{"const long MaxValue", numMaxValue},
		{"const long MinValue", numMinValue},
		{"static Int128 BigMul(long left, long right)", numBigMul},
		{"int CompareTo(object value)", numCompareTo},
		{"int CompareTo(long value)", numCompareTo},
		{"bool Equals(object obj)", numEquals},
		{"bool Equals(long obj)", numEquals},
		{"int GetHashCode()", numGetHashCode},
		{"string ToString()", numToString},
		{"string ToString(IFormatProvider provider)", numToString},
		{"string ToString(string format)", numToString},
		{"string ToString(string format, IFormatProvider provider)", numToString},
		{"static long Parse(string s)", numParse},
		{"static long Parse(string s, NumberStyles style)", numParse},
		{"static long Parse(string s, IFormatProvider provider)", numParse},
		{"static long Parse(string s, NumberStyles style, IFormatProvider provider)", numParse},
		{"static bool TryParse(string s, out long result)", numTryParse},
		{"static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out long result)", numTryParse},
		{"static bool TryParse(string s, IFormatProvider provider, out long result)", numTryParse},
		{"TypeCode GetTypeCode()", numGetTypeCode},
		{"static ValueTuple[long,long] DivRem(long left, long right)", numDivRem},
		{"static long LeadingZeroCount(long value)", numLeadingZeroCount},
		{"static long PopCount(long value)", numPopCount},
		{"static long RotateLeft(long value, int rotateAmount)", numRotateLeft},
		{"static long RotateRight(long value, int rotateAmount)", numRotateRight},
		{"static long TrailingZeroCount(long value)", numTrailingZeroCount},
		{"static bool IsPow2(long value)", numIsPow2},
		{"static long Log2(long value)", numLog2},
		{"static long Clamp(long value, long min, long max)", numClamp},
		{"static long CopySign(long value, long sign)", numCopySign},
		{"static long Max(long x, long y)", numMax},
		{"static long Min(long x, long y)", numMin},
		{"static int Sign(long value)", numSign},
		{"static long Abs(long value)", numAbs},
		{"static long CreateChecked<TOther>(TOther value)", numCreateChecked},
		{"static long CreateSaturating<TOther>(TOther value)", numCreateSaturating},
		{"static long CreateTruncating<TOther>(TOther value)", numCreateTruncating},
		{"static bool IsEvenInteger(long value)", numIsEvenInteger},
		{"static bool IsNegative(long value)", numIsNegative},
		{"static bool IsOddInteger(long value)", numIsOddInteger},
		{"static bool IsPositive(long value)", numIsPositive},
		{"static long MaxMagnitude(long x, long y)", numMaxMagnitude},
		{"static long MinMagnitude(long x, long y)", numMinMagnitude},
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

// uint64Class declares System.UInt64.
func uint64Class() *Class {
	return &Class{Type: value.TypeUInt64, Members: []M{
		{"const ulong MaxValue", numMaxValue},
		{"const ulong MinValue", numMinValue},
		{"static UInt128 BigMul(ulong left, ulong right)", numBigMul},
		{"int CompareTo(object value)", numCompareTo},
		{"int CompareTo(ulong value)", numCompareTo},
		{"bool Equals(object obj)", numEquals},
		{"bool Equals(ulong obj)", numEquals},
		{"int GetHashCode()", numGetHashCode},
		{"string ToString()", numToString},
		{"string ToString(IFormatProvider provider)", numToString},
		{"string ToString(string format)", numToString},
		{"string ToString(string format, IFormatProvider provider)", numToString},
		{"static ulong Parse(string s)", numParse},
		{"static ulong Parse(string s, NumberStyles style)", numParse},
		{"static ulong Parse(string s, IFormatProvider provider)", numParse},
		{"static ulong Parse(string s, NumberStyles style, IFormatProvider provider)", numParse},
		{"static bool TryParse(string s, out ulong result)", numTryParse},
		{"static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out ulong result)", numTryParse},
		{"static bool TryParse(string s, IFormatProvider provider, out ulong result)", numTryParse},
		{"TypeCode GetTypeCode()", numGetTypeCode},
		{"static ValueTuple[ulong,ulong] DivRem(ulong left, ulong right)", numDivRem},
		{"static ulong LeadingZeroCount(ulong value)", numLeadingZeroCount},
		{"static ulong PopCount(ulong value)", numPopCount},
		{"static ulong RotateLeft(ulong value, int rotateAmount)", numRotateLeft},
		{"static ulong RotateRight(ulong value, int rotateAmount)", numRotateRight},
		{"static ulong TrailingZeroCount(ulong value)", numTrailingZeroCount},
		{"static bool IsPow2(ulong value)", numIsPow2},
		{"static ulong Log2(ulong value)", numLog2},
		{"static ulong Clamp(ulong value, ulong min, ulong max)", numClamp},
		{"static ulong Max(ulong x, ulong y)", numMax},
		{"static ulong Min(ulong x, ulong y)", numMin},
		{"static int Sign(ulong value)", numSign},
		{"static ulong CreateChecked<TOther>(TOther value)", numCreateChecked},
		{"static ulong CreateSaturating<TOther>(TOther value)", numCreateSaturating},
		{"static ulong CreateTruncating<TOther>(TOther value)", numCreateTruncating},
		{"static bool IsEvenInteger(ulong value)", numIsEvenInteger},
		{"static bool IsOddInteger(ulong value)", numIsOddInteger},
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

// formatNumber is IFormattable.ToString of any number.
func formatNumber(v value.Value, format string, cul Culture) (string, error) {
	v = v.Base()
	if d, ok := v.AsDecimal(); ok {
		return netfmt.FormatDecimal(d, format, cul)
	}
	if b, ok := v.AsBigInt(); ok {
		return netfmt.FormatBigInt(b, format, cul)
	}
	switch k := v.Kind(); k {
	case value.KindDouble:
		return netfmt.FormatFloat64(v.Float64(), format, cul)
	case value.KindSingle:
		return netfmt.FormatFloat32(float32(v.Float64()), format, cul)
	case value.KindUInt64:
		return netfmt.FormatUint64(v.Bits(), format, cul)
	default:
		return netfmt.FormatInt64(v.Int64(), intBits(k), format, cul)
	}
}

// formatArgs reads the optional format and provider of ToString.
func formatArgs(c *Call) (format string, cul Culture) {
	cul = c.RT.Culture()
	for _, a := range c.Args {
		if s, ok := a.Base().AsString(); ok {
			format = s
		} else if p := providerCulture(a); p != nil {
			cul = p
		}
	}
	return format, cul
}

func numToString(c *Call) (value.Value, error) {
	format, cul := formatArgs(c)
	s, err := formatNumber(c.This, format, cul)
	return value.String(s), err
}

func maxInt(k value.Kind) value.Value {
	switch k {
	case value.KindSByte:
		return value.FromInteger(k, math.MaxInt8)
	case value.KindByte:
		return value.FromInteger(k, math.MaxUint8)
	case value.KindInt16:
		return value.FromInteger(k, math.MaxInt16)
	case value.KindUInt16:
		return value.FromInteger(k, math.MaxUint16)
	case value.KindInt32:
		return value.FromInteger(k, math.MaxInt32)
	case value.KindUInt32:
		return value.FromInteger(k, math.MaxUint32)
	case value.KindUInt64:
		return value.ULong(math.MaxUint64)
	}
	return value.Long(math.MaxInt64)
}

func numMaxValue(c *Call) (value.Value, error) {
	switch c.Type.Kind {
	case value.KindDouble:
		return vdouble(math.MaxFloat64)
	case value.KindSingle:
		return value.Single(math.MaxFloat32), nil
	case value.KindObject:
		return decimalValue(decimal.MaxValue), nil
	}
	return maxInt(c.Type.Kind), nil
}

func numMinValue(c *Call) (value.Value, error) {
	switch c.Type.Kind {
	case value.KindDouble:
		return vdouble(-math.MaxFloat64)
	case value.KindSingle:
		return value.Single(-math.MaxFloat32), nil
	case value.KindObject:
		return decimalValue(decimal.MinValue), nil
	}
	return value.FromInteger(c.Type.Kind, minOf(c.Type.Kind)), nil
}

func numCompareTo(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return vint(1)
	}
	if c.Args[0].Type() != c.This.Type() {
		return value.Null, neterr.Argument("", "Object must be of type %s.", c.This.Type().Name())
	}
	if c.Type.Kind < value.KindInt32 {
		return vint(int(c.This.Base().Int64() - c.Long(0)))
	}
	return vint(compareNumbers(c.This, c.Args[0]))
}

func numEquals(c *Call) (value.Value, error) {
	a, b := c.This, c.Args[0]
	if c.N() == 2 {
		a, b = b, c.Args[1]
	}
	if a.Type() != b.Type() {
		return value.False, nil
	}
	if isNaN(a) && isNaN(b) {
		return value.True, nil
	}
	return vbool(compareNumbers(a, b) == 0)
}

func numGetHashCode(c *Call) (value.Value, error) {
	n, err := hashObject(c.RT, c.This)
	return value.Int(n), err
}

func numGetTypeCode(c *Call) (value.Value, error) { return typeCodeValue(typeCodeOf(c.This)), nil }

// parseArgs reads text, NumberStyles and provider of Parse and TryParse; styles is -1 when not given.
func parseArgs(c *Call) (s string, styles int, cul Culture) {
	s, styles, cul = c.Str(0), -1, c.RT.Culture()
	for _, a := range c.Args[1:] {
		if a.Base().Kind() == value.KindEnum {
			styles = int(a.Base().Int64())
		} else if p := providerCulture(a); p != nil {
			cul = p
		}
	}
	return s, styles, cul
}

// The NumberStyles that Parse uses by itself.
const (
	stylesInteger = 7
	stylesNumber  = 111
	stylesFloat   = 231
)

// parseNumber is Parse of a numeric type.
func parseNumber(t *value.Type, s string, styles int, cul Culture) (value.Value, error) {
	pick := func(std int) netfmt.NumberStyles {
		if styles >= 0 {
			return netfmt.NumberStyles(styles)
		}
		return netfmt.NumberStyles(std)
	}
	switch {
	case t == value.TypeDecimal:
		d, err := netfmt.ParseDecimal(s, pick(stylesNumber), cul)
		return decimalValue(d), err
	case t == value.TypeBigInteger:
		n, err := netfmt.ParseBigInt(s, pick(stylesInteger), cul)
		if err != nil {
			return value.Null, err
		}
		return bigValue(n), nil
	case t == value.TypeDouble:
		f, err := netfmt.ParseFloat64(s, pick(stylesFloat), cul)
		return value.Double(f), err
	case t == value.TypeSingle:
		f, err := netfmt.ParseFloat32(s, pick(stylesFloat), cul)
		return value.Single(f), err
	case t.Kind.IsSigned():
		n, err := netfmt.ParseInt(s, pick(stylesInteger), cul, intBits(t.Kind))
		return value.FromInteger(t.Kind, n), err
	}
	n, err := netfmt.ParseUint(s, pick(stylesInteger), cul, intBits(t.Kind))
	return value.Scalar(t.Kind, n), err
}

func numParse(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("s")
	}
	s, styles, cul := parseArgs(c)
	return parseNumber(c.Type, s, styles, cul)
}

func numTryParse(c *Call) (value.Value, error) {
	last := c.N() - 1
	sub := *c
	sub.Args = c.Args[:last]
	s, styles, cul := parseArgs(&sub)
	v, err := parseNumber(c.Type, s, styles, cul)
	if err != nil {
		return outBool(c, last, false, zeroValue(c.Type))
	}
	return outBool(c, last, true, v)
}

func numBigMul(c *Call) (value.Value, error) { return mathBigMul(c) }
func numDivRem(c *Call) (value.Value, error) { return mathDivRem(c) }
func numClamp(c *Call) (value.Value, error)  { return mathClamp(c) }
func numMax(c *Call) (value.Value, error)    { return mathMax(c) }
func numMin(c *Call) (value.Value, error)    { return mathMin(c) }
func numSign(c *Call) (value.Value, error)   { return mathSign(c) }
func numAbs(c *Call) (value.Value, error)    { return mathAbs(c) }

// unsignedBits returns the bits of an integer argument without its sign extension, and its width.
func unsignedBits(v value.Value) (uint64, int) {
	v = v.Base()
	w := intBits(v.Kind())
	if w == 64 {
		return v.Bits(), w
	}
	return v.Bits() & (1<<w - 1), w
}

func numLeadingZeroCount(c *Call) (value.Value, error) {
	u, w := unsignedBits(c.Args[0])
	return value.FromInteger(c.Type.Kind, int64(bits.LeadingZeros64(u)-64+w)), nil
}

func numTrailingZeroCount(c *Call) (value.Value, error) {
	u, w := unsignedBits(c.Args[0])
	return value.FromInteger(c.Type.Kind, int64(min(w, bits.TrailingZeros64(u)))), nil
}

func numPopCount(c *Call) (value.Value, error) {
	u, _ := unsignedBits(c.Args[0])
	return value.FromInteger(c.Type.Kind, int64(bits.OnesCount64(u))), nil
}

func numRotateLeft(c *Call) (value.Value, error) {
	u, w := unsignedBits(c.Args[0])
	n := uint(c.Int(1)) & uint(w-1)
	return value.FromInteger(c.Type.Kind, int64(u<<n|u>>(uint(w)-n))), nil
}

func numRotateRight(c *Call) (value.Value, error) {
	u, w := unsignedBits(c.Args[0])
	n := uint(c.Int(1)) & uint(w-1)
	return value.FromInteger(c.Type.Kind, int64(u>>n|u<<(uint(w)-n))), nil
}

func numIsPow2(c *Call) (value.Value, error) {
	v := c.Args[0].Base()
	if v.Kind() == value.KindDouble {
		f, _ := math.Frexp(v.Float64())
		return vbool(f == 0.5)
	}
	u, _ := unsignedBits(v)
	return vbool(bits.OnesCount64(u) == 1 && (!v.Kind().IsSigned() || v.Int64() > 0))
}

func numLog2(c *Call) (value.Value, error) {
	v := c.Args[0].Base()
	if v.Kind().IsSigned() && v.Int64() < 0 {
		return value.Null, errNegative("value", int(v.Int64()))
	}
	u, _ := unsignedBits(v)
	return value.FromInteger(c.Type.Kind, int64(max(0, bits.Len64(u)-1))), nil
}

func numIsEvenInteger(c *Call) (value.Value, error) {
	if v := c.Args[0].Base(); v.Kind() == value.KindDouble || v.Kind() == value.KindSingle {
		return vbool(math.Mod(v.Float64(), 2) == 0)
	}
	return vbool(integerOf(c.Args[0]).Bit(0) == 0)
}

func numIsOddInteger(c *Call) (value.Value, error) {
	if v := c.Args[0].Base(); v.Kind() == value.KindDouble || v.Kind() == value.KindSingle {
		return vbool(math.Abs(math.Mod(v.Float64(), 2)) == 1)
	}
	return vbool(integerOf(c.Args[0]).Bit(0) == 1)
}

func numIsNegative(c *Call) (value.Value, error) {
	v := c.Args[0].Base()
	if v.Kind() == value.KindDouble || v.Kind() == value.KindSingle {
		return vbool(math.Signbit(v.Float64()))
	}
	if d, ok := v.AsDecimal(); ok {
		return vbool(d.Signbit())
	}
	if b, ok := v.AsBigInt(); ok {
		return vbool(b.Sign() < 0)
	}
	return vbool(v.Int64() < 0)
}

func numIsPositive(c *Call) (value.Value, error) {
	v, err := numIsNegative(c)
	b, _ := v.AsBool()
	return value.Bool(!b), err
}

func absOf(v value.Value) *big.Int { return new(big.Int).Abs(integerOf(v)) }

func numMaxMagnitude(c *Call) (value.Value, error) {
	if n := absOf(c.Args[0]).Cmp(absOf(c.Args[1])); n > 0 || n == 0 && integerOf(c.Args[0]).Sign() >= 0 {
		return c.Args[0], nil
	}
	return c.Args[1], nil
}

func numMinMagnitude(c *Call) (value.Value, error) {
	if n := absOf(c.Args[0]).Cmp(absOf(c.Args[1])); n < 0 || n == 0 && integerOf(c.Args[0]).Sign() < 0 {
		return c.Args[0], nil
	}
	return c.Args[1], nil
}

func numCopySign(c *Call) (value.Value, error) {
	n := absOf(c.Args[0])
	if integerOf(c.Args[1]).Sign() < 0 {
		n.Neg(n)
	}
	return value.FromInteger(c.Type.Kind, n.Int64()), nil
}

func numCreateChecked(c *Call) (value.Value, error) { return changeNumber(c.Args[0].Base(), c.Type) }

func numCreateTruncating(c *Call) (value.Value, error) {
	v := c.Args[0].Base()
	if v.Kind().IsInteger() && c.Type.Kind.IsInteger() {
		return value.FromInteger(c.Type.Kind, v.Int64()), nil
	}
	return changeNumber(v, c.Type)
}

func numCreateSaturating(c *Call) (value.Value, error) {
	v, err := changeNumber(c.Args[0].Base(), c.Type)
	if err == nil {
		return v, nil
	}
	if neg, _ := numIsNegative(c); neg == value.True {
		return numMinValue(c)
	}
	return numMaxValue(c)
}

// The IConvertible members, shared by all types that have them.

func numToBoolean(c *Call) (value.Value, error) { return netChangeType(c, c.This, value.TypeBoolean) }
func numToChar(c *Call) (value.Value, error)    { return netChangeType(c, c.This, value.TypeChar) }
func numToSByte(c *Call) (value.Value, error)   { return netChangeType(c, c.This, value.TypeSByte) }
func numToByte(c *Call) (value.Value, error)    { return netChangeType(c, c.This, value.TypeByte) }
func numToInt16(c *Call) (value.Value, error)   { return netChangeType(c, c.This, value.TypeInt16) }
func numToUInt16(c *Call) (value.Value, error)  { return netChangeType(c, c.This, value.TypeUInt16) }
func numToInt32(c *Call) (value.Value, error)   { return netChangeType(c, c.This, value.TypeInt32) }
func numToUInt32(c *Call) (value.Value, error)  { return netChangeType(c, c.This, value.TypeUInt32) }
func numToInt64(c *Call) (value.Value, error)   { return netChangeType(c, c.This, value.TypeInt64) }
func numToUInt64(c *Call) (value.Value, error)  { return netChangeType(c, c.This, value.TypeUInt64) }
func numToSingle(c *Call) (value.Value, error)  { return netChangeType(c, c.This, value.TypeSingle) }
func numToDouble(c *Call) (value.Value, error)  { return netChangeType(c, c.This, value.TypeDouble) }
func numToDecimal(c *Call) (value.Value, error) { return netChangeType(c, c.This, value.TypeDecimal) }
func numToDateTime(c *Call) (value.Value, error) {
	return netChangeType(c, c.This, value.TypeDateTime)
}

func numToType(c *Call) (value.Value, error) {
	t, ok := ref[*value.Type](c, 0)
	if !ok {
		return value.Null, neterr.ArgumentNull("type")
	}
	return netChangeType(c, c.This, t)
}
