package types

import (
	"math"
	"math/big"
	"math/bits"
	"strconv"
	"strings"

	"goposh/runtime/decimal"
	"goposh/runtime/neterr"
	"goposh/runtime/netfmt"
	"goposh/runtime/value"
)

// wideInt is a value of one of the integer types that value.Value has no room for: Int128, UInt128, IntPtr, UIntPtr.
type wideInt struct {
	kind *wideKind
	n    *big.Int // within the kind's range; never changes
}

// wideKind describes an integer type of fixed width.
type wideKind struct {
	typ    lazyType
	short  string // how signatures name the type
	width  int    // in bits
	signed bool
}

var (
	kindInt128  = wideKind{typ: lazyType{name: "System.Int128"}, short: "Int128", width: 128, signed: true}
	kindUInt128 = wideKind{typ: lazyType{name: "System.UInt128"}, short: "UInt128", width: 128}
	kindIntPtr  = wideKind{typ: lazyType{name: "System.IntPtr"}, short: "IntPtr", width: 64, signed: true}
	kindUIntPtr = wideKind{typ: lazyType{name: "System.UIntPtr"}, short: "UIntPtr", width: 64}
)

// wideKindOf finds the kind of a type; nil for other types.
func wideKindOf(t *value.Type) *wideKind {
	for _, k := range [...]*wideKind{&kindInt128, &kindUInt128, &kindIntPtr, &kindUIntPtr} {
		if t.FullName == k.typ.name {
			return k
		}
	}
	return nil
}

// Type implements value.Object.
func (w *wideInt) Type() *value.Type { return w.kind.typ.get() }

// EqualObject implements value.Equaler.
func (w *wideInt) EqualObject(o value.Object) bool {
	x, ok := o.(*wideInt)
	return ok && x.kind == w.kind && x.n.Cmp(w.n) == 0
}

// HashObject implements value.Equaler.
func (w *wideInt) HashObject() uint32 {
	var h uint32
	for _, b := range w.n.Bytes() {
		h = h*31 + uint32(b)
	}
	return h
}

// CompareObject orders by number.
func (w *wideInt) CompareObject(_ value.Runtime, o value.Object) (int, error) {
	x, _ := o.(*wideInt)
	return w.n.Cmp(x.n), nil
}

// FormatObject implements Formatter.
func (w *wideInt) FormatObject(_ value.Runtime, format string, cul Culture) (string, error) {
	if format != "" {
		radix := map[byte]int{'X': 16, 'x': 16, 'B': 2, 'b': 2}[format[0]]
		if pad, err := strconv.Atoi("0" + format[1:]); radix > 0 && err == nil {
			s := w.kind.unsigned(w.n).Text(radix)
			if format[0] == 'X' {
				s = strings.ToUpper(s)
			}
			return strings.Repeat("0", max(0, pad-len(s))) + s, nil
		}
	}
	return netfmt.FormatBigInt(w.n, format, cul)
}

// min and max are the ends of the range.
func (k *wideKind) min() *big.Int {
	if !k.signed {
		return new(big.Int)
	}
	return new(big.Int).Neg(new(big.Int).Lsh(big.NewInt(1), uint(k.width-1)))
}

func (k *wideKind) max() *big.Int {
	width := uint(k.width)
	if k.signed {
		width--
	}
	one := big.NewInt(1)
	return new(big.Int).Sub(new(big.Int).Lsh(one, width), one)
}

func (k *wideKind) fits(n *big.Int) bool { return n.Cmp(k.min()) >= 0 && n.Cmp(k.max()) <= 0 }

// unsigned is the bit pattern of a number.
func (k *wideKind) unsigned(n *big.Int) *big.Int {
	return new(big.Int).Mod(n, new(big.Int).Lsh(big.NewInt(1), uint(k.width)))
}

// wrap keeps the low bits of a number, as unchecked arithmetic does.
func (k *wideKind) wrap(n *big.Int) value.Value {
	if !k.fits(n) {
		n = k.unsigned(n)
		if k.signed && n.Bit(k.width-1) == 1 {
			n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(k.width)))
		}
	}
	return value.Of(&wideInt{k, n})
}

func (k *wideKind) overflow() error {
	name := map[string]string{"IntPtr": "an Int64", "UIntPtr": "a UInt64", "UInt128": "a UInt128"}[k.short]
	if name == "" {
		name = "an " + k.short
	}
	return neterr.Overflow("Value was either too large or too small for %s.", name)
}

