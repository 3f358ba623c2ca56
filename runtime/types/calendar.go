package types

import (
	"goposh/runtime/culture"
	"goposh/runtime/datetime"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// gregorianCalendarClass declares System.Globalization.GregorianCalendar.
func gregorianCalendarClass() *Class {
	return &Class{Members: []M{
		{"new()", calNew},
		{"new(GregorianCalendarTypes type)", calNew},
		{"const int ADEra", constant(value.Int(1))},
		{"const int CurrentEra", constant(value.Int(0))},
		{"DateTime MinSupportedDateTime {get}", constant(value.DateTime(0))},
		{"DateTime MaxSupportedDateTime {get}", constant(dateValue(datetime.MaxValue))},
		{"int TwoDigitYearMax {get;set}", constant(value.Int(2049))},
		{"bool IsReadOnly {get}", constant(value.False)},
		{"DateTime AddMonths(DateTime time, int months)", calAddMonths},
		{"DateTime AddYears(DateTime time, int years)", calAddYears},
		{"int GetDayOfMonth(DateTime time)", calGetDayOfMonth},
		{"DayOfWeek GetDayOfWeek(DateTime time)", calGetDayOfWeek},
		{"int GetDayOfYear(DateTime time)", calGetDayOfYear},
		{"int GetDaysInMonth(int year, int month, int era)", calGetDaysInMonth},
		{"int GetDaysInMonth(int year, int month)", calGetDaysInMonth},
		{"int GetDaysInYear(int year, int era)", calGetDaysInYear},
		{"int GetDaysInYear(int year)", calGetDaysInYear},
		{"int GetEra(DateTime time)", constant(value.Int(1))},
		{"int GetMonth(DateTime time)", calGetMonth},
		{"int GetMonthsInYear(int year, int era)", constant(value.Int(12))},
		{"int GetMonthsInYear(int year)", constant(value.Int(12))},
		{"int GetYear(DateTime time)", calGetYear},
		{"bool IsLeapDay(int year, int month, int day, int era)", calIsLeapDay},
		{"bool IsLeapDay(int year, int month, int day)", calIsLeapDay},
		{"int GetLeapMonth(int year, int era)", constant(value.Int(0))},
		{"int GetLeapMonth(int year)", constant(value.Int(0))},
		{"bool IsLeapMonth(int year, int month, int era)", constant(value.False)},
		{"bool IsLeapMonth(int year, int month)", constant(value.False)},
		{"bool IsLeapYear(int year, int era)", calIsLeapYear},
		{"bool IsLeapYear(int year)", calIsLeapYear},
		{"DateTime ToDateTime(int year, int month, int day, int hour, int minute, int second, int millisecond, int era)", calToDateTime},
		{"DateTime ToDateTime(int year, int month, int day, int hour, int minute, int second, int millisecond)", calToDateTime},
		{"int ToFourDigitYear(int year)", calToFourDigitYear},
		{"object Clone()", strSelf},
		{"DateTime AddMilliseconds(DateTime time, double milliseconds)", calAddMilliseconds},
		{"DateTime AddDays(DateTime time, int days)", calAddDays},
		{"DateTime AddHours(DateTime time, int hours)", calAddHours},
		{"DateTime AddMinutes(DateTime time, int minutes)", calAddMinutes},
		{"DateTime AddSeconds(DateTime time, int seconds)", calAddSeconds},
		{"DateTime AddWeeks(DateTime time, int weeks)", calAddWeeks},
		{"int GetHour(DateTime time)", calGetHour},
		{"double GetMilliseconds(DateTime time)", calGetMilliseconds},
		{"int GetMinute(DateTime time)", calGetMinute},
		{"int GetSecond(DateTime time)", calGetSecond},
		{"int GetWeekOfYear(DateTime time, CalendarWeekRule rule, DayOfWeek firstDayOfWeek)", calGetWeekOfYear},
	}}
}

func calNew(*Call) (value.Value, error) {
	return vobject(&formatInfo{c: culture.Invariant(), typ: typeGregorianCalendar.get()})
}

func calAddMonths(c *Call) (value.Value, error) { return dateResult(c.date(0).AddMonths(c.Int(1))) }
func calAddYears(c *Call) (value.Value, error)  { return dateResult(c.date(0).AddYears(c.Int(1))) }
func calAddDays(c *Call) (value.Value, error) {
	return dateResult(c.date(0).AddDays(float64(c.Int(1))))
}
func calAddHours(c *Call) (value.Value, error) {
	return dateResult(c.date(0).AddHours(float64(c.Int(1))))
}
func calAddWeeks(c *Call) (value.Value, error) {
	return dateResult(c.date(0).AddDays(7 * float64(c.Int(1))))
}
func calAddMinutes(c *Call) (value.Value, error) {
	return dateResult(c.date(0).AddMinutes(float64(c.Int(1))))
}
func calAddSeconds(c *Call) (value.Value, error) {
	return dateResult(c.date(0).AddSeconds(float64(c.Int(1))))
}
func calAddMilliseconds(c *Call) (value.Value, error) {
	return dateResult(c.date(0).AddMilliseconds(c.Float(1)))
}
func calGetDayOfMonth(c *Call) (value.Value, error) { return vint(c.date(0).Day()) }
func calGetDayOfWeek(c *Call) (value.Value, error) {
	return typeDayOfWeek.enum(c.date(0).DayOfWeek()), nil
}
func calGetDayOfYear(c *Call) (value.Value, error)   { return vint(c.date(0).DayOfYear()) }
func calGetDaysInMonth(c *Call) (value.Value, error) { return dateDaysInMonth(c) }
func calGetMonth(c *Call) (value.Value, error)       { return vint(c.date(0).Month()) }
func calGetYear(c *Call) (value.Value, error)        { return vint(c.date(0).Year()) }
func calGetHour(c *Call) (value.Value, error)        { return vint(c.date(0).Hour()) }
func calGetMinute(c *Call) (value.Value, error)      { return vint(c.date(0).Minute()) }
func calGetSecond(c *Call) (value.Value, error)      { return vint(c.date(0).Second()) }
func calGetMilliseconds(c *Call) (value.Value, error) {
	return vdouble(float64(c.date(0).Millisecond()))
}
func calIsLeapYear(c *Call) (value.Value, error) { return dateIsLeapYear(c) }

func calGetDaysInYear(c *Call) (value.Value, error) {
	leap, err := datetime.IsLeapYear(c.Int(0))
	if leap {
		return value.Int(366), err
	}
	return value.Int(365), err
}

func calIsLeapDay(c *Call) (value.Value, error) {
	leap, err := datetime.IsLeapYear(c.Int(0))
	return value.Bool(leap && c.Int(1) == 2 && c.Int(2) == 29), err
}

func calToDateTime(c *Call) (value.Value, error) {
	sub := *c
	sub.Args = c.Args[:7]
	return dateNew(&sub)
}

func calToFourDigitYear(c *Call) (value.Value, error) {
	n := c.Int(0)
	switch {
	case n < 0:
		return value.Null, errNegative("year", n)
	case n >= 100:
		return vint(n)
	case n > 49:
		return vint(1900 + n)
	}
	return vint(2000 + n)
}

// weekOfYear is Calendar.GetWeekOfYear with CalendarWeekRule rule.
func weekOfYear(d datetime.DateTime, rule, first int) int {
	dayOfYear, dayOfWeek := d.DayOfYear()-1, d.DayOfWeek()
	if rule == 0 {
		dayForJan1 := dayOfWeek - dayOfYear%7
		return (dayOfYear+(dayForJan1-first+14)%7)/7 + 1
	}
	full := 7
	if rule == 2 {
		full = 4
	}
	offset := (first - (dayOfWeek - dayOfYear%7) + 14) % 7
	if offset != 0 && offset >= full {
		offset -= 7
	}
	if day := dayOfYear - offset; day >= 0 {
		return day/7 + 1
	}
	last, err := d.Date().AddDays(-float64(dayOfYear + 1))
	if err != nil {
		return 1
	}
	return weekOfYear(last, rule, first)
}

func calGetWeekOfYear(c *Call) (value.Value, error) {
	if n := c.Int(2); n < 0 || n > 6 {
		return value.Null, neterr.ArgumentOutOfRange("firstDayOfWeek", "Valid values are between Sunday and Saturday, inclusive.")
	}
	return vint(weekOfYear(c.date(0), c.Int(1), c.Int(2)))
}

// isoWeekClass declares System.Globalization.ISOWeek.
func isoWeekClass() *Class {
	return &Class{Members: []M{
		{"static int GetWeekOfYear(DateTime date)", isoGetWeekOfYear},
		{"static int GetWeekOfYear(DateOnly date)", isoGetWeekOfYear},
		{"static int GetYear(DateTime date)", isoGetYear},
		{"static int GetYear(DateOnly date)", isoGetYear},
		{"static DateTime GetYearStart(int year)", isoGetYearStart},
		{"static DateTime GetYearEnd(int year)", isoGetYearEnd},
		{"static int GetWeeksInYear(int year)", isoGetWeeksInYear},
		{"static DateTime ToDateTime(int year, int week, DayOfWeek dayOfWeek)", isoToDateTime},
	}}
}

func isoParts(c *Call) (year, week int) {
	if d, ok := ref[*dateOnly](c, 0); ok {
		return d.date.Time(nil).ISOWeek()
	}
	y, m, d := c.date(0).YMD()
	t, err := datetime.New(y, m, d, 0, 0, 0, 0, datetime.Utc)
	if err != nil {
		return 0, 0
	}
	return t.Time(nil).ISOWeek()
}

func isoGetWeekOfYear(c *Call) (value.Value, error) {
	_, w := isoParts(c)
	return vint(w)
}

func isoGetYear(c *Call) (value.Value, error) {
	y, _ := isoParts(c)
	return vint(y)
}

// isoMonday is the first day of an ISO year's first week.
func isoMonday(year int) (datetime.DateTime, error) {
	d, err := datetime.New(year, 1, 4, 0, 0, 0, 0, datetime.Unspecified)
	if err != nil {
		return d, err
	}
	return d.AddDays(-float64((d.DayOfWeek() + 6) % 7))
}

func isoGetYearStart(c *Call) (value.Value, error) { return dateResult(isoMonday(c.Int(0))) }

func isoGetYearEnd(c *Call) (value.Value, error) {
	d, err := isoMonday(c.Int(0) + 1)
	if err != nil {
		return value.Null, err
	}
	return dateResult(d.AddDays(-1))
}

func isoGetWeeksInYear(c *Call) (value.Value, error) {
	a, err := isoMonday(c.Int(0))
	if err != nil {
		return value.Null, err
	}
	b, err := isoMonday(c.Int(0) + 1)
	return value.Int(int32(b.Sub(a).Days() / 7)), err
}

func isoToDateTime(c *Call) (value.Value, error) {
	d, err := isoMonday(c.Int(0))
	if err != nil {
		return value.Null, err
	}
	if w := c.Int(1); w < 1 || w > 53 {
		return value.Null, neterr.ArgumentOutOfRange("week", "The week parameter must be in the range 1 through 53.")
	}
	return dateResult(d.AddDays(float64((c.Int(1)-1)*7 + (c.Int(2)+6)%7)))
}
