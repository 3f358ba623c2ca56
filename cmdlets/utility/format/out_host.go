package format

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/format"
	"goposh/runtime/value"
)

// outHost is Out-Host.
type outHost struct {
	Paging      cmdlet.Switch `ps:""`
	InputObject value.Value   `ps:"pipe" type:"System.Management.Automation.PSObject"`

	writer *format.Writer
}

// Begin implements cmdlet.Beginner.
func (o *outHost) Begin(c *cmdlet.Context) error {
	if o.Paging {
		return c.Terminate("System.Management.Automation.PSNotSupportedException", "NotSupported", errs.NotImplemented, value.Null,
			"Paging is not supported by this host.")
	}
	o.writer = format.NewHostWriter(c)
	return nil
}

// Process implements cmdlet.Processor.
func (o *outHost) Process(*cmdlet.Context) error { return o.writer.Write(o.InputObject) }

// End implements cmdlet.Ender.
func (o *outHost) End(*cmdlet.Context) error { return o.writer.Close() }
