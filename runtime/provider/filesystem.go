package provider

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"goposh/runtime/errs"
	"goposh/runtime/fileio"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// FileSystem is the FileSystem provider.
type FileSystem struct {
	manager *Manager
	info    *session.ProviderInfo
}

// Info implements Provider.
func (f *FileSystem) Info() *session.ProviderInfo { return f.info }

// absolute makes a provider path absolute: provider-qualified ones may be relative to .NET's directory.
func (f *FileSystem) absolute(op *Op, path string) string {
	if strings.HasPrefix(path, "/") || filepath.IsAbs(path) {
		return path
	}
	dir := op.Session.StartDirectory
	if path == "" {
		return dir
	}
	return filepath.Join(dir, path)
}

// OSPath is the path of a file as the operating system takes it.
func (f *FileSystem) OSPath(op *Op, p Path) string { return f.absolute(op, p.Path) }

// clean takes the trailing separator off, so that links are seen as such.
func clean(path string) string {
	if t := strings.TrimRight(path, "/"); t != "" {
		return t
	}
	return path
}

// Exists implements Provider. A link exists even when its target does not.
func (f *FileSystem) Exists(op *Op, path string) (bool, error) {
	if strings.IndexByte(path, 0) >= 0 {
		return false, errs.New("System.ArgumentException", "ItemExistsArgumentError", errs.InvalidArgument, value.String(path),
			"Null character in path. (Parameter 'path')")
	}
	if path == "" {
		return false, nil
	}
	_, err := os.Lstat(clean(f.absolute(op, path)))
	return err == nil, nil
}

// IsContainer implements Provider: directories, and links to them.
func (f *FileSystem) IsContainer(op *Op, path string) bool {
	if path == "" {
		return false
	}
	fi, err := os.Stat(f.absolute(op, path))
	return err == nil && fi.IsDir()
}

// Join implements Provider.
func (f *FileSystem) Join(parent, child string) string { return joinPath(parent, child) }

// Split implements Provider.
func (f *FileSystem) Split(path string) (parent, child string) {
	if path == "/" || path == "" {
		return "", ""
	}
	path = strings.TrimSuffix(path, "/")
	return parentOf(path), path[strings.LastIndexByte(path, '/')+1:]
}

// Entry is a file system entry as listings see it.
type Entry struct {
	Path string
	Name string
	// Dir is set for directories and links to directories; Link for links.
	Dir, Link bool
	// Attributes are System.IO.FileAttributes.
	Attributes int64
}

// The values of System.IO.FileAttributes that Linux files have.
const (
	AttributeReadOnly     = 1
	AttributeHidden       = 2
	AttributeDirectory    = 16
	AttributeNormal       = 128
	AttributeReparsePoint = 1024
)

// Entry looks at a path; the error is that of the operating system.
func (f *FileSystem) Entry(op *Op, path string) (Entry, error) {
	abs := clean(f.absolute(op, path))
	li, err := os.Lstat(abs)
	if err != nil {
		return Entry{}, err
	}
	return entryOf(path, abs, li), nil
}

func entryOf(path, abs string, li fs.FileInfo) Entry {
	e := Entry{Path: path, Name: filepath.Base(abs), Dir: li.IsDir()}
	target := li
	if li.Mode()&fs.ModeSymlink != 0 {
		e.Link = true
		e.Attributes |= AttributeReparsePoint
		if fi, err := os.Stat(abs); err == nil {
			e.Dir, target = fi.IsDir(), fi
		}
	}
	if e.Dir {
		e.Attributes |= AttributeDirectory
	}
	if strings.HasPrefix(e.Name, ".") {
		e.Attributes |= AttributeHidden
	}
	if readOnly(target) {
		e.Attributes |= AttributeReadOnly
	}
	if e.Attributes == 0 {
		e.Attributes = AttributeNormal
	}
	return e
}

