package interp

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"

	"goposh/ast"
	"goposh/parser"
	"goposh/runtime/errs"
	"goposh/runtime/modules"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// manifestKeys are the members that a manifest may have.
var manifestKeys = [...]string{"ModuleToProcess", "NestedModules", "GUID", "Author", "CompanyName", "Copyright", "ModuleVersion", "Description",
	"PowerShellVersion", "PowerShellHostName", "PowerShellHostVersion", "CLRVersion", "DotNetFrameworkVersion", "ProcessorArchitecture",
	"RequiredModules", "TypesToProcess", "FormatsToProcess", "ScriptsToProcess", "PrivateData", "RequiredAssemblies", "ModuleList", "FileList",
	"FunctionsToExport", "VariablesToExport", "AliasesToExport", "CmdletsToExport", "DscResourcesToExport", "CompatiblePSEditions",
	"HelpInfoURI", "RootModule", "DefaultCommandPrefix"}

func invalidManifest(path, typ, format string, args ...any) error {
	return errs.New(typ, "Modules_InvalidManifest", errs.ResourceUnavailable, value.String(path), "%s", fmt.Sprintf(format, args...))
}

// readManifest evaluates a manifest file: a hashtable in restricted language.
func (rs *Runspace) readManifest(path string) (*value.Dict, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, moduleNotFound(modules.Spec{Name: path})
	}
	tree, perrs := parser.Parse(path, decodeScript(b))
	if len(perrs) == 0 {
		perrs = parser.CheckRestricted(tree, manifestLanguage)
	}
	if len(perrs) > 0 {
		var text strings.Builder
		for i, e := range perrs {
			if i > 0 {
				text.WriteString("\n\n")
			}
			text.WriteString(errs.PositionMessage(e.Extent) + "\n" + e.Message)
		}
		return nil, invalidManifest(path, "System.MissingMemberException",
			"The module manifest '%s' could not be processed because it is not a valid PowerShell module manifest file. Remove the elements that are not permitted: %s", path, text.String())
	}
	notObject := func() error {
		return invalidManifest(path, "System.ArgumentException",
			"Processing the module manifest file '%s' did not result in a valid manifest object. Update the file to contain a valid PowerShell module manifest. A valid manifest can be created using the New-ModuleManifest cmdlet.", path)
	}
	if tree.End == nil {
		return nil, notObject()
	}
	c := rs.lower(tree, &typeScope{})
	var out collector
	f := rs.newFrame(c, rs.sess.Global.Top, rs.sess.Global, &out, nil, rs.frameNow())
	f.scope.SetLocal("PSScriptRoot", value.String(filepath.Dir(path)))
	f.propagate = true
	if err := c.end.exec(f); err != nil {
		return nil, err
	}
	d, ok := out.value().Base().Ref().(*value.Dict)
	if !ok {
		return nil, notObject()
	}
	return d, nil
}

// manifestLanguage is what a manifest may hold.
var manifestLanguage = parser.Restrictions{
	Commands:    []string{"Import-LocalizedData", "ConvertFrom-StringData", "Write-Host", "Out-Host", "Join-Path"},
	Variables:   []string{"PSScriptRoot", "PSEdition", "EnabledExperimentalFeatures", "IsWindows", "IsLinux", "IsMacOS", "IsCoreCLR"},
	Environment: true,
}

