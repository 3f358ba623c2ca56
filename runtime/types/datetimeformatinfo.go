package types

import (
	"goposh/runtime/culture"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// dateTimeFormatInfoClass declares System.Globalization.DateTimeFormatInfo.
func dateTimeFormatInfoClass() *Class {
	return &Class{Members: []M{
		{"new()", newInfo(&typeDateTimeFormatInfo)},
		{"static DateTimeFormatInfo InvariantInfo {get}", invariantPart(&typeDateTimeFormatInfo)},
		{"static DateTimeFormatInfo CurrentInfo {get}", currentInfo(&typeDateTimeFormatInfo)},
		{"string AMDesignator {get;set}", textField(func(c *culture.Culture) *string { return &c.DateTime.AMDesignator })},
		{"string DateSeparator {get;set}", textField(func(c *culture.Culture) *string { return &c.DateTime.DateSeparator })},
		{"DayOfWeek FirstDayOfWeek {get;set}", enumField(&typeDayOfWeek, func(c *culture.Culture) *int { return &c.DateTime.FirstDayOfWeek })},
		{"CalendarWeekRule CalendarWeekRule {get;set}", enumField(&typeCalendarWeekRule, func(c *culture.Culture) *int { return &c.DateTime.CalendarWeekRule })},
		{"string FullDateTimePattern {get;set}", textField(func(c *culture.Culture) *string { return &c.DateTime.FullDateTimePattern })},
		{"string LongDatePattern {get;set}", textField(func(c *culture.Culture) *string { return &c.DateTime.LongDatePattern })},
		{"string LongTimePattern {get;set}", textField(func(c *culture.Culture) *string { return &c.DateTime.LongTimePattern })},
		{"string MonthDayPattern {get;set}", textField(func(c *culture.Culture) *string { return &c.DateTime.MonthDayPattern })},
		{"string PMDesignator {get;set}", textField(func(c *culture.Culture) *string { return &c.DateTime.PMDesignator })},
		{"string RFC1123Pattern {get}", constant(value.String("ddd, dd MMM yyyy HH':'mm':'ss 'GMT'"))},
		{"string ShortDatePattern {get;set}", textField(func(c *culture.Culture) *string { return &c.DateTime.ShortDatePattern })},
		{"string ShortTimePattern {get;set}", textField(func(c *culture.Culture) *string { return &c.DateTime.ShortTimePattern })},
		{"string SortableDateTimePattern {get}", constant(value.String("yyyy'-'MM'-'dd'T'HH':'mm':'ss"))},
		{"string TimeSeparator {get;set}", textField(func(c *culture.Culture) *string { return &c.DateTime.TimeSeparator })},
		{"string UniversalSortableDateTimePattern {get}", constant(value.String("yyyy'-'MM'-'dd HH':'mm':'ss'Z'"))},
		{"string YearMonthPattern {get;set}", textField(func(c *culture.Culture) *string { return &c.DateTime.YearMonthPattern })},
		{"string[] AbbreviatedDayNames {get;set}", listField(func(c *culture.Culture) *[]string { return &c.DateTime.AbbreviatedDayNames })},
		{"string[] ShortestDayNames {get;set}", listField(func(c *culture.Culture) *[]string { return &c.DateTime.ShortestDayNames })},
		{"string[] DayNames {get;set}", listField(func(c *culture.Culture) *[]string { return &c.DateTime.DayNames })},
		{"string[] AbbreviatedMonthNames {get;set}", listField(func(c *culture.Culture) *[]string { return &c.DateTime.AbbreviatedMonthNames })},
		{"string[] MonthNames {get;set}", listField(func(c *culture.Culture) *[]string { return &c.DateTime.MonthNames })},
		{"bool IsReadOnly {get}", infoIsReadOnly},
		{"string[] AbbreviatedMonthGenitiveNames {get;set}", listField(func(c *culture.Culture) *[]string { return &c.DateTime.AbbreviatedMonthGenitiveNames })},
		{"string[] MonthGenitiveNames {get;set}", listField(func(c *culture.Culture) *[]string { return &c.DateTime.MonthGenitiveNames })},
		{"static DateTimeFormatInfo GetInstance(IFormatProvider provider)", infoGetInstance(&typeDateTimeFormatInfo)},
		{"object GetFormat(Type formatType)", infoGetFormat},
		{"object Clone()", infoClone},
		{"int GetEra(string eraName)", constant(value.Int(1))},
		{"string GetEraName(int era)", dtfiEraName},
		{"string GetAbbreviatedEraName(int era)", dtfiAbbreviatedEraName},
		{"string GetAbbreviatedDayName(DayOfWeek dayofweek)", nameFrom(func(c *culture.Culture) []string { return c.DateTime.AbbreviatedDayNames }, 0, 6)},
		{"string GetShortestDayName(DayOfWeek dayOfWeek)", nameFrom(func(c *culture.Culture) []string { return c.DateTime.ShortestDayNames }, 0, 6)},
		{"string[] GetAllDateTimePatterns()", dtfiPatterns},
		{"string[] GetAllDateTimePatterns(char format)", dtfiPatterns},
		{"string GetDayName(DayOfWeek dayofweek)", nameFrom(func(c *culture.Culture) []string { return c.DateTime.DayNames }, 0, 6)},
		{"string GetAbbreviatedMonthName(int month)", nameFrom(func(c *culture.Culture) []string { return c.DateTime.AbbreviatedMonthNames }, 1, 13)},
		{"string GetMonthName(int month)", nameFrom(func(c *culture.Culture) []string { return c.DateTime.MonthNames }, 1, 13)},
		{"static DateTimeFormatInfo ReadOnly(DateTimeFormatInfo dtfi)", infoReadOnly},
	}}
}

// nameFrom declares a lookup of a day's or month's name.
func nameFrom(list func(*culture.Culture) []string, first, last int) Func {
	return func(c *Call) (value.Value, error) {
		n, names := c.Int(0), list(infoThis(c))
		if n < first || n > last || n-first >= len(names) {
			param := "month"
			if first == 0 {
				param = "dayofweek"
			}
			return value.Null, neterr.ArgumentOutOfRange(param, "Valid values are between %d and %d, inclusive.", first, last)
		}
		return vstring(names[n-first])
	}
}

func dtfiEraName(c *Call) (value.Value, error) { return vstring(infoThis(c).DateTime.EraName) }

func dtfiAbbreviatedEraName(c *Call) (value.Value, error) {
	return vstring(infoThis(c).DateTime.AbbreviatedEraName)
}

// dtfiPatterns lists the pattern of a standard format, or of all.
func dtfiPatterns(c *Call) (value.Value, error) {
	d := &infoThis(c).DateTime
	patterns := map[rune]string{
		'd': d.ShortDatePattern, 'D': d.LongDatePattern, 'f': d.LongDatePattern + " " + d.ShortTimePattern, 'F': d.FullDateTimePattern,
		'g': d.ShortDatePattern + " " + d.ShortTimePattern, 'G': d.ShortDatePattern + " " + d.LongTimePattern, 'm': d.MonthDayPattern,
		'M': d.MonthDayPattern, 't': d.ShortTimePattern, 'T': d.LongTimePattern, 'y': d.YearMonthPattern, 'Y': d.YearMonthPattern,
		'o': "yyyy'-'MM'-'dd'T'HH':'mm':'ss.fffffffK", 'r': "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'",
		's': "yyyy'-'MM'-'dd'T'HH':'mm':'ss", 'u': "yyyy'-'MM'-'dd HH':'mm':'ss'Z'", 'U': d.FullDateTimePattern,
	}
	if c.N() == 1 {
		p, ok := patterns[rune(c.Int(0))]
		if !ok {
			return value.Null, neterr.Argument("format", "Format specifier was invalid.")
		}
		return vstrings([]string{p})
	}
	var out []string
	for _, f := range "dDfFgGmorstTuUy" {
		out = append(out, patterns[f])
	}
	return vstrings(out)
}

var typeCalendarWeekRule = lazyType{name: "System.Globalization.CalendarWeekRule"}
