package datetime

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"goposh/runtime/culture"
	"goposh/runtime/neterr"
)

func at(t *testing.T, s string) DateTime {
	t.Helper()
	d, err := Parse(s, options())
	require.NoError(t, err, s)
	return d
}

func sortable(t *testing.T, d DateTime) string {
	t.Helper()
	s, err := Format(d, "s", nil, nil)
	require.NoError(t, err)
	return s
}

// From types/datetime/013, 024, 029, 030, 031, 061, 062.
func TestParts(t *testing.T) {
	d := at(t, "2021-03-04T15:06:07.1234567")
	assert.Equal(t, []int{2021, 3, 4, 15, 6, 7, 123, 456, 700, 4, 63}, []int{d.Year(), d.Month(), d.Day(), d.Hour(), d.Minute(), d.Second(),
		d.Millisecond(), d.Microsecond(), d.Nanosecond(), d.DayOfWeek(), d.DayOfYear()})
	assert.Equal(t, int64(637504671671234567), d.Ticks())
	for day := range int64(3652059) { // every day there is
		d := unchecked(day*TicksPerDay, Unspecified)
		y, m, n := d.YMD()
		if int64(dayNumber(y, m, n)) != day {
			t.Fatalf("day %d became %d-%d-%d", day, y, m, n)
		}
	}
}

func TestAdd(t *testing.T) {
	for _, c := range []struct {
		from string
		add  func(DateTime) (DateTime, error)
		want string
	}{
		{"2021-03-04", func(d DateTime) (DateTime, error) { return d.AddDays(-4) }, "2021-02-28T00:00:00"},
		{"2021-03-04", func(d DateTime) (DateTime, error) { return d.AddDays(0.5) }, "2021-03-04T12:00:00"},
		{"2021-03-04", func(d DateTime) (DateTime, error) { return d.AddHours(25) }, "2021-03-05T01:00:00"},
		{"2021-03-04", func(d DateTime) (DateTime, error) { return d.AddSeconds(3661) }, "2021-03-04T01:01:01"},
		{"2021-01-31", func(d DateTime) (DateTime, error) { return d.AddMonths(1) }, "2021-02-28T00:00:00"},
		{"2021-01-31", func(d DateTime) (DateTime, error) { return d.AddMonths(-2) }, "2020-11-30T00:00:00"},
		{"2021-01-31", func(d DateTime) (DateTime, error) { return d.AddMonths(13) }, "2022-02-28T00:00:00"},
		{"2020-02-29", func(d DateTime) (DateTime, error) { return d.AddYears(1) }, "2021-02-28T00:00:00"},
		{"2020-02-29", func(d DateTime) (DateTime, error) { return d.AddYears(4) }, "2024-02-29T00:00:00"},
	} {
		got, err := c.add(at(t, c.from))
		require.NoError(t, err)
		assert.Equal(t, c.want, sortable(t, got))
	}
	_, err := MaxValue.AddDays(1)
	assert.EqualError(t, err, "The added or subtracted value results in an un-representable DateTime. (Parameter 'value')")
	_, err = MinValue.AddMonths(-1)
	assert.Error(t, err)
	_, err = New(2021, 2, 29, 0, 0, 0, 0, Unspecified)
	assert.EqualError(t, err, neterr.MsgUnrepresentable)
	_, err = DaysInMonth(2021, 13)
	assert.EqualError(t, err, "Month must be between one and twelve. (Parameter 'month')\nActual value was 13.")
}

func TestConversions(t *testing.T) {
	ft, err := FromFileTimeUtc(132000000000000000)
	require.NoError(t, err)
	assert.Equal(t, "2019-04-17T18:40:00", sortable(t, ft))
	back, err := at(t, "2021-03-04").FileTimeUtc(nil)
	require.NoError(t, err)
	assert.Equal(t, int64(132592896000000000), back)
	oa, err := FromOADate(44259.5)
	require.NoError(t, err)
	assert.Equal(t, "2021-03-04T12:00:00", sortable(t, oa))
	f, err := at(t, "2021-03-04").OADate()
	require.NoError(t, err)
	assert.Equal(t, 44259.0, f)
	assert.Equal(t, int64(637504128000000000), at(t, "2021-03-04").Binary(nil))

	ny, err := time.LoadLocation("America/New_York")
	require.NoError(t, err)
	utc := at(t, "2021-07-01 12:00").SpecifyKind(Utc)
	local := utc.ToLocal(ny)
	assert.Equal(t, "2021-07-01T08:00:00", sortable(t, local))
	assert.Equal(t, Local, local.Kind())
	assert.Equal(t, utc, local.ToUniversal(ny))
	fromBinary, err := FromBinary(local.Binary(ny), ny)
	require.NoError(t, err)
	assert.Equal(t, local, fromBinary)
	// The hour that comes twice keeps apart.
	for _, s := range []string{"2021-11-07 05:30", "2021-11-07 06:30"} {
		utc := at(t, s).SpecifyKind(Utc)
		local := utc.ToLocal(ny)
		assert.Equal(t, "2021-11-07T01:30:00", sortable(t, local))
		assert.Equal(t, utc, local.ToUniversal(ny), s)
	}
}