// checked is a number of the kind, or an OverflowException.
func (k *wideKind) checked(n *big.Int) (value.Value, error) {
	if !k.fits(n) {
		return value.Null, k.overflow()
	}
	return value.Of(&wideInt{k, n}), nil
}

// wideNumber is the integral part of any number or character.
func wideNumber(v value.Value) *big.Int {
	v = v.Base()
	if w, ok := v.Ref().(*wideInt); ok {
		return w.n
	}
	if h, ok := v.Ref().(*half); ok {
		v = value.Double(float64(h.f))
	}
	if d, ok := v.AsDecimal(); ok {
		return d.Truncate().BigInt()
	}
	if v.Kind() == value.KindDouble || v.Kind() == value.KindSingle {
		f := v.Float64()
		if math.IsNaN(f) || math.IsInf(f, 0) {
			return new(big.Int)
		}
		n, _ := big.NewFloat(f).Int(nil)
		return n
	}
	return new(big.Int).Set(integerOf(v))
}

// wideArg is argument i of a call.
func wideArg(c *Call, i int) *big.Int { return wideNumber(c.Args[i]) }

// from converts a number to the kind: floating-point numbers saturate, decimals are checked, integers wrap.
func (k *wideKind) from(c *Call) (value.Value, error) {
	v := c.Args[0].Base()
	if v.Kind() == value.KindDouble || v.Kind() == value.KindSingle {
		switch f := v.Float64(); {
		case math.IsInf(f, 1):
			return value.Of(&wideInt{k, k.max()}), nil
		case math.IsInf(f, -1):
			return value.Of(&wideInt{k, k.min()}), nil
		}
		n := wideNumber(v)
		switch {
		case n.Cmp(k.max()) > 0:
			n = k.max()
		case n.Cmp(k.min()) < 0:
			n = k.min()
		}
		return value.Of(&wideInt{k, n}), nil
	}
	if _, ok := v.AsDecimal(); ok {
		return k.checked(wideNumber(v))
	}
	return k.wrap(wideNumber(v)), nil
}

// wideTo gives the conversion operator to a type: integers keep the low bits.
func wideTo(t *value.Type) Func {
	return func(c *Call) (value.Value, error) {
		n := wideArg(c, 0)
		switch {
		case t == value.TypeDecimal:
			d, err := decimal.FromBigInt(n)
			return value.NewDecimal(d), err
		case t.Kind == value.KindDouble || t.Kind == value.KindSingle:
			return fromBigInt(n, t)
		}
		low := new(big.Int).And(n, new(big.Int).SetUint64(math.MaxUint64)).Uint64()
		if t.Kind == value.KindUInt64 {
			return value.ULong(low), nil
		}
		return value.FromInteger(t.Kind, int64(low)), nil
	}
}

// parse is Parse of the kind.
func (k *wideKind) parse(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("s")
	}
	s, styles, cul := parseArgs(c)
	if styles < 0 {
		styles = stylesInteger
	}
	n, err := netfmt.ParseBigInt(s, netfmt.NumberStyles(styles), cul)
	if err != nil {
		return value.Null, neterr.Format("The input string '%s' was not in a correct format.", s)
	}
	if netfmt.NumberStyles(styles)&(netfmt.AllowHexSpecifier|netfmt.AllowBinarySpecifier) != 0 {
		return k.wrap(n), nil
	}
	return k.checked(n)
}

// wideOps are the functions behind the members of a kind.
type wideOps struct{ k *wideKind }

// binary makes an operator of two operands that wraps.
func (o wideOps) binary(f func(z, a, b *big.Int) *big.Int) Func {
	return func(c *Call) (value.Value, error) {
		return o.k.wrap(f(new(big.Int), wideArg(c, 0), wideArg(c, 1))), nil
	}
}

func (o wideOps) divide(f func(z, a, b *big.Int) *big.Int) Func {
	return func(c *Call) (value.Value, error) {
		if wideArg(c, 1).Sign() == 0 {
			return value.Null, neterr.ErrDivideByZero()
		}
		n := f(new(big.Int), wideArg(c, 0), wideArg(c, 1))
		if !o.k.fits(n) {
			return value.Null, neterr.Overflow("Arithmetic operation resulted in an overflow.")
		}
		return o.k.wrap(n), nil
	}
}

// unary makes an operator of one operand that wraps.
func (o wideOps) unary(f func(n *big.Int) *big.Int) Func {
	return func(c *Call) (value.Value, error) { return o.k.wrap(f(wideArg(c, 0))), nil }
}

