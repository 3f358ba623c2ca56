package utility

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/session"
	"goposh/runtime/wildcard"
)

// getAlias is Get-Alias.
type getAlias struct {
	Name       []string `ps:"Default: pos=0 pipe byname" validate:"notnullorempty"`
	Exclude    []string `ps:""`
	Scope      string   `ps:""`
	Definition []string `ps:"Definition:" validate:"notnullorempty"`
}

// Process implements cmdlet.Processor.
func (g *getAlias) Process(c *cmdlet.Context) error {
	var scope *session.Scope
	if g.Scope != "" {
		var err error
		if scope, err = scopeByName(c, g.Scope); err != nil {
			return err
		}
	}
	exclude := wildcards(g.Exclude)
	if c.ParameterSet() == "Definition" {
		for _, d := range g.Definition {
			if err := g.write(c, scope, d, exclude, "definition", func(a *session.Alias) string { return a.Definition }); err != nil {
				return err
			}
		}
		return nil
	}
	names := g.Name
	if len(names) == 0 {
		names = []string{"*"}
	}
	for _, n := range names {
		if err := g.write(c, scope, n, exclude, "name", func(a *session.Alias) string { return a.Name }); err != nil {
			return err
		}
	}
	return nil
}

func (g *getAlias) write(c *cmdlet.Context, scope *session.Scope, text string, exclude []*wildcard.Pattern, what string, key func(*session.Alias) string) error {
	p := wildcard.Compile(text, true)
	found := false
	for _, a := range visibleAliases(c, scope) {
		if !p.Match(key(a)) || anyMatch(exclude, key(a)) {
			continue
		}
		found = true
		if err := c.Write(aliasInfo(a)); err != nil {
			return err
		}
	}
	if found || wildcard.HasWildcards(text) {
		return nil
	}
	return aliasNotFound(c, what, text)
}
