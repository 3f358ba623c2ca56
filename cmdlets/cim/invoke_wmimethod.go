package cim

import (
	"context"
	"slices"
	"strings"

	"goposh/runtime/cim"
	"goposh/runtime/cim/object"
	"goposh/runtime/cmdlet"
	"goposh/runtime/value"
)

// invokeWmiMethod is Invoke-WmiMethod.
type invokeWmiMethod struct {
	InputObject  value.Value   `ps:"object: mandatory pipe" type:"System.Management.ManagementObject"`
	Path         string        `ps:"path: mandatory"`
	Class        string        `ps:"class: mandatory pos=0"`
	Name         string        `ps:"mandatory; class: mandatory pos=1"`
	ArgumentList []value.Value `ps:"path:; object:; class: pos=2" alias:"Args"`
	wmiParameters
}

const invokeWMIFailed = "InvokeWMIManagementException"

// Process implements cmdlet.Processor.
func (m *invokeWmiMethod) Process(c *cmdlet.Context) error {
	path := cim.ObjectPath{Class: m.Class}
	switch o, ok := m.InputObject.Base().Object().(*object.ManagementObject); {
	case ok:
		path = o.CIM.Path()
		m.pathComputers(path)
	case m.Path != "":
		var err error
		if path, err = pathOf(c, m.Path); err != nil {
			return err
		}
		m.pathComputers(path)
	}
	namespace, text := m.namespaceOf(path), path.String()
	if ok, err := c.ShouldProcess(text, "Invoke-WmiMethod ("+m.Name+")"); !ok || err != nil {
		return err
	}
	return m.run(c, invokeWMIFailed, func(ctx context.Context, s cim.Session, out wmiOutput) error {
		target, err := locate(ctx, s, namespace, path)
		if err != nil {
			return failed(err)
		}
		method := target.CIM.Class().Method(m.Name)
		if method == nil {
			return failed(&cim.Error{Status: cim.InvalidMethod, Target: m.Name})
		}
		args, err := argumentList(c, method, m.ArgumentList)
		if err != nil {
			return failed(err)
		}
		r, err := target.Invoke(ctx, method, args)
		if err != nil {
			return failed(err)
		}
		return out(value.Of(r))
	})
}

// sortedParameters are the names of a method's input in order.
func sortedParameters(m *cim.Method) []string {
	names := make([]string, len(m.In))
	for i := range m.In {
		names[i] = m.In[i].Name
	}
	slices.SortFunc(names, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) })
	return names
}

// locate finds the instance or class that a path names.
func locate(ctx context.Context, s cim.Session, namespace string, path cim.ObjectPath) (*object.ManagementObject, error) {
	if !path.IsClass() {
		i, err := s.Get(ctx, namespace, path)
		if err != nil {
			return nil, err
		}
		return object.NewManagementObject(i, s), nil
	}
	class, err := s.Class(ctx, namespace, path.Class)
	if err != nil {
		return nil, err
	}
	i := cim.NewClassObject(class)
	i.SetServer(s.ComputerName())
	return object.NewManagementObject(i, s), nil
}
