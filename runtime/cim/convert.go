package cim

import (
	"math"
	"reflect"
	"strconv"
	"strings"
	"time"
)

// Convert turns a Go value into the Go type of a CIM type; nil stays nil. It
// takes any integer, float, bool, string, time or duration that the type can
// hold without loss, numbers and datetimes as text, and any slice for an array
// (a single value becomes an array of one). The error is [TypeMismatch].
func Convert(value any, t Type, array bool) (any, error) {
	if value == nil {
		return nil, nil
	}
	if !array {
		return convertScalar(value, t)
	}
	return convertArray(value, t)
}

func mismatch(value any, t Type) (any, error) {
	return nil, &Error{Status: TypeMismatch, Target: t.MOF(), Detail: "the value is a " + reflect.TypeOf(value).String()}
}

func outOfRange(text string, t Type) (any, error) {
	return nil, &Error{Status: TypeMismatch, Target: t.MOF(), Detail: "the value " + text + " does not fit"}
}

func convertScalar(value any, t Type) (any, error) {
	switch t {
	case String:
		return toString(value)
	case Boolean:
		return toBool(value)
	case DateTime:
		switch v := value.(type) {
		case time.Time, time.Duration:
			return v, nil
		case string:
			return ParseDateTime(v)
		}
		return mismatch(value, t)
	case Reference:
		switch v := value.(type) {
		case ObjectPath:
			return v, nil
		case *Instance:
			return v.Path(), nil
		case string:
			return ParseObjectPath(v)
		}
		return mismatch(value, t)
	case Object:
		if v, ok := value.(*Instance); ok {
			return v, nil
		}
		return mismatch(value, t)
	case Real32, Real64:
		return toReal(value, t)
	case Unknown:
		return value, nil
	}
	return toInteger(value, t)
}

func toString(value any) (any, error) {
	switch v := value.(type) {
	case string:
		return v, nil
	case bool:
		if v {
			return "TRUE", nil
		}
		return "FALSE", nil
	case time.Time:
		return FormatDateTime(v), nil
	case time.Duration:
		return FormatInterval(v), nil
	case ObjectPath:
		return v.String(), nil
	}
	r := reflect.ValueOf(value)
	switch {
	case r.Kind() == reflect.String:
		return r.String(), nil
	case r.CanInt():
		return strconv.FormatInt(r.Int(), 10), nil
	case r.CanUint():
		return strconv.FormatUint(r.Uint(), 10), nil
	case r.CanFloat():
		return strconv.FormatFloat(r.Float(), 'g', -1, r.Type().Bits()), nil
	}
	return mismatch(value, String)
}

func toBool(value any) (any, error) {
	switch v := value.(type) {
	case bool:
		return v, nil
	case string:
		switch {
		case strings.EqualFold(v, "true"):
			return true, nil
		case strings.EqualFold(v, "false"):
			return false, nil
		}
		return outOfRange(strconv.Quote(v), Boolean)
	}
	r := reflect.ValueOf(value)
	switch {
	case r.CanInt():
		return r.Int() != 0, nil
	case r.CanUint():
		return r.Uint() != 0, nil
	}
	return mismatch(value, Boolean)
}

func toReal(value any, t Type) (any, error) {
	var f float64
	switch r := reflect.ValueOf(value); {
	case r.CanFloat():
		f = r.Float()
	case r.CanInt():
		f = float64(r.Int())
	case r.CanUint():
		f = float64(r.Uint())
	case r.Kind() == reflect.String:
		parsed, err := strconv.ParseFloat(strings.TrimSpace(r.String()), 64)
		if err != nil {
			return outOfRange(strconv.Quote(r.String()), t)
		}
		f = parsed
	default:
		return mismatch(value, t)
	}
	if t == Real32 {
		return float32(f), nil
	}
	return f, nil
}

