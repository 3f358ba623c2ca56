package utility

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/value"
)

// convertToJson is ConvertTo-Json.
type convertToJson struct {
	InputObject    value.Value   `ps:"mandatory pos=0 pipe" validate:"allownull"`
	Depth          int32         `ps:"" validate:"range 0 100"`
	Compress       cmdlet.Switch `ps:""`
	EnumsAsStrings cmdlet.Switch `ps:""`
	AsArray        cmdlet.Switch `ps:""`
	EscapeHandling value.Value   `ps:""`

	input []value.Value
}

// EditMetadata gives -EscapeHandling its type.
func (j *convertToJson) EditMetadata(md *cmdlet.Metadata) {
	setType(md, "EscapeHandling", typeStringEscapeHandling)
}

// Process implements cmdlet.Processor.
func (j *convertToJson) Process(*cmdlet.Context) error {
	j.input = append(j.input, j.InputObject)
	return nil
}

// End implements cmdlet.Ender.
func (j *convertToJson) End(c *cmdlet.Context) error {
	if len(j.input) == 0 {
		return nil
	}
	w := &jsonWriter{c: c, depth: 2, compress: bool(j.Compress), enumNames: bool(j.EnumsAsStrings), escape: escapeDefault}
	if c.Bound("Depth") {
		w.depth = int(j.Depth)
	}
	if !j.EscapeHandling.IsNull() {
		w.escape = jsonEscape(j.EscapeHandling.Base().Int64())
	}
	var err error
	if len(j.input) > 1 || bool(j.AsArray) {
		// What comes down a pipeline is wrapped, so members attached to it count.
		err = w.array(len(j.input), func(i int) error { return w.value(j.input[i], c.HasInput(), 1) })
	} else {
		err = w.value(j.input[0], c.HasInput(), 0)
	}
	if err != nil {
		return err
	}
	return c.Write(value.String(string(w.out)))
}
