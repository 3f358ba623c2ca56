package netfmt

import (
	"strings"

	"goposh/runtime/neterr"
)

// The limits .NET puts on an index and a width.
const compositeLimit = 1_000_000

// Format applies a .NET composite format: {index[,width][:spec]}, {{ and }}. arg renders argument i (0 to n-1) with its
// spec, "" when there is none. Errors are .NET's FormatExceptions, or what arg returned.
func Format(format string, n int, arg func(i int, spec string) (string, error)) (string, error) {
	first := strings.IndexAny(format, "{}")
	if first < 0 {
		return format, nil
	}
	var sb strings.Builder
	sb.Grow(len(format) + 16)
	f := compositeScanner{format: format}
	for {
		i := strings.IndexAny(format[f.pos:], "{}")
		if i < 0 {
			sb.WriteString(format[f.pos:])
			return sb.String(), nil
		}
		sb.WriteString(format[f.pos : f.pos+i])
		f.pos += i
		brace := format[f.pos]
		if !f.next() {
			return "", f.bad(endsPrematurely)
		}
		if format[f.pos] == brace {
			sb.WriteByte(brace)
			f.pos++
			continue
		}
		if brace == '}' {
			return "", f.bad(strayBrace)
		}
		item, err := f.item()
		if err != nil {
			return "", err
		}
		if item.index >= n {
			return "", neterr.Format(neterr.MsgCompositeIndex)
		}
		text, err := arg(item.index, item.spec)
		if err != nil {
			return "", err
		}
		writePadded(&sb, text, item.width, item.left)
	}
}

func writePadded(sb *strings.Builder, text string, width int, left bool) {
	pad := 0
	if width > 0 {
		pad = width - utf16Len(text)
	}
	if !left {
		writeSpaces(sb, pad)
	}
	sb.WriteString(text)
	if left {
		writeSpaces(sb, pad)
	}
}

func writeSpaces(sb *strings.Builder, n int) {
	for range n {
		sb.WriteByte(' ')
	}
}

func utf16Len(s string) int {
	n := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 0xF0: // first byte of a surrogate pair
			n += 2
		case c&0xC0 != 0x80:
			n++
		}
	}
	return n
}

const (
	endsPrematurely = "Format item ends prematurely."
	expectedDigit   = "Expected an ASCII digit."
	strayBrace      = "Unexpected closing brace without a corresponding opening brace."
)

type compositeItem struct {
	index, width int
	left         bool
	spec         string
}

type compositeScanner struct {
	format string
	pos    int
}

func (f *compositeScanner) bad(why string) error {
	at := utf16Len(f.format[:min(f.pos, len(f.format))])
	return neterr.Format("Input string was not in a correct format. Failure to parse near offset %d. %s", at, why)
}

// next moves on; it is false at the end.
func (f *compositeScanner) next() bool {
	f.pos++
	return f.pos < len(f.format)
}

func (f *compositeScanner) ch() byte { return f.format[f.pos] }

func (f *compositeScanner) spaces() bool {
	for f.ch() == ' ' {
		if !f.next() {
			return false
		}
	}
	return true
}

// number reads digits at the position.
func (f *compositeScanner) number() (int, error) {
	v := int(f.ch()) - '0'
	if v < 0 || v > 9 {
		return 0, f.bad(expectedDigit)
	}
	for {
		if !f.next() {
			return 0, f.bad(endsPrematurely)
		}
		if c := f.ch(); c < '0' || c > '9' || v >= compositeLimit {
			return v, nil
		}
		v = v*10 + int(f.ch()-'0')
	}
}

// item reads from behind the opening brace to behind the closing one.
func (f *compositeScanner) item() (compositeItem, error) {
	var it compositeItem
	var err error
	if it.index, err = f.number(); err != nil {
		return it, err
	}
	if !f.spaces() {
		return it, f.bad(endsPrematurely)
	}
	if f.ch() == ',' {
		if !f.next() || !f.spaces() {
			return it, f.bad(endsPrematurely)
		}
		if it.left = f.ch() == '-'; it.left && !f.next() {
			return it, f.bad(endsPrematurely)
		}
		if it.width, err = f.number(); err != nil {
			return it, err
		}
		if !f.spaces() {
			return it, f.bad(endsPrematurely)
		}
	}
	if f.ch() == ':' {
		start := f.pos + 1
		for {
			if !f.next() || f.ch() == '{' {
				return it, f.bad(endsPrematurely)
			}
			if f.ch() == '}' {
				break
			}
		}
		it.spec = f.format[start:f.pos]
	}
	if f.ch() != '}' {
		return it, f.bad(endsPrematurely)
	}
	f.pos++
	return it, nil
}