// checkManifest checks the members that every use of a manifest needs and fills in the module.
func (rs *Runspace) checkManifest(m *session.Module, d *value.Dict, path string) error {
	var bad []string
	for k := range d.All {
		name := types.ToString(rs, k)
		if !hasFold(manifestKeys[:], name) {
			bad = append(bad, "'"+name+"'")
		}
	}
	if len(bad) > 0 {
		return errs.New("System.InvalidOperationException", "Modules_InvalidManifestMember", errs.InvalidData, value.String(path),
			"The '%s' module cannot be imported because its manifest contains one or more members that are not valid. The valid manifest members are ('%s'). Remove the members that are not valid (%s), then try to import the module again.",
			path, strings.Join(manifestKeys[:], "', '"), strings.Join(bad, ", "))
	}
	version, ok := d.GetString("ModuleVersion")
	if !ok || version.IsNull() {
		return invalidManifest(path, "System.MissingMemberException",
			"The member 'ModuleVersion' is not present in the module manifest. This member must exist and be assigned a version number of the form 'n.n.n.n'. Add the missing member to the file '%s'.", path)
	}
	convert := func(key, shown, typ string) (value.Value, error) {
		v, ok := d.GetString(key)
		if !ok || v.IsNull() || types.ToString(rs, v) == "" {
			return value.Null, nil
		}
		t := types.Lookup(typ)
		if t == nil {
			return v, nil
		}
		if t.FullName == "System.Version" {
			v = value.String(types.ToString(rs, v))
		}
		c, err := types.Convert(rs, v, t)
		if err != nil {
			return value.Null, invalidManifest(path, "System.ArgumentException", "The '%s' member is not valid in the module manifest file '%s': %s", shown, path, errs.ExceptionFrom(err).Message)
		}
		return c, nil
	}
	v, err := convert("ModuleVersion", "ModuleVersion", "System.Version")
	if err != nil {
		return err
	}
	m.Version = types.ToString(rs, v)
	g, err := convert("GUID", "guid", "System.Guid")
	if err != nil {
		return err
	}
	if !g.IsNull() {
		m.GUID = types.ToString(rs, g)
	}
	for _, key := range []string{"PowerShellVersion", "PowerShellHostVersion", "CLRVersion", "DotNetFrameworkVersion"} {
		if _, err := convert(key, key, "System.Version"); err != nil {
			return err
		}
	}
	if _, err := convert("ProcessorArchitecture", "ProcessorArchitecture", "System.Reflection.ProcessorArchitecture"); err != nil {
		return err
	}
	text := func(key string) string {
		v, _ := d.GetString(key)
		if v.IsNull() {
			return ""
		}
		return types.ToString(rs, v)
	}
	refuse := func(id, format string, args ...any) error {
		return errs.New("System.InvalidOperationException", id, errs.ResourceUnavailable, value.String(path), "%s", fmt.Sprintf(format, args...))
	}
	if need := text("PowerShellVersion"); need != "" && versionAbove(need, PowerShellVersion) {
		return refuse("Modules_InsufficientPowerShellVersion",
			"The version of PowerShell on this computer is '%s'. The module '%s' requires a minimum PowerShell version of '%s' to run. Verify that you have the minimum required version of PowerShell installed, and then try again.", PowerShellVersion, path, need)
	}
	host := "Default Host"
	if rs.sess.Host != nil {
		host = rs.sess.Host.Name()
	}
	if need := text("PowerShellHostName"); need != "" && !strings.EqualFold(need, host) {
		return refuse("Modules_InvalidPowerShellHostName",
			"The name of the current PowerShell host is: '%s'. The module '%s' requires the following PowerShell host: '%s'.", host, path, need)
	}
	if need := text("PowerShellHostVersion"); need != "" && versionAbove(need, PowerShellVersion) {
		return refuse("Modules_InsufficientPowerShellHostVersion",
			"The current PowerShell host is: '%s' (version %s). The module '%s' requires a minimum PowerShell host version of '%s' to run.", host, PowerShellVersion, path, need)
	}
	m.Manifest = d
	m.PrivateData, _ = d.GetString("PrivateData")
	m.ModuleType = "Manifest"
	if root := rootModule(rs, d); root != "" {
		m.ModuleType = "Script"
		if strings.EqualFold(filepath.Ext(root), ".dll") {
			m.ModuleType = "Binary"
		}
	}
	return nil
}

func rootModule(rs *Runspace, d *value.Dict) string {
	for _, key := range []string{"RootModule", "ModuleToProcess"} {
		if v, ok := d.GetString(key); ok && !v.IsNull() {
			if s := types.ToString(rs, v); s != "" {
				return s
			}
		}
	}
	return ""
}

