package types

import (
	"cmp"
	"math"
	"strconv"
	"strings"

	"goposh/runtime/neterr"
	"goposh/runtime/netfmt"
	"goposh/runtime/value"
)

// half is a System.Half: a binary floating-point number of 16 bits, kept as the Single of the same value.
type half struct{ f float32 }

var typeHalf = lazyType{name: "System.Half"}

// The bits of the format: 10 of the fraction, exponents from -24 (subnormal) to 15.
const (
	halfFraction = 10
	halfMaxExp   = 16
	halfMinExp   = -14
)

// newHalf rounds a number to the nearest Half, ties to even.
func newHalf(f float64) value.Value { return value.Of(&half{roundHalf(f)}) }

func roundHalf(f float64) float32 {
	if f == 0 || math.IsNaN(f) || math.IsInf(f, 0) {
		return float32(f)
	}
	_, e := math.Frexp(f)
	unit := math.Ldexp(1, max(e-1, halfMinExp)-halfFraction)
	r := math.RoundToEven(f/unit) * unit
	if math.Abs(r) >= math.Ldexp(1, halfMaxExp) {
		return float32(math.Inf(int(math.Copysign(1, f))))
	}
	return float32(math.Copysign(r, f))
}

// Type implements value.Object.
func (*half) Type() *value.Type { return typeHalf.get() }

// EqualObject implements value.Equaler: as Equals has it, NaN equals itself.
func (h *half) EqualObject(o value.Object) bool {
	x, ok := o.(*half)
	return ok && (x.f == h.f || x.f != x.f && h.f != h.f)
}

// HashObject implements value.Equaler.
func (h *half) HashObject() uint32 { return math.Float32bits(h.f + 0) }

// CompareObject orders by number, NaN first.
func (h *half) CompareObject(_ value.Runtime, o value.Object) (int, error) {
	x, _ := o.(*half)
	return cmp.Compare(h.f, x.f), nil
}

// FormatObject implements Formatter. The plain form has as few digits as tell the number from its neighbours.
func (h *half) FormatObject(_ value.Runtime, format string, cul Culture) (string, error) {
	f := float64(h.f)
	switch strings.ToUpper(format) {
	case "", "G", "R":
		for digits := range 6 {
			short, err := strconv.ParseFloat(strconv.FormatFloat(f, 'e', digits, 64), 64)
			if err == nil && roundHalf(short) == h.f {
				f = short
				break
			}
		}
	}
	return netfmt.FormatFloat64(f, format, cul)
}

// halfArg is argument i as a number.
func halfArg(c *Call, i int) float64 {
	v := c.Args[i].Base()
	if h, ok := v.Ref().(*half); ok {
		return float64(h.f)
	}
	if w, ok := v.Ref().(*wideInt); ok {
		v = bigValue(w.n)
	}
	d, err := changeNumber(v, value.TypeDouble)
	if err != nil {
		return math.NaN()
	}
	return d.Float64()
}

func halfParse(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("s")
	}
	s, styles, cul := parseArgs(c)
	if styles < 0 {
		styles = stylesFloat
	}
	f, err := netfmt.ParseFloat64(s, netfmt.NumberStyles(styles), cul)
	return newHalf(f), err
}

// halfFunc makes a member of a function of one number.
func halfFunc(f func(float64) float64) Func {
	return func(c *Call) (value.Value, error) { return newHalf(f(halfArg(c, 0))), nil }
}

// halfFunc2 makes a member of a function of two numbers.
func halfFunc2(f func(a, b float64) float64) Func {
	return func(c *Call) (value.Value, error) { return newHalf(f(halfArg(c, 0), halfArg(c, 1))), nil }
}

func halfTest(f func(float64) bool) Func {
	return func(c *Call) (value.Value, error) { return vbool(f(halfArg(c, 0))) }
}

// halfCompare makes a comparison operator, which NaN never satisfies but for inequality.
func halfCompare(f func(a, b float64) bool) Func {
	return func(c *Call) (value.Value, error) { return vbool(f(halfArg(c, 0), halfArg(c, 1))) }
}

