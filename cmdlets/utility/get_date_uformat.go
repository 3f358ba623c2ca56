package utility

import (
	"fmt"
	"math"
	"strconv"

	"goposh/runtime/cmdlet"
	"goposh/runtime/datetime"
	"goposh/runtime/types"
)

// uformatPattern is the .NET format that a specifier of -UFormat stands for; "" when there is none.
func uformatPattern(spec byte) string {
	switch spec {
	case 'A':
		return "dddd"
	case 'a':
		return "ddd"
	case 'B':
		return "MMMM"
	case 'b', 'h':
		return "MMM"
	case 'c':
		return "ddd dd MMM yyyy HH:mm:ss"
	case 'D', 'x':
		return "MM/dd/yy"
	case 'd':
		return "dd"
	case 'F':
		return "yyyy-MM-dd"
	case 'H':
		return "HH"
	case 'I':
		return "hh"
	case 'M':
		return "mm"
	case 'm':
		return "MM"
	case 'p':
		return "tt"
	case 'R':
		return "HH:mm"
	case 'r':
		return "hh:mm:ss tt"
	case 'S':
		return "ss"
	case 'T', 'X':
		return "HH:mm:ss"
	case 'Y':
		return "yyyy"
	case 'y':
		return "yy"
	case 'Z':
		return "%z"
	}
	return ""
}

// uformatPart formats one specifier; an unknown one stands for itself.
func uformatPart(c *cmdlet.Context, d datetime.DateTime, spec byte) (string, error) {
	if pattern := uformatPattern(spec); pattern != "" {
		return datetime.Format(d, pattern, c.Culture(), types.Location(c))
	}
	weekday := int(d.DayOfWeek())
	switch spec {
	case 'C':
		return fmt.Sprintf("%02d", d.Year()/100), nil
	case 'e':
		return fmt.Sprintf("%2d", d.Day()), nil
	case 'G':
		year, _ := isoWeek(d)
		return fmt.Sprintf("%04d", year), nil
	case 'g':
		year, _ := isoWeek(d)
		return fmt.Sprintf("%02d", year%100), nil
	case 'j':
		return fmt.Sprintf("%03d", d.DayOfYear()), nil
	case 'k':
		return fmt.Sprintf("%2d", d.Hour()), nil
	case 'l':
		return fmt.Sprintf("%2d", (d.Hour()+11)%12+1), nil
	case 'n':
		return "\n", nil
	case 's':
		epoch := datetime.FromUnixSeconds(0)
		seconds := float64(d.ToUniversal(types.Location(c)).Ticks()-epoch.Ticks()) / float64(datetime.TicksPerSecond)
		return strconv.FormatFloat(math.Round(seconds), 'f', 0, 64), nil
	case 't':
		return "\t", nil
	case 'U', 'W':
		return strconv.Itoa(d.DayOfYear() / 7), nil
	case 'u':
		return strconv.Itoa((weekday+6)%7 + 1), nil
	case 'V':
		_, week := isoWeek(d)
		return fmt.Sprintf("%02d", week), nil
	case 'w':
		return strconv.Itoa(weekday), nil
	}
	return string(rune(spec)), nil
}

// isoWeek is the ISO 8601 week of a date and the year it belongs to.
func isoWeek(d datetime.DateTime) (year, week int) {
	return d.Time(nil).ISOWeek()
}
