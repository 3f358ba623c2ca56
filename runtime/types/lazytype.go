package types

import (
	"strings"
	"sync/atomic"

	"goposh/runtime/value"
)

// lazyType is the descriptor of a .NET type that Go code needs, looked up when it is first used.
type lazyType struct {
	name string
	t    atomic.Pointer[value.Type]
}

// get returns the descriptor.
func (l *lazyType) get() *value.Type {
	if t := l.t.Load(); t != nil {
		return t
	}
	t := byFullName(l.name)
	if t == nil {
		t = &value.Type{FullName: l.name, Base: value.TypeObject, Kind: value.KindObject}
		got, _ := byName.LoadOrStore(strings.ToLower(l.name), t)
		t = got.(*value.Type)
	}
	l.t.Store(t)
	return t
}

// enum returns the value n of the enum type.
func (l *lazyType) enum(n int) value.Value { return value.Enum(l.get().Enum, int64(n)) }

// of closes the generic type.
func (l *lazyType) of(args ...*value.Type) *value.Type { return MakeGeneric(l.get(), args...) }

var typeTypeCode = lazyType{name: "System.TypeCode"}

// typeCodeValue returns a System.TypeCode.
func typeCodeValue(n int) value.Value { return typeTypeCode.enum(n) }

// typeCodes are the numbers of System.TypeCode by kind.
var typeCodes = [...]int{
	value.KindNull: 0, value.KindVoid: 1, value.KindBoolean: 3, value.KindChar: 4, value.KindSByte: 5, value.KindByte: 6,
	value.KindInt16: 7, value.KindUInt16: 8, value.KindInt32: 9, value.KindUInt32: 10, value.KindInt64: 11,
	value.KindUInt64: 12, value.KindSingle: 13, value.KindDouble: 14, value.KindDateTime: 16, value.KindTimeSpan: 1,
	value.KindEnum: 9, value.KindString: 18, value.KindObject: 1,
}

func typeCodeOf(v value.Value) int {
	if v.Type() == value.TypeDecimal {
		return 15
	}
	if e := v.Base().EnumInfo(); e != nil {
		return typeCodes[e.Underlying]
	}
	return typeCodes[v.Base().Kind()]
}
