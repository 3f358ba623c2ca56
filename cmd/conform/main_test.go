package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"goposh/conformance"
)

func TestParseFlags(t *testing.T) {
	var stderr strings.Builder
	o, err := parseFlags([]string{"-update", "-j", "3", "jobs", "cli"}, &stderr)
	require.NoError(t, err)
	assert.Equal(t, updateShrink, o.update)
	assert.Equal(t, 3, o.jobs)
	assert.Equal(t, []string{"jobs", "cli"}, o.areas)

	o, err = parseFlags([]string{"-update=reset"}, &stderr)
	require.NoError(t, err)
	assert.Equal(t, updateReset, o.update)

	for _, args := range [][]string{{"-update=all"}, {"-dir", "x", "-update"}, {"-dir", "x", "-init"}, {"-nosuch"}} {
		_, err = parseFlags(args, &stderr)
		assert.Error(t, err, args)
	}
}

// runWithShell runs conform with a sh script in place of goposh on a recording
// of two cases, of which the second fails.
func runWithShell(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the fake shell is a sh script")
	}
	dir := t.TempDir()
	shell := filepath.Join(dir, "shell")
	require.NoError(t, os.WriteFile(shell, []byte("#!/bin/sh\necho \"$1\"\n"), 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "echo.jsonl"), []byte(
		`{"id":"echo/a/001","args":["x"],"stdout":"x\n","stderr":"","exit":0}`+"\n"+
			`{"id":"echo/a/002","args":["y"],"stdout":"z\n","stderr":"","exit":0}`+"\n"), 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "steps.jsonl"), []byte(`{"id":"steps/a/001","steps":[]}`+"\n"), 0o644))
	var out, errs strings.Builder
	code = run(append([]string{"-dir", dir, "-bin", shell}, args...), &out, &errs)
	return code, out.String(), errs.String()
}

func TestRunFolder(t *testing.T) {
	code, stdout, stderr := runWithShell(t)
	assert.Zero(t, code, stderr)
	assert.Equal(t, "echo 1/2 strict 1/2\nsteps not run: no runner for recordings of this form\n", stdout)
}

func TestListFailures(t *testing.T) {
	code, stdout, stderr := runWithShell(t, "-list-failures", "echo")
	assert.Zero(t, code, stderr)
	assert.Equal(t, "echo 1/2 strict 1/2\nFAIL\techo/a/002\tstdout\n", stdout)
}

func TestExplainCase(t *testing.T) {
	code, stdout, stderr := runWithShell(t, "-case", "echo/a/002")
	assert.Equal(t, 1, code, stderr)
	assert.Equal(t, "echo/a/002: fails\n\n== command line\ngoposh y\n\n== stdout: - recorded, + goposh\n-z\n+y\n", stdout)

	code, stdout, _ = runWithShell(t, "-case", "echo/a/001")
	assert.Zero(t, code)
	assert.Contains(t, stdout, "passes strictly")

	code, _, stderr = runWithShell(t, "-case", "echo/a/003")
	assert.Equal(t, 1, code)
	assert.Contains(t, stderr, `no case "echo/a/003"`)
}

func TestASTHash(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.ps1")
	require.NoError(t, os.WriteFile(file, []byte("exit"), 0o644))
	var out, errs strings.Builder
	require.Zero(t, run([]string{"-ast-hash", file}, &out, &errs), errs.String())
	var got conformance.ScriptHash
	require.NoError(t, json.Unmarshal([]byte(out.String()), &got))
	assert.Equal(t, conformance.ScriptHash{ID: file, OK: true, Errors: []string{}, Tokens: 2, Nodes: 3, SHA: got.SHA}, got)

	assert.Equal(t, 1, run([]string{"-ast-hash", file + ".none"}, &out, &errs))
}

// areaResult is an area of one failing case.
func areaResult(name string) *conformance.AreaResult {
	failing := conformance.Outcome{
		Case:    &conformance.Case{ID: name + "/a/001"},
		Verdict: conformance.Verdict{Diffs: []conformance.FieldDiff{{Field: "text"}, {Field: "errors"}}},
	}
	return &conformance.AreaResult{Area: &conformance.Area{Name: name}, Outcomes: []conformance.Outcome{failing}}
}

func TestHold(t *testing.T) {
	dir := t.TempDir()
	ratchet := func() *conformance.Ratchet {
		r, err := conformance.ReadRatchet(dir, "jobs")
		require.NoError(t, err)
		return r
	}
	hold := func(o options, res *conformance.AreaResult) (bool, string) {
		var stderr strings.Builder
		ok, err := o.hold(ratchet(), res, &stderr)
		require.NoError(t, err)
		return ok, stderr.String()
	}
	regressed := "jobs/a/001 fails: text, errors\njobs: 1 regressions; see one with -case ID\n"

	ok, report := hold(options{}, areaResult("jobs"))
	assert.False(t, ok)
	assert.Equal(t, regressed, report)

	ok, report = hold(options{update: updateShrink}, areaResult("jobs"))
	assert.False(t, ok, "shrinking adds nothing")
	assert.Equal(t, regressed, report)

	ok, _ = hold(options{initialise: true}, areaResult("jobs"))
	assert.True(t, ok)
	ok, _ = hold(options{}, areaResult("jobs"))
	assert.True(t, ok, "now it is known")

	fixed := areaResult("jobs")
	fixed.Outcomes[0].Verdict = conformance.Verdict{Pass: true, Strict: true}
	ok, report = hold(options{}, fixed)
	assert.False(t, ok)
	assert.Equal(t, "jobs/a/001 is listed as a known failure and is none\njobs: take 1 cases out of the known failures with -update\n", report)
	ok, _ = hold(options{update: updateShrink}, fixed)
	assert.True(t, ok)

	ok, _ = hold(options{initialise: true}, areaResult("jobs"))
	assert.False(t, ok, "the lists are there, and empty")
	ok, _ = hold(options{update: updateReset}, areaResult("jobs"))
	assert.True(t, ok)

	ok, _ = hold(options{update: updateReset}, areaResult(conformance.OwnCases))
	assert.False(t, ok, "own cases must pass")
}
