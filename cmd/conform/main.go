// Command conform compares goposh with the recordings of a real PowerShell.
//
//	go run ./cmd/conform [flags] [AREA…]
//
// It runs the named areas of conformance/reference, or all, and prints a line
// for each. It fails when the known failures in conformance/known-failures do
// not match what fails: a case that is not listed must pass, and a case that is
// listed must not.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"

	"goposh/conformance"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// workerArg makes the command a worker that runs cases for another conform.
const workerArg = "-worker"

type options struct {
	dir          string
	caseID       string
	update       updateFlag
	initialise   bool
	jobs         int
	listFailures bool
	astHash      bool
	binary       string
	areas        []string
}

// updateFlag is -update (shrink the lists) or -update=reset (write them anew).
type updateFlag string

const (
	updateShrink updateFlag = "true"
	updateReset  updateFlag = "reset"
)

func (u *updateFlag) String() string   { return string(*u) }
func (u *updateFlag) IsBoolFlag() bool { return true }

func (u *updateFlag) Set(s string) error {
	switch updateFlag(s) {
	case updateShrink, updateReset:
		*u = updateFlag(s)
	case "false":
		*u = ""
	default:
		return fmt.Errorf("want -update or -update=%s", updateReset)
	}
	return nil
}

func parseFlags(args []string, stderr io.Writer) (*options, error) {
	o := &options{}
	fs := flag.NewFlagSet("conform", flag.ContinueOnError)
	fs.SetOutput(stderr)
	fs.StringVar(&o.dir, "dir", "", "run the recordings in this `folder`, without known failures")
	fs.StringVar(&o.caseID, "case", "", "run the case with this `id` and show how it differs")
	fs.Var(&o.update, "update", "take what passes out of the known failures; -update=reset writes them anew")
	fs.BoolVar(&o.initialise, "init", false, "write the known failures of areas that have none")
	fs.IntVar(&o.jobs, "j", 0, "cases that run at a `time` (default: one per core)")
	fs.BoolVar(&o.listFailures, "list-failures", false, "list every case that does not pass strictly, with the fields that differ")
	fs.BoolVar(&o.astHash, "ast-hash", false, "parse script files instead: print what PowerShell's parser would make of each, and a hash of its tree")
	fs.StringVar(&o.binary, "bin", os.Getenv("GOPOSH_BIN"), "the goposh of whole-process cases (default: $GOPOSH_BIN, or build it)")
	fs.Usage = func() {
		fmt.Fprintln(stderr, "usage: conform [flags] [AREA…]\n       conform -ast-hash FILE…")
		fs.PrintDefaults()
	}
	if err := fs.Parse(args); err != nil {
		return nil, err
	}
	o.areas = fs.Args()
	if o.dir != "" && (o.update != "" || o.initialise) {
		return nil, fmt.Errorf("-dir has no known failures to update")
	}
	return o, nil
}

