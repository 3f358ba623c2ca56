package format

import "goposh/runtime/value"

// wideGenerator makes the items of a wide view: one property of each object.
type wideGenerator struct{ view *View }

func (g *wideGenerator) init(*Formatter, value.Value) {}

func (g *wideGenerator) entry(f *Formatter, v value.Value) (*FormatEntryData, error) {
	text, err := g.text(f, v)
	return &FormatEntryData{Wide: &WideEntry{text}}, err
}

func (g *wideGenerator) text(f *Formatter, v value.Value) (string, error) {
	if g.view != nil {
		at := f.pick(v, len(g.view.Entries), func(i int) *Selector { return &g.view.Entries[i].For })
		if at < 0 || len(g.view.Entries[at].Items) == 0 {
			return "", nil
		}
		it := &g.view.Entries[at].Items[0]
		text, _, _, err := f.displayText(v, viewProperty(&it.Value), directive{format: it.Format})
		return text, err
	}
	if f.params != nil && len(f.params.Properties) > 0 {
		p := &f.params.Properties[0]
		text, _, _, err := f.displayText(v, p.Property, directive{format: p.Format})
		return text, err
	}
	p, ok := f.displayName(v)
	if !ok {
		all := f.allProperties(v)
		if len(all) == 0 {
			return "", nil
		}
		p = all[0]
	}
	text, _, _, err := f.displayText(v, p, directive{})
	return text, err
}
