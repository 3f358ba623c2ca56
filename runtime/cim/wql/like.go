package wql

import (
	"strings"
	"unicode"
)

// pattern is a compiled LIKE pattern. Matching ignores case.
type pattern []patternItem

type patternItem struct {
	kind   patternKind
	char   rune // folded
	negate bool
	ranges [][2]rune
}

type patternKind uint8

const (
	matchChar patternKind = iota
	matchAny              // _
	matchRun              // %
	matchSet              // […]
)

// compileLike reads % for any text, _ for a character, and sets such as [a-f],
// [a=f] and [^x]. A bracket that is not closed stands for itself, so [[] does too.
func compileLike(text string) pattern {
	runes := []rune(text)
	var p pattern
	for i := 0; i < len(runes); i++ {
		switch runes[i] {
		case '%':
			if len(p) == 0 || p[len(p)-1].kind != matchRun {
				p = append(p, patternItem{kind: matchRun})
			}
		case '_':
			p = append(p, patternItem{kind: matchAny})
		case '[':
			if item, end := compileSet(runes, i); end > 0 {
				p = append(p, item)
				i = end
				continue
			}
			fallthrough
		default:
			p = append(p, patternItem{char: fold(runes[i])})
		}
	}
	return p
}

// compileSet reads the set that begins at runes[i]; end is the place of its
// closing bracket, 0 if it has none.
func compileSet(runes []rune, i int) (item patternItem, end int) {
	item.kind = matchSet
	i++
	if i < len(runes) && runes[i] == '^' {
		item.negate = true
		i++
	}
	for first := true; i < len(runes); first = false {
		if runes[i] == ']' && !first {
			return item, i
		}
		low, high := runes[i], runes[i]
		if i+2 < len(runes) && (runes[i+1] == '-' || runes[i+1] == '=') && runes[i+2] != ']' {
			high = runes[i+2]
			i += 2
		}
		item.ranges = append(item.ranges, [2]rune{low, high})
		i++
	}
	return item, 0
}

func fold(r rune) rune {
	if r < 0x80 {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	return unicode.ToLower(r)
}

func (it *patternItem) matches(r rune) bool {
	switch it.kind {
	case matchAny:
		return true
	case matchChar:
		return it.char == fold(r)
	}
	lower, upper := fold(r), unicode.ToUpper(r)
	for _, s := range it.ranges {
		if s[0] <= lower && lower <= s[1] || s[0] <= upper && upper <= s[1] {
			return !it.negate
		}
	}
	return it.negate
}

// match goes back to the last % only, so it never takes more than pattern
// times text steps.
func (p pattern) match(text string) bool {
	runes := []rune(text)
	at, star, mark := 0, -1, 0
	for i := 0; i < len(runes); {
		switch {
		case at < len(p) && p[at].kind == matchRun:
			star, mark = at, i
			at++
		case at < len(p) && p[at].matches(runes[i]):
			at++
			i++
		case star >= 0:
			mark++
			at, i = star+1, mark
		default:
			return false
		}
	}
	for at < len(p) && p[at].kind == matchRun {
		at++
	}
	return at == len(p)
}

// MatchLike says whether text matches the LIKE pattern, as WQL's LIKE does.
func MatchLike(text, like string) bool {
	if !strings.ContainsAny(like, "%_[") {
		return strings.EqualFold(text, like)
	}
	return compileLike(like).match(text)
}
