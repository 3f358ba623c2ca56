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

// useAssemblies reports the assemblies that a script wants and cannot have: there are none to be loaded from files.
func useAssemblies(tree *ast.ScriptBlock) []parser.ParseError {
	var out []parser.ParseError
	for _, u := range tree.Usings {
		if u.Kind == ast.UsingAssembly && u.Name != nil && strings.ContainsAny(u.Name.Value, "/.") {
			out = append(out, parser.ParseError{ID: "ErrorLoadingAssembly", Extent: u.Name.Extent,
				Message: fmt.Sprintf("Cannot load assembly '%s'.", u.Name.Value)})
		}
	}
	return out
}

// usingSpec reads the module that a using statement names.
func (rs *Runspace) usingSpec(u *ast.UsingStatement) (modules.Spec, error) {
	if u.ModuleSpecification == nil {
		return modules.Spec{Name: u.Name.Value}, nil
	}
	c := &code{}
	l := &lowerer{rs: rs, c: c, index: map[string]int{}, scope: &typeScope{}}
	c.layout = layoutOf(l)
	x := l.hashtable(u.ModuleSpecification, false)
	v, err := x.eval(rs.initFrame(c))
	if err != nil {
		return modules.Spec{}, err
	}
	return rs.moduleSpec(v)
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
