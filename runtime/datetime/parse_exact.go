package datetime

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"goposh/runtime/culture"
	"goposh/runtime/neterr"
)

// ParseExact is DateTime.ParseExact(s, formats, culture, styles): the first format that fits wins. FormatException.
func ParseExact(s string, formats []string, o Options) (DateTime, error) {
	if err := o.checkStyles(); err != nil {
		return DateTime{}, err
	}
	p, err := parseFormats(s, formats, o, false)
	if err != nil {
		return DateTime{}, err
	}
	if p.forceUTC {
		return p.parsed.clock.SpecifyKind(Utc), nil
	}
	return p.parsed.dateTime(s, p.options)
}

// ParseOffsetExact is DateTimeOffset.ParseExact.
func ParseOffsetExact(s string, formats []string, o Options) (Offset, error) {
	if err := o.checkStyles(); err != nil {
		return Offset{}, err
	}
	p, err := parseFormats(s, formats, o, true)
	if err != nil {
		return Offset{}, err
	}
	return p.parsed.dateTimeOffset(s, p.options)
}

// exact matches a text against one format.
type exact struct {
	s        string
	options  Options
	culture  *culture.Culture
	parsed   parsed
	forceUTC bool

	year, month, day, hour, minute, second, weekday int
	fraction                                        int64
	mark                                            byte
	twelve                                          bool
}

func parseFormats(s string, formats []string, o Options, offset bool) (*exact, error) {
	for _, f := range formats {
		p := &exact{s: s, options: o, culture: orInvariant(o.Culture), year: -1, month: -1, day: -1, hour: -1, minute: -1, second: -1, weekday: -1}
		if f == "" {
			return nil, neterr.Format("Format string was invalid.")
		}
		pattern, ok := p.expand(f, offset)
		if !ok {
			return nil, badFormat()
		}
		if p.run(pattern) && p.finish() {
			return p, nil
		}
	}
	return nil, notRecognized(s)
}

// expand turns a standard format letter into its pattern.
func (p *exact) expand(f string, offset bool) (string, bool) {
	if len(f) > 1 {
		return f, true
	}
	d := &p.culture.DateTime
	switch f[0] {
	case 'd':
		return d.ShortDatePattern, true
	case 'D':
		return d.LongDatePattern, true
	case 'f':
		return d.LongDatePattern + " " + d.ShortTimePattern, true
	case 'F':
		return d.FullDateTimePattern, true
	case 'g':
		return d.ShortDatePattern + " " + d.ShortTimePattern, true
	case 'G':
		return d.ShortDatePattern + " " + d.LongTimePattern, true
	case 'm', 'M':
		return d.MonthDayPattern, true
	case 'o', 'O':
		p.culture = culture.Invariant()
		if !offset {
			p.options.Styles |= RoundtripKind
		}
		return patternRound, true
	case 'r', 'R':
		p.culture = culture.Invariant()
		return patternRFC1123, true
	case 's':
		p.culture = culture.Invariant()
		return patternSortable, true
	case 't':
		return d.ShortTimePattern, true
	case 'T':
		return d.LongTimePattern, true
	case 'u':
		p.culture = culture.Invariant()
		return patternUSort, true
	case 'U':
		p.forceUTC = true
		return d.FullDateTimePattern, !offset
	case 'y', 'Y':
		return d.YearMonthPattern, true
	}
	return "", false
}

func trimSpaceLeft(s string) string { return strings.TrimLeftFunc(s, unicode.IsSpace) }

