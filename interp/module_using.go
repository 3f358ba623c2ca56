package interp

import (
	"fmt"
	"strings"

	"goposh/ast"
	"goposh/parser"
	"goposh/runtime/errs"
	"goposh/runtime/modules"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// useModules imports what the using module statements of a script name, so that its types are known to the script.
func (rs *Runspace) useModules(tree *ast.ScriptBlock, scope *typeScope) []parser.ParseError {
	var out []parser.ParseError
	fail := func(pos ast.Extent, id, format string, args ...any) {
		out = append(out, parser.ParseError{ID: id, Message: fmt.Sprintf(format, args...), Extent: pos})
	}
	for _, u := range tree.Usings {
		switch u.Kind {
		case ast.UsingAssembly:
			if u.Name != nil && strings.ContainsAny(u.Name.Value, "/.") {
				fail(u.Name.Extent, "ErrorLoadingAssembly", "Cannot load assembly '%s'.", u.Name.Value)
			}
			continue
		case ast.UsingModule:
		default:
			continue
		}
		spec, shown, err := rs.usingSpec(u)
		if err != nil {
			fail(u.Extent, "ModuleNotFoundDuringParse", "Could not find the module '%s'.", shown)
			continue
		}
		if file := tree.Pos().File; file != nil && file.Name != "" && isModulePath(spec.Name) && !strings.HasPrefix(spec.Name, "/") {
			spec.Name = dirName(file.Name) + "/" + spec.Name
		}
		list, err := rs.useModule(spec)
		if err != nil {
			if t, ok := err.(*thrown); ok && t.rec.Exception.TypeName == "System.Management.Automation.ParseException" && t.rec.Invocation != nil {
				fail(t.rec.Invocation.Extent, t.rec.ID, "%s", t.rec.Exception.Message)
				continue
			}
			fail(u.Extent, "ModuleNotFoundDuringParse", "Could not find the module '%s'.", shown)
			continue
		}
		for _, m := range list {
			for lower, t := range m.Types {
				if old := scope.defined[lower]; old != nil && old == t {
					fail(u.Extent, "MemberAlreadyDefined", "Type name '%s' is ambiguous, it could be '%s.%s' or '%s.%s'.", t.FullName, m.Name, t.FullName, m.Name, t.FullName)
					continue
				}
				scope.define(t)
				if scope.imported == nil {
					scope.imported = map[string]bool{}
				}
				scope.imported[lower] = true
			}
		}
	}
	return out
}

// usingSpec reads the module that a using statement names.
func (rs *Runspace) usingSpec(u *ast.UsingStatement) (modules.Spec, string, error) {
	if u.ModuleSpecification == nil {
		return modules.Spec{Name: u.Name.Value}, u.Name.Value, nil
	}
	shown := u.ModuleSpecification.Pos().Text()
	c := &code{}
	l := &lowerer{rs: rs, c: c, index: map[string]int{}, scope: &typeScope{}}
	c.layout = layoutOf(l)
	x := l.hashtable(u.ModuleSpecification, false)
	v, err := x.eval(rs.initFrame(c))
	if err != nil {
		return modules.Spec{}, shown, err
	}
	s, err := rs.moduleSpec(v)
	return s, shown, err
}

// useModule imports a module for a using statement and lists the modules whose types it brings.
func (rs *Runspace) useModule(s modules.Spec) ([]*session.Module, error) {
	saved := rs.declared
	defer func() { rs.declared = saved }()
	var failed error
	f := *rs.frameNow()
	f.io = f.io.child()
	l := rs.newLoader(&f, &modules.Options{NoNameCheck: true})
	l.parseError = &failed
	m, err := l.load(s)
	if failed != nil {
		return nil, failed
	}
	if err != nil {
		return nil, err
	}
	if m == nil {
		return nil, errs.Runtime("ModuleNotFound", errs.ObjectNotFound, value.String(s.Name), "The module '%s' was not found.", s.Name)
	}
	return append([]*session.Module{m}, m.Nested...), nil
}
