package types

import (
	"net/netip"
	"strconv"
	"strings"

	"goposh/runtime/culture"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

var (
	typeURI          = lazyType{name: "System.Uri"}
	typeHostNameType = lazyType{name: "System.UriHostNameType"}
)

// URI is a System.Uri.
type URI struct {
	value.Bag
	text  string
	parts *uriParts // nil for a relative one
}

// Type implements value.Object.
func (*URI) Type() *value.Type { return typeURI.get() }

// NewURI parses text as an absolute or relative System.Uri; the error is a UriFormatException.
func NewURI(text string) (*URI, error) { return newURI(text, 0) }

// newURI parses text; kind is a UriKind.
func newURI(text string, kind int) (*URI, error) {
	const absolute, relative = 1, 2
	p, ok, err := parseURI(text, kind == absolute)
	switch {
	case kind == relative:
		if ok && err == nil {
			return nil, uriError("A relative URI cannot be created because the 'uriString' parameter represents an absolute URI.")
		}
		p = nil
	case err != nil:
		return nil, err
	case !ok && kind == absolute:
		if strings.TrimSpace(text) == "" {
			return nil, uriError(msgURIEmpty)
		}
		return nil, uriError(msgURIFormat)
	}
	return &URI{text: text, parts: p}, nil
}

// String is Uri.ToString: readable, with what can be unescaped.
func (u *URI) String() string {
	if u.parts == nil {
		return u.text
	}
	p := *u.parts
	p.path, p.query, p.fragment = unescapeURI(p.path, keepSafe), unescapeURI(p.query, keepSafe), unescapeURI(p.fragment, keepSafe)
	return p.text()
}

// AbsoluteURI is the escaped text, the original one of a relative URI.
func (u *URI) AbsoluteURI() string {
	if u.parts == nil {
		return u.text
	}
	return u.parts.text()
}

func (u *URI) identity() string {
	if u.parts == nil {
		return u.text
	}
	p := *u.parts
	p.fragment, p.user = "", ""
	return p.text()
}

// EqualObject implements value.Equaler: fragments and user information do not count.
func (u *URI) EqualObject(o value.Object) bool {
	v, ok := o.(*URI)
	return ok && u.identity() == v.identity()
}

// HashObject implements value.Equaler.
func (u *URI) HashObject() uint32 { return value.HashKey(value.String(u.identity()), false) }

// local is Uri.LocalPath.
func (p *uriParts) local() string {
	s := unescapeURI(p.path, keepNone)
	if p.dosPath {
		return strings.ReplaceAll(strings.TrimPrefix(s, "/"), "/", `\`)
	}
	if p.scheme == "file" && p.host != "" {
		return `\\` + p.host + strings.ReplaceAll(s, "/", `\`)
	}
	return s
}

func (p *uriParts) realPort() int {
	if p.port >= 0 {
		return p.port
	}
	return defaultPort(p.scheme)
}

func (p *uriParts) segments() []string {
	var out []string
	for s := p.path; s != ""; {
		i := strings.IndexByte(s, '/') + 1
		if i == 0 {
			i = len(s)
		}
		out, s = append(out, s[:i]), s[i:]
	}
	return out
}

// hostNameType is the UriHostNameType of a host.
func hostNameType(host string) int {
	a, err := netip.ParseAddr(strings.Trim(host, "[]"))
	switch {
	case host == "":
		return 0
	case err == nil && a.Is4():
		return 3
	case err == nil:
		return 4
	case validHost(host):
		return 2
	}
	return 0
}

func (p *uriParts) loopback() bool {
	h := strings.Trim(p.host, "[]")
	if a, err := netip.ParseAddr(h); err == nil {
		return a.IsLoopback()
	}
	return h == "localhost" || h == "loopback" || h == "" && p.scheme == "file"
}

// uriClass declares System.Uri.
func uriClass() *Class {
	self := func(c *Call) *URI { return this[*URI](c) }
	prop := func(sig string, f func(p *uriParts) value.Value) M {
		return M{sig + " {get}", func(c *Call) (value.Value, error) {
			if self(c).parts == nil {
				return value.Null, invalidOperation("This operation is not supported for a relative URI.")
			}
			return f(self(c).parts), nil
		}}
	}
	text := func(name string, f func(p *uriParts) string) M {
		return prop("string "+name, func(p *uriParts) value.Value { return value.String(f(p)) })
	}
	field := func(name, s string) M { return M{"static readonly string " + name, constant(value.String(s))} }
	members := []M{
		{"new(string uriString)", uriNew},
		{"new(string uriString, bool dontEscape)", func(c *Call) (value.Value, error) {
			u, err := newURI(c.Str(0), 1)
			return uriResult(u, err)
		}},
		{"new(Uri baseUri, string relativeUri, bool dontEscape)", uriNewRelative},
		{"new(string uriString, UriKind uriKind)", uriNew},
		{"new(Uri baseUri, string relativeUri)", uriNewRelative},
		{"new(Uri baseUri, Uri relativeUri)", uriNewRelative},
		text("AbsolutePath", func(p *uriParts) string { return p.path }),
		text("AbsoluteUri", (*uriParts).text),
		text("LocalPath", (*uriParts).local),
		text("Authority", (*uriParts).hostPort),
		prop("UriHostNameType HostNameType", func(p *uriParts) value.Value { return typeHostNameType.enum(hostNameKind(p)) }),
		prop("bool IsDefaultPort", func(p *uriParts) value.Value { return value.Bool(p.port < 0) }),
		prop("bool IsFile", func(p *uriParts) value.Value { return value.Bool(p.scheme == "file") }),
		prop("bool IsLoopback", func(p *uriParts) value.Value { return value.Bool(p.loopback()) }),
		text("PathAndQuery", func(p *uriParts) string { return p.path + p.query }),
		prop("string[] Segments", func(p *uriParts) value.Value { return value.Strings(p.segments()) }),
		prop("bool IsUnc", func(p *uriParts) value.Value { return value.Bool(p.scheme == "file" && p.host != "") }),
		text("Host", func(p *uriParts) string { return p.host }),
		prop("int Port", func(p *uriParts) value.Value { return value.Int(int32(p.realPort())) }),
		text("Query", func(p *uriParts) string { return p.query }),
		text("Fragment", func(p *uriParts) string { return p.fragment }),
		text("Scheme", func(p *uriParts) string { return p.scheme }),
		{"string OriginalString {get}", func(c *Call) (value.Value, error) { return vstring(self(c).text) }},
		text("DnsSafeHost", func(p *uriParts) string { return strings.Trim(p.host, "[]") }),
		text("IdnHost", func(p *uriParts) string { return asciiHost(strings.Trim(p.host, "[]")) }),
		{"bool IsAbsoluteUri {get}", func(c *Call) (value.Value, error) { return vbool(self(c).parts != nil) }},
		{"bool UserEscaped {get}", constant(value.False)},
		text("UserInfo", func(p *uriParts) string { return p.user }),
		{"static UriHostNameType CheckHostName(string name)", func(c *Call) (value.Value, error) {
			return typeHostNameType.enum(hostNameType(c.Str(0))), nil
		}},
		{"string GetLeftPart(UriPartial part)", uriLeftPart},
		{"static string HexEscape(char character)", func(c *Call) (value.Value, error) {
			if c.Int(0) > 255 {
				return value.Null, neterr.ArgumentOutOfRange("character", "Specified argument was out of the range of valid values.")
			}
			return vstring(string(appendPercent(nil, byte(c.Int(0)))))
		}},
		{"static bool IsHexEncoding(string pattern, int index)", func(c *Call) (value.Value, error) {
			s, i := c.Str(0), c.Int(1)
			return vbool(i >= 0 && i+2 < len(s) && s[i] == '%' && isHex(s[i+1]) && isHex(s[i+2]))
		}},
		{"static bool CheckSchemeName(string schemeName)", func(c *Call) (value.Value, error) {
			s := c.Str(0)
			return vbool(s != "" && schemeLength(s+":") == len(s))
		}},
		{"static bool IsHexDigit(char character)", func(c *Call) (value.Value, error) {
			return vbool(c.Int(0) < 128 && isHex(byte(c.Int(0))))
		}},
		{"static int FromHex(char digit)", func(c *Call) (value.Value, error) {
			n, err := strconv.ParseInt(string(rune(c.Int(0))), 16, 32)
			if err != nil {
				return value.Null, neterr.Argument("digit", "Value does not fall within the expected range.")
			}
			return vint(int(n))
		}},
		{"int GetHashCode()", objGetHashCode},
		{"string ToString()", func(c *Call) (value.Value, error) { return vstring(self(c).String()) }},
		{"bool Equals(object comparand)", uriEquals},
		{"bool Equals(Uri other)", uriEquals},
		{"static bool op_Equality(Uri uri1, Uri uri2)", opEqual},
		{"static bool op_Inequality(Uri uri1, Uri uri2)", opNotEqual},
		{"Uri MakeRelativeUri(Uri uri)", uriMakeRelative},
		{"static bool TryCreate(string uriString, UriKind uriKind, out Uri result)", try(uriNew, value.Null)},
		{"static bool TryCreate(Uri baseUri, string relativeUri, out Uri result)", try(uriNewRelative, value.Null)},
		{"static bool TryCreate(Uri baseUri, Uri relativeUri, out Uri result)", try(uriNewRelative, value.Null)},
		{"string GetComponents(UriComponents components, UriFormat format)", uriComponents},
		{"static int Compare(Uri uri1, Uri uri2, UriComponents partsToCompare, UriFormat compareFormat, StringComparison comparisonType)", uriCompare},
		{"bool IsWellFormedOriginalString()", func(c *Call) (value.Value, error) { return vbool(wellFormed(self(c).text, 0)) }},
		{"static bool IsWellFormedUriString(string uriString, UriKind uriKind)", func(c *Call) (value.Value, error) {
			return vbool(!c.isNull(0) && wellFormed(c.Str(0), c.Int(1)))
		}},
		{"static string UnescapeDataString(string stringToUnescape)", func(c *Call) (value.Value, error) {
			if c.isNull(0) {
				return value.Null, neterr.ArgumentNull("stringToUnescape")
			}
			return vstring(unescapeURI(c.Str(0), keepNone))
		}},
		{"static string EscapeUriString(string stringToEscape)", func(c *Call) (value.Value, error) {
			if c.isNull(0) {
				return value.Null, neterr.ArgumentNull("stringToEscape")
			}
			return vstring(escapeURI(c.Str(0), ""))
		}},
		{"static string EscapeDataString(string stringToEscape)", func(c *Call) (value.Value, error) {
			if c.isNull(0) {
				return value.Null, neterr.ArgumentNull("stringToEscape")
			}
			return vstring(escapeData(c.Str(0)))
		}},
		{"bool IsBaseOf(Uri uri)", uriIsBaseOf},
	}
	for _, s := range [...][2]string{
		{"File", "file"}, {"Ftp", "ftp"}, {"Sftp", "sftp"}, {"Ftps", "ftps"}, {"Gopher", "gopher"}, {"Http", "http"}, {"Https", "https"},
		{"Ws", "ws"}, {"Wss", "wss"}, {"Mailto", "mailto"}, {"News", "news"}, {"Nntp", "nntp"}, {"Ssh", "ssh"}, {"Telnet", "telnet"},
		{"NetTcp", "net.tcp"}, {"NetPipe", "net.pipe"},
	} {
		members = append(members, field("UriScheme"+s[0], s[1]))
	}
	return &Class{Members: append(members, field("SchemeDelimiter", "://"))}
}

func hostNameKind(p *uriParts) int {
	if p.host == "" && (p.scheme == "file" || p.authority) {
		return 1
	}
	return hostNameType(p.host)
}

func uriResult(u *URI, err error) (value.Value, error) {
	if err != nil {
		return value.Null, err
	}
	return vobject(u)
}

func uriNew(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("uriString")
	}
	kind := 1
	if c.N() > 1 {
		kind = c.Int(1)
	}
	return uriResult(newURI(c.Str(0), kind))
}

func uriNewRelative(c *Call) (value.Value, error) {
	base, ok := ref[*URI](c, 0)
	if !ok {
		return value.Null, neterr.ArgumentNull("baseUri")
	}
	if base.parts == nil {
		return value.Null, neterr.New("System.ArgumentOutOfRangeException", "Specified argument was out of the range of valid values. (Parameter 'baseUri')")
	}
	text := c.Str(1)
	if r, ok := ref[*URI](c, 1); ok {
		text = r.text
	}
	if p, ok, err := parseURI(text, false); ok && err == nil {
		return vobject(&URI{text: text, parts: p})
	}
	p := base.parts.resolve(text)
	return vobject(&URI{text: p.text(), parts: p})
}

func uriEquals(c *Call) (value.Value, error) {
	other, ok := ref[*URI](c, 0)
	if !ok {
		s, isText := c.Args[0].Base().AsString()
		if !isText {
			return value.False, nil
		}
		var err error
		if other, err = NewURI(s); err != nil {
			return value.False, nil
		}
	}
	return vbool(this[*URI](c).EqualObject(other))
}

func uriLeftPart(c *Call) (value.Value, error) {
	p := this[*URI](c).parts
	if p == nil {
		return value.Null, invalidOperation("This operation is not supported for a relative URI.")
	}
	switch c.Int(0) {
	case 0:
		s, _, _ := strings.Cut(p.left(false), "//")
		if p.authority {
			s += "//"
		}
		return vstring(s)
	case 1:
		return vstring(p.left(true))
	case 2:
		return vstring(p.left(true) + p.path)
	}
	return vstring(p.left(true) + p.path + p.query)
}

// The bits of UriComponents.
const (
	uriScheme = 1 << iota
	uriUserInfo
	uriHost
	uriPort
	uriPath
	uriQuery
	uriFragment
	uriStrongPort
	uriKeepDelimiter = 0x40000000
)

// pick assembles the components that bits names.
func (p *uriParts) pick(bits int) string {
	var b strings.Builder
	single := bits&(bits-1) == 0
	if bits&uriScheme != 0 {
		b.WriteString(p.scheme)
		if !single {
			b.WriteString(p.left(false)[len(p.scheme) : strings.IndexByte(p.left(false), ':')+1])
			if p.authority {
				b.WriteString("//")
			}
		}
	}
	if bits&uriUserInfo != 0 && p.user != "" {
		b.WriteString(p.user)
		if !single {
			b.WriteByte('@')
		}
	}
	if bits&uriHost != 0 {
		b.WriteString(p.host)
	}
	if port := p.realPort(); port >= 0 && (bits&uriStrongPort != 0 || bits&uriPort != 0 && p.port >= 0) {
		if bits&uriHost != 0 {
			b.WriteByte(':')
		}
		b.WriteString(strconv.Itoa(port))
	}
	if bits&uriPath != 0 {
		path := p.path
		if single {
			path = strings.TrimPrefix(path, "/")
		}
		b.WriteString(path)
	}
	if bits&uriQuery != 0 {
		q := p.query
		if single {
			q = strings.TrimPrefix(q, "?")
		}
		b.WriteString(q)
	}
	if bits&uriFragment != 0 {
		f := p.fragment
		if single {
			f = strings.TrimPrefix(f, "#")
		}
		b.WriteString(f)
	}
	return b.String()
}

func uriComponents(c *Call) (value.Value, error) {
	u := this[*URI](c)
	if u.parts == nil {
		return value.Null, invalidOperation("This operation is not supported for a relative URI.")
	}
	s := u.parts.pick(c.Int(0))
	switch c.Int(1) {
	case 2:
		s = unescapeURI(s, keepNone)
	case 3:
		s = unescapeURI(s, keepSafe)
	}
	return vstring(s)
}

func uriCompare(c *Call) (value.Value, error) {
	a, okA := ref[*URI](c, 0)
	b, okB := ref[*URI](c, 1)
	switch {
	case !okA && !okB:
		return vint(0)
	case !okA:
		return vint(-1)
	case !okB:
		return vint(1)
	}
	x, y := a.text, b.text
	if a.parts != nil && b.parts != nil {
		x, y = a.parts.pick(c.Int(2)), b.parts.pick(c.Int(2))
	}
	return vint(comparisonOf(c.RT, c.Int(4)).compare(x, y))
}

func wellFormed(text string, kind int) bool {
	u, err := newURI(text, kind)
	if err != nil {
		return false
	}
	_, hash, _ := strings.Cut(text, "#")
	return !strings.Contains(hash, "#") && escapeURI(text, "") == text && (u.parts != nil || kind != 1)
}

func uriIsBaseOf(c *Call) (value.Value, error) {
	u, ok := ref[*URI](c, 0)
	if !ok {
		return value.Null, neterr.ArgumentNull("uri")
	}
	base := this[*URI](c).parts
	if base == nil {
		return value.False, nil
	}
	p := u.parts
	if p == nil {
		return value.True, nil
	}
	dir := base.path[:strings.LastIndexByte(base.path, '/')+1]
	return vbool(base.scheme == p.scheme && base.hostPort() == p.hostPort() && strings.HasPrefix(p.path, dir))
}

func uriMakeRelative(c *Call) (value.Value, error) {
	to, ok := ref[*URI](c, 0)
	if !ok {
		return value.Null, neterr.ArgumentNull("uri")
	}
	from := this[*URI](c).parts
	if from == nil || to.parts == nil {
		return value.Null, invalidOperation("This operation is not supported for a relative URI.")
	}
	p := to.parts
	if from.scheme != p.scheme || from.hostPort() != p.hostPort() {
		return vobject(to)
	}
	a, b := from.path, p.path
	same := 0
	for i := 0; i < len(a) && i < len(b) && a[i] == b[i]; i++ {
		if a[i] == '/' {
			same = i + 1
		}
	}
	text := b[same:]
	if a == b {
		text = ""
	} else {
		text = strings.Repeat("../", strings.Count(a[same:], "/")) + text
		if text == "" {
			text = "./"
		}
	}
	return uriResult(newURI(text+p.query+p.fragment, 0))
}

// toURI is PowerShell's conversion of text to System.Uri.
func toURI(rt value.Runtime, v value.Value, t *value.Type) (value.Value, error) {
	s, err := ConvertString(rt, v)
	if err != nil {
		return value.Null, err
	}
	u, err := NewURI(s)
	if err != nil {
		return value.Null, castFailed("InvalidCastFromStringToUri", rt, v, t, err)
	}
	return vobject(u)
}

// asciiHost is the punycode form of an international host name.
func asciiHost(host string) string {
	labels := strings.Split(host, ".")
	for i, l := range labels {
		labels[i] = punycodeLabel(culture.ToLowerInvariant(l))
	}
	return strings.Join(labels, ".")
}
