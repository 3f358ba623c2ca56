package utility

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// jsonEscape is Newtonsoft.Json.StringEscapeHandling.
type jsonEscape int64

const (
	escapeDefault jsonEscape = iota
	escapeNonASCII
	escapeHTML
)

// jsonWriter writes values as ConvertTo-Json does: what lies deeper than depth becomes a string.
type jsonWriter struct {
	c         *cmdlet.Context
	out       []byte
	depth     int
	level     int // of indentation
	compress  bool
	enumNames bool
	escape    jsonEscape
	warned    bool
}

// field is a property of a JSON object.
type field struct {
	name string
	val  value.Value
}

// value writes v. wrapped tells that it is a PSObject, whose extended properties count.
func (w *jsonWriter) value(v value.Value, wrapped bool, depth int) error {
	base := v.Base()
	if isJSONNull(base) {
		w.out = append(w.out, "null"...)
		return nil
	}
	if !wrapped {
		wrapped = isWrapped(v)
	}
	start := len(w.out)
	if w.plain(base) {
		return w.extended(v, start, wrapped, depth)
	}
	if err := w.c.Context().Err(); err != nil {
		return err
	}
	if depth > w.depth {
		return w.tooDeep(v)
	}
	if d, ok := base.Ref().(*value.Dict); ok && isDictionary(d) {
		return w.dictionary(v, d, wrapped, depth)
	}
	if items, ok, err := w.sequence(base); err != nil {
		return err
	} else if ok {
		return w.list(v, items, wrapped, depth)
	}
	fields, err := w.properties(v)
	if err != nil {
		return err
	}
	return w.object(fields, depth)
}

// isDictionary tells dictionaries from the sets that share their representation.
func isDictionary(d *value.Dict) bool {
	_, enumerable := types.Enumerate(value.Of(d))
	return !enumerable
}

func isJSONNull(base value.Value) bool {
	if base.IsNull() {
		return true
	}
	t := base.Type()
	return t.Kind == value.KindObject && (t.FullName == "System.DBNull" || t.FullName == "System.Management.Automation.Language.NullString")
}

// isWrapped tells whether v is surely a PSObject: collections carry members without being wrapped.
func isWrapped(v value.Value) bool {
	switch v.Ref().(type) {
	case *value.PSObject:
		return true
	case *value.Dict, *value.Array, *value.List:
		return false
	}
	return value.InstanceMembers(v).Len() > 0
}

// sequence gives the elements of a collection; XML nodes are collections of their children.
func (w *jsonWriter) sequence(base value.Value) ([]value.Value, bool, error) {
	if base.Kind() != value.KindObject {
		return nil, false, nil
	}
	items, ok, err := types.Slice(w.c, base)
	if ok || err != nil {
		return items, ok, err
	}
	if node := types.Lookup("System.Xml.XmlNode"); node != nil && node.AssignableFrom(base.Type()) {
		children, found, err := types.Get(w.c, base, "ChildNodes")
		if err == nil && found {
			return types.Slice(w.c, children)
		}
	}
	return nil, false, nil
}

// plain writes a value that JSON has a form for, and tells whether it did.
func (w *jsonWriter) plain(v value.Value) bool {
	switch k := v.Kind(); {
	case k == value.KindString:
		s, _ := v.AsString()
		w.string(s)
	case k == value.KindBoolean:
		w.out = strconv.AppendBool(w.out, v.Bits() != 0)
	case k == value.KindChar:
		w.string(wtf8.FromUnit(uint16(v.Bits())))
	case k == value.KindDouble:
		w.float(v.Float64(), 64)
	case k == value.KindSingle:
		w.float(v.Float64(), 32)
	case k == value.KindEnum:
		w.enum(v)
	case k == value.KindUInt64:
		w.out = strconv.AppendUint(w.out, v.Bits(), 10)
	case k.IsInteger():
		w.out = strconv.AppendInt(w.out, v.Int64(), 10)
	case k == value.KindDateTime:
		w.string(isoDateTime(w.c, v))
	default:
		return w.plainObject(v)
	}
	return true
}

func (w *jsonWriter) plainObject(v value.Value) bool {
	if d, ok := v.AsDecimal(); ok {
		w.out = append(w.out, decimalPlace(d.String())...)
		return true
	}
	if n, ok := v.AsBigInt(); ok {
		w.out = n.Append(w.out, 10)
		return true
	}
	switch v.Type().FullName {
	case "System.Guid", "System.Uri":
		w.string(types.ToString(w.c, v))
		return true
	case "System.DateTimeOffset":
		s := types.ToStringCulture(w.c, v, "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", nil)
		w.string(s)
		return true
	}
	return false
}

