package types

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"goposh/runtime/bulk"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// stringClass declares System.String. Lengths and indexes count UTF-16 code units.
func stringClass() *Class {
	return &Class{Type: value.TypeString, Members: []M{
		{"new(char[] value)", strNew},
		{"new(char[] value, int startIndex, int length)", strNew},
		{"new(char c, int count)", strNew},
		{"static readonly string Empty", constant(value.String(""))},
		{"int Length {get}", strLength},
		{"char Chars[int index] {get}", strChars},
		{"static string Intern(string str)", strArg0},
		{"static string IsInterned(string str)", strArg0},
		{"static int Compare(string strA, string strB)", strCompare},
		{"static int Compare(string strA, string strB, bool ignoreCase)", strCompare},
		{"static int Compare(string strA, string strB, StringComparison comparisonType)", strCompare},
		{"static int Compare(string strA, string strB, CultureInfo culture, CompareOptions options)", strCompare},
		{"static int Compare(string strA, string strB, bool ignoreCase, CultureInfo culture)", strCompare},
		{"static int Compare(string strA, int indexA, string strB, int indexB, int length)", strCompare},
		{"static int Compare(string strA, int indexA, string strB, int indexB, int length, bool ignoreCase)", strCompare},
		{"static int Compare(string strA, int indexA, string strB, int indexB, int length, bool ignoreCase, CultureInfo culture)", strCompare},
		{"static int Compare(string strA, int indexA, string strB, int indexB, int length, CultureInfo culture, CompareOptions options)", strCompare},
		{"static int Compare(string strA, int indexA, string strB, int indexB, int length, StringComparison comparisonType)", strCompare},
		{"static int CompareOrdinal(string strA, string strB)", strCompareOrdinal},
		{"static int CompareOrdinal(string strA, int indexA, string strB, int indexB, int length)", strCompareOrdinal},
		{"int CompareTo(object value)", strCompareTo},
		{"int CompareTo(string strB)", strCompareTo},
		{"bool EndsWith(string value)", strEndsWith},
		{"bool EndsWith(string value, StringComparison comparisonType)", strEndsWith},
		{"bool EndsWith(string value, bool ignoreCase, CultureInfo culture)", strEndsWith},
		{"bool EndsWith(char value)", strEndsWith},
		{"bool Equals(object obj)", strEquals},
		{"bool Equals(string value)", strEquals},
		{"bool Equals(string value, StringComparison comparisonType)", strEquals},
		{"static bool Equals(string a, string b)", strEquals},
		{"static bool Equals(string a, string b, StringComparison comparisonType)", strEquals},
		{"int GetHashCode()", strGetHashCode},
		{"int GetHashCode(StringComparison comparisonType)", strGetHashCode},
		{"bool StartsWith(string value)", strStartsWith},
		{"bool StartsWith(string value, StringComparison comparisonType)", strStartsWith},
		{"bool StartsWith(string value, bool ignoreCase, CultureInfo culture)", strStartsWith},
		{"bool StartsWith(char value)", strStartsWith},
		{"object Clone()", strSelf},
		{"static string Copy(string str)", strArg0},
		{"void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)", strCopyTo},
		{"char[] ToCharArray()", strToCharArray},
		{"char[] ToCharArray(int startIndex, int length)", strToCharArray},
		{"static bool IsNullOrEmpty(string value)", strIsNullOrEmpty},
		{"static bool IsNullOrWhiteSpace(string value)", strIsNullOrWhiteSpace},
		{"string ToString()", strToString},
		{"string ToString(IFormatProvider provider)", strToString},
		{"CharEnumerator GetEnumerator()", strGetEnumerator},
		{"TypeCode GetTypeCode()", strGetTypeCode},
		{"bool IsNormalized()", strIsNormalized},
		{"bool IsNormalized(NormalizationForm normalizationForm)", strIsNormalized},
		{"string Normalize()", strNormalize},
		{"string Normalize(NormalizationForm normalizationForm)", strNormalize},
		{"static string Concat(object arg0)", strConcat},
		{"static string Concat(object arg0, object arg1)", strConcat},
		{"static string Concat(object arg0, object arg1, object arg2)", strConcat},
		{"static string Concat(params object[] args)", strConcat},
		{"static string Concat<T>(IEnumerable[T] values)", strConcat},
		{"static string Concat(IEnumerable[string] values)", strConcat},
		{"static string Concat(string str0, string str1)", strConcat},
		{"static string Concat(string str0, string str1, string str2)", strConcat},
		{"static string Concat(string str0, string str1, string str2, string str3)", strConcat},
		{"static string Concat(params string[] values)", strConcat},
		{"static string Format(string format, object arg0)", strFormat},
		{"static string Format(string format, object arg0, object arg1)", strFormat},
		{"static string Format(string format, object arg0, object arg1, object arg2)", strFormat},
		{"static string Format(string format, params object[] args)", strFormat},
		{"static string Format(IFormatProvider provider, string format, object arg0)", strFormat},
		{"static string Format(IFormatProvider provider, string format, object arg0, object arg1)", strFormat},
		{"static string Format(IFormatProvider provider, string format, object arg0, object arg1, object arg2)", strFormat},
		{"static string Format(IFormatProvider provider, string format, params object[] args)", strFormat},
		{"static string Format<TArg0>(IFormatProvider provider, CompositeFormat format, TArg0 arg0)", strFormat},
		{"static string Format<TArg0, TArg1>(IFormatProvider provider, CompositeFormat format, TArg0 arg0, TArg1 arg1)", strFormat},
		{"static string Format<TArg0, TArg1, TArg2>(IFormatProvider provider, CompositeFormat format, TArg0 arg0, TArg1 arg1, TArg2 arg2)", strFormat},
		{"static string Format(IFormatProvider provider, CompositeFormat format, params object[] args)", strFormat},
		{"string Insert(int startIndex, string value)", strInsert},
		{"static string Join(char separator, params string[] value)", strJoin},
		{"static string Join(string separator, params string[] value)", strJoin},
		{"static string Join(char separator, string[] value, int startIndex, int count)", strJoin},
		{"static string Join(string separator, string[] value, int startIndex, int count)", strJoin},
		{"static string Join(string separator, IEnumerable[string] values)", strJoin},
		{"static string Join(char separator, params object[] values)", strJoin},
		{"static string Join(string separator, params object[] values)", strJoin},
		{"static string Join<T>(char separator, IEnumerable[T] values)", strJoin},
		{"static string Join<T>(string separator, IEnumerable[T] values)", strJoin},
		{"string PadLeft(int totalWidth)", strPadLeft},
		{"string PadLeft(int totalWidth, char paddingChar)", strPadLeft},
		{"string PadRight(int totalWidth)", strPadRight},
		{"string PadRight(int totalWidth, char paddingChar)", strPadRight},
		{"string Remove(int startIndex, int count)", strRemove},
		{"string Remove(int startIndex)", strRemove},
		{"string Replace(string oldValue, string newValue, bool ignoreCase, CultureInfo culture)", strReplace},
		{"string Replace(string oldValue, string newValue, StringComparison comparisonType)", strReplace},
		{"string Replace(char oldChar, char newChar)", strReplace},
		{"string Replace(string oldValue, string newValue)", strReplace},
		{"string ReplaceLineEndings()", strReplaceLineEndings},
		{"string ReplaceLineEndings(string replacementText)", strReplaceLineEndings},
		{"string[] Split(char separator, StringSplitOptions options = \"None\")", strSplit},
		{"string[] Split(char separator, int count, StringSplitOptions options = \"None\")", strSplit},
		{"string[] Split(params char[] separator)", strSplit},
		{"string[] Split(char[] separator, int count)", strSplit},
		{"string[] Split(char[] separator, StringSplitOptions options)", strSplit},
		{"string[] Split(char[] separator, int count, StringSplitOptions options)", strSplit},
		{"string[] Split(string separator, StringSplitOptions options = \"None\")", strSplit},
		{"string[] Split(string separator, int count, StringSplitOptions options = \"None\")", strSplit},
		{"string[] Split(string[] separator, StringSplitOptions options)", strSplit},
		{"string[] Split(string[] separator, int count, StringSplitOptions options)", strSplit},
		{"string Substring(int startIndex)", strSubstring},
		{"string Substring(int startIndex, int length)", strSubstring},
		{"string ToLower()", strToLower},
		{"string ToLower(CultureInfo culture)", strToLower},
		{"string ToLowerInvariant()", strToLowerInvariant},
		{"string ToUpper()", strToUpper},
		{"string ToUpper(CultureInfo culture)", strToUpper},
		{"string ToUpperInvariant()", strToUpperInvariant},
		{"string Trim()", strTrim},
		{"string Trim(char trimChar)", strTrim},
		{"string Trim(params char[] trimChars)", strTrim},
		{"string TrimStart()", strTrimStart},
		{"string TrimStart(char trimChar)", strTrimStart},
		{"string TrimStart(params char[] trimChars)", strTrimStart},
		{"string TrimEnd()", strTrimEnd},
		{"string TrimEnd(char trimChar)", strTrimEnd},
		{"string TrimEnd(params char[] trimChars)", strTrimEnd},
		{"bool Contains(string value)", strContains},
		{"bool Contains(string value, StringComparison comparisonType)", strContains},
		{"bool Contains(char value)", strContains},
		{"bool Contains(char value, StringComparison comparisonType)", strContains},
		{"int IndexOf(char value)", strIndexOf},
		{"int IndexOf(char value, int startIndex)", strIndexOf},
		{"int IndexOf(char value, StringComparison comparisonType)", strIndexOf},
		{"int IndexOf(char value, int startIndex, int count)", strIndexOf},
		{"int IndexOf(string value)", strIndexOf},
		{"int IndexOf(string value, int startIndex)", strIndexOf},
		{"int IndexOf(string value, int startIndex, int count)", strIndexOf},
		{"int IndexOf(string value, StringComparison comparisonType)", strIndexOf},
		{"int IndexOf(string value, int startIndex, StringComparison comparisonType)", strIndexOf},
		{"int IndexOf(string value, int startIndex, int count, StringComparison comparisonType)", strIndexOf},
		{"int IndexOfAny(char[] anyOf)", strIndexOfAny},
		{"int IndexOfAny(char[] anyOf, int startIndex)", strIndexOfAny},
		{"int IndexOfAny(char[] anyOf, int startIndex, int count)", strIndexOfAny},
		{"int LastIndexOf(char value)", strLastIndexOf},
		{"int LastIndexOf(char value, int startIndex)", strLastIndexOf},
		{"int LastIndexOf(char value, int startIndex, int count)", strLastIndexOf},
		{"int LastIndexOf(string value)", strLastIndexOf},
		{"int LastIndexOf(string value, int startIndex)", strLastIndexOf},
		{"int LastIndexOf(string value, int startIndex, int count)", strLastIndexOf},
		{"int LastIndexOf(string value, StringComparison comparisonType)", strLastIndexOf},
		{"int LastIndexOf(string value, int startIndex, StringComparison comparisonType)", strLastIndexOf},
		{"int LastIndexOf(string value, int startIndex, int count, StringComparison comparisonType)", strLastIndexOf},
		{"int LastIndexOfAny(char[] anyOf)", strLastIndexOfAny},
		{"int LastIndexOfAny(char[] anyOf, int startIndex)", strLastIndexOfAny},
		{"int LastIndexOfAny(char[] anyOf, int startIndex, int count)", strLastIndexOfAny},
		{"bool IConvertible.ToBoolean(IFormatProvider provider)", numToBoolean},
		{"char IConvertible.ToChar(IFormatProvider provider)", numToChar},
		{"sbyte IConvertible.ToSByte(IFormatProvider provider)", numToSByte},
		{"byte IConvertible.ToByte(IFormatProvider provider)", numToByte},
		{"short IConvertible.ToInt16(IFormatProvider provider)", numToInt16},
		{"ushort IConvertible.ToUInt16(IFormatProvider provider)", numToUInt16},
		{"int IConvertible.ToInt32(IFormatProvider provider)", numToInt32},
		{"uint IConvertible.ToUInt32(IFormatProvider provider)", numToUInt32},
		{"long IConvertible.ToInt64(IFormatProvider provider)", numToInt64},
		{"ulong IConvertible.ToUInt64(IFormatProvider provider)", numToUInt64},
		{"float IConvertible.ToSingle(IFormatProvider provider)", numToSingle},
		{"double IConvertible.ToDouble(IFormatProvider provider)", numToDouble},
		{"decimal IConvertible.ToDecimal(IFormatProvider provider)", numToDecimal},
		{"DateTime IConvertible.ToDateTime(IFormatProvider provider)", numToDateTime},
		{"object IConvertible.ToType(Type conversionType, IFormatProvider provider)", numToType},
		{"static bool op_Equality(string a, string b)", strOpEquality},
		{"static bool op_Inequality(string a, string b)", strOpInequality},
	}}
}

