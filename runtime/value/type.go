package value

import (
	"strings"
	"sync"
	"sync/atomic"
)

// TypeFlags describe a .NET type.
type TypeFlags uint16

// The flags of a type.
const (
	FlagValueType TypeFlags = 1 << iota
	FlagEnum
	FlagInterface
	FlagAbstract
	FlagSealed
	FlagGenericDefinition
	FlagDelegate
	FlagStaticClass
	FlagNotPublic
)

// Type describes a .NET type (System.Type, shown to scripts as System.RuntimeType). Types are compared by pointer: there
// is one descriptor per type, except for classes that scripts define.
type Type struct {
	// FullName is .NET's Type.FullName without assembly names: "System.Collections.Generic.List`1[System.Int32]"
	// is written "System.Collections.Generic.List`1[[System.Int32]]" by .NET; here the single-bracket form is kept.
	FullName   string
	Base       *Type // nil for System.Object and interfaces
	Kind       Kind  // KindObject unless values are scalars or strings
	Flags      TypeFlags
	Elem       *Type   // element type of an array
	Rank       int     // rank of an array, 0 otherwise
	Definition *Type   // the open generic type of a closed one
	Args       []*Type // generic arguments
	Interfaces []*Type // all implemented interfaces
	Enum       *EnumInfo
	Assembly   string // "System.Private.CoreLib" when empty

	// Members caches what package types loaded for this type. Only that package uses it.
	Members atomic.Pointer[any]
	// Script is the script class or enum definition behind the type, for package interp; nil otherwise.
	Script any

	arrays sync.Map // rank int -> *Type

	// Closed holds the closed generic types made of this definition, or over this script class. For package types.
	Closed sync.Map
}

// Type implements Object: the type of a type object is System.RuntimeType.
func (t *Type) Type() *Type { return TypeRuntimeType }

// GenericArgs are the generic arguments of the type, or of the nearest base that has some.
func (t *Type) GenericArgs() []*Type {
	for ; t != nil; t = t.Base {
		if t.Args != nil {
			return t.Args
		}
	}
	return nil
}

// Name is .NET's Type.Name: without namespace and generic arguments.
func (t *Type) Name() string {
	if t.Rank > 0 {
		return t.Elem.Name() + "[" + strings.Repeat(",", t.Rank-1) + "]"
	}
	n := t.FullName
	if i := strings.IndexByte(n, '['); i >= 0 {
		n = n[:i]
	}
	if i := strings.LastIndexAny(n, ".+"); i >= 0 {
		n = n[i+1:]
	}
	return n
}

// Namespace is the part of the full name before the last dot.
func (t *Type) Namespace() string {
	if t.Rank > 0 {
		return t.Elem.Namespace()
	}
	n := t.FullName
	if i := strings.IndexByte(n, '['); i >= 0 {
		n = n[:i]
	}
	if i := strings.LastIndexByte(n, '.'); i >= 0 {
		return n[:i]
	}
	return ""
}

// IsValueType tells whether $null cannot be a value of the type.
func (t *Type) IsValueType() bool { return t.Flags&(FlagValueType|FlagEnum) != 0 }

// IsInterface tells whether the type is an interface.
func (t *Type) IsInterface() bool { return t.Flags&FlagInterface != 0 }

// AssignableFrom tells whether a value of type from is a value of type t as well.
func (t *Type) AssignableFrom(from *Type) bool {
	if from == nil {
		return false
	}
	if t == from || t == TypeObject {
		return true
	}
	for b := from; b != nil; b = b.Base {
		if b == t {
			return true
		}
		for _, i := range b.Interfaces {
			if i == t {
				return true
			}
		}
	}
	// Arrays are covariant in reference types.
	return t.Rank > 0 && t.Rank == from.Rank && !t.Elem.IsValueType() && !from.Elem.IsValueType() &&
		t.Elem.AssignableFrom(from.Elem)
}

// Array returns the type of one-dimensional arrays of t.
func (t *Type) Array() *Type { return t.ArrayRank(1) }

// ArrayRank returns the type of arrays of t with the given rank.
func (t *Type) ArrayRank(rank int) *Type {
	if a, ok := t.arrays.Load(rank); ok {
		return a.(*Type)
	}
	a := &Type{
		FullName: t.FullName + "[" + strings.Repeat(",", rank-1) + "]",
		Base:     TypeArray, Kind: KindObject, Flags: FlagSealed, Elem: t, Rank: rank, Assembly: t.Assembly,
	}
	got, _ := t.arrays.LoadOrStore(rank, a)
	return got.(*Type)
}

// IsNullable returns the underlying type of a System.Nullable`1, or nil.
func (t *Type) IsNullable() *Type {
	if t.Definition == TypeNullable && len(t.Args) == 1 {
		return t.Args[0]
	}
	return nil
}

// EnumInfo describes an enum type; a pointer to it marks enum values.
type EnumInfo struct {
	Type       *Type
	Underlying Kind // integer kind
	Flags      bool // has the Flags attribute
	Names      []string
	Values     []int64 // beside Names; in declaration order
}

