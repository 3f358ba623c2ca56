package utility

import (
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// removeVariable is Remove-Variable.
type removeVariable struct {
	Name    []string      `ps:"mandatory pos=0 byname"`
	Include []string      `ps:""`
	Exclude []string      `ps:""`
	Force   cmdlet.Switch `ps:""`
	Scope   string        `ps:"" validate:"notnullorempty"`
}

// Process implements cmdlet.Processor.
func (r *removeVariable) Process(c *cmdlet.Context) error {
	scope := r.Scope
	if scope == "" {
		scope = "Local"
	}
	q, err := newVariableQuery(c, scope, r.Include, r.Exclude)
	if err != nil {
		return err
	}
	for _, name := range r.Name {
		found, quiet, err := q.find(name)
		if err != nil {
			return err
		}
		if len(found) == 0 && !quiet {
			if err := variableNotFound(c, name); err != nil {
				return err
			}
		}
		for _, v := range found {
			if err := r.remove(c, q.start(), v); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *removeVariable) remove(c *cmdlet.Context, scope *session.Scope, v *session.Variable) error {
	ok, err := c.ShouldProcess("Name: "+v.Name, "Remove variable")
	if err != nil || !ok {
		return err
	}
	o := v.Options()
	if o&session.Constant != 0 || o&session.ReadOnly != 0 && !bool(r.Force) {
		return c.Fail(sessionStateUnauthorized, "VariableNotRemovable", errs.WriteError, value.String(v.Name),
			"Cannot remove variable %s because it is constant or read-only. If the variable is read-only, try the operation again specifying the Force option.", v.Name)
	}
	lower := strings.ToLower(v.Name)
	for s := scope; s != nil; s = s.Parent {
		if s.Own(lower) == v {
			s.Remove(lower)
			return nil
		}
	}
	return nil
}
