package object

import (
	"goposh/runtime/cim"
	"goposh/runtime/value"
)

// Class is a Microsoft.Management.Infrastructure.CimClass.
type Class struct {
	value.Bag
	CIM *cim.Class
	// Server is the computer the class came from.
	Server string
}

// NewClass shows a class to scripts.
func NewClass(c *cim.Class, server string) *Class { return &Class{CIM: c, Server: server} }

// Type implements value.Object.
func (*Class) Type() *value.Type { return netType(typeCimClass) }

// ExtendedTypeNames implements types.TypeNamer.
func (c *Class) ExtendedTypeNames() []string {
	return []string{typeCimClass + "#" + c.CIM.Namespace + "/" + c.CIM.Name}
}

// Text is ToString: namespace and name.
func (c *Class) Text() string { return c.CIM.Namespace + ":" + c.CIM.Name }

// NetProperty implements types.Backed.
func (c *Class) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	switch name {
	case "CimSuperClassName":
		return textOrNull(c.CIM.SuperClass), nil
	case "CimSuperClass":
		if c.CIM.Super == nil {
			return value.Null, nil
		}
		return value.Of(NewClass(c.CIM.Super, c.Server)), nil
	case "CimClassProperties":
		return value.Of(c.properties()), nil
	case "CimClassQualifiers":
		return value.Of(qualifiers(classQualifiers(c.CIM))), nil
	case "CimClassMethods":
		return value.Of(c.methods()), nil
	case "CimSystemProperties":
		return value.Of(systemProperties(c.CIM, c.Server)), nil
	}
	return value.Null, nil
}

// SetNetProperty implements types.Backed.
func (*Class) SetNetProperty(value.Runtime, string, value.Value) error { return nil }

// NetMethod implements types.Backed: ToString and Dispose.
func (c *Class) NetMethod(_ value.Runtime, name string, _ []value.Value) (value.Value, error) {
	if name == "ToString" {
		return value.String(c.Text()), nil
	}
	return value.Void, nil
}

// classQualifiers are the qualifiers that the class has, and those that its nature implies.
func classQualifiers(c *cim.Class) []cim.Qualifier {
	out := c.Qualifiers
	for _, q := range [...]struct {
		name string
		set  bool
	}{{"Abstract", c.Abstract}, {"Association", c.Association}, {"Singleton", c.Singleton}} {
		if q.set {
			out = withQualifier(out, q.name)
		}
	}
	return out
}

// propertyQualifiers are the qualifiers of a property.
func propertyQualifiers(p *cim.Property) []cim.Qualifier {
	out := p.Qualifiers
	if p.Key {
		out = withQualifier(out, "key")
	}
	if p.ReadOnly {
		out = withQualifier(out, "read")
	}
	return out
}

// methodQualifiers are the qualifiers of a method.
func methodQualifiers(m *cim.Method) []cim.Qualifier {
	if m.Static {
		return withQualifier(m.Qualifiers, "static")
	}
	return m.Qualifiers
}

// withQualifier returns the list with a boolean qualifier, unless it is there.
func withQualifier(list []cim.Qualifier, name string) []cim.Qualifier {
	for _, q := range list {
		if equalName(q.Name, name) {
			return list
		}
	}
	return append(list[:len(list):len(list)], cim.Qualifier{Name: name, Value: true})
}

func qualifiers(list []cim.Qualifier) *collection {
	out := newCollection(typeReadOnlyCollection, typeCimQualifier)
	for _, q := range list {
		out.add(q.Name, &info{class: typeCimQualifier, text: q.Name, get: func(rt value.Runtime, name string) value.Value {
			switch name {
			case "Name":
				return value.String(q.Name)
			case "Value":
				return qualifierValue(rt, q.Value)
			case "CimType":
				t, array := qualifierType(q.Value)
				return enum(typeCimType, int64(t.Number(array)))
			case "Flags":
				return enum(typeCimFlags, 0)
			}
			return value.Null
		}})
	}
	return out
}

func qualifierType(v any) (t cim.Type, array bool) {
	switch v.(type) {
	case bool:
		return cim.Boolean, false
	case int32, int:
		return cim.SInt32, false
	case int64:
		return cim.SInt64, false
	case float64:
		return cim.Real64, false
	case []string:
		return cim.String, true
	}
	return cim.String, false
}

func qualifierValue(rt value.Runtime, v any) value.Value {
	t, array := qualifierType(v)
	return infrastructure.toValue(rt, v, t, array)
}
