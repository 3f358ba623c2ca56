package ops

import (
	"math"
	"strconv"
	"strings"

	"goposh/runtime/bulk"
	"goposh/runtime/errs"
	"goposh/runtime/neterr"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// Add is a + b.
func Add(rt value.Runtime, a, b value.Value) (value.Value, error) {
	if x, ok := a.AsInt32(); ok {
		if y, ok := b.AsInt32(); ok {
			r := int64(x) + int64(y)
			if r == int64(int32(r)) {
				return value.Int(int32(r)), nil
			}
			return value.Double(float64(r)), nil
		}
	}
	if x, ok := a.AsDouble(); ok {
		if y, ok := b.AsDouble(); ok {
			return value.Double(x + y), nil
		}
	}
	if x, ok := a.AsString(); ok {
		if y, ok := b.AsString(); ok {
			return concat(rt, x, y)
		}
	}
	return addSlow(rt, a, b)
}

// JoinsPlainly tells whether a + b is just the bytes of both: no surrogates meet, and the result is not too long.
func JoinsPlainly(a, b string) bool {
	return len(a)+len(b) <= bulk.MaxText && (len(a) < 3 || len(b) < 3 || a[len(a)-3] != 0xED || b[0] != 0xED)
}

func concat(rt value.Runtime, a, b string) (value.Value, error) {
	n := len(a) + len(b)
	if n < bulk.Large {
		return value.String(wtf8.Concat(a, b)), nil
	}
	return longText(rt, n, func() string { return wtf8.Concat(a, b) })
}

// longText makes a text of n bytes.
func longText(rt value.Runtime, n int, f func() string) (value.Value, error) {
	if err := bulk.Text(n); err != nil {
		return value.Null, err
	}
	return bulk.Apart(rt.Context(), func() (value.Value, error) { return value.String(f()), nil })
}

func addSlow(rt value.Runtime, a, b value.Value) (value.Value, error) {
	left := a.Base()
	if left.IsNull() {
		if b.IsVoid() {
			return value.Null, nil
		}
		return b, nil
	}
	lc := codeOf(left)
	if lc != codeNone && lc != codeChar {
		if r, done, err := numericOp(rt, opAdd, left, b.Base()); done {
			return r, err
		}
	}
	if s, ok := left.AsString(); ok || lc == codeChar {
		if lc == codeChar {
			s = wtf8.FromUnit(uint16(left.Bits()))
		}
		t, err := types.ConvertString(rt, b)
		if err != nil {
			return value.Null, err
		}
		return concat(rt, s, t)
	}
	if items, ok, err := types.Slice(rt, left); err != nil {
		return value.Null, err
	} else if ok {
		return addItems(rt, items, b)
	}
	if d, ok := left.Object().(*value.Dict); ok {
		return addDict(rt, d, b)
	}
	return implicit(rt, left, b.Base(), "op_Addition", "+")
}

// addItems is array + b: always a new Object[].
func addItems(rt value.Runtime, items []value.Value, b value.Value) (value.Value, error) {
	more, ok, err := types.Slice(rt, b)
	if err != nil {
		return value.Null, err
	}
	if !ok {
		if b.IsVoid() {
			b = value.Null
		}
		more = []value.Value{b}
	}
	n := len(items) + len(more)
	if n < bulk.Check {
		out := make([]value.Value, 0, n)
		return value.Objects(append(append(out, items...), more...)...), nil
	}
	if err := bulk.Items(n); err != nil {
		return value.Null, err
	}
	out := make([]value.Value, n)
	if err := bulk.Copy(rt.Context(), out[:len(items)], items); err != nil {
		return value.Null, err
	}
	return value.Objects(out...), bulk.Copy(rt.Context(), out[len(items):], more)
}

func addDict(rt value.Runtime, d *value.Dict, b value.Value) (value.Value, error) {
	e, ok := b.Base().Object().(*value.Dict)
	if !ok {
		return value.Null, errs.Runtime("AddHashTableToNonHashTable", errs.InvalidOperation, value.Null,
			"A hash table can only be added to another hash table.")
	}
	out := value.NewHashtable(d.Len() + e.Len())
	if d.Type() == value.TypeOrdered {
		out = value.NewOrdered(d.Len() + e.Len())
	}
	for k, v := range d.All {
		out.Set(k, v)
	}
	for k, v := range e.All {
		if i := out.IndexOf(k); i >= 0 {
			old, _ := out.At(i)
			return value.Null, errs.NewException("System.ArgumentException",
				"Item has already been added. Key in dictionary: '"+types.ToString(rt, old)+"'  Key being added: '"+types.ToString(rt, k)+"'")
		}
		out.Set(k, v)
	}
	return value.Of(out), nil
}

// numericOp is an operation whose left operand is a number, bool or char; done is false when the right one is none and no text
// either, so that an operator method decides.
func numericOp(rt value.Runtime, op arith, left, right value.Value) (r value.Value, done bool, err error) {
	t := left.Type()
	n, ok, err := numericOperand(rt, right, t)
	if err != nil {
		return value.Null, true, err
	}
	if !ok {
		if _, isText := right.AsString(); !isText {
			return value.Null, false, nil
		}
		if n, err = scanNumber(rt, right, t); err != nil {
			return value.Null, true, err
		}
		if codeOf(n) == codeNone {
			r, err = binary(rt, op, left, n) // BigInteger text
			return r, true, err
		}
	}
	if left.Kind() == value.KindBoolean {
		if _, isDecimal := n.AsDecimal(); isDecimal {
			return value.Null, true, errs.NewException(neterr.TypeInvalidOperation,
				"No coercion operator is defined between types 'System.Boolean' and 'System.Decimal'.")
		}
	}
	r, err = calculate(op, left, n)
	if err == nil && left.Kind() == value.KindEnum {
		r, err = enumResult(left, r)
	}
	return r, true, err
}

func binary(rt value.Runtime, op arith, a, b value.Value) (value.Value, error) {
	switch op {
	case opAdd:
		return Add(rt, a, b)
	case opSub:
		return Subtract(rt, a, b)
	case opMul:
		return Multiply(rt, a, b)
	case opDiv:
		return Divide(rt, a, b)
	}
	return Remainder(rt, a, b)
}

// Subtract is a - b.
func Subtract(rt value.Runtime, a, b value.Value) (value.Value, error) {
	if x, ok := a.AsInt32(); ok {
		if y, ok := b.AsInt32(); ok {
			r := int64(x) - int64(y)
			if r == int64(int32(r)) {
				return value.Int(int32(r)), nil
			}
			return value.Double(float64(r)), nil
		}
	}
	if x, ok := a.AsDouble(); ok {
		if y, ok := b.AsDouble(); ok {
			return value.Double(x - y), nil
		}
	}
	return subDivRem(rt, opSub, a, b, "op_Subtraction", "-")
}

// Divide is a / b: an integer when the division of integers is exact.
func Divide(rt value.Runtime, a, b value.Value) (value.Value, error) {
	if x, ok := a.AsDouble(); ok {
		if y, ok := b.AsDouble(); ok {
			return value.Double(x / y), nil
		}
	}
	return subDivRem(rt, opDiv, a, b, "op_Division", "/")
}

// Remainder is a % b.
func Remainder(rt value.Runtime, a, b value.Value) (value.Value, error) {
	if x, ok := a.AsInt32(); ok {
		if y, ok := b.AsInt32(); ok && y > 0 {
			return value.Int(x % y), nil
		}
	}
	return subDivRem(rt, opRem, a, b, "op_Modulus", "%")
}

func subDivRem(rt value.Runtime, op arith, a, b value.Value, method, text string) (value.Value, error) {
	left, right := a.Base(), b.Base()
	if left.IsNull() {
		left = value.Int(0)
	}
	if _, ok := left.AsString(); ok {
		n, err := scanNumber(rt, left, right.Type())
		if err != nil {
			return value.Null, err
		}
		if isText(right) {
			if right, err = scanNumber(rt, right, nil); err != nil {
				return value.Null, err
			}
		}
		return binary(rt, op, n, right)
	}
	if codeOf(left) != codeNone {
		if r, done, err := numericOp(rt, op, left, right); done {
			return r, err
		}
	}
	return implicit(rt, left, right, method, text)
}

// Multiply is a * b: numbers, text and arrays repeated.
func Multiply(rt value.Runtime, a, b value.Value) (value.Value, error) {
	if x, ok := a.AsInt32(); ok {
		if y, ok := b.AsInt32(); ok {
			r := int64(x) * int64(y)
			if r == int64(int32(r)) {
				return value.Int(int32(r)), nil
			}
			return value.Double(float64(r)), nil
		}
	}
	if x, ok := a.AsDouble(); ok {
		if y, ok := b.AsDouble(); ok {
			return value.Double(x * y), nil
		}
	}
	left, right := a.Base(), b.Base()
	if left.IsNull() {
		return value.Null, nil
	}
	if codeOf(left).numeric() {
		if r, done, err := numericOp(rt, opMul, left, right); done {
			return r, err
		}
	}
	if s, ok := left.AsString(); ok {
		n, err := times(rt, right, value.TypeInt32)
		if err != nil {
			return value.Null, err
		}
		return repeatText(rt, s, n)
	}
	if items, ok, err := types.Slice(rt, left); err != nil {
		return value.Null, err
	} else if ok {
		n, err := times(rt, right, value.TypeUInt32)
		if err != nil {
			return value.Null, err
		}
		return repeatItems(rt, left, items, n)
	}
	return implicit(rt, left, right, "op_Multiply", "*")
}

// times is the count of a repetition.
func times(rt value.Runtime, v value.Value, t *value.Type) (int64, error) {
	if _, ok := v.AsString(); ok {
		n, err := scanNumber(rt, v, value.TypeInt32)
		if err != nil {
			return 0, err
		}
		v = n
	}
	r, err := types.Convert(rt, v, t)
	if err != nil {
		return 0, types.Thrown(err)
	}
	return r.Int64(), nil
}

func repeatText(rt value.Runtime, s string, n int64) (value.Value, error) {
	if n < 0 {
		return value.Null, neterr.New(neterr.TypeArgumentOutOfRange,
			"times ('"+strconv.FormatInt(n, 10)+"') must be a non-negative value. (Parameter 'times')\nActual value was "+strconv.FormatInt(n, 10)+".")
	}
	if n == 0 || s == "" {
		return value.String(""), nil
	}
	if n > bulk.MaxText/int64(len(s)) {
		return value.Null, bulk.Text(math.MaxInt)
	}
	if int(n)*len(s) < bulk.Large {
		return value.String(wtf8.Join(strings.Repeat(s, int(n)))), nil
	}
	return longText(rt, int(n)*len(s), func() string { return wtf8.Join(strings.Repeat(s, int(n))) })
}

func repeatItems(rt value.Runtime, left value.Value, items []value.Value, n int64) (value.Value, error) {
	elem := value.TypeObject
	if a, ok := left.Object().(*value.Array); ok {
		elem = a.Elem()
	}
	total, err := bulk.Dimensions(len(items), int(n))
	if err != nil {
		return value.Null, err
	}
	if n == 1 && elem != value.TypeObject {
		return value.Of(value.NewArray(elem, append([]value.Value(nil), items...))), nil
	}
	out := make([]value.Value, total)
	for done := copy(out, items); done < total; {
		// What is there doubles, however short it was.
		more := min(done, total-done)
		if err := bulk.Copy(rt.Context(), out[done:done+more], out[:more]); err != nil {
			return value.Null, err
		}
		done += more
	}
	return value.Of(value.NewArray(elem, out)), nil
}

// implicit calls the operator method of the left operand's type, or of the right one's when the left is a primitive.
func implicit(rt value.Runtime, a, b value.Value, method, text string) (value.Value, error) {
	ta, tb := a.Type(), b.Type()
	t := ta
	if primitive(ta) {
		t = tb
		if primitive(tb) {
			return value.Null, errs.Runtime("NotADefinedOperationForType", errs.InvalidOperation, a,
				"The operation '[%s] %s [%s]' is not defined.", typeText(ta), text, typeText(tb))
		}
	}
	return types.InvokeOperator(rt, t, method, a, b)
}

// primitive is Type.IsPrimitive; $null counts as one.
func primitive(t *value.Type) bool {
	return t == nil || t.Kind >= value.KindBoolean && t.Kind <= value.KindDouble
}

func typeText(t *value.Type) string {
	if t == nil {
		return "$null"
	}
	return types.TypeString(t)
}

// underlying is the number of an enum's value.
func underlying(v value.Value) value.Value {
	return value.FromInteger(v.EnumInfo().Underlying, v.Int64())
}

// Negate is -v.
func Negate(rt value.Runtime, v value.Value) (value.Value, error) {
	v = v.Base()
	switch k := v.Kind(); k {
	case value.KindInt32:
		if v.Int64() == math.MinInt32 {
			return v, nil
		}
		return value.Int(int32(-v.Int64())), nil
	case value.KindInt64:
		return value.Long(-v.Int64()), nil
	case value.KindDouble:
		return value.Double(-v.Float64()), nil
	case value.KindSingle:
		return value.Single(float32(-v.Float64())), nil
	case value.KindInt16:
		return value.FromInteger(k, -v.Int64()), nil
	case value.KindByte, value.KindSByte:
		return value.Int(int32(-v.Int64())), nil
	case value.KindEnum:
		return Negate(rt, underlying(v))
	case value.KindUInt16, value.KindUInt32, value.KindUInt64:
		return value.Null, errs.NewException(neterr.TypeInvalidOperation,
			"The unary operator Negate is not defined for the type '"+v.Type().FullName+"'.")
	}
	if d, ok := v.AsDecimal(); ok {
		return value.NewDecimal(d.Neg()), nil
	}
	return Subtract(rt, value.Int(0), v)
}

// Plus is +v.
func Plus(rt value.Runtime, v value.Value) (value.Value, error) {
	v = v.Base()
	switch v.Kind() {
	case value.KindByte, value.KindSByte:
		return value.Int(int32(v.Int64())), nil
	case value.KindEnum:
		return Plus(rt, underlying(v))
	}
	if codeOf(v).numeric() {
		return v, nil
	}
	return Add(rt, value.Int(0), v)
}

// Increment is ++ (by 1) and -- (by -1): numbers and $null only.
func Increment(rt value.Runtime, v value.Value, by int32) (value.Value, error) {
	base := v.Base()
	if n, ok := base.AsInt32(); ok {
		r := int64(n) + int64(by)
		if r == int64(int32(r)) {
			return value.Int(int32(r)), nil
		}
		return value.Double(float64(r)), nil
	}
	if base.IsNull() {
		return value.Int(by), nil
	}
	if !codeOf(base).numeric() {
		op := "++"
		if by < 0 {
			op = "--"
		}
		return value.Null, errs.Runtime("OperatorRequiresNumber", errs.InvalidOperation, value.Null,
			"The '%s' operator works only on numbers. The operand is a '%s'.", op, typeText(base.Type()))
	}
	return Add(rt, base, value.Int(by))
}
