package types

import (
	"cmp"

	"goposh/runtime/datetime"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

var (
	typeDateOnly = lazyType{name: "System.DateOnly"}
	typeTimeOnly = lazyType{name: "System.TimeOnly"}
)

// dateOnly is a System.DateOnly.
type dateOnly struct{ date datetime.DateTime }

// Type implements value.Object.
func (*dateOnly) Type() *value.Type { return typeDateOnly.get() }

// EqualObject implements value.Equaler.
func (d *dateOnly) EqualObject(o value.Object) bool {
	e, ok := o.(*dateOnly)
	return ok && d.date.Ticks() == e.date.Ticks()
}

// HashObject implements value.Equaler.
func (d *dateOnly) HashObject() uint32 { return uint32(d.day()) }

// CompareObject orders by date.
func (d *dateOnly) CompareObject(_ value.Runtime, o value.Object) (int, error) {
	e, _ := o.(*dateOnly)
	return cmp.Compare(d.date.Ticks(), e.date.Ticks()), nil
}

// FormatObject implements Formatter.
func (d *dateOnly) FormatObject(_ value.Runtime, format string, cul Culture) (string, error) {
	return datetime.FormatDateOnly(d.date, format, cul)
}

func (d *dateOnly) day() int { return int(d.date.Ticks() / datetime.TicksPerDay) }

// dateOnlyClass declares System.DateOnly.
func dateOnlyClass() *Class {
	return &Class{Members: []M{
		{"new(int year, int month, int day)", dateonlyNew},
		{"new(int year, int month, int day, Calendar calendar)", dateonlyNew},
		{"static DateOnly MinValue {get}", dateonlyMinValue},
		{"static DateOnly MaxValue {get}", dateonlyMaxValue},
		{"int Year {get}", dateonlyYear},
		{"int Month {get}", dateonlyMonth},
		{"int Day {get}", dateonlyDay},
		{"DayOfWeek DayOfWeek {get}", dateonlyDayOfWeek},
		{"int DayOfYear {get}", dateonlyDayOfYear},
		{"int DayNumber {get}", dateonlyDayNumber},
		{"static DateOnly FromDayNumber(int dayNumber)", dateonlyFromDayNumber},
		{"DateOnly AddDays(int value)", dateonlyAddDays},
		{"DateOnly AddMonths(int value)", dateonlyAddMonths},
		{"DateOnly AddYears(int value)", dateonlyAddYears},
		{"void Deconstruct(out int year, out int month, out int day)", dateonlyDeconstruct},
		{"DateTime ToDateTime(TimeOnly time)", dateonlyToDateTime},
		{"DateTime ToDateTime(TimeOnly time, DateTimeKind kind)", dateonlyToDateTime},
		{"static DateOnly FromDateTime(DateTime dateTime)", dateonlyFromDateTime},
		{"int CompareTo(DateOnly value)", thisCompareTo},
		{"int CompareTo(object value)", thisCompareTo},
		{"bool Equals(DateOnly value)", thisEquals},
		{"bool Equals(object value)", thisEquals},
		{"int GetHashCode()", objGetHashCode},
		{"static DateOnly Parse(string s)", dateonlyParse},
		{"static DateOnly Parse(string s, IFormatProvider provider, DateTimeStyles style = \"None\")", dateonlyParse},
		{"static DateOnly Parse(string s, IFormatProvider provider)", dateonlyParse},
		{"static DateOnly ParseExact(string s, string format)", dateonlyParseExact},
		{"static DateOnly ParseExact(string s, string format, IFormatProvider provider, DateTimeStyles style = \"None\")", dateonlyParseExact},
		{"static DateOnly ParseExact(string s, string[] formats)", dateonlyParseExact},
		{"static DateOnly ParseExact(string s, string[] formats, IFormatProvider provider, DateTimeStyles style = \"None\")", dateonlyParseExact},
		{"static bool TryParse(string s, out DateOnly result)", dateonlyTryParse},
		{"static bool TryParse(string s, IFormatProvider provider, DateTimeStyles style, out DateOnly result)", dateonlyTryParse},
		{"static bool TryParse(string s, IFormatProvider provider, out DateOnly result)", dateonlyTryParse},
		{"static bool TryParseExact(string s, string format, out DateOnly result)", dateonlyTryParseExact},
		{"static bool TryParseExact(string s, string format, IFormatProvider provider, DateTimeStyles style, out DateOnly result)", dateonlyTryParseExact},
		{"static bool TryParseExact(string s, string[] formats, out DateOnly result)", dateonlyTryParseExact},
		{"static bool TryParseExact(string s, string[] formats, IFormatProvider provider, DateTimeStyles style, out DateOnly result)", dateonlyTryParseExact},
		{"string ToLongDateString()", dateonlyToLongDateString},
		{"string ToShortDateString()", dateonlyToShortDateString},
		{"string ToString()", dateonlyToString},
		{"string ToString(string format)", dateonlyToString},
		{"string ToString(IFormatProvider provider)", dateonlyToString},
		{"string ToString(string format, IFormatProvider provider)", dateonlyToString},
		{"static bool op_Equality(DateOnly left, DateOnly right)", opEqual},
		{"static bool op_Inequality(DateOnly left, DateOnly right)", opNotEqual},
		{"static bool op_GreaterThan(DateOnly left, DateOnly right)", opGreater},
		{"static bool op_GreaterThanOrEqual(DateOnly left, DateOnly right)", opGreaterEqual},
		{"static bool op_LessThan(DateOnly left, DateOnly right)", opLess},
		{"static bool op_LessThanOrEqual(DateOnly left, DateOnly right)", opLessEqual},
	}}
}

func dateonlyThis(c *Call) *dateOnly { return this[*dateOnly](c) }

func newDateOnly(d datetime.DateTime, err error) (value.Value, error) {
	return value.Of(&dateOnly{d.Date().SpecifyKind(datetime.Unspecified)}), err
}

func dateonlyNew(c *Call) (value.Value, error) {
	if c.N() == 0 {
		return newDateOnly(datetime.MinValue, nil)
	}
	return newDateOnly(datetime.New(c.Int(0), c.Int(1), c.Int(2), 0, 0, 0, 0, datetime.Unspecified))
}

func dateonlyMinValue(*Call) (value.Value, error)    { return newDateOnly(datetime.MinValue, nil) }
func dateonlyMaxValue(*Call) (value.Value, error)    { return newDateOnly(datetime.MaxValue, nil) }
func dateonlyYear(c *Call) (value.Value, error)      { return vint(dateonlyThis(c).date.Year()) }
func dateonlyMonth(c *Call) (value.Value, error)     { return vint(dateonlyThis(c).date.Month()) }
func dateonlyDay(c *Call) (value.Value, error)       { return vint(dateonlyThis(c).date.Day()) }
func dateonlyDayNumber(c *Call) (value.Value, error) { return vint(dateonlyThis(c).day()) }
func dateonlyDayOfYear(c *Call) (value.Value, error) { return vint(dateonlyThis(c).date.DayOfYear()) }
func dateonlyDayOfWeek(c *Call) (value.Value, error) {
	return typeDayOfWeek.enum(dateonlyThis(c).date.DayOfWeek()), nil
}

func dateonlyFromDayNumber(c *Call) (value.Value, error) {
	d, err := datetime.FromTicks(c.Long(0)*datetime.TicksPerDay, datetime.Unspecified)
	if err != nil {
		return value.Null, neterr.ArgumentOutOfRange("dayNumber", "Day number must be between 0 and DateOnly.MaxValue.DayNumber.")
	}
	return newDateOnly(d, nil)
}

func dateonlyAddDays(c *Call) (value.Value, error) {
	d, err := dateonlyThis(c).date.AddTicks(c.Long(0) * datetime.TicksPerDay)
	if err != nil {
		return value.Null, neterr.ArgumentOutOfRange("value", "Value to add was out of range.")
	}
	return newDateOnly(d, nil)
}
func dateonlyAddMonths(c *Call) (value.Value, error) {
	return newDateOnly(dateonlyThis(c).date.AddMonths(c.Int(0)))
}
func dateonlyAddYears(c *Call) (value.Value, error) {
	return newDateOnly(dateonlyThis(c).date.AddYears(c.Int(0)))
}

func dateonlyToDateTime(c *Call) (value.Value, error) {
	t, _ := ref[*timeOnly](c, 0)
	kind := datetime.Unspecified
	if c.N() == 2 {
		kind = datetime.Kind(c.Int(1))
	}
	return dateResult(datetime.FromTicks(dateonlyThis(c).date.Ticks()+t.ticks, kind))
}

func dateonlyFromDateTime(c *Call) (value.Value, error) { return newDateOnly(c.date(0), nil) }

func dateonlyParse(c *Call) (value.Value, error) {
	o := dateOptions(c, 1)
	d, err := datetime.Parse(c.Str(0), o)
	if err != nil || d.TimeOfDay() != 0 {
		return value.Null, neterr.Format("String '%s' was not recognized as a valid DateOnly.", c.Str(0))
	}
	return newDateOnly(d, nil)
}

func dateonlyParseExact(c *Call) (value.Value, error) {
	d, err := datetime.ParseExact(c.Str(0), formatsArg(c, 1), dateOptions(c, 2))
	if err != nil {
		return value.Null, neterr.Format("String '%s' was not recognized as a valid DateOnly.", c.Str(0))
	}
	return newDateOnly(d, nil)
}

func dateonlyTryParse(c *Call) (value.Value, error) {
	return try(dateonlyParse, value.Of(&dateOnly{}))(c)
}
func dateonlyTryParseExact(c *Call) (value.Value, error) {
	return try(dateonlyParseExact, value.Of(&dateOnly{}))(c)
}

func formatThis(c *Call) (value.Value, error) {
	format, cul := formatArgs(c)
	f, ok := c.This.Base().Ref().(Formatter)
	if !ok {
		return objToString(c)
	}
	s, err := f.FormatObject(c.RT, format, cul)
	return value.String(s), err
}

func dateonlyToString(c *Call) (value.Value, error) { return formatThis(c) }
func dateonlyToShortDateString(c *Call) (value.Value, error) {
	return formatAs(c, "d")
}
func dateonlyToLongDateString(c *Call) (value.Value, error) { return formatAs(c, "D") }

func formatAs(c *Call, format string) (value.Value, error) {
	s, err := c.This.Base().Ref().(Formatter).FormatObject(c.RT, format, c.RT.Culture())
	return value.String(s), err
}

func dateonlyDeconstruct(c *Call) (value.Value, error) {
	y, m, d := dateonlyThis(c).date.YMD()
	for i, n := range [...]int{y, m, d} {
		if err := c.setOut(i, value.Int(int32(n))); err != nil {
			return value.Void, err
		}
	}
	return value.Void, nil
}

// timeOnly is a System.TimeOnly.
type timeOnly struct{ ticks int64 }

// Type implements value.Object.
func (*timeOnly) Type() *value.Type { return typeTimeOnly.get() }

// EqualObject implements value.Equaler.
func (t *timeOnly) EqualObject(o value.Object) bool {
	u, ok := o.(*timeOnly)
	return ok && t.ticks == u.ticks
}

// HashObject implements value.Equaler.
func (t *timeOnly) HashObject() uint32 { return value.HashKey(value.Long(t.ticks), false) }

// CompareObject orders by time.
func (t *timeOnly) CompareObject(_ value.Runtime, o value.Object) (int, error) {
	u, _ := o.(*timeOnly)
	return cmp.Compare(t.ticks, u.ticks), nil
}

func (t *timeOnly) asDate() datetime.DateTime {
	d, _ := datetime.FromTicks(t.ticks, datetime.Unspecified)
	return d
}

// FormatObject implements Formatter.
func (t *timeOnly) FormatObject(_ value.Runtime, format string, cul Culture) (string, error) {
	return datetime.FormatTimeOnly(t.asDate(), format, cul)
}

// timeOnlyClass declares System.TimeOnly.
func timeOnlyClass() *Class {
	return &Class{Members: []M{
		{"new(int hour, int minute)", timeonlyNew},
		{"new(int hour, int minute, int second)", timeonlyNew},
		{"new(int hour, int minute, int second, int millisecond)", timeonlyNew},
		{"new(int hour, int minute, int second, int millisecond, int microsecond)", timeonlyNew},
		{"new(long ticks)", timeonlyNew},
		{"static TimeOnly MinValue {get}", timeonlyMinValue},
		{"static TimeOnly MaxValue {get}", timeonlyMaxValue},
		{"int Hour {get}", timeonlyHour},
		{"int Minute {get}", timeonlyMinute},
		{"int Second {get}", timeonlySecond},
		{"int Millisecond {get}", timeonlyMillisecond},
		{"int Microsecond {get}", timeonlyMicrosecond},
		{"int Nanosecond {get}", timeonlyNanosecond},
		{"long Ticks {get}", timeonlyTicks},
		{"TimeOnly Add(TimeSpan value)", timeonlyAdd},
		{"TimeOnly Add(TimeSpan value, out int wrappedDays)", timeonlyAdd},
		{"TimeOnly AddHours(double value)", timeonlyAddHours},
		{"TimeOnly AddHours(double value, out int wrappedDays)", timeonlyAddHours},
		{"TimeOnly AddMinutes(double value)", timeonlyAddMinutes},
		{"TimeOnly AddMinutes(double value, out int wrappedDays)", timeonlyAddMinutes},
		{"bool IsBetween(TimeOnly start, TimeOnly end)", timeonlyIsBetween},
		{"static TimeOnly FromTimeSpan(TimeSpan timeSpan)", timeonlyFromTimeSpan},
		{"static TimeOnly FromDateTime(DateTime dateTime)", timeonlyFromDateTime},
		{"TimeSpan ToTimeSpan()", timeonlyToTimeSpan},
		{"int CompareTo(TimeOnly value)", thisCompareTo},
		{"int CompareTo(object value)", thisCompareTo},
		{"bool Equals(TimeOnly value)", thisEquals},
		{"bool Equals(object value)", thisEquals},
		{"int GetHashCode()", objGetHashCode},
		{"static TimeOnly Parse(string s)", timeonlyParse},
		{"static TimeOnly Parse(string s, IFormatProvider provider, DateTimeStyles style = \"None\")", timeonlyParse},
		{"static TimeOnly Parse(string s, IFormatProvider provider)", timeonlyParse},
		{"static TimeOnly ParseExact(string s, string format)", timeonlyParseExact},
		{"static TimeOnly ParseExact(string s, string format, IFormatProvider provider, DateTimeStyles style = \"None\")", timeonlyParseExact},
		{"static TimeOnly ParseExact(string s, string[] formats)", timeonlyParseExact},
		{"static TimeOnly ParseExact(string s, string[] formats, IFormatProvider provider, DateTimeStyles style = \"None\")", timeonlyParseExact},
		{"static bool TryParse(string s, out TimeOnly result)", timeonlyTryParse},
		{"static bool TryParse(string s, IFormatProvider provider, DateTimeStyles style, out TimeOnly result)", timeonlyTryParse},
		{"static bool TryParse(string s, IFormatProvider provider, out TimeOnly result)", timeonlyTryParse},
		{"static bool TryParseExact(string s, string format, out TimeOnly result)", timeonlyTryParseExact},
		{"static bool TryParseExact(string s, string format, IFormatProvider provider, DateTimeStyles style, out TimeOnly result)", timeonlyTryParseExact},
		{"static bool TryParseExact(string s, string[] formats, out TimeOnly result)", timeonlyTryParseExact},
		{"static bool TryParseExact(string s, string[] formats, IFormatProvider provider, DateTimeStyles style, out TimeOnly result)", timeonlyTryParseExact},
		{"string ToLongTimeString()", timeonlyToLongTimeString},
		{"string ToShortTimeString()", timeonlyToShortTimeString},
		{"string ToString()", timeonlyToString},
		{"string ToString(string format)", timeonlyToString},
		{"string ToString(IFormatProvider provider)", timeonlyToString},
		{"string ToString(string format, IFormatProvider provider)", timeonlyToString},
		{"static bool op_Equality(TimeOnly left, TimeOnly right)", opEqual},
		{"static bool op_Inequality(TimeOnly left, TimeOnly right)", opNotEqual},
		{"static bool op_GreaterThan(TimeOnly left, TimeOnly right)", opGreater},
		{"static bool op_GreaterThanOrEqual(TimeOnly left, TimeOnly right)", opGreaterEqual},
		{"static bool op_LessThan(TimeOnly left, TimeOnly right)", opLess},
		{"static bool op_LessThanOrEqual(TimeOnly left, TimeOnly right)", opLessEqual},
		{"static TimeSpan op_Subtraction(TimeOnly t1, TimeOnly t2)", timeonlyOpSubtraction},
	}}
}

func timeonlyThis(c *Call) *timeOnly { return this[*timeOnly](c) }

func newTimeOnly(ticks int64) (value.Value, error) { return vobject(&timeOnly{ticks}) }

func timeonlyNew(c *Call) (value.Value, error) {
	switch c.N() {
	case 0:
		return newTimeOnly(0)
	case 1:
		if n := c.Long(0); n < 0 || n >= datetime.TicksPerDay {
			return value.Null, neterr.ArgumentOutOfRange("ticks", "Ticks must be between 0 and TimeOnly.MaxValue.Ticks.")
		}
		return newTimeOnly(c.Long(0))
	}
	var n [5]int
	for i := range c.Args {
		n[i] = c.Int(i)
	}
	d, err := datetime.New(1, 1, 1, n[0], n[1], n[2], n[3], datetime.Unspecified)
	if err != nil {
		return value.Null, err
	}
	return newTimeOnly(d.Ticks() + int64(n[4])*datetime.TicksPerMicrosecond)
}

func timeonlyMinValue(*Call) (value.Value, error) { return newTimeOnly(0) }
func timeonlyMaxValue(*Call) (value.Value, error) { return newTimeOnly(datetime.TicksPerDay - 1) }
func timeonlyHour(c *Call) (value.Value, error)   { return vint(timeonlyThis(c).asDate().Hour()) }
func timeonlyMinute(c *Call) (value.Value, error) { return vint(timeonlyThis(c).asDate().Minute()) }
func timeonlySecond(c *Call) (value.Value, error) { return vint(timeonlyThis(c).asDate().Second()) }
func timeonlyTicks(c *Call) (value.Value, error)  { return vlong(timeonlyThis(c).ticks) }
func timeonlyMillisecond(c *Call) (value.Value, error) {
	return vint(timeonlyThis(c).asDate().Millisecond())
}
func timeonlyMicrosecond(c *Call) (value.Value, error) {
	return vint(timeonlyThis(c).asDate().Microsecond())
}
func timeonlyNanosecond(c *Call) (value.Value, error) {
	return vint(timeonlyThis(c).asDate().Nanosecond())
}

// timeonlyShift adds ticks around the clock; an out argument takes the days that wrapped.
func timeonlyShift(c *Call, delta int64) (value.Value, error) {
	ticks := timeonlyThis(c).ticks + delta
	days := ticks / datetime.TicksPerDay
	ticks %= datetime.TicksPerDay
	if ticks < 0 {
		ticks += datetime.TicksPerDay
		days--
	}
	if c.N() == 2 {
		if err := c.setOut(1, value.Int(int32(days))); err != nil {
			return value.Null, err
		}
	}
	return newTimeOnly(ticks)
}

func timeonlyAdd(c *Call) (value.Value, error) { return timeonlyShift(c, int64(c.span(0))) }
func timeonlyAddHours(c *Call) (value.Value, error) {
	return timeonlyShift(c, int64(c.Float(0)*float64(datetime.TicksPerHour)))
}
func timeonlyAddMinutes(c *Call) (value.Value, error) {
	return timeonlyShift(c, int64(c.Float(0)*float64(datetime.TicksPerMinute)))
}

func timeonlyIsBetween(c *Call) (value.Value, error) {
	t := timeonlyThis(c).ticks
	a, _ := ref[*timeOnly](c, 0)
	b, _ := ref[*timeOnly](c, 1)
	if a.ticks <= b.ticks {
		return vbool(a.ticks <= t && t < b.ticks)
	}
	return vbool(a.ticks <= t || t < b.ticks)
}

func timeonlyOpSubtraction(c *Call) (value.Value, error) {
	a, _ := ref[*timeOnly](c, 0)
	b, _ := ref[*timeOnly](c, 1)
	return value.TimeSpan((a.ticks - b.ticks + datetime.TicksPerDay) % datetime.TicksPerDay), nil
}

func timeonlyFromTimeSpan(c *Call) (value.Value, error) {
	c.Args[0] = value.Long(int64(c.span(0)))
	return timeonlyNew(c)
}
func timeonlyFromDateTime(c *Call) (value.Value, error) {
	return newTimeOnly(int64(c.date(0).TimeOfDay()))
}
func timeonlyToTimeSpan(c *Call) (value.Value, error) {
	return value.TimeSpan(timeonlyThis(c).ticks), nil
}

func timeonlyParse(c *Call) (value.Value, error) {
	o := dateOptions(c, 1)
	o.Styles |= datetime.NoCurrentDateDefault
	d, err := datetime.Parse(c.Str(0), o)
	if err != nil || d.Ticks() >= datetime.TicksPerDay {
		return value.Null, neterr.Format("String '%s' was not recognized as a valid TimeOnly.", c.Str(0))
	}
	return newTimeOnly(d.Ticks())
}

func timeonlyParseExact(c *Call) (value.Value, error) {
	o := dateOptions(c, 2)
	o.Styles |= datetime.NoCurrentDateDefault
	d, err := datetime.ParseExact(c.Str(0), formatsArg(c, 1), o)
	if err != nil {
		return value.Null, neterr.Format("String '%s' was not recognized as a valid TimeOnly.", c.Str(0))
	}
	return newTimeOnly(int64(d.TimeOfDay()))
}

func timeonlyTryParse(c *Call) (value.Value, error) {
	return try(timeonlyParse, value.Of(&timeOnly{}))(c)
}
func timeonlyTryParseExact(c *Call) (value.Value, error) {
	return try(timeonlyParseExact, value.Of(&timeOnly{}))(c)
}
func timeonlyToString(c *Call) (value.Value, error)          { return formatThis(c) }
func timeonlyToShortTimeString(c *Call) (value.Value, error) { return formatAs(c, "t") }
func timeonlyToLongTimeString(c *Call) (value.Value, error)  { return formatAs(c, "T") }
