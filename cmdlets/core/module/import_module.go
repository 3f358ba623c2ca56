package module

import (
	"path/filepath"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/modules"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// importModule is Import-Module.
type importModule struct {
	Global               cmdlet.Switch `ps:""`
	Prefix               string        `ps:"" validate:"notnull"`
	Name                 []string      `ps:"CimSession: mandatory pos=0 pipe; Name: mandatory pos=0 pipe; PSSession: mandatory pos=0 pipe; WinCompat: mandatory pos=0 pipe"`
	FullyQualifiedName   value.Value   `ps:"FullyQualifiedName: mandatory pos=0 pipe; FullyQualifiedNameAndPSSession: mandatory pos=0 pipe; FullyQualifiedNameAndWinCompat: mandatory pos=0 pipe"`
	Assembly             value.Value   `ps:"Assembly: mandatory pos=0 pipe" type:"System.Reflection.Assembly[]"`
	Function             []string      `ps:"" validate:"notnull"`
	Cmdlet               []string      `ps:"" validate:"notnull"`
	Variable             []string      `ps:"" validate:"notnull"`
	Alias                []string      `ps:"" validate:"notnull"`
	Force                cmdlet.Switch `ps:""`
	SkipEditionCheck     cmdlet.Switch `ps:"Assembly:; CimSession:; FullyQualifiedName:; FullyQualifiedNameAndPSSession:; ModuleInfo:; Name:; PSSession:"`
	PassThru             cmdlet.Switch `ps:""`
	AsCustomObject       cmdlet.Switch `ps:""`
	MinimumVersion       value.Value   `ps:"CimSession:; Name:; PSSession:; WinCompat:" alias:"Version" type:"System.Version"`
	MaximumVersion       string        `ps:"CimSession:; Name:; PSSession:; WinCompat:"`
	RequiredVersion      value.Value   `ps:"CimSession:; Name:; PSSession:; WinCompat:" type:"System.Version"`
	ModuleInfo           []value.Value `ps:"ModuleInfo: mandatory pos=0 pipe" type:"System.Management.Automation.PSModuleInfo[]"`
	ArgumentList         []value.Value `ps:"" alias:"Args"`
	DisableNameChecking  cmdlet.Switch `ps:""`
	NoClobber            cmdlet.Switch `ps:"" alias:"NoOverwrite"`
	Scope                string        `ps:"" validate:"set Local,Global"`
	PSSession            value.Value   `ps:"FullyQualifiedNameAndPSSession: mandatory; PSSession: mandatory" type:"System.Management.Automation.Runspaces.PSSession"`
	CimSession           value.Value   `ps:"CimSession: mandatory" type:"Microsoft.Management.Infrastructure.CimSession"`
	CimResourceURI       value.Value   `name:"CimResourceUri" ps:"CimSession:" type:"System.Uri"`
	CimNamespace         string        `ps:"CimSession:"`
	UseWindowsPowerShell cmdlet.Switch `ps:"FullyQualifiedNameAndWinCompat: mandatory; WinCompat: mandatory" alias:"UseWinPS"`
}

// Begin implements cmdlet.Beginner.
func (m *importModule) Begin(c *cmdlet.Context) error {
	if bool(m.Global) && c.Bound("Scope") {
		return c.Terminate("System.InvalidOperationException", "Modules_GlobalAndScopeParameterCannotBeSpecifiedTogether", errs.InvalidOperation, value.Null,
			"The 'Global' and 'Scope' parameters cannot be specified together. Remove one of these parameters, and then try running the command again.")
	}
	for _, p := range []string{"PSSession", "CimSession", "UseWindowsPowerShell", "Assembly"} {
		if c.Bound(p) {
			return c.Terminate("System.NotSupportedException", "NotSupported", errs.NotImplemented, value.Null, "The parameter '%s' of Import-Module is not supported.", p)
		}
	}
	return nil
}

func (m *importModule) options(c *cmdlet.Context) *modules.Options {
	return &modules.Options{Prefix: m.Prefix, Filtered: c.Bound("Function") || c.Bound("Cmdlet") || c.Bound("Variable") || c.Bound("Alias"),
		Functions: m.Function, Cmdlets: m.Cmdlet, Variables: m.Variable, Aliases: m.Alias, Force: bool(m.Force), NoClobber: bool(m.NoClobber),
		Global: bool(m.Global) || strings.EqualFold(m.Scope, "Global"), Local: strings.EqualFold(m.Scope, "Local"),
		NoNameCheck: bool(m.DisableNameChecking), Hidden: bool(m.AsCustomObject), Args: m.ArgumentList}
}

// Process implements cmdlet.Processor.
func (m *importModule) Process(c *cmdlet.Context) error {
	h, err := host(c)
	if err != nil {
		return err
	}
	o := m.options(c)
	infos := m.ModuleInfo
	if c.Bound("FullyQualifiedName") {
		// The parameter takes whatever comes, modules too.
		for _, v := range values(c, m.FullyQualifiedName) {
			if moduleOf(v) != nil {
				infos = append(infos, v)
			}
		}
	}
	if len(infos) > 0 {
		for _, v := range infos {
			x := moduleOf(v)
			if x == nil {
				continue
			}
			if x.State == nil {
				if err := m.one(c, h, modules.Spec{Name: x.Path}, o); err != nil {
					return err
				}
				continue
			}
			if err := h.ImportInfo(c, x, o); err != nil {
				return err
			}
			if err := m.emit(c, h, []*session.Module{x}); err != nil {
				return err
			}
		}
		return nil
	}
	if c.Bound("FullyQualifiedName") {
		for _, v := range values(c, m.FullyQualifiedName) {
			s, err := specOf(c, "FullyQualifiedName", v)
			if err != nil {
				return err
			}
			if err := m.one(c, h, s, o); err != nil {
				return err
			}
		}
		return nil
	}
	bounds := modules.Spec{Minimum: text(c, m.MinimumVersion), Maximum: m.MaximumVersion, Required: text(c, m.RequiredVersion)}
	if bounds.Minimum != "" && bounds.Maximum != "" && modules.CompareVersions(bounds.Minimum, strings.TrimSuffix(bounds.Maximum, ".*")) > 0 {
		return c.Terminate("System.Management.Automation.PSArgumentOutOfRangeException", "ArgumentOutOfRange", errs.InvalidArgument, value.Null,
			"Specified argument was out of the range of valid values. (Parameter 'The MinimumVersion '%s' should not be greater than MaximumVersion '%s'.')", bounds.Minimum, bounds.Maximum)
	}
	for _, name := range m.Name {
		if strings.TrimSpace(name) == "" {
			return c.Terminate("System.Management.Automation.ParameterBindingValidationException", "ParameterArgumentValidationErrorEmptyStringNotAllowed", errs.InvalidData, value.Null,
				"Cannot bind argument to parameter 'Name' because it is an empty string.")
		}
		s := bounds
		s.Name = name
		if err := m.one(c, h, s, o); err != nil {
			return err
		}
	}
	return nil
}

// one imports one module.
func (m *importModule) one(c *cmdlet.Context, h modules.Host, s modules.Spec, o *modules.Options) error {
	list, err := h.Import(c, s, o)
	if err != nil {
		return report(c, err)
	}
	return m.emit(c, h, list)
}

func resolved(c *cmdlet.Context, name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(c.Session().Drives.FileSystem, name)
}

// emit writes what was imported, as asked for.
func (m *importModule) emit(c *cmdlet.Context, h modules.Host, list []*session.Module) error {
	for _, x := range list {
		switch {
		case bool(m.AsCustomObject):
			if err := c.Write(h.CustomObject(c, x)); err != nil {
				return err
			}
		case bool(m.PassThru):
			if err := c.Write(value.Of(x)); err != nil {
				return err
			}
		}
	}
	return nil
}
