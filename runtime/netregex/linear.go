package netregex

import (
	"regexp"
	"regexp/syntax"
	"strings"
	"unicode/utf8"
)

// linear matches ASCII input with Go's regexp package: it takes linear time, and finds what backtracking would have found for the
// patterns that translate.
type linear struct {
	re *regexp.Regexp
	// groups has the position in Regex.numbers of each group of re.
	groups []int
	// dollar tells that the pattern has a `$` that .NET would also match before a final newline.
	dollar bool
	// first tells that there is no match but at the beginning; around that a match depends on the text before its start.
	first, around bool
}

// newLinear translates a pattern; nil when its meaning could differ.
func newLinear(r *Regex) *linear {
	if r.timeout > 0 || r.options&(RightToLeft|IgnorePatternWhitespace|ExplicitCapture|ECMAScript|NonBacktracking) != 0 || !isASCII(r.pattern) {
		return nil
	}
	t := translator{in: r.pattern, multiline: r.options&Multiline != 0}
	t.out.WriteString(flagPrefix(r.options))
	if !t.translate() {
		return nil
	}
	tree, err := syntax.Parse(t.out.String(), syntax.Perl)
	if err != nil || !translatable(tree) {
		return nil
	}
	re, err := regexp.Compile(t.out.String())
	if err != nil || re.NumSubexp()+1 != len(r.numbers) {
		return nil
	}
	l := &linear{re: re, groups: r.groupOrder(t.named), dollar: t.dollar}
	if l.groups == nil {
		return nil
	}
	l.first = startsText(tree)
	l.around = looksAround(tree)
	return l
}

func flagPrefix(o Options) string {
	flags := ""
	if o&IgnoreCase != 0 {
		flags += "i"
	}
	if o&Multiline != 0 {
		flags += "m"
	}
	if o&Singleline != 0 {
		flags += "s"
	}
	if flags == "" {
		return ""
	}
	return "(?" + flags + ")"
}

// groupOrder maps groups in the order of their parentheses, named or not, to .NET's order: the named ones come last.
func (r *Regex) groupOrder(named []string) []int {
	unnamed := 0
	for _, n := range named {
		if n == "" {
			unnamed++
		}
	}
	order := make([]int, 1, len(named)+1)
	next, nextNamed := 1, unnamed+1
	for _, n := range named {
		at := next
		if n == "" {
			next++
		} else {
			at = nextNamed
			nextNamed++
			if r.names[at] != n {
				return nil
			}
		}
		order = append(order, at)
	}
	return order
}

// translator rewrites a pattern for Go's package, as far as it means the same there for ASCII input.
type translator struct {
	in        string
	pos       int
	out       strings.Builder
	multiline bool
	dollar    bool
	named     []string // a group's name, or "", in the order of the parentheses
}

func (t *translator) peek(n int) byte {
	if t.pos+n < len(t.in) {
		return t.in[t.pos+n]
	}
	return 0
}

// copy takes over n bytes.
func (t *translator) copy(n int) bool {
	t.out.WriteString(t.in[t.pos : t.pos+n])
	t.pos += n
	return true
}

func (t *translator) translate() bool {
	for t.pos < len(t.in) {
		ok := true
		switch t.in[t.pos] {
		case '\\':
			ok = t.escape(false)
		case '[':
			ok = t.class()
		case '(':
			ok = t.group()
		case '$':
			t.dollar = t.dollar || !t.multiline
			ok = t.copy(1)
		default:
			ok = t.copy(1)
		}
		if !ok {
			return false
		}
	}
	return true
}

const whitespace = `\t\n\v\f\r ` // .NET's \s in ASCII

func (t *translator) escape(inClass bool) bool {
	c := t.peek(1)
	switch {
	case c == 's' && inClass:
		t.out.WriteString(whitespace)
	case c == 's':
		t.out.WriteString("[" + whitespace + "]")
	case c == 'S' && !inClass:
		t.out.WriteString("[^" + whitespace + "]")
	case strings.IndexByte("dDwW", c) >= 0 && c != 0, strings.IndexByte("tnrfv", c) >= 0 && c != 0:
		return t.copy(2)
	case strings.IndexByte("bBAz", c) >= 0 && c != 0 && !inClass:
		return t.copy(2)
	case c >= ' ' && c < utf8.RuneSelf && !isWordByte(c):
		return t.copy(2)
	default:
		return false
	}
	t.pos += 2
	return true
}

// class takes over `[…]`, without subtraction and what Go's package reads as a POSIX class.
func (t *translator) class() bool {
	t.copy(1)
	if t.peek(0) == '^' {
		t.copy(1)
	}
	if t.peek(0) == ']' {
		return false
	}
	for t.pos < len(t.in) {
		switch c := t.in[t.pos]; {
		case c == ']':
			return t.copy(1)
		case c == '[' && (t.peek(1) == ':' || t.in[t.pos-1] == '-'):
			return false
		case c == '\\':
			if !t.escape(true) {
				return false
			}
		default:
			t.copy(1)
		}
	}
	return false
}

