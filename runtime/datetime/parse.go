package datetime

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"goposh/runtime/culture"
	"goposh/runtime/neterr"
)

// Styles is System.Globalization.DateTimeStyles.
type Styles int

// The values of System.Globalization.DateTimeStyles.
const (
	AllowLeadingWhite    Styles = 1
	AllowTrailingWhite   Styles = 2
	AllowInnerWhite      Styles = 4
	AllowWhiteSpaces     Styles = 7
	NoCurrentDateDefault Styles = 8
	AdjustToUniversal    Styles = 16
	AssumeLocal          Styles = 32
	AssumeUniversal      Styles = 64
	RoundtripKind        Styles = 128
)

// Options says how to parse. The zero value is the invariant culture, no styles, UTC and the real clock.
type Options struct {
	Culture  *culture.Culture
	Styles   Styles
	Location *time.Location   // the session's zone
	Now      func() time.Time // for parts the text leaves out
}

func (o Options) today() (year, month, day int) {
	if o.Styles&NoCurrentDateDefault != 0 {
		return 1, 1, 1
	}
	now := time.Now
	if o.Now != nil {
		now = o.Now
	}
	t := now().In(orUTC(o.Location))
	return t.Year(), int(t.Month()), t.Day()
}

// checkStyles refuses the combinations .NET refuses.
func (o Options) checkStyles() error {
	if o.Styles&^255 != 0 {
		return neterr.Argument("styles", "An undefined DateTimeStyles value is being used.")
	}
	if o.Styles&AssumeLocal != 0 && o.Styles&AssumeUniversal != 0 {
		return neterr.Argument("styles", "The DateTimeStyles values AssumeLocal and AssumeUniversal cannot be used together.")
	}
	if o.Styles&RoundtripKind != 0 && o.Styles&(AssumeLocal|AssumeUniversal|AdjustToUniversal) != 0 {
		return neterr.Argument("styles", "The DateTimeStyles value RoundtripKind cannot be used with the values AssumeLocal, AssumeUniversal or AdjustToUniversal.")
	}
	return nil
}

// parsed is what a text said, before it becomes a DateTime.
type parsed struct {
	clock   DateTime // unspecified
	hasZone bool
	utc     bool // the zone was Z or GMT
	offset  TimeSpan
}

// Parse is DateTime.Parse(s, culture, styles): FormatException unless the text is understood.
func Parse(s string, o Options) (DateTime, error) {
	if err := o.checkStyles(); err != nil {
		return DateTime{}, err
	}
	r, err := parseAny(s, o)
	if err != nil {
		return DateTime{}, err
	}
	return r.dateTime(s, o)
}

// ParseOffset is DateTimeOffset.Parse.
func ParseOffset(s string, o Options) (Offset, error) {
	if err := o.checkStyles(); err != nil {
		return Offset{}, err
	}
	r, err := parseAny(s, o)
	if err != nil {
		return Offset{}, err
	}
	return r.dateTimeOffset(s, o)
}

// dateTime applies the zone as the styles ask.
func (r parsed) dateTime(s string, o Options) (DateTime, error) {
	d := r.clock
	if !r.hasZone {
		switch {
		case o.Styles&AssumeUniversal != 0:
			d = d.SpecifyKind(Utc)
			if o.Styles&AdjustToUniversal == 0 {
				d = d.ToLocal(o.Location)
			}
		case o.Styles&AssumeLocal != 0:
			d = d.SpecifyKind(Local)
			if o.Styles&AdjustToUniversal != 0 {
				d = d.ToUniversal(o.Location)
			}
		}
		return d, nil
	}
	ticks := d.Ticks() - int64(r.offset)
	if ticks < 0 || ticks > maxTicks {
		return DateTime{}, neterr.Format("The UTC representation of the date '%s' falls outside the year range 1-9999.", s)
	}
	d = unchecked(ticks, Utc)
	if o.Styles&AdjustToUniversal != 0 || o.Styles&RoundtripKind != 0 && r.utc {
		return d, nil
	}
	return d.ToLocal(o.Location), nil
}

