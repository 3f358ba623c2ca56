package value

import "math"

// Value is any value of a script: $null, a scalar kept in place, or a reference. The zero Value is $null.
//
// ref is nil for $null, a Kind for a scalar, *EnumInfo for an enum value, a Go string for System.String, and otherwise a
// pointer that implements Object.
type Value struct {
	ref  any
	bits uint64
}

// Object is a reference value that knows its .NET type.
type Object interface {
	// Type returns the .NET type of the object; never nil.
	Type() *Type
}

// Null is $null; Void is AutomationNull, which a pipeline without output gives.
var (
	Null = Value{}
	Void = Value{ref: KindVoid}
	// True and False are the Boolean values.
	True  = Value{ref: KindBoolean, bits: 1}
	False = Value{ref: KindBoolean}
)

// Bool returns a System.Boolean.
func Bool(b bool) Value {
	if b {
		return True
	}
	return False
}

// Int returns a System.Int32.
func Int(i int32) Value { return Value{ref: KindInt32, bits: uint64(int64(i))} }

// Long returns a System.Int64.
func Long(i int64) Value { return Value{ref: KindInt64, bits: uint64(i)} }

// ULong returns a System.UInt64.
func ULong(i uint64) Value { return Value{ref: KindUInt64, bits: i} }

// Double returns a System.Double.
func Double(f float64) Value { return Value{ref: KindDouble, bits: math.Float64bits(f)} }

// Single returns a System.Single.
func Single(f float32) Value {
	return Value{ref: KindSingle, bits: math.Float64bits(float64(f))}
}

// Char returns a System.Char: one UTF-16 code unit.
func Char(c uint16) Value { return Value{ref: KindChar, bits: uint64(c)} }

// Byte returns a System.Byte.
func Byte(b byte) Value { return Value{ref: KindByte, bits: uint64(b)} }

// String returns a System.String. Text is WTF-8: lone surrogates are kept in their three-byte form.
func String(s string) Value { return Value{ref: s} }

// DateTime returns a System.DateTime from .NET's dateData.
func DateTime(data uint64) Value { return Value{ref: KindDateTime, bits: data} }

// TimeSpan returns a System.TimeSpan of 100 ns ticks.
func TimeSpan(ticks int64) Value { return Value{ref: KindTimeSpan, bits: uint64(ticks)} }

// Scalar returns a scalar of kind k from its bits: sign-extended for signed integers, Float64bits for Single and Double.
func Scalar(k Kind, bits uint64) Value { return Value{ref: k, bits: bits} }

// Enum returns a value of an enum type.
func Enum(e *EnumInfo, n int64) Value { return Value{ref: e, bits: uint64(n)} }

// Of returns a reference value; a nil o gives $null.
func Of(o Object) Value {
	if o == nil {
		return Null
	}
	return Value{ref: o}
}

// FromInteger returns an integer of kind k from n, wrapped to its width.
func FromInteger(k Kind, n int64) Value {
	switch k {
	case KindSByte:
		n = int64(int8(n))
	case KindByte:
		n = int64(uint8(n))
	case KindInt16:
		n = int64(int16(n))
	case KindUInt16:
		n = int64(uint16(n))
	case KindInt32:
		n = int64(int32(n))
	case KindUInt32:
		n = int64(uint32(n))
	}
	return Value{ref: k, bits: uint64(n)}
}

// Kind tells how the value is stored. A PSObject that wraps a scalar is KindObject: see Base.
func (v Value) Kind() Kind {
	switch r := v.ref.(type) {
	case nil:
		return KindNull
	case Kind:
		return r
	case string:
		return KindString
	case *EnumInfo:
		return KindEnum
	}
	return KindObject
}

// IsNull tells whether the value is $null or AutomationNull.
func (v Value) IsNull() bool {
	if v.ref == nil {
		return true
	}
	k, ok := v.ref.(Kind)
	return ok && k == KindVoid
}

// IsVoid tells whether the value is AutomationNull.
func (v Value) IsVoid() bool { k, ok := v.ref.(Kind); return ok && k == KindVoid }

// Bits returns the raw scalar.
func (v Value) Bits() uint64 { return v.bits }

// AsInt32 returns the number and true if v is a System.Int32.
func (v Value) AsInt32() (int32, bool) {
	k, ok := v.ref.(Kind)
	return int32(v.bits), ok && k == KindInt32
}

// AsDouble returns the number and true if v is a System.Double.
func (v Value) AsDouble() (float64, bool) {
	k, ok := v.ref.(Kind)
	return math.Float64frombits(v.bits), ok && k == KindDouble
}

// AsBool returns the truth value and true if v is a System.Boolean.
func (v Value) AsBool() (b, ok bool) {
	k, isKind := v.ref.(Kind)
	return v.bits != 0, isKind && k == KindBoolean
}

// AsString returns the text and true if v is a System.String (not wrapped).
func (v Value) AsString() (string, bool) { s, ok := v.ref.(string); return s, ok }

// Int64 returns the scalar of an integer, char, bool, enum, DateTime or TimeSpan as int64.
func (v Value) Int64() int64 { return int64(v.bits) }

// Float64 returns the number of a Single or Double.
func (v Value) Float64() float64 { return math.Float64frombits(v.bits) }

// Ref returns the referenced object: nil for $null and scalars, a string for System.String.
func (v Value) Ref() any {
	switch v.ref.(type) {
	case Kind, *EnumInfo:
		return nil
	}
	return v.ref
}

// EnumInfo returns the enum descriptor of an enum value, or nil.
func (v Value) EnumInfo() *EnumInfo { e, _ := v.ref.(*EnumInfo); return e }

// Object returns the reference as Object, or nil when v is a scalar, string or $null.
func (v Value) Object() Object { o, _ := v.ref.(Object); return o }

// Base strips a PSObject wrapper; a PSCustomObject is its own base.
func (v Value) Base() Value {
	if p, ok := v.ref.(*PSObject); ok && !p.custom {
		return p.base
	}
	return v
}

// Type returns the .NET type of the value behind any PSObject wrapper; nil for $null.
func (v Value) Type() *Type {
	switch r := v.ref.(type) {
	case nil:
		return nil
	case Kind:
		return scalarTypes[r]
	case string:
		return TypeString
	case *EnumInfo:
		return r.Type
	case *PSObject:
		if !r.custom {
			return r.base.Type()
		}
		return TypePSCustomObject
	case Object:
		return r.Type()
	}
	return TypeObject
}

// Same tells whether two values are the same object or the same scalar (ReferenceEquals for references).
func (v Value) Same(w Value) bool {
	if v.Kind() != w.Kind() {
		return false
	}
	switch r := v.ref.(type) {
	case string:
		return r == w.ref.(string)
	case nil, Kind, *EnumInfo:
		return v == w
	}
	return v.ref == w.ref
}
