package format

import (
	"strings"

	"goposh/runtime/types"
	"goposh/runtime/value"
)

// parentDirectory is the path in the heading of a directory listing.
func parentDirectory(f *Formatter, v value.Value) (value.Value, bool) {
	x, found, err := types.Get(f.engine, v, "PSParentPath")
	s, ok := x.Base().AsString()
	if err != nil || !found || !ok {
		return value.Null, false
	}
	return value.String(strings.ReplaceAll(s, `Microsoft.PowerShell.Core\FileSystem::`, "")), true
}

// lastWriteTime is the date in the culture's short form with hours and minutes.
func lastWriteTime(f *Formatter, v value.Value) (value.Value, bool) {
	x, found, err := types.Get(f.engine, v, "LastWriteTime")
	if err != nil || !found || x.IsNull() {
		return value.Null, false
	}
	c := f.engine.Culture()
	day, err := types.FormatValue(f.engine, x, "d", c)
	if err != nil {
		return value.Null, false
	}
	clock, err := types.FormatValue(f.engine, x, "HH:mm", c)
	if err != nil {
		return value.Null, false
	}
	return value.String(day + " " + clock), true
}
