package format

import (
	"strconv"
	"strings"

	"goposh/runtime/netfmt"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// field is how a value is to be shown: with a format string, in a table column made from a property.
type directive struct {
	format string
	// table shows floating-point numbers with the culture's number of decimals.
	table bool
}

// enumerationLimit reads $FormatEnumerationLimit: how many elements of a collection are shown, all when negative.
func enumerationLimit(s *session.Session) int {
	if v := s.Global.Top.Find("formatenumerationlimit"); v != nil {
		if n, ok := v.Read().Base().AsInt32(); ok {
			return int(n)
		}
	}
	return 4
}

// fieldText is the text of a value in a cell, list item or custom control.
func (f *Formatter) fieldText(v value.Value, d directive) string {
	if d.format != "" {
		if s, ok := f.formatted(v, d.format); ok {
			return s
		}
	}
	return f.smartText(v, d.table)
}

// formatted applies a format string: a composite one with {0}, else the value's own.
func (f *Formatter) formatted(v value.Value, format string) (string, bool) {
	c := f.engine.Culture()
	if strings.Contains(format, "{0") && strings.Contains(format, "}") {
		s, err := netfmt.Format(format, 1, func(_ int, spec string) (string, error) {
			if v.IsNull() {
				return "", nil
			}
			if items, ok := f.elements(v); ok {
				return f.joined(items, spec), nil
			}
			return types.FormatValue(f.engine, v, spec, c)
		})
		return s, err == nil
	}
	if v.IsNull() {
		return "", true
	}
	if items, ok := f.elements(v); ok {
		return f.joined(items, format), true
	}
	s, err := types.FormatValue(f.engine, v, format, c)
	return s, err == nil
}

// joined is the text of a collection with a format for each element.
func (f *Formatter) joined(items []value.Value, format string) string {
	parts := make([]string, len(items))
	for i, x := range items {
		parts[i] = types.ToStringCulture(f.engine, x, format, f.engine.Culture())
	}
	return strings.Join(parts, " ")
}

// smartText is the text of a value without a format string: collections in braces, anything else as ToString() gives it.
func (f *Formatter) smartText(v value.Value, table bool) string {
	if s, ok := v.AsString(); ok {
		return s
	}
	if v.IsNull() {
		return ""
	}
	if s, ok := f.scalarText(v, table); ok {
		return s
	}
	items, ok := f.elements(v)
	if !ok {
		return f.objectText(v)
	}
	return f.braces(v, items)
}

func (f *Formatter) braces(of value.Value, items []value.Value) string {
	var b strings.Builder
	b.WriteByte('{')
	for i, x := range items {
		if f.limit >= 0 && i >= f.limit {
			b.WriteString(ellipsis)
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(f.elementText(of, x))
	}
	b.WriteByte('}')
	return b.String()
}

// scalarText is the text of numbers and other scalars, in the session's culture.
func (f *Formatter) scalarText(v value.Value, table bool) (string, bool) {
	b := v.Base()
	switch k := b.Kind(); {
	case k == value.KindInt32 && b.Int64() >= 0:
		if value.InstanceMembers(v) != nil {
			return "", false
		}
		return strconv.FormatInt(b.Int64(), 10), true
	case k == value.KindString:
		if m := value.InstanceMembers(v); m.Find("ToString") != nil {
			return "", false
		}
		s, _ := b.AsString()
		return s, true
	case k == value.KindBoolean:
		if b.Int64() != 0 {
			return "True", true
		}
		return "False", true
	case k == value.KindDouble || k == value.KindSingle:
		return f.floatText(b, table), true
	case k == value.KindObject:
		if d, ok := b.AsDecimal(); ok && table {
			s, err := netfmt.FormatDecimal(d, "F", f.engine.Culture())
			return s, err == nil
		}
	}
	return "", false
}

func (f *Formatter) floatText(b value.Value, table bool) string {
	c := f.engine.Culture()
	x := b.Float64()
	if table {
		s, err := netfmt.FormatFloat64(x, "F", c)
		if b.Kind() == value.KindSingle {
			s, err = netfmt.FormatFloat32(float32(x), "F", c)
		}
		if err == nil {
			return s
		}
	}
	if b.Kind() == value.KindSingle {
		return netfmt.DisplayFloat32In(float32(x), c)
	}
	return netfmt.DisplayFloat64In(x, c)
}

// objectText is the value's ToString(); what throws gives nothing.
func (f *Formatter) objectText(v value.Value) string {
	b := v.Base()
	switch b.Kind() {
	case value.KindObject:
		if t, ok := b.Ref().(*value.Type); ok {
			return types.TypeString(t)
		}
		if t := b.Type(); t == nil || !t.IsValueType() {
			return types.ToString(f.engine, v)
		}
	}
	return types.ToStringCulture(f.engine, v, "", f.engine.Culture())
}

// elements returns the elements of a collection, entries for a dictionary; ok is false for anything else.
func (f *Formatter) elements(v value.Value) (items []value.Value, ok bool) {
	base := v.Base()
	o := base.Object()
	if o == nil {
		return nil, false
	}
	switch o := o.(type) {
	case *value.PSObject:
		return nil, false
	case *value.Array:
		return o.Items, true
	case *value.Dict:
		if isDictionary(o) {
			return f.entries(base), true
		}
	}
	items, ok, err := types.Slice(f.engine, base)
	if err != nil {
		return items, true
	}
	return items, ok
}

// entries are the key-value pairs of a dictionary as its enumerator gives them.
func (f *Formatter) entries(d value.Value) []value.Value {
	e, err := types.Invoke(f.engine, d, "GetEnumerator", nil)
	if err != nil {
		return nil
	}
	items, _, _ := types.Slice(f.engine, e)
	return items
}

// elementText is how an element shows within braces.
func (f *Formatter) elementText(of, x value.Value) string {
	if x.IsNull() {
		return "$null"
	}
	if s, ok := x.AsString(); ok {
		return s
	}
	if s, ok := f.scalarText(x, false); ok {
		return s
	}
	if t := of.Type(); t != nil && (strings.HasPrefix(t.FullName, "System.Text.RegularExpressions.") || strings.HasPrefix(t.FullName, "Microsoft.Management.Infrastructure.Generic.")) {
		// Groups, captures and CIM properties inherit ToString(), so their name stands for them.
		if p, ok := f.displayName(x); ok {
			if s := types.ToString(f.engine, f.get(x, p).value); s != "" {
				return s
			}
		}
	}
	text := f.objectText(x)
	if typedElements(of.Type()) && text == types.ReflectionName(x.Type()) {
		// What has no ToString() of its own goes by its name, unless the collection is one of anything.
		if p, ok := f.displayName(x); ok {
			return types.ToString(f.engine, f.get(x, p).value)
		}
	}
	return text
}

// typedElements tells whether a collection holds objects of a .NET class rather than anything that scripts put there.
func typedElements(t *value.Type) bool {
	elem := t.Elem
	if elem == nil && len(t.Args) == 1 {
		elem = t.Args[0]
	}
	return elem != nil && elem != value.TypeObject && elem != value.TypePSObject
}
