package local

import (
	"fmt"
	"path"
	"strings"
	"time"
)

// location is the time zone of /etc/localtime, UTC if there is none.
func (h *host) location() *time.Location {
	if h.root == "/" {
		return time.Local
	}
	data, err := h.read("etc/localtime")
	if err != nil {
		return time.UTC
	}
	zone, err := time.LoadLocationFromTZData(h.zoneName(), data)
	if err != nil {
		return time.UTC
	}
	return zone
}

// zoneName is the IANA name, such as Europe/Berlin.
func (h *host) zoneName() string {
	if _, name, ok := strings.Cut(h.link("etc/localtime"), "zoneinfo/"); ok {
		return strings.TrimPrefix(strings.TrimPrefix(path.Clean(name), "posix/"), "right/")
	}
	if name := h.text("etc/timezone"); name != "" {
		return name
	}
	return "UTC"
}

func timeZoneProvider() *provider {
	return &provider{class: "Win32_TimeZone", list: func(r *request) error {
		r.add(r.timeZone())
		return nil
	}}
}

// timeZone describes the rules of the current year. Biases are in minutes;
// Bias is added to UTC, DaylightBias is what summer time takes off, and days are
// Windows' "n-th weekday of the month", 5 being the last.
func (r *request) timeZone() *row {
	h, w := r.host, r.row()
	zone := h.zone()
	year := h.sys.Now().In(zone).Year()
	rules := zoneRules(zone, year)
	name := h.zoneName()
	w.set("StandardName", name)
	w.set("DaylightName", name)
	w.set("SettingID", name)
	caption := fmt.Sprintf("(UTC%s) %s", formatOffset(rules.standard), name)
	w.set("Caption", caption)
	w.set("Description", caption)
	w.set("Bias", rules.standard/60)
	w.set("StandardBias", 0)
	w.set("DaylightBias", (rules.standard-rules.daylight)/60)
	r.transition(w, "Daylight", rules.toDaylight)
	r.transition(w, "Standard", rules.toStandard)
	return w
}

func formatOffset(seconds int) string {
	if seconds == 0 {
		return ""
	}
	sign := "+"
	if seconds < 0 {
		sign, seconds = "-", -seconds
	}
	return fmt.Sprintf("%s%02d:%02d", sign, seconds/3600, seconds/60%60)
}

// transition fills in when a period begins, in the local time before it; all
// zero where clocks do not change.
func (r *request) transition(w *row, period string, at time.Time) {
	values := [...]struct {
		name  string
		value int
	}{
		{"Month", int(at.Month())}, {"Day", (at.Day()-1)/7 + 1}, {"DayOfWeek", int(at.Weekday())},
		{"Hour", at.Hour()}, {"Minute", at.Minute()}, {"Second", at.Second()}, {"Millisecond", 0}, {"Year", 0},
	}
	if !at.IsZero() && at.AddDate(0, 0, 7).Month() != at.Month() {
		values[1].value = 5
	}
	for _, v := range values {
		if at.IsZero() {
			v.value = 0
		}
		w.set(period+v.name, v.value)
	}
}

// rules of a zone in one year; offsets are in seconds east of UTC.
type rules struct {
	standard, daylight     int
	toDaylight, toStandard time.Time
}

// zoneRules looks for the clock changes day by day: [time.Time.ZoneBounds]
// ends a period at the turn of the year where rules go on for ever.
func zoneRules(zone *time.Location, year int) rules {
	at := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)
	_, offset := at.In(zone).Zone()
	out := rules{standard: offset, daylight: offset}
	for end := at.AddDate(1, 0, 0); at.Before(end); {
		next := at.Add(24 * time.Hour)
		if same(at, next, zone) {
			at = next
			continue
		}
		change := changeBetween(at, next, zone)
		_, before := at.In(zone).Zone()
		_, after := next.In(zone).Zone()
		clock := change.In(time.FixedZone("", before))
		switch {
		case next.In(zone).IsDST():
			out.toDaylight, out.daylight, out.standard = clock, after, before
		case at.In(zone).IsDST():
			out.toStandard, out.daylight, out.standard = clock, before, after
		}
		at = next
	}
	return out
}

func same(a, b time.Time, zone *time.Location) bool {
	a, b = a.In(zone), b.In(zone)
	_, x := a.Zone()
	_, y := b.Zone()
	return x == y && a.IsDST() == b.IsDST()
}

// changeBetween is the first second that is no longer like a.
func changeBetween(a, b time.Time, zone *time.Location) time.Time {
	low, high := a.Unix(), b.Unix()
	for high-low > 1 {
		if middle := (low + high) / 2; same(a, time.Unix(middle, 0), zone) {
			low = middle
		} else {
			high = middle
		}
	}
	return time.Unix(high, 0)
}
