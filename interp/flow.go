// Package interp lowers syntax trees into executable nodes and walks them: scopes, pipelines, parameter binding, command
// discovery, errors, classes and modules.
package interp

import (
	"errors"

	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// Control flow travels as error values that nodes return. They are never shown to scripts.

// breakFlow and continueFlow leave or restart the loop with the label, or the nearest one without.
type breakFlow struct{ label string }
type continueFlow struct{ label string }

// returnFlow leaves the script block; the output was written before.
type returnFlow struct{}

// exitFlow ends the script, or the shell.
type exitFlow struct{ code int }

// stopUpstream ends the pipeline's commands before the one that asked for it.
type stopUpstream struct{ by *commandStage }

// stopped means that the pipeline is being stopped from outside.
type stopped struct{}

func (*breakFlow) Error() string    { return "break outside a loop" }
func (*continueFlow) Error() string { return "continue outside a loop" }
func (*returnFlow) Error() string   { return "return outside a script block" }
func (*exitFlow) Error() string     { return "exit" }
func (*stopUpstream) Error() string { return "upstream commands are to stop" }
func (stopped) Error() string       { return "The pipeline has been stopped." }

// ExceptionType tells the .NET class of a stopped pipeline.
func (stopped) ExceptionType() string {
	return "System.Management.Automation.PipelineStoppedException"
}

var (
	plainBreak    = &breakFlow{}
	plainContinue = &continueFlow{}
	doReturn      = &returnFlow{}
	errStopped    = stopped{}
)

// isFlow tells control flow from errors.
func isFlow(err error) bool {
	switch err.(type) {
	case *breakFlow, *continueFlow, *returnFlow, *exitFlow, *stopUpstream, stopped:
		return true
	}
	return false
}

// thrown is a terminating error on its way up.
type thrown struct {
	rec *errs.Record
	// byThrow is set for `throw`, -ErrorAction Stop and other errors that end the script when nothing catches them; other
	// errors end their statement only.
	byThrow bool
	// stop is set when an ErrorAction of Stop made a non-terminating error terminate.
	stop bool
	// reported is set once the error is in $Error.
	reported bool
}

func (t *thrown) Error() string { return t.rec.Error() }
func (t *thrown) Unwrap() error { return t.rec }

// asThrown turns any error that is not control flow into a thrown error.
func asThrown(err error) *thrown {
	if e, ok := err.(*terminated); ok {
		return e.thrown
	}
	var t *thrown
	if errors.As(err, &t) {
		return t
	}
	var rec *errs.Record
	if errors.As(err, &rec) {
		return &thrown{rec: rec}
	}
	if ex := errs.ExceptionFrom(err); ex.Record == nil {
		// What an expression throws without a record of its own stops the operation.
		return &thrown{rec: errs.NewRecord(ex, ex.TypeName, errs.OperationStopped, value.Null)}
	}
	return &thrown{rec: errs.RecordFrom(err)}
}

// sink takes the objects that statements and commands write.
type sink interface {
	write(v value.Value) error
}

// collector gathers output.
type collector struct{ items []value.Value }

func (c *collector) write(v value.Value) error {
	if !v.IsVoid() {
		c.items = append(c.items, v)
	}
	return nil
}

// value gives the output as one value: $null for none, the object for one, an Object[] for more.
func (c *collector) value() value.Value {
	switch len(c.items) {
	case 0:
		return value.Void
	case 1:
		return c.items[0]
	}
	return value.Objects(c.items...)
}

type discard struct{}

func (discard) write(value.Value) error { return nil }

type sinkFunc func(value.Value) error

func (f sinkFunc) write(v value.Value) error { return f(v) }
