package conformance

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// Options tell a Runner how to run.
type Options struct {
	// Root is the directory of the goposh module.
	Root string
	// Binary is the goposh that whole-process cases run; without one it is
	// built from Root when it is first needed.
	Binary string
	// Worker is the command line of a process that calls RunWorker with the
	// same engines; without one in-process cases run in this process, and
	// can take it down.
	Worker []string
	// Jobs is how many cases run at a time; 0 means one per core.
	Jobs int
	// InProcessTimeout and ProcessTimeout limit single cases; 0 means 20 and
	// 30 seconds.
	InProcessTimeout, ProcessTimeout time.Duration
	// WorkerMemory is the resident size in bytes at which a worker is ended;
	// 0 means 2 GiB.
	WorkerMemory int64
	// Differences maps the cases that are meant to differ to the reasons.
	Differences map[string]string
}

// Runner runs cases. It must be closed.
type Runner struct {
	engines Engines
	opts    Options
	work    *workspace
	// home is the home directory of in-process cases.
	home   string
	askers []asker
	// process prepares for whole-process cases, once.
	process func() (*processRunner, error)
	// servers are the SSH servers that were started.
	servers serverList
}

// NewRunner returns a Runner for engines; the areas of a nil engine are not
// run.
func NewRunner(engines Engines, opts Options) (*Runner, error) {
	if opts.Jobs <= 0 {
		opts.Jobs = runtime.NumCPU()
	}
	if opts.InProcessTimeout == 0 {
		opts.InProcessTimeout = 20 * time.Second
	}
	if opts.ProcessTimeout == 0 {
		opts.ProcessTimeout = 30 * time.Second
	}
	if opts.WorkerMemory == 0 {
		opts.WorkerMemory = 2 << 30
	}
	work, err := newWorkspace()
	if err != nil {
		return nil, err
	}
	home, err := work.dir()
	if err != nil {
		return nil, errors.Join(err, work.close())
	}
	r := &Runner{engines: engines, opts: opts, work: work, home: home}
	r.process = sync.OnceValues(r.prepareProcess)
	for range opts.Jobs {
		r.askers = append(r.askers, r.newAsker())
	}
	return r, nil
}

func (r *Runner) newAsker() asker {
	if len(r.opts.Worker) == 0 {
		return localAsker{r.engines}
	}
	return &workerAsker{command: r.opts.Worker, env: environ(baseEnv(r.home, "")), dir: r.work.root, memory: r.opts.WorkerMemory}
}

// Close ends the workers and removes the cases' directories.
func (r *Runner) Close() error {
	for _, a := range r.askers {
		// How an idle worker ends is of no interest.
		_ = a.close()
	}
	r.servers.close()
	return r.work.close()
}

// prepareProcess builds the binary, if need be.
func (r *Runner) prepareProcess() (*processRunner, error) {
	binary := r.opts.Binary
	if binary == "" {
		dir, err := r.work.dir()
		if err != nil {
			return nil, err
		}
		binary = filepath.Join(dir, "goposh")
		if runtime.GOOS == "windows" {
			binary += ".exe"
		}
		build := exec.Command("go", "build", "-o", binary, "./cmd/goposh")
		build.Dir = r.opts.Root
		if out, err := build.CombinedOutput(); err != nil {
			return nil, fmt.Errorf("building cmd/goposh: %w\n%s", err, out)
		}
	}
	binary, err := filepath.Abs(binary)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(binary); err != nil {
		return nil, err
	}
	return newProcessRunner(binary, r.work, r.opts.ProcessTimeout, &r.servers)
}

// Outcome is a case with its verdict.
type Outcome struct {
	*Case
	Verdict
}

// AreaResult is the outcome of an area.
type AreaResult struct {
	Area *Area
	// NotRun says why nothing was run; empty where something was.
	NotRun string
	// Outcomes are in the order of the recording, without the cases that are
	// meant to differ.
	Outcomes []Outcome
	// Passed and Strict count Outcomes.
	Passed, Strict int
	// Differs counts the cases that are meant to differ.
	Differs int
}

// String is the area's line: its name and what passes.
func (a *AreaResult) String() string {
	if a.NotRun != "" {
		return fmt.Sprintf("%s not run: %s", a.Area.Name, a.NotRun)
	}
	total := len(a.Outcomes)
	line := fmt.Sprintf("%s %d/%d strict %d/%d", a.Area.Name, a.Passed, total, a.Strict, total)
	if a.Differs > 0 {
		line += fmt.Sprintf(" differs %d", a.Differs)
	}
	return line
}

