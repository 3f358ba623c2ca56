package interp

import (
	"goposh/runtime/errs"
	"goposh/runtime/stream"
	"goposh/runtime/value"
)

// streams says where the streams other than output go for a command and what it calls. A nil sink passes on to the parent,
// and at the top to the runspace's own streams.
type streams struct {
	parent *streams
	// sinks by stream.ID; nil where not redirected.
	sinks [stream.Progress + 1]func(value.Value) error
	// noteError, at the top of a hosted pipeline, is told of each error that is written, wherever it goes; nil otherwise.
	noteError func()
}

// merge returns streams below s in which redirections can be set.
func (s *streams) child() *streams { return &streams{parent: s} }

// find returns the sink of a stream; nil when it goes to the runspace.
func (s *streams) find(id stream.ID) func(value.Value) error {
	for c := s; c != nil; c = c.parent {
		if c.sinks[id] != nil {
			return c.sinks[id]
		}
	}
	return nil
}

// writeError sends an error record to where errors go.
func (s *streams) writeError(rs *Runspace, r *errs.Record) error {
	for c := s; c != nil; c = c.parent {
		if c.noteError != nil {
			c.noteError()
			break
		}
	}
	if sink := s.find(stream.Error); sink != nil {
		return sink(value.Of(r))
	}
	return rs.emitError(r)
}

// writeRecord sends a record of streams 3 to 6 to where it goes.
func (s *streams) writeRecord(rs *Runspace, r stream.Record) error {
	if sink := s.find(r.Stream()); sink != nil {
		return sink(value.Of(r))
	}
	return rs.emitRecord(r)
}
