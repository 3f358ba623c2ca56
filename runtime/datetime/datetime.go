// Package datetime is System.DateTime, DateTimeOffset and TimeSpan: tick arithmetic, formatting and parsing.
//
//	DateTime: New, FromTicks, FromTime, FromBinary, FromOADate, FromFileTime, FromUnixSeconds; Year … Nanosecond, Ticks, Kind, Date, TimeOfDay,
//	  DayOfWeek, DayOfYear, AddTicks, AddTimeSpan, AddDays … AddYears, AddMonths, Sub, Compare, SpecifyKind, ToUniversal,
//	  ToLocal, Time, Binary, OADate, FileTime
//	Offset (DateTimeOffset): NewOffset, OffsetFromDateTime; the same parts, UtcTicks, ToOffset, UnixSeconds
//	TimeSpan: ticks with Days … TotalSeconds, FromDays …, NewTimeSpan, Neg, Abs, Add, Sub
//	Format(dt, format, culture, loc), FormatOffset(o, format, culture), FormatTimeSpan(ts, format, culture)
//	Parse, ParseExact, ParseOffset, ParseOffsetExact, ParseTimeSpan, ParseTimeSpanExact
//
// Where local time matters the session's *time.Location is an argument; nil is UTC. Errors are *neterr.Error values.
package datetime

import (
	"math"
	"time"

	"goposh/runtime/neterr"
)

// Ticks are 100 ns.
const (
	TicksPerMicrosecond int64 = 10
	TicksPerMillisecond       = 1000 * TicksPerMicrosecond
	TicksPerSecond            = 1000 * TicksPerMillisecond
	TicksPerMinute            = 60 * TicksPerSecond
	TicksPerHour              = 60 * TicksPerMinute
	TicksPerDay               = 24 * TicksPerHour
	maxTicks                  = 3155378975999999999
	unixTicks                 = 621355968000000000 // 1970-01-01
	fileTimeTicks             = 504911232000000000 // 1601-01-01
	oaDateTicks               = 599264352000000000 // 1899-12-30
)

// Kind is System.DateTimeKind.
type Kind uint8

// The values of System.DateTimeKind.
const (
	Unspecified Kind = iota
	Utc
	Local
)

// String returns the .NET name.
func (k Kind) String() string {
	switch k {
	case Utc:
		return "Utc"
	case Local:
		return "Local"
	}
	return "Unspecified"
}

// DateTime is System.DateTime in .NET's own layout: ticks since 0001-01-01 in the low 62 bits, the kind above (3 marks
// the second pass through an ambiguous local hour). The zero value is DateTime.MinValue. It is comparable, but use
// Compare: .NET's comparison ignores the kind.
type DateTime struct{ data uint64 }

const (
	ticksMask = 1<<62 - 1
	kindShift = 62
)

// MinValue and MaxValue limit the type.
var (
	MinValue = DateTime{}
	MaxValue = DateTime{data: maxTicks}
)

// FromTicks is new DateTime(ticks, kind).
func FromTicks(ticks int64, kind Kind) (DateTime, error) {
	if ticks < 0 || ticks > maxTicks {
		return DateTime{}, neterr.ArgumentOutOfRange("ticks", "Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.")
	}
	return unchecked(ticks, kind), nil
}

func unchecked(ticks int64, kind Kind) DateTime {
	return DateTime{data: uint64(ticks) | uint64(kind)<<kindShift}
}

// New is new DateTime(year, month, day, hour, minute, second, millisecond, kind); ArgumentOutOfRangeException if there
// is no such time.
func New(year, month, day, hour, minute, second, millisecond int, kind Kind) (DateTime, error) {
	d, err := dateTicks(year, month, day)
	if err != nil {
		return DateTime{}, err
	}
	if hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 {
		return DateTime{}, neterr.ArgumentOutOfRange("", "Hour, Minute, and Second parameters describe an un-representable DateTime.")
	}
	if millisecond < 0 || millisecond > 999 {
		return DateTime{}, neterr.ArgumentOutOfRange("millisecond", "Valid values are between 0 and 999, inclusive.")
	}
	return unchecked(d+clockTicks(hour, minute, second)+int64(millisecond)*TicksPerMillisecond, kind), nil
}

