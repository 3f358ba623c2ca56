package main

import (
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/format"
	"goposh/runtime/format/psstyle"
	"goposh/runtime/stream"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// writeError shows an error record on standard error. With -OutputFormat XML the record itself is sent.
func (s *shell) writeError(r *errs.Record) error {
	if s.inputErr != nil {
		// The shell ends with that error, in its own words.
		return nil
	}
	if s.xmlOut != nil {
		return s.xmlErr.write("Error", value.Of(r))
	}
	s.host.WriteError(s.rs.ErrorText(r))
	return nil
}

// writeErrorText sends the lines of the error display as CLIXML strings.
func (s *shell) writeErrorText(text string) {
	for line := range strings.SplitAfterSeq(text, "\n") {
		if line != "" {
			// The text of a string cannot fail to serialise.
			_ = s.xmlErr.write("Error", value.String(line))
		}
	}
}

// writeRecord shows a record of one of the streams other than output and error.
func (s *shell) writeRecord(r stream.Record) error {
	switch r := r.(type) {
	case *stream.WarningRecord:
		return s.message("warning", "WARNING: ", r.Message)
	case *stream.VerboseRecord:
		return s.message("verbose", "VERBOSE: ", r.Message)
	case *stream.DebugRecord:
		return s.message("debug", "DEBUG: ", r.Message)
	case *stream.ProgressRecord:
		if s.xmlOut == nil {
			s.host.progress(r, *format.StyleOf(s.rs.Session()).Progress)
		}
	case *stream.InformationRecord:
		if r.Display == stream.DisplayHide {
			return nil
		}
		if m, ok := r.Data.Ref().(*stream.HostMessage); ok {
			s.host.Write(m.Message)
			if !m.NoNewLine {
				s.host.Write("\n")
			}
			return nil
		}
		s.host.Write(types.ToString(s.rs, r.Data) + "\n")
	}
	return nil
}

// message shows the text of a record; where errors travel as CLIXML it joins them.
func (s *shell) message(name, prefix, text string) error {
	if s.xmlErr != nil {
		return s.xmlErr.write(name, value.String(text))
	}
	text = prefix + text
	if session := s.rs.Session(); format.Rendered(session, true) {
		f := format.StyleOf(session).Formatting
		style := f.Warning
		switch name {
		case "verbose":
			style = f.Verbose
		case "debug":
			style = f.Debug
		}
		text = style + text + psstyle.Reset
	}
	s.host.Write(text + "\n")
	return nil
}
