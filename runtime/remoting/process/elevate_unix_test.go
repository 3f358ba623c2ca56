//go:build unix

package process

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/user"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"goposh/runtime/job"
)

// fakes puts programs of these names, with these shell scripts, alone on the path. A script notes how it was called in "calls".
func fakes(t *testing.T, programs map[string]string) (calls string) {
	t.Helper()
	dir := t.TempDir()
	calls = filepath.Join(dir, "calls")
	for name, script := range programs {
		note := "#!/bin/sh\necho \"" + name + " $*\" >> " + calls + "\n"
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(note+script), 0o755))
	}
	t.Setenv("PATH", dir)
	return calls
}

func called(t *testing.T, path string) []string {
	t.Helper()
	b, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	require.NoError(t, err)
	return strings.Split(strings.TrimSpace(string(b)), "\n")
}

func TestElevate(t *testing.T) {
	const refuses, allows = "exit 1", "exit 0"
	// Allows what is asked with the password on standard input.
	const knows = "for a; do [ \"$a\" = -n ] && exit 1; done\nread p\n[ \"$p\" = secret ] || { echo 'Sorry, try again.' >&2; exit 1; }"
	for _, c := range []struct {
		name, password string
		programs       map[string]string
		asked          []string
		args           []string
		feed, err      string
	}{
		{name: "sudo's rules", programs: map[string]string{"sudo": allows, "su": refuses},
			asked: []string{"sudo -n -l -u bob -- /opt/go posh -jobserver"},
			args:  []string{"sudo", "-n", "-u", "bob", "--", "/opt/go posh", "-jobserver"}},
		{name: "sudo's rules before the password", password: "secret", programs: map[string]string{"sudo": allows, "su": refuses},
			asked: []string{"sudo -n -l -u bob -- /opt/go posh -jobserver"},
			args:  []string{"sudo", "-n", "-u", "bob", "--", "/opt/go posh", "-jobserver"}},
		{name: "su", password: "secret", programs: map[string]string{"sudo": refuses, "su": allows},
			asked: []string{"sudo -n -l -u bob -- /opt/go posh -jobserver"},
			args:  []string{"su", "bob", "-c", "exec '/opt/go posh' -jobserver"}, feed: "secret\n"},
		{name: "su, no sudo", password: "secret", programs: map[string]string{"su": allows},
			args: []string{"su", "bob", "-c", "exec '/opt/go posh' -jobserver"}, feed: "secret\n"},
		{name: "sudo's password, no su", password: "secret", programs: map[string]string{"sudo": knows},
			asked: []string{"sudo -n -l -u bob -- /opt/go posh -jobserver", "sudo -k -S -p  -l -u bob -- /opt/go posh -jobserver"},
			args:  []string{"sudo", "-k", "-S", "-p", "", "-u", "bob", "--", "/opt/go posh", "-jobserver"}, feed: "secret\n"},
		{name: "sudo's wrong password", password: "wrong", programs: map[string]string{"sudo": knows},
			asked: []string{"sudo -n -l -u bob -- /opt/go posh -jobserver", "sudo -k -S -p  -l -u bob -- /opt/go posh -jobserver"},
			err:   "this user may not start programs as bob: Sorry, try again."},
		{name: "no password", programs: map[string]string{"sudo": refuses, "su": allows},
			asked: []string{"sudo -n -l -u bob -- /opt/go posh -jobserver"}, err: "without a password"},
		{name: "line break", password: "a\nb", programs: map[string]string{"su": allows}, err: "line break"},
		{name: "neither", password: "secret", err: "neither sudo nor su"},
	} {
		t.Run(c.name, func(t *testing.T) {
			calls := fakes(t, c.programs)
			p := &isolation{command: []string{"/opt/go posh", "-jobserver"}, user: "bob", password: c.password}
			cmd, feed, err := p.elevate(t.Context(), account{name: "bob"}, []string{"USER=bob"})
			assert.Equal(t, c.asked, called(t, calls))
			if c.err != "" {
				assert.ErrorContains(t, err, c.err)
				return
			}
			require.NoError(t, err)
			cmd.Args[0] = filepath.Base(cmd.Args[0])
			assert.Equal(t, c.args, cmd.Args)
			assert.Equal(t, c.feed, feed)
			assert.Equal(t, []string{"USER=bob"}, cmd.Env)
			assert.Equal(t, "/", cmd.Dir)
			assert.True(t, cmd.SysProcAttr.Setsid, "a password must not be asked for at the terminal")
		})
	}
}

