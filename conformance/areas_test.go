package conformance

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// How many cases of an area a test run takes. cmd/conform runs all.
const (
	sampleInProcess = 0 // all
	sampleProcess   = 150
	sampleShort     = 60
)

// TestAreas holds goposh against the recordings, with the known failures.
func TestAreas(t *testing.T) {
	checkout, err := FindCheckout(".")
	require.NoError(t, err)
	areas, err := checkout.Areas()
	require.NoError(t, err)
	differences, err := checkout.Differences()
	require.NoError(t, err)
	exe, err := os.Executable()
	require.NoError(t, err)
	runner, err := NewRunner(DefaultEngines(), Options{
		Root: string(checkout), Binary: os.Getenv("GOPOSH_BIN"), Worker: []string{exe, workerArg}, Differences: differences,
	})
	require.NoError(t, err)
	defer runner.Close()

	for _, area := range areas {
		t.Run(area.Name, func(t *testing.T) {
			ratchet, err := checkout.Ratchet(area.Name)
			require.NoError(t, err)
			sample, whole := area.Sample(sampleSize(area))
			res, err := runner.Run(t.Context(), sample, ratchet)
			require.NoError(t, err)
			if res.NotRun != "" {
				t.Skip(res.NotRun)
			}
			t.Log(res)
			check := ratchet.Check(res.Outcomes, whole)
			for _, r := range check.Regressions {
				t.Errorf("%s fails: %s; see go run ./cmd/conform -case %s", r.ID, strings.Join(r.Fields, ", "), r.ID)
			}
			if len(check.Fixed) > 0 {
				t.Errorf("known failures that are none; run go run ./cmd/conform -update %s: %s", area.Name, strings.Join(check.Fixed, " "))
			}
		})
	}
}

func sampleSize(area *Area) int {
	switch {
	case area.Name == OwnCases:
		return 0
	case testing.Short():
		return sampleShort
	case slices.ContainsFunc(area.Cases, (*Case).wholeProcess):
		return sampleProcess
	default:
		return sampleInProcess
	}
}
