package job

import (
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/job"
	"goposh/runtime/stream"
	"goposh/runtime/value"
)

// receiveOrder is the order in which Receive-Job empties the streams of a job.
var receiveOrder = [...]int{stream.Output: 0, stream.Error: 1, stream.Verbose: 2, stream.Debug: 3, stream.Progress: 4, stream.Warning: 5, stream.Information: 6}

// writer writes a job's records to the streams of a command.
type writer struct {
	c *cmdlet.Context
	// remote jobs' warnings, verbose and debug messages go to the host, whatever the command's preferences.
	remote bool
	// source, unless null, is attached to output as PSSourceJobInstanceId.
	source value.Value
}

func (w *writer) write(r job.Record) error {
	switch r.Stream {
	case stream.Output:
		v := r.Value
		if !w.source.IsNull() && !v.IsNull() {
			wrapped, set := value.Wrap(v)
			set.SetNote("PSSourceJobInstanceId", w.source)
			v = wrapped
		}
		return w.c.Write(v)
	case stream.Error:
		return w.c.WriteError(r.ErrorRecord())
	}
	rec := r.StreamRecord()
	if !w.remote {
		return w.c.WriteRecord(rec)
	}
	switch x := rec.(type) {
	case *stream.WarningRecord:
		w.remember("WarningVariable", r.Value)
		w.show("WARNING: ", x.Message)
	case *stream.VerboseRecord:
		w.show("VERBOSE: ", x.Message)
	case *stream.DebugRecord:
		w.show("DEBUG: ", x.Message)
	default:
		return w.c.WriteRecord(rec)
	}
	return nil
}

// show writes a message to the host's display.
func (w *writer) show(prefix, text string) {
	h := w.c.Session().Host
	if h == nil {
		return
	}
	if h.VirtualTerminal() {
		h.Write("\x1b[33;1m" + prefix + text + "\x1b[0m\n")
		return
	}
	h.Write(prefix + text + "\n")
}

// remember appends to the variable that a common parameter names.
func (w *writer) remember(parameter string, v value.Value) {
	bound, ok := w.c.BoundParameters().GetString(parameter)
	name, _ := bound.Base().AsString()
	if !ok || name == "" {
		return
	}
	name = strings.TrimPrefix(name, "+")
	scope := w.c.Scope()
	if old := scope.Find(strings.ToLower(name)); old != nil {
		if l, ok := old.Read().Base().Object().(*value.List); ok {
			l.Items = append(l.Items, v)
			return
		}
	}
	scope.SetLocal(name, value.Of(value.NewArrayList([]value.Value{v})))
}