func clockTicks(h, m, s int) int64 {
	return int64(h)*TicksPerHour + int64(m)*TicksPerMinute + int64(s)*TicksPerSecond
}

func dateTicks(year, month, day int) (int64, error) {
	if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > monthDays(year, month) {
		return 0, neterr.ArgumentOutOfRange("", neterr.MsgUnrepresentable)
	}
	return int64(dayNumber(year, month, day)) * TicksPerDay, nil
}

// dayNumber counts days from 0001-01-01.
func dayNumber(year, month, day int) int {
	y := year - 1
	return y*365 + y/4 - y/100 + y/400 + daysBefore(month, isLeap(year)) + day - 1
}

var cumulative = [13]int{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365}

func daysBefore(month int, leap bool) int {
	n := cumulative[month-1]
	if leap && month > 2 {
		n++
	}
	return n
}

func isLeap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

func monthDays(year, month int) int {
	n := cumulative[month] - cumulative[month-1]
	if month == 2 && isLeap(year) {
		n++
	}
	return n
}

// IsLeapYear is DateTime.IsLeapYear.
func IsLeapYear(year int) (bool, error) {
	if year < 1 || year > 9999 {
		return false, neterr.ArgumentOutOfRange("year", "Year must be between 1 and 9999.")
	}
	return isLeap(year), nil
}

// DaysInMonth is DateTime.DaysInMonth.
func DaysInMonth(year, month int) (int, error) {
	if month < 1 || month > 12 {
		e := neterr.ArgumentOutOfRange("month", "Month must be between one and twelve.")
		e.Message += "\nActual value was " + itoa(month) + "."
		return 0, e
	}
	if year < 1 || year > 9999 {
		return 0, neterr.ArgumentOutOfRange("year", "Year must be between 1 and 9999.")
	}
	return monthDays(year, month), nil
}

// Ticks is the number of 100 ns since 0001-01-01, in whatever zone the kind says.
func (d DateTime) Ticks() int64 { return int64(d.data & ticksMask) }

// Kind is DateTime.Kind.
func (d DateTime) Kind() Kind {
	if k := Kind(d.data >> kindShift); k < 3 {
		return k
	}
	return Local
}

// IsZero reports whether d is DateTime.MinValue with unspecified kind.
func (d DateTime) IsZero() bool { return d.data == 0 }

// dateParts returns year, month, day and day of year.
func (d DateTime) dateParts() (year, month, day, yearDay int) {
	n := int(d.Ticks() / TicksPerDay)
	y400, n := n/146097, n%146097
	y100 := min(n/36524, 3)
	n -= y100 * 36524
	y4, n := n/1461, n%1461
	y1 := min(n/365, 3)
	n -= y1 * 365
	year = y400*400 + y100*100 + y4*4 + y1 + 1
	leap := isLeap(year)
	month = n>>5 + 1
	for month < 12 && n >= daysBefore(month+1, leap) {
		month++
	}
	return year, month, n - daysBefore(month, leap) + 1, n + 1
}

// Date parts, as DateTime's properties of the same names.

// YMD returns Year, Month and Day at once.
func (d DateTime) YMD() (year, month, day int) { year, month, day, _ = d.dateParts(); return }

// Year is 1 to 9999.
func (d DateTime) Year() int { y, _, _, _ := d.dateParts(); return y }

// Month is 1 to 12.
func (d DateTime) Month() int { _, m, _, _ := d.dateParts(); return m }

// Day is 1 to 31.
func (d DateTime) Day() int { _, _, n, _ := d.dateParts(); return n }

// DayOfYear is 1 to 366.
func (d DateTime) DayOfYear() int { _, _, _, n := d.dateParts(); return n }

