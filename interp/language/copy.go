package language

import (
	"reflect"

	"goposh/ast"
)

// copyOf makes the object of a copy of a node, the root of a tree of its own.
func copyOf(n ast.Node) *Node {
	c := clone(reflect.ValueOf(n)).Interface().(ast.Node)
	return (&tree{root: c}).node(c, nil)
}

var nodeType = reflect.TypeFor[ast.Node]()

// clone copies nodes and the slices of nodes in them; everything else never changes and is shared.
func clone(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Interface:
		if v.IsNil() {
			return v
		}
		return clone(v.Elem())
	case reflect.Pointer:
		if v.IsNil() || !v.Type().Implements(nodeType) {
			return v
		}
		c := reflect.New(v.Type().Elem())
		c.Elem().Set(v.Elem())
		cloneFields(c.Elem())
		return c
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		c := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(c, v)
		for i := range c.Len() {
			replace(c.Index(i))
		}
		return c
	}
	return v
}

// cloneFields replaces what the exported fields of a copied struct refer to by copies.
func cloneFields(v reflect.Value) {
	for i := range v.NumField() {
		if f := v.Field(i); f.CanSet() {
			replace(f)
		}
	}
}

func replace(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		cloneFields(v)
	case reflect.Interface, reflect.Pointer, reflect.Slice:
		v.Set(clone(v))
	}
}