func (r parsed) dateTimeOffset(s string, o Options) (Offset, error) {
	off := r.offset
	if !r.hasZone {
		off = 0
		if o.Styles&AssumeUniversal == 0 {
			off = wholeMinutes(r.clock.SpecifyKind(Local).UtcOffset(o.Location))
		}
	}
	res, err := NewOffset(r.clock.Ticks(), off)
	if err != nil {
		return Offset{}, neterr.Format("The UTC representation of the date '%s' falls outside the year range 1-9999.", s)
	}
	if o.Styles&AdjustToUniversal != 0 {
		return res.ToOffset(0)
	}
	return res, nil
}

func notRecognized(s string) error {
	return neterr.Format("String '%s' was not recognized as a valid DateTime.", s)
}

// dateText scans a text for the parts of a date, in any order a person might write them.
type dateText struct {
	s                    string
	pos                  int
	culture              *culture.Culture
	numbers              []dateNumber
	month                int // from a name; 0 is none
	monthAt              int // how many numbers came before the name
	weekday              int // -1 is none
	haveTime             bool
	hour, minute, second int
	fraction             int64
	mark                 byte // 'a', 'p' or 0
	sepUsed              bool // a date separator awaits its number
	result               parsed
}

type dateNumber struct {
	value, digits int
	suffix        byte // y, M, d by an East Asian suffix, else 0
}

func parseAny(s string, o Options) (parsed, error) {
	c := orInvariant(o.Culture)
	p := &dateText{s: strings.TrimRight(s, "\x00"), culture: c, weekday: -1}
	p.space()
	if p.pos >= len(p.s) {
		return parsed{}, notRecognized(s)
	}
	for p.pos < len(p.s) {
		if err := p.step(); err != nil {
			return parsed{}, err
		}
	}
	return p.finish(o)
}

func (p *dateText) fail() error { return notRecognized(p.s) }

func (p *dateText) space() {
	for p.pos < len(p.s) {
		r, n := utf8.DecodeRuneInString(p.s[p.pos:])
		if !unicode.IsSpace(r) {
			return
		}
		p.pos += n
	}
}

func (p *dateText) rest() string { return p.s[p.pos:] }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// digits reads a run of ASCII digits; more than 9 are no number of a date.
func (p *dateText) digits() (v, n int) {
	for p.pos < len(p.s) && isDigit(p.s[p.pos]) {
		if n < 9 {
			v = v*10 + int(p.s[p.pos]-'0')
		}
		n++
		p.pos++
	}
	return v, n
}

// step consumes one element.
func (p *dateText) step() error {
	c := p.s[p.pos]
	switch {
	case isDigit(c):
		return p.number()
	case c == '/' || c == '-' || c == '.' || c == ',':
		return p.separator(c)
	}
	r, n := utf8.DecodeRuneInString(p.rest())
	if unicode.IsSpace(r) {
		p.pos += n
		return nil
	}
	if sep := p.culture.DateTime.DateSeparator; strings.HasPrefix(p.rest(), sep) && sep != "" {
		p.pos += len(sep)
		return nil
	}
	return p.word()
}

func (p *dateText) separator(c byte) error {
	if c == ',' {
		p.pos++
		return nil
	}
	if p.sepUsed || len(p.numbers) == 0 && p.month == 0 {
		return p.fail()
	}
	p.pos++
	p.sepUsed = c != '.' // "Mar. 4" has a point that separates nothing
	return nil
}

