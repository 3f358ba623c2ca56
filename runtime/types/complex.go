package types

import (
	"math"
	"math/cmplx"
	"strings"

	"goposh/runtime/neterr"
	"goposh/runtime/netfmt"
	"goposh/runtime/value"
)

// complexNumber is a System.Numerics.Complex.
type complexNumber struct{ z complex128 }

var typeComplex = lazyType{name: "System.Numerics.Complex"}

func newComplex(z complex128) value.Value { return value.Of(&complexNumber{z}) }

// Type implements value.Object.
func (*complexNumber) Type() *value.Type { return typeComplex.get() }

// EqualObject implements value.Equaler.
func (n *complexNumber) EqualObject(o value.Object) bool {
	m, ok := o.(*complexNumber)
	same := func(a, b float64) bool { return a == b || a != a && b != b }
	return ok && same(real(n.z), real(m.z)) && same(imag(n.z), imag(m.z))
}

// HashObject implements value.Equaler.
func (n *complexNumber) HashObject() uint32 {
	return value.HashKey(value.Double(real(n.z)), false)*31 + value.HashKey(value.Double(imag(n.z)), false)
}

// FormatObject implements Formatter.
func (n *complexNumber) FormatObject(_ value.Runtime, format string, cul Culture) (string, error) {
	re, err := netfmt.FormatFloat64(real(n.z), format, cul)
	if err != nil {
		return "", err
	}
	im, err := netfmt.FormatFloat64(imag(n.z), format, cul)
	return "<" + re + "; " + im + ">", err
}

// complexArg is argument i: a complex or any other number.
func complexArg(c *Call, i int) complex128 {
	if n, ok := ref[*complexNumber](c, i); ok {
		return n.z
	}
	return complex(halfArg(c, i), 0)
}

func complexFunc(f func(complex128) complex128) Func {
	return func(c *Call) (value.Value, error) { return newComplex(f(complexArg(c, 0))), nil }
}

func complexFunc2(f func(a, b complex128) complex128) Func {
	return func(c *Call) (value.Value, error) { return newComplex(f(complexArg(c, 0), complexArg(c, 1))), nil }
}

func complexTest(f func(complex128) bool) Func {
	return func(c *Call) (value.Value, error) { return vbool(f(complexArg(c, 0))) }
}

// complexPart makes a property.
func complexPart(f func(complex128) float64) Func {
	return func(c *Call) (value.Value, error) { return vdouble(f(this[*complexNumber](c).z)) }
}

// complexQuotient divides without overflowing on the way (Smith's formula), as .NET does.
func complexQuotient(a, b complex128) complex128 {
	ra, ia, rb, ib := real(a), imag(a), real(b), imag(b)
	if math.Abs(ib) < math.Abs(rb) {
		q := ib / rb
		return complex((ra+ia*q)/(rb+ib*q), (ia-ra*q)/(rb+ib*q))
	}
	q := rb / ib
	return complex((ia+ra*q)/(ib+rb*q), (-ra+ia*q)/(ib+rb*q))
}

func complexPow(a, b complex128) complex128 {
	switch {
	case b == 0:
		return 1
	case a == 0:
		return 0
	}
	rho, theta := cmplx.Abs(a), cmplx.Phase(a)
	angle := real(b)*theta + imag(b)*math.Log(rho)
	t := math.Pow(rho, real(b)) * math.Exp(-imag(b)*theta)
	return complex(t*math.Cos(angle), t*math.Sin(angle))
}

func complexParse(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("s")
	}
	s, styles, cul := parseArgs(c)
	if styles < 0 {
		styles = stylesFloat
	}
	bad := neterr.Format("The input string '%s' was not in a correct format.", s)
	inner, opens := strings.CutPrefix(s, "<")
	inner, closes := strings.CutSuffix(inner, ">")
	re, im, parts := strings.Cut(inner, ";")
	if !opens || !closes || !parts {
		return value.Null, bad
	}
	x, err := netfmt.ParseFloat64(re, netfmt.NumberStyles(styles), cul)
	if err != nil {
		return value.Null, bad
	}
	y, err := netfmt.ParseFloat64(im, netfmt.NumberStyles(styles), cul)
	if err != nil {
		return value.Null, bad
	}
	return newComplex(complex(x, y)), nil
}

