//go:build unix

package process

import (
	"context"
	"fmt"
	"os/exec"
	"os/user"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// account is what the system knows of a user.
type account struct{ name, uid, gid, home, shell string }

// lookup finds a user, by name or as ".\name". getent knows users that only the name service has, and login shells.
func lookup(ctx context.Context, name string) (account, error) {
	name = strings.TrimPrefix(name, `.\`)
	if name == "" || strings.HasPrefix(name, "-") || strings.ContainsAny(name, ":\x00\n") {
		return account{}, fmt.Errorf("%q is not the name of a user", name)
	}
	if out, err := exec.CommandContext(ctx, "getent", "passwd", name).Output(); err == nil {
		if f := strings.Split(strings.TrimSpace(string(out)), ":"); len(f) == 7 && f[0] == name {
			return account{name: f[0], uid: f[2], gid: f[3], home: f[5], shell: f[6]}, nil
		}
	}
	u, err := user.Lookup(name)
	if err != nil {
		return account{}, fmt.Errorf("there is no user %s", name)
	}
	return account{name: u.Username, uid: u.Uid, gid: u.Gid, home: u.HomeDir}, nil
}

// private are variables that tell where another user keeps things, or open what is that user's alone.
var private = []string{"MAIL", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_SESSION_ID",
	"DBUS_SESSION_BUS_ADDRESS", "SSH_AUTH_SOCK", "XAUTHORITY"}

// environment is env with the variables that describe a user telling of this one.
func (a account) environment(env []string) []string {
	own := []string{"USER=" + a.name, "LOGNAME=" + a.name, "HOME=" + a.home}
	if a.shell != "" {
		own = append(own, "SHELL="+a.shell)
	}
	out := slices.DeleteFunc(slices.Clone(env), func(e string) bool {
		name, _, _ := strings.Cut(e, "=")
		return slices.Contains(private, name) || slices.ContainsFunc(own, func(o string) bool { return strings.HasPrefix(o, name+"=") })
	})
	return append(out, own...)
}

// credential is what the superuser starts a program of the user with.
func (a account) credential() (*syscall.Credential, error) {
	u := &user.User{Username: a.name, Uid: a.uid, Gid: a.gid, HomeDir: a.home}
	groups, err := u.GroupIds()
	if err != nil {
		return nil, err
	}
	var ids []uint32
	for _, g := range append([]string{a.uid, a.gid}, groups...) {
		n, err := strconv.ParseUint(g, 10, 32)
		if err != nil {
			return nil, err
		}
		ids = append(ids, uint32(n))
	}
	return &syscall.Credential{Uid: ids[0], Gid: ids[1], Groups: ids[2:]}, nil
}
