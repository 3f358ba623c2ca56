package provider

import (
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// defaultStack is how PowerShell shows the name of the default location stack.
const defaultStack = "default"

// maxHistory bounds the history of Set-Location.
const maxHistory = 20

// CurrentLocation is $PWD.
func CurrentLocation(sess *session.Session) *session.PathInfo {
	m := For(sess)
	return m.pathInfo(m.location())
}

func (m *Manager) location() session.Location { return Here(m.sess) }

func (m *Manager) pathInfo(l session.Location) *session.PathInfo {
	p := m.Provider(l.Drive.Provider)
	out := &session.PathInfo{Drive: l.Drive, Provider: p.Info(), ProviderPath: l.Path}
	if l.Qualified {
		out.Path = p.Info().FullName() + "::" + l.Path
		return out
	}
	out.Path = m.shown(l.Drive, l.Path)
	return out
}

// Here is a session's current location.
func Here(sess *session.Session) session.Location {
	t := sess.Drives
	return session.Location{Drive: t.Current, Path: t.Path, Qualified: t.Qualified}
}

// Return takes a session back to a location where it was before, as if it had never left: without history and stacks.
func Return(sess *session.Session, l session.Location) {
	t := sess.Drives
	t.Current, t.Path, t.Qualified = l.Drive, l.Path, l.Qualified
	l.Drive.Location = relative(l.Drive, l.Path)
	if l.Drive.Provider == "FileSystem" {
		t.FileSystem = l.Path
	}
	t.Back, t.Forward, t.Stacks, t.StackName = nil, nil, nil, ""
}

// SetLocation changes the current location to the container that a path names. literal takes wildcards as they are.
func SetLocation(rt value.Runtime, scope *session.Scope, path string, literal bool) error {
	op := LanguageOp(rt, scope)
	op.Literal = literal
	return op.SetLocation(path)
}

// SetLocation changes the current location and remembers the old one: "-" goes back in the history, "+" forwards.
func (op *Op) SetLocation(path string) error {
	m, t := op.manager, op.Session.Drives
	if !op.Literal {
		switch path {
		case "-":
			if len(t.Back) == 0 {
				return nil // PowerShell says nothing here, other than for "+"
			}
			last := t.Back[len(t.Back)-1]
			t.Back, t.Forward = t.Back[:len(t.Back)-1], append(t.Forward, m.location())
			m.goTo(last)
			return nil
		case "+":
			if len(t.Forward) == 0 {
				return noHistory()
			}
			next := t.Forward[len(t.Forward)-1]
			t.Forward, t.Back = t.Forward[:len(t.Forward)-1], append(t.Back, m.location())
			m.goTo(next)
			return nil
		}
	}
	l, err := op.container(path)
	if err != nil {
		return err
	}
	if t.Back = append(t.Back, m.location()); len(t.Back) > maxHistory {
		t.Back = t.Back[1:]
	}
	t.Forward = nil
	m.goTo(l)
	return nil
}

func noHistory() error {
	return errs.New("System.InvalidOperationException", "System.InvalidOperationException", errs.NotSpecified, value.Null,
		"There is no location history left to navigate forwards.")
}

// container finds the container that a path names.
func (op *Op) container(path string) (session.Location, error) {
	var l session.Location
	op.Force = true
	found, err := op.Resolve(path)
	if err != nil {
		return l, err
	}
	var containers []Path
	for _, p := range found {
		if p.Provider.IsContainer(op, p.Path) {
			containers = append(containers, p)
		}
	}
	switch {
	case len(containers) == 0:
		return l, PathNotFound(path)
	case len(containers) > 1:
		return l, Argument("Cannot set the location because path '%s' resolved to multiple containers. You can only set the location to a single container at a time.", path)
	}
	p := containers[0]
	l = session.Location{Drive: p.Drive, Path: p.Path}
	if p.Drive == nil {
		l.Qualified = true
		l.Drive = op.manager.homeDrive(op.Scope, p.Provider)
		if files, ok := p.Provider.(*FileSystem); ok {
			l.Path = files.absolute(op, l.Path)
		}
	}
	if len(l.Path) > 1 {
		l.Path = strings.TrimSuffix(l.Path, "/")
	}
	return l, nil
}

// homeDrive is the drive that stands for a provider as a whole.
func (m *Manager) homeDrive(scope *session.Scope, p Provider) *session.Drive {
	if _, ok := p.(*FileSystem); ok {
		return m.Drive(scope, "/")
	}
	return m.Drive(scope, p.(*flat).drive)
}

// goTo makes a location the current one.
func (m *Manager) goTo(l session.Location) {
	t := m.sess.Drives
	if m.moved != nil {
		old := m.pathInfo(m.location())
		defer func() { m.moved(old, m.pathInfo(l)) }()
	}
	t.Current, t.Path, t.Qualified = l.Drive, l.Path, l.Qualified
	l.Drive.Location = relative(l.Drive, l.Path)
	if l.Drive.Provider == "FileSystem" {
		t.FileSystem = l.Path
	}
}

// DriveLocation is the current location on a drive.
func (m *Manager) DriveLocation(d *session.Drive) *session.PathInfo {
	path := d.Location
	if d.Root != "" {
		path = joinPath(d.Root, d.Location)
	}
	if d == m.sess.Drives.Current {
		path = m.sess.Drives.Path
	}
	return &session.PathInfo{Drive: d, Provider: d.Info, Path: m.shown(d, path), ProviderPath: path}
}

// ProviderLocation is the current location of a provider, whether or not it is the session's.
func (m *Manager) ProviderLocation(scope *session.Scope, p Provider) *session.PathInfo {
	t := m.sess.Drives
	if t.Current.Provider == p.Info().Name {
		return m.pathInfo(m.location())
	}
	if p == Provider(m.files) {
		return m.pathInfo(session.Location{Drive: m.homeDrive(scope, p), Path: t.FileSystem})
	}
	return m.DriveLocation(m.homeDrive(scope, p))
}

// stackName maps "" and "default" to the current or default stack.
func (m *Manager) stackName(name string) string {
	if name == "" {
		name = m.sess.Drives.StackName
	}
	if strings.EqualFold(name, defaultStack) {
		return ""
	}
	return name
}

// Push remembers the current location on a stack.
func (m *Manager) Push(stack string) {
	t := m.sess.Drives
	if t.Stacks == nil {
		t.Stacks = map[string][]session.Location{}
	}
	name := m.stackName(stack)
	t.Stacks[name] = append(t.Stacks[name], m.location())
}

// Pop goes back to the location that was pushed last; ok is false when the stack is empty.
func (m *Manager) Pop(stack string) (ok bool, err error) {
	t := m.sess.Drives
	name := m.stackName(stack)
	s, known := t.Stacks[name]
	if !known && name != "" {
		return false, badStack()
	}
	if len(s) == 0 {
		return false, nil
	}
	last := s[len(s)-1]
	if t.Stacks[name] = s[:len(s)-1]; len(s) == 1 && name != t.StackName {
		// A stack is gone with its last location.
		delete(t.Stacks, name)
	}
	t.Back, t.Forward = append(t.Back, m.location()), nil
	m.goTo(last)
	return true, nil
}

func badStack() error {
	return Argument("Cannot process argument because the value of argument \"stackName\" is not valid. Change the value of the \"stackName\" argument and run the operation again.")
}

// Stack returns a location stack; an unknown name is an error.
func (m *Manager) Stack(name string) (*session.PathStack, error) {
	key := m.stackName(name)
	s, known := m.sess.Drives.Stacks[key]
	if !known && key != "" {
		return nil, badStack()
	}
	shown := key
	if shown == "" {
		shown = defaultStack
	}
	out := &session.PathStack{Name: shown}
	for i := len(s) - 1; i >= 0; i-- {
		out.Items = append(out.Items, m.pathInfo(s[i]))
	}
	return out, nil
}

// UseStack makes a stack the current one.
func (m *Manager) UseStack(name string) error {
	key := name
	if strings.EqualFold(key, defaultStack) {
		key = ""
	}
	if _, known := m.sess.Drives.Stacks[key]; !known && key != "" {
		return badStack()
	}
	m.sess.Drives.StackName = key
	return nil
}
