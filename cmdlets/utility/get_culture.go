package utility

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// getCulture is Get-Culture.
type getCulture struct {
	Name            []string      `ps:"Name: pos=0 pipe" validate:"notnull"`
	NoUserOverrides cmdlet.Switch `ps:"CurrentCulture:; Name:"`
	ListAvailable   cmdlet.Switch `ps:"ListAvailable:"`
}

// Process implements cmdlet.Processor.
func (g *getCulture) Process(c *cmdlet.Context) error {
	switch {
	case bool(g.ListAvailable):
		v, err := types.InvokeStatic(c, types.Lookup("System.Globalization.CultureInfo"), "GetCultures", []value.Value{value.String("AllCultures")})
		if err != nil {
			return err
		}
		return c.WriteEnumerated(v)
	case len(g.Name) == 0:
		return c.Write(types.NewCulture(c.Culture()))
	}
	for _, name := range g.Name {
		found := cultureByName(name)
		if found == nil {
			if err := c.Fail("System.Globalization.CultureNotFoundException", "ItemNotFoundException", errs.ObjectNotFound, value.String(name),
				"Culture is not supported. (Parameter 'name')\n%s is an invalid culture identifier.", name); err != nil {
				return err
			}
			continue
		}
		if err := c.Write(types.NewCulture(found)); err != nil {
			return err
		}
	}
	return nil
}
