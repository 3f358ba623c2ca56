package netfmt

import (
	"strings"
	"unicode/utf8"

	"goposh/runtime/culture"
)

// customLayout is what a section of a custom numeric format asks for.
type customLayout struct {
	start       int // where the section begins in the format
	digitCount  int
	decimalPos  int // digit placeholders before the point
	first, last int // outermost '0' placeholders, as distances from the point
	scientific  bool
	grouped     bool
	scaleAdjust int
}

const noDigit = 1 << 30

// sectionStart finds the section for positive (0), negative (1) or zero (2) numbers; a missing or empty one is section 0.
func sectionStart(format string, section int) int {
	if section == 0 {
		return 0
	}
	for i := 0; i < len(format); i++ {
		switch c := format[i]; c {
		case '\'', '"':
			i = skipQuoted(format, i)
		case '\\':
			i++
		case 0:
			return 0
		case ';':
			if section--; section != 0 {
				continue
			}
			if i+1 < len(format) && format[i+1] != ';' && format[i+1] != 0 {
				return i + 1
			}
			return 0
		}
	}
	return 0
}

// skipQuoted returns the index of the closing quote, or the end.
func skipQuoted(format string, i int) int {
	if j := strings.IndexByte(format[i+1:], format[i]); j >= 0 {
		return i + 1 + j
	}
	return len(format)
}

// exponentAt tells whether an exponent begins at format[i] (an E), and where its zeros begin.
func exponentAt(format string, i int) (zeros int, ok bool) {
	j := i + 1
	if j < len(format) && (format[j] == '+' || format[j] == '-') {
		j++
	}
	return j, j < len(format) && format[j] == '0'
}

func scanSection(format string, start int) customLayout {
	l := customLayout{start: start, decimalPos: -1, first: noDigit}
	thousandPos, thousandCount := -1, 0
scan:
	for i := start; i < len(format); i++ {
		switch format[i] {
		case 0, ';':
			break scan
		case '#':
			l.digitCount++
		case '0':
			l.first = min(l.first, l.digitCount)
			l.digitCount++
			l.last = l.digitCount
		case '.':
			if l.decimalPos < 0 {
				l.decimalPos = l.digitCount
			}
		case ',':
			if l.digitCount == 0 || l.decimalPos >= 0 {
				continue
			}
			if thousandPos == l.digitCount {
				thousandCount++
				continue
			}
			l.grouped = l.grouped || thousandPos >= 0
			thousandPos, thousandCount = l.digitCount, 1
		case '%':
			l.scaleAdjust += 2
		case 0xE2: // ‰ is E2 80 B0
			if strings.HasPrefix(format[i:], "‰") {
				l.scaleAdjust += 3
				i += 2
			}
		case '\'', '"':
			i = skipQuoted(format, i)
		case '\\':
			i++
		case 'E', 'e':
			if j, ok := exponentAt(format, i); ok {
				l.scientific = true
				for j < len(format) && format[j] == '0' {
					j++
				}
				i = j - 1
			}
		}
	}
	if l.decimalPos < 0 {
		l.decimalPos = l.digitCount
	}
	if thousandPos >= 0 {
		if thousandPos == l.decimalPos {
			l.scaleAdjust -= thousandCount * 3
		} else {
			l.grouped = true
		}
	}
	return l
}

// formatCustom applies a custom numeric format.
func formatCustom(n number, format string, c *culture.Culture) string {
	section := 0
	switch {
	case len(n.digits) == 0:
		section = 2
	case n.neg:
		section = 1
	}
	start := sectionStart(format, section)
	var l customLayout
	for {
		l = scanSection(format, start)
		if len(n.digits) == 0 {
			n.scale = 0
			if !n.float {
				n.neg = false
			}
			break
		}
		n.scale += l.scaleAdjust
		pos := l.digitCount
		if !l.scientific {
			pos = n.scale + l.digitCount - l.decimalPos
		}
		n.round(pos)
		if len(n.digits) > 0 {
			break
		}
		zero := sectionStart(format, 2)
		if zero == start {
			break
		}
		start = zero
	}
	w := customWriter{customLayout: l, n: &n, nf: &c.Number}
	body := w.write(format)
	if n.neg && start == 0 && (n.scale != 0 || len(body) > 0) {
		return c.Number.NegativeSign + string(body)
	}
	return string(body)
}

