package format

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/format"
	"goposh/runtime/value"
)

// outDefault is Out-Default, which every pipeline of a host ends in.
type outDefault struct {
	// Transcript sends the output to transcripts only.
	Transcript  cmdlet.Switch `ps:""`
	InputObject value.Value   `ps:"pipe" type:"System.Management.Automation.PSObject"`

	writer *format.Writer
}

// Begin implements cmdlet.Beginner.
func (o *outDefault) Begin(c *cmdlet.Context) error {
	o.writer = format.NewHostWriter(c)
	return nil
}

// Process implements cmdlet.Processor.
func (o *outDefault) Process(*cmdlet.Context) error {
	if o.Transcript {
		return nil
	}
	return o.writer.Write(o.InputObject)
}

// End implements cmdlet.Ender.
func (o *outDefault) End(*cmdlet.Context) error { return o.writer.Close() }
