package conformance

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// baseEnv is the environment of the recordings. bin, where not empty, goes in
// front of PATH.
func baseEnv(home, bin string) map[string]string {
	path := os.Getenv("PATH")
	if bin != "" {
		path = bin + string(os.PathListSeparator) + path
	}
	env := map[string]string{
		"PATH": path, "HOME": home, "TERM": "dumb", "NO_COLOR": "1", "TZ": "UTC", "LANG": "en_US.UTF-8",
	}
	// What the system itself cannot do without.
	for _, name := range []string{"USER", "LOGNAME", "TMPDIR", "SystemRoot", "TEMP", "TMP", "PATHEXT", "GOCOVERDIR"} {
		if value, ok := os.LookupEnv(name); ok {
			env[name] = value
		}
	}
	return env
}

func environ(env map[string]string) []string {
	var list []string
	for _, name := range slices.Sorted(maps.Keys(env)) {
		list = append(list, name+"="+env[name])
	}
	return list
}

// processRunner runs whole-process cases with one binary in place of pwsh.
type processRunner struct {
	// binary is goposh itself; shell is the name pwsh for it, under which it
	// is run.
	binary, shell string
	work          *workspace
	timeout       time.Duration
	// ssh starts the server of remoting cases, once.
	ssh func() (*sshServer, error)
}

// newProcessRunner prepares to run binary.
func newProcessRunner(binary string, work *workspace, timeout time.Duration, servers *serverList) (*processRunner, error) {
	binDir, err := work.dir()
	if err != nil {
		return nil, err
	}
	p := &processRunner{binary: binary, shell: filepath.Join(binDir, "pwsh"+filepath.Ext(binary)), work: work, timeout: timeout}
	for _, name := range []string{p.shell, filepath.Join(binDir, "goposh"+filepath.Ext(binary))} {
		if err := link(binary, name); err != nil {
			return nil, err
		}
	}
	p.ssh = sync.OnceValues(func() (*sshServer, error) {
		dir, err := work.dir()
		if err != nil {
			return nil, err
		}
		server, err := startSSHServer(context.Background(), dir, p.shell)
		if err == nil {
			servers.add(server)
		}
		return server, err
	})
	return p, nil
}

// link gives a file a second name.
func link(file, name string) error {
	if os.Symlink(file, name) == nil {
		return nil
	}
	// Not everyone may make symbolic links on Windows.
	return os.Link(file, name)
}

// run runs a case and compares what it printed and left.
func (p *processRunner) run(ctx context.Context, c *Case) Verdict {
	dir, err := p.work.caseDir(c.Files)
	if err != nil {
		return failed("%v", err)
	}
	defer p.work.remove(dir)
	home, err := p.work.dir()
	if err != nil {
		return failed("%v", err)
	}
	defer p.work.remove(home)

	env := baseEnv(home, filepath.Dir(p.shell))
	m := machine{cwd: dir, home: home, psHome: filepath.Dir(p.binary)}
	m.host, _ = os.Hostname()
	if needsSSH(c) {
		server, err := p.ssh()
		if err != nil {
			return failed("%v", err)
		}
		env["PATH"] = server.binDir + string(os.PathListSeparator) + env["PATH"]
		m.home = server.home
	}
	got, err := p.start(ctx, c, dir, env)
	if err != nil {
		return failed("%v", err)
	}
	scrub := newScrubber(m, c)
	return compareProcess(c, scrub.process(got))
}

func (p *processRunner) start(ctx context.Context, c *Case, dir string, env map[string]string) (*ProcessResult, error) {
	ctx, cancel := context.WithTimeout(ctx, p.timeout)
	defer cancel()

	for name, value := range c.Env {
		if value == nil {
			delete(env, name)
		} else {
			env[name] = *value
		}
	}
	var stdout, stderr strings.Builder
	cmd := exec.CommandContext(ctx, p.shell, c.Args...)
	cmd.Dir = dir
	cmd.Env = environ(env)
	cmd.Stdin = strings.NewReader(c.Stdin)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	killWithChildren(cmd)
	// A grandchild that keeps the pipes open must not hold up the run.
	cmd.WaitDelay = 2 * time.Second

	err := cmd.Run()
	if ctx.Err() != nil {
		return nil, fmt.Errorf("no end after %v; stdout %q, stderr %q", p.timeout, tail(stdout.String()), tail(stderr.String()))
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) && !errors.Is(err, exec.ErrWaitDelay) {
		return nil, err
	}
	left, err := leftBehind(dir, c.Files)
	if err != nil {
		return nil, fmt.Errorf("reading what the case left: %w", err)
	}
	return &ProcessResult{Stdout: stdout.String(), Stderr: stderr.String(), Exit: cmd.ProcessState.ExitCode(), Left: left}, nil
}

// tail is the end of a text, for messages.
func tail(text string) string {
	const most = 400
	if len(text) <= most {
		return text
	}
	return "…" + validUTF8(text[len(text)-most:])
}
