package types

import (
	"os"
	"strings"
	"sync"
	"time"

	"goposh/runtime/datetime"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// dateTimeClass declares System.DateTime.
func dateTimeClass() *Class {
	return &Class{Type: value.TypeDateTime, Members: []M{
		{"new(long ticks)", dateNew},
		{"new(long ticks, DateTimeKind kind)", dateNew},
		{"new(DateOnly date, TimeOnly time)", dateNew},
		{"new(DateOnly date, TimeOnly time, DateTimeKind kind)", dateNew},
		{"new(int year, int month, int day)", dateNew},
		{"new(int year, int month, int day, Calendar calendar)", dateNew},
		{"new(int year, int month, int day, int hour, int minute, int second, int millisecond, Calendar calendar, DateTimeKind kind)", dateNew},
		{"new(int year, int month, int day, int hour, int minute, int second)", dateNew},
		{"new(int year, int month, int day, int hour, int minute, int second, DateTimeKind kind)", dateNew},
		{"new(int year, int month, int day, int hour, int minute, int second, Calendar calendar)", dateNew},
		{"new(int year, int month, int day, int hour, int minute, int second, int millisecond)", dateNew},
		{"new(int year, int month, int day, int hour, int minute, int second, int millisecond, DateTimeKind kind)", dateNew},
		{"new(int year, int month, int day, int hour, int minute, int second, int millisecond, Calendar calendar)", dateNew},
		{"new(int year, int month, int day, int hour, int minute, int second, int millisecond, int microsecond)", dateNew},
		{"new(int year, int month, int day, int hour, int minute, int second, int millisecond, int microsecond, DateTimeKind kind)", dateNew},
		{"new(int year, int month, int day, int hour, int minute, int second, int millisecond, int microsecond, Calendar calendar)", dateNew},
		{"new(int year, int month, int day, int hour, int minute, int second, int millisecond, int microsecond, Calendar calendar, DateTimeKind kind)", dateNew},
		{"static readonly DateTime MinValue", constant(value.DateTime(0))},
		{"static readonly DateTime MaxValue", constant(dateValue(datetime.MaxValue))},
		{"static readonly DateTime UnixEpoch", constant(dateValue(datetime.FromUnixSeconds(0)))},
		{"DateTime Date {get}", dateDate},
		{"int Day {get}", dateDay},
		{"DayOfWeek DayOfWeek {get}", dateDayOfWeek},
		{"int DayOfYear {get}", dateDayOfYear},
		{"int Hour {get}", dateHour},
		{"DateTimeKind Kind {get}", dateKind},
		{"int Millisecond {get}", dateMillisecond},
		{"int Microsecond {get}", dateMicrosecond},
		{"int Nanosecond {get}", dateNanosecond},
		{"int Minute {get}", dateMinute},
		{"int Month {get}", dateMonth},
		{"static DateTime Now {get}", dateNow},
		{"int Second {get}", dateSecond},
		{"long Ticks {get}", dateTicks},
		{"TimeSpan TimeOfDay {get}", dateTimeOfDay},
		{"static DateTime Today {get}", dateToday},
		{"int Year {get}", dateYear},
		{"static DateTime UtcNow {get}", dateUtcNow},
		{"DateTime Add(TimeSpan value)", dateAdd},
		{"DateTime AddDays(double value)", dateAddDays},
		{"DateTime AddHours(double value)", dateAddHours},
		{"DateTime AddMilliseconds(double value)", dateAddMilliseconds},
		{"DateTime AddMicroseconds(double value)", dateAddMicroseconds},
		{"DateTime AddMinutes(double value)", dateAddMinutes},
		{"DateTime AddMonths(int months)", dateAddMonths},
		{"DateTime AddSeconds(double value)", dateAddSeconds},
		{"DateTime AddTicks(long value)", dateAddTicks},
		{"DateTime AddYears(int value)", dateAddYears},
		{"static int Compare(DateTime t1, DateTime t2)", opCompare},
		{"int CompareTo(object value)", dateCompareTo},
		{"int CompareTo(DateTime value)", dateCompareTo},
		{"static int DaysInMonth(int year, int month)", dateDaysInMonth},
		{"bool Equals(object value)", dateEquals},
		{"bool Equals(DateTime value)", dateEquals},
		{"static bool Equals(DateTime t1, DateTime t2)", dateEquals},
		{"static DateTime FromBinary(long dateData)", dateFromBinary},
		{"static DateTime FromFileTime(long fileTime)", dateFromFileTime},
		{"static DateTime FromFileTimeUtc(long fileTime)", dateFromFileTimeUtc},
		{"static DateTime FromOADate(double d)", dateFromOADate},
		{"bool IsDaylightSavingTime()", dateIsDaylightSavingTime},
		{"static DateTime SpecifyKind(DateTime value, DateTimeKind kind)", dateSpecifyKind},
		{"long ToBinary()", dateToBinary},
		{"int GetHashCode()", objGetHashCode},
		{"static bool IsLeapYear(int year)", dateIsLeapYear},
		{"static DateTime Parse(string s)", dateParse},
		{"static DateTime Parse(string s, IFormatProvider provider)", dateParse},
		{"static DateTime Parse(string s, IFormatProvider provider, DateTimeStyles styles)", dateParse},
		{"static DateTime ParseExact(string s, string format, IFormatProvider provider)", dateParseExact},
		{"static DateTime ParseExact(string s, string format, IFormatProvider provider, DateTimeStyles style)", dateParseExact},
		{"static DateTime ParseExact(string s, string[] formats, IFormatProvider provider, DateTimeStyles style)", dateParseExact},
		{"TimeSpan Subtract(DateTime value)", dateSubtract},
		{"DateTime Subtract(TimeSpan value)", dateSubtract},
		{"double ToOADate()", dateToOADate},
		{"long ToFileTime()", dateToFileTime},
		{"long ToFileTimeUtc()", dateToFileTimeUtc},
		{"DateTime ToLocalTime()", dateToLocalTime},
		{"string ToLongDateString()", dateToLongDateString},
		{"string ToLongTimeString()", dateToLongTimeString},
		{"string ToShortDateString()", dateToShortDateString},
		{"string ToShortTimeString()", dateToShortTimeString},
		{"string ToString()", dateToString},
		{"string ToString(string format)", dateToString},
		{"string ToString(IFormatProvider provider)", dateToString},
		{"string ToString(string format, IFormatProvider provider)", dateToString},
		{"DateTime ToUniversalTime()", dateToUniversalTime},
		{"static bool TryParse(string s, out DateTime result)", dateTryParse},
		{"static bool TryParse(string s, IFormatProvider provider, DateTimeStyles styles, out DateTime result)", dateTryParse},
		{"static bool TryParse(string s, IFormatProvider provider, out DateTime result)", dateTryParse},
		{"static bool TryParseExact(string s, string format, IFormatProvider provider, DateTimeStyles style, out DateTime result)", dateTryParseExact},
		{"static bool TryParseExact(string s, string[] formats, IFormatProvider provider, DateTimeStyles style, out DateTime result)", dateTryParseExact},
		{"void Deconstruct(out DateOnly date, out TimeOnly time)", dateDeconstruct},
		{"void Deconstruct(out int year, out int month, out int day)", dateDeconstruct},
		{"string[] GetDateTimeFormats()", dateGetDateTimeFormats},
		{"string[] GetDateTimeFormats(IFormatProvider provider)", dateGetDateTimeFormats},
		{"string[] GetDateTimeFormats(char format)", dateGetDateTimeFormats},
		{"string[] GetDateTimeFormats(char format, IFormatProvider provider)", dateGetDateTimeFormats},
		{"TypeCode GetTypeCode()", dateGetTypeCode},
		{"bool IConvertible.ToBoolean(IFormatProvider provider)", numToBoolean},
		{"char IConvertible.ToChar(IFormatProvider provider)", numToChar},
		{"sbyte IConvertible.ToSByte(IFormatProvider provider)", numToSByte},
		{"byte IConvertible.ToByte(IFormatProvider provider)", numToByte},
		{"short IConvertible.ToInt16(IFormatProvider provider)", numToInt16},
		{"ushort IConvertible.ToUInt16(IFormatProvider provider)", numToUInt16},
		{"int IConvertible.ToInt32(IFormatProvider provider)", numToInt32},
		{"uint IConvertible.ToUInt32(IFormatProvider provider)", numToUInt32},
		{"long IConvertible.ToInt64(IFormatProvider provider)", numToInt64},
		{"ulong IConvertible.ToUInt64(IFormatProvider provider)", numToUInt64},
		{"float IConvertible.ToSingle(IFormatProvider provider)", numToSingle},
		{"double IConvertible.ToDouble(IFormatProvider provider)", numToDouble},
		{"decimal IConvertible.ToDecimal(IFormatProvider provider)", numToDecimal},
		{"DateTime IConvertible.ToDateTime(IFormatProvider provider)", numToDateTime},
		{"object IConvertible.ToType(Type conversionType, IFormatProvider provider)", numToType},
		{"static DateTime op_Addition(DateTime d, TimeSpan t)", dateOpAddition},
		{"static DateTime op_Subtraction(DateTime d, TimeSpan t)", dateOpSubtraction},
		{"static TimeSpan op_Subtraction(DateTime d1, DateTime d2)", dateOpSubtraction},
		{"static bool op_Equality(DateTime d1, DateTime d2)", dateOpEquality},
		{"static bool op_Inequality(DateTime d1, DateTime d2)", dateOpInequality},
		{"static bool op_LessThan(DateTime t1, DateTime t2)", opLess},
		{"static bool op_LessThanOrEqual(DateTime t1, DateTime t2)", opLessEqual},
		{"static bool op_GreaterThan(DateTime t1, DateTime t2)", opGreater},
		{"static bool op_GreaterThanOrEqual(DateTime t1, DateTime t2)", opGreaterEqual},
	}}
}

var (
	typeDayOfWeek    = lazyType{name: "System.DayOfWeek"}
	typeDateTimeKind = lazyType{name: "System.DateTimeKind"}
)

// zones caches the zones that sessions name in TZ.
var zones sync.Map // name -> *time.Location

// LocationKey is the service key under which a session offers its own *time.Location.
type LocationKey struct{}

// location is the session's time zone: a service of the session, its TZ variable, or the system's.
func location(rt value.Runtime) *time.Location {
	if rt == nil {
		return time.Local
	}
	if loc, ok := rt.Service(LocationKey{}).(*time.Location); ok {
		return loc
	}
	name, ok := rt.Getenv("TZ")
	if own, set := os.LookupEnv("TZ"); !ok || set && own == name {
		return time.Local
	}
	return zoneNamed(strings.TrimPrefix(name, ":"))
}

func zoneNamed(name string) *time.Location {
	if z, ok := zones.Load(name); ok {
		return z.(*time.Location)
	}
	z, err := time.LoadLocation(name)
	if err != nil {
		z = time.UTC
	}
	zones.Store(name, z)
	return z
}

func dateOf(v value.Value) datetime.DateTime { return datetime.FromData(v.Base().Bits()) }

func dateValue(d datetime.DateTime) value.Value { return value.DateTime(d.Data()) }

func dateResult(d datetime.DateTime, err error) (value.Value, error) { return dateValue(d), err }

func dateThis(c *Call) datetime.DateTime { return dateOf(c.This) }

func (c *Call) date(i int) datetime.DateTime { return dateOf(c.Args[i]) }

func (c *Call) span(i int) datetime.TimeSpan { return datetime.TimeSpan(c.Args[i].Base().Int64()) }

func spanValue(t datetime.TimeSpan) value.Value { return value.TimeSpan(int64(t)) }

func dateNew(c *Call) (value.Value, error) {
	if c.N() == 0 {
		return value.DateTime(0), nil
	}
	if d, ok := ref[*dateOnly](c, 0); ok {
		t, _ := ref[*timeOnly](c, 1)
		kind := datetime.Unspecified
		if c.N() == 3 {
			kind = datetime.Kind(c.Int(2))
		}
		return dateResult(datetime.FromTicks(d.date.Ticks()+t.ticks, kind))
	}
	kind := datetime.Unspecified
	var n [8]int
	count := 0
	for i := range c.Args {
		switch k := c.kind(i); {
		case k == value.KindEnum:
			kind = datetime.Kind(c.Int(i))
			if kind > datetime.Local {
				return value.Null, neterr.Argument("kind", "Invalid DateTimeKind value.")
			}
		case k.IsInteger() && count < len(n):
			n[count] = c.Int(i)
			count++
		}
	}
	if count == 1 {
		return dateResult(datetime.FromTicks(c.Long(0), kind))
	}
	d, err := datetime.New(n[0], n[1], n[2], n[3], n[4], n[5], n[6], kind)
	if err != nil || n[7] == 0 {
		return dateValue(d), err
	}
	if n[7] < 0 || n[7] > 999 {
		return value.Null, neterr.ArgumentOutOfRange("microsecond", "Valid values are between 0 and 999, inclusive.")
	}
	return dateResult(d.AddTicks(int64(n[7]) * datetime.TicksPerMicrosecond))
}

func dateDate(c *Call) (value.Value, error) { return dateValue(dateThis(c).Date()), nil }
func dateDay(c *Call) (value.Value, error)  { return vint(dateThis(c).Day()) }
func dateDayOfWeek(c *Call) (value.Value, error) {
	return typeDayOfWeek.enum(dateThis(c).DayOfWeek()), nil
}
func dateDayOfYear(c *Call) (value.Value, error) { return vint(dateThis(c).DayOfYear()) }
func dateHour(c *Call) (value.Value, error)      { return vint(dateThis(c).Hour()) }
func dateKind(c *Call) (value.Value, error) {
	return typeDateTimeKind.enum(int(dateThis(c).Kind())), nil
}
func dateMillisecond(c *Call) (value.Value, error) { return vint(dateThis(c).Millisecond()) }
func dateMicrosecond(c *Call) (value.Value, error) { return vint(dateThis(c).Microsecond()) }
func dateNanosecond(c *Call) (value.Value, error)  { return vint(dateThis(c).Nanosecond()) }
func dateMinute(c *Call) (value.Value, error)      { return vint(dateThis(c).Minute()) }
func dateMonth(c *Call) (value.Value, error)       { return vint(dateThis(c).Month()) }
func dateSecond(c *Call) (value.Value, error)      { return vint(dateThis(c).Second()) }
func dateTicks(c *Call) (value.Value, error)       { return vlong(dateThis(c).Ticks()) }
func dateTimeOfDay(c *Call) (value.Value, error)   { return spanValue(dateThis(c).TimeOfDay()), nil }
func dateYear(c *Call) (value.Value, error)        { return vint(dateThis(c).Year()) }

// now is the current local time of a session.
func now(rt value.Runtime) datetime.DateTime {
	return datetime.FromTime(time.Now().In(location(rt)), datetime.Local)
}

func dateNow(c *Call) (value.Value, error)   { return dateValue(now(c.RT)), nil }
func dateToday(c *Call) (value.Value, error) { return dateValue(now(c.RT).Date()), nil }
func dateUtcNow(*Call) (value.Value, error) {
	return dateValue(datetime.FromTime(time.Now().UTC(), datetime.Utc)), nil
}

func dateAdd(c *Call) (value.Value, error) { return dateResult(dateThis(c).AddTimeSpan(c.span(0))) }
func dateAddDays(c *Call) (value.Value, error) {
	return dateResult(dateThis(c).AddDays(c.Float(0)))
}
func dateAddHours(c *Call) (value.Value, error) { return dateResult(dateThis(c).AddHours(c.Float(0))) }
func dateAddMilliseconds(c *Call) (value.Value, error) {
	return dateResult(dateThis(c).AddMilliseconds(c.Float(0)))
}
func dateAddMicroseconds(c *Call) (value.Value, error) {
	return dateResult(dateThis(c).AddMicroseconds(c.Float(0)))
}
func dateAddMinutes(c *Call) (value.Value, error) {
	return dateResult(dateThis(c).AddMinutes(c.Float(0)))
}
func dateAddMonths(c *Call) (value.Value, error) { return dateResult(dateThis(c).AddMonths(c.Int(0))) }
func dateAddSeconds(c *Call) (value.Value, error) {
	return dateResult(dateThis(c).AddSeconds(c.Float(0)))
}
func dateAddTicks(c *Call) (value.Value, error) { return dateResult(dateThis(c).AddTicks(c.Long(0))) }
func dateAddYears(c *Call) (value.Value, error) { return dateResult(dateThis(c).AddYears(c.Int(0))) }

func dateCompareTo(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return vint(1)
	}
	if c.kind(0) != value.KindDateTime {
		return value.Null, neterr.Argument("", "Object must be of type DateTime.")
	}
	return vint(dateThis(c).Compare(c.date(0)))
}

