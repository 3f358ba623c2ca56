// Package culture is .NET's CultureInfo as ICU fills it: names, number and date patterns, casing and the cultural order
// of strings. Cultures handed out by Invariant, EnUS and Get are shared and must not be changed; Clone gives a copy
// whose fields may be set until it is shared itself.
package culture

import (
	"sync"

	"golang.org/x/text/language"
)

// Culture is System.Globalization.CultureInfo.
type Culture struct {
	Name                       string // "en-US"; "" is the invariant culture
	DisplayName                string // "English (United States)"
	EnglishName                string
	NativeName                 string
	TwoLetterISOLanguageName   string // "en"; "iv" for the invariant culture
	ThreeLetterISOLanguageName string // "eng"; "ivl" for the invariant culture
	ThreeLetterWindowsLanguage string // "ENU"
	LCID                       int    // 1033; 4096 where Windows has no number
	ParentName                 string // "en"
	IsNeutralCulture           bool
	ReadOnly                   bool // shared data: setters must refuse
	UseUserOverride            bool
	Number                     NumberFormat
	DateTime                   DateTimeFormat
	ListSeparator              string // TextInfo.ListSeparator
	IsRightToLeft              bool
	ANSICodePage, OEMCodePage  int
	tag                        language.Tag
	collators                  *collators
}

// NumberFormat is System.Globalization.NumberFormatInfo. The patterns are .NET's numbered layouts.
type NumberFormat struct {
	NumberDecimalDigits, CurrencyDecimalDigits, PercentDecimalDigits          int
	NumberDecimalSeparator, CurrencyDecimalSeparator, PercentDecimalSeparator string
	NumberGroupSeparator, CurrencyGroupSeparator, PercentGroupSeparator       string
	NumberGroupSizes, CurrencyGroupSizes, PercentGroupSizes                   []int
	NumberNegativePattern                                                     int // 0 (n) … 4 n -
	CurrencyPositivePattern, CurrencyNegativePattern                          int
	PercentPositivePattern, PercentNegativePattern                            int
	CurrencySymbol, PercentSymbol, PerMilleSymbol                             string
	PositiveSign, NegativeSign                                                string
	NaNSymbol, PositiveInfinitySymbol, NegativeInfinitySymbol                 string
}

// DateTimeFormat is System.Globalization.DateTimeFormatInfo; the patterns are .NET custom date formats.
type DateTimeFormat struct {
	ShortDatePattern, LongDatePattern, ShortTimePattern, LongTimePattern, FullDateTimePattern string
	MonthDayPattern, YearMonthPattern                                                         string
	DateSeparator, TimeSeparator                                                              string
	AMDesignator, PMDesignator                                                                string
	DayNames, AbbreviatedDayNames, ShortestDayNames                                           []string // 7, from Sunday
	MonthNames, AbbreviatedMonthNames                                                         []string // 13; the last is empty
	MonthGenitiveNames, AbbreviatedMonthGenitiveNames                                         []string // 13; the last is empty
	EraName, AbbreviatedEraName                                                               string
	FirstDayOfWeek                                                                            int // 0 is Sunday
	CalendarWeekRule                                                                          int // 0 FirstDay, 1 FirstFullWeek, 2 FirstFourDayWeek
}

// Clone returns an unshared copy whose fields may be set, as CultureInfo.Clone does.
func (c *Culture) Clone() *Culture {
	d := *c
	d.ReadOnly = false
	return &d
}

// Tag returns the BCP 47 tag used for casing and collation.
func (c *Culture) Tag() language.Tag { return c.tag }

// IsInvariant reports whether c is the invariant culture or a clone of it.
func (c *Culture) IsInvariant() bool { return c.Name == "" }

// Invariant is CultureInfo.InvariantCulture.
func Invariant() *Culture { return invariantOnce() }

// EnUS is the culture en-US.
func EnUS() *Culture { return enUSOnce() }

var (
	invariantOnce = sync.OnceValue(newInvariant)
	enUSOnce      = sync.OnceValue(newEnUS)
)

