package provider

import (
	"os"
	"slices"
	"strings"

	"goposh/runtime/session"
	"goposh/runtime/value"
)

// Manager knows the providers and drives of one session. It is used from the session's goroutine only.
type Manager struct {
	sess      *session.Session
	providers []Provider
	files     *FileSystem
	drives    bool // the drives other than the current one are made
	moved     func(old, now *session.PathInfo)
}

type managerKey struct{}

// For returns the manager of a session, making it on first use.
func For(sess *session.Session) *Manager {
	return sess.Service(managerKey{}, func() any { return newManager(sess) }).(*Manager)
}

// InitDrives gives a new session its current location: the start directory. The other drives are made when asked for.
func InitDrives(sess *session.Session) {
	root := &session.Drive{Name: "/", Root: "/", Provider: "FileSystem"}
	sess.Drives = &session.DriveTable{Global: []*session.Drive{root}, Current: root, Path: sess.StartDirectory, FileSystem: sess.StartDirectory}
	root.Location = strings.TrimPrefix(sess.StartDirectory, "/")
}

func newManager(sess *session.Session) *Manager {
	m := &Manager{sess: sess}
	m.files = &FileSystem{manager: m}
	m.providers = []Provider{
		newFlat(m, "Alias", "AliasProvider", "Alias", aliasStore{}),
		newFlat(m, "Environment", "EnvironmentProvider", "Env", environmentStore{}),
		m.files,
		newFlat(m, "Function", "FunctionProvider", "Function", functionStore{}),
		newFlat(m, "Variable", "VariableProvider", "Variable", variableStore{}),
	}
	home, _ := sess.Env.Get("HOME")
	m.files.info = m.describe("FileSystem", "FileSystemProvider",
		session.CapabilityFilter|session.CapabilityShouldProcess|session.CapabilityCredentials)
	m.files.info.Home = home
	if sess.Drives == nil {
		InitDrives(sess)
	}
	for _, d := range sess.Drives.Global {
		d.Info = m.files.info
	}
	return m
}

func (m *Manager) describe(name, class string, caps session.Capabilities) *session.ProviderInfo {
	return &session.ProviderInfo{
		Name: name, ModuleName: "Microsoft.PowerShell.Core", Class: "Microsoft.PowerShell.Commands." + class, Capabilities: caps,
		HelpFile: "System.Management.Automation.dll-Help.xml",
		Drives: func() []*session.Drive {
			var out []*session.Drive
			for _, d := range m.Drives(m.sess.Global.Top) {
				if d.Provider == name {
					out = append(out, d)
				}
			}
			return out
		},
	}
}

// OnLocation makes the manager tell of every change of the current location; nil ends that.
func (m *Manager) OnLocation(f func(old, now *session.PathInfo)) { m.moved = f }

// Providers lists the providers by name.
func (m *Manager) Providers() []Provider { return m.providers }

// Keep drops the providers that keep refuses by their name. The file system stays: the location is there.
func (m *Manager) Keep(keep func(name string) bool) {
	m.providers = slices.DeleteFunc(m.providers, func(p Provider) bool {
		return p != Provider(m.files) && !keep(p.Info().Name)
	})
}

// FileSystem is the FileSystem provider.
func (m *Manager) FileSystem() *FileSystem { return m.files }

// Provider finds a provider by its name, with or without its module's; nil when there is none.
func (m *Manager) Provider(name string) Provider {
	if module, rest, ok := strings.Cut(name, "\\"); ok {
		if !strings.EqualFold(module, "Microsoft.PowerShell.Core") {
			return nil
		}
		name = rest
	}
	for _, p := range m.providers {
		if strings.EqualFold(p.Info().Name, name) {
			return p
		}
	}
	return nil
}

// global returns the drives of the global scope, making those that every session has.
func (m *Manager) global() []*session.Drive {
	if !m.drives {
		m.drives = true
		temp, _ := m.sess.Env.Get("TMPDIR")
		if temp == "" {
			temp = os.TempDir()
		}
		if !strings.HasSuffix(temp, "/") {
			temp += "/"
		}
		add := func(name, provider, root, description string) {
			p := m.Provider(provider)
			if p == nil {
				return
			}
			m.sess.Drives.Global = append(m.sess.Drives.Global, &session.Drive{
				Name: name, Provider: provider, Root: root, Description: description, Info: p.Info(), Credential: value.Null,
			})
		}
		add("Alias", "Alias", "", "Drive that contains a view of the aliases stored in a session state")
		add("Env", "Environment", "", "Drive that contains a view of the environment variables for the process")
		add("Function", "Function", "", "Drive that contains a view of the functions stored in a session state")
		add("Temp", "FileSystem", temp, "Drive that maps to the temporary directory path for the current user")
		add("Variable", "Variable", "", "Drive that contains a view of those variables stored in a session state")
	}
	return m.sess.Drives.Global
}

// Drives lists the drives visible from a scope, sorted by name.
func (m *Manager) Drives(scope *session.Scope) []*session.Drive {
	seen := map[string]bool{}
	var out []*session.Drive
	for s := scope; s != nil; s = s.Parent {
		for _, d := range s.Drives() {
			if !seen[strings.ToLower(d.Name)] {
				seen[strings.ToLower(d.Name)] = true
				out = append(out, d)
			}
		}
	}
	for _, d := range m.global() {
		if !seen[strings.ToLower(d.Name)] {
			out = append(out, d)
		}
	}
	sortDrives(out)
	return out
}

// Drive finds a drive visible from a scope by name; nil when there is none.
func (m *Manager) Drive(scope *session.Scope, name string) *session.Drive {
	for s := scope; s != nil; s = s.Parent {
		for _, d := range s.Drives() {
			if strings.EqualFold(d.Name, name) {
				return d
			}
		}
	}
	if !m.drives && name == "/" {
		for _, d := range m.sess.Drives.Global {
			if d.Name == "/" {
				return d
			}
		}
	}
	for _, d := range m.global() {
		if strings.EqualFold(d.Name, name) {
			return d
		}
	}
	return nil
}

// AddDrive puts a drive into a scope; the global scope keeps its drives in the session.
func (m *Manager) AddDrive(scope *session.Scope, d *session.Drive) {
	d.Info = m.Provider(d.Provider).Info()
	if scope.Parent == nil {
		m.sess.Drives.Global = append(m.global(), d)
		return
	}
	scope.PutDrive(d)
}

// RemoveDrive takes a drive out of the scope it is in.
func (m *Manager) RemoveDrive(scope *session.Scope, d *session.Drive) {
	for s := scope; s != nil; s = s.Parent {
		if s.RemoveDrive(d) {
			return
		}
	}
	all := m.global()
	for i, x := range all {
		if x == d {
			m.sess.Drives.Global = append(all[:i:i], all[i+1:]...)
			return
		}
	}
}
