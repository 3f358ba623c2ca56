package management

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// getTimeZone is Get-TimeZone.
type getTimeZone struct {
	Id            []string      `ps:"Id: mandatory byname"`
	ListAvailable cmdlet.Switch `ps:"ListAvailable: mandatory"`
	Name          []string      `ps:"Name: pos=0 pipe"`
}

// Process implements cmdlet.Processor.
func (g *getTimeZone) Process(c *cmdlet.Context) error {
	zone := types.Lookup("System.TimeZoneInfo")
	switch {
	case bool(g.ListAvailable):
		all, err := types.InvokeStatic(c, zone, "GetSystemTimeZones", nil)
		if err != nil {
			return err
		}
		return c.WriteEnumerated(all)
	case g.Id != nil:
		for _, id := range g.Id {
			z, err := types.InvokeStatic(c, zone, "FindSystemTimeZoneById", []value.Value{value.String(id)})
			if err != nil {
				if err := zoneNotFound(c, "Id", "ID", id); err != nil {
					return err
				}
				continue
			}
			if err := c.Write(z); err != nil {
				return err
			}
		}
		return nil
	case g.Name == nil:
		local, _, err := types.GetStatic(c, zone, "Local")
		if err != nil {
			return err
		}
		return c.Write(local)
	}
	return g.named(c, zone)
}

// named writes the zones whose standard or daylight names match.
func (g *getTimeZone) named(c *cmdlet.Context, zone *value.Type) error {
	all, err := types.InvokeStatic(c, zone, "GetSystemTimeZones", nil)
	if err != nil {
		return err
	}
	for _, name := range g.Name {
		match := wildcard.Compile(name, true)
		found := false
		err := types.Each(c, all, func(z value.Value) error {
			for _, p := range [...]string{"StandardName", "DaylightName"} {
				text, _, err := types.Get(c, z, p)
				if err == nil && match.Match(types.ToString(c, text)) {
					found = true
					return c.Write(z)
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		if !found {
			if err := zoneNotFound(c, "Name", "name", name); err != nil {
				return err
			}
		}
	}
	return nil
}

func zoneNotFound(c *cmdlet.Context, target, kind, name string) error {
	return c.Fail("System.TimeZoneNotFoundException", "TimeZoneNotFound", errs.InvalidArgument, value.String(target),
		"The time zone %s '%s' was not found on the local computer.", kind, name)
}
