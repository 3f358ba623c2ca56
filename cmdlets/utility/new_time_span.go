package utility

import (
	"time"

	"goposh/runtime/cmdlet"
	"goposh/runtime/datetime"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// newTimeSpan is New-TimeSpan.
type newTimeSpan struct {
	Start        value.Value `ps:"Date: pos=0 pipe byname" alias:"LastWriteTime" type:"System.DateTime"`
	EndDate      value.Value `name:"End" ps:"Date: pos=1 byname" type:"System.DateTime"`
	Days         int32       `ps:"Time:"`
	Hours        int32       `ps:"Time:"`
	Minutes      int32       `ps:"Time:"`
	Seconds      int32       `ps:"Time:"`
	Milliseconds int32       `ps:"Time:"`
}

// Process implements cmdlet.Processor.
func (n *newTimeSpan) Process(c *cmdlet.Context) error {
	if c.ParameterSet() == "Time" {
		span, err := datetime.NewTimeSpan(int64(n.Days), int64(n.Hours), int64(n.Minutes), int64(n.Seconds), int64(n.Milliseconds), 0)
		if err != nil {
			return thrown(err)
		}
		return c.Write(value.TimeSpan(int64(span)))
	}
	now := datetime.FromTime(time.Now().In(types.Location(c)), datetime.Local)
	start, end := now, now
	if c.Bound("Start") {
		start = datetime.FromData(n.Start.Base().Bits())
	}
	if c.Bound("End") {
		end = datetime.FromData(n.EndDate.Base().Bits())
	}
	return c.Write(value.TimeSpan(end.Ticks() - start.Ticks()))
}