// NameOf returns the name of n, the first declared one when several names share it.
func (e *EnumInfo) NameOf(n int64) (string, bool) {
	for i, v := range e.Values {
		if v == n {
			return e.Names[i], true
		}
	}
	return "", false
}

// Lookup finds a value by its name, regardless of case.
func (e *EnumInfo) Lookup(name string) (int64, bool) {
	for i, n := range e.Names {
		if strings.EqualFold(n, name) {
			return e.Values[i], true
		}
	}
	return 0, false
}

// NewEnum returns the type of an enum with the given names and values.
func NewEnum(fullName string, underlying Kind, flags bool, names []string, values []int64) *Type {
	t := &Type{FullName: fullName, Base: TypeEnum, Kind: KindEnum, Flags: FlagEnum | FlagValueType | FlagSealed}
	t.Enum = &EnumInfo{Type: t, Underlying: underlying, Flags: flags, Names: names, Values: values}
	return t
}

func class(name string, base *Type) *Type { return &Type{FullName: name, Base: base, Kind: KindObject} }

func scalar(name string, k Kind) *Type {
	return &Type{FullName: name, Base: TypeValueType, Kind: k, Flags: FlagValueType | FlagSealed}
}

// The types of the language itself. Their members are declared in package types.
var (
	TypeObject         = &Type{FullName: "System.Object", Kind: KindObject}
	TypeValueType      = &Type{FullName: "System.ValueType", Base: TypeObject, Kind: KindObject, Flags: FlagAbstract}
	TypeEnum           = &Type{FullName: "System.Enum", Base: TypeValueType, Kind: KindObject, Flags: FlagAbstract}
	TypeArray          = &Type{FullName: "System.Array", Base: TypeObject, Kind: KindObject, Flags: FlagAbstract}
	TypeString         = &Type{FullName: "System.String", Base: TypeObject, Kind: KindString, Flags: FlagSealed}
	TypeBoolean        = scalar("System.Boolean", KindBoolean)
	TypeChar           = scalar("System.Char", KindChar)
	TypeSByte          = scalar("System.SByte", KindSByte)
	TypeByte           = scalar("System.Byte", KindByte)
	TypeInt16          = scalar("System.Int16", KindInt16)
	TypeUInt16         = scalar("System.UInt16", KindUInt16)
	TypeInt32          = scalar("System.Int32", KindInt32)
	TypeUInt32         = scalar("System.UInt32", KindUInt32)
	TypeInt64          = scalar("System.Int64", KindInt64)
	TypeUInt64         = scalar("System.UInt64", KindUInt64)
	TypeSingle         = scalar("System.Single", KindSingle)
	TypeDouble         = scalar("System.Double", KindDouble)
	TypeDateTime       = scalar("System.DateTime", KindDateTime)
	TypeTimeSpan       = scalar("System.TimeSpan", KindTimeSpan)
	TypeDecimal        = scalar("System.Decimal", KindObject)
	TypeBigInteger     = scalar("System.Numerics.BigInteger", KindObject)
	TypeNullable       = &Type{FullName: "System.Nullable`1", Base: TypeValueType, Kind: KindObject, Flags: FlagValueType | FlagGenericDefinition}
	TypeVoid           = scalar("System.Void", KindVoid)
	TypeRuntimeType    = class("System.RuntimeType", class("System.Reflection.TypeInfo", TypeType))
	TypeType           = class("System.Type", class("System.Reflection.MemberInfo", TypeObject))
	TypePSObject       = class("System.Management.Automation.PSObject", TypeObject)
	TypePSCustomObject = class("System.Management.Automation.PSCustomObject", TypeObject)
	TypeHashtable      = class("System.Collections.Hashtable", TypeObject)
	TypeOrdered        = class("System.Collections.Specialized.OrderedDictionary", TypeObject)
	TypeArrayList      = class("System.Collections.ArrayList", TypeObject)
	TypeScriptBlock    = class("System.Management.Automation.ScriptBlock", TypeObject)
	TypePSReference    = class("System.Management.Automation.PSReference", TypeObject)
	TypeSwitch         = scalar("System.Management.Automation.SwitchParameter", KindObject)
	TypeList           = &Type{FullName: "System.Collections.Generic.List`1", Base: TypeObject, Kind: KindObject, Flags: FlagGenericDefinition}
	TypeDictionary     = &Type{FullName: "System.Collections.Generic.Dictionary`2", Base: TypeObject, Kind: KindObject, Flags: FlagGenericDefinition}
)

var scalarTypes = [...]*Type{
	KindNull: nil, KindVoid: nil, KindBoolean: TypeBoolean, KindChar: TypeChar, KindSByte: TypeSByte, KindByte: TypeByte,
	KindInt16: TypeInt16, KindUInt16: TypeUInt16, KindInt32: TypeInt32, KindUInt32: TypeUInt32, KindInt64: TypeInt64,
	KindUInt64: TypeUInt64, KindSingle: TypeSingle, KindDouble: TypeDouble, KindDateTime: TypeDateTime, KindTimeSpan: TypeTimeSpan,
	KindObject: nil,
}

// ScalarType returns the type of a scalar kind; nil for others.
func ScalarType(k Kind) *Type { return scalarTypes[k] }
