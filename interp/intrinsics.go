package interp

import (
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/provider"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// variableIntrinsics is System.Management.Automation.PSVariableIntrinsics.
type variableIntrinsics struct {
	value.Bag
	rs    *Runspace
	state *session.State
}

var typeVariableIntrinsics = &value.Type{FullName: "System.Management.Automation.PSVariableIntrinsics", Base: value.TypeObject, Kind: value.KindObject, Script: variableIntrinsicsClass{}}

// Type implements value.Object.
func (*variableIntrinsics) Type() *value.Type { return typeVariableIntrinsics }

func (v *variableIntrinsics) scope() *session.Scope {
	if f := v.rs.frameNow(); f.scope.State == v.state {
		return f.scope
	}
	return v.state.Top
}

type variableIntrinsicsClass struct{}

// Declare implements types.Declarer.
func (variableIntrinsicsClass) Declare() *types.Class {
	self := func(c *types.Call) *variableIntrinsics { return c.This.Ref().(*variableIntrinsics) }
	find := func(c *types.Call) *session.Variable {
		return self(c).scope().Find(strings.ToLower(strings.TrimPrefix(c.Str(0), "script:")))
	}
	return &types.Class{Type: typeVariableIntrinsics, Members: []types.M{
		{Sig: "object Get(string name)", F: func(c *types.Call) (value.Value, error) {
			if v := find(c); v != nil {
				return value.Of(v), nil
			}
			return value.Null, nil
		}},
		{Sig: "object GetValue(string name)", F: func(c *types.Call) (value.Value, error) {
			if v := find(c); v != nil {
				return v.Read(), nil
			}
			return value.Null, nil
		}},
		{Sig: "object GetValue(string name, object defaultValue)", F: func(c *types.Call) (value.Value, error) {
			if v := find(c); v != nil {
				return v.Read(), nil
			}
			return c.Args[1], nil
		}},
		{Sig: "void Set(string name, object value)", F: func(c *types.Call) (value.Value, error) {
			s := self(c).scope()
			if v := s.Own(strings.ToLower(c.Str(0))); v != nil {
				return value.Void, assignVariable(v, c.Args[1])
			}
			s.SetLocal(c.Str(0), c.Args[1])
			return value.Void, nil
		}},
		{Sig: "void Set(psvariable variable)", F: func(c *types.Call) (value.Value, error) {
			if v, ok := c.Args[0].Base().Ref().(*session.Variable); ok {
				self(c).scope().Put(v)
			}
			return value.Void, nil
		}},
		{Sig: "void Remove(string name)", F: func(c *types.Call) (value.Value, error) {
			self(c).scope().Remove(strings.ToLower(c.Str(0)))
			return value.Void, nil
		}},
	}}
}

// pathIntrinsics is System.Management.Automation.PathIntrinsics.
type pathIntrinsics struct {
	value.Bag
	rs *Runspace
}

var typePathIntrinsics = &value.Type{FullName: "System.Management.Automation.PathIntrinsics", Base: value.TypeObject, Kind: value.KindObject, Script: pathIntrinsicsClass{}}

// Type implements value.Object.
func (*pathIntrinsics) Type() *value.Type { return typePathIntrinsics }

type pathIntrinsicsClass struct{}

// Declare implements types.Declarer.
func (pathIntrinsicsClass) Declare() *types.Class {
	self := func(c *types.Call) *pathIntrinsics { return c.This.Ref().(*pathIntrinsics) }
	return &types.Class{Type: typePathIntrinsics, Members: []types.M{
		{Sig: "object CurrentLocation {get}", F: func(c *types.Call) (value.Value, error) { return self(c).rs.currentPath(), nil }},
		{Sig: "object CurrentFileSystemLocation {get}", F: func(c *types.Call) (value.Value, error) { return self(c).rs.currentPath(), nil }},
		{Sig: "string GetUnresolvedProviderPathFromPSPath(string path)", F: func(c *types.Call) (value.Value, error) {
			return value.String(self(c).rs.resolveFile(c.Str(0))), nil
		}},
		{Sig: "object SetLocation(string path)", F: func(c *types.Call) (value.Value, error) {
			rs := self(c).rs
			if err := provider.SetLocation(rs, rs.frameNow().scope, c.Str(0), false); err != nil {
				return value.Null, err
			}
			return rs.currentPath(), nil
		}},
	}}
}

// engineIntrinsics is $ExecutionContext.
type engineIntrinsics struct {
	value.Bag
	rs *Runspace
}

var typeEngineIntrinsics = &value.Type{FullName: "System.Management.Automation.EngineIntrinsics", Base: value.TypeObject, Kind: value.KindObject, Script: engineIntrinsicsClass{}}

// Type implements value.Object.
func (*engineIntrinsics) Type() *value.Type { return typeEngineIntrinsics }

func (rs *Runspace) executionContext() value.Value { return value.Of(&engineIntrinsics{rs: rs}) }

type engineIntrinsicsClass struct{}

// Declare implements types.Declarer.
func (engineIntrinsicsClass) Declare() *types.Class {
	self := func(c *types.Call) *engineIntrinsics { return c.This.Ref().(*engineIntrinsics) }
	return &types.Class{Type: typeEngineIntrinsics, Members: []types.M{
		{Sig: "object SessionState {get}", F: func(c *types.Call) (value.Value, error) {
			rs := self(c).rs
			return value.Of(rs.sessionStateObject(rs.frameNow().scope.State)), nil
		}},
		{Sig: "object Host {get}", F: func(c *types.Call) (value.Value, error) { return self(c).rs.hostObject(), nil }},
		{Sig: "object InvokeCommand {get}", F: func(c *types.Call) (value.Value, error) {
			return value.Of(&commandIntrinsics{rs: self(c).rs}), nil
		}},
	}}
}

// commandIntrinsics is System.Management.Automation.CommandInvocationIntrinsics.
type commandIntrinsics struct {
	value.Bag
	rs *Runspace
}

var typeCommandIntrinsics = &value.Type{FullName: "System.Management.Automation.CommandInvocationIntrinsics", Base: value.TypeObject, Kind: value.KindObject, Script: commandIntrinsicsClass{}}

// Type implements value.Object.
func (*commandIntrinsics) Type() *value.Type { return typeCommandIntrinsics }

type commandIntrinsicsClass struct{}

// Declare implements types.Declarer.
func (commandIntrinsicsClass) Declare() *types.Class {
	self := func(c *types.Call) *Runspace { return c.This.Ref().(*commandIntrinsics).rs }
	return &types.Class{Type: typeCommandIntrinsics, Members: []types.M{
		{Sig: "string ExpandString(string source)", F: func(c *types.Call) (value.Value, error) {
			s, err := self(c).frameNow().expandString(c.Str(0))
			return value.String(s), err
		}},
		{Sig: "scriptblock NewScriptBlock(string scriptText)", F: func(c *types.Call) (value.Value, error) {
			rs := self(c)
			tree, err := rs.Parse("", c.Str(0))
			if err != nil {
				return value.Null, err
			}
			return value.Of(rs.newScriptBlock(tree, nil)), nil
		}},
		{Sig: "object InvokeScript(string script)", F: func(c *types.Call) (value.Value, error) {
			rs := self(c)
			tree, err := rs.Parse("", c.Str(0))
			if err != nil {
				return value.Null, err
			}
			out, err := rs.Invoke(rs.newScriptBlock(tree, nil), value.Null, value.Void)
			return value.Objects(out...), err
		}},
	}}
}

// expandString expands variables and subexpressions in text.
func (f *frame) expandString(text string) (string, error) {
	tree, err := f.rs.Parse("", "@\"\n"+text+"\n\"@")
	if err != nil {
		return "", err
	}
	c := f.rs.lower(tree, nil)
	if c.end == nil {
		return "", errs.Runtime("ParseError", errs.ParserError, value.Null, "The string could not be expanded.")
	}
	nf := f.rs.shareFrame(c, f.scope, f.out, f.io, f)
	nf.block, nf.call = f.block, f.call
	items, err := c.end.collect(nf)
	if err != nil {
		return "", err
	}
	return types.ToString(f.rs, (&collector{items: items}).value()), nil
}

// hostObject is $Host; the PSHost type is declared in package types and finds the host through the session's service.
func (rs *Runspace) hostObject() value.Value {
	if v, ok := rs.sess.Service(hostKey{}, func() any { return rs.newHostObject() }).(value.Value); ok {
		return v
	}
	return value.Null
}

type hostKey struct{}
