package conformance

import (
	"compress/gzip"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const mixedRecording = `{"id":"m/a/001","script":"1","files":{"d/f.txt":"x"},"types":["System.Int32"],"text":"1\n","errors":[{"id":"E","line":0,"column":3}]}
{"id":"m/a/002","args":["-c","1"],"stdin":"in","env":{"A":"b","NO_COLOR":null},"stdout":"1\n","stderr":"","exit":2,"left":{"o":"x"}}
{"id":"m/a/003","script":"1","ok":true,"errors":[],"tokens":[{"kind":"Number","text":"1","start":0,"end":1,"value":"Int32 1"}],"ast":"(ScriptBlock@0-1)"}

{"id":"m/a/004","term":"dumb","steps":[]}
`

func TestLoadAreas(t *testing.T) {
	dir := t.TempDir()
	writePlain(t, dir, "mixed.jsonl", mixedRecording)
	writeGzip(t, dir, "zipped.jsonl.gz", `{"id":"z/a/001","script":"","types":[],"text":""}`)
	writePlain(t, dir, "steps.jsonl", `{"id":"s/a/001","steps":[{"out":"x"}]}`+"\n")
	writePlain(t, dir, "types.jsonl", `{"name":"System.Int32","script":5,"text":{}}`+"\n")
	writePlain(t, dir, "README.md", "# not a recording\n")

	areas, err := LoadAreas(dir)
	require.NoError(t, err)
	require.Len(t, areas, 3)
	mixed, steps, zipped := areas[0], areas[1], areas[2]

	assert.Equal(t, "mixed", mixed.Name)
	require.Len(t, mixed.Cases, 3)
	assert.Equal(t, &Case{
		ID: "m/a/001", Kind: KindInProcess, Script: "1", Files: map[string]string{"d/f.txt": "x"},
		Result: &Result{Types: []string{"System.Int32"}, Text: "1\n", Errors: []ErrorInfo{{ID: "E", Line: new(0), Column: new(3)}}},
	}, mixed.Cases[0])
	assert.Equal(t, &Case{
		ID: "m/a/002", Kind: KindProcess, Args: []string{"-c", "1"}, Stdin: "in", Env: map[string]*string{"A": new("b"), "NO_COLOR": nil},
		Process: &ProcessResult{Stdout: "1\n", Exit: 2, Left: map[string]string{"o": "x"}},
	}, mixed.Cases[1])
	assert.Equal(t, &Case{
		ID: "m/a/003", Kind: KindParse, Script: "1",
		Parse: &ParseResult{OK: true, Errors: []ParseError{}, AST: "(ScriptBlock@0-1)", Tokens: []Token{{Kind: "Number", Text: "1", End: 1, Value: new("Int32 1")}}},
	}, mixed.Cases[2])

	assert.Equal(t, "steps", steps.Name)
	assert.NotEmpty(t, steps.NotRun)
	assert.Equal(t, "zipped", zipped.Name)
	assert.Len(t, zipped.Cases, 1)

	chosen, err := LoadAreas(dir, "zipped")
	require.NoError(t, err)
	require.Len(t, chosen, 1)
	assert.Equal(t, "zipped", chosen[0].Name)
}

func TestLoadAreasErrors(t *testing.T) {
	dir := t.TempDir()
	_, err := LoadAreas(dir, "nosuch")
	assert.ErrorContains(t, err, `no recording "nosuch"`)

	writePlain(t, dir, "bad.jsonl", "{\"id\":\"a\"}\n{\n")
	_, err = LoadAreas(dir)
	assert.ErrorContains(t, err, "line 2")

	twice := t.TempDir()
	writePlain(t, twice, "a.jsonl", "")
	writeGzip(t, twice, "a.jsonl.gz", "")
	_, err = LoadAreas(twice)
	assert.ErrorContains(t, err, "the same recording")
}

func TestReferenceLoads(t *testing.T) {
	checkout, err := FindCheckout(".")
	require.NoError(t, err)
	areas, err := checkout.Areas()
	require.NoError(t, err)
	ids := map[string]string{}
	counts := map[string]int{}
	for _, area := range areas {
		counts[area.Name] = len(area.Cases)
		for _, c := range area.Cases {
			assert.Emptyf(t, ids[c.ID], "%s is in two recordings", c.ID)
			ids[c.ID] = area.Name
		}
	}
	for _, name := range []string{"language", "methods", "utility", "management", "format", "jobs", "hosting", "modules", "help", "clixml", "cli", "format-cli", "programs", "remoting"} {
		assert.NotZero(t, counts[name], name)
	}

	differences, err := checkout.Differences()
	require.NoError(t, err)
	for id := range differences {
		assert.Contains(t, ids, id, "a case that is meant to differ is recorded")
	}
}

func TestSample(t *testing.T) {
	area := &Area{Name: "a"}
	for range 10 {
		area.Cases = append(area.Cases, &Case{})
	}
	some, whole := area.Sample(3)
	assert.False(t, whole)
	require.Len(t, some.Cases, 3)
	assert.Same(t, area.Cases[0], some.Cases[0])
	assert.Same(t, area.Cases[3], some.Cases[1])
	assert.Same(t, area.Cases[6], some.Cases[2])

	all, whole := area.Sample(10)
	assert.True(t, whole)
	assert.Same(t, area, all)
	all, whole = area.Sample(0)
	assert.True(t, whole)
	assert.Same(t, area, all)
}

func writePlain(t *testing.T, dir, name, text string) {
	t.Helper()
	require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
}

func writeGzip(t *testing.T, dir, name, text string) {
	t.Helper()
	f, err := os.Create(filepath.Join(dir, name))
	require.NoError(t, err)
	defer f.Close()
	zw := gzip.NewWriter(f)
	_, err = zw.Write([]byte(text))
	require.NoError(t, err)
	require.NoError(t, zw.Close())
}