func (p *dateText) number() error {
	start := p.pos
	v, n := p.digits()
	after := p.pos
	if p.timeSeparator() && !p.haveTime {
		p.pos = start
		return p.time()
	}
	p.pos = after
	p.space()
	if mark, size := p.designator(); mark != 0 && !p.haveTime && n <= 2 && !p.sepUsed && len(p.numbers) != 1 {
		p.hour, p.mark, p.haveTime = v, mark, true
		p.pos += size
		return p.zone()
	}
	p.pos = after
	if p.eastAsian(v, n) || p.timeUnit(v) {
		return nil
	}
	if p.haveTime && len(p.numbers) >= 3 || n > 8 {
		return p.fail()
	}
	p.numbers = append(p.numbers, dateNumber{value: v, digits: n})
	p.sepUsed = false
	// "2021-03-04T15:06": a T may only stand between a date and a time.
	if len(p.numbers) >= 2 && p.pos < len(p.s) && (p.s[p.pos] == 'T' || p.s[p.pos] == 't') && p.pos+1 < len(p.s) && isDigit(p.s[p.pos+1]) {
		p.pos++
		start := p.pos
		p.digits()
		if !p.timeSeparator() {
			return p.fail()
		}
		p.pos = start
		return p.time()
	}
	if p.dateComplete() {
		return p.zoneAfterDate()
	}
	return nil
}

// dateComplete reports whether year, month and day are there.
func (p *dateText) dateComplete() bool {
	return len(p.numbers) == 3 && p.month == 0 || len(p.numbers) == 2 && p.month != 0
}

// zoneAfterDate allows a Z directly after a complete date.
func (p *dateText) zoneAfterDate() error {
	if p.pos < len(p.s) && (p.s[p.pos] == 'Z' || p.s[p.pos] == 'z') && p.wordEnd(p.pos+1) {
		p.pos++
		p.result.hasZone, p.result.utc = true, true
	}
	return nil
}

// timeSeparator steps over a colon, or the culture's separator where it cannot be one of a date.
func (p *dateText) timeSeparator() bool {
	if p.pos < len(p.s) && p.s[p.pos] == ':' {
		p.pos++
		return true
	}
	sep := p.culture.DateTime.TimeSeparator
	if sep != ":" && sep != "" && p.dateComplete() && strings.HasPrefix(p.rest(), sep) {
		p.pos += len(sep)
		return p.pos < len(p.s) && isDigit(p.s[p.pos])
	}
	return false
}

// time reads h:m[:s[.f]] [AM|PM] [zone].
func (p *dateText) time() error {
	if p.haveTime || p.sepUsed {
		return p.fail()
	}
	p.haveTime = true
	var n int
	if p.hour, n = p.digits(); n > 2 {
		return p.fail()
	}
	p.timeSeparator()
	if p.minute, n = p.digits(); n == 0 || n > 2 {
		return p.fail()
	}
	if p.timeSeparator() {
		if p.second, n = p.digits(); n == 0 || n > 2 {
			return p.fail()
		}
		if p.pos+1 < len(p.s) && (p.s[p.pos] == '.' || p.s[p.pos] == ',') && isDigit(p.s[p.pos+1]) {
			p.pos++
			p.fraction = p.secondFraction()
		}
	}
	return p.afterTime()
}

// secondFraction reads digits as ticks, rounding what is beyond seven.
func (p *dateText) secondFraction() int64 {
	ticks, scale, round := int64(0), 0, false
	for ; p.pos < len(p.s) && isDigit(p.s[p.pos]); p.pos++ {
		d := int64(p.s[p.pos] - '0')
		switch {
		case scale < 7:
			ticks = ticks*10 + d
		case scale == 7:
			round = d >= 5
		}
		scale++
	}
	for ; scale < 7; scale++ {
		ticks *= 10
	}
	if round {
		ticks++
	}
	return ticks
}

func (p *dateText) afterTime() error {
	save := p.pos
	p.space()
	if mark, size := p.designator(); mark != 0 {
		p.mark = mark
		p.pos += size
	} else {
		p.pos = save
	}
	return p.zone()
}

