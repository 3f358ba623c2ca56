package format

import (
	"strings"

	"goposh/runtime/ops"
	"goposh/runtime/value"
)

// grouping follows the value that objects are grouped by.
type grouping struct {
	by      *Property
	label   string
	labeled bool
	name    string
	current value.Value
	started bool // a value was seen; before, there is none
	seen    bool // an object was seen
}

func (f *Formatter) newGrouping() grouping {
	if f.params != nil && f.params.GroupBy != nil {
		g := f.params.GroupBy
		return grouping{by: &g.Property, label: g.Label, labeled: g.HasLabel, name: g.Label}
	}
	if f.view != nil && f.view.Group != nil && f.view.Group.By.defined() {
		p := viewProperty(&f.view.Group.By)
		return grouping{by: &p}
	}
	return grouping{}
}

// update takes the value of the next object and tells whether a new group begins.
func (g *grouping) update(f *Formatter, v value.Value) (bool, error) {
	first := !g.seen
	g.seen = true
	if g.by == nil {
		return first, nil
	}
	r, ok := f.values(v, *g.by)
	if r.err != nil && f.fatal(r.err) {
		return false, r.err
	}
	if !ok || r.err != nil {
		return first, nil
	}
	changed := true
	if g.started || r.value.IsNull() {
		changed = !f.sameGroup(g.current, r.value)
	}
	g.current, g.started = r.value, true
	if changed && !g.labeled {
		g.name = r.by.String()
	}
	return changed || first, nil
}

// sameGroup compares two group values: as -eq where they compare, else by their text.
func (f *Formatter) sameGroup(a, b value.Value) bool {
	if a.IsNull() || b.IsNull() {
		return a.IsNull() && b.IsNull()
	}
	if x, ok := a.AsString(); ok {
		if y, ok := b.AsString(); ok {
			return f.engine.Culture().Compare(x, y, true) == 0
		}
	}
	if n, err := ops.Compare(f.engine, a, b, true); err == nil {
		return n == 0
	}
	return strings.EqualFold(f.objectText(a), f.objectText(b))
}

// groupStart makes the start of a group with its heading.
func (f *Formatter) groupStart(first value.Value) *GroupStartData {
	if f.group.by == nil || !f.group.started {
		return &GroupStartData{}
	}
	if f.view != nil && f.view.Group != nil && (f.params == nil || f.params.GroupBy == nil) {
		if c := f.view.Group.Control; c != nil {
			return &GroupStartData{Entry: f.customEntry(f.view.owner, c, first)}
		}
		if f.view.Group.controlName != "" {
			if c := f.view.owner.control(f.view.Group.controlName); c != nil {
				return &GroupStartData{Entry: f.customEntry(f.view.owner, c, first)}
			}
		}
	}
	label := f.group.name
	if f.view != nil && f.view.Group != nil && f.view.Group.Label != "" {
		label = f.view.Group.Label
	}
	return &GroupStartData{Entry: &CustomEntry{Pieces: []Piece{
		{Text: "   " + label + ": "}, {Text: f.smartText(f.group.current, false)},
	}}}
}
