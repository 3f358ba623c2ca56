package netregex

import (
	"unicode/utf8"

	"github.com/dlclark/regexp2"
)

// Capture is System.Text.RegularExpressions.Capture.
type Capture struct {
	Index, Length int // in UTF-16 code units, as .NET has them
	Start, End    int // byte offsets in the input
}

// Group is System.Text.RegularExpressions.Group; its own Capture is the last one.
type Group struct {
	Capture
	Name     string
	Number   int
	Success  bool
	Captures []Capture
}

// Match is a successful System.Text.RegularExpressions.Match. Groups[0] is the whole match.
type Match struct {
	Groups []Group // in the order of their numbers
	Input  string

	regex *Regex
	text  *inputText
	m     *regexp2.Match // nil for matches of literals and linear ones
	// linear tells that the linear engine found it.
	linear bool
}

// Value is the text of the whole match.
func (m *Match) Value() string { return m.Text(m.Groups[0].Capture) }

// Text is Capture.Value for a capture of this match.
func (m *Match) Text(c Capture) string { return m.Input[c.Start:c.End] }

// Capture0 is the whole match.
func (m *Match) Capture0() Capture { return m.Groups[0].Capture }

// Group returns the group of that number, or nil.
func (m *Match) Group(number int) *Group {
	if number >= 0 && number < len(m.Groups) && m.Groups[number].Number == number {
		return &m.Groups[number]
	}
	for i := range m.Groups {
		if m.Groups[i].Number == number {
			return &m.Groups[i]
		}
	}
	return nil
}

// GroupByName returns the group of that name ("0", "1" … for unnamed ones), or nil.
func (m *Match) GroupByName(name string) *Group {
	for i := range m.Groups {
		if m.Groups[i].Name == name {
			return &m.Groups[i]
		}
	}
	return nil
}

// inputText maps the engine's rune positions to bytes and UTF-16 units. ASCII needs no maps.
type inputText struct {
	// markUnits is the number of code units before markByte, for matches of literals.
	markByte, markUnits int
	s                   string
	runes               []rune
	bytes               []int // byte offset of each rune, and the length; nil for ASCII
	units               []int // UTF-16 offset of each rune, and the length
}

func newInputText(s string) *inputText {
	t := &inputText{s: s, runes: make([]rune, 0, len(s))}
	ascii := true
	for _, r := range s {
		t.runes = append(t.runes, r)
		ascii = ascii && r < utf8.RuneSelf
	}
	if ascii && len(t.runes) == len(s) {
		return t
	}
	t.bytes = make([]int, 0, len(t.runes)+1)
	t.units = make([]int, 0, len(t.runes)+1)
	units := 0
	for i, r := range s {
		t.bytes = append(t.bytes, i)
		t.units = append(t.units, units)
		switch {
		case r == utf8.RuneError && s[i]&0xC0 == 0x80: // within a lone surrogate of three bytes, which is one unit
		case r >= 0x10000:
			units += 2
		default:
			units++
		}
	}
	t.bytes = append(t.bytes, len(s))
	t.units = append(t.units, units)
	return t
}

func (t *inputText) capture(index, length int) Capture {
	if t.bytes == nil {
		return Capture{Index: index, Length: length, Start: index, End: index + length}
	}
	end := index + length
	return Capture{Index: t.units[index], Length: t.units[end] - t.units[index], Start: t.bytes[index], End: t.bytes[end]}
}

// runeIndex turns a byte offset into a position of the engine.
func (t *inputText) runeIndex(start int) int {
	if start < 0 {
		return -1
	}
	if t.bytes == nil {
		return min(start, len(t.s))
	}
	lo, hi := 0, len(t.bytes)-1
	for lo < hi {
		if mid := (lo + hi) / 2; t.bytes[mid] < start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// Match is Regex.Match(s, start); nil means no match.
func (r *Regex) Match(s string, start int) (*Match, error) {
	if r.useLiteral(s) {
		return r.literalMatch(newLiteralText(s), max(start, 0)), nil
	}
	if l := r.linearFor(s, start); l != nil {
		return l.match(r, newLiteralText(s), max(start, 0)), nil
	}
	return r.search(s, start)
}

// search is Match with the backtracking engine.
func (r *Regex) search(s string, start int) (*Match, error) {
	t := newInputText(s)
	from := r.startIndex(t, start)
	m, err := r.run(func(re *regexp2.Regexp) (*regexp2.Match, error) { return re.FindRunesMatchStartingAt(t.runes, from) })
	return r.wrap(t, m), err
}

func (r *Regex) startIndex(t *inputText, start int) int {
	i := t.runeIndex(start)
	if i >= 0 {
		return i
	}
	if r.RightToLeft() {
		return len(t.runes)
	}
	return 0
}

// Next is Match.NextMatch; nil means no further match.
func (m *Match) Next() (*Match, error) {
	if m.linear {
		return m.next()
	}
	if m.m == nil {
		c := m.Groups[0].Capture
		start := c.End
		if c.Start == c.End { // an empty literal matches everywhere
			if c.End >= len(m.Input) {
				return nil, nil
			}
			_, n := utf8.DecodeRuneInString(m.Input[c.End:])
			start += n
		}
		return m.regex.literalMatch(m.text, start), nil
	}
	next, err := m.regex.run(func(re *regexp2.Regexp) (*regexp2.Match, error) { return re.FindNextMatch(m.m) })
	return m.regex.wrap(m.text, next), err
}

// All calls f for each match in turn until f returns false or an error.
func (r *Regex) All(s string, start int, f func(*Match) (bool, error)) error {
	m, err := r.Match(s, start)
	for m != nil && err == nil {
		if r.ctx != nil && r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		var more bool
		if more, err = f(m); err != nil || !more {
			return err
		}
		m, err = m.Next()
	}
	return err
}

func (r *Regex) wrap(t *inputText, m *regexp2.Match) *Match {
	if m == nil {
		return nil
	}
	groups := m.Groups()
	out := &Match{Groups: make([]Group, len(groups)), Input: t.s, regex: r, text: t, m: m}
	for i := range groups {
		g := &groups[i]
		o := &out.Groups[i]
		o.Name, o.Number = g.Name, r.numbers[i]
		if n := len(g.Captures); n > 0 {
			o.Success = true
			o.Captures = make([]Capture, n)
			for j, c := range g.Captures {
				o.Captures[j] = t.capture(c.Index, c.Length)
			}
			o.Capture = o.Captures[n-1]
		}
	}
	return out
}

// newLiteralText avoids the rune slice that only the engine needs.
func newLiteralText(s string) *inputText { return &inputText{s: s} }

func (r *Regex) literalMatch(t *inputText, start int) *Match {
	if start > len(t.s) {
		return nil
	}
	i := r.index(t.s[start:])
	if i < 0 {
		return nil
	}
	i += start
	c := Capture{Index: t.unitsTo(i), Length: utf16Len(r.literal), Start: i, End: i + len(r.literal)}
	return &Match{Groups: []Group{{Capture: c, Name: "0", Success: true, Captures: []Capture{c}}}, Input: t.s, regex: r, text: t}
}

// unitsTo counts the UTF-16 code units before byte i, from where it counted last.
func (t *inputText) unitsTo(i int) int {
	if i < t.markByte {
		t.markByte, t.markUnits = 0, 0
	}
	t.markUnits += utf16Len(t.s[t.markByte:i])
	t.markByte = i
	return t.markUnits
}

func utf16Len(s string) int {
	n := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 0xF0:
			n += 2
		case c&0xC0 != 0x80:
			n++
		}
	}
	return n
}
