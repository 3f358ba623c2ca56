package format

import "goposh/runtime/value"

// listGenerator makes the entries of a list, from a view or from each object's own properties.
type listGenerator struct {
	view   *View
	remote bool
	labels map[*Item]string
}

func (g *listGenerator) init(_ *Formatter, first value.Value) { g.remote = showsComputer(first) }

func (g *listGenerator) entry(f *Formatter, v value.Value) (*FormatEntryData, error) {
	e := &FormatEntryData{IsList: true}
	var err error
	if g.view != nil {
		e.List, err = g.viewFields(f, v)
	} else {
		e.List, err = g.propertyFields(f, v)
	}
	return e, err
}

func (g *listGenerator) propertyFields(f *Formatter, v value.Value) ([]ListField, error) {
	active := f.activeProperties(v, false)
	out := make([]ListField, len(active))
	for i := range active {
		a := &active[i]
		text, _, _, err := f.displayText(v, a.property, a.directive(false))
		if err != nil {
			return nil, err
		}
		out[i] = ListField{a.label(), text}
	}
	return out, nil
}

func (g *listGenerator) viewFields(f *Formatter, v value.Value) ([]ListField, error) {
	at := f.pick(v, len(g.view.Entries), func(i int) *Selector { return &g.view.Entries[i].For })
	if at < 0 {
		return nil, nil
	}
	items := g.view.Entries[at].Items
	out := make([]ListField, 0, len(items)+1)
	for i := range items {
		it := &items[i]
		if it.When != nil && !f.condition(v, it.When) {
			continue
		}
		if it.Text != "" {
			label := it.Label
			if label == "" {
				label = it.Text
			}
			out = append(out, ListField{label, it.Text})
			continue
		}
		text, _, _, err := f.displayText(v, viewProperty(&it.Value), directive{format: it.Format})
		if err != nil {
			return nil, err
		}
		out = append(out, ListField{g.label(f, v, it), text})
	}
	if g.remote {
		text, _, _, err := f.displayText(v, Property{Name: computerName}, directive{})
		if err != nil {
			return nil, err
		}
		out = append(out, ListField{computerName, text})
	}
	return out, nil
}

// label is that of the view, else the property's name as the object spells it.
func (g *listGenerator) label(f *Formatter, v value.Value, it *Item) string {
	if it.Label != "" {
		return it.Label
	}
	if l, ok := g.labels[it]; ok {
		return l
	}
	l := it.Value.Text
	if !it.Value.Script {
		if found := f.resolve(v, Property{Name: l}); len(found) > 0 {
			l = found[0].Name
		}
	}
	if g.labels == nil {
		g.labels = map[*Item]string{}
	}
	g.labels[it] = l
	return l
}
