package interp

import (
	"strings"

	"goposh/ast"
	"goposh/runtime/value"
)

// autoload imports a module that exports the command, if one is found.
func (rs *Runspace) autoload(f *frame, name string) (command, bool, error) {
	return command{}, false, nil
}

// requireModule loads a module that #requires names.
func (rs *Runspace) requireModule(m ast.ModuleSpecification, script string) error { return nil }

// moduleType finds a type that the module of a script defines in another of its files.
func (rs *Runspace) moduleType(s *typeScope, name string) *value.Type {
	if s == nil || s.state == nil || s.state.Module == nil {
		return nil
	}
	return s.state.Module.Types[strings.ToLower(name)]
}