func dateEquals(c *Call) (value.Value, error) {
	a, b := c.This, c.Args[0]
	if c.N() == 2 {
		a, b = b, c.Args[1]
	}
	return vbool(b.Base().Kind() == value.KindDateTime && dateOf(a).Ticks() == dateOf(b).Ticks())
}

func dateOpEquality(c *Call) (value.Value, error) {
	return vbool(c.date(0).Ticks() == c.date(1).Ticks())
}
func dateOpInequality(c *Call) (value.Value, error) {
	return vbool(c.date(0).Ticks() != c.date(1).Ticks())
}

func dateDaysInMonth(c *Call) (value.Value, error) {
	n, err := datetime.DaysInMonth(c.Int(0), c.Int(1))
	return value.Int(int32(n)), err
}

func dateIsLeapYear(c *Call) (value.Value, error) {
	b, err := datetime.IsLeapYear(c.Int(0))
	return value.Bool(b), err
}

func dateFromBinary(c *Call) (value.Value, error) {
	return dateResult(datetime.FromBinary(c.Long(0), location(c.RT)))
}

func dateFromFileTime(c *Call) (value.Value, error) {
	d, err := datetime.FromFileTimeUtc(c.Long(0))
	return dateValue(d.ToLocal(location(c.RT))), err
}