// designator recognises AM and PM of the culture or the invariant one.
func (p *dateText) designator() (mark byte, size int) {
	d := &p.culture.DateTime
	for _, c := range [...]struct {
		text string
		mark byte
	}{{d.AMDesignator, 'a'}, {d.PMDesignator, 'p'}, {"AM", 'a'}, {"PM", 'p'}} {
		if n := p.match(c.text); n > 0 && n > size {
			mark, size = c.mark, n
		}
	}
	return mark, size
}

// match tells the length of word, in any case, at the position, when no letter follows; blanks match any blank.
func (p *dateText) match(word string) int {
	if word == "" {
		return 0
	}
	i := p.pos
	for _, w := range word {
		r, n := utf8.DecodeRuneInString(p.s[i:])
		if n == 0 || r != w && unicode.ToLower(r) != unicode.ToLower(w) && !(unicode.IsSpace(r) && unicode.IsSpace(w)) {
			return 0
		}
		i += n
	}
	if !p.wordEnd(i) {
		return 0
	}
	return i - p.pos
}

func (p *dateText) wordEnd(i int) bool {
	r, n := utf8.DecodeRuneInString(p.s[i:])
	return n == 0 || !unicode.IsLetter(r) || r == 'T' && i+1 < len(p.s) && isDigit(p.s[i+1])
}

// zone reads Z, GMT or an offset after a time.
func (p *dateText) zone() error {
	save := p.pos
	p.space()
	if p.pos >= len(p.s) {
		return nil
	}
	switch c := p.s[p.pos]; {
	case (c == 'Z' || c == 'z') && p.wordEnd(p.pos+1):
		p.pos++
		p.result.hasZone, p.result.utc = true, true
		return nil
	case p.match("GMT") > 0:
		p.pos += 3
		p.result.hasZone, p.result.utc = true, true
		return nil
	case (c == '+' || c == '-') && p.pos+1 < len(p.s) && isDigit(p.s[p.pos+1]):
		off, ok := p.zoneOffset()
		if !ok {
			return p.fail()
		}
		p.result.hasZone, p.result.utc, p.result.offset = true, false, off
		return nil
	}
	p.pos = save
	return nil
}

// zoneOffset reads ±h, ±hh, ±hhmm or ±hh:mm.
func (p *dateText) zoneOffset() (TimeSpan, bool) {
	neg := p.s[p.pos] == '-'
	p.pos++
	v, n := p.digits()
	h, m := v, 0
	switch {
	case n == 3 || n == 4:
		h, m = v/100, v%100
	case n > 4:
		return 0, false
	case p.pos < len(p.s) && p.s[p.pos] == ':':
		p.pos++
		if m, n = p.digits(); n != 2 {
			return 0, false
		}
	}
	if m > 59 || h > 14 || h == 14 && m > 0 {
		return 0, false
	}
	off := TimeSpan(int64(h)*TicksPerHour + int64(m)*TicksPerMinute)
	if neg {
		off = -off
	}
	return off, true
}

// eastAsian takes a number that a Chinese, Japanese or Korean unit follows.
func (p *dateText) eastAsian(v, n int) bool {
	r, size := utf8.DecodeRuneInString(p.rest())
	switch r {
	case '年', '년':
		p.numbers = append(p.numbers, dateNumber{v, max(n, 3), 'y'})
	case '月', '월':
		p.numbers = append(p.numbers, dateNumber{v, n, 'M'})
	case '日', '일':
		p.numbers = append(p.numbers, dateNumber{v, n, 'd'})
	case '時', '时', '시':
		p.hour, p.haveTime = v, true
	case '分', '분':
		p.minute = v
	case '秒', '초':
		p.second = v
	default:
		return false
	}
	p.pos += size
	p.sepUsed = false
	return true
}

