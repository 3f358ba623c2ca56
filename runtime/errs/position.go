package errs

import (
	"strconv"
	"strings"

	"goposh/ast"
	"goposh/runtime/wtf8"
)

// The widths of a shown source line, in UTF-16 code units: the whole, and the least to keep before and after the place.
const (
	positionWidth  = 69
	positionBefore = 12
	positionAfter  = 8
)

// PositionMessage is InvocationInfo.PositionMessage: where an extent begins, with its line and the place marked below. It is
// "" for an extent without source.
func PositionMessage(e ast.Extent) string {
	if e.IsZero() {
		return ""
	}
	line, column := e.StartPosition()
	endLine, endColumn := e.EndPosition()
	var b strings.Builder
	b.WriteString("At ")
	if e.File.Name != "" {
		b.WriteString(e.File.Name)
	} else {
		b.WriteString("line")
	}
	b.WriteByte(':')
	b.WriteString(strconv.Itoa(line))
	b.WriteString(" char:")
	b.WriteString(strconv.Itoa(column))
	text := strings.TrimRight(e.File.LineText(line), " \t\r\n\f\v")
	if text == "" {
		return b.String()
	}
	size := wtf8.Len(text)
	before := column - 1
	length := size - before
	if line == endLine && endColumn <= size+1 {
		length = endColumn - column
	}
	length = max(length, 1)
	if strings.IndexByte(text, '\t') >= 0 {
		text, before, length = expandTabs(text, before, length)
		size = wtf8.Len(text)
	}
	cutBefore, cutAfter := false, false
	if size > positionWidth {
		text, before, length, cutBefore, cutAfter = cutLine(text, size, before, length)
	}
	b.WriteString("\n+ ")
	if cutBefore {
		b.WriteString("… ")
	}
	b.WriteString(text)
	if cutAfter {
		b.WriteString(" …")
	}
	b.WriteString("\n+ ")
	if cutBefore {
		b.WriteString("  ")
	}
	b.WriteString(strings.Repeat(" ", before))
	b.WriteString(strings.Repeat("~", length))
	return b.String()
}

// expandTabs replaces each tab by four blanks.
func expandTabs(text string, before, length int) (string, int, int) {
	head := wtf8.Slice(text, 0, min(before, wtf8.Len(text)))
	place := wtf8.Slice(text, wtf8.Len(head), min(length, wtf8.Len(text)-wtf8.Len(head)))
	const blanks = 3 // beside the tab itself
	return strings.ReplaceAll(text, "\t", "    "), before + blanks*strings.Count(head, "\t"), length + blanks*strings.Count(place, "\t")
}

// cutLine cuts a long line around the place: as much as fits, with some of the line on both sides.
func cutLine(text string, size, before, length int) (cut string, newBefore, newLength int, cutBefore, cutAfter bool) {
	after := max(0, size-before-length)
	left, right := min(before, positionBefore), min(after, positionAfter)
	if left+length+right >= positionWidth {
		length = min(length, positionWidth-left)
		right = min(right, positionWidth-left-length)
	} else {
		left += min(before-left, positionWidth-left-length-right)
		right += min(after-right, positionWidth-left-length-right)
	}
	start := min(before-left, size)
	count := min(left+length+right, size-start)
	return wtf8.Slice(text, start, count), left, length, before > left, size > start+count
}
