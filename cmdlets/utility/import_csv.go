package utility

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/fileio"
	"goposh/runtime/value"
)

// importCsv is Import-Csv.
type importCsv struct {
	Delimiter   uint16        `ps:"DelimiterLiteralPath: pos=1; DelimiterPath: pos=1" validate:"notnull"`
	Path        []string      `ps:"CulturePath: mandatory pos=0 pipe byname; DelimiterPath: mandatory pos=0 pipe byname" validate:"notnullorempty"`
	LiteralPath []string      `ps:"CultureLiteralPath: mandatory byname; DelimiterLiteralPath: mandatory byname" alias:"PSPath,LP" validate:"notnullorempty"`
	UseCulture  cmdlet.Switch `ps:"CultureLiteralPath: mandatory; CulturePath: mandatory" validate:"notnull"`
	Header      []string      `ps:"" validate:"notnullorempty"`
	Encoding    value.Value   `ps:"" type:"System.Text.Encoding" validate:"notnullorempty"`
}

// EditMetadata lets -Encoding take names.
func (i *importCsv) EditMetadata(md *cmdlet.Metadata) { transformEncoding(md, "Encoding") }

// Process implements cmdlet.Processor.
func (i *importCsv) Process(c *cmdlet.Context) error {
	paths, literal := i.Path, false
	if len(i.LiteralPath) > 0 {
		if len(i.Path) > 0 {
			return c.Terminate(invalidOperation, "CannotSpecifyPathAndLiteralPath", errs.InvalidData, value.Null,
				"You must specify either the -Path or -LiteralPath parameters, but not both.")
		}
		paths, literal = i.LiteralPath, true
	}
	for _, path := range paths {
		if err := i.file(c, path, literal); err != nil {
			return err
		}
	}
	return nil
}

func (i *importCsv) file(c *cmdlet.Context, path string, literal bool) error {
	name, err := singleFile(c, path, literal)
	if err != nil {
		return err
	}
	content, err := fileio.ReadFile(c.Context(), name)
	if err != nil {
		return openFailure(err, name)
	}
	var header []string
	if c.Bound("Header") {
		header = i.Header
	}
	r := newCSVReader(c, csvDelimiter(c, i.Delimiter, bool(i.UseCulture)), header)
	return r.read(encodingOf(c, i.Encoding).DecodeFile(content), func(v value.Value) error { return c.Write(v) })
}