// DayOfWeek is 0 (Sunday) to 6.
func (d DateTime) DayOfWeek() int { return int((d.Ticks()/TicksPerDay + 1) % 7) }

// Hour is 0 to 23.
func (d DateTime) Hour() int { return int(d.Ticks() / TicksPerHour % 24) }

// Minute is 0 to 59.
func (d DateTime) Minute() int { return int(d.Ticks() / TicksPerMinute % 60) }

// Second is 0 to 59.
func (d DateTime) Second() int { return int(d.Ticks() / TicksPerSecond % 60) }

// Millisecond is 0 to 999.
func (d DateTime) Millisecond() int { return int(d.Ticks() / TicksPerMillisecond % 1000) }

// Microsecond is 0 to 999, the part below the millisecond.
func (d DateTime) Microsecond() int { return int(d.Ticks() / TicksPerMicrosecond % 1000) }

// Nanosecond is 0 to 900, the part below the microsecond.
func (d DateTime) Nanosecond() int { return int(d.Ticks() % 10 * 100) }

// Date is midnight of the day, of the same kind.
func (d DateTime) Date() DateTime {
	t := d.Ticks()
	return unchecked(t-t%TicksPerDay, d.Kind())
}

// TimeOfDay is the time since midnight.
func (d DateTime) TimeOfDay() TimeSpan { return TimeSpan(d.Ticks() % TicksPerDay) }

// SpecifyKind is DateTime.SpecifyKind: the same ticks under another kind.
func (d DateTime) SpecifyKind(k Kind) DateTime { return unchecked(d.Ticks(), k) }

func outOfRange(param string) error {
	return neterr.ArgumentOutOfRange(param, neterr.MsgDateOutOfRange)
}

// AddTicks keeps the kind; ArgumentOutOfRangeException outside 0001 … 9999.
func (d DateTime) AddTicks(n int64) (DateTime, error) {
	t := d.Ticks()
	if n > maxTicks-t || n < -t {
		return DateTime{}, outOfRange("value")
	}
	return DateTime{data: uint64(t+n) | d.data&^ticksMask}, nil
}

// AddTimeSpan is DateTime.Add.
func (d DateTime) AddTimeSpan(ts TimeSpan) (DateTime, error) { return d.AddTicks(int64(ts)) }

// addUnits splits whole units from the fraction, as .NET does to keep all ticks.
func (d DateTime) addUnits(v float64, unit int64) (DateTime, error) {
	if math.IsNaN(v) || math.Abs(v) > float64(maxTicks/unit)+1 {
		return DateTime{}, outOfRange("value")
	}
	whole := math.Trunc(v)
	return d.AddTicks(int64(whole)*unit + int64((v-whole)*float64(unit)))
}

// AddDays is DateTime.AddDays.
func (d DateTime) AddDays(v float64) (DateTime, error) { return d.addUnits(v, TicksPerDay) }

// AddHours is DateTime.AddHours.
func (d DateTime) AddHours(v float64) (DateTime, error) { return d.addUnits(v, TicksPerHour) }

// AddMinutes is DateTime.AddMinutes.
func (d DateTime) AddMinutes(v float64) (DateTime, error) { return d.addUnits(v, TicksPerMinute) }

// AddSeconds is DateTime.AddSeconds.
func (d DateTime) AddSeconds(v float64) (DateTime, error) { return d.addUnits(v, TicksPerSecond) }

// AddMilliseconds is DateTime.AddMilliseconds.
func (d DateTime) AddMilliseconds(v float64) (DateTime, error) {
	return d.addUnits(v, TicksPerMillisecond)
}

// AddMicroseconds is DateTime.AddMicroseconds.
func (d DateTime) AddMicroseconds(v float64) (DateTime, error) {
	return d.addUnits(v, TicksPerMicrosecond)
}

