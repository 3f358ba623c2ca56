package goposh

import (
	"fmt"
	"math/big"
	"reflect"
	"sort"
	"time"

	"goposh/interp"
	"goposh/runtime/datetime"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// Object is an output object that has no plain Go form: a PSCustomObject, a .NET object.
type Object struct {
	rs *interp.Runspace
	v  value.Value
}

// TypeName is the first of the object's type names.
func (o *Object) TypeName() string {
	if names := types.TypeNames(o.rs, o.v); len(names) > 0 {
		return names[0]
	}
	return ""
}

// Names lists the object's properties in PowerShell's order.
func (o *Object) Names() []string {
	var out []string
	for _, p := range types.Properties(o.rs, o.v) {
		out = append(out, p.Name)
	}
	return out
}

// Get reads a property, regardless of case; nil when there is none.
func (o *Object) Get(name string) any {
	v, _, err := types.Get(o.rs, o.v, name)
	if err != nil {
		return nil
	}
	return toGo(o.rs, v)
}

// String is the object as "$x" shows it.
func (o *Object) String() string { return text(o.rs, o.v) }

// toGo gives a value as Go has it: nil, bool, the integer and float types, string (also for char and enums), *big.Int,
// time.Time, time.Duration, []byte, []any for lists, map[string]any for dictionaries, and *Object for the rest.
func toGo(rs *interp.Runspace, v value.Value) any {
	switch v.Kind() {
	case value.KindNull, value.KindVoid:
		return nil
	case value.KindBoolean:
		return v.Bits() != 0
	case value.KindSByte:
		return int8(v.Int64())
	case value.KindByte:
		return uint8(v.Int64())
	case value.KindInt16:
		return int16(v.Int64())
	case value.KindUInt16:
		return uint16(v.Int64())
	case value.KindInt32:
		return int32(v.Int64())
	case value.KindUInt32:
		return uint32(v.Int64())
	case value.KindInt64:
		return v.Int64()
	case value.KindUInt64:
		return v.Bits()
	case value.KindSingle:
		return float32(v.Float64())
	case value.KindDouble:
		return v.Float64()
	case value.KindDateTime:
		return datetime.FromData(v.Bits()).Time(time.Local)
	case value.KindTimeSpan:
		return time.Duration(v.Int64()) * 100
	case value.KindChar, value.KindEnum, value.KindString:
		return text(rs, v)
	}
	return objectToGo(rs, v)
}

func objectToGo(rs *interp.Runspace, v value.Value) any {
	switch o := v.Ref().(type) {
	case *value.PSObject:
		if !o.IsCustom() && v.Base().Kind() != value.KindObject {
			return toGo(rs, v.Base())
		}
	case *value.Array:
		if o.Elem() == value.TypeByte {
			b := make([]byte, len(o.Items))
			for i, x := range o.Items {
				b[i] = byte(x.Int64())
			}
			return b
		}
		return list(rs, o.Items)
	case *value.List:
		return list(rs, o.Items)
	case *value.Dict:
		m := make(map[string]any, o.Len())
		for k, x := range o.All {
			m[text(rs, k)] = toGo(rs, x)
		}
		return m
	}
	if n, ok := v.AsBigInt(); ok {
		return new(big.Int).Set(n)
	}
	return &Object{rs: rs, v: v}
}

func list(rs *interp.Runspace, items []value.Value) []any {
	out := make([]any, len(items))
	for i, x := range items {
		out[i] = toGo(rs, x)
	}
	return out
}

// fromGo is the way back.
func fromGo(v any) (value.Value, error) {
	switch v := v.(type) {
	case nil:
		return value.Null, nil
	case *Object:
		return v.v, nil
	case value.Value:
		return v, nil
	case bool:
		return value.Bool(v), nil
	case string:
		return value.String(v), nil
	case int:
		if int64(v) == int64(int32(v)) {
			return value.Int(int32(v)), nil
		}
		return value.Long(int64(v)), nil
	case []byte:
		return value.Bytes(v), nil
	case time.Time:
		return value.DateTime(datetime.FromTime(v, datetime.Local).Data()), nil
	case time.Duration:
		return value.TimeSpan(int64(v / 100)), nil
	case *big.Int:
		return value.NewBigInt(new(big.Int).Set(v)), nil
	}
	return reflectFromGo(reflect.ValueOf(v))
}

var kinds = map[reflect.Kind]value.Kind{
	reflect.Int8: value.KindSByte, reflect.Uint8: value.KindByte, reflect.Int16: value.KindInt16, reflect.Uint16: value.KindUInt16,
	reflect.Int32: value.KindInt32, reflect.Uint32: value.KindUInt32,
}

func reflectFromGo(v reflect.Value) (value.Value, error) {
	switch v.Kind() {
	case reflect.Int8, reflect.Int16, reflect.Int32:
		return value.FromInteger(kinds[v.Kind()], v.Int()), nil
	case reflect.Uint8, reflect.Uint16, reflect.Uint32:
		return value.FromInteger(kinds[v.Kind()], int64(v.Uint())), nil
	case reflect.Int, reflect.Int64:
		return value.Long(v.Int()), nil
	case reflect.Uint, reflect.Uint64:
		return value.ULong(v.Uint()), nil
	case reflect.Float32:
		return value.Single(float32(v.Float())), nil
	case reflect.Float64:
		return value.Double(v.Float()), nil
	case reflect.String:
		return value.String(v.String()), nil
	case reflect.Bool:
		return value.Bool(v.Bool()), nil
	case reflect.Slice, reflect.Array:
		items := make([]value.Value, v.Len())
		for i := range items {
			x, err := fromGo(v.Index(i).Interface())
			if err != nil {
				return value.Null, err
			}
			items[i] = x
		}
		return value.Objects(items...), nil
	case reflect.Map:
		return mapFromGo(v)
	}
	return value.Null, fmt.Errorf("goposh: values of type %s cannot be passed to a script", v.Type())
}

// mapFromGo makes a Hashtable; string keys come in order, so that the result does not depend on Go's map order.
func mapFromGo(v reflect.Value) (value.Value, error) {
	d := value.NewHashtable(v.Len())
	keys := v.MapKeys()
	sort.Slice(keys, func(i, j int) bool { return fmt.Sprint(keys[i].Interface()) < fmt.Sprint(keys[j].Interface()) })
	for _, k := range keys {
		key, err := fromGo(k.Interface())
		if err != nil {
			return value.Null, err
		}
		x, err := fromGo(v.MapIndex(k).Interface())
		if err != nil {
			return value.Null, err
		}
		d.Set(key, x)
	}
	return value.Of(d), nil
}