// readOnly tells whether a file can be read but not written by the user, going by its permission bits.
func readOnly(fi fs.FileInfo) bool {
	mode := fi.Mode().Perm()
	if mode&0o666 == 0o666 {
		return false
	}
	read, write := fs.FileMode(0o004), fs.FileMode(0o002)
	if uid, gid, ok := owner(fi); ok {
		switch {
		case uid == os.Geteuid():
			read, write = 0o400, 0o200
		case gid == os.Getegid():
			read, write = 0o040, 0o020
		}
	}
	return mode&read != 0 && mode&write == 0
}

// List returns the entries of a directory in the order of listings: directories first, each part by name. Nothing is left out.
func (f *FileSystem) List(op *Op, path string) ([]Entry, error) {
	abs := f.absolute(op, path)
	des, err := os.ReadDir(abs)
	if err != nil && len(des) == 0 {
		return nil, err
	}
	out := make([]Entry, 0, len(des))
	for _, de := range des {
		li, err := de.Info()
		if err != nil {
			continue // gone since the directory was read
		}
		out = append(out, entryOf(joinPath(path, de.Name()), joinPath(abs, de.Name()), li))
	}
	c := op.Session.Culture
	slices.SortStableFunc(out, func(a, b Entry) int {
		if a.Dir != b.Dir {
			if a.Dir {
				return -1
			}
			return 1
		}
		return c.Compare(a.Name, b.Name, true)
	})
	return out, nil
}

// Names implements Provider.
func (f *FileSystem) Names(op *Op, path string) ([]Child, error) {
	entries, err := f.List(op, path)
	if err != nil {
		return nil, f.listError(path, err)
	}
	out := make([]Child, 0, len(entries))
	for _, e := range entries {
		if e.Attributes&AttributeHidden != 0 && !op.Force || !matchFilter(op.Filter, e.Name) {
			continue
		}
		out = append(out, Child{e.Name, e.Dir})
	}
	return out, nil
}

// listError is the error of a directory that cannot be listed.
func (f *FileSystem) listError(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return PathNotFound(path)
	}
	return f.systemError(err, path, "DirUnauthorizedAccessError", "DirIOError", errs.ReadError)
}

// MatchesFilter tells whether a name passes -Filter.
func MatchesFilter(filter, name string) bool { return matchFilter(filter, name) }

// ListError gives an error of List as an error record.
func (f *FileSystem) ListError(path string, err error) error { return f.listError(path, err) }

// Item implements Provider. Hidden items are there only under -Force.
func (f *FileSystem) Item(op *Op, path string) (value.Value, error) {
	e, err := f.Entry(op, path)
	if err != nil {
		return value.Null, PathNotFound(path)
	}
	if e.Attributes&AttributeHidden != 0 && !op.Force {
		return value.Null, errs.New("System.IO.IOException", "ItemNotFound", errs.ObjectNotFound, value.String(path),
			"Could not find item %s.", path)
	}
	return f.Object(op, f.absolute(op, path), e.Dir)
}

// Object makes the FileInfo or DirectoryInfo of a path.
func (f *FileSystem) Object(_ *Op, path string, dir bool) (value.Value, error) {
	if dir {
		d := types.NewDirectoryInfo(path)
		d.Path, d.Original = path, path // a separator at the end stays
		return value.Of(d), nil
	}
	return value.Of(types.NewFileInfo(path)), nil
}

// InUse tells whether the current location is at a path or below it.
func (f *FileSystem) InUse(op *Op, path string) bool { return f.inUse(op, path) }

// inUse tells whether a path is the current location or above it.
func (f *FileSystem) inUse(op *Op, path string) bool {
	current := op.Session.Drives.FileSystem
	path = clean(f.absolute(op, path))
	if op.Session.Drives.Current.Provider != "FileSystem" {
		return false
	}
	return current == path || strings.HasPrefix(current, strings.TrimSuffix(path, "/")+"/")
}

