package utility

import (
	"slices"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/fileio"
	"goposh/runtime/textenc"
	"goposh/runtime/value"
)

// exportCsv is Export-Csv.
type exportCsv struct {
	InputObject            value.Value   `ps:"mandatory pipe byname" type:"System.Management.Automation.PSObject"`
	Path                   string        `ps:"pos=0" validate:"notnullorempty"`
	LiteralPath            string        `ps:"" alias:"PSPath,LP" validate:"notnullorempty"`
	Force                  cmdlet.Switch `ps:""`
	NoClobber              cmdlet.Switch `ps:"" alias:"NoOverwrite"`
	Encoding               value.Value   `ps:"" type:"System.Text.Encoding" validate:"notnullorempty"`
	Append                 cmdlet.Switch `ps:""`
	Delimiter              uint16        `ps:"Delimiter: pos=1" validate:"notnull"`
	UseCulture             cmdlet.Switch `ps:"UseCulture:"`
	IncludeTypeInformation cmdlet.Switch `ps:"" alias:"ITI"`
	NoTypeInformation      cmdlet.Switch `ps:"" alias:"NTI"`
	QuoteFields            []string      `ps:"" alias:"QF"`
	UseQuotes              value.Value   `ps:"" alias:"UQ"`
	NoHeader               cmdlet.Switch `ps:""`

	writer   *csvWriter
	file     *outputFile
	encoding *textenc.Encoding
	existing []string // columns of the file that is appended to
	checked  bool
}

// EditMetadata lets -Encoding take names, and gives -UseQuotes its type.
func (e *exportCsv) EditMetadata(md *cmdlet.Metadata) {
	transformEncoding(md, "Encoding")
	setType(md, "UseQuotes", typeQuoteKind)
}

// Begin implements cmdlet.Beginner.
func (e *exportCsv) Begin(c *cmdlet.Context) error {
	switch {
	case e.Path != "" && e.LiteralPath != "":
		return c.Terminate(invalidOperation, "CannotSpecifyPathAndLiteralPath", errs.InvalidData, value.Null,
			"You must specify either the -Path or -LiteralPath parameters, but not both.")
	case e.Path == "" && e.LiteralPath == "":
		return c.Terminate(invalidOperation, "CannotSpecifyPathAndLiteralPath", errs.InvalidData, value.Null,
			"You must specify either the -Path or -LiteralPath parameters.")
	}
	var err error
	e.writer, err = newCSVWriter(c, csvOptions{
		delimiter: e.Delimiter, useCulture: bool(e.UseCulture), typeInfo: bool(e.IncludeTypeInformation),
		noHeader: bool(e.NoHeader), quoteFields: e.QuoteFields, useQuotes: e.UseQuotes,
	})
	if err != nil {
		return err
	}
	path := e.Path
	if path == "" {
		path = e.LiteralPath
	}
	if ok, err := c.ShouldProcess(path, "Export-Csv"); err != nil || !ok {
		return err
	}
	return e.open(c, path)
}

func (e *exportCsv) open(c *cmdlet.Context, path string) error {
	literal := e.Path == ""
	e.encoding = encodingOf(c, e.Encoding)
	if e.Append {
		if name, err := singleFile(c, path, literal); err == nil {
			e.readExisting(c, name)
		}
	}
	var err error
	e.file, err = openOutput(c, path, outputOptions{
		literal: literal, append: bool(e.Append), noClobber: bool(e.NoClobber), force: bool(e.Force),
	})
	if err != nil {
		return err
	}
	if !e.file.appended {
		return e.file.write(e.encoding.Preamble())
	}
	return nil
}

// readExisting finds the columns, and the encoding, of a file to be appended to.
func (e *exportCsv) readExisting(c *cmdlet.Context, name string) {
	content, err := fileio.ReadFile(c.Context(), name)
	if err != nil || len(content) == 0 {
		return
	}
	if !c.Bound("Encoding") {
		if found, _ := textenc.Detect(content); found != nil {
			e.encoding = found
		}
	}
	r := newCSVReader(c, e.writer.delimiter, nil)
	r.text = e.encoding.DecodeFile(content)
	if err := r.readHeader(); err != nil || len(r.header) == 0 {
		return
	}
	e.existing, e.writer.names, e.writer.header = r.header, r.header, false
}

// Process implements cmdlet.Processor.
func (e *exportCsv) Process(c *cmdlet.Context) error {
	if e.InputObject.IsNull() || e.file == nil {
		return nil
	}
	if e.existing != nil && !e.checked {
		e.checked = true
		if err := e.checkColumns(c); err != nil {
			return err
		}
	}
	for _, line := range e.writer.object(e.InputObject) {
		if err := e.file.write(e.encoding.Encode(line + "\n")); err != nil {
			return err
		}
	}
	return nil
}

// checkColumns refuses objects that lack a column of the file, unless -Force is given.
func (e *exportCsv) checkColumns(c *cmdlet.Context) error {
	if e.Force {
		return nil
	}
	probe := &csvWriter{c: c}
	names := probe.columnNames(e.InputObject)
	for _, column := range e.existing {
		if !slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, column) }) {
			return c.Terminate(invalidOperation, "CannotAppendCsvWithMismatchedPropertyNames", errs.InvalidData, e.InputObject,
				"Cannot append CSV content to the following file: %s. The appended object does not have a property that corresponds to the following column: %s. To continue with mismatched properties, add the -Force parameter, and then retry the command.",
				e.file.path, column)
		}
	}
	return nil
}

// End implements cmdlet.Ender.
func (e *exportCsv) End(*cmdlet.Context) error { return e.file.close() }

// Clean implements cmdlet.Cleaner: what was written before a failure stays.
func (e *exportCsv) Clean(c *cmdlet.Context) {
	if err := e.file.close(); err != nil && isException(c, err) {
		// The command failed already; there is nobody left to tell.
		return
	}
}
