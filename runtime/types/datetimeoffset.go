package types

import (
	"time"

	"goposh/runtime/datetime"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

var typeDateTimeOffset = lazyType{name: "System.DateTimeOffset"}

// DateTimeOffset is a System.DateTimeOffset.
type DateTimeOffset struct{ O datetime.Offset }

// Type implements value.Object.
func (*DateTimeOffset) Type() *value.Type { return typeDateTimeOffset.get() }

// EqualObject implements value.Equaler: the same instant.
func (d *DateTimeOffset) EqualObject(o value.Object) bool {
	e, ok := o.(*DateTimeOffset)
	return ok && d.O.UtcTicks() == e.O.UtcTicks()
}

// HashObject implements value.Equaler.
func (d *DateTimeOffset) HashObject() uint32 { return value.HashKey(value.Long(d.O.UtcTicks()), false) }

// CompareObject orders by instant.
func (d *DateTimeOffset) CompareObject(_ value.Runtime, o value.Object) (int, error) {
	e, _ := o.(*DateTimeOffset)
	return d.O.Compare(e.O), nil
}

// FormatObject implements Formatter.
func (d *DateTimeOffset) FormatObject(_ value.Runtime, format string, cul Culture) (string, error) {
	return datetime.FormatOffset(d.O, format, cul)
}

// dateTimeOffsetClass declares System.DateTimeOffset.
func dateTimeOffsetClass() *Class {
	return &Class{Members: []M{
		{"new(long ticks, TimeSpan offset)", dtoNew},
		{"new(DateTime dateTime)", dtoNew},
		{"new(DateTime dateTime, TimeSpan offset)", dtoNew},
		{"new(DateOnly date, TimeOnly time, TimeSpan offset)", dtoNew},
		{"new(int year, int month, int day, int hour, int minute, int second, TimeSpan offset)", dtoNew},
		{"new(int year, int month, int day, int hour, int minute, int second, int millisecond, TimeSpan offset)", dtoNew},
		{"new(int year, int month, int day, int hour, int minute, int second, int millisecond, Calendar calendar, TimeSpan offset)", dtoNew},
		{"new(int year, int month, int day, int hour, int minute, int second, int millisecond, int microsecond, TimeSpan offset)", dtoNew},
		{"new(int year, int month, int day, int hour, int minute, int second, int millisecond, int microsecond, Calendar calendar, TimeSpan offset)", dtoNew},
		{"static readonly DateTimeOffset MinValue", dtoMinValue},
		{"static readonly DateTimeOffset MaxValue", dtoMaxValue},
		{"static readonly DateTimeOffset UnixEpoch", dtoUnixEpoch},
		{"static DateTimeOffset UtcNow {get}", dtoUtcNow},
		{"DateTime DateTime {get}", dtoDateTime},
		{"DateTime UtcDateTime {get}", dtoUtcDateTime},
		{"DateTime LocalDateTime {get}", dtoLocalDateTime},
		{"DateTime Date {get}", dtoDate},
		{"int Day {get}", dtoDay},
		{"DayOfWeek DayOfWeek {get}", dtoDayOfWeek},
		{"int DayOfYear {get}", dtoDayOfYear},
		{"int Hour {get}", dtoHour},
		{"int Millisecond {get}", dtoMillisecond},
		{"int Microsecond {get}", dtoMicrosecond},
		{"int Nanosecond {get}", dtoNanosecond},
		{"int Minute {get}", dtoMinute},
		{"int Month {get}", dtoMonth},
		{"TimeSpan Offset {get}", dtoOffset},
		{"int TotalOffsetMinutes {get}", dtoTotalOffsetMinutes},
		{"int Second {get}", dtoSecond},
		{"long Ticks {get}", dtoTicks},
		{"long UtcTicks {get}", dtoUtcTicks},
		{"TimeSpan TimeOfDay {get}", dtoTimeOfDay},
		{"int Year {get}", dtoYear},
		{"static DateTimeOffset Now {get}", dtoNow},
		{"DateTimeOffset ToOffset(TimeSpan offset)", dtoToOffset},
		{"DateTimeOffset Add(TimeSpan timeSpan)", dtoAdd},
		{"DateTimeOffset AddDays(double days)", dtoAddDays},
		{"DateTimeOffset AddHours(double hours)", dtoAddHours},
		{"DateTimeOffset AddMilliseconds(double milliseconds)", dtoAddMilliseconds},
		{"DateTimeOffset AddMicroseconds(double microseconds)", dtoAddMicroseconds},
		{"DateTimeOffset AddMinutes(double minutes)", dtoAddMinutes},
		{"DateTimeOffset AddMonths(int months)", dtoAddMonths},
		{"DateTimeOffset AddSeconds(double seconds)", dtoAddSeconds},
		{"DateTimeOffset AddTicks(long ticks)", dtoAddTicks},
		{"DateTimeOffset AddYears(int years)", dtoAddYears},
		{"static int Compare(DateTimeOffset first, DateTimeOffset second)", opCompare},
		{"int CompareTo(DateTimeOffset other)", thisCompareTo},
		{"bool Equals(object obj)", thisEquals},
		{"bool Equals(DateTimeOffset other)", thisEquals},
		{"static bool Equals(DateTimeOffset first, DateTimeOffset second)", thisEquals},
		{"bool EqualsExact(DateTimeOffset other)", dtoEqualsExact},
		{"static DateTimeOffset FromFileTime(long fileTime)", dtoFromFileTime},
		{"static DateTimeOffset FromUnixTimeSeconds(long seconds)", dtoFromUnixTimeSeconds},
		{"static DateTimeOffset FromUnixTimeMilliseconds(long milliseconds)", dtoFromUnixTimeMilliseconds},
		{"int GetHashCode()", objGetHashCode},
		{"static DateTimeOffset Parse(string input)", dtoParse},
		{"static DateTimeOffset Parse(string input, IFormatProvider formatProvider)", dtoParse},
		{"static DateTimeOffset Parse(string input, IFormatProvider formatProvider, DateTimeStyles styles)", dtoParse},
		{"static DateTimeOffset ParseExact(string input, string format, IFormatProvider formatProvider)", dtoParseExact},
		{"static DateTimeOffset ParseExact(string input, string format, IFormatProvider formatProvider, DateTimeStyles styles)", dtoParseExact},
		{"static DateTimeOffset ParseExact(string input, string[] formats, IFormatProvider formatProvider, DateTimeStyles styles)", dtoParseExact},
		{"TimeSpan Subtract(DateTimeOffset value)", dtoSubtract},
		{"DateTimeOffset Subtract(TimeSpan value)", dtoSubtract},
		{"long ToFileTime()", dtoToFileTime},
		{"long ToUnixTimeSeconds()", dtoToUnixTimeSeconds},
		{"long ToUnixTimeMilliseconds()", dtoToUnixTimeMilliseconds},
		{"DateTimeOffset ToLocalTime()", dtoToLocalTime},
		{"string ToString()", dtoToString},
		{"string ToString(string format)", dtoToString},
		{"string ToString(IFormatProvider formatProvider)", dtoToString},
		{"string ToString(string format, IFormatProvider formatProvider)", dtoToString},
		{"DateTimeOffset ToUniversalTime()", dtoToUniversalTime},
		{"static bool TryParse(string input, out DateTimeOffset result)", dtoTryParse},
		{"static bool TryParse(string input, IFormatProvider formatProvider, DateTimeStyles styles, out DateTimeOffset result)", dtoTryParse},
		{"static bool TryParse(string s, IFormatProvider provider, out DateTimeOffset result)", dtoTryParse},
		{"static bool TryParseExact(string input, string format, IFormatProvider formatProvider, DateTimeStyles styles, out DateTimeOffset result)", dtoTryParseExact},
		{"static bool TryParseExact(string input, string[] formats, IFormatProvider formatProvider, DateTimeStyles styles, out DateTimeOffset result)", dtoTryParseExact},
		{"void Deconstruct(out DateOnly date, out TimeOnly time, out TimeSpan offset)", dtoDeconstruct},
		{"static implicit operator DateTimeOffset(DateTime dateTime)", dtoOpImplicit},
		{"static DateTimeOffset op_Addition(DateTimeOffset dateTimeOffset, TimeSpan timeSpan)", dtoOpAddition},
		{"static DateTimeOffset op_Subtraction(DateTimeOffset dateTimeOffset, TimeSpan timeSpan)", dtoOpSubtraction},
		{"static TimeSpan op_Subtraction(DateTimeOffset left, DateTimeOffset right)", dtoOpSubtraction},
		{"static bool op_Equality(DateTimeOffset left, DateTimeOffset right)", opEqual},
		{"static bool op_Inequality(DateTimeOffset left, DateTimeOffset right)", opNotEqual},
		{"static bool op_LessThan(DateTimeOffset left, DateTimeOffset right)", opLess},
		{"static bool op_LessThanOrEqual(DateTimeOffset left, DateTimeOffset right)", opLessEqual},
		{"static bool op_GreaterThan(DateTimeOffset left, DateTimeOffset right)", opGreater},
		{"static bool op_GreaterThanOrEqual(DateTimeOffset left, DateTimeOffset right)", opGreaterEqual},
	}}
}

func dtoThis(c *Call) datetime.Offset { return this[*DateTimeOffset](c).O }

func dtoArg(c *Call, i int) datetime.Offset {
	if d, ok := ref[*DateTimeOffset](c, i); ok {
		return d.O
	}
	return datetime.Offset{}
}

func offsetResult(o datetime.Offset, err error) (value.Value, error) {
	return value.Of(&DateTimeOffset{o}), err
}

func dtoNew(c *Call) (value.Value, error) {
	switch {
	case c.N() == 0:
		return offsetResult(datetime.Offset{}, nil)
	case c.kind(0) == value.KindDateTime && c.N() == 1:
		return offsetResult(datetime.OffsetFromDateTime(c.date(0), location(c.RT)))
	case c.kind(0) == value.KindDateTime:
		d, off := c.date(0), c.span(1)
		if d.Kind() == datetime.Utc && off != 0 {
			return value.Null, neterr.Argument("offset", "The UTC Offset for Utc DateTime instances must be 0.")
		}
		if d.Kind() == datetime.Local && off != d.UtcOffset(location(c.RT)) {
			return value.Null, neterr.Argument("offset", "The UTC Offset of the local dateTime parameter does not match the offset argument.")
		}
		return offsetResult(datetime.NewOffset(d.Ticks(), off))
	case c.N() == 2:
		return offsetResult(datetime.NewOffset(c.Long(0), c.span(1)))
	case c.N() == 3:
		d, _ := ref[*dateOnly](c, 0)
		t, _ := ref[*timeOnly](c, 1)
		return offsetResult(datetime.NewOffset(d.date.Ticks()+t.ticks, c.span(2)))
	}
	last := c.N() - 1
	sub := *c
	sub.Args = c.Args[:last]
	d, err := dateNew(&sub)
	if err != nil {
		return value.Null, err
	}
	return offsetResult(datetime.NewOffset(dateOf(d).Ticks(), c.span(last)))
}

func dtoMinValue(*Call) (value.Value, error) { return offsetResult(datetime.NewOffset(0, 0)) }
func dtoMaxValue(*Call) (value.Value, error) {
	return offsetResult(datetime.NewOffset(datetime.MaxValue.Ticks(), 0))
}
func dtoUnixEpoch(*Call) (value.Value, error) { return offsetResult(datetime.OffsetFromUnixTicks(0)) }
func dtoUtcNow(*Call) (value.Value, error) {
	return offsetResult(datetime.OffsetFromTime(time.Now().UTC()), nil)
}
func dtoNow(c *Call) (value.Value, error) {
	return offsetResult(datetime.OffsetFromTime(time.Now().In(location(c.RT))), nil)
}
func dtoDateTime(c *Call) (value.Value, error)    { return dateValue(dtoThis(c).DateTime()), nil }
func dtoUtcDateTime(c *Call) (value.Value, error) { return dateValue(dtoThis(c).UtcDateTime()), nil }
func dtoLocalDateTime(c *Call) (value.Value, error) {
	return dateValue(dtoThis(c).LocalDateTime(location(c.RT))), nil
}
func dtoDate(c *Call) (value.Value, error) { return dateValue(dtoThis(c).DateTime().Date()), nil }
func dtoDay(c *Call) (value.Value, error)  { return vint(dtoThis(c).DateTime().Day()) }
func dtoDayOfWeek(c *Call) (value.Value, error) {
	return typeDayOfWeek.enum(dtoThis(c).DateTime().DayOfWeek()), nil
}
func dtoDayOfYear(c *Call) (value.Value, error)   { return vint(dtoThis(c).DateTime().DayOfYear()) }
func dtoHour(c *Call) (value.Value, error)        { return vint(dtoThis(c).DateTime().Hour()) }
func dtoMillisecond(c *Call) (value.Value, error) { return vint(dtoThis(c).DateTime().Millisecond()) }
func dtoMicrosecond(c *Call) (value.Value, error) { return vint(dtoThis(c).DateTime().Microsecond()) }
func dtoNanosecond(c *Call) (value.Value, error)  { return vint(dtoThis(c).DateTime().Nanosecond()) }
func dtoMinute(c *Call) (value.Value, error)      { return vint(dtoThis(c).DateTime().Minute()) }
func dtoMonth(c *Call) (value.Value, error)       { return vint(dtoThis(c).DateTime().Month()) }
func dtoOffset(c *Call) (value.Value, error)      { return spanValue(dtoThis(c).Offset()), nil }
func dtoTotalOffsetMinutes(c *Call) (value.Value, error) {
	return vint(int(dtoThis(c).Offset().TotalMinutes()))
}
func dtoSecond(c *Call) (value.Value, error)   { return vint(dtoThis(c).DateTime().Second()) }
func dtoTicks(c *Call) (value.Value, error)    { return vlong(dtoThis(c).Ticks()) }
func dtoUtcTicks(c *Call) (value.Value, error) { return vlong(dtoThis(c).UtcTicks()) }
func dtoTimeOfDay(c *Call) (value.Value, error) {
	return spanValue(dtoThis(c).DateTime().TimeOfDay()), nil
}
func dtoYear(c *Call) (value.Value, error)     { return vint(dtoThis(c).DateTime().Year()) }
func dtoToOffset(c *Call) (value.Value, error) { return offsetResult(dtoThis(c).ToOffset(c.span(0))) }
func dtoAdd(c *Call) (value.Value, error)      { return offsetResult(dtoThis(c).Add(c.span(0))) }

// dtoClock changes the clock time as a DateTime would.
func dtoClock(c *Call, d datetime.DateTime, err error) (value.Value, error) {
	if err != nil {
		return value.Null, err
	}
	return offsetResult(dtoThis(c).WithClock(d))
}

func dtoAddDays(c *Call) (value.Value, error) {
	d, err := dtoThis(c).DateTime().AddDays(c.Float(0))
	return dtoClock(c, d, err)
}
func dtoAddHours(c *Call) (value.Value, error) {
	d, err := dtoThis(c).DateTime().AddHours(c.Float(0))
	return dtoClock(c, d, err)
}
func dtoAddMilliseconds(c *Call) (value.Value, error) {
	d, err := dtoThis(c).DateTime().AddMilliseconds(c.Float(0))
	return dtoClock(c, d, err)
}
func dtoAddMicroseconds(c *Call) (value.Value, error) {
	d, err := dtoThis(c).DateTime().AddMicroseconds(c.Float(0))
	return dtoClock(c, d, err)
}
func dtoAddMinutes(c *Call) (value.Value, error) {
	d, err := dtoThis(c).DateTime().AddMinutes(c.Float(0))
	return dtoClock(c, d, err)
}
func dtoAddMonths(c *Call) (value.Value, error) {
	d, err := dtoThis(c).DateTime().AddMonths(c.Int(0))
	return dtoClock(c, d, err)
}
func dtoAddSeconds(c *Call) (value.Value, error) {
	d, err := dtoThis(c).DateTime().AddSeconds(c.Float(0))
	return dtoClock(c, d, err)
}
func dtoAddTicks(c *Call) (value.Value, error) {
	d, err := dtoThis(c).DateTime().AddTicks(c.Long(0))
	return dtoClock(c, d, err)
}
func dtoAddYears(c *Call) (value.Value, error) {
	d, err := dtoThis(c).DateTime().AddYears(c.Int(0))
	return dtoClock(c, d, err)
}

func dtoEqualsExact(c *Call) (value.Value, error) {
	a, b := dtoThis(c), dtoArg(c, 0)
	return vbool(a.UtcTicks() == b.UtcTicks() && a.Offset() == b.Offset())
}

func dtoFromFileTime(c *Call) (value.Value, error) {
	d, err := datetime.FromFileTimeUtc(c.Long(0))
	if err != nil {
		return value.Null, err
	}
	return offsetResult(datetime.OffsetFromDateTime(d.ToLocal(location(c.RT)), location(c.RT)))
}

func dtoFromUnixTimeSeconds(c *Call) (value.Value, error) {
	const lo, hi = -62135596800, 253402300799
	if n := c.Long(0); n < lo || n > hi {
		return value.Null, neterr.ArgumentOutOfRange("seconds", "Valid values are between %d and %d, inclusive.", int64(lo), int64(hi))
	}
	return offsetResult(datetime.OffsetFromUnixTicks(c.Long(0) * datetime.TicksPerSecond))
}

func dtoFromUnixTimeMilliseconds(c *Call) (value.Value, error) {
	const lo, hi = -62135596800000, 253402300799999
	if n := c.Long(0); n < lo || n > hi {
		return value.Null, neterr.ArgumentOutOfRange("milliseconds", "Valid values are between %d and %d, inclusive.", int64(lo), int64(hi))
	}
	return offsetResult(datetime.OffsetFromUnixTicks(c.Long(0) * datetime.TicksPerMillisecond))
}

func dtoParse(c *Call) (value.Value, error) {
	return offsetResult(datetime.ParseOffset(c.Str(0), dateOptions(c, 1)))
}

func dtoParseExact(c *Call) (value.Value, error) {
	return offsetResult(datetime.ParseOffsetExact(c.Str(0), formatsArg(c, 1), dateOptions(c, 2)))
}

func dtoTryParse(c *Call) (value.Value, error) {
	return try(dtoParse, value.Of(&DateTimeOffset{}))(c)
}
func dtoTryParseExact(c *Call) (value.Value, error) {
	return try(dtoParseExact, value.Of(&DateTimeOffset{}))(c)
}

func dtoSubtract(c *Call) (value.Value, error) {
	if o, ok := ref[*DateTimeOffset](c, 0); ok {
		return spanValue(dtoThis(c).Sub(o.O)), nil
	}
	return offsetResult(dtoThis(c).Add(-c.span(0)))
}

func floorDiv(a, b int64) int64 { return a/b - boolInt(a%b < 0) }

func boolInt(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

func dtoToFileTime(c *Call) (value.Value, error) {
	n, err := dtoThis(c).UtcDateTime().FileTimeUtc(time.UTC)
	return value.Long(n), err
}
func dtoToUnixTimeSeconds(c *Call) (value.Value, error) {
	return vlong(floorDiv(dtoThis(c).UnixTicks(), datetime.TicksPerSecond))
}
func dtoToUnixTimeMilliseconds(c *Call) (value.Value, error) {
	return vlong(floorDiv(dtoThis(c).UnixTicks(), datetime.TicksPerMillisecond))
}
func dtoToLocalTime(c *Call) (value.Value, error) {
	loc := location(c.RT)
	return offsetResult(dtoThis(c).ToOffset(dtoThis(c).UtcDateTime().ToLocal(loc).UtcOffset(loc)))
}
func dtoToUniversalTime(c *Call) (value.Value, error) { return offsetResult(dtoThis(c).ToOffset(0)) }
func dtoToString(c *Call) (value.Value, error)        { return formatThis(c) }

func dtoDeconstruct(c *Call) (value.Value, error) {
	d := dtoThis(c).DateTime()
	out := [...]value.Value{value.Of(&dateOnly{d.Date()}), value.Of(&timeOnly{int64(d.TimeOfDay())}), spanValue(dtoThis(c).Offset())}
	for i, v := range out {
		if err := c.setOut(i, v); err != nil {
			return value.Void, err
		}
	}
	return value.Void, nil
}

func dtoOpImplicit(c *Call) (value.Value, error) {
	return offsetResult(datetime.OffsetFromDateTime(c.date(0), location(c.RT)))
}
func dtoOpAddition(c *Call) (value.Value, error) { return offsetResult(dtoArg(c, 0).Add(c.span(1))) }
func dtoOpSubtraction(c *Call) (value.Value, error) {
	if o, ok := ref[*DateTimeOffset](c, 1); ok {
		return spanValue(dtoArg(c, 0).Sub(o.O)), nil
	}
	return offsetResult(dtoArg(c, 0).Add(-c.span(1)))
}
