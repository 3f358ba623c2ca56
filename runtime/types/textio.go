package types

import (
	"context"
	"io"
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/fileio"
	"goposh/runtime/neterr"
	"goposh/runtime/textenc"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// textReader is a StreamReader or StringReader: the text is decoded when it is first read.
type textReader struct {
	value.Bag
	typ    *value.Type
	stream *Stream
	enc    *textenc.Encoding
	lines  ConsoleInput // where text arrives line by line
	text   string
	loaded bool
	closed bool
}

// Type implements value.Object.
func (r *textReader) Type() *value.Type { return r.typ }

func newTextReader(class string, s *Stream, enc *textenc.Encoding) *textReader {
	return &textReader{typ: byFullName(class), stream: s, enc: enc, loaded: s == nil}
}

func (c *Call) reader() (*textReader, error) {
	r := this[*textReader](c)
	if r.closed {
		return nil, errs.NewException("System.ObjectDisposedException",
			"Cannot read from a closed TextReader.\nObject name: '"+r.typ.Name()+"'.")
	}
	if !r.loaded {
		r.loaded = true
		b, err := fileio.ReadAll(c.RT.Context(), r.stream.read)
		if err != nil {
			return nil, FileError(err, r.stream.name)
		}
		r.text = r.enc.DecodeFile(b)
	}
	if r.lines != nil && r.text == "" {
		var b []byte
		err := fileio.During(c.RT.Context(), r.lines, func() (err error) {
			b, err = r.lines.ReadBytes('\n')
			return err
		})
		if err != nil && err != io.EOF {
			return nil, FileError(err, "")
		}
		r.text = r.enc.Decode(b)
	}
	return r, nil
}

// rest is everything up to the end.
func (r *textReader) rest(ctx context.Context) (string, error) {
	s := r.text
	r.text = ""
	if r.lines != nil {
		b, err := fileio.ReadAll(ctx, r.lines)
		if err != nil {
			return "", FileError(err, "")
		}
		s += r.enc.Decode(b)
	}
	return s, nil
}

// textReaderClass declares System.IO.TextReader.
func textReaderClass() *Class {
	return &Class{Members: []M{
		{"int Peek()", func(c *Call) (value.Value, error) {
			r, err := c.reader()
			if err != nil || r.text == "" {
				return value.Int(-1), err
			}
			u, _ := wtf8.At(r.text, 0)
			return vint(int(u))
		}},
		{"int Read()", func(c *Call) (value.Value, error) {
			r, err := c.reader()
			if err != nil || r.text == "" {
				return value.Int(-1), err
			}
			u := wtf8.Units(r.text[:min(4, len(r.text))])[0]
			r.text = wtf8.Slice(r.text, 1, wtf8.Len(r.text)-1)
			return vint(int(u))
		}},
		{"int Read(char[] buffer, int index, int count)", func(c *Call) (value.Value, error) {
			r, err := c.reader()
			if err != nil {
				return value.Null, err
			}
			a, off, n, err := spanArg(c)
			if err != nil {
				return value.Null, err
			}
			n = min(n, wtf8.Len(r.text))
			for i, v := range charValues(wtf8.Slice(r.text, 0, n)) {
				a.Items[off+i] = v
			}
			r.text = wtf8.Slice(r.text, n, wtf8.Len(r.text)-n)
			return vint(n)
		}},
		{"string ReadLine()", func(c *Call) (value.Value, error) {
			r, err := c.reader()
			if err != nil || r.text == "" {
				return value.Null, err
			}
			line := r.text
			if i := strings.IndexAny(line, "\r\n"); i >= 0 {
				n := 1
				if strings.HasPrefix(line[i:], "\r\n") {
					n = 2
				}
				line, r.text = line[:i], line[i+n:]
			} else {
				r.text = ""
			}
			return vstring(line)
		}},
		{"string ReadToEnd()", func(c *Call) (value.Value, error) {
			r, err := c.reader()
			if err != nil {
				return value.Null, err
			}
			s, err := r.rest(c.RT.Context())
			return value.String(s), err
		}},
		{"void Close()", readerClose},
		{"void Dispose()", readerClose},
	}}
}

func readerClose(c *Call) (value.Value, error) {
	r := this[*textReader](c)
	r.closed = true
	if r.stream != nil {
		return void(r.stream.Close())
	}
	return value.Void, nil
}

// streamReaderClass declares System.IO.StreamReader.
func streamReaderClass() *Class {
	return &Class{Members: []M{
		{"new(Stream stream)", streamReaderNew},
		{"new(Stream stream, bool detectEncodingFromByteOrderMarks)", streamReaderNew},
		{"new(Stream stream, Encoding encoding)", streamReaderNew},
		{"new(Stream stream, Encoding encoding, bool detectEncodingFromByteOrderMarks)", streamReaderNew},
		{"new(string path)", streamReaderNew},
		{"new(string path, bool detectEncodingFromByteOrderMarks)", streamReaderNew},
		{"new(string path, Encoding encoding)", streamReaderNew},
		{"new(string path, Encoding encoding, bool detectEncodingFromByteOrderMarks)", streamReaderNew},
		{"bool EndOfStream {get}", func(c *Call) (value.Value, error) {
			r, err := c.reader()
			return value.Bool(err == nil && r.text == ""), err
		}},
		{"Stream BaseStream {get}", func(c *Call) (value.Value, error) { return vobject(this[*textReader](c).stream) }},
		{"Encoding CurrentEncoding {get}", func(c *Call) (value.Value, error) { return vobject(this[*textReader](c).enc) }},
		{"void DiscardBufferedData()", func(c *Call) (value.Value, error) {
			r := this[*textReader](c)
			r.loaded, r.text = false, ""
			return value.Void, nil
		}},
	}}
}

func streamReaderNew(c *Call) (value.Value, error) {
	if s, ok := ref[*Stream](c, 0); ok {
		return vobject(newTextReader("System.IO.StreamReader", s, encodingArg(c, 1)))
	}
	if c.kind(0) != value.KindString {
		return value.Null, neterr.ArgumentNull("stream")
	}
	return fileOpenText(c)
}

// stringReaderClass declares System.IO.StringReader.
func stringReaderClass() *Class {
	return &Class{Members: []M{{"new(string s)", func(c *Call) (value.Value, error) {
		if c.isNull(0) {
			return value.Null, neterr.ArgumentNull("s")
		}
		r := newTextReader("System.IO.StringReader", nil, nil)
		r.text = c.Str(0)
		return vobject(r)
	}}}}
}

// textWriter is a StreamWriter or StringWriter.
type textWriter struct {
	value.Bag
	typ       *value.Type
	stream    *Stream
	enc       *textenc.Encoding
	sb        *StringBuilder
	newLine   string
	autoFlush bool
	started   bool
	pending   []byte
	closed    bool
}

// Type implements value.Object.
func (w *textWriter) Type() *value.Type { return w.typ }

// String is the text of a StringWriter.
func (w *textWriter) String() string {
	if w.sb != nil {
		return w.sb.String()
	}
	return w.typ.FullName
}

func newTextWriter(class string, s *Stream, enc *textenc.Encoding, preamble bool) *textWriter {
	return &textWriter{typ: byFullName(class), stream: s, enc: enc, newLine: "\n", started: !preamble}
}

func (c *Call) writer() (*textWriter, error) {
	w := this[*textWriter](c)
	if w.closed {
		return nil, errs.NewException("System.ObjectDisposedException",
			"Cannot write to a closed TextWriter.\nObject name: '"+w.typ.Name()+"'.")
	}
	return w, nil
}

func (w *textWriter) put(s string) error {
	if w.sb != nil {
		w.sb.b = append(w.sb.b, s...)
		w.sb.grow()
		return nil
	}
	if !w.started {
		w.started = true
		w.pending = append(w.pending, w.enc.Preamble()...)
	}
	w.pending = w.enc.Append(w.pending, s)
	if w.autoFlush || len(w.pending) > 4096 {
		return w.flush()
	}
	return nil
}

func (w *textWriter) flush() error {
	if w.stream == nil || len(w.pending) == 0 {
		return nil
	}
	b := w.pending
	w.pending = nil
	return w.stream.writeBytes(b)
}

// writerText is what Write makes of its arguments: a value, characters, or a format with values.
func writerText(c *Call) (string, error) {
	if c.N() == 0 {
		return "", nil
	}
	if a, ok := ref[*value.Array](c, 0); ok && a.Elem() == value.TypeChar {
		u := unitsOf(c.Args[0])
		if c.N() == 3 {
			from, n := c.Int(1), c.Int(2)
			if from < 0 || n < 0 || from > len(u)-n {
				return "", neterr.Argument("", msgOffsetLength)
			}
			u = u[from : from+n]
		}
		return wtf8.FromUnits(u), nil
	}
	if c.N() > 1 {
		return formatComposite(c, c.Args)
	}
	return netText(c, c.Args[0]), nil
}

func writerWrite(c *Call) (value.Value, error) {
	w, err := c.writer()
	if err != nil {
		return value.Null, err
	}
	s, err := writerText(c)
	if err != nil {
		return value.Null, err
	}
	return void(w.put(s))
}

func writerWriteLine(c *Call) (value.Value, error) {
	w, err := c.writer()
	if err != nil {
		return value.Null, err
	}
	s, err := writerText(c)
	if err != nil {
		return value.Null, err
	}
	return void(w.put(s + w.newLine))
}

// writeOverloads are the overloads that Write and WriteLine share.
func writeOverloads(name string, f Func) []M {
	var out []M
	for _, p := range [...]string{"char value", "char[] buffer", "char[] buffer, int index, int count", "bool value", "int value",
		"uint value", "long value", "ulong value", "float value", "double value", "decimal value", "string value", "object value",
		"string format, object arg0", "string format, object arg0, object arg1", "string format, object arg0, object arg1, object arg2",
		"string format, params object[] arg"} {
		out = append(out, M{"void " + name + "(" + p + ")", f})
	}
	return out
}

// textWriterClass declares System.IO.TextWriter.
func textWriterClass() *Class {
	c := &Class{Members: []M{
		{"string NewLine {get;set}", func(c *Call) (value.Value, error) {
			w := this[*textWriter](c)
			if c.N() == 1 {
				w.newLine = c.Str(0)
				return value.Void, nil
			}
			return vstring(w.newLine)
		}},
		{"Encoding Encoding {get}", func(c *Call) (value.Value, error) {
			if w := this[*textWriter](c); w.enc != nil {
				return vobject(w.enc)
			}
			return vobject(textenc.Unicode())
		}},
		{"void WriteLine()", writerWriteLine},
		{"void Flush()", func(c *Call) (value.Value, error) {
			w, err := c.writer()
			if err != nil {
				return value.Null, err
			}
			return void(w.flush())
		}},
		{"void Close()", writerClose},
		{"void Dispose()", writerClose},
		{"string ToString()", func(c *Call) (value.Value, error) { return vstring(this[*textWriter](c).String()) }},
	}}
	c.Members = append(c.Members, writeOverloads("Write", writerWrite)...)
	c.Members = append(c.Members, writeOverloads("WriteLine", writerWriteLine)...)
	return c
}

func writerClose(c *Call) (value.Value, error) {
	w := this[*textWriter](c)
	if w.closed {
		return value.Void, nil
	}
	err := w.flush()
	w.closed = true
	if w.stream != nil {
		if cerr := w.stream.Close(); err == nil {
			err = cerr
		}
	}
	return void(err)
}

// streamWriterClass declares System.IO.StreamWriter.
func streamWriterClass() *Class {
	return &Class{Members: []M{
		{"new(Stream stream)", streamWriterNew},
		{"new(Stream stream, Encoding encoding)", streamWriterNew},
		{"new(string path)", streamWriterNew},
		{"new(string path, bool append)", streamWriterNew},
		{"new(string path, bool append, Encoding encoding)", streamWriterNew},
		{"bool AutoFlush {get;set}", func(c *Call) (value.Value, error) {
			w := this[*textWriter](c)
			if c.N() == 1 {
				w.autoFlush = c.Bool(0)
				return void(w.flush())
			}
			return vbool(w.autoFlush)
		}},
		{"Stream BaseStream {get}", func(c *Call) (value.Value, error) { return vobject(this[*textWriter](c).stream) }},
	}}
}

func streamWriterNew(c *Call) (value.Value, error) {
	if s, ok := ref[*Stream](c, 0); ok {
		return vobject(newTextWriter("System.IO.StreamWriter", s, encodingArg(c, 1), true))
	}
	if c.kind(0) != value.KindString {
		return value.Null, neterr.ArgumentNull("stream")
	}
	mode, appending := modeCreate, c.N() > 1 && c.Bool(1)
	if appending {
		mode = modeAppend
	}
	s, err := openAs(c, mode, accessWrite)
	if err != nil {
		return value.Null, err
	}
	return vobject(newTextWriter("System.IO.StreamWriter", s, encodingArg(c, 2), !appending))
}

// stringWriterClass declares System.IO.StringWriter.
func stringWriterClass() *Class {
	make := func(c *Call) (value.Value, error) {
		w := newTextWriter("System.IO.StringWriter", nil, nil, false)
		w.sb = &StringBuilder{capacity: 16, max: 1<<31 - 1}
		if c.N() > 0 {
			if sb, ok := ref[*StringBuilder](c, 0); ok {
				w.sb = sb
			}
		}
		return vobject(w)
	}
	return &Class{Members: []M{
		{"new()", make},
		{"new(IFormatProvider formatProvider)", make},
		{"new(StringBuilder sb)", make},
		{"StringBuilder GetStringBuilder()", func(c *Call) (value.Value, error) { return vobject(this[*textWriter](c).sb) }},
	}}
}
