package types

import (
	"sync/atomic"

	"goposh/runtime/errs"
	"goposh/runtime/stream"
	"goposh/runtime/value"
)

// PSDataStreams is System.Management.Automation.PSDataStreams: the streams of a PowerShell object beside its output.
type PSDataStreams struct {
	value.Bag
	streams [stream.Progress + 1]atomic.Pointer[DataCollection]
}

var typePSDataStreams = lazyType{name: "System.Management.Automation.PSDataStreams"}

// streamProperties are the streams by the names of their properties.
var streamProperties = [...]struct {
	id         stream.ID
	name, elem string
}{
	{stream.Error, "Error", "System.Management.Automation.ErrorRecord"},
	{stream.Progress, "Progress", "System.Management.Automation.ProgressRecord"},
	{stream.Verbose, "Verbose", "System.Management.Automation.VerboseRecord"},
	{stream.Debug, "Debug", "System.Management.Automation.DebugRecord"},
	{stream.Warning, "Warning", "System.Management.Automation.WarningRecord"},
	{stream.Information, "Information", "System.Management.Automation.InformationRecord"},
}

// NewPSDataStreams returns empty streams.
func NewPSDataStreams() *PSDataStreams {
	s := &PSDataStreams{}
	for _, p := range streamProperties {
		s.streams[p.id].Store(NewDataCollection(typeOr(p.elem)))
	}
	return s
}

// Type implements value.Object.
func (*PSDataStreams) Type() *value.Type { return typePSDataStreams.get() }

// Stream is the collection of a stream.
func (s *PSDataStreams) Stream(id stream.ID) *DataCollection { return s.streams[id].Load() }

// AddError and AddRecord take what an invocation wrote; a stream that a script closed drops it.
func (s *PSDataStreams) AddError(r *errs.Record) { s.add(stream.Error, value.Of(r)) }

// AddRecord is described at AddError.
func (s *PSDataStreams) AddRecord(r stream.Record) { s.add(r.Stream(), value.Of(r)) }

func (s *PSDataStreams) add(id stream.ID, v value.Value) { _ = s.Stream(id).Add(v) }

// Clear empties all streams.
func (s *PSDataStreams) Clear() {
	for _, p := range streamProperties {
		s.Stream(p.id).Clear()
	}
}

// psDataStreamsClass declares PSDataStreams.
func psDataStreamsClass() *Class {
	self := func(c *Call) *PSDataStreams { return this[*PSDataStreams](c) }
	members := []M{{"void ClearStreams()", func(c *Call) (value.Value, error) {
		self(c).Clear()
		return value.Void, nil
	}}}
	for _, p := range streamProperties {
		members = append(members, M{"System.Management.Automation.PSDataCollection[" + p.elem + "] " + p.name + " {get;set}", func(c *Call) (value.Value, error) {
			s := self(c)
			if c.N() > 0 {
				d, ok := ref[*DataCollection](c, 0)
				if !ok {
					return value.Null, ArgumentNull(p.name)
				}
				s.streams[p.id].Store(d)
			}
			return vobject(s.Stream(p.id))
		}})
	}
	return &Class{Members: members}
}
