package format

// groupWriter lays out the entries of one group.
type groupWriter interface {
	begin(w *Writer) error
	entry(w *Writer, e *FormatEntryData) error
	end(w *Writer) error
}

// layOut writes a packet whose turn it is.
func (w *Writer) layOut(p Packet) error {
	switch x := p.(type) {
	case *FormatStartData:
		w.start, w.hint, w.wideHint = x, nil, 0
		return w.out.writeLine("")
	case *FormatEndData:
		list := w.start != nil && w.start.Shape == ShapeList
		w.start = nil
		if list {
			return nil
		}
		return w.out.writeLine("")
	case *GroupStartData:
		return w.beginGroup(x)
	case *GroupEndData:
		g := w.group
		w.group = nil
		if g == nil {
			return nil
		}
		return g.end(w)
	case *FormatEntryData:
		if w.group == nil || x.OutOfBand {
			return w.outOfBand(x)
		}
		return w.group.entry(w, x)
	}
	return nil
}

func (w *Writer) beginGroup(g *GroupStartData) error {
	if g.Entry != nil {
		if err := w.custom(g.Entry, w.width); err != nil {
			return err
		}
		if err := w.out.writeLine(""); err != nil {
			return err
		}
	}
	switch w.start.Shape {
	case ShapeTable:
		w.group = &tableGroup{}
	case ShapeWide:
		w.group = &wideGroup{}
	case ShapeList:
		w.group = listGroup{}
	default:
		w.group = customGroup{}
	}
	return w.group.begin(w)
}

// outOfBand writes an entry that stands by itself.
func (w *Writer) outOfBand(e *FormatEntryData) error {
	switch {
	case e.Raw != nil:
		return w.out.writeRaw(e.Raw.Text)
	case e.Custom != nil:
		return w.custom(e.Custom, unlimited)
	case e.IsList:
		if err := w.out.writeLine(""); err != nil {
			return err
		}
		if err := w.list(e.List); err != nil {
			return err
		}
		return w.out.writeLine("")
	}
	return nil
}

// tableGroup lays out the rows of a table.
type tableGroup struct {
	writer tableWriter
	off    bool
}

func (g *tableGroup) begin(w *Writer) error {
	t := w.start.Table
	if g.off = len(t.Columns) == 0; g.off {
		return nil
	}
	columns := make([]tableColumn, len(t.Columns))
	labels := make([]string, len(t.Columns))
	for i := range t.Columns {
		c := &t.Columns[i]
		columns[i] = tableColumn{c.Width, c.Align, c.HeaderMatchesProperty}
		if w.hint != nil {
			columns[i].width = w.hint[i]
		}
		labels[i] = c.text()
	}
	g.writer = tableWriter{hide: t.HideHeader, style: &w.style}
	g.writer.init(w.width, columns)
	return g.writer.writeHeader(labels, &w.out)
}

func (g *tableGroup) entry(w *Writer, e *FormatEntryData) error {
	if g.off || e.Row == nil {
		return nil
	}
	cells := e.Row.Cells
	if n := len(w.start.Table.Columns); len(cells) != n {
		full := make([]string, n)
		copy(full, cells)
		cells = full
	}
	return g.writer.writeRow(cells, e.Row.Align, e.Row.Wrap, &w.out)
}

func (g *tableGroup) end(*Writer) error { return nil }

// wideGroup lays out items side by side.
type wideGroup struct {
	writer tableWriter
	items  []string
	n      int
}

func (g *wideGroup) begin(w *Writer) error {
	perRow := 2
	switch {
	case w.wideHint > 0:
		perRow = bestFit(w.wideHint, w.width)
	case w.start.Columns > 0:
		perRow = w.start.Columns
	}
	columns := make([]tableColumn, perRow)
	for i := range columns {
		columns[i].align = AlignLeft
	}
	g.items = make([]string, perRow)
	g.writer = tableWriter{style: &w.style}
	g.writer.init(w.width, columns)
	return nil
}

func (g *wideGroup) entry(w *Writer, e *FormatEntryData) error {
	if e.Wide == nil {
		return nil
	}
	g.items[g.n] = e.Wide.Text
	if g.n++; g.n == len(g.items) {
		return g.flush(w)
	}
	return nil
}

func (g *wideGroup) flush(w *Writer) error {
	err := g.writer.writeRow(g.items, nil, false, &w.out)
	clear(g.items)
	g.n = 0
	return err
}

func (g *wideGroup) end(w *Writer) error {
	if g.n == 0 {
		return nil
	}
	return g.flush(w)
}

// listGroup lays out lists.
type listGroup struct{}

func (listGroup) begin(*Writer) error { return nil }
func (listGroup) end(*Writer) error   { return nil }

func (listGroup) entry(w *Writer, e *FormatEntryData) error {
	if err := w.list(e.List); err != nil {
		return err
	}
	return w.out.writeLine("")
}

// customGroup lays out custom entries.
type customGroup struct{}

func (customGroup) begin(*Writer) error { return nil }
func (customGroup) end(*Writer) error   { return nil }

func (customGroup) entry(w *Writer, e *FormatEntryData) error {
	if e.Custom == nil {
		return nil
	}
	return w.custom(e.Custom, w.width)
}
