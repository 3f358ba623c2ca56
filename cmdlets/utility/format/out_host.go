package format

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/format"
	"goposh/runtime/value"
)

// hostWriter lays objects out on the host's display.
type hostWriter struct{ writer *format.Writer }

func (h *hostWriter) begin(c *cmdlet.Context) {
	s := c.Session()
	host := s.Host
	o := format.Options{Sink: format.Sink{Line: func(string) error { return nil }}}
	if host != nil {
		// The last column stays free, or a full line would make the terminal break it.
		o.Width = max(host.Width()-1, 0)
		o.Sink = format.Sink{Styled: format.Rendered(s, true), Line: func(line string) error {
			host.Write(line + "\n")
			return c.Context().Err()
		}}
	}
	h.writer = format.NewWriter(c, o)
}

// outHost is Out-Host.
type outHost struct {
	Paging      cmdlet.Switch `ps:""`
	InputObject value.Value   `ps:"pipe" type:"System.Management.Automation.PSObject"`

	hostWriter
}

// Begin implements cmdlet.Beginner.
func (o *outHost) Begin(c *cmdlet.Context) error {
	if o.Paging {
		return c.Terminate("System.Management.Automation.PSNotSupportedException", "NotSupported", errs.NotImplemented, value.Null,
			"Paging is not supported by this host.")
	}
	o.begin(c)
	return nil
}

// Process implements cmdlet.Processor.
func (o *outHost) Process(*cmdlet.Context) error { return o.writer.Write(o.InputObject) }

// End implements cmdlet.Ender.
func (o *outHost) End(*cmdlet.Context) error { return o.writer.Close() }
