package types

import (
	"math"

	"goposh/runtime/datetime"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// timeSpanClass declares System.TimeSpan.
func timeSpanClass() *Class {
	return &Class{Type: value.TypeTimeSpan, Members: []M{
		{"new(long ticks)", spanNew},
		{"new(int hours, int minutes, int seconds)", spanNew},
		{"new(int days, int hours, int minutes, int seconds)", spanNew},
		{"new(int days, int hours, int minutes, int seconds, int milliseconds)", spanNew},
		{"new(int days, int hours, int minutes, int seconds, int milliseconds, int microseconds)", spanNew},
		{"static readonly TimeSpan Zero", constant(value.TimeSpan(0))},
		{"static readonly TimeSpan MaxValue", constant(value.TimeSpan(math.MaxInt64))},
		{"static readonly TimeSpan MinValue", constant(value.TimeSpan(math.MinInt64))},
		{"const long NanosecondsPerTick", constant(value.Long(100))},
		{"const long TicksPerMicrosecond", constant(value.Long(10))},
		{"const long TicksPerMillisecond", constant(value.Long(10000))},
		{"const long TicksPerSecond", constant(value.Long(10000000))},
		{"const long TicksPerMinute", constant(value.Long(600000000))},
		{"const long TicksPerHour", constant(value.Long(36000000000))},
		{"const long TicksPerDay", constant(value.Long(864000000000))},
		{"const long MicrosecondsPerMillisecond", constant(value.Long(1000))},
		{"const long MicrosecondsPerSecond", constant(value.Long(1000000))},
		{"const long MicrosecondsPerMinute", constant(value.Long(60000000))},
		{"const long MicrosecondsPerHour", constant(value.Long(3600000000))},
		{"const long MicrosecondsPerDay", constant(value.Long(86400000000))},
		{"const long MillisecondsPerSecond", constant(value.Long(1000))},
		{"const long MillisecondsPerMinute", constant(value.Long(60000))},
		{"const long MillisecondsPerHour", constant(value.Long(3600000))},
		{"const long MillisecondsPerDay", constant(value.Long(86400000))},
		{"const long SecondsPerMinute", constant(value.Long(60))},
		{"const long SecondsPerHour", constant(value.Long(3600))},
		{"const long SecondsPerDay", constant(value.Long(86400))},
		{"const long MinutesPerHour", constant(value.Long(60))},
		{"const long MinutesPerDay", constant(value.Long(1440))},
		{"const int HoursPerDay", constant(value.Int(24))},
		{"long Ticks {get}", spanTicks},
		{"int Days {get}", spanDays},
		{"int Hours {get}", spanHours},
		{"int Milliseconds {get}", spanMilliseconds},
		{"int Microseconds {get}", spanMicroseconds},
		{"int Nanoseconds {get}", spanNanoseconds},
		{"int Minutes {get}", spanMinutes},
		{"int Seconds {get}", spanSeconds},
		{"double TotalDays {get}", spanTotalDays},
		{"double TotalHours {get}", spanTotalHours},
		{"double TotalMilliseconds {get}", spanTotalMilliseconds},
		{"double TotalMicroseconds {get}", spanTotalMicroseconds},
		{"double TotalNanoseconds {get}", spanTotalNanoseconds},
		{"double TotalMinutes {get}", spanTotalMinutes},
		{"double TotalSeconds {get}", spanTotalSeconds},
		{"TimeSpan Add(TimeSpan ts)", spanAdd},
		{"static int Compare(TimeSpan t1, TimeSpan t2)", opCompare},
		{"int CompareTo(object value)", spanCompareTo},
		{"int CompareTo(TimeSpan value)", spanCompareTo},
		{"static TimeSpan FromDays(double value)", spanFromDays},
		{"static TimeSpan FromDays(int days)", spanFromDays},
		{"static TimeSpan FromDays(int days, int hours = 0, long minutes = 0, long seconds = 0, long milliseconds = 0, long microseconds = 0)", spanFromDays},
		{"TimeSpan Duration()", spanDuration},
		{"bool Equals(object value)", thisEquals},
		{"bool Equals(TimeSpan obj)", thisEquals},
		{"static bool Equals(TimeSpan t1, TimeSpan t2)", thisEquals},
		{"int GetHashCode()", objGetHashCode},
		{"static TimeSpan FromHours(int hours)", spanFromHours},
		{"static TimeSpan FromHours(int hours, long minutes = 0, long seconds = 0, long milliseconds = 0, long microseconds = 0)", spanFromHours},
		{"static TimeSpan FromHours(double value)", spanFromHours},
		{"static TimeSpan FromMinutes(long minutes)", spanFromMinutes},
		{"static TimeSpan FromMinutes(long minutes, long seconds = 0, long milliseconds = 0, long microseconds = 0)", spanFromMinutes},
		{"static TimeSpan FromMinutes(double value)", spanFromMinutes},
		{"static TimeSpan FromSeconds(long seconds)", spanFromSeconds},
		{"static TimeSpan FromSeconds(long seconds, long milliseconds = 0, long microseconds = 0)", spanFromSeconds},
		{"static TimeSpan FromSeconds(double value)", spanFromSeconds},
		{"static TimeSpan FromMilliseconds(long milliseconds)", spanFromMilliseconds},
		{"static TimeSpan FromMilliseconds(long milliseconds, long microseconds)", spanFromMilliseconds},
		{"static TimeSpan FromMilliseconds(double value)", spanFromMilliseconds},
		{"static TimeSpan FromMicroseconds(long microseconds)", spanFromMicroseconds},
		{"static TimeSpan FromMicroseconds(double value)", spanFromMicroseconds},
		{"TimeSpan Negate()", spanNegate},
		{"TimeSpan Subtract(TimeSpan ts)", spanSubtract},
		{"TimeSpan Multiply(double factor)", spanMultiply},
		{"TimeSpan Divide(double divisor)", spanDivide},
		{"double Divide(TimeSpan ts)", spanDivide},
		{"static TimeSpan FromTicks(long value)", spanFromTicks},
		{"static TimeSpan Parse(string s)", spanParse},
		{"static TimeSpan Parse(string input, IFormatProvider formatProvider)", spanParse},
		{"static TimeSpan ParseExact(string input, string format, IFormatProvider formatProvider)", spanParseExact},
		{"static TimeSpan ParseExact(string input, string[] formats, IFormatProvider formatProvider)", spanParseExact},
		{"static TimeSpan ParseExact(string input, string format, IFormatProvider formatProvider, TimeSpanStyles styles)", spanParseExact},
		{"static TimeSpan ParseExact(string input, string[] formats, IFormatProvider formatProvider, TimeSpanStyles styles)", spanParseExact},
		{"static bool TryParse(string s, out TimeSpan result)", spanTryParse},
		{"static bool TryParse(string input, IFormatProvider formatProvider, out TimeSpan result)", spanTryParse},
		{"static bool TryParseExact(string input, string format, IFormatProvider formatProvider, out TimeSpan result)", spanTryParseExact},
		{"static bool TryParseExact(string input, string[] formats, IFormatProvider formatProvider, out TimeSpan result)", spanTryParseExact},
		{"static bool TryParseExact(string input, string format, IFormatProvider formatProvider, TimeSpanStyles styles, out TimeSpan result)", spanTryParseExact},
		{"static bool TryParseExact(string input, string[] formats, IFormatProvider formatProvider, TimeSpanStyles styles, out TimeSpan result)", spanTryParseExact},
		{"string ToString()", spanToString},
		{"string ToString(string format)", spanToString},
		{"string ToString(string format, IFormatProvider formatProvider)", spanToString},
		{"static TimeSpan op_UnaryNegation(TimeSpan t)", spanOpUnaryNegation},
		{"static TimeSpan op_Subtraction(TimeSpan t1, TimeSpan t2)", spanOpSubtraction},
		{"static TimeSpan op_UnaryPlus(TimeSpan t)", spanOpUnaryPlus},
		{"static TimeSpan op_Addition(TimeSpan t1, TimeSpan t2)", spanOpAddition},
		{"static TimeSpan op_Multiply(TimeSpan timeSpan, double factor)", spanOpMultiply},
		{"static TimeSpan op_Multiply(double factor, TimeSpan timeSpan)", spanOpMultiply},
		{"static TimeSpan op_Division(TimeSpan timeSpan, double divisor)", spanOpDivision},
		{"static double op_Division(TimeSpan t1, TimeSpan t2)", spanOpDivision},
		{"static bool op_Equality(TimeSpan t1, TimeSpan t2)", opEqual},
		{"static bool op_Inequality(TimeSpan t1, TimeSpan t2)", opNotEqual},
		{"static bool op_LessThan(TimeSpan t1, TimeSpan t2)", opLess},
		{"static bool op_LessThanOrEqual(TimeSpan t1, TimeSpan t2)", opLessEqual},
		{"static bool op_GreaterThan(TimeSpan t1, TimeSpan t2)", opGreater},
		{"static bool op_GreaterThanOrEqual(TimeSpan t1, TimeSpan t2)", opGreaterEqual},
	}}
}

func spanThis(c *Call) datetime.TimeSpan { return datetime.TimeSpan(c.This.Base().Int64()) }

func spanResult(t datetime.TimeSpan, err error) (value.Value, error) { return spanValue(t), err }

func spanNew(c *Call) (value.Value, error) {
	var n [6]int64
	switch c.N() {
	case 0:
		return value.TimeSpan(0), nil
	case 1:
		return value.TimeSpan(c.Long(0)), nil
	case 3:
		n[1], n[2], n[3] = c.Long(0), c.Long(1), c.Long(2)
	default:
		for i := range c.Args {
			n[i] = c.Long(i)
		}
	}
	return spanResult(datetime.NewTimeSpan(n[0], n[1], n[2], n[3], n[4], n[5]))
}

func spanTicks(c *Call) (value.Value, error)        { return vlong(spanThis(c).Ticks()) }
func spanDays(c *Call) (value.Value, error)         { return vint(spanThis(c).Days()) }
func spanHours(c *Call) (value.Value, error)        { return vint(spanThis(c).Hours()) }
func spanMilliseconds(c *Call) (value.Value, error) { return vint(spanThis(c).Milliseconds()) }
func spanMicroseconds(c *Call) (value.Value, error) { return vint(spanThis(c).Microseconds()) }
func spanNanoseconds(c *Call) (value.Value, error)  { return vint(spanThis(c).Nanoseconds()) }
func spanMinutes(c *Call) (value.Value, error)      { return vint(spanThis(c).Minutes()) }
func spanSeconds(c *Call) (value.Value, error)      { return vint(spanThis(c).Seconds()) }
func spanTotalDays(c *Call) (value.Value, error)    { return vdouble(spanThis(c).TotalDays()) }
func spanTotalHours(c *Call) (value.Value, error)   { return vdouble(spanThis(c).TotalHours()) }
func spanTotalMilliseconds(c *Call) (value.Value, error) {
	return vdouble(spanThis(c).TotalMilliseconds())
}
func spanTotalMicroseconds(c *Call) (value.Value, error) {
	return vdouble(spanThis(c).TotalMicroseconds())
}
func spanTotalNanoseconds(c *Call) (value.Value, error) {
	return vdouble(spanThis(c).TotalNanoseconds())
}
func spanTotalMinutes(c *Call) (value.Value, error) { return vdouble(spanThis(c).TotalMinutes()) }
func spanTotalSeconds(c *Call) (value.Value, error) { return vdouble(spanThis(c).TotalSeconds()) }

func spanAdd(c *Call) (value.Value, error)      { return spanResult(spanThis(c).Add(c.span(0))) }
func spanSubtract(c *Call) (value.Value, error) { return spanResult(spanThis(c).Sub(c.span(0))) }
func spanNegate(c *Call) (value.Value, error)   { return spanResult(spanThis(c).Neg()) }
func spanDuration(c *Call) (value.Value, error) { return spanResult(spanThis(c).Duration()) }
func spanMultiply(c *Call) (value.Value, error) { return scaleSpan(spanThis(c), c.Float(0)) }

func scaleSpan(t datetime.TimeSpan, f float64) (value.Value, error) {
	if math.IsNaN(f) {
		return value.Null, neterr.Argument("factor", "TimeSpan does not accept floating point Not-a-Number values.")
	}
	return spanResult(t.Scale(f))
}

func divideSpan(t datetime.TimeSpan, by value.Value) (value.Value, error) {
	by = by.Base()
	if by.Kind() == value.KindTimeSpan {
		return vdouble(float64(t) / float64(by.Int64()))
	}
	f := by.Float64()
	if math.IsNaN(f) {
		return value.Null, neterr.Argument("divisor", "TimeSpan does not accept floating point Not-a-Number values.")
	}
	r := math.RoundToEven(float64(t) / f)
	if math.IsNaN(r) || r < math.MinInt64 || r >= math.MaxInt64 {
		return value.Null, neterr.Overflow(neterr.MsgTimeSpanTooLong)
	}
	return value.TimeSpan(int64(r)), nil
}

func spanDivide(c *Call) (value.Value, error) { return divideSpan(spanThis(c), c.Args[0]) }

func spanCompareTo(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return vint(1)
	}
	if c.kind(0) != value.KindTimeSpan {
		return value.Null, neterr.Argument("", "Object must be of type TimeSpan.")
	}
	return vint(compareNumbers(c.This, c.Args[0]))
}

