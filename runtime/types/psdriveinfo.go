package types

import (
	"strings"

	"goposh/runtime/neterr"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// psDriveInfoClass declares System.Management.Automation.PSDriveInfo.
func psDriveInfoClass() *Class {
	get := func(sig string, f func(d *session.Drive) value.Value) M {
		return M{Sig: sig, F: func(c *Call) (value.Value, error) {
			d, ok := c.This.Object().(*session.Drive)
			if !ok {
				return value.Null, nil
			}
			return f(d), nil
		}}
	}
	text := func(s string) value.Value { return value.String(s) }
	make := func(c *Call) (value.Value, error) {
		if c.N() == 1 {
			d, ok := c.Args[0].Base().Ref().(*session.Drive)
			if !ok {
				return value.Null, neterr.ArgumentNull("driveInfo")
			}
			made := *d
			made.Bag = value.Bag{}
			return value.Of(&made), nil
		}
		p, ok := c.Args[1].Base().Ref().(*session.ProviderInfo)
		if !ok {
			return value.Null, neterr.ArgumentNull("provider")
		}
		d := &session.Drive{Name: c.Str(0), Provider: p.Name, Info: p, Root: c.Str(2), Description: c.Str(3), Credential: c.Args[4]}
		if c.N() > 5 {
			d.DisplayRoot = c.Str(5)
		}
		return value.Of(d), nil
	}
	const parts = "string name, System.Management.Automation.ProviderInfo provider, string root, string description, pscredential credential"
	return &Class{Type: session.TypeDrive(), Members: []M{
		{Sig: "new(" + parts + ")", F: make},
		{Sig: "new(" + parts + ", string displayRoot)", F: make},
		{Sig: "new(System.Management.Automation.PSDriveInfo driveInfo)", F: make},
		{Sig: "string CurrentLocation {get;set}", F: func(c *Call) (value.Value, error) {
			d, ok := c.This.Object().(*session.Drive)
			if !ok {
				return value.Null, nil
			}
			if c.N() > 0 {
				d.Location = c.Str(0)
			}
			return text(d.Location), nil
		}},
		get("string Name {get}", func(d *session.Drive) value.Value { return text(d.Name) }),
		get("System.Management.Automation.ProviderInfo Provider {get}", func(d *session.Drive) value.Value {
			if d.Info == nil {
				return value.Null
			}
			return value.Of(d.Info)
		}),
		get("string Root {get}", func(d *session.Drive) value.Value { return text(d.Root) }),
		{Sig: "string Description {get;set}", F: func(c *Call) (value.Value, error) {
			d, ok := c.This.Object().(*session.Drive)
			if !ok {
				return value.Null, nil
			}
			if c.N() > 0 {
				d.Description = c.Str(0)
			}
			return text(d.Description), nil
		}},
		get("System.Nullable`1[System.Int64] MaximumSize {get}", func(d *session.Drive) value.Value {
			if d.MaximumSize == nil {
				return value.Null
			}
			return value.Long(*d.MaximumSize)
		}),
		get("object Credential {get}", func(d *session.Drive) value.Value { return d.Credential }),
		get("string DisplayRoot {get}", func(d *session.Drive) value.Value {
			if d.DisplayRoot == "" {
				return value.Null
			}
			return text(d.DisplayRoot)
		}),
		get("bool VolumeSeparatedByColon {get}", func(d *session.Drive) value.Value { return value.Bool(d.VolumeSeparatedByColon()) }),
		get("string ToString()", func(d *session.Drive) value.Value { return text(d.Name) }),
		{Sig: "int CompareTo(System.Management.Automation.PSDriveInfo drive)", F: func(c *Call) (value.Value, error) {
			d, _ := c.This.Object().(*session.Drive)
			o, _ := c.Args[0].Base().Object().(*session.Drive)
			if d == nil || o == nil {
				return value.Int(1), nil
			}
			return value.Int(int32(strings.Compare(strings.ToLower(d.Name), strings.ToLower(o.Name)))), nil
		}},
	}}
}
