package object

import (
	"context"
	"slices"
	"strings"

	"goposh/runtime/cim"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// InvokeDynamic implements types.DynamicMethods: the methods of the WMI class, their arguments in the order of declaration.
func (m *ManagementObject) InvokeDynamic(rt value.Runtime, name string, args []value.Value) (value.Value, bool, error) {
	if m.Session == nil {
		return value.Null, false, nil
	}
	method := m.CIM.Class().Method(name)
	if method == nil || m.CIM.IsClass() != method.Static {
		return value.Null, false, nil
	}
	if len(args) > len(method.In) {
		r := errs.New("System.Management.Automation.MethodException", "MethodCountCouldNotFindBest", errs.NotSpecified, value.Null,
			`Cannot find an overload for "%s" and the argument count: "%d".`, name, len(args))
		return value.Null, true, r
	}
	named := make([]cim.Argument, len(args))
	for i, a := range args {
		named[i] = cim.Argument{Name: method.In[i].Name, Value: FromValue(rt, a)}
	}
	out, err := m.Invoke(rt.Context(), method, named)
	if err != nil {
		return value.Null, true, types.InvocationError(name, len(args), err)
	}
	return value.Of(out), true, nil
}

// ListMethods implements types.MethodLister: a class has the static methods, an instance the others.
func (m *ManagementObject) ListMethods() []types.MemberInfo {
	c := m.CIM.Class()
	out := make([]types.MemberInfo, 0, len(c.Methods))
	for i := range c.Methods {
		method := &c.Methods[i]
		if m.Session == nil || m.CIM.IsClass() != method.Static {
			continue
		}
		out = append(out, types.MemberInfo{Name: method.Name, Kind: value.MemberMethod, Definition: definition(method)})
	}
	return out
}

// definition is a method as Get-Member shows it.
func definition(m *cim.Method) string {
	var b strings.Builder
	b.WriteString(typeManagementBaseObject + " " + m.Name + "(")
	for i := range m.In {
		if i > 0 {
			b.WriteString(", ")
		}
		p := &m.In[i]
		name := management.netType(p.Type, p.Array).FullName
		if p.Type == cim.Object && p.RefClass != "" {
			name = typeManagementObject + "#" + p.RefClass
		}
		b.WriteString(name + " " + p.Name)
	}
	b.WriteByte(')')
	return b.String()
}

// Invoke calls a method with named arguments; NULL ones are left out. What it gives is a __PARAMETERS object with the return
// value and the output. The error is a ManagementException.
func (m *ManagementObject) Invoke(ctx context.Context, method *cim.Method, args []cim.Argument) (*ManagementObject, error) {
	args = slices.DeleteFunc(args, func(a cim.Argument) bool { return a.Value == nil })
	c := m.CIM.Class()
	call := cim.Call{Class: c.Name, Method: method.Name, Args: args}
	if !m.CIM.IsClass() && !method.Static {
		call.Path = m.CIM.Path()
	}
	r, err := m.Session.Invoke(ctx, c.Namespace, call)
	if err != nil {
		return nil, NewManagementException(err)
	}
	out := outParameters(method)
	// What the session gives has the declared types already.
	_ = out.CIM.Set("ReturnValue", r.ReturnValue)
	for _, a := range r.Out {
		_ = out.CIM.Set(a.Name, a.Value)
	}
	return out, nil
}

// parametersClass is the class of the objects that carry a method's parameters.
const parametersClass = "__PARAMETERS"

func parameterObject(props []cim.Property) *ManagementObject {
	slices.SortFunc(props, func(a, b cim.Property) int {
		return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	c := cim.NewClass(cim.Class{Name: parametersClass, Properties: props}, nil)
	return &ManagementObject{CIM: cim.NewInstance(c), embedded: true}
}

func parameterProperty(p *cim.Parameter) cim.Property {
	return cim.Property{Name: p.Name, Type: p.Type, Array: p.Array, RefClass: p.RefClass}
}

// inParameters is an object for a method's input, all NULL, sorted by name as WMI has it.
func inParameters(m *cim.Method) *ManagementObject {
	props := make([]cim.Property, len(m.In))
	for i := range m.In {
		props[i] = parameterProperty(&m.In[i])
	}
	return parameterObject(props)
}

// outParameters is an object for a method's return value and output, all NULL.
func outParameters(m *cim.Method) *ManagementObject {
	props := make([]cim.Property, 0, len(m.Out)+1)
	for i := range m.Out {
		props = append(props, parameterProperty(&m.Out[i]))
	}
	return parameterObject(append(props, cim.Property{Name: "ReturnValue", Type: m.ReturnType}))
}

// NetMethod implements types.Backed.
func (m *ManagementObject) NetMethod(rt value.Runtime, name string, args []value.Value) (value.Value, error) {
	switch name {
	case "ToString":
		return value.String(m.Text()), nil
	case "Item", "GetPropertyValue":
		return m.property(rt, types.ToString(rt, args[0]))
	case "SetPropertyValue":
		property := types.ToString(rt, args[0])
		if found, err := m.SetAdapted(rt, property, args[1]); found || err != nil {
			return value.Void, err
		}
		return value.Null, NewManagementException(&cim.Error{Status: cim.NotFound, Target: property})
	case "Clone":
		c := *m
		c.Bag, c.CIM = value.Bag{}, m.CIM.Clone()
		return value.Of(&c), nil
	}
	if m.Session == nil {
		return value.Void, nil
	}
	return m.repositoryMethod(rt, name, args)
}

func (m *ManagementObject) property(rt value.Runtime, name string) (value.Value, error) {
	v, found, err := m.GetAdapted(rt, name)
	if err == nil && !found {
		err = NewManagementException(&cim.Error{Status: cim.NotFound, Target: name})
	}
	return v, err
}

// repositoryMethod is a .NET method that asks the repository.
func (m *ManagementObject) repositoryMethod(rt value.Runtime, name string, args []value.Value) (value.Value, error) {
	ctx, c := rt.Context(), m.CIM.Class()
	text := func(i int) string {
		if i < len(args) {
			return types.ToString(rt, args[i])
		}
		return ""
	}
	var err error
	switch name {
	case "Get":
		if !m.CIM.IsClass() {
			var fresh *cim.Instance
			if fresh, err = m.Session.Get(ctx, c.Namespace, m.CIM.Path()); err == nil {
				m.CIM = fresh
			}
		}
	case "Put":
		return m.Put(ctx)
	case "Delete":
		err = m.Session.Delete(ctx, c.Namespace, m.CIM.Path())
	case "CreateInstance":
		return value.Of(NewManagementObject(cim.NewInstance(c), m.Session)), nil
	case "GetInstances":
		return m.collect(m.Session.Enumerate(ctx, c.Namespace, c.Name, cim.EnumerateOptions{}))
	case "GetSubclasses":
		return m.collect(m.Session.Query(ctx, c.Namespace, "SELECT * FROM meta_class WHERE __SUPERCLASS = \""+c.Name+"\""))
	case "GetRelated", "GetRelationships":
		query := "ASSOCIATORS OF {"
		if name == "GetRelationships" {
			query = "REFERENCES OF {"
		}
		query += m.CIM.Path().Relative() + "}"
		if class := text(0); class != "" {
			query += " WHERE ResultClass = " + class
		}
		return m.collect(m.Session.Query(ctx, c.Namespace, query))
	case "GetMethodParameters", "InvokeMethod":
		method := c.Method(text(0))
		if method == nil {
			return value.Null, NewManagementException(&cim.Error{Status: cim.InvalidMethod, Target: text(0)})
		}
		if name == "GetMethodParameters" {
			return value.Of(inParameters(method)), nil
		}
		return m.invokeMethod(rt, method, args[1:])
	}
	if err != nil {
		return value.Null, NewManagementException(err)
	}
	return value.Void, nil
}

// Put writes the object back and gives its path. The error is a ManagementException.
func (m *ManagementObject) Put(ctx context.Context) (value.Value, error) {
	var err error
	if m.CIM.IsClass() {
		err = &cim.Error{Status: cim.NotSupported, Target: m.CIM.Class().Name, Detail: "classes cannot be changed"}
	} else {
		err = m.Session.Modify(ctx, m.CIM.Class().Namespace, m.CIM)
	}
	if err != nil {
		return value.Null, NewManagementException(err)
	}
	return value.Of(newPath(m.CIM.Path())), nil
}

// collect gathers a sequence in a ManagementObjectCollection.
func (m *ManagementObject) collect(seq func(func(*cim.Instance, error) bool)) (value.Value, error) {
	return collectManagement(m.Session, seq)
}

func collectManagement(s cim.Session, seq func(func(*cim.Instance, error) bool)) (value.Value, error) {
	out := managementCollection("")
	for i, err := range seq {
		if err != nil {
			return value.Null, NewManagementException(err)
		}
		out.add("", NewManagementObject(i, s))
	}
	return value.Of(out), nil
}

// invokeMethod is InvokeMethod: with an array of arguments it gives the return value, with an object of parameters one of them.
func (m *ManagementObject) invokeMethod(rt value.Runtime, method *cim.Method, args []value.Value) (value.Value, error) {
	var named []cim.Argument
	var in *ManagementObject
	if len(args) > 0 {
		switch o := args[0].Base().Object().(type) {
		case *ManagementObject:
			in = o
			for n := range o.CIM.Class().Properties {
				named = append(named, cim.Argument{Name: o.CIM.Class().Properties[n].Name, Value: o.CIM.At(n)})
			}
		case *value.Array:
			for i, a := range o.Items[:min(len(o.Items), len(method.In))] {
				named = append(named, cim.Argument{Name: method.In[i].Name, Value: FromValue(rt, a)})
			}
		}
	}
	out, err := m.Invoke(rt.Context(), method, named)
	if err != nil {
		return value.Null, err
	}
	if in != nil || len(args) > 1 {
		return value.Of(out), nil
	}
	return out.property(rt, "ReturnValue")
}
