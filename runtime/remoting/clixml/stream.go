package clixml

import "goposh/runtime/value"

// StreamWriter serialises values one by one into one CLIXML text, each marked with the stream it belongs to: what a process
// writes with -OutputFormat XML.
type StreamWriter struct {
	s *serializer
	w writer
	// open tells that the Objs element was begun.
	open bool
}

// NewStreamWriter returns a writer of CLIXML without line breaks.
func NewStreamWriter(rt value.Runtime, o Options) *StreamWriter {
	return &StreamWriter{s: newSerializer(rt, o), w: writer{rt: rt}}
}

// Write returns the text of a value of a stream ("Output", "Error", …), with what begins the document where it is the first.
func (w *StreamWriter) Write(stream string, v value.Value) (string, error) {
	n, err := w.s.top(v)
	if err != nil {
		return "", err
	}
	n.stream = stream
	w.w.b = w.w.b[:0]
	if !w.open {
		w.open = true
		w.w.b = append(w.w.b, `<Objs Version="1.1.0.1" xmlns="`+Namespace+`">`...)
	}
	w.w.node(n, 0)
	return string(w.w.b), w.w.err()
}

// Close returns what ends the document; nothing when no value was written.
func (w *StreamWriter) Close() string {
	if !w.open {
		return ""
	}
	w.open = false
	return "</Objs>"
}
