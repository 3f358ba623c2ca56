package main

import (
	"goposh/interp"
	"goposh/runtime/remoting/clixml"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// clixmlHeader begins text that carries objects, so that the reader can tell it from plain text.
const clixmlHeader = "#< CLIXML"

// xmlStream sends objects over a standard stream as CLIXML.
type xmlStream struct {
	w       *clixml.StreamWriter
	out     func(string)
	started bool
}

func newXMLStream(rs *interp.Runspace, out func(string)) *xmlStream {
	return &xmlStream{w: clixml.NewStreamWriter(rs, clixml.Options{Compact: true, TypeDepth: true}), out: out}
}

func (x *xmlStream) write(stream string, v value.Value) error {
	text, err := x.w.Write(stream, v)
	if err != nil {
		return err
	}
	if !x.started {
		x.started = true
		text = clixmlHeader + "\n" + text
	}
	x.out(text)
	return nil
}

// close ends the document, if there is one.
func (x *xmlStream) close() {
	if text := x.w.Close(); text != "" {
		x.out(text)
	}
}

// decodeArguments reads the CLIXML of -EncodedArguments: one list, or the arguments one by one.
func decodeArguments(rs *interp.Runspace, text string) ([]value.Value, error) {
	values, err := clixml.Deserialize(rs, text)
	if err != nil {
		return nil, wrong(badArguments)
	}
	var out []value.Value
	for _, v := range values {
		if err := types.Each(rs, v, func(x value.Value) error { out = append(out, x); return nil }); err != nil {
			return nil, wrong(badArguments)
		}
	}
	return out, nil
}
