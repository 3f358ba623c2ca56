package types

import (
	"cmp"
	"unicode"
	"unicode/utf8"

	"goposh/runtime/neterr"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// netRune is a System.Text.Rune: a Unicode scalar value.
type netRune struct{ r rune }

var typeRune = lazyType{name: "System.Text.Rune"}

// Type implements value.Object.
func (*netRune) Type() *value.Type { return typeRune.get() }

// EqualObject implements value.Equaler.
func (n *netRune) EqualObject(o value.Object) bool { m, ok := o.(*netRune); return ok && m.r == n.r }

// HashObject implements value.Equaler.
func (n *netRune) HashObject() uint32 { return uint32(n.r) }

// CompareObject orders by code point.
func (n *netRune) CompareObject(_ value.Runtime, o value.Object) (int, error) {
	m, _ := o.(*netRune)
	return cmp.Compare(n.r, m.r), nil
}

// String is ToString.
func (n *netRune) String() string { return string(n.r) }

// runeOf reads the scalar value that arguments give: a character, a surrogate pair or a code point.
func runeOf(c *Call) (rune, bool) {
	r := rune(c.Int(0))
	if c.N() > 1 && c.kind(1) == value.KindChar {
		lo := rune(c.Int(1))
		return (r-0xD800)<<10 + lo - 0xDC00 + 0x10000, isHighSurrogate(r) && isLowSurrogate(lo)
	}
	return r, c.Long(0) == int64(r) && utf8.ValidRune(r)
}

func runeNew(c *Call) (value.Value, error) {
	r, ok := runeOf(c)
	if ok {
		return vobject(&netRune{r})
	}
	param := "value"
	switch {
	case c.N() == 2:
		param = "highSurrogate"
	case c.kind(0) == value.KindChar:
		param = "ch"
	}
	return value.Null, neterr.ArgumentOutOfRange(param, "Specified argument was out of the range of valid values.")
}

func runeTryCreate(c *Call) (value.Value, error) {
	last := c.N() - 1
	sub := *c
	sub.Args = c.Args[:last]
	r, ok := runeOf(&sub)
	if !ok {
		r = 0
	}
	return outBool(c, last, ok, value.Of(&netRune{r}))
}

// runeAt finds the scalar value at a position in a string.
func runeAt(c *Call) (rune, bool, error) {
	if c.isNull(0) {
		return 0, false, neterr.ArgumentNull("input")
	}
	u, i := wtf8.Units(c.Str(0)), c.Int(1)
	if i < 0 || i >= len(u) {
		return 0, false, neterr.ArgumentOutOfRange("index", msgIndexMustBeLess)
	}
	r := rune(u[i])
	if isHighSurrogate(r) && i+1 < len(u) && isLowSurrogate(rune(u[i+1])) {
		return (r-0xD800)<<10 + rune(u[i+1]) - 0xDC00 + 0x10000, true, nil
	}
	return r, !isSurrogate(r), nil
}

// runeClass declares System.Text.Rune.
func runeClass() *Class {
	self := func(c *Call) rune { return this[*netRune](c).r }
	arg := func(c *Call) rune {
		if n, ok := ref[*netRune](c, 0); ok {
			return n.r
		}
		return 0
	}
	is := func(name string, f func(rune) bool) M {
		return M{"static bool " + name + "(Rune value)", func(c *Call) (value.Value, error) { return vbool(f(arg(c))) }}
	}
	mapped := func(f func(rune) rune) Func {
		return func(c *Call) (value.Value, error) { return vobject(&netRune{f(arg(c))}) }
	}
	number := func(f func(rune) int) Func { return func(c *Call) (value.Value, error) { return vint(f(self(c))) } }
	valid := func(c *Call) (value.Value, error) {
		n := c.Long(0)
		return vbool(n >= 0 && n <= unicode.MaxRune && utf8.ValidRune(rune(n)))
	}
	return &Class{Members: []M{
		{"new(char ch)", runeNew},
		{"new(char highSurrogate, char lowSurrogate)", runeNew},
		{"new(int value)", runeNew},
		{"new(uint value)", runeNew},
		{"bool IsAscii {get}", func(c *Call) (value.Value, error) { return vbool(self(c) < utf8.RuneSelf) }},
		{"bool IsBmp {get}", func(c *Call) (value.Value, error) { return vbool(self(c) <= 0xFFFF) }},
		{"int Plane {get}", number(func(r rune) int { return int(r >> 16) })},
		{"static Rune ReplacementChar {get}", constant(value.Of(&netRune{utf8.RuneError}))},
		{"int Utf16SequenceLength {get}", number(func(r rune) int {
			if r > 0xFFFF {
				return 2
			}
			return 1
		})},
		{"int Utf8SequenceLength {get}", number(utf8.RuneLen)},
		{"int Value {get}", number(func(r rune) int { return int(r) })},
		{"int CompareTo(Rune other)", thisCompareTo},
		{"int IComparable.CompareTo(object obj)", thisCompareTo},
		{"bool Equals(object obj)", thisEquals},
		{"bool Equals(Rune other)", thisEquals},
		{"int GetHashCode()", objGetHashCode},
		{"string ToString()", func(c *Call) (value.Value, error) { return vstring(string(self(c))) }},
		{"static Rune GetRuneAt(string input, int index)", func(c *Call) (value.Value, error) {
			r, ok, err := runeAt(c)
			if err == nil && !ok {
				err = neterr.Argument("index", "Cannot extract a Unicode scalar value from the specified index in the input.")
			}
			return value.Of(&netRune{r}), err
		}},
		{"static bool TryGetRuneAt(string input, int index, out Rune value)", func(c *Call) (value.Value, error) {
			r, ok, err := runeAt(c)
			if err != nil {
				return value.Null, err
			}
			if !ok {
				r = 0
			}
			return outBool(c, 2, ok, value.Of(&netRune{r}))
		}},
		{"static bool IsValid(int value)", valid},
		{"static bool IsValid(uint value)", valid},
		{"static bool TryCreate(char ch, out Rune result)", runeTryCreate},
		{"static bool TryCreate(char highSurrogate, char lowSurrogate, out Rune result)", runeTryCreate},
		{"static bool TryCreate(int value, out Rune result)", runeTryCreate},
		{"static bool TryCreate(uint value, out Rune result)", runeTryCreate},
		{"static UnicodeCategory GetUnicodeCategory(Rune value)", func(c *Call) (value.Value, error) {
			return typeUnicodeCategory.enum(unicodeCategory(arg(c))), nil
		}},
		is("IsControl", unicode.IsControl),
		is("IsDigit", unicode.IsDigit),
		is("IsLetter", isLetter),
		is("IsLetterOrDigit", isLetterOrDigit),
		is("IsLower", isLower),
		is("IsNumber", unicode.IsNumber),
		is("IsPunctuation", unicode.IsPunct),
		is("IsSeparator", isSeparator),
		is("IsSymbol", unicode.IsSymbol),
		is("IsUpper", isUpper),
		is("IsWhiteSpace", isWhiteSpace),
		{"static Rune ToLower(Rune value, CultureInfo culture)", mapped(unicode.ToLower)},
		{"static Rune ToLowerInvariant(Rune value)", mapped(unicode.ToLower)},
		{"static Rune ToUpper(Rune value, CultureInfo culture)", mapped(unicode.ToUpper)},
		{"static Rune ToUpperInvariant(Rune value)", mapped(unicode.ToUpper)},
		{"static bool op_Equality(Rune left, Rune right)", opEqual},
		{"static bool op_Inequality(Rune left, Rune right)", opNotEqual},
		{"static bool op_LessThan(Rune left, Rune right)", opLess},
		{"static bool op_LessThanOrEqual(Rune left, Rune right)", opLessEqual},
		{"static bool op_GreaterThan(Rune left, Rune right)", opGreater},
		{"static bool op_GreaterThanOrEqual(Rune left, Rune right)", opGreaterEqual},
		{"static explicit operator Rune(char ch)", runeNew},
		{"static explicit operator Rune(uint value)", runeNew},
		{"static explicit operator Rune(int value)", runeNew},
	}}
}
