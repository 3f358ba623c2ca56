package utility

import (
	"strings"
	"time"

	"goposh/runtime/cmdlet"
	"goposh/runtime/datetime"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// getDate is Get-Date.
type getDate struct {
	Date            value.Value   `ps:"DateAndFormat: pos=0 pipe byname; DateAndUFormat: pos=0 pipe byname" alias:"LastWriteTime" type:"System.DateTime"`
	UnixTimeSeconds int64         `ps:"UnixTimeSecondsAndFormat: mandatory; UnixTimeSecondsAndUFormat: mandatory" alias:"UnixTime" validate:"range -62135596800 253402300799"`
	Year            int32         `ps:"" validate:"range 1 9999"`
	Month           int32         `ps:"" validate:"range 1 12"`
	Day             int32         `ps:"" validate:"range 1 31"`
	Hour            int32         `ps:"" validate:"range 0 23"`
	Minute          int32         `ps:"" validate:"range 0 59"`
	Second          int32         `ps:"" validate:"range 0 59"`
	Millisecond     int32         `ps:"" validate:"range 0 999"`
	DisplayHint     value.Value   `ps:""`
	UFormat         string        `ps:"DateAndUFormat: mandatory; UnixTimeSecondsAndUFormat: mandatory"`
	Format          string        `ps:"DateAndFormat:; UnixTimeSecondsAndFormat:"`
	AsUTC           cmdlet.Switch `ps:""`
}

// EditMetadata gives -DisplayHint its type.
func (g *getDate) EditMetadata(md *cmdlet.Metadata) { setType(md, "DisplayHint", typeDisplayHint) }

// Process implements cmdlet.Processor.
func (g *getDate) Process(c *cmdlet.Context) error {
	d, err := g.date(c)
	if err != nil {
		return thrown(err)
	}
	switch {
	case c.Bound("UFormat"):
		s, err := uformat(c, d, g.UFormat)
		if err != nil {
			return err
		}
		return c.Write(value.String(s))
	case c.Bound("Format"):
		s, err := g.format(c, d)
		if err != nil {
			return thrown(err)
		}
		return c.Write(value.String(s))
	}
	hint := value.Enum(typeDisplayHint.Enum, 2)
	if c.Bound("DisplayHint") {
		hint = g.DisplayHint
	}
	v, members := value.Wrap(value.DateTime(d.Data()))
	members.SetNote("DisplayHint", hint)
	return c.Write(v)
}

// date is the date given, or now, with the parts replaced that were given.
func (g *getDate) date(c *cmdlet.Context) (datetime.DateTime, error) {
	loc := types.Location(c)
	var d datetime.DateTime
	switch {
	case c.Bound("Date"):
		d = datetime.FromData(g.Date.Base().Bits())
	case c.Bound("UnixTimeSeconds"):
		d = datetime.FromUnixSeconds(g.UnixTimeSeconds).ToLocal(loc)
	default:
		d = datetime.FromTime(time.Now().In(loc), datetime.Local)
	}
	move := func(name string, to int32, part func() int, add func(n int) (datetime.DateTime, error)) error {
		if !c.Bound(name) {
			return nil
		}
		next, err := add(int(to) - part())
		if err == nil {
			d = next
		}
		return err
	}
	units := func(size int64) func(int) (datetime.DateTime, error) {
		return func(n int) (datetime.DateTime, error) { return d.AddTicks(int64(n) * size) }
	}
	for _, step := range []func() error{
		func() error {
			return move("Year", g.Year, func() int { return d.Year() }, func(n int) (datetime.DateTime, error) { return d.AddYears(n) })
		},
		func() error {
			return move("Month", g.Month, func() int { return d.Month() }, func(n int) (datetime.DateTime, error) { return d.AddMonths(n) })
		},
		func() error { return move("Day", g.Day, func() int { return d.Day() }, units(datetime.TicksPerDay)) },
		func() error {
			return move("Hour", g.Hour, func() int { return d.Hour() }, units(datetime.TicksPerHour))
		},
		func() error {
			return move("Minute", g.Minute, func() int { return d.Minute() }, units(datetime.TicksPerMinute))
		},
		func() error {
			return move("Second", g.Second, func() int { return d.Second() }, units(datetime.TicksPerSecond))
		},
		func() error {
			if err := move("Millisecond", g.Millisecond, func() int { return d.Millisecond() }, units(datetime.TicksPerMillisecond)); err != nil || !c.Bound("Millisecond") {
				return err
			}
			// Less than a millisecond does not survive.
			next, err := d.AddTicks(-(d.Ticks() % datetime.TicksPerMillisecond))
			d = next
			return err
		},
	} {
		if err := step(); err != nil {
			return d, err
		}
	}
	if g.AsUTC {
		d = d.ToUniversal(loc)
	}
	return d, nil
}

func (g *getDate) format(c *cmdlet.Context, d datetime.DateTime) (string, error) {
	loc := types.Location(c)
	format := g.Format
	switch strings.ToLower(format) {
	case "filedate":
		format = "yyyyMMdd"
	case "filedateuniversal":
		d, format = d.ToUniversal(loc), "yyyyMMddZ"
	case "filedatetime":
		format = "yyyyMMddTHHmmssffff"
	case "filedatetimeuniversal":
		d, format = d.ToUniversal(loc), "yyyyMMddTHHmmssffffZ"
	}
	return datetime.Format(d, format, c.Culture(), loc)
}

// uformat formats by PowerShell's own reading of the Unix date format.
func uformat(c *cmdlet.Context, d datetime.DateTime, format string) (string, error) {
	var b strings.Builder
	format = strings.TrimPrefix(format, "+")
	for i := 0; i < len(format); i++ {
		if format[i] != '%' {
			b.WriteByte(format[i])
			continue
		}
		if i++; i == len(format) {
			return "", c.Terminate("System.IndexOutOfRangeException", "System.IndexOutOfRangeException", errs.NotSpecified, value.Null,
				"Index was outside the bounds of the array.")
		}
		s, err := uformatPart(c, d, format[i])
		if err != nil {
			return "", thrown(err)
		}
		b.WriteString(s)
	}
	return b.String(), nil
}
