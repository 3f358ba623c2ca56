package format

import (
	"strings"

	"goposh/runtime/value"
)

// customGenerator makes the entries of a custom view.
type customGenerator struct{ view *View }

func (g *customGenerator) init(*Formatter, value.Value) {}

func (g *customGenerator) entry(f *Formatter, v value.Value) (*FormatEntryData, error) {
	c := g.view.Control
	if c == nil {
		c = g.view.owner.control(g.view.controlName)
	}
	e := &FormatEntryData{Custom: &CustomEntry{}}
	if c != nil {
		e.Custom = f.customEntry(g.view.owner, c, v)
	}
	return e, f.engine.Context().Err()
}

// maxControlDepth guards against controls that refer to each other.
const maxControlDepth = 50

func (f *Formatter) customEntry(owner *viewSource, c *Control, v value.Value) *CustomEntry {
	return &CustomEntry{Pieces: f.runControl(owner, c, v, 0)}
}

func (f *Formatter) runControl(owner *viewSource, c *Control, v value.Value, depth int) []Piece {
	at := f.pick(v, len(c.Entries), func(i int) *Selector { return &c.Entries[i].For })
	if at < 0 {
		return nil
	}
	return f.runTokens(owner, c.Entries[at].Tokens, v, depth)
}

func (f *Formatter) runTokens(owner *viewSource, tokens []Token, v value.Value, depth int) []Piece {
	if depth >= maxControlDepth {
		return nil
	}
	var out []Piece
	for i := range tokens {
		t := &tokens[i]
		switch {
		case t.Frame != nil:
			out = append(out, Piece{Frame: &PieceFrame{
				Indent: true, Left: t.Frame.Left, Right: t.Frame.Right, FirstLine: t.Frame.FirstLine,
				Pieces: f.runTokens(owner, t.Frame.Tokens, v, depth),
			}})
		case t.Value != nil:
			out = f.runBinding(out, owner, t.Value, v, depth)
		case t.NewLines > 0:
			for range t.NewLines {
				out = append(out, Piece{NewLine: true})
			}
		default:
			out = append(out, Piece{Text: t.Text})
		}
	}
	return out
}

func (f *Formatter) runBinding(out []Piece, owner *viewSource, b *Binding, v value.Value, depth int) []Piece {
	if b.When != nil && !f.condition(v, b.When) {
		return out
	}
	x := v
	if b.By.defined() {
		r, ok := f.values(v, viewProperty(&b.By))
		if ok && r.err != nil {
			f.failureText(v, r)
		}
		x = r.value
	}
	c := b.Control
	if c == nil && b.controlName != "" {
		c = owner.control(b.controlName)
	}
	if c == nil {
		if b.Enumerate {
			if items, ok := f.elements(x); ok {
				for _, it := range items {
					if !it.IsNull() {
						out = append(out, Piece{Text: f.fieldText(it, directive{format: b.Format})})
					}
				}
				return out
			}
		}
		return append(out, Piece{Text: f.fieldText(x, directive{format: b.Format})})
	}
	if x.IsNull() {
		return out
	}
	if b.Enumerate {
		if items, ok := f.elements(x); ok {
			for _, it := range items {
				if !it.IsNull() {
					out = append(out, f.runControl(owner, c, it, depth+1)...)
				}
			}
			return out
		}
	}
	return append(out, f.runControl(owner, c, x, depth+1)...)
}

// browser shows the properties of an object as nested blocks, as Format-Custom does without a view.
type browser struct{}

func (browser) init(*Formatter, value.Value) {}

const (
	browserDepth  = 5
	browserIndent = 2
)

func (browser) entry(f *Formatter, v value.Value) (*FormatEntryData, error) {
	depth := browserDepth
	if f.params != nil && f.params.Depth > 0 {
		depth = f.params.Depth
	}
	var out []Piece
	if isScalarType(typeNames(f.engine, v)) {
		out = []Piece{{Text: f.smartText(v, false)}, {NewLine: true}}
	} else if items, ok := f.elements(v); ok {
		out = f.browseItems(items, 0, depth)
	} else {
		var err error
		if out, err = f.browse(v, 0, depth, true); err != nil {
			return nil, err
		}
	}
	return &FormatEntryData{Custom: &CustomEntry{Pieces: out}}, nil
}

func indented(pieces []Piece) Piece {
	return Piece{Frame: &PieceFrame{Indent: true, Left: browserIndent, Pieces: pieces}}
}

func (f *Formatter) browse(v value.Value, level, depth int, top bool) ([]Piece, error) {
	var active []association
	if top {
		active = f.activeProperties(v, false)
	} else {
		saved := f.params
		f.params = nil
		active = f.activeProperties(v, false)
		f.params = saved
	}
	var body []Piece
	for i := range active {
		a := &active[i]
		body = append(body, Piece{Text: a.property.String() + " = "})
		d := depth
		if a.param != nil && a.param.Depth > 0 {
			d = a.param.Depth
		}
		var x value.Value
		if r, ok := f.values(v, a.property); ok {
			if r.err != nil {
				if f.fatal(r.err) {
					return nil, r.err
				}
				x = value.String(f.failureText(v, r))
			} else {
				x = r.value
			}
		}
		var err error
		if body, err = f.browseValue(body, x, level, d); err != nil {
			return nil, err
		}
	}
	name := "PSObject"
	if names := typeNames(f.engine, v); len(names) > 0 {
		name = names[0][strings.LastIndexByte(names[0], '.')+1:]
	}
	return []Piece{
		{Text: "class " + name}, {NewLine: true}, {Text: "{"}, {NewLine: true}, indented(body), {Text: "}"}, {NewLine: true},
	}, nil
}

func (f *Formatter) browseValue(out []Piece, x value.Value, level, depth int) ([]Piece, error) {
	if items, ok := f.elements(x); ok && !x.IsNull() {
		return append(out, Piece{NewLine: true}, indented(f.browseItems(items, level+1, depth))), nil
	}
	if f.isLeaf(x, level, depth) {
		return append(out, Piece{Text: f.fieldText(x, directive{})}, Piece{NewLine: true}), nil
	}
	inner, err := f.browse(x, level+1, depth, false)
	return append(out, Piece{NewLine: true}, indented(inner)), err
}

func (f *Formatter) isLeaf(x value.Value, level, depth int) bool {
	return x.IsNull() || level >= depth || isScalarType(typeNames(f.engine, x))
}

func (f *Formatter) browseItems(items []value.Value, level, depth int) []Piece {
	var body []Piece
	for i, x := range items {
		if f.limit >= 0 && i == f.limit {
			body = append(body, Piece{Text: ellipsis}, Piece{NewLine: true})
			break
		}
		if f.isLeaf(x, level, depth) {
			body = append(body, Piece{Text: f.fieldText(x, directive{})}, Piece{NewLine: true})
			continue
		}
		if inner, ok := f.elements(x); ok {
			body = append(body, Piece{NewLine: true}, indented(f.browseItems(inner, level+1, depth)))
			continue
		}
		inner, err := f.browse(x, level+1, depth, false)
		if err != nil {
			break
		}
		body = append(body, inner...)
	}
	return []Piece{{Text: "["}, {NewLine: true}, indented(body), {Text: "]"}, {NewLine: true}, {NewLine: true}}
}