// loadManifest loads a module by its manifest.
func (l *loader) loadManifest(path, name string, s modules.Spec) (*session.Module, error) {
	rs := l.rs
	d, err := rs.readManifest(path)
	if err != nil {
		return nil, err
	}
	m := rs.newModule(name, path)
	if err := rs.checkManifest(m, d, path); err != nil {
		return nil, err
	}
	if !s.Match(m.Version) {
		return nil, moduleNotFound(s)
	}
	if err := l.requireAll(m, d, path); err != nil {
		return nil, err
	}
	if list := castText(rs, dictGet(d, "RequiredAssemblies")); len(list) > 0 && list[0] != "" {
		n := strings.TrimSuffix(filepath.Base(list[0]), filepath.Ext(list[0]))
		return nil, errs.New("System.IO.FileNotFoundException", "FormatXmlUpdateException", errs.ResourceUnavailable, value.String(path),
			"Could not load file or assembly '%s, Culture=neutral, PublicKeyToken=null'. The system cannot find the file specified.", n)
	}
	if err := l.processScripts(m, d, path); err != nil {
		return nil, err
	}
	if err := l.processData(m, d); err != nil {
		return nil, err
	}
	l.register(m)
	if err := l.loadParts(m, d, path); err != nil {
		l.unregister(m)
		return nil, err
	}
	rs.manifestExports(m, d)
	if p := types.ToString(rs, dictGet(d, "DefaultCommandPrefix")); p != "" && l.opt.Prefix == "" {
		m.Prefix = p
		renamed := map[string]*session.Function{}
		for n, fn := range m.Functions {
			c := *fn
			c.Name = prefixed(n, p)
			c.Info = value.Null
			rs.functionInfo(&c)
			renamed[c.Name] = &c
		}
		m.Functions = renamed
	}
	return m, nil
}

// loadParts loads the nested modules and the root module in the module's own session state.
func (l *loader) loadParts(m *session.Module, d *value.Dict, path string) error {
	rs := l.rs
	missing := func(file, field string) error {
		return errs.New("System.Management.Automation.PSInvalidOperationException", "Modules_ModuleFileNotFound", errs.ResourceUnavailable, value.String(m.Name),
			"The module to process '%s', listed in field '%s' of module manifest '%s' was not processed because no valid module was found in any module directory.", file, field, path)
	}
	inner := *l.f
	inner.scope = m.State.Top
	inner.cells = make([]*session.Variable, len(l.f.cells))
	inner.up = nil
	nested := dictGet(d, "NestedModules")
	var specs []modules.Spec
	if !nested.IsNull() {
		err := types.Each(rs, nested, func(x value.Value) error {
			s, err := rs.moduleSpec(x)
			if err == nil && s.Name != "" {
				specs = append(specs, s)
			}
			return err
		})
		if err != nil {
			return invalidManifest(path, "System.ArgumentException", "The 'NestedModules' member is not valid in the module manifest file '%s': %s", path, errs.ExceptionFrom(err).Message)
		}
	}
	for _, s := range specs {
		nl := &loader{rs: rs, f: &inner, scope: m.State.Top, opt: &modules.Options{NoNameCheck: true}, stage: l.stage, depth: l.depth}
		file := rs.partPath(m, s.Name)
		if file == "" {
			if isModulePath(s.Name) {
				return missing(s.Name, "NestedModules")
			}
			if file = rs.searchModule(s); file == "" {
				return missing(s.Name, "NestedModules")
			}
		}
		part := s
		part.Name = file
		if _, err := nl.load(part); err != nil {
			if r, ok := err.(*errs.Record); ok && r.ID == "Modules_ModuleWithVersionNotFound" {
				return missing(s.Name, "NestedModules")
			}
			return err
		}
	}
	root := rootModule(rs, d)
	if root == "" {
		m.Exported = true
		for _, n := range m.Nested {
			for k, fn := range n.Functions {
				m.Functions[k] = rs.exported(m, fn)
			}
			for k, a := range n.Aliases {
				m.Aliases[k] = a
			}
			for k, v := range n.Variables {
				m.Variables[k] = v
			}
		}
		return nil
	}
	file := rs.partPath(m, root)
	if file == "" || strings.EqualFold(filepath.Ext(file), ".dll") {
		return missing(root, "ModuleToProcess/RootModule")
	}
	if err := l.verbose("Loading module from path '" + file + "'."); err != nil {
		return err
	}
	if err := l.runFile(m, file, modules.Spec{Name: m.Name}); err != nil {
		return err
	}
	return l.finishExports(m)
}

