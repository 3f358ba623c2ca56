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
	binary string
	// binDir holds the binary under the names goposh and pwsh.
	binDir  string
	work    *workspace
	timeout time.Duration
}

func newProcessRunner(binary string, work *workspace, timeout time.Duration) (*processRunner, error) {
	binDir, err := work.dir()
	if err != nil {
		return nil, err
	}
	for _, name := range []string{"goposh", "pwsh"} {
		if err := os.Symlink(binary, filepath.Join(binDir, name)); err != nil {
			return nil, err
		}
	}
	return &processRunner{binary: binary, binDir: binDir, work: work, timeout: timeout}, nil
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

	got, err := p.start(ctx, c, dir, home)
	if err != nil {
		return failed("%v", err)
	}
	host, _ := os.Hostname()
	scrub := newScrubber(machine{cwd: dir, home: home, psHome: filepath.Dir(p.binary), host: host}, c)
	return compareProcess(c, scrub.process(got))
}

func (p *processRunner) start(ctx context.Context, c *Case, dir, home string) (*ProcessResult, error) {
	ctx, cancel := context.WithTimeout(ctx, p.timeout)
	defer cancel()

	env := baseEnv(home, p.binDir)
	for name, value := range c.Env {
		if value == nil {
			delete(env, name)
		} else {
			env[name] = *value
		}
	}
	var stdout, stderr strings.Builder
	cmd := exec.CommandContext(ctx, p.binary, c.Args...)
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
