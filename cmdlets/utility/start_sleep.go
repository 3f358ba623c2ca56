package utility

import (
	"time"

	"goposh/runtime/cmdlet"
	"goposh/runtime/datetime"
	"goposh/runtime/value"
)

// startSleep is Start-Sleep.
type startSleep struct {
	Seconds      float64     `ps:"Seconds: mandatory pos=0 pipe byname" validate:"range 0 2147483"`
	Milliseconds int32       `ps:"Milliseconds: mandatory byname" alias:"ms" validate:"range 0 2147483647"`
	Duration     value.Value `ps:"FromTimeSpan: mandatory pos=0 pipe byname" alias:"ts" type:"System.TimeSpan"`
}

// Process implements cmdlet.Processor.
func (s *startSleep) Process(c *cmdlet.Context) error {
	var d time.Duration
	switch c.ParameterSet() {
	case "Milliseconds":
		d = time.Duration(s.Milliseconds) * time.Millisecond
	case "FromTimeSpan":
		ticks := s.Duration.Base().Int64()
		d = time.Duration(ticks/datetime.TicksPerMillisecond) * time.Millisecond
	default:
		d = time.Duration(s.Seconds * float64(time.Second))
	}
	if d <= 0 {
		return nil
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-c.Context().Done():
		return c.Context().Err()
	}
}
