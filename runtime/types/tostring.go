package types

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"goposh/runtime/culture"
	"goposh/runtime/errs"
	"goposh/runtime/neterr"
	"goposh/runtime/netfmt"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// FieldSeparator is implemented by runtimes that have an $OFS.
type FieldSeparator interface {
	// OFS is the text between the elements of an array in a string; " " unless the script set $OFS.
	OFS() string
}

func separator(rt value.Runtime) string {
	if s, ok := rt.(FieldSeparator); ok {
		return s.OFS()
	}
	return " "
}

// ToString is "$v": PowerShell's invariant text of a value. What fails to give one (a ToString that throws) gives "".
func ToString(rt value.Runtime, v value.Value) string {
	s, _ := ConvertString(rt, v)
	return s
}

// ConvertString is [string]$v.
func ConvertString(rt value.Runtime, v value.Value) (string, error) {
	if s, ok := v.AsString(); ok {
		return s, nil
	}
	return text(rt, v, culture.Invariant(), true)
}

// WrappedText is ToString of the PSObject around a value: other than ConvertString it uses a ToString of the built-in type data for
// objects without members of their own.
func WrappedText(rt value.Runtime, v value.Value) (string, error) {
	if m := findExtended(rt, v, "ToString"); m != nil && m.Kind&value.MemberMethods != 0 {
		r, err := callMember(rt, v, m, nil)
		if err != nil || r.IsNull() {
			return "", err
		}
		return ConvertString(rt, r)
	}
	if it, ok := v.Base().Object().(*iterator); ok {
		return TypeString(it.typ), nil // it is not used up
	}
	return ConvertString(rt, v)
}

// text is PSObject.ToStringParser; recurse is false for elements of collections and properties.
func text(rt value.Runtime, v value.Value, c *culture.Culture, recurse bool) (string, error) {
	if s, ok, err := extendedText(rt, v); ok {
		return s, err
	}
	base := v.Base()
	if s, ok := scalarText(base, c); ok {
		return s, nil
	}
	switch o := base.Object().(type) {
	case *value.PSObject:
		if !recurse {
			return "", nil
		}
		return customText(rt, base, c)
	case *value.Array:
		if recurse {
			return joinText(rt, o.Items, c)
		}
		return TypeString(o.Type()), nil
	case *value.Type:
		if !recurse {
			return TypeString(o), nil
		}
		return DisplayName(o), nil
	case value.ScriptBlock:
		return o.String(), nil
	case *errs.Record:
		return o.Error(), nil
	}
	if recurse {
		if items, ok, err := Slice(rt, base); err != nil {
			return "", err
		} else if ok {
			return joinText(rt, items, c)
		}
	}
	return objectText(rt, base, "", c)
}

// extendedText asks a ToString that Add-Member or type data attached.
func extendedText(rt value.Runtime, v value.Value) (s string, ok bool, err error) {
	set := value.InstanceMembers(v)
	var m *value.Member
	if set.Len() > 0 {
		m = set.Find("ToString")
	}
	if m == nil && (set.TypeNames() != nil || v.Kind() == value.KindObject && typeDataChanged(rt)) {
		if t := v.Type(); t != nil {
			m = typeMember(rt, v, tableOf(t), "ToString")
		}
	}
	if m == nil || m.Kind&value.MemberMethods == 0 {
		return "", false, nil
	}
	r, err := callMember(rt, v, m, nil)
	if err != nil || r.IsNull() {
		return "", true, err
	}
	s, err = text(rt, r, culture.Invariant(), true)
	return s, true, err
}

