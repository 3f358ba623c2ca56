package types

import (
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// providerInfoClass declares System.Management.Automation.ProviderInfo.
func providerInfoClass() *Class {
	get := func(sig string, f func(p *session.ProviderInfo) value.Value) M {
		return M{Sig: sig, F: func(c *Call) (value.Value, error) {
			p, ok := c.This.Object().(*session.ProviderInfo)
			if !ok {
				return value.Null, nil
			}
			return f(p), nil
		}}
	}
	return &Class{Type: session.TypeProviderInfo(), Members: []M{
		get("type ImplementingType {get}", func(p *session.ProviderInfo) value.Value {
			if t := byFullName(p.Class); t != nil {
				return value.Of(t)
			}
			return value.Null
		}),
		get("string HelpFile {get}", func(p *session.ProviderInfo) value.Value { return value.String(p.HelpFile) }),
		get("string Name {get}", func(p *session.ProviderInfo) value.Value { return value.String(p.Name) }),
		get("object PSSnapIn {get}", func(*session.ProviderInfo) value.Value { return value.Null }),
		get("string ModuleName {get}", func(p *session.ProviderInfo) value.Value { return value.String(p.ModuleName) }),
		get("object Module {get}", func(*session.ProviderInfo) value.Value { return value.Null }),
		{Sig: "string Description {get;set}", F: func(c *Call) (value.Value, error) {
			p, ok := c.This.Object().(*session.ProviderInfo)
			if !ok {
				return value.Null, nil
			}
			if c.N() > 0 {
				p.Description = c.Str(0)
			}
			return value.String(p.Description), nil
		}},
		get("System.Enum Capabilities {get}", func(p *session.ProviderInfo) value.Value {
			return value.Enum(typeProviderCapabilities.Enum, int64(p.Capabilities))
		}),
		{Sig: "string Home {get;set}", F: func(c *Call) (value.Value, error) {
			p, ok := c.This.Object().(*session.ProviderInfo)
			if !ok {
				return value.Null, nil
			}
			if c.N() > 0 {
				p.Home = c.Str(0)
			}
			return value.String(p.Home), nil
		}},
		get("object Drives {get}", func(p *session.ProviderInfo) value.Value {
			var items []value.Value
			if p.Drives != nil {
				for _, d := range p.Drives() {
					items = append(items, value.Of(d))
				}
			}
			if def := byFullName("System.Collections.ObjectModel.Collection`1"); def != nil {
				return value.Of(value.NewList(MakeGeneric(def, session.TypeDrive()), items))
			}
			return value.Objects(items...)
		}),
		get("bool VolumeSeparatedByColon {get}", func(*session.ProviderInfo) value.Value { return value.False }),
		get("char ItemSeparator {get}", func(*session.ProviderInfo) value.Value { return value.Char('/') }),
		get("char AltItemSeparator {get}", func(*session.ProviderInfo) value.Value { return value.Char('\\') }),
		get("string ToString()", func(p *session.ProviderInfo) value.Value { return value.String(p.FullName()) }),
	}}
}

var typeProviderCapabilities = value.NewEnum("System.Management.Automation.Provider.ProviderCapabilities", value.KindInt32, true,
	[]string{"None", "Include", "Exclude", "Filter", "ExpandWildcards", "ShouldProcess", "Credentials", "Transactions"},
	[]int64{0, 1, 2, 4, 8, 16, 32, 64})
