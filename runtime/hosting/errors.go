package hosting

import (
	"fmt"
	"sync"

	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

const (
	excInvalidOperation = "System.InvalidOperationException"
	excPSOperation      = "System.Management.Automation.PSInvalidOperationException"
	excRunspaceState    = "System.Management.Automation.Runspaces.InvalidRunspaceStateException"
	excPoolState        = "System.Management.Automation.Runspaces.InvalidRunspacePoolStateException"
	excPipelineState    = "System.Management.Automation.Runspaces.InvalidPipelineStateException"
	excPowerShellState  = "System.Management.Automation.InvalidPowerShellStateException"
	excStopped          = "System.Management.Automation.PipelineStoppedException"
	excPreferenceStop   = "System.Management.Automation.ActionPreferenceStopException"
	excArgument         = "System.Management.Automation.PSArgumentException"
)

func fail(class, format string, args ...any) *errs.Exception {
	return errs.NewException(class, fmt.Sprintf(format, args...))
}

func disposed(object string) error {
	return fail("System.Management.Automation.PSObjectDisposedException",
		"Cannot perform operation because object %[1]q has already been disposed.\nObject name: '%[1]s'.", object)
}

func concurrent() error {
	return fail(excPSOperation, "The pipeline was not run because a pipeline is already running. Pipelines cannot be run concurrently.")
}

func notSupported() error {
	return fail("System.Management.Automation.PSNotSupportedException", "The operation is supported on remote runspaces only.")
}

// enum is a value of an enum type by its full name.
func enum(name string, n int) value.Value {
	if t := types.Lookup(name); t != nil && t.Enum != nil {
		return value.Enum(t.Enum, int64(n))
	}
	return value.Int(int32(n))
}

// exception is an exception as a property of a script's object.
func exception(e *errs.Exception) value.Value {
	if e == nil {
		return value.Null
	}
	return value.Of(e)
}

// netType is the descriptor of a .NET type that is known to exist.
func netType(name string) *value.Type {
	if t := types.Lookup(name); t != nil {
		return t
	}
	return value.TypeObject
}

// collection is a Collection`1.
func collection(elem *value.Type, items []value.Value) value.Value {
	def := netType("System.Collections.ObjectModel.Collection`1")
	return value.Of(value.NewList(types.MakeGeneric(def, elem), items))
}

// stateInfo is one of the StateInfo objects: a state with the reason for it.
type stateInfo struct {
	value.Bag
	class, enum string
	state       int
	reason      *errs.Exception
}

// Type implements value.Object.
func (s *stateInfo) Type() *value.Type { return netType(s.class) }

// NetProperty implements types.Backed.
func (s *stateInfo) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	if name == "State" {
		return enum(s.enum, s.state), nil
	}
	return exception(s.reason), nil
}

// SetNetProperty implements types.Backed; the properties are read only.
func (*stateInfo) SetNetProperty(value.Runtime, string, value.Value) error { return nil }

// NetMethod implements types.Backed: ToString.
func (s *stateInfo) NetMethod(rt value.Runtime, _ string, _ []value.Value) (value.Value, error) {
	return value.String(types.ToString(rt, enum(s.enum, s.state))), nil
}

func notImplemented(member string) error {
	return fail("System.Management.Automation.PSNotImplementedException", "%s is not available in goposh.", member)
}

// either is the value that a script set, or the default.
func either(mu sync.Locker, set *value.Value, or value.Value) value.Value {
	mu.Lock()
	defer mu.Unlock()
	if set.IsNull() {
		return or
	}
	return *set
}
