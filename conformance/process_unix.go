//go:build unix

package conformance

import (
	"os/exec"
	"syscall"
)

// killWithChildren makes cmd's context end the processes that it started, too.
func killWithChildren(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}

// killTree ends a started cmd and what is left of the processes it started.
func killTree(cmd *exec.Cmd) { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
