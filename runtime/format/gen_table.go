package format

import (
	"strings"

	"goposh/runtime/types"
	"goposh/runtime/value"
)

// maxTableColumns is the number of columns of a table whose properties nobody chose.
const maxTableColumns = 10

// tableGenerator makes the rows of a table, from a view or from properties.
type tableGenerator struct {
	view   *View
	active []association
	cells  [][]Property // beside view.Rows: the expressions of their cells
	remote bool         // the computer's name is added as a column
	header *TableHeader
}

func (g *tableGenerator) init(f *Formatter, first value.Value) {
	g.header = &TableHeader{}
	if f.params != nil {
		g.header.HideHeader, g.header.RepeatHeader = f.params.HideHeaders, f.params.RepeatHeader
	}
	if g.view != nil {
		g.viewHeader(f, first)
		return
	}
	chosen := f.params != nil && len(f.params.Properties) > 0
	g.active = f.activeProperties(first, true)
	if !chosen && len(g.active) > maxTableColumns && len(f.defaultSet(first)) == 0 {
		g.active = g.active[:maxTableColumns]
	}
	for i := range g.active {
		a := &g.active[i]
		c := ColumnInfo{PropertyName: a.label(), HeaderMatchesProperty: true}
		if a.param != nil {
			c.Width, c.Align = a.param.Width, a.param.Align
		}
		if c.Align == AlignUndefined {
			c.Align = f.defaultAlignment(first, a.property)
		}
		g.header.Columns = append(g.header.Columns, c)
	}
}

// defaultAlignment puts numbers and other scalars that are not strings to the right.
func (f *Formatter) defaultAlignment(v value.Value, p Property) Alignment {
	r, ok := f.values(v, p)
	if !ok || r.err != nil || r.value.IsNull() {
		return AlignLeft
	}
	switch k := r.value.Base().Kind(); {
	case k == value.KindString:
		return AlignLeft
	case k.IsNumber(), k == value.KindBoolean, k == value.KindChar, k == value.KindEnum:
		return AlignRight
	}
	if isScalarType(typeNames(f.engine, r.value)) {
		return AlignRight
	}
	return AlignLeft
}

func (g *tableGenerator) viewHeader(f *Formatter, first value.Value) {
	g.header.HideHeader = g.header.HideHeader || g.view.HideHeaders
	g.remote = showsComputer(first)
	row := g.rowOf(f, first)
	if row < 0 {
		return
	}
	for i := range g.view.Rows[row].Cells {
		cell := &g.view.Rows[row].Cells[i]
		c := ColumnInfo{HeaderMatchesProperty: true}
		if i < len(g.view.Headers) {
			h := &g.view.Headers[i]
			c.Width, c.Align = h.Width, h.Align
			if h.Label != "" {
				c.Label, c.HasLabel = h.Label, true
				c.HeaderMatchesProperty = f.hasProperty(first, h.Label)
			}
		}
		if c.Align == AlignUndefined {
			c.Align = cell.Align
		}
		if !c.HasLabel {
			c.HasLabel = true
			if c.Label = cell.Value.Text; cell.Text != "" {
				c.Label = cell.Text
			}
			c.Label = strings.TrimSpace(c.Label)
		}
		g.header.Columns = append(g.header.Columns, c)
	}
	if g.remote {
		g.header.Columns = append(g.header.Columns, ColumnInfo{Label: computerName, HasLabel: true, HeaderMatchesProperty: true})
	}
}

func (f *Formatter) hasProperty(v value.Value, name string) bool {
	if value.InstanceMembers(v).Find(name) != nil {
		return true
	}
	for _, p := range types.Properties(f.engine, v) {
		if strings.EqualFold(p.Name, name) {
			return true
		}
	}
	return false
}

// rowOf finds the row definition for an object.
func (g *tableGenerator) rowOf(f *Formatter, v value.Value) int {
	return f.pick(v, len(g.view.Rows), func(i int) *Selector { return &g.view.Rows[i].For })
}

func (g *tableGenerator) entry(f *Formatter, v value.Value) (*FormatEntryData, error) {
	row, err := g.row(f, v)
	if err != nil {
		return nil, err
	}
	if f.params != nil && f.params.Wrap != nil {
		row.Wrap = *f.params.Wrap
	}
	return &FormatEntryData{Row: row}, nil
}

func (g *tableGenerator) row(f *Formatter, v value.Value) (*TableRow, error) {
	if g.view != nil {
		return g.viewRow(f, v)
	}
	row := &TableRow{Cells: make([]string, len(g.active))}
	for i := range g.active {
		a := &g.active[i]
		text, _, _, err := f.displayText(v, a.property, a.directive(true))
		if err != nil {
			return nil, err
		}
		row.Cells[i] = text
	}
	return row, nil
}

func (g *tableGenerator) viewRow(f *Formatter, v value.Value) (*TableRow, error) {
	at := g.rowOf(f, v)
	if at < 0 {
		return &TableRow{}, nil
	}
	def := &g.view.Rows[at]
	row := &TableRow{Cells: make([]string, len(def.Cells), len(def.Cells)+1), Wrap: def.Wrap}
	for i, p := range g.expressions(at) {
		cell := &def.Cells[i]
		if cell.Align != AlignUndefined {
			if row.Align == nil {
				row.Align = make([]Alignment, len(def.Cells), len(def.Cells)+1)
			}
			row.Align[i] = cell.Align
		}
		if cell.Text != "" {
			row.Cells[i] = cell.Text
			continue
		}
		if !cell.Value.defined() {
			continue
		}
		text, _, _, err := f.displayText(v, p, directive{format: cell.Format})
		if err != nil {
			return nil, err
		}
		row.Cells[i] = text
	}
	if g.remote {
		text, _, _, err := f.displayText(v, Property{Name: computerName}, directive{})
		if err != nil {
			return nil, err
		}
		row.Cells = append(row.Cells, text)
	}
	return row, nil
}

// expressions are the properties of a row's cells, made once.
func (g *tableGenerator) expressions(row int) []Property {
	if g.cells == nil {
		g.cells = make([][]Property, len(g.view.Rows))
	}
	if g.cells[row] == nil {
		def := &g.view.Rows[row]
		g.cells[row] = make([]Property, len(def.Cells))
		for i := range def.Cells {
			g.cells[row][i] = viewProperty(&def.Cells[i].Value)
		}
	}
	return g.cells[row]
}
