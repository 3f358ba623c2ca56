package datetime

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"goposh/runtime/culture"
	"goposh/runtime/neterr"
)

func badFormat() error { return neterr.Format(neterr.MsgBadFormat) }

func orInvariant(c *culture.Culture) *culture.Culture {
	if c == nil {
		return culture.Invariant()
	}
	return c
}

// moment is what a custom format prints: a clock, and where its offset comes from.
type moment struct {
	DateTime
	offset    TimeSpan
	hasOffset bool // a DateTimeOffset
	loc       *time.Location
	only      only
}

// only limits the specifiers, for DateOnly and TimeOnly.
type only uint8

const (
	dateAndTime only = iota
	dateOnly
	timeOnly
)

// Format is DateTime.ToString(format, culture); loc is the session's zone, needed for z, K, U and local kinds.
func Format(d DateTime, format string, c *culture.Culture, loc *time.Location) (string, error) {
	return formatMoment(moment{DateTime: d, loc: loc}, format, orInvariant(c))
}

// FormatOffset is DateTimeOffset.ToString(format, culture).
func FormatOffset(o Offset, format string, c *culture.Culture) (string, error) {
	c = orInvariant(c)
	m := moment{DateTime: o.DateTime(), offset: o.Offset(), hasOffset: true}
	if format == "" {
		return appendCustom(nil, m, c.DateTime.ShortDatePattern+" "+c.DateTime.LongTimePattern+" zzz", c)
	}
	return formatMoment(m, format, c)
}

// FormatDateOnly is DateOnly.ToString(format, culture) for the date of d; specifiers of time are FormatExceptions.
func FormatDateOnly(d DateTime, format string, c *culture.Culture) (string, error) {
	switch format {
	case "":
		format = "d"
	case "o", "O":
		format = "yyyy'-'MM'-'dd"
	case "r", "R":
		return appendCustom(nil, moment{DateTime: d, only: dateOnly}, "ddd, dd MMM yyyy", culture.Invariant())
	case "d", "D", "m", "M", "y", "Y":
	default:
		if len(format) == 1 {
			return "", badFormat()
		}
	}
	return formatMoment(moment{DateTime: d, only: dateOnly}, format, orInvariant(c))
}

// FormatTimeOnly is TimeOnly.ToString(format, culture) for the time of d; specifiers of date are FormatExceptions.
func FormatTimeOnly(d DateTime, format string, c *culture.Culture) (string, error) {
	switch format {
	case "":
		format = "t"
	case "o", "O":
		format = "HH':'mm':'ss'.'fffffff"
	case "r", "R":
		format = "HH':'mm':'ss"
	case "t", "T":
	default:
		if len(format) == 1 {
			return "", badFormat()
		}
	}
	return formatMoment(moment{DateTime: d, only: timeOnly}, format, orInvariant(c))
}

// The fixed standard formats.
const (
	patternRFC1123  = "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'"
	patternSortable = "yyyy'-'MM'-'dd'T'HH':'mm':'ss"
	patternUSort    = "yyyy'-'MM'-'dd HH':'mm':'ss'Z'"
	patternRound    = "yyyy'-'MM'-'dd'T'HH':'mm':'ss.fffffffK"
)

