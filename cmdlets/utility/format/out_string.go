package format

import (
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/format"
	"goposh/runtime/value"
)

// outString is Out-String.
type outString struct {
	Stream      cmdlet.Switch `ps:"StreamFormatting:"`
	Width       int32         `ps:"" validate:"range 2 2147483647"`
	NoNewline   cmdlet.Switch `ps:"NoNewLineFormatting:"`
	InputObject value.Value   `ps:"pipe" type:"System.Management.Automation.PSObject"`

	writer *format.Writer
	text   strings.Builder
}

// Begin implements cmdlet.Beginner.
func (o *outString) Begin(c *cmdlet.Context) error {
	line := o.add
	if o.Stream {
		line = func(s string) error { return c.Write(value.String(unixBreaks(s))) }
	}
	o.writer = format.NewWriter(c, format.Options{Width: outputWidth(c, o.Width), Sink: format.Sink{Line: line, Styled: format.Rendered(c.Session(), false)}})
	return nil
}

// outputWidth is the width given, else that of the host.
func outputWidth(c *cmdlet.Context, width int32) int {
	if width > 0 {
		return int(width)
	}
	if h := c.Session().Host; h != nil {
		return h.Width()
	}
	return format.DefaultWidth
}

func (o *outString) add(s string) error {
	o.text.WriteString(unixBreaks(s))
	if !o.NoNewline {
		o.text.WriteByte('\n')
	}
	return nil
}

// Process implements cmdlet.Processor.
func (o *outString) Process(*cmdlet.Context) error { return o.writer.Write(o.InputObject) }

// End implements cmdlet.Ender.
func (o *outString) End(c *cmdlet.Context) error {
	if err := o.writer.Close(); err != nil || bool(o.Stream) {
		return err
	}
	return c.Write(value.String(o.text.String()))
}

// unixBreaks ends the lines of text as everything else that is written: with a line feed.
func unixBreaks(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }
