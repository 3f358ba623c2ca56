package ops

import (
	"math"

	"goposh/runtime/decimal"
	"goposh/runtime/errs"
	"goposh/runtime/neterr"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// arith is an arithmetic operation.
type arith uint8

const (
	opAdd arith = iota
	opSub
	opMul
	opDiv
	opRem
)

// code orders the types as .NET's TypeCode does: the greater one of two operands is computed in.
type code uint8

const (
	codeNone code = iota
	codeBool
	codeChar
	codeSByte
	codeByte
	codeInt16
	codeUInt16
	codeInt32
	codeUInt32
	codeInt64
	codeUInt64
	codeSingle
	codeDouble
	codeDecimal
)

var kindCodes = [...]code{
	value.KindBoolean: codeBool, value.KindChar: codeChar, value.KindSByte: codeSByte, value.KindByte: codeByte,
	value.KindInt16: codeInt16, value.KindUInt16: codeUInt16, value.KindInt32: codeInt32, value.KindUInt32: codeUInt32,
	value.KindInt64: codeInt64, value.KindUInt64: codeUInt64, value.KindSingle: codeSingle, value.KindDouble: codeDouble,
	value.KindObject: codeNone,
}

// codeOf is the code of a number, bool, char, enum (that of its underlying type) or Decimal; codeNone for anything else.
func codeOf(v value.Value) code {
	k := v.Kind()
	if k == value.KindEnum {
		return kindCodes[v.EnumInfo().Underlying]
	}
	if k == value.KindObject {
		if _, ok := v.AsDecimal(); ok {
			return codeDecimal
		}
	}
	return kindCodes[k]
}

func (c code) signed() bool {
	return c == codeSByte || c == codeInt16 || c == codeInt32 || c == codeInt64
}

func (c code) floating() bool { return c == codeSingle || c == codeDouble }

// numeric excludes bool and char.
func (c code) numeric() bool { return c >= codeSByte }

// toFloat gives any number as a Double.
func toFloat(v value.Value, c code) float64 {
	switch c {
	case codeSingle, codeDouble:
		return v.Float64()
	case codeDecimal:
		d, _ := v.AsDecimal()
		return d.Float64()
	case codeUInt64:
		return float64(v.Bits())
	}
	return float64(v.Int64())
}

func toDecimal(v value.Value, c code) (decimal.Decimal, error) {
	switch c {
	case codeDecimal:
		d, _ := v.AsDecimal()
		return d, nil
	case codeSingle:
		return decimal.FromFloat32(float32(v.Float64()))
	case codeDouble:
		return decimal.FromFloat64(v.Float64())
	case codeUInt64:
		return decimal.FromUint64(v.Bits()), nil
	}
	return decimal.FromInt64(v.Int64()), nil
}

// runtimeError is a RuntimeException around an arithmetic exception, as the engine throws it: its id is the class's.
func runtimeError(err error) error {
	inner := errs.ExceptionFrom(err)
	r := errs.Runtime("RuntimeException", errs.NotSpecified, value.Null, "%s", inner.Message)
	r.Exception.Inner = inner
	return r
}

func divideByZero() error { return runtimeError(neterr.ErrDivideByZero()) }

// calculate computes in the type that the codes of both operands lead to.
func calculate(op arith, a, b value.Value) (value.Value, error) {
	ca, cb := codeOf(a), codeOf(b)
	c := max(ca, cb)
	if e := a.EnumInfo(); e != nil {
		if err := enumFails(e, ca, c); err != nil {
			return value.Null, err
		}
	}
	switch {
	case c <= codeInt32:
		return intOp(op, a.Int64(), b.Int64())
	case c == codeUInt32:
		if ca.signed() && a.Int64() < 0 || cb.signed() && b.Int64() < 0 {
			return longOp(op, a.Int64(), b.Int64())
		}
		return uintOp(op, a.Bits(), b.Bits())
	case c == codeInt64:
		return longOp(op, a.Int64(), b.Int64())
	case c == codeUInt64:
		if ca.signed() && a.Int64() < 0 || cb.signed() && b.Int64() < 0 {
			return wideOp(op, a, b, ca, cb)
		}
		return ulongOp(op, a.Bits(), b.Bits())
	case c == codeDecimal:
		return decimalOp(op, a, b, ca, cb)
	}
	return doubleOp(op, toFloat(a, ca), toFloat(b, cb)), nil
}

func intOp(op arith, a, b int64) (value.Value, error) {
	var r int64
	switch op {
	case opAdd:
		r = a + b
	case opSub:
		r = a - b
	case opMul:
		r = a * b
	case opDiv:
		if b == 0 {
			return value.Null, divideByZero()
		}
		if a%b != 0 {
			return value.Double(float64(a) / float64(b)), nil
		}
		r = a / b
	case opRem:
		if b == 0 {
			return value.Null, divideByZero()
		}
		r = a % b
	}
	if r == int64(int32(r)) {
		return value.Int(int32(r)), nil
	}
	return value.Double(float64(r)), nil
}

func uintOp(op arith, a, b uint64) (value.Value, error) {
	var r uint64
	switch op {
	case opAdd:
		r = a + b
	case opSub:
		if a < b {
			return value.Double(float64(int64(a) - int64(b))), nil
		}
		r = a - b
	case opMul:
		r = a * b
	case opDiv, opRem:
		if b == 0 {
			return value.Null, divideByZero()
		}
		if op == opRem {
			r = a % b
			break
		}
		if a%b != 0 {
			return value.Double(float64(a) / float64(b)), nil
		}
		r = a / b
	}
	if r <= math.MaxUint32 {
		return value.Scalar(value.KindUInt32, r), nil
	}
	return value.Double(float64(r)), nil
}

func longOp(op arith, a, b int64) (value.Value, error) {
	switch op {
	case opAdd:
		if r := a + b; (r > a) == (b > 0) {
			return value.Long(r), nil
		}
	case opSub:
		if r := a - b; (r < a) == (b > 0) {
			return value.Long(r), nil
		}
	case opMul:
		if a == 0 || b == 0 {
			return value.Long(0), nil
		}
		if r := a * b; r/b == a && !(a == -1 && b == math.MinInt64) && !(b == -1 && a == math.MinInt64) {
			return value.Long(r), nil
		}
	case opDiv:
		if b == 0 {
			return value.Null, divideByZero()
		}
		if !(a == math.MinInt64 && b == -1) && a%b == 0 {
			return value.Long(a / b), nil
		}
	case opRem:
		if b == 0 {
			return value.Null, divideByZero()
		}
		if b == -1 {
			return value.Long(0), nil
		}
		return value.Long(a % b), nil
	}
	return doubleOp(op, float64(a), float64(b)), nil
}

func ulongOp(op arith, a, b uint64) (value.Value, error) {
	switch op {
	case opAdd:
		if r := a + b; r >= a {
			return value.ULong(r), nil
		}
	case opSub:
		if a >= b {
			return value.ULong(a - b), nil
		}
	case opMul:
		if a == 0 || b == 0 {
			return value.ULong(0), nil
		}
		if r := a * b; r/b == a {
			return value.ULong(r), nil
		}
	case opDiv:
		if b == 0 {
			return value.Null, divideByZero()
		}
		if a%b == 0 {
			return value.ULong(a / b), nil
		}
	case opRem:
		if b == 0 {
			return value.Null, divideByZero()
		}
		return value.ULong(a % b), nil
	}
	return doubleOp(op, float64(a), float64(b)), nil
}

// wideOp computes a UInt64 with a negative integer in Decimal, and in Double where that overflows.
func wideOp(op arith, a, b value.Value, ca, cb code) (value.Value, error) {
	r, err := decimalOp(op, a, b, ca, cb)
	if err != nil {
		if ex := errs.ExceptionFrom(err); ex.Inner != nil && ex.Inner.TypeName == neterr.TypeOverflow {
			return doubleOp(op, toFloat(a, ca), toFloat(b, cb)), nil
		}
	}
	return r, err
}

func decimalOp(op arith, a, b value.Value, ca, cb code) (value.Value, error) {
	x, err := toDecimal(a, ca)
	if err != nil {
		return value.Null, errs.ExceptionFrom(err)
	}
	y, err := toDecimal(b, cb)
	if err != nil {
		return value.Null, errs.ExceptionFrom(err)
	}
	var r decimal.Decimal
	switch op {
	case opAdd:
		r, err = x.Add(y)
	case opSub:
		r, err = x.Sub(y)
	case opMul:
		r, err = x.Mul(y)
	case opDiv:
		r, err = x.Div(y)
	case opRem:
		r, err = x.Rem(y)
	}
	if err != nil {
		return value.Null, runtimeError(err)
	}
	return value.NewDecimal(r), nil
}

func doubleOp(op arith, a, b float64) value.Value {
	var r float64
	switch op {
	case opAdd:
		r = a + b
	case opSub:
		r = a - b
	case opMul:
		r = a * b
	case opDiv:
		r = a / b
	case opRem:
		r = math.Mod(a, b)
	}
	return value.Double(r)
}

// numericOperand gives the right operand of an operation whose left one has the type t as a number: $null is 0, numbers, bool
// and char stay, an enum becomes a number of that type. ok is false for anything else.
func numericOperand(rt value.Runtime, v value.Value, t *value.Type) (value.Value, bool, error) {
	if v.IsNull() {
		return value.Int(0), true, nil
	}
	k := v.Kind()
	if k == value.KindEnum || k == value.KindBoolean && t == value.TypeDecimal {
		r, err := types.Convert(rt, v, t)
		if err != nil {
			return value.Null, false, types.Thrown(err)
		}
		return r, true, nil
	}
	return v, codeOf(v) != codeNone, nil
}

// scanNumber turns text into a number for an operation with a value of type t; the type matters to the error only.
func scanNumber(rt value.Runtime, v value.Value, t *value.Type) (value.Value, error) {
	s, _ := v.AsString()
	if s == "" {
		return value.Int(0), nil
	}
	if n, ok := types.ScanNumber(s); ok {
		return n, nil
	}
	if t == nil || !types.IsNumeric(t) {
		t = value.TypeInt32
	}
	r, err := types.Convert(rt, v, t)
	if err != nil {
		return value.Null, types.Thrown(err)
	}
	return r, nil
}

// enumResult gives the result of an operation on an enum its type back.
func enumResult(left, r value.Value) (value.Value, error) {
	e := left.EnumInfo()
	if e == nil {
		return r, nil
	}
	if r.Kind() != e.Underlying {
		return value.Null, errs.NewException("System.InvalidCastException",
			"Unable to cast object of type '"+r.Type().FullName+"' to type '"+e.Type.FullName+"'.")
	}
	return value.Enum(e, r.Int64()), nil
}

// enumFails is the exception of an operation on an enum in a type that enums do not convert to.
func enumFails(e *value.EnumInfo, own, c code) error {
	name := e.Type.FullName
	switch {
	case c == codeDecimal:
		return errs.NewException(neterr.TypeInvalidOperation,
			"No coercion operator is defined between types '"+name+"' and 'System.Decimal'.")
	case c.floating():
		return errs.NewException("System.InvalidCastException", "Unable to cast object of type '"+name+"' to type 'System.Double'.")
	case own.signed() && (c == codeUInt32 || c == codeUInt64):
		return errs.NewException(neterr.TypeInvalidOperation,
			"The binary operator GreaterThanOrEqual is not defined for the types '"+name+"' and 'System.Int32'.")
	}
	return nil
}
