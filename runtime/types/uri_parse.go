package types

import (
	"net/netip"
	"strconv"
	"strings"
	"unicode/utf8"

	"goposh/runtime/neterr"
)

// uriParts are the components of an absolute URI, escaped as System.Uri keeps them.
type uriParts struct {
	scheme    string // lower case
	authority bool   // has "//"
	user      string
	host      string // lower case; IPv6 addresses in brackets
	port      int    // -1 for none
	path      string
	query     string // with its question mark
	fragment  string // with its hash
	dosPath   bool
}

const (
	msgURIFormat = "Invalid URI: The format of the URI could not be determined."
	msgURIHost   = "Invalid URI: The hostname could not be parsed."
	msgURIPort   = "Invalid URI: Invalid port specified."
	msgURIEmpty  = "Invalid URI: The URI is empty."
)

func uriError(message string) error { return neterr.New("System.UriFormatException", message) }

// defaultPort is the port of a scheme, -1 when it has none.
func defaultPort(scheme string) int {
	switch scheme {
	case "http", "ws":
		return 80
	case "https", "wss":
		return 443
	case "ftp":
		return 21
	case "ftps":
		return 990
	case "sftp", "ssh":
		return 22
	case "telnet":
		return 23
	case "mailto":
		return 25
	case "gopher":
		return 70
	case "nntp":
		return 119
	case "ldap":
		return 389
	case "net.tcp":
		return 808
	}
	return -1
}

// hierarchical tells whether paths of the scheme are compressed and start with a slash.
func hierarchical(scheme string) bool {
	switch scheme {
	case "http", "https", "ws", "wss", "ftp", "ftps", "sftp", "file", "net.tcp", "net.pipe", "gopher", "nntp", "telnet", "ldap":
		return true
	}
	return false
}

// schemeLength is the length of the scheme that text starts with, 0 for none.
func schemeLength(s string) int {
	for i := range len(s) {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
		case i > 0 && ('0' <= c && c <= '9' || c == '+' || c == '-' || c == '.'):
		case c == ':':
			return i
		default:
			return 0
		}
	}
	return 0
}

