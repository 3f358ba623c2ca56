package format

import "strings"

// Alignment is the alignment of a column, with the values of PowerShell's TextAlignment.
type Alignment int32

// The alignments.
const (
	AlignUndefined Alignment = iota
	AlignLeft
	AlignCenter
	AlignRight
)

// tableColumn is a column as it is laid out; columns with a width below 1 are not shown.
type tableColumn struct {
	width int
	align Alignment
	// matches tells that the header is the name of a property, which decides its style.
	matches bool
}

// tableWriter lays out rows of a table or of a wide view.
type tableWriter struct {
	columns  []tableColumn
	disabled bool
	hide     bool
	style    *styles
	header   []string
}

// minScreen is the least width that a table is laid out in.
const minScreen = 5

// init fits the columns to the display.
func (w *tableWriter) init(screen int, columns []tableColumn) {
	if screen < minScreen {
		w.disabled = true
		return
	}
	fitColumns(screen, columns)
	w.columns, w.header = columns, nil
	w.disabled = true
	for i := range columns {
		if columns[i].width >= 1 {
			w.disabled = false
		}
	}
}

// tableWidth is the width of the visible columns with the blanks between them.
func tableWidth(columns []tableColumn) int {
	sum, visible := 0, 0
	for i := range columns {
		if columns[i].width > 0 {
			sum += columns[i].width
			visible++
		}
	}
	return sum + max(0, visible-1)
}

// fitColumns gives columns without a width an equal share of the free space, or shrinks and drops columns from the right.
func fitColumns(screen int, columns []tableColumn) {
	fixed := make([]bool, len(columns))
	all := true
	for i := range columns {
		fixed[i] = columns[i].width > 0
		all = all && fixed[i]
		if columns[i].width == 0 {
			columns[i].width = 1
		}
	}
	free := screen - tableWidth(columns)
	if !all && free >= 0 {
		for free > 0 {
			for i := range columns {
				if fixed[i] {
					continue
				}
				columns[i].width++
				if free--; free == 0 {
					break
				}
			}
		}
		return
	}
	for free < 0 {
		last := len(columns) - 1
		for last >= 0 && columns[last].width <= 0 {
			last--
		}
		if last < 0 {
			return
		}
		if columns[last].width += free; columns[last].width < 1 {
			columns[last].width = -1
		}
		free = screen - tableWidth(columns)
	}
}

// writeHeader writes the labels and the line below them; the lines are kept for tables that repeat them.
func (w *tableWriter) writeHeader(labels []string, out lineWriter) error {
	if w.disabled || w.hide {
		return nil
	}
	if w.header == nil {
		marks := make([]string, len(labels))
		for i, l := range labels {
			n := w.columns[i].width
			if n <= 0 {
				continue
			}
			if l != "" {
				n = min(n, Cells(l))
			}
			marks[i] = strings.Repeat("-", n)
		}
		w.header = append(w.multiRow(labels, nil, true), w.row(marks, nil, true))
	}
	for _, l := range w.header {
		if err := out.writeLine(l); err != nil {
			return err
		}
	}
	return nil
}

// writeRow writes one row; wrap breaks cells into lines instead of cutting them off.
func (w *tableWriter) writeRow(cells []string, align []Alignment, wrap bool, out lineWriter) error {
	if w.disabled {
		return nil
	}
	if !wrap {
		return out.writeLine(w.row(cells, align, false))
	}
	for _, l := range w.multiRow(cells, align, false) {
		if err := out.writeLine(l); err != nil {
			return err
		}
	}
	return nil
}

func (w *tableWriter) alignment(i int, align []Alignment) Alignment {
	if i < len(align) && align[i] != AlignUndefined {
		return align[i]
	}
	return w.columns[i].align
}