func dateFromFileTimeUtc(c *Call) (value.Value, error) {
	return dateResult(datetime.FromFileTimeUtc(c.Long(0)))
}

func dateFromOADate(c *Call) (value.Value, error) { return dateResult(datetime.FromOADate(c.Float(0))) }

func dateIsDaylightSavingTime(c *Call) (value.Value, error) {
	d := dateThis(c)
	if d.Kind() == datetime.Utc {
		return value.False, nil
	}
	return vbool(d.Time(location(c.RT)).IsDST())
}

func dateSpecifyKind(c *Call) (value.Value, error) {
	return dateValue(c.date(0).SpecifyKind(datetime.Kind(c.Int(1)))), nil
}

func dateToBinary(c *Call) (value.Value, error) { return vlong(dateThis(c).Binary(location(c.RT))) }

func dateSubtract(c *Call) (value.Value, error) {
	if c.kind(0) == value.KindDateTime {
		return spanValue(dateThis(c).Sub(c.date(0))), nil
	}
	return subtractSpan(dateThis(c), c.span(0))
}

func subtractSpan(d datetime.DateTime, t datetime.TimeSpan) (value.Value, error) {
	if int64(t) == -1<<63 {
		return value.Null, neterr.ArgumentOutOfRange("value", neterr.MsgDateOutOfRange)
	}
	return dateResult(d.AddTicks(-int64(t)))
}

