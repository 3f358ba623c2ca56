package culture

import (
	"fmt"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"goposh/runtime/neterr"
)

// cache holds the cultures built so far by lower-case name; they are immutable.
var cache sync.Map

// Get is CultureInfo.GetCultureInfo(name): case-insensitive, "" is the invariant culture. A well-formed name without
// data of its own gets ICU's root patterns; any other is a CultureNotFoundException.
func Get(name string) (*Culture, error) {
	switch {
	case name == "":
		return Invariant(), nil
	case strings.EqualFold(name, "en-US"):
		return EnUS(), nil
	}
	key := asciiLower(strings.ReplaceAll(name, "_", "-"))
	if c, ok := cache.Load(key); ok {
		return c.(*Culture), nil
	}
	if !wellFormed(key) {
		return nil, notFound(name)
	}
	c, _ := cache.LoadOrStore(key, build(canonicalName(key)))
	return c.(*Culture), nil
}

// ByLCID is CultureInfo.GetCultureInfo(int).
func ByLCID(lcid int) (*Culture, error) {
	switch lcid {
	case 127:
		return Invariant(), nil
	case 1033:
		return EnUS(), nil
	}
	if name := nameOfLCID(lcid); name != "" {
		return Get(name)
	}
	return nil, &neterr.Error{Type: neterr.TypeCultureNotFound, Param: "culture",
		Message: "Culture is not supported. (Parameter 'culture')\n" + fmt.Sprintf("%d (0x%04X) is an invalid culture identifier.", lcid, lcid)}
}

func notFound(name string) error {
	return &neterr.Error{Type: neterr.TypeCultureNotFound, Param: "name",
		Message: "Culture is not supported. (Parameter 'name')\n" + name + " is an invalid culture identifier."}
}

// wellFormed accepts language[-Script][-REGION][-variant…], each subtag of ASCII letters and digits.
func wellFormed(name string) bool {
	parts := strings.Split(name, "-")
	if n := len(parts[0]); n < 2 || n > 3 || strings.Trim(parts[0], "abcdefghijklmnopqrstuvwxyz") != "" {
		return false
	}
	for _, p := range parts[1:] {
		if p == "" || len(p) > 8 || strings.Trim(p, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
			return false
		}
	}
	return len(name) <= 84
}

// canonicalName gives each subtag its usual case: zh-hans-cn is zh-Hans-CN.
func canonicalName(name string) string {
	parts := strings.Split(name, "-")
	for i, p := range parts[1:] {
		switch {
		case len(p) == 4 && p[0] >= 'a':
			parts[i+1] = asciiUpper(p[:1]) + p[1:]
		case len(p) == 2, len(p) == 3:
			parts[i+1] = asciiUpper(p)
		}
	}
	return strings.Join(parts, "-")
}

// makeTag makes the tag used for collation; an unknown one collates as the root.
func makeTag(name string) language.Tag {
	t, err := language.Parse(name)
	if err != nil {
		return language.Und
	}
	return t
}
