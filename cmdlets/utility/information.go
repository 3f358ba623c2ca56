package utility

import (
	"os"
	"os/user"
	"sync"
	"time"

	"goposh/runtime/cmdlet"
	"goposh/runtime/datetime"
	"goposh/runtime/stream"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// account is the user and the computer that information records name.
var account = sync.OnceValue(func() (a struct{ user, computer string }) {
	if u, err := user.Current(); err == nil {
		a.user = u.Username
	}
	if h, err := os.Hostname(); err == nil {
		a.computer = h
	}
	return a
})

// informationRecord makes a record of the information stream, as if written by source.
func informationRecord(data value.Value, source string, tags []string) *stream.InformationRecord {
	a := account()
	return &stream.InformationRecord{
		Data: data, Source: source, Tags: tags, TimeGenerated: time.Now(),
		User: a.user, Computer: a.computer, ProcessID: uint32(os.Getpid()),
	}
}

// dateTimeNow is a moment as the dateData of a local DateTime.
func dateTimeNow(c *cmdlet.Context, t time.Time) uint64 {
	return datetime.FromTime(t.In(types.Location(c)), datetime.Local).Data()
}
