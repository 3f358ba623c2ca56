package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestFindBenchmarks(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"fib.ps1": "", "fib-more.ps1": "", "one.args": "-NoProfile\n-c\n1\n", "run.py": ""} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
	}
	all, err := findBenchmarks(dir, nil)
	require.NoError(t, err)
	assert.Len(t, all, 3)

	some, err := findBenchmarks(dir, []string{"one", "fib-"})
	require.NoError(t, err)
	assert.Equal(t, []benchmark{
		{"fib-more", []string{"-NoProfile", "-NonInteractive", "-File", filepath.Join(dir, "fib-more.ps1")}},
		{"one", []string{"-NoProfile", "-c", "1"}},
	}, some)

	_, err = findBenchmarks(dir, []string{"nosuch"})
	assert.ErrorContains(t, err, "nosuch")
}

func TestTimer(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the commands are sh's")
	}
	tm := &timer{timeout: time.Second, temp: t.TempDir()}
	sh := func(script string) *measurement {
		m, err := tm.time(t.Context(), []string{"sh", "-c", script})
		require.NoError(t, err)
		return m
	}
	good := sh("echo checksum 1; echo other; echo checksum 2; sleep 0.05; ls -A")
	assert.Empty(t, good.problem())
	assert.Equal(t, "checksum 1 | checksum 2", good.checksum())
	assert.GreaterOrEqual(t, good.wall, 50*time.Millisecond)
	assert.Equal(t, "checksum 1\nother\nchecksum 2\n", good.stdout, "the folder is empty")
	if runtime.GOOS == "linux" {
		assert.Greater(t, good.peak, int64(100<<10))
	}
	assert.Equal(t, "exit 3: why", sh("echo why >&2; exit 3").problem())
	assert.Equal(t, "stderr: hm", sh("echo hm >&2").problem())
	assert.Equal(t, "timeout", sh("exec sleep 20").problem())

	_, err := tm.time(t.Context(), []string{filepath.Join(t.TempDir(), "nosuch")})
	assert.Error(t, err)
}

func TestResultKeepsTheBest(t *testing.T) {
	var r result
	r.add(&measurement{wall: 3 * time.Second, peak: 10, stdout: "checksum 1\nmetric kib 7\n"})
	r.add(&measurement{wall: 2 * time.Second, peak: 5, stdout: "checksum 1\nmetric kib 9\nmetric none x\n"})
	assert.Equal(t, result{wall: 2 * time.Second, peak: 10, checksum: "checksum 1", metrics: map[string]float64{"kib": 7}}, r)
	r.add(&measurement{wall: time.Millisecond, exit: 1})
	assert.Equal(t, 2*time.Second, r.wall, "a failed run has no time")
	assert.NotEmpty(t, r.problem)

	var changing result
	changing.add(&measurement{wall: 1, stdout: "checksum 1\n"})
	changing.add(&measurement{wall: 1, stdout: "checksum 2\n"})
	assert.Contains(t, changing.problem, "checksum")
}

func TestTabulate(t *testing.T) {
	recorded := timings{
		"a": {"pwsh": {WallRatio: 4, Checksum: "checksum 1", RSSKiB: 2048, Metrics: map[string]float64{"kib": 9}}, "pwsh-call": {WallRatio: 1}},
		"b": {"pwsh": {WallRatio: 4, Checksum: "checksum 1"}},
	}
	results := map[string]*result{
		"a": {wall: time.Second, checksum: "checksum 1", peak: 3 << 20, metrics: map[string]float64{"kib": 7}},
		"b": {wall: time.Second, checksum: "checksum 2"},
		"c": {problem: "exit 1: no"},
	}
	rows := tabulate([]benchmark{{name: "a"}, {name: "b"}, {name: "c"}}, results, 2*time.Second, recorded)
	assert.Equal(t, row{
		name: "a", wall: time.Second, ratio: 0.5, pwsh: 4, call: 1, factor: 2, peak: 3 << 20, pwshRSS: 2 << 20,
		metrics: map[string]float64{"kib": 7}, pwshMetrics: map[string]float64{"kib": 9},
	}, rows[0])
	assert.InDelta(t, 8, rows[1].factor, 1e-9)
	assert.Equal(t, []string{`b: checksum: "checksum 2", PowerShell's is "checksum 1"`, "c: exit 1: no"}, problems(rows))

	var b strings.Builder
	require.NoError(t, writeTable(&b, rows, 2*time.Second))
	assert.Contains(t, b.String(), "Yardstick 2.000 s")
	assert.Regexp(t, `a +1\.0000 +0\.5000 +4\.0000 +1\.0000 +2\.0x +3 +2`, b.String())
	assert.Contains(t, b.String(), "a kib: 7 (9)")
	assert.Regexp(t, `c ! +- +- +- +- +- +- +-`, b.String())
}

func TestRecordedTimings(t *testing.T) {
	dir := filepath.Join("..", "..", "bench")
	recorded, err := readTimings(filepath.Join(dir, "pwsh-timings.json"))
	require.NoError(t, err)
	benches, err := findBenchmarks(dir, nil)
	require.NoError(t, err)
	for _, b := range benches {
		assert.NotZero(t, recorded[b.name]["pwsh"].WallRatio, b.name)
	}
}
