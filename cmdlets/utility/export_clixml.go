package utility

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/remoting/clixml"
	"goposh/runtime/textenc"
	"goposh/runtime/value"
)

// exportClixml is Export-Clixml.
type exportClixml struct {
	Depth       int32         `ps:"" validate:"range 1 2147483647"`
	Path        string        `ps:"ByPath: mandatory pos=0"`
	LiteralPath string        `ps:"ByLiteralPath: mandatory" alias:"PSPath,LP"`
	InputObject value.Value   `ps:"mandatory pipe" type:"System.Management.Automation.PSObject" validate:"allownull"`
	Force       cmdlet.Switch `ps:""`
	NoClobber   cmdlet.Switch `ps:"" alias:"NoOverwrite"`
	Encoding    value.Value   `ps:"" type:"System.Text.Encoding" validate:"notnullorempty"`

	file     *outputFile
	encoding *textenc.Encoding
	objects  []value.Value
}

// EditMetadata lets -Encoding take names.
func (e *exportClixml) EditMetadata(md *cmdlet.Metadata) { transformEncoding(md, "Encoding") }

// Begin implements cmdlet.Beginner.
func (e *exportClixml) Begin(c *cmdlet.Context) error {
	path := e.Path
	if path == "" {
		path = e.LiteralPath
	}
	if ok, err := c.ShouldProcess(path, "Export-Clixml"); err != nil || !ok {
		return err
	}
	e.encoding = encodingOf(c, e.Encoding)
	var err error
	e.file, err = openOutput(c, path, outputOptions{literal: e.Path == "", noClobber: bool(e.NoClobber), force: bool(e.Force)})
	return err
}

// Process implements cmdlet.Processor.
func (e *exportClixml) Process(*cmdlet.Context) error {
	if e.file != nil {
		e.objects = append(e.objects, e.InputObject)
	}
	return nil
}

// End implements cmdlet.Ender.
func (e *exportClixml) End(c *cmdlet.Context) error {
	if e.file == nil {
		return nil
	}
	text, err := clixml.Serialize(c, cmdletOptions(e.Depth), e.objects...)
	if err != nil {
		return thrown(err)
	}
	if err := e.file.write(append(e.encoding.Preamble(), e.encoding.Encode(text)...)); err != nil {
		return err
	}
	return e.file.close()
}

// Clean implements cmdlet.Cleaner.
func (e *exportClixml) Clean(*cmdlet.Context) { _ = e.file.close() }

// cmdletOptions are the serialisation options of a cmdlet with a -Depth parameter.
func cmdletOptions(depth int32) clixml.Options {
	if depth == 0 {
		depth = 2
	}
	return clixml.Options{Depth: int(depth), TypeDepth: true}
}
