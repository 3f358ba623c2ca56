package object

import (
	"goposh/runtime/cim"
	"goposh/runtime/value"
)

// managementCollection is a collection class of System.Management.
func managementCollection(element string) *collection {
	if element == "" {
		return &collection{typ: netType(typeManagementCollection)}
	}
	return &collection{typ: netType(element + "Collection")}
}

// properties is Properties: the PropertyData of the class's properties.
func (m *ManagementObject) properties() *collection {
	out := managementCollection(typePropertyData)
	for n := range m.CIM.Class().Properties {
		if p := &m.CIM.Class().Properties[n]; m.shows(p) {
			out.add(p.Name, &propertyData{owner: m, n: n})
		}
	}
	return out
}

// propertyData is a System.Management.PropertyData.
type propertyData struct {
	value.Bag
	owner *ManagementObject
	n     int
}

func (p *propertyData) decl() *cim.Property { return &p.owner.CIM.Class().Properties[p.n] }

// Type implements value.Object.
func (*propertyData) Type() *value.Type { return netType(typePropertyData) }

// Text is the name, which lists of properties show.
func (p *propertyData) Text() string { return p.decl().Name }

// NetProperty implements types.Backed.
func (p *propertyData) NetProperty(rt value.Runtime, name string) (value.Value, error) {
	decl := p.decl()
	switch name {
	case "Name":
		return value.String(decl.Name), nil
	case "Value":
		return p.owner.at(rt, p.n), nil
	case "Type":
		return enum(typeManagementCimType, managementType(decl.Type)), nil
	case "IsArray":
		return value.Bool(decl.Array), nil
	case "IsLocal":
		return value.Bool(equalName(decl.Origin, p.owner.CIM.Class().Name)), nil
	case "Origin":
		return value.String(decl.Origin), nil
	case "Qualifiers":
		return value.Of(dataQualifiers(propertyQualifiers(decl))), nil
	}
	return value.Null, nil
}

// SetNetProperty implements types.Backed: Value.
func (p *propertyData) SetNetProperty(rt value.Runtime, name string, v value.Value) error {
	if name != "Value" {
		return nil
	}
	return p.owner.set(rt, p.decl().Name, v)
}

// NetMethod implements types.Backed: ToString.
func (p *propertyData) NetMethod(value.Runtime, string, []value.Value) (value.Value, error) {
	return value.String(p.Text()), nil
}

// systemProperties is SystemProperties.
func (m *ManagementObject) systemProperties() *collection {
	out := managementCollection(typePropertyData)
	for _, system := range systemNames {
		out.add(system, &info{class: typePropertyData, text: system, get: func(_ value.Runtime, name string) value.Value {
			v, _ := m.system(system)
			switch name {
			case "Name":
				return value.String(system)
			case "Value":
				return v
			case "IsArray":
				return value.Bool(system == "__DERIVATION")
			case "IsLocal":
				return value.False
			case "Origin":
				return value.String("___SYSTEM")
			case "Type":
				if v.Kind() == value.KindInt32 {
					return enum(typeManagementCimType, managementType(cim.SInt32))
				}
				return enum(typeManagementCimType, managementType(cim.String))
			case "Qualifiers":
				return value.Of(dataQualifiers(nil))
			}
			return value.Null
		}})
	}
	return out
}

// managementType is a type's number in the enum System.Management.CimType.
func managementType(t cim.Type) int64 {
	switch t {
	case cim.Boolean:
		return 11
	case cim.UInt8:
		return 17
	case cim.SInt8:
		return 16
	case cim.UInt16:
		return 18
	case cim.SInt16:
		return 2
	case cim.UInt32:
		return 19
	case cim.SInt32:
		return 3
	case cim.UInt64:
		return 21
	case cim.SInt64:
		return 20
	case cim.Real32:
		return 4
	case cim.Real64:
		return 5
	case cim.Char16:
		return 103
	case cim.DateTime:
		return 101
	case cim.String:
		return 8
	case cim.Reference:
		return 102
	case cim.Object:
		return 13
	}
	return 0
}

func dataQualifiers(list []cim.Qualifier) *collection {
	out := managementCollection(typeQualifierData)
	for _, q := range list {
		out.add(q.Name, &info{class: typeQualifierData, text: q.Name, get: func(rt value.Runtime, name string) value.Value {
			if name == "Name" {
				return value.String(q.Name)
			}
			return qualifierValue(rt, q.Value)
		}})
	}
	return out
}

// methods is ManagementClass.Methods.
func (m *ManagementObject) methods() *collection {
	out := managementCollection(typeMethodData)
	for n := range m.CIM.Class().Methods {
		method := &m.CIM.Class().Methods[n]
		out.add(method.Name, &info{class: typeMethodData, text: method.Name, get: func(_ value.Runtime, name string) value.Value {
			switch name {
			case "Name":
				return value.String(method.Name)
			case "Origin":
				return value.String(method.Origin)
			case "InParameters":
				if len(method.In) == 0 {
					return value.Null
				}
				return value.Of(inParameters(method))
			case "OutParameters":
				return value.Of(outParameters(method))
			case "Qualifiers":
				return value.Of(dataQualifiers(methodQualifiers(method)))
			}
			return value.Null
		}})
	}
	return out
}
