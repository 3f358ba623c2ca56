package interp

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"github.com/google/uuid"

	"goposh/runtime/session"
	"goposh/runtime/value"
)

// coreSnapIn is the module whose cmdlets belong to the engine: it is never listed.
const coreSnapIn = "Microsoft.PowerShell.Core"

// coreModuleVersion is the version of the modules that come with PowerShell 7.
const coreModuleVersion = "7.0.0.0"

// The one built-in module with a version of its own.
const threadJobModule, threadJobVersion = "Microsoft.PowerShell.ThreadJob", "2.2.0"

// coreModuleDir is the folder that the built-in modules stand for: $PSHOME/Modules.
func coreModuleDir() string { return filepath.Join(psHome(), "Modules") }

// SetModulePath gives the session the PSModulePath of a new PowerShell process: the folders of the user, of all users, and of
// PowerShell itself, in front of what the environment says already. shared is the folders of all users, as PSModulePath lists them; ""
// for the usual one.
func (rs *Runspace) SetModulePath(shared string) {
	home, _ := rs.Getenv("HOME")
	data, _ := rs.Getenv("XDG_DATA_HOME")
	if data == "" {
		data = filepath.Join(home, ".local", "share")
	}
	dirs := []string{filepath.Join(data, "powershell", "Modules")}
	dirs = append(dirs, filepath.SplitList(cmp.Or(shared, "/usr/local/share/powershell/Modules"))...)
	dirs = append(dirs, coreModuleDir())
	old, _ := rs.Getenv("PSModulePath")
	for _, dir := range filepath.SplitList(old) {
		if !slices.Contains(dirs, dir) {
			dirs = append(dirs, dir)
		}
	}
	rs.Setenv("PSModulePath", strings.Join(dirs, string(filepath.ListSeparator)), false)
}

// usesModules tells whether the built-in cmdlets are in modules, as in the shell and in jobs, or belong to the session from the start.
func (rs *Runspace) usesModules() bool {
	return rs.autoloads || rs.sess.Host != nil && rs.sess.Host.Name() == consoleHostName
}

// noteCmdlet marks the module of a cmdlet that was found as loaded: the shell loads it at the first use.
func (rs *Runspace) noteCmdlet(module string) {
	if module == coreSnapIn || rs.coreLoaded[module] || !rs.usesModules() {
		return
	}
	if rs.coreLoaded == nil {
		rs.coreLoaded = map[string]bool{}
	}
	rs.coreLoaded[module] = true
}

// coreModule describes a built-in module; nil when there is none of that name. It is made once a runspace.
func (rs *Runspace) coreModule(name string) *session.Module {
	if strings.EqualFold(name, coreSnapIn) {
		return nil
	}
	lower := lowerName(name)
	if m := rs.coreModules[lower]; m != nil {
		return m
	}
	m := &session.Module{Version: coreModuleVersion, GUID: uuid.NewSHA1(uuid.Nil, []byte(lower)).String(), ModuleType: "Manifest", AccessMode: "ReadWrite",
		Functions: map[string]*session.Function{}, Aliases: map[string]*session.Alias{}, Variables: map[string]*session.Variable{}, Cmdlets: map[string]value.Value{}}
	for _, d := range rs.table.All() {
		if strings.EqualFold(d.Module, name) {
			m.Name = d.Module
			m.Cmdlets[d.Name] = value.Of(cmdletInfo(d))
		}
	}
	switch m.Name {
	case "":
		return nil
	case threadJobModule:
		m.Version = threadJobVersion
	}
	m.ModuleBase = filepath.Join(coreModuleDir(), m.Name)
	m.Path = filepath.Join(m.ModuleBase, m.Name+".psd1")
	if rs.coreModules == nil {
		rs.coreModules = map[string]*session.Module{}
	}
	rs.coreModules[lower] = m
	return m
}

// loadedCoreModules are the built-in modules that the shell has loaded so far.
func (rs *Runspace) loadedCoreModules() []*session.Module {
	var out []*session.Module
	for name := range rs.coreLoaded {
		if m := rs.coreModule(name); m != nil {
			out = append(out, m)
		}
	}
	return out
}

// availableCoreModules are the built-in modules whose name the test accepts.
func (rs *Runspace) availableCoreModules(accept func(string) bool) []*session.Module {
	if path, ok := rs.Getenv("PSModulePath"); ok && !slices.Contains(filepath.SplitList(path), coreModuleDir()) {
		return nil
	}
	var out []*session.Module
	seen := map[string]bool{}
	for _, d := range rs.table.All() {
		if seen[d.Module] || !accept(d.Module) {
			continue
		}
		seen[d.Module] = true
		if m := rs.coreModule(d.Module); m != nil {
			out = append(out, m)
		}
	}
	return out
}