func strThis(c *Call) string { s, _ := c.This.Base().AsString(); return s }

func strSelf(c *Call) (value.Value, error) { return c.This, nil }

func strArg0(c *Call) (value.Value, error) { return c.Args[0], nil }

func strNew(c *Call) (value.Value, error) {
	if c.N() == 2 {
		n := c.Int(1)
		if n < 0 {
			return value.Null, errNegative("count", n)
		}
		return repeated(c.RT, wtf8.FromUnit(uint16(c.Int(0))), n)
	}
	u := unitsArg(c, 0)
	if c.N() == 3 {
		start, n := c.Int(1), c.Int(2)
		if start < 0 {
			return value.Null, errNegative("startIndex", start)
		}
		if n < 0 {
			return value.Null, errNegative("length", n)
		}
		if start > len(u)-n {
			return value.Null, neterr.ArgumentOutOfRange("startIndex", msgIndexMustBeLessOrEqual)
		}
		u = u[start : start+n]
	}
	return vstring(wtf8.FromUnits(u))
}

// repeated is n times s.
func repeated(rt value.Runtime, s string, n int) (value.Value, error) {
	if err := bulk.Text(n); err != nil {
		return value.Null, err
	}
	if err := bulk.Bytes(n * len(s)); err != nil {
		return value.Null, err
	}
	if n < bulk.Large {
		return vstring(strings.Repeat(s, n))
	}
	return bulk.Apart(rt.Context(), func() (value.Value, error) { return vstring(strings.Repeat(s, n)) })
}

