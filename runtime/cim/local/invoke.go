package local

import (
	"context"
	"errors"
	"strings"

	"goposh/runtime/cim"
)

// Invoke calls a method; see [cim.Session]. A method that the class declares
// but Linux has no equivalent for gives [cim.NotSupported].
func (s *Session) Invoke(ctx context.Context, namespace string, call cim.Call) (*cim.Result, error) {
	if call.Path.Namespace != "" {
		namespace = call.Path.Namespace
	}
	if call.Class == "" {
		call.Class = call.Path.Class
	}
	c, err := s.Class(ctx, namespace, call.Class)
	if err != nil {
		return nil, err
	}
	if err := s.host.sys.Available(); err != nil && s.host.root == "/" {
		return nil, err
	}
	m := c.Method(call.Method)
	if m == nil {
		return nil, cim.Errorf(cim.InvalidMethod, call.Method, "class %s has no such method", c.Name)
	}
	var target *cim.Instance
	if !m.Static {
		if call.Path.Class == "" || call.Path.IsClass() {
			return nil, cim.Errorf(cim.InvalidMethodParameters, m.Name, "the method is not static: it needs an instance")
		}
		if target, err = s.Get(ctx, namespace, call.Path); err != nil {
			return nil, err
		}
		// A derived class may declare the method anew.
		c = target.Class()
		m = c.Method(call.Method)
	}
	args, err := arguments(m, call.Args)
	if err != nil {
		return nil, err
	}
	run := implementation(c, m.Name)
	if run == nil {
		return nil, cim.Errorf(cim.NotSupported, c.Name+"."+m.Name, "the method has no equivalent on Linux")
	}
	result, err := run(ctx, s.host, target, args)
	if err != nil {
		return nil, err
	}
	return result, complete(m, result)
}

func implementation(c *cim.Class, name string) method {
	for ; c != nil; c = c.Super {
		if p, ok := providers()[strings.ToLower(c.Name)]; ok && p.methods[name] != nil {
			return p.methods[name]
		}
	}
	return nil
}

// arguments converts the call's arguments to the types of the parameters.
func arguments(m *cim.Method, given []cim.Argument) (map[string]any, error) {
	args := make(map[string]any, len(given))
	for _, a := range given {
		var parameter *cim.Parameter
		for i := range m.In {
			if strings.EqualFold(m.In[i].Name, a.Name) {
				parameter = &m.In[i]
			}
		}
		if parameter == nil {
			return nil, cim.Errorf(cim.InvalidMethodParameters, m.Name, "there is no parameter %s", a.Name)
		}
		value, err := cim.Convert(a.Value, parameter.Type, parameter.Array)
		if err != nil {
			return nil, &cim.Error{Status: cim.InvalidMethodParameters, Target: m.Name, Detail: "parameter " + a.Name, Err: err}
		}
		args[parameter.Name] = value
	}
	return args, nil
}

// complete orders the output as declared and gives it types; what the method
// left out is NULL.
func complete(m *cim.Method, r *cim.Result) error {
	out := make([]cim.Argument, len(m.Out))
	for i, p := range m.Out {
		value, err := cim.Convert(r.Value(p.Name), p.Type, p.Array)
		if err != nil {
			return err
		}
		out[i] = cim.Argument{Name: p.Name, Value: value, Type: p.Type, Array: p.Array}
	}
	value, err := cim.Convert(r.ReturnValue, m.ReturnType, false)
	r.Out, r.ReturnValue = out, value
	return err
}

// Create always fails: nothing on the local system can be made this way.
func (s *Session) Create(_ context.Context, _ string, i *cim.Instance) (*cim.Instance, error) {
	return nil, cim.Errorf(cim.NotSupported, i.Class().Name, "instances of this class cannot be created")
}

// Modify always fails: everything here reflects the system read-only.
func (s *Session) Modify(_ context.Context, _ string, i *cim.Instance) error {
	return cim.Errorf(cim.NotSupported, i.Class().Name, "instances of this class cannot be changed")
}

// Delete removes an instance. Only processes can be: they are ended.
func (s *Session) Delete(ctx context.Context, namespace string, path cim.ObjectPath) error {
	target, err := s.Get(ctx, namespace, path)
	if err != nil {
		return err
	}
	p := providers()[strings.ToLower(target.Class().Name)]
	if p == nil || p.remove == nil {
		return cim.Errorf(cim.NotSupported, target.Class().Name, "instances of this class cannot be removed")
	}
	err = p.remove(ctx, s.host, target)
	if status := (&cim.Error{}); err == nil || errors.As(err, &status) {
		return err
	}
	return &cim.Error{Status: cim.Failed, Target: path.String(), Err: err}
}
