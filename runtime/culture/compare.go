package culture

import (
	"cmp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/collate"
	"golang.org/x/text/unicode/norm"
)

// tailored are the languages whose collation reorders or contracts ASCII letters; they never take the fast path.
const tailored = " az bs cs cy da et fi fo haw hr hu hy ig is kl la lt lv mk mt nb nn no om pl ro sk sl smn sq sr sv to tr vi vo wo yo "

type collators struct {
	once         sync.Once
	asciiSafe    bool
	exact, loose sync.Pool // of *collate.Collator, which is not safe for concurrent use
}

func (c *Culture) fastASCII() bool {
	if c.collators == nil {
		return true
	}
	c.collators.once.Do(func() {
		c.collators.asciiSafe = !strings.Contains(tailored, " "+c.TwoLetterISOLanguageName+" ")
	})
	return c.collators.asciiSafe
}

// Compare orders a and b as CompareInfo.Compare does with CompareOptions.None or IgnoreCase; it returns -1, 0 or 1.
func (c *Culture) Compare(a, b string, ignoreCase bool) int {
	if c.fastASCII() {
		if r, ok := compareASCII(a, b, ignoreCase); ok {
			return r
		}
	}
	return c.compareSlow(a, b, ignoreCase)
}

// Equal reports whether a and b are equal in the culture, which is what PowerShell's -eq and -ceq ask (with the
// invariant culture). Composed and decomposed forms are equal, and characters without weight do not count.
func (c *Culture) Equal(a, b string, ignoreCase bool) bool {
	if a == b {
		return true
	}
	if c.fastASCII() {
		if eq, ok := equalASCII(a, b, ignoreCase); ok {
			return eq
		}
	}
	return c.compareSlow(a, b, ignoreCase) == 0
}

func equalASCII(a, b string, ignoreCase bool) (eq, ok bool) {
	n := min(len(a), len(b))
	eq = len(a) == len(b)
	for i := range n {
		x, y := a[i], b[i]
		if x == y && x < utf8.RuneSelf && asciiWeights[x] != 0 {
			continue
		}
		wx, wy := asciiWeights[x], asciiWeights[y]
		if wx == 0 || wy == 0 {
			return false, false
		}
		if wx != wy || !ignoreCase {
			eq = false
		}
	}
	for _, rest := range [2]string{a[n:], b[n:]} {
		for i := range len(rest) {
			if asciiWeights[rest[i]] == 0 {
				return false, false
			}
		}
	}
	return eq, true
}

// compareASCII needs both strings whole before it may answer: a combining mark may follow any ASCII character.
func compareASCII(a, b string, ignoreCase bool) (int, bool) {
	primary, tertiary := 0, 0
	n := min(len(a), len(b))
	for i := range n {
		x, y := a[i], b[i]
		wx, wy := asciiWeights[x], asciiWeights[y]
		if wx == 0 || wy == 0 {
			return 0, false
		}
		if primary != 0 || x == y {
			continue
		}
		if wx != wy {
			primary = cmp.Compare(wx, wy)
		} else if tertiary == 0 {
			tertiary = cmp.Compare(y, x) // lower case first, and lower case has the higher code
		}
	}
	for _, rest := range [2]string{a[n:], b[n:]} {
		for i := range len(rest) {
			if asciiWeights[rest[i]] == 0 {
				return 0, false
			}
		}
	}
	switch {
	case primary != 0:
		return primary, true
	case len(a) != len(b):
		return cmp.Compare(len(a), len(b)), true
	case ignoreCase:
		return 0, true
	}
	return tertiary, true
}

func (c *Culture) collator(ignoreCase bool) (*collate.Collator, *sync.Pool) {
	cs := c.collators
	if cs == nil {
		cs = Invariant().collators
	}
	pool, opts := &cs.exact, []collate.Option(nil)
	if ignoreCase {
		pool, opts = &cs.loose, []collate.Option{collate.IgnoreCase}
	}
	if col, ok := pool.Get().(*collate.Collator); ok {
		return col, pool
	}
	return collate.New(c.tag, opts...), pool
}

func (c *Culture) compareSlow(a, b string, ignoreCase bool) int {
	col, pool := c.collator(ignoreCase)
	r := col.CompareString(a, b)
	pool.Put(col)
	if r == 0 && ignoreCase {
		// Without IgnoreKanaType and IgnoreWidth .NET keeps these apart although their difference is below case.
		return cmp.Compare(kanaWidth(a), kanaWidth(b))
	}
	return r
}

// kanaWidth describes which characters of s are katakana, half width or full width; "" when none is.
func kanaWidth(s string) string {
	if isASCII(s) {
		return ""
	}
	var sb strings.Builder
	found := false
	for _, r := range norm.NFC.String(s) {
		switch {
		case r >= 0xFF61 && r <= 0xFF9F: // half width katakana
			sb.WriteByte('h')
			found = true
		case r >= 0xFF01 && r <= 0xFF5E: // full width ASCII
			sb.WriteByte('w')
			found = true
		case r >= 0x30A1 && r <= 0x30FA:
			sb.WriteByte('k')
			found = true
		case unicode.Is(unicode.Cf, r) || unicode.IsControl(r):
		default:
			sb.WriteByte('-')
		}
	}
	if !found {
		return ""
	}
	return sb.String()
}

