// Package language is the parser as scripts see it: the types of System.Management.Automation.Language, over the trees and tokens of
// packages ast and lexer. An object is made when a script asks for it, and only once for each node.
package language

import (
	"sync"

	"goposh/ast"
	"goposh/parser"
	"goposh/runtime/neterr"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// Host is what the parser's types need of the interpreter.
type Host interface {
	value.Runtime
	// Known tells the parser what exists outside a script.
	Known() parser.Known
	// BlockOf makes the script block of a tree (ScriptBlockAst.GetScriptBlock).
	BlockOf(tree *ast.ScriptBlock) value.Value
	// TypeNamed resolves a type name of a tree; nil when there is no such type.
	TypeNamed(name ast.TypeName) *value.Type
	// Constant is the value of a literal number.
	Constant(literal any) value.Value
	// Variable reads a variable of the running scope by its path.
	Variable(path string) value.Value
	// Evaluate gives the value of an expression that does nothing but compute.
	Evaluate(e ast.Expression) (value.Value, error)
}

// Service implements types.Statics for the parser's types.
type Service struct{ Host Host }

// hostOf finds the interpreter behind a runtime.
func hostOf(rt value.Runtime) (Host, error) {
	if s, ok := rt.Service(types.LanguageKey{}).(Service); ok {
		return s.Host, nil
	}
	return nil, neterr.New("System.PlatformNotSupportedException", "This session has no parser.")
}

// namespace is where the parser's types are.
const namespace = "System.Management.Automation.Language."

var netTypes sync.Map // short name -> *value.Type

// netType finds one of the parser's types by its short name.
func netType(name string) *value.Type {
	if t, ok := netTypes.Load(name); ok {
		return t.(*value.Type)
	}
	t := types.Lookup(namespace + name)
	netTypes.Store(name, t)
	return t
}

// enum gives a value of one of the parser's enums by its name.
func enum(typeName, name string) value.Value {
	e := netType(typeName).Enum
	n, _ := e.Lookup(name)
	return value.Enum(e, n)
}

// flags gives a value of one of the parser's enums by its number.
func flags(typeName string, n int64) value.Value { return value.Enum(netType(typeName).Enum, n) }

// text is a string, $null when it is empty.
func text(s string) value.Value {
	if s == "" {
		return value.Null
	}
	return value.String(s)
}

// readOnly makes a ReadOnlyCollection.
func readOnly(elem *value.Type, items []value.Value) value.Value {
	l := value.NewList(types.MakeGeneric(types.Lookup("System.Collections.ObjectModel.ReadOnlyCollection`1"), elem), items)
	l.ReadOnly = true
	return value.Of(l)
}

// readOnlyStrings makes a ReadOnlyCollection of strings.
func readOnlyStrings(list []string) value.Value {
	items := make([]value.Value, len(list))
	for i, s := range list {
		items[i] = value.String(s)
	}
	return readOnly(value.TypeString, items)
}

// tuple makes a System.Tuple of two.
func tuple(rt value.Runtime, a, b *value.Type, x, y value.Value) (value.Value, error) {
	t := types.MakeGeneric(types.Lookup("System.Tuple`2"), a, b)
	return types.New(rt, t, []value.Value{x, y})
}
