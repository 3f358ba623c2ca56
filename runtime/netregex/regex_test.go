package netregex

import (
	"context"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"goposh/runtime/neterr"
)

func must(t *testing.T, pattern string, o Options) *Regex {
	t.Helper()
	r, err := Compile(pattern, o, NoTimeout)
	require.NoError(t, err, pattern)
	return r
}

// From the recordings types/regex/008, 012, 040.
func TestReplace(t *testing.T) {
	for _, c := range []struct{ in, pattern, replacement, want string }{
		{"abc123", `\d`, "#", "abc###"},
		{"John Smith", `(\w+) (\w+)`, "$2, $1", "Smith, John"},
		{"x=1", `(?<k>\w)=(?<v>\d)`, "${v}=${k}", "1=x"},
		{"abc", "b", "[$&]", "a[b]c"},
		{"abc", "b", "$$", "a$c"},
		{"abc", "b", "<$`|$'>", "a<a|c>c"},
		{"abc", "b", "$_", "aabcc"},
		{"abc", "(b)", "$10", "a$10c"},
		{"abc", "(b)", "${1}0", "ab0c"},
		{"abc", "b", "$9", "a$9c"},
		{"abc", "(b)", "$+", "abc"},
		{"a.b", ".", "x", "xxx"},
		{"a1", `(\d)`, "$1$1", "a11"},
		{"abc", "(a)(b)(c)", "$3$2$1", "cba"},
		{"x", "^", ">", ">x"},
		{"x", "$", "<", "x<"},
		{`path\to`, `\\`, "/", "path/to"},
		{"aéb", "b", "$", "aé$"},
	} {
		got, err := must(t, c.pattern, None).Replace(c.in, c.replacement, -1, -1)
		require.NoError(t, err)
		assert.Equal(t, c.want, got, "%q %q %q", c.in, c.pattern, c.replacement)
	}
	digits := must(t, `\d`, None)
	got, err := digits.Replace("a1b2c3", "#", 2, -1)
	require.NoError(t, err)
	assert.Equal(t, "a#b#c3", got)
	got, err = digits.Replace("a1b2c3", "#", 1, 2)
	require.NoError(t, err)
	assert.Equal(t, "a1b#c3", got)
	got, err = must(t, "B", IgnoreCase).Replace("abcAB", "x", -1, -1)
	require.NoError(t, err)
	assert.Equal(t, "axcAx", got)
}

func TestReplaceFunc(t *testing.T) {
	got, err := must(t, "[ac]", None).ReplaceFunc("abc", func(m *Match) (string, error) {
		return strconv.Itoa(m.Capture0().Index), nil
	}, -1, -1)
	require.NoError(t, err)
	assert.Equal(t, "0b2", got)
}

// From types/regex/012, 019, 043.
func TestSplit(t *testing.T) {
	for _, c := range []struct {
		in, pattern string
		count       int
		want        []string
	}{
		{"a1b22c", `\d+`, 0, []string{"a", "b", "c"}},
		{"a-b", "(-)", 0, []string{"a", "-", "b"}},
		{"abc", "", 0, []string{"", "a", "b", "c", ""}},
		{"abc", "x", 0, []string{"abc"}},
		{"a1b2c", `\d`, 2, []string{"a", "b2c"}},
		{"a,b,,c", ",", 0, []string{"a", "b", "", "c"}},
		{"a1b2", `(\d)`, 0, []string{"a", "1", "b", "2", ""}},
	} {
		got, err := must(t, c.pattern, None).Split(c.in, c.count, -1)
		require.NoError(t, err)
		assert.Equal(t, c.want, got, "%q by %q", c.in, c.pattern)
	}
}

func allMatches(t *testing.T, r *Regex, s string) (out []string) {
	t.Helper()
	require.NoError(t, r.All(s, -1, func(m *Match) (bool, error) {
		out = append(out, strconv.Itoa(m.Capture0().Index)+":"+strconv.Itoa(m.Capture0().Length)+":"+m.Value())
		return true, nil
	}))
	return out
}