// enum writes the number, or the name when that was asked for or JSON's numbers may be too small for it.
func (w *jsonWriter) enum(v value.Value) {
	u := v.EnumInfo().Underlying
	if w.enumNames || u == value.KindInt64 || u == value.KindUInt64 {
		w.string(types.ToString(w.c, v))
		return
	}
	w.out = strconv.AppendInt(w.out, v.Int64(), 10)
}

// float writes the shortest digits that read back as f, as .NET's format R with a decimal place.
func (w *jsonWriter) float(f float64, bits int) {
	switch {
	case math.IsNaN(f):
		w.out = append(w.out, `"NaN"`...)
	case math.IsInf(f, 1):
		w.out = append(w.out, `"Infinity"`...)
	case math.IsInf(f, -1):
		w.out = append(w.out, `"-Infinity"`...)
	default:
		w.out = append(w.out, decimalPlace(roundTrip(f, bits))...)
	}
}

// roundTrip is Double.ToString("R"): scientific from 18 digits before the point (10 for Single), and from five zeros after it.
func roundTrip(f float64, bits int) string {
	s := strconv.FormatFloat(f, 'e', -1, bits)
	mantissa, exp, _ := strings.Cut(s, "e")
	e, _ := strconv.Atoi(exp)
	limit := 17
	if bits == 32 {
		limit = 9
	}
	if digits := e + 1; digits <= limit && digits >= -3 {
		return strconv.FormatFloat(f, 'f', -1, bits)
	}
	return scientific(mantissa, e)
}

func scientific(mantissa string, e int) string {
	sign := "+"
	if e < 0 {
		sign, e = "-", -e
	}
	digits := strconv.Itoa(e)
	if len(digits) < 2 {
		digits = "0" + digits
	}
	return mantissa + "E" + sign + digits
}

func decimalPlace(s string) string {
	if strings.ContainsAny(s, ".eE") {
		return s
	}
	return s + ".0"
}

// extended adds the extended properties of a wrapped scalar, written from start on: it then becomes an object with the
// scalar as "value".
func (w *jsonWriter) extended(v value.Value, start int, wrapped bool, depth int) error {
	if k := v.Base().Kind(); !wrapped || k == value.KindString || k == value.KindDateTime {
		return nil
	}
	fields := w.extendedFields(v, nil)
	if len(fields) == 0 {
		return nil
	}
	scalar := string(w.out[start:])
	w.out = w.out[:start]
	return w.objectOf(len(fields)+1, func(i int) error {
		if i == 0 {
			w.name("value")
			w.out = append(w.out, scalar...)
			return nil
		}
		w.name(fields[i-1].name)
		return w.value(fields[i-1].val, false, depth+1)
	})
}

// extendedFields are the properties that were attached to the object or its type, but for those present already.
func (w *jsonWriter) extendedFields(v value.Value, present []field) []field {
	var out []field
	for _, p := range types.Properties(w.c, v) {
		if p.Member == nil || hasField(present, p.Name) || hasField(out, p.Name) {
			continue
		}
		x, err := p.Get()
		if err != nil {
			x = value.Null
		}
		out = append(out, field{p.Name, x})
	}
	return out
}

func hasField(fields []field, name string) bool {
	for i := range fields {
		if fields[i].name == name {
			return true
		}
	}
	return false
}

// tooDeep writes an object below the depth limit as its text, and warns once.
func (w *jsonWriter) tooDeep(v value.Value) error {
	if !w.warned {
		w.warned = true
		if err := w.c.WriteWarning("Resulting JSON is truncated as serialization has exceeded the set depth of " + strconv.Itoa(w.depth) + "."); err != nil {
			return err
		}
	}
	w.string(types.ToString(w.c, v))
	return nil
}

func (w *jsonWriter) dictionary(v value.Value, d *value.Dict, wrapped bool, depth int) error {
	fields := make([]field, 0, d.Len())
	for k, x := range d.All {
		name, ok := k.AsString()
		if !ok {
			return w.c.Terminate(invalidOperation, "NonStringKeyInDictionary", errs.InvalidOperation, v,
				"The type '%s' is not supported for serialization or deserialization of a dictionary. Keys must be strings.",
				types.ReflectionName(d.Type()))
		}
		fields = append(fields, field{name, x})
	}
	if wrapped {
		fields = append(fields, w.extendedFields(v, fields)...)
	}
	return w.object(fields, depth)
}

