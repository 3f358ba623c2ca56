package utility

import (
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/netregex"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// convertFromStringData is ConvertFrom-StringData.
type convertFromStringData struct {
	StringData string `ps:"mandatory pos=0 pipe" validate:"allowempty"`
	Delimiter  uint16 `ps:"pos=1"`
}

// Process implements cmdlet.Processor.
func (d *convertFromStringData) Process(c *cmdlet.Context) error {
	delimiter := "="
	if d.Delimiter != 0 {
		delimiter = wtf8.FromUnit(d.Delimiter)
	}
	refuse := func(format string, args ...any) error {
		return c.Terminate(psInvalidOperation, "InvalidOperation", errs.InvalidOperation, value.Null, format, args...)
	}
	if d.StringData == "" {
		return c.Write(value.Of(value.NewHashtable(0)))
	}
	// Backslashes are escapes of regular expressions, except that they stay apart from line ends.
	out := value.NewHashtable(4)
	for line := range strings.SplitSeq(d.StringData, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		name, val, ok := strings.Cut(line, delimiter)
		if !ok || name == "" {
			return refuse("Data line '%s' is not in 'name=value' format. ", line)
		}
		name = strings.TrimSpace(name)
		if _, exists := out.GetString(name); exists {
			return refuse("Data item '%s' in line '%s' is already defined. ", name, line)
		}
		text, err := netregex.Unescape(strings.TrimSpace(val))
		if err != nil {
			return thrown(err)
		}
		out.SetString(name, value.String(text))
	}
	return c.Write(value.Of(out))
}