// systemError makes an error record of an error of the operating system: permission problems get one id, all others another.
func (f *FileSystem) systemError(err error, target, deniedID, id string, cat errs.Category) *errs.Record {
	ex := SystemException(err, target)
	if ex.TypeName == "System.UnauthorizedAccessException" {
		id, cat = deniedID, errs.PermissionDenied
	}
	return errs.NewRecord(ex, id, cat, value.String(target))
}

// SystemException is the .NET exception for an error of the operating system with a file.
func SystemException(err error, path string) *errs.Exception {
	var ex *errs.Exception
	if errors.As(err, &ex) {
		return ex
	}
	make := func(class, message string) *errs.Exception {
		e := errs.NewException(class, message)
		e.Cause = err
		return e
	}
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		if _, statErr := os.Stat(filepath.Dir(clean(path))); statErr != nil || strings.HasSuffix(path, "/") {
			return make("System.IO.DirectoryNotFoundException", "Could not find a part of the path '"+path+"'.")
		}
		return make("System.IO.FileNotFoundException", "Could not find file '"+path+"'.")
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EISDIR):
		inner := errs.NewException("System.IO.IOException", "Permission denied")
		if errors.Is(err, syscall.EISDIR) {
			inner.Message = "Is a directory"
		}
		return make("System.UnauthorizedAccessException", "Access to the path '"+path+"' is denied.").WithInner(inner)
	case errors.Is(err, fs.ErrExist):
		return make("System.IO.IOException", "The file '"+path+"' already exists.")
	case errors.Is(err, syscall.ENOTEMPTY):
		return make("System.IO.IOException", "Directory not empty : '"+path+"'")
	case errors.Is(err, syscall.ENAMETOOLONG):
		return make("System.IO.PathTooLongException", "The path '"+path+"' is too long, or a component of the specified path is too long.")
	case errors.Is(err, syscall.ENOSPC):
		return make("System.IO.IOException", "No space left on device : '"+path+"'")
	}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return make("System.IO.IOException", pe.Err.Error()+" : '"+path+"'")
	}
	return make("System.IO.IOException", err.Error()+" : '"+path+"'")
}

// readVariable reads a file as $variable notation does: its lines.
func (f *FileSystem) readVariable(op *Op, path string) (value.Value, bool, error) {
	data, err := fileio.ReadFile(op.Context(), f.absolute(op, path))
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return value.Null, false, nil
		}
		return value.Null, false, errs.NewRecord(SystemException(err, path), "GetContentReaderIOError", errs.ReadError, value.String(path))
	}
	text := strings.TrimPrefix(string(data), "\uFEFF")
	text = strings.ReplaceAll(text, "\r\n", "\n")
	if text == "" {
		return value.Null, true, nil
	}
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if len(lines) == 1 {
		return value.String(lines[0]), true, nil
	}
	items := make([]value.Value, len(lines))
	for i, l := range lines {
		items[i] = value.String(l)
	}
	return value.Objects(items...), true, nil
}

// writeVariable writes lines to a file.
func (f *FileSystem) writeVariable(op *Op, path string, items []value.Value) error {
	var b strings.Builder
	for _, v := range items {
		b.WriteString(types.ToString(op, v))
		b.WriteByte('\n')
	}
	if err := os.WriteFile(f.absolute(op, path), []byte(b.String()), 0o666); err != nil {
		return errs.NewRecord(SystemException(err, path), "GetContentWriterIOError", errs.WriteError, value.String(path))
	}
	return nil
}

// SetItem implements ItemSetter: files have none.
func (f *FileSystem) SetItem(*Op, string, value.Value) (value.Value, error) {
	return value.Null, NotSupported("Provider operation stopped because the provider does not support this operation.")
}

// ClearItem implements ItemSetter.
func (f *FileSystem) ClearItem(*Op, string) error {
	return NotSupported("Provider operation stopped because the provider does not support this operation.")
}