// group takes over the start of a group that captures, by number or by name, or does not.
func (t *translator) group() bool {
	if t.peek(1) != '?' {
		t.named = append(t.named, "")
		return t.copy(1)
	}
	if t.peek(2) != '<' {
		return t.flags()
	}
	end := strings.IndexByte(t.in[t.pos:], '>')
	if end < 0 {
		return false
	}
	name := t.in[t.pos+3 : t.pos+end]
	if name == "" || '0' <= name[0] && name[0] <= '9' {
		return false
	}
	for i := range len(name) {
		if !isWordByte(name[i]) {
			return false
		}
	}
	t.named = append(t.named, name)
	return t.copy(end + 1)
}

// flags takes over `(?i)`, `(?i:` and `(?:`, of the flags that mean the same to both.
func (t *translator) flags() bool {
	n := 2
	for ; t.peek(n) == 'i' || t.peek(n) == 's' || t.peek(n) == '-'; n++ {
	}
	if c := t.peek(n); c != ')' && c != ':' {
		return false
	}
	return t.copy(n + 1)
}

// translatable tells whether loops mean the same to both: none repeats what may be empty, where engines differ in when they stop,
// and none repeats a group, whose captures of all rounds .NET keeps.
func translatable(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpStar, syntax.OpPlus, syntax.OpRepeat:
		if captures(re.Sub[0]) || mayBeEmpty(re.Sub[0]) {
			return false
		}
	case syntax.OpQuest:
		if mayBeEmpty(re.Sub[0]) {
			return false
		}
	}
	for _, s := range re.Sub {
		if !translatable(s) {
			return false
		}
	}
	return true
}

func captures(re *syntax.Regexp) bool { return re.MaxCap() > 0 }

func mayBeEmpty(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpLiteral:
		return len(re.Rune) == 0
	case syntax.OpCharClass, syntax.OpAnyCharNotNL, syntax.OpAnyChar, syntax.OpNoMatch:
		return false
	case syntax.OpCapture, syntax.OpPlus:
		return mayBeEmpty(re.Sub[0])
	case syntax.OpRepeat:
		return re.Min == 0 || mayBeEmpty(re.Sub[0])
	case syntax.OpConcat:
		for _, s := range re.Sub {
			if !mayBeEmpty(s) {
				return false
			}
		}
		return true
	case syntax.OpAlternate:
		for _, s := range re.Sub {
			if mayBeEmpty(s) {
				return true
			}
		}
		return false
	}
	return true
}

// startsText tells whether the pattern begins with `^` or `\A` in the sense of the text's beginning.
func startsText(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpBeginText:
		return true
	case syntax.OpConcat, syntax.OpCapture:
		return startsText(re.Sub[0])
	}
	return false
}

// looksAround tells whether the pattern looks at what stands before a position.
func looksAround(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpBeginLine, syntax.OpBeginText, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return true
	}
	for _, s := range re.Sub {
		if looksAround(s) {
			return true
		}
	}
	return false
}

// linearFor returns the linear engine where it serves for the input from a byte offset on; nil otherwise.
func (r *Regex) linearFor(s string, start int) *linear {
	if !isASCII(s) {
		return nil
	}
	l := r.linear()
	if l == nil || l.dollar && strings.HasSuffix(s, "\n") || start > 0 && l.around && !l.first {
		return nil
	}
	return l
}

// match finds the first match at or after byte offset start.
func (l *linear) match(r *Regex, t *inputText, start int) *Match {
	if start > len(t.s) || start > 0 && l.first {
		return nil
	}
	at := l.re.FindStringSubmatchIndex(t.s[start:])
	if at == nil {
		return nil
	}
	m := &Match{Groups: make([]Group, len(l.groups)), Input: t.s, regex: r, text: t, linear: true}
	captures := make([]Capture, len(l.groups))
	for i, to := range l.groups {
		g := &m.Groups[to]
		g.Name, g.Number = r.names[to], r.numbers[to]
		if at[2*i] < 0 {
			continue
		}
		from, end := at[2*i]+start, at[2*i+1]+start
		captures[to] = Capture{Index: from, Length: end - from, Start: from, End: end}
		g.Capture, g.Captures, g.Success = captures[to], captures[to:to+1:to+1], true
	}
	return m
}

// next finds the match after m, with the other engine where this one would not see what stands before.
func (m *Match) next() (*Match, error) {
	c := m.Groups[0].Capture
	start := c.End
	if c.Start == c.End {
		start++
	}
	if start > len(m.Input) {
		return nil, nil
	}
	l := m.regex.linear()
	if l.first || !l.around {
		return l.match(m.regex, m.text, start), nil
	}
	return m.regex.search(m.Input, start)
}