// halfTo converts to another number: beyond the range of an integer it is its nearest end, NaN is 0.
func halfTo(t *value.Type) Func {
	return func(c *Call) (value.Value, error) {
		f := halfArg(c, 0)
		switch t.Kind {
		case value.KindDouble:
			return vdouble(f)
		case value.KindSingle:
			return value.Single(float32(f)), nil
		}
		if t == value.TypeDecimal {
			return changeNumber(value.Double(f), t)
		}
		switch {
		case math.IsNaN(f):
			f = 0
		case math.IsInf(f, 1):
			return maxInt(t.Kind), nil
		case math.IsInf(f, -1):
			f = math.MinInt64
		}
		return value.FromInteger(t.Kind, int64(f)), nil
	}
}

func halfRound(c *Call) (value.Value, error) {
	digits, away := 0, false
	for _, a := range c.Args[1:] {
		if a.Base().EnumInfo() != nil {
			away = a.Base().Int64() == 1
		} else {
			digits = int(a.Base().Int64())
		}
	}
	if digits < 0 || digits > 5 {
		return value.Null, neterr.ArgumentOutOfRange("digits", "Rounding digits must be between 0 and 5, inclusive.")
	}
	scale := math.Pow10(digits)
	if away {
		return newHalf(math.Round(halfArg(c, 0)*scale) / scale), nil
	}
	return newHalf(math.RoundToEven(halfArg(c, 0)*scale) / scale), nil
}

