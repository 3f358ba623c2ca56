package utility

import (
	"errors"
	"io"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/prompt"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// readHost is Read-Host.
type readHost struct {
	Prompt         value.Value   `ps:"pos=0 rest" validate:"allownull"`
	AsSecureString cmdlet.Switch `ps:"AsSecureString:"`
	MaskInput      cmdlet.Switch `ps:"AsString:"`
}

// Begin implements cmdlet.Beginner.
func (r *readHost) Begin(c *cmdlet.Context) error {
	if r.Prompt.IsNull() {
		line, err := prompt.Line(c.Context(), c.Session(), r.hidden())
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if err != nil {
			return c.Write(value.Null)
		}
		return r.write(c, value.String(line))
	}
	text, err := r.promptText(c)
	if err != nil {
		return err
	}
	if text == "" {
		return errs.New("System.Management.Automation.PSArgumentException", "Argument", errs.InvalidArgument, value.Null, "name cannot be null or empty.")
	}
	values, ok, err := prompt.Fields(c.Context(), c, c.Session(), "", "", []prompt.Field{{Name: text, Secure: r.hidden()}})
	if err != nil || !ok {
		return err
	}
	return r.write(c, values[0])
}

func (r *readHost) hidden() bool { return bool(r.AsSecureString || r.MaskInput) }

// write gives what was typed: as text, or as a SecureString.
func (r *readHost) write(c *cmdlet.Context, v value.Value) error {
	if !r.AsSecureString {
		return c.Write(v)
	}
	text, _ := v.AsString()
	return c.Write(value.Of(types.NewSecureString(text)))
}

// promptText joins the words of the prompt with blanks.
func (r *readHost) promptText(c *cmdlet.Context) (string, error) {
	var words []string
	err := types.Each(c, r.Prompt, func(v value.Value) error {
		words = append(words, types.ToString(c, v))
		return nil
	})
	return strings.Join(words, " "), err
}
