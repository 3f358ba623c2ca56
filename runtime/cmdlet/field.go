package cmdlet

import (
	"fmt"
	"reflect"
	"unsafe"

	"goposh/runtime/types"
	"goposh/runtime/value"
)

// bindField makes the accessors of a struct field. Values arrive converted to the parameter's .NET type, so the accessors
// only move them; the offset is computed once, without reflection afterwards.
func (p *Param) bindField(f reflect.StructField, offset uintptr) {
	switch reflect.Zero(f.Type).Interface().(type) {
	case value.Value:
		p.Type = value.TypeObject
		access(p, offset, func(v value.Value) value.Value { return v }, func(v value.Value) value.Value { return v })
	case string:
		p.Type = value.TypeString
		access(p, offset, toString, value.String)
	case Switch:
		p.Type, p.IsSwitch = value.TypeSwitch, true
		access(p, offset, func(v value.Value) Switch { return Switch(types.ToBool(v)) }, func(s Switch) value.Value { return value.Bool(bool(s)) })
	case bool:
		p.Type = value.TypeBoolean
		access(p, offset, types.ToBool, value.Bool)
	case int32:
		p.Type = value.TypeInt32
		access(p, offset, func(v value.Value) int32 { return int32(v.Base().Int64()) }, value.Int)
	case uint32:
		p.Type = value.TypeUInt32
		access(p, offset, func(v value.Value) uint32 { return uint32(v.Base().Int64()) }, func(n uint32) value.Value { return value.Scalar(value.KindUInt32, uint64(n)) })
	case int64:
		p.Type = value.TypeInt64
		access(p, offset, func(v value.Value) int64 { return v.Base().Int64() }, value.Long)
	case uint64:
		p.Type = value.TypeUInt64
		access(p, offset, func(v value.Value) uint64 { return v.Base().Bits() }, value.ULong)
	case float64:
		p.Type = value.TypeDouble
		access(p, offset, func(v value.Value) float64 { return v.Base().Float64() }, value.Double)
	case byte:
		p.Type = value.TypeByte
		access(p, offset, func(v value.Value) byte { return byte(v.Base().Int64()) }, value.Byte)
	case uint16:
		p.Type = value.TypeChar
		access(p, offset, func(v value.Value) uint16 { return uint16(v.Base().Int64()) }, value.Char)
	case []string:
		p.Type = value.TypeString.Array()
		access(p, offset, slice(toString), value.Strings)
	case []int32:
		p.Type = value.TypeInt32.Array()
		access(p, offset, slice(func(v value.Value) int32 { return int32(v.Base().Int64()) }), array(value.TypeInt32, value.Int))
	case []int64:
		p.Type = value.TypeInt64.Array()
		access(p, offset, slice(func(v value.Value) int64 { return v.Base().Int64() }), array(value.TypeInt64, value.Long))
	case []byte:
		p.Type = value.TypeByte.Array()
		access(p, offset, slice(func(v value.Value) byte { return byte(v.Base().Int64()) }), value.Bytes)
	case []value.Value:
		p.Type = value.TypeObject.Array()
		access(p, offset, slice(func(v value.Value) value.Value { return v }), func(v []value.Value) value.Value { return value.Objects(v...) })
	case *value.Dict:
		p.Type = value.TypeHashtable
		access(p, offset, func(v value.Value) *value.Dict { d, _ := v.Base().Ref().(*value.Dict); return d },
			func(d *value.Dict) value.Value {
				if d == nil {
					return value.Null
				}
				return value.Of(d)
			})
	case *value.Type:
		p.Type = value.TypeType
		access(p, offset, func(v value.Value) *value.Type { t, _ := v.Base().Ref().(*value.Type); return t },
			func(t *value.Type) value.Value {
				if t == nil {
					return value.Null
				}
				return value.Of(t)
			})
	case []value.ScriptBlock:
		p.Type = value.TypeScriptBlock.Array()
		access(p, offset, slice(toScriptBlock), array(value.TypeScriptBlock, fromScriptBlock))
	default:
		if f.Type == reflect.TypeFor[value.ScriptBlock]() {
			p.Type = value.TypeScriptBlock
			access(p, offset, toScriptBlock, fromScriptBlock)
			return
		}
		panic(fmt.Sprintf("cmdlet: parameter %s: fields of type %s are not supported", p.Name, f.Type))
	}
}

func toString(v value.Value) string { s, _ := v.Base().AsString(); return s }

func toScriptBlock(v value.Value) value.ScriptBlock {
	sb, _ := v.Base().Ref().(value.ScriptBlock)
	return sb
}

func fromScriptBlock(sb value.ScriptBlock) value.Value {
	if sb == nil {
		return value.Null
	}
	return value.Of(sb)
}

// slice converts an array value, or a single value, element by element. $null gives nil.
func slice[T any](conv func(value.Value) T) func(value.Value) []T {
	return func(v value.Value) []T {
		if v.IsNull() {
			return nil
		}
		if a, ok := v.Base().Ref().(*value.Array); ok {
			out := make([]T, len(a.Items))
			for i, x := range a.Items {
				out[i] = conv(x)
			}
			return out
		}
		return []T{conv(v)}
	}
}

func array[T any](elem *value.Type, conv func(T) value.Value) func([]T) value.Value {
	return func(s []T) value.Value {
		items := make([]value.Value, len(s))
		for i, x := range s {
			items[i] = conv(x)
		}
		return value.Of(value.NewArray(elem, items))
	}
}

func access[T any](p *Param, offset uintptr, in func(value.Value) T, out func(T) value.Value) {
	p.store = func(target any, v value.Value) { *fieldOf[T](target, offset) = in(v) }
	p.load = func(target any) value.Value { return out(*fieldOf[T](target, offset)) }
}

// fieldOf points to the field of type T at an offset of the struct that target, a pointer in an interface, points to.
func fieldOf[T any](target any, offset uintptr) *T {
	type eface struct{ typ, data unsafe.Pointer }
	return (*T)(unsafe.Add((*eface)(unsafe.Pointer(&target)).data, offset))
}
