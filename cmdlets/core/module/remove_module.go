package module

import (
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/modules"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// removeModule is Remove-Module.
type removeModule struct {
	Name               []string      `ps:"name: mandatory pos=0 pipe"`
	FullyQualifiedName value.Value   `ps:"FullyQualifiedName: mandatory pos=0 pipe"`
	ModuleInfo         []value.Value `ps:"ModuleInfo: mandatory pos=0 pipe" type:"System.Management.Automation.PSModuleInfo[]"`
	Force              cmdlet.Switch `ps:""`

	removed int
}

// Process implements cmdlet.Processor.
func (r *removeModule) Process(c *cmdlet.Context) error {
	h, err := host(c)
	if err != nil {
		return err
	}
	var list []*session.Module
	var specs []modules.Spec
	for _, v := range r.ModuleInfo {
		if m := moduleOf(v); m != nil {
			list = append(list, m)
		}
	}
	for _, n := range r.Name {
		specs = append(specs, modules.Spec{Name: n})
	}
	if c.Bound("FullyQualifiedName") {
		for _, v := range values(c, r.FullyQualifiedName) {
			if m := moduleOf(v); m != nil {
				list = append(list, m)
				continue
			}
			s, err := specOf(c, "FullyQualifiedName", v)
			if err != nil {
				return err
			}
			specs = append(specs, s)
		}
	}
	if len(specs) > 0 {
		for _, m := range h.Loaded(c, true) {
			if matches(m, specs) {
				list = append(list, m)
			}
		}
	}
	for _, m := range list {
		if err := r.one(c, h, m); err != nil {
			return err
		}
	}
	return nil
}

func (r *removeModule) one(c *cmdlet.Context, h modules.Host, m *session.Module) error {
	if strings.EqualFold(m.AccessMode, "Constant") || strings.EqualFold(m.AccessMode, "ReadOnly") && !bool(r.Force) {
		id, text := "Modules_ModuleIsReadOnly", "Unable to remove the module '%s' because it is read-only. Add the Force parameter to your command to remove read-only modules."
		if strings.EqualFold(m.AccessMode, "Constant") {
			id, text = "Modules_ModuleIsConstant", "Unable to remove the module '%s' because it is constant. A module cannot be removed when its access mode is set to Constant."
		}
		return c.Fail("System.InvalidOperationException", id, errs.PermissionDenied, value.String(m.Name), text, m.Name)
	}
	ok, err := c.ShouldProcess(m.Name+" (Path: '"+m.Path+"')", "Remove-Module")
	if err != nil {
		return err
	}
	r.removed++
	if !ok {
		return nil
	}
	return h.Remove(c, m)
}

// End implements cmdlet.Ender.
func (r *removeModule) End(c *cmdlet.Context) error {
	if r.removed > 0 {
		return nil
	}
	for _, n := range r.Name {
		if strings.ContainsAny(n, "*?[") {
			return nil
		}
	}
	return c.Fail("System.InvalidOperationException", "Modules_NoModulesRemoved", errs.ResourceUnavailable, value.Null,
		"No modules were removed. Verify that the specification of modules to remove is correct and those modules exist in the runspace.")
}
