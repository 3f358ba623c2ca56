package clixml

import (
	"encoding/base64"
	"math"
	"strconv"
	"strings"
	"time"

	"goposh/runtime/culture"
	"goposh/runtime/datetime"
	"goposh/runtime/decimal"
	"goposh/runtime/netfmt"
	"goposh/runtime/stream"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// The tags of elements that are no primitive.
const (
	tagNull     = "Nil"
	tagObject   = "Obj"
	tagRef      = "Ref"
	tagNames    = "TN"
	tagNamesRef = "TNRef"
	tagName     = "T"
	tagText     = "ToString"
	tagAdapted  = "Props"
	tagExtended = "MS"
	tagList     = "LST"
	tagSequence = "IE"
	tagDict     = "DCT"
	tagEntry    = "En"
	tagStack    = "STK"
	tagQueue    = "QUE"
	tagProgress = "PR"
)

var scalarTags = [...]string{
	value.KindBoolean: "B", value.KindChar: "C", value.KindSByte: "SB", value.KindByte: "By", value.KindInt16: "I16",
	value.KindUInt16: "U16", value.KindInt32: "I32", value.KindUInt32: "U32", value.KindInt64: "I64", value.KindUInt64: "U64",
	value.KindSingle: "Sg", value.KindDouble: "Db", value.KindDateTime: "DT", value.KindTimeSpan: "TS", value.KindString: "S",
}

// Secret is a System.Security.SecureString: the serialiser needs its text.
type Secret interface {
	value.Object
	PlainText() string
}

// primitiveTag is the tag of a value that is serialised as one element; "" for others. v is no wrapper.
func primitiveTag(v value.Value) string {
	k := v.Kind()
	if int(k) < len(scalarTags) && scalarTags[k] != "" {
		return scalarTags[k]
	}
	switch o := v.Object().(type) {
	case nil:
		return ""
	case *value.DecimalObject:
		return "D"
	case *types.Guid:
		return "G"
	case *types.Version:
		return "Version"
	case *stream.ProgressRecord:
		return tagProgress
	case value.ScriptBlock:
		return "SBK"
	case *value.Array:
		if o.Elem() == value.TypeByte && o.Rank() == 1 {
			return "BA"
		}
		return ""
	case *value.PSObject, *value.Dict, *value.List, *Object:
		return ""
	default:
		switch o.Type().FullName {
		case "System.Uri":
			return "URI"
		case "System.Xml.XmlDocument":
			return "XD"
		case "System.Security.SecureString":
			return "SS"
		}
	}
	return ""
}

// primitiveText is the escaped text of a primitive element.
func primitiveText(rt value.Runtime, tag string, v value.Value) string {
	switch v.Kind() {
	case value.KindBoolean:
		if v.Bits() != 0 {
			return "true"
		}
		return "false"
	case value.KindString:
		s, _ := v.AsString()
		return encode(s)
	case value.KindByte, value.KindUInt16, value.KindUInt32, value.KindUInt64, value.KindChar:
		return strconv.FormatUint(v.Bits(), 10)
	case value.KindSByte, value.KindInt16, value.KindInt32, value.KindInt64:
		return strconv.FormatInt(v.Int64(), 10)
	case value.KindDouble:
		return floatText(v.Float64(), 64)
	case value.KindSingle:
		return floatText(v.Float64(), 32)
	case value.KindDateTime:
		s, _ := datetime.Format(datetime.FromData(v.Bits()), "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", culture.Invariant(), zone(rt))
		return s
	case value.KindTimeSpan:
		return durationText(v.Int64())
	}
	switch o := v.Object().(type) {
	case *value.DecimalObject:
		return o.D.String()
	case *value.Array:
		b := make([]byte, len(o.Items))
		for i, x := range o.Items {
			b[i] = byte(x.Base().Int64())
		}
		return base64.StdEncoding.EncodeToString(b)
	case value.ScriptBlock:
		return encode(o.String())
	}
	switch tag {
	case "XD":
		return encode(property(rt, v, "OuterXml"))
	case "SS":
		return secretHex(rt, v)
	}
	return encode(types.ToString(rt, v))
}

func property(rt value.Runtime, v value.Value, name string) string {
	p, _, _ := types.Get(rt, v, name)
	return types.ToString(rt, p)
}

func zone(rt value.Runtime) *time.Location {
	if rt != nil {
		if loc, ok := rt.Service(types.LocationKey{}).(*time.Location); ok {
			return loc
		}
	}
	return time.Local
}

func floatText(f float64, bits int) string {
	switch {
	case math.IsNaN(f):
		return "NaN"
	case math.IsInf(f, 1):
		return "INF"
	case math.IsInf(f, -1):
		return "-INF"
	}
	// XmlConvert writes no exponent up to 15 digits before the point, as .NET's shortest form does from 1E+15 on.
	if a := math.Abs(f); a >= 1e15 && a < 1e16 && f == math.Trunc(f) && bits == 64 {
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	if bits == 32 {
		return netfmt.ShortestFloat32(float32(f))
	}
	return netfmt.ShortestFloat64(f)
}

// durationText is the XML form of a duration: P1DT2H3M4.5S.
func durationText(ticks int64) string {
	if ticks == 0 {
		return "PT0S"
	}
	var b []byte
	n := uint64(ticks) // ticks of the magnitude
	if ticks < 0 {
		b = append(b, '-')
		n = -n
	}
	b = append(b, 'P')
	part := func(unit uint64, mark byte) {
		if q := n / unit; q > 0 {
			b = append(strconv.AppendUint(b, q, 10), mark)
			n %= unit
		}
	}
	part(uint64(datetime.TicksPerDay), 'D')
	if n == 0 {
		return string(b)
	}
	b = append(b, 'T')
	part(uint64(datetime.TicksPerHour), 'H')
	part(uint64(datetime.TicksPerMinute), 'M')
	if n > 0 {
		b = strconv.AppendUint(b, n/uint64(datetime.TicksPerSecond), 10)
		if f := n % uint64(datetime.TicksPerSecond); f > 0 {
			s := strconv.FormatUint(f+uint64(datetime.TicksPerSecond), 10)
			b = append(append(b, '.'), strings.TrimRight(s[1:], "0")...)
		}
		b = append(b, 'S')
	}
	return string(b)
}

// secretHex is a SecureString's text as the hexadecimal digits of its UTF-16LE bytes.
func secretHex(rt value.Runtime, v value.Value) string {
	const hex = "0123456789abcdef"
	var b []byte
	for _, u := range wtf8.Units(PlainText(rt, v)) {
		lo, hi := byte(u), byte(u>>8)
		b = append(b, hex[lo>>4], hex[lo&15], hex[hi>>4], hex[hi&15])
	}
	return string(b)
}

// PlainText is the text of a SecureString; "" when it has none.
func PlainText(rt value.Runtime, v value.Value) string {
	if s, ok := v.Base().Object().(Secret); ok {
		return s.PlainText()
	}
	t := types.Lookup("System.Management.Automation.PSCredential")
	if t == nil {
		return ""
	}
	c, err := types.New(rt, t, []value.Value{value.String("x"), v})
	if err != nil {
		return ""
	}
	n, err := types.Invoke(rt, c, "GetNetworkCredential", nil)
	if err != nil {
		return ""
	}
	return property(rt, n, "Password")
}

// primitiveTypes names the .NET type of each primitive tag, for the error of text that does not fit.
var primitiveTypes = map[string]string{
	"S": "System.String", "C": "System.Char", "B": "System.Boolean", "DT": "System.DateTime", "TS": "System.TimeSpan", "By": "System.Byte",
	"SB": "System.SByte", "U16": "System.UInt16", "I16": "System.Int16", "U32": "System.UInt32", "I32": "System.Int32",
	"U64": "System.UInt64", "I64": "System.Int64", "Sg": "System.Single", "Db": "System.Double", "D": "System.Decimal",
	"BA": "System.Byte[]", "G": "System.Guid", "URI": "System.Uri", "Nil": "", "Version": "System.Version", "XD": "System.Xml.XmlDocument",
	"SBK": "System.Management.Automation.ScriptBlock", "SS": "System.Security.SecureString",
}

const xmlSpace = " \t\r\n"

// parsePrimitive reads the text of a primitive element. ok is false for text that does not fit; err is another failure.
func parsePrimitive(rt value.Runtime, tag, s string) (v value.Value, ok bool, err error) {
	t := strings.Trim(s, xmlSpace)
	switch tag {
	case "S", "SBK":
		return value.String(decode(s)), true, nil
	case "B":
		switch t {
		case "true", "1":
			return value.True, true, nil
		case "false", "0":
			return value.False, true, nil
		}
		return value.Null, false, nil
	case "C":
		n, err := strconv.ParseUint(t, 10, 16)
		return value.Char(uint16(n)), err == nil, nil
	case "By", "U16", "U32", "U64":
		k, bits := unsignedKinds[tag].kind, unsignedKinds[tag].bits
		n, err := strconv.ParseUint(strings.TrimPrefix(t, "+"), 10, bits)
		return value.Scalar(k, n), err == nil, nil
	case "SB", "I16", "I32", "I64":
		k, bits := signedKinds[tag].kind, signedKinds[tag].bits
		n, err := strconv.ParseInt(t, 10, bits)
		return value.FromInteger(k, n), err == nil, nil
	case "Db":
		f, ok := parseFloat(t, 64)
		return value.Double(f), ok, nil
	case "Sg":
		f, ok := parseFloat(t, 32)
		return value.Single(float32(f)), ok, nil
	case "D":
		d, err := decimal.Parse(t)
		return value.NewDecimal(d), err == nil, nil
	case "DT":
		d, err := datetime.ParseExact(t, dateForms[:], datetime.Options{
			Culture: culture.Invariant(), Styles: datetime.RoundtripKind | datetime.NoCurrentDateDefault, Location: zone(rt)})
		return value.DateTime(d.Data()), err == nil, nil
	case "TS":
		n, ok := parseDuration(t)
		return value.TimeSpan(n), ok, nil
	case "BA":
		b, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(s), ""))
		return value.Bytes(b), err == nil, nil
	}
	return parseObject(rt, tag, s)
}

