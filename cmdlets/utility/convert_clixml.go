package utility

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/remoting/clixml"
	"goposh/runtime/value"
)

// convertToCliXml is ConvertTo-CliXml.
type convertToCliXml struct {
	InputObject value.Value `ps:"mandatory pos=0 pipe" type:"System.Management.Automation.PSObject"`
	Depth       int32       `ps:"" validate:"range 1 2147483647"`

	objects []value.Value
}

// Process implements cmdlet.Processor.
func (t *convertToCliXml) Process(*cmdlet.Context) error {
	t.objects = append(t.objects, t.InputObject)
	return nil
}

// End implements cmdlet.Ender.
func (t *convertToCliXml) End(c *cmdlet.Context) error {
	text, err := clixml.Serialize(c, cmdletOptions(t.Depth), t.objects...)
	if err != nil {
		return thrown(err)
	}
	return c.Write(value.String(text))
}

// convertFromCliXml is ConvertFrom-CliXml.
type convertFromCliXml struct {
	InputObject string `ps:"mandatory pos=0 pipe"`

	text []byte
}

// Process implements cmdlet.Processor.
func (f *convertFromCliXml) Process(*cmdlet.Context) error {
	f.text = append(f.text, f.InputObject...)
	return nil
}

// End implements cmdlet.Ender: the objects come as one array when there are several.
func (f *convertFromCliXml) End(c *cmdlet.Context) error {
	items, err := clixml.Deserialize(c, string(f.text))
	if err != nil {
		return thrown(err)
	}
	switch len(items) {
	case 0:
		return nil
	case 1:
		return c.Write(items[0])
	}
	return c.Write(value.Objects(items...))
}
