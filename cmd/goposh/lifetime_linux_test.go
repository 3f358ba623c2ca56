package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// These tests look for processes in /proc by a mark in their environment.

// endTime bounds what takes well under a second on an idle machine.
const endTime = 20 * time.Second

// family is a program that has a child, in the scripts below; it says in a file that it is there.
const family = `/bin/sh -c 'sleep 600 & : >"$MARK_DIR/$$"; wait'`

// work is what a script may leave running: background returns at once, foreground does not.
var work = map[string]struct {
	script     string
	families   int
	foreground bool
	isolated   bool
}{
	"program":                {script: family, families: 1, foreground: true},
	"captured program":       {script: "$x = " + family, families: 1, foreground: true},
	"program with input":     {script: "1..3 | " + family, families: 1, foreground: true},
	"program to a program":   {script: family + " | /bin/cat", families: 1, foreground: true},
	"program without output": {script: `$x = /bin/sh -c 'exec >&- 2>&-; sleep 600 & : >"$MARK_DIR/$$"; wait'`, families: 1, foreground: true},
	"parallel":               {script: "1..3 | ForEach-Object -Parallel { " + family + " }", families: 3, foreground: true},
	"job":                    {script: "$null = 1..3 | ForEach-Object { Start-Job { " + family + " } }", families: 3},
	"thread job":             {script: "$null = 1..3 | ForEach-Object { Start-ThreadJob { " + family + " } }", families: 3},
	"process job":            {script: "$null = 1..3 | ForEach-Object { Start-Job { " + family + " } }", families: 3, isolated: true},
	"job of a job":           {script: "$null = Start-Job { $null = Start-Job { " + family + " }; " + family + " }", families: 2},
	"job of a process job":   {script: "$null = Start-Job { $null = Start-Job { " + family + " }; " + family + " }", families: 2, isolated: true},
	"job of a thread job":    {script: "$null = Start-ThreadJob { Start-Job { " + family + " } | Receive-Job -Wait }", families: 1},
	"parallel as a job":      {script: "$null = 1..3 | ForEach-Object -Parallel { " + family + " } -AsJob", families: 3},
	"hosted pipeline":        {script: "$null = [powershell]::Create().AddScript({ " + family + " }).BeginInvoke()", families: 1},
	"hosted pool":            {script: "$p = [runspacefactory]::CreateRunspacePool(1, 2); $p.Open(); $s = [powershell]::Create(); $s.RunspacePool = $p; $null = $s.AddScript({ " + family + " }).BeginInvoke()", families: 1},
	"stopped job":            {script: "$j = Start-Job { " + family + " }; while (-not (Get-ChildItem $env:MARK_DIR)) { Start-Sleep -Milliseconds 5 }; Stop-Job $j; $null = Start-Job { " + family + " }", families: 1},
	"job behind its limit":   {script: "$JobOutputLimitPreference = 5; $null = Start-Job { $null = Start-ThreadJob { " + family + " }; 1..1000 }", families: 1},
	"job being debugged":     {script: "$null = Start-ThreadJob { $null = Start-ThreadJob { " + family + " }; Wait-Debugger }", families: 1},
	"process job that asks":  {script: "$null = Start-Job { $null = Start-ThreadJob { " + family + " }; Read-Host } ", families: 1, isolated: true},
}

// endings are how a session ends; script follows the work, which is going on when await returns.
var endings = map[string]struct {
	script string
	// signal is sent, or standard input closed, once the work goes on.
	signal     syscall.Signal
	closeInput bool
	args       []string
	code       int
	// alike tells that another ending does almost the same: some of the work shows whether this one works, too.
	alike bool
}{
	"end of script":    {script: "await", args: []string{"-Command"}},
	"exit":             {script: "await; exit 3", args: []string{"-Command"}, code: 3},
	"Environment.Exit": {script: "await; [Environment]::Exit(4)", args: []string{"-Command"}, code: 4, alike: true},
	"throw":            {script: "await; throw 'x'", args: []string{"-Command"}, code: 1, alike: true},
	"interrupt":        {script: "Start-Sleep 600", signal: syscall.SIGINT, args: []string{"-Command"}, code: 130},
	"terminate":        {script: "Start-Sleep 600", signal: syscall.SIGTERM, args: []string{"-Command"}, code: 143},
	"hang up":          {script: "Start-Sleep 600", signal: syscall.SIGHUP, args: []string{"-Command"}, code: 129, alike: true},
	"loop":             {script: "while ($true) { }", signal: syscall.SIGTERM, args: []string{"-Command"}, code: 143, alike: true},
	"reading":          {signal: syscall.SIGTERM, args: []string{"-Command", "-"}, code: 143, alike: true},
	"end of input":     {closeInput: true, args: []string{"-Command", "-"}},
	"end of commands":  {closeInput: true},
}

