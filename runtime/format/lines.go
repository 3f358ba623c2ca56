package format

import (
	"strings"
	"unicode/utf8"
)

// splitLines breaks s at line feeds, carriage returns and pairs of both. Styles that are open at a break are closed and
// set again on the next line, so that every line can be shown by itself.
func splitLines(s string) []string {
	if strings.IndexByte(s, '\n') < 0 && strings.IndexByte(s, '\r') < 0 {
		return []string{s}
	}
	var lines []string
	if strings.IndexByte(s, escape) < 0 {
		for {
			i := strings.IndexAny(s, "\r\n")
			if i < 0 {
				return append(lines, s)
			}
			lines = append(lines, s[:i])
			if s[i] == '\r' && i+1 < len(s) && s[i+1] == '\n' {
				i++
			}
			s = s[i+1:]
		}
	}
	var line, styles strings.Builder
	start := 0 // length of the styles repeated at the start of the line
	for i := 0; i < len(s); i++ {
		if n := sequenceLen(s[i:]); n > 0 {
			line.WriteString(s[i : i+n])
			styles.WriteString(s[i : i+n])
			i += n - 1
			continue
		}
		if s[i] != '\n' && s[i] != '\r' {
			line.WriteByte(s[i])
			continue
		}
		lines = append(lines, closeStyles(line.String(), styles.Len() > 0))
		line.Reset()
		line.WriteString(styles.String())
		start = styles.Len()
		if s[i] == '\r' && i+1 < len(s) && s[i+1] == '\n' {
			i++
		}
	}
	if start > 0 && line.Len() == start {
		return append(lines, "")
	}
	return append(lines, closeStyles(line.String(), styles.Len() > 0))
}

func closeStyles(s string, styled bool) string {
	if styled && !strings.HasSuffix(s, reset) {
		return s + reset
	}
	return s
}

const (
	softHyphen  = '\u00ad'
	nonBreaking = '\u00a0'
)

// word is a run of text without blanks, and the blank (or soft hyphen) behind it.
type word struct{ text, delim string }

// words cuts a line at blanks, tabs and soft hyphens. Styles are repeated on each word.
func words(s string) []word {
	if strings.IndexByte(s, escape) >= 0 {
		return styledWords(s)
	}
	out := make([]word, 0, strings.Count(s, " ")+1)
	start := 0
	for i, r := range s {
		if r == ' ' || r == '\t' || r == softHyphen {
			end := i + utf8.RuneLen(r)
			out = append(out, word{s[start:i], s[i:end]})
			start = end
		}
	}
	return append(out, word{s[start:], ""})
}

func styledWords(s string) []word {
	var out []word
	var text, styles strings.Builder
	start := 0
	for i := 0; i < len(s); {
		if n := sequenceLen(s[i:]); n > 0 {
			text.WriteString(s[i : i+n])
			styles.WriteString(s[i : i+n])
			i += n
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r != ' ' && r != '\t' && r != softHyphen {
			text.WriteString(s[i : i+size])
			i += size
			continue
		}
		out = append(out, word{text.String(), s[i : i+size]})
		text.Reset()
		text.WriteString(styles.String())
		start = styles.Len()
		i += size
	}
	if start > 0 && text.Len() == start {
		return append(out, word{})
	}
	return append(out, word{text.String(), ""})
}

// wrapLines breaks text into lines that fit: first columns for the first line, rest for those after it. Words move to the
// next line whole; longer ones are cut.
func wrapLines(s string, first, rest int) []string {
	if s == "" {
		return []string{""}
	}
	lines := splitLines(s)
	fits := true
	for _, l := range lines {
		if Cells(l) > first {
			fits = false
			break
		}
	}
	if fits {
		return lines
	}
	out := make([]string, 0, len(lines)+2)
	for _, l := range lines {
		if Cells(l) <= first {
			out = append(out, l)
			continue
		}
		out = wrapLine(out, l, first, rest)
	}
	return out
}

func wrapLine(out []string, s string, first, rest int) []string {
	width, left := first, first
	styled := strings.IndexByte(s, escape) >= 0
	var line strings.Builder
	next := func() {
		out = append(out, line.String())
		line.Reset()
		width = rest
	}
	for _, w := range words(s) {
		text := w.text
		if w.delim == string(softHyphen) {
			if Cells(text)+1 == left {
				text += "-"
			}
		} else {
			text += w.delim
		}
		if styled && text != "" {
			text = closeStyles(text, strings.IndexByte(text, escape) >= 0)
		}
		cells := Cells(text)
		if width == 0 {
			width = rest
			if width == 0 {
				break
			}
			left = width
		}
		if cells <= width {
			if cells > left {
				next()
				left = width
			}
			line.WriteString(text)
			left -= cells
			continue
		}
		for i := 0; i < len(text); {
			if n := sequenceLen(text[i:]); n > 0 {
				line.WriteString(text[i : i+n])
				i += n
				continue
			}
			r, size := utf8.DecodeRuneInString(text[i:])
			piece, n := text[i:i+size], runeCells(r)
			if n > width {
				// A two-column character has no place in one column.
				piece, n = "?", 1
			}
			if n > left {
				next()
				left = width
			}
			line.WriteString(piece)
			left -= n
			i += size
		}
	}
	return append(out, line.String())
}

// firstLine is what a table cell shows of text with line breaks: the first line with an ellipsis.
func firstLine(s string) string {
	i := strings.IndexAny(s, "\r\n")
	if i < 0 {
		return s
	}
	return s[:i] + ellipsis
}