func dateOpAddition(c *Call) (value.Value, error) {
	return dateResult(c.date(0).AddTimeSpan(c.span(1)))
}

func dateOpSubtraction(c *Call) (value.Value, error) {
	if c.kind(1) == value.KindDateTime {
		return spanValue(c.date(0).Sub(c.date(1))), nil
	}
	return subtractSpan(c.date(0), c.span(1))
}

func dateToOADate(c *Call) (value.Value, error) {
	f, err := dateThis(c).OADate()
	return value.Double(f), err
}

func dateToFileTime(c *Call) (value.Value, error) {
	n, err := dateThis(c).FileTimeUtc(location(c.RT))
	return value.Long(n), err
}

func dateToFileTimeUtc(c *Call) (value.Value, error) {
	d := dateThis(c)
	if d.Kind() == datetime.Unspecified {
		d = d.SpecifyKind(datetime.Utc)
	}
	n, err := d.FileTimeUtc(location(c.RT))
	return value.Long(n), err
}

func dateToLocalTime(c *Call) (value.Value, error) {
	return dateValue(dateThis(c).ToLocal(location(c.RT))), nil
}

func dateToUniversalTime(c *Call) (value.Value, error) {
	return dateValue(dateThis(c).ToUniversal(location(c.RT))), nil
}

