package object

import (
	"goposh/runtime/cim"
	"goposh/runtime/datetime"
	"goposh/runtime/types"
	"goposh/runtime/value"

	"time"
)

// FromValue is a script's value as package cim takes it: numbers, text, times, instances, slices of them; nil for $null.
func FromValue(rt value.Runtime, v value.Value) any {
	v = v.Base()
	if v.IsNull() {
		return nil
	}
	switch k := v.Kind(); {
	case k == value.KindBoolean:
		return v.Bits() != 0
	case k == value.KindChar:
		return uint16(v.Bits())
	case k == value.KindUInt64:
		return v.Bits()
	case k.IsInteger(), k == value.KindEnum:
		return v.Int64()
	case k == value.KindSingle:
		return float32(v.Float64())
	case k == value.KindDouble:
		return v.Float64()
	case k == value.KindDateTime:
		return datetime.FromData(v.Bits()).Time(types.Location(rt)).In(types.Location(rt))
	case k == value.KindTimeSpan:
		return time.Duration(v.Int64()) * tick
	}
	switch o := v.Object().(type) {
	case *Instance:
		return o.CIM
	case *ManagementObject:
		return o.CIM
	case *value.Array:
		return fromList(rt, o.Items)
	case *value.List:
		return fromList(rt, o.Items)
	}
	return types.ToString(rt, v)
}

// tick is the unit of a TimeSpan.
const tick = 100 * time.Nanosecond

func fromList(rt value.Runtime, items []value.Value) any {
	out := make([]any, len(items))
	for i, v := range items {
		out[i] = FromValue(rt, v)
	}
	return out
}

// TypeOf guesses the CIM type of a script's value, for instances without a class.
func TypeOf(v value.Value) (t cim.Type, array bool) {
	v = v.Base()
	var items []value.Value
	switch o := v.Object().(type) {
	case *value.Array:
		items, array = o.Items, true
	case *value.List:
		items, array = o.Items, true
	}
	if array {
		if len(items) == 0 {
			return cim.String, true
		}
		t, _ = TypeOf(items[0])
		for _, x := range items[1:] {
			if other, _ := TypeOf(x); other != t {
				return cim.String, true
			}
		}
		return t, true
	}
	switch v.Kind() {
	case value.KindBoolean:
		return cim.Boolean, false
	case value.KindByte:
		return cim.UInt8, false
	case value.KindSByte:
		return cim.SInt8, false
	case value.KindUInt16:
		return cim.UInt16, false
	case value.KindInt16:
		return cim.SInt16, false
	case value.KindUInt32:
		return cim.UInt32, false
	case value.KindInt32, value.KindEnum:
		return cim.SInt32, false
	case value.KindUInt64:
		return cim.UInt64, false
	case value.KindInt64:
		return cim.SInt64, false
	case value.KindSingle:
		return cim.Real32, false
	case value.KindDouble:
		return cim.Real64, false
	case value.KindChar:
		return cim.Char16, false
	case value.KindDateTime, value.KindTimeSpan:
		return cim.DateTime, false
	}
	switch v.Object().(type) {
	case *Instance, *ManagementObject:
		return cim.Object, false
	}
	return cim.String, false
}
