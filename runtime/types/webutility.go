package types

import (
	"html"
	"strconv"
	"strings"

	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// webUtilityClass declares System.Net.WebUtility.
func webUtilityClass() *Class {
	text := func(f func(string) string) Func {
		return func(c *Call) (value.Value, error) {
			if c.isNull(0) {
				return value.Null, nil
			}
			return vstring(f(c.Str(0)))
		}
	}
	return &Class{Members: []M{
		{"static string HtmlEncode(string value)", text(htmlEncode)},
		{"static string HtmlDecode(string value)", text(htmlDecode)},
		{"static string UrlEncode(string value)", text(func(s string) string { return string(webEncode(wtf8.Valid(s))) })},
		{"static string UrlDecode(string encodedValue)", text(func(s string) string { return wtf8.Valid(string(webDecode([]byte(s)))) })},
		{"static byte[] UrlEncodeToBytes(byte[] value, int offset, int count)", func(c *Call) (value.Value, error) {
			_, off, n, err := spanArg(c)
			if err != nil {
				return value.Null, err
			}
			return vbytes(webEncode(string(bytesOf(c.Args[0])[off : off+n])))
		}},
		{"static byte[] UrlDecodeToBytes(byte[] encodedValue, int offset, int count)", func(c *Call) (value.Value, error) {
			_, off, n, err := spanArg(c)
			if err != nil {
				return value.Null, err
			}
			return vbytes(webDecode(bytesOf(c.Args[0])[off : off+n]))
		}},
	}}
}

// htmlEncode escapes what HTML reads as markup, and the characters from U+00A0 to U+00FF and beyond U+FFFF by their number.
func htmlEncode(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r == '\'':
			b.WriteString("&#39;")
		case r == '&':
			b.WriteString("&amp;")
		case r >= 0xA0 && r < 0x100 || r > 0xFFFF:
			b.WriteString("&#" + strconv.Itoa(int(r)) + ";")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// htmlDecode reads references that end in a semicolon, as .NET does.
func htmlDecode(s string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(s, "&")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		end := strings.IndexAny(rest, ";&")
		if end < 0 || rest[end] == '&' {
			b.WriteByte('&')
			s = rest
			continue
		}
		ref := "&" + rest[:end+1]
		b.WriteString(html.UnescapeString(ref))
		s = rest[end+1:]
	}
}

// webEncode escapes all but letters, digits and -_.!*() in UTF-8; a blank becomes a plus sign.
func webEncode(s string) []byte {
	out := make([]byte, 0, len(s))
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-_.!*()", c) >= 0:
			out = append(out, c)
		case c == ' ':
			out = append(out, '+')
		default:
			out = append(out, '%', upperHex[c>>4], upperHex[c&15])
		}
	}
	return out
}

func webDecode(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); i++ {
		switch c := b[i]; c {
		case '+':
			out = append(out, ' ')
		case '%':
			if i+2 < len(b) {
				if n, err := strconv.ParseUint(string(b[i+1:i+3]), 16, 8); err == nil {
					out = append(out, byte(n))
					i += 2
					continue
				}
			}
			out = append(out, c)
		default:
			out = append(out, c)
		}
	}
	return out
}
