package parser

import (
	"strings"

	"goposh/ast"
)

// dscResource checks a class that is declared a DSC resource.
func (c *checker) dscResource(n *ast.TypeDefinition) {
	var resource *ast.Attribute
	for _, a := range n.Attributes {
		if isType(a.Type, "DscResource", "Management.Automation.DscResourceAttribute") {
			resource = a
		}
	}
	if resource == nil || n.Kind != ast.ClassType {
		return
	}
	p := c.p
	var get, set, test, constructor, anyConstructor, key bool
	for _, member := range n.Members {
		switch m := member.(type) {
		case *ast.FunctionMember:
			plain := len(m.Parameters) == 0
			switch {
			case m.Constructor:
				if m.Flags&ast.MemberStatic == 0 {
					anyConstructor = true
					constructor = constructor || plain
				}
			case strings.EqualFold(m.Name, "Get"):
				get = true
				if !plain || m.ReturnType == nil || !isType(m.ReturnType.Type, n.Name) {
					p.report(m.Extent, "DscResourceInvalidGetMethod", n.Name)
				}
			case strings.EqualFold(m.Name, "Set"):
				set = set || plain && returnsVoid(m)
			case strings.EqualFold(m.Name, "Test"):
				test = test || plain && m.ReturnType != nil && isType(m.ReturnType.Type, "bool", "Boolean")
			}
		case *ast.PropertyMember:
			if isKey(m) {
				key = true
				if m.Type == nil || isType(m.Type.Type, "hashtable", "object", "psobject", "datetime", "scriptblock", "Collections.Hashtable") {
					p.report(m.Extent, "DscResourceInvalidKeyProperty")
				}
			}
		}
	}
	for _, missing := range [...]struct {
		ok bool
		id string
	}{
		{set, "DscResourceMissingSetMethod"}, {get, "DscResourceMissingGetMethod"}, {test, "DscResourceMissingTestMethod"},
		{constructor || !anyConstructor, "DscResourceMissingDefaultConstructor"}, {key, "DscResourceMissingKeyProperty"},
	} {
		if !missing.ok {
			p.report(resource.Extent, missing.id, n.Name)
		}
	}
}

// isKey tells whether a property is marked `[DscProperty(Key)]`.
func isKey(m *ast.PropertyMember) bool {
	for _, a := range m.Attributes {
		if !isType(a.Type, "DscProperty") {
			continue
		}
		for _, n := range a.Named {
			if strings.EqualFold(n.Name, "Key") {
				return true
			}
		}
	}
	return false
}
