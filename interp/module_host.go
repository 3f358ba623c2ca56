package interp

import (
	"slices"
	"strings"

	"github.com/google/uuid"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/modules"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// moduleHost is the modules.Host of a runspace.
type moduleHost struct{ rs *Runspace }

// initModules offers the services that modules need of the session.
func (rs *Runspace) initModules() {
	rs.sess.SetService(modules.Key{}, moduleHost{rs})
	rs.sess.SetService(cmdlet.CommandsKey{}, commandLookup{rs})
	rs.sess.SetService(cmdlet.PosterKey{}, rs)
	rs.sess.SetService(cmdlet.DataFileKey{}, dataFiles{rs})
	rs.sess.SetService(cmdlet.DebuggerKey{}, debugService{rs})
	rs.sess.SetService(types.SessionStateKey{}, func(s *session.State) value.Value { return value.Of(rs.sessionStateObject(s)) })
	rs.sess.SetService(types.NewModuleKey{}, func() value.Value {
		return value.Of(rs.newModule("__DynamicModule_"+uuid.NewString(), ""))
	})
}

// Import implements modules.Host.
func (h moduleHost) Import(c *cmdlet.Context, s modules.Spec, o *modules.Options) ([]*session.Module, error) {
	l := h.rs.engineLoader(c, o)
	if !isModulePath(s.Name) && h.rs.builtIn(s.Name) {
		if m := h.rs.coreModule(s.Name); m != nil && h.rs.usesModules() {
			if !s.Match(m.Version) {
				return nil, moduleNotFound(s)
			}
			h.rs.noteCmdlet(m.Name)
			return []*session.Module{m}, nil
		}
		return nil, c.WriteWarning("The '" + s.Name + "' module was not imported because the '" + s.Name + "' snap-in was already imported.")
	}
	m, err := l.load(s)
	if err != nil {
		return nil, err
	}
	return append(l.scripts, m), nil
}

// ImportInfo implements modules.Host.
func (h moduleHost) ImportInfo(c *cmdlet.Context, m *session.Module, o *modules.Options) error {
	return h.rs.engineLoader(c, o).importModule(m)
}

// Remove implements modules.Host.
func (h moduleHost) Remove(c *cmdlet.Context, m *session.Module) error { return h.rs.removeModule(m) }

// New implements modules.Host.
func (h moduleHost) New(c *cmdlet.Context, name string, v value.ScriptBlock, o *modules.Options) (*session.Module, []value.Value, error) {
	rs := h.rs
	sb, ok := v.(*ScriptBlock)
	if !ok {
		return nil, nil, brokenBlock{}.err()
	}
	l := rs.engineLoader(c, o)
	l.dynamic = true
	if name == "" {
		name = "__DynamicModule_" + uuid.NewString()
	}
	m := rs.newModule(name, "")
	m.Path = uuid.NewString()
	m.GUID = uuid.NewString()
	m.Definition = sb.String()
	b := sb.boundTo(m.State)
	var out collector
	if _, err := l.collectBlock(m, b, modules.Spec{Name: name}, &out); err != nil {
		if t, ok := err.(*thrown); ok {
			// What the block throws ends the statement, not the script.
			return nil, nil, &thrown{rec: t.rec}
		}
		return nil, nil, err
	}
	if err := l.finishExports(m); err != nil {
		return nil, nil, err
	}
	for n := range m.Functions {
		if len(o.Functions) > 0 && !matchesAny(n, o.Functions) {
			delete(m.Functions, n)
		}
	}
	if !o.Hidden {
		l.opt = &modules.Options{NoNameCheck: true}
		if err := l.importDynamic(m); err != nil {
			return nil, nil, err
		}
	}
	return m, out.items, nil
}

// importDynamic imports a dynamic module's exports; Get-Module lists only those that were imported by name.
func (l *loader) importDynamic(m *session.Module) error {
	before := slices.Clone(l.rs.sess.Modules)
	err := l.importModule(m)
	l.rs.sess.Modules = before
	return err
}

// Export implements modules.Host.
func (h moduleHost) Export(c *cmdlet.Context, functions, cmdlets, variables, aliases []string) error {
	m := c.State().Module
	if m == nil {
		return errs.New("System.InvalidOperationException", "Modules_CanOnlyExecuteExportModuleMemberInsideAModule", errs.PermissionDenied, value.Null,
			"The Export-ModuleMember cmdlet can only be called from inside a module.")
	}
	h.rs.exportMembers(m, functions, variables, aliases)
	return nil
}

// Loaded implements modules.Host.
func (h moduleHost) Loaded(c *cmdlet.Context, all bool) []*session.Module {
	list := append(h.rs.loadedCoreModules(), h.rs.sess.Modules...)
	if m := c.State().Module; m != nil {
		list = append(slices.Clone(m.Nested), list...)
	}
	if all {
		for i := 0; i < len(list); i++ {
			for _, n := range list[i].Nested {
				if !containsModule(list, n) {
					list = append(list, n)
				}
			}
		}
	}
	slices.SortStableFunc(list, func(a, b *session.Module) int {
		if n := strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)); n != 0 {
			return n
		}
		return modules.CompareVersions(a.Version, b.Version)
	})
	return list
}

