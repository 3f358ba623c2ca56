package ops

import (
	"goposh/runtime/bulk"
	"goposh/runtime/errs"
	"goposh/runtime/neterr"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// RangeBounds are the ends of a range, for loops that need not build it.
type RangeBounds struct {
	From, To int64
	Char     bool // of characters
}

// Len is the number of elements.
func (r RangeBounds) Len() int64 {
	if r.From <= r.To {
		return r.To - r.From + 1
	}
	return r.From - r.To + 1
}

// At is element i.
func (r RangeBounds) At(i int64) value.Value {
	n := r.From + i
	if r.From > r.To {
		n = r.From - i
	}
	if r.Char {
		return value.Char(uint16(n))
	}
	return value.Int(int32(n))
}

// Bounds reads the operands of a..b: two single characters give characters, anything else integers.
func Bounds(rt value.Runtime, a, b value.Value) (RangeBounds, error) {
	if x, ok := a.AsInt32(); ok {
		if y, ok := b.AsInt32(); ok {
			return RangeBounds{From: int64(x), To: int64(y)}, nil
		}
	}
	left, right := a.Base(), b.Base()
	if x, ok := rangeChar(left); ok {
		if y, ok := rangeChar(right); ok {
			return RangeBounds{From: int64(x), To: int64(y), Char: true}, nil
		}
	}
	from, err := rangeInt(rt, left)
	if err != nil {
		return RangeBounds{}, err
	}
	to, err := rangeInt(rt, right)
	return RangeBounds{From: from, To: to}, err
}

// rangeChar gives a character, or a text of one that is no digit.
func rangeChar(v value.Value) (uint16, bool) {
	if v.Kind() == value.KindChar {
		return uint16(v.Bits()), true
	}
	s, ok := v.AsString()
	if !ok || s == "" || len(s) > 3 || wtf8.Len(s) != 1 || s[0] >= '0' && s[0] <= '9' {
		return 0, false
	}
	return wtf8.At(s, 0)
}

// rangeInt is Convert.ToInt32: the exceptions are .NET's own.
func rangeInt(rt value.Runtime, v value.Value) (int64, error) {
	if v.IsNull() {
		return 0, nil
	}
	if s, ok := v.AsString(); ok {
		if n, ok := types.ScanNumber(s); ok {
			v = n
		} else if s == "" {
			return 0, nil
		} else {
			return 0, neterr.Format("The input string '%s' was not in a correct format.", s)
		}
	}
	if codeOf(v) == codeNone {
		if v.Kind() == value.KindDateTime {
			return 0, errs.NewException("System.InvalidCastException", "Invalid cast from 'DateTime' to 'Int32'.")
		}
		if n, ok := v.AsBigInt(); ok && n.IsInt64() && n.Int64() == int64(int32(n.Int64())) {
			return n.Int64(), nil
		}
		return 0, errs.NewException("System.InvalidCastException", "Unable to cast object of type '"+typeText(v.Type())+"' to type 'System.IConvertible'.")
	}
	n, err := types.ChangeNumber(v, value.TypeInt32)
	if err != nil {
		return 0, errs.ExceptionFrom(err)
	}
	return n.Int64(), nil
}

// Range is a..b as an Object[].
func Range(rt value.Runtime, a, b value.Value) (value.Value, error) {
	r, err := Bounds(rt, a, b)
	if err != nil {
		return value.Null, err
	}
	n := r.Len()
	if err := bulk.Items(int(n)); err != nil {
		return value.Null, err
	}
	out := make([]value.Value, n)
	for i := range out {
		if err := wanted(rt, i); err != nil {
			return value.Null, err
		}
		out[i] = r.At(int64(i))
	}
	return value.Objects(out...), nil
}
