package interp

import (
	"strings"

	"goposh/ast"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// typeScope resolves type names where a script was written: its using statements and the classes it defines.
type typeScope struct {
	parent     *typeScope
	namespaces []string
	// defined are the classes and enums of the script by lower-case name.
	defined map[string]*value.Type
	// imported marks those of defined that come from modules.
	imported map[string]bool
	// state is the session state that the classes belong to; nil runs their methods in the caller's.
	state *session.State
}

// find returns a type the script defines, or nil.
func (s *typeScope) find(name string) *value.Type {
	for c := s; c != nil; c = c.parent {
		if t := c.defined[strings.ToLower(name)]; t != nil {
			return t
		}
	}
	return nil
}

// define adds a type.
func (s *typeScope) define(t *value.Type) {
	if s.defined == nil {
		s.defined = map[string]*value.Type{}
	}
	s.defined[strings.ToLower(t.FullName)] = t
}

// typeRef is a type name in a script with its cached resolution.
type typeRef struct {
	name     ast.TypeName
	scope    *typeScope
	resolved *value.Type
}

// resolve finds the type, or gives PowerShell's TypeNotFound error.
func (r *typeRef) resolve(f *frame) (*value.Type, error) {
	if r.resolved != nil {
		return r.resolved, nil
	}
	t := f.rs.findTypeName(r.name, r.scope)
	if t == nil {
		name := r.name.FullName()
		return nil, f.failAt(errs.Runtime("TypeNotFound", errs.InvalidOperation, value.String(name), "Unable to find type [%s].", name), bracketed(r.name.Pos()))
	}
	if t.Script == nil || r.scope.find(t.FullName) == t {
		// What the script itself defines stays; types of the session may be defined anew.
		r.resolved = t
	}
	return t, nil
}

// bracketed widens the extent of a type name to its brackets.
func bracketed(e ast.Extent) ast.Extent {
	if e.File == nil {
		return e
	}
	if e.Start > 0 && e.File.Text[e.Start-1] == '[' && int(e.End) < len(e.File.Text) && e.File.Text[e.End] == ']' {
		e.Start--
		e.End++
	}
	return e
}

// findTypeName resolves a type name of the syntax tree; nil when there is none.
func (rs *Runspace) findTypeName(n ast.TypeName, s *typeScope) *value.Type {
	switch n := n.(type) {
	case *ast.ArrayTypeName:
		if e := rs.findTypeName(n.Element, s); e != nil {
			return e.ArrayRank(n.Rank)
		}
		return nil
	case *ast.GenericTypeName:
		args := make([]*value.Type, 0, len(n.Args))
		for _, a := range n.Args {
			t := rs.findTypeName(a, s)
			if t == nil {
				return nil
			}
			args = append(args, t)
		}
		def := rs.findGeneric(n.Type.Name, len(args), s)
		if def == nil {
			return nil
		}
		return types.MakeGeneric(def, args...)
	case *ast.SimpleTypeName:
		return rs.findType(n.Name, s)
	}
	return nil
}

func (rs *Runspace) findGeneric(name string, n int, s *typeScope) *value.Type {
	arity := name
	if !strings.Contains(name, "`") {
		arity = name + "`" + string(rune('0'+n))
	}
	return rs.findType(arity, s)
}

func (rs *Runspace) findType(name string, s *typeScope) *value.Type {
	if t := s.find(name); t != nil {
		return t
	}
	if m := rs.moduleType(s, name); m != nil {
		return m
	}
	if t := rs.scriptTypes[strings.ToLower(name)]; t != nil {
		return t
	}
	if t := types.Lookup(name); t != nil {
		return t
	}
	if t := rs.table.class(name); t != nil {
		return t
	}
	for c := s; c != nil; c = c.parent {
		for _, ns := range c.namespaces {
			if t := types.Lookup(ns + "." + name); t != nil {
				return t
			}
		}
	}
	return nil
}
