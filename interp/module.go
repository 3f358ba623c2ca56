package interp

import (
	"strings"

	"goposh/ast"
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/modules"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// autoload imports a module that exports the command, if one is found.
func (rs *Runspace) autoload(f *frame, name string) (command, bool, error) {
	if path, ok := rs.Getenv("PSModulePath"); !ok || path == "" {
		return command{}, false, nil
	}
	if v := f.scope.Find("psmoduleautoloadingpreference"); v != nil && strings.EqualFold(types.ToString(rs, v.Read()), "None") {
		return command{}, false, nil
	}
	if strings.ContainsAny(name, "/:") || name == "" {
		return command{}, false, nil
	}
	if mod, cmd, ok := strings.Cut(name, `\`); ok {
		if mod == "" || cmd == "" || mod == "." || mod == ".." || rs.builtIn(mod) || rs.loadedModule(modules.Spec{Name: mod}) != nil {
			return command{}, false, nil
		}
		if err := rs.importByName(f, mod); err != nil {
			if isFlow(err) {
				return command{}, false, err
			}
			r := errs.New("System.Management.Automation.CommandNotFoundException", "CouldNotAutoLoadModule", errs.ObjectNotFound, value.String(name),
				"The module '%s' could not be loaded. For more information, run 'Import-Module %s'.", mod, mod)
			r.Exception.Record = r
			return command{}, false, f.failAt(r, f.pos)
		}
		c, ok := rs.qualifiedCommand(f.scope, name)
		return c, ok, nil
	}
	for _, file := range rs.availableFiles(func(string) bool { return true }) {
		if !hasFold(rs.commandsOf(file.path), name) {
			continue
		}
		if m := rs.sess.ModuleTable[file.path]; m != nil && containsModule(rs.sess.Modules, m) {
			continue
		}
		if err := rs.importByName(f, file.path); err != nil {
			if isFlow(err) {
				return command{}, false, err
			}
			continue
		}
		lower := lowerName(name)
		if a := f.scope.FindAlias(lower); a != nil {
			lower = lowerName(a.Definition)
		}
		if fn := f.scope.FindFunction(lower); fn != nil {
			return command{function: fn, name: fn.Name}, true, nil
		}
	}
	return command{}, false, nil
}

// importByName imports a module into the global session state.
func (rs *Runspace) importByName(f *frame, name string) error {
	l := rs.newLoader(f, &modules.Options{Global: true, NoNameCheck: true})
	_, err := l.load(modules.Spec{Name: name})
	return err
}

// requireModule loads a module that #requires names.
func (rs *Runspace) requireModule(m ast.ModuleSpecification, script string) error {
	s := modules.Spec{Name: m.Name, GUID: m.GUID, Minimum: m.Version, Maximum: m.MaximumVersion, Required: m.RequiredVersion}
	if rs.builtIn(s.Name) || rs.loadedModule(s) != nil {
		return nil
	}
	l := rs.newLoader(rs.frameNow(), &modules.Options{NoNameCheck: true})
	_, err := l.load(s)
	if err == nil || isFlow(err) {
		return err
	}
	r := errs.New("System.Management.Automation.ScriptRequiresException", "ScriptRequiresMissingModules", errs.ResourceUnavailable, value.String(script),
		"The script '%s' cannot be run because the following modules that are specified by the \"#requires\" statements of the script are missing: The module '%s' cannot be found..", script, m.Name)
	r.Exception.Record = r
	return &thrown{rec: r}
}

// moduleType finds a type that the module of a script defines in another of its files.
func (rs *Runspace) moduleType(s *typeScope, name string) *value.Type {
	if s == nil || s.state == nil || s.state.Module == nil {
		return nil
	}
	return s.state.Module.Types[strings.ToLower(name)]
}

// inModule is `& $module what`: the command that what is in the module's session state.
func (rs *Runspace) inModule(f *frame, m *session.Module, v value.Value, n *commandNode) (command, error) {
	if m.State == nil {
		return command{}, badOperand(f, n)
	}
	switch o := v.Base().Ref().(type) {
	case *ScriptBlock:
		c := *o
		c.Bag = value.Bag{}
		c.state, c.lit, c.code = m.State, nil, nil
		c.scope = &typeScope{parent: o.scope, state: m.State}
		return command{block: &c}, nil
	case *cmdlet.Info:
		return rs.commandOf(f, o, n)
	}
	inner := *f
	inner.scope = m.State.Top
	c, _, err := rs.findCommand(&inner, types.ToString(rs, v), n)
	return c, err
}

// moduleMethod calls the methods of modules that need the engine.
func (f *frame) moduleMethod(m *session.Module, name string, args []value.Value) (bool, value.Value, error) {
	if m.State == nil || len(args) == 0 {
		return false, value.Null, nil
	}
	sb, ok := args[0].Base().Ref().(*ScriptBlock)
	if !ok {
		return false, value.Null, nil
	}
	c := *sb
	c.Bag = value.Bag{}
	c.state, c.lit, c.code = m.State, nil, nil
	switch lowerName(name) {
	case "newboundscriptblock":
		return true, value.Of(&c), nil
	case "invoke":
		var rest []value.Value
		for _, a := range args[1:] {
			if err := types.Each(f.rs, a, func(x value.Value) error { rest = append(rest, x); return nil }); err != nil {
				return true, value.Null, err
			}
		}
		items, err := f.invokeBlockMethod(&c, "Invoke", rest, nil, nil)
		return true, types.Unwrap(items), err
	}
	return false, value.Null, nil
}
