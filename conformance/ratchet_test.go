package conformance

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var (
	fails        = Verdict{Diffs: []FieldDiff{{Field: "text"}}}
	passes       = Verdict{Pass: true, Diffs: []FieldDiff{{Field: "threw", Strict: true}}}
	passesStrict = Verdict{Pass: true, Strict: true}
)

func outcome(id string, v Verdict) Outcome { return Outcome{Case: &Case{ID: id}, Verdict: v} }

// ratchetOf stores lists and reads them back.
func ratchetOf(t *testing.T, loose, strict string) (*Ratchet, string) {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "area.txt"), []byte(loose), 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "area.strict.txt"), []byte(strict), 0o644))
	r, err := ReadRatchet(dir, "area")
	require.NoError(t, err)
	return r, dir
}

func TestRatchetCheck(t *testing.T) {
	tests := []struct {
		name          string
		loose, strict string
		verdict       Verdict
		regressions   []Regression
		fixed         []string
	}{
		{"fails, known", "a\n", "a\n", fails, nil, nil},
		{"fails, unknown", "", "", fails, []Regression{{ID: "a", Fields: []string{"text"}}}, nil},
		{"fails, only strictly known", "", "a\n", fails, []Regression{{ID: "a", Fields: []string{"text"}}}, nil},
		{"passes, known to fail", "a\n", "a\n", passes, nil, []string{"a"}},
		{"passes, strictly known", "", "a\n", passes, nil, nil},
		{"passes, strictly unknown", "", "", passes, []Regression{{ID: "a", Strict: true, Fields: []string{"threw"}}}, nil},
		{"passes strictly", "", "", passesStrict, nil, nil},
		{"passes strictly, strictly known", "", "a\n", passesStrict, nil, []string{"a"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, _ := ratchetOf(t, tt.loose, tt.strict)
			check := r.Check([]Outcome{outcome("a", tt.verdict)}, true)
			assert.Equal(t, tt.regressions, check.Regressions)
			assert.Equal(t, tt.fixed, check.Fixed)
			assert.Equal(t, len(tt.regressions)+len(tt.fixed) == 0, check.OK())
		})
	}
}

func TestRatchetCheckOfVanishedCases(t *testing.T) {
	r, _ := ratchetOf(t, "gone\n", "gone\n")
	assert.Equal(t, []string{"gone"}, r.Check(nil, true).Fixed)
	assert.True(t, r.Check(nil, false).OK(), "a sample says nothing of what it leaves out")
}

func TestRatchetShrinkOnlyRemoves(t *testing.T) {
	r, dir := ratchetOf(t, "a\nb\ngone\n", "a\nb\nc\n")
	require.NoError(t, r.Shrink([]Outcome{
		outcome("a", fails), outcome("b", passes), outcome("c", passesStrict), outcome("new", fails),
	}))
	assert.Equal(t, "a\n", read(t, dir, "area.txt"))
	assert.Equal(t, "a\nb\n", read(t, dir, "area.strict.txt"))

	again, err := ReadRatchet(dir, "area")
	require.NoError(t, err)
	assert.False(t, again.Check([]Outcome{outcome("new", fails)}, false).OK())
}

func TestRatchetReset(t *testing.T) {
	dir := t.TempDir()
	r, err := ReadRatchet(dir, "area")
	require.NoError(t, err)
	assert.True(t, r.IsNew())
	require.NoError(t, r.Shrink(nil))
	assert.NoFileExists(t, filepath.Join(dir, "area.txt"), "shrinking makes no lists")

	outcomes := []Outcome{outcome("b", fails), outcome("a", fails), outcome("c", passes), outcome("d", passesStrict)}
	require.NoError(t, r.Reset(outcomes))
	assert.Equal(t, "a\nb\n", read(t, dir, "area.txt"))
	assert.Equal(t, "a\nb\nc\n", read(t, dir, "area.strict.txt"))

	again, err := ReadRatchet(dir, "area")
	require.NoError(t, err)
	assert.False(t, again.IsNew())
	assert.True(t, again.Check(outcomes, true).OK())
}

func TestReadDifferences(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
	}
	write("jobs.txt", "# comment\n\njobs/a/001\tstate is updated\njobs/a/002 does not hang\n")
	write("notes.md", "not a list\n")
	got, err := ReadDifferences(dir)
	require.NoError(t, err)
	assert.Equal(t, map[string]string{"jobs/a/001": "state is updated", "jobs/a/002": "does not hang"}, got)

	write("more.txt", "jobs/a/001 again\n")
	_, err = ReadDifferences(dir)
	assert.ErrorContains(t, err, "listed twice")

	write("more.txt", "jobs/a/003\n")
	_, err = ReadDifferences(dir)
	assert.ErrorContains(t, err, "no reason")

	got, err = ReadDifferences(filepath.Join(dir, "none"))
	require.NoError(t, err)
	assert.Empty(t, got)
}

func read(t *testing.T, dir, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	require.NoError(t, err)
	return string(data)
}
