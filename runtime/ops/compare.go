package ops

import (
	"cmp"
	"strings"

	"goposh/runtime/culture"
	"goposh/runtime/errs"
	"goposh/runtime/neterr"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// Relation is one of the ordering operators.
type Relation uint8

// The ordering operators.
const (
	Less Relation = iota
	LessEqual
	Greater
	GreaterEqual
)

func (r Relation) holds(c int) bool {
	switch r {
	case Less:
		return c < 0
	case LessEqual:
		return c <= 0
	case Greater:
		return c > 0
	}
	return c >= 0
}

// Order is a -lt b and its kin for scalars: the right operand is converted to the left one's type.
func Order(rt value.Runtime, rel Relation, a, b value.Value, ignoreCase bool) (bool, error) {
	if x, ok := a.AsInt32(); ok {
		if y, ok := b.AsInt32(); ok {
			return rel.holds(cmp.Compare(x, y)), nil
		}
	}
	if x, ok := a.AsDouble(); ok {
		if y, ok := b.AsDouble(); ok {
			return relateFloat(rel, x, y), nil
		}
	}
	left, right := a.Base(), b.Base()
	if left.IsNull() || right.IsNull() && !types.IsEnumerable(left) {
		return orderNull(rel, left, right)
	}
	if codeOf(left).numeric() {
		if r, done, err := orderNumber(rt, rel, left, right); done {
			return r, err
		}
	}
	if x, ok := left.AsString(); ok {
		y, err := types.ConvertString(rt, b)
		if err != nil {
			return false, err
		}
		return rel.holds(culture.Invariant().Compare(x, y, ignoreCase)), nil
	}
	c, err := compareObjects(rt, left, right, b, ignoreCase)
	if err == errNotComparable {
		if types.Equals(left, right) {
			return rel == LessEqual || rel == GreaterEqual, nil
		}
		return false, errs.Runtime("NotIcomparable", errs.InvalidOperation, value.Null,
			`Cannot compare "%s" because it is not IComparable.`, types.ToStringCulture(rt, left, "", nil))
	}
	if err != nil {
		return false, err
	}
	return rel.holds(c), nil
}

// orderNull compares with $null: a number counts as 0 beside it, anything else is greater than it.
func orderNull(rel Relation, left, right value.Value) (bool, error) {
	switch {
	case codeOf(left).numeric():
		return zeroRelation(rel, left, Less, GreaterEqual)
	case codeOf(right).numeric():
		return zeroRelation(rel, right, GreaterEqual, Less)
	case left.IsNull() && right.IsNull():
		return rel == LessEqual || rel == GreaterEqual, nil
	case left.IsNull():
		return rel == Less || rel == LessEqual, nil
	}
	return rel == Greater || rel == GreaterEqual, nil
}

// zeroRelation compares the number beside a $null with 0: by small for -lt and -le, by great for -gt and -ge.
func zeroRelation(rel Relation, n value.Value, small, great Relation) (bool, error) {
	use := great
	if rel == Less || rel == LessEqual {
		use = small
	}
	if e := n.EnumInfo(); e != nil {
		name := "LessThan"
		if use == GreaterEqual {
			name = "GreaterThanOrEqual"
		}
		return false, errs.NewException(neterr.TypeInvalidOperation, "The binary operator "+name+
			" is not defined for the types '"+e.Type.FullName+"' and '"+e.Type.FullName+"'.")
	}
	if c := codeOf(n); c.floating() {
		return relateFloat(use, toFloat(n, c), 0), nil
	}
	return use.holds(signOf(n)), nil
}

func signOf(v value.Value) int {
	c := codeOf(v)
	if c == codeDecimal {
		d, _ := v.AsDecimal()
		return d.Sign()
	}
	if c == codeUInt64 {
		return cmp.Compare(v.Bits(), 0)
	}
	return cmp.Compare(toFloat(v, c), 0)
}

func relateFloat(rel Relation, x, y float64) bool {
	switch rel {
	case Less:
		return x < y
	case LessEqual:
		return x <= y
	case Greater:
		return x > y
	}
	return x >= y
}

// orderNumber compares a number with a number or text; done is false for other operands.
func orderNumber(rt value.Runtime, rel Relation, left, right value.Value) (r, done bool, err error) {
	n, ok, err := numericOperand(rt, right, left.Type())
	if err != nil {
		return false, true, err
	}
	if !ok {
		if !isText(right) {
			return false, false, nil
		}
		if n, err = scanNumber(rt, right, left.Type()); err != nil {
			return false, true, err
		}
		if codeOf(n) == codeNone {
			r, err = Order(rt, rel, left, n, true)
			return r, true, err
		}
	}
	ca, cb := codeOf(left), codeOf(n)
	if e := left.EnumInfo(); e != nil && cb == codeDecimal {
		return false, true, enumFails(e, ca, cb)
	}
	if ca.floating() || cb.floating() {
		if max(ca, cb) != codeDecimal {
			return relateFloat(rel, toFloat(left, ca), toFloat(n, cb)), true, nil
		}
	}
	c, unordered := compareNumbers(left, n)
	return !unordered && rel.holds(c), true, nil
}

// compareNumbers compares two numbers, bools or chars exactly; unordered is set for NaN.
func compareNumbers(a, b value.Value) (c int, unordered bool) {
	ca, cb := codeOf(a), codeOf(b)
	switch m := max(ca, cb); {
	case m == codeDecimal:
		if ca.floating() || cb.floating() {
			x, y := toFloat(a, ca), toFloat(b, cb)
			return cmp.Compare(x, y), x != x || y != y
		}
		x, _ := toDecimal(a, ca)
		y, _ := toDecimal(b, cb)
		return x.Cmp(y), false
	case m >= codeSingle:
		x, y := toFloat(a, ca), toFloat(b, cb)
		return cmp.Compare(x, y), x != x || y != y
	case m == codeUInt64:
		if ca.signed() && a.Int64() < 0 {
			return -1, false
		}
		if cb.signed() && b.Int64() < 0 {
			return 1, false
		}
		return cmp.Compare(a.Bits(), b.Bits()), false
	}
	return cmp.Compare(a.Int64(), b.Int64()), false
}

type notComparable struct{}

func (notComparable) Error() string { return "not comparable" }

var errNotComparable = error(notComparable{})

// compareObjects converts the right operand to the left one's type and compares: IComparable.CompareTo.
func compareObjects(rt value.Runtime, left, right, shown value.Value, ignoreCase bool) (int, error) {
	t := left.Type()
	if !types.Comparable(t) {
		return 0, errNotComparable
	}
	converted := right
	if right.Type() != t {
		c, err := types.Convert(rt, shown, t)
		if err != nil {
			if !types.IsCastError(err) {
				return 0, err
			}
			inner := errs.ExceptionFrom(err)
			r := errs.Runtime("ComparisonFailure", errs.InvalidOperation, value.Null,
				`Could not compare "%s" to "%s". Error: "%s"`, types.ToString(rt, left), types.ToString(rt, shown), inner.Message)
			if inner.Record != nil && inner.Record.ID != "ConvertToFinalInvalidCastException" {
				r.Exception.Inner = inner
			}
			return 0, r
		}
		converted = c.Base()
	}
	switch k := left.Kind(); k {
	case value.KindBoolean, value.KindChar, value.KindTimeSpan, value.KindEnum:
		if k == converted.Kind() {
			return cmp.Compare(left.Int64(), converted.Int64()), nil
		}
	case value.KindDateTime:
		const ticks = 1<<62 - 1
		return cmp.Compare(left.Bits()&ticks, converted.Bits()&ticks), nil
	}
	if x, ok := left.AsBigInt(); ok {
		if y, ok := converted.AsBigInt(); ok {
			return x.Cmp(y), nil
		}
	}
	r, err := types.Invoke(rt, left, "CompareTo", []value.Value{converted})
	if err != nil {
		return 0, types.UnwrapInvocation(err)
	}
	return types.ToInt(rt, r)
}

// Compare is LanguagePrimitives.Compare, which orders text by the invariant culture's rules. The error is that of objects that
// cannot be compared.
func Compare(rt value.Runtime, a, b value.Value, ignoreCase bool) (int, error) {
	return CompareIn(rt, a, b, ignoreCase, culture.Invariant())
}

// CompareIn is Compare with the culture that orders text.
func CompareIn(rt value.Runtime, a, b value.Value, ignoreCase bool, c *culture.Culture) (int, error) {
	left, right := a.Base(), b.Base()
	if left.IsNull() || right.IsNull() {
		return compareNull(left, right), nil
	}
	if x, ok := left.AsString(); ok {
		y, err := types.ConvertString(rt, b)
		if err != nil {
			return 0, notOrdered(rt, left, b, err)
		}
		return c.Compare(x, y, ignoreCase), nil
	}
	if codeOf(left).numeric() && left.Kind() != value.KindEnum {
		n := right
		if codeOf(n).numeric() && n.Kind() != value.KindEnum {
			r, _ := compareNumbers(left, n)
			return r, nil
		}
	}
	r, err := compareObjectsOrNumber(rt, left, right, b, ignoreCase)
	if err == errNotComparable {
		if types.Equals(left, right) {
			return 0, nil
		}
		return 0, errs.NewException("System.ArgumentException", `Cannot compare "`+types.ToString(rt, left)+`" to "`+types.ToString(rt, b)+
			`" because the objects are not the same type or the object "`+types.ToString(rt, left)+`" does not implement "IComparable".`)
	}
	if err != nil {
		return 0, notOrdered(rt, left, b, err)
	}
	return r, nil
}

func compareObjectsOrNumber(rt value.Runtime, left, right, shown value.Value, ignoreCase bool) (int, error) {
	if codeOf(left).numeric() && left.Kind() != value.KindEnum {
		c, err := types.Convert(rt, shown, left.Type())
		if err != nil {
			return 0, err
		}
		r, _ := compareNumbers(left, c.Base())
		return r, nil
	}
	return compareObjects(rt, left, right, shown, ignoreCase)
}

func notOrdered(rt value.Runtime, a, b value.Value, err error) error {
	inner := errs.ExceptionFrom(err)
	if strings.HasPrefix(inner.Message, "Could not compare") {
		if inner.Inner != nil {
			inner = inner.Inner
		} else {
			return errs.NewException("System.Management.Automation.PSArgumentException", inner.Message)
		}
	}
	return errs.NewException("System.Management.Automation.PSArgumentException",
		`Could not compare "`+types.ToString(rt, a)+`" to "`+types.ToString(rt, b)+`". Error: "`+inner.Message+`"`).WithInner(inner)
}

// compareNull orders $null before everything but negative numbers, which it counts as 0 beside.
func compareNull(left, right value.Value) int {
	switch {
	case left.IsNull() && right.IsNull():
		return 0
	case left.IsNull():
		if codeOf(right).numeric() {
			if signOf(right) < 0 {
				return 1
			}
		}
		return -1
	}
	if codeOf(left).numeric() && signOf(left) < 0 {
		return -1
	}
	return 1
}

// Equal is a -eq b for scalars: the right operand is converted to the left one's type; what cannot be converted is unequal.
func Equal(rt value.Runtime, a, b value.Value, ignoreCase bool) (bool, error) {
	if x, ok := a.AsInt32(); ok {
		if y, ok := b.AsInt32(); ok {
			return x == y, nil
		}
	}
	if x, ok := a.AsString(); ok {
		if y, ok := b.AsString(); ok {
			return equalText(x, y, ignoreCase), nil
		}
	}
	left, right := a.Base(), b.Base()
	if left.IsNull() || right.IsNull() {
		return left.IsNull() && right.IsNull(), nil
	}
	if codeOf(left).numeric() {
		if r, done, err := equalNumber(rt, left, right); done {
			return r, err
		}
	}
	if x, ok := left.AsString(); ok {
		y, err := types.ConvertString(rt, b)
		if err != nil {
			return false, err
		}
		return equalText(x, y, ignoreCase), nil
	}
	if left.Kind() == value.KindChar && ignoreCase {
		if right.Kind() == value.KindChar {
			return lowerUnit(uint16(left.Bits())) == lowerUnit(uint16(right.Bits())), nil
		}
		if y, ok := right.AsString(); ok {
			return equalText(wtf8.FromUnit(uint16(left.Bits())), y, true), nil
		}
	}
	return equalObjects(rt, left, right, b)
}

func equalText(x, y string, ignoreCase bool) bool {
	if x == y {
		return true
	}
	return culture.Invariant().Equal(x, y, ignoreCase)
}

func lowerUnit(u uint16) string { return culture.ToLowerInvariant(wtf8.FromUnit(u)) }

func equalNumber(rt value.Runtime, left, right value.Value) (r, done bool, err error) {
	n, ok, err := numericOperand(rt, right, left.Type())
	if err != nil {
		return false, true, notEqualOnCast(err)
	}
	if !ok {
		if !isText(right) {
			return false, false, nil
		}
		if n, err = scanNumber(rt, right, left.Type()); err != nil {
			return false, true, notEqualOnCast(err)
		}
		if codeOf(n) == codeNone {
			r, err = Equal(rt, left, n, true)
			return r, true, err
		}
	}
	if e := left.EnumInfo(); e != nil && codeOf(n) == codeDecimal {
		return false, true, enumFails(e, codeOf(left), codeDecimal)
	}
	c, unordered := compareNumbers(left, n)
	return c == 0 && !unordered, true, nil
}

// notEqualOnCast: an operand that cannot be converted is unequal rather than an error.
func notEqualOnCast(err error) error {
	if types.IsCastError(err) {
		return nil
	}
	return err
}

func equalObjects(rt value.Runtime, left, right, shown value.Value) (bool, error) {
	if types.EqualsMember(rt, left, right) {
		return true, nil
	}
	t := left.Type()
	if right.Type() == t || !types.Convertible(right.Type(), t) {
		return false, nil
	}
	c, err := types.Convert(rt, shown, t)
	if err != nil {
		return false, notEqualOnCast(err)
	}
	return types.EqualsMember(rt, left, c.Base()), nil
}

// LanguageEquals is LanguagePrimitives.Equals, which -contains, -in, switch and group comparisons use.
func LanguageEquals(rt value.Runtime, a, b value.Value, ignoreCase bool) (bool, error) {
	return Equal(rt, a, b, ignoreCase)
}
