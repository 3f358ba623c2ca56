package interp

import (
	"strings"
	"sync"

	"goposh/ast"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// classDef is a class that a script defines: the Script of its type.
type classDef struct {
	rs    *Runspace
	def   *ast.TypeDefinition
	scope *typeScope
	typ   *value.Type
	// base is the script class it derives from; nil when the base is a .NET class.
	base *classDef
	// fields are the instance properties, those of the base classes first.
	fields []*classField
	own    []*classField
	slots  map[string]int
	// statics are the static properties of this very class.
	statics []*classField
	methods []*classMethod
	ctors   []*classMethod

	declare     sync.Once
	class       *types.Class
	staticInit  *classMethod
	staticsMade bool
	staticVals  []value.Value
	inits       *code
	// equals and hash are set when the class decides about equality itself.
	equals, hash, compare bool
	// enumerable is set when the class implements IEnumerable.
	enumerable bool
	// quick finds methods with a single overload.
	quick map[string]*classMethod
}

// classField is a property of a class.
type classField struct {
	def    *classDef
	name   string
	slot   int
	typ    *value.Type
	hidden bool
	static bool
	init   ast.Expression
	attrs  []*ast.Attribute
	// check holds the validation attributes, made when first needed.
	check func(value.Value) (value.Value, error)
	plain bool
	expr  expr
}

// classMethod is a method or constructor.
type classMethod struct {
	def    *classDef
	name   string
	params []classParam
	result *value.Type // TypeVoid for none
	static bool
	hidden bool
	ctor   bool
	body   *ast.ScriptBlock
	block  *ScriptBlock
	code   *code
	this   int
}

type classParam struct {
	name string
	typ  *value.Type
	slot int
	meta *session.VariableMeta
}

// Declare implements types.Declarer.
func (d *classDef) Declare() *types.Class {
	d.declare.Do(func() {
		c := &types.Class{Type: d.typ}
		for _, f := range d.own {
			c.Declared = append(c.Declared, types.Declared{Name: f.name, Kind: types.DeclaredProperty, Hidden: f.hidden, Result: f.typ, F: f.access})
		}
		for _, f := range d.statics {
			c.Declared = append(c.Declared, types.Declared{Name: f.name, Kind: types.DeclaredProperty, Static: true, Hidden: f.hidden, Result: f.typ, F: f.accessStatic})
		}
		for _, m := range d.methods {
			c.Declared = append(c.Declared, m.declared(types.DeclaredMethod))
		}
		for _, m := range d.ctors {
			c.Declared = append(c.Declared, m.declared(types.DeclaredConstructor))
		}
		d.class = c
	})
	return d.class
}

func (m *classMethod) declared(kind types.DeclaredKind) types.Declared {
	out := types.Declared{Name: m.name, Kind: kind, Static: m.static, Hidden: m.hidden, Result: m.result}
	for _, p := range m.params {
		out.Params = append(out.Params, types.DeclaredParam{Name: p.name, Type: p.typ})
	}
	if kind == types.DeclaredConstructor {
		out.F = m.construct
	} else {
		out.F = m.call
	}
	return out
}

// field finds an instance property by name, those of base classes included.
func (d *classDef) field(name string) *classField {
	var buf [48]byte
	if len(name) <= len(buf) {
		for i := range len(name) {
			c := name[i]
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			buf[i] = c
		}
		if i, ok := d.slots[string(buf[:len(name)])]; ok {
			return d.fields[i]
		}
		return nil
	}
	if i, ok := d.slots[strings.ToLower(name)]; ok {
		return d.fields[i]
	}
	return nil
}

// method finds the one overload that an instance method name has for a number of arguments; nil when there is a choice.
func (d *classDef) method(name string, n int) *classMethod {
	if d.quick == nil {
		d.quick = map[string]*classMethod{}
		for c := d; c != nil; c = c.base {
			seen := map[string]int{}
			for _, m := range c.methods {
				seen[strings.ToLower(m.name)]++
			}
			for _, m := range c.methods {
				lower := strings.ToLower(m.name)
				if _, over := d.quick[lower]; over {
					// A name that base classes have as well may be overloaded.
					if d.quick[lower] != nil && (d.quick[lower].def != c && !sameParameters(d.quick[lower], m)) {
						d.quick[lower] = nil
					}
					continue
				}
				if m.static || seen[lower] > 1 {
					d.quick[lower] = nil
					continue
				}
				d.quick[lower] = m
			}
		}
		if d.root() != value.TypeObject {
			// The .NET base may have overloads of its own.
			for lower := range d.quick {
				if types.HasMethod(d.root(), lower) {
					d.quick[lower] = nil
				}
			}
		}
	}
	m := d.quick[name]
	if m == nil {
		if m = d.quick[strings.ToLower(name)]; m == nil {
			return nil
		}
		d.quick[name] = m
	}
	if len(m.params) != n {
		return nil
	}
	return m
}

func sameParameters(a, b *classMethod) bool {
	if len(a.params) != len(b.params) {
		return false
	}
	for i := range a.params {
		if a.params[i].typ != b.params[i].typ {
			return false
		}
	}
	return true
}

// root is the .NET class that the class derives from in the end.
func (d *classDef) root() *value.Type {
	for d.base != nil {
		d = d.base
	}
	if d.typ.Base == nil {
		return value.TypeObject
	}
	return d.typ.Base
}

// classOfType gives the script class behind a type, or nil.
func classOfType(t *value.Type) *classDef {
	if t == nil {
		return nil
	}
	d, _ := t.Script.(*classDef)
	return d
}