// test makes a predicate.
func (o wideOps) test(f func(n *big.Int) bool) Func {
	return func(c *Call) (value.Value, error) { return vbool(f(wideArg(c, 0))) }
}

// choose makes a function that gives the first argument where f says so, else the second.
func (o wideOps) choose(f func(a, b *big.Int) bool) Func {
	return func(c *Call) (value.Value, error) {
		if f(wideArg(c, 0), wideArg(c, 1)) {
			return c.Args[0], nil
		}
		return c.Args[1], nil
	}
}

func (o wideOps) divRem(c *Call) (value.Value, error) {
	if wideArg(c, 1).Sign() == 0 {
		return value.Null, neterr.ErrDivideByZero()
	}
	q, r := new(big.Int).QuoRem(wideArg(c, 0), wideArg(c, 1), new(big.Int))
	return valueTuple(o.k.wrap(q), o.k.wrap(r)), nil
}

// bigMul gives the upper half of the product, and the lower one in its last argument.
func (o wideOps) bigMul(c *Call) (value.Value, error) {
	p := new(big.Int).Mul(wideArg(c, 0), wideArg(c, 1))
	return o.k.wrap(new(big.Int).Rsh(p, uint(o.k.width))), c.setOut(2, o.k.wrap(p))
}

func (o wideOps) rotate(left bool) Func {
	return func(c *Call) (value.Value, error) {
		n := c.Int(1) & (o.k.width - 1)
		if !left {
			n = (o.k.width - n) & (o.k.width - 1)
		}
		u := o.k.unsigned(wideArg(c, 0))
		hi, lo := new(big.Int).Lsh(u, uint(n)), new(big.Int).Rsh(u, uint(o.k.width-n))
		return o.k.wrap(o.k.unsigned(hi.Or(hi, lo))), nil
	}
}

// shift makes a shift operator; unsigned ones fill with zeros from the left.
func (o wideOps) shift(left, unsigned bool) Func {
	return func(c *Call) (value.Value, error) {
		n, by := wideArg(c, 0), uint(c.Int(1)&(o.k.width-1))
		if left {
			return o.k.wrap(new(big.Int).Lsh(n, by)), nil
		}
		if unsigned {
			n = o.k.unsigned(n)
		}
		return o.k.wrap(new(big.Int).Rsh(n, by)), nil
	}
}

func (o wideOps) log2(c *Call) (value.Value, error) {
	n := wideArg(c, 0)
	if n.Sign() < 0 {
		return value.Null, actualValue("value", n, "value ('%s') must be a non-negative value.", n)
	}
	return o.k.wrap(big.NewInt(int64(max(0, n.BitLen()-1)))), nil
}

func (o wideOps) trailingZeros(n *big.Int) *big.Int {
	if n.Sign() == 0 {
		return big.NewInt(int64(o.k.width))
	}
	return big.NewInt(int64(n.TrailingZeroBits()))
}

func (o wideOps) popCount(n *big.Int) *big.Int {
	count := 0
	for _, w := range o.k.unsigned(n).Bits() {
		count += bits.OnesCount(uint(w))
	}
	return big.NewInt(int64(count))
}

func (o wideOps) clamp(c *Call) (value.Value, error) {
	v, lo, hi := wideArg(c, 0), wideArg(c, 1), wideArg(c, 2)
	switch {
	case lo.Cmp(hi) > 0:
		return value.Null, neterr.Argument("", "'%s' cannot be greater than %s.", lo, hi)
	case v.Cmp(lo) < 0:
		return c.Args[1], nil
	case v.Cmp(hi) > 0:
		return c.Args[2], nil
	}
	return c.Args[0], nil
}

func (o wideOps) abs(c *Call) (value.Value, error) {
	n := new(big.Int).Abs(wideArg(c, 0))
	if !o.k.fits(n) {
		return value.Null, neterr.Overflow("Negating the minimum value of a twos complement number is invalid.")
	}
	return o.k.wrap(n), nil
}

func (o wideOps) saturate(c *Call) (value.Value, error) {
	n := wideArg(c, 0)
	switch {
	case n.Cmp(o.k.max()) > 0:
		n = o.k.max()
	case n.Cmp(o.k.min()) < 0:
		n = o.k.min()
	}
	return value.Of(&wideInt{o.k, n}), nil
}

// fixed is a constant of the kind.
func (o wideOps) fixed(n *big.Int) Func { return constant(value.Of(&wideInt{o.k, n})) }

