package types

import (
	"strings"

	"goposh/runtime/value"
)

var typeURIBuilder = lazyType{name: "System.UriBuilder"}

// uriBuilder is a System.UriBuilder.
type uriBuilder struct {
	value.Bag
	scheme, user, password, host, path, query, fragment string
	port                                                int
}

// Type implements value.Object.
func (*uriBuilder) Type() *value.Type { return typeURIBuilder.get() }

// String is the URI that the parts make.
func (b *uriBuilder) String() string {
	var s strings.Builder
	s.WriteString(b.scheme + "://")
	if b.user != "" {
		s.WriteString(b.user)
		if b.password != "" {
			s.WriteString(":" + b.password)
		}
		s.WriteByte('@')
	}
	s.WriteString(b.host)
	if b.port >= 0 {
		s.WriteString(":" + itoa(b.port))
	}
	if b.path != "" && b.host != "" && b.path[0] != '/' {
		s.WriteByte('/')
	}
	s.WriteString(b.path + b.query + b.fragment)
	return s.String()
}

func (b *uriBuilder) set(p *uriParts) {
	b.scheme, b.host, b.path, b.query, b.fragment = p.scheme, p.host, p.path, p.query, p.fragment
	b.port = p.realPort()
	b.user, b.password, _ = strings.Cut(p.user, ":")
}

// prefixed is text with the delimiter it lacks.
func prefixed(s string, mark byte) string {
	if s == "" || s[0] == mark {
		return s
	}
	return string(mark) + s
}

func uriBuilderNew(c *Call) (value.Value, error) {
	b := &uriBuilder{scheme: "http", host: "localhost", path: "/", port: -1}
	if c.N() == 1 {
		u, ok := ref[*URI](c, 0)
		if !ok {
			var err error
			if u, err = newURI(c.Str(0), 0); err != nil {
				return value.Null, err
			}
		}
		if u.parts == nil {
			var err error
			if u, err = newURI("http://"+u.text, 1); err != nil {
				return value.Null, err
			}
		}
		b.set(u.parts)
		return vobject(b)
	}
	for i := range c.N() {
		switch i {
		case 0:
			b.scheme = strings.ToLower(c.Str(0))
		case 1:
			b.host = c.Str(1)
		case 2:
			b.port = c.Int(2)
		case 3:
			b.path = escapeURI(prefixed(c.Str(3), '/'), "?#")
		case 4:
			query, fragment, found := strings.Cut(c.Str(4), "#")
			b.query = prefixed(query, '?')
			if found {
				b.fragment = "#" + fragment
			}
		}
	}
	return vobject(b)
}

// uriBuilderClass declares System.UriBuilder.
func uriBuilderClass() *Class {
	self := func(c *Call) *uriBuilder { return this[*uriBuilder](c) }
	text := func(name string, field func(b *uriBuilder) *string, clean func(string) string) M {
		return M{"string " + name + " {get;set}", func(c *Call) (value.Value, error) {
			p := field(self(c))
			if c.N() == 1 {
				*p = clean(c.Str(0))
			}
			return vstring(*p)
		}}
	}
	plain := func(s string) string { return s }
	return &Class{Members: []M{
		{"new()", uriBuilderNew}, {"new(string uri)", uriBuilderNew}, {"new(Uri uri)", uriBuilderNew},
		{"new(string schemeName, string hostName)", uriBuilderNew},
		{"new(string scheme, string host, int portNumber)", uriBuilderNew},
		{"new(string scheme, string host, int port, string pathValue)", uriBuilderNew},
		{"new(string scheme, string host, int port, string path, string extraValue)", uriBuilderNew},
		text("Scheme", func(b *uriBuilder) *string { return &b.scheme }, strings.ToLower),
		text("UserName", func(b *uriBuilder) *string { return &b.user }, plain),
		text("Password", func(b *uriBuilder) *string { return &b.password }, plain),
		text("Host", func(b *uriBuilder) *string { return &b.host }, plain),
		{"int Port {get;set}", func(c *Call) (value.Value, error) {
			if c.N() == 1 {
				if c.Int(0) != -1 {
					if err := checkPort(c.Long(0), "value"); err != nil {
						return value.Null, err
					}
				}
				self(c).port = c.Int(0)
			}
			return vint(self(c).port)
		}},
		text("Path", func(b *uriBuilder) *string { return &b.path }, func(s string) string {
			if s == "" {
				return "/"
			}
			return escapeURI(strings.ReplaceAll(s, `\`, "/"), "?#")
		}),
		text("Query", func(b *uriBuilder) *string { return &b.query }, func(s string) string { return escapeURI(prefixed(s, '?'), "#") }),
		text("Fragment", func(b *uriBuilder) *string { return &b.fragment }, func(s string) string { return prefixed(s, '#') }),
		{"Uri Uri {get}", func(c *Call) (value.Value, error) { return uriResult(newURI(self(c).String(), 1)) }},
		{"string ToString()", func(c *Call) (value.Value, error) { return vstring(self(c).String()) }},
		{"bool Equals(object rparam)", func(c *Call) (value.Value, error) {
			o, ok := ref[*uriBuilder](c, 0)
			return vbool(ok && o.String() == self(c).String())
		}},
		{"int GetHashCode()", objGetHashCode},
	}}
}