// parseURI reads an absolute URI. rooted lets Unix paths count as file URIs; ok is false for text that is relative.
func parseURI(text string, rooted bool) (p *uriParts, ok bool, err error) {
	s := strings.TrimSpace(text)
	switch {
	case len(s) > 2 && s[1] == ':' && alphaByte(s[0]) && (s[2] == '\\' || s[2] == '/'):
		return &uriParts{scheme: "file", authority: true, port: -1, dosPath: true, path: escapeURI("/"+strings.ReplaceAll(s, `\`, "/"), "?#")}, true, nil
	case strings.HasPrefix(s, `\\`) && len(s) > 2:
		host, path, _ := strings.Cut(strings.ReplaceAll(s[2:], `\`, "/"), "/")
		return &uriParts{scheme: "file", authority: true, port: -1, host: strings.ToLower(host), path: escapeURI("/"+path, "?#")}, true, nil
	case rooted && strings.HasPrefix(s, "/"):
		return &uriParts{scheme: "file", authority: true, port: -1, path: escapeURI(removeDots(s), "?#")}, true, nil
	}
	n := schemeLength(s)
	if n == 0 || n == 1 {
		return nil, false, nil
	}
	p = &uriParts{scheme: strings.ToLower(s[:n]), port: -1}
	s = s[n+1:]
	if i := strings.IndexByte(s, '#'); i >= 0 {
		p.fragment, s = escapeURI(s[i:], ""), s[:i]
	}
	if i := strings.IndexByte(s, '?'); i >= 0 {
		p.query, s = escapeURI(s[i:], ""), s[:i]
	}
	tree := hierarchical(p.scheme)
	if tree {
		s = strings.ReplaceAll(s, `\`, "/")
	}
	if rest, found := strings.CutPrefix(s, "//"); found {
		p.authority = true
		end := strings.IndexByte(rest, '/')
		if end < 0 {
			end = len(rest)
		}
		if err := p.readAuthority(rest[:end]); err != nil {
			return nil, true, err
		}
		s = rest[end:]
	} else if tree && p.scheme != "file" {
		return nil, true, uriError(msgURIHost)
	}
	p.path = escapeURI(s, "")
	if tree {
		if p.path == "" {
			p.path = "/"
		}
		p.path = removeDots(p.path)
	} else if p.authority && p.path == "" {
		p.path = "/"
	}
	if p.scheme == "file" && len(p.path) > 2 && p.path[2] == ':' && alphaByte(p.path[1]) {
		p.dosPath = true
	}
	return p, true, nil
}

func alphaByte(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

func (p *uriParts) readAuthority(s string) error {
	if i := strings.LastIndexByte(s, '@'); i >= 0 {
		p.user, s = escapeURI(s[:i], ""), s[i+1:]
	}
	host := s
	if strings.HasPrefix(s, "[") {
		end := strings.IndexByte(s, ']')
		if end < 0 {
			return uriError(msgURIHost)
		}
		a, err := netip.ParseAddr(s[1:end])
		if err != nil || !a.Is6() {
			return uriError(msgURIHost)
		}
		host, s = "["+a.WithZone("").String()+"]", s[end+1:]
	} else {
		if i := strings.IndexByte(s, ':'); i >= 0 {
			host, s = s[:i], s[i:]
		} else {
			s = ""
		}
		if !validHost(host) || host == "" && p.scheme != "file" && hierarchical(p.scheme) {
			return uriError(msgURIHost)
		}
		host = strings.ToLower(host)
	}
	p.host = host
	if s == "" || s == ":" {
		return nil
	}
	n, err := strconv.ParseUint(s[1:], 10, 16)
	if s[0] != ':' || err != nil {
		return uriError(msgURIPort)
	}
	if p.port = int(n); p.port == defaultPort(p.scheme) {
		p.port = -1
	}
	return nil
}

func validHost(s string) bool {
	for _, r := range s {
		if r < utf8.RuneSelf && !alphaByte(byte(r)) && (r < '0' || r > '9') && !strings.ContainsRune("-._~!$&'()*+,;=%", r) {
			return false
		}
	}
	return true
}

// removeDots resolves "." and ".." segments of a path.
func removeDots(path string) string {
	if !strings.Contains(path, "/.") {
		return path
	}
	segments := strings.Split(path, "/")
	out := segments[:0:0]
	for i, s := range segments {
		last := i == len(segments)-1
		switch s {
		case ".":
			if last {
				out = append(out, "")
			}
		case "..":
			if len(out) > 1 {
				out = out[:len(out)-1]
			}
			if last {
				out = append(out, "")
			}
		default:
			out = append(out, s)
		}
	}
	return strings.Join(out, "/")
}

const upperHex = "0123456789ABCDEF"

func unreserved(c byte) bool {
	return alphaByte(c) || '0' <= c && c <= '9' || c == '-' || c == '.' || c == '_' || c == '~'
}

func appendPercent(b []byte, c byte) []byte { return append(b, '%', upperHex[c>>4], upperHex[c&15]) }

func isHex(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F' }

// escapeURI escapes what may not stand in a URI, leaving reserved characters and existing escapes; the characters of more are
// escaped too.
func escapeURI(s, more string) string {
	var b []byte
	for i := range len(s) {
		c := s[i]
		switch {
		case strings.IndexByte(more, c) >= 0:
			b = appendPercent(b, c)
		case unreserved(c) || strings.IndexByte(":/?#[]@!$&'()*+,;=", c) >= 0:
			b = append(b, c)
		case c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			b = append(b, c)
		default:
			b = appendPercent(b, c)
		}
	}
	return string(b)
}

// escapeData is Uri.EscapeDataString.
func escapeData(s string) string {
	var b []byte
	for i := range len(s) {
		if unreserved(s[i]) {
			b = append(b, s[i])
		} else {
			b = appendPercent(b, s[i])
		}
	}
	return string(b)
}

// unescapeURI decodes the escapes whose text keep does not hold back; sequences that are no UTF-8 stay.
func unescapeURI(s string, keep func(c byte) bool) string {
	if strings.IndexByte(s, '%') < 0 {
		return s
	}
	var b []byte
	for i := 0; i < len(s); {
		if s[i] != '%' || i+2 >= len(s) || !isHex(s[i+1]) || !isHex(s[i+2]) {
			b = append(b, s[i])
			i++
			continue
		}
		var raw []byte
		start := i
		for i+2 < len(s) && s[i] == '%' && isHex(s[i+1]) && isHex(s[i+2]) {
			n, _ := strconv.ParseUint(s[i+1:i+3], 16, 8)
			raw = append(raw, byte(n))
			i += 3
		}
		for j := 0; j < len(raw); {
			r, size := utf8.DecodeRune(raw[j:])
			if r == utf8.RuneError || size == 1 && keep(raw[j]) {
				b = append(b, s[start+3*j:start+3*j+3]...)
				j++
				continue
			}
			b = append(b, raw[j:j+size]...)
			j += size
		}
	}
	return string(b)
}

// keepSafe holds back the escapes that Uri.ToString leaves alone: those that would change the meaning.
func keepSafe(c byte) bool { return c < ' ' || c == 0x7f || strings.IndexByte("%#/?\\@:", c) >= 0 }

func keepNone(byte) bool { return false }

func (p *uriParts) hostPort() string {
	if p.port < 0 {
		return p.host
	}
	return p.host + ":" + strconv.Itoa(p.port)
}

// left is the URI up to its authority.
func (p *uriParts) left(withUser bool) string {
	s := p.scheme + ":"
	if p.authority {
		s += "//"
		if withUser && p.user != "" {
			s += p.user + "@"
		}
		s += p.hostPort()
	}
	return s
}

func (p *uriParts) text() string { return p.left(true) + p.path + p.query + p.fragment }

// resolve is the URI that a relative reference leads to.
func (p *uriParts) resolve(ref string) *uriParts {
	r := *p
	r.fragment, r.query = "", ""
	if i := strings.IndexByte(ref, '#'); i >= 0 {
		r.fragment, ref = escapeURI(ref[i:], ""), ref[:i]
	}
	hasQuery := false
	if i := strings.IndexByte(ref, '?'); i >= 0 {
		r.query, ref, hasQuery = escapeURI(ref[i:], ""), ref[:i], true
	}
	ref = strings.ReplaceAll(ref, `\`, "/")
	switch {
	case strings.HasPrefix(ref, "//"):
		if q, ok, err := parseURI(p.scheme+":"+ref, false); ok && err == nil {
			q.query, q.fragment = r.query, r.fragment
			return q
		}
	case ref == "":
		if !hasQuery {
			r.query = p.query
		}
	case strings.HasPrefix(ref, "/"):
		r.path = removeDots(escapeURI(ref, ""))
	default:
		r.path = removeDots(p.path[:strings.LastIndexByte(p.path, '/')+1] + escapeURI(ref, ""))
	}
	return &r
}
