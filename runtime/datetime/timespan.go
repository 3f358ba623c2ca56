package datetime

import (
	"math"
	"strconv"

	"goposh/runtime/neterr"
)

func itoa(i int) string { return strconv.Itoa(i) }

// TimeSpan is System.TimeSpan in ticks of 100 ns.
type TimeSpan int64

// The limits of the type.
const (
	MaxTimeSpan TimeSpan = math.MaxInt64
	MinTimeSpan TimeSpan = math.MinInt64
)

func spanOverflow() error { return neterr.New(neterr.TypeOverflow, neterr.MsgTimeSpanTooLong) }

// NewTimeSpan is new TimeSpan(days, hours, minutes, seconds, milliseconds, microseconds), each of any size and sign.
func NewTimeSpan(days, hours, minutes, seconds, milliseconds, microseconds int64) (TimeSpan, error) {
	us := float64(days)*86400e6 + float64(hours)*3600e6 + float64(minutes)*60e6 + float64(seconds)*1e6 + float64(milliseconds)*1e3 + float64(microseconds)
	if math.Abs(us) > math.MaxInt64/10-1e5 {
		return 0, neterr.ArgumentOutOfRange("", neterr.MsgTimeSpanTooLong)
	}
	return TimeSpan(days*TicksPerDay + hours*TicksPerHour + minutes*TicksPerMinute + seconds*TicksPerSecond +
		milliseconds*TicksPerMillisecond + microseconds*TicksPerMicrosecond), nil
}

// FromUnits is FromDays, FromHours …: v units of so many ticks; ArgumentException for NaN, OverflowException.
func FromUnits(v float64, unit int64) (TimeSpan, error) {
	if math.IsNaN(v) {
		return 0, neterr.Argument("", "TimeSpan does not accept floating point Not-a-Number values.")
	}
	t := v * float64(unit)
	switch {
	case t == 0x1p63:
		return MaxTimeSpan, nil
	case t > math.MaxInt64 || t < math.MinInt64:
		return 0, spanOverflow()
	}
	return TimeSpan(t), nil
}

// Days is the whole days, negative for negative spans.
func (t TimeSpan) Days() int { return int(int64(t) / TicksPerDay) }

// Hours is -23 to 23.
func (t TimeSpan) Hours() int { return int(int64(t) / TicksPerHour % 24) }

// Minutes is -59 to 59.
func (t TimeSpan) Minutes() int { return int(int64(t) / TicksPerMinute % 60) }

// Seconds is -59 to 59.
func (t TimeSpan) Seconds() int { return int(int64(t) / TicksPerSecond % 60) }

// Milliseconds is -999 to 999.
func (t TimeSpan) Milliseconds() int { return int(int64(t) / TicksPerMillisecond % 1000) }

// Microseconds is -999 to 999.
func (t TimeSpan) Microseconds() int { return int(int64(t) / TicksPerMicrosecond % 1000) }

// Nanoseconds is -900 to 900.
func (t TimeSpan) Nanoseconds() int { return int(int64(t) % 10 * 100) }

// Ticks is the span in 100 ns.
func (t TimeSpan) Ticks() int64 { return int64(t) }

// TotalDays is the span in days.
func (t TimeSpan) TotalDays() float64 { return float64(t) / float64(TicksPerDay) }

// TotalHours is the span in hours.
func (t TimeSpan) TotalHours() float64 { return float64(t) / float64(TicksPerHour) }

// TotalMinutes is the span in minutes.
func (t TimeSpan) TotalMinutes() float64 { return float64(t) / float64(TicksPerMinute) }

// TotalSeconds is the span in seconds.
func (t TimeSpan) TotalSeconds() float64 { return float64(t) / float64(TicksPerSecond) }

// TotalMilliseconds is the span in milliseconds, limited as in .NET to what whole milliseconds can hold.
func (t TimeSpan) TotalMilliseconds() float64 {
	const limit = math.MaxInt64 / 10000
	return min(max(float64(t)/float64(TicksPerMillisecond), -limit), limit)
}

// TotalMicroseconds is the span in microseconds.
func (t TimeSpan) TotalMicroseconds() float64 { return float64(t) / float64(TicksPerMicrosecond) }

// TotalNanoseconds is the span in nanoseconds.
func (t TimeSpan) TotalNanoseconds() float64 { return float64(t) * 100 }

// Add is t+u, or an OverflowException.
func (t TimeSpan) Add(u TimeSpan) (TimeSpan, error) {
	r := t + u
	if (t >= 0) == (u >= 0) && (r >= 0) != (t >= 0) {
		return 0, spanOverflow()
	}
	return r, nil
}

// Sub is t-u, or an OverflowException.
func (t TimeSpan) Sub(u TimeSpan) (TimeSpan, error) {
	r := t - u
	if (t >= 0) != (u >= 0) && (r >= 0) != (t >= 0) {
		return 0, spanOverflow()
	}
	return r, nil
}

// Neg is -t, or an OverflowException for TimeSpan.MinValue.
func (t TimeSpan) Neg() (TimeSpan, error) {
	if t == MinTimeSpan {
		return 0, neterr.New(neterr.TypeOverflow, neterr.MsgNegateMinTwosCmp)
	}
	return -t, nil
}

// Duration is the absolute value, or an OverflowException for TimeSpan.MinValue.
func (t TimeSpan) Duration() (TimeSpan, error) {
	if t == MinTimeSpan {
		return 0, neterr.New(neterr.TypeOverflow, "The duration cannot be returned for TimeSpan.MinValue because the absolute value of TimeSpan.MinValue exceeds the value of TimeSpan.MaxValue.")
	}
	return max(t, -t), nil
}

// Scale is t·factor, rounded to ticks.
func (t TimeSpan) Scale(factor float64) (TimeSpan, error) {
	if math.IsNaN(factor) {
		return 0, neterr.Argument("factor", "TimeSpan does not accept floating point Not-a-Number values.")
	}
	v := math.RoundToEven(float64(t) * factor)
	if v > math.MaxInt64 || v < math.MinInt64 {
		return 0, spanOverflow()
	}
	if v == 0x1p63 {
		return MaxTimeSpan, nil
	}
	return TimeSpan(v), nil
}

// String is the invariant "c" format.
func (t TimeSpan) String() string { return formatConstant(t) }
