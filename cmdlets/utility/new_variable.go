package utility

import (
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// newVariable is New-Variable.
type newVariable struct {
	Name        string        `ps:"mandatory pos=0 byname"`
	Value       value.Value   `ps:"pos=1 pipe byname"`
	Description string        `ps:""`
	Option      value.Value   `ps:"" type:"System.Management.Automation.ScopedItemOptions"`
	Visibility  value.Value   `ps:"" type:"System.Management.Automation.SessionStateEntryVisibility"`
	Force       cmdlet.Switch `ps:""`
	PassThru    cmdlet.Switch `ps:""`
	Scope       string        `ps:"" validate:"notnullorempty"`
}

// Process implements cmdlet.Processor.
func (n *newVariable) Process(c *cmdlet.Context) error {
	scope, err := scopeByName(c, n.Scope)
	if err != nil {
		return err
	}
	ok, err := c.ShouldProcess("Name: "+n.Name+" Value: "+types.ToString(c, n.Value), "New variable")
	if err != nil || !ok {
		return err
	}
	if old := ownOrShared(scope, strings.ToLower(n.Name)); old != nil {
		if !n.Force {
			return c.Fail(sessionStateException, "VariableAlreadyExists", errs.ResourceExists, value.String(n.Name),
				"A variable with name '%s' already exists.", n.Name)
		}
		if old.Options()&session.Constant != 0 {
			return c.WriteError(variableNotWritable(n.Name))
		}
	}
	v := &session.Variable{Name: n.Name, Value: n.Value}
	var o session.Options
	if strings.EqualFold(n.Scope, "private") {
		o = session.Private
	}
	if c.Bound("Option") {
		o |= itemOptions(n.Option)
	}
	describeVariable(v, o, n.Description, isPrivateVisibility(n.Visibility))
	scope.Put(v)
	if n.PassThru {
		return c.Write(value.Of(v))
	}
	return nil
}
