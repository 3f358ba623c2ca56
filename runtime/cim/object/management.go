package object

import (
	"goposh/runtime/cim"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// Management makes the objects of System.Management in a session: [wmi], [wmiclass], [wmisearcher].
type Management struct{ Session *session.Session }

var _ types.Management = Management{}

// NewManagement implements types.Management.
func (s Management) NewManagement(rt value.Runtime, class string, args []value.Value) (value.Value, error) {
	if class == "ManagementObjectSearcher" {
		return s.newSearcher(rt, args)
	}
	path, err := cim.ParseObjectPath(types.ToString(rt, args[0]))
	if err != nil {
		return value.Null, NewManagementException(err)
	}
	if class == "ManagementPath" {
		return value.Of(newPath(path)), nil
	}
	o, err := s.Object(rt, path)
	if err != nil {
		return value.Null, NewManagementException(err)
	}
	if class == "ManagementClass" && !o.CIM.IsClass() {
		return value.Null, NewManagementException(&cim.Error{Status: cim.InvalidObjectPath, Target: path.String()})
	}
	return value.Of(o), nil
}

// Object finds what a path names: an instance or a class. The error is one of package cim or a *ConnectError.
func (s Management) Object(rt value.Runtime, path cim.ObjectPath) (*ManagementObject, error) {
	ctx := rt.Context()
	c, err := Of(s.Session).Connect(ctx, path.Server)
	if err != nil {
		return nil, err
	}
	namespace := cim.CleanNamespace(path.Namespace)
	if path.IsClass() {
		class, err := c.Class(ctx, namespace, path.Class)
		if err != nil {
			return nil, err
		}
		o := cim.NewClassObject(class)
		o.SetServer(c.ComputerName())
		return NewManagementObject(o, c), nil
	}
	i, err := c.Get(ctx, namespace, path)
	if err != nil {
		return nil, err
	}
	return NewManagementObject(i, c), nil
}

func (s Management) newSearcher(rt value.Runtime, args []value.Value) (value.Value, error) {
	scope := cim.ObjectPath{Server: ".", Namespace: cim.DefaultNamespace}
	if len(args) > 1 {
		p, err := parseScope(types.ToString(rt, args[0]))
		if err != nil {
			return value.Null, NewManagementException(err)
		}
		scope = p
	}
	return value.Of(&searcher{owner: s, scope: scope, query: types.ToString(rt, args[len(args)-1])}), nil
}

// parseScope reads the path of a namespace, such as \\server\root\cimv2.
func parseScope(text string) (cim.ObjectPath, error) {
	p, err := cim.ParseObjectPath(text + ":__NAMESPACE")
	p.Class = ""
	return p, err
}

// searcher is a System.Management.ManagementObjectSearcher.
type searcher struct {
	value.Bag
	owner Management
	scope cim.ObjectPath
	query string
}

// Type implements value.Object.
func (*searcher) Type() *value.Type { return netType(typeManagementSearcher) }

// NetProperty implements types.Backed.
func (s *searcher) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	if name == "Scope" {
		return value.Of(newScope(s.scope)), nil
	}
	return value.Of(&info{class: typeObjectQuery, get: func(_ value.Runtime, name string) value.Value {
		if name == "QueryString" {
			return value.String(s.query)
		}
		return value.String("WQL")
	}}), nil
}

// SetNetProperty implements types.Backed.
func (*searcher) SetNetProperty(value.Runtime, string, value.Value) error { return nil }

// NetMethod implements types.Backed: Get.
func (s *searcher) NetMethod(rt value.Runtime, name string, _ []value.Value) (value.Value, error) {
	if name != "Get" {
		return value.Void, nil
	}
	c, err := Of(s.owner.Session).Connect(rt.Context(), s.scope.Server)
	if err != nil {
		return value.Null, NewManagementException(err)
	}
	return collectManagement(c, c.Query(rt.Context(), s.scope.Namespace, s.query))
}

// newPath is a System.Management.ManagementPath.
func newPath(p cim.ObjectPath) *info {
	return &info{class: typeManagementPath, text: p.String(), get: func(_ value.Runtime, name string) value.Value {
		switch name {
		case "Path":
			return value.String(p.String())
		case "RelativePath":
			return value.String(p.Relative())
		case "Server":
			return value.String(p.Server)
		case "NamespacePath":
			return value.String(backslashes(p.Namespace))
		case "ClassName":
			return value.String(p.Class)
		case "IsClass":
			return value.Bool(p.IsClass())
		case "IsInstance":
			return value.Bool(!p.IsClass())
		case "IsSingleton":
			return value.Bool(p.Singleton)
		}
		return value.Null
	}}
}

// newScope is a System.Management.ManagementScope: a namespace of a computer.
func newScope(p cim.ObjectPath) *info {
	return &info{class: typeManagementScope, get: func(_ value.Runtime, name string) value.Value {
		if name == "IsConnected" {
			return value.True
		}
		text := `\\` + p.Server + `\` + backslashes(p.Namespace)
		return value.Of(&info{class: typeManagementPath, text: text, get: func(_ value.Runtime, name string) value.Value {
			switch name {
			case "Path":
				return value.String(text)
			case "Server":
				return value.String(p.Server)
			case "NamespacePath":
				return value.String(backslashes(p.Namespace))
			case "RelativePath", "ClassName":
				return value.String("")
			}
			return value.False
		}})
	}}
}