// AddMonths keeps the day, or takes the month's last.
func (d DateTime) AddMonths(n int) (DateTime, error) {
	if n < -120000 || n > 120000 {
		return DateTime{}, neterr.ArgumentOutOfRange("months", "Months value must be between +/-120000.")
	}
	y, m, day := d.YMD()
	i := y*12 + m - 1 + n
	y, m = i/12, i%12+1
	if i < 12 || y > 9999 {
		return DateTime{}, outOfRange("months")
	}
	t := int64(dayNumber(y, m, min(day, monthDays(y, m))))*TicksPerDay + d.Ticks()%TicksPerDay
	return DateTime{data: uint64(t) | d.data&^ticksMask}, nil
}

// AddYears makes February 29 the 28th where need be.
func (d DateTime) AddYears(n int) (DateTime, error) {
	if n < -10000 || n > 10000 {
		return DateTime{}, neterr.ArgumentOutOfRange("years", "Years value must be between +/-10000.")
	}
	r, err := d.AddMonths(n * 12)
	if err != nil {
		return DateTime{}, outOfRange("value")
	}
	return r, nil
}

// Sub is d-e, whatever the kinds.
func (d DateTime) Sub(e DateTime) TimeSpan { return TimeSpan(d.Ticks() - e.Ticks()) }

