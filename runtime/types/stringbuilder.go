package types

import (
	"slices"
	"strings"

	"goposh/runtime/bulk"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// StringBuilder is a System.Text.StringBuilder.
type StringBuilder struct {
	value.Bag
	value.Latch
	b        []byte
	capacity int
	max      int
	// units is the length of the first counted bytes in UTF-16 code units, so that appending does not count from the start.
	units, counted int
}

var typeStringBuilder = lazyType{name: "System.Text.StringBuilder"}

// Type implements value.Object.
func (*StringBuilder) Type() *value.Type { return typeStringBuilder.get() }

// String is the text so far.
func (s *StringBuilder) String() string { return string(s.b) }

// stringBuilderClass declares System.Text.StringBuilder.
func stringBuilderClass() *Class {
	return &Class{Latched: true, Members: []M{
		{"new()", sbNew},
		{"new(int capacity)", sbNew},
		{"new(string value)", sbNew},
		{"new(string value, int capacity)", sbNew},
		{"new(string value, int startIndex, int length, int capacity)", sbNew},
		{"new(int capacity, int maxCapacity)", sbNew},
		{"int Capacity {get;set}", sbCapacity},
		{"int MaxCapacity {get}", sbMaxCapacity},
		{"int Length {get;set}", sbLength},
		{"char Chars[int index] {get,set}", sbChars},
		{"int EnsureCapacity(int capacity)", sbEnsureCapacity},
		{"string ToString()", sbToString},
		{"string ToString(int startIndex, int length)", sbToString},
		{"StringBuilder Clear()", sbClear},
		{"StringBuilder Append(char value, int repeatCount)", sbAppend},
		{"StringBuilder Append(char[] value, int startIndex, int charCount)", sbAppend},
		{"StringBuilder Append(string value)", sbAppend},
		{"StringBuilder Append(string value, int startIndex, int count)", sbAppend},
		{"StringBuilder Append(StringBuilder value)", sbAppend},
		{"StringBuilder Append(StringBuilder value, int startIndex, int count)", sbAppend},
		{"StringBuilder Append(bool value)", sbAppend},
		{"StringBuilder Append(char value)", sbAppend},
		{"StringBuilder Append(sbyte value)", sbAppend},
		{"StringBuilder Append(byte value)", sbAppend},
		{"StringBuilder Append(short value)", sbAppend},
		{"StringBuilder Append(int value)", sbAppend},
		{"StringBuilder Append(long value)", sbAppend},
		{"StringBuilder Append(float value)", sbAppend},
		{"StringBuilder Append(double value)", sbAppend},
		{"StringBuilder Append(decimal value)", sbAppend},
		{"StringBuilder Append(ushort value)", sbAppend},
		{"StringBuilder Append(uint value)", sbAppend},
		{"StringBuilder Append(ulong value)", sbAppend},
		{"StringBuilder Append(object value)", sbAppend},
		{"StringBuilder Append(char[] value)", sbAppend},
		{"StringBuilder AppendLine()", sbAppendLine},
		{"StringBuilder AppendLine(string value)", sbAppendLine},
		{"void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)", sbCopyTo},
		{"StringBuilder Insert(int index, string value, int count)", sbInsert},
		{"StringBuilder Insert(int index, string value)", sbInsert},
		{"StringBuilder Insert(int index, bool value)", sbInsert},
		{"StringBuilder Insert(int index, sbyte value)", sbInsert},
		{"StringBuilder Insert(int index, byte value)", sbInsert},
		{"StringBuilder Insert(int index, short value)", sbInsert},
		{"StringBuilder Insert(int index, char value)", sbInsert},
		{"StringBuilder Insert(int index, char[] value)", sbInsert},
		{"StringBuilder Insert(int index, char[] value, int startIndex, int charCount)", sbInsert},
		{"StringBuilder Insert(int index, int value)", sbInsert},
		{"StringBuilder Insert(int index, long value)", sbInsert},
		{"StringBuilder Insert(int index, float value)", sbInsert},
		{"StringBuilder Insert(int index, double value)", sbInsert},
		{"StringBuilder Insert(int index, decimal value)", sbInsert},
		{"StringBuilder Insert(int index, ushort value)", sbInsert},
		{"StringBuilder Insert(int index, uint value)", sbInsert},
		{"StringBuilder Insert(int index, ulong value)", sbInsert},
		{"StringBuilder Insert(int index, object value)", sbInsert},
		{"StringBuilder Remove(int startIndex, int length)", sbRemove},
		{"StringBuilder AppendJoin(string separator, params object[] values)", sbAppendJoin},
		{"StringBuilder AppendJoin<T>(string separator, IEnumerable[T] values)", sbAppendJoin},
		{"StringBuilder AppendJoin(string separator, params string[] values)", sbAppendJoin},
		{"StringBuilder AppendJoin(char separator, params object[] values)", sbAppendJoin},
		{"StringBuilder AppendJoin<T>(char separator, IEnumerable[T] values)", sbAppendJoin},
		{"StringBuilder AppendJoin(char separator, params string[] values)", sbAppendJoin},
		{"StringBuilder AppendFormat(string format, object arg0)", sbAppendFormat},
		{"StringBuilder AppendFormat(string format, object arg0, object arg1)", sbAppendFormat},
		{"StringBuilder AppendFormat(string format, object arg0, object arg1, object arg2)", sbAppendFormat},
		{"StringBuilder AppendFormat(string format, params object[] args)", sbAppendFormat},
		{"StringBuilder AppendFormat(IFormatProvider provider, string format, object arg0)", sbAppendFormat},
		{"StringBuilder AppendFormat(IFormatProvider provider, string format, object arg0, object arg1)", sbAppendFormat},
		{"StringBuilder AppendFormat(IFormatProvider provider, string format, object arg0, object arg1, object arg2)", sbAppendFormat},
		{"StringBuilder AppendFormat(IFormatProvider provider, string format, params object[] args)", sbAppendFormat},
		{"StringBuilder AppendFormat<TArg0>(IFormatProvider provider, CompositeFormat format, TArg0 arg0)", sbAppendFormat},
		{"StringBuilder AppendFormat<TArg0, TArg1>(IFormatProvider provider, CompositeFormat format, TArg0 arg0, TArg1 arg1)", sbAppendFormat},
		{"StringBuilder AppendFormat<TArg0, TArg1, TArg2>(IFormatProvider provider, CompositeFormat format, TArg0 arg0, TArg1 arg1, TArg2 arg2)", sbAppendFormat},
		{"StringBuilder AppendFormat(IFormatProvider provider, CompositeFormat format, params object[] args)", sbAppendFormat},
		{"StringBuilder Replace(string oldValue, string newValue)", sbReplace},
		{"StringBuilder Replace(string oldValue, string newValue, int startIndex, int count)", sbReplace},
		{"StringBuilder Replace(char oldChar, char newChar)", sbReplace},
		{"StringBuilder Replace(char oldChar, char newChar, int startIndex, int count)", sbReplace},
		{"bool Equals(StringBuilder sb)", sbEquals},
	}}
}

func sbThis(c *Call) *StringBuilder { return this[*StringBuilder](c) }

func (s *StringBuilder) len() int {
	if s.counted < len(s.b) {
		s.units += wtf8.Len(string(s.b[s.counted:]))
		s.counted = len(s.b)
	}
	return s.units
}

// replace takes other text than what was appended so far.
func (s *StringBuilder) replace(b []byte) { s.b, s.units, s.counted = b, 0, 0 }

// room refuses n bytes more where they do not fit.
func (s *StringBuilder) room(n int) error {
	if len(s.b)+n <= cap(s.b) {
		return nil
	}
	return bulk.Bytes(2 * (len(s.b) + n))
}

// repeat is text n times, for a builder that has room for it.
func (s *StringBuilder) repeat(c *Call, text string, n int) (string, error) {
	if n > 0 && len(text) > (s.max-s.len())/n {
		return "", neterr.New("System.OutOfMemoryException", "Exception of type 'System.OutOfMemoryException' was thrown.")
	}
	if err := s.room(2 * n * len(text)); err != nil {
		return "", err
	}
	if n*len(text) < bulk.Large {
		return strings.Repeat(text, n), nil
	}
	return bulk.Apart(c.RT.Context(), func() (string, error) { return strings.Repeat(text, n), nil })
}

// grow keeps the capacity that .NET would report.
func (s *StringBuilder) grow() {
	for n := s.len(); s.capacity < n; {
		s.capacity = max(s.capacity*2, 16)
	}
}

func (s *StringBuilder) set(text string) { s.replace(append(s.b[:0], text...)) }

func sbNew(c *Call) (value.Value, error) {
	s := &StringBuilder{capacity: 16, max: 1<<31 - 1}
	capacity := -1
	for i := range c.Args {
		if text, ok := c.Args[i].Base().AsString(); ok {
			s.replace([]byte(text))
			continue
		}
		switch {
		case c.N() == 4 && i == 1:
			from, n := c.Int(1), c.Int(2)
			if from < 0 || n < 0 || from > s.len()-n {
				return value.Null, neterr.ArgumentOutOfRange("length", "Index and length must refer to a location within the string.")
			}
			s.replace([]byte(wtf8.Slice(string(s.b), from, n)))
		case c.N() == 4 && i == 2:
		case c.N() == 2 && i == 1 && c.kind(0) == value.KindInt32:
			s.max = c.Int(1)
		case c.kind(i) == value.KindInt32:
			capacity = c.Int(i)
		}
	}
	if capacity < -1 || capacity == -1 && c.N() > 0 && c.kind(c.N()-1) == value.KindInt32 && c.Int(c.N()-1) < 0 {
		return value.Null, errNegative("capacity", min(capacity, c.Int(c.N()-1)))
	}
	if capacity > 0 {
		s.capacity = capacity
	}
	s.grow()
	return vobject(s)
}

func sbToString(c *Call) (value.Value, error) {
	s := string(sbThis(c).b)
	if c.N() == 2 {
		from, n := c.Int(0), c.Int(1)
		if from < 0 || n < 0 || from > wtf8.Len(s)-n {
			return value.Null, neterr.ArgumentOutOfRange("startIndex", msgIndexMustBeLessOrEqual)
		}
		s = wtf8.Slice(s, from, n)
	}
	return vstring(wtf8.Join(s))
}

func sbLength(c *Call) (value.Value, error) {
	s := sbThis(c)
	if c.N() == 0 {
		return vint(s.len())
	}
	n, have := c.Int(0), s.len()
	switch {
	case n < 0:
		return value.Null, errNegative("value", n)
	case n <= have:
		s.set(wtf8.Slice(string(s.b), 0, n))
	default:
		if err := s.room(n - have); err != nil {
			return value.Null, err
		}
		s.b = append(s.b, make([]byte, n-have)...)
		s.grow()
	}
	return value.Void, nil
}

func sbCapacity(c *Call) (value.Value, error) {
	s := sbThis(c)
	if c.N() == 0 {
		return vint(s.capacity)
	}
	n := c.Int(0)
	if n < 0 {
		return value.Null, errNegative("value", n)
	}
	if n < s.len() {
		return value.Null, neterr.ArgumentOutOfRange("value", "capacity was less than the current size.")
	}
	s.capacity = n
	return value.Void, nil
}

func sbMaxCapacity(c *Call) (value.Value, error) { return vint(sbThis(c).max) }

func sbEnsureCapacity(c *Call) (value.Value, error) {
	s, n := sbThis(c), c.Int(0)
	if n < 0 {
		return value.Null, errNegative("capacity", n)
	}
	s.capacity = max(s.capacity, n)
	return vint(s.capacity)
}

func sbChars(c *Call) (value.Value, error) {
	s, i := sbThis(c), c.Int(0)
	u, ok := wtf8.At(string(s.b), i)
	if c.N() == 1 {
		if !ok {
			return value.Null, neterr.New("System.IndexOutOfRangeException", msgIndexBounds)
		}
		return value.Char(u), nil
	}
	if !ok {
		return value.Null, neterr.ArgumentOutOfRange("index", msgIndexMustBeLess)
	}
	units := wtf8.Units(string(s.b))
	units[i] = uint16(c.Int(1))
	s.set(wtf8.FromUnits(units))
	return value.Void, nil
}

func sbClear(c *Call) (value.Value, error) {
	s := sbThis(c)
	s.replace(s.b[:0])
	return c.This, nil
}

// sbText is what Append and Insert add for the value in argument i.
func sbText(c *Call, i int) (string, error) {
	v := c.Args[i].Base()
	switch r := v.Ref().(type) {
	case *StringBuilder:
		return string(r.b), nil
	case *value.Array:
		if r.Elem() == value.TypeChar {
			return wtf8.FromUnits(unitsOf(v)), nil
		}
	}
	if v.Kind() == value.KindChar {
		return textOf(v), nil
	}
	return netText(c, v), nil
}

func sbAppend(c *Call) (value.Value, error) {
	text, err := sbText(c, 0)
	if err != nil {
		return value.Null, err
	}
	switch c.N() {
	case 2:
		n := c.Int(1)
		if n < 0 {
			return value.Null, errNegative("repeatCount", n)
		}
		if text, err = sbThis(c).repeat(c, text, n); err != nil {
			return value.Null, err
		}
	case 3:
		from, n := c.Int(1), c.Int(2)
		if from < 0 || n < 0 || from > wtf8.Len(text)-n {
			return value.Null, neterr.ArgumentOutOfRange("startIndex", msgIndexMustBeLessOrEqual)
		}
		text = wtf8.Slice(text, from, n)
	}
	s := sbThis(c)
	if err := s.room(len(text)); err != nil {
		return value.Null, err
	}
	s.b = append(s.b, text...)
	s.grow()
	return c.This, nil
}

func sbAppendLine(c *Call) (value.Value, error) {
	s := sbThis(c)
	if c.N() == 1 {
		s.b = append(s.b, c.Str(0)...)
	}
	s.b = append(s.b, '\n')
	s.grow()
	return c.This, nil
}

func sbAppendFormat(c *Call) (value.Value, error) {
	text, err := formatComposite(c, c.Args)
	if err != nil {
		return value.Null, err
	}
	s := sbThis(c)
	s.b = append(s.b, text...)
	s.grow()
	return c.This, nil
}

func sbAppendJoin(c *Call) (value.Value, error) {
	v, err := strJoin(&Call{RT: c.RT, Args: c.Args})
	if err != nil {
		return value.Null, err
	}
	s := sbThis(c)
	text, _ := v.AsString()
	s.b = append(s.b, text...)
	s.grow()
	return c.This, nil
}

func sbCopyTo(c *Call) (value.Value, error) {
	return strCopyTo(&Call{RT: c.RT, This: value.String(sbThis(c).String()), Args: c.Args})
}

func sbInsert(c *Call) (value.Value, error) {
	s, at := sbThis(c), c.Int(0)
	text, err := sbText(c, 1)
	if err != nil {
		return value.Null, err
	}
	if at < 0 || at > s.len() {
		return value.Null, neterr.ArgumentOutOfRange("index", msgIndexMustBeLessOrEqual)
	}
	switch c.N() {
	case 3:
		if c.Int(2) < 0 {
			return value.Null, errNegative("count", c.Int(2))
		}
		if text, err = s.repeat(c, text, c.Int(2)); err != nil {
			return value.Null, err
		}
	case 4:
		from, n := c.Int(2), c.Int(3)
		if from < 0 || n < 0 || from > wtf8.Len(text)-n {
			return value.Null, neterr.ArgumentOutOfRange("startIndex", msgIndexMustBeLessOrEqual)
		}
		text = wtf8.Slice(text, from, n)
	}
	if err := s.room(2*len(s.b) + len(text)); err != nil {
		return value.Null, err
	}
	off, split := wtf8.Offset(string(s.b), at)
	if split {
		u := slices.Insert(wtf8.Units(string(s.b)), at, wtf8.Units(text)...)
		s.set(wtf8.FromUnits(u))
	} else {
		s.replace(slices.Insert(s.b, off, []byte(text)...))
	}
	s.grow()
	return c.This, nil
}

func sbRemove(c *Call) (value.Value, error) {
	s := sbThis(c)
	from, n, size := c.Int(0), c.Int(1), s.len()
	switch {
	case n < 0:
		return value.Null, errNegative("length", n)
	case from < 0:
		return value.Null, errNegative("startIndex", from)
	case n > size-from:
		return value.Null, neterr.ArgumentOutOfRange("length", msgIndexMustBeLessOrEqual)
	}
	text := string(s.b)
	s.set(wtf8.Slice(text, 0, from) + wtf8.Slice(text, from+n, size-from-n))
	return c.This, nil
}

func sbReplace(c *Call) (value.Value, error) {
	s := sbThis(c)
	old, repl := strOrChar(c, 0), strOrChar(c, 1)
	if old == "" && c.kind(0) != value.KindChar {
		return value.Null, neterr.Argument("oldValue", "The value cannot be an empty string.")
	}
	text := string(s.b)
	if c.N() == 2 {
		s.set(strings.ReplaceAll(text, old, repl))
	} else {
		from, n, size := c.Int(2), c.Int(3), s.len()
		if from < 0 || from > size {
			return value.Null, neterr.ArgumentOutOfRange("startIndex", msgIndexMustBeLessOrEqual)
		}
		if n < 0 || from > size-n {
			return value.Null, neterr.ArgumentOutOfRange("count", msgIndexMustBeLessOrEqual)
		}
		s.set(wtf8.Slice(text, 0, from) + strings.ReplaceAll(wtf8.Slice(text, from, n), old, repl) + wtf8.Slice(text, from+n, size-from-n))
	}
	s.grow()
	return c.This, nil
}

func sbEquals(c *Call) (value.Value, error) {
	o, ok := ref[*StringBuilder](c, 0)
	return vbool(ok && string(o.b) == string(sbThis(c).b))
}
