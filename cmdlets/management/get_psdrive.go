package management

import (
	"slices"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/provider"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// getPSDrive is Get-PSDrive.
type getPSDrive struct {
	Name        []string `ps:"Name: pos=0 byname" validate:"notnullorempty"`
	LiteralName []string `ps:"LiteralName: mandatory pos=0 byname"`
	Scope       string   `ps:"byname"`
	PSProvider  []string `ps:"byname"`
}

// Process implements cmdlet.Processor.
func (g *getPSDrive) Process(c *cmdlet.Context) error {
	m := provider.For(c.Session())
	names := g.Name
	literal := g.LiteralName != nil
	if literal {
		names = g.LiteralName
	}
	if len(names) == 0 {
		names = []string{"*"}
	}
	providers, err := g.providers(c, m)
	if err != nil || len(providers) == 0 {
		return err
	}
	drives := m.Drives(c.Scope())
	if c.Bound("Scope") {
		if drives, err = m.DrivesIn(c.Scope(), g.Scope); err != nil {
			return err
		}
	}
	for _, name := range names {
		match := wildcard.Compile(name, true)
		found := false
		for _, d := range drives {
			if literal && !strings.EqualFold(d.Name, name) || !literal && !match.Match(d.Name) || !slices.Contains(providers, d.Provider) {
				continue
			}
			found = true
			if err := c.Write(value.Of(d)); err != nil {
				return err
			}
		}
		if !found && !literal && !wildcard.HasWildcards(name) {
			r := provider.DriveNotFound(name)
			r.ID = "GetLocationNoMatchingDrive"
			if err := c.WriteError(r); err != nil {
				return err
			}
		}
	}
	return nil
}

// providers are the names of the providers asked for.
func (g *getPSDrive) providers(c *cmdlet.Context, m *provider.Manager) ([]string, error) {
	var out []string
	patterns := g.PSProvider
	if len(patterns) == 0 {
		patterns = []string{"*"}
	}
	for _, pattern := range patterns {
		match := wildcard.Compile(pattern, true)
		found := false
		for _, p := range m.Providers() {
			if match.Match(p.Info().Name) || match.Match(p.Info().FullName()) {
				found = true
				out = append(out, p.Info().Name)
			}
		}
		if !found && !wildcard.HasWildcards(pattern) {
			r := provider.NotFound(pattern)
			r.ID = "GetLocationNoMatchingDrive"
			if err := c.WriteError(r); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}
