// Package modules is what the module commands ask of the engine, which loads modules and keeps them.
package modules

import (
	"strconv"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// Key is the service of the session under which the engine's Host is found.
type Key struct{}

// Spec names a module with version bounds as text; "" is no bound (ModuleSpecification).
type Spec struct {
	Name, GUID string
	// Minimum is ModuleVersion, Maximum MaximumVersion, which may end in "*"; Required is the exact version.
	Minimum, Maximum, Required string
}

// Options say how a module is imported.
type Options struct {
	Prefix string
	// Filtered is set when any of the lists was given: then only what they name is imported.
	Filtered                               bool
	Functions, Cmdlets, Variables, Aliases []string
	Force, NoClobber, Global               bool
	// Local imports into the scope of the caller rather than the top of its session state.
	Local bool
	// NoNameCheck leaves out the warning about unapproved verbs.
	NoNameCheck bool
	// Hidden modules are loaded without importing anything (-AsCustomObject).
	Hidden bool
	Args   []value.Value
}

// Host is the engine's side of the module commands.
type Host interface {
	// Import loads a module by name or path and imports it. The scripts that a manifest runs come as modules too. Its
	// errors are error records.
	Import(c *cmdlet.Context, s Spec, o *Options) ([]*session.Module, error)
	// ImportInfo imports a module that is loaded, or was.
	ImportInfo(c *cmdlet.Context, m *session.Module, o *Options) error
	// Remove takes a module out of the session.
	Remove(c *cmdlet.Context, m *session.Module) error
	// New makes a dynamic module of a script block and returns what the block wrote.
	New(c *cmdlet.Context, name string, sb value.ScriptBlock, o *Options) (*session.Module, []value.Value, error)
	// Export is Export-ModuleMember; a nil list was not given.
	Export(c *cmdlet.Context, functions, cmdlets, variables, aliases []string) error
	// Loaded lists the modules of the caller's session state, with all the nested ones too.
	Loaded(c *cmdlet.Context, all bool) []*session.Module
	// Available lists the modules in the folders of PSModulePath, or at a path.
	Available(c *cmdlet.Context, name string) ([]*session.Module, error)
	// Manifest reads and checks a manifest without loading the module.
	Manifest(c *cmdlet.Context, path string) (*session.Module, error)
	// CustomObject makes an object of a module's exports.
	CustomObject(c *cmdlet.Context, m *session.Module) value.Value
}

// CompareVersions orders version texts by their numbers; missing parts count as -1, as in System.Version.
func CompareVersions(a, b string) int {
	x, y := strings.Split(a, "."), strings.Split(b, ".")
	for i := range max(len(x), len(y)) {
		m, n := -1, -1
		if i < len(x) {
			m, _ = strconv.Atoi(x[i])
		}
		if i < len(y) {
			n, _ = strconv.Atoi(y[i])
		}
		switch {
		case m < n:
			return -1
		case m > n:
			return 1
		}
	}
	return 0
}

// Match tells whether a version is within the bounds of a specification.
func (s Spec) Match(version string) bool {
	if s.Required != "" && CompareVersions(version, s.Required) != 0 {
		return false
	}
	if s.Minimum != "" && CompareVersions(version, s.Minimum) < 0 {
		return false
	}
	if s.Maximum != "" {
		limit := s.Maximum
		if strings.HasSuffix(limit, "*") {
			limit = strings.TrimSuffix(limit, "*") + "999999999"
		}
		if CompareVersions(version, limit) > 0 {
			return false
		}
	}
	return true
}

// Bound is the version that errors name: the exact, else the lowest, else the highest one.
func (s Spec) Bound() string {
	switch {
	case s.Required != "":
		return s.Required
	case s.Minimum != "":
		return s.Minimum
	}
	return s.Maximum
}
