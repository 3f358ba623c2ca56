package provider

import (
	"strconv"
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// DrivesIn lists the drives of one scope, given as Global, Local, Script or a number, as seen from a scope.
func (m *Manager) DrivesIn(from *session.Scope, name string) ([]*session.Drive, error) {
	scope, err := ScopeNamed(from, name)
	if err != nil {
		return nil, err
	}
	if scope.Parent == nil {
		return m.Drives(scope), nil
	}
	var out []*session.Drive
	for _, d := range m.Drives(from) {
		if scope.Drives()[d.Name] == d {
			out = append(out, d)
		}
	}
	return out, nil
}

// ScopeNamed finds a scope of drives: Global, Local, Script, or the number of levels above.
func ScopeNamed(from *session.Scope, name string) (*session.Scope, error) {
	switch strings.ToLower(name) {
	case "global":
		return from.Global(), nil
	case "local":
		return from, nil
	case "script":
		return from.ScriptScope(), nil
	}
	n, err := strconv.Atoi(name)
	if err != nil {
		return nil, Argument("Cannot process argument because the value of argument \"scopeID\" is not valid. Change the value of the \"scopeID\" argument and run the operation again.")
	}
	if n < 0 {
		return nil, scopeRange(name)
	}
	scope := from.Up(n)
	if scope == nil {
		return nil, scopeRange(name)
	}
	return scope, nil
}

func scopeRange(name string) error {
	return errs.New("System.Management.Automation.PSArgumentOutOfRangeException", "ArgumentOutOfRange", errs.InvalidArgument, value.String(name),
		"The scope number '%s' exceeds the number of active scopes. (Parameter 'scopeID')\nActual value was %s.", name, name)
}