func formatDate(c *Call, format string, cul Culture) (value.Value, error) {
	s, err := datetime.Format(dateThis(c), format, cul, location(c.RT))
	return value.String(s), err
}

func dateToString(c *Call) (value.Value, error) {
	format, cul := formatArgs(c)
	return formatDate(c, format, cul)
}

func dateToLongDateString(c *Call) (value.Value, error)  { return formatDate(c, "D", c.RT.Culture()) }
func dateToLongTimeString(c *Call) (value.Value, error)  { return formatDate(c, "T", c.RT.Culture()) }
func dateToShortDateString(c *Call) (value.Value, error) { return formatDate(c, "d", c.RT.Culture()) }
func dateToShortTimeString(c *Call) (value.Value, error) { return formatDate(c, "t", c.RT.Culture()) }

// dateOptions reads provider and DateTimeStyles from argument i on.
func dateOptions(c *Call, i int) datetime.Options {
	o := datetime.Options{Culture: c.RT.Culture(), Location: location(c.RT)}
	for ; i < c.N(); i++ {
		a := c.Args[i].Base()
		if a.Kind() == value.KindEnum {
			o.Styles = datetime.Styles(a.Int64())
		} else if p := providerCulture(a); p != nil {
			o.Culture = p
		}
	}
	return o
}

