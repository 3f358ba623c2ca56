package conformance

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// Checkout finds the recordings and lists of a goposh checkout. Its value is
// the directory of the module.
type Checkout string

// FindCheckout returns the checkout that holds dir.
func FindCheckout(dir string) (Checkout, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for {
		mod, err := os.ReadFile(filepath.Join(dir, "go.mod"))
		if err == nil && bytes.Contains(mod, []byte("module goposh\n")) {
			return Checkout(dir), nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", errors.New("not inside a goposh checkout")
		}
		dir = parent
	}
}

// Areas reads the named areas, or all: the recordings and the own cases.
func (c Checkout) Areas(names ...string) ([]*Area, error) {
	own := len(names) == 0 || slices.Contains(names, OwnCases)
	recorded := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return name == OwnCases })
	var areas []*Area
	if len(names) == 0 || len(recorded) > 0 {
		var err error
		if areas, err = LoadAreas(c.path("reference"), recorded...); err != nil {
			return nil, err
		}
	}
	if own {
		area, err := LoadOwnCases(c.path("cases"))
		if err != nil {
			return nil, err
		}
		areas = append(areas, area)
	}
	return areas, nil
}

// Ratchet reads the known failures of an area.
func (c Checkout) Ratchet(area string) (*Ratchet, error) {
	return ReadRatchet(c.path("known-failures"), area)
}

// Differences reads the cases that are meant to differ, with the reasons.
func (c Checkout) Differences() (map[string]string, error) {
	return ReadDifferences(c.path("differences"))
}

func (c Checkout) path(name string) string {
	return filepath.Join(string(c), "conformance", name)
}

// FindCase finds a case by its id in areas.
func FindCase(areas []*Area, id string) (*Case, error) {
	for _, area := range areas {
		for _, c := range area.Cases {
			if c.ID == id {
				return c, nil
			}
		}
	}
	return nil, fmt.Errorf("no case %q", id)
}