// fromUnits declares TimeSpan.FromX: a fraction, or whole units followed by smaller ones.
func fromUnits(c *Call, first int, unit int64) (value.Value, error) {
	if c.kind(0) == value.KindDouble {
		return spanResult(datetime.FromUnits(c.Float(0), unit))
	}
	var n [6]int64
	for i := range c.Args {
		n[first+i] = c.Long(i)
	}
	return spanResult(datetime.NewTimeSpan(n[0], n[1], n[2], n[3], n[4], n[5]))
}

func spanFromDays(c *Call) (value.Value, error)    { return fromUnits(c, 0, datetime.TicksPerDay) }
func spanFromHours(c *Call) (value.Value, error)   { return fromUnits(c, 1, datetime.TicksPerHour) }
func spanFromMinutes(c *Call) (value.Value, error) { return fromUnits(c, 2, datetime.TicksPerMinute) }
func spanFromSeconds(c *Call) (value.Value, error) { return fromUnits(c, 3, datetime.TicksPerSecond) }
func spanFromMilliseconds(c *Call) (value.Value, error) {
	return fromUnits(c, 4, datetime.TicksPerMillisecond)
}
func spanFromMicroseconds(c *Call) (value.Value, error) {
	return fromUnits(c, 5, datetime.TicksPerMicrosecond)
}
func spanFromTicks(c *Call) (value.Value, error) { return value.TimeSpan(c.Long(0)), nil }

