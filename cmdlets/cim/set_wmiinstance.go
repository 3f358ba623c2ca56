package cim

import (
	"context"

	"goposh/runtime/cim"
	"goposh/runtime/cim/object"
	"goposh/runtime/cmdlet"
	"goposh/runtime/value"
)

// setWmiInstance is Set-WmiInstance.
type setWmiInstance struct {
	InputObject value.Value `ps:"object: mandatory pipe" type:"System.Management.ManagementObject"`
	Path        string      `ps:"path: mandatory"`
	Class       string      `ps:"class: mandatory pos=0"`
	Arguments   *value.Dict `ps:"path:; object:; class: pos=2" alias:"Args,Property"`
	PutType     value.Value `ps:"" type:"System.Management.PutType"`
	wmiParameters
}

const setWMIFailed = "SetWMIManagementException"

// The values of System.Management.PutType that choose between changing and making.
const (
	putUpdateOnly = 1
	putCreateOnly = 2
)

// Process implements cmdlet.Processor.
func (s *setWmiInstance) Process(c *cmdlet.Context) error {
	path := cim.ObjectPath{Class: s.Class}
	switch o, ok := s.InputObject.Base().Object().(*object.ManagementObject); {
	case ok:
		path = o.CIM.Path()
		s.pathComputers(path)
	case s.Path != "":
		var err error
		if path, err = pathOf(c, s.Path); err != nil {
			return err
		}
		s.pathComputers(path)
	}
	if ok, err := c.ShouldProcess(path.String(), "Set-WmiInstance"); !ok || err != nil {
		return err
	}
	namespace := s.namespaceOf(path)
	return s.run(c, setWMIFailed, func(ctx context.Context, session cim.Session, out wmiOutput) error {
		target, err := locate(ctx, session, namespace, path)
		if err != nil {
			return failed(err)
		}
		if err := s.put(ctx, c, session, target); err != nil {
			return err
		}
		return out(value.Of(target))
	})
}

// put writes the properties: a class makes a new instance, which target becomes, unless -PutType forbids it.
func (s *setWmiInstance) put(ctx context.Context, rt value.Runtime, session cim.Session, target *object.ManagementObject) error {
	class := target.CIM.Class()
	create := target.CIM.IsClass()
	if n := s.PutType.Base().Int64(); !s.PutType.IsNull() && (create && n == putUpdateOnly || !create && n == putCreateOnly) {
		status := cim.NotFound
		if !create {
			status = cim.AlreadyExists
		}
		return failed(&cim.Error{Status: status, Target: class.Name})
	}
	if create {
		target.CIM = cim.NewInstance(class)
	}
	if err := assign(rt, target, s.Arguments); err != nil {
		return failed(err)
	}
	if !create {
		return failed(session.Modify(ctx, class.Namespace, target.CIM))
	}
	stored, err := session.Create(ctx, class.Namespace, target.CIM)
	if err != nil {
		return failed(err)
	}
	target.CIM = stored
	return nil
}
