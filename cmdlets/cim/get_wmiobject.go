package cim

import (
	"context"
	"slices"

	"goposh/runtime/cim"
	"goposh/runtime/cim/object"
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// getWmiObject is Get-WmiObject.
type getWmiObject struct {
	Class      string        `ps:"query: mandatory pos=0; list: pos=1" alias:"ClassName" validate:"notnullorempty"`
	Recurse    cmdlet.Switch `ps:"list:"`
	Property   []string      `ps:"query: pos=1" validate:"notnullorempty"`
	Filter     string        `ps:"query:"`
	Amended    cmdlet.Switch `ps:""`
	DirectRead cmdlet.Switch `ps:"WQLQuery:; query:"`
	List       cmdlet.Switch `ps:"list:"`
	Query      string        `ps:"WQLQuery: mandatory"`
	wmiParameters
}

const getWMIFailed = "GetWMIManagementException"

// End implements cmdlet.Ender.
func (g *getWmiObject) End(c *cmdlet.Context) error {
	if g.Amended {
		return c.Terminate("System.NotSupportedException", "NotSupported", errs.NotImplemented, value.Null,
			"The amended qualifiers that -Amended asks for are not available in goposh.")
	}
	if c.ParameterSet() == "list" {
		return g.run(c, getWMIFailed, g.list)
	}
	query := g.Query
	if query == "" {
		query = selection(g.Class, g.Filter, allProperties(g.Property))
	}
	return g.run(c, getWMIFailed, func(ctx context.Context, s cim.Session, out wmiOutput) error {
		for i, err := range s.Query(ctx, g.Namespace, query) {
			if err != nil {
				return failed(err)
			}
			if err := out(value.Of(object.NewManagementObject(i, s))); err != nil {
				return err
			}
		}
		return nil
	})
}

// allProperties is nil for the default, "*".
func allProperties(list []string) []string {
	if slices.Contains(list, "*") {
		return nil
	}
	return list
}

// list gives the classes of a namespace, and with -Recurse of those below it.
func (g *getWmiObject) list(ctx context.Context, s cim.Session, out wmiOutput) error {
	pattern := wildcard.Compile(g.Class, true)
	classes := func(namespace string) error {
		for class, err := range s.Classes(ctx, namespace, "") {
			if err != nil {
				return failed(err)
			}
			if g.Class != "" && !pattern.Match(class.Name) {
				continue
			}
			i := cim.NewClassObject(class)
			i.SetServer(s.ComputerName())
			if err := out(value.Of(object.NewManagementObject(i, s))); err != nil {
				return err
			}
		}
		return nil
	}
	if err := classes(g.Namespace); err != nil || !bool(g.Recurse) {
		return err
	}
	return below(ctx, s, g.Namespace, classes)
}

// below visits the namespaces inside another. A repository that does not list its namespaces has none inside.
func below(ctx context.Context, s cim.Session, namespace string, visit func(string) error) error {
	for i, err := range s.Query(ctx, namespace, "SELECT * FROM __NAMESPACE") {
		if err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			return nil
		}
		v, _ := i.Value("Name")
		name, ok := v.(string)
		if !ok {
			continue
		}
		inner := cim.CleanNamespace(namespace) + "/" + name
		if err := visit(inner); err != nil {
			return err
		}
		if err := below(ctx, s, inner, visit); err != nil {
			return err
		}
	}
	return nil
}