func (w *jsonWriter) list(v value.Value, items []value.Value, wrapped bool, depth int) error {
	var fields []field
	if wrapped {
		fields = w.extendedFields(v, nil)
	}
	write := func() error {
		return w.array(len(items), func(i int) error { return w.value(items[i], false, depth+1) })
	}
	if len(fields) == 0 {
		return write()
	}
	return w.objectOf(len(fields)+1, func(i int) error {
		if i == 0 {
			w.name("value")
			return write()
		}
		w.name(fields[i-1].name)
		return w.value(fields[i-1].val, false, depth+1)
	})
}

// properties lists what an object has: its .NET fields and properties first, then what was attached.
func (w *jsonWriter) properties(v value.Value) ([]field, error) {
	all := types.Properties(w.c, v)
	fields := make([]field, 0, len(all))
	add := func(extended bool) error {
		for _, p := range all {
			if (p.Member != nil) != extended || hasField(fields, p.Name) {
				continue
			}
			x, err := p.Get()
			if err != nil {
				if !isException(w.c, err) {
					return err
				}
				x = value.Null
			}
			fields = append(fields, field{p.Name, x})
		}
		return nil
	}
	if err := add(false); err != nil {
		return nil, err
	}
	return fields, add(true)
}

func (w *jsonWriter) object(fields []field, depth int) error {
	return w.objectOf(len(fields), func(i int) error {
		w.name(fields[i].name)
		return w.value(fields[i].val, false, depth+1)
	})
}

func (w *jsonWriter) objectOf(n int, write func(i int) error) error {
	return w.brackets('{', '}', n, write)
}
func (w *jsonWriter) array(n int, write func(i int) error) error {
	return w.brackets('[', ']', n, write)
}

func (w *jsonWriter) brackets(open, shut byte, n int, write func(i int) error) error {
	w.out = append(w.out, open)
	w.level++
	for i := range n {
		if i > 0 {
			w.out = append(w.out, ',')
		}
		w.line()
		if err := write(i); err != nil {
			return err
		}
	}
	w.level--
	if n > 0 {
		w.line()
	}
	w.out = append(w.out, shut)
	return nil
}

func (w *jsonWriter) line() {
	if w.compress {
		return
	}
	w.out = append(w.out, '\n')
	for range w.level {
		w.out = append(w.out, ' ', ' ')
	}
}

func (w *jsonWriter) name(s string) {
	w.string(s)
	w.out = append(w.out, ':')
	if !w.compress {
		w.out = append(w.out, ' ')
	}
}

func (w *jsonWriter) string(s string) {
	w.out = append(w.out, '"')
	for len(s) > 0 {
		r, n := wtf8.DecodeRune(s)
		switch {
		case w.escape == escapeHTML && (r == '<' || r == '>' || r == '&' || r == '\'' || r == '"'):
			w.unicode(uint16(r))
		case r == '"' || r == '\\':
			w.out = append(w.out, '\\', byte(r))
		case r == '\n':
			w.out = append(w.out, `\n`...)
		case r == '\r':
			w.out = append(w.out, `\r`...)
		case r == '\t':
			w.out = append(w.out, `\t`...)
		case r == '\b':
			w.out = append(w.out, `\b`...)
		case r == '\f':
			w.out = append(w.out, `\f`...)
		case r < ' ' || r == 0x85 || r == 0x2028 || r == 0x2029:
			w.unicode(uint16(r))
		case r >= utf8.RuneSelf && w.escape == escapeNonASCII:
			for _, u := range wtf8.Units(s[:n]) {
				w.unicode(u)
			}
		default:
			w.out = append(w.out, s[:n]...)
		}
		s = s[n:]
	}
	w.out = append(w.out, '"')
}

func (w *jsonWriter) unicode(u uint16) {
	const hex = "0123456789abcdef"
	w.out = append(w.out, '\\', 'u', hex[u>>12], hex[u>>8&15], hex[u>>4&15], hex[u&15])
}

// isoDateTime is a DateTime in ISO 8601 with the offset that its kind tells.
func isoDateTime(c *cmdlet.Context, v value.Value) string {
	return types.ToStringCulture(c, v, "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", nil)
}
