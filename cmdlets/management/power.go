package management

import (
	"bytes"
	"os"
	"os/exec"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// powerCommand runs the system's program that restarts or stops the computer.
func powerCommand(c *cmdlet.Context, name, program string) error {
	host, err := os.Hostname()
	if err != nil {
		host = "localhost"
	}
	if ok, err := c.ShouldProcess("localhost ("+host+")", name); !ok || err != nil {
		return err
	}
	env := c.Session().Env
	path, args := "", []string{program}
	if full, ok := lookPath(env, "systemctl"); ok {
		path, args = full, []string{"systemctl", program}
	} else if full, ok := lookPath(env, program); ok {
		path = full
	}
	if path == "" {
		return c.Terminate("System.PlatformNotSupportedException", "CommandNotFound", errs.NotImplemented, value.Null,
			"The computer cannot be controlled: the system has no program for it.")
	}
	var out bytes.Buffer
	cmd := exec.CommandContext(c.Context(), path, args[1:]...)
	cmd.Args[0], cmd.Env, cmd.Stderr = args[0], env.Entries(), &out
	if err := cmd.Run(); err != nil {
		text := strings.TrimSpace(out.String())
		if text == "" {
			text = err.Error()
		}
		return c.Fail("System.InvalidOperationException", "CommandFailed", errs.OperationStopped, value.String("localhost"), "%s failed: %s", name, text)
	}
	return nil
}
