package module

import (
	"goposh/runtime/cmdlet"
)

// exportModuleMember is Export-ModuleMember.
type exportModuleMember struct {
	Function []string `ps:"pos=0 pipe byname" validate:"allowemptycollection; allowempty"`
	Cmdlet   []string `ps:"byname" validate:"allowemptycollection"`
	Variable []string `ps:"byname" validate:"notnull"`
	Alias    []string `ps:"byname" validate:"notnull"`
}

// Process implements cmdlet.Processor.
func (e *exportModuleMember) Process(c *cmdlet.Context) error {
	h, err := host(c)
	if err != nil {
		return err
	}
	return h.Export(c, e.Function, e.Cmdlet, e.Variable, e.Alias)
}
