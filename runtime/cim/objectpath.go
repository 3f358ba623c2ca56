package cim

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Key is one key of an object path. Name is "" where the path left it out,
// which it may for a class with one key.
type Key struct {
	Name string
	// Value is a string, bool, int64, uint64, or whatever Go value the key property has.
	Value any
}

// ObjectPath names a class or an instance, as
// `\\server\root\cimv2:Win32_LogicalDisk.DeviceID="C:"` does.
type ObjectPath struct {
	Server    string
	Namespace string // with slashes
	Class     string
	Keys      []Key
	// Singleton is the path "Class=@".
	Singleton bool
}

// IsClass says whether the path names a class, not an instance.
func (p ObjectPath) IsClass() bool { return !p.Singleton && len(p.Keys) == 0 }

// Relative is the path without server and namespace (__RELPATH).
func (p ObjectPath) Relative() string {
	var b strings.Builder
	p.writeRelative(&b)
	return b.String()
}

// String is the whole path (__PATH), with as much of server and namespace as
// it has.
func (p ObjectPath) String() string {
	var b strings.Builder
	if p.Server != "" {
		b.WriteString(`\\` + p.Server + `\`)
	}
	if p.Namespace != "" {
		b.WriteString(strings.ReplaceAll(p.Namespace, "/", `\`))
		b.WriteByte(':')
	}
	p.writeRelative(&b)
	return b.String()
}

func (p ObjectPath) writeRelative(b *strings.Builder) {
	b.WriteString(p.Class)
	if p.Singleton {
		b.WriteString("=@")
		return
	}
	for i, k := range p.Keys {
		switch {
		case i > 0:
			b.WriteByte(',')
		case k.Name != "":
			b.WriteByte('.')
		}
		b.WriteString(k.Name)
		b.WriteByte('=')
		switch v := k.Value.(type) {
		case bool:
			b.WriteString(strings.ToUpper(strconv.FormatBool(v)))
		case string:
			writeQuoted(b, v)
		case ObjectPath:
			writeQuoted(b, v.String())
		case time.Time:
			writeQuoted(b, FormatDateTime(v))
		case time.Duration:
			writeQuoted(b, FormatInterval(v))
		default:
			fmt.Fprint(b, v)
		}
	}
}

func writeQuoted(b *strings.Builder, s string) {
	b.WriteByte('"')
	for i := range len(s) {
		if s[i] == '"' || s[i] == '\\' {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	b.WriteByte('"')
}

// Equal compares class and keys, and server and namespace where both paths
// have them. Names and strings compare without case, as WMI compares paths.
func (p ObjectPath) Equal(q ObjectPath) bool {
	if !strings.EqualFold(p.Class, q.Class) || p.Singleton != q.Singleton || len(p.Keys) != len(q.Keys) {
		return false
	}
	if p.Server != "" && q.Server != "" && !strings.EqualFold(p.Server, q.Server) {
		return false
	}
	if p.Namespace != "" && q.Namespace != "" && !strings.EqualFold(p.Namespace, q.Namespace) {
		return false
	}
	for i, k := range p.Keys {
		other, ok := q.key(k.Name)
		if !ok {
			if len(p.Keys) != 1 || k.Name != "" && q.Keys[0].Name != "" {
				return false
			}
			other = q.Keys[i].Value
		}
		if !sameKey(k.Value, other) {
			return false
		}
	}
	return true
}

func (p ObjectPath) key(name string) (any, bool) {
	for _, k := range p.Keys {
		if strings.EqualFold(k.Name, name) {
			return k.Value, true
		}
	}
	return nil, false
}

func sameKey(a, b any) bool {
	if pa, ok := asPath(a, b); ok {
		pb, ok := asPath(b, a)
		return ok && pa.Equal(pb)
	}
	sa, errA := toString(a)
	sb, errB := toString(b)
	return errA == nil && errB == nil && strings.EqualFold(sa.(string), sb.(string))
}

// asPath is the key value v as a path if it is one, or if it is the text of
// one and the value it is compared with is a path.
func asPath(v, other any) (ObjectPath, bool) {
	if p, ok := v.(ObjectPath); ok {
		return p, true
	}
	text, isText := v.(string)
	if _, ok := other.(ObjectPath); !ok || !isText {
		return ObjectPath{}, false
	}
	p, err := ParseObjectPath(text)
	return p, err == nil
}

// ParseObjectPath reads an object path. Strings may stand in either kind of
// quote, with a backslash before quotes and backslashes; server and namespace
// may be left out. The error is [InvalidObjectPath].
func ParseObjectPath(text string) (ObjectPath, error) {
	var p ObjectPath
	fail := func(detail string) (ObjectPath, error) {
		return ObjectPath{}, &Error{Status: InvalidObjectPath, Target: text, Detail: detail}
	}
	rest := strings.TrimSpace(text)
	if at := pathEnd(rest); at >= 0 {
		var ok bool
		if p.Server, p.Namespace, ok = splitNamespace(rest[:at]); !ok {
			return fail("the namespace is malformed")
		}
		rest = strings.TrimSpace(rest[at+1:])
	}
	n := 0
	for n < len(rest) && isNameByte(rest[n]) {
		n++
	}
	p.Class, rest = rest[:n], strings.TrimSpace(rest[n:])
	switch {
	case n == 0:
		return fail("the class name is missing")
	case rest == "":
		return p, nil
	case rest == "=@":
		p.Singleton = true
		return p, nil
	case rest[0] == '=':
		value, rest, ok := parseKeyValue(rest[1:])
		if !ok || rest != "" {
			return fail("the key value is malformed")
		}
		p.Keys = []Key{{Value: value}}
		return p, nil
	case rest[0] != '.':
		return fail("a class name is followed by . or =")
	}
	for rest = rest[1:]; ; rest = rest[1:] {
		name, value, found := strings.Cut(rest, "=")
		name = strings.TrimSpace(name)
		if !found || !isName(name) {
			return fail("a key name is malformed")
		}
		v, after, ok := parseKeyValue(value)
		if !ok {
			return fail("the value of key " + name + " is malformed")
		}
		p.Keys = append(p.Keys, Key{Name: name, Value: v})
		rest = after
		if rest == "" {
			return p, nil
		}
		if rest[0] != ',' {
			return fail("keys are separated by commas")
		}
	}
}

// pathEnd finds the colon between namespace and class, which comes before any
// key value.
func pathEnd(s string) int {
	for i := range len(s) {
		switch s[i] {
		case ':':
			return i
		case '=', '"', '\'':
			return -1
		}
	}
	return -1
}

// splitNamespace takes "\\server\a\b" or "a\b" apart; no part may be empty or
// have spaces around it.
func splitNamespace(s string) (server, namespace string, ok bool) {
	s = strings.ReplaceAll(s, `\`, "/")
	if rest, found := strings.CutPrefix(s, "//"); found {
		server, namespace, _ = strings.Cut(rest, "/")
		if server == "" {
			return "", "", false
		}
	} else {
		namespace = strings.TrimPrefix(s, "/")
	}
	for part := range strings.SplitSeq(namespace, "/") {
		if part == "" || strings.TrimSpace(part) != part {
			return "", "", false
		}
	}
	return server, namespace, strings.TrimSpace(server) == server
}

func isNameByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}

func isName(s string) bool {
	for i := range len(s) {
		if !isNameByte(s[i]) {
			return false
		}
	}
	return s != ""
}

// parseKeyValue reads a quoted string, a number or TRUE/FALSE and gives what
// comes after it.
func parseKeyValue(s string) (value any, rest string, ok bool) {
	s = strings.TrimLeft(s, " \t")
	if s == "" {
		return nil, "", false
	}
	if quote := s[0]; quote == '"' || quote == '\'' {
		var b strings.Builder
		for i := 1; i < len(s); i++ {
			switch {
			case s[i] == quote:
				return b.String(), strings.TrimLeft(s[i+1:], " \t"), true
			case s[i] == '\\' && i+1 < len(s) && (s[i+1] == '\\' || s[i+1] == '"' || s[i+1] == '\''):
				i++
			}
			b.WriteByte(s[i])
		}
		return nil, "", false
	}
	end := strings.IndexByte(s, ',')
	if end < 0 {
		end = len(s)
	}
	word := strings.TrimSpace(s[:end])
	switch {
	case strings.EqualFold(word, "true"):
		return true, s[end:], true
	case strings.EqualFold(word, "false"):
		return false, s[end:], true
	}
	if n, err := strconv.ParseInt(word, 0, 64); err == nil {
		return n, s[end:], true
	}
	if n, err := strconv.ParseUint(word, 0, 64); err == nil {
		return n, s[end:], true
	}
	return nil, "", false
}
