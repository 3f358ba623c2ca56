package job

import (
	"goposh/runtime/errs"
	"goposh/runtime/remoting/clixml"
	"goposh/runtime/stream"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// Deliver passes what was deserialised from another process to the sink of its stream, named in lower case as CLIXML names
// streams; what has no such name is output.
func (s Sinks) Deliver(rt value.Runtime, name string, v value.Value) error {
	message := func() stream.Informational {
		if m, ok, _ := types.Get(rt, v, "InformationalRecord_Message"); ok {
			return stream.Informational{Message: types.ToString(rt, m)}
		}
		return stream.Informational{Message: types.ToString(rt, v)}
	}
	switch name {
	case "error":
		return s.Error(clixml.ErrorRecord(rt, v, &errs.Origin{}))
	case "warning":
		return s.Record(&stream.WarningRecord{Informational: message()})
	case "verbose":
		return s.Record(&stream.VerboseRecord{Informational: message()})
	case "debug":
		return s.Record(&stream.DebugRecord{Informational: message()})
	case "information":
		return s.Record(clixml.InformationRecord(rt, v))
	case "progress":
		if p := progress(rt, v); p != nil {
			return s.Record(p)
		}
		return nil
	}
	return s.Output(v)
}

// progress finds the record of an item of the progress stream.
func progress(rt value.Runtime, v value.Value) *stream.ProgressRecord {
	if p, ok := v.Base().Object().(*stream.ProgressRecord); ok {
		return p
	}
	inner, _, _ := types.Get(rt, v, "Record")
	p, _ := inner.Base().Object().(*stream.ProgressRecord)
	return p
}
