// Package module holds the commands of Microsoft.PowerShell.Core that load, list, make and describe modules. What they do
// to the session is the engine's, behind modules.Host.
package module

import (
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/modules"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// host gives the engine's side of the module commands.
func host(c *cmdlet.Context) (modules.Host, error) {
	h, ok := c.Service(modules.Key{}).(modules.Host)
	if !ok {
		return nil, c.Terminate("System.NotSupportedException", "NotSupported", errs.NotImplemented, value.Null, "This session cannot load modules.")
	}
	return h, nil
}

// text is a parameter's value as text; "" for $null.
func text(c *cmdlet.Context, v value.Value) string {
	if v.IsNull() {
		return ""
	}
	return types.ToString(c, v)
}

// report writes an error that a module ended with: control flow goes on, the rest is an error of the command.
func report(c *cmdlet.Context, err error) error {
	if err == nil {
		return nil
	}
	if _, ok := err.(types.ControlFlow); ok {
		return err
	}
	r := errs.RecordFrom(err)
	switch {
	case strings.HasPrefix(r.ID, "Modules_"), r.ID == "FormatXmlUpdateException", strings.HasPrefix(r.ID, "ScriptRequires"):
		return c.WriteError(r)
	}
	return err
}

// specOf reads a ModuleSpecification: a name, or a hashtable with ModuleName and a version.
func specOf(c *cmdlet.Context, parameter string, v value.Value) (modules.Spec, error) {
	d, ok := v.Base().Ref().(*value.Dict)
	if !ok {
		return modules.Spec{Name: types.ToString(c, v)}, nil
	}
	var s modules.Spec
	var bad []string
	for k, x := range d.All {
		t := types.ToString(c, x)
		switch strings.ToLower(types.ToString(c, k)) {
		case "modulename":
			s.Name = t
		case "moduleversion":
			s.Minimum = t
		case "maximumversion":
			s.Maximum = t
		case "requiredversion":
			s.Required = t
		case "guid":
			s.GUID = t
		default:
			bad = append(bad, "'"+types.ToString(c, k)+"'")
		}
	}
	why := ""
	switch {
	case len(bad) > 0:
		why = "The hashtable describing a module contains one or more members that are not valid. The valid members are (ModuleName, ModuleVersion, RequiredVersion, GUID). Remove the members that are not valid (" + strings.Join(bad, ", ") + "), then try again."
	case s.Name == "":
		why = "The hashtable describing a module is missing the 'ModuleName' member."
	case s.Required == "" && s.Minimum == "" && s.Maximum == "":
		why = "The hashtable describing a module must contain at least one of the following members: 'ModuleVersion', 'MaximumVersion', 'RequiredVersion'."
	case s.Required != "" && (s.Minimum != "" || s.Maximum != ""):
		why = "The hashtable describing a module cannot contain both 'RequiredVersion' and another version member."
	default:
		for _, t := range []string{s.Required, s.Minimum} {
			if t == "" {
				continue
			}
			if _, err := types.Convert(c, value.String(t), types.Lookup("version")); err != nil {
				why = errs.ExceptionFrom(err).Message
			}
		}
	}
	if why != "" {
		return s, c.Terminate("System.Management.Automation.ParameterBindingException", "CannotConvertArgumentNoMessage", errs.InvalidArgument, value.Null,
			"Cannot bind parameter '%s'. Cannot convert value \"System.Collections.Hashtable\" to type \"Microsoft.PowerShell.Commands.ModuleSpecification\". Error: \"%s\"", parameter, why)
	}
	return s, nil
}

// values are the elements of a parameter that takes several specifications.
func values(c *cmdlet.Context, v value.Value) []value.Value {
	var out []value.Value
	if v.IsNull() {
		return nil
	}
	_ = types.Each(c, v, func(x value.Value) error { out = append(out, x); return nil })
	return out
}

// moduleOf gives the module of a parameter's value, nil when it is none.
func moduleOf(v value.Value) *session.Module {
	m, _ := v.Base().Ref().(*session.Module)
	return m
}