// complexArithmetic are the four operations, by the names of method and operator.
var complexArithmetic = [...]struct {
	method, operator, left, right string
	f                             func(a, b complex128) complex128
}{
	{"Add", "op_Addition", "left", "right", func(a, b complex128) complex128 { return a + b }},
	{"Subtract", "op_Subtraction", "left", "right", func(a, b complex128) complex128 { return a - b }},
	{"Multiply", "op_Multiply", "left", "right", func(a, b complex128) complex128 { return a * b }},
	{"Divide", "op_Division", "dividend", "divisor", complexQuotient},
}

// complexClass declares System.Numerics.Complex.
func complexClass() *Class {
	fixed := func(z complex128) Func { return constant(newComplex(z)) }
	isInt := func(f float64) bool { return f == math.Trunc(f) && !math.IsInf(f, 0) }
	list := []M{
		{"new(double real, double imaginary)", func(c *Call) (value.Value, error) { return newComplex(complex(c.Float(0), c.Float(1))), nil }},
		{"static readonly Complex Zero", fixed(0)},
		{"static readonly Complex One", fixed(1)},
		{"static readonly Complex ImaginaryOne", fixed(1i)},
		{"static readonly Complex NaN", fixed(complex(math.NaN(), math.NaN()))},
		{"static readonly Complex Infinity", fixed(complex(math.Inf(1), math.Inf(1)))},
		{"double Real {get}", complexPart(func(z complex128) float64 { return real(z) })},
		{"double Imaginary {get}", complexPart(func(z complex128) float64 { return imag(z) })},
		{"double Magnitude {get}", complexPart(cmplx.Abs)},
		{"double Phase {get}", complexPart(cmplx.Phase)},
		{"static Complex FromPolarCoordinates(double magnitude, double phase)", func(c *Call) (value.Value, error) {
			sin, cos := math.Sincos(c.Float(1))
			return newComplex(complex(c.Float(0)*cos, c.Float(0)*sin)), nil
		}},
		{"static double Abs(Complex value)", func(c *Call) (value.Value, error) { return vdouble(cmplx.Abs(complexArg(c, 0))) }},
		{"bool Equals(object obj)", thisEquals},
		{"bool Equals(Complex value)", thisEquals},
		{"int GetHashCode()", objGetHashCode},
		{"string ToString()", formatThis},
		{"string ToString(string format)", formatThis},
		{"string ToString(IFormatProvider provider)", formatThis},
		{"string ToString(string format, IFormatProvider provider)", formatThis},
		{"static Complex Log(Complex value, double baseValue)", func(c *Call) (value.Value, error) {
			return newComplex(complexQuotient(cmplx.Log(complexArg(c, 0)), complex(math.Log(c.Float(1)), 0))), nil
		}},
		{"static Complex Pow(Complex value, Complex power)", complexFunc2(complexPow)},
		{"static Complex Pow(Complex value, double power)", complexFunc2(complexPow)},
		{"static Complex CreateChecked<TOther>(TOther value)", complexFunc(func(z complex128) complex128 { return z })},
		{"static Complex CreateSaturating<TOther>(TOther value)", complexFunc(func(z complex128) complex128 { return z })},
		{"static Complex CreateTruncating<TOther>(TOther value)", complexFunc(func(z complex128) complex128 { return z })},
		{"static Complex MaxMagnitude(Complex x, Complex y)", complexFunc2(func(a, b complex128) complex128 {
			if cmplx.Abs(b) > cmplx.Abs(a) {
				return b
			}
			return a
		})},
		{"static Complex MinMagnitude(Complex x, Complex y)", complexFunc2(func(a, b complex128) complex128 {
			if cmplx.Abs(b) < cmplx.Abs(a) {
				return b
			}
			return a
		})},
		{"static Complex Parse(string s, NumberStyles style, IFormatProvider provider)", complexParse},
		{"static Complex Parse(string s, IFormatProvider provider)", complexParse},
		{"static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out Complex result)", try(complexParse, newComplex(0))},
		{"static bool TryParse(string s, IFormatProvider provider, out Complex result)", try(complexParse, newComplex(0))},
		{"static bool op_Equality(Complex left, Complex right)", complexEqual},
		{"static bool op_Inequality(Complex left, Complex right)", func(c *Call) (value.Value, error) { return vbool(complexArg(c, 0) != complexArg(c, 1)) }},
		{"static Complex op_UnaryNegation(Complex value)", complexFunc(func(z complex128) complex128 { return -z })},
		{"static Complex op_UnaryPlus(Complex value)", complexFunc(func(z complex128) complex128 { return z })},
		{"static Complex op_Increment(Complex value)", complexFunc(func(z complex128) complex128 { return z + 1 })},
		{"static Complex op_Decrement(Complex value)", complexFunc(func(z complex128) complex128 { return z - 1 })},
	}
	for _, a := range complexArithmetic {
		for _, types := range [...][2]string{{"Complex", "Complex"}, {"Complex", "double"}, {"double", "Complex"}} {
			params := "(" + types[0] + " " + a.left + ", " + types[1] + " " + a.right + ")"
			list = append(list, M{"static Complex " + a.method + params, complexFunc2(a.f)}, M{"static Complex " + a.operator + params, complexFunc2(a.f)})
		}
	}
	for _, m := range []struct {
		name string
		f    func(complex128) complex128
	}{
		{"Negate", func(z complex128) complex128 { return -z }}, {"Conjugate", cmplx.Conj}, {"Reciprocal", complexReciprocal},
		{"Sin", cmplx.Sin}, {"Sinh", cmplx.Sinh}, {"Asin", cmplx.Asin}, {"Cos", cmplx.Cos}, {"Cosh", cmplx.Cosh}, {"Acos", cmplx.Acos},
		{"Tan", cmplx.Tan}, {"Tanh", cmplx.Tanh}, {"Atan", cmplx.Atan}, {"Log", cmplx.Log}, {"Log10", cmplx.Log10}, {"Exp", cmplx.Exp}, {"Sqrt", cmplx.Sqrt},
	} {
		list = append(list, M{"static Complex " + m.name + "(Complex value)", complexFunc(m.f)})
	}
	for _, m := range []struct {
		name string
		f    func(complex128) bool
	}{
		{"IsFinite", func(z complex128) bool { return !cmplx.IsInf(z) && !cmplx.IsNaN(z) }}, {"IsInfinity", cmplx.IsInf},
		{"IsNaN", cmplx.IsNaN},
		{"IsComplexNumber", func(z complex128) bool { return real(z) != 0 && imag(z) != 0 }},
		{"IsImaginaryNumber", func(z complex128) bool { return real(z) == 0 && !math.IsNaN(imag(z)) }},
		{"IsRealNumber", func(z complex128) bool { return imag(z) == 0 && !math.IsNaN(real(z)) }},
		{"IsInteger", func(z complex128) bool { return imag(z) == 0 && isInt(real(z)) }},
		{"IsEvenInteger", func(z complex128) bool { return imag(z) == 0 && math.Mod(real(z), 2) == 0 }},
		{"IsOddInteger", func(z complex128) bool { return imag(z) == 0 && math.Abs(math.Mod(real(z), 2)) == 1 }},
		{"IsNegative", func(z complex128) bool { return imag(z) == 0 && math.Signbit(real(z)) }},
		{"IsPositive", func(z complex128) bool { return imag(z) == 0 && !math.Signbit(real(z)) }},
	} {
		list = append(list, M{"static bool " + m.name + "(Complex value)", complexTest(m.f)})
	}
	toComplex := complexFunc(func(z complex128) complex128 { return z })
	for _, t := range [...]string{"decimal", "Int128", "BigInteger", "UInt128"} {
		list = append(list, M{"static explicit operator Complex(" + t + " value)", toComplex})
	}
	for _, t := range [...]string{"byte", "char", "double", "Half", "short", "int", "long", "IntPtr", "sbyte", "float", "ushort", "uint", "ulong", "UIntPtr"} {
		list = append(list, M{"static implicit operator Complex(" + t + " value)", toComplex})
	}
	return &Class{Members: list}
}

func complexEqual(c *Call) (value.Value, error) { return vbool(complexArg(c, 0) == complexArg(c, 1)) }

// complexReciprocal is 1/z, 0 for 0.
func complexReciprocal(z complex128) complex128 {
	if z == 0 {
		return 0
	}
	return complexQuotient(1, z)
}
