package provider

import (
	"path/filepath"
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// Path is where a PowerShell path leads.
type Path struct {
	Provider Provider
	// Drive is the drive the path is on; for provider-qualified paths nil.
	Drive *session.Drive
	// Qualifier is the provider's name as the path has it ("FileSystem"), "" when the path is not provider-qualified.
	Qualifier string
	// Path is the provider's path.
	Path string
}

// Shown is the path as PowerShell names it: "/home/x", "Env:/PATH", "FileSystem::a".
func (p Path) Shown(m *Manager) string {
	if p.Drive == nil {
		return p.Qualifier + "::" + p.Path
	}
	return m.shown(p.Drive, p.Path)
}

// Named is the path as errors name it: without provider.
func (p Path) Named(m *Manager) string {
	if p.Drive == nil {
		return p.Path
	}
	return m.shown(p.Drive, p.Path)
}

// Info is the path as a PathInfo.
func (p Path) Info(m *Manager) *session.PathInfo {
	return &session.PathInfo{Drive: p.Drive, Provider: p.Provider.Info(), Path: p.Shown(m), ProviderPath: p.Path}
}

// pattern is a path taken apart: a literal base, and elements below it that may hold wildcards.
type pattern struct {
	Path
	elems    []string
	trailing bool // ends in a separator
	wild     bool
}

// SplitQualified splits a provider-qualified path ("FileSystem::/x"); ok is false for other paths.
func SplitQualified(path string) (provider, rest string, ok bool) {
	i := strings.IndexByte(path, ':')
	if i < 0 || i+1 >= len(path) || path[i+1] != ':' || strings.HasPrefix(path, "./") || strings.HasPrefix(path, ".\\") {
		return "", path, false
	}
	return path[:i], path[i+2:], true
}

// SplitDrive splits a drive off a path ("Env:PATH"); ok is false for paths without one, such as "/x".
func SplitDrive(path string) (drive, rest string, ok bool) {
	if path == "" || path[0] == '.' || isSeparator(path[0]) {
		return "", path, false
	}
	i := strings.IndexByte(path, ':')
	if i <= 0 {
		return "", path, false
	}
	return path[:i], path[i+1:], true
}

// IsAbsolute tells whether a path has a provider, a drive, or begins at the root.
func IsAbsolute(path string) bool {
	if path == "" {
		return false
	}
	if _, _, ok := SplitQualified(path); ok {
		return true
	}
	if _, _, ok := SplitDrive(path); ok {
		return true
	}
	return isSeparator(path[0])
}

func isSeparator(c byte) bool { return c == '/' || c == '\\' }

// parse takes a path apart without looking at items.
func (op *Op) parse(path string) (pattern, error) {
	m := op.manager
	if name, rest, ok := SplitQualified(path); ok {
		p := m.Provider(name)
		if p == nil {
			if name == "" {
				name = m.sess.Drives.Path + "/"
			}
			return pattern{}, NotFound(name)
		}
		return op.parseQualified(p, name, rest)
	}
	if name, rest, ok := SplitDrive(path); ok {
		d := m.Drive(op.Scope, name)
		if d == nil {
			return pattern{}, DriveNotFound(name)
		}
		return op.parseOn(d, rest)
	}
	if path != "" && isSeparator(path[0]) {
		return op.parseOn(m.Drive(op.Scope, "/"), path)
	}
	if t := m.sess.Drives; t.Qualified {
		p := m.Provider(t.Current.Provider)
		return op.below(Path{Provider: p, Qualifier: p.Info().FullName(), Path: t.Path}, path)
	}
	if path == "~" || strings.HasPrefix(path, "~/") || strings.HasPrefix(path, "~\\") {
		return op.home(path)
	}
	return op.parseOn(m.sess.Drives.Current, path)
}

func (op *Op) parseQualified(p Provider, name, rest string) (pattern, error) {
	out := pattern{Path: Path{Provider: p, Qualifier: name, Path: rest}}
	files, isFiles := p.(*FileSystem)
	if !isFiles {
		out.Path.Path = strings.TrimLeft(rest, "/\\")
		if wildcard.HasWildcards(out.Path.Path) && !op.Literal {
			return op.below(Path{Provider: p, Qualifier: name}, out.Path.Path)
		}
		return out, nil
	}
	rest = strings.ReplaceAll(rest, "\\", "/")
	if op.Literal || !wildcard.HasWildcards(rest) {
		// The provider takes the path as it stands, relative to .NET's directory.
		if !op.Literal {
			rest = wildcard.Unescape(rest)
		}
		out.Path.Path = rest
		return out, nil
	}
	if !strings.HasPrefix(rest, "/") {
		return op.below(Path{Provider: files, Qualifier: name, Path: op.Directory()}, rest)
	}
	return op.below(Path{Provider: files, Qualifier: name, Path: "/"}, rest)
}

// parseOn takes the part after the drive apart.
func (op *Op) parseOn(d *session.Drive, rest string) (pattern, error) {
	m := op.manager
	p := m.Provider(d.Provider)
	base := Path{Provider: p, Drive: d, Path: d.Root}
	if _, ok := p.(*FileSystem); !ok {
		return op.below(base, strings.TrimLeft(rest, "/\\"))
	}
	if rest == "" || !isSeparator(rest[0]) {
		base.Path = p.Join(d.Root, d.Location)
		if d == m.sess.Drives.Current {
			base.Path = m.sess.Drives.Path
		}
	}
	return op.below(base, rest)
}

func (op *Op) home(path string) (pattern, error) {
	m := op.manager
	p := m.Provider(m.sess.Drives.Current.Provider)
	home := p.Info().Home
	if home == "" {
		return pattern{}, InvalidOperation("Home location for this provider is not set. To set the home location, call \"(get-psprovider '%s').Home = 'path'\".", p.Info().Name)
	}
	return op.below(Path{Provider: p, Drive: m.Drive(op.Scope, "/"), Path: home}, strings.TrimLeft(path[1:], "/\\"))
}

// below adds the elements of a relative path to a base. ".." goes no higher than the root of the drive.
func (op *Op) below(base Path, rel string) (pattern, error) {
	out := pattern{Path: base}
	if _, ok := base.Provider.(*FileSystem); !ok {
		if rel == "." || rel == ".." || rel == "./" {
			rel = ""
		}
		rel = strings.TrimPrefix(strings.TrimPrefix(rel, "./"), ".\\")
		if rel == "" {
			return out, nil
		}
		if !op.Literal && wildcard.HasWildcards(rel) {
			out.wild, out.elems = true, []string{rel}
			return out, nil
		}
		if !op.Literal {
			rel = wildcard.Unescape(rel)
		}
		out.Path.Path = rel
		return out, nil
	}
	root := "/"
	if base.Drive != nil && base.Drive.Root != "" {
		root = base.Drive.Root
	}
	if rel == "" {
		if base.Drive != nil && base.Drive.VolumeSeparatedByColon() && samePath(base.Path, root) {
			out.Path.Path = strings.TrimSuffix(root, "/") + "/"
		}
		return out, nil
	}
	for elem := range splitElements(rel) {
		switch {
		case elem == "" || elem == ".":
		case elem == "..":
			if n := len(out.elems); n > 0 {
				out.elems = out.elems[:n-1]
			} else if !samePath(out.Path.Path, root) {
				out.Path.Path = parentOf(out.Path.Path)
			}
		default:
			out.elems = append(out.elems, elem)
		}
	}
	last := rel[len(rel)-1]
	out.trailing = isSeparator(last)
	literal := 0
	for literal < len(out.elems) && (op.Literal || !wildcard.HasWildcards(out.elems[literal])) {
		elem := out.elems[literal]
		if !op.Literal {
			elem = wildcard.Unescape(elem)
		}
		out.Path.Path = joinPath(out.Path.Path, elem)
		literal++
	}
	out.elems = out.elems[literal:]
	out.wild = len(out.elems) > 0
	if out.trailing && !out.wild && !strings.HasSuffix(out.Path.Path, "/") {
		out.Path.Path += "/"
	}
	return out, nil
}

// splitElements yields the elements of a file path; both slashes separate.
func splitElements(path string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for {
			i := strings.IndexAny(path, "/\\")
			if i < 0 {
				yield(path)
				return
			}
			if !yield(path[:i]) {
				return
			}
			path = path[i+1:]
		}
	}
}

