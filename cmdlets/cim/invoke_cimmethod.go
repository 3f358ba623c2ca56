package cim

import (
	"context"

	"goposh/runtime/cim"
	"goposh/runtime/cim/object"
	"goposh/runtime/cmdlet"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// invokeCimMethod is Invoke-CimMethod.
type invokeCimMethod struct {
	ClassName           string        `ps:"ClassNameComputerSet: mandatory pos=0 byname; ClassNameSessionSet: mandatory pos=0 byname" alias:"Class"`
	ResourceUri         value.Value   `ps:"ResourceUriComputerSet: mandatory byname; ResourceUriSessionSet: mandatory byname; CimInstanceComputerSet: byname; CimInstanceSessionSet: byname" type:"System.Uri"`
	CimClass            value.Value   `ps:"CimClassComputerSet: mandatory pos=0 pipe; CimClassSessionSet: mandatory pos=0 pipe" type:"Microsoft.Management.Infrastructure.CimClass"`
	CimSession          []value.Value `ps:"ClassNameSessionSet: mandatory pipe; ResourceUriSessionSet: mandatory pipe; CimInstanceSessionSet: mandatory; QuerySessionSet: mandatory pipe; CimClassSessionSet: mandatory" type:"Microsoft.Management.Infrastructure.CimSession[]" validate:"notnullorempty"`
	InputObject         value.Value   `ps:"CimInstanceComputerSet: mandatory pos=0 pipe; CimInstanceSessionSet: mandatory pos=0 pipe" alias:"CimInstance" type:"Microsoft.Management.Infrastructure.CimInstance"`
	ComputerName        []string      `ps:"ClassNameComputerSet: byname; ResourceUriComputerSet: byname; CimInstanceComputerSet: byname; QueryComputerSet: byname; CimClassComputerSet: byname" alias:"CN,ServerName"`
	Query               string        `ps:"QueryComputerSet: mandatory byname; QuerySessionSet: mandatory byname"`
	QueryDialect        string        `ps:"QueryComputerSet: byname; QuerySessionSet: byname"`
	Arguments           value.Value   `ps:"pos=1 byname" type:"System.Collections.IDictionary"`
	MethodName          string        `ps:"mandatory pos=2 byname" alias:"Name"`
	Namespace           string        `ps:"ClassNameComputerSet: byname; ClassNameSessionSet: byname; QueryComputerSet: byname; QuerySessionSet: byname; ResourceUriComputerSet: byname; ResourceUriSessionSet: byname"`
	OperationTimeoutSec uint32        `ps:"" alias:"OT"`
}

// Process implements cmdlet.Processor.
func (m *invokeCimMethod) Process(c *cmdlet.Context) error {
	if err := checkDialect(c, m.QueryDialect); err != nil {
		return err
	}
	t := targets{sessions: m.CimSession, computers: m.ComputerName, timeout: m.OperationTimeoutSec}
	if i, ok := m.InputObject.Base().Object().(*object.Instance); ok {
		t.instance = i
		path := i.CIM.Path()
		if !m.ResourceUri.IsNull() {
			_, class, err := resourceClass(c, m.ResourceUri)
			if err != nil {
				return err
			}
			path.Class = class
		}
		text := types.ToString(c, m.InputObject)
		return t.each(c, func() string { return text }, func(ctx context.Context, conn connection) error {
			return m.invoke(c, ctx, conn, path.Namespace, cim.Call{Class: path.Class, Path: path}, text)
		})
	}
	if m.Query != "" {
		return t.each(c, about(m.Namespace, m.Query), func(ctx context.Context, conn connection) error {
			return eachInstance(c, ctx, conn, m.Namespace, m.Query, func(i *cim.Instance) error {
				call := cim.Call{Class: i.Class().Name, Path: i.Path()}
				return m.invoke(c, ctx, conn, i.Class().Namespace, call, types.ToString(c, conn.show(i)))
			})
		})
	}
	namespace, class := m.Namespace, m.ClassName
	switch o, ok := m.CimClass.Base().Object().(*object.Class); {
	case ok:
		namespace, class = o.CIM.Namespace, o.CIM.Name
	case !m.ResourceUri.IsNull():
		ns, name, err := resourceClass(c, m.ResourceUri)
		if err != nil {
			return err
		}
		if class = name; namespace == "" {
			namespace = ns
		}
	}
	return t.each(c, about(namespace, class), func(ctx context.Context, conn connection) error {
		return m.invoke(c, ctx, conn, namespace, cim.Call{Class: class}, class)
	})
}

func (m *invokeCimMethod) invoke(c *cmdlet.Context, ctx context.Context, conn connection, namespace string, call cim.Call, target string) error {
	class, err := conn.Class(ctx, namespace, call.Class)
	if err != nil {
		return failed(err)
	}
	method := class.Method(m.MethodName)
	if method == nil {
		return failed(&cim.Error{Status: cim.InvalidMethod, Target: m.MethodName, Detail: "class " + class.Name + " has no method " + m.MethodName})
	}
	if ok, err := c.ShouldProcess(target, "Invoke-CimMethod: "+method.Name); !ok || err != nil {
		return err
	}
	call.Method, call.Args = method.Name, arguments(c, m.Arguments)
	r, err := conn.Invoke(ctx, namespace, call)
	if err != nil {
		return failed(err)
	}
	return c.Write(object.MethodResult(c, class, method, r, conn.computer))
}
