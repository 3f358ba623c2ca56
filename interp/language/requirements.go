package language

import (
	"goposh/ast"
	"goposh/runtime/neterr"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// requirements is a System.Management.Automation.Language.ScriptRequirements.
type requirements struct {
	types.ReadOnlyBacked
	of *ast.ScriptRequirements
}

// Type implements value.Object.
func (*requirements) Type() *value.Type { return netType("ScriptRequirements") }

// NetProperty implements types.Backed.
func (r *requirements) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	switch name {
	case "RequiredApplicationId":
		return text(r.of.ShellID), nil
	case "RequiredPSVersion":
		return version(r.of.Version)
	case "RequiredPSEditions":
		return readOnlyStrings(r.of.Editions), nil
	case "RequiredModules":
		return r.modules()
	case "RequiredAssemblies":
		return readOnlyStrings(r.of.Assemblies), nil
	case "IsElevationRequired":
		return value.Bool(r.of.Elevated), nil
	}
	return value.Null, types.NotImplemented(name)
}

// NetMethod implements types.Backed.
func (*requirements) NetMethod(_ value.Runtime, name string, _ []value.Value) (value.Value, error) {
	return value.Null, types.NotImplemented(name)
}

func (r *requirements) modules() (value.Value, error) {
	t := types.Lookup("Microsoft.PowerShell.Commands.ModuleSpecification")
	if t == nil {
		return value.Null, neterr.New("System.PlatformNotSupportedException", "Module specifications are not supported.")
	}
	items := make([]value.Value, len(r.of.Modules))
	for i := range r.of.Modules {
		items[i] = value.Of(&moduleSpecification{typ: t, of: &r.of.Modules[i]})
	}
	return readOnly(t, items), nil
}

// moduleSpecification is a Microsoft.PowerShell.Commands.ModuleSpecification.
type moduleSpecification struct {
	types.ReadOnlyBacked
	typ *value.Type
	of  *ast.ModuleSpecification
}

// Type implements value.Object.
func (m *moduleSpecification) Type() *value.Type { return m.typ }

// NetProperty implements types.Backed.
func (m *moduleSpecification) NetProperty(rt value.Runtime, name string) (value.Value, error) {
	switch name {
	case "Name":
		return value.String(m.of.Name), nil
	case "Guid":
		if m.of.GUID == "" {
			return value.Null, nil
		}
		return types.Convert(rt, value.String(m.of.GUID), types.Lookup("guid"))
	case "Version":
		return version(m.of.Version)
	case "RequiredVersion":
		return version(m.of.RequiredVersion)
	case "MaximumVersion":
		return text(m.of.MaximumVersion), nil
	}
	return value.Null, types.NotImplemented(name)
}

// version reads a System.Version; $null for "".
func version(s string) (value.Value, error) {
	if s == "" {
		return value.Null, nil
	}
	v, err := types.ParseVersion(s)
	if err != nil {
		return value.Null, err
	}
	return value.Of(v), nil
}

// String is ModuleSpecification.ToString: the name alone, or a hashtable in the language's notation.
func (m *moduleSpecification) String() string {
	s := m.of
	if s.GUID == "" && s.Version == "" && s.RequiredVersion == "" && s.MaximumVersion == "" {
		return s.Name
	}
	out := "@{ ModuleName = '" + s.Name + "'"
	for _, part := range [...]struct{ key, value string }{
		{"Guid", s.GUID}, {"RequiredVersion", s.RequiredVersion}, {"ModuleVersion", s.Version}, {"MaximumVersion", s.MaximumVersion},
	} {
		if part.value == "" {
			continue
		}
		if part.key == "Guid" {
			part.value = "{" + part.value + "}"
		}
		out += "; " + part.key + " = '" + part.value + "'"
	}
	return out + " }"
}

// NetMethod implements types.Backed.
func (m *moduleSpecification) NetMethod(_ value.Runtime, name string, _ []value.Value) (value.Value, error) {
	if name == "ToString" {
		return value.String(m.String()), nil
	}
	return value.Null, types.NotImplemented(name)
}
