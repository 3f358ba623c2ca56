package cim

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// dmtfLength is the length of every CIM datetime text.
const dmtfLength = 25

// ParseDateTime reads a CIM datetime: "yyyymmddhhmmss.mmmmmm±UUU" becomes a
// [time.Time] in a zone of that offset (UUU are minutes), and the interval
// "ddddddddhhmmss.mmmmmm:000" a [time.Duration]. Fields of asterisks count as
// their least value.
func ParseDateTime(text string) (any, error) {
	bad := func() (any, error) {
		return nil, Errorf(TypeMismatch, text, "not a CIM datetime")
	}
	if len(text) != dmtfLength || text[14] != '.' {
		return bad()
	}
	if text[21] == ':' {
		return parseInterval(text)
	}
	var parts [8]int
	for i, f := range [...]struct{ from, to, least int }{
		{0, 4, 1}, {4, 6, 1}, {6, 8, 1}, {8, 10, 0}, {10, 12, 0}, {12, 14, 0}, {15, 21, 0}, {22, 25, 0},
	} {
		n, ok := dmtfField(text[f.from:f.to], f.least)
		if !ok {
			return bad()
		}
		parts[i] = n
	}
	offset := parts[7] * 60
	switch text[21] {
	case '+':
	case '-':
		offset = -offset
	default:
		return bad()
	}
	zone := time.UTC
	if offset != 0 {
		zone = time.FixedZone("", offset)
	}
	t := time.Date(parts[0], time.Month(parts[1]), parts[2], parts[3], parts[4], parts[5], parts[6]*1000, zone)
	// time.Date carries overflowing fields; a date that moved never existed.
	if t.Month() != time.Month(parts[1]) || t.Day() != parts[2] || t.Hour() != parts[3] ||
		t.Minute() != parts[4] || t.Second() != parts[5] {
		return bad()
	}
	return t, nil
}

func parseInterval(text string) (any, error) {
	var parts [5]int
	for i, f := range [...]struct{ from, to int }{{0, 8}, {8, 10}, {10, 12}, {12, 14}, {15, 21}} {
		n, ok := dmtfField(text[f.from:f.to], 0)
		if !ok {
			return nil, Errorf(TypeMismatch, text, "not a CIM interval")
		}
		parts[i] = n
	}
	// Beyond about 106751 days a time.Duration overflows.
	const maxDays = 106751
	if text[22:] != "000" || parts[0] >= maxDays || parts[1] > 23 || parts[2] > 59 || parts[3] > 59 {
		return nil, Errorf(TypeMismatch, text, "not a CIM interval")
	}
	return time.Duration(parts[0])*24*time.Hour + time.Duration(parts[1])*time.Hour +
		time.Duration(parts[2])*time.Minute + time.Duration(parts[3])*time.Second +
		time.Duration(parts[4])*time.Microsecond, nil
}

func dmtfField(s string, least int) (int, bool) {
	if strings.Trim(s, "*") == "" {
		return least, true
	}
	// Atoi would take a sign, which no field has.
	if s[0] < '0' || s[0] > '9' {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// FormatDateTime is t as a CIM datetime with t's own offset, in microseconds.
func FormatDateTime(t time.Time) string {
	_, offset := t.Zone()
	sign, minutes := '+', offset/60
	if minutes < 0 {
		sign, minutes = '-', -minutes
	}
	return fmt.Sprintf("%s.%06d%c%03d", t.Format("20060102150405"), t.Nanosecond()/1000, sign, minutes)
}

// FormatInterval is d as a CIM interval, in microseconds; a negative duration
// counts as zero since intervals have no sign.
func FormatInterval(d time.Duration) string {
	d = max(d, 0)
	day := 24 * time.Hour
	return fmt.Sprintf("%08d%02d%02d%02d.%06d:000", d/day, d%day/time.Hour, d%time.Hour/time.Minute,
		d%time.Minute/time.Second, d%time.Second/time.Microsecond)
}
