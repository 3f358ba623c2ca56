package utility

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// convertFromCsv is ConvertFrom-Csv.
type convertFromCsv struct {
	Delimiter   uint16        `ps:"Delimiter: pos=1" validate:"notnull; notnullorempty"`
	UseCulture  cmdlet.Switch `ps:"UseCulture: mandatory" validate:"notnull; notnullorempty"`
	InputObject []value.Value `ps:"mandatory pos=0 pipe byname" type:"System.Management.Automation.PSObject[]" validate:"notnull; notnullorempty"`
	Header      []string      `ps:"" validate:"notnull; notnullorempty"`

	reader *csvReader
}

// EditMetadata lets empty lines in: the objects are PSObjects, which ValidateNotNullOrEmpty does not look into.
func (v *convertFromCsv) EditMetadata(md *cmdlet.Metadata) {
	if p := md.Find("InputObject"); p != nil {
		p.Validators = []cmdlet.Validator{cmdlet.NotNull{}}
	}
}

// Begin implements cmdlet.Beginner.
func (v *convertFromCsv) Begin(c *cmdlet.Context) error {
	var header []string
	if c.Bound("Header") {
		header = v.Header
	}
	v.reader = newCSVReader(c, csvDelimiter(c, v.Delimiter, bool(v.UseCulture)), header)
	return nil
}

// Process implements cmdlet.Processor. Every object is text of its own; the header is that of the first.
func (v *convertFromCsv) Process(c *cmdlet.Context) error {
	for _, in := range v.InputObject {
		if err := v.reader.read(types.ToString(c, in), func(o value.Value) error { return c.Write(o) }); err != nil {
			return err
		}
	}
	return nil
}
