package object

import (
	"strings"

	"goposh/runtime/cim"
	"goposh/runtime/value"
)

func equalName(a, b string) bool { return strings.EqualFold(a, b) }

// properties is CimClassProperties.
func (c *Class) properties() *collection {
	out := newCollection(typeReadOnlyCollection, typeCimPropertyDecl)
	for n := range c.CIM.Properties {
		p := &c.CIM.Properties[n]
		out.add(p.Name, &info{class: typeCimPropertyDecl, text: p.Name, get: func(_ value.Runtime, name string) value.Value {
			switch name {
			case "Name":
				return value.String(p.Name)
			case "CimType":
				return enum(typeCimType, int64(p.Type.Number(p.Array)))
			case "Flags":
				return enum(typeCimFlags, propertyFlags(p)|flagNull)
			case "Qualifiers":
				return value.Of(qualifiers(propertyQualifiers(p)))
			case "ReferenceClassName":
				return textOrNull(p.RefClass)
			}
			return value.Null
		}})
	}
	return out
}

// methods is CimClassMethods.
func (c *Class) methods() *collection {
	out := newCollection(typeReadOnlyCollection, typeCimMethodDecl)
	for n := range c.CIM.Methods {
		m := &c.CIM.Methods[n]
		out.add(m.Name, &info{class: typeCimMethodDecl, text: m.Name, get: func(_ value.Runtime, name string) value.Value {
			switch name {
			case "Name":
				return value.String(m.Name)
			case "ReturnType":
				return enum(typeCimType, int64(m.ReturnType.Number(false)))
			case "Parameters":
				return value.Of(parameters(m))
			case "Qualifiers":
				return value.Of(qualifiers(methodQualifiers(m)))
			}
			return value.Null
		}})
	}
	return out
}

// parameters is CimMethodDeclaration.Parameters: a parameter that goes both ways is one of them.
func parameters(m *cim.Method) *collection {
	out := newCollection(typeReadOnlyCollection, typeCimParameterDecl)
	for _, p := range m.In {
		list := []cim.Qualifier{{Name: "in", Value: true}}
		if hasParameter(m.Out, p.Name) {
			list = withQualifier(list, "out")
		}
		if p.Optional {
			list = withQualifier(list, "optional")
		}
		out.add(p.Name, parameter(p, list))
	}
	for _, p := range m.Out {
		if !hasParameter(m.In, p.Name) {
			out.add(p.Name, parameter(p, []cim.Qualifier{{Name: "out", Value: true}}))
		}
	}
	return out
}

func hasParameter(list []cim.Parameter, name string) bool {
	for i := range list {
		if equalName(list[i].Name, name) {
			return true
		}
	}
	return false
}

func parameter(p cim.Parameter, list []cim.Qualifier) *info {
	return &info{class: typeCimParameterDecl, text: p.Name, get: func(_ value.Runtime, name string) value.Value {
		switch name {
		case "Name":
			return value.String(p.Name)
		case "CimType":
			return enum(typeCimType, int64(p.Type.Number(p.Array)))
		case "ReferenceClassName":
			return textOrNull(p.RefClass)
		case "Qualifiers":
			return value.Of(qualifiers(list))
		}
		return value.Null
	}}
}

// MethodNames are the names of the class's methods.
func (c *Class) MethodNames() []string { return c.methods().names }

// PropertyNames are the names of the class's properties.
func (c *Class) PropertyNames() []string { return c.properties().names }

// QualifierNames are the names of the class's qualifiers.
func (c *Class) QualifierNames() []string { return qualifiers(classQualifiers(c.CIM)).names }