// unitsArg returns the code units of a Char[] argument; nil for $null.
func unitsArg(c *Call, i int) []uint16 { return unitsOf(c.Args[i]) }

func unitsOf(v value.Value) []uint16 {
	v = v.Base()
	switch r := v.Ref().(type) {
	case *value.Array:
		u := make([]uint16, len(r.Items))
		for i, x := range r.Items {
			u[i] = uint16(x.Base().Int64())
		}
		return u
	case string:
		return wtf8.Units(r)
	}
	if v.Kind() == value.KindChar {
		return []uint16{uint16(v.Int64())}
	}
	return nil
}

// charValues returns the Char values of s.
func charValues(s string) []value.Value {
	out := make([]value.Value, 0, len(s))
	if wtf8.IsASCII(s) {
		for i := range len(s) {
			out = append(out, value.Char(uint16(s[i])))
		}
		return out
	}
	for _, u := range wtf8.Units(s) {
		out = append(out, value.Char(u))
	}
	return out
}

func strLength(c *Call) (value.Value, error) { return vint(wtf8.Len(strThis(c))) }

func strChars(c *Call) (value.Value, error) {
	u, ok := wtf8.At(strThis(c), c.Int(0))
	if !ok {
		return value.Null, neterr.New("System.IndexOutOfRangeException", msgIndexBounds)
	}
	return value.Char(u), nil
}

