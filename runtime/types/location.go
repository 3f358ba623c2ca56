package types

import (
	"time"

	"goposh/runtime/value"
)

// Location is the time zone of a runspace, which its own environment (TZ) decides.
func Location(rt value.Runtime) *time.Location { return location(rt) }
