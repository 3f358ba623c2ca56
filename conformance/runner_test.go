package conformance

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// newFakeRunner runs cases with fakeEngine in worker processes.
func newFakeRunner(t *testing.T, opts Options) *Runner {
	t.Helper()
	exe, err := os.Executable()
	require.NoError(t, err)
	opts.Worker = []string{exe, fakeWorkerArg}
	r, err := NewRunner(fakeEngines(), opts)
	require.NoError(t, err)
	t.Cleanup(func() {
		assert.NoError(t, r.Close())
		assert.NoDirExists(t, r.work.root)
	})
	return r
}

func say(id, script, text string) *Case {
	return &Case{ID: id, Kind: KindInProcess, Script: script, Result: &Result{Types: []string{"System.String"}, Text: text}}
}

func TestRunCase(t *testing.T) {
	r := newFakeRunner(t, Options{Jobs: 1, InProcessTimeout: 300 * time.Millisecond})
	withFile := say("cat", "cat d/f.txt", "content\n")
	withFile.Files = map[string]string{"d/f.txt": "content\n"}
	printed := say("print", "print {}", "")
	printed.Result.Types = nil

	tests := []struct {
		name    string
		c       *Case
		pass    bool
		failure string
	}{
		{"passes", say("a", "say hello", "hello\n"), true, ""},
		{"differs", say("a", "say hello", "bye\n"), false, ""},
		{"directory is replaced", say("a", "pwd", "at <CWD>/x\n"), true, ""},
		{"files are there", withFile, true, ""},
		{"printing does not disturb", printed, true, ""},
		{"engine fails", say("a", "fail so what", ""), false, "so what"},
		{"panics", say("a", "panic oh no", ""), false, "panic: oh no"},
		{"ends when told", say("a", "wait", ""), false, "no end after 300ms"},
		{"never ends", say("a", "hang", ""), false, "no answer to cancellation"},
		{"runs after a hang", say("a", "say hello", "hello\n"), true, ""},
		{"ends the process", say("a", "exit", ""), false, "last words"},
		{"runs after an exit", say("a", "say hello", "hello\n"), true, ""},
		{"parses", &Case{Kind: KindParse, Script: "1+1", Parse: &ParseResult{OK: true, AST: "(ScriptBlock@0-3)"}}, true, ""},
		{"parser panics", &Case{Kind: KindParse, Script: "boom", Parse: &ParseResult{}}, false, "panic: boom"},
		{"other form", &Case{Kind: KindOther}, false, "no runner"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := r.RunCase(t.Context(), tt.c)
			assert.Equal(t, tt.pass, v.Pass)
			if tt.failure == "" {
				assert.Empty(t, v.Failure)
			} else {
				assert.Contains(t, v.Failure, tt.failure)
			}
		})
	}
}

func TestRunCaseEatingMemory(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("resident sizes are known on Linux")
	}
	r := newFakeRunner(t, Options{Jobs: 1, WorkerMemory: 200 << 20})
	assert.Contains(t, r.RunCase(t.Context(), say("a", "eat", "")).Failure, "more than 200 MiB of memory")
}

func TestRunWithoutWorkers(t *testing.T) {
	r, err := NewRunner(fakeEngines(), Options{Jobs: 1})
	require.NoError(t, err)
	defer r.Close()
	assert.True(t, r.RunCase(t.Context(), say("a", "say hello", "hello\n")).Strict)
	assert.Contains(t, r.RunCase(t.Context(), say("a", "panic oh no", "")).Failure, "panic: oh no")
}

func TestRun(t *testing.T) {
	r := newFakeRunner(t, Options{Jobs: 4, Differences: map[string]string{"d": "on purpose"}})
	area := &Area{Name: "area"}
	for _, id := range []string{"a", "b", "c", "d", "e", "f", "g", "h"} {
		area.Cases = append(area.Cases, say(id, "say "+id, id+"\n"))
	}
	area.Cases[1].Result.Text = "something else\n"
	area.Cases[2].Result.Text = "<CWD>\n"

	res, err := r.Run(t.Context(), area, nil)
	require.NoError(t, err)
	var order []string
	for _, o := range res.Outcomes {
		order = append(order, o.Case.ID)
	}
	assert.Equal(t, []string{"a", "b", "c", "e", "f", "g", "h"}, order)
	assert.Equal(t, "area 5/7 strict 5/7 differs 1", res.String())
}

func TestRunSaysWhatIsMissing(t *testing.T) {
	r, err := NewRunner(Engines{}, Options{Root: t.TempDir()})
	require.NoError(t, err)
	defer r.Close()
	tests := []struct {
		kind Kind
		want string
	}{
		{KindInProcess, "x not run: no interpreter is bound"},
		{KindParse, "x not run: no parser is bound"},
		{KindProcess, "x not run: there is no cmd/goposh to build"},
	}
	for _, tt := range tests {
		res, err := r.Run(t.Context(), &Area{Name: "x", Cases: []*Case{{Kind: tt.kind}}}, nil)
		require.NoError(t, err)
		assert.Equal(t, tt.want, res.String())
	}
	res, err := r.Run(t.Context(), &Area{Name: "x", NotRun: "just so"}, nil)
	require.NoError(t, err)
	assert.Equal(t, "x not run: just so", res.String())
}

