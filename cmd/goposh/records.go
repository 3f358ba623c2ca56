package main

import (
	"goposh/runtime/errs"
	"goposh/runtime/stream"
	"goposh/runtime/types"
)

// writeError shows an error record on standard error.
func (s *shell) writeError(r *errs.Record) error {
	s.host.WriteError(s.rs.ErrorText(r))
	return nil
}

// writeRecord shows a warning, verbose, debug or information record.
func (s *shell) writeRecord(r stream.Record) error {
	switch r := r.(type) {
	case *stream.WarningRecord:
		s.host.Write("WARNING: " + r.Message + "\n")
	case *stream.VerboseRecord:
		s.host.Write("VERBOSE: " + r.Message + "\n")
	case *stream.DebugRecord:
		s.host.Write("DEBUG: " + r.Message + "\n")
	case *stream.InformationRecord:
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
