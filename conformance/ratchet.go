package conformance

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// idSet is a set of case ids kept in a file, one a line, sorted.
type idSet struct {
	path string
	ids  map[string]struct{}
}

// readIDs reads a list of ids; a missing file is an empty list.
func readIDs(path string) (*idSet, error) {
	set := &idSet{path: path, ids: map[string]struct{}{}}
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return set, nil
	}
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(data)) {
		if id := strings.TrimSpace(line); id != "" {
			set.ids[id] = struct{}{}
		}
	}
	return set, nil
}

func (s *idSet) has(id string) bool {
	_, ok := s.ids[id]
	return ok
}

func (s *idSet) write() error {
	if err := os.MkdirAll(filepath.Dir(s.path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(s.path, []byte(lines(slices.Sorted(maps.Keys(s.ids)))), 0o644)
}

// Ratchet is what an area is known to fail. Loose lists the cases that do not
// pass, Strict all that do not pass strictly, the loose ones included.
type Ratchet struct {
	loose, strict *idSet
	// unstable are cases whose outcome depends on timing: they hold nothing.
	unstable *idSet
	isNew    bool
}

// ReadRatchet reads area's lists, AREA.txt and AREA.strict.txt, from dir.
func ReadRatchet(dir, area string) (*Ratchet, error) {
	loosePath := filepath.Join(dir, area+".txt")
	strictPath := filepath.Join(dir, area+".strict.txt")
	loose, err := readIDs(loosePath)
	if err != nil {
		return nil, err
	}
	strict, err := readIDs(strictPath)
	if err != nil {
		return nil, err
	}
	unstable, err := readIDs(filepath.Join(dir, "unstable.txt"))
	if err != nil {
		return nil, err
	}
	return &Ratchet{loose: loose, strict: strict, unstable: unstable, isNew: !exists(loosePath) && !exists(strictPath)}, nil
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// Check is what holding verdicts against a ratchet finds.
type Check struct {
	// Regressions fail, or fail strictly, without being listed.
	Regressions []Regression
	// Fixed are listed and pass, or are no longer recorded: the lists must
	// shrink.
	Fixed []string
}

// Regression is a case that used to pass.
type Regression struct {
	ID string
	// Strict tells that it passes, but no longer strictly.
	Strict bool
	// Fields are the fields that differ.
	Fields []string
}

// OK tells that the ratchet holds.
func (c Check) OK() bool { return len(c.Regressions) == 0 && len(c.Fixed) == 0 }

// isRegression tells whether a verdict is worse than what is known.
func (r *Ratchet) isRegression(id string, v Verdict) bool {
	if r.unstable.has(id) {
		return false
	}
	if !v.Pass {
		return !r.loose.has(id)
	}
	return !v.Strict && !r.strict.has(id)
}

// isFixed tells whether a verdict is better than what is known.
func (r *Ratchet) isFixed(id string, v Verdict) bool {
	return !r.unstable.has(id) && (v.Pass && r.loose.has(id) || v.Strict && r.strict.has(id))
}

// Check holds the outcomes of an area against the lists. Whole tells that
// every case of the area was run.
func (r *Ratchet) Check(outcomes []Outcome, whole bool) Check {
	var check Check
	seen := map[string]struct{}{}
	for _, o := range outcomes {
		seen[o.Case.ID] = struct{}{}
		if r.isRegression(o.Case.ID, o.Verdict) {
			check.Regressions = append(check.Regressions, Regression{ID: o.Case.ID, Strict: o.Pass, Fields: o.Fields()})
			continue
		}
		if r.isFixed(o.Case.ID, o.Verdict) {
			check.Fixed = append(check.Fixed, o.Case.ID)
		}
	}
	if !whole {
		return check
	}
	for _, set := range []*idSet{r.loose, r.strict} {
		for id := range set.ids {
			if _, ok := seen[id]; !ok && !r.unstable.has(id) && !slices.Contains(check.Fixed, id) {
				check.Fixed = append(check.Fixed, id)
			}
		}
	}
	slices.Sort(check.Fixed)
	return check
}

// Shrink takes what passes out of the lists and stores them. It adds nothing.
func (r *Ratchet) Shrink(outcomes []Outcome) error {
	keepLoose, keepStrict := map[string]struct{}{}, map[string]struct{}{}
	for _, o := range outcomes {
		id := o.Case.ID
		if !o.Pass && r.loose.has(id) {
			keepLoose[id] = struct{}{}
		}
		if !o.Strict && r.strict.has(id) {
			keepStrict[id] = struct{}{}
		}
	}
	if r.isNew {
		return nil
	}
	r.loose.ids, r.strict.ids = keepLoose, keepStrict
	return r.write()
}

// IsNew tells that the area has no lists yet.
func (r *Ratchet) IsNew() bool { return r.isNew }

// Reset stores what fails now, whether it was known or not.
func (r *Ratchet) Reset(outcomes []Outcome) error {
	r.loose.ids, r.strict.ids = map[string]struct{}{}, map[string]struct{}{}
	for _, o := range outcomes {
		if !o.Pass {
			r.loose.ids[o.Case.ID] = struct{}{}
		}
		if !o.Strict {
			r.strict.ids[o.Case.ID] = struct{}{}
		}
	}
	return r.write()
}

func (r *Ratchet) write() error {
	if err := r.loose.write(); err != nil {
		return err
	}
	return r.strict.write()
}

// ReadDifferences reads the lists of cases that are meant to differ from dir:
// *.txt files with an id and the reason on each line, # before comments. A
// missing directory is an empty list.
func ReadDifferences(dir string) (map[string]string, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, err
	}
	differs := map[string]string{}
	for _, path := range paths {
		if err := readDifferences(path, differs); err != nil {
			return nil, err
		}
	}
	return differs, nil
}

func readDifferences(path string, into map[string]string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	scanner := bufio.NewScanner(f)
	for n := 1; scanner.Scan(); n++ {
		line := strings.TrimSpace(scanner.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		end := strings.IndexAny(line, " \t")
		if end < 0 {
			return fmt.Errorf("%s:%d: %s has no reason", path, n, line)
		}
		if _, dup := into[line[:end]]; dup {
			return fmt.Errorf("%s:%d: %s is listed twice", path, n, line[:end])
		}
		into[line[:end]] = strings.TrimSpace(line[end:])
	}
	return scanner.Err()
}
