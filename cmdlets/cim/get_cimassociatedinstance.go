package cim

import (
	"context"

	"goposh/runtime/cim/object"
	"goposh/runtime/cmdlet"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// getCimAssociatedInstance is Get-CimAssociatedInstance.
type getCimAssociatedInstance struct {
	Association         string        `ps:"pos=1 byname"`
	ResultClassName     string        `ps:"byname"`
	InputObject         value.Value   `ps:"mandatory pos=0 pipe" alias:"CimInstance" type:"Microsoft.Management.Infrastructure.CimInstance" validate:"notnull"`
	Namespace           string        `ps:"byname"`
	OperationTimeoutSec uint32        `ps:"" alias:"OT"`
	ResourceUri         value.Value   `ps:"" type:"System.Uri"`
	ComputerName        []string      `ps:"ComputerSet: byname" alias:"CN,ServerName"`
	CimSession          []value.Value `ps:"SessionSet: mandatory" type:"Microsoft.Management.Infrastructure.CimSession[]"`
	KeyOnly             cmdlet.Switch `ps:""`
}

// Process implements cmdlet.Processor.
func (g *getCimAssociatedInstance) Process(c *cmdlet.Context) error {
	i, ok := g.InputObject.Base().Object().(*object.Instance)
	if !ok {
		return nil
	}
	path := i.CIM.Path()
	if !g.ResourceUri.IsNull() {
		_, class, err := resourceClass(c, g.ResourceUri)
		if err != nil {
			return err
		}
		path.Class = class
	}
	query := "ASSOCIATORS OF {" + path.Relative() + "}"
	where := ""
	if g.Association != "" {
		where += " AssocClass = " + g.Association
	}
	if g.ResultClassName != "" {
		where += " ResultClass = " + g.ResultClassName
	}
	if where != "" {
		query += " WHERE" + where
	}
	namespace := g.Namespace
	if namespace == "" {
		namespace = path.Namespace
	}
	t := targets{sessions: g.CimSession, computers: g.ComputerName, timeout: g.OperationTimeoutSec, instance: i}
	return t.each(c, func() string { return types.ToString(c, g.InputObject) }, func(ctx context.Context, conn connection) error {
		for related, err := range conn.Query(ctx, namespace, query) {
			if err != nil {
				return failed(err)
			}
			if g.KeyOnly {
				related = related.Project(nil)
			}
			if err := c.Write(conn.show(related)); err != nil {
				return err
			}
		}
		return nil
	})
}
