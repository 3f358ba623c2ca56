package format

import (
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// generator makes the entries of one shape.
type generator interface {
	init(f *Formatter, first value.Value)
	entry(f *Formatter, v value.Value) (*FormatEntryData, error)
}

// association is a property to show with the parameter it came from, nil when it came from the object.
type association struct {
	property Property
	param    *Param
}

func (a *association) label() string {
	if a.param != nil && a.param.HasLabel {
		return a.param.Label
	}
	return a.property.String()
}

func (a *association) directive(table bool) directive {
	if a.param != nil && a.param.Format != "" {
		return directive{format: a.param.Format}
	}
	return directive{table: table}
}

func associations(props []Property) []association {
	out := make([]association, len(props))
	for i, p := range props {
		out[i].property = p
	}
	return out
}

// expandParams resolves the properties of a command for an object; keep keeps those that the object does not have.
func (f *Formatter) expandParams(v value.Value, keep bool) []association {
	out := make([]association, 0, len(f.params.Properties))
	for i := range f.params.Properties {
		p := &f.params.Properties[i]
		found := f.resolve(v, p.Property)
		if len(found) == 0 && keep && !p.hasWildcards() {
			out = append(out, association{p.Property, p})
		}
		for _, x := range found {
			out = append(out, association{x, p})
		}
	}
	return out
}

// activeProperties are the properties to show of an object: the command's, the default set, or all.
func (f *Formatter) activeProperties(v value.Value, keep bool) []association {
	if f.params != nil && len(f.params.Properties) > 0 {
		return f.expandParams(v, keep)
	}
	if set := f.defaultSet(v); len(set) > 0 {
		if showsComputer(v) {
			set = append(set, Property{Name: computerName})
		}
		return associations(set)
	}
	return associations(dropRemoting(v, f.allProperties(v)))
}

func (f *Formatter) propertyGenerator(s Shape) generator {
	switch s {
	case ShapeTable:
		return &tableGenerator{}
	case ShapeWide:
		return &wideGenerator{}
	case ShapeCustom:
		return &browser{}
	}
	return &listGenerator{}
}

func (f *Formatter) viewGenerator(v *View) generator {
	switch v.Shape {
	case ShapeTable:
		return &tableGenerator{view: v}
	case ShapeWide:
		return &wideGenerator{view: v}
	case ShapeCustom:
		return &customGenerator{view: v}
	}
	return &listGenerator{view: v}
}

func (f *Formatter) useView(first value.Value) {
	f.gen = f.viewGenerator(f.view)
	f.gen.init(f, first)
}

// startData describes the output that begins.
func (f *Formatter) startData(first value.Value) *FormatStartData {
	s := &FormatStartData{}
	if f.view != nil && f.view.AutoSize || f.params != nil && f.params.AutoSize {
		s.AutoSize = true
	}
	switch g := f.gen.(type) {
	case *tableGenerator:
		s.Shape, s.Table = ShapeTable, g.header
	case *wideGenerator:
		s.Shape = ShapeWide
		switch {
		case f.params != nil && f.params.Columns > 0:
			s.Columns = f.params.Columns
		case f.view != nil && !s.AutoSize:
			s.Columns = f.view.Columns
		}
	case *listGenerator:
		s.Shape = ShapeList
	default:
		s.Shape = ShapeCustom
	}
	return s
}

// selected tells how well a selector fits: the position of the type name it matches, or -1. As in PowerShell, which never
// finds one true, conditions select nothing.
func selected(s *Selector, names []string) int { return matchIndex(names, s.Types) }

// pick returns the definition for an object: the best match, else the default one; -1 when there is neither.
func (f *Formatter) pick(v value.Value, n int, at func(int) *Selector) int {
	fallback, special := -1, false
	for i := range n {
		if at(i).isDefault() {
			if fallback < 0 {
				fallback = i
			}
			continue
		}
		special = true
	}
	if !special {
		return fallback
	}
	names := typeNames(f.engine, v)
	for range 2 {
		best, rank := -1, 0
		for i := range n {
			s := at(i)
			if s.isDefault() {
				continue
			}
			if r := selected(s, names); r >= 0 && (best < 0 || r < rank) {
				best, rank = i, r
			}
		}
		if best >= 0 {
			return best
		}
		if names = withoutDeserialized(names); names == nil {
			break
		}
	}
	return fallback
}

// condition tells whether an expression is true for an object; one that fails is not.
func (f *Formatter) condition(v value.Value, x *Expression) bool {
	if !x.defined() {
		return true
	}
	r, ok := f.values(v, viewProperty(x))
	return ok && r.err == nil && types.ToBool(r.value)
}