// timeUnit takes a number that a unit of the culture's time pattern follows, as in Canadian French "15 h 06 min".
func (p *dateText) timeUnit(v int) bool {
	pattern := p.culture.DateTime.LongTimePattern
	if !strings.Contains(pattern, "'") {
		return false
	}
	save := p.pos
	p.space()
	for _, u := range [...]struct {
		quoted string
		set    *int
	}{{"'h'", &p.hour}, {"'min'", &p.minute}, {"'s'", &p.second}} {
		if n := p.match(strings.Trim(u.quoted, "'")); n > 0 && strings.Contains(pattern, u.quoted) {
			*u.set, p.haveTime = v, true
			p.pos += n
			return true
		}
	}
	p.pos = save
	return false
}

// word recognises names of months, weekdays and eras; the rest is an unknown word.
func (p *dateText) word() error {
	d := &p.culture.DateTime
	inv := &culture.Invariant().DateTime
	best, kind, value := 0, byte(0), 0
	try := func(k byte, names []string) {
		for i, name := range names {
			if n := p.match(name); n > best {
				best, kind, value = n, k, i
			}
			if short, ok := strings.CutSuffix(name, "."); ok {
				if n := p.match(short); n > best {
					best, kind, value = n, k, i
				}
			}
		}
	}
	try('M', d.MonthNames)
	try('M', d.MonthGenitiveNames)
	try('M', d.AbbreviatedMonthNames)
	try('M', d.AbbreviatedMonthGenitiveNames)
	try('M', inv.MonthNames)
	try('M', inv.AbbreviatedMonthNames)
	try('d', d.DayNames)
	try('d', d.AbbreviatedDayNames)
	try('d', inv.DayNames)
	try('d', inv.AbbreviatedDayNames)
	try('e', []string{d.EraName, "A.D.", "AD"})
	if mark, n := p.designator(); n > best { // "AM 10:00" is said in some languages
		if p.haveTime || p.mark != 0 {
			return p.fail()
		}
		p.mark = mark
		p.pos += n
		return nil
	}
	if best == 0 {
		if joiner := p.joiner(); joiner > 0 {
			p.pos += joiner
			return nil
		}
		at := len([]rune(p.s[:p.pos]))
		return neterr.Format("The string '%s' was not recognized as a valid DateTime. There is an unknown word starting at index '%d'.", p.s, at)
	}
	switch kind {
	case 'M':
		if p.month != 0 {
			return p.fail()
		}
		p.month, p.monthAt = value+1, len(p.numbers)
		p.sepUsed = false
	case 'd':
		if p.weekday >= 0 {
			return p.fail()
		}
		p.weekday = value
	}
	p.pos += best
	return nil
}

// joiner skips the literal words of the culture's long date pattern, such as Spanish "de".
func (p *dateText) joiner() int {
	pattern := p.culture.DateTime.LongDatePattern
	for {
		_, after, ok := strings.Cut(pattern, "'")
		if !ok {
			return 0
		}
		lit, rest, _ := strings.Cut(after, "'")
		if n := p.match(strings.TrimSpace(lit)); n > 0 {
			return n
		}
		pattern = rest
	}
}

// order tells how a pattern orders its fields, for example "Mdy".
func order(pattern string) string {
	var out []byte
	quoted := false
	for i := range len(pattern) {
		c := pattern[i]
		if c == '\'' {
			quoted = !quoted
		}
		if !quoted && (c == 'y' || c == 'M' || c == 'd') && !strings.Contains(string(out), string(c)) {
			if c == 'd' && strings.HasPrefix(pattern[i:], "ddd") {
				continue
			}
			out = append(out, c)
		}
	}
	return string(out)
}

func expandYear(n dateNumber) int {
	if n.digits > 2 {
		return n.value
	}
	if n.value < 50 { // Calendar.TwoDigitYearMax is 2049
		return n.value + 2000
	}
	return n.value + 1900
}

