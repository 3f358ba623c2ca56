package interp

import (
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/stream"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// The intrinsics are the engine as scripts see it: $ExecutionContext, and the session state behind it.

const automation = "System.Management.Automation."

// engineIntrinsics is $ExecutionContext: a System.Management.Automation.EngineIntrinsics.
type engineIntrinsics struct {
	value.Bag
	rs *Runspace
}

var typeEngineIntrinsics = types.Hosted(automation+"EngineIntrinsics", "", func() []types.M {
	get := func(f func(rs *Runspace) value.Value) types.Func {
		return func(c *types.Call) (value.Value, error) { return f(c.This.Ref().(*engineIntrinsics).rs), nil }
	}
	return []types.M{
		{Sig: "object Host {get}", F: get((*Runspace).hostObject)},
		{Sig: "object Events {get}", F: get((*Runspace).eventManager)},
		{Sig: "object InvokeProvider {get}", F: get((*Runspace).providerObject)},
		{Sig: "object SessionState {get}", F: get(func(rs *Runspace) value.Value {
			return value.Of(rs.sessionStateObject(rs.frameNow().scope.State))
		})},
		{Sig: "object InvokeCommand {get}", F: get((*Runspace).commandObject)},
	}
})

// Type implements value.Object.
func (*engineIntrinsics) Type() *value.Type { return typeEngineIntrinsics() }

func (rs *Runspace) executionContext() value.Value { return value.Of(&engineIntrinsics{rs: rs}) }

// sessionState is a System.Management.Automation.SessionState.
type sessionState struct {
	value.Bag
	rs    *Runspace
	state *session.State
}

// Type implements value.Object.
func (*sessionState) Type() *value.Type { return typeSessionState() }

func (rs *Runspace) sessionStateObject(s *session.State) *sessionState {
	return &sessionState{rs: rs, state: s}
}

var typeSessionState = types.Hosted(automation+"SessionState", "", func() []types.M {
	get := func(f func(s *sessionState) value.Value) types.Func {
		return func(c *types.Call) (value.Value, error) { return f(c.This.Ref().(*sessionState)), nil }
	}
	all := func(*sessionState) value.Value { return stringList("*") }
	return []types.M{
		{Sig: "object Drive {get}", F: get(func(s *sessionState) value.Value { return value.Of(&driveIntrinsics{rs: s.rs}) })},
		{Sig: "object Provider {get}", F: get(func(s *sessionState) value.Value { return value.Of(&providerManagement{rs: s.rs}) })},
		{Sig: "object Path {get}", F: get(func(s *sessionState) value.Value { return value.Of(&pathIntrinsics{rs: s.rs}) })},
		{Sig: "object PSVariable {get}", F: get(func(s *sessionState) value.Value {
			return value.Of(&variableIntrinsics{rs: s.rs, state: s.state})
		})},
		{Sig: "System.Management.Automation.PSLanguageMode LanguageMode {get;set}", F: func(c *types.Call) (value.Value, error) {
			rs := c.This.Ref().(*sessionState).rs
			if c.N() > 0 {
				rs.sess.LanguageMode = session.LanguageMode(c.Int(0))
			}
			return languageModeValue(rs.sess.LanguageMode), nil
		}},
		{Sig: "bool UseFullLanguageModeInDebugger {get}", F: get(func(*sessionState) value.Value { return value.False })},
		{Sig: "object Scripts {get}", F: get(all)},
		{Sig: "object Applications {get}", F: get(all)},
		{Sig: "object Module {get}", F: get(func(s *sessionState) value.Value {
			if s.state.Module == nil {
				return value.Null
			}
			return value.Of(s.state.Module)
		})},
		{Sig: "object InvokeProvider {get}", F: get(func(s *sessionState) value.Value { return s.rs.providerObject() })},
		{Sig: "object InvokeCommand {get}", F: get(func(s *sessionState) value.Value { return s.rs.commandObject() })},
	}
})

// stringList is a List[string].
func stringList(items ...string) value.Value {
	return listOf("System.Collections.Generic.List[string]", value.Strings(items))
}

// listOf is a generic list or collection of the type named.
func listOf(typeName string, items value.Value) value.Value {
	var all []value.Value
	if a, ok := items.Ref().(*value.Array); ok {
		all = a.Items
	}
	t := types.Lookup(typeName)
	if t == nil {
		t = value.TypeArrayList
	}
	return value.Of(value.NewList(t, all))
}

func collectionOf(elem string, items ...value.Value) value.Value {
	return listOf("System.Collections.ObjectModel.Collection["+elem+"]", value.Objects(items...))
}

// hostObject is $Host; the PSHost type is declared in package types and finds the host through the session's service.
func (rs *Runspace) hostObject() value.Value {
	if v, ok := rs.sess.Service(hostKey{}, func() any { return rs.newHostObject() }).(value.Value); ok {
		return v
	}
	return value.Null
}

type hostKey struct{}

// runCmdlet runs a command on behalf of an intrinsic method: its output is returned, its first error ends the call.
func (rs *Runspace) runCmdlet(name string, params ...any) ([]value.Value, error) {
	f := rs.frameNow()
	var first *errs.Record
	io := f.io.child()
	io.sinks[stream.Error] = func(v value.Value) error {
		if r, ok := v.Ref().(*errs.Record); ok && first == nil {
			first = r
		}
		return nil
	}
	s := &commandStage{Runspace: rs, f: f, out: discard{}, io: io, info: stageInfo{pos: f.pos}}
	kept := len(rs.errorList.Items)
	out, err := s.Command(name, nil, params...)
	if extra := len(rs.errorList.Items) - kept; extra > 0 && first != nil {
		// The method's own exception is what the script sees.
		rs.errorList.Items = rs.errorList.Items[extra:]
	}
	if err == nil && first != nil {
		err = first
	}
	return out, err
}
