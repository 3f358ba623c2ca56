package management

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/provider"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// getPSProvider is Get-PSProvider.
type getPSProvider struct {
	PSProvider []string `ps:"pos=0 byname" validate:"notnullorempty"`
}

// Process implements cmdlet.Processor.
func (g *getPSProvider) Process(c *cmdlet.Context) error {
	m := provider.For(c.Session())
	names := g.PSProvider
	if len(names) == 0 {
		names = []string{"*"}
	}
	for _, name := range names {
		if !wildcard.HasWildcards(name) {
			p := m.Provider(name)
			if p == nil {
				if err := c.WriteError(provider.NotFound(name)); err != nil {
					return err
				}
				continue
			}
			if err := c.Write(value.Of(p.Info())); err != nil {
				return err
			}
			continue
		}
		match := wildcard.Compile(name, true)
		for _, p := range m.Providers() {
			if !match.Match(p.Info().Name) {
				continue
			}
			if err := c.Write(value.Of(p.Info())); err != nil {
				return err
			}
		}
	}
	return nil
}