func samePath(a, b string) bool {
	return a == b || strings.TrimSuffix(a, "/") == strings.TrimSuffix(b, "/")
}

func joinPath(parent, child string) string {
	if parent == "" || strings.HasSuffix(parent, "/") {
		return parent + child
	}
	return parent + "/" + child
}

// parentOf is the path of the directory that an absolute path is in.
func parentOf(path string) string {
	path = strings.TrimSuffix(path, "/")
	i := strings.LastIndexByte(path, '/')
	switch {
	case i < 0:
		return ""
	case i == 0:
		return "/"
	}
	return path[:i]
}

// Unresolved finds where a path leads without looking whether anything is there; wildcard characters are kept.
func (op *Op) Unresolved(path string) (Path, error) {
	literal := *op
	literal.Literal = true
	p, err := literal.parse(path)
	return p.Path, err
}

// Target is Unresolved for paths whose escapes count, as destinations are read: "a`[1`].txt" is a[1].txt.
func (op *Op) Target(path string) (Path, error) {
	if !op.Literal && !wildcard.HasWildcards(path) && strings.IndexByte(path, '`') >= 0 {
		p, err := op.parse(path)
		return p.Path, err
	}
	return op.Unresolved(path)
}

// HasWildcards tells whether the path would be globbed.
func (op *Op) HasWildcards(path string) bool { return !op.Literal && wildcard.HasWildcards(path) }