type integerKind struct {
	kind value.Kind
	bits int
}

var (
	unsignedKinds = map[string]integerKind{"By": {value.KindByte, 8}, "U16": {value.KindUInt16, 16}, "U32": {value.KindUInt32, 32}, "U64": {value.KindUInt64, 64}}
	signedKinds   = map[string]integerKind{"SB": {value.KindSByte, 8}, "I16": {value.KindInt16, 16}, "I32": {value.KindInt32, 32}, "I64": {value.KindInt64, 64}}
	dateForms     = [...]string{"yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddK"}
)

// parseObject reads the primitive elements that become objects.
func parseObject(rt value.Runtime, tag, s string) (value.Value, bool, error) {
	switch tag {
	case "G", "Version":
		v, err := types.Convert(rt, value.String(strings.Trim(decode(s), xmlSpace)), types.Lookup(primitiveTypes[tag]))
		return v, err == nil, nil
	case "URI":
		t, kind := types.Lookup("System.Uri"), types.Lookup("System.UriKind")
		if t == nil || kind == nil || kind.Enum == nil {
			return value.String(decode(s)), true, nil
		}
		v, err := types.New(rt, t, []value.Value{value.String(decode(s)), value.Enum(kind.Enum, 0)})
		return v, err == nil, nil
	case "XD":
		t := types.Lookup("System.Xml.XmlDocument")
		if t == nil {
			return value.String(decode(s)), true, nil
		}
		v, err := types.New(rt, t, nil)
		if err != nil {
			return value.Null, false, nil
		}
		if doc, ok := v.Object().(*types.XMLNode); ok {
			doc.PreserveWhitespace = true
			err = doc.LoadXML(decode(s))
		}
		return v, err == nil, nil
	case "SS":
		text, err := secretText(s)
		if err != nil {
			return value.Null, false, err
		}
		v, err := NewSecret(rt, text)
		return v, err == nil, nil
	}
	return value.Null, false, nil
}