// From types/datetime/050 to 057, culture/010, culture-extra/003.
func TestParseStyles(t *testing.T) {
	const z = "2021-03-04T05:06:07Z"
	for styles, want := range map[Styles]Kind{0: Local, RoundtripKind: Utc, AdjustToUniversal: Utc, AssumeUniversal: Local} {
		o := options()
		o.Styles = styles
		d, err := Parse(z, o)
		require.NoError(t, err)
		assert.Equal(t, want, d.Kind(), styles)
	}
	o := options()
	o.Culture, _ = culture.Get("de-DE")
	d, err := Parse("03.04.2021", o)
	require.NoError(t, err)
	assert.Equal(t, 4, d.Month())
	d, err = Parse("4. März 2021 15:06", o)
	require.NoError(t, err)
	assert.Equal(t, "2021-03-04T15:06:00", sortable(t, d))
	d, err = Parse("15:06", options())
	require.NoError(t, err)
	assert.Equal(t, "2024-06-07T15:06:00", sortable(t, d))
	for s, want := range map[string]string{
		"garbage":          "The string 'garbage' was not recognized as a valid DateTime. There is an unknown word starting at index '0'.",
		"":                 "String '' was not recognized as a valid DateTime.",
		"2021-02-30":       "String '2021-02-30' was not recognized as a valid DateTime.",
		"Fri, 04 Mar 2021": "String 'Fri, 04 Mar 2021' was not recognized as a valid DateTime because the day of week was incorrect.",
	} {
		_, err := Parse(s, options())
		assert.EqualError(t, err, want)
	}
}

// What every culture writes in its standard formats, it reads back.
func TestRoundTripCultures(t *testing.T) {
	d := at(t, "2021-03-14T15:06:07")
	for _, name := range culture.Names() {
		c, err := culture.Get(name)
		require.NoError(t, err)
		for _, format := range []string{"d", "D", "G", "F", "o", "s"} {
			s, err := Format(d, format, c, nil)
			require.NoError(t, err)
			o := options()
			o.Culture = c
			back, err := ParseExact(s, []string{format}, o)
			if assert.NoError(t, err, "%s %s %q", name, format, s) {
				assert.Equal(t, d.Date().Ticks(), back.Date().Ticks(), "%s %s %q", name, format, s)
			}
			back, err = Parse(s, o)
			if assert.NoError(t, err, "%s %s %q", name, format, s) {
				assert.Equal(t, d.Date().Ticks(), back.Date().Ticks(), "%s %s %q", name, format, s)
			}
		}
	}
}

func TestParseExact(t *testing.T) {
	for _, c := range []struct {
		s, format string
		styles    Styles
		want      string
	}{
		{"20210304", "yyyyMMdd", 0, "2021-03-04T00:00:00"}, {"04/03/2021 15:06", "dd/MM/yyyy HH:mm", 0, "2021-03-04T15:06:00"},
		{"4-Mar-21", "d-MMM-yy", 0, "2021-03-04T00:00:00"}, {" 20210304 ", "yyyyMMdd", 0, ""}, {" 20210304 ", "yyyyMMdd", AllowWhiteSpaces, "2021-03-04T00:00:00"},
		{"2021-03-04", "yyyyMMdd", 0, ""}, {"07.12", "ss.FFF", NoCurrentDateDefault, "0001-01-01T00:00:07"}, {"07", "ss.FFF", NoCurrentDateDefault, "0001-01-01T00:00:07"},
		{"3:06 PM", "h:mm tt", NoCurrentDateDefault, "0001-01-01T15:06:00"}, {"2021y03m", "yyyy'y'MM\\m", 0, "2021-03-01T00:00:00"},
	} {
		o := options()
		o.Culture, o.Styles = culture.Invariant(), c.styles
		d, err := ParseExact(c.s, []string{c.format}, o)
		if c.want == "" {
			assert.EqualError(t, err, "String '"+c.s+"' was not recognized as a valid DateTime.")
			continue
		}
		require.NoError(t, err, c.s)
		assert.Equal(t, c.want, sortable(t, d))
	}
	d, err := ParseExact("2021-03-04T05:06:07.0000000Z", []string{"o"}, options())
	require.NoError(t, err)
	assert.Equal(t, Utc, d.Kind())
}

