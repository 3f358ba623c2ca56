package parser

import (
	"slices"
	"strings"

	"goposh/ast"
)

// symbols reports types that are defined twice or do not exist (SymbolResolver).
func (p *parser) symbols(sb *ast.ScriptBlock) {
	if !p.hasTypes {
		return
	}
	types := p.types(sb, nil)
	if p.known.Type == nil && p.known.Attribute == nil {
		return
	}
	r := &resolver{p: p, types: types}
	for _, t := range types {
		r.definition(t)
	}
}

// types appends the types that a block defines; each name can be defined once in a block.
func (p *parser) types(block *ast.ScriptBlock, types []*ast.TypeDefinition) []*ast.TypeDefinition {
	first := len(types)
	var inner []*ast.ScriptBlock
	ast.Inspect(block, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ScriptBlock:
			if n != block {
				inner = append(inner, n)
				return false
			}
		case *ast.TypeDefinition:
			if slices.ContainsFunc(types[first:], func(t *ast.TypeDefinition) bool { return strings.EqualFold(t.Name, n.Name) }) {
				p.report(n.Extent, "MemberAlreadyDefined", n.Name)
				return true
			}
			types = append(types, n)
		}
		return true
	})
	for _, b := range inner {
		types = p.types(b, types)
	}
	return types
}

type resolver struct {
	p     *parser
	types []*ast.TypeDefinition
}

func (r *resolver) definition(t *ast.TypeDefinition) {
	r.attributes(t.Attributes)
	for _, b := range t.Bases {
		r.name(b.Type)
	}
	for _, m := range t.Members {
		switch m := m.(type) {
		case *ast.PropertyMember:
			r.attributes(m.Attributes)
			if m.Type != nil {
				r.name(m.Type.Type)
			}
		case *ast.FunctionMember:
			r.attributes(m.Attributes)
			if m.ReturnType != nil {
				r.name(m.ReturnType.Type)
			}
			for _, a := range m.Parameters {
				for _, at := range a.Attributes {
					if c, ok := at.(*ast.TypeConstraint); ok {
						r.name(c.Type)
					}
				}
			}
		}
	}
}

func (r *resolver) attributes(list []*ast.Attribute) {
	if r.p.known.Attribute == nil {
		return
	}
	for _, a := range list {
		if !r.defined(a.Type.FullName()) && !r.p.known.Attribute(a.Type) {
			r.p.report(a.Type.Pos(), "CustomAttributeTypeNotFound", a.Type.FullName())
		}
	}
}

func (r *resolver) defined(name string) bool {
	for _, t := range r.types {
		if strings.EqualFold(t.Name, name) {
			return true
		}
	}
	return false
}

// name reports the parts of a type's name that exist neither here nor outside.
func (r *resolver) name(t ast.TypeName) {
	if r.p.known.Type == nil {
		return
	}
	switch n := t.(type) {
	case *ast.ArrayTypeName:
		r.name(n.Element)
	case *ast.GenericTypeName:
		if !r.p.known.Type(n) {
			r.p.report(n.Type.Extent, "TypeNotFound", n.FullName())
		}
		for _, a := range n.Args {
			r.name(a)
		}
	case *ast.SimpleTypeName:
		if n.Name != ":ErrorTypeName:" && !r.defined(n.Name) && !r.p.known.Type(n) {
			r.p.report(n.Extent, "TypeNotFound", n.FullName())
		}
	}
}

// property reports an assignment in a method to a variable that is named like a property of the class.
func (c *checker) property(left ast.Expression) {
	v, ok := left.(*ast.VariableExpression)
	m := c.method()
	if !ok || m == nil || v.Path.Scope != "" || v.Path.Drive != "" || len(c.scopes) < 2 {
		return
	}
	t, ok := c.scopes[len(c.scopes)-2].(*ast.TypeDefinition)
	if !ok {
		return
	}
	for _, a := range m.Parameters {
		if strings.EqualFold(a.Name.Path.Name, v.Path.Name) {
			return
		}
	}
	for _, member := range t.Members {
		property, ok := member.(*ast.PropertyMember)
		if !ok || !strings.EqualFold(property.Name, v.Path.Name) {
			continue
		}
		if property.Flags&ast.MemberStatic != 0 {
			c.p.report(v.Extent, "MissingTypeInStaticPropertyAssignment", t.Name, property.Name)
		} else {
			c.p.report(v.Extent, "MissingThis", property.Name)
		}
		return
	}
}
