package utility

import (
	"strconv"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// csvReader reads objects from CSV text, as lenient about quotes as PowerShell.
type csvReader struct {
	c         *cmdlet.Context
	delimiter rune
	text      string
	pos       int
	header    []string
	typeName  string
	warned    bool
}

func newCSVReader(c *cmdlet.Context, delimiter string, header []string) *csvReader {
	d, _ := wtf8.DecodeRune(delimiter)
	return &csvReader{c: c, delimiter: d, header: header}
}

// read parses a text whose header, unless known already, is its first record, and writes the objects.
func (r *csvReader) read(text string, write func(value.Value) error) error {
	r.text, r.pos = text, 0
	known := r.header != nil
	if err := r.readHeader(); err != nil || len(r.header) == 0 {
		return err
	}
	if known || r.pos < len(r.text) || len(r.header) > 0 {
		if err := r.checkNames(); err != nil {
			return err
		}
	}
	for {
		values, ok := r.record()
		if !ok {
			return nil
		}
		if len(values) == 1 && values[0] == "" || len(values) == 0 {
			continue
		}
		v, err := r.object(values)
		if err != nil {
			return err
		}
		if err := write(v); err != nil {
			return err
		}
	}
}

func (r *csvReader) readHeader() error {
	if r.typeName == "" && strings.HasPrefix(r.text, "#") {
		line := r.line()
		if len(line) >= 5 && strings.EqualFold(line[:5], "#type") {
			r.typeName = strings.TrimSpace(line[5:])
		}
	}
	if r.header != nil {
		return nil
	}
	for {
		values, ok := r.record()
		if !ok {
			return nil
		}
		if len(values) == 1 && values[0] == "" && r.pos < len(r.text) {
			continue // blank lines before the header
		}
		for len(values) > 1 && values[len(values)-1] == "" {
			values = values[:len(values)-1]
		}
		if len(values) == 0 || len(values) == 1 && values[0] == "" && r.pos >= len(r.text) && !strings.ContainsRune(r.text, r.delimiter) {
			return nil
		}
		r.header = values
		return nil
	}
}

// checkNames refuses columns of the same name.
func (r *csvReader) checkNames() error {
	for i, a := range r.header {
		for _, b := range r.header[:i] {
			if a != "" && strings.EqualFold(a, b) {
				return errs.New(extendedTypeSystemFailure, "AlreadyPresentPSMemberInfoInternalCollectionAdd", errs.NotSpecified, value.Null,
					"The member \"%s\" is already present.", a)
			}
		}
	}
	return nil
}

func (r *csvReader) object(values []string) (value.Value, error) {
	out := value.NewCustomObject(len(r.header))
	members := out.EnsureMembers()
	unnamed := 1
	for i, name := range r.header {
		if name == "" {
			name = "H" + strconv.Itoa(unnamed)
			unnamed++
		}
		v := value.Null
		if i < len(values) {
			v = value.String(values[i])
		}
		members.SetNote(name, v)
	}
	if unnamed > 1 && !r.warned {
		r.warned = true
		if err := r.c.WriteWarning("One or more headers were not specified. Default names starting with \"H\" have been used in place of any missing headers."); err != nil {
			return value.Null, err
		}
	}
	if r.typeName != "" {
		members.SetTypeNames([]string{r.typeName, "CSV:" + r.typeName})
	}
	return value.Of(out), nil
}

// line reads the rest of the line.
func (r *csvReader) line() string {
	i := strings.IndexAny(r.text[r.pos:], "\r\n")
	if i < 0 {
		s := r.text[r.pos:]
		r.pos = len(r.text)
		return s
	}
	s := r.text[r.pos : r.pos+i]
	r.pos += i
	r.newLine()
	return s
}

// newLine passes a line end at the position, and gives it.
func (r *csvReader) newLine() string {
	switch {
	case strings.HasPrefix(r.text[r.pos:], "\r\n"):
		r.pos += 2
		return "\r\n"
	case r.pos < len(r.text) && (r.text[r.pos] == '\n' || r.text[r.pos] == '\r'):
		r.pos++
		return r.text[r.pos-1 : r.pos]
	}
	return ""
}

// record reads the values of the next line that is no comment; ok is false at the end.
func (r *csvReader) record() (values []string, ok bool) {
	for r.pos < len(r.text) && r.text[r.pos] == '#' {
		r.line()
	}
	if r.pos >= len(r.text) {
		return nil, false
	}
	var current strings.Builder
	quoted := false
	finish := func() {
		values = append(values, current.String())
		current.Reset()
	}
	for r.pos < len(r.text) {
		if nl := r.lineEnd(); nl != "" {
			if quoted {
				current.WriteString(nl)
				continue
			}
			finish()
			return values, true
		}
		ch, n := wtf8.DecodeRune(r.text[r.pos:])
		raw := r.text[r.pos : r.pos+n]
		r.pos += n
		switch {
		case ch == r.delimiter:
			if quoted {
				current.WriteString(raw)
			} else {
				finish()
			}
		case ch == '"' && quoted:
			if r.pos < len(r.text) && r.text[r.pos] == '"' {
				r.pos++
				current.WriteByte('"')
				continue
			}
			quoted = false
			end := r.tillDelimiter(&current, true)
			finish()
			if end {
				return values, true
			}
		case ch == '"' && current.Len() == 0:
			quoted = true
		case (ch == ' ' || ch == '\t') && !quoted && current.Len() == 0:
		case !quoted && (ch == '"' || ch == ' ' || ch == '\t'):
			current.WriteString(raw)
			end := r.tillDelimiter(&current, ch != '"')
			finish()
			if end {
				return values, true
			}
		default:
			current.WriteString(raw)
		}
	}
	if current.Len() > 0 {
		finish()
	}
	return values, true
}

func (r *csvReader) lineEnd() string {
	if c := r.text[r.pos]; c != '\n' && c != '\r' {
		return ""
	}
	return r.newLine()
}

// tillDelimiter adds the rest of a word that quotes do not enclose; blanks alone are dropped. It tells whether the record ends.
func (r *csvReader) tillDelimiter(b *strings.Builder, eatBlanks bool) (end bool) {
	start := r.pos
	stop := start
	for {
		if r.pos >= len(r.text) {
			stop, end = r.pos, true
			break
		}
		stop = r.pos
		if r.lineEnd() != "" {
			end = true
			break
		}
		ch, n := wtf8.DecodeRune(r.text[r.pos:])
		r.pos += n
		if ch == r.delimiter {
			break
		}
	}
	rest := r.text[start:stop]
	if eatBlanks && strings.Trim(rest, " \t") == "" {
		return end
	}
	b.WriteString(rest)
	return end
}
