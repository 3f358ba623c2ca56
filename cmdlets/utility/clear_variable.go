package utility

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// clearVariable is Clear-Variable.
type clearVariable struct {
	Name     []string      `ps:"mandatory pos=0 byname"`
	Include  []string      `ps:""`
	Exclude  []string      `ps:""`
	Force    cmdlet.Switch `ps:""`
	PassThru cmdlet.Switch `ps:""`
	Scope    string        `ps:"" validate:"notnullorempty"`
}

// Process implements cmdlet.Processor.
func (v *clearVariable) Process(c *cmdlet.Context) error {
	q, err := newVariableQuery(c, v.Scope, v.Include, v.Exclude)
	if err != nil {
		return err
	}
	for _, name := range v.Name {
		found, quiet, err := q.find(name)
		if err != nil {
			return err
		}
		if len(found) == 0 && !quiet {
			if err := variableNotFound(c, name); err != nil {
				return err
			}
		}
		for _, one := range found {
			if err := v.clear(c, one); err != nil {
				return err
			}
		}
	}
	return nil
}

func (v *clearVariable) clear(c *cmdlet.Context, one *session.Variable) error {
	ok, err := c.ShouldProcess("Name: "+one.Name, "Clear variable")
	if err != nil || !ok {
		return err
	}
	if err := assign(one, value.Null, bool(v.Force)); err != nil {
		return reportedState(c, err)
	}
	if v.PassThru {
		return c.Write(value.Of(one))
	}
	return nil
}
