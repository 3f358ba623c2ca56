package job

import (
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// State is System.Management.Automation.JobState.
type State uint8

// The states of a job.
const (
	NotStarted State = iota
	Running
	Completed
	Failed
	Stopped
	Blocked
	Suspended
	Disconnected
	Suspending
	Stopping
	AtBreakpoint
)

var stateNames = [...]string{"NotStarted", "Running", "Completed", "Failed", "Stopped", "Blocked", "Suspended", "Disconnected",
	"Suspending", "Stopping", "AtBreakpoint"}

func (s State) String() string { return stateNames[s] }

// Finished tells whether a job in this state will never change again.
func (s State) Finished() bool { return s == Completed || s == Failed || s == Stopped }

// Persistent tells whether Wait-Job takes the state for finished: the final ones, Suspended and Disconnected.
func (s State) Persistent() bool { return s.Finished() || s == Suspended || s == Disconnected }

// Value is the state as a System.Management.Automation.JobState.
func (s State) Value() value.Value {
	t := types.Lookup("System.Management.Automation.JobState")
	if t == nil || t.Enum == nil {
		return value.String(s.String())
	}
	return value.Enum(t.Enum, int64(s))
}

// StateInfo is System.Management.Automation.JobStateInfo.
type StateInfo struct {
	value.Bag
	State State
	// Reason is why a job failed; nil otherwise.
	Reason *errs.Exception
}

// Type implements value.Object.
func (*StateInfo) Type() *value.Type { return netType("System.Management.Automation.JobStateInfo") }

// NetProperty implements types.Backed.
func (i *StateInfo) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	if name == "State" {
		return i.State.Value(), nil
	}
	return exceptionValue(i.Reason), nil
}

// SetNetProperty implements types.Backed.
func (*StateInfo) SetNetProperty(value.Runtime, string, value.Value) error { return nil }

// NetMethod implements types.Backed: ToString.
func (i *StateInfo) NetMethod(value.Runtime, string, []value.Value) (value.Value, error) {
	return value.String(i.State.String()), nil
}

// StateEvent is System.Management.Automation.JobStateEventArgs.
type StateEvent struct {
	value.Bag
	// Job is the sender.
	Job      *Job
	New, Old *StateInfo
}

// Type implements value.Object.
func (*StateEvent) Type() *value.Type {
	return netType("System.Management.Automation.JobStateEventArgs")
}

// NetProperty implements types.Backed.
func (e *StateEvent) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	if name == "JobStateInfo" {
		return value.Of(e.New), nil
	}
	return value.Of(e.Old), nil
}

// SetNetProperty implements types.Backed.
func (*StateEvent) SetNetProperty(value.Runtime, string, value.Value) error { return nil }

// NetMethod implements types.Backed.
func (*StateEvent) NetMethod(value.Runtime, string, []value.Value) (value.Value, error) {
	return value.Null, nil
}

func exceptionValue(e *errs.Exception) value.Value {
	if e == nil {
		return value.Null
	}
	return value.Of(e)
}

func netType(name string) *value.Type {
	if t := types.Lookup(name); t != nil {
		return t
	}
	return value.TypeObject
}
