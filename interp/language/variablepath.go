package language

import (
	"strings"

	"goposh/ast"
	"goposh/lexer"
	"goposh/runtime/neterr"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// variablePath is a System.Management.Automation.VariablePath.
type variablePath struct {
	types.ReadOnlyBacked
	path     string // as written
	name     string // without scope or drive
	scope    string // lower case; "" when none is written
	drive    string // of another provider; "" for a variable
	prefixed bool   // variable:
}

// newVariablePath reads a path like `global:x`, `env:x` or `variable:x`.
func newVariablePath(path string) *variablePath {
	p := &variablePath{path: path}
	q := lexer.ParsePath(path)
	if strings.EqualFold(q.Drive, "variable") {
		p.prefixed = true
		if q = lexer.ParsePath(q.Name); q.Drive != "" || q.Scope == "using" {
			q = ast.VariablePath{Name: q.UserPath}
		}
	}
	p.name, p.scope, p.drive = q.Name, q.Scope, q.Drive
	if p.scope == "using" {
		p.scope, p.drive = "", path[:len("using")]
	}
	return p
}

// Type implements value.Object.
func (*variablePath) Type() *value.Type {
	return types.Lookup("System.Management.Automation.VariablePath")
}

// String is the path as it is written.
func (p *variablePath) String() string { return p.path }

// isVariable tells whether the path is one of a variable.
func (p *variablePath) isVariable() bool { return p.drive == "" }

// unqualified tells whether neither scope nor drive is written.
func (p *variablePath) unqualified() bool { return p.scope == "" && p.drive == "" && !p.prefixed }

// NetProperty implements types.Backed.
func (p *variablePath) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	switch name {
	case "UserPath":
		return value.String(p.path), nil
	case "IsGlobal":
		return value.Bool(p.scope == "global"), nil
	case "IsLocal":
		return value.Bool(p.scope == "local"), nil
	case "IsPrivate":
		return value.Bool(p.scope == "private"), nil
	case "IsScript":
		return value.Bool(p.scope == "script"), nil
	case "IsUnqualified":
		return value.Bool(p.unqualified()), nil
	case "IsUnscopedVariable":
		return value.Bool(p.scope == "" && p.drive == ""), nil
	case "IsVariable":
		return value.Bool(p.isVariable()), nil
	case "IsDriveQualified":
		return value.Bool(p.drive != ""), nil
	case "DriveName":
		return text(p.drive), nil
	}
	return value.Null, types.NotImplemented(name)
}

// NetMethod implements types.Backed.
func (p *variablePath) NetMethod(_ value.Runtime, name string, _ []value.Value) (value.Value, error) {
	if name == "ToString" {
		return value.String(p.path), nil
	}
	return value.Null, types.NotImplemented(name)
}

// makeVariablePath is new VariablePath(path).
func makeVariablePath(args []value.Value) (value.Value, error) {
	s, _ := args[0].Base().AsString()
	if s == "" {
		return value.Null, neterr.Argument("path", "Cannot process argument because the value of argument \"path\" is not valid. Change the value of the \"path\" argument and run the operation again.")
	}
	return value.Of(newVariablePath(s)), nil
}
