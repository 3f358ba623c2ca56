package parser

import (
	"slices"
	"strings"

	"goposh/ast"
)

// symbols reports types that are defined twice or do not exist, and modules that cannot be used (SymbolResolver).
func (p *parser) symbols(sb *ast.ScriptBlock) {
	if !p.hasTypes && !p.hasUsings || p.gaveUp {
		return
	}
	r := &resolver{p: p}
	r.child = r.visit
	r.visit(sb)
}

// resolver walks the tree in PowerShell's order. Types must exist only within class definitions.
type resolver struct {
	p *parser
	// types are those defined by the blocks around the visited node.
	types []*ast.TypeDefinition
	// inType counts the definitions around it.
	inType int
	// child is visit, bound once.
	child func(ast.Node)
}

func (r *resolver) visit(n ast.Node) {
	switch n := n.(type) {
	case *ast.ScriptBlock:
		outer := len(r.types)
		r.declare(n)
		ast.Children(n, r.child)
		r.types = r.types[:outer]
		return
	case *ast.TypeDefinition:
		r.inType++
		ast.Children(n, r.child)
		r.inType--
		return
	case *ast.UsingStatement:
		switch {
		case n.Kind == ast.UsingModule:
			r.p.usingModule(n)
		case r.p.known.Using != nil:
			r.p.known.Using(n)
		}
	case *ast.Attribute:
		r.attribute(n)
	case *ast.TypeConstraint:
		r.name(n.Type)
		return
	case *ast.TypeExpression:
		r.name(n.Type)
		return
	case ast.TypeName:
		// Of an attribute, or a type argument of a method.
		return
	}
	ast.Children(n, r.child)
}

// declare adds the types that a block defines; each name can be defined once in a block.
func (r *resolver) declare(block *ast.ScriptBlock) {
	if !r.p.hasTypes {
		return
	}
	first := len(r.types)
	ast.Inspect(block, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ScriptBlock:
			return n == block
		case *ast.TypeDefinition:
			if slices.ContainsFunc(r.types[first:], func(t *ast.TypeDefinition) bool { return strings.EqualFold(t.Name, n.Name) }) {
				r.p.report(n.Extent, "MemberAlreadyDefined", n.Name)
				return true
			}
			r.types = append(r.types, n)
		}
		return true
	})
}

func (r *resolver) attribute(a *ast.Attribute) {
	if r.inType == 0 || r.p.known.Attribute == nil || r.defined(a.Type.FullName()) {
		return
	}
	if _, ok := r.p.known.Attribute(a.Type); !ok {
		r.p.report(a.Type.Pos(), "CustomAttributeTypeNotFound", a.Type.FullName())
	}
}

func (r *resolver) defined(name string) bool {
	return slices.ContainsFunc(r.types, func(t *ast.TypeDefinition) bool { return strings.EqualFold(t.Name, name) })
}

// name reports the parts of a type's name that exist neither here nor outside.
func (r *resolver) name(t ast.TypeName) {
	known := r.p.known.Type
	if known == nil || r.inType == 0 {
		return
	}
	switch n := t.(type) {
	case *ast.ArrayTypeName:
		r.name(n.Element)
	case *ast.GenericTypeName:
		if !known(n) {
			r.p.report(n.Type.Extent, "TypeNotFound", n.FullName())
		}
		for _, a := range n.Args {
			r.name(a)
		}
	case *ast.SimpleTypeName:
		// [ordered] looks like a type but is none.
		if n.Name != ":ErrorTypeName:" && !strings.EqualFold(n.Name, "ordered") && !r.defined(n.Name) && !known(n) {
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