func (w *tableWriter) row(cells []string, align []Alignment, header bool) string {
	var b strings.Builder
	last := len(w.columns) - 1
	for i := range w.columns {
		c := &w.columns[i]
		if c.width <= 0 {
			continue
		}
		if i > 0 {
			b.WriteByte(' ')
		}
		if header {
			b.WriteString(w.style.header)
		}
		b.WriteString(cellText(cells[i], c.width, w.alignment(i, align), i < last))
		if header || strings.IndexByte(cells[i], escape) >= 0 && !strings.HasSuffix(cells[i], reset) {
			b.WriteString(w.style.end(header))
		}
	}
	return b.String()
}

// cellText fits text into width columns. Without fill, left-aligned text is not filled up with blanks.
func cellText(s string, width int, align Alignment, fill bool) string {
	s = firstLine(s)
	n := Cells(s)
	switch {
	case n < width:
		s = fillCell(s, width-n, align, fill)
	case n > width:
		s = cutCell(s, width, align)
	}
	// A two-column character that did not fit leaves one column over.
	if n > width && Cells(s) == width-1 {
		switch {
		case align == AlignRight:
			s = " " + s
		case fill:
			s += " "
		}
	}
	return s
}

func fillCell(s string, n int, align Alignment, fill bool) string {
	switch align {
	case AlignRight:
		return pad(n) + s
	case AlignCenter:
		s = pad(n/2) + s
		if fill {
			s += pad(n - n/2)
		}
		return s
	}
	if fill {
		return s + pad(n)
	}
	return s
}

func cutCell(s string, width int, align Alignment) string {
	styled := strings.IndexByte(s, escape) >= 0
	switch {
	case width < 2 && align == AlignRight:
		return tail(s, width)
	case width < 2:
		return closeStyles(head(s, width), styled)
	case align == AlignRight:
		return ellipsis + tail(s, width-1)
	}
	return closeStyles(head(s, width-1)+ellipsis, styled)
}

// multiRow lays out cells of several lines side by side.
func (w *tableWriter) multiRow(cells []string, align []Alignment, header bool) []string {
	type part struct {
		col   int
		lines []string
	}
	parts := make([]part, 0, len(w.columns))
	for i := range w.columns {
		if w.columns[i].width > 0 {
			parts = append(parts, part{col: i})
		}
	}
	rows := 0
	for k := range parts {
		p := &parts[k]
		width, al := w.columns[p.col].width, w.alignment(p.col, align)
		p.lines = wrapLines(cells[p.col], width, width)
		fill := k < len(parts)-1
		if fill || al == AlignRight || al == AlignCenter {
			for j, l := range p.lines {
				if Cells(l) < width {
					p.lines[j] = cellText(l, width, al, fill)
				}
			}
		}
		rows = max(rows, len(p.lines))
	}
	out := make([]string, rows)
	var b strings.Builder
	for r := range out {
		b.Reset()
		for k, p := range parts {
			c := &w.columns[p.col]
			if r >= len(p.lines) {
				if k > 0 {
					b.WriteByte(' ')
				}
				b.WriteString(pad(c.width))
				continue
			}
			w.piece(&b, p.lines[r], k > 0, header, c.matches)
		}
		out[r] = b.String()
		if rows > 1 {
			out[r] = strings.TrimRight(out[r], " ")
		}
	}
	return out
}

// piece appends one line of one cell. The style of a header spans the blank before it, unless the header is not a property
// name.
func (w *tableWriter) piece(b *strings.Builder, s string, separate, header, matches bool) {
	if !header {
		if separate {
			b.WriteByte(' ')
		}
		b.WriteString(s)
		return
	}
	if matches {
		b.WriteString(w.style.header)
	}
	if separate {
		b.WriteByte(' ')
	}
	if !matches {
		b.WriteString(w.style.custom)
	}
	b.WriteString(s)
	b.WriteString(w.style.reset)
}

// bestFit is how many items of the given width fit side by side.
func bestFit(cells, screen int) int {
	if cells <= 0 || screen < 1 || cells >= screen {
		return 1
	}
	n := 1
	for cells*(n+1)+n < screen {
		n++
	}
	return n
}
