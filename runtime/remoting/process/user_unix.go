//go:build unix

package process

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"strconv"
	"strings"
	"syscall"
)

// prepare makes the command that serves the job, under the user's name where one is given, and what must be written to it first.
// The superuser may start it as anybody; others go through sudo where its rules let them, else through su with the user's
// password.
func (p *isolation) prepare(m *start) (cmd *exec.Cmd, feed string, err error) {
	if len(p.command) == 0 {
		return nil, "", errors.New("no program for jobs was chosen")
	}
	cmd = exec.Command(p.command[0], p.command[1:]...)
	cmd.Env = m.Env
	cmd.Dir = m.Directory
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if p.user == "" {
		return cmd, "", nil
	}
	u, err := user.Lookup(p.user)
	if err != nil {
		return nil, "", fmt.Errorf("there is no user %s", p.user)
	}
	if u.Uid == strconv.Itoa(os.Getuid()) {
		return cmd, "", nil
	}
	m.Env = asUser(m.Env, u)
	cmd.Env = m.Env
	if os.Getuid() == 0 {
		cmd.SysProcAttr.Credential, err = credential(u)
		return cmd, "", err
	}
	if sudo, err := exec.LookPath("sudo"); err == nil && exec.Command(sudo, append([]string{"-n", "-l", "-u", u.Username}, p.command...)...).Run() == nil {
		return p.through(cmd, sudo, append([]string{"-n", "-u", u.Username, "--"}, p.command...)), "", nil
	}
	su, err := exec.LookPath("su")
	if err != nil || p.password == "" {
		return nil, "", fmt.Errorf("this user may not start programs as %s", p.user)
	}
	words := make([]string, len(p.command))
	for i, w := range p.command {
		words[i] = "'" + strings.ReplaceAll(w, "'", `'\''`) + "'"
	}
	return p.through(cmd, su, []string{u.Username, "-c", "exec " + strings.Join(words, " ")}), p.password + "\n", nil
}

// through replaces the program of a command by one that starts it.
func (*isolation) through(cmd *exec.Cmd, path string, args []string) *exec.Cmd {
	c := exec.Command(path, args...)
	c.Env, c.Dir, c.SysProcAttr = cmd.Env, cmd.Dir, cmd.SysProcAttr
	return c
}

// asUser is an environment in which the names that describe the user are u's.
func asUser(env []string, u *user.User) []string {
	own := map[string]string{"USER": u.Username, "LOGNAME": u.Username, "HOME": u.HomeDir}
	var out []string
	for _, e := range env {
		if name, _, _ := strings.Cut(e, "="); own[name] == "" {
			out = append(out, e)
		}
	}
	return append(out, "USER="+u.Username, "LOGNAME="+u.Username, "HOME="+u.HomeDir)
}

func credential(u *user.User) (*syscall.Credential, error) {
	id := func(s string) (uint32, error) {
		n, err := strconv.ParseUint(s, 10, 32)
		return uint32(n), err
	}
	uid, err := id(u.Uid)
	if err != nil {
		return nil, err
	}
	gid, err := id(u.Gid)
	if err != nil {
		return nil, err
	}
	c := &syscall.Credential{Uid: uid, Gid: gid}
	groups, err := u.GroupIds()
	if err != nil {
		return nil, err
	}
	for _, g := range groups {
		n, err := id(g)
		if err != nil {
			return nil, err
		}
		c.Groups = append(c.Groups, n)
	}
	return c, nil
}

// kill ends the process and what it started in its group.
func kill(c *exec.Cmd) {
	if c.Process != nil {
		// One that has ended meanwhile cannot be killed.
		_ = syscall.Kill(-c.Process.Pid, syscall.SIGKILL)
	}
}
