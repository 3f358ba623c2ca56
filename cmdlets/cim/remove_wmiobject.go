package cim

import (
	"context"

	"goposh/runtime/cim"
	"goposh/runtime/cim/object"
	"goposh/runtime/cmdlet"
	"goposh/runtime/value"
)

// removeWmiObject is Remove-WmiObject.
type removeWmiObject struct {
	InputObject value.Value `ps:"object: mandatory pipe" type:"System.Management.ManagementObject"`
	Path        string      `ps:"path: mandatory"`
	Class       string      `ps:"class: mandatory pos=0"`
	wmiParameters
}

const removeWMIFailed = "RemoveWMIManagementException"

// Process implements cmdlet.Processor.
func (r *removeWmiObject) Process(c *cmdlet.Context) error {
	path := cim.ObjectPath{Class: r.Class}
	switch o, ok := r.InputObject.Base().Object().(*object.ManagementObject); {
	case ok:
		path = o.CIM.Path()
		r.pathComputers(path)
	case r.Path != "":
		var err error
		if path, err = pathOf(c, r.Path); err != nil {
			return err
		}
		r.pathComputers(path)
	}
	if ok, err := c.ShouldProcess(path.String(), "Remove-WmiObject"); !ok || err != nil {
		return err
	}
	namespace := r.namespaceOf(path)
	return r.run(c, removeWMIFailed, func(ctx context.Context, s cim.Session, _ wmiOutput) error {
		if path.IsClass() {
			if _, err := s.Class(ctx, namespace, path.Class); err != nil {
				return failed(err)
			}
			return failed(&cim.Error{Status: cim.NotSupported, Target: path.Class, Detail: "classes cannot be removed"})
		}
		return failed(s.Delete(ctx, namespace, path))
	})
}
