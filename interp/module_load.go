package interp

import (
	"cmp"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"goposh/ast"
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/modules"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

const typeFileNotFound = "System.IO.FileNotFoundException"

// loader loads modules for one command.
type loader struct {
	rs *Runspace
	// f is the frame whose session state the modules are imported into.
	f *frame
	// scope takes what is imported.
	scope *session.Scope
	opt   *modules.Options
	stage *commandStage
	// scripts are the modules of ScriptsToProcess.
	scripts []*session.Module
	// parseError, when set, takes the parse error of the module's file instead of the error stream.
	parseError *error
	// dynamic modules pass on what their block throws as it is.
	dynamic bool
	depth   int
}

const maxModuleDepth = 10 // as in PowerShell

func (rs *Runspace) newLoader(f *frame, o *modules.Options) *loader {
	if o == nil {
		o = &modules.Options{}
	}
	l := &loader{rs: rs, f: f, opt: o, scope: f.scope.State.Top}
	switch {
	case o.Global:
		l.scope = rs.sess.Global.Top
	case o.Local:
		l.scope = f.scope
	}
	return l
}

// engineLoader is the loader of a module command.
func (rs *Runspace) engineLoader(c *cmdlet.Context, o *modules.Options) *loader {
	s, ok := c.Engine.(*commandStage)
	if !ok {
		return rs.newLoader(rs.frameNow(), o)
	}
	l := rs.newLoader(s.f, o)
	l.stage = s
	return l
}

func moduleNotFound(s modules.Spec) error {
	if b := s.Bound(); b != "" {
		return errs.New(typeFileNotFound, "Modules_ModuleWithVersionNotFound", errs.ResourceUnavailable, value.String(s.Name),
			"The specified module '%s' with version '%s' was not loaded because no valid module file was found in any module directory.", s.Name, b)
	}
	return errs.New(typeFileNotFound, "Modules_ModuleNotFound", errs.ResourceUnavailable, value.String(s.Name),
		"The specified module '%s' was not loaded because no valid module file was found in any module directory.", s.Name)
}

// isModulePath tells a path from a module's name.
func isModulePath(name string) bool {
	if strings.ContainsAny(name, `/\`) || name == "." || name == ".." || strings.HasPrefix(name, "~") {
		return true
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".psm1", ".psd1", ".ps1", ".dll", ".cdxml":
		return true
	}
	return false
}

// load finds a module, loads it unless it is there already, and imports it.
func (l *loader) load(s modules.Spec) (*session.Module, error) {
	if l.depth++; l.depth > maxModuleDepth {
		return nil, errs.New("System.InvalidOperationException", "Modules_ModuleTooDeeplyNested", errs.InvalidOperation, value.String(s.Name),
			"Cannot load the module '%s' because the module nesting limit has been exceeded. Modules can only be nested to %d levels. Evaluate and change the order in which you are loading modules to prevent exceeding the nesting limit, and then try running your script again.", s.Name, maxModuleDepth)
	}
	defer func() { l.depth-- }()
	path := ""
	if isModulePath(s.Name) {
		p, err := l.rs.modulePath(s.Name, s)
		if err != nil {
			return nil, err
		}
		path = p
	} else {
		if m := l.rs.loadedModule(s); m != nil && !l.opt.Force {
			return m, l.importModule(m)
		}
		path = l.rs.searchModule(s)
	}
	if path == "" {
		return nil, moduleNotFound(s)
	}
	if m := l.rs.sess.ModuleTable[path]; m != nil {
		if !l.opt.Force {
			return m, l.importModule(m)
		}
		if err := l.rs.removeModule(m); err != nil {
			return nil, err
		}
	}
	if err := l.verbose("Loading module from path '" + path + "'."); err != nil {
		return nil, err
	}
	m, err := l.loadFile(path, s)
	if err != nil {
		return nil, err
	}
	return m, l.importModule(m)
}

// loadFile loads the module of a file.
func (l *loader) loadFile(path string, s modules.Spec) (*session.Module, error) {
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	switch strings.ToLower(filepath.Ext(path)) {
	case ".psd1":
		return l.loadManifest(path, name, s)
	case ".psm1", ".ps1":
		if s.Required != "" || s.Minimum != "" {
			return nil, moduleNotFound(s)
		}
		m := l.rs.newModule(name, path)
		if err := l.runFile(m, path, s); err != nil {
			return nil, err
		}
		return m, l.finishExports(m)
	}
	return nil, errs.New("System.InvalidOperationException", "Modules_InvalidModuleExtension", errs.InvalidOperation, value.Null,
		"The extension '%s' is not a valid module extension. The supported module extensions are '.dll', '.ps1', '.psm1', '.psd1' and '.cdxml'. Correct the extension then try adding the file '%s' again.", filepath.Ext(path), path)
}

// verbose tells what is done where the command that loads is to tell.
func (l *loader) verbose(text string) error {
	if l.stage == nil {
		return nil
	}
	c := &cmdlet.Context{Engine: l.stage}
	return c.WriteVerbose(text)
}

// register makes a module known by its path.
func (l *loader) register(m *session.Module) {
	if l.rs.sess.ModuleTable == nil {
		l.rs.sess.ModuleTable = map[string]*session.Module{}
	}
	l.rs.sess.ModuleTable[m.Path] = m
}

func (l *loader) unregister(m *session.Module) {
	if l.rs.sess.ModuleTable[m.Path] == m {
		delete(l.rs.sess.ModuleTable, m.Path)
	}
}

// runFile runs a module's script in the module's scope.
func (l *loader) runFile(m *session.Module, path string, s modules.Spec) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return moduleNotFound(s)
	}
	text := decodeScript(b)
	m.Definition = text
	tree, err := l.rs.Parse(path, text)
	if err == nil {
		err = l.rs.checkRequirements(tree, path)
		if t, ok := err.(*thrown); ok {
			return t.rec
		}
	}
	if err != nil {
		return l.reportLoad(err, s)
	}
	sb := l.rs.newScriptBlock(tree, m.State)
	sb.isFile = true
	return l.runBlock(m, sb, s)
}

// runBlock runs the block that makes a module.
func (l *loader) runBlock(m *session.Module, sb *ScriptBlock, s modules.Spec) error {
	_, err := l.collectBlock(m, sb, s, discard{})
	return err
}

func (l *loader) collectBlock(m *session.Module, sb *ScriptBlock, s modules.Spec, out sink) (bool, error) {
	if f := sb.file(); f != "" {
		m.State.Top.SetLocal("PSScriptRoot", value.String(filepath.Dir(f)))
		m.State.Top.SetLocal("PSCommandPath", value.String(f))
	}
	args := make([]arg, 0, len(l.opt.Args))
	for _, a := range l.opt.Args {
		args = append(args, arg{hasValue: true, value: a, node: &argNode{}})
	}
	io := l.f.io
	pos := l.f.pos
	if l.stage != nil {
		io, pos = l.stage.io, l.stage.info.pos
	}
	cmd := command{block: sb, name: m.Name}
	oldTries := l.rs.tries
	l.rs.tries = 0
	err := l.rs.runResolved(l.f, &cmd, ast.InvokeDot, args, nil, false, out, io, pos, m.Name)
	l.rs.tries = oldTries
	switch e := err.(type) {
	case nil:
		return true, nil
	case *exitFlow:
		l.rs.setLastExitCode(e.code)
		return true, nil
	case *returnFlow:
		return true, nil
	case *thrown:
		if e.stop {
			return false, l.reportLoad(err, s)
		}
		if l.dynamic {
			return false, e
		}
		return false, e.rec
	}
	return false, err
}

// reportLoad reports why a module's file could not be run; the command then fails for want of a valid module.
func (l *loader) reportLoad(err error, s modules.Spec) error {
	if isFlow(err) {
		return err
	}
	if t, ok := err.(*thrown); ok {
		if l.parseError != nil {
			*l.parseError = t
			return t
		}
		if werr := l.reportParse(t); werr != nil {
			return werr
		}
		return moduleNotFound(s)
	}
	return err
}

// reportParse reports a parse error through the command that loads, under the error's own id.
func (l *loader) reportParse(t *thrown) error {
	if l.stage == nil {
		return l.f.report(t, l.f.pos)
	}
	r := t.rec
	if l.stage.errorPreference() == prefStop {
		r = r.Clone()
		r.Exception = errs.NewException("System.Management.Automation.ActionPreferenceStopException",
			"The running command stopped because the preference variable \"ErrorActionPreference\" or common parameter is set to Stop: "+r.Exception.Message).WithInner(r.Exception)
	}
	r.PreserveInvocation = true
	return l.stage.WriteError(r)
}

// exports are what Export-ModuleMember named, while a module is being made.
func (rs *Runspace) exportMembers(m *session.Module, functions, variables, aliases []string) {
	m.Exported = true
	top := m.State.Top
	for lower, fn := range top.Functions() {
		if matchesAny(fn.Name, functions) {
			m.Functions[fn.Name] = rs.exported(m, fn)
			_ = lower
		}
	}
	for _, a := range top.Aliases() {
		if matchesAny(a.Name, aliases) {
			m.Aliases[a.Name] = a
		}
	}
	for v := range top.Variables {
		if matchesAny(v.Name, variables) && !moduleOwn(v.Name) {
			m.Variables[v.Name] = v
		}
	}
}

// moduleOwn are variables that every module has and none exports.
func moduleOwn(name string) bool {
	switch lowerName(name) {
	case "psscriptroot", "pscommandpath", "_", "args", "input", "this", "myinvocation", "psboundparameters", "foreach", "switch", "matches",
		"psdefaultparametervalues":
		return true
	}
	return false
}

// exported is a function as a module's exports hold it.
func (rs *Runspace) exported(m *session.Module, fn *session.Function) *session.Function {
	c := *fn
	c.Module = m
	c.Info = value.Null
	rs.functionInfo(&c)
	return &c
}

// finishExports fills in the exports of a module that named none: its functions and aliases.
func (l *loader) finishExports(m *session.Module) error {
	if m.Exported {
		return nil
	}
	for _, fn := range m.State.Top.Functions() {
		m.Functions[fn.Name] = l.rs.exported(m, fn)
	}
	for _, a := range m.State.Top.Aliases() {
		m.Aliases[a.Name] = a
	}
	for _, name := range sortedNames(m.Functions) {
		if err := l.verbose("Exporting function '" + name + "'."); err != nil {
			return err
		}
	}
	for _, name := range sortedNames(m.Aliases) {
		if err := l.verbose("Exporting alias '" + name + "'."); err != nil {
			return err
		}
	}
	return nil
}

// sortedNames are the keys of a table of commands or variables in the order in which they are imported.
func sortedNames[V any](table map[string]V) []string {
	return slices.SortedFunc(maps.Keys(table), func(a, b string) int {
		return cmp.Or(strings.Compare(lowerName(a), lowerName(b)), strings.Compare(a, b))
	})
}

// importModule puts a module's exports into the scope that takes them.
func (l *loader) importModule(m *session.Module) error {
	rs := l.rs
	if caller := l.f.scope.State; caller.Module != nil && !l.opt.Global && caller.Module != m {
		if !containsModule(caller.Module.Nested, m) {
			caller.Module.Nested = append(caller.Module.Nested, m)
		}
	} else if !containsModule(rs.sess.Modules, m) {
		if old := rs.sess.ModuleTable[m.Path]; old != nil && m.Path != "" {
			rs.sess.Modules = withoutModule(rs.sess.Modules, old)
		}
		rs.sess.Modules = append(rs.sess.Modules, m)
	}
	if m.Path != "" && m.State != nil {
		l.register(m)
	}
	rs.sess.CommandGeneration++
	if l.opt.Hidden {
		return nil
	}
	prefix := l.opt.Prefix
	if prefix != "" && m.Manifest != nil {
		m.Prefix = prefix
	}
	o := l.opt
	unapproved := false
	for _, name := range sortedNames(m.Functions) {
		if o.Filtered && !matchesAny(name, o.Functions) {
			continue
		}
		fn := m.Functions[name]
		as := prefixed(name, prefix)
		if o.NoClobber && rs.clobbers(l.scope, as) {
			continue
		}
		if verb, _, ok := strings.Cut(as, "-"); ok && !approvedVerb(verb) {
			unapproved = true
			if err := l.verbose("The '" + as + "' command in the " + m.Name + "' module was imported, but because its name does not include an approved verb, it might be difficult to find. For a list of approved verbs, type Get-Verb."); err != nil {
				return err
			}
		}
		if err := l.verbose("Importing function '" + as + "'."); err != nil {
			return err
		}
		c := *fn
		c.Name = as
		if as != name {
			c.Info = value.Null
		}
		l.scope.PutFunction(&c)
		rs.noteImport(m, l.scope, &c, nil, nil)
	}
	for _, name := range sortedNames(m.Variables) {
		if o.Filtered && !matchesAny(name, o.Variables) {
			continue
		}
		v := m.Variables[name]
		if err := l.verbose("Importing variable '" + name + "'."); err != nil {
			return err
		}
		l.scope.Put(v)
		rs.noteImport(m, l.scope, nil, nil, v)
	}
	for _, name := range sortedNames(m.Aliases) {
		if o.Filtered && !matchesAny(name, o.Aliases) {
			continue
		}
		c := *m.Aliases[name]
		c.Name = prefixed(name, prefix)
		if err := l.verbose("Importing alias '" + c.Name + "'."); err != nil {
			return err
		}
		c.Module = m
		c.Info = value.Null
		l.scope.PutAlias(&c)
		rs.noteImport(m, l.scope, nil, &c, nil)
	}
	if unapproved && !o.NoNameCheck && l.stage != nil {
		ctx := &cmdlet.Context{Engine: l.stage}
		return ctx.WriteWarning("The names of some imported commands from the module '" + m.Name +
			"' include unapproved verbs that might make them less discoverable. To find the commands with unapproved verbs, run the Import-Module command again with the Verbose parameter. For a list of approved verbs, type Get-Verb.")
	}
	return nil
}

func containsModule(list []*session.Module, m *session.Module) bool {
	for _, x := range list {
		if x == m {
			return true
		}
	}
	return false
}

// clobbers tells whether a command of that name is there already.
func (rs *Runspace) clobbers(s *session.Scope, name string) bool {
	lower := lowerName(name)
	return s.FindFunction(lower) != nil || s.FindAlias(lower) != nil || rs.table.Find(lower) != nil
}

// prefixed puts a prefix in front of a command's noun.
func prefixed(name, prefix string) string {
	if prefix == "" {
		return name
	}
	if verb, noun, ok := strings.Cut(name, "-"); ok && verb != "" {
		return verb + "-" + prefix + noun
	}
	return prefix + name
}

// imported is one thing that a module put into a scope.
type imported struct {
	scope *session.Scope
	fn    *session.Function
	alias *session.Alias
	v     *session.Variable
}

func (rs *Runspace) noteImport(m *session.Module, s *session.Scope, fn *session.Function, a *session.Alias, v *session.Variable) {
	if rs.imports == nil {
		rs.imports = map[*session.Module][]imported{}
	}
	rs.imports[m] = append(rs.imports[m], imported{s, fn, a, v})
}

// removeModule takes a module and what it imported out of the session.
func (rs *Runspace) removeModule(m *session.Module) error {
	if m.OnRemove != nil {
		var c collector
		if err := rs.invokeBlock(m.OnRemove, invokeOptions{this: value.Null, item: value.Void, args: []value.Value{value.Of(m)}, out: &c}); err != nil {
			return err
		}
	}
	for _, x := range rs.imports[m] {
		switch {
		case x.fn != nil:
			if lower := lowerName(x.fn.Name); x.scope.OwnFunction(lower) == x.fn {
				x.scope.RemoveFunction(lower)
			}
		case x.alias != nil:
			if lower := lowerName(x.alias.Name); x.scope.OwnAlias(lower) == x.alias {
				x.scope.RemoveAlias(lower)
			}
		case x.v != nil:
			if lower := lowerName(x.v.Name); x.scope.Own(lower) == x.v {
				x.scope.Remove(lower)
				x.v.Removed = false
			}
		}
	}
	delete(rs.imports, m)
	delete(rs.coreLoaded, m.Name)
	rs.restoreTypeData(m)
	// Functions that the module defined in the global scope go with it.
	if m.State != nil {
		for lower, fn := range rs.sess.Global.Top.Functions() {
			if sb, ok := fn.Block.(*ScriptBlock); ok && sb.state == m.State {
				rs.sess.Global.Top.RemoveFunction(lower)
			}
		}
	}
	rs.sess.Modules = withoutModule(rs.sess.Modules, m)
	for path, x := range rs.sess.ModuleTable {
		if x == m {
			delete(rs.sess.ModuleTable, path)
		}
	}
	for _, n := range m.Nested {
		if !containsModule(rs.sess.Modules, n) || rs.onlyNestedIn(n, m) {
			if err := rs.removeModule(n); err != nil {
				return err
			}
		}
	}
	rs.sess.CommandGeneration++
	return nil
}

// onlyNestedIn tells whether a nested module that was imported by itself too goes with its parent, as PowerShell has it.
func (rs *Runspace) onlyNestedIn(n, parent *session.Module) bool {
	for _, m := range rs.sess.Modules {
		if m != parent && m != n && containsModule(m.Nested, n) {
			return false
		}
	}
	return true
}

func withoutModule(list []*session.Module, m *session.Module) []*session.Module {
	out := list[:0:0]
	for _, x := range list {
		if x != m {
			out = append(out, x)
		}
	}
	return out
}

// loadedModule finds a loaded module by name and version.
func (rs *Runspace) loadedModule(s modules.Spec) *session.Module {
	for i := len(rs.sess.Modules) - 1; i >= 0; i-- {
		m := rs.sess.Modules[i]
		if strings.EqualFold(m.Name, s.Name) && s.Match(m.Version) {
			if s.Bound() == "" && rs.newerAvailable(m, s) {
				return nil
			}
			return m
		}
	}
	return nil
}

// newerAvailable tells whether importing by name would find another version than the loaded one.
func (rs *Runspace) newerAvailable(m *session.Module, s modules.Spec) bool {
	p := rs.searchModule(s)
	return p != "" && p != m.Path
}

func castText(rs *Runspace, v value.Value) []string {
	if v.IsNull() {
		return nil
	}
	out := []string{}
	_ = types.Each(rs, v, func(x value.Value) error {
		out = append(out, types.ToString(rs, x))
		return nil
	})
	return out
}
