package culture

import (
	"fmt"
	"slices"
	"strings"
)

// unknownLCID is LOCALE_CUSTOM_UNSPECIFIED, which cultures without a Windows number report.
const unknownLCID = 4096

func findLang(code string) *langData {
	for i := range langs {
		if langs[i].code == code {
			return &langs[i]
		}
	}
	return nil
}

func findRegion(name string) *regionData {
	for i := range regions {
		if regions[i].name == name {
			return &regions[i]
		}
	}
	return nil
}

// build makes the culture of a canonical name.
func build(name string) *Culture {
	code, rest, specific := strings.Cut(name, "-")
	c := newInvariant()
	c.Name, c.LCID, c.tag = name, unknownLCID, makeTag(name)
	c.TwoLetterISOLanguageName, c.ThreeLetterISOLanguageName = code, code
	c.ThreeLetterWindowsLanguage = "ZZZ"
	c.Number.NumberDecimalDigits, c.Number.PercentDecimalDigits = 3, 3
	c.Number.PercentPositivePattern, c.Number.PercentNegativePattern = 1, 1
	c.Number.PositiveInfinitySymbol, c.Number.NegativeInfinitySymbol = "∞", "-∞"
	if specific {
		c.ParentName = name[:strings.LastIndexByte(name, '-')]
	}
	c.IsNeutralCulture = !specific
	l := findLang(code)
	if l == nil {
		buildUnknown(c, code, rest)
		return c
	}
	applyLang(c, l)
	c.EnglishName, c.NativeName = l.english, l.native
	if !specific {
		for _, n := range neutralLCIDs {
			if n.code == code {
				c.LCID = n.lcid
			}
		}
		if i := slices.IndexFunc(regions, func(r regionData) bool { return strings.HasPrefix(r.name, code+"-") }); i >= 0 && code != "en" {
			applyRegion(c, &regions[i])
		} else if code == "en" {
			c.Number.CurrencySymbol = "$"
			c.ThreeLetterWindowsLanguage = "ENU"
		}
	} else if r := findRegion(name); r != nil {
		c.LCID = r.lcid
		applyRegion(c, r)
		native := r.nativeRegion
		if native == "" {
			native = r.region
		}
		c.EnglishName = fmt.Sprintf("%s (%s)", l.english, r.region)
		c.NativeName = fmt.Sprintf("%s (%s)", l.native, native)
	} else {
		c.EnglishName = fmt.Sprintf("%s (%s)", l.english, regionName(rest))
		c.NativeName = fmt.Sprintf("%s (%s)", l.native, regionName(rest))
	}
	c.DisplayName = c.EnglishName
	finish(c)
	return c
}

// buildUnknown gives ICU's root data to a language that has none of its own.
func buildUnknown(c *Culture, code, rest string) {
	name := code
	for _, o := range otherLanguages {
		if o.code == code {
			name = o.english
		}
	}
	if rest != "" {
		name += " (" + regionName(rest) + ")"
	}
	c.EnglishName, c.DisplayName, c.NativeName = name, name, name
	c.Number.CurrencyNegativePattern, c.Number.CurrencyPositivePattern = 9, 2
	d := &c.DateTime
	d.ShortDatePattern, d.LongDatePattern = "yyyy-MM-dd", "yyyy MMMM d, dddd"
	d.MonthDayPattern, d.YearMonthPattern = "MMMM d", "yyyy MMMM"
	d.FirstDayOfWeek = 1
	finish(c)
}

// regionName names a region by the cultures that have data; others are what ICU says of a code it does not know.
func regionName(subtags string) string {
	region := subtags[strings.LastIndexByte(subtags, '-')+1:]
	if region == "US" {
		return "United States"
	}
	for i := range regions {
		if strings.HasSuffix(regions[i].name, "-"+region) {
			return regions[i].region
		}
	}
	if region == "ZZ" {
		return "Unknown Region"
	}
	return region
}