// scalarText is the text of strings, numbers, bool, char, enums and times. c is the invariant culture or the current one.
func scalarText(v value.Value, c *culture.Culture) (string, bool) {
	switch k := v.Kind(); k {
	case value.KindNull, value.KindVoid:
		return "", true
	case value.KindString:
		s, _ := v.AsString()
		return s, true
	case value.KindBoolean:
		if v.Bits() != 0 {
			return "True", true
		}
		return "False", true
	case value.KindChar:
		return wtf8.FromUnit(uint16(v.Bits())), true
	case value.KindUInt64, value.KindUInt32, value.KindUInt16, value.KindByte:
		return strconv.FormatUint(v.Bits(), 10), true
	case value.KindSByte, value.KindInt16, value.KindInt32, value.KindInt64:
		n := v.Int64()
		if n < 0 && !c.IsInvariant() {
			s, _ := netfmt.FormatInt64(n, 64, "", c)
			return s, true
		}
		return strconv.FormatInt(n, 10), true
	case value.KindDouble:
		return netfmt.DisplayFloat64In(v.Float64(), c), true
	case value.KindSingle:
		return netfmt.DisplayFloat32In(float32(v.Float64()), c), true
	case value.KindEnum:
		return EnumText(v), true
	case value.KindDateTime:
		if c.IsInvariant() {
			return invariantDateTime(v.Bits()), true
		}
	case value.KindTimeSpan:
		return constantTimeSpan(v.Int64()), true
	}
	if d, ok := v.AsDecimal(); ok {
		s, err := netfmt.FormatDecimal(d, "", c)
		return s, err == nil
	}
	if n, ok := v.AsBigInt(); ok {
		s, err := netfmt.FormatBigInt(n, "", c)
		return s, err == nil
	}
	if s, ok := v.Object().(*SwitchParameter); ok {
		if s.Present {
			return "True", true
		}
		return "False", true
	}
	return "", false
}

func joinText(rt value.Runtime, items []value.Value, c *culture.Culture) (string, error) {
	switch len(items) {
	case 0:
		return "", nil
	case 1:
		return text(rt, items[0], c, false)
	}
	sep := separator(rt)
	var b parts
	for i, x := range items {
		if i > 0 {
			b.WriteString(sep)
		}
		s, err := text(rt, x, c, false)
		if err != nil {
			return "", err
		}
		if err := b.add(rt, i, s); err != nil {
			return "", err
		}
	}
	return wtf8.Join(b.String()), nil
}

// customText is "@{a=1; b=2}".
func customText(rt value.Runtime, v value.Value, c *culture.Culture) (string, error) {
	props := Properties(rt, v)
	if len(props) == 0 {
		return "", nil
	}
	var b strings.Builder
	b.WriteString("@{")
	first := true
	for i := range props {
		p := &props[i]
		if p.Hidden {
			continue
		}
		if !first {
			b.WriteString("; ")
		}
		first = false
		b.WriteString(p.Name)
		b.WriteByte('=')
		x, err := p.Get()
		if err != nil {
			if passes(err) {
				return "", err
			}
			continue
		}
		if kept := value.InstanceMembers(x).Find("ToString"); kept != nil && kept.Kind == value.MemberDynamic {
			// A deserialised enum keeps the text it had.
			x = kept.Value
		}
		s, err := text(rt, x, c, false)
		if err != nil {
			return "", err
		}
		b.WriteString(s)
	}
	b.WriteByte('}')
	return b.String(), nil
}

// objectText is .NET's ToString of an object, with a format when its type takes one.
func objectText(rt value.Runtime, v value.Value, format string, c *culture.Culture) (string, error) {
	t := v.Type()
	if t == nil {
		return "", nil
	}
	switch o := v.Object().(type) {
	case *errs.Record:
		return o.Error(), nil
	case *errs.Exception:
		if o.Class == nil {
			return exceptionText(o), nil
		}
	case *value.Type:
		return TypeString(o), nil
	case *value.PSObject:
		return "", nil
	case value.ScriptBlock:
		return o.String(), nil
	}
	g := tableOf(t).instance.find("ToString")
	if g == nil {
		return TypeString(t), nil
	}
	o, args := pickToString(g, format, c)
	if o == nil {
		return TypeString(t), nil
	}
	if rt != nil && rt.Culture() != c {
		rt = withCulture{rt, c}
	}
	r, err := o.fn(&Call{RT: rt, Type: o.decl, This: v, Args: args})
	if err != nil {
		return "", err
	}
	s, _ := r.Base().AsString()
	return s, nil
}

// withCulture is a runtime with another culture.
type withCulture struct {
	value.Runtime
	c *culture.Culture
}

func (w withCulture) Culture() *culture.Culture { return w.c }

