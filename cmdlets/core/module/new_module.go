package module

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/modules"
	"goposh/runtime/value"
)

// newModule is New-Module.
type newModule struct {
	Name           string            `ps:"Name: mandatory pos=0 pipe"`
	ScriptBlock    value.ScriptBlock `ps:"Name: mandatory pos=1; ScriptBlock: mandatory pos=0" validate:"notnull"`
	Function       []string          `ps:"" validate:"notnull"`
	Cmdlet         []string          `ps:"" validate:"notnull"`
	ReturnResult   cmdlet.Switch     `ps:""`
	AsCustomObject cmdlet.Switch     `ps:""`
	ArgumentList   []value.Value     `ps:"rest" alias:"Args"`
}

// End implements cmdlet.Ender.
func (n *newModule) End(c *cmdlet.Context) error {
	h, err := host(c)
	if err != nil {
		return err
	}
	m, out, err := h.New(c, n.Name, n.ScriptBlock, &modules.Options{Functions: n.Function, Cmdlets: n.Cmdlet, Args: n.ArgumentList,
		Hidden: bool(n.AsCustomObject)})
	if err != nil {
		return err
	}
	switch {
	case bool(n.ReturnResult):
		return c.WriteAll(out)
	case bool(n.AsCustomObject):
		return c.Write(h.CustomObject(c, m))
	}
	return c.Write(value.Of(m))
}
