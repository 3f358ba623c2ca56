package interp

import (
	"fmt"
	"strings"

	"goposh/ast"
	"goposh/parser"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// typeBuilder makes the types of one script.
type typeBuilder struct {
	rs    *Runspace
	scope *typeScope
	errs  []parser.ParseError
	defs  []*classDef
}

// fail reports a parse error.
func (b *typeBuilder) fail(pos ast.Extent, id, format string, args ...any) {
	b.errs = append(b.errs, parser.ParseError{ID: id, Message: fmt.Sprintf(format, args...), Extent: pos})
}

func (b *typeBuilder) build(defs []*ast.TypeDefinition) {
	for _, d := range defs {
		if b.scope.defined[strings.ToLower(d.Name)] != nil && !b.scope.imported[strings.ToLower(d.Name)] {
			continue // the parser reports types that are defined twice
		}
		if d.Kind == ast.EnumType {
			b.enum(d)
			continue
		}
		c := &classDef{rs: b.rs, def: d, scope: b.scope}
		c.typ = &value.Type{FullName: d.Name, Base: value.TypeObject, Kind: value.KindObject, Script: c}
		b.scope.define(c.typ)
		b.defs = append(b.defs, c)
	}
	for _, c := range b.defs {
		b.bases(c)
	}
	for _, c := range b.defs {
		b.members(c)
	}
	done := map[*classDef]bool{}
	for _, c := range b.defs {
		b.layout(c, done, 0)
	}
	for _, c := range b.defs {
		b.finish(c)
	}
}

// resolve finds a type that a definition names; nil after reporting that there is none.
func (b *typeBuilder) resolve(n ast.TypeName) *value.Type {
	t := b.rs.findTypeName(n, b.scope)
	if t == nil {
		b.fail(n.Pos(), "TypeNotFound", "Unable to find type [%s].", n.FullName())
	}
	return t
}

// bases resolves the base class and the interfaces.
func (b *typeBuilder) bases(c *classDef) {
	for i, tc := range c.def.Bases {
		t := b.resolve(tc.Type)
		if t == nil {
			continue
		}
		switch {
		case t.IsInterface():
			c.typ.Interfaces = append(c.typ.Interfaces, t)
		case i > 0:
			b.fail(tc.Extent, "InterfaceNameExpected", "'%s': Interface name expected.", tc.Type.FullName())
		case t.Flags&value.FlagSealed != 0 || t.IsValueType() || t.Rank > 0:
			b.fail(tc.Extent, "SealedBaseClass", "Cannot inherit from sealed class '%s'.", t.Name())
		case c.derives(t):
			b.fail(tc.Extent, "CircularTypeDependency", "The base class '%s' introduces an inheritance loop.", t.Name())
		default:
			c.typ.Base = t
			c.base = classOfType(t)
		}
	}
}

// derives tells whether t is the class or derives from it.
func (c *classDef) derives(t *value.Type) bool {
	for n := 0; t != nil && n < 1000; t, n = t.Base, n+1 {
		if t == c.typ {
			return true
		}
	}
	return false
}

func (b *typeBuilder) members(c *classDef) {
	for _, m := range c.def.Members {
		switch m := m.(type) {
		case *ast.PropertyMember:
			b.property(c, m)
		case *ast.FunctionMember:
			b.method(c, m)
		}
	}
	if !hasInstanceCtor(c) {
		c.ctors = append(c.ctors, &classMethod{def: c, name: c.def.Name, ctor: true, result: value.TypeVoid})
	}
	c.number()
}

func hasInstanceCtor(c *classDef) bool { return len(c.ctors) > 0 }

func (b *typeBuilder) property(c *classDef, p *ast.PropertyMember) {
	f := &classField{def: c, name: p.Name, typ: value.TypeObject, init: p.Init, attrs: p.Attributes,
		hidden: p.Flags&ast.MemberHidden != 0, static: p.Flags&ast.MemberStatic != 0}
	if p.Type != nil {
		if t := b.resolve(p.Type.Type); t != nil {
			f.typ = t
		}
	}
	f.plain = true
	for _, a := range p.Attributes {
		if strings.HasPrefix(strings.ToLower(a.Type.FullName()), "validate") {
			f.plain = false
		} else if t := b.rs.findTypeName(a.Type, b.scope); t != nil && t.Script != nil {
			f.plain = false
		}
	}
	if f.static {
		f.slot = len(c.statics)
		c.statics = append(c.statics, f)
		return
	}
	c.own = append(c.own, f)
}

func (b *typeBuilder) method(c *classDef, fm *ast.FunctionMember) {
	m := &classMethod{def: c, name: fm.Name, body: fm.Body, static: fm.Flags&ast.MemberStatic != 0, hidden: fm.Flags&ast.MemberHidden != 0,
		ctor: fm.Constructor, result: value.TypeVoid}
	if fm.ReturnType != nil {
		if t := b.resolve(fm.ReturnType.Type); t != nil {
			m.result = t
		}
	}
	for _, p := range fm.Parameters {
		cp := classParam{name: p.Name.Path.Name, typ: value.TypeObject}
		for _, a := range p.Attributes {
			if tc, ok := a.(*ast.TypeConstraint); ok {
				if t := b.resolve(tc.Type); t != nil {
					cp.typ = t
				}
			}
		}
		m.params = append(m.params, cp)
	}
	switch {
	case m.ctor && m.static:
		c.staticInit = m
	case m.ctor:
		c.ctors = append(c.ctors, m)
	default:
		c.methods = append(c.methods, m)
	}
}

// layout numbers the properties, those of the base classes first.
func (b *typeBuilder) layout(c *classDef, done map[*classDef]bool, depth int) {
	if done[c] || depth > 1000 {
		return
	}
	done[c] = true
	c.slots = map[string]int{}
	if c.base != nil {
		if c.base.slots == nil {
			b.layout(c.base, done, depth+1)
		}
		c.fields = append(c.fields, c.base.fields...)
		for k, v := range c.base.slots {
			c.slots[k] = v
		}
		c.equals, c.hash, c.compare = c.base.equals, c.base.hash, c.base.compare
	}
	for _, f := range c.own {
		lower := strings.ToLower(f.name)
		if i, ok := c.slots[lower]; ok {
			f.slot = i
			c.fields[i] = f
			continue
		}
		f.slot = len(c.fields)
		c.slots[lower] = f.slot
		c.fields = append(c.fields, f)
	}
	for _, m := range c.methods {
		switch strings.ToLower(m.name) {
		case "equals":
			c.equals = c.equals || len(m.params) == 1
		case "gethashcode":
			c.hash = c.hash || len(m.params) == 0
		case "getenumerator":
			c.enumerable = c.enumerable || len(m.params) == 0 && c.implements("IEnumerable")
		case "compareto":
			c.compare = c.compare || len(m.params) == 1
		}
	}
}

// finish checks what depends on the base class's members.
func (b *typeBuilder) finish(c *classDef) {
	if c.typ.Base != value.TypeObject && len(c.ctors) == 1 && c.ctors[0].body == nil && !types.TakesNoArguments(c.typ.Base) {
		b.fail(c.def.Extent, "BaseClassNoDefaultCtor", "Base class '%s' does not contain a parameterless constructor.", c.typ.Base.Name())
	}
	for _, i := range c.typ.Interfaces {
		if missing := missingMethod(c, i); missing != "" {
			b.fail(c.def.Extent, "TypeCreationError",
				"Error during creation of type \"%s\". Error message: \nMethod '%s' in type '%s' from assembly 'PowerShell Class Assembly, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null' does not have an implementation.",
				c.def.Name, missing, c.def.Name)
		}
	}
}

// missingMethod names a method of an interface that the class has not.
func missingMethod(c *classDef, i *value.Type) string {
	name := i.Name()
	if k := strings.IndexByte(name, '`'); k >= 0 {
		name = name[:k]
	}
	for _, need := range interfaceMethods[name] {
		if !types.HasMethod(c.typ, need) {
			return need
		}
	}
	return ""
}

// interfaceMethods are the methods of the interfaces that scripts implement.
var interfaceMethods = map[string][]string{
	"IComparable": {"CompareTo"}, "IEquatable": {"Equals"}, "IDisposable": {"Dispose"}, "ICloneable": {"Clone"},
	"IEnumerable": {"GetEnumerator"}, "IEnumerator": {"MoveNext", "Reset"}, "IComparer": {"Compare"},
	"IEqualityComparer": {"Equals", "GetHashCode"}, "IFormattable": {"ToString"}, "IFormatProvider": {"GetFormat"},
	"IValidateSetValuesGenerator": {"GetValidValues"}, "IArgumentCompleter": {"CompleteArgument"},
}