// From types/timespan.
func TestParseTimeSpan(t *testing.T) {
	const outOfRange = "could not be parsed because at least one of the numeric components is out of range or contains too many digits."
	for s, want := range map[string]string{
		"1.02:03:04.5": "1.02:03:04.5000000", "00:01": "00:01:00", "5": "5.00:00:00", "1:2:3": "01:02:03", "-1:00": "-01:00:00", "24:00:00": "24.00:00:00",
		"1:2:3:4": "1.02:03:04", " 1:00 ": "01:00:00", "10675199.02:48:05.4775807": "10675199.02:48:05.4775807", "-10675199.02:48:05.4775808": "-10675199.02:48:05.4775808",
	} {
		got, err := ParseTimeSpan(s, nil)
		require.NoError(t, err, s)
		assert.Equal(t, want, got.String())
	}
	for s, want := range map[string]string{
		"x": "String 'x' was not recognized as a valid TimeSpan.", "": "String '' was not recognized as a valid TimeSpan.",
		"1.5": "String '1.5' was not recognized as a valid TimeSpan.", "25:00": "The TimeSpan string '25:00' " + outOfRange,
		"1:60": "The TimeSpan string '1:60' " + outOfRange, "10675199.02:48:05.4775808": "The TimeSpan string '10675199.02:48:05.4775808' " + outOfRange,
	} {
		_, err := ParseTimeSpan(s, nil)
		assert.EqualError(t, err, want)
	}
	got, err := ParseTimeSpanExact("1.02:03", []string{`d\.hh\:mm`}, nil, false)
	require.NoError(t, err)
	assert.Equal(t, "1.02:03:00", got.String())
	_, err = ParseTimeSpanExact("1:2", []string{"hhmm"}, nil, false)
	assert.EqualError(t, err, neterr.MsgBadFormat)
	for v, want := range map[float64]string{1.5: "1.12:00:00", -0.5: "-12:00:00"} {
		ts, err := FromUnits(v, TicksPerDay)
		require.NoError(t, err)
		assert.Equal(t, want, ts.String())
	}
}

func TestOffsets(t *testing.T) {
	o, err := ParseOffset("2021-03-04T05:06:07+02:00", options())
	require.NoError(t, err)
	assert.Equal(t, int64(637504239670000000), o.UtcTicks())
	assert.Equal(t, int64(637504311670000000), o.Ticks())
	there, err := o.ToOffset(TimeSpan(-5 * TicksPerHour))
	require.NoError(t, err)
	s, err := FormatOffset(there, "", culture.Invariant())
	require.NoError(t, err)
	assert.Equal(t, "03/03/2021 22:06:07 -05:00", s)
	assert.Zero(t, there.Compare(o))
	_, err = NewOffset(o.Ticks(), TimeSpan(15*TicksPerHour))
	assert.EqualError(t, err, "Offset must be within plus or minus 14 hours. (Parameter 'offset')")
}

func BenchmarkFormat(b *testing.B) {
	d := unchecked(637504671671234567, Unspecified)
	c := culture.EnUS()
	for b.Loop() {
		_, _ = Format(d, "yyyy-MM-dd HH:mm:ss", c, nil)
	}
}

func BenchmarkParse(b *testing.B) {
	o := Options{Culture: culture.Invariant()}
	for b.Loop() {
		_, _ = Parse("2021-03-04T15:06:07", o)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"2021-03-04T15:06:07Z", "Mar 4, 2021 3PM", "2021年3月4日", "1.5", "+", "12:", "T", "\xff", "5 月", "1 a.m."} {
		f.Add(s, "yyyy-MM-dd'T'HH:mm:ss.fffK")
	}
	f.Fuzz(func(_ *testing.T, s, format string) {
		for _, name := range []string{"", "en-US", "fi-FI", "es-ES"} {
			c, _ := culture.Get(name)
			_, _ = Parse(s, Options{Culture: c})
			_, _ = ParseExact(s, []string{format}, Options{Culture: c, Styles: AllowWhiteSpaces})
			_, _ = ParseTimeSpan(s, c)
			_, _ = ParseTimeSpanExact(s, []string{format}, c, false)
			_, _ = Format(MaxValue, format, c, nil)
			_, _ = FormatTimeSpan(MinTimeSpan, format, c)
		}
	})
}
