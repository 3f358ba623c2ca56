//go:build unix

package interp

import (
	"errors"
	"os/exec"
	"syscall"

	"goposh/runtime/process"
)

// ownGroup puts the program into a process group of its own, so that what it starts can be ended with it. A program that
// uses the console stays in the shell's group, which the terminal belongs to.
func ownGroup(c *exec.Cmd, console bool) {
	if !console {
		c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	}
}

// killGroup ends the program and what it started.
func killGroup(c *exec.Cmd) {
	if c.Process == nil {
		return
	}
	if c.SysProcAttr != nil && c.SysProcAttr.Setpgid {
		_ = syscall.Kill(-c.Process.Pid, syscall.SIGKILL)
		return
	}
	// One that has ended meanwhile has nothing left below it.
	if p, err := process.ByID(c.Process.Pid); err == nil {
		_ = p.KillTree()
	}
	_ = c.Process.Kill()
}

// exitStatus is the exit code: 128 and the signal's number for a program that a signal ended.
func exitStatus(c *exec.Cmd, err error) int {
	var ee *exec.ExitError
	if errors.As(err, &ee) {
		if ws, ok := ee.Sys().(syscall.WaitStatus); ok && ws.Signaled() {
			return 128 + int(ws.Signal())
		}
		return ee.ExitCode()
	}
	if c.ProcessState != nil {
		return c.ProcessState.ExitCode()
	}
	return -1
}