func TestLookupRefusesWhatIsNoUser(t *testing.T) {
	for _, name := range []string{"", "-root", "root:x", "a\nb", "no-such-user-here"} {
		_, err := lookup(t.Context(), name)
		assert.Error(t, err, name)
	}
}

func TestAccountEnvironment(t *testing.T) {
	me, err := user.Current()
	require.NoError(t, err)
	a, err := lookup(t.Context(), `.\`+me.Username)
	require.NoError(t, err)
	assert.Equal(t, me.Uid, a.uid)
	a = account{name: "bob", home: "/home/bob", shell: "/bin/sh"}
	assert.ElementsMatch(t, []string{"PATH=/bin", "SHELLS=2", "USER=bob", "LOGNAME=bob", "HOME=/home/bob", "SHELL=/bin/sh"},
		a.environment([]string{"HOME=/root", "PATH=/bin", "SHELL=/bin/zsh", "SHELLS=2", "XDG_RUNTIME_DIR=/run/user/0", "SSH_AUTH_SOCK=/x"}))
}

// talkTo runs the conversation with a shell script in place of a program that serves jobs.
func talkTo(t *testing.T, ctx context.Context, feed, script string) (said string, in *bytes.Buffer, err error) {
	t.Helper()
	dir := t.TempDir()
	p := &isolation{command: []string{"/bin/sh", "-c", script}}
	cmd, _, err := p.prepare(ctx, &start{Directory: dir, Env: os.Environ()})
	require.NoError(t, err)
	stdin, err := cmd.StdinPipe()
	require.NoError(t, err)
	stdout, err := cmd.StdoutPipe()
	require.NoError(t, err)
	var complaint tail
	cmd.Stderr = &complaint
	cmd.WaitDelay = outputDelay
	require.NoError(t, cmd.Start())
	c := &client{in: stdin, out: newSender(stdin), sinks: job.Sinks{}}
	err = c.talk(ctx, cmd, stdout, feed, &start{Text: "the job"}, &complaint)
	got, rerr := os.ReadFile(filepath.Join(dir, "got"))
	if rerr != nil {
		got = nil
	}
	return complaint.after("bob"), bytes.NewBuffer(got), err
}

// TestNothingButThePasswordIsToldBeforeTheProgramServes: what asks for a password again must not get the job.
func TestNothingButThePasswordIsToldBeforeTheProgramServes(t *testing.T) {
	said, got, err := talkTo(t, t.Context(), "secret\n", "printf 'Password: ' >&2; read p; echo \"$p\" > got; echo 'su: Authentication failure' >&2; exit 1")
	assert.ErrorIs(t, err, errNotStarted)
	assert.Equal(t, "the process of the job did not start as bob. su: Authentication failure", said)
	assert.Equal(t, "secret\n", got.String())
}

func TestJobIsToldOnceTheProgramServes(t *testing.T) {
	_, got, err := talkTo(t, t.Context(), "secret\n", `read p; echo 'Welcome!'; echo '{"goposh":"job"}'; read m; echo "$m" > got; echo '{"end":{}}'`)
	require.NoError(t, err)
	var m start
	require.NoError(t, json.Unmarshal(got.Bytes(), &m))
	assert.Equal(t, "the job", m.Text)
	assert.NotContains(t, got.String(), "secret")
}

func TestRefusalIsTold(t *testing.T) {
	_, _, err := talkTo(t, t.Context(), "", `echo '{"goposh":"job"}'; read m; echo '{"end":{"refused":"no way in"}}'`)
	assert.ErrorIs(t, err, errRefused)
	assert.ErrorContains(t, err, "no way in")
}

// TestStopEndsWhatAsksForAPassword stops a job whose process never serves.
func TestStopEndsWhatAsksForAPassword(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(100*time.Millisecond, cancel)
	begun := time.Now()
	_, _, err := talkTo(t, ctx, "", "sleep 600")
	assert.ErrorIs(t, err, errNotStarted)
	assert.Less(t, time.Since(begun), killAfter)
}
