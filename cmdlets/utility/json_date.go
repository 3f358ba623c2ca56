package utility

import (
	"strconv"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/datetime"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// jsonDateKind is Microsoft.PowerShell.Commands.JsonDateKind: what strings that look like a time become.
type jsonDateKind int64

const (
	jsonDateDefault jsonDateKind = iota
	jsonDateLocal
	jsonDateUTC
	jsonDateOffset
	jsonDateString
)

// convert makes a time of a string in full ISO 8601 form or in that of Microsoft's old serialisers, "/Date(ms)/".
func (k jsonDateKind) convert(c *cmdlet.Context, s string) value.Value {
	if k == jsonDateString || len(s) < 8 {
		return value.String(s)
	}
	clock, offset, zone, ok := isoTime(s)
	if !ok {
		if clock, offset, zone, ok = microsoftTime(s); !ok {
			return value.String(s)
		}
	}
	loc := types.Location(c)
	if k == jsonDateOffset {
		if zone == zoneNone {
			offset = clock.UtcOffset(loc)
		}
		if v, ok := offsetValue(c, clock, offset); ok {
			return v
		}
		return value.String(s)
	}
	d := clock
	switch zone {
	case zoneUTC:
		d = clock.SpecifyKind(datetime.Utc)
	case zoneOffset:
		utc, err := datetime.FromTicks(clock.Ticks()-int64(offset), datetime.Utc)
		if err != nil {
			return value.String(s)
		}
		d = utc.ToLocal(loc)
	}
	switch k {
	case jsonDateLocal:
		if d.Kind() == datetime.Unspecified {
			d = d.SpecifyKind(datetime.Local)
		}
		d = d.ToLocal(loc)
	case jsonDateUTC:
		if d.Kind() == datetime.Unspecified {
			d = d.SpecifyKind(datetime.Utc)
		}
		d = d.ToUniversal(loc)
	}
	return value.DateTime(d.Data())
}

func offsetValue(c *cmdlet.Context, clock datetime.DateTime, offset datetime.TimeSpan) (value.Value, bool) {
	t := types.Lookup("System.DateTimeOffset")
	v, err := types.New(c, t, []value.Value{value.DateTime(clock.Data()), value.TimeSpan(int64(offset))})
	return v, err == nil
}

// timeZone tells how a text gives its offset from UTC.
type timeZone uint8

const (
	zoneNone timeZone = iota
	zoneUTC
	zoneOffset
)

// isoTime reads yyyy-MM-ddTHH:mm:ss with an optional fraction and zone.
func isoTime(s string) (clock datetime.DateTime, offset datetime.TimeSpan, zone timeZone, ok bool) {
	if len(s) < 19 || len(s) > 40 || s[4] != '-' || s[7] != '-' || s[10] != 'T' || s[13] != ':' || s[16] != ':' {
		return clock, 0, zoneNone, false
	}
	var parts [6]int
	for i, at := range [6][2]int{{0, 4}, {5, 7}, {8, 10}, {11, 13}, {14, 16}, {17, 19}} {
		n, good := digits(s[at[0]:at[1]])
		if !good {
			return clock, 0, zoneNone, false
		}
		parts[i] = n
	}
	clock, err := datetime.New(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], 0, datetime.Unspecified)
	if err != nil {
		return clock, 0, zoneNone, false
	}
	rest := s[19:]
	if strings.HasPrefix(rest, ".") {
		n := 1
		for n < len(rest) && rest[n] >= '0' && rest[n] <= '9' {
			n++
		}
		if n == 1 {
			return clock, 0, zoneNone, false
		}
		fraction := (rest[1:n] + "0000000")[:7]
		ticks, _ := digits(fraction)
		if n > 8 && rest[8] >= '5' {
			ticks++
		}
		if clock, err = datetime.FromTicks(clock.Ticks()+int64(ticks), datetime.Unspecified); err != nil {
			return clock, 0, zoneNone, false
		}
		rest = rest[n:]
	}
	switch {
	case rest == "":
		return clock, 0, zoneNone, true
	case rest == "Z":
		return clock, 0, zoneUTC, true
	}
	offset, ok = zoneText(rest)
	return clock, offset, zoneOffset, ok
}

// zoneText reads +hh:mm, +hhmm or +hh.
func zoneText(s string) (datetime.TimeSpan, bool) {
	if len(s) < 3 || s[0] != '+' && s[0] != '-' {
		return 0, false
	}
	hours, ok := digits(s[1:3])
	if !ok {
		return 0, false
	}
	minutes := 0
	if rest := strings.TrimPrefix(s[3:], ":"); rest != "" {
		if minutes, ok = digits(rest); !ok || len(rest) != 2 {
			return 0, false
		}
	} else if len(s) != 3 {
		return 0, false
	}
	span := datetime.TimeSpan(int64(hours)*datetime.TicksPerHour + int64(minutes)*datetime.TicksPerMinute)
	if s[0] == '-' {
		span = -span
	}
	return span, true
}

func digits(s string) (int, bool) {
	if s == "" || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// microsoftTime reads /Date(milliseconds)/, with an optional offset after the number.
func microsoftTime(s string) (clock datetime.DateTime, offset datetime.TimeSpan, zone timeZone, ok bool) {
	body, found := strings.CutPrefix(s, "/Date(")
	body, end := strings.CutSuffix(body, ")/")
	if !found || !end || body == "" {
		return clock, 0, zoneNone, false
	}
	zone = zoneUTC
	if i := strings.LastIndexAny(body[1:], "+-"); i >= 0 {
		if offset, ok = zoneText(body[i+1:]); !ok {
			return clock, 0, zoneNone, false
		}
		zone, body = zoneOffset, body[:i+1]
	}
	ms, err := strconv.ParseInt(body, 10, 64)
	if err != nil || ms > 1<<53 || ms < -(1<<53) {
		return clock, 0, zoneNone, false
	}
	epoch := datetime.FromUnixSeconds(0)
	clock, err = datetime.FromTicks(epoch.Ticks()+ms*datetime.TicksPerMillisecond+int64(offset), datetime.Unspecified)
	return clock, offset, zone, err == nil
}
