package types

import (
	"strings"
	"time"

	"goposh/runtime/datetime"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

var typeTimeZone = lazyType{name: "System.TimeZoneInfo"}

// TimeZone is a System.TimeZoneInfo.
type TimeZone struct {
	value.Bag
	ID  string
	Loc *time.Location
}

// Type implements value.Object.
func (*TimeZone) Type() *value.Type { return typeTimeZone.get() }

// EqualObject implements value.Equaler.
func (z *TimeZone) EqualObject(o value.Object) bool {
	y, ok := o.(*TimeZone)
	return ok && equalFold(z.ID, y.ID)
}

// HashObject implements value.Equaler.
func (z *TimeZone) HashObject() uint32 { return value.HashKey(value.String(z.ID), true) }

// FindTimeZone is TimeZoneInfo.FindSystemTimeZoneById: IANA names and Windows ids.
func FindTimeZone(id string) (*TimeZone, error) {
	name := id
	if iana, ok := windowsZones()[strings.ToLower(id)]; ok {
		name = iana
	}
	if name == "" || name == "Local" {
		name = "?"
	}
	loc, err := time.LoadLocation(name)
	if err != nil {
		return nil, neterr.New(neterr.TypeTimeZoneNotFound, "The time zone ID '"+id+"' was not found on the local computer.")
	}
	return &TimeZone{ID: id, Loc: loc}, nil
}

// offsets are the standard offset and whether the zone changes its clocks, from the current year's two halves.
func (z *TimeZone) offsets() (standard, daylight int, changes bool) {
	year := time.Now().Year()
	_, a := time.Date(year, 1, 1, 0, 0, 0, 0, z.Loc).Zone()
	_, b := time.Date(year, 7, 1, 0, 0, 0, 0, z.Loc).Zone()
	standard, daylight = min(a, b), max(a, b)
	if time.Date(year, 1, 1, 0, 0, 0, 0, z.Loc).IsDST() && a < b {
		standard, daylight = b, a
	}
	return standard, daylight, a != b
}

func seconds(n int) value.Value { return value.TimeSpan(int64(n) * int64(time.Second/100)) }

// baseOffset is BaseUtcOffset in seconds.
func (z *TimeZone) baseOffset() int { n, _, _ := z.offsets(); return n }

func (z *TimeZone) standardName() string {
	if z.Loc == time.UTC || z.ID == "UTC" || z.ID == "Etc/UTC" {
		return "Coordinated Universal Time"
	}
	if name, ok := windowsZoneOf()[strings.ToLower(z.Loc.String())]; ok {
		return name
	}
	name, _ := time.Date(time.Now().Year(), 1, 1, 0, 0, 0, 0, z.Loc).Zone()
	return name
}

func (z *TimeZone) daylightName() string {
	return strings.Replace(z.standardName(), "Standard Time", "Daylight Time", 1)
}

// String is TimeZoneInfo.DisplayName.
func (z *TimeZone) String() string {
	if z.Loc == time.UTC || z.ID == "UTC" {
		return "(UTC) Coordinated Universal Time"
	}
	n, sign := z.baseOffset(), "+"
	if n < 0 {
		n, sign = -n, "-"
	}
	two := func(n int) string { return itoa(n/10) + itoa(n%10) }
	return "(UTC" + sign + two(n/3600) + ":" + two(n/60%60) + ") " + z.standardName() + " (" + z.ID + ")"
}

// instant is the moment that a DateTime means in this zone.
func (z *TimeZone) instant(rt value.Runtime, d datetime.DateTime) time.Time {
	switch d.Kind() {
	case datetime.Utc:
		return utcTime(d)
	case datetime.Local:
		return utcTime(d.ToUniversal(location(rt)))
	}
	w := utcTime(d)
	return time.Date(w.Year(), w.Month(), w.Day(), w.Hour(), w.Minute(), w.Second(), w.Nanosecond(), z.Loc)
}

// utcTime reads the clock of d as a time in UTC.
func utcTime(d datetime.DateTime) time.Time {
	const unixEpoch = 621355968000000000
	n := d.Ticks() - unixEpoch
	return time.Unix(n/1e7, n%1e7*100).UTC()
}

// clock is what a clock in loc shows at t.
func clock(t time.Time, loc *time.Location, kind datetime.Kind) datetime.DateTime {
	_, off := t.In(loc).Zone()
	return datetime.FromTime(t.UTC().Add(time.Duration(off)*time.Second), datetime.Utc).SpecifyKind(kind)
}

// kindIn is the kind of times that a conversion to loc gives.
func kindIn(rt value.Runtime, loc *time.Location) datetime.Kind {
	switch {
	case loc == time.UTC || loc.String() == "UTC":
		return datetime.Utc
	case loc == location(rt):
		return datetime.Local
	}
	return datetime.Unspecified
}

// wall tells of the clock of d whether the zone skips or repeats it.
func (z *TimeZone) wall(d datetime.DateTime) (invalid, ambiguous bool) {
	t := z.instant(nil, d.SpecifyKind(datetime.Unspecified))
	want := utcTime(d)
	shown := clock(t, z.Loc, datetime.Unspecified)
	if !utcTime(shown).Equal(want) {
		return true, false
	}
	for _, shift := range [...]time.Duration{-time.Hour, time.Hour, -30 * time.Minute, 30 * time.Minute} {
		if utcTime(clock(t.Add(shift), z.Loc, datetime.Unspecified)).Equal(want) {
			return false, true
		}
	}
	return false, false
}

func zoneArg(c *Call, i int, param string) (*TimeZone, error) {
	z, ok := ref[*TimeZone](c, i)
	if !ok {
		return nil, neterr.ArgumentNull(param)
	}
	return z, nil
}

// zoneTime is the moment of argument 0, a DateTime in zone or a DateTimeOffset.
func zoneTime(c *Call, zone *TimeZone) time.Time {
	if c.kind(0) == value.KindDateTime {
		return zone.instant(c.RT, c.date(0))
	}
	return utcTime(dtoArg(c, 0).UtcDateTime())
}

// localZone is the session's own zone.
func localZone(c *Call) *TimeZone {
	loc := location(c.RT)
	id := loc.String()
	if id == "Local" {
		id = "UTC"
		if name, off := time.Now().Zone(); off != 0 {
			id = name
		}
	}
	return &TimeZone{ID: id, Loc: loc}
}

// timeZoneClass declares System.TimeZoneInfo.
func timeZoneClass() *Class {
	self := func(c *Call) *TimeZone { return this[*TimeZone](c) }
	text := func(name string, f func(z *TimeZone) string) M {
		return M{"string " + name + " {get}", func(c *Call) (value.Value, error) { return vstring(f(self(c))) }}
	}
	offset := func(c *Call) (value.Value, error) {
		_, off := zoneTime(c, self(c)).In(self(c).Loc).Zone()
		return seconds(off), nil
	}
	daylight := func(c *Call) (value.Value, error) { return vbool(zoneTime(c, self(c)).In(self(c).Loc).IsDST()) }
	return &Class{Members: []M{
		text("Id", func(z *TimeZone) string { return z.ID }),
		{"bool HasIanaId {get}", func(c *Call) (value.Value, error) {
			_, windows := windowsZones()[strings.ToLower(self(c).ID)]
			return vbool(!windows || self(c).ID == "UTC")
		}},
		text("DisplayName", (*TimeZone).String),
		text("StandardName", (*TimeZone).standardName),
		text("DaylightName", (*TimeZone).daylightName),
		{"timespan BaseUtcOffset {get}", func(c *Call) (value.Value, error) { return seconds(self(c).baseOffset()), nil }},
		{"bool SupportsDaylightSavingTime {get}", func(c *Call) (value.Value, error) {
			_, _, changes := self(c).offsets()
			return vbool(changes)
		}},
		{"static TimeZoneInfo Local {get}", func(c *Call) (value.Value, error) { return vobject(localZone(c)) }},
		{"static TimeZoneInfo Utc {get}", func(*Call) (value.Value, error) { return vobject(&TimeZone{ID: "UTC", Loc: time.UTC}) }},
		{"timespan GetUtcOffset(DateTimeOffset dateTimeOffset)", offset},
		{"timespan GetUtcOffset(DateTime dateTime)", offset},
		{"bool IsAmbiguousTime(DateTime dateTime)", func(c *Call) (value.Value, error) {
			_, ambiguous := self(c).wall(c.date(0))
			return vbool(ambiguous)
		}},
		{"bool IsDaylightSavingTime(DateTimeOffset dateTimeOffset)", daylight},
		{"bool IsDaylightSavingTime(DateTime dateTime)", daylight},
		{"bool IsInvalidTime(DateTime dateTime)", func(c *Call) (value.Value, error) {
			invalid, _ := self(c).wall(c.date(0))
			return vbool(invalid)
		}},
		{"static void ClearCachedData()", noop},
		{"static DateTimeOffset ConvertTimeBySystemTimeZoneId(DateTimeOffset dateTimeOffset, string destinationTimeZoneId)", zoneConvertByID},
		{"static DateTime ConvertTimeBySystemTimeZoneId(DateTime dateTime, string destinationTimeZoneId)", zoneConvertByID},
		{"static DateTime ConvertTimeBySystemTimeZoneId(DateTime dateTime, string sourceTimeZoneId, string destinationTimeZoneId)", zoneConvertByID},
		{"static TimeZoneInfo FindSystemTimeZoneById(string id)", zoneFind},
		{"static bool TryFindSystemTimeZoneById(string id, out TimeZoneInfo timeZoneInfo)", try(zoneFind, value.Null)},
		{"static DateTimeOffset ConvertTime(DateTimeOffset dateTimeOffset, TimeZoneInfo destinationTimeZone)", zoneConvert},
		{"static DateTime ConvertTime(DateTime dateTime, TimeZoneInfo destinationTimeZone)", zoneConvert},
		{"static DateTime ConvertTime(DateTime dateTime, TimeZoneInfo sourceTimeZone, TimeZoneInfo destinationTimeZone)", zoneConvert},
		{"static DateTime ConvertTimeFromUtc(DateTime dateTime, TimeZoneInfo destinationTimeZone)", func(c *Call) (value.Value, error) {
			z, err := zoneArg(c, 1, "destinationTimeZone")
			if err != nil {
				return value.Null, err
			}
			if c.date(0).Kind() == datetime.Local {
				return value.Null, neterr.Argument("dateTime", "The conversion could not be completed because the supplied DateTime did not have the Kind property set correctly.  For example, when the Kind property is DateTimeKind.Local, the source time zone must be TimeZoneInfo.Local.")
			}
			return dateValue(clock(utcTime(c.date(0)), z.Loc, kindIn(c.RT, z.Loc))), nil
		}},
		{"static DateTime ConvertTimeToUtc(DateTime dateTime)", zoneToUtc},
		{"static DateTime ConvertTimeToUtc(DateTime dateTime, TimeZoneInfo sourceTimeZone)", zoneToUtc},
		{"bool Equals(TimeZoneInfo other)", thisEquals},
		{"bool Equals(object obj)", thisEquals},
		{"int GetHashCode()", objGetHashCode},
		{"bool HasSameRules(TimeZoneInfo other)", func(c *Call) (value.Value, error) {
			z, err := zoneArg(c, 0, "other")
			return value.Bool(err == nil && z.Loc.String() == self(c).Loc.String()), err
		}},
		text0("ToString", (*TimeZone).String),
		{"static bool TryConvertIanaIdToWindowsId(string ianaId, out string windowsId)", try(zoneName(windowsZoneOf), value.Null)},
		{"static bool TryConvertWindowsIdToIanaId(string windowsId, out string ianaId)", try(zoneName(windowsZones), value.Null)},
	}}
}

// text0 declares a method without parameters that gives text.
func text0(name string, f func(z *TimeZone) string) M {
	return M{"string " + name + "()", func(c *Call) (value.Value, error) { return vstring(f(this[*TimeZone](c))) }}
}

func zoneName(names func() map[string]string) Func {
	return func(c *Call) (value.Value, error) {
		name, ok := names()[strings.ToLower(c.Str(0))]
		if !ok {
			return value.Null, neterr.Argument("", "There is no such time zone.")
		}
		return vstring(name)
	}
}

func zoneFind(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("id")
	}
	z, err := FindTimeZone(c.Str(0))
	if err != nil {
		return value.Null, err
	}
	return vobject(z)
}

