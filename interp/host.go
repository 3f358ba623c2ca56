package interp

import (
	"sync"

	"goposh/runtime/types"
	"goposh/runtime/value"
)

// hostInfo is $Host: a System.Management.Automation.Internal.Host.InternalHost.
type hostInfo struct {
	value.Bag
	rs *Runspace
}

var typeHost = sync.OnceValue(func() *value.Type {
	return &value.Type{FullName: "System.Management.Automation.Internal.Host.InternalHost",
		Base: types.Lookup("System.Management.Automation.Host.PSHost"), Kind: value.KindObject, Script: hostClass{}}
})

// Type implements value.Object.
func (*hostInfo) Type() *value.Type { return typeHost() }

func (rs *Runspace) newHostObject() value.Value { return value.Of(&hostInfo{rs: rs}) }

type hostClass struct{}

// Declare implements types.Declarer.
func (hostClass) Declare() *types.Class {
	self := func(c *types.Call) *Runspace { return c.This.Ref().(*hostInfo).rs }
	return &types.Class{Type: typeHost(), Members: []types.M{
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
		{Sig: "guid InstanceId {get}", F: func(c *types.Call) (value.Value, error) { return self(c).hostID() }},
		{Sig: "System.Management.Automation.Host.PSHostUserInterface UI {get}", F: func(c *types.Call) (value.Value, error) { return value.Of(&hostUI{rs: self(c)}), nil }},
		{Sig: "psobject PrivateData {get}", F: func(c *types.Call) (value.Value, error) { return self(c).privateData(), nil }},
		{Sig: "bool IsRunspacePushed {get}", F: func(c *types.Call) (value.Value, error) { return value.False, nil }},
		{Sig: "void NotifyBeginApplication()", F: func(c *types.Call) (value.Value, error) { return value.Void, nil }},
		{Sig: "void NotifyEndApplication()", F: func(c *types.Call) (value.Value, error) { return value.Void, nil }},
		{Sig: "void SetShouldExit(int exitCode)", F: func(c *types.Call) (value.Value, error) {
			if h, ok := self(c).sess.Host.(ExitingHost); ok {
				h.SetShouldExit(c.Int(0))
				return value.Void, nil
			}
			return value.Void, &exitFlow{c.Int(0)}
		}},
	}}
}

// ExitingHost is implemented by hosts that end once the running pipeline is done: $Host.SetShouldExit.
type ExitingHost interface {
	// SetShouldExit makes the host end with an exit code.
	SetShouldExit(code int)
}