// Compare orders by ticks, whatever the kinds: -1, 0 or 1.
func (d DateTime) Compare(e DateTime) int {
	switch a, b := d.Ticks(), e.Ticks(); {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// Time converts to Go's time in loc; a Utc value is converted, others are taken as wall-clock time in loc.
func (d DateTime) Time(loc *time.Location) time.Time {
	loc = orUTC(loc)
	if d.Kind() == Utc {
		return utcTime(d.Ticks()).In(loc)
	}
	y, m, day := d.YMD()
	t := time.Date(y, time.Month(m), day, d.Hour(), d.Minute(), d.Second(), int(d.Ticks()%TicksPerSecond)*100, loc)
	if d.data>>kindShift == 3 { // the second pass through the hour
		if later := t.Add(time.Hour); later.Hour() == t.Hour() {
			return later
		}
	}
	return t
}

func utcTime(ticks int64) time.Time {
	ticks -= unixTicks
	return time.Unix(ticks/TicksPerSecond, ticks%TicksPerSecond*100).UTC()
}

func orUTC(loc *time.Location) *time.Location {
	if loc == nil {
		return time.UTC
	}
	return loc
}

// FromTime takes the wall clock of t (rounded down to ticks) as a DateTime of the given kind; times outside 0001 … 9999
// are clamped.
func FromTime(t time.Time, kind Kind) DateTime {
	_, off := t.Zone()
	ticks := ticksOf(t) + int64(off)*TicksPerSecond
	d := unchecked(min(max(ticks, 0), maxTicks), kind)
	if kind == Local && isSecondPass(t) {
		d.data |= 3 << kindShift
	}
	return d
}

// isSecondPass reports whether the wall clock showed t's time an hour ago already.
func isSecondPass(t time.Time) bool {
	before := t.Add(-time.Hour)
	return before.Hour() == t.Hour() && before.Minute() == t.Minute() && before.Day() == t.Day()
}

func ticksOf(t time.Time) int64 {
	sec := t.Unix()
	if sec < -unixTicks/TicksPerSecond {
		return 0
	}
	if sec > (maxTicks-unixTicks)/TicksPerSecond {
		return maxTicks
	}
	return sec*TicksPerSecond + int64(t.Nanosecond()/100) + unixTicks
}

// ToUniversal is ToUniversalTime: Local and Unspecified are taken as local time in loc.
func (d DateTime) ToUniversal(loc *time.Location) DateTime {
	if d.Kind() == Utc {
		return d
	}
	return FromTime(d.Time(loc).UTC(), Utc)
}

// ToLocal is ToLocalTime: Utc and Unspecified are taken as UTC.
func (d DateTime) ToLocal(loc *time.Location) DateTime {
	if d.Kind() == Local {
		return d
	}
	return FromTime(utcTime(d.Ticks()).In(orUTC(loc)), Local)
}

// UtcOffset is the offset of d from UTC: zero for Utc, that of loc otherwise.
func (d DateTime) UtcOffset(loc *time.Location) TimeSpan {
	if d.Kind() == Utc {
		return 0
	}
	_, off := d.Time(loc).Zone()
	return TimeSpan(int64(off) * TicksPerSecond)
}

// FromUnixSeconds converts seconds since 1970 to a Utc value; out of range they are clamped.
func FromUnixSeconds(sec int64) DateTime {
	sec = min(max(sec, -unixTicks/TicksPerSecond), (maxTicks-unixTicks)/TicksPerSecond)
	return unchecked(sec*TicksPerSecond+unixTicks, Utc)
}

// Binary is ToBinary: local times are stored as UTC.
func (d DateTime) Binary(loc *time.Location) int64 {
	if d.Kind() != Local {
		return int64(d.data)
	}
	ticks := d.Ticks() - int64(d.UtcOffset(loc))
	if ticks < 0 {
		ticks += 1 << 62
	}
	return int64(uint64(ticks) | 1<<63)
}

// FromBinary is DateTime.FromBinary.
func FromBinary(data int64, loc *time.Location) (DateTime, error) {
	bad := neterr.Argument("dateData", "The binary data must result in a DateTime with ticks between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.")
	if data < 0 { // local
		ticks := data & ticksMask
		if ticks > 1<<62-TicksPerDay {
			ticks -= 1 << 62
		}
		if ticks < 0 || ticks > maxTicks {
			return DateTime{}, bad
		}
		return unchecked(ticks, Utc).ToLocal(loc), nil
	}
	d := DateTime{data: uint64(data)}
	if d.Ticks() > maxTicks {
		return DateTime{}, bad
	}
	return d, nil
}

// FileTimeUtc is ToFileTimeUtc: ticks since 1601 of a time that is local in loc unless it is Utc.
func (d DateTime) FileTimeUtc(loc *time.Location) (int64, error) {
	if d.Kind() == Local {
		d = d.ToUniversal(loc)
	}
	if t := d.Ticks() - fileTimeTicks; t >= 0 {
		return t, nil
	}
	return 0, neterr.ArgumentOutOfRange("", "Not a valid Win32 FileTime.")
}

// FromFileTimeUtc is DateTime.FromFileTimeUtc.
func FromFileTimeUtc(ft int64) (DateTime, error) {
	if ft < 0 || ft > maxTicks-fileTimeTicks {
		return DateTime{}, neterr.ArgumentOutOfRange("fileTime", "Not a valid Win32 FileTime.")
	}
	return unchecked(ft+fileTimeTicks, Utc), nil
}

// OADate is ToOADate: days since 1899-12-30, the fraction counting up from each midnight also before it.
func (d DateTime) OADate() (float64, error) {
	t := d.Ticks()
	if t == 0 {
		return 0, nil
	}
	if t < TicksPerDay {
		t += oaDateTicks
	}
	if t < 31241376000000000 { // year 100
		return 0, neterr.New(neterr.TypeOverflow, "Not a legal OleAut date.")
	}
	ms := (t - oaDateTicks) / TicksPerMillisecond
	const day = 86400000
	if ms < 0 {
		if frac := ms % day; frac != 0 {
			ms -= (day + frac) * 2
		}
	}
	return float64(ms) / day, nil
}

// FromOADate is DateTime.FromOADate.
func FromOADate(v float64) (DateTime, error) {
	if math.IsNaN(v) || v >= 2958466 || v <= -657435 {
		return DateTime{}, neterr.Argument("", "Not a legal OleAut date.")
	}
	const day = 86400000
	half := 0.5
	if v < 0 {
		half = -0.5
	}
	ms := int64(v*day + half)
	if ms < 0 {
		ms -= (ms % day) * 2
	}
	return FromTicks(ms*TicksPerMillisecond+oaDateTicks, Unspecified)
}
