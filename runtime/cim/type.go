package cim

import "strings"

// Type is a CIM data type. Its numbers are those of the .NET enum
// Microsoft.Management.Infrastructure.CimType; an array type is its element
// type plus 16.
type Type uint8

// The CIM data types and the Go types of their values.
const (
	Unknown   Type = iota
	Boolean        // bool
	UInt8          // uint8
	SInt8          // int8
	UInt16         // uint16
	SInt16         // int16
	UInt32         // uint32
	SInt32         // int32
	UInt64         // uint64
	SInt64         // int64
	Real32         // float32
	Real64         // float64
	Char16         // uint16, a UTF-16 code unit
	DateTime       // time.Time, or time.Duration for an interval
	String         // string
	Reference      // ObjectPath
	Object         // *Instance; "Instance" in .NET
)

const arrayOffset = 16

// mofNames are the names the types have in MOF and in the CIMTYPE qualifier.
var mofNames = [...]string{
	Unknown: "unknown", Boolean: "boolean", UInt8: "uint8", SInt8: "sint8", UInt16: "uint16",
	SInt16: "sint16", UInt32: "uint32", SInt32: "sint32", UInt64: "uint64", SInt64: "sint64",
	Real32: "real32", Real64: "real64", Char16: "char16", DateTime: "datetime", String: "string",
	Reference: "ref", Object: "object",
}

// netNames are the member names of the .NET CimType enum.
var netNames = [...]string{
	Unknown: "Unknown", Boolean: "Boolean", UInt8: "UInt8", SInt8: "SInt8", UInt16: "UInt16",
	SInt16: "SInt16", UInt32: "UInt32", SInt32: "SInt32", UInt64: "UInt64", SInt64: "SInt64",
	Real32: "Real32", Real64: "Real64", Char16: "Char16", DateTime: "DateTime", String: "String",
	Reference: "Reference", Object: "Instance",
}

// MOF is the type's name in MOF, such as "uint32".
func (t Type) MOF() string {
	if int(t) < len(mofNames) {
		return mofNames[t]
	}
	return mofNames[Unknown]
}

// String is the type's name in the .NET enum CimType, such as "UInt32".
func (t Type) String() string {
	if int(t) < len(netNames) {
		return netNames[t]
	}
	return netNames[Unknown]
}

// Number is the value of the .NET enum CimType for the type, or for an array
// of it.
func (t Type) Number(array bool) int {
	if array && t != Unknown {
		return int(t) + arrayOffset
	}
	return int(t)
}

// TypeFromNumber is the inverse of [Type.Number]; ok is false for a number
// that the .NET enum does not have.
func TypeFromNumber(n int) (t Type, array, ok bool) {
	switch {
	case n >= 0 && n <= int(Object):
		return Type(n), false, true
	case n > arrayOffset && n <= arrayOffset+int(Object):
		return Type(n - arrayOffset), true, true
	}
	return Unknown, false, false
}

// ParseType finds the type with a MOF or .NET name, in any case.
func ParseType(name string) (Type, bool) {
	for t := Boolean; t <= Object; t++ {
		if strings.EqualFold(name, mofNames[t]) || strings.EqualFold(name, netNames[t]) {
			return t, true
		}
	}
	return Unknown, false
}

// Integer says whether values of the type are whole numbers.
func (t Type) Integer() bool { return t >= UInt8 && t <= SInt64 || t == Char16 }

// Numeric says whether values of the type are numbers.
func (t Type) Numeric() bool { return t >= UInt8 && t <= Char16 }
