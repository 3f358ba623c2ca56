package utility

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/value"
)

// convertToCsv is ConvertTo-Csv.
type convertToCsv struct {
	InputObject            value.Value   `ps:"mandatory pos=0 pipe byname" type:"System.Management.Automation.PSObject"`
	Delimiter              uint16        `ps:"Delimiter: pos=1" validate:"notnull"`
	UseCulture             cmdlet.Switch `ps:"UseCulture:"`
	IncludeTypeInformation cmdlet.Switch `ps:"" alias:"ITI"`
	NoTypeInformation      cmdlet.Switch `ps:"" alias:"NTI"`
	QuoteFields            []string      `ps:"" alias:"QF"`
	UseQuotes              value.Value   `ps:"" alias:"UQ"`
	NoHeader               cmdlet.Switch `ps:""`

	writer *csvWriter
}

// EditMetadata gives -UseQuotes its type.
func (v *convertToCsv) EditMetadata(md *cmdlet.Metadata) { setType(md, "UseQuotes", typeQuoteKind) }

// Begin implements cmdlet.Beginner.
func (v *convertToCsv) Begin(c *cmdlet.Context) error {
	var err error
	v.writer, err = newCSVWriter(c, csvOptions{
		delimiter: v.Delimiter, useCulture: bool(v.UseCulture), typeInfo: bool(v.IncludeTypeInformation),
		noHeader: bool(v.NoHeader), quoteFields: v.QuoteFields, useQuotes: v.UseQuotes,
	})
	return err
}

// Process implements cmdlet.Processor.
func (v *convertToCsv) Process(c *cmdlet.Context) error {
	if v.InputObject.IsNull() {
		return nil
	}
	for _, line := range v.writer.object(v.InputObject) {
		if err := c.Write(value.String(line)); err != nil {
			return err
		}
	}
	return nil
}
