package job

import (
	"goposh/runtime/errs"
	"goposh/runtime/stream"
	"goposh/runtime/value"
)

// Record is one object of one of a job's streams.
type Record struct {
	Stream stream.ID
	Value  value.Value
}

// streamOf finds the stream of a record object.
func streamOf(r stream.Record) stream.ID { return r.Stream() }

// ErrorRecord is the error of a record of the error stream.
func (r Record) ErrorRecord() *errs.Record {
	e, _ := r.Value.Base().Object().(*errs.Record)
	return e
}

// StreamRecord is the record of streams 3 to 7; nil for output and errors.
func (r Record) StreamRecord() stream.Record {
	s, _ := r.Value.Base().Object().(stream.Record)
	return s
}

var streamTypes = map[string]struct {
	id   stream.ID
	elem string
}{
	"Output":      {stream.Output, "System.Management.Automation.PSObject"},
	"Error":       {stream.Error, "System.Management.Automation.ErrorRecord"},
	"Progress":    {stream.Progress, "System.Management.Automation.ProgressRecord"},
	"Verbose":     {stream.Verbose, "System.Management.Automation.VerboseRecord"},
	"Debug":       {stream.Debug, "System.Management.Automation.DebugRecord"},
	"Warning":     {stream.Warning, "System.Management.Automation.WarningRecord"},
	"Information": {stream.Information, "System.Management.Automation.InformationRecord"},
}
