package datetime

import (
	"strings"

	"goposh/runtime/culture"
	"goposh/runtime/neterr"
)

const maxDays = 10675199

func spanNotRecognized(s string) error {
	return neterr.Format("String '%s' was not recognized as a valid TimeSpan.", s)
}

func spanOutOfRange(s string) error {
	return neterr.Overflow("The TimeSpan string '%s' could not be parsed because at least one of the numeric components is out of range or contains too many digits.", s)
}

// ParseTimeSpan is TimeSpan.Parse(s, culture): d, [d.]h:m[:s[.f]] or d:h:m:s[.f]. FormatException or OverflowException.
func ParseTimeSpan(s string, c *culture.Culture) (TimeSpan, error) {
	return parseSpan(s, strings.TrimSpace(s), orInvariant(c))
}

func parseSpan(whole, t string, c *culture.Culture) (TimeSpan, error) {
	neg := strings.HasPrefix(t, "-")
	if neg {
		t = t[1:]
	}
	var nums [5]int64
	var seps []byte
	n, fractionDigits, tooLong := 0, 0, false
	for t != "" {
		if n == len(nums) {
			return 0, spanNotRecognized(whole)
		}
		i := 0
		for ; i < len(t) && isDigit(t[i]); i++ {
			if nums[n] < 1e12 {
				nums[n] = nums[n]*10 + int64(t[i]-'0')
			}
		}
		if i == 0 {
			return 0, spanNotRecognized(whole)
		}
		fractionDigits, tooLong = i, tooLong || i > 8
		n++
		if t = t[i:]; t == "" {
			break
		}
		switch {
		case t[0] == ':' || t[0] == '.':
			seps = append(seps, t[0])
			t = t[1:]
		case strings.HasPrefix(t, c.Number.NumberDecimalSeparator):
			seps = append(seps, '.')
			t = t[len(c.Number.NumberDecimalSeparator):]
		default:
			return 0, spanNotRecognized(whole)
		}
		if t == "" {
			return 0, spanNotRecognized(whole)
		}
	}
	var fields [5]int64 // days, hours, minutes, seconds, fraction
	switch string(seps) {
	case "":
		if n != 1 {
			return 0, spanNotRecognized(whole)
		}
		fields[0] = nums[0]
	case ":":
		fields[1], fields[2] = nums[0], nums[1]
	case "::":
		if fields[1], fields[2], fields[3] = nums[0], nums[1], nums[2]; nums[0] > 23 { // then the first must be days
			fields = [5]int64{nums[0], nums[1], nums[2], 0, 0}
		}
	case ".:":
		fields[0], fields[1], fields[2] = nums[0], nums[1], nums[2]
	case ".::", ":::":
		fields[0], fields[1], fields[2], fields[3] = nums[0], nums[1], nums[2], nums[3]
	case "::.":
		fields[1], fields[2], fields[3], fields[4] = nums[0], nums[1], nums[2], nums[3]
	case ".::.", ":::.":
		fields = nums
	default:
		return 0, spanNotRecognized(whole)
	}
	if !strings.HasSuffix(string(seps), ":.") {
		fractionDigits = 0
	}
	if tooLong || fields[0] > maxDays || fields[1] > 23 || fields[2] > 59 || fields[3] > 59 || fractionDigits > 7 {
		return 0, spanOutOfRange(whole)
	}
	for range 7 - fractionDigits {
		fields[4] *= 10
	}
	return spanFromFields(whole, neg, fields)
}

func spanFromFields(s string, neg bool, f [5]int64) (TimeSpan, error) {
	u := uint64(f[0])*uint64(TicksPerDay) + uint64(f[1]*TicksPerHour+f[2]*TicksPerMinute+f[3]*TicksPerSecond+f[4])
	switch {
	case neg && u <= 1<<63:
		return TimeSpan(-u), nil
	case !neg && u < 1<<63:
		return TimeSpan(u), nil
	}
	return 0, spanOutOfRange(s)
}

// ParseTimeSpanExact is TimeSpan.ParseExact(s, formats, culture, style); assumeNegative is TimeSpanStyles.AssumeNegative.
func ParseTimeSpanExact(s string, formats []string, c *culture.Culture, assumeNegative bool) (TimeSpan, error) {
	c = orInvariant(c)
	err := error(badFormat())
	for _, f := range formats {
		if len(f) == 1 {
			if strings.IndexByte("ctTgG", f[0]) < 0 {
				continue
			}
			var t TimeSpan
			if t, err = parseSpan(s, s, c); err == nil {
				return t, nil
			}
			continue
		}
		t, ok := parseSpanCustom(s, f, assumeNegative)
		if ok {
			return t, nil
		}
		err = badFormat()
	}
	return 0, err
}

func parseSpanCustom(s, format string, neg bool) (TimeSpan, bool) {
	var f [5]int64
	for i := 0; i < len(format); {
		ch := format[i]
		if ch == '%' {
			if i++; i >= len(format) || format[i] == '%' {
				return 0, false
			}
			ch = format[i]
		}
		n := 1
		for i+n < len(format) && format[i+n] == ch && strings.IndexByte("dhmsfF", ch) >= 0 {
			n++
		}
		field := strings.IndexByte("dhms", ch)
		switch {
		case ch == 'f' || ch == 'F':
			if n > 7 {
				return 0, false
			}
			v, got := int64(0), 0
			for ; got < n && got < len(s) && isDigit(s[got]); got++ {
				v = v*10 + int64(s[got]-'0')
			}
			if ch == 'f' && got < n {
				return 0, false
			}
			s = s[got:]
			for ; got < 7; got++ {
				v *= 10
			}
			f[4] = v
		case field >= 0:
			limit := 2
			if ch == 'd' {
				limit = 8
			}
			if n > limit {
				return 0, false
			}
			v, got := int64(0), 0
			maxDigits := n
			if n == 1 {
				maxDigits = limit
			}
			for ; got < maxDigits && got < len(s) && isDigit(s[got]); got++ {
				v = v*10 + int64(s[got]-'0')
			}
			if got < n {
				return 0, false
			}
			s = s[got:]
			f[field] = v
		case ch == '\'' || ch == '"':
			lit, size, err := appendQuoted(nil, format, i)
			if err != nil || !strings.HasPrefix(s, string(lit)) {
				return 0, false
			}
			s, n = s[len(lit):], size
		case ch == '\\':
			if i+1 >= len(format) || s == "" || s[0] != format[i+1] {
				return 0, false
			}
			s, n = s[1:], 2
		default:
			return 0, false
		}
		i += n
	}
	if s != "" || f[0] > maxDays || f[1] > 23 || f[2] > 59 || f[3] > 59 {
		return 0, false
	}
	t, err := spanFromFields(s, neg, f)
	return t, err == nil
}
