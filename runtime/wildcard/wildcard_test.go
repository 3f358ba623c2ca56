package wildcard

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		pattern, text string
		fold, want    bool
	}{
		{"a*", "abc", true, true}, {"*b*", "abc", true, true}, {"a?c", "abc", true, true}, {"[a-c]bc", "abc", true, true},
		{"[!a]bc", "abc", true, true}, {"a`*b", "a*b", true, true}, {"a``*b", "a*b", true, false}, {"a`*b", "axb", true, false},
		{"a`[b", "a[b", true, true}, {"a[[]b", "a[b", true, true}, {"[ab]", "[ab]", true, false}, {"a]b", "a]b", true, true},
		{"line1*", "line1\nline2", true, true}, {"*line2", "line1\nline2", true, true}, {"a*", "ABC", false, false},
		{"a*", "ABC", true, true}, {"", "", true, true}, {"*a*b*c", "xaybzc", true, true}, {"*a*b*c", "xaybz", true, false},
	} {
		assert.Equal(t, c.want, Compile(c.pattern, c.fold).Match(c.text), "%q -like %q", c.text, c.pattern)
	}
	assert.EqualError(t, Compile("a[b", true).Err(), "The specified wildcard character pattern is not valid: a[b")
}

func TestEscape(t *testing.T) {
	assert.Equal(t, "a`[b`]`*`?``", Escape("a[b]*?`"))
	assert.Equal(t, "a[b]", Unescape("a`[b`]"))
	assert.True(t, HasWildcards("a*"))
	assert.False(t, HasWildcards("a`*"))
}