func TestNothingOutlivesTheSession(t *testing.T) {
	// A test that runs in the background may be told to ignore these; what it starts does so then, too.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGINT, syscall.SIGHUP)
	for name, w := range work {
		for how, e := range endings {
			if w.foreground && (e.signal == 0 || e.script == "" || how == "loop") {
				continue
			}
			if e.alike && !slices.Contains([]string{"program", "job", "thread job", "process job"}, name) {
				continue
			}
			t.Run(how+"/"+name, func(t *testing.T) {
				t.Parallel()
				args := []string{"-NoProfile", "-NoLogo"}
				if w.isolated {
					args = append(args, "-IsolateJobs")
				}
				script := fmt.Sprintf("function await { while (@(Get-ChildItem $env:MARK_DIR).Count -lt %d) { Start-Sleep -Milliseconds 5 } }; ", w.families) + w.script
				if e.script != "" {
					script += "; " + e.script
				}
				args = append(args, e.args...)
				if len(e.args) == 1 {
					args = append(args, script)
				}
				s := startMarked(t, args...)
				if len(e.args) != 1 {
					_, err := io.WriteString(s.in, script+"\n")
					require.NoError(t, err)
				}
				if e.signal != 0 || e.closeInput {
					s.await(t, w.families)
				}
				if e.signal != 0 {
					require.NoError(t, s.cmd.Process.Signal(e.signal))
				}
				if e.closeInput {
					require.NoError(t, s.in.Close())
				}
				assert.Equal(t, e.code, s.wait(t))
				s.assertNothingLeft(t)
			})
		}
	}
}

// TestFinallyRunsWhenTerminated: a signal stops scripts as Ctrl+C does, and another one does not wait for what they still do.
func TestFinallyRunsWhenTerminated(t *testing.T) {
	s := startMarked(t, "-NoProfile", "-Command", "try { "+family+" } finally { 'tidied up' }")
	s.await(t, 1)
	require.NoError(t, s.cmd.Process.Signal(syscall.SIGTERM))
	assert.Equal(t, 143, s.wait(t))
	assert.Equal(t, "tidied up\n", s.out.String())
	s.assertNothingLeft(t)

	s = startMarked(t, "-NoProfile", "-Command", "$null = Start-Job { "+family+" }; try { Start-Sleep 600 } finally { $null = Start-ThreadJob { "+family+" }; Start-Sleep 600 }")
	s.await(t, 1)
	require.NoError(t, s.cmd.Process.Signal(syscall.SIGTERM))
	s.await(t, 2)
	require.NoError(t, s.cmd.Process.Signal(syscall.SIGTERM))
	assert.Equal(t, 143, s.wait(t))
	s.assertNothingLeft(t)
}

// TestProcessJobsEndWithAKilledSession: what runs in processes of its own notices that nobody is there any more.
func TestProcessJobsEndWithAKilledSession(t *testing.T) {
	s := startMarked(t, "-NoProfile", "-IsolateJobs", "-Command", "$null = 1..3 | ForEach-Object { Start-Job { $null = Start-ThreadJob { "+family+" }; while ($true) { 'text' } } }; Start-Sleep 600")
	s.await(t, 3)
	require.NoError(t, s.cmd.Process.Kill())
	s.wait(t)
	s.assertNothingLeft(t)
}

// TestFrozenProcessJob: a process that does not end when it is told to goes with all it started.
func TestFrozenProcessJob(t *testing.T) {
	t.Parallel()
	s := startMarked(t, "-NoProfile", "-IsolateJobs", "-Command", "$j = Start-Job { $null = Start-ThreadJob { "+family+" }; Start-Sleep 600 }; Start-Sleep 600")
	s.await(t, 1)
	for _, pid := range s.left() {
		if pid != s.cmd.Process.Pid && cmdline(pid) == binary+" -jobserver " {
			require.NoError(t, syscall.Kill(pid, syscall.SIGSTOP))
		}
	}
	require.NoError(t, s.cmd.Process.Signal(syscall.SIGTERM))
	s.wait(t)
	s.assertNothingLeft(t)
}