// partPath finds a file that a manifest names, beside the manifest; "" when there is none.
func (rs *Runspace) partPath(m *session.Module, name string) string {
	p := strings.ReplaceAll(name, `\`, "/")
	if !filepath.IsAbs(p) {
		p = filepath.Join(m.ModuleBase, p)
	}
	if st, err := os.Stat(p); err == nil {
		if st.IsDir() {
			return moduleIn(p, modules.Spec{})
		}
		return p
	}
	for _, ext := range [...]string{".psm1", ".psd1", ".ps1"} {
		if isFile(p+ext) && p+ext != m.Path {
			return p + ext
		}
	}
	return ""
}

// manifestExports limits a module's exports to what its manifest lists.
func (rs *Runspace) manifestExports(m *session.Module, d *value.Dict) {
	limit := func(key string, drop func(keep func(string) bool)) {
		v, ok := d.GetString(key)
		if !ok || v.IsNull() {
			return
		}
		list := castText(rs, v)
		drop(func(name string) bool { return matchesAny(name, list) })
	}
	limit("FunctionsToExport", func(keep func(string) bool) {
		for n := range m.Functions {
			if !keep(n) {
				delete(m.Functions, n)
			}
		}
	})
	limit("AliasesToExport", func(keep func(string) bool) {
		for n := range m.Aliases {
			if !keep(n) {
				delete(m.Aliases, n)
			}
		}
	})
	limit("VariablesToExport", func(keep func(string) bool) {
		for n := range m.Variables {
			if !keep(n) {
				delete(m.Variables, n)
			}
		}
	})
}

// requireAll imports the modules that a manifest requires into the global session state.
func (l *loader) requireAll(m *session.Module, d *value.Dict, path string) error {
	v := dictGet(d, "RequiredModules")
	if v.IsNull() {
		return nil
	}
	rs := l.rs
	return types.Each(rs, v, func(x value.Value) error {
		s, err := rs.moduleSpec(x)
		if err != nil {
			return invalidManifest(path, "System.ArgumentException", "The 'RequiredModules' member is not valid in the module manifest file '%s': Cannot convert value \"System.Collections.Hashtable\" to type \"Microsoft.PowerShell.Commands.ModuleSpecification[]\". Error: \"Cannot convert value \"System.Collections.Hashtable\" to type \"Microsoft.PowerShell.Commands.ModuleSpecification\". Error: \"%s\"\"", path, errs.ExceptionFrom(err).Message)
		}
		if rs.builtIn(s.Name) {
			if core := rs.coreModule(s.Name); core != nil && rs.usesModules() {
				rs.noteCmdlet(core.Name)
				m.Required = append(m.Required, core)
			}
			return nil
		}
		r := rs.loadedModule(s)
		if r == nil {
			top := *l.f
			top.scope = rs.sess.Global.Top
			top.cells = make([]*session.Variable, len(l.f.cells))
			top.up = nil
			nl := &loader{rs: rs, f: &top, scope: rs.sess.Global.Top, opt: &modules.Options{Global: true, NoNameCheck: true}, stage: l.stage, depth: l.depth}
			if r, err = nl.load(s); err != nil {
				if isFlow(err) {
					return err
				}
				return invalidManifest(path, "System.MissingMemberException",
					"The required module '%s' is not loaded. Load the module or remove the module from 'RequiredModules' in the file '%s'.", s.Name, path)
			}
		}
		m.Required = append(m.Required, r)
		return nil
	})
}

// builtIn tells whether a module is one of those that goposh's cmdlets belong to.
func (rs *Runspace) builtIn(name string) bool {
	for _, d := range rs.table.All() {
		if strings.EqualFold(d.Module, name) {
			return true
		}
	}
	return false
}

// processScripts runs ScriptsToProcess in the caller's scope.
func (l *loader) processScripts(m *session.Module, d *value.Dict, path string) error {
	for _, n := range castText(l.rs, dictGet(d, "ScriptsToProcess")) {
		if n == "" {
			continue
		}
		file := n
		if !filepath.IsAbs(file) {
			file = filepath.Join(m.ModuleBase, file)
		}
		if !isFile(file) {
			return invalidManifest(path, "System.ArgumentException",
				"The member 'ScriptsToProcess' in the module manifest is not valid: Cannot find path '%s' because it does not exist.. Verify that a valid value is specified for this field in the '%s' file.", file, path)
		}
		sb, err := l.rs.loadScript(l.f, file)
		if err != nil {
			return err
		}
		sb.state = nil
		cmd := command{block: sb, name: filepath.Base(file)}
		if err := l.rs.runResolved(l.f, &cmd, ast.InvokeDot, nil, nil, false, discard{}, l.f.io, l.f.pos, n); err != nil {
			return err
		}
		sm := l.rs.newModule(strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)), file)
		l.scripts = append(l.scripts, sm)
		if !containsModule(l.rs.sess.Modules, sm) {
			l.rs.sess.Modules = append(l.rs.sess.Modules, sm)
		}
	}
	return nil
}

// processData loads the type and format files of a manifest.
func (l *loader) processData(m *session.Module, d *value.Dict) error {
	if dictGet(d, "TypesToProcess").IsNull() && dictGet(d, "FormatsToProcess").IsNull() {
		return nil
	}
	defer l.rs.noteTypeData(m, maps.Clone(l.rs.typeData))
	for _, x := range [...]struct{ key, command, what string }{
		{"TypesToProcess", "Update-TypeData", "extended type data"}, {"FormatsToProcess", "Update-FormatData", "format data"},
	} {
		for _, n := range castText(l.rs, dictGet(d, x.key)) {
			if n == "" {
				continue
			}
			if !filepath.IsAbs(n) {
				n = filepath.Join(m.ModuleBase, n)
			}
			args := []arg{
				{name: "PrependPath", isParam: true, colon: true, hasValue: true, value: value.String(n), node: &argNode{text: "-PrependPath"}},
				{name: "ErrorAction", isParam: true, colon: true, hasValue: true, value: value.String("Stop"), node: &argNode{text: "-ErrorAction"}},
			}
			err := l.rs.runCommand(l.f, x.command, args, nil, false, discard{}, l.f.io, l.f.pos)
			if t, ok := err.(*thrown); ok {
				return errs.New("System.InvalidOperationException", "FormatXmlUpdateException", errs.ResourceUnavailable, value.String(m.Path),
					"The following error occurred while loading the %s file: \n, %s : Exception: %s\n", x.what, n, t.rec.Exception.Message)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// replacedTypeData is what a session added to a type before a module's type file changed it.
type replacedTypeData struct {
	name string
	set  *value.MemberSet
	had  bool
}

// noteTypeData keeps what a module's type files replaced, to be put back when the module is removed.
func (rs *Runspace) noteTypeData(m *session.Module, before map[string]*value.MemberSet) {
	for name, set := range rs.typeData {
		old, had := before[name]
		if old == set {
			continue
		}
		if rs.moduleTypeData == nil {
			rs.moduleTypeData = map[*session.Module][]replacedTypeData{}
		}
		rs.moduleTypeData[m] = append(rs.moduleTypeData[m], replacedTypeData{name, old, had})
	}
}

// restoreTypeData undoes the type files of a module.
func (rs *Runspace) restoreTypeData(m *session.Module) {
	for _, r := range rs.moduleTypeData[m] {
		if r.had {
			rs.typeData[r.name] = r.set
		} else {
			delete(rs.typeData, r.name)
		}
		rs.typeVersion++
	}
	delete(rs.moduleTypeData, m)
}

// moduleSpec reads a module specification: a name or a hashtable.
func (rs *Runspace) moduleSpec(v value.Value) (modules.Spec, error) {
	d, ok := v.Base().Ref().(*value.Dict)
	if !ok {
		return modules.Spec{Name: types.ToString(rs, v)}, nil
	}
	var s modules.Spec
	var bad []string
	for k, x := range d.All {
		text := types.ToString(rs, x)
		switch lowerName(types.ToString(rs, k)) {
		case "modulename":
			s.Name = text
		case "moduleversion":
			s.Minimum = text
		case "maximumversion":
			s.Maximum = text
		case "requiredversion":
			s.Required = text
		case "guid":
			s.GUID = text
		default:
			bad = append(bad, "'"+types.ToString(rs, k)+"'")
		}
	}
	if len(bad) > 0 {
		return s, errs.NewException("System.ArgumentException", "The hashtable describing a module contains one or more members that are not valid. The valid members are (ModuleName, ModuleVersion, RequiredVersion, GUID). Remove the members that are not valid ("+strings.Join(bad, ", ")+"), then try again.")
	}
	if s.Name == "" {
		return s, errs.NewException("System.MissingMemberException", "The hashtable describing a module is missing the 'ModuleName' member.")
	}
	return s, nil
}
