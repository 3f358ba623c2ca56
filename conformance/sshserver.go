package conformance

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// sshServer is an OpenSSH server on the loopback interface, with goposh as its
// powershell subsystem, and an ssh command that knows it as SERVER1, SERVER2
// and SERVER3. reference/remoting.README.md describes what it imitates.
type sshServer struct {
	// binDir holds the ssh command; it goes in front of PATH.
	binDir string
	// home is where the remote side starts.
	home string
	cmd  *exec.Cmd
}

// remotingPrefixes begin the ids of the cases that need an SSH server.
var remotingPrefixes = [...]string{"remoting/", OwnCases + "/remoting/"}

func needsSSH(c *Case) bool {
	for _, prefix := range remotingPrefixes {
		if strings.HasPrefix(c.ID, prefix) {
			return true
		}
	}
	return false
}

// findSSHD looks for the server also where ordinary users don't.
func findSSHD() (string, error) {
	if path, err := exec.LookPath("sshd"); err == nil {
		return filepath.Abs(path)
	}
	return exec.LookPath("/usr/sbin/sshd")
}

func hasSSHD() bool {
	_, err := findSSHD()
	return err == nil
}

// startSSHServer starts a server below dir whose subsystem is shell.
func startSSHServer(ctx context.Context, dir, shell string) (*sshServer, error) {
	sshd, err := findSSHD()
	if err != nil {
		return nil, err
	}
	ssh, err := exec.LookPath("ssh")
	if err != nil {
		return nil, err
	}
	me, err := user.Current()
	if err != nil {
		return nil, err
	}
	s := &sshServer{binDir: filepath.Join(dir, "bin"), home: me.HomeDir}
	if err := s.makeKeys(ctx, dir); err != nil {
		return nil, err
	}
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	if err := s.configure(dir, shell, ssh, me.Username, port); err != nil {
		return nil, err
	}
	if me.Uid == "0" {
		// sshd as root insists on its privilege separation directory.
		if err := os.MkdirAll("/run/sshd", 0o755); err != nil {
			return nil, err
		}
	}
	s.cmd = exec.CommandContext(context.Background(), sshd, "-D", "-e", "-f", filepath.Join(dir, "sshd_config"))
	killWithChildren(s.cmd)
	log := &tailWriter{}
	s.cmd.Stderr = log
	s.cmd.WaitDelay = time.Second
	if err := s.cmd.Start(); err != nil {
		return nil, err
	}
	if err := waitForPort(ctx, port); err != nil {
		s.close()
		return nil, fmt.Errorf("the SSH server does not answer: %w\n%s", err, log)
	}
	return s, nil
}

func (s *sshServer) makeKeys(ctx context.Context, dir string) error {
	if err := os.MkdirAll(s.binDir, 0o755); err != nil {
		return err
	}
	for _, name := range []string{"host", "client"} {
		path := filepath.Join(dir, name)
		out, err := exec.CommandContext(ctx, "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "conformance", "-f", path).CombinedOutput()
		if err != nil {
			return fmt.Errorf("ssh-keygen: %w\n%s", err, out)
		}
	}
	return nil
}

func (s *sshServer) configure(dir, shell, ssh, username string, port int) error {
	// With SHLVL set, bash leaves out the .bashrc that it otherwise reads under
	// sshd: whatever that does is not part of the test.
	serverConfig := fmt.Sprintf(`ListenAddress 127.0.0.1
Port %d
HostKey %[2]s/host
AuthorizedKeysFile %[2]s/client.pub
PidFile none
UsePAM no
UseDNS no
StrictModes no
PermitRootLogin prohibit-password
PasswordAuthentication no
KbdInteractiveAuthentication no
LogLevel ERROR
PrintMotd no
MaxStartups 200
MaxSessions 200
SetEnv TZ=UTC LANG=en_US.UTF-8 SHLVL=1
Subsystem powershell %s -sshs -NoLogo -NoProfile
`, port, dir, shell)
	clientConfig := fmt.Sprintf(`Host server1 server2 server3 SERVER1 SERVER2 SERVER3
    HostName 127.0.0.1
    Port %d
    User %s
    IdentityFile %s/client
    IdentitiesOnly yes
    StrictHostKeyChecking no
    UserKnownHostsFile /dev/null
    LogLevel ERROR
`, port, username, dir)
	// The recorded login name was "user". What an unknown host's name gives
	// depends on the resolver, so the answer comes from here.
	command := fmt.Sprintf(`#!/bin/sh
n=$#
while [ "$n" -gt 0 ]; do
    arg=$1
    shift
    n=$((n - 1))
    case $arg in
    -l)
        if [ "$1" = user ]; then
            shift
            n=$((n - 1))
            continue
        fi
        ;;
    user@*) arg=${arg#user@} ;;
    esac
    case $arg in
    nosuchhost | NOSUCHHOST)
        echo "ssh: Could not resolve hostname $arg: Name or service not known" >&2
        exit 255
        ;;
    esac
    set -- "$@" "$arg"
done
exec %s -F %s/ssh_config "$@"
`, ssh, dir)

	for path, file := range map[string]struct {
		text string
		mode os.FileMode
	}{
		filepath.Join(dir, "sshd_config"): {serverConfig, 0o644},
		filepath.Join(dir, "ssh_config"):  {clientConfig, 0o644},
		filepath.Join(s.binDir, "ssh"):    {command, 0o755},
	} {
		if err := os.WriteFile(path, []byte(file.text), file.mode); err != nil {
			return err
		}
	}
	return nil
}

// close ends the server and the sessions that it still has.
func (s *sshServer) close() {
	killTree(s.cmd)
	// That it was killed is no news.
	_ = s.cmd.Wait()
}

// serverList is the servers that a run has started.
type serverList struct {
	mu      sync.Mutex
	servers []*sshServer
}

func (l *serverList) add(s *sshServer) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.servers = append(l.servers, s)
}

func (l *serverList) close() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, s := range l.servers {
		s.close()
	}
	l.servers = nil
}

// freePort is a loopback port on which nothing listens.
func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

func waitForPort(ctx context.Context, port int) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	var dialer net.Dialer
	for {
		conn, err := dialer.DialContext(ctx, "tcp", fmt.Sprintf("127.0.0.1:%d", port))
		if err == nil {
			return conn.Close()
		}
		select {
		case <-ctx.Done():
			return errors.Join(ctx.Err(), err)
		case <-time.After(20 * time.Millisecond):
		}
	}
}
