package format

const listSeparator = " : "

// list writes the fields of one object, labels to the left.
func (w *Writer) list(fields []ListField) error {
	// Room for a column of label, the separator and a column of text.
	if len(fields) == 0 || w.width < len(listSeparator)+2 {
		return nil
	}
	width := 0
	for i := range fields {
		width = max(width, Cells(fields[i].Label))
	}
	width = min(width, w.width-len(listSeparator)-1)
	room := w.width - width - len(listSeparator)
	indent := pad(width + len(listSeparator))
	for i := range fields {
		label := fields[i].Label
		if n := Cells(label); n > width {
			label = head(label, width)
		} else {
			label += pad(width - n)
		}
		label = w.style.accent + label + listSeparator + w.style.reset
		for k, part := range splitLines(fields[i].Text) {
			for j, line := range wrapLines(part, room, room) {
				prefix := indent
				if k == 0 && j == 0 {
					prefix = label
				}
				if err := w.out.writeLine(prefix + line); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