func formatMoment(m moment, format string, c *culture.Culture) (string, error) {
	if len(format) > 1 {
		if _, n := utf8.DecodeRuneInString(format); n == len(format) {
			return "", badFormat() // one character, and none of the standard ones
		}
		return appendCustom(nil, m, format, c)
	}
	d := &c.DateTime
	letter := byte('G')
	if format != "" {
		letter = format[0]
	}
	switch letter {
	case 'd':
		format = d.ShortDatePattern
	case 'D':
		format = d.LongDatePattern
	case 'f':
		format = d.LongDatePattern + " " + d.ShortTimePattern
	case 'F':
		format = d.FullDateTimePattern
	case 'g':
		format = d.ShortDatePattern + " " + d.ShortTimePattern
	case 'G':
		format = d.ShortDatePattern + " " + d.LongTimePattern
	case 'm', 'M':
		format = d.MonthDayPattern
	case 'o', 'O':
		format, c = patternRound, culture.Invariant()
	case 'r', 'R':
		m.toUTCIfOffset()
		format, c = patternRFC1123, culture.Invariant()
	case 's':
		format, c = patternSortable, culture.Invariant()
	case 't':
		format = d.ShortTimePattern
	case 'T':
		format = d.LongTimePattern
	case 'u':
		m.toUTCIfOffset()
		format, c = patternUSort, culture.Invariant()
	case 'U':
		if m.hasOffset {
			return "", badFormat()
		}
		m.DateTime = m.ToUniversal(m.loc)
		format = d.FullDateTimePattern
	case 'y', 'Y':
		format = d.YearMonthPattern
	default:
		return "", badFormat()
	}
	return appendCustom(nil, m, format, c)
}

func (m *moment) toUTCIfOffset() {
	if m.hasOffset {
		m.DateTime = unchecked(min(max(m.Ticks()-int64(m.offset), 0), maxTicks), Utc)
	}
}

func appendCustom(b []byte, m moment, format string, c *culture.Culture) (string, error) {
	if b == nil {
		b = make([]byte, 0, 48)
	}
	b, err := appendPattern(b, &m, format, c)
	return string(b), err
}

func appendPattern(b []byte, m *moment, format string, c *culture.Culture) ([]byte, error) {
	info := &c.DateTime
	year, month, day := m.YMD()
	for i := 0; i < len(format); {
		ch := format[i]
		n := 1
		for i+n < len(format) && format[i+n] == ch && strings.IndexByte("hHmstfFdMyzg", ch) >= 0 {
			n++
		}
		if m.only != dateAndTime && m.forbidden(ch) {
			return nil, badFormat()
		}
		switch ch {
		case 'h':
			h := m.Hour() % 12
			if h == 0 {
				h = 12
			}
			b = appendPadded(b, h, min(n, 2))
		case 'H':
			b = appendPadded(b, m.Hour(), min(n, 2))
		case 'm':
			b = appendPadded(b, m.Minute(), min(n, 2))
		case 's':
			b = appendPadded(b, m.Second(), min(n, 2))
		case 't':
			s := info.AMDesignator
			if m.Hour() >= 12 {
				s = info.PMDesignator
			}
			if n == 1 && s != "" {
				_, size := utf8.DecodeRuneInString(s)
				s = s[:size]
			}
			b = append(b, s...)
		case 'f', 'F':
			if n > 7 {
				return nil, badFormat()
			}
			b = appendFraction(b, m.Ticks()%TicksPerSecond, n, ch == 'F')
		case 'd':
			switch n {
			case 1, 2:
				b = appendPadded(b, day, n)
			case 3:
				b = append(b, info.AbbreviatedDayNames[m.DayOfWeek()]...)
			default:
				b = append(b, info.DayNames[m.DayOfWeek()]...)
			}
		case 'M':
			b = appendMonth(b, info, month, n, format, i)
		case 'y':
			if n <= 2 {
				b = appendPadded(b, year%100, n)
			} else {
				b = appendPadded(b, year, n)
			}
		case 'z':
			b = appendOffset(b, m.utcOffset(), n)
		case 'K':
			switch {
			case m.hasOffset:
				b = appendOffset(b, m.offset, 3)
			case m.Kind() == Utc:
				b = append(b, 'Z')
			case m.Kind() == Local:
				b = appendOffset(b, m.utcOffset(), 3)
			}
		case 'g':
			b = append(b, info.EraName...)
		case ':':
			b = append(b, info.TimeSeparator...)
		case '/':
			b = append(b, info.DateSeparator...)
		case '\'', '"':
			var err error
			if b, n, err = appendQuoted(b, format, i); err != nil {
				return nil, err
			}
		case '%':
			if i+1 >= len(format) || format[i+1] == '%' {
				return nil, badFormat()
			}
			var err error
			_, size := utf8.DecodeRuneInString(format[i+1:])
			if b, err = appendPattern(b, m, format[i+1:i+1+size], c); err != nil {
				return nil, err
			}
			n = 1 + size
		case '\\':
			if i+1 >= len(format) {
				return nil, badFormat()
			}
			_, size := utf8.DecodeRuneInString(format[i+1:])
			b = append(b, format[i+1:i+1+size]...)
			n = 1 + size
		default:
			b = append(b, ch)
		}
		i += n
	}
	return b, nil
}