func zoneConvertByID(c *Call) (value.Value, error) {
	args := []value.Value{c.Args[0]}
	for _, id := range c.Args[1:] {
		name, _ := id.Base().AsString()
		z, err := FindTimeZone(name)
		if err != nil {
			return value.Null, err
		}
		args = append(args, value.Of(z))
	}
	sub := *c
	sub.Args = args
	return zoneConvert(&sub)
}

func zoneConvert(c *Call) (value.Value, error) {
	last := c.N() - 1
	to, err := zoneArg(c, last, "destinationTimeZone")
	if err != nil {
		return value.Null, err
	}
	from := localZone(c)
	if last == 2 {
		if from, err = zoneArg(c, 1, "sourceTimeZone"); err != nil {
			return value.Null, err
		}
	}
	t := zoneTime(c, from)
	if c.kind(0) == value.KindDateTime {
		return dateValue(clock(t, to.Loc, kindIn(c.RT, to.Loc))), nil
	}
	_, off := t.In(to.Loc).Zone()
	return offsetResult(dtoArg(c, 0).ToOffset(datetime.TimeSpan(int64(off) * datetime.TicksPerSecond)))
}

func zoneToUtc(c *Call) (value.Value, error) {
	from := localZone(c)
	if c.N() > 1 {
		var err error
		if from, err = zoneArg(c, 1, "sourceTimeZone"); err != nil {
			return value.Null, err
		}
	}
	return dateValue(clock(from.instant(c.RT, c.date(0)), time.UTC, datetime.Utc)), nil
}