// ResolveFile turns a PowerShell path into a path of the operating system, relative to the current file system location. The
// path is taken literally. Paths of other providers are an error.
func ResolveFile(sess *session.Session, path string) (string, error) {
	op := &Op{Session: sess, Scope: sess.Global.Top, Literal: true, manager: For(sess), Runtime: nil}
	if _, _, drive := SplitDrive(path); !drive {
		if filepath.IsAbs(path) {
			return filepath.Clean(path), nil
		}
		// Relative to the file system, wherever the current location is.
		if !strings.HasPrefix(path, "~") {
			p, err := op.below(Path{Provider: op.manager.files, Drive: op.manager.Drive(op.Scope, "/"), Path: sess.Drives.FileSystem}, path)
			return p.Path.Path, err
		}
	}
	p, err := op.parse(path)
	if err != nil {
		return "", err
	}
	if _, ok := p.Provider.(*FileSystem); !ok {
		return "", carried(errs.New("System.NotSupportedException", "NotSupported", errs.InvalidArgument, value.String(path),
			"The given path's format is not supported."))
	}
	if !strings.HasPrefix(p.Path.Path, "/") {
		return joinPath(sess.StartDirectory, p.Path.Path), nil
	}
	return p.Path.Path, nil
}

// JoinShown joins a path and a child path as text (MakePath): the drive must exist, and takes its own spelling.
func (op *Op) JoinShown(parent, child string) (string, error) {
	if _, _, ok := SplitQualified(parent); !ok {
		if name, rest, ok := SplitDrive(parent); ok {
			d := op.manager.Drive(op.Scope, name)
			if d == nil {
				return "", DriveNotFound(name)
			}
			if rest == "" {
				rest = "/"
			}
			parent = d.Name + ":" + rest
		}
	}
	if q, rest, ok := SplitQualified(parent); ok {
		parent = q + "::" + strings.ReplaceAll(rest, "\\", "/")
	} else {
		parent = strings.ReplaceAll(parent, "\\", "/")
	}
	child = strings.ReplaceAll(child, "\\", "/")
	if child == "" {
		if strings.HasSuffix(parent, "/") {
			return parent, nil
		}
		return parent + "/", nil
	}
	return joinPath(parent, strings.TrimPrefix(child, "/")), nil
}

// Relative writes a file system path relative to another one, as Resolve-Path -Relative does: "./a.txt", "../b".
func Relative(base, path string) string {
	base, path = clean(base), clean(path)
	// The base itself is named from its parent.
	if path == base && base != "/" {
		return "../" + baseName(base)
	}
	if path != base && strings.HasPrefix(base+"/", path+"/") {
		up := strings.Count(strings.TrimPrefix(base, strings.TrimSuffix(path, "/")), "/")
		if path == "/" {
			return strings.TrimSuffix(strings.Repeat("../", up), "/")
		}
		return strings.Repeat("../", up+1) + baseName(path)
	}
	rel, err := filepath.Rel(base, path)
	if err != nil {
		return path
	}
	if strings.HasPrefix(rel, ".") {
		return rel
	}
	return "./" + rel
}