func secretText(s string) (string, error) {
	s = strings.Trim(s, xmlSpace)
	var units []uint16
	for i := 0; i+1 < len(s); i += 4 {
		hi := "00"
		if i+3 < len(s) {
			hi = s[i+2 : i+4]
		}
		lo := s[i : i+2]
		n, err := strconv.ParseUint(hi+lo, 16, 16)
		if err != nil {
			bad := lo
			if _, err := strconv.ParseUint(lo, 16, 8); err == nil {
				bad = hi
			}
			return "", formatError("The input string '" + bad + "' was not in a correct format.")
		}
		units = append(units, uint16(n))
	}
	return wtf8.FromUnits(units), nil
}

// NewSecret makes a System.Security.SecureString of text.
func NewSecret(rt value.Runtime, text string) (value.Value, error) {
	t := types.Lookup("System.Security.SecureString")
	if t == nil {
		return value.Null, formatError("System.Security.SecureString is not available.")
	}
	v, err := types.New(rt, t, nil)
	if err != nil {
		return value.Null, err
	}
	for _, u := range wtf8.Units(text) {
		if _, err := types.Invoke(rt, v, "AppendChar", []value.Value{value.Char(u)}); err != nil {
			return value.Null, err
		}
	}
	_, err = types.Invoke(rt, v, "MakeReadOnly", nil)
	return v, err
}

