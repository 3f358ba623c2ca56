package provider

import (
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// Resolve finds the items that a path names: those that match its wildcards, or the one it leads to. A path without wildcards
// that leads nowhere is an error; wildcards that match nothing give no item.
func (op *Op) Resolve(path string) ([]Path, error) {
	p, err := op.parse(path)
	if err != nil {
		return nil, err
	}
	if p.wild {
		return op.glob(p)
	}
	ok, err := p.Provider.Exists(op, p.Path.Path)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, PathNotFound(op.missing(path, p.Path))
	}
	return []Path{p.Path}, nil
}

// missing is how the error about a path that leads nowhere names it.
func (op *Op) missing(path string, p Path) string {
	if op.Literal && wildcard.HasWildcards(path) {
		return path
	}
	return p.Named(op.manager)
}

// ResolveEach resolves paths one after the other and calls f for every item whose name passes -Include and -Exclude. Errors of
// a path are written to the error stream.
func (op *Op) ResolveEach(paths []string, f func(Path) error) error {
	for _, path := range paths {
		found, err := op.Resolve(path)
		if err != nil {
			if err := op.Report(err); err != nil {
				return err
			}
			continue
		}
		for _, p := range found {
			if op.Filters() {
				if _, name := p.Provider.Split(p.Path); !op.Passes(name) {
					continue
				}
			}
			if err := f(p); err != nil {
				return err
			}
		}
	}
	return nil
}

// glob expands the wildcards of a path, element by element.
func (op *Op) glob(p pattern) ([]Path, error) {
	paths := []string{p.Path.Path}
	for i, elem := range p.elems {
		last := i == len(p.elems)-1
		if !wildcard.HasWildcards(elem) {
			elem = wildcard.Unescape(elem)
			kept := paths[:0]
			for _, parent := range paths {
				child := p.Provider.Join(parent, elem)
				if ok, err := p.Provider.Exists(op, child); err == nil && ok {
					kept = append(kept, child)
				}
			}
			paths = kept
			continue
		}
		match := wildcard.Compile(elem, true)
		list := *op
		if !last {
			list.Filter = ""
		}
		var next []string
		for _, parent := range paths {
			if err := op.Context().Err(); err != nil {
				return nil, err
			}
			children, err := p.Provider.Names(&list, parent)
			if err != nil {
				continue // what cannot be listed matches nothing
			}
			for _, c := range children {
				if (last || c.Container) && match.Match(c.Name) {
					next = append(next, p.Provider.Join(parent, c.Name))
				}
			}
		}
		paths = next
	}
	out := make([]Path, len(paths))
	for i, path := range paths {
		out[i] = p.Path
		out[i].Path = path
	}
	return out, nil
}

// Single resolves a path that must lead to exactly one place, which need not exist unless the path has wildcards.
func (op *Op) Single(path string) (p Path, many bool, err error) {
	if !op.HasWildcards(path) {
		p, err := op.Target(path)
		return p, false, err
	}
	found, err := op.Resolve(path)
	if err != nil {
		return Path{}, false, err
	}
	switch len(found) {
	case 0:
		p, err := op.Unresolved(path)
		return p, false, err
	case 1:
		return found[0], false, nil
	}
	return found[0], true, nil
}

// Item returns the decorated item at a path.
func (op *Op) Item(p Path) (value.Value, error) {
	v, err := p.Provider.Item(op, p.Path)
	if err != nil {
		return value.Null, err
	}
	return op.Decorate(v, p, p.Provider.IsContainer(op, p.Path)), nil
}
