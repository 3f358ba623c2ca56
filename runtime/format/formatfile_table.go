package format

import "strings"

func (l *loader) table(v *View, n *node) {
	before := len(l.mistakes)
	hasHeaders := false
	for _, c := range n.children {
		switch {
		case c.is("AutoSize"):
			v.AutoSize = *l.flag(c)
		case c.is("HideTableHeaders"):
			v.HideHeaders = *l.flag(c)
		case c.is("TableHeaders"):
			hasHeaders = true
			l.headers(v, c)
		case c.is("TableRowEntries"):
			l.rows(v, c)
		default:
			l.unknown(c)
		}
	}
	if len(l.mistakes) > before || !hasHeaders || len(v.Headers) == 0 {
		return
	}
	for i := range v.Rows {
		if r := &v.Rows[i]; r.For.isDefault() && len(r.Cells) != len(v.Headers) {
			l.wrong(n, "The header item count = %d does not match default row item count = %d.", len(v.Headers), len(r.Cells))
		}
	}
}

func (l *loader) headers(v *View, n *node) {
	for _, c := range n.children {
		if !c.is("TableColumnHeader") {
			l.unknown(c)
			continue
		}
		h := Header{}
		before := len(l.mistakes)
		for _, x := range c.children {
			switch {
			case x.is("Label"):
				h.Label = x.value()
			case x.is("Width"):
				width, ok := l.positive(x)
				if !ok {
					l.wrong(c, "The Width value is not valid.")
				}
				h.Width = width
			case x.is("Alignment"):
				h.Align = l.alignment(x)
			default:
				l.unknown(x)
			}
		}
		if len(l.mistakes) > before {
			l.wrong(n, "The column header definition is not valid; all headers are discarded.")
			return
		}
		v.Headers = append(v.Headers, h)
	}
}

func (l *loader) alignment(n *node) Alignment {
	switch strings.ToLower(n.value()) {
	case "left":
		return AlignLeft
	case "center":
		return AlignCenter
	case "right":
		return AlignRight
	}
	l.wrong(n, "The alignment value %q is not valid.", n.value())
	return AlignUndefined
}

func (l *loader) rows(v *View, n *node) {
	defaults := 0
	for _, c := range n.children {
		if !c.is("TableRowEntry") {
			l.unknown(c)
			continue
		}
		r := Row{}
		for _, x := range c.children {
			switch {
			case x.is("EntrySelectedBy"):
				r.For = l.selector(x)
			case x.is("Wrap"):
				r.Wrap = *l.flag(x)
			case x.is("TableColumnItems"):
				l.cells(&r, x)
			default:
				l.unknown(x)
			}
		}
		if r.For.isDefault() {
			defaults++
		}
		v.Rows = append(v.Rows, r)
	}
	switch {
	case defaults > 1:
		l.wrong(n, "There cannot be more than one default TableRowEntry.")
	case defaults == 0 && len(v.Rows) > 0:
		l.wrong(n, "There must be a default TableRowEntry.")
	}
}

func (l *loader) cells(r *Row, n *node) {
	for _, c := range n.children {
		if !c.is("TableColumnItem") {
			l.unknown(c)
			continue
		}
		cell := Cell{}
		for _, x := range c.children {
			switch {
			case x.is("PropertyName"), x.is("ScriptBlock"):
				cell.Value = scriptOrProperty(x)
			case x.is("Text"):
				cell.Text = x.text
			case x.is("FormatString"):
				cell.Format = x.value()
			case x.is("Alignment"):
				cell.Align = l.alignment(x)
			default:
				l.unknown(x)
			}
		}
		r.Cells = append(r.Cells, cell)
	}
}