// strOrChar returns argument i, a Char or a String, as text.
func strOrChar(c *Call, i int) string { return textOf(c.Args[i]) }

func textOf(v value.Value) string {
	v = v.Base()
	if v.Kind() == value.KindChar {
		return wtf8.FromUnit(uint16(v.Int64()))
	}
	s, _ := v.AsString()
	return s
}

func strCompare(c *Call) (value.Value, error) {
	a, b := c.Str(0), ""
	nullA, nullB := c.isNull(0), false
	rest := 2
	if c.N() >= 5 && c.kind(1).IsInteger() {
		b, nullB = c.Str(2), c.isNull(2)
		n := c.Int(4)
		if n < 0 {
			return value.Null, neterr.ArgumentOutOfRange("length", "length ('%d') must be a non-negative value.", n)
		}
		ia, ib := c.Int(1), c.Int(3)
		la, lb := wtf8.Len(a), wtf8.Len(b)
		if ia < 0 || ia > la {
			return value.Null, neterr.ArgumentOutOfRange("indexA", msgIndexMustBeLessOrEqual)
		}
		if ib < 0 || ib > lb {
			return value.Null, neterr.ArgumentOutOfRange("indexB", msgIndexMustBeLessOrEqual)
		}
		a, b = wtf8.Slice(a, ia, min(n, la-ia)), wtf8.Slice(b, ib, min(n, lb-ib))
		rest = 5
	} else {
		b, nullB = c.Str(1), c.isNull(1)
	}
	if nullA || nullB {
		switch {
		case nullA && nullB:
			return vint(0)
		case nullA:
			return vint(-1)
		}
		return vint(1)
	}
	return vint(comparisonArgs(c, rest).compare(a, b))
}