func dateParse(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("s")
	}
	return dateResult(datetime.Parse(c.Str(0), dateOptions(c, 1)))
}

// formatsArg is a format or an array of formats.
func formatsArg(c *Call, i int) []string {
	if a, ok := ref[*value.Array](c, i); ok {
		return stringsOf(a.Items)
	}
	return []string{c.Str(i)}
}

func dateParseExact(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("s")
	}
	return dateResult(datetime.ParseExact(c.Str(0), formatsArg(c, 1), dateOptions(c, 2)))
}

// try runs a parser without the out argument, which then takes its result or zero.
func try(parse Func, zero value.Value) Func {
	return func(c *Call) (value.Value, error) {
		last := c.N() - 1
		sub := *c
		sub.Args = c.Args[:last]
		v, err := parse(&sub)
		if err != nil {
			return outBool(c, last, false, zero)
		}
		return outBool(c, last, true, v)
	}
}

func dateTryParse(c *Call) (value.Value, error) { return try(dateParse, value.DateTime(0))(c) }

func dateTryParseExact(c *Call) (value.Value, error) {
	return try(dateParseExact, value.DateTime(0))(c)
}

func dateDeconstruct(c *Call) (value.Value, error) {
	d := dateThis(c)
	if c.N() == 2 {
		if err := c.setOut(0, value.Of(&dateOnly{d.Date()})); err != nil {
			return value.Void, err
		}
		return value.Void, c.setOut(1, value.Of(&timeOnly{int64(d.TimeOfDay())}))
	}
	y, m, day := d.YMD()
	for i, n := range [...]int{y, m, day} {
		if err := c.setOut(i, value.Int(int32(n))); err != nil {
			return value.Void, err
		}
	}
	return value.Void, nil
}

func dateGetDateTimeFormats(c *Call) (value.Value, error) {
	formats, cul := "dDfFgGmorstTuUy", c.RT.Culture()
	for i := range c.Args {
		if c.kind(i) == value.KindChar {
			formats = strOrChar(c, i)
		} else if p := providerCulture(c.Args[i]); p != nil {
			cul = p
		}
	}
	var out []string
	for _, f := range formats {
		s, err := datetime.Format(dateThis(c), string(f), cul, location(c.RT))
		if err != nil {
			return value.Null, err
		}
		out = append(out, s)
	}
	return vstrings(out)
}

func dateGetTypeCode(*Call) (value.Value, error) { return typeCodeValue(16), nil }
