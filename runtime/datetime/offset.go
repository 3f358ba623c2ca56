package datetime

import (
	"time"

	"goposh/runtime/neterr"
)

// Offset is System.DateTimeOffset: a moment and the offset from UTC in which its clock is read.
type Offset struct {
	utc    int64 // ticks
	minute int16
}

const maxOffsetMinutes = 14 * 60

// NewOffset is new DateTimeOffset(ticks, offset): clock ticks, and an offset of whole minutes up to 14 hours.
func NewOffset(clockTicks int64, offset TimeSpan) (Offset, error) {
	if int64(offset)%TicksPerMinute != 0 {
		return Offset{}, neterr.Argument("offset", "Offset must be specified in whole minutes.")
	}
	m := int64(offset) / TicksPerMinute
	if m < -maxOffsetMinutes || m > maxOffsetMinutes {
		return Offset{}, neterr.ArgumentOutOfRange("offset", "Offset must be within plus or minus 14 hours.")
	}
	utc := clockTicks - int64(offset)
	if utc < 0 || utc > maxTicks || clockTicks < 0 || clockTicks > maxTicks {
		return Offset{}, neterr.ArgumentOutOfRange("offset", "The UTC time represented when the offset is applied must be between year 0 and 10,000.")
	}
	return Offset{utc: utc, minute: int16(m)}, nil
}

// OffsetFromDateTime is the implicit conversion: Utc has no offset, other kinds that of loc at the time.
func OffsetFromDateTime(d DateTime, loc *time.Location) (Offset, error) {
	return NewOffset(d.Ticks(), wholeMinutes(d.UtcOffset(loc)))
}

func wholeMinutes(t TimeSpan) TimeSpan { return t - t%TimeSpan(TicksPerMinute) }

// OffsetFromUnixTicks makes the moment so many ticks after 1970, at offset zero.
func OffsetFromUnixTicks(ticks int64) (Offset, error) { return NewOffset(ticks+unixTicks, 0) }

// OffsetFromTime converts Go's time with its offset.
func OffsetFromTime(t time.Time) Offset {
	_, off := t.Zone()
	return Offset{utc: min(max(ticksOf(t), 0), maxTicks), minute: int16(off / 60)}
}

// DateTime is the clock as an Unspecified DateTime.
func (o Offset) DateTime() DateTime { return unchecked(o.Ticks(), Unspecified) }

// UtcDateTime is the moment as a Utc DateTime.
func (o Offset) UtcDateTime() DateTime { return unchecked(o.utc, Utc) }

// LocalDateTime is the moment as a Local DateTime in loc.
func (o Offset) LocalDateTime(loc *time.Location) DateTime { return o.UtcDateTime().ToLocal(loc) }

// Offset is the offset from UTC.
func (o Offset) Offset() TimeSpan { return TimeSpan(int64(o.minute) * TicksPerMinute) }

// Ticks is the clock's ticks, UtcTicks the moment's.
func (o Offset) Ticks() int64 { return min(max(o.utc+int64(o.Offset()), 0), maxTicks) }

// UtcTicks is the moment in ticks since 0001-01-01 UTC.
func (o Offset) UtcTicks() int64 { return o.utc }

// UnixTicks is ticks since 1970.
func (o Offset) UnixTicks() int64 { return o.utc - unixTicks }

// ToOffset reads the same moment at another offset.
func (o Offset) ToOffset(offset TimeSpan) (Offset, error) {
	return NewOffset(o.utc+int64(offset), offset)
}

// Add moves the moment, keeping the offset.
func (o Offset) Add(t TimeSpan) (Offset, error) {
	d, err := o.DateTime().AddTicks(int64(t))
	if err != nil {
		return Offset{}, err
	}
	return NewOffset(d.Ticks(), o.Offset())
}

// WithClock keeps the offset and sets the clock.
func (o Offset) WithClock(d DateTime) (Offset, error) { return NewOffset(d.Ticks(), o.Offset()) }

// Compare orders moments.
func (o Offset) Compare(p Offset) int {
	return unchecked(o.utc, Utc).Compare(unchecked(p.utc, Utc))
}

// Sub is the time between two moments.
func (o Offset) Sub(p Offset) TimeSpan { return TimeSpan(o.utc - p.utc) }

// Time converts to Go's time in a fixed zone.
func (o Offset) Time() time.Time {
	return utcTime(o.utc).In(time.FixedZone("", int(o.minute)*60))
}
