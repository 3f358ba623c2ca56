package types

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"goposh/runtime/value"
)

// TestSystemTypes holds members of System types against recorded results.
func TestSystemTypes(t *testing.T) {
	rt := &testRuntime{}
	s := value.String
	for _, c := range []struct{ typ, arg, member, want string }{
		{"uri", "http://user:pw@example.com:8080/a/b c?x=1&y=2#frag", "AbsoluteUri", "http://user:pw@example.com:8080/a/b%20c?x=1&y=2#frag"},
		{"uri", "http://user:pw@example.com:8080/a/b c?x=1&y=2#frag", "LocalPath", "/a/b c"},
		{"uri", "http://user:pw@example.com:8080/a/b c?x=1&y=2#frag", "Authority", "example.com:8080"},
		{"uri", "https://example.com", "Port", "443"},
		{"uri", "relative/path", "IsAbsoluteUri", "False"},
		{"uri", "/a/b", "IsAbsoluteUri", "False"},
		{"uri", `C:\x\y`, "LocalPath", `C:\x\y`},
		{"uri", "http://[::1]:80/", "Host", "[::1]"},
		{"uri", "HTTP://EXAMPLE.com/A", "AbsoluteUri", "http://example.com/A"},
		{"uri", "http://bücher.de", "IdnHost", "xn--bcher-kva.de"},
		{"uri", "urn:x:y", "AbsolutePath", "x:y"},
		{"ipaddress", "0x10.1", "Address", "16777232"},
		{"mailaddress", "Bob <bob@x.org>", "Host", "x.org"},
	} {
		v, err := Convert(rt, s(c.arg), Lookup(c.typ))
		require.NoError(t, err, c.arg)
		got, found, err := Get(rt, v, c.member)
		require.NoError(t, err)
		require.True(t, found, "%s.%s", c.typ, c.member)
		assert.Equal(t, c.want, ToString(rt, got), "%s.%s", c.arg, c.member)
	}
	for _, c := range []struct{ typ, method, arg, want string }{
		{"uri", "EscapeDataString", "a b&c=d/é?~*'()!", "a%20b%26c%3Dd%2F%C3%A9%3F~%2A%27%28%29%21"},
		{"uri", "UnescapeDataString", "a%20b%26%C3%A9+", "a b&é+"},
		{"uri", "CheckHostName", "1.2.3.4", "IPv4"},
		{"System.Management.Automation.WildcardPattern", "Escape", "a[b]*?`", "a`[b`]`*`?``"},
	} {
		got, err := InvokeStatic(rt, Lookup(c.typ), c.method, []value.Value{s(c.arg)})
		require.NoError(t, err)
		assert.Equal(t, c.want, ToString(rt, got), c.method)
	}
}

func TestTimeZones(t *testing.T) {
	z, err := FindTimeZone("Eastern Standard Time")
	require.NoError(t, err)
	assert.Equal(t, "Eastern Standard Time", z.ID)
	assert.Equal(t, -5*3600, z.baseOffset())
	_, err = FindTimeZone("No/Such")
	require.EqualError(t, err, "The time zone ID 'No/Such' was not found on the local computer.")
}

func TestSemaphoreCounts(t *testing.T) {
	g := newGate(1, 2, false)
	ok, err := g.wait(t.Context(), 0)
	require.NoError(t, err)
	assert.True(t, ok)
	ok, err = g.wait(t.Context(), 0)
	require.NoError(t, err)
	assert.False(t, ok, "nothing is left to take")
	before, ok := g.release(2)
	assert.Equal(t, 0, before)
	assert.True(t, ok)
	_, ok = g.release(1)
	assert.False(t, ok, "the limit is two")
}
