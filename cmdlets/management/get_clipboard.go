package management

import (
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/value"
)

// getClipboard is Get-Clipboard.
type getClipboard struct {
	Raw       cmdlet.Switch `ps:""`
	Delimiter []string      `ps:""`
}

// Process implements cmdlet.Processor.
func (g *getClipboard) Process(c *cmdlet.Context) error {
	text, err := pasteText(c)
	if err != nil || text == "" {
		return err
	}
	if g.Raw {
		return c.Write(value.String(text))
	}
	delimiters := g.Delimiter
	if len(delimiters) == 0 {
		delimiters = []string{"\n"}
		text = strings.ReplaceAll(text, "\r\n", "\n")
	}
	parts := []string{text}
	for _, d := range delimiters {
		var next []string
		for _, p := range parts {
			next = append(next, strings.Split(p, d)...)
		}
		parts = next
	}
	for _, p := range parts {
		if err := c.Write(value.String(p)); err != nil {
			return err
		}
	}
	return nil
}