// TestScriptGoesOnWithoutAReader: that nobody reads what a script shows does not end it.
func TestScriptGoesOnWithoutAReader(t *testing.T) {
	r, w, err := os.Pipe()
	require.NoError(t, err)
	require.NoError(t, r.Close())
	dir := t.TempDir()
	cmd := exec.Command(binary, "-NoProfile", "-Command", "1..50000; [Console]::Out.Flush(); Set-Content done yes; exit 9")
	cmd.Dir, cmd.Stdout = dir, w
	err = cmd.Run()
	require.NoError(t, w.Close())
	var ee *exec.ExitError
	require.ErrorAs(t, err, &ee)
	assert.Equal(t, 9, ee.ExitCode())
	assert.FileExists(t, filepath.Join(dir, "done"))
}

// TestIgnoredHangUp: a program that nohup started stays when the terminal goes.
func TestIgnoredHangUp(t *testing.T) {
	cmd := exec.Command("nohup", binary, "-NoProfile", "-Command", "/bin/sh -c \"kill -HUP $PID\"; Start-Sleep -Milliseconds 100; 'still here'")
	out, err := cmd.Output()
	require.NoError(t, err)
	assert.Equal(t, "still here\n", string(out))
}

// marked is a run of the program that it and all it starts can be told by.
type marked struct {
	cmd  *exec.Cmd
	in   io.WriteCloser
	out  lockedBuffer
	mark string
	dir  string
	done chan struct{}
}

func startMarked(t *testing.T, args ...string) *marked {
	t.Helper()
	s := &marked{dir: t.TempDir(), done: make(chan struct{})}
	s.mark = "MARK_DIR=" + s.dir
	s.cmd = exec.Command(binary, args...)
	s.cmd.Dir = t.TempDir()
	s.cmd.Env = append(os.Environ(), "NO_COLOR=1", "TERM=dumb", s.mark)
	s.cmd.Stdout, s.cmd.Stderr = &s.out, io.Discard
	s.cmd.WaitDelay = time.Second
	var err error
	s.in, err = s.cmd.StdinPipe()
	require.NoError(t, err)
	require.NoError(t, s.cmd.Start())
	go func() {
		defer close(s.done)
		_ = s.cmd.Wait()
	}()
	t.Cleanup(func() {
		for _, pid := range s.left() {
			_ = syscall.Kill(pid, syscall.SIGKILL)
		}
		<-s.done
	})
	return s
}

// await waits until n families are there.
func (s *marked) await(t *testing.T, n int) {
	t.Helper()
	require.Eventually(t, func() bool {
		list, err := os.ReadDir(s.dir)
		return err == nil && len(list) >= n
	}, endTime, 5*time.Millisecond, "the work does not begin: %s", &s.out)
}

// wait gives the exit code.
func (s *marked) wait(t *testing.T) int {
	t.Helper()
	select {
	case <-s.done:
	case <-time.After(endTime):
		require.Fail(t, "the session does not end", s.out.String())
	}
	return s.cmd.ProcessState.ExitCode()
}

// assertNothingLeft waits a moment, as the system takes killed processes away a little later.
func (s *marked) assertNothingLeft(t *testing.T) {
	t.Helper()
	list, err := os.ReadDir(s.dir)
	require.NoError(t, err)
	require.NotEmpty(t, list, "nothing was started")
	deadline := time.Now().Add(2 * time.Second)
	left := s.left()
	for len(left) > 0 && time.Now().Before(deadline) {
		time.Sleep(10 * time.Millisecond)
		left = s.left()
	}
	var what []string
	for _, pid := range left {
		if line := cmdline(pid); line != "" {
			what = append(what, line)
		}
	}
	assert.Empty(t, what)
}

// left are the processes with the mark.
func (s *marked) left() []int {
	dirs, _ := filepath.Glob("/proc/[0-9]*")
	var out []int
	for _, dir := range dirs {
		env, err := os.ReadFile(filepath.Join(dir, "environ"))
		if err != nil || !bytes.Contains(env, []byte(s.mark)) {
			continue
		}
		if pid, err := strconv.Atoi(filepath.Base(dir)); err == nil {
			out = append(out, pid)
		}
	}
	return out
}

// cmdline is the command line of a process, each argument with a blank behind it; "" of one that has gone.
func cmdline(pid int) string {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid))
	if err != nil {
		return ""
	}
	return strings.ReplaceAll(string(b), "\x00", " ")
}

// lockedBuffer is read while a program still writes to it.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

// Write implements io.Writer.
func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

// String is what was written so far.
func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}
