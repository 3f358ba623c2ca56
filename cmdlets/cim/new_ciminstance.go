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

// newCimInstance is New-CimInstance.
type newCimInstance struct {
	ClassName           string        `ps:"ClassNameComputerSet: mandatory pos=0 byname; ClassNameSessionSet: mandatory pos=0 byname"`
	ResourceUri         value.Value   `ps:"ResourceUriComputerSet: mandatory byname; ResourceUriSessionSet: mandatory byname" type:"System.Uri"`
	Key                 []string      `ps:"ClassNameComputerSet: byname; ClassNameSessionSet: byname; ResourceUriComputerSet: byname; ResourceUriSessionSet: byname" validate:"notnullorempty"`
	CimClass            value.Value   `ps:"CimClassComputerSet: mandatory pos=0 pipe; CimClassSessionSet: mandatory pos=0 pipe" type:"Microsoft.Management.Infrastructure.CimClass" validate:"notnull"`
	Property            value.Value   `ps:"pos=1 byname" alias:"Arguments" type:"System.Collections.IDictionary" validate:"notnullorempty"`
	Namespace           string        `ps:"ClassNameComputerSet: byname; ClassNameSessionSet: byname; ResourceUriComputerSet: byname; ResourceUriSessionSet: byname"`
	OperationTimeoutSec uint32        `ps:"" alias:"OT"`
	CimSession          []value.Value `ps:"ClassNameSessionSet: mandatory pipe; ResourceUriSessionSet: mandatory pipe; CimClassSessionSet: mandatory pipe" type:"Microsoft.Management.Infrastructure.CimSession[]" validate:"notnullorempty"`
	ComputerName        []string      `ps:"ClassNameComputerSet: byname; ResourceUriComputerSet: byname; CimClassComputerSet: byname" alias:"CN,ServerName" validate:"notnullorempty"`
	ClientOnly          cmdlet.Switch `ps:"ClassNameComputerSet:; ClassNameSessionSet:; CimClassComputerSet:; CimClassSessionSet:" alias:"Local"`
}

// Process implements cmdlet.Processor.
func (n *newCimInstance) Process(c *cmdlet.Context) error {
	namespace, name := n.Namespace, n.ClassName
	var class *cim.Class
	if o, ok := n.CimClass.Base().Object().(*object.Class); ok {
		class, namespace, name = o.CIM, o.CIM.Namespace, o.CIM.Name
	}
	if !n.ResourceUri.IsNull() {
		ns, uriClass, err := resourceClass(c, n.ResourceUri)
		if err != nil {
			return err
		}
		if name = uriClass; namespace == "" {
			namespace = ns
		}
	}
	if n.ClientOnly {
		return n.local(c, namespace, name, class)
	}
	t := targets{sessions: n.CimSession, computers: n.ComputerName, timeout: n.OperationTimeoutSec}
	return t.each(c, about(namespace, name), func(ctx context.Context, conn connection) error {
		of := class
		if of == nil {
			var err error
			if of, err = conn.Class(ctx, namespace, name); err != nil {
				return failed(err)
			}
		}
		i := &object.Instance{CIM: cim.NewInstance(of)}
		if err := n.fill(c, i); err != nil {
			return err
		}
		if ok, err := c.ShouldProcess(i.Text(), "New-CimInstance"); !ok || err != nil {
			return err
		}
		stored, err := conn.Create(ctx, of.Namespace, i.CIM)
		if err != nil {
			return failed(err)
		}
		return c.Write(conn.show(stored))
	})
}

// fill sets the properties; one that the class does not have ends the command.
func (n *newCimInstance) fill(c *cmdlet.Context, i *object.Instance) error {
	if err := setProperties(c, i, n.Property); err != nil {
		return errs.NewRecord(errs.ExceptionFrom(err), "SetProperty", errs.InvalidArgument, n.Property)
	}
	return nil
}

// local makes an instance in memory only. Without a class it has the given properties alone.
func (n *newCimInstance) local(c *cmdlet.Context, namespace, name string, class *cim.Class) error {
	if class == nil {
		class = n.classOf(c, namespace, name)
	}
	i := &object.Instance{CIM: cim.NewInstance(class)}
	if len(n.ComputerName) > 0 {
		i.Computer = n.ComputerName[0]
	}
	if err := n.fill(c, i); err != nil {
		return err
	}
	if ok, err := c.ShouldProcess(i.Text(), "New-CimInstance"); !ok || err != nil {
		return err
	}
	return c.Write(value.Of(i))
}

// classOf makes a class of the given properties, their types those of the values.
func (n *newCimInstance) classOf(c *cmdlet.Context, namespace, name string) *cim.Class {
	class := cim.Class{Name: name, Namespace: cim.CleanNamespace(namespace)}
	add := func(property string, t cim.Type, array bool) {
		class.Properties = append(class.Properties, cim.Property{Name: property, Type: t, Array: array, Key: contains(n.Key, property)})
	}
	seen := make([]string, 0, len(n.Key))
	if d, ok := n.Property.Base().Object().(*value.Dict); ok {
		for key, val := range d.All {
			property := types.ToString(c, key)
			seen = append(seen, property)
			t, array := object.TypeOf(val)
			add(property, t, array)
		}
	}
	for _, key := range n.Key {
		if !contains(seen, key) {
			add(key, cim.String, false)
		}
	}
	return cim.NewClass(class, nil)
}
