package management

import (
	"encoding/base64"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/value"
)

// setClipboard is Set-Clipboard.
type setClipboard struct {
	Value    []string      `ps:"mandatory pos=0 pipe byname" validate:"allownull; allowemptycollection; allowempty"`
	Append   cmdlet.Switch `ps:""`
	PassThru cmdlet.Switch `ps:""`
	AsOSC52  cmdlet.Switch `ps:"" alias:"ToLocalhost"`

	lines []string
}

// Process implements cmdlet.Processor.
func (s *setClipboard) Process(*cmdlet.Context) error {
	s.lines = append(s.lines, s.Value...)
	return nil
}

// End implements cmdlet.Ender.
func (s *setClipboard) End(c *cmdlet.Context) error {
	text := strings.Join(s.lines, "\n")
	if s.Append {
		old, err := pasteText(c)
		if err != nil {
			return err
		}
		if old != "" {
			text = old + "\n" + text
		}
	}
	if ok, err := c.ShouldProcess(text, "Set-Clipboard"); !ok || err != nil {
		return err
	}
	if s.AsOSC52 {
		if h := c.Session().Host; h != nil {
			h.Write("\x1b]52;;" + base64.StdEncoding.EncodeToString([]byte(text)) + "\a")
		}
	} else if err := copyText(c, text); err != nil {
		return err
	}
	if s.PassThru {
		return c.Write(value.String(text))
	}
	return nil
}
