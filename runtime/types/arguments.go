package types

import (
	"fmt"

	"goposh/runtime/culture"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// The messages of .NET's argument checks that many types share.
const (
	msgIndexMustBeLess        = "Index was out of range. Must be non-negative and less than the size of the collection."
	msgIndexMustBeLessOrEqual = "Index was out of range. Must be non-negative and less than or equal to the size of the collection."
	msgIndexCount             = "Index and count must refer to a location within the buffer."
	msgOffsetLength           = "Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection."
	msgCount                  = "Count must be positive and count must refer to a location within the string/array/collection."
	msgReadOnlyCollection     = "Collection is read-only."
	msgFixedSize              = "Collection was of a fixed size."
	msgIndexBounds            = "Index was outside the bounds of the array."
)

// actualValue is an ArgumentOutOfRangeException that tells the value.
func actualValue(param string, actual any, format string, args ...any) error {
	e := neterr.ArgumentOutOfRange(param, format, args...)
	e.Message += fmt.Sprintf("\nActual value was %v.", actual)
	return e
}

func errNegative(param string, n int) error {
	return actualValue(param, n, "%s ('%d') must be a non-negative value.", param, n)
}

func errGreater(param string, n, limit int) error {
	return actualValue(param, n, "%s ('%d') must be less than or equal to '%d'.", param, n, limit)
}

func notSupported(message string) error { return neterr.New(neterr.TypeNotSupported, message) }

func invalidOperation(message string) error { return neterr.New(neterr.TypeInvalidOperation, message) }

// checkRange is the check of (index, count) arguments in the collections.
func checkRange(index, count, size int) error {
	if index < 0 {
		return errNegative("index", index)
	}
	if count < 0 {
		return errNegative("count", count)
	}
	if size-index < count {
		return neterr.Argument("", msgOffsetLength)
	}
	return nil
}

// this returns the object a member was called on as its Go type.
func this[T any](c *Call) T {
	t, _ := c.This.Base().Ref().(T)
	return t
}

// ref returns argument i as the Go type behind a .NET class; false for $null and other classes.
func ref[T any](c *Call, i int) (T, bool) {
	t, ok := c.Args[i].Base().Ref().(T)
	return t, ok
}

// isNull tells whether argument i is $null.
func (c *Call) isNull(i int) bool { return c.Args[i].IsNull() }

// kind is the kind of argument i.
func (c *Call) kind(i int) value.Kind { return c.Args[i].Base().Kind() }

// culture returns the culture of argument i, an IFormatProvider or CultureInfo; the current one for $null.
func (c *Call) culture(i int) *culture.Culture {
	if i < len(c.Args) {
		if cul := providerCulture(c.Args[i]); cul != nil {
			return cul
		}
	}
	return c.RT.Culture()
}

// list returns what argument i enumerates: the characters of a string, the elements of a collection.
func (c *Call) list(i int) ([]value.Value, error) { return listOf(c.RT, c.Args[i]) }

// listOf collects what v enumerates as an IEnumerable.
func listOf(rt value.Runtime, v value.Value) ([]value.Value, error) {
	v = v.Base()
	switch r := v.Ref().(type) {
	case string:
		return charValues(r), nil
	case *value.Array:
		return r.Items, nil
	case *value.List:
		return r.Items, nil
	case *value.Dict:
		return dictItems(r), nil
	}
	var out []value.Value
	err := Each(rt, v, func(x value.Value) error {
		out = append(out, x)
		return nil
	})
	return out, err
}

// void is what a method without result returns.
func void(err error) (value.Value, error) { return value.Void, err }

func vbool(b bool) (value.Value, error) { return value.Bool(b), nil }

func vint(n int) (value.Value, error) { return value.Int(int32(n)), nil }

func vlong(n int64) (value.Value, error) { return value.Long(n), nil }

func vstring(s string) (value.Value, error) { return value.String(s), nil }

func vdouble(f float64) (value.Value, error) { return value.Double(f), nil }

func vobject(o value.Object) (value.Value, error) { return value.Of(o), nil }

func vstrings(ss []string) (value.Value, error) { return value.Strings(ss), nil }

func vbytes(b []byte) (value.Value, error) { return value.Bytes(b), nil }

// constant declares a field or property with a fixed value.
func constant(v value.Value) Func { return func(*Call) (value.Value, error) { return v, nil } }

// noop is a method without effect here, such as TrimExcess or Dispose of an object that holds nothing.
func noop(*Call) (value.Value, error) { return value.Void, nil }

// bytesOf returns the bytes of a Byte[].
func bytesOf(v value.Value) []byte {
	a, ok := v.Base().Ref().(*value.Array)
	if !ok {
		return nil
	}
	b := make([]byte, len(a.Items))
	for i, x := range a.Items {
		b[i] = byte(x.Base().Int64())
	}
	return b
}

// stringsOf returns the texts of a String[]; $null elements are empty.
func stringsOf(items []value.Value) []string {
	out := make([]string, len(items))
	for i, v := range items {
		out[i], _ = v.Base().AsString()
	}
	return out
}

// arrayOf returns an array value.
func arrayOf(elem *value.Type, items []value.Value) value.Value {
	return value.Of(value.NewArray(elem, items))
}
