package interp

import (
	"strings"
	"sync"

	"goposh/ast"
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

	declare    sync.Once
	class      *types.Class
	staticInit *classMethod
	static     staticState
	// code is that of the runspace that defined the class.
	code *classCode
	// equals and hash are set when the class decides about equality itself.
	equals, hash, compare bool
	// enumerable is set when the class implements IEnumerable.
	enumerable bool
	// quick finds methods with a single overload.
	quick     map[string]*classMethod
	quickOnce sync.Once
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
	// plain properties have no validation attributes.
	plain bool
	index int
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
	index  int
}

type classParam struct {
	name string
	typ  *value.Type
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

// lowerInto is a name in lower case, in buf where it fits there, so that a map can be asked for it without allocation.
func lowerInto(buf *[48]byte, name string) []byte {
	if len(name) > len(buf) {
		return []byte(strings.ToLower(name))
	}
	for i := range len(name) {
		c := name[i]
		if c >= 0x80 {
			return []byte(strings.ToLower(name))
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return buf[:len(name)]
}

// field finds an instance property by name, those of base classes included.
func (d *classDef) field(name string) *classField {
	var buf [48]byte
	if i, ok := d.slots[string(lowerInto(&buf, name))]; ok {
		return d.fields[i]
	}
	return nil
}

// findQuick lists the methods that have one overload.
func (d *classDef) findQuick() {
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

// method finds the one overload that an instance method name has for a number of arguments; nil when there is a choice.
func (d *classDef) method(name string, n int) *classMethod {
	d.quickOnce.Do(d.findQuick)
	var buf [48]byte
	m := d.quick[string(lowerInto(&buf, name))]
	if m == nil || len(m.params) != n {
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
