package format

import "io"

// lineWriter takes finished lines.
type lineWriter interface {
	writeLine(s string) error
}

// Sink takes the output of a Writer.
type Sink struct {
	// Line takes a line without its line break. Text of strings arrives as one "line", breaks and all.
	Line func(s string) error
	// Styled keeps escape sequences in what the writer lays out; without it they are removed.
	Styled bool
}

// Lines returns a sink that writes lines with line feeds to w.
func Lines(w io.Writer) Sink {
	return Sink{Line: func(s string) error {
		_, err := io.WriteString(w, s+"\n")
		return err
	}}
}

// output is the sink as the layout code sees it.
type output struct{ sink Sink }

func (o *output) writeLine(s string) error {
	if !o.sink.Styled {
		s = StripEscapes(s)
	}
	return o.sink.Line(s)
}

// writeRaw writes text of strings, whose escape sequences are the script's own business.
func (o *output) writeRaw(s string) error { return o.sink.Line(s) }