func parseFloat(s string, bits int) (float64, bool) {
	switch s {
	case "INF", "Infinity", "∞":
		return math.Inf(1), true
	case "-INF", "-Infinity", "-∞":
		return math.Inf(-1), true
	case "NaN":
		return math.NaN(), true
	}
	if s == "" || strings.ContainsAny(s, "xXpP_iInN") {
		return 0, false
	}
	f, err := strconv.ParseFloat(s, bits)
	if err != nil && !math.IsInf(f, 0) {
		return 0, false
	}
	return f, true
}

// parseDuration reads an XML duration in ticks.
func parseDuration(s string) (int64, bool) {
	neg := strings.HasPrefix(s, "-")
	s = strings.TrimPrefix(s, "-")
	if len(s) < 2 || s[0] != 'P' {
		return 0, false
	}
	s = s[1:]
	units := [...]struct {
		mark byte
		size float64
	}{{'Y', 365 * 86400}, {'M', 30 * 86400}, {'D', 86400}, {'T', 0}, {'H', 3600}, {'M', 60}, {'S', 1}}
	var total int64
	at := 0
	for s != "" {
		if s[0] == 'T' {
			if at > 3 || len(s) == 1 {
				return 0, false
			}
			at, s = 4, s[1:]
			continue
		}
		n := 0
		for n < len(s) && (s[n] >= '0' && s[n] <= '9' || s[n] == '.') {
			n++
		}
		if n == 0 || n == len(s) {
			return 0, false
		}
		for at < len(units) && units[at].mark != s[n] {
			if units[at].mark == 'T' {
				return 0, false
			}
			at++
		}
		if at == len(units) {
			return 0, false
		}
		whole, fraction, dotted := strings.Cut(s[:n], ".")
		if dotted && (s[n] != 'S' || fraction == "") {
			return 0, false
		}
		q, err := strconv.ParseInt(whole, 10, 64)
		if err != nil || q > math.MaxInt64/datetime.TicksPerSecond/int64(units[at].size) {
			return 0, false
		}
		total += q * int64(units[at].size) * datetime.TicksPerSecond
		if dotted {
			f, err := strconv.ParseInt((fraction + "0000000")[:7], 10, 64)
			if err != nil {
				return 0, false
			}
			total += f
		}
		if total < 0 {
			if neg && total == math.MinInt64 && n+1 == len(s) {
				return total, true
			}
			return 0, false
		}
		at, s = at+1, s[n+1:]
	}
	if neg {
		total = -total
	}
	return total, true
}
