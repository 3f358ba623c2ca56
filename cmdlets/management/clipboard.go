package management

import (
	"bytes"
	"os/exec"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// clipboardPrograms are the programs that reach the clipboard: to copy to it and to paste from it.
var clipboardPrograms = [...]struct{ copy, paste []string }{
	{[]string{"wl-copy"}, []string{"wl-paste", "--no-newline"}},
	{[]string{"xclip", "-selection", "clipboard", "-in"}, []string{"xclip", "-selection", "clipboard", "-out"}},
	{[]string{"xsel", "--clipboard", "--input"}, []string{"xsel", "--clipboard", "--output"}},
	{[]string{"pbcopy"}, []string{"pbpaste"}},
}

func noClipboard(c *cmdlet.Context) error {
	return c.Terminate("System.NotSupportedException", "ClipboardNotSupported", errs.NotImplemented, value.Null,
		"This command cannot be run because no clipboard program (wl-copy, xclip, xsel) was found.")
}

// pasteText reads the clipboard.
func pasteText(c *cmdlet.Context) (string, error) {
	env := c.Session().Env
	for _, p := range clipboardPrograms {
		path, ok := lookPath(env, p.paste[0])
		if !ok {
			continue
		}
		cmd := exec.CommandContext(c.Context(), path, p.paste[1:]...)
		cmd.Env = env.Entries()
		var out bytes.Buffer
		cmd.Stdout = &out
		if err := cmd.Run(); err != nil {
			return "", nil // an empty clipboard is no error
		}
		return out.String(), nil
	}
	return "", noClipboard(c)
}

// copyText fills the clipboard.
func copyText(c *cmdlet.Context, text string) error {
	env := c.Session().Env
	for _, p := range clipboardPrograms {
		path, ok := lookPath(env, p.copy[0])
		if !ok {
			continue
		}
		cmd := exec.CommandContext(c.Context(), path, p.copy[1:]...)
		cmd.Env, cmd.Stdin = env.Entries(), strings.NewReader(text)
		if err := cmd.Run(); err != nil {
			return c.Terminate("System.InvalidOperationException", "ClipboardFailed", errs.WriteError, value.Null, "The clipboard could not be set: %s", err.Error())
		}
		return nil
	}
	return noClipboard(c)
}
