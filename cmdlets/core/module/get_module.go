package module

import (
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/modules"
	"goposh/runtime/session"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// getModule is Get-Module.
type getModule struct {
	Name               []string      `ps:"Available: pos=0 pipe; CimSession: pos=0 pipe; Loaded: pos=0 pipe; PsSession: pos=0 pipe" validate:"notnullorempty"`
	FullyQualifiedName value.Value   `ps:"Available: byname; CimSession: byname; Loaded: byname; PsSession: byname"`
	All                cmdlet.Switch `ps:"Available:; Loaded:"`
	ListAvailable      cmdlet.Switch `ps:"Available: mandatory; CimSession:; PsSession:"`
	PSEdition          string        `ps:"Available:; PsSession:"`
	SkipEditionCheck   cmdlet.Switch `ps:"Available:; CimSession:; PsSession:"`
	Refresh            cmdlet.Switch `ps:"Available:; CimSession:; PsSession:"`
	PSSession          value.Value   `ps:"PsSession: mandatory" type:"System.Management.Automation.Runspaces.PSSession"`
	CimSession         value.Value   `ps:"CimSession: mandatory" type:"Microsoft.Management.Infrastructure.CimSession"`
	CimResourceURI     value.Value   `name:"CimResourceUri" ps:"CimSession:" type:"System.Uri"`
	CimNamespace       string        `ps:"CimSession:"`
}

// Process implements cmdlet.Processor.
func (g *getModule) Process(c *cmdlet.Context) error {
	for _, p := range []string{"PSSession", "CimSession"} {
		if c.Bound(p) {
			return c.Terminate("System.NotSupportedException", "NotSupported", errs.NotImplemented, value.Null, "The parameter '%s' of Get-Module is not supported.", p)
		}
	}
	h, err := host(c)
	if err != nil {
		return err
	}
	var specs []modules.Spec
	if c.Bound("FullyQualifiedName") {
		for _, v := range values(c, g.FullyQualifiedName) {
			s, err := specOf(c, "FullyQualifiedName", v)
			if err != nil {
				return err
			}
			specs = append(specs, s)
		}
	}
	for _, n := range g.Name {
		specs = append(specs, modules.Spec{Name: n})
	}
	if g.ListAvailable {
		return g.available(c, h, specs)
	}
	for _, m := range h.Loaded(c, bool(g.All)) {
		if !matches(m, specs) {
			continue
		}
		if err := c.Write(value.Of(m)); err != nil {
			return err
		}
	}
	return nil
}

// matches tells whether a module fits one of the specifications; none fits all.
func matches(m *session.Module, specs []modules.Spec) bool {
	if len(specs) == 0 {
		return true
	}
	for _, s := range specs {
		if !s.Match(m.Version) {
			continue
		}
		if wildcard.Compile(s.Name, true).Match(m.Name) || strings.EqualFold(s.Name, m.Path) {
			return true
		}
	}
	return false
}

// available lists the modules that could be imported.
func (g *getModule) available(c *cmdlet.Context, h modules.Host, specs []modules.Spec) error {
	if len(specs) == 0 {
		specs = []modules.Spec{{}}
	}
	for _, s := range specs {
		list, err := h.Available(c, s.Name)
		if err != nil {
			return report(c, err)
		}
		for _, m := range list {
			if !s.Match(m.Version) {
				continue
			}
			if err := c.Write(value.Of(m)); err != nil {
				return err
			}
		}
	}
	return nil
}