func run(args []string, stdout, stderr io.Writer) int {
	if len(args) == 1 && args[0] == workerArg {
		if err := conformance.RunWorker(conformance.DefaultEngines()); err != nil {
			fmt.Fprintln(stderr, "conform:", err)
			return 1
		}
		return 0
	}
	o, err := parseFlags(args, stderr)
	if err == flag.ErrHelp {
		return 0
	}
	if err != nil {
		fmt.Fprintln(stderr, "conform:", err)
		return 2
	}
	if o.astHash {
		if err := hashScripts(o.areas, stdout); err != nil {
			fmt.Fprintln(stderr, "conform:", err)
			return 1
		}
		return 0
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	ok, err := o.run(ctx, stdout, stderr)
	if err != nil {
		fmt.Fprintln(stderr, "conform:", err)
		return 1
	}
	if !ok {
		return 1
	}
	return 0
}

// run runs what the options ask for and tells whether all is as it should be.
func (o *options) run(ctx context.Context, stdout, stderr io.Writer) (ok bool, err error) {
	checkout, err := conformance.FindCheckout(".")
	if err != nil {
		return false, err
	}
	differences, err := checkout.Differences()
	if err != nil {
		return false, err
	}
	areas, err := o.load(checkout)
	if err != nil {
		return false, err
	}
	exe, err := os.Executable()
	if err != nil {
		return false, err
	}
	runner, err := conformance.NewRunner(conformance.DefaultEngines(), conformance.Options{
		Root: string(checkout), Binary: o.binary, Worker: []string{exe, workerArg}, Jobs: o.jobs, Differences: differences,
	})
	if err != nil {
		return false, err
	}
	defer func() {
		if cerr := runner.Close(); err == nil {
			err = cerr
		}
	}()

	if o.caseID != "" {
		return o.explain(ctx, runner, areas, differences, stdout)
	}
	ok = true
	for _, area := range areas {
		held, err := o.runArea(ctx, runner, checkout, area, stdout, stderr)
		if ctx.Err() != nil {
			return false, ctx.Err()
		}
		if err != nil {
			fmt.Fprintf(stderr, "conform: %s: %v\n", area.Name, err)
		}
		ok = ok && held && err == nil
	}
	return ok, nil
}

func (o *options) load(checkout conformance.Checkout) ([]*conformance.Area, error) {
	if o.dir != "" {
		return conformance.LoadAreas(o.dir, o.areas...)
	}
	return checkout.Areas(o.areas...)
}

func (o *options) explain(ctx context.Context, runner *conformance.Runner, areas []*conformance.Area, differences map[string]string, stdout io.Writer) (bool, error) {
	c, err := conformance.FindCase(areas, o.caseID)
	if err != nil {
		return false, err
	}
	verdict := runner.RunCase(ctx, c)
	if err := conformance.Explain(stdout, c, verdict); err != nil {
		return false, err
	}
	if reason, ok := differences[c.ID]; ok {
		fmt.Fprintf(stdout, "\nIt is meant to differ: %s\n", reason)
	}
	return verdict.Pass, nil
}

// runArea runs one area, prints its line and holds it against the ratchet.
func (o *options) runArea(ctx context.Context, runner *conformance.Runner, checkout conformance.Checkout, area *conformance.Area, stdout, stderr io.Writer) (bool, error) {
	var ratchet *conformance.Ratchet
	if o.dir == "" {
		var err error
		if ratchet, err = checkout.Ratchet(area.Name); err != nil {
			return false, err
		}
	}
	res, err := runner.Run(ctx, area, ratchet)
	if err != nil {
		return false, err
	}
	fmt.Fprintln(stdout, res)
	if o.listFailures {
		listFailures(stdout, res)
	}
	if ratchet == nil || res.NotRun != "" {
		return true, nil
	}
	return o.hold(ratchet, res, stderr)
}

// hold compares the outcomes with the known failures, or updates these.
func (o *options) hold(ratchet *conformance.Ratchet, res *conformance.AreaResult, stderr io.Writer) (bool, error) {
	switch {
	case res.Area.Name == conformance.OwnCases:
		// These must all pass.
	case o.update == updateReset, o.initialise && ratchet.IsNew():
		return true, ratchet.Reset(res.Outcomes)
	case o.update == updateShrink:
		if err := ratchet.Shrink(res.Outcomes); err != nil {
			return false, err
		}
	}
	check := ratchet.Check(res.Outcomes, true)
	report(stderr, res.Area.Name, check)
	return check.OK(), nil
}

func report(w io.Writer, area string, check conformance.Check) {
	for _, r := range check.Regressions {
		what := "fails"
		if r.Strict {
			what = "no longer passes strictly"
		}
		fmt.Fprintf(w, "%s %s: %s\n", r.ID, what, strings.Join(r.Fields, ", "))
	}
	for _, id := range check.Fixed {
		fmt.Fprintf(w, "%s is listed as a known failure and is none\n", id)
	}
	if len(check.Regressions) > 0 {
		fmt.Fprintf(w, "%s: %d regressions; see one with -case ID\n", area, len(check.Regressions))
	}
	if len(check.Fixed) > 0 {
		fmt.Fprintf(w, "%s: take %d cases out of the known failures with -update\n", area, len(check.Fixed))
	}
}

func listFailures(w io.Writer, res *conformance.AreaResult) {
	for _, o := range res.Outcomes {
		if o.Strict {
			continue
		}
		mark := "FAIL"
		if o.Pass {
			mark = "strict"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\n", mark, o.Case.ID, strings.Join(o.Fields(), ","))
	}
}
