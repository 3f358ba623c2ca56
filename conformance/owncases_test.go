package conformance

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/txtar"
)

func TestLoadOwnCases(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.Mkdir(filepath.Join(dir, "jobs"), 0o755))
	writePlain(t, filepath.Join(dir, "jobs"), "many.txtar", `What it shows.
-- script --
1
-- files/d/a.txt --
content
-- types --
System.Int32
-- text --
1
-- errors --
A,B
C
-- threw --
T
-- messages --
first
second
third
-- information --
"two\nlines"
one line
`)
	writePlain(t, dir, "shell.txtar", "-- args --\n-c\n'x y'\n-- stdin --\nin\n-- env --\nA=b=c\nTERM\n-- stdout --\nx y\n-- exit --\n3\n-- left/n.txt --\nnew\n")
	writePlain(t, dir, "README.md", "not a case")

	area, err := LoadOwnCases(dir)
	require.NoError(t, err)
	assert.Equal(t, OwnCases, area.Name)
	assert.Equal(t, []*Case{
		{
			ID: "cases/jobs/many", Kind: KindInProcess, Script: "1\n", Files: map[string]string{"d/a.txt": "content\n"}, Own: true, Messages: true,
			Result: &Result{
				Types: []string{"System.Int32"}, Text: "1\n",
				Errors:      []ErrorInfo{{ID: "A,B", Message: "first"}, {ID: "C", Message: "second"}},
				Threw:       &ErrorInfo{ID: "T", Message: "third"},
				Information: []string{"two\nlines", "one line"},
			},
		},
		{
			ID: "cases/shell", Kind: KindProcess, Args: []string{"-c", "'x y'"}, Stdin: "in\n", Files: map[string]string{}, Own: true,
			Env:     map[string]*string{"A": new("b=c"), "TERM": nil},
			Process: &ProcessResult{Stdout: "x y\n", Exit: 3, Left: map[string]string{"n.txt": "new\n"}},
		},
	}, area.Cases)

	none, err := LoadOwnCases(filepath.Join(dir, "none"))
	require.NoError(t, err)
	assert.Empty(t, none.Cases)
}

func TestOwnCaseErrors(t *testing.T) {
	tests := []struct{ name, archive, want string }{
		{"nothing to run", "-- text --\n", "neither script nor args"},
		{"unknown section", "-- script --\n-- txet --\n", `unknown section "txet"`},
		{"section of the other kind", "-- script --\n-- stdout --\n", `unknown section "stdout"`},
		{"twice", "-- script --\n-- script --\n", `two sections "script"`},
		{"too few messages", "-- script --\n-- errors --\nA\nB\n-- messages --\nm\n", "1 messages for 2 errors"},
		{"bad quoting", "-- script --\n-- warnings --\n\"\n", "section warnings"},
		{"bad exit code", "-- args --\n-- exit --\nx\n", "section exit"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := ownCase(txtar.Parse([]byte(tt.archive)))
			assert.ErrorContains(t, err, tt.want)
		})
	}
}

func TestCompareOwnCase(t *testing.T) {
	tests := []struct {
		name, archive string
		got           Result
		pass          bool
	}{
		{"types do not matter", "-- script --\n-- text --\n1\n", Result{Types: []string{"x"}, Text: "1\n"}, true},
		{"types do where stated", "-- script --\n-- types --\ny\n-- text --\n1\n", Result{Types: []string{"x"}, Text: "1\n"}, false},
		{"last line break", "-- script --\n-- text --\n1\n", Result{Text: "1"}, true},
		{"unexpected error", "-- script --\n", Result{Errors: []ErrorInfo{{ID: "A"}}}, false},
		{"details do not matter", "-- script --\n-- errors --\nA\n", Result{Errors: []ErrorInfo{{ID: "A", Message: "m", Line: new(1)}}}, true},
		{"message as stated", "-- script --\n-- errors --\nA\n-- messages --\nm\n", Result{Errors: []ErrorInfo{{ID: "A", Message: "m", Line: new(1)}}}, true},
		{"other message", "-- script --\n-- errors --\nA\n-- messages --\nm\n", Result{Errors: []ErrorInfo{{ID: "A", Message: "n"}}}, false},
		{"unexpected warning", "-- script --\n", Result{Warnings: []string{"w"}}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, err := ownCase(txtar.Parse([]byte(tt.archive)))
			require.NoError(t, err)
			v := compareResult(c, &tt.got)
			assert.Equal(t, tt.pass, v.Pass)
			assert.Equal(t, tt.pass, v.Strict)
		})
	}
}