func (p *exact) run(f string) bool {
	st := p.options.Styles
	if st&AllowLeadingWhite != 0 {
		p.s, f = trimSpaceLeft(p.s), trimSpaceLeft(f)
	}
	if st&AllowTrailingWhite != 0 {
		p.s, f = strings.TrimRightFunc(p.s, unicode.IsSpace), strings.TrimRightFunc(f, unicode.IsSpace)
	}
	for i := 0; i < len(f); {
		if st&AllowInnerWhite != 0 {
			p.s = trimSpaceLeft(p.s)
		}
		ch := f[i]
		n := 1
		for i+n < len(f) && f[i+n] == ch && strings.IndexByte("hHmstfFdMyzg", ch) >= 0 {
			n++
		}
		if ch == '%' {
			if i+1 >= len(f) || f[i+1] == '%' {
				return false
			}
			i++
			continue
		}
		if ch == '\'' || ch == '"' {
			lit, size, err := appendQuoted(nil, f, i)
			if err != nil || !p.literal(string(lit)) {
				return false
			}
			i += size
			continue
		}
		if ch == '\\' {
			if i+1 >= len(f) {
				return false
			}
			_, size := utf8.DecodeRuneInString(f[i+1:])
			if !p.literal(f[i+1 : i+1+size]) {
				return false
			}
			i += 1 + size
			continue
		}
		if ch >= utf8.RuneSelf || unicode.IsSpace(rune(ch)) {
			_, n = utf8.DecodeRuneInString(f[i:])
			if st&AllowInnerWhite == 0 || ch >= utf8.RuneSelf {
				if !p.blankOrLiteral(f[i : i+n]) {
					return false
				}
			}
			i += n
			continue
		}
		if ch == '.' && i+1 < len(f) && f[i+1] == 'F' && !strings.HasPrefix(p.s, ".") {
			i++ // "ss.FFF" also fits a text without a fraction
			for i < len(f) && f[i] == 'F' {
				i++
			}
			continue
		}
		if !p.field(ch, n) {
			return false
		}
		i += n
	}
	if st&AllowInnerWhite != 0 {
		p.s = trimSpaceLeft(p.s)
	}
	return p.s == ""
}

func (p *exact) literal(lit string) bool {
	rest, ok := strings.CutPrefix(p.s, lit)
	p.s = rest
	return ok
}

// blankOrLiteral lets the blanks before AM and PM, U+202F and the plain one, stand for each other.
func (p *exact) blankOrLiteral(lit string) bool {
	if p.literal(lit) {
		return true
	}
	want, _ := utf8.DecodeRuneInString(lit)
	got, n := utf8.DecodeRuneInString(p.s)
	if n == 0 || !unicode.Is(unicode.Zs, want) || !unicode.Is(unicode.Zs, got) {
		return false
	}
	p.s = p.s[n:]
	return true
}

// number reads at least least and at most most digits.
func (p *exact) number(least, most int, set *int) bool {
	v, n := 0, 0
	for n < most && n < len(p.s) && isDigit(p.s[n]) {
		v = v*10 + int(p.s[n]-'0')
		n++
	}
	if n < least || *set >= 0 && *set != v {
		return false
	}
	*set, p.s = v, p.s[n:]
	return true
}

// oneOrTwo is how d, M, h, H, m and s read: one letter takes one or two digits, two take two.
func (p *exact) oneOrTwo(n int, set *int) bool { return p.number(min(n, 2), 2, set) }

func (p *exact) field(ch byte, n int) bool {
	d := &p.culture.DateTime
	switch ch {
	case 'y':
		if n > 2 {
			return n <= 9 && p.number(n, n, &p.year)
		}
		v := -1
		if !p.number(n, 2, &v) {
			return false
		}
		v = expandYear(dateNumber{value: v, digits: 2})
		if p.year >= 0 && p.year != v {
			return false
		}
		p.year = v
		return true
	case 'M':
		switch {
		case n <= 2:
			return p.oneOrTwo(n, &p.month)
		case n == 3:
			return p.name(&p.month, 1, d.AbbreviatedMonthGenitiveNames, d.AbbreviatedMonthNames)
		}
		return p.name(&p.month, 1, d.MonthGenitiveNames, d.MonthNames)
	case 'd':
		switch {
		case n <= 2:
			return p.oneOrTwo(n, &p.day)
		case n == 3:
			return p.name(&p.weekday, 0, d.AbbreviatedDayNames)
		}
		return p.name(&p.weekday, 0, d.DayNames)
	case 'h':
		p.twelve = true
		return p.oneOrTwo(n, &p.hour)
	case 'H':
		return p.oneOrTwo(n, &p.hour)
	case 'm':
		return p.oneOrTwo(n, &p.minute)
	case 's':
		return p.oneOrTwo(n, &p.second)
	case 'f', 'F':
		return p.second7(n, ch == 'F')
	case 't':
		return p.designator(n)
	case 'g':
		return p.literal(d.EraName)
	case 'z':
		return p.zone(n)
	case 'K':
		if p.s != "" && (p.s[0] == 'Z' || p.s[0] == 'z') {
			p.s = p.s[1:]
			p.parsed.hasZone, p.parsed.utc = true, true
			return true
		}
		if p.s != "" && (p.s[0] == '+' || p.s[0] == '-') {
			return p.zone(3)
		}
		return true
	case 'Z':
		if p.literal("Z") {
			p.parsed.hasZone, p.parsed.utc = true, true
			return true
		}
		return false
	case ':':
		return p.literal(d.TimeSeparator) || d.TimeSeparator != ":" && p.literal(":")
	case '/':
		return p.literal(d.DateSeparator) || d.DateSeparator != "/" && p.literal("/")
	}
	return p.literal(string(ch))
}