// members are those that all kinds have. $ stands for the type in signatures.
func (o wideOps) members(special ...M) []M {
	k := o.k
	list := append(special, []M{
		{"int CompareTo(object value)", thisCompareTo},
		{"int CompareTo($ value)", thisCompareTo},
		{"bool Equals(object obj)", thisEquals},
		{"bool Equals($ other)", thisEquals},
		{"int GetHashCode()", objGetHashCode},
		{"string ToString()", formatThis},
		{"string ToString(IFormatProvider provider)", formatThis},
		{"string ToString(string format)", formatThis},
		{"string ToString(string format, IFormatProvider provider)", formatThis},
		{"static $ Parse(string s)", k.parse},
		{"static $ Parse(string s, NumberStyles style)", k.parse},
		{"static $ Parse(string s, IFormatProvider provider)", k.parse},
		{"static $ Parse(string s, NumberStyles style, IFormatProvider provider)", k.parse},
		{"static bool TryParse(string s, out $ result)", k.tryParse},
		{"static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out $ result)", k.tryParse},
		{"static bool TryParse(string s, IFormatProvider provider, out $ result)", k.tryParse},
		{"static ValueTuple[$,$] DivRem($ left, $ right)", o.divRem},
		{"static $ LeadingZeroCount($ value)", o.unary(func(n *big.Int) *big.Int { return big.NewInt(int64(k.width - k.unsigned(n).BitLen())) })},
		{"static $ PopCount($ value)", o.unary(o.popCount)},
		{"static $ RotateLeft($ value, int rotateAmount)", o.rotate(true)},
		{"static $ RotateRight($ value, int rotateAmount)", o.rotate(false)},
		{"static $ TrailingZeroCount($ value)", o.unary(o.trailingZeros)},
		{"static bool IsPow2($ value)", o.test(isPow2)},
		{"static $ Log2($ value)", o.log2},
		{"static $ BigMul($ left, $ right, out $ lower)", o.bigMul},
		{"static $ Clamp($ value, $ min, $ max)", o.clamp},
		{"static $ Max($ x, $ y)", o.choose(func(a, b *big.Int) bool { return a.Cmp(b) >= 0 })},
		{"static $ Min($ x, $ y)", o.choose(func(a, b *big.Int) bool { return a.Cmp(b) <= 0 })},
		{"static int Sign($ value)", func(c *Call) (value.Value, error) { return vint(wideArg(c, 0).Sign()) }},
		{"static $ CreateChecked<TOther>(TOther value)", func(c *Call) (value.Value, error) { return k.checked(wideArg(c, 0)) }},
		{"static $ CreateSaturating<TOther>(TOther value)", o.saturate},
		{"static $ CreateTruncating<TOther>(TOther value)", func(c *Call) (value.Value, error) { return k.wrap(wideArg(c, 0)), nil }},
		{"static bool IsEvenInteger($ value)", o.test(func(n *big.Int) bool { return n.Bit(0) == 0 })},
		{"static bool IsOddInteger($ value)", o.test(func(n *big.Int) bool { return n.Bit(0) == 1 })},
		{"static bool op_Equality($ left, $ right)", opEqual},
		{"static bool op_Inequality($ left, $ right)", opNotEqual},
	}...)
	if k.signed {
		list = append(list, []M{
			{"static $ Abs($ value)", o.abs},
			{"static $ CopySign($ value, $ sign)", o.binary(func(z, a, b *big.Int) *big.Int {
				if z.Abs(a); b.Sign() < 0 {
					z.Neg(z)
				}
				return z
			})},
			{"static bool IsNegative($ value)", o.test(func(n *big.Int) bool { return n.Sign() < 0 })},
			{"static bool IsPositive($ value)", o.test(func(n *big.Int) bool { return n.Sign() >= 0 })},
			{"static $ MaxMagnitude($ x, $ y)", o.choose(func(a, b *big.Int) bool { n := a.CmpAbs(b); return n > 0 || n == 0 && a.Sign() >= 0 })},
			{"static $ MinMagnitude($ x, $ y)", o.choose(func(a, b *big.Int) bool { n := a.CmpAbs(b); return n < 0 || n == 0 && a.Sign() < 0 })},
		}...)
	}
	return o.named(list)
}

// named writes the type's name into signatures.
func (o wideOps) named(list []M) []M {
	for i := range list {
		list[i].Sig = strings.ReplaceAll(list[i].Sig, "$", o.k.short)
	}
	return list
}

func (k *wideKind) tryParse(c *Call) (value.Value, error) {
	return try(k.parse, value.Of(&wideInt{k, new(big.Int)}))(c)
}