func applyLang(c *Culture, l *langData) {
	c.ThreeLetterISOLanguageName = l.iso3
	separators(c, l.decimal, l.group)
	n := &c.Number
	n.PercentPositivePattern, n.PercentNegativePattern = l.percent, l.percent
	n.CurrencyPositivePattern, n.CurrencyNegativePattern = l.currencyPos, l.currencyNeg
	if l.minus != "" {
		n.NegativeSign, n.NegativeInfinitySymbol = l.minus, l.minus+"∞"
	}
	if l.nan != "" {
		n.NaNSymbol = l.nan
	}
	d := &c.DateTime
	d.ShortDatePattern, d.LongDatePattern = l.shortDate, l.longDate
	d.ShortTimePattern, d.LongTimePattern = l.shortTime, l.longTime
	d.MonthDayPattern, d.YearMonthPattern = l.monthDay, l.yearMonth
	d.AMDesignator, d.PMDesignator = l.am, l.pm
	d.EraName, d.AbbreviatedEraName = l.era, l.era
	d.FirstDayOfWeek, d.CalendarWeekRule = l.firstDay, l.weekRule
	if l.months != "" {
		d.MonthNames = append(strings.Split(l.months, "|"), "")
		d.AbbreviatedMonthNames = append(strings.Split(l.shortMonths, "|"), "")
		d.DayNames, d.AbbreviatedDayNames = strings.Split(l.days, "|"), strings.Split(l.shortDays, "|")
	}
	d.ShortestDayNames = strings.Split(l.narrowDays, "|")
	d.MonthGenitiveNames, d.AbbreviatedMonthGenitiveNames = d.MonthNames, d.AbbreviatedMonthNames
	if l.monthsGenitive != "" {
		d.MonthGenitiveNames = append(strings.Split(l.monthsGenitive, "|"), "")
	}
	if l.shortMonthsOfDate != "" {
		d.AbbreviatedMonthGenitiveNames = append(strings.Split(l.shortMonthsOfDate, "|"), "")
	}
}

func applyRegion(c *Culture, r *regionData) {
	c.ThreeLetterWindowsLanguage = r.windows
	c.Number.CurrencySymbol, c.Number.CurrencyDecimalDigits = r.currency, r.currencyDigits
	if r.adjust != nil {
		r.adjust(c)
	}
}

// finish derives what follows from the patterns.
func finish(c *Culture) {
	d := &c.DateTime
	d.FullDateTimePattern = d.LongDatePattern + " " + d.LongTimePattern
	d.DateSeparator = separatorOf(d.ShortDatePattern, "yMd", "/")
	d.TimeSeparator = separatorOf(d.ShortTimePattern, "hHm", ":")
	if c.Number.NumberDecimalSeparator == "," {
		c.ListSeparator = ";"
	}
}

// separatorOf returns what stands between the first two fields of a pattern.
func separatorOf(pattern, fields, fallback string) string {
	i := strings.IndexAny(pattern, fields)
	if i < 0 {
		return fallback
	}
	rest := strings.TrimLeft(pattern[i:], pattern[i:i+1])
	j := strings.IndexAny(rest, fields)
	if j <= 0 || strings.ContainsAny(rest[:j], "'t") {
		return fallback
	}
	return rest[:j]
}

// Names lists, sorted, the cultures that have data of their own, the invariant culture ("") first.
func Names() []string {
	names := []string{"", "en-US"}
	for _, l := range langs {
		names = append(names, l.code)
	}
	for _, r := range regions {
		names = append(names, r.name)
	}
	slices.Sort(names)
	return names
}

// nameOfLCID returns the culture that Windows numbers so, or "".
func nameOfLCID(lcid int) string {
	for i := range regions {
		if regions[i].lcid == lcid {
			return regions[i].name
		}
	}
	for _, n := range neutralLCIDs {
		if n.lcid == lcid {
			return n.code
		}
	}
	return ""
}
