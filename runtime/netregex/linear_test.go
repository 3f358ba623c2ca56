package netregex

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// found is everything that a match shows.
type found struct {
	Groups []Group
}

func allOf(t testing.TB, first func() (*Match, error)) []found {
	t.Helper()
	var out []found
	m, err := first()
	for ; m != nil && err == nil; m, err = m.Next() {
		out = append(out, found{m.Groups})
	}
	require.NoError(t, err)
	return out
}

func bothEngines(t testing.TB, r *Regex, s string) {
	t.Helper()
	want := allOf(t, func() (*Match, error) { return r.search(s, -1) })
	got := allOf(t, func() (*Match, error) { return r.Match(s, -1) })
	assert.Equal(t, want, got, "%q in %q", r.pattern, s)
	ok, err := r.IsMatch(s, -1)
	require.NoError(t, err)
	assert.Equal(t, len(want) > 0, ok, "%q in %q", r.pattern, s)
}

var linearPatterns = []string{
	`(\d+)-(\d+)-(\d+)`, `^(?<user>[a-z]+\d+)@(?<host>\w+)\.example$`, `(?<b>b)?(a)(?<c>c|$)`, `\s+`, `[\s,;]+`, `\S+`, `a*`, `a*?b`, `^`, `$`, `\b`,
	`\bfoo\b`, `(a|ab)(c|bcd)`, `x?y{2,3}`, `[^\w]`, `\.(txt|md)$`, `(?i)hello (?:big )?WORLD`, `\[(.*?)\]`, `^\s*#`, `a|b|`, `[-\]a]`, `(?s).+`, `.+`, `\ba*`,
}

func TestLinearAgrees(t *testing.T) {
	for _, pattern := range linearPatterns {
		for _, o := range []Options{None, IgnoreCase, Multiline, Singleline} {
			r := must(t, pattern, o)
			require.NotNil(t, r.linear(), pattern)
			for _, s := range []string{"", "abc", "2024-31-17, 1-2-3", "user3@host.example", "user3@host.example\n", "foo barfoo\nFOO foo\n", "abcd aab ba", "yyy xyyyy",
				"hello big world, Hello world", "[a] [b]\v# x", "  # c", "a.txt\nb.md", "été foo"} {
				bothEngines(t, r, s)
			}
		}
	}
}

// What repeats captures, looks around, refers back or means something else to Go's package is for the other engine.
func TestLinearRefuses(t *testing.T) {
	for _, pattern := range []string{`(ab)+`, `(a*)*`, `(?=a)b`, `(?<!a)b`, `(a)\1`, `(?>a+)b`, `[a-z-[aeiou]]`, `\p{Lu}`, `(?n)(a)`, `(?x)a b`, `é`, `\Z`, `\Gx`, `\u0041`,
		`(?'q'a)`, `(?<1>a)`, `(a)(?<-1>b)`, `[[:alpha:]]`, `(?m)a$`} {
		assert.Nil(t, must(t, pattern, None).linear(), pattern)
	}
	timed, err := Compile(`a+b`, None, time.Second)
	require.NoError(t, err)
	assert.Nil(t, timed.linear())
}

// FuzzLinear holds that both engines find the same wherever the linear one takes a pattern.
func FuzzLinear(f *testing.F) {
	for i, p := range linearPatterns {
		f.Add(p, "foo 2024-31-17 bar\nab", i%4)
	}
	f.Fuzz(func(t *testing.T, pattern, s string, o int) {
		if len(pattern) > 40 || len(s) > 60 {
			return
		}
		r, err := compile(pattern, Options(o)&(IgnoreCase|Multiline|Singleline), NoTimeout)
		if err != nil || r.useLiteral(s) || r.linearFor(s, -1) == nil {
			return
		}
		bothEngines(t, r, s)
	})
}

func BenchmarkReplace(b *testing.B) {
	b.ReportAllocs()
	for range b.N {
		r, err := Compile(`(\d+)-(\d+)-(\d+)`, IgnoreCase, NoTimeout)
		if err != nil {
			b.Fatal(err)
		}
		if s, err := r.Replace("2024-31415-17", "$3/$2/$1", -1, -1); err != nil || s != "17/31415/2024" {
			b.Fatal(s, err)
		}
	}
}
