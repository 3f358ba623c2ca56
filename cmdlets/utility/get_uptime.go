package utility

import (
	"time"

	"github.com/shirou/gopsutil/v4/host"

	"goposh/runtime/cmdlet"
	"goposh/runtime/value"
)

// getUptime is Get-Uptime.
type getUptime struct {
	Since cmdlet.Switch `ps:"Since:"`
}

// Process implements cmdlet.Processor.
func (g *getUptime) Process(c *cmdlet.Context) error {
	seconds, err := host.UptimeWithContext(c.Context())
	if err != nil {
		return err
	}
	up := time.Duration(seconds) * time.Second
	if g.Since {
		return c.Write(value.DateTime(dateTimeNow(c, time.Now().Add(-up).Truncate(time.Second))))
	}
	return c.Write(value.TimeSpan(int64(up / 100)))
}
