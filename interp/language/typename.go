package language

import (
	"strings"

	"goposh/ast"
	"goposh/runtime/neterr"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// typeName is an ITypeName: a TypeName, GenericTypeName or ArrayTypeName.
type typeName struct {
	types.ReadOnlyBacked
	name ast.TypeName
	// What the properties give is made when it is asked for.
	extent, inner, arguments value.Value
}

// typeName gives the ITypeName of a node.
func (n *Node) typeName(t ast.TypeName) value.Value {
	if absent(t) {
		return value.Null
	}
	return n.once("TypeName", func() value.Value { return value.Of(&typeName{name: t}) })
}

// typeNames gives the type arguments of a method call.
func (n *Node) typeNames(property string, names []ast.TypeName) value.Value {
	return n.once(property, func() value.Value { return typeNameList(names) })
}

func typeNameList(names []ast.TypeName) value.Value {
	items := make([]value.Value, len(names))
	for i, t := range names {
		items[i] = value.Of(&typeName{name: t})
	}
	return readOnly(netType("ITypeName"), items)
}

// Type implements value.Object.
func (t *typeName) Type() *value.Type {
	switch t.name.(type) {
	case *ast.GenericTypeName:
		return netType("GenericTypeName")
	case *ast.ArrayTypeName:
		return netType("ArrayTypeName")
	}
	return netType("TypeName")
}

// assembly is the assembly that a name asks for, "" for none.
func assembly(t ast.TypeName) string {
	switch t := t.(type) {
	case *ast.SimpleTypeName:
		return t.Assembly
	case *ast.GenericTypeName:
		return t.Type.Assembly
	case *ast.ArrayTypeName:
		return assembly(t.Element)
	}
	return ""
}

// String is the full name.
func (t *typeName) String() string {
	if a := assembly(t.name); a != "" {
		return t.name.FullName() + "," + a
	}
	return t.name.FullName()
}

// EqualObject implements value.Equaler: names are equal regardless of case.
func (t *typeName) EqualObject(o value.Object) bool {
	u, ok := o.(*typeName)
	return ok && t.Type() == u.Type() && strings.EqualFold(t.String(), u.String())
}

// HashObject implements value.Equaler.
func (t *typeName) HashObject() uint32 { return value.HashKey(value.String(t.String()), true) }

// NetProperty implements types.Backed.
func (t *typeName) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	switch name {
	case "FullName":
		return value.String(t.String()), nil
	case "Name":
		return value.String(t.name.FullName()), nil
	case "AssemblyName":
		return text(assembly(t.name)), nil
	case "IsArray":
		_, ok := t.name.(*ast.ArrayTypeName)
		return value.Bool(ok), nil
	case "IsGeneric":
		_, ok := t.name.(*ast.GenericTypeName)
		return value.Bool(ok), nil
	case "Extent":
		if t.extent.IsNull() {
			t.extent = types.ExtentOf(t.name.Pos())
		}
		return t.extent, nil
	}
	switch x := t.name.(type) {
	case *ast.GenericTypeName:
		switch name {
		case "TypeName":
			if t.inner.IsNull() {
				t.inner = value.Of(&typeName{name: x.Type})
			}
			return t.inner, nil
		case "GenericArguments":
			if t.arguments.IsNull() {
				t.arguments = typeNameList(x.Args)
			}
			return t.arguments, nil
		}
	case *ast.ArrayTypeName:
		switch name {
		case "ElementType":
			if t.inner.IsNull() {
				t.inner = value.Of(&typeName{name: x.Element})
			}
			return t.inner, nil
		case "Rank":
			return value.Int(int32(x.Rank)), nil
		}
	}
	return value.Null, types.NotImplemented(name)
}

// NetMethod implements types.Backed.
func (t *typeName) NetMethod(rt value.Runtime, name string, args []value.Value) (value.Value, error) {
	switch name {
	case "ToString":
		return value.String(t.String()), nil
	case "Equals":
		o := args[0].Base().Object()
		return value.Bool(o != nil && t.EqualObject(o)), nil
	case "GetReflectionType":
		return reflectionType(rt, t.name)
	case "GetReflectionAttributeType":
		return attributeType(rt, t.name)
	}
	return value.Null, types.NotImplemented(name)
}

// reflectionType is the type of a name, $null where there is none.
func reflectionType(rt value.Runtime, name ast.TypeName) (value.Value, error) {
	h, err := hostOf(rt)
	if err != nil {
		return value.Null, err
	}
	if t := h.TypeNamed(name); t != nil {
		return value.Of(t), nil
	}
	return value.Null, nil
}

// attributeType is the type that a name means as an attribute, where "Attribute" at its end may be left out.
func attributeType(rt value.Runtime, name ast.TypeName) (value.Value, error) {
	attribute := types.Lookup("System.Attribute")
	h, err := hostOf(rt)
	if err != nil {
		return value.Null, err
	}
	if t := h.TypeNamed(name); t != nil && attribute.AssignableFrom(t) {
		return value.Of(t), nil
	}
	simple, ok := name.(*ast.SimpleTypeName)
	if !ok {
		return value.Null, nil
	}
	long := *simple
	long.Name += "Attribute"
	if t := h.TypeNamed(&long); t != nil && attribute.AssignableFrom(t) {
		return value.Of(t), nil
	}
	return value.Null, nil
}

// makeTypeName is new TypeName(extent, name[, assembly]).
func makeTypeName(args []value.Value) (value.Value, error) {
	if args[0].IsNull() {
		return value.Null, neterr.ArgumentNull("extent")
	}
	n := &ast.SimpleTypeName{}
	n.Name, _ = args[1].Base().AsString()
	if n.Name == "" {
		return value.Null, neterr.ArgumentNull("name")
	}
	if len(args) > 2 {
		n.Assembly, _ = args[2].Base().AsString()
	}
	return value.Of(&typeName{name: n, extent: args[0]}), nil
}
