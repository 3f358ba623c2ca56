package object

import (
	"slices"
	"strings"

	"goposh/runtime/cim"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// ManagementObject is a System.Management.ManagementObject, a ManagementClass when it stands for a class, and a
// ManagementBaseObject when it is part of another object or the parameters of a method.
type ManagementObject struct {
	value.Bag
	CIM *cim.Instance
	// Session is where the object came from; nil for a ManagementBaseObject.
	Session cim.Session

	embedded bool
}

// NewManagementObject shows an instance, or the object that stands for a class, to scripts.
func NewManagementObject(i *cim.Instance, s cim.Session) *ManagementObject {
	return &ManagementObject{CIM: i, Session: s}
}

// Type implements value.Object.
func (m *ManagementObject) Type() *value.Type { return netType(m.typeName()) }

func (m *ManagementObject) typeName() string {
	switch {
	case m.embedded:
		return typeManagementBaseObject
	case m.CIM.IsClass():
		return typeManagementClass
	}
	return typeManagementObject
}

// ExtendedTypeNames implements types.TypeNamer: the class and its ancestors, with the namespace and without.
func (m *ManagementObject) ExtendedTypeNames() []string {
	c := m.CIM.Class()
	return classTypeNames(m.typeName()+"#", backslashes(c.Namespace)+`\`, c)
}

// systemNames are the system properties in WMI's order.
var systemNames = [...]string{"__GENUS", "__CLASS", "__SUPERCLASS", "__DYNASTY", "__RELPATH", "__PROPERTY_COUNT", "__DERIVATION", "__SERVER", "__NAMESPACE", "__PATH"}

// system is a system property; ok is false when there is none of the name.
func (m *ManagementObject) system(name string) (value.Value, bool) {
	v, ok := m.CIM.System(name)
	if !ok {
		return value.Null, false
	}
	if m.CIM.Class().Namespace == "" {
		switch strings.ToUpper(name) {
		case "__RELPATH", "__SERVER", "__NAMESPACE", "__PATH":
			return value.Null, true
		}
	}
	switch v := v.(type) {
	case string:
		return value.String(v), true
	case int32:
		return value.Int(v), true
	case []string:
		return value.Strings(v), true
	}
	return value.Null, true
}

// shows tells whether the object has a property: one that a query did not select it has not.
func (m *ManagementObject) shows(p *cim.Property) bool {
	selected := m.CIM.Selected()
	return selected == nil || slices.ContainsFunc(selected, func(s string) bool { return strings.EqualFold(s, p.Name) })
}

// GetAdapted implements types.Adapter.
func (m *ManagementObject) GetAdapted(rt value.Runtime, name string) (value.Value, bool, error) {
	c := m.CIM.Class()
	if n := c.Index(name); n >= 0 && m.shows(&c.Properties[n]) {
		return m.at(rt, n), true, nil
	}
	if strings.HasPrefix(name, "__") {
		v, ok := m.system(name)
		return v, ok, nil
	}
	return value.Null, false, nil
}

func (m *ManagementObject) at(rt value.Runtime, n int) value.Value {
	p := &m.CIM.Class().Properties[n]
	return management.toValue(rt, m.CIM.At(n), p.Type, p.Array)
}

// SetAdapted implements types.Adapter. WMI refuses a read-only property only when the object is put.
func (m *ManagementObject) SetAdapted(rt value.Runtime, name string, v value.Value) (bool, error) {
	p := m.CIM.Class().Property(name)
	if p == nil {
		if _, ok := m.system(name); ok {
			return true, readOnly(name)
		}
		return false, nil
	}
	return true, m.set(rt, p.Name, v)
}

func (m *ManagementObject) set(rt value.Runtime, name string, v value.Value) error {
	if err := m.CIM.Set(name, FromValue(rt, v)); err != nil {
		return NewManagementException(err)
	}
	return nil
}

// AdaptedProperties implements types.Adapter: the system properties, then those of the class.
func (m *ManagementObject) AdaptedProperties(value.Runtime) []types.AdaptedProperty {
	props := m.CIM.Class().Properties
	out := make([]types.AdaptedProperty, 0, len(systemNames)+len(props))
	for _, name := range systemNames {
		t := value.TypeString
		switch name {
		case "__GENUS", "__PROPERTY_COUNT":
			t = value.TypeInt32
		case "__DERIVATION":
			t = value.TypeString.Array()
		}
		out = append(out, types.AdaptedProperty{Name: name, TypeName: t.FullName})
	}
	for n := range props {
		if p := &props[n]; m.shows(p) {
			out = append(out, types.AdaptedProperty{Name: p.Name, TypeName: management.netType(p.Type, p.Array).FullName})
		}
	}
	return out
}

// Text is ToString: the path.
func (m *ManagementObject) Text() string {
	if m.embedded {
		return typeManagementBaseObject
	}
	return m.CIM.Path().String()
}

// NetProperty implements types.Backed.
func (m *ManagementObject) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	c := m.CIM.Class()
	switch name {
	case "Path":
		return value.Of(newPath(m.CIM.Path())), nil
	case "ClassPath":
		return value.Of(newPath(cim.ObjectPath{Server: m.CIM.Server(), Namespace: c.Namespace, Class: c.Name})), nil
	case "Scope":
		return value.Of(newScope(cim.ObjectPath{Server: m.CIM.Server(), Namespace: c.Namespace})), nil
	case "Properties":
		return value.Of(m.properties()), nil
	case "SystemProperties":
		return value.Of(m.systemProperties()), nil
	case "Qualifiers":
		return value.Of(dataQualifiers(classQualifiers(c))), nil
	case "Methods":
		return value.Of(m.methods()), nil
	case "Derivation":
		return value.Of(value.NewList(netType("System.Collections.Specialized.StringCollection"), stringValues(c.Derivation()))), nil
	}
	return value.Null, nil
}

// backslashes is a namespace as WMI writes it.
func backslashes(namespace string) string { return strings.ReplaceAll(namespace, "/", `\`) }

func stringValues(list []string) []value.Value {
	out := make([]value.Value, len(list))
	for i, s := range list {
		out[i] = value.String(s)
	}
	return out
}

// SetNetProperty implements types.Backed.
func (*ManagementObject) SetNetProperty(value.Runtime, string, value.Value) error { return nil }
