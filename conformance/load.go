package conformance

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// record is a line of any of the recordings; its keys tell its kind.
type record struct {
	ID     string             `json:"id"`
	Script string             `json:"script"`
	Args   []string           `json:"args"`
	Stdin  string             `json:"stdin"`
	Env    map[string]*string `json:"env"`
	Files  map[string]string  `json:"files"`

	Text   *string        `json:"text"`
	Stdout *string        `json:"stdout"`
	AST    *string        `json:"ast"`
	Steps  []TerminalStep `json:"steps"`
	Term   string         `json:"term"`
}

func (r *record) kind() Kind {
	switch {
	case r.Steps != nil && isTerminal(r.ID):
		return KindTerminal
	case r.ID == "" || r.Steps != nil:
		return KindOther
	case r.AST != nil:
		return KindParse
	case r.Stdout != nil:
		return KindProcess
	case r.Text != nil:
		return KindInProcess
	default:
		return KindOther
	}
}

// LoadFile reads the cases of a recording, a .jsonl or .jsonl.gz file. Lines of
// a form that has no runner come back as KindOther, with nothing but an ID.
func LoadFile(path string) ([]*Case, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()

	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		zr, err := gzip.NewReader(f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		defer zr.Close()
		r = zr
	}
	cases, err := load(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return cases, nil
}

func load(r io.Reader) ([]*Case, error) {
	var cases []*Case
	br := bufio.NewReaderSize(r, 1<<20)
	for n := 1; ; n++ {
		line, err := br.ReadBytes('\n')
		if len(line) > 0 && !isBlank(line) {
			c, err := decode(line)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
			cases = append(cases, c)
		}
		if errors.Is(err, io.EOF) {
			return cases, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

func isBlank(line []byte) bool {
	return strings.TrimSpace(string(line)) == ""
}

func decode(line []byte) (*Case, error) {
	// The metadata files share key names with other types of value.
	var probe map[string]json.RawMessage
	if err := json.Unmarshal(line, &probe); err != nil {
		return nil, err
	}
	if _, ok := probe["id"]; !ok {
		return &Case{}, nil
	}

	var rec record
	if err := json.Unmarshal(line, &rec); err != nil {
		return nil, err
	}
	c := &Case{
		ID: rec.ID, Kind: rec.kind(), Script: rec.Script, Args: rec.Args,
		Stdin: rec.Stdin, Env: rec.Env, Files: rec.Files,
	}
	switch c.Kind {
	case KindInProcess:
		c.Result = &Result{}
		return c, json.Unmarshal(line, c.Result)
	case KindProcess:
		c.Process = &ProcessResult{}
		return c, json.Unmarshal(line, c.Process)
	case KindTerminal:
		c.Steps, c.Term = rec.Steps, rec.Term
		return c, nil
	case KindParse:
		c.Parse = &ParseResult{}
		return c, json.Unmarshal(line, c.Parse)
	default:
		return &Case{ID: rec.ID}, nil
	}
}

// Area is one recording: a file's cases under the file's name.
type Area struct {
	Name  string
	Cases []*Case
	// NotRun says why the area has no runner; empty where it has one.
	NotRun string
}

// LoadAreas reads every recording in dir, in the order of their names. Names
// selects areas; without any, all are read. Files that hold no cases (lists of
// commands and types) are skipped.
func LoadAreas(dir string, names ...string) ([]*Area, error) {
	files, err := recordings(dir)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if _, ok := files[name]; !ok {
			return nil, fmt.Errorf("no recording %q in %s", name, dir)
		}
	}

	var areas []*Area
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if len(names) > 0 && !slices.Contains(names, name) {
			continue
		}
		cases, err := LoadFile(files[name])
		if err != nil {
			return nil, err
		}
		if area := newArea(name, cases); area != nil {
			areas = append(areas, area)
		}
	}
	return areas, nil
}

// newArea keeps the cases that can be run; nil means that the file is not a
// recording.
func newArea(name string, cases []*Case) *Area {
	area := &Area{Name: name}
	others := 0
	for _, c := range cases {
		switch {
		case c.Kind != KindOther:
			area.Cases = append(area.Cases, c)
		case c.ID != "":
			others++
		}
	}
	if len(area.Cases) > 0 {
		return area
	}
	if others == 0 {
		return nil
	}
	area.NotRun = "no runner for recordings of this form"
	return area
}

// recordings maps the area names in dir to their files.
func recordings(dir string) (map[string]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	files := map[string]string{}
	for _, e := range entries {
		name, ok := strings.CutSuffix(strings.TrimSuffix(e.Name(), ".gz"), ".jsonl")
		if !ok || e.IsDir() {
			continue
		}
		if other, dup := files[name]; dup {
			return nil, fmt.Errorf("%s and %s are the same recording", other, e.Name())
		}
		files[name] = filepath.Join(dir, e.Name())
	}
	return files, nil
}

// Sample returns an area of at most n of a's cases, spread evenly, and whether
// that is all of them.
func (a *Area) Sample(n int) (*Area, bool) {
	if n <= 0 || len(a.Cases) <= n {
		return a, true
	}
	sample := &Area{Name: a.Name, NotRun: a.NotRun}
	for i := range n {
		sample.Cases = append(sample.Cases, a.Cases[i*len(a.Cases)/n])
	}
	return sample, false
}
