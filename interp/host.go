package interp

import (
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// hostInfo is $Host: a System.Management.Automation.Internal.Host.InternalHost.
type hostInfo struct {
	value.Bag
	rs *Runspace
}

var typeHost = &value.Type{FullName: "System.Management.Automation.Internal.Host.InternalHost",
	Base: &value.Type{FullName: "System.Management.Automation.Host.PSHost", Base: value.TypeObject, Kind: value.KindObject}, Kind: value.KindObject, Script: hostClass{}}

// Type implements value.Object.
func (*hostInfo) Type() *value.Type { return typeHost }

func (rs *Runspace) newHostObject() value.Value { return value.Of(&hostInfo{rs: rs}) }

type hostClass struct{}

// Declare implements types.Declarer.
func (hostClass) Declare() *types.Class {
	self := func(c *types.Call) *Runspace { return c.This.Ref().(*hostInfo).rs }
	return &types.Class{Type: typeHost, Members: []types.M{
		{Sig: "string Name {get}", F: func(c *types.Call) (value.Value, error) {
			if h := self(c).sess.Host; h != nil {
				return value.String(h.Name()), nil
			}
			return value.String("Default Host"), nil
		}},
		{Sig: "version Version {get}", F: func(c *types.Call) (value.Value, error) {
			return types.Convert(c.RT, value.String(PowerShellVersion), types.Lookup("System.Version"))
		}},
		{Sig: "cultureinfo CurrentCulture {get}", F: func(c *types.Call) (value.Value, error) {
			return types.Convert(c.RT, value.String(self(c).sess.Culture.Name), types.Lookup("System.Globalization.CultureInfo"))
		}},
		{Sig: "cultureinfo CurrentUICulture {get}", F: func(c *types.Call) (value.Value, error) {
			return types.Convert(c.RT, value.String(self(c).sess.UICulture.Name), types.Lookup("System.Globalization.CultureInfo"))
		}},
		{Sig: "object UI {get}", F: func(c *types.Call) (value.Value, error) { return value.Of(&hostUI{rs: self(c)}), nil }},
		{Sig: "void SetShouldExit(int exitCode)", F: func(c *types.Call) (value.Value, error) {
			if h, ok := self(c).sess.Host.(ExitingHost); ok {
				h.SetShouldExit(c.Int(0))
				return value.Void, nil
			}
			return value.Void, &exitFlow{c.Int(0)}
		}},
	}}
}

// hostUI is $Host.UI.
type hostUI struct {
	value.Bag
	rs *Runspace
}

var typeHostUI = &value.Type{FullName: "System.Management.Automation.Internal.Host.InternalHostUserInterface",
	Base: &value.Type{FullName: "System.Management.Automation.Host.PSHostUserInterface", Base: value.TypeObject, Kind: value.KindObject}, Kind: value.KindObject, Script: hostUIClass{}}

// Type implements value.Object.
func (*hostUI) Type() *value.Type { return typeHostUI }

type hostUIClass struct{}

// Declare implements types.Declarer.
func (hostUIClass) Declare() *types.Class {
	write := func(end string) types.Func {
		return func(c *types.Call) (value.Value, error) {
			text := ""
			if c.N() > 0 {
				text = c.Str(c.N() - 1)
			}
			if h := c.This.Ref().(*hostUI).rs.sess.Host; h != nil {
				h.Write(text + end)
			}
			return value.Void, nil
		}
	}
	return &types.Class{Type: typeHostUI, Members: []types.M{
		{Sig: "void Write(string value)", F: write("")},
		{Sig: "void WriteLine()", F: write("\n")},
		{Sig: "void WriteLine(string value)", F: write("\n")},
		{Sig: "void WriteWarningLine(string message)", F: writeMessage("WARNING: ")},
		{Sig: "void WriteVerboseLine(string message)", F: writeMessage("VERBOSE: ")},
		{Sig: "void WriteDebugLine(string message)", F: writeMessage("DEBUG: ")},
		{Sig: "void WriteErrorLine(string value)", F: func(c *types.Call) (value.Value, error) {
			if h := c.This.Ref().(*hostUI).rs.sess.Host; h != nil {
				h.WriteError(c.Str(0) + "\n")
			}
			return value.Void, nil
		}},
		{Sig: "string ReadLine()", F: func(c *types.Call) (value.Value, error) {
			rs := c.This.Ref().(*hostUI).rs
			if rs.sess.Host == nil || !rs.sess.Host.Interactive() {
				return value.Null, noPrompt(rs.sess)
			}
			line, err := rs.sess.Host.ReadLine(rs.ctx, false)
			return value.String(line), err
		}},
		{Sig: "bool SupportsVirtualTerminal {get}", F: func(c *types.Call) (value.Value, error) {
			h := c.This.Ref().(*hostUI).rs.sess.Host
			return value.Bool(h != nil && h.VirtualTerminal()), nil
		}},
	}}
}

// ExitingHost is implemented by hosts that end once the running pipeline is done: $Host.SetShouldExit.
type ExitingHost interface {
	// SetShouldExit makes the host end with an exit code.
	SetShouldExit(code int)
}

// writeMessage writes a line with its prefix to the host.
func writeMessage(prefix string) types.Func {
	return func(c *types.Call) (value.Value, error) {
		if h := c.This.Ref().(*hostUI).rs.sess.Host; h != nil {
			h.Write(prefix + c.Str(0) + "\n")
		}
		return value.Void, nil
	}
}
