package datetime

import (
	"strings"
	"unicode/utf8"

	"goposh/runtime/culture"
)

// FormatTimeSpan is TimeSpan.ToString(format, culture): c (also t and T), g, G or a custom format.
func FormatTimeSpan(t TimeSpan, format string, c *culture.Culture) (string, error) {
	if len(format) > 1 {
		b, err := appendSpanCustom(make([]byte, 0, 24), t, format)
		return string(b), err
	}
	switch format {
	case "", "c", "t", "T":
		return formatConstant(t), nil
	case "g", "G":
		return formatGeneralSpan(t, format == "G", orInvariant(c)), nil
	}
	return "", badFormat()
}

// spanParts splits the absolute value, which for MinTimeSpan only fits unsigned.
type spanParts struct {
	neg                          bool
	days, hours, minutes, second int
	fraction                     int64
}

func partsOf(t TimeSpan) spanParts {
	u := uint64(t)
	if t < 0 {
		u = -u
	}
	return spanParts{
		neg: t < 0, days: int(u / uint64(TicksPerDay)), hours: int(u / uint64(TicksPerHour) % 24),
		minutes: int(u / uint64(TicksPerMinute) % 60), second: int(u / uint64(TicksPerSecond) % 60),
		fraction: int64(u % uint64(TicksPerSecond)),
	}
}

func formatConstant(t TimeSpan) string {
	p := partsOf(t)
	b := make([]byte, 0, 26)
	if p.neg {
		b = append(b, '-')
	}
	if p.days != 0 {
		b = append(appendPadded(b, p.days, 1), '.')
	}
	b = appendPadded(b, p.hours, 2)
	b = appendPadded(append(b, ':'), p.minutes, 2)
	b = appendPadded(append(b, ':'), p.second, 2)
	if p.fraction != 0 {
		b = appendPadded(append(b, '.'), int(p.fraction), 7)
	}
	return string(b)
}

func formatGeneralSpan(t TimeSpan, long bool, c *culture.Culture) string {
	p := partsOf(t)
	b := make([]byte, 0, 26)
	if p.neg {
		b = append(b, '-')
	}
	hourWidth := 1
	if long {
		hourWidth = 2
	}
	if long || p.days != 0 {
		b = append(appendPadded(b, p.days, 1), ':')
	}
	b = appendPadded(b, p.hours, hourWidth)
	b = appendPadded(append(b, ':'), p.minutes, 2)
	b = appendPadded(append(b, ':'), p.second, 2)
	if long || p.fraction != 0 {
		b = append(b, c.Number.NumberDecimalSeparator...)
		b = appendPadded(b, int(p.fraction), 7)
		for !long && b[len(b)-1] == '0' {
			b = b[:len(b)-1]
		}
	}
	return string(b)
}

func appendSpanCustom(b []byte, t TimeSpan, format string) ([]byte, error) {
	p := partsOf(t)
	for i := 0; i < len(format); {
		ch := format[i]
		n := 1
		for i+n < len(format) && format[i+n] == ch && strings.IndexByte("dhmsfF", ch) >= 0 {
			n++
		}
		limit := 2
		switch ch {
		case 'd':
			limit = 8
			b = appendPadded(b, p.days, min(n, limit))
		case 'h':
			b = appendPadded(b, p.hours, min(n, limit))
		case 'm':
			b = appendPadded(b, p.minutes, min(n, limit))
		case 's':
			b = appendPadded(b, p.second, min(n, limit))
		case 'f', 'F':
			if limit = 7; n <= limit {
				start := len(b)
				b = appendPadded(b, int(p.fraction), 7)[:start+n]
				for ch == 'F' && len(b) > start && b[len(b)-1] == '0' {
					b = b[:len(b)-1]
				}
			}
		case '\'', '"':
			var err error
			if b, n, err = appendQuoted(b, format, i); err != nil {
				return nil, err
			}
			limit = n
		case '%':
			if i+1 >= len(format) || format[i+1] == '%' {
				return nil, badFormat()
			}
			var err error
			if b, err = appendSpanCustom(b, t, format[i+1:i+2]); err != nil {
				return nil, err
			}
			n = 2
		case '\\':
			if i+1 >= len(format) {
				return nil, badFormat()
			}
			_, size := utf8.DecodeRuneInString(format[i+1:])
			b = append(b, format[i+1:i+1+size]...)
			n = 1 + size
			limit = n
		default:
			return nil, badFormat()
		}
		if n > limit {
			return nil, badFormat()
		}
		i += n
	}
	return b, nil
}
