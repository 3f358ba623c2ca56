//go:build unix

package process

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"strconv"
	"syscall"

	"goposh/runtime/process"
)

// prepare makes the command that serves the job, under the user's name where one is given, and what must be written to it first.
// A program of another user starts in the root directory: whether the user may enter the job's is the server's to find out.
func (p *isolation) prepare(ctx context.Context, m *start) (cmd *exec.Cmd, feed string, err error) {
	if len(p.command) == 0 {
		return nil, "", errors.New("no program for jobs was chosen")
	}
	cmd = exec.Command(p.command[0], p.command[1:]...)
	cmd.Env, cmd.Dir = m.Env, m.Directory
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if p.user == "" {
		return cmd, "", nil
	}
	a, err := lookup(ctx, p.user)
	if err != nil {
		return nil, "", err
	}
	if a.uid == strconv.Itoa(os.Geteuid()) {
		return cmd, "", nil
	}
	m.Env, m.User = a.environment(m.Env), a.name
	if os.Geteuid() != 0 {
		return p.elevate(ctx, a, m.Env)
	}
	cmd.Env, cmd.Dir = m.Env, "/"
	cmd.SysProcAttr.Credential, err = a.credential()
	return cmd, "", err
}

// kill ends the process and what it started: in its group, and the programs of its job, which have groups of their own.
func kill(c *exec.Cmd) {
	if c.Process == nil {
		return
	}
	// One that has ended meanwhile cannot be killed; nor can another user's, which ends with its standard input.
	if p, err := process.ByID(c.Process.Pid); err == nil {
		_ = p.KillTree()
	}
	_ = syscall.Kill(-c.Process.Pid, syscall.SIGKILL)
	_ = c.Process.Kill()
}