func TestMatches(t *testing.T) {
	assert.Equal(t, []string{"1:1:1", "3:2:22", "6:3:333"}, allMatches(t, must(t, `\d+`, None), "a1b22c333"))
	assert.Equal(t, []string{"0:0:", "1:0:", "2:0:", "3:0:"}, allMatches(t, must(t, "", None), "abc"))
	assert.Equal(t, []string{"2:1:a", "1:1:a", "0:1:a"}, allMatches(t, must(t, "a", RightToLeft), "aaa"))
	// Positions count UTF-16 code units, whether the engine or the literal search found them.
	assert.Equal(t, []string{"3:1:b"}, allMatches(t, must(t, "b", None), "é😀b"))
	assert.Equal(t, []string{"3:1:b"}, allMatches(t, must(t, "[b]", None), "é😀b"))
	assert.Equal(t, []string{"0:3:The", "4:3:THE", "8:3:the"}, allMatches(t, must(t, "the", IgnoreCase), "The THE the"))
}

// From types/regex/005, 028, 030, 046.
func TestGroups(t *testing.T) {
	m, err := must(t, `(?<y>\d{4})-(?<m>\d\d)-(\d\d)`, None).Match("2021-03-04", -1)
	require.NoError(t, err)
	var got []string
	for _, g := range m.Groups {
		got = append(got, g.Name+"="+m.Text(g.Capture))
	}
	assert.Equal(t, []string{"0=2021-03-04", "1=04", "y=2021", "m=03"}, got)
	assert.Nil(t, m.GroupByName("zz"))
	assert.Nil(t, m.Group(9))
	m, err = must(t, `(\w)+`, None).Match("abc", -1)
	require.NoError(t, err)
	assert.Equal(t, "c", m.Text(m.Groups[1].Capture))
	assert.Len(t, m.Groups[1].Captures, 3)
	m, err = must(t, "(a)|(b)", None).Match("ab", -1)
	require.NoError(t, err)
	assert.False(t, m.Group(2).Success)
	balanced := must(t, `^(?:[^()]|(?<o>\()|(?<-o>\)))+(?(o)(?!))$`, None)
	for s, want := range map[string]bool{"(a(b)c)": true, "(a(bc)": false} {
		ok, err := balanced.IsMatch(s, -1)
		require.NoError(t, err)
		assert.Equal(t, want, ok, s)
	}
}

// From types/regex/032, 035, 036, 037, 039.
func TestIsMatch(t *testing.T) {
	for _, c := range []struct {
		s, pattern string
		o          Options
		want       bool
	}{
		{"٣", `\d`, IgnoreCase, true}, {"٣", "[0-9]", IgnoreCase, false}, {"é", `\w`, IgnoreCase, true},
		{"É", "é", IgnoreCase, true}, {"\u00a0", `\s`, IgnoreCase, true}, {"İ", "i", IgnoreCase, true},
		{"ß", "SS", IgnoreCase, false}, {"\u212a", "K", IgnoreCase, true}, {"α", `\p{IsGreek}`, IgnoreCase, true},
		{"bcd", "^[a-z-[aeiou]]+$", IgnoreCase, true}, {"]", "[]]", None, true}, {"a{,3}", "a{,3}", None, true},
		{"abc\n", "c$", None, true}, {"abc\n", `c\z`, None, false}, {"ABC", "a(?i)bc", None, false}, {"aBC", "a(?i:bc)", None, true},
		{"a b", "a b", IgnorePatternWhitespace, false}, {"FILE", "file", IgnoreCase, true}, {"a", "", None, true},
	} {
		got, err := must(t, c.pattern, c.o).IsMatch(c.s, -1)
		require.NoError(t, err)
		assert.Equal(t, c.want, got, "%q %q", c.s, c.pattern)
	}
}

// From types/regex/014, 015, 034, 036, 039, 056 to 065.
func TestParseErrors(t *testing.T) {
	for pattern, want := range map[string]string{
		"[":       "Invalid pattern '[' at offset 1. Unterminated [] set.",
		"(?<n":    "Invalid pattern '(?<n' at offset 4. Unrecognized grouping construct.",
		`\p{Foo}`: `Invalid pattern '\p{Foo}' at offset 7. Unknown property 'Foo'.`,
		"a{2,1}":  "Invalid pattern 'a{2,1}' at offset 6. Illegal {x,y} with x > y.",
		"(":       "Invalid pattern '(' at offset 1. Not enough )'s.",
		"a**":     "Invalid pattern 'a**' at offset 3. Nested quantifier '*'.",
		"*a":      "Invalid pattern '*a' at offset 1. Quantifier '*' following nothing.",
		"[b-a]":   "Invalid pattern '[b-a]' at offset 4. [x-y] range in reverse order.",
		`\`:       `Invalid pattern '\' at offset 1. Illegal \ at end of pattern.`,
		`\k<q>`:   `Invalid pattern '\k<q>' at offset 5. Reference to undefined group name 'q'.`,
		`\1`:      `Invalid pattern '\1' at offset 2. Reference to undefined group number 1.`,
		"+":       "Invalid pattern '+' at offset 1. Quantifier '+' following nothing.",
	} {
		_, err := Compile(pattern, None, NoTimeout)
		var ne *neterr.Error
		require.ErrorAs(t, err, &ne, pattern)
		assert.Equal(t, neterr.TypeRegexParse, ne.Type)
		assert.Equal(t, want, ne.Message)
	}
	_, err := Compile(`(a)\1`, NonBacktracking, NoTimeout)
	assert.EqualError(t, err, `RegexOptions.NonBacktracking is not supported in conjunction with expressions containing: 'backreference (\ number)'.`)
}

