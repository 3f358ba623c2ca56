package management

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/provider"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// getLocation is Get-Location.
type getLocation struct {
	PSProvider []string      `ps:"Location: byname"`
	PSDrive    []string      `ps:"Location: byname"`
	Stack      cmdlet.Switch `ps:"Stack:"`
	StackName  []string      `ps:"Stack: byname"`
}

// Process implements cmdlet.Processor.
func (g *getLocation) Process(c *cmdlet.Context) error {
	m := provider.For(c.Session())
	if bool(g.Stack) || c.Bound("StackName") {
		names := g.StackName
		if len(names) == 0 {
			names = []string{""}
		}
		for _, n := range names {
			s, err := m.Stack(n)
			if err != nil {
				if err := c.WriteError(errs.RecordFrom(err)); err != nil {
					return err
				}
				continue
			}
			if err := c.Write(value.Of(s)); err != nil {
				return err
			}
		}
		return nil
	}
	if len(g.PSDrive) == 0 && len(g.PSProvider) == 0 {
		return c.Write(value.Of(provider.CurrentLocation(c.Session())))
	}
	if len(g.PSDrive) > 0 {
		return g.drives(c, m)
	}
	for _, name := range g.PSProvider {
		match := wildcard.Compile(name, true)
		found := false
		for _, p := range m.Providers() {
			if !match.Match(p.Info().Name) {
				continue
			}
			found = true
			for _, d := range m.Drives(c.Scope()) {
				if d.Provider == p.Info().Name {
					if err := c.Write(value.Of(m.DriveLocation(d))); err != nil {
						return err
					}
					break
				}
			}
		}
		if !found && !wildcard.HasWildcards(name) {
			if err := c.WriteError(provider.NotFound(name)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (g *getLocation) drives(c *cmdlet.Context, m *provider.Manager) error {
	for _, name := range g.PSDrive {
		match := wildcard.Compile(name, true)
		found := false
		for _, d := range m.Drives(c.Scope()) {
			if !match.Match(d.Name) || !g.ofProvider(d.Provider) {
				continue
			}
			found = true
			if err := c.Write(value.Of(m.DriveLocation(d))); err != nil {
				return err
			}
		}
		if !found && !wildcard.HasWildcards(name) {
			r := provider.DriveNotFound(name)
			r.ID = "GetLocationNoMatchingDrive"
			if err := c.WriteError(r); err != nil {
				return err
			}
		}
	}
	return nil
}

func (g *getLocation) ofProvider(name string) bool {
	for _, p := range g.PSProvider {
		if wildcard.Compile(p, true).Match(name) {
			return true
		}
	}
	return len(g.PSProvider) == 0
}
