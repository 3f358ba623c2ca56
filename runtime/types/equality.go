package types

import (
	"context"
	"errors"

	"goposh/runtime/bulk"
	"goposh/runtime/errs"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// equalObjects is Object.Equals(a, b): script classes decide by their own Equals.
func equalObjects(rt value.Runtime, a, b value.Value) (bool, error) {
	a, b = a.Base(), b.Base()
	if a.IsNull() || b.IsNull() {
		return a.IsNull() && b.IsNull(), nil
	}
	if t := a.Type(); t.Script != nil {
		r, err := Invoke(rt, a, "Equals", []value.Value{b})
		if err != nil {
			return false, err
		}
		return ToBool(r), nil
	}
	return value.KeyEqual(a, b, false), nil
}

// indexOfValue returns the position of v in items from start on, or -1.
func indexOfValue(rt value.Runtime, items []value.Value, v value.Value) (int, error) {
	for i, x := range items {
		if i%bulk.Check == bulk.Check-1 {
			if err := rt.Context().Err(); err != nil {
				return -1, err
			}
		}
		eq, err := equalObjects(rt, x, v)
		if err != nil {
			return -1, err
		}
		if eq {
			return i, nil
		}
	}
	return -1, nil
}

// lastIndexOfValue returns the last position of v in items, or -1.
func lastIndexOfValue(rt value.Runtime, items []value.Value, v value.Value) (int, error) {
	for i := len(items) - 1; i >= 0; i-- {
		if i%bulk.Check == bulk.Check-1 {
			if err := rt.Context().Err(); err != nil {
				return -1, err
			}
		}
		eq, err := equalObjects(rt, items[i], v)
		if err != nil {
			return -1, err
		}
		if eq {
			return i, nil
		}
	}
	return -1, nil
}

// hashObject is GetHashCode.
func hashObject(rt value.Runtime, v value.Value) (int32, error) {
	v = v.Base()
	if v.IsNull() {
		return 0, nil
	}
	if v.Type().Script != nil {
		r, err := Invoke(rt, v, "GetHashCode", nil)
		if err != nil {
			return 0, err
		}
		return int32(r.Base().Int64()), nil
	}
	switch v.Kind() {
	case value.KindInt32, value.KindInt16, value.KindByte, value.KindSByte, value.KindUInt16, value.KindUInt32, value.KindBoolean, value.KindEnum:
		return int32(v.Int64()), nil
	case value.KindInt64, value.KindUInt64, value.KindTimeSpan, value.KindDateTime:
		return int32(v.Int64()) ^ int32(v.Int64()>>32), nil
	}
	return int32(value.HashKey(v, false)), nil
}

// comparable_ is an object that orders itself among objects of its class (IComparable).
type comparable_ interface {
	CompareObject(rt value.Runtime, o value.Object) (int, error)
}

// compareObjects is Comparer.Default.Compare: null first, then IComparable of the first operand.
func compareObjects(rt value.Runtime, a, b value.Value) (int, error) {
	a, b = a.Base(), b.Base()
	switch {
	case a.IsNull() && b.IsNull():
		return 0, nil
	case a.IsNull():
		return -1, nil
	case b.IsNull():
		return 1, nil
	}
	ta, tb := a.Type(), b.Type()
	if ta.Script != nil {
		return compareByMethod(rt, a, b)
	}
	if s, ok := a.AsString(); ok {
		t, ok := b.AsString()
		if !ok {
			return 0, neterr.Argument("", "Object must be of type String.")
		}
		return rt.Culture().Compare(s, t, false), nil
	}
	if c, ok := a.Ref().(comparable_); ok {
		if ta != tb {
			return 0, neterr.Argument("", "Object must be of type %s.", ta.Name())
		}
		return c.CompareObject(rt, b.Object())
	}
	if isComparableScalar(a) {
		if ta != tb {
			return 0, neterr.Argument("", "Object must be of type %s.", ta.Name())
		}
		if a.Kind() == value.KindDateTime {
			const ticks = 1<<62 - 1
			a, b = value.Long(a.Int64()&ticks), value.Long(b.Int64()&ticks)
		}
		return compareNumbers(a, b), nil
	}
	if tb.Script != nil {
		n, err := compareByMethod(rt, b, a)
		return -n, err
	}
	return 0, neterr.Argument("", "At least one object must implement IComparable.")
}

func compareByMethod(rt value.Runtime, a, b value.Value) (int, error) {
	r, err := Invoke(rt, a, "CompareTo", []value.Value{b})
	if err != nil {
		return 0, err
	}
	return int(r.Base().Int64()), nil
}

func isComparableScalar(v value.Value) bool {
	switch k := v.Kind(); k {
	case value.KindObject:
		t := v.Type()
		return t == value.TypeDecimal || t == value.TypeBigInteger
	case value.KindNull, value.KindVoid, value.KindString:
		return false
	}
	return true
}

// comparer returns the ordering that an IComparer or Comparison argument stands for; the default one for $null.
func comparer(c *Call, v value.Value) func(a, b value.Value) (int, error) {
	v = v.Base()
	if v.IsNull() {
		return func(a, b value.Value) (int, error) { return compareObjects(c.RT, a, b) }
	}
	switch r := v.Ref().(type) {
	case *stringComparer:
		return func(a, b value.Value) (int, error) { return r.compareValues(c.RT, a, b) }
	case *defaultComparer:
		return func(a, b value.Value) (int, error) { return compareObjects(c.RT, a, b) }
	}
	if isCallable(v) {
		return func(a, b value.Value) (int, error) {
			r, err := callFunc(c, v, a, b)
			if err != nil {
				return 0, err
			}
			return ToInt(c.RT, r)
		}
	}
	return func(a, b value.Value) (int, error) {
		r, err := Invoke(c.RT, v, "Compare", []value.Value{a, b})
		if err != nil {
			return 0, err
		}
		return int(r.Base().Int64()), nil
	}
}

// stopCheck is after how many cheap steps a long operation looks whether it is still wanted.
const stopCheck = 1 << 12

// sortValues sorts in place (stably, where .NET's order of equal elements is undefined). A failing comparison is the
// InvalidOperationException that .NET throws; one that is no longer wanted ends with the error of ctx.
func sortValues(ctx context.Context, items []value.Value, less func(a, b value.Value) (int, error)) error {
	if err := bulk.Items(len(items)); err != nil {
		return err
	}
	var failed error
	compared := 0
	mergeSort(items, make([]value.Value, len(items)), func(a, b value.Value) (int, bool) {
		if compared++; compared%stopCheck == 0 {
			failed = ctx.Err()
		}
		if failed != nil {
			return 0, false
		}
		n, err := less(a, b)
		failed = err
		return n, err == nil
	})
	return sortError(failed)
}

func sortError(err error) error {
	if err == nil {
		return nil
	}
	var ne *neterr.Error
	if !errors.As(err, &ne) || ne.Type != neterr.TypeArgument {
		return err
	}
	return errs.NewException(neterr.TypeInvalidOperation, "Failed to compare two elements in the array.").
		WithInner(errs.ExceptionFrom(ne))
}

// mergeSort keeps going with any answers of cmp, even inconsistent ones, until it has none. Whatever happens no element is lost.
func mergeSort(items, tmp []value.Value, cmp func(a, b value.Value) (n int, ok bool)) bool {
	if len(items) <= 12 {
		for i := 1; i < len(items); i++ {
			for j := i; j > 0; j-- {
				n, ok := cmp(items[j], items[j-1])
				if !ok {
					return false
				}
				if n >= 0 {
					break
				}
				items[j], items[j-1] = items[j-1], items[j]
			}
		}
		return true
	}
	mid := len(items) / 2
	if !mergeSort(items[:mid], tmp[:mid], cmp) || !mergeSort(items[mid:], tmp[mid:], cmp) {
		return false
	}
	copy(tmp, items)
	i, j := 0, mid
	for k := range items {
		first := i < mid
		if first && j < len(items) {
			n, ok := cmp(tmp[j], tmp[i])
			if !ok {
				copy(items, tmp)
				return false
			}
			first = n >= 0
		}
		if first {
			items[k] = tmp[i]
			i++
		} else {
			items[k] = tmp[j]
			j++
		}
	}
	return true
}

// searchValues is a binary search; it returns the complement of the insertion point when v is not found.
func searchValues(items []value.Value, v value.Value, cmp func(a, b value.Value) (int, error)) (int, error) {
	lo, hi := 0, len(items)-1
	for lo <= hi {
		mid := lo + (hi-lo)/2
		n, err := cmp(items[mid], v)
		if err != nil {
			return 0, sortError(err)
		}
		switch {
		case n == 0:
			return mid, nil
		case n < 0:
			lo = mid + 1
		default:
			hi = mid - 1
		}
	}
	return ^lo, nil
}
