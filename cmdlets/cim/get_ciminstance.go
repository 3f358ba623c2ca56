package cim

import (
	"context"
	"strings"

	"goposh/runtime/cim"
	"goposh/runtime/cim/object"
	"goposh/runtime/cim/wql"
	"goposh/runtime/cmdlet"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// getCimInstance is Get-CimInstance.
type getCimInstance struct {
	CimSession          []value.Value `ps:"ClassNameSessionSet: mandatory pipe; CimInstanceSessionSet: mandatory pipe; QuerySessionSet: mandatory pipe; ResourceUriSessionSet: mandatory pipe" type:"Microsoft.Management.Infrastructure.CimSession[]"`
	ClassName           string        `ps:"ClassNameSessionSet: mandatory pos=0 byname; ClassNameComputerSet: mandatory pos=0 byname"`
	ResourceUri         value.Value   `ps:"ResourceUriComputerSet: mandatory byname; ResourceUriSessionSet: mandatory byname; CimInstanceComputerSet: byname; CimInstanceSessionSet: byname; QueryComputerSet: byname; QuerySessionSet: byname" type:"System.Uri"`
	ComputerName        []string      `ps:"ClassNameComputerSet: byname; CimInstanceComputerSet: byname; QueryComputerSet: byname; ResourceUriComputerSet: byname" alias:"CN,ServerName"`
	KeyOnly             cmdlet.Switch `ps:"ClassNameComputerSet:; ClassNameSessionSet:; ResourceUriComputerSet:; ResourceUriSessionSet:"`
	Namespace           string        `ps:"ClassNameComputerSet: byname; ClassNameSessionSet: byname; QueryComputerSet: byname; QuerySessionSet: byname; ResourceUriComputerSet: byname; ResourceUriSessionSet: byname"`
	OperationTimeoutSec uint32        `ps:"" alias:"OT"`
	InputObject         value.Value   `ps:"CimInstanceComputerSet: mandatory pos=0 pipe; CimInstanceSessionSet: mandatory pos=0 pipe" alias:"CimInstance" type:"Microsoft.Management.Infrastructure.CimInstance"`
	Query               string        `ps:"QueryComputerSet: mandatory byname; QuerySessionSet: mandatory byname"`
	QueryDialect        string        `ps:"QueryComputerSet: byname; QuerySessionSet: byname"`
	Shallow             cmdlet.Switch `ps:"ClassNameComputerSet:; ClassNameSessionSet:; QueryComputerSet:; QuerySessionSet:; ResourceUriComputerSet:; ResourceUriSessionSet:"`
	Filter              string        `ps:"ClassNameComputerSet: byname; ClassNameSessionSet: byname; ResourceUriComputerSet: byname; ResourceUriSessionSet: byname"`
	Property            []string      `ps:"ClassNameComputerSet: byname; ClassNameSessionSet: byname; ResourceUriComputerSet: byname; ResourceUriSessionSet: byname" alias:"SelectProperties"`
}

// Process implements cmdlet.Processor.
func (g *getCimInstance) Process(c *cmdlet.Context) error {
	t := targets{sessions: g.CimSession, computers: g.ComputerName, timeout: g.OperationTimeoutSec}
	if i, ok := g.InputObject.Base().Object().(*object.Instance); ok {
		t.instance = i
		return g.refresh(c, t, i)
	}
	namespace, class := g.Namespace, g.ClassName
	if !g.ResourceUri.IsNull() && g.Query == "" {
		ns, name, err := resourceClass(c, g.ResourceUri)
		if err != nil {
			return err
		}
		if class = name; namespace == "" {
			namespace = ns
		}
	}
	if err := checkDialect(c, g.QueryDialect); err != nil {
		return err
	}
	query, name := g.Query, about(namespace, class)
	if query != "" {
		name = about(namespace, query)
	} else if g.Filter != "" || len(g.Property) > 0 {
		query = selection(class, g.Filter, g.Property)
	}
	return t.each(c, name, func(ctx context.Context, conn connection) error {
		if query == "" {
			o := cim.EnumerateOptions{Shallow: bool(g.Shallow), KeysOnly: bool(g.KeyOnly)}
			return g.write(c, conn, "", conn.Enumerate(ctx, namespace, class, o))
		}
		return g.write(c, conn, g.onlyClass(query), conn.Query(ctx, namespace, query))
	})
}

// onlyClass is the class that -Shallow restricts a query's results to; "" for none.
func (g *getCimInstance) onlyClass(query string) string {
	if !g.Shallow {
		return ""
	}
	q, err := wql.Parse(query)
	if err != nil {
		return "" // the repository tells what is wrong with it
	}
	if s, ok := q.(*wql.Select); ok {
		return s.Class
	}
	return ""
}

func (g *getCimInstance) write(c *cmdlet.Context, conn connection, only string, seq func(func(*cim.Instance, error) bool)) error {
	for i, err := range seq {
		if err != nil {
			return failed(err)
		}
		if only != "" && !strings.EqualFold(i.Class().Name, only) {
			continue
		}
		out := conn.show(i)
		switch {
		case i.IsClass():
			out = value.Of(object.NewClass(i.Class(), conn.ComputerName()))
		case bool(g.KeyOnly):
			out = conn.show(i.Project(nil))
		}
		if err := c.Write(out); err != nil {
			return err
		}
	}
	return nil
}

// refresh gets an instance anew.
func (g *getCimInstance) refresh(c *cmdlet.Context, t targets, i *object.Instance) error {
	path := i.CIM.Path()
	if !g.ResourceUri.IsNull() {
		_, class, err := resourceClass(c, g.ResourceUri)
		if err != nil {
			return err
		}
		path.Class = class
	}
	return t.each(c, func() string { return types.ToString(c, g.InputObject) }, func(ctx context.Context, conn connection) error {
		fresh, err := conn.Get(ctx, path.Namespace, path)
		if err != nil {
			return failed(err)
		}
		return c.Write(conn.show(fresh))
	})
}
