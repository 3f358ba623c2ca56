package object

import (
	"time"

	"goposh/runtime/cim"
	"goposh/runtime/datetime"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// family is one of the two sets of classes that show CIM's values in their own way.
type family uint8

const (
	infrastructure family = iota // Microsoft.Management.Infrastructure: CimInstance
	management                   // System.Management: ManagementObject
)

// toValue is a property's value as a script sees it; nil is $null.
func (f family) toValue(rt value.Runtime, v any, t cim.Type, array bool) value.Value {
	if v == nil {
		return value.Null
	}
	if array {
		return f.toArray(rt, v, t)
	}
	return f.scalar(rt, v, t)
}

func (f family) scalar(rt value.Runtime, v any, t cim.Type) value.Value {
	switch v := v.(type) {
	case bool:
		return value.Bool(v)
	case uint8:
		return value.Byte(v)
	case int8:
		return value.FromInteger(value.KindSByte, int64(v))
	case uint16:
		if t == cim.Char16 {
			return value.Char(v)
		}
		return value.FromInteger(value.KindUInt16, int64(v))
	case int16:
		return value.FromInteger(value.KindInt16, int64(v))
	case uint32:
		return value.FromInteger(value.KindUInt32, int64(v))
	case int32:
		return value.Int(v)
	case uint64:
		return value.ULong(v)
	case int64:
		return value.Long(v)
	case float32:
		return value.Single(v)
	case float64:
		return value.Double(v)
	case string:
		return value.String(v)
	}
	if f == management {
		return managementScalar(v)
	}
	switch v := v.(type) {
	case time.Time:
		return value.DateTime(datetime.FromTime(v.In(types.Location(rt)), datetime.Local).Data())
	case time.Duration:
		return value.TimeSpan(int64(v / tick))
	case cim.ObjectPath:
		return value.Of(referenced(v))
	case *cim.Instance:
		return value.Of(&Instance{CIM: v})
	}
	return value.Null
}

// managementScalar is what System.Management shows differently: datetimes and references are text.
func managementScalar(v any) value.Value {
	switch v := v.(type) {
	case time.Time:
		return value.String(cim.FormatDateTime(v))
	case time.Duration:
		return value.String(cim.FormatInterval(v))
	case cim.ObjectPath:
		return value.String(v.String())
	case *cim.Instance:
		return value.Of(&ManagementObject{CIM: v, embedded: true})
	}
	return value.Null
}

func (f family) toArray(rt value.Runtime, v any, t cim.Type) value.Value {
	var items []value.Value
	switch v := v.(type) {
	case []byte:
		return value.Bytes(v)
	case []string:
		return value.Strings(v)
	case []bool:
		items = each(rt, f, v, t)
	case []int8:
		items = each(rt, f, v, t)
	case []uint16:
		items = each(rt, f, v, t)
	case []int16:
		items = each(rt, f, v, t)
	case []uint32:
		items = each(rt, f, v, t)
	case []int32:
		items = each(rt, f, v, t)
	case []uint64:
		items = each(rt, f, v, t)
	case []int64:
		items = each(rt, f, v, t)
	case []float32:
		items = each(rt, f, v, t)
	case []float64:
		items = each(rt, f, v, t)
	case []cim.ObjectPath:
		items = each(rt, f, v, t)
	case []*cim.Instance:
		items = each(rt, f, v, t)
	case []any:
		items = each(rt, f, v, t)
	default:
		return value.Null
	}
	return value.Of(value.NewArray(f.elementType(t), items))
}

func each[T any](rt value.Runtime, f family, list []T, t cim.Type) []value.Value {
	out := make([]value.Value, len(list))
	for i, v := range list {
		out[i] = f.scalar(rt, v, t)
	}
	return out
}

// netType is the .NET type of a property's values, nil where it is not one type alone.
func (f family) netType(t cim.Type, array bool) *value.Type {
	e := f.elementType(t)
	if array && e != nil {
		return e.Array()
	}
	return e
}

func (f family) elementType(t cim.Type) *value.Type {
	switch t {
	case cim.Boolean:
		return value.TypeBoolean
	case cim.UInt8:
		return value.TypeByte
	case cim.SInt8:
		return value.TypeSByte
	case cim.UInt16:
		return value.TypeUInt16
	case cim.SInt16:
		return value.TypeInt16
	case cim.UInt32:
		return value.TypeUInt32
	case cim.SInt32:
		return value.TypeInt32
	case cim.UInt64:
		return value.TypeUInt64
	case cim.SInt64:
		return value.TypeInt64
	case cim.Real32:
		return value.TypeSingle
	case cim.Real64:
		return value.TypeDouble
	case cim.Char16:
		return value.TypeChar
	case cim.String:
		return value.TypeString
	case cim.DateTime:
		if f == management {
			return value.TypeString
		}
		return value.TypeDateTime
	case cim.Reference:
		if f == management {
			return value.TypeString
		}
		return netType(typeCimInstance)
	case cim.Object:
		if f == management {
			return netType(typeManagementBaseObject)
		}
		return netType(typeCimInstance)
	}
	return value.TypeObject
}
