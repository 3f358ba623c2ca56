package utility

import (
	"os"
	"os/user"
	"sync"
	"time"

	"goposh/runtime/stream"
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