func strCompareOrdinal(c *Call) (value.Value, error) {
	a, b := c.Str(0), ""
	if c.N() == 5 {
		b = c.Str(2)
		n := c.Int(4)
		a, b = clip(a, c.Int(1), n), clip(b, c.Int(3), n)
	} else {
		b = c.Str(1)
	}
	return vint(ordinal.compare(a, b))
}

// clip returns at most n code units of s from start.
func clip(s string, start, n int) string {
	size := wtf8.Len(s)
	start = max(0, min(start, size))
	return wtf8.Slice(s, start, max(0, min(n, size-start)))
}

func strCompareTo(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return vint(1)
	}
	s, ok := c.Args[0].Base().AsString()
	if !ok {
		return value.Null, neterr.Argument("", "Object must be of type String.")
	}
	return vint(currentComparison(c).compare(strThis(c), s))
}

func strEquals(c *Call) (value.Value, error) {
	a, b := c.This, c.Args[0]
	rest := 1
	if c.This.IsNull() {
		a, b, rest = c.Args[0], c.Args[1], 2
	}
	if a.IsNull() || b.IsNull() {
		return vbool(a.IsNull() && b.IsNull())
	}
	x, _ := a.Base().AsString()
	y, ok := b.Base().AsString()
	if !ok {
		return vbool(false)
	}
	if c.N() > rest {
		return vbool(comparisonArgs(c, rest).equal(x, y))
	}
	return vbool(x == y)
}

func strOpEquality(c *Call) (value.Value, error) {
	return vbool(c.isNull(0) == c.isNull(1) && c.Str(0) == c.Str(1))
}

func strOpInequality(c *Call) (value.Value, error) {
	return vbool(c.isNull(0) != c.isNull(1) || c.Str(0) != c.Str(1))
}

func strGetHashCode(c *Call) (value.Value, error) {
	fold := c.N() == 1 && c.Int(0)&1 != 0
	return value.Int(int32(value.HashKey(value.String(strThis(c)), fold))), nil
}

func strStartsWith(c *Call) (value.Value, error) {
	s, p := strThis(c), strOrChar(c, 0)
	if c.kind(0) == value.KindChar {
		return vbool(strings.HasPrefix(s, p))
	}
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("value")
	}
	return vbool(comparisonArgs(c, 1).prefix(s, p) >= 0)
}

func strEndsWith(c *Call) (value.Value, error) {
	s, p := strThis(c), strOrChar(c, 0)
	if c.kind(0) == value.KindChar {
		return vbool(strings.HasSuffix(s, p))
	}
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("value")
	}
	return vbool(comparisonArgs(c, 1).suffix(s, p) >= 0)
}

