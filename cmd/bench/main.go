// Command bench times goposh on the scripts of bench/ and compares it with what
// was measured of PowerShell.
//
//	go run ./cmd/bench [flags] [NAME…]
//
// Names select benchmarks by their beginnings. Times are stated as multiples of
// a yardstick, a Python script that is timed in between, since seconds do not
// carry over from one machine to another.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"goposh/conformance"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

type options struct {
	rounds  int
	binary  string
	python  string
	timeout time.Duration
	names   []string
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	var o options
	fs := flag.NewFlagSet("bench", flag.ContinueOnError)
	fs.SetOutput(stderr)
	fs.IntVar(&o.rounds, "n", 3, "rounds; the fastest counts")
	fs.StringVar(&o.binary, "bin", os.Getenv("GOPOSH_BIN"), "the goposh to time (default: $GOPOSH_BIN, or build it)")
	fs.StringVar(&o.python, "python", "python3", "the interpreter of the yardstick")
	fs.DurationVar(&o.timeout, "timeout", 3*time.Minute, "the most that one run may take")
	if err := fs.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return 2
	}
	o.names = fs.Args()
	ok, err := o.run(ctx, stdout, stderr)
	if err != nil {
		fmt.Fprintln(stderr, "bench:", err)
		return 1
	}
	if !ok {
		return 1
	}
	return 0
}

// run prints the table and tells whether every benchmark ran without problems.
func (o *options) run(ctx context.Context, stdout, stderr io.Writer) (bool, error) {
	checkout, err := conformance.FindCheckout(".")
	if err != nil {
		return false, err
	}
	dir := filepath.Join(string(checkout), "bench")
	recorded, err := readTimings(filepath.Join(dir, "pwsh-timings.json"))
	if err != nil {
		return false, err
	}
	benches, err := findBenchmarks(dir, o.names)
	if err != nil {
		return false, err
	}
	temp, err := os.MkdirTemp("", "goposh-bench")
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(temp)
	if o.binary == "" {
		o.binary = filepath.Join(temp, "goposh")
		if runtime.GOOS == "windows" {
			o.binary += ".exe"
		}
		if err := build(ctx, string(checkout), o.binary); err != nil {
			return false, err
		}
	}
	if o.binary, err = filepath.Abs(o.binary); err != nil {
		return false, err
	}

	t := &timer{timeout: o.timeout, temp: temp}
	yard, results, err := o.measure(ctx, t, dir, benches, stderr)
	if err != nil {
		return false, err
	}
	rows := tabulate(benches, results, yard, recorded)
	return len(problems(rows)) == 0, writeTable(stdout, rows, yard)
}

// yardstickEvery is how many runs lie between two of the yardstick.
const yardstickEvery = 6

// measure runs every benchmark o.rounds times, the yardstick in between.
func (o *options) measure(ctx context.Context, t *timer, dir string, benches []benchmark, stderr io.Writer) (yard time.Duration, results map[string]*result, err error) {
	yardstick := func() error {
		m, err := t.time(ctx, []string{o.python, "-I", filepath.Join(dir, "yardstick.py")})
		if err != nil {
			return fmt.Errorf("the yardstick: %w", err)
		}
		if problem := m.problem(); problem != "" {
			return fmt.Errorf("the yardstick: %s", problem)
		}
		if yard == 0 || m.wall < yard {
			yard = m.wall
		}
		return nil
	}
	results = map[string]*result{}
	count := 0
	for _, b := range benches {
		res := &result{}
		results[b.name] = res
		for range o.rounds {
			if count%yardstickEvery == 0 {
				if err := yardstick(); err != nil {
					return 0, nil, err
				}
			}
			count++
			m, err := t.time(ctx, append([]string{o.binary}, b.args...))
			if err != nil {
				return 0, nil, err
			}
			res.add(m)
		}
		fmt.Fprintf(stderr, "%s %.3fs %s\n", b.name, res.wall.Seconds(), res.problem)
	}
	return yard, results, yardstick()
}

// benchmark is one script, or one command line.
type benchmark struct {
	name string
	args []string
}

// findBenchmarks lists the benchmarks in dir whose names begin with one of
// names; without names, all.
func findBenchmarks(dir string, names []string) ([]benchmark, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var found []benchmark
	for _, e := range entries {
		ext := filepath.Ext(e.Name())
		name := strings.TrimSuffix(e.Name(), ext)
		if len(names) > 0 && !slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(name, n) }) {
			continue
		}
		path := filepath.Join(dir, e.Name())
		switch ext {
		case ".ps1":
			found = append(found, benchmark{name, []string{"-NoProfile", "-NonInteractive", "-File", path}})
		case ".args":
			text, err := os.ReadFile(path)
			if err != nil {
				return nil, err
			}
			found = append(found, benchmark{name, strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")})
		}
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("no benchmark is named like %s", strings.Join(names, ", "))
	}
	return found, nil
}

func build(ctx context.Context, root, binary string) error {
	cmd := exec.CommandContext(ctx, "go", "build", "-o", binary, "./cmd/goposh")
	cmd.Dir = root
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("building goposh: %w\n%s", err, out)
	}
	return nil
}
