package cim

import (
	"context"

	"goposh/runtime/cim"
	"goposh/runtime/cim/object"
	"goposh/runtime/cmdlet"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// removeCimInstance is Remove-CimInstance.
type removeCimInstance struct {
	CimSession          []value.Value `ps:"CimInstanceSessionSet: mandatory; QuerySessionSet: mandatory pipe" type:"Microsoft.Management.Infrastructure.CimSession[]"`
	ResourceUri         value.Value   `ps:"CimInstanceComputerSet: byname; CimInstanceSessionSet: byname" type:"System.Uri"`
	ComputerName        []string      `ps:"CimInstanceComputerSet: byname; QueryComputerSet: byname" alias:"CN,ServerName"`
	Namespace           string        `ps:"QueryComputerSet: pos=1 byname; QuerySessionSet: pos=1 byname"`
	OperationTimeoutSec uint32        `ps:"" alias:"OT"`
	InputObject         value.Value   `ps:"CimInstanceComputerSet: mandatory pos=0 pipe; CimInstanceSessionSet: mandatory pos=0 pipe" alias:"CimInstance" type:"Microsoft.Management.Infrastructure.CimInstance"`
	Query               string        `ps:"QueryComputerSet: mandatory pos=0 byname; QuerySessionSet: mandatory pos=0 byname"`
	QueryDialect        string        `ps:"QueryComputerSet: byname; QuerySessionSet: byname"`
}

// Process implements cmdlet.Processor.
func (r *removeCimInstance) Process(c *cmdlet.Context) error {
	if err := checkDialect(c, r.QueryDialect); err != nil {
		return err
	}
	t := targets{sessions: r.CimSession, computers: r.ComputerName, timeout: r.OperationTimeoutSec}
	if i, ok := r.InputObject.Base().Object().(*object.Instance); ok {
		t.instance = i
		path := i.CIM.Path()
		if !r.ResourceUri.IsNull() {
			_, class, err := resourceClass(c, r.ResourceUri)
			if err != nil {
				return err
			}
			path.Class = class
		}
		text := types.ToString(c, r.InputObject)
		return t.each(c, func() string { return text }, func(ctx context.Context, conn connection) error {
			return r.remove(c, ctx, conn, path, text)
		})
	}
	return t.each(c, about(r.Namespace, r.Query), func(ctx context.Context, conn connection) error {
		return eachInstance(c, ctx, conn, r.Namespace, r.Query, func(i *cim.Instance) error {
			return r.remove(c, ctx, conn, i.Path(), types.ToString(c, conn.show(i)))
		})
	})
}

func (r *removeCimInstance) remove(c *cmdlet.Context, ctx context.Context, conn connection, path cim.ObjectPath, text string) error {
	if ok, err := c.ShouldProcess(text, "Remove-CimInstance"); !ok || err != nil {
		return err
	}
	return failed(conn.Delete(ctx, path.Namespace, path))
}
