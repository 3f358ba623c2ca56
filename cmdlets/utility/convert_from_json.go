package utility

import (
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// convertFromJson is ConvertFrom-Json.
type convertFromJson struct {
	InputObject string        `ps:"mandatory pos=0 pipe" validate:"allowempty"`
	AsHashtable cmdlet.Switch `ps:""`
	Depth       int32         `ps:"" validate:"positive"`
	NoEnumerate cmdlet.Switch `ps:""`
	DateKind    value.Value   `ps:""`

	input []string
}

// EditMetadata gives -DateKind its type.
func (j *convertFromJson) EditMetadata(md *cmdlet.Metadata) {
	setType(md, "DateKind", typeJSONDateKind)
}

// Process implements cmdlet.Processor.
func (j *convertFromJson) Process(*cmdlet.Context) error {
	j.input = append(j.input, j.InputObject)
	return nil
}

// End implements cmdlet.Ender. Lines are one document unless the first is complete on its own.
func (j *convertFromJson) End(c *cmdlet.Context) error {
	switch len(j.input) {
	case 0:
		return nil
	case 1:
		return j.convert(c, j.input[0])
	}
	first, err := j.parse(c, j.input[0])
	if err != nil || first.IsNull() {
		if err != nil && !isSyntax(err) {
			return err
		}
		return j.convert(c, strings.Join(j.input, "\n"))
	}
	if err := j.write(c, first); err != nil {
		return err
	}
	for _, text := range j.input[1:] {
		if err := j.convert(c, text); err != nil {
			return err
		}
	}
	return nil
}

func (j *convertFromJson) convert(c *cmdlet.Context, text string) error {
	v, err := j.parse(c, text)
	if err != nil {
		return err
	}
	return j.write(c, v)
}

func (j *convertFromJson) write(c *cmdlet.Context, v value.Value) error {
	if bool(j.NoEnumerate) || v.IsNull() {
		return c.Write(v)
	}
	return c.WriteEnumerated(v)
}

func (j *convertFromJson) parse(c *cmdlet.Context, text string) (value.Value, error) {
	r := &jsonReader{c: c, text: text, line: 1, maxDepth: 1024, tables: bool(j.AsHashtable)}
	if c.Bound("Depth") {
		r.maxDepth = int(j.Depth)
	}
	if !j.DateKind.IsNull() {
		r.dates = jsonDateKind(j.DateKind.Base().Int64())
	}
	return r.document()
}

// isSyntax tells a malformed document from one that has no representation.
func isSyntax(err error) bool { return errs.ExceptionFrom(err).TypeName == argumentException }