func strContains(c *Call) (value.Value, error) {
	s, p := strThis(c), strOrChar(c, 0)
	if c.N() == 1 {
		return vbool(strings.Contains(s, p))
	}
	at, _ := comparisonArgs(c, 1).index(s, p)
	return vbool(at >= 0)
}

func strCopyTo(c *Call) (value.Value, error) {
	u := wtf8.Units(strThis(c))
	dst, ok := ref[*value.Array](c, 1)
	if !ok {
		return value.Null, neterr.ArgumentNull("destination")
	}
	from, to, n := c.Int(0), c.Int(2), c.Int(3)
	switch {
	case n < 0:
		return value.Null, errNegative("count", n)
	case from < 0:
		return value.Null, errNegative("sourceIndex", from)
	case n > len(u)-from:
		return value.Null, neterr.ArgumentOutOfRange("sourceIndex", msgIndexCount)
	case to < 0 || to > len(dst.Items)-n:
		return value.Null, neterr.ArgumentOutOfRange("destinationIndex", msgIndexCount)
	}
	for i, x := range u[from : from+n] {
		dst.Items[to+i] = value.Char(x)
	}
	return value.Void, nil
}

func strToCharArray(c *Call) (value.Value, error) {
	items := charValues(strThis(c))
	if c.N() == 2 {
		start, n := c.Int(0), c.Int(1)
		switch {
		case start < 0:
			return value.Null, errNegative("startIndex", start)
		case start > len(items):
			return value.Null, errGreater("startIndex", start, len(items))
		case n < 0:
			return value.Null, errNegative("length", n)
		case n > len(items)-start:
			return value.Null, errGreater("startIndex", start, len(items)-n)
		}
		items = items[start : start+n]
	}
	return arrayOf(value.TypeChar, items), nil
}

func strIsNullOrEmpty(c *Call) (value.Value, error) { return vbool(c.Str(0) == "") }

func strIsNullOrWhiteSpace(c *Call) (value.Value, error) {
	return vbool(strings.TrimSpace(c.Str(0)) == "")
}

func strToString(c *Call) (value.Value, error) { return c.This, nil }

func strGetEnumerator(c *Call) (value.Value, error) {
	return vobject(newIterator("System.CharEnumerator", charValues(strThis(c))))
}

func strGetTypeCode(*Call) (value.Value, error) { return typeCodeValue(18), nil }

func strForm(c *Call, i int) (norm.Form, error) {
	if c.N() <= i {
		return norm.NFC, nil
	}
	switch c.Int(i) {
	case 1:
		return norm.NFC, nil
	case 2:
		return norm.NFD, nil
	case 5:
		return norm.NFKC, nil
	case 6:
		return norm.NFKD, nil
	}
	return norm.NFC, neterr.Argument("normalizationForm", "Invalid or unsupported normalization form.")
}

func strIsNormalized(c *Call) (value.Value, error) {
	f, err := strForm(c, 0)
	if err != nil {
		return value.Null, err
	}
	return vbool(f.IsNormalString(strThis(c)))
}

func strNormalize(c *Call) (value.Value, error) {
	f, err := strForm(c, 0)
	if err != nil {
		return value.Null, err
	}
	return vstring(f.String(strThis(c)))
}

// netText is Object.ToString of an argument, "" for $null.
func netText(c *Call, v value.Value) string {
	if s, ok := v.Base().AsString(); ok {
		return s
	}
	if v.IsNull() {
		return ""
	}
	return ToStringCulture(c.RT, v, "", c.RT.Culture())
}

func strConcat(c *Call) (value.Value, error) {
	args := c.Args
	if len(args) == 1 && !args[0].IsNull() {
		if _, isText := args[0].Base().AsString(); !isText {
			if _, ok := Enumerate(args[0]); ok {
				var err error
				if args, err = c.list(0); err != nil {
					return value.Null, err
				}
			}
		}
	}
	var b parts
	for i, a := range args {
		if err := b.add(c.RT, i, netText(c, a)); err != nil {
			return value.Null, err
		}
	}
	return vstring(wtf8.Join(b.String()))
}

