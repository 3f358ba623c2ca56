package types

import (
	"strings"

	"goposh/runtime/culture"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// comparison is one way to compare text: StringComparison, or a culture with CompareOptions.
type comparison struct {
	cul  *culture.Culture // nil is ordinal
	fold bool
}

var (
	ordinal     = comparison{}
	ordinalFold = comparison{fold: true}
)

// The bits of CompareOptions.
const (
	compareIgnoreCase        = 1
	compareOrdinalIgnoreCase = 0x10000000
	compareOrdinal           = 0x40000000
)

func currentComparison(c *Call) comparison { return comparison{cul: c.RT.Culture()} }

// comparisonOf returns the comparison that a StringComparison stands for.
func comparisonOf(rt value.Runtime, n int) comparison {
	switch n {
	case 0, 1:
		return comparison{rt.Culture(), n == 1}
	case 2, 3:
		return comparison{culture.Invariant(), n == 3}
	}
	return comparison{fold: n == 5}
}

// comparisonArgs reads the arguments from i on: a StringComparison, or ignoreCase, culture and CompareOptions.
func comparisonArgs(c *Call, i int) comparison {
	out := currentComparison(c)
	for ; i < c.N(); i++ {
		a := c.Args[i].Base()
		if e := a.EnumInfo(); e != nil {
			n := int(a.Int64())
			if e.Type.FullName == "System.StringComparison" {
				return comparisonOf(c.RT, n)
			}
			switch {
			case n&compareOrdinalIgnoreCase != 0:
				return ordinalFold
			case n&compareOrdinal != 0:
				return ordinal
			}
			out.fold = out.fold || n&compareIgnoreCase != 0
			continue
		}
		if b, ok := a.AsBool(); ok {
			out.fold = b
		} else if cul := providerCulture(a); cul != nil {
			out.cul = cul
		}
	}
	return out
}

func (k comparison) compare(a, b string) int {
	switch {
	case k.cul != nil:
		return k.cul.Compare(a, b, k.fold)
	case k.fold:
		return culture.CompareOrdinalIgnoreCase(a, b)
	}
	return culture.CompareOrdinal(a, b)
}

func (k comparison) equal(a, b string) bool {
	switch {
	case a == b:
		return true
	case k.cul != nil:
		return k.cul.Equal(a, b, k.fold)
	case k.fold:
		return culture.EqualOrdinalIgnoreCase(a, b)
	}
	return false
}

// prefix returns the length in bytes of the start of s that matches p, or -1.
func (k comparison) prefix(s, p string) int {
	switch {
	case k.cul != nil:
		return k.cul.HasPrefix(s, p, k.fold)
	case k.fold:
		return foldPrefix(s, p)
	case strings.HasPrefix(s, p):
		return len(p)
	}
	return -1
}

// suffix returns the length in bytes of the end of s that matches p, or -1.
func (k comparison) suffix(s, p string) int {
	switch {
	case k.cul != nil:
		return k.cul.HasSuffix(s, p, k.fold)
	case k.fold:
		at := len(s)
		for range len([]rune(p)) {
			for at--; at > 0 && s[at]&0xC0 == 0x80; at-- {
			}
			if at < 0 {
				return -1
			}
		}
		if n := foldPrefix(s[at:], p); n == len(s)-at {
			return n
		}
		return -1
	case strings.HasSuffix(s, p):
		return len(p)
	}
	return -1
}

// index returns the byte offset and length of the first match of sub in s, or -1.
func (k comparison) index(s, sub string) (at, n int) {
	switch {
	case sub == "":
		return 0, 0
	case k.cul != nil:
		return k.cul.Index(s, sub, k.fold)
	case k.fold:
		for i := range len(s) {
			if s[i]&0xC0 == 0x80 {
				continue
			}
			if n := foldPrefix(s[i:], sub); n >= 0 {
				return i, n
			}
		}
		return -1, 0
	}
	return strings.Index(s, sub), len(sub)
}

// last returns the byte offset and length of the last match of sub in s, or -1.
func (k comparison) last(s, sub string) (at, n int) {
	switch {
	case sub == "":
		return len(s), 0
	case k.cul != nil:
		return k.cul.LastIndex(s, sub, k.fold)
	case k.fold:
		for i := len(s) - 1; i >= 0; i-- {
			if s[i]&0xC0 == 0x80 {
				continue
			}
			if n := foldPrefix(s[i:], sub); n >= 0 {
				return i, n
			}
		}
		return -1, 0
	}
	return strings.LastIndex(s, sub), len(sub)
}

// foldPrefix is an ordinal HasPrefix regardless of case; it returns the matched length in bytes or -1.
func foldPrefix(s, p string) int {
	i, j := 0, 0
	for j < len(p) {
		if i >= len(s) {
			return -1
		}
		a, na := wtf8.DecodeRune(s[i:])
		b, nb := wtf8.DecodeRune(p[j:])
		if a != b && culture.UpperRuneInvariant(a) != culture.UpperRuneInvariant(b) {
			return -1
		}
		i, j = i+na, j+nb
	}
	return i
}

func invariantLower(s string) string { return culture.ToLowerInvariant(s) }

func invariantUpper(s string) string { return culture.ToUpperInvariant(s) }