type customWriter struct {
	customLayout
	n      *number
	nf     *culture.NumberFormat
	out    []byte
	used   int // digits written
	digPos int // how many digits are still to come before the point
	adjust int // digits the number has beyond the placeholders, or lacks
	cuts   []int
	point  bool
}

func (w *customWriter) write(format string) []byte {
	if w.first < w.decimalPos {
		w.first = w.decimalPos - w.first
	} else {
		w.first = 0
	}
	if w.last > w.decimalPos {
		w.last = w.decimalPos - w.last
	} else {
		w.last = 0
	}
	w.digPos = w.decimalPos
	if !w.scientific {
		w.digPos = max(w.n.scale, w.decimalPos)
		w.adjust = w.n.scale - w.decimalPos
	}
	if w.grouped && w.nf.NumberGroupSeparator != "" && len(w.nf.NumberGroupSizes) > 0 {
		w.cuts = groupCuts(max(w.first, w.digPos+min(w.adjust, 0)), w.nf.NumberGroupSizes)
	}
	for i := w.start; i < len(format); i++ {
		ch := format[i]
		if ch == 0 || ch == ';' {
			break
		}
		if w.adjust > 0 && (ch == '#' || ch == '0' || ch == '.') {
			for ; w.adjust > 0; w.adjust-- {
				w.digit('0')
			}
		}
		switch ch {
		case '#', '0':
			w.placeholder()
		case '.':
			if w.digPos == 0 && !w.point && (w.last < 0 || w.decimalPos < w.digitCount && w.used < len(w.n.digits)) {
				w.out = append(w.out, w.nf.NumberDecimalSeparator...)
				w.point = true
			}
		case ',':
		case '%':
			w.out = append(w.out, w.nf.PercentSymbol...)
		case '\'', '"':
			end := skipQuoted(format, i)
			w.out = append(w.out, format[i+1:end]...)
			i = end
		case '\\':
			if i+1 < len(format) {
				_, size := utf8.DecodeRuneInString(format[i+1:])
				w.out = append(w.out, format[i+1:i+1+size]...)
				i += size
			}
		case 'E', 'e':
			i = w.exponent(format, i)
		default:
			if ch == 0xE2 && strings.HasPrefix(format[i:], "‰") {
				w.out = append(w.out, w.nf.PerMilleSymbol...)
				i += 2
				continue
			}
			w.out = append(w.out, ch)
		}
	}
	return w.out
}

// digit writes the next digit, or ch when there is none left, and a separator when a group ends there.
func (w *customWriter) digit(ch byte) {
	if w.used < len(w.n.digits) {
		ch = w.n.digits[w.used]
		w.used++
	}
	w.emit(ch)
	w.digPos--
}

func (w *customWriter) emit(ch byte) {
	w.out = append(w.out, ch)
	if k := len(w.cuts); k > 0 && w.digPos > 1 && w.digPos == w.cuts[k-1]+1 {
		w.out = append(w.out, w.nf.NumberGroupSeparator...)
		w.cuts = w.cuts[:k-1]
	}
}

func (w *customWriter) placeholder() {
	switch {
	case w.adjust < 0:
		w.adjust++
		if w.digPos <= w.first {
			w.emit('0')
		}
	case w.used < len(w.n.digits):
		w.emit(w.n.digits[w.used])
		w.used++
	case w.digPos > w.last:
		w.emit('0')
	}
	w.digPos--
}

// exponent handles an E at format[i] and returns the index of the last byte it took.
func (w *customWriter) exponent(format string, i int) int {
	zeros, ok := exponentAt(format, i)
	if !w.scientific {
		w.out = append(w.out, format[i])
		j := i + 1
		if j < len(format) && (format[j] == '+' || format[j] == '-') {
			w.out = append(w.out, format[j])
			j++
		}
		for j < len(format) && format[j] == '0' {
			w.out = append(w.out, '0')
			j++
		}
		return j - 1
	}
	if !ok {
		w.out = append(w.out, format[i])
		return i
	}
	j := zeros
	for j < len(format) && format[j] == '0' {
		j++
	}
	e := 0
	if len(w.n.digits) > 0 {
		e = w.n.scale - w.decimalPos
	}
	w.scientific = false
	w.out = append(w.out, format[i])
	switch {
	case e < 0:
		w.out = append(w.out, w.nf.NegativeSign...)
		e = -e
	case format[i+1] == '+':
		w.out = append(w.out, w.nf.PositiveSign...)
	}
	w.out = append(w.out, padZeros(itoa(e), min(j-zeros, 10))...)
	return j - 1
}