// Key returns bytes that are equal for strings that Equal holds for, for use as a hash key. It is not an order.
func (c *Culture) Key(s string, ignoreCase bool) string {
	if c.fastASCII() {
		plain := true
		for i := range len(s) {
			if asciiWeights[s[i]] == 0 {
				plain = false
				break
			}
		}
		if plain {
			if ignoreCase {
				return asciiLower(s)
			}
			return s
		}
	}
	col, pool := c.collator(ignoreCase)
	var buf collate.Buffer
	key := "\x00" + string(col.KeyFromString(&buf, s)) // no plain key starts with NUL
	pool.Put(col)
	if ignoreCase {
		key += "\x00" + kanaWidth(s)
	}
	// A string of only weightless extras must share the key of the plain one: "a" and "a\x00" are equal.
	if stripped := stripWeightless(s); stripped != s && isASCII(stripped) {
		return c.Key(stripped, ignoreCase)
	}
	return key
}

// stripWeightless removes the characters that carry no collation weight.
func stripWeightless(s string) string {
	return strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf {
			if asciiWeights[byte(r)] == 0 {
				return -1
			}
			return r
		}
		if r >= 0x80 && r <= 0x9f && r != 0x85 || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, s)
}

// HasPrefix is CompareInfo.IsPrefix; it returns the length in bytes of the part of s that matched, or -1.
func (c *Culture) HasPrefix(s, prefix string, ignoreCase bool) int {
	if isPlain(s) && isPlain(prefix) && c.fastASCII() {
		if len(prefix) <= len(s) && asciiEqualFold(s[:len(prefix)], prefix, ignoreCase) {
			return len(prefix)
		}
		return -1
	}
	if stripWeightless(prefix) == "" {
		return 0
	}
	for _, end := range boundaries(s) {
		if c.Compare(s[:end], prefix, ignoreCase) == 0 {
			return end
		}
	}
	return -1
}

// HasSuffix is CompareInfo.IsSuffix; it returns the length in bytes of the part of s that matched, or -1.
func (c *Culture) HasSuffix(s, suffix string, ignoreCase bool) int {
	if isPlain(s) && isPlain(suffix) && c.fastASCII() {
		if len(suffix) <= len(s) && asciiEqualFold(s[len(s)-len(suffix):], suffix, ignoreCase) {
			return len(suffix)
		}
		return -1
	}
	if stripWeightless(suffix) == "" {
		return 0
	}
	for _, start := range boundaries(s) {
		if c.Compare(s[start:], suffix, ignoreCase) == 0 {
			return len(s) - start
		}
	}
	return -1
}

// Index is CompareInfo.IndexOf: the byte offset and length in s of the first match of sub, or -1 and 0.
func (c *Culture) Index(s, sub string, ignoreCase bool) (start, length int) {
	if isPlain(s) && isPlain(sub) && c.fastASCII() {
		return asciiIndex(s, sub, ignoreCase), len(sub)
	}
	if stripWeightless(sub) == "" {
		return 0, 0
	}
	for _, i := range boundaries(s) {
		if i == len(s) {
			break
		}
		if n := c.HasPrefix(s[i:], sub, ignoreCase); n >= 0 {
			return i, n
		}
	}
	return -1, 0
}

// LastIndex is CompareInfo.LastIndexOf: the byte offset and length in s of the last match of sub, or -1 and 0.
func (c *Culture) LastIndex(s, sub string, ignoreCase bool) (start, length int) {
	if stripWeightless(sub) == "" {
		return len(s), 0
	}
	bs := boundaries(s)
	for i := len(bs) - 1; i >= 0; i-- {
		if bs[i] == len(s) {
			continue
		}
		if n := c.HasPrefix(s[bs[i]:], sub, ignoreCase); n >= 0 {
			return bs[i], n
		}
	}
	return -1, 0
}

// boundaries returns the byte offsets at which a match may begin or end: never before a combining mark.
func boundaries(s string) []int {
	bs := make([]int, 0, len(s)+1)
	for i, r := range s {
		if i == 0 || !unicode.Is(unicode.M, r) {
			bs = append(bs, i)
		}
	}
	return append(bs, len(s))
}

func isPlain(s string) bool {
	for i := range len(s) {
		if asciiWeights[s[i]] == 0 {
			return false
		}
	}
	return true
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func asciiEqualFold(a, b string, ignoreCase bool) bool {
	if !ignoreCase {
		return a == b
	}
	for i := range len(a) {
		if asciiWeights[a[i]] != asciiWeights[b[i]] {
			return false
		}
	}
	return true
}

func asciiIndex(s, sub string, ignoreCase bool) int {
	if !ignoreCase {
		return strings.Index(s, sub)
	}
	for i := 0; i+len(sub) <= len(s); i++ {
		if asciiEqualFold(s[i:i+len(sub)], sub, true) {
			return i
		}
	}
	return -1
}
