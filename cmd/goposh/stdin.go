package main

import (
	"errors"
	"io"
	"strings"

	"goposh/runtime/fileio"
	"goposh/runtime/remoting/clixml"
	"goposh/runtime/value"
)

// input reads redirected standard input as the objects of $input: lines, or the objects of CLIXML with -InputFormat XML.
// Nothing is read before the script asks for it, so that programs and prompts find what they need. It is nil where there is
// nothing to read: at a terminal, and with -InputFormat None.
func (s *shell) input() func() (value.Value, bool, error) {
	switch {
	case s.host.inTTY || s.c.inputFormat == formatNone:
		return nil
	case s.c.inputFormat == formatXML:
		return s.xmlInput()
	}
	return func() (value.Value, bool, error) {
		line, err := s.host.readLine(s.rs.Context())
		if errors.Is(err, io.EOF) {
			return value.Null, false, nil
		}
		return value.String(line), err == nil, err
	}
}

// xmlInput reads objects from CLIXML text.
func (s *shell) xmlInput() func() (value.Value, bool, error) {
	var values []value.Value
	read := false
	return func() (value.Value, bool, error) {
		if !read {
			read = true
			b, err := fileio.ReadAll(s.rs.Context(), s.host.reader)
			if err != nil {
				return value.Null, false, err
			}
			// The first line names the form; objects begin behind it.
			_, text, _ := strings.Cut(string(b), "\n")
			if strings.TrimSpace(text) == "" && len(b) > 0 {
				err = errors.New("Root element is missing.")
			} else if len(b) > 0 {
				values, err = clixml.Deserialize(s.rs, text)
			}
			if err != nil {
				s.inputErr = err
				return value.Null, false, err
			}
		}
		if len(values) == 0 {
			return value.Null, false, nil
		}
		v := values[0]
		values = values[1:]
		return v, true, nil
	}
}
