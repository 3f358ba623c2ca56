package types

import (
	"sync"

	"goposh/runtime/netregex"
	"goposh/runtime/value"
)

// RegexMatch is a System.Text.RegularExpressions.Match.
type RegexMatch struct {
	value.Bag
	M *netregex.Match // nil for Match.Empty
}

var regexMatchType = sync.OnceValue(func() *value.Type {
	return typeOr("System.Text.RegularExpressions.Match")
})

// Type implements value.Object.
func (*RegexMatch) Type() *value.Type { return regexMatchType() }

// MatchValue wraps a match for scripts.
func MatchValue(m *netregex.Match) value.Value { return value.Of(&RegexMatch{M: m}) }
