package types

// timeClass returns the declaration of a type by its lower-case full name: DateTime, TimeSpan and time zones.
func timeClass(name string) func() *Class {
	switch name {
	case "system.dateonly":
		return dateOnlyClass
	case "system.datetime":
		return dateTimeClass
	case "system.datetimeoffset":
		return dateTimeOffsetClass
	case "system.diagnostics.stopwatch":
		return stopwatchClass
	case "system.globalization.gregoriancalendar":
		return gregorianCalendarClass
	case "system.globalization.isoweek":
		return isoWeekClass
	case "system.timeonly":
		return timeOnlyClass
	case "system.timers.elapsedeventargs":
		return eventArgsClass("datetime SignalTime {get}")
	case "system.timers.timer":
		return timerClass
	case "system.timespan":
		return timeSpanClass
	case "system.timezoneinfo":
		return timeZoneClass
	}
	return nil
}
