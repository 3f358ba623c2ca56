package cim

import (
	"context"

	"goposh/runtime/cim"
	"goposh/runtime/cim/object"
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// setCimInstance is Set-CimInstance.
type setCimInstance struct {
	CimSession          []value.Value `ps:"CimInstanceSessionSet: mandatory; QuerySessionSet: mandatory pipe" type:"Microsoft.Management.Infrastructure.CimSession[]"`
	ComputerName        []string      `ps:"CimInstanceComputerSet:; QueryComputerSet:" alias:"CN,ServerName"`
	ResourceUri         value.Value   `ps:"CimInstanceComputerSet:; CimInstanceSessionSet:" type:"System.Uri"`
	Namespace           string        `ps:"QueryComputerSet: byname; QuerySessionSet: byname"`
	OperationTimeoutSec uint32        `ps:"" alias:"OT"`
	InputObject         value.Value   `ps:"CimInstanceComputerSet: mandatory pos=0 pipe; CimInstanceSessionSet: mandatory pos=0 pipe" alias:"CimInstance" type:"Microsoft.Management.Infrastructure.CimInstance"`
	Query               string        `ps:"QueryComputerSet: mandatory pos=0 byname; QuerySessionSet: mandatory pos=0 byname"`
	QueryDialect        string        `ps:"QueryComputerSet: byname; QuerySessionSet: byname"`
	Property            value.Value   `ps:"CimInstanceComputerSet: byname; CimInstanceSessionSet: byname; QueryComputerSet: mandatory byname; QuerySessionSet: mandatory byname" alias:"Arguments" type:"System.Collections.IDictionary"`
	PassThru            cmdlet.Switch `ps:""`
}

// Process implements cmdlet.Processor.
func (s *setCimInstance) Process(c *cmdlet.Context) error {
	if err := checkDialect(c, s.QueryDialect); err != nil {
		return err
	}
	t := targets{sessions: s.CimSession, computers: s.ComputerName, timeout: s.OperationTimeoutSec}
	if i, ok := s.InputObject.Base().Object().(*object.Instance); ok {
		t.instance = i
		if !s.ResourceUri.IsNull() {
			if _, class, err := resourceClass(c, s.ResourceUri); err != nil {
				return err
			} else if !i.CIM.Class().IsA(class) {
				return c.Terminate("System.ArgumentException", "ArgumentException", errs.InvalidArgument, s.ResourceUri,
					"The instance is not of the class %s that the resource URI names.", class)
			}
		}
		return t.each(c, func() string { return types.ToString(c, s.InputObject) }, func(ctx context.Context, conn connection) error {
			return s.modify(c, ctx, conn, i)
		})
	}
	return t.each(c, about(s.Namespace, s.Query), func(ctx context.Context, conn connection) error {
		return eachInstance(c, ctx, conn, s.Namespace, s.Query, func(i *cim.Instance) error {
			o, _ := conn.show(i).Object().(*object.Instance)
			return s.modify(c, ctx, conn, o)
		})
	})
}

func (s *setCimInstance) modify(c *cmdlet.Context, ctx context.Context, conn connection, i *object.Instance) error {
	if err := setProperties(c, i, s.Property); err != nil {
		return errs.NewRecord(errs.ExceptionFrom(err), "SetProperty", errs.InvalidArgument, s.Property)
	}
	if ok, err := c.ShouldProcess(i.Text(), "Set-CimInstance"); !ok || err != nil {
		return err
	}
	if err := conn.Modify(ctx, i.CIM.Class().Namespace, i.CIM); err != nil {
		return failed(err)
	}
	if !s.PassThru {
		return nil
	}
	return c.Write(value.Of(i))
}

// eachInstance runs an operation on every result of a query; what fails on one leaves the others alone.
func eachInstance(c *cmdlet.Context, ctx context.Context, conn connection, namespace, query string, operation func(*cim.Instance) error) error {
	for i, err := range conn.Query(ctx, namespace, query) {
		if err != nil {
			return failed(err)
		}
		if err := report(c, operation(i), i.String); err != nil {
			return err
		}
	}
	return nil
}