// flakyAsker fails every case the first time.
type flakyAsker struct{ seen map[string]int }

func (f flakyAsker) ask(_ context.Context, req *request) answer {
	f.seen[req.ID]++
	if f.seen[req.ID] == 1 {
		return answer{Failure: "busy"}
	}
	return answer{Result: &Result{Types: []string{"System.String"}}}
}

func (flakyAsker) close() error { return nil }

func TestRunTwiceBeforeARegression(t *testing.T) {
	r, err := NewRunner(fakeEngines(), Options{Jobs: 1})
	require.NoError(t, err)
	defer r.Close()
	flaky := flakyAsker{map[string]int{}}
	r.askers = []asker{flaky}
	ratchet, _ := ratchetOf(t, "known\n", "known\n")

	res, err := r.Run(t.Context(), &Area{Cases: []*Case{say("known", "", ""), say("good", "", "")}}, ratchet)
	require.NoError(t, err)
	assert.Equal(t, map[string]int{"known": 1, "good": 2}, flaky.seen)
	assert.True(t, ratchet.Check(res.Outcomes, true).OK())
}

func TestRunStopsWithItsContext(t *testing.T) {
	r := newFakeRunner(t, Options{Jobs: 2})
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	start := time.Now()
	_, err := r.Run(ctx, &Area{Cases: []*Case{say("a", "hang", ""), say("b", "hang", ""), say("c", "hang", "")}}, nil)
	assert.ErrorIs(t, err, context.DeadlineExceeded)
	assert.Less(t, time.Since(start), 10*time.Second)
}

func TestCaseDirectoriesAreAsLongAsTheRecorded(t *testing.T) {
	if len(os.TempDir()) > 6 {
		t.Skip("the temporary directory's own name is long")
	}
	w, err := newWorkspace()
	require.NoError(t, err)
	defer w.close()
	dir, err := w.caseDir(nil)
	require.NoError(t, err)
	assert.Len(t, dir, caseDirLength)
}

func TestRunProcess(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the fake shell is a sh script")
	}
	shell := filepath.Join(t.TempDir(), "shell")
	require.NoError(t, os.WriteFile(shell, []byte("#!/bin/sh\neval \"$1\"\n"), 0o755))
	r, err := NewRunner(Engines{}, Options{Binary: shell, Jobs: 1, ProcessTimeout: time.Second})
	require.NoError(t, err)
	defer r.Close()

	run := func(script string, change func(*Case)) Verdict {
		c := &Case{Kind: KindProcess, Args: []string{script}, Process: &ProcessResult{}}
		change(c)
		return r.RunCase(t.Context(), c)
	}
	tests := []struct {
		name, script string
		change       func(*Case)
	}{
		{"streams and exit code", "echo out; echo err >&2; exit 3", func(c *Case) {
			*c.Process = ProcessResult{Stdout: "out\n", Stderr: "err\n", Exit: 3}
		}},
		{"empty standard input", "cat", func(*Case) {}},
		{"standard input", "cat", func(c *Case) { c.Stdin, c.Process.Stdout = "in", "in" }},
		{"directory", "pwd; cat d/f; echo new > n; echo changed > d/f", func(c *Case) {
			c.Files = map[string]string{"d/f": "content\n"}
			c.Process.Stdout = "<CWD>\ncontent\n"
			c.Process.Left = map[string]string{"n": "new\n"}
		}},
		{"environment", "echo $TERM $NO_COLOR $TZ $LANG; ls -A $HOME", func(c *Case) {
			c.Process.Stdout = "dumb 1 UTC en_US.UTF-8\n"
		}},
		{"changed environment", "echo $TERM ${NO_COLOR-unset} $MORE", func(c *Case) {
			c.Env = map[string]*string{"TERM": new("xterm"), "NO_COLOR": nil, "MORE": new("more")}
			c.Process.Stdout = "xterm unset more\n"
		}},
		{"shell is on the path", "pwsh 'echo nested'", func(c *Case) { c.Process.Stdout = "nested\n" }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := run(tt.script, tt.change)
			assert.True(t, v.Strict, "%+v", v)
		})
	}
	t.Run("never ends", func(t *testing.T) {
		start := time.Now()
		v := run("echo begun; sleep 60", func(*Case) {})
		assert.Contains(t, v.Failure, "no end after 1s")
		assert.Contains(t, v.Failure, "begun")
		assert.Less(t, time.Since(start), 20*time.Second)
	})
}

func TestExplain(t *testing.T) {
	c := say("a/b/1", "'x y'", "x y\n")
	c.Files = map[string]string{"f.txt": "no line break"}
	var b strings.Builder
	require.NoError(t, Explain(&b, c, compareResult(c, &Result{Types: []string{"System.String"}, Text: "xy\n"})))
	assert.Equal(t, `a/b/1: fails

== script
'x y'

== file f.txt
no line break

== text: - recorded, + goposh
-x y
+xy
`, b.String())

	p := &Case{ID: "p", Kind: KindProcess, Args: []string{"-c", "it's", ""}, Process: &ProcessResult{}}
	b.Reset()
	require.NoError(t, Explain(&b, p, failed("gone")))
	assert.Equal(t, "p: fails\n\n== command line\ngoposh -c 'it'\\''s' ''\n\n== failure\ngone\n", b.String())
}
