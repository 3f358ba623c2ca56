package main

import (
	"context"
	"os"
	"path/filepath"

	"goposh/interp"
	"goposh/runtime/value"
)

// profileNames are the members of $PROFILE in the order in which the profiles run.
var profileNames = [...]string{"AllUsersAllHosts", "AllUsersCurrentHost", "CurrentUserAllHosts", "CurrentUserCurrentHost"}

// profilePaths are the files of the profiles, in the order of profileNames.
func (s *shell) profilePaths() [len(profileNames)]string {
	const all, host = "profile.ps1", "Microsoft.PowerShell_profile.ps1"
	env := s.rs.Session().Env
	user := ""
	if config, ok := env.Get("XDG_CONFIG_HOME"); ok && config != "" {
		user = filepath.Join(config, "powershell")
	} else if home, ok := env.Get("HOME"); ok {
		user = filepath.Join(home, ".config", "powershell")
	}
	shared := interp.PSHome()
	return [...]string{filepath.Join(shared, all), filepath.Join(shared, host), filepath.Join(user, all), filepath.Join(user, host)}
}

// setProfile sets $PROFILE: the path of the user's own profile, with the others as members.
func (s *shell) setProfile() {
	paths := s.profilePaths()
	o, notes := value.Wrap(value.String(paths[len(paths)-1]))
	for i, name := range profileNames {
		notes.SetNote(name, value.String(paths[i]))
	}
	// A fresh session has no variable of that name that could refuse the value.
	_ = s.rs.SetVariable("PROFILE", o)
}

// runProfiles runs the profiles that exist. exited tells that one of them called exit.
func (s *shell) runProfiles(ctx context.Context) (code int, exited bool) {
	for _, path := range s.profilePaths() {
		if st, err := os.Stat(path); err != nil || st.IsDir() {
			continue
		}
		sb, err := s.rs.LoadScript(path)
		if err != nil {
			s.writeTerminating(err)
			continue
		}
		if code, exited = s.exec(ctx, sb, interp.ExecOptions{Name: path}); exited {
			return code, true
		}
	}
	return 0, false
}
