package types

import (
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// pathInfoClass declares System.Management.Automation.PathInfo.
func pathInfoClass() *Class {
	get := func(sig string, f func(p *session.PathInfo) value.Value) M {
		return M{Sig: sig, F: func(c *Call) (value.Value, error) {
			p, ok := c.This.Object().(*session.PathInfo)
			if !ok {
				return value.Null, nil
			}
			return f(p), nil
		}}
	}
	return &Class{Type: session.TypePathInfo(), Members: []M{
		get("System.Management.Automation.PSDriveInfo Drive {get}", func(p *session.PathInfo) value.Value {
			if p.Drive == nil {
				return value.Null
			}
			return value.Of(p.Drive)
		}),
		get("System.Management.Automation.ProviderInfo Provider {get}", func(p *session.PathInfo) value.Value { return value.Of(p.Provider) }),
		get("string ProviderPath {get}", func(p *session.PathInfo) value.Value { return value.String(p.ProviderPath) }),
		get("string Path {get}", func(p *session.PathInfo) value.Value { return value.String(p.Path) }),
		get("string ToString()", func(p *session.PathInfo) value.Value { return value.String(p.Path) }),
	}}
}
