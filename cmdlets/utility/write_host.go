package utility

import (
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/stream"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// writeHost is Write-Host.
type writeHost struct {
	Object          value.Value   `ps:"pos=0 pipe rest" alias:"Msg,Message"`
	NoNewline       cmdlet.Switch `ps:""`
	Separator       value.Value   `ps:""`
	ForegroundColor value.Value   `ps:"" type:"System.ConsoleColor"`
	BackgroundColor value.Value   `ps:"" type:"System.ConsoleColor"`

	foreground, background int
	separator              string
}

// Begin implements cmdlet.Beginner.
func (w *writeHost) Begin(c *cmdlet.Context) error {
	w.foreground, w.background, w.separator = colour(w.ForegroundColor), colour(w.BackgroundColor), " "
	if c.Bound("Separator") {
		w.separator = types.ToString(c, w.Separator)
	}
	return nil
}

// colour is a ConsoleColor as HostMessage has it: -1 when none was given.
func colour(v value.Value) int {
	if v.IsNull() {
		return -1
	}
	return int(v.Base().Int64())
}

// Process implements cmdlet.Processor.
func (w *writeHost) Process(c *cmdlet.Context) error {
	message, err := w.text(c, w.Object)
	if err != nil {
		return err
	}
	return c.WriteRecord(informationRecord(value.Of(&stream.HostMessage{
		Message: message, NoNewLine: bool(w.NoNewline), ForegroundColor: w.foreground, BackgroundColor: w.background,
	}), "Write-Host", []string{"PSHOST"}))
}

// text joins the elements of a collection, to any depth, with the separator; empty texts are left out.
func (w *writeHost) text(c *cmdlet.Context, v value.Value) (string, error) {
	if v.IsNull() {
		return "", nil
	}
	if s, ok := v.Base().AsString(); ok {
		return s, nil
	}
	if d, ok := v.Base().Ref().(*value.Dict); ok {
		parts := make([]string, 0, d.Len())
		for k, x := range d.All {
			parts = append(parts, "["+display(c, k)+", "+display(c, x)+"]")
		}
		return strings.Join(parts, w.separator), nil
	}
	if _, ok := types.Enumerate(v); !ok {
		return display(c, v), nil
	}
	var parts []string
	err := types.Each(c, v, func(x value.Value) error {
		s, err := w.text(c, x)
		if err == nil && s != "" {
			parts = append(parts, s)
		}
		return err
	})
	if err != nil && isException(c, err) {
		return "", errs.RecordFrom(err)
	}
	return strings.Join(parts, w.separator), err
}
