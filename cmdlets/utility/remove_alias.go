package utility

import (
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// removeAlias is Remove-Alias.
type removeAlias struct {
	Name  []string      `ps:"mandatory pos=0 pipe byname"`
	Scope string        `ps:""`
	Force cmdlet.Switch `ps:""`
}

// Process implements cmdlet.Processor.
func (r *removeAlias) Process(c *cmdlet.Context) error {
	scope, err := scopeByName(c, r.Scope)
	if err != nil {
		return err
	}
	for _, name := range r.Name {
		lower := strings.ToLower(name)
		at := scope
		for r.Scope == "" && at != nil && at.OwnAlias(lower) == nil {
			at = at.Parent
		}
		if at == nil || at.OwnAlias(lower) == nil {
			if err := aliasNotFound(c, "name", name); err != nil {
				return err
			}
			continue
		}
		if a := at.OwnAlias(lower); a.Options&session.Constant != 0 || a.Options&session.ReadOnly != 0 && !bool(r.Force) {
			if err := c.Fail(sessionStateUnauthorized, "AliasNotRemovable", errs.WriteError, value.String(name),
				"Alias was not removed because alias %s is constant or read-only.", name); err != nil {
				return err
			}
			continue
		}
		at.RemoveAlias(lower)
	}
	return nil
}
