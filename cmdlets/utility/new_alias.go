package utility

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/value"
)

// newAlias is New-Alias.
type newAlias struct {
	Name        string        `ps:"mandatory pos=0 byname"`
	Value       string        `ps:"mandatory pos=1 byname"`
	Description string        `ps:""`
	Option      value.Value   `ps:"" type:"System.Management.Automation.ScopedItemOptions"`
	PassThru    cmdlet.Switch `ps:""`
	Scope       string        `ps:""`
	Force       cmdlet.Switch `ps:""`
}

// Process implements cmdlet.Processor.
func (a *newAlias) Process(c *cmdlet.Context) error {
	scope, err := scopeByName(c, a.Scope)
	if err != nil {
		return err
	}
	ok, err := c.ShouldProcess("Name: "+a.Name+" Value: "+a.Value, "New Alias")
	if err != nil || !ok {
		return err
	}
	if !bool(a.Force) && ownAlias(scope, a.Name) != nil {
		return c.WriteError(aliasExists(a.Name))
	}
	spec := newAliasSpec{name: a.Name, definition: a.Value, description: a.Description, force: bool(a.Force)}
	if c.Bound("Option") {
		spec.options = itemOptions(a.Option)
	}
	made, rec := putAlias(scope, spec)
	if rec != nil {
		return c.WriteError(rec)
	}
	if a.PassThru {
		return c.Write(aliasInfo(made))
	}
	return nil
}
