package types

import (
	"goposh/runtime/neterr"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

var typeWildcardPattern = lazyType{name: "System.Management.Automation.WildcardPattern"}

// wildcardPattern is a System.Management.Automation.WildcardPattern.
type wildcardPattern struct {
	value.Bag
	text    string
	pattern *wildcard.Pattern
}

// Type implements value.Object.
func (*wildcardPattern) Type() *value.Type { return typeWildcardPattern.get() }

// wildcardPatternClass declares System.Management.Automation.WildcardPattern.
func wildcardPatternClass() *Class {
	const ignoreCase = 2
	create := func(c *Call) (value.Value, error) {
		if c.isNull(0) {
			return value.Null, neterr.ArgumentNull("pattern")
		}
		fold := c.N() > 1 && c.Int(1)&ignoreCase != 0
		return vobject(&wildcardPattern{text: c.Str(0), pattern: wildcard.Compile(c.Str(0), fold)})
	}
	text := func(f func(string) string) Func {
		return func(c *Call) (value.Value, error) {
			if c.isNull(0) {
				return value.Null, neterr.ArgumentNull("pattern")
			}
			return vstring(f(c.Str(0)))
		}
	}
	return &Class{Members: []M{
		{"new(string pattern)", create},
		{"new(string pattern, WildcardOptions options)", create},
		{"static WildcardPattern Get(string pattern, WildcardOptions options)", create},
		{"bool IsMatch(string input)", func(c *Call) (value.Value, error) {
			p := this[*wildcardPattern](c).pattern
			if err := p.Err(); err != nil {
				return value.Null, err
			}
			return vbool(p.Match(c.Str(0)))
		}},
		{"static string Escape(string pattern)", text(wildcard.Escape)},
		{"static bool ContainsWildcardCharacters(string pattern)", func(c *Call) (value.Value, error) {
			return vbool(wildcard.HasWildcards(c.Str(0)))
		}},
		{"static string Unescape(string pattern)", text(wildcard.Unescape)},
		{"string ToWql()", func(c *Call) (value.Value, error) { return vstring(wqlPattern(this[*wildcardPattern](c).text)) }},
	}}
}
