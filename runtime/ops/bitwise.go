package ops

import (
	"math"

	"goposh/runtime/errs"
	"goposh/runtime/neterr"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

type bitOp uint8

const (
	bitAnd bitOp = iota
	bitOr
	bitXor
)

func (op bitOp) apply(a, b uint64) uint64 {
	switch op {
	case bitAnd:
		return a & b
	case bitOr:
		return a | b
	}
	return a ^ b
}

// Band is a -band b.
func Band(rt value.Runtime, a, b value.Value) (value.Value, error) {
	return bitwise(rt, bitAnd, a, b, "op_BitwiseAnd", "-band")
}

// Bor is a -bor b.
func Bor(rt value.Runtime, a, b value.Value) (value.Value, error) {
	return bitwise(rt, bitOr, a, b, "op_BitwiseOr", "-bor")
}

// Bxor is a -bxor b.
func Bxor(rt value.Runtime, a, b value.Value) (value.Value, error) {
	return bitwise(rt, bitXor, a, b, "op_ExclusiveOr", "-bxor")
}

// bitType is the smallest of Int32, UInt32, Int64 and UInt64 that holds both operands.
func bitType(c code) *value.Type {
	switch {
	case c <= codeInt32:
		return value.TypeInt32
	case c == codeUInt32:
		return value.TypeUInt32
	case c == codeInt64:
		return value.TypeInt64
	}
	return value.TypeUInt64
}

func bitwise(rt value.Runtime, op bitOp, a, b value.Value, method, text string) (value.Value, error) {
	if x, ok := a.AsInt32(); ok {
		if y, ok := b.AsInt32(); ok {
			return value.Int(int32(op.apply(uint64(x), uint64(y)))), nil
		}
	}
	left, right := a.Base(), b.Base()
	if left.IsNull() && right.IsNull() {
		return value.Int(0), nil
	}
	ca, cb := codeOf(left), codeOf(right)
	if ca != codeNone || cb != codeNone {
		if r, done, err := bitNumbers(rt, op, left, right, ca, cb); done {
			return r, err
		}
	}
	if isText(left) || isText(right) {
		return bitText(rt, op, left, right, method, text)
	}
	return implicit(rt, left, right, method, text)
}

func isText(v value.Value) bool { _, ok := v.AsString(); return ok }

// bitText turns text operands into numbers and tries again.
func bitText(rt value.Runtime, op bitOp, left, right value.Value, method, text string) (value.Value, error) {
	var err error
	tl, tr := left.Type(), right.Type()
	if isText(left) {
		if left, err = scanNumber(rt, left, tr); err != nil {
			return value.Null, err
		}
	}
	if isText(right) {
		if right, err = scanNumber(rt, right, tl); err != nil {
			return value.Null, err
		}
	}
	return bitwise(rt, op, left, right, method, text)
}

// bitNumbers computes when one operand is a number, bool or char; done is false when the other one cannot become one.
func bitNumbers(rt value.Runtime, op bitOp, left, right value.Value, ca, cb code) (r value.Value, done bool, err error) {
	enum, text := left, isText(left) || isText(right)
	c := max(ca, cb)
	real := c.floating() || c == codeDecimal
	convert := func(v value.Value) (value.Value, bool) {
		if v.IsNull() {
			return value.Int(0), true
		}
		return value.Null, false
	}
	ok := true
	if ca == codeNone {
		left, ok = convert(left)
		ca = codeInt32
	} else if cb == codeNone {
		right, ok = convert(right)
		cb = codeInt32
	}
	if !ok {
		if real && !text {
			return value.Null, true, errs.NewException("System.NullReferenceException", "Object reference not set to an instance of an object.")
		}
		return value.Null, false, nil
	}
	if real {
		r, err = bitReal(op, left, right, ca, cb)
		return r, true, err
	}
	t := bitType(c)
	n := op.apply(left.Bits(), right.Bits())
	r = value.FromInteger(t.Kind, int64(n))
	if t.Kind == value.KindUInt64 {
		r = value.ULong(n)
	}
	if e := enum.EnumInfo(); e != nil {
		return value.Enum(e, value.FromInteger(e.Underlying, int64(n)).Int64()), true, nil
	}
	return r, true, nil
}

// bitReal computes on real operands in UInt64, or Int64 when one is negative.
func bitReal(op bitOp, a, b value.Value, ca, cb code) (value.Value, error) {
	x, negX, err := realBits(a, ca)
	if err != nil {
		return value.Null, err
	}
	y, negY, err := realBits(b, cb)
	if err != nil {
		return value.Null, err
	}
	n := op.apply(x, y)
	if negX || negY {
		return value.Long(int64(n)), nil
	}
	return value.ULong(n), nil
}

func realBits(v value.Value, c code) (bits uint64, negative bool, err error) {
	f := toFloat(v, c)
	t := value.TypeUInt64
	if f < 0 {
		t = value.TypeInt64
	}
	if c == codeBool || c == codeChar {
		return v.Bits(), false, nil
	}
	r, err := types.Convert(nil, v, t)
	if err != nil {
		return 0, false, types.Thrown(err)
	}
	return r.Bits(), f < 0, nil
}

// BitNot is -bnot v.
func BitNot(rt value.Runtime, v value.Value) (value.Value, error) {
	v = v.Base()
	if v.IsNull() {
		return value.Int(-1), nil
	}
	if t := v.Type(); v.Kind() == value.KindObject && types.HasOperator(t, "op_OnesComplement") {
		return types.InvokeUnary(rt, t, "op_OnesComplement", v)
	}
	if isText(v) {
		n, err := scanNumber(rt, v, value.TypeInt32)
		if err != nil {
			return value.Null, err
		}
		return BitNot(rt, n)
	}
	c := codeOf(v)
	switch {
	case c.floating() || c == codeDecimal:
		return bitNotReal(v, toFloat(v, c))
	case c.numeric():
		k := value.KindInt32
		if c > codeInt32 {
			k = bitType(c).Kind
		}
		r := value.FromInteger(k, ^v.Int64())
		if k == value.KindUInt64 {
			r = value.ULong(^v.Bits())
		}
		if e := v.EnumInfo(); e != nil {
			return value.Enum(e, value.FromInteger(e.Underlying, ^v.Int64()).Int64()), nil
		}
		return r, nil
	}
	n, err := types.Convert(rt, v, value.TypeInt32)
	if err != nil {
		return value.Null, types.Thrown(err)
	}
	return value.Int(int32(^n.Int64())), nil
}

func bitNotReal(v value.Value, f float64) (value.Value, error) {
	var t *value.Type
	switch {
	case f <= math.MaxInt32 && f >= math.MinInt32:
		t = value.TypeInt32
	case f <= math.MaxUint32 && f >= 0:
		t = value.TypeUInt32
	case f <= math.MaxInt64 && f >= math.MinInt64:
		t = value.TypeInt64
	case f <= math.MaxUint64 && f >= 0:
		t = value.TypeUInt64
	default:
		return value.Null, types.Thrown(types.NoConversion(nil, v, value.TypeUInt64))
	}
	n, err := types.Convert(nil, v, t)
	if err != nil {
		return value.Null, types.Thrown(err)
	}
	if t == value.TypeUInt64 {
		return value.ULong(^n.Bits()), nil
	}
	return value.FromInteger(t.Kind, ^n.Int64()), nil
}

// Shl is a -shl b.
func Shl(rt value.Runtime, a, b value.Value) (value.Value, error) {
	return shift(rt, a, b, true, "op_LeftShift", "-shl")
}

// Shr is a -shr b.
func Shr(rt value.Runtime, a, b value.Value) (value.Value, error) {
	return shift(rt, a, b, false, "op_RightShift", "-shr")
}

func shift(rt value.Runtime, a, b value.Value, left bool, method, text string) (value.Value, error) {
	x, y := a.Base(), b.Base()
	if x.IsNull() {
		return value.Int(0), nil
	}
	if isText(x) || isText(y) {
		var err error
		tx, ty := x.Type(), y.Type()
		if isText(x) {
			if x, err = scanNumber(rt, x, ty); err != nil {
				return value.Null, err
			}
		}
		if isText(y) {
			if y, err = scanNumber(rt, y, tx); err != nil {
				return value.Null, err
			}
		}
		return shift(rt, x, y, left, method, text)
	}
	c := codeOf(x)
	if !c.numeric() {
		return implicit(rt, x, y, method, text)
	}
	count, err := types.Convert(rt, y, value.TypeInt32)
	if err != nil {
		return value.Null, types.Thrown(err)
	}
	n := uint(uint32(count.Int64()))
	if e := x.EnumInfo(); e != nil {
		name := "LeftShift"
		if !left {
			name = "RightShift"
		}
		return value.Null, errs.NewException(neterr.TypeInvalidOperation,
			"The binary operator "+name+" is not defined for the types '"+e.Type.FullName+"' and 'System.Int32'.")
	}
	if c.floating() || c == codeDecimal {
		f := toFloat(x, c)
		t := value.TypeUInt64
		if f < 0 || f <= math.MaxInt64 {
			t = realShiftType(f)
		}
		r, err := types.Convert(rt, x, t)
		if err != nil {
			return value.Null, types.Thrown(err)
		}
		return shiftInteger(r, n, left), nil
	}
	return shiftInteger(x, n, left), nil
}

// realShiftType is the smallest of Int32, UInt32 and Int64 that holds a number.
func realShiftType(f float64) *value.Type {
	switch {
	case f <= math.MaxInt32 && f >= math.MinInt32:
		return value.TypeInt32
	case f <= math.MaxUint32 && f >= 0:
		return value.TypeUInt32
	}
	return value.TypeInt64
}

// shiftInteger keeps the operand's type, and its width for the count.
func shiftInteger(v value.Value, n uint, left bool) value.Value {
	k := v.Kind()
	wide := k == value.KindInt64 || k == value.KindUInt64
	if wide {
		n &= 63
	} else {
		n &= 31
	}
	if left {
		if k == value.KindUInt64 {
			return value.ULong(v.Bits() << n)
		}
		return value.FromInteger(k, v.Int64()<<n)
	}
	if k == value.KindUInt64 {
		return value.ULong(v.Bits() >> n)
	}
	return value.FromInteger(k, v.Int64()>>n)
}