// parts is a text that many parts make up.
type parts struct{ strings.Builder }

// add appends part i, unless the whole gets too long or is not wanted any more.
func (t *parts) add(rt value.Runtime, i int, part string) error {
	if err := bulk.Growth(t.Len(), t.Cap(), len(part)); err != nil {
		return err
	}
	if i%bulk.Check == bulk.Check-1 || len(part) >= bulk.Large {
		if err := rt.Context().Err(); err != nil {
			return err
		}
	}
	t.WriteString(part)
	return nil
}

func strJoin(c *Call) (value.Value, error) {
	sep := strOrChar(c, 0)
	if c.isNull(1) {
		return value.Null, neterr.ArgumentNull("values")
	}
	items, err := c.list(1)
	if err != nil {
		return value.Null, err
	}
	if c.N() == 4 {
		start, n := c.Int(2), c.Int(3)
		switch {
		case start < 0:
			return value.Null, errNegative("startIndex", start)
		case n < 0:
			return value.Null, errNegative("count", n)
		case start > len(items)-n:
			return value.Null, errGreater("startIndex", start, len(items)-n)
		}
		items = items[start : start+n]
	}
	var b parts
	for i, v := range items {
		if i > 0 {
			b.WriteString(sep)
		}
		if err := b.add(c.RT, i, netText(c, v)); err != nil {
			return value.Null, err
		}
	}
	return vstring(wtf8.Join(b.String()))
}

func strInsert(c *Call) (value.Value, error) {
	s, at := strThis(c), c.Int(0)
	if c.isNull(1) {
		return value.Null, neterr.ArgumentNull("value")
	}
	n := wtf8.Len(s)
	if at < 0 {
		return value.Null, errNegative("startIndex", at)
	}
	if at > n {
		return value.Null, errGreater("startIndex", at, n)
	}
	return vstring(wtf8.Concat(wtf8.Concat(wtf8.Slice(s, 0, at), c.Str(1)), wtf8.Slice(s, at, n-at)))
}

// strPad gives the text and what is missing to the width.
func strPad(c *Call) (text, pad string, err error) {
	s, width := strThis(c), c.Int(0)
	if width < 0 {
		return "", "", errNegative("totalWidth", width)
	}
	fill := " "
	if c.N() == 2 {
		fill = strOrChar(c, 1)
	}
	missing := width - wtf8.Len(s)
	if missing <= 0 {
		return s, "", nil
	}
	// It is joined to the text afterwards, which takes as much again.
	if err := bulk.Text(width); err != nil {
		return "", "", err
	}
	v, err := repeated(c.RT, fill, missing)
	if err != nil {
		return "", "", err
	}
	pad, _ = v.AsString()
	return s, pad, bulk.Bytes(len(s) + len(pad))
}

func strPadLeft(c *Call) (value.Value, error) {
	s, pad, err := strPad(c)
	if err != nil {
		return value.Null, err
	}
	return joined(c.RT, pad, s)
}

func strPadRight(c *Call) (value.Value, error) {
	s, pad, err := strPad(c)
	if err != nil {
		return value.Null, err
	}
	return joined(c.RT, s, pad)
}

// joined is a followed by b, which fit.
func joined(rt value.Runtime, a, b string) (value.Value, error) {
	if len(a)+len(b) < bulk.Large {
		return vstring(a + b)
	}
	return bulk.Apart(rt.Context(), func() (value.Value, error) { return vstring(a + b) })
}

func strRemove(c *Call) (value.Value, error) {
	s, start := strThis(c), c.Int(0)
	n := wtf8.Len(s)
	if start < 0 {
		return value.Null, errNegative("startIndex", start)
	}
	if c.N() == 1 {
		if start > n {
			return value.Null, neterr.ArgumentOutOfRange("startIndex", "startIndex cannot be larger than length of string.")
		}
		return vstring(wtf8.Slice(s, 0, start))
	}
	count := c.Int(1)
	if count < 0 {
		return value.Null, errNegative("count", count)
	}
	if count > n-start {
		return value.Null, neterr.ArgumentOutOfRange("count", "Index and count must refer to a location within the string.")
	}
	return vstring(wtf8.Concat(wtf8.Slice(s, 0, start), wtf8.Slice(s, start+count, n-start-count)))
}