// finish makes a date of the numbers found.
func (p *dateText) finish(o Options) (parsed, error) {
	year, month, day, ok := p.date(o)
	if !ok || p.sepUsed {
		return parsed{}, p.fail()
	}
	if p.mark != 0 && !p.haveTime {
		return parsed{}, p.fail()
	}
	hour, ok := adjustHour(p.hour, p.mark)
	if !ok || hour > 23 || p.minute > 59 || p.second > 59 {
		return parsed{}, p.fail()
	}
	days, err := dateTicks(year, month, day)
	if err != nil {
		return parsed{}, p.fail()
	}
	ticks := days + clockTicks(hour, p.minute, p.second) + p.fraction
	if ticks > maxTicks {
		return parsed{}, p.fail()
	}
	p.result.clock = unchecked(ticks, Unspecified)
	if p.weekday >= 0 && p.result.clock.DayOfWeek() != p.weekday {
		return parsed{}, neterr.Format("String '%s' was not recognized as a valid DateTime because the day of week was incorrect.", p.s)
	}
	return p.result, nil
}

func adjustHour(hour int, mark byte) (int, bool) {
	switch mark {
	case 'a':
		if hour > 12 {
			return 0, false
		}
		if hour == 12 {
			hour = 0
		}
	case 'p':
		if hour < 12 {
			hour += 12
		}
	}
	return hour, hour <= 23
}

func (p *dateText) date(o Options) (year, month, day int, ok bool) {
	ns := p.numbers
	for _, n := range ns {
		if n.digits > 4 {
			return 0, 0, 0, false
		}
	}
	thisYear, thisMonth, today := o.today()
	if len(ns) > 0 && ns[0].suffix != 0 {
		return p.suffixed(thisYear)
	}
	if p.month != 0 {
		return p.namedMonth(thisYear)
	}
	d := &p.culture.DateTime
	switch len(ns) {
	case 0:
		return thisYear, thisMonth, today, p.haveTime
	case 2:
		switch {
		case ns[0].digits > 2:
			return ns[0].value, ns[1].value, 1, true
		case ns[1].digits > 2:
			return ns[1].value, ns[0].value, 1, true
		case strings.HasPrefix(order(d.MonthDayPattern), "d"):
			return thisYear, ns[1].value, ns[0].value, true
		}
		return thisYear, ns[0].value, ns[1].value, true
	case 3:
		if ns[0].digits > 2 {
			return ns[0].value, ns[1].value, ns[2].value, ns[2].digits <= 2
		}
		switch order(d.ShortDatePattern) {
		case "dMy":
			return expandYear(ns[2]), ns[1].value, ns[0].value, true
		case "yMd":
			if ns[2].digits > 2 { // the year was written last after all
				if strings.HasPrefix(order(d.MonthDayPattern), "d") {
					return ns[2].value, ns[1].value, ns[0].value, true
				}
				return ns[2].value, ns[0].value, ns[1].value, true
			}
			return expandYear(ns[0]), ns[1].value, ns[2].value, true
		case "ydM":
			return expandYear(ns[0]), ns[2].value, ns[1].value, true
		}
		return expandYear(ns[2]), ns[0].value, ns[1].value, true
	}
	return 0, 0, 0, false
}

func (p *dateText) suffixed(thisYear int) (year, month, day int, ok bool) {
	year, month, day = thisYear, 1, 1
	for _, n := range p.numbers {
		switch n.suffix {
		case 'y':
			year = n.value
		case 'M':
			month = n.value
		case 'd':
			day = n.value
		default:
			return 0, 0, 0, false
		}
	}
	return year, month, day, true
}

func (p *dateText) namedMonth(thisYear int) (year, month, day int, ok bool) {
	ns := p.numbers
	switch len(ns) {
	case 1:
		if ns[0].digits > 2 || ns[0].value > 31 {
			return expandYear(ns[0]), p.month, 1, true
		}
		return thisYear, p.month, ns[0].value, true
	case 2:
		if ns[0].digits > 2 || p.monthAt == 1 && ns[0].value > 31 {
			return expandYear(ns[0]), p.month, ns[1].value, ns[1].digits <= 2
		}
		return expandYear(ns[1]), p.month, ns[0].value, true
	}
	return 0, 0, 0, false
}