// pickToString chooses ToString(format, provider) for IFormattable types, else ToString().
func pickToString(g *group, format string, c *culture.Culture) (*overload, []value.Value) {
	var plain, withFormat *overload
	for _, o := range g.overloads {
		p := o.resolve().params_
		switch {
		case len(p) == 0:
			if plain == nil {
				plain = o
			}
		case len(p) == 2 && p[0].typ == value.TypeString && p[1].typ.FullName == "System.IFormatProvider":
			f := value.Null
			if format != "" {
				f = value.String(format)
			}
			return o, []value.Value{f, cultureValue(c)}
		case len(p) == 1 && p[0].typ == value.TypeString && format != "":
			withFormat = o
		}
	}
	if withFormat != nil {
		return withFormat, []value.Value{value.String(format)}
	}
	return plain, nil
}

func cultureValue(c *culture.Culture) value.Value {
	if c.IsInvariant() {
		return invariantProvider()
	}
	return value.Of(&CultureInfo{C: c, ReadOnly: true})
}

// exceptionText is Exception.ToString(): class, message, inner exceptions and stack trace.
func exceptionText(e *errs.Exception) string {
	var b strings.Builder
	b.WriteString(e.Type().FullName)
	if e.Message != "" {
		b.WriteString(": ")
		b.WriteString(e.Message)
	}
	if file, ok := e.Prop("FileName"); ok && !file.IsNull() {
		name, _ := file.Base().AsString()
		b.WriteString("\nFile name: '" + name + "'")
	}
	if e.Inner != nil {
		b.WriteString("\n ---> ")
		b.WriteString(exceptionText(e.Inner))
		b.WriteString("\n   --- End of inner exception stack trace ---")
	}
	if e.StackTrace != "" {
		b.WriteByte('\n')
		b.WriteString(e.StackTrace)
	}
	return b.String()
}

// dotNetText is the value's own ToString(), as error messages quote it.
func dotNetText(rt value.Runtime, v value.Value) string {
	base := v.Base()
	if s, ok := v.AsString(); ok {
		return s
	}
	if p, ok := v.Object().(*value.PSObject); ok && p.IsCustom() {
		s, _ := customText(rt, v, currentCulture(rt))
		return s
	}
	if f, ok := base.AsDouble(); ok {
		return netfmt.ShortestFloat64In(f, currentCulture(rt))
	}
	if s, ok := scalarText(base, currentCulture(rt)); ok {
		return s
	}
	if a, ok := base.Object().(*value.Array); ok {
		return TypeString(a.Type())
	}
	s, _ := objectText(rt, base, "", currentCulture(rt))
	return s
}

// ToStringCulture is .ToString(format, culture), as -f and Out-String use it; a value whose type takes no format ignores it. A
// nil culture is the runtime's.
func ToStringCulture(rt value.Runtime, v value.Value, format string, c *culture.Culture) string {
	s, _ := FormatValue(rt, v, format, c)
	return s
}

// FormatValue is ToStringCulture with the FormatException of a bad format.
func FormatValue(rt value.Runtime, v value.Value, format string, c *culture.Culture) (string, error) {
	if c == nil {
		c = currentCulture(rt)
	}
	if s, ok, err := extendedText(rt, v); ok {
		return s, err
	}
	base := v.Base()
	switch k := base.Kind(); {
	case k == value.KindInt32 && format == "":
		return netfmt.FormatInt64(base.Int64(), 32, "", c)
	case k.IsInteger() && k.IsSigned():
		return netfmt.FormatInt64(base.Int64(), intBits(k), format, c)
	case k.IsInteger():
		return netfmt.FormatUint64(base.Bits(), format, c)
	case k == value.KindDouble:
		return netfmt.FormatFloat64(base.Float64(), format, c)
	case k == value.KindSingle:
		return netfmt.FormatFloat32(float32(base.Float64()), format, c)
	case k == value.KindEnum:
		return FormatEnum(base, format)
	case k == value.KindString, k == value.KindBoolean, k == value.KindChar, k == value.KindNull, k == value.KindVoid:
		s, _ := scalarText(base, c)
		return s, nil
	}
	if d, ok := base.AsDecimal(); ok {
		return netfmt.FormatDecimal(d, format, c)
	}
	if n, ok := base.AsBigInt(); ok {
		return netfmt.FormatBigInt(n, format, c)
	}
	if s, ok := scalarText(base, culture.Invariant()); ok && base.Kind() == value.KindObject {
		return s, nil // SwitchParameter
	}
	if a, ok := base.Object().(*value.Array); ok {
		return TypeString(a.Type()), nil
	}
	if p, ok := base.Object().(*value.PSObject); ok && p.IsCustom() {
		return customText(rt, base, c)
	}
	return objectText(rt, base, format, c)
}

