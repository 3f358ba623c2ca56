//go:build !unix

package process

import (
	"context"
	"errors"
	"os/exec"
)

// prepare makes the command that serves the job; other users' names cannot be used here.
func (p *isolation) prepare(_ context.Context, m *start) (cmd *exec.Cmd, feed string, err error) {
	if len(p.command) == 0 {
		return nil, "", errors.New("no program for jobs was chosen")
	}
	if p.user != "" {
		return nil, "", errors.New("jobs under another user's name are not supported on this platform")
	}
	cmd = exec.Command(p.command[0], p.command[1:]...)
	cmd.Env, cmd.Dir = m.Env, m.Directory
	return cmd, "", nil
}

// kill ends the process.
func kill(c *exec.Cmd) {
	if c.Process != nil {
		// One that has ended meanwhile cannot be killed.
		_ = c.Process.Kill()
	}
}