func TestEscape(t *testing.T) {
	assert.Equal(t, `a\.b\*c\[d]\{e}\ \#\$\^\|\(\)\\\+\?`, Escape(`a.b*c[d]{e} #$^|()\+?`))
	assert.Equal(t, "t\ab\\n", Escape("t\ab\n"))
	got, err := Unescape(`a\.b\tc\x41\u00e9`)
	require.NoError(t, err)
	assert.Equal(t, "a.b\tcAé", got)
}

func TestNames(t *testing.T) {
	r := must(t, "(?<a>x)(y)(?<b>z)", None)
	assert.Equal(t, "0,1,a,b", strings.Join(r.GroupNames(), ","))
	assert.Equal(t, []int{0, 1, 2, 3}, r.GroupNumbers())
	assert.Equal(t, 2, r.GroupNumber("a"))
	assert.Equal(t, "a", r.GroupName(2))
}

func TestStartBeyondTheEnd(t *testing.T) {
	for _, pattern := range []string{"a", "[a]", ""} {
		for _, s := range []string{"aa", "éé"} {
			_, err := must(t, pattern, IgnoreCase).IsMatch(s, 99)
			require.NoError(t, err)
			_, err = must(t, pattern, None).Match(s, 99)
			require.NoError(t, err)
			_, err = must(t, pattern, None).Replace(s, "x", -1, 99)
			require.NoError(t, err)
		}
	}
}

func TestTimeout(t *testing.T) {
	r, err := Compile(`^(a+)+$`, None, 50*time.Millisecond)
	require.NoError(t, err)
	_, err = r.IsMatch(strings.Repeat("a", 40)+"!", -1)
	var ne *neterr.Error
	require.ErrorAs(t, err, &ne)
	assert.Equal(t, neterr.TypeRegexMatchTimeout, ne.Type)
}

func TestCacheIsBounded(t *testing.T) {
	for i := range 3 * cacheSize {
		must(t, "p"+strconv.Itoa(i), None)
	}
	assert.LessOrEqual(t, len(compiled.new)+len(compiled.old), cacheSize)
}

func TestMatchEndsWithItsContext(t *testing.T) {
	re, err := Compile("^(a+)+$", None, 0)
	require.NoError(t, err)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	start := time.Now()
	_, err = re.Within(ctx).Match(strings.Repeat("a", 40)+"b", -1)
	require.ErrorIs(t, err, context.DeadlineExceeded)
	require.Less(t, time.Since(start), 5*time.Second)
}

func TestSlowMatchComesToItsResult(t *testing.T) {
	re, err := Compile("(x+x+)+y", None, 0)
	require.NoError(t, err)
	// Long enough to need several attempts on any machine, short enough to end.
	input := strings.Repeat("x", 19)
	for _, ctx := range []context.Context{context.Background(), t.Context()} {
		ok, err := re.Within(ctx).IsMatch(input, -1)
		require.NoError(t, err)
		require.False(t, ok)
		m, err := re.Within(ctx).Match(input+"y", -1)
		require.NoError(t, err)
		require.Equal(t, input+"y", m.Value())
	}
}

func TestTimeoutLongerThanAnAttempt(t *testing.T) {
	re, err := Compile("^(a+)+$", None, 150*time.Millisecond)
	require.NoError(t, err)
	start := time.Now()
	_, err = re.Match(strings.Repeat("a", 40)+"b", -1)
	require.ErrorContains(t, err, "timed out")
	require.GreaterOrEqual(t, time.Since(start), 150*time.Millisecond)
}