func (m *moment) forbidden(ch byte) bool {
	if m.only == dateOnly {
		return strings.IndexByte("hHmstfFzK:", ch) >= 0
	}
	return strings.IndexByte("dMyzKg/", ch) >= 0
}

func (m *moment) utcOffset() TimeSpan {
	if m.hasOffset {
		return m.offset
	}
	return m.UtcOffset(m.loc)
}

// appendQuoted copies a quoted literal beginning at format[i] and tells its length in the format.
func appendQuoted(b []byte, format string, i int) ([]byte, int, error) {
	quote := format[i]
	for j := i + 1; j < len(format); j++ {
		switch format[j] {
		case quote:
			return b, j + 1 - i, nil
		case '\\':
			if j++; j >= len(format) {
				return nil, 0, badFormat()
			}
		}
		b = append(b, format[j])
	}
	return nil, 0, neterr.Format("Cannot find a matching quote character for the character '%c'.", quote)
}

func appendMonth(b []byte, info *culture.DateTimeFormat, month, n int, format string, at int) []byte {
	switch {
	case n <= 2:
		return appendPadded(b, month, n)
	case n == 3:
		if besideDay(format, at, n) {
			return append(b, info.AbbreviatedMonthGenitiveNames[month-1]...)
		}
		return append(b, info.AbbreviatedMonthNames[month-1]...)
	case besideDay(format, at, n):
		return append(b, info.MonthGenitiveNames[month-1]...)
	}
	return append(b, info.MonthNames[month-1]...)
}

// besideDay reports whether the nearest run of d before or after the month is a day number, which asks for the genitive.
func besideDay(format string, at, n int) bool {
	if i := strings.LastIndexByte(format[:at], 'd'); i >= 0 {
		run := len(format[:i+1]) - len(strings.TrimRight(format[:i+1], "d"))
		if run <= 2 {
			return true
		}
	}
	rest := format[at+n:]
	i := strings.IndexByte(rest, 'd')
	if i < 0 {
		return false
	}
	return len(rest[i:])-len(strings.TrimLeft(rest[i:], "d")) <= 2
}

func appendPadded(b []byte, v, width int) []byte {
	var buf [20]byte
	s := strconv.AppendInt(buf[:0], int64(v), 10)
	for range width - len(s) {
		b = append(b, '0')
	}
	return append(b, s...)
}

// appendFraction writes n digits of the second; with trim, trailing zeros go, and the point before them if none is left.
func appendFraction(b []byte, ticks int64, n int, trim bool) []byte {
	start := len(b)
	b = appendPadded(b, int(ticks), 7)[:start+n]
	if !trim {
		return b
	}
	for len(b) > start && b[len(b)-1] == '0' {
		b = b[:len(b)-1]
	}
	if len(b) == start && start > 0 && b[start-1] == '.' {
		b = b[:start-1]
	}
	return b
}

// appendOffset writes +H, +HH or +HH:mm.
func appendOffset(b []byte, off TimeSpan, n int) []byte {
	if off < 0 {
		b, off = append(b, '-'), -off
	} else {
		b = append(b, '+')
	}
	b = appendPadded(b, int(int64(off)/TicksPerHour), min(n, 2))
	if n >= 3 {
		b = append(b, ':')
		b = appendPadded(b, off.Minutes(), 2)
	}
	return b
}