func (p *exact) second7(n int, optional bool) bool {
	if n > 7 {
		return false
	}
	v, got := int64(0), 0
	for ; got < n && got < len(p.s) && isDigit(p.s[got]); got++ {
		v = v*10 + int64(p.s[got]-'0')
	}
	if got < n && !optional {
		return false
	}
	p.s = p.s[got:]
	for ; got < 7; got++ {
		v *= 10
	}
	p.fraction = v
	return true
}

// name reads the longest of the names; base is the number of the first.
func (p *exact) name(set *int, base int, lists ...[]string) bool {
	best, value := 0, 0
	for _, list := range lists {
		for i, name := range list {
			if n := prefixFold(p.s, name); n > best {
				best, value = n, i+base
			}
		}
	}
	if best == 0 || *set >= 0 && *set != value {
		return false
	}
	*set, p.s = value, p.s[best:]
	return true
}

// prefixFold tells how much of s prefix matches in any case; 0 when it does not.
func prefixFold(s, prefix string) int {
	i := 0
	for _, w := range prefix {
		r, n := utf8.DecodeRuneInString(s[i:])
		if n == 0 || r != w && unicode.ToLower(r) != unicode.ToLower(w) {
			return 0
		}
		i += n
	}
	return i
}

func (p *exact) designator(n int) bool {
	d := &p.culture.DateTime
	for _, c := range [...]struct {
		text string
		mark byte
	}{{d.AMDesignator, 'a'}, {d.PMDesignator, 'p'}} {
		text := c.text
		if n == 1 && text != "" {
			_, size := utf8.DecodeRuneInString(text)
			text = text[:size]
		}
		if k := prefixFold(p.s, text); k > 0 {
			p.mark, p.s = c.mark, p.s[k:]
			return true
		}
	}
	return false
}

func (p *exact) zone(n int) bool {
	if p.s == "" || p.s[0] != '+' && p.s[0] != '-' {
		return false
	}
	neg := p.s[0] == '-'
	p.s = p.s[1:]
	h, m := -1, -1
	if !p.number(min(n, 2), 2, &h) {
		return false
	}
	if n >= 3 {
		p.literal(":")
		if !p.number(2, 2, &m) {
			return false
		}
	}
	m = max(m, 0)
	if h > 14 || m > 59 {
		return false
	}
	off := TimeSpan(int64(h)*TicksPerHour + int64(m)*TicksPerMinute)
	if neg {
		off = -off
	}
	p.parsed.hasZone, p.parsed.offset = true, off
	return true
}

func (p *exact) finish() bool {
	hour, ok := max(p.hour, 0), true
	if p.mark != 0 || p.twelve {
		if p.hour > 12 && p.twelve || p.twelve && p.hour == 0 {
			return false
		}
		if p.mark != 0 {
			hour, ok = adjustHour(hour, p.mark)
		} else if hour == 12 {
			hour = 0
		}
	}
	minute, second := max(p.minute, 0), max(p.second, 0)
	if !ok || hour > 23 || minute > 59 || second > 59 {
		return false
	}
	if p.year < 0 && p.month < 0 && p.day < 0 {
		p.year, p.month, p.day = p.options.today()
	} else {
		if p.year < 0 {
			p.year, _, _ = p.options.today()
		}
		if p.month < 0 {
			p.month = 1
		}
		if p.day < 0 {
			p.day = 1
		}
	}
	days, err := dateTicks(p.year, p.month, p.day)
	if err != nil {
		return false
	}
	p.parsed.clock = unchecked(days+clockTicks(hour, minute, second)+p.fraction, Unspecified)
	return p.weekday < 0 || p.parsed.clock.DayOfWeek() == p.weekday
}
