package culture

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// From types/culture, culture-extra.
func TestGet(t *testing.T) {
	for _, c := range []struct {
		ask, name, display string
		lcid               int
	}{
		{"en-us", "en-US", "English (United States)", 1033}, {"de-de", "de-DE", "German (Germany)", 1031},
		{"zz-ZZ", "zz-ZZ", "zz (Unknown Region)", 4096}, {"", "", "Invariant Language (Invariant Country)", 127}, {"de", "de", "German", 7},
	} {
		got, err := Get(c.ask)
		require.NoError(t, err)
		assert.Equal(t, c.name, got.Name)
		assert.Equal(t, c.display, got.DisplayName)
		assert.Equal(t, c.lcid, got.LCID)
	}
	_, err := Get("not a name")
	assert.EqualError(t, err, "Culture is not supported. (Parameter 'name')\nnot a name is an invalid culture identifier.")
	c, err := ByLCID(1036)
	require.NoError(t, err)
	assert.Equal(t, "fr-FR", c.Name)
	_, err = ByLCID(99999)
	assert.Error(t, err)
	for _, name := range Names() {
		c, err := Get(name)
		require.NoError(t, err)
		assert.Len(t, c.DateTime.DayNames, 7, name)
		assert.Len(t, c.DateTime.AbbreviatedDayNames, 7, name)
		assert.Len(t, c.DateTime.ShortestDayNames, 7, name)
		for _, months := range [][]string{c.DateTime.MonthNames, c.DateTime.AbbreviatedMonthNames, c.DateTime.MonthGenitiveNames, c.DateTime.AbbreviatedMonthGenitiveNames} {
			assert.Len(t, months, 13, name)
		}
		assert.NotContains(t, c.DateTime.MonthNames[:12], "", name)
	}
}

// From types/string/208 to 211, utility/sort-object/019 to 021, stringcomparison.
func TestOrder(t *testing.T) {
	inv := Invariant()
	for _, want := range []string{
		"_a -a .a 1 a A", "co-op CO-OP coop", "e E é f z", "_ - . ~ $ 1 a A e é", "ä Z",
	} {
		words := strings.Fields(want)
		for _, c := range []*Culture{inv, EnUS()} {
			got := slices.Clone(words)
			slices.Reverse(got)
			slices.SortStableFunc(got, func(a, b string) int { return c.Compare(a, b, false) })
			assert.Equal(t, words, got)
		}
	}
	assert.Equal(t, -1, inv.Compare("a b", "a_b", true))
	assert.Equal(t, 0, inv.Compare("A", "a", true))
	assert.Equal(t, 1, inv.Compare("A", "a", false))
	assert.True(t, inv.Equal("a", "a\x00", false))
	assert.True(t, inv.Equal("é", "e\u0301", false))
	assert.True(t, inv.Equal("É", "é", true))
	assert.False(t, inv.Equal("Ａ", "a", true), "IgnoreCase does not ignore width")
	assert.False(t, inv.Equal("あ", "ア", true), "IgnoreCase does not ignore kana type")
	assert.False(t, inv.Equal("ab", "abc", true))
	tr, err := Get("tr-TR")
	require.NoError(t, err)
	assert.Equal(t, 1, tr.Compare("i", "I", true))
}

func TestASCIIWeights(t *testing.T) {
	for c := range 256 {
		want := strings.IndexByte(asciiOrder, lowerByte(byte(c))) + 1
		assert.Equal(t, want, int(asciiWeights[c]), "%q", rune(c))
	}
}

// The ASCII shortcut must say what the collator says.
func TestASCIIShortcutAgrees(t *testing.T) {
	inv := Invariant()
	words := []string{"", "a", "A", "b", "ab", "aB", "Ab", "a b", "a-b", "a_b", "-", "_", "\t", "a\t", "1", "10", "2", "z~", "z$", "Z", "co-op", "coop", "COOP", "'", "\"", "(a)", "[a]"}
	for i := range len(asciiOrder) {
		words = append(words, asciiOrder[i:i+1])
	}
	for _, a := range words {
		for _, b := range words {
			for _, fold := range []bool{false, true} {
				fast, ok := compareASCII(a, b, fold)
				require.True(t, ok)
				require.Equal(t, inv.compareSlow(a, b, fold), fast, "%q %q %v", a, b, fold)
				eq, ok := equalASCII(a, b, fold)
				require.True(t, ok)
				require.Equal(t, fast == 0, eq, "%q %q %v", a, b, fold)
				require.Equal(t, fast == 0, inv.Key(a, fold) == inv.Key(b, fold), "%q %q %v", a, b, fold)
			}
		}
	}
	assert.Equal(t, inv.Key("a", true), inv.Key("A\x00", true))
	assert.Equal(t, inv.Key("É", true), inv.Key("e\u0301", true))
}

func TestSearch(t *testing.T) {
	inv := Invariant()
	for _, c := range []struct {
		s, sub     string
		fold       bool
		at, length int
	}{
		{"abcABC", "AB", false, 3, 2}, {"abcABC", "AB", true, 0, 2}, {"xe\u0301y", "é", false, 1, 3}, {"abc", "", false, 0, 0}, {"abc", "d", true, -1, 0},
		{"cafe\u0301", "e", false, -1, 0},
	} {
		at, n := inv.Index(c.s, c.sub, c.fold)
		if at < 0 {
			n = 0
		}
		assert.Equal(t, [2]int{c.at, c.length}, [2]int{at, n}, "%q in %q", c.sub, c.s)
	}
	assert.Equal(t, 2, inv.HasPrefix("abc", "AB", true))
	assert.Equal(t, -1, inv.HasPrefix("abc", "AB", false))
	assert.Equal(t, 2, inv.HasSuffix("abc", "BC", true))
	at, n := inv.LastIndex("abab", "AB", true)
	assert.Equal(t, [2]int{2, 2}, [2]int{at, n})
}

// From types/culture-extra/004, string/028, stringcomparison/004.
func TestCasing(t *testing.T) {
	tr, err := Get("tr-TR")
	require.NoError(t, err)
	assert.Equal(t, "TİTLE", tr.ToUpper("title"))
	assert.Equal(t, "tıtle", tr.ToLower("TITLE"))
	assert.Equal(t, "title", ToLowerInvariant("TITLE"))
	assert.Equal(t, "ÉSSß", ToUpperInvariant("éssß"))
	assert.Equal(t, "A\xed\xa0\x80É", ToUpperInvariant("a\xed\xa0\x80é"), "lone surrogates survive")
	assert.Equal(t, 31, CompareOrdinal("a", "B"))
	assert.Equal(t, -1, CompareOrdinalIgnoreCase("a", "B"))
	assert.Equal(t, -66, CompareOrdinal("co-op", "coop"))
	assert.Equal(t, 1, CompareOrdinalIgnoreCase("b", "A"))
	assert.Negative(t, CompareOrdinal("\U0001F600", "\uFFFD"), "UTF-16 order, not UTF-8")
	assert.True(t, EqualOrdinalIgnoreCase("É", "é"))
	assert.False(t, EqualOrdinalIgnoreCase("e\u0301", "é"))
}

func BenchmarkCompareASCII(b *testing.B) {
	c := Invariant()
	for b.Loop() {
		_ = c.Compare("server-0001.example", "server-0002.example", true)
	}
}

func BenchmarkEqualNonASCII(b *testing.B) {
	c := Invariant()
	for b.Loop() {
		_ = c.Equal("größe", "GRÖSSE", true)
	}
}