// Available implements modules.Host.
func (h moduleHost) Available(c *cmdlet.Context, name string) ([]*session.Module, error) {
	rs := h.rs
	var files []moduleFile
	if name != "" && isModulePath(name) {
		p, err := rs.modulePath(name, modules.Spec{})
		if err != nil {
			return nil, err
		}
		if p != "" {
			files = append(files, moduleFile{path: p, version: "0.0"})
		}
	} else {
		files = rs.availableFiles(func(n string) bool { return name == "" || matchesAny(n, []string{name}) })
	}
	var out []*session.Module
	if name == "" || !isModulePath(name) {
		out = rs.availableCoreModules(func(n string) bool { return name == "" || matchesAny(n, []string{name}) })
	}
	for _, f := range files {
		m := rs.describeModule(f)
		if m != nil {
			out = append(out, m)
		}
	}
	return out, nil
}

// describeModule makes the information on a module that is not loaded.
func (rs *Runspace) describeModule(f moduleFile) *session.Module {
	n := baseName(f.path)
	m := rs.newModule(strings.TrimSuffix(n, n[strings.LastIndexByte(n, '.'):]), f.path)
	m.State = nil
	if strings.HasSuffix(strings.ToLower(f.path), ".psd1") {
		d, err := rs.readManifest(f.path)
		if err != nil || rs.checkManifest(m, d, f.path) != nil {
			return nil
		}
	}
	for _, name := range rs.commandsOf(f.path) {
		m.Functions[name] = &session.Function{Name: name, Module: m}
		rs.functionInfo(m.Functions[name])
	}
	return m
}

// Manifest implements modules.Host.
func (h moduleHost) Manifest(c *cmdlet.Context, path string) (*session.Module, error) {
	rs := h.rs
	d, err := rs.readManifest(path)
	if err != nil {
		return nil, err
	}
	n := baseName(path)
	m := rs.newModule(strings.TrimSuffix(n, n[strings.LastIndexByte(n, '.'):]), path)
	if err := rs.checkManifest(m, d, path); err != nil {
		return m, err
	}
	for _, name := range castText(rs, dictGet(d, "FunctionsToExport")) {
		if name != "" && !strings.ContainsAny(name, "*?[") {
			m.Functions[name] = &session.Function{Name: name, Module: m}
			rs.functionInfo(m.Functions[name])
		}
	}
	return m, nil
}

// CustomObject implements modules.Host.
func (h moduleHost) CustomObject(c *cmdlet.Context, m *session.Module) value.Value {
	o := value.NewCustomObject(len(m.Functions) + len(m.Variables))
	set := o.EnsureMembers()
	names := make([]string, 0, len(m.Variables))
	for n := range m.Variables {
		names = append(names, n)
	}
	slices.Sort(names)
	for _, n := range names {
		v := m.Variables[n]
		set.Put(value.Member{Name: n, Kind: value.MemberNoteProperty, Value: v.Read()})
		if v.Meta == nil {
			v.EnsureMeta()
		}
		linkNote(set, n, v)
	}
	names = names[:0]
	for n := range m.Functions {
		names = append(names, n)
	}
	slices.Sort(names)
	for _, n := range names {
		set.Put(value.Member{Name: n, Kind: value.MemberScriptMethod, Value: value.Of(m.Functions[n].Block)})
	}
	return value.Of(o)
}

// linkNote makes a note property and a module's variable one: each shows what the other was set to.
func linkNote(set *value.MemberSet, name string, v *session.Variable) {
	meta := v.EnsureMeta()
	meta.Get = func() value.Value {
		if m := set.Find(name); m != nil {
			return m.Value
		}
		return v.Value
	}
	meta.Set = func(x value.Value) error {
		if m := set.Find(name); m != nil {
			m.Value = x
		}
		v.Value = x
		return nil
	}
}

// approvedVerb tells whether a verb is one of Get-Verb's.
func approvedVerb(verb string) bool {
	return strings.Contains(approvedVerbs, " "+strings.ToLower(verb)+" ")
}

const approvedVerbs = " add clear close copy enter exit find format get hide join lock move new open optimize pop push redo remove rename reset resize search select set show skip split step switch undo unlock watch backup checkpoint compare compress convert convertfrom convertto dismount edit expand export group import initialize limit merge mount out publish restore save sync unpublish update approve assert build complete confirm deny deploy disable enable install invoke register request restart resume start stop submit suspend uninstall unregister wait debug measure ping repair resolve test trace connect disconnect read receive send write block grant protect revoke unblock unprotect use foreach sort tee where "