func strReplace(c *Call) (value.Value, error) {
	s, old, repl := strThis(c), strOrChar(c, 0), strOrChar(c, 1)
	if old == "" && c.kind(0) != value.KindChar {
		if c.isNull(0) {
			return value.Null, neterr.ArgumentNull("oldValue")
		}
		return value.Null, neterr.Argument("oldValue", "The value cannot be an empty string.")
	}
	if c.N() == 2 {
		if len(repl) > len(old) && len(s)*len(repl) >= bulk.Large {
			if err := bulk.Text(len(s) + strings.Count(s, old)*(len(repl)-len(old))); err != nil {
				return value.Null, err
			}
		}
		return vstring(strings.ReplaceAll(s, old, repl))
	}
	cmp := comparisonArgs(c, 2)
	var b strings.Builder
	for {
		at, n := cmp.index(s, old)
		if at < 0 || n == 0 {
			break
		}
		b.WriteString(s[:at])
		b.WriteString(repl)
		s = s[at+n:]
	}
	b.WriteString(s)
	return vstring(b.String())
}

func strReplaceLineEndings(c *Call) (value.Value, error) {
	repl := "\n"
	if c.N() == 1 {
		repl = c.Str(0)
	}
	s := strThis(c)
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := wtf8.DecodeRune(s[i:])
		switch r {
		case '\r':
			if i+1 < len(s) && s[i+1] == '\n' {
				n = 2
			}
			b.WriteString(repl)
		case '\n', '\f', 0x85, 0x2028, 0x2029:
			b.WriteString(repl)
		default:
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	return vstring(b.String())
}

func strSubstring(c *Call) (value.Value, error) {
	s, start := strThis(c), c.Int(0)
	size := wtf8.Len(s)
	n := size - start
	if start < 0 {
		return value.Null, errNegative("startIndex", start)
	}
	if start > size {
		return value.Null, neterr.ArgumentOutOfRange("startIndex", "startIndex cannot be larger than length of string.")
	}
	if c.N() == 2 {
		n = c.Int(1)
		if n < 0 {
			return value.Null, errNegative("length", n)
		}
		if n > size-start {
			return value.Null, neterr.ArgumentOutOfRange("length", "Index and length must refer to a location within the string.")
		}
	}
	return vstring(wtf8.Slice(s, start, n))
}

func strToLower(c *Call) (value.Value, error) { return vstring(c.culture(0).ToLower(strThis(c))) }
func strToUpper(c *Call) (value.Value, error) { return vstring(c.culture(0).ToUpper(strThis(c))) }
func strToLowerInvariant(c *Call) (value.Value, error) {
	return vstring(invariantLower(strThis(c)))
}
func strToUpperInvariant(c *Call) (value.Value, error) {
	return vstring(invariantUpper(strThis(c)))
}

// trimmer returns what tells the characters to trim: the arguments' or white space.
func trimmer(c *Call) func(rune) bool {
	if c.N() == 0 {
		return unicode.IsSpace
	}
	u := unitsArg(c, 0)
	if len(u) == 0 {
		return unicode.IsSpace
	}
	return func(r rune) bool {
		for _, x := range u {
			if rune(x) == r {
				return true
			}
		}
		return false
	}
}

func strTrim(c *Call) (value.Value, error) { return vstring(strings.TrimFunc(strThis(c), trimmer(c))) }
func strTrimStart(c *Call) (value.Value, error) {
	return vstring(strings.TrimLeftFunc(strThis(c), trimmer(c)))
}
func strTrimEnd(c *Call) (value.Value, error) {
	return vstring(strings.TrimRightFunc(strThis(c), trimmer(c)))
}
