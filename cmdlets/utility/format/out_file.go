package format

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/value"
)

// outFile is Out-File.
type outFile struct {
	FilePath    string        `ps:"ByPath: mandatory pos=0" alias:"Path"`
	LiteralPath string        `ps:"ByLiteralPath: mandatory byname" alias:"PSPath,LP"`
	Encoding    value.Value   `ps:"pos=1" type:"System.Text.Encoding" validate:"notnullorempty"`
	Append      cmdlet.Switch `ps:""`
	Force       cmdlet.Switch `ps:""`
	NoClobber   cmdlet.Switch `ps:"" alias:"NoOverwrite"`
	Width       int32         `ps:"" validate:"range 2 2147483647"`
	NoNewline   cmdlet.Switch `ps:""`
	InputObject value.Value   `ps:"pipe" type:"System.Management.Automation.PSObject"`

	target
}

// EditMetadata implements cmdlet.MetadataEditor.
func (*outFile) EditMetadata(md *cmdlet.Metadata) { takeEncodingNames(md) }

// Begin opens the file.
func (o *outFile) Begin(c *cmdlet.Context) error {
	path, literal := o.FilePath, false
	if c.ParameterSet() == "ByLiteralPath" {
		path, literal = o.LiteralPath, true
	}
	if ok, err := c.ShouldProcess(path, "Output to File"); err != nil || !ok {
		return err
	}
	o.target = target{
		path: path, literal: literal, appending: bool(o.Append), force: bool(o.Force), noClobber: bool(o.NoClobber) && !bool(o.Append),
		encoding: o.Encoding, width: o.Width, noNewline: bool(o.NoNewline),
	}
	return o.open(c)
}

// Process implements cmdlet.Processor.
func (o *outFile) Process(*cmdlet.Context) error {
	if o.writer == nil {
		return nil
	}
	return o.writer.Write(o.InputObject)
}

// End implements cmdlet.Ender.
func (o *outFile) End(*cmdlet.Context) error { return o.close() }

// Clean closes the file when the pipeline ended early; there is nobody left to tell of a failure.
func (o *outFile) Clean(*cmdlet.Context) { _ = o.release() }
