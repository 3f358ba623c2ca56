package utility

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/value"
)

// getVariable is Get-Variable.
type getVariable struct {
	Name      []string      `ps:"pos=0 pipe byname" validate:"notnullorempty"`
	ValueOnly cmdlet.Switch `ps:""`
	Include   []string      `ps:""`
	Exclude   []string      `ps:""`
	Scope     string        `ps:"" validate:"notnullorempty"`
}

// Process implements cmdlet.Processor.
func (g *getVariable) Process(c *cmdlet.Context) error {
	q, err := newVariableQuery(c, g.Scope, g.Include, g.Exclude)
	if err != nil {
		return err
	}
	names := g.Name
	if len(names) == 0 {
		names = []string{"*"}
	}
	for _, name := range names {
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
			out := value.Of(v)
			if g.ValueOnly {
				out = v.Read()
			}
			if err := c.Write(out); err != nil {
				return err
			}
		}
	}
	return nil
}
