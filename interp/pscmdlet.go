package interp

import (
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/stream"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// psCmdletObject is $PSCmdlet: a System.Management.Automation.PSScriptCmdlet.
type psCmdletObject struct {
	value.Bag
	s *commandStage
}

var typePSScriptCmdlet = &value.Type{FullName: "System.Management.Automation.PSScriptCmdlet",
	Base: &value.Type{FullName: "System.Management.Automation.PSCmdlet", Base: &value.Type{FullName: "System.Management.Automation.Cmdlet", Base: value.TypeObject, Kind: value.KindObject}, Kind: value.KindObject},
	Kind: value.KindObject, Script: psCmdletClass{}}

// Type implements value.Object.
func (*psCmdletObject) Type() *value.Type { return typePSScriptCmdlet }

func (s *commandStage) psCmdlet() *psCmdletObject {
	if s.ps == nil {
		s.ps = &psCmdletObject{s: s}
	}
	return s.ps
}

// psCmdletClass declares the members of $PSCmdlet.
type psCmdletClass struct{}

// Declare implements types.Declarer.
func (psCmdletClass) Declare() *types.Class {
	stage := func(c *types.Call) *commandStage { return c.This.Ref().(*psCmdletObject).s }
	void := func(f func(s *commandStage, c *types.Call) error) types.Func {
		return func(c *types.Call) (value.Value, error) { return value.Void, f(stage(c), c) }
	}
	get := func(f func(s *commandStage) value.Value) types.Func {
		return func(c *types.Call) (value.Value, error) { return f(stage(c)), nil }
	}
	info := func(text string) stream.Informational { return stream.Informational{Message: text} }
	return &types.Class{Type: typePSScriptCmdlet, Members: []types.M{
		{Sig: "string ParameterSetName {get}", F: get(func(s *commandStage) value.Value { return value.String(s.ParameterSet()) })},
		{Sig: "object MyInvocation {get}", F: get(func(s *commandStage) value.Value { return value.Of(s.Invocation()) })},
		{Sig: "object SessionState {get}", F: get(func(s *commandStage) value.Value { return value.Of(s.sessionStateObject(s.State())) })},
		{Sig: "object Host {get}", F: get(func(s *commandStage) value.Value { return s.hostObject() })},
		{Sig: "bool Stopping {get}", F: get(func(s *commandStage) value.Value { return value.Bool(s.stop.Load()) })},
		{Sig: "void WriteObject(object sendToPipeline)", F: void(func(s *commandStage, c *types.Call) error { return s.Write(c.Args[0]) })},
		{Sig: "void WriteObject(object sendToPipeline, bool enumerateCollection)", F: void(func(s *commandStage, c *types.Call) error {
			if c.Bool(1) {
				return emitTo(s.Runspace, s, c.Args[0])
			}
			return s.Write(c.Args[0])
		})},
		{Sig: "void WriteError(System.Management.Automation.ErrorRecord errorRecord)", F: void(func(s *commandStage, c *types.Call) error {
			r, ok := c.Args[0].Base().Ref().(*errs.Record)
			if !ok {
				return errs.NewException("System.ArgumentNullException", "Value cannot be null. (Parameter 'errorRecord')")
			}
			return s.WriteError(r.Clone())
		})},
		{Sig: "void ThrowTerminatingError(System.Management.Automation.ErrorRecord errorRecord)", F: void(func(s *commandStage, c *types.Call) error {
			r, ok := c.Args[0].Base().Ref().(*errs.Record)
			if !ok {
				return errs.NewException("System.ArgumentNullException", "Value cannot be null. (Parameter 'errorRecord')")
			}
			return &terminated{s.terminating(r.Clone()).(*thrown)}
		})},
		{Sig: "void WriteWarning(string text)", F: void(func(s *commandStage, c *types.Call) error {
			return s.WriteRecord(&stream.WarningRecord{Informational: info(c.Str(0))})
		})},
		{Sig: "void WriteVerbose(string text)", F: void(func(s *commandStage, c *types.Call) error {
			return s.WriteRecord(&stream.VerboseRecord{Informational: info(c.Str(0))})
		})},
		{Sig: "void WriteDebug(string text)", F: void(func(s *commandStage, c *types.Call) error {
			return s.WriteRecord(&stream.DebugRecord{Informational: info(c.Str(0))})
		})},
		{Sig: "bool ShouldProcess(string target)", F: func(c *types.Call) (value.Value, error) {
			return boolOf(stage(c).ShouldProcess(c.Str(0), ""))
		}},
		{Sig: "bool ShouldProcess(string target, string action)", F: func(c *types.Call) (value.Value, error) {
			return boolOf(stage(c).ShouldProcess(c.Str(0), c.Str(1)))
		}},
		{Sig: "bool ShouldProcess(string verboseDescription, string verboseWarning, string caption)", F: func(c *types.Call) (value.Value, error) {
			return boolOf(stage(c).ShouldProcessText(c.Str(0), c.Str(1), c.Str(2)))
		}},
		{Sig: "bool ShouldContinue(string query, string caption)", F: func(c *types.Call) (value.Value, error) {
			return boolOf(stage(c).ShouldContinue(c.Str(0), c.Str(1)))
		}},
		{Sig: "object GetVariableValue(string name)", F: func(c *types.Call) (value.Value, error) {
			if v := stage(c).callerScope().Find(lowerName(c.Str(0))); v != nil {
				return v.Read(), nil
			}
			return value.Null, nil
		}},
		{Sig: "object GetVariableValue(string name, object defaultValue)", F: func(c *types.Call) (value.Value, error) {
			if v := stage(c).callerScope().Find(lowerName(c.Str(0))); v != nil {
				return v.Read(), nil
			}
			return c.Args[1], nil
		}},
		{Sig: "string GetUnresolvedProviderPathFromPSPath(string path)", F: func(c *types.Call) (value.Value, error) {
			return value.String(stage(c).resolveFile(c.Str(0))), nil
		}},
	}}
}

// terminated carries ThrowTerminatingError out of the method call that made it, past the wrapping of method errors.
// It ends the whole function, and is an ordinary error for the function's caller.
type terminated struct{ *thrown }

// ControlFlow keeps package types from wrapping it.
func (*terminated) ControlFlow() {}

// sessionState is a System.Management.Automation.SessionState.
type sessionState struct {
	value.Bag
	rs    *Runspace
	state *session.State
}

var typeSessionState = &value.Type{FullName: "System.Management.Automation.SessionState", Base: value.TypeObject, Kind: value.KindObject, Script: sessionStateClass{}}

// Type implements value.Object.
func (*sessionState) Type() *value.Type { return typeSessionState }

func (rs *Runspace) sessionStateObject(s *session.State) *sessionState {
	return &sessionState{rs: rs, state: s}
}

type sessionStateClass struct{}

// Declare implements types.Declarer.
func (sessionStateClass) Declare() *types.Class {
	return &types.Class{Type: typeSessionState, Members: []types.M{
		{Sig: "object Module {get}", F: func(c *types.Call) (value.Value, error) {
			s := c.This.Ref().(*sessionState)
			if s.state.Module == nil {
				return value.Null, nil
			}
			return value.Of(s.state.Module), nil
		}},
		{Sig: "object PSVariable {get}", F: func(c *types.Call) (value.Value, error) {
			s := c.This.Ref().(*sessionState)
			return value.Of(&variableIntrinsics{rs: s.rs, state: s.state}), nil
		}},
		{Sig: "object Path {get}", F: func(c *types.Call) (value.Value, error) {
			s := c.This.Ref().(*sessionState)
			return value.Of(&pathIntrinsics{rs: s.rs}), nil
		}},
	}}
}
