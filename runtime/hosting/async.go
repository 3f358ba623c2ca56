package hosting

import (
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// asyncResult is the IAsyncResult of BeginInvoke, BeginStop and BeginOpen.
type asyncResult struct {
	value.Bag
	of    any // the object whose Begin method made it
	state value.Value
	done  <-chan struct{}
	// invocation is that of BeginInvoke; nil otherwise. output is what EndInvoke gives.
	invocation *invocation
	output     *types.DataCollection
}

// doneResult is the IAsyncResult of an operation that was done at once.
func doneResult(of any, state value.Value) *asyncResult {
	done := make(chan struct{})
	close(done)
	return &asyncResult{of: of, state: state, done: done}
}

// Type implements value.Object.
func (*asyncResult) Type() *value.Type {
	return netType("System.Management.Automation.PowerShellAsyncResult")
}

// NetProperty implements types.Backed.
func (r *asyncResult) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	switch name {
	case "AsyncState":
		return r.state, nil
	case "AsyncWaitHandle":
		return types.NewWaitHandle(r.done), nil
	case "IsCompleted":
		select {
		case <-r.done:
			return value.True, nil
		default:
		}
	}
	return value.False, nil
}

// SetNetProperty implements types.Backed; the properties are read only.
func (*asyncResult) SetNetProperty(value.Runtime, string, value.Value) error { return nil }

// NetMethod implements types.Backed; the class has no methods.
func (*asyncResult) NetMethod(value.Runtime, string, []value.Value) (value.Value, error) {
	return value.Null, nil
}
