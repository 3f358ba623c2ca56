package interp

import (
	"fmt"
	"strings"

	"goposh/ast"
	"goposh/parser"
	"goposh/runtime/errs"
	"goposh/runtime/modules"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// surroundings answer the parser's questions about what exists outside a script.
type surroundings struct {
	rs *Runspace
	// lookOnly finds modules without loading them.
	lookOnly bool
	scope    *typeScope
}

// Known tells the parser which types, attributes and modules exist for a script of this runspace. Modules are looked for, but not
// loaded, so the script should only be looked at, not run.
func (rs *Runspace) Known() parser.Known {
	s := &surroundings{rs: rs, lookOnly: true}
	return s.known()
}

func (s *surroundings) known() parser.Known {
	return parser.Known{Type: s.hasType, Attribute: s.attribute, Using: s.using, Catches: s.catches}
}

// typeScope is the scope of the script's types; it is made when the script first needs one.
func (s *surroundings) typeScope() *typeScope {
	if s.scope == nil {
		s.scope = &typeScope{}
	}
	return s.scope
}

func (s *surroundings) find(n ast.TypeName) *value.Type { return s.rs.findTypeName(n, s.typeScope()) }

func (s *surroundings) hasType(n ast.TypeName) bool {
	if g, ok := n.(*ast.GenericTypeName); ok {
		return s.rs.findGeneric(g.Type.Name, len(g.Args), s.typeScope()) != nil || s.lenient(g.Type.Name)
	}
	return s.find(n) != nil || s.lenient(n.FullName())
}

// lenient lets a script run that names what .NET may well have, and is not here: such a name is an error only where it is used, so
// that one method of a class does not keep a whole script from running.
func (s *surroundings) lenient(name string) bool {
	if s.lookOnly {
		return false
	}
	root, _, dotted := strings.Cut(name, ".")
	return dotted && (strings.EqualFold(root, "System") || strings.EqualFold(root, "Microsoft") || types.HasNamespace("System."+root))
}

// attribute finds an attribute class by its name with or without the suffix.
func (s *surroundings) attribute(n ast.TypeName) (parser.Attribute, bool) {
	name := n.FullName()
	for _, full := range [...]string{name, name + "Attribute"} {
		t := s.rs.findType(full, s.typeScope())
		if t == nil {
			continue
		}
		if u, ok := types.AttributeUsageOf(t); ok {
			return parser.Attribute{Name: types.DisplayName(t), Targets: u.Targets, Properties: u.Settable, Open: u.Open}, true
		}
	}
	if types.IsAnnotation(name) || types.IsAnnotation("System."+name) {
		return parser.Attribute{Name: name, Open: true}, true
	}
	for _, ns := range s.typeScope().namespaces {
		if types.IsAnnotation(ns + "." + name) {
			return parser.Attribute{Name: name, Open: true}, true
		}
	}
	if s.lenient(name) {
		return parser.Attribute{Name: name, Open: true}, true
	}
	return parser.Attribute{}, false
}

func (s *surroundings) catches(first, second ast.TypeName) (string, bool) {
	a, b := s.find(first), s.find(second)
	if a == nil || b == nil {
		return "", false
	}
	for t := b; t != nil; t = t.Base {
		if t == a {
			return b.FullName, true
		}
	}
	return "", false
}

// using takes note of a namespace, and imports a module so that its types are known to the script.
func (s *surroundings) using(u *ast.UsingStatement) (found bool, problems []parser.ParseError) {
	switch u.Kind {
	case ast.UsingNamespace:
		if u.Name != nil {
			scope := s.typeScope()
			scope.namespaces = append(scope.namespaces, u.Name.Value)
		}
		return true, nil
	case ast.UsingModule:
	default:
		return true, nil
	}
	spec, err := s.rs.usingSpec(u)
	if err != nil {
		return false, nil
	}
	if file := u.Extent.File; file != nil && file.Name != "" && isModulePath(spec.Name) && !strings.HasPrefix(spec.Name, "/") {
		spec.Name = dirName(file.Name) + "/" + spec.Name
	}
	if s.lookOnly {
		return s.rs.moduleExists(spec), nil
	}
	list, err := s.rs.useModule(spec)
	if err != nil {
		if t, ok := err.(*thrown); ok && t.rec.Category == errs.ParserError && t.rec.Invocation != nil {
			return true, []parser.ParseError{{ID: t.rec.ID, Message: t.rec.Exception.Message, Extent: t.rec.Invocation.Extent}}
		}
		return false, nil
	}
	return true, s.importTypes(u, list)
}

// importTypes makes the types of modules known to the script.
func (s *surroundings) importTypes(u *ast.UsingStatement, list []*session.Module) (problems []parser.ParseError) {
	scope := s.typeScope()
	for _, m := range list {
		for lower, t := range m.Types {
			if scope.defined[lower] == t {
				problems = append(problems, parser.ParseError{ID: "MemberAlreadyDefined", Extent: u.Extent,
					Message: fmt.Sprintf("Type name '%[1]s' is ambiguous, it could be '%[2]s.%[1]s' or '%[2]s.%[1]s'.", t.FullName, m.Name)})
				continue
			}
			scope.define(t)
			if scope.imported == nil {
				scope.imported = map[string]bool{}
			}
			scope.imported[lower] = true
		}
	}
	return problems
}

// moduleExists tells whether a module can be found, without loading it.
func (rs *Runspace) moduleExists(s modules.Spec) bool {
	if isModulePath(s.Name) {
		path, err := rs.modulePath(s.Name, s)
		return err == nil && path != ""
	}
	return rs.loadedModule(s) != nil || rs.searchModule(s) != ""
}
