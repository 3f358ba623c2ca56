package utility

import (
	"slices"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// csvQuotes is BaseCsvWritingCommand.QuoteKind.
type csvQuotes int64

const (
	quoteNever csvQuotes = iota
	quoteAlways
	quoteAsNeeded
)

// csvWriter turns objects into lines of CSV; the first object decides the columns.
type csvWriter struct {
	c         *cmdlet.Context
	delimiter string
	quotes    csvQuotes
	fields    []string // the columns to quote, when they were listed
	names     []string
	header    bool
	typeLine  bool
	started   bool
}

// csvOptions are the parameters that ConvertTo-Csv and Export-Csv share.
type csvOptions struct {
	delimiter                      uint16
	useCulture, typeInfo, noHeader bool
	quoteFields                    []string
	useQuotes                      value.Value
}

func newCSVWriter(c *cmdlet.Context, o csvOptions) (*csvWriter, error) {
	if o.typeInfo && c.Bound("NoTypeInformation") {
		return nil, c.Terminate(invalidOperation, "CannotSpecifyIncludeTypeInformationAndNoTypeInformation", errs.InvalidData, value.Null,
			"You must specify either the -IncludeTypeInformation or -NoTypeInformation parameters, but not both.")
	}
	if c.Bound("QuoteFields") && c.Bound("UseQuotes") {
		return nil, c.Terminate(invalidOperation, "CannotSpecifyQuoteFieldsAndUseQuotes", errs.InvalidData, value.Null,
			"You must specify either the -UseQuotes or -QuoteFields parameters, but not both.")
	}
	w := &csvWriter{c: c, delimiter: csvDelimiter(c, o.delimiter, o.useCulture), quotes: quoteAlways, header: !o.noHeader, typeLine: o.typeInfo}
	if c.Bound("QuoteFields") {
		w.fields = o.quoteFields
	}
	if !o.useQuotes.IsNull() {
		w.quotes = csvQuotes(o.useQuotes.Base().Int64())
	}
	return w, nil
}

// csvDelimiter is the delimiter given, that of the culture, or a comma.
func csvDelimiter(c *cmdlet.Context, given uint16, useCulture bool) string {
	switch {
	case useCulture:
		return c.Culture().ListSeparator
	case given == 0:
		return ","
	}
	return wtf8.FromUnit(given)
}

// object gives the lines that an object adds: before the first one type and header.
func (w *csvWriter) object(v value.Value) []string {
	var out []string
	if !w.started {
		w.started = true
		if w.names == nil {
			w.names = w.columnNames(v)
		}
		if w.header {
			if w.typeLine {
				out = append(out, w.typeText(v))
			}
			if line := w.line(func(i int) (string, bool) { return w.names[i], true }); line != "" {
				out = append(out, line)
			}
		}
	}
	if line := w.row(v); line != "" {
		out = append(out, line)
	}
	return out
}

func (w *csvWriter) typeText(v value.Value) string {
	name := ""
	if names := types.TypeNames(w.c, v); len(names) > 0 {
		name = strings.TrimPrefix(names[0], "CSV:")
	}
	return "#TYPE " + name
}

func (w *csvWriter) columnNames(v value.Value) []string {
	var names []string
	if d, ok := v.Base().Ref().(*value.Dict); ok && isDictionary(d) {
		for k := range d.All {
			names = append(names, types.ToString(w.c, k))
		}
		for _, p := range types.Properties(w.c, v) {
			if p.Member != nil && !slices.Contains(names, p.Name) {
				names = append(names, p.Name)
			}
		}
		return names
	}
	for _, p := range types.Properties(w.c, v) {
		if !p.Hidden {
			names = append(names, p.Name)
		}
	}
	return names
}

func (w *csvWriter) row(v value.Value) string {
	d, isDict := v.Base().Ref().(*value.Dict)
	isDict = isDict && isDictionary(d)
	return w.line(func(i int) (string, bool) {
		if isDict {
			if x, ok := d.GetString(w.names[i]); ok {
				return w.cell(x)
			}
		}
		if own := value.InstanceMembers(v); own != nil {
			if m := own.Find(w.names[i]); m != nil && m.Kind == value.MemberNoteProperty {
				return w.cell(m.Value)
			}
		}
		p := types.FindProperty(w.c, v, w.names[i])
		if p == nil {
			return "", false
		}
		x, err := p.Get()
		if err != nil {
			return "", false
		}
		return w.cell(x)
	})
}

// cell is the .NET text of a value in the current culture; false for $null, which leaves the cell empty.
func (w *csvWriter) cell(v value.Value) (string, bool) {
	if v.IsNull() {
		return "", false
	}
	return netText(w.c, v), true
}

// netText is ToString() of .NET: collections show their type.
func netText(c *cmdlet.Context, v value.Value) string {
	base := v.Base()
	if s, ok := base.AsString(); ok {
		return s
	}
	switch base.Ref().(type) {
	case *value.Array, *value.List, *value.Dict:
		return types.TypeString(base.Type())
	}
	return types.ToStringCulture(c, v, "", nil)
}

func (w *csvWriter) line(cell func(i int) (string, bool)) string {
	var b strings.Builder
	for i, name := range w.names {
		if i > 0 {
			b.WriteString(w.delimiter)
		}
		s, ok := cell(i)
		if !ok {
			continue
		}
		if w.quoted(name, s) {
			b.WriteByte('"')
			b.WriteString(strings.ReplaceAll(s, `"`, `""`))
			b.WriteByte('"')
		} else {
			b.WriteString(s)
		}
	}
	return b.String()
}

func (w *csvWriter) quoted(name, s string) bool {
	if w.fields != nil {
		return slices.ContainsFunc(w.fields, func(f string) bool { return strings.EqualFold(f, name) })
	}
	switch w.quotes {
	case quoteAlways:
		return true
	case quoteAsNeeded:
		return strings.Contains(s, w.delimiter) || strings.ContainsAny(s, "\n\"")
	}
	return false
}