// FormatEnum is Enum.ToString(format): G, F, D and X.
func FormatEnum(v value.Value, format string) (string, error) {
	switch format {
	case "", "g", "G":
		return EnumText(v), nil
	case "f", "F":
		if name, ok := v.EnumInfo().NameOf(v.Int64()); ok {
			return name, nil
		}
		if s, ok := flagText(v.EnumInfo(), v.Int64()); ok {
			return s, nil
		}
		return enumNumber(v), nil
	case "d", "D":
		return enumNumber(v), nil
	case "x", "X":
		width := intBits(v.EnumInfo().Underlying) / 4
		mask := ^uint64(0) >> (64 - width*4)
		return fmt.Sprintf("%0*X", width, v.Bits()&mask), nil
	}
	return "", neterr.Format(`Format string can be only "G", "g", "X", "x", "F", "f", "D" or "d".`)
}

func enumNumber(v value.Value) string {
	if v.EnumInfo().Underlying == value.KindUInt64 {
		return strconv.FormatUint(v.Bits(), 10)
	}
	return strconv.FormatInt(v.Int64(), 10)
}

const (
	ticksPerSecond = 10_000_000
	ticksPerDay    = 86400 * ticksPerSecond
)

// invariantDateTime is DateTime.ToString() under the invariant culture: MM/dd/yyyy HH:mm:ss.
func invariantDateTime(data uint64) string {
	ticks := int64(data & (1<<62 - 1))
	y, m, d := civil(ticks / ticksPerDay)
	s := ticks % ticksPerDay / ticksPerSecond
	b := make([]byte, 0, 19)
	b = appendPadded(b, m, 2)
	b = append(b, '/')
	b = appendPadded(b, d, 2)
	b = append(b, '/')
	b = appendPadded(b, y, 4)
	b = append(b, ' ')
	b = appendPadded(b, int(s/3600), 2)
	b = append(b, ':')
	b = appendPadded(b, int(s/60%60), 2)
	b = append(b, ':')
	b = appendPadded(b, int(s%60), 2)
	return string(b)
}

func appendPadded(b []byte, n, width int) []byte {
	s := strconv.Itoa(n)
	for range width - len(s) {
		b = append(b, '0')
	}
	return append(b, s...)
}

// civil converts days since 0001-01-01 to a date of the Gregorian calendar.
func civil(days int64) (y, m, d int) {
	z := days + 306 // days since 0000-03-01
	era := z / 146097
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	d = int(doy - (153*mp+2)/5 + 1)
	m = int(mp + 3)
	y = int(yoe + era*400)
	if m > 12 {
		m -= 12
		y++
	}
	return y, m, d
}

// constantTimeSpan is TimeSpan.ToString(): [-][d.]hh:mm:ss[.fffffff].
func constantTimeSpan(ticks int64) string {
	var b []byte
	u := uint64(ticks)
	if ticks < 0 {
		b = append(b, '-')
		u = -u
	}
	if days := u / ticksPerDay; days > 0 {
		b = strconv.AppendUint(b, days, 10)
		b = append(b, '.')
	}
	s := u % ticksPerDay / ticksPerSecond
	b = appendPadded(b, int(s/3600), 2)
	b = append(b, ':')
	b = appendPadded(b, int(s/60%60), 2)
	b = append(b, ':')
	b = appendPadded(b, int(s%60), 2)
	if f := u % ticksPerSecond; f > 0 {
		b = append(b, '.')
		b = appendPadded(b, int(f), 7)
	}
	return string(b)
}

// equalFold compares member names regardless of case.
func equalFold(a, b string) bool {
	if len(a) == len(b) {
		same := true
		for i := range len(a) {
			x, y := a[i], b[i]
			if x >= utf8.RuneSelf || y >= utf8.RuneSelf {
				return strings.EqualFold(a, b)
			}
			if 'A' <= x && x <= 'Z' {
				x += 'a' - 'A'
			}
			if 'A' <= y && y <= 'Z' {
				y += 'a' - 'A'
			}
			if x != y {
				same = false
				break
			}
		}
		return same
	}
	return strings.EqualFold(a, b)
}