// halfClass declares System.Half.
func halfClass() *Class {
	fixed := func(f float64) Func { return constant(newHalf(f)) }
	same := func(f float64) float64 { return f }
	list := []M{
		{"static Half Epsilon {get}", fixed(math.Ldexp(1, -24))},
		{"static Half PositiveInfinity {get}", fixed(math.Inf(1))},
		{"static Half NegativeInfinity {get}", fixed(math.Inf(-1))},
		{"static Half NaN {get}", fixed(math.NaN())},
		{"static Half MinValue {get}", fixed(-65504)},
		{"static Half MaxValue {get}", fixed(65504)},
		{"static Half E {get}", fixed(math.E)},
		{"static Half Pi {get}", fixed(math.Pi)},
		{"static Half Tau {get}", fixed(2 * math.Pi)},
		{"static Half NegativeZero {get}", fixed(math.Copysign(0, -1))},
		{"static Half MultiplicativeIdentity {get}", fixed(1)},
		{"static Half One {get}", fixed(1)},
		{"static Half Zero {get}", fixed(0)},
		{"static Half NegativeOne {get}", fixed(-1)},
		{"static bool IsFinite(Half value)", halfTest(func(f float64) bool { return !math.IsNaN(f) && !math.IsInf(f, 0) })},
		{"static bool IsInfinity(Half value)", halfTest(func(f float64) bool { return math.IsInf(f, 0) })},
		{"static bool IsNaN(Half value)", halfTest(math.IsNaN)},
		{"static bool IsNegative(Half value)", halfTest(math.Signbit)},
		{"static bool IsPositive(Half value)", halfTest(func(f float64) bool { return !math.Signbit(f) })},
		{"static bool IsNegativeInfinity(Half value)", halfTest(func(f float64) bool { return math.IsInf(f, -1) })},
		{"static bool IsPositiveInfinity(Half value)", halfTest(func(f float64) bool { return math.IsInf(f, 1) })},
		{"static bool IsNormal(Half value)", halfTest(func(f float64) bool { return !math.IsInf(f, 0) && math.Abs(f) >= math.Ldexp(1, halfMinExp) })},
		{"static bool IsSubnormal(Half value)", halfTest(func(f float64) bool { return f != 0 && math.Abs(f) < math.Ldexp(1, halfMinExp) })},
		{"static bool IsInteger(Half value)", halfTest(func(f float64) bool { return f == math.Trunc(f) && !math.IsInf(f, 0) })},
		{"static bool IsEvenInteger(Half value)", halfTest(func(f float64) bool { return math.Mod(f, 2) == 0 })},
		{"static bool IsOddInteger(Half value)", halfTest(func(f float64) bool { return math.Abs(math.Mod(f, 2)) == 1 })},
		{"static bool IsRealNumber(Half value)", halfTest(func(f float64) bool { return !math.IsNaN(f) })},
		{"static Half Parse(string s)", halfParse},
		{"static Half Parse(string s, NumberStyles style)", halfParse},
		{"static Half Parse(string s, IFormatProvider provider)", halfParse},
		{"static Half Parse(string s, NumberStyles style, IFormatProvider provider)", halfParse},
		{"static bool TryParse(string s, out Half result)", try(halfParse, newHalf(0))},
		{"static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out Half result)", try(halfParse, newHalf(0))},
		{"static bool TryParse(string s, IFormatProvider provider, out Half result)", try(halfParse, newHalf(0))},
		{"int CompareTo(object obj)", thisCompareTo},
		{"int CompareTo(Half other)", thisCompareTo},
		{"bool Equals(object obj)", thisEquals},
		{"bool Equals(Half other)", thisEquals},
		{"int GetHashCode()", objGetHashCode},
		{"string ToString()", formatThis},
		{"string ToString(string format)", formatThis},
		{"string ToString(IFormatProvider provider)", formatThis},
		{"string ToString(string format, IFormatProvider provider)", formatThis},
		{"static Half Round(Half x)", halfRound},
		{"static Half Round(Half x, int digits)", halfRound},
		{"static Half Round(Half x, MidpointRounding mode)", halfRound},
		{"static Half Round(Half x, int digits, MidpointRounding mode)", halfRound},
		{"static Half Clamp(Half value, Half min, Half max)", func(c *Call) (value.Value, error) {
			lo, hi := halfArg(c, 1), halfArg(c, 2)
			if lo > hi {
				return value.Null, neterr.Argument("", "'%v' cannot be greater than %v.", lo, hi)
			}
			return newHalf(min(max(halfArg(c, 0), lo), hi)), nil
		}},
		{"static int Sign(Half value)", func(c *Call) (value.Value, error) {
			f := halfArg(c, 0)
			if math.IsNaN(f) {
				return value.Null, neterr.New("System.ArithmeticException", "Function does not accept floating point Not-a-Number values.")
			}
			return vint(cmp.Compare(f, 0))
		}},
		{"static int ILogB(Half x)", func(c *Call) (value.Value, error) { return vint(math.Ilogb(halfArg(c, 0))) }},
		{"static Half ScaleB(Half x, int n)", func(c *Call) (value.Value, error) { return newHalf(math.Ldexp(halfArg(c, 0), c.Int(1))), nil }},
		{"static Half FusedMultiplyAdd(Half left, Half right, Half addend)", func(c *Call) (value.Value, error) {
			return newHalf(math.FMA(halfArg(c, 0), halfArg(c, 1), halfArg(c, 2))), nil
		}},
		{"static Half CreateChecked<TOther>(TOther value)", halfFunc(same)},
		{"static Half CreateSaturating<TOther>(TOther value)", halfFunc(same)},
		{"static Half CreateTruncating<TOther>(TOther value)", halfFunc(same)},
		{"static bool op_LessThan(Half left, Half right)", halfCompare(func(a, b float64) bool { return a < b })},
		{"static bool op_GreaterThan(Half left, Half right)", halfCompare(func(a, b float64) bool { return a > b })},
		{"static bool op_LessThanOrEqual(Half left, Half right)", halfCompare(func(a, b float64) bool { return a <= b })},
		{"static bool op_GreaterThanOrEqual(Half left, Half right)", halfCompare(func(a, b float64) bool { return a >= b })},
		{"static bool op_Equality(Half left, Half right)", halfCompare(func(a, b float64) bool { return a == b })},
		{"static bool op_Inequality(Half left, Half right)", halfCompare(func(a, b float64) bool { return a != b })},
		{"static Half op_Addition(Half left, Half right)", halfFunc2(func(a, b float64) float64 { return a + b })},
		{"static Half op_Subtraction(Half left, Half right)", halfFunc2(func(a, b float64) float64 { return a - b })},
		{"static Half op_Multiply(Half left, Half right)", halfFunc2(func(a, b float64) float64 { return a * b })},
		{"static Half op_Division(Half left, Half right)", halfFunc2(func(a, b float64) float64 { return a / b })},
		{"static Half op_Modulus(Half left, Half right)", halfFunc2(math.Mod)},
		{"static Half op_Increment(Half value)", halfFunc(func(f float64) float64 { return f + 1 })},
		{"static Half op_Decrement(Half value)", halfFunc(func(f float64) float64 { return f - 1 })},
		{"static Half op_UnaryNegation(Half value)", halfFunc(func(f float64) float64 { return -f })},
		{"static Half op_UnaryPlus(Half value)", halfFunc(same)},
	}
	for _, m := range []struct {
		name string
		f    func(float64) float64
	}{
		{"Exp", math.Exp}, {"Exp2", math.Exp2}, {"Exp10", func(f float64) float64 { return math.Pow(10, f) }}, {"ExpM1", math.Expm1},
		{"Ceiling", math.Ceil}, {"Floor", math.Floor}, {"Truncate", math.Trunc}, {"Abs", math.Abs}, {"Sqrt", math.Sqrt}, {"Cbrt", math.Cbrt},
		{"Log", math.Log}, {"Log2", math.Log2}, {"Log10", math.Log10}, {"LogP1", math.Log1p}, {"Sin", math.Sin}, {"Cos", math.Cos}, {"Tan", math.Tan},
		{"Asin", math.Asin}, {"Acos", math.Acos}, {"Atan", math.Atan}, {"Sinh", math.Sinh}, {"Cosh", math.Cosh}, {"Tanh", math.Tanh},
		{"Asinh", math.Asinh}, {"Acosh", math.Acosh}, {"Atanh", math.Atanh},
		{"DegreesToRadians", func(f float64) float64 { return f * math.Pi / 180 }}, {"RadiansToDegrees", func(f float64) float64 { return f * 180 / math.Pi }},
		{"BitIncrement", func(f float64) float64 { return nextHalf(f, 1) }}, {"BitDecrement", func(f float64) float64 { return nextHalf(f, -1) }},
	} {
		list = append(list, M{"static Half " + m.name + "(Half x)", halfFunc(m.f)})
	}
	for _, m := range []struct {
		name string
		f    func(a, b float64) float64
	}{
		{"Log", func(a, b float64) float64 { return math.Log(a) / math.Log(b) }}, {"Pow", math.Pow}, {"Hypot", math.Hypot}, {"Atan2", math.Atan2},
		{"Max", math.Max}, {"Min", math.Min}, {"CopySign", math.Copysign}, {"Ieee754Remainder", math.Remainder},
		{"MaxMagnitude", func(a, b float64) float64 { return magnitude(a, b, 1) }}, {"MinMagnitude", func(a, b float64) float64 { return magnitude(a, b, -1) }},
	} {
		list = append(list, M{"static Half " + m.name + "(Half x, Half y)", halfFunc2(m.f)})
	}
	for _, t := range [...]string{"char", "decimal", "double", "short", "int", "long", "float", "ushort", "uint", "ulong", "byte", "sbyte"} {
		direction := "explicit"
		if t == "byte" || t == "sbyte" {
			direction = "implicit"
		}
		list = append(list, M{"static " + direction + " operator Half(" + t + " value)", halfFunc(same)},
			M{"static explicit operator " + t + "(Half value)", halfTo(keyword(t))})
	}
	for _, k := range [...]*wideKind{&kindInt128, &kindUInt128, &kindIntPtr, &kindUIntPtr} {
		list = append(list, M{"static explicit operator " + k.short + "(Half value)", func(c *Call) (value.Value, error) {
			return k.from(&Call{Args: []value.Value{value.Double(halfArg(c, 0))}})
		}})
		if k.width == 64 {
			list = append(list, M{"static explicit operator Half(" + k.short + " value)", halfFunc(same)})
		}
	}
	return &Class{Members: list}
}

// nextHalf is the neighbour of a Half in a direction.
func nextHalf(f, direction float64) float64 {
	if math.IsNaN(f) || math.IsInf(f, int(direction)) {
		return f
	}
	if math.IsInf(f, 0) {
		return math.Copysign(65504, f)
	}
	_, e := math.Frexp(f)
	unit := math.Ldexp(1, max(e-1, halfMinExp)-halfFraction)
	if m, _ := math.Frexp(f); f != 0 && math.Abs(m) == 0.5 && (f > 0) != (direction > 0) && e-1 > halfMinExp {
		unit /= 2
	}
	return f + direction*unit
}

// magnitude is the number of greater (or, with a negative sign, lesser) magnitude.
func magnitude(a, b, sign float64) float64 {
	switch n := cmp.Compare(math.Abs(a), math.Abs(b)) * int(sign); {
	case n > 0:
		return a
	case n < 0:
		return b
	}
	if sign > 0 {
		return math.Max(a, b)
	}
	return math.Min(a, b)
}
