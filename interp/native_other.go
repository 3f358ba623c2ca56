//go:build !unix

package interp

import (
	"errors"
	"os/exec"
)

// ownGroup does nothing: there are no process groups here.
func ownGroup(*exec.Cmd, bool) {}

// killGroup ends the program.
func killGroup(c *exec.Cmd) {
	if c.Process != nil {
		_ = c.Process.Kill()
	}
}

// exitStatus is the exit code.
func exitStatus(c *exec.Cmd, err error) int {
	var ee *exec.ExitError
	if errors.As(err, &ee) {
		return ee.ExitCode()
	}
	if c.ProcessState != nil {
		return c.ProcessState.ExitCode()
	}
	return -1
}