func spanParse(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("input")
	}
	return spanResult(datetime.ParseTimeSpan(c.Str(0), c.culture(1)))
}

func spanParseExact(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("input")
	}
	return spanResult(datetime.ParseTimeSpanExact(c.Str(0), formatsArg(c, 1), c.culture(2), c.N() == 4 && c.Int(3) == 1))
}

func spanTryParse(c *Call) (value.Value, error) { return try(spanParse, value.TimeSpan(0))(c) }

func spanTryParseExact(c *Call) (value.Value, error) {
	return try(spanParseExact, value.TimeSpan(0))(c)
}

func spanToString(c *Call) (value.Value, error) {
	format, cul := formatArgs(c)
	s, err := datetime.FormatTimeSpan(spanThis(c), format, cul)
	return value.String(s), err
}

func spanOpUnaryNegation(c *Call) (value.Value, error) { return spanResult(c.span(0).Neg()) }
func spanOpUnaryPlus(c *Call) (value.Value, error)     { return c.Args[0], nil }
func spanOpAddition(c *Call) (value.Value, error)      { return spanResult(c.span(0).Add(c.span(1))) }
func spanOpSubtraction(c *Call) (value.Value, error)   { return spanResult(c.span(0).Sub(c.span(1))) }
func spanOpMultiply(c *Call) (value.Value, error) {
	if c.kind(0) == value.KindTimeSpan {
		return scaleSpan(c.span(0), c.Float(1))
	}
	return scaleSpan(c.span(1), c.Float(0))
}
func spanOpDivision(c *Call) (value.Value, error) { return divideSpan(c.span(0), c.Args[1]) }