// Run runs the cases of an area. Cases that fail without ratchet knowing of it
// are run again, alone, before they count: a busy machine is no regression. A
// nil ratchet means once only.
func (r *Runner) Run(ctx context.Context, area *Area, ratchet *Ratchet) (*AreaResult, error) {
	res := &AreaResult{Area: area, NotRun: area.NotRun}
	if res.NotRun == "" {
		res.NotRun = r.missingEngine(area)
	}
	if res.NotRun != "" {
		return res, nil
	}
	if slices.ContainsFunc(area.Cases, (*Case).wholeProcess) {
		if _, err := r.process(); err != nil {
			return nil, err
		}
	}
	for _, c := range area.Cases {
		if _, ok := r.opts.Differences[c.ID]; ok {
			res.Differs++
			continue
		}
		res.Outcomes = append(res.Outcomes, Outcome{Case: c})
	}
	if err := r.runAll(ctx, res.Outcomes); err != nil {
		return nil, err
	}
	if ratchet != nil {
		if err := r.again(ctx, ratchet, res.Outcomes); err != nil {
			return nil, err
		}
	}
	for _, o := range res.Outcomes {
		if o.Pass {
			res.Passed++
		}
		if o.Strict {
			res.Strict++
		}
	}
	return res, nil
}

// missingEngine says what an area lacks to be run.
func (r *Runner) missingEngine(area *Area) string {
	for _, c := range area.Cases {
		switch {
		case c.Kind == KindInProcess && r.engines.InProcess == nil:
			return "no interpreter is bound"
		case c.Kind == KindParse && r.engines.Parse == nil:
			return "no parser is bound"
		case c.wholeProcess() && r.opts.Binary == "" && !exists(filepath.Join(r.opts.Root, "cmd", "goposh")):
			return "there is no cmd/goposh to build"
		case c.Kind == KindTerminal && noTerminal() != "":
			return noTerminal()
		case needsSSH(c) && !hasSSHD():
			return "there is no OpenSSH server"
		}
	}
	return ""
}

func (r *Runner) runAll(ctx context.Context, outcomes []Outcome) error {
	var next atomic.Int64
	var wg sync.WaitGroup
	for _, a := range r.askers {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(outcomes) || ctx.Err() != nil {
					return
				}
				outcomes[i].Verdict = r.runCase(ctx, a, outcomes[i].Case)
			}
		})
	}
	wg.Wait()
	return ctx.Err()
}

// maxAgain is how many surprises are looked at again; more are no accident. againRuns is how often each is.
const (
	maxAgain  = 100
	againRuns = 3
)

// again runs the surprises alone: what fails unexpectedly counts only when it fails every time, and what passes unexpectedly
// only when it passes every time, so that neither a busy machine nor a lucky run moves the ratchet.
func (r *Runner) again(ctx context.Context, ratchet *Ratchet, outcomes []Outcome) error {
	var doubtful []int
	for i, o := range outcomes {
		if ratchet.isRegression(o.Case.ID, o.Verdict) || ratchet.isFixed(o.Case.ID, o.Verdict) {
			doubtful = append(doubtful, i)
		}
	}
	if len(doubtful) > maxAgain {
		return nil
	}
	for _, i := range doubtful {
		o := &outcomes[i]
		surprising := ratchet.isRegression
		if ratchet.isFixed(o.Case.ID, o.Verdict) {
			surprising = ratchet.isFixed
		}
		for range againRuns {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if v := r.runCase(ctx, r.askers[0], o.Case); !surprising(o.Case.ID, v) {
				o.Verdict = v
				break
			}
		}
	}
	return nil
}

// RunCase runs one case.
func (r *Runner) RunCase(ctx context.Context, c *Case) Verdict {
	if reason := r.missingEngine(&Area{Cases: []*Case{c}}); reason != "" {
		return failed("not run: %s", reason)
	}
	return r.runCase(ctx, r.askers[0], c)
}

func (r *Runner) runCase(ctx context.Context, a asker, c *Case) Verdict {
	switch c.Kind {
	case KindInProcess:
		return r.runInProcess(ctx, a, c)
	case KindParse:
		ans := a.ask(ctx, &request{ID: c.ID, Parse: true, Script: c.Script, Timeout: r.opts.InProcessTimeout})
		if ans.Failure != "" {
			return failed("%s", ans.Failure)
		}
		return compareParse(c, ans.Parse)
	case KindProcess:
		p, err := r.process()
		if err != nil {
			return failed("%v", err)
		}
		return p.run(ctx, c)
	case KindTerminal:
		p, err := r.process()
		if err != nil {
			return failed("%v", err)
		}
		return p.runTerminal(ctx, c)
	default:
		return failed("no runner for recordings of this form")
	}
}

func (r *Runner) runInProcess(ctx context.Context, a asker, c *Case) Verdict {
	dir, err := r.work.caseDir(c.Files)
	if err != nil {
		return failed("%v", err)
	}
	defer r.work.remove(dir)
	ans := a.ask(ctx, &request{ID: c.ID, Script: c.Script, Files: c.Files, Dir: dir, Timeout: r.opts.InProcessTimeout})
	if ans.Failure != "" {
		return failed("%s", ans.Failure)
	}
	host, _ := os.Hostname()
	return compareResult(c, newScrubber(machine{cwd: dir, home: r.home, host: host}, c).result(ans.Result))
}