func toInteger(value any, t Type) (any, error) {
	// Providers mostly hand over the exact type already.
	switch v := value.(type) {
	case uint32:
		if t == UInt32 {
			return v, nil
		}
	case uint64:
		if t == UInt64 {
			return v, nil
		}
	case uint16:
		if t == UInt16 {
			return v, nil
		}
	}
	r := reflect.ValueOf(value)
	switch {
	case r.CanInt():
		return signed(r.Int(), t)
	case r.CanUint():
		return unsigned(r.Uint(), t)
	case r.CanFloat():
		f := r.Float()
		switch {
		case f != math.Trunc(f), f < -1<<63, f >= 1<<64:
			return outOfRange(strconv.FormatFloat(f, 'g', -1, 64), t)
		case f < 0:
			return signed(int64(f), t)
		}
		return unsigned(uint64(f), t)
	case r.Kind() == reflect.Bool:
		if r.Bool() {
			return unsigned(1, t)
		}
		return unsigned(0, t)
	case r.Kind() == reflect.String:
		text := strings.TrimSpace(r.String())
		if n, err := strconv.ParseInt(text, 0, 64); err == nil {
			return signed(n, t)
		}
		if n, err := strconv.ParseUint(text, 0, 64); err == nil {
			return unsigned(n, t)
		}
		return outOfRange(strconv.Quote(r.String()), t)
	}
	return mismatch(value, t)
}

func signed(n int64, t Type) (any, error) {
	if n >= 0 {
		return unsigned(uint64(n), t)
	}
	switch {
	case t == SInt8 && n >= math.MinInt8:
		return int8(n), nil
	case t == SInt16 && n >= math.MinInt16:
		return int16(n), nil
	case t == SInt32 && n >= math.MinInt32:
		return int32(n), nil
	case t == SInt64:
		return n, nil
	}
	return outOfRange(strconv.FormatInt(n, 10), t)
}

func unsigned(n uint64, t Type) (any, error) {
	switch {
	case t == UInt8 && n <= math.MaxUint8:
		return uint8(n), nil
	case (t == UInt16 || t == Char16) && n <= math.MaxUint16:
		return uint16(n), nil
	case t == UInt32 && n <= math.MaxUint32:
		return uint32(n), nil
	case t == UInt64:
		return n, nil
	case t == SInt8 && n <= math.MaxInt8:
		return int8(n), nil
	case t == SInt16 && n <= math.MaxInt16:
		return int16(n), nil
	case t == SInt32 && n <= math.MaxInt32:
		return int32(n), nil
	case t == SInt64 && n <= math.MaxInt64:
		return int64(n), nil
	}
	return outOfRange(strconv.FormatUint(n, 10), t)
}

func convertArray(value any, t Type) (any, error) {
	r := reflect.ValueOf(value)
	if r.Kind() != reflect.Slice && r.Kind() != reflect.Array {
		v, err := convertScalar(value, t)
		if err != nil {
			return nil, err
		}
		out := reflect.MakeSlice(reflect.SliceOf(elementType(t)), 1, 1)
		out.Index(0).Set(reflect.ValueOf(v))
		return out.Interface(), nil
	}
	element := elementType(t)
	if r.Type() == reflect.SliceOf(element) {
		return value, nil
	}
	out := reflect.MakeSlice(reflect.SliceOf(element), 0, r.Len())
	for i := range r.Len() {
		item := r.Index(i).Interface()
		if item == nil {
			return nil, &Error{Status: TypeMismatch, Target: t.MOF(), Detail: "an array element is NULL"}
		}
		v, err := convertScalar(item, t)
		if err != nil {
			return nil, err
		}
		out = reflect.Append(out, reflect.ValueOf(v))
	}
	return out.Interface(), nil
}

// elementType is the Go element type of an array of t. Datetime arrays hold
// both times and durations, hence any.
func elementType(t Type) reflect.Type {
	switch t {
	case Boolean:
		return reflect.TypeFor[bool]()
	case UInt8:
		return reflect.TypeFor[uint8]()
	case SInt8:
		return reflect.TypeFor[int8]()
	case UInt16, Char16:
		return reflect.TypeFor[uint16]()
	case SInt16:
		return reflect.TypeFor[int16]()
	case UInt32:
		return reflect.TypeFor[uint32]()
	case SInt32:
		return reflect.TypeFor[int32]()
	case UInt64:
		return reflect.TypeFor[uint64]()
	case SInt64:
		return reflect.TypeFor[int64]()
	case Real32:
		return reflect.TypeFor[float32]()
	case Real64:
		return reflect.TypeFor[float64]()
	case String:
		return reflect.TypeFor[string]()
	case Reference:
		return reflect.TypeFor[ObjectPath]()
	case Object:
		return reflect.TypeFor[*Instance]()
	}
	return reflect.TypeFor[any]()
}
