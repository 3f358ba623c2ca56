//go:build unix

package process

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// askTime bounds a question to sudo.
const askTime = 10 * time.Second

// elevate makes the command of a user who is not the superuser: sudo where its rules need no password, else su with the other user's
// password, and where there is no su, sudo with the password it asks for. None of them has a terminal to ask at.
func (p *isolation) elevate(ctx context.Context, a account, env []string) (cmd *exec.Cmd, feed string, err error) {
	ctx, cancel := context.WithTimeout(ctx, askTime)
	defer cancel()
	detached := func(cmd *exec.Cmd) *exec.Cmd {
		cmd.Env, cmd.Dir = env, "/"
		cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
		return cmd
	}
	sudo, noSudo := exec.LookPath("sudo")
	if noSudo == nil {
		if detached(exec.CommandContext(ctx, sudo, p.sudoArguments(a, "-n", "-l")...)).Run() == nil {
			return detached(exec.Command(sudo, p.sudoArguments(a, "-n")...)), "", nil
		}
	}
	if err := context.Cause(ctx); err != nil {
		return nil, "", fmt.Errorf("sudo does not answer: %w", err)
	}
	switch su, noSu := exec.LookPath("su"); {
	case p.password == "":
		return nil, "", fmt.Errorf("this user may not start programs as %s without a password", a.name)
	case strings.ContainsAny(p.password, "\r\n\x00"):
		return nil, "", errors.New("the password has a line break or null character in it")
	case noSu == nil:
		return detached(exec.Command(su, a.name, "-c", "exec "+quoted(p.command))), p.password + "\n", nil
	case noSudo == nil:
		// Told once and with nothing behind it: a wrong password must not make sudo read the job as the next attempt.
		check := detached(exec.CommandContext(ctx, sudo, p.sudoArguments(a, "-k", "-S", "-p", "", "-l")...))
		check.Stdin = strings.NewReader(p.password + "\n")
		if out, err := check.CombinedOutput(); err != nil {
			return nil, "", errors.New(strings.TrimSuffix(fmt.Sprintf("this user may not start programs as %s: %s", a.name, strings.TrimSpace(string(out))), ": "))
		}
		return detached(exec.Command(sudo, p.sudoArguments(a, "-k", "-S", "-p", "")...)), p.password + "\n", nil
	}
	return nil, "", errors.New("there is neither sudo nor su to start programs as another user with")
}

// sudoArguments are flags, the user, and the program of jobs.
func (p *isolation) sudoArguments(a account, flags ...string) []string {
	return append(append(flags, "-u", a.name, "--"), p.command...)
}

// quoted are words as a shell reads them. Those that need no quotes get none: not every shell reads quotes alike.
func quoted(words []string) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w
		if w == "" || strings.Trim(w, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+:,@%") != "" {
			out[i] = "'" + strings.ReplaceAll(w, "'", `'\''`) + "'"
		}
	}
	return strings.Join(out, " ")
}