func newInvariant() *Culture {
	c := &Culture{
		DisplayName: "Invariant Language (Invariant Country)", EnglishName: "Invariant Language (Invariant Country)",
		NativeName: "Invariant Language (Invariant Country)", TwoLetterISOLanguageName: "iv",
		ThreeLetterISOLanguageName: "ivl", ThreeLetterWindowsLanguage: "IVL", LCID: 127, ReadOnly: true,
		ListSeparator: ",", ANSICodePage: 1252, OEMCodePage: 437, tag: language.Und,
		Number: NumberFormat{
			NumberDecimalDigits: 2, CurrencyDecimalDigits: 2, PercentDecimalDigits: 2,
			NumberDecimalSeparator: ".", CurrencyDecimalSeparator: ".", PercentDecimalSeparator: ".",
			NumberGroupSeparator: ",", CurrencyGroupSeparator: ",", PercentGroupSeparator: ",",
			NumberGroupSizes: []int{3}, CurrencyGroupSizes: []int{3}, PercentGroupSizes: []int{3},
			NumberNegativePattern: 1, CurrencySymbol: "¤", PercentSymbol: "%", PerMilleSymbol: "‰",
			PositiveSign: "+", NegativeSign: "-", NaNSymbol: "NaN",
			PositiveInfinitySymbol: "Infinity", NegativeInfinitySymbol: "-Infinity",
		},
		DateTime: DateTimeFormat{
			ShortDatePattern: "MM/dd/yyyy", LongDatePattern: "dddd, dd MMMM yyyy",
			ShortTimePattern: "HH:mm", LongTimePattern: "HH:mm:ss", FullDateTimePattern: "dddd, dd MMMM yyyy HH:mm:ss",
			MonthDayPattern: "MMMM dd", YearMonthPattern: "yyyy MMMM", DateSeparator: "/", TimeSeparator: ":",
			AMDesignator: "AM", PMDesignator: "PM", EraName: "A.D.", AbbreviatedEraName: "AD",
		},
		collators: &collators{},
	}
	d := &c.DateTime
	d.DayNames = []string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}
	d.AbbreviatedDayNames = []string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"}
	d.ShortestDayNames = []string{"Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"}
	d.MonthNames = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September",
		"October", "November", "December", ""}
	d.AbbreviatedMonthNames = []string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", ""}
	d.MonthGenitiveNames, d.AbbreviatedMonthGenitiveNames = d.MonthNames, d.AbbreviatedMonthNames
	return c
}

func newEnUS() *Culture {
	c := newInvariant()
	c.Name, c.ParentName = "en-US", "en"
	c.DisplayName, c.EnglishName, c.NativeName = "English (United States)", "English (United States)", "English (United States)"
	c.TwoLetterISOLanguageName, c.ThreeLetterISOLanguageName, c.ThreeLetterWindowsLanguage = "en", "eng", "ENU"
	c.LCID, c.tag = 1033, language.AmericanEnglish
	n := &c.Number
	n.NumberDecimalDigits, n.PercentDecimalDigits = 3, 3 // ICU's maximum fraction digits, not Windows' 2
	n.CurrencySymbol, n.CurrencyNegativePattern = "$", 1
	n.PercentPositivePattern, n.PercentNegativePattern = 1, 1
	n.PositiveInfinitySymbol, n.NegativeInfinitySymbol = "∞", "-∞"
	d := &c.DateTime
	d.ShortDatePattern, d.LongDatePattern = "M/d/yyyy", "dddd, MMMM d, yyyy"
	d.ShortTimePattern, d.LongTimePattern = "h:mm\u202ftt", "h:mm:ss\u202ftt"
	d.FullDateTimePattern = "dddd, MMMM d, yyyy h:mm:ss\u202ftt"
	d.MonthDayPattern, d.YearMonthPattern = "MMMM d", "MMMM yyyy"
	d.EraName, d.AbbreviatedEraName = "AD", "A"
	d.ShortestDayNames = []string{"S", "M", "T", "W", "T", "F", "S"}
	return c
}
