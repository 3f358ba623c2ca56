package provider

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/fileio"
	"goposh/runtime/value"
)

// CopyItem implements ItemCopier. The destination may be a directory to copy into.
func (f *FileSystem) CopyItem(op *Op, path, destination string, recurse bool) error {
	abs := clean(f.absolute(op, path))
	fi, err := os.Stat(abs)
	if err != nil {
		return PathNotFound(path)
	}
	dest := f.absolute(op, destination)
	if clean(dest) == abs || sameFile(fi, dest) && !fi.IsDir() {
		return f.overwritesItself(path)
	}
	if fi.IsDir() {
		return f.copyDirectory(op, path, f.into(op, path, dest), recurse)
	}
	return f.copyFile(op, path, f.into(op, path, dest))
}

// sameFile tells whether a path leads to the very file.
func sameFile(fi fs.FileInfo, path string) bool {
	other, err := os.Stat(path)
	return err == nil && os.SameFile(fi, other)
}

func (f *FileSystem) overwritesItself(path string) error {
	return errs.New("System.IO.IOException", "CopyError", errs.WriteError, value.String(path), "Cannot overwrite the item %s with itself.", path)
}

// into appends the item's name to a destination that is a directory.
func (f *FileSystem) into(op *Op, path, dest string) string {
	if fi, err := os.Stat(dest); err != nil || !fi.IsDir() {
		return dest
	}
	_, name := f.Split(path)
	return joinPath(dest, name)
}

func (f *FileSystem) copyFile(op *Op, path, dest string) error {
	if !matchFilter(op.Filter, baseName(path)) {
		return nil
	}
	abs := f.absolute(op, path)
	fi, err := os.Stat(abs)
	if err != nil {
		return PathNotFound(path)
	}
	if sameFile(fi, dest) {
		return f.overwritesItself(path)
	}
	if err := op.ask("Item: "+path+" Destination: "+dest, "Copy File"); err != nil {
		return declined(err)
	}
	if old, err := os.Stat(dest); err == nil && op.Force && readOnly(old) {
		if err := os.Chmod(dest, old.Mode()|0o200); err != nil {
			return f.copyError(err, path, dest)
		}
	}
	if strings.HasSuffix(dest, "/") {
		inner := errs.NewException("System.IO.IOException", "Is a directory")
		return errs.NewRecord(errs.NewException("System.UnauthorizedAccessException", "Access to the path '"+dest+"' is denied.").WithInner(inner),
			"CopyFileInfoItemUnauthorizedAccessError", errs.PermissionDenied, value.String(path))
	}
	if err := copyContent(op, abs, dest, fi); err != nil {
		return f.copyError(err, path, dest)
	}
	return op.passed(f, dest, false)
}

func (f *FileSystem) copyError(err error, path, dest string) error {
	if ctx := (through{}); errors.As(err, &ctx) {
		return err
	}
	r := f.systemError(err, dest, "CopyFileInfoItemUnauthorizedAccessError", "CopyFileInfoItemIOError", errs.WriteError)
	r.Target = value.String(path)
	return r
}

func baseName(path string) string {
	path = clean(path)
	return path[strings.LastIndexByte(path, '/')+1:]
}

// copyContent copies a file's content, permissions and time.
func copyContent(op *Op, from, to string, fi fs.FileInfo) error {
	in, err := fileio.Open(op.Context(), from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := fileio.OpenFile(op.Context(), to, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, fi.Mode().Perm()|0o200)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, &cancelReader{op, in})
	if cerr := out.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return err
	}
	if err := os.Chmod(to, fi.Mode().Perm()); err != nil {
		return err
	}
	return os.Chtimes(to, fi.ModTime(), fi.ModTime())
}

// cancelReader ends a long copy when the pipeline stops.
type cancelReader struct {
	op *Op
	r  io.Reader
}

func (c *cancelReader) Read(b []byte) (int, error) {
	if err := c.op.Context().Err(); err != nil {
		return 0, pass(err)
	}
	return c.r.Read(b)
}

func (f *FileSystem) copyDirectory(op *Op, path, dest string, recurse bool) error {
	destClean := clean(dest)
	abs := clean(f.absolute(op, path))
	fi, err := os.Stat(destClean)
	switch {
	case err == nil && !fi.IsDir():
		return carried(errs.New(argumentException, "CopyContainerItemToLeafError", errs.InvalidArgument, value.String(path),
			"Container cannot be copied onto existing leaf item."))
	case destClean == abs:
		return f.overwritesItself(path)
	}
	if err := op.ask("Item: "+path+" Destination: "+dest, "Copy Directory"); err != nil {
		return declined(err)
	}
	switch {
	case err == nil && !op.Force:
		r := errs.New("System.IO.IOException", "DirectoryExist", errs.ResourceExists, value.String(destClean),
			"An item with the specified name %s already exists.", destClean)
		if err := op.Report(r); err != nil {
			return pass(err)
		}
	case err != nil:
		if err := os.MkdirAll(destClean, 0o777); err != nil {
			return f.copyError(err, path, dest)
		}
		if err := op.passed(f, destClean, true); err != nil {
			return err
		}
	default:
		if err := op.passed(f, destClean, true); err != nil {
			return err
		}
	}
	if !recurse {
		return nil
	}
	entries, err := f.List(op, abs)
	if err != nil {
		return f.listError(path, err)
	}
	// Files before directories, as PowerShell does.
	for _, dirs := range [...]bool{false, true} {
		for _, e := range entries {
			if e.Dir != dirs || !op.Passes(e.Name) {
				continue
			}
			if err := op.Context().Err(); err != nil {
				return pass(err)
			}
			// A directory copied into itself must not go on for ever.
			if e.Dir && (e.Path == destClean || strings.HasPrefix(destClean, e.Path+"/")) {
				continue
			}
			target := joinPath(destClean, e.Name)
			if dirs {
				err = f.copyDirectory(op, e.Path, target, true)
			} else {
				err = f.copyFile(op, e.Path, target)
			}
			if err != nil {
				if err := op.Report(err); err != nil {
					return pass(err)
				}
			}
		}
	}
	return nil
}

// CopyFlat copies the files below a directory into one directory, without the directories they are in (-Container:$false);
// directories themselves become empty ones.
func (f *FileSystem) CopyFlat(op *Op, path, destination string) error {
	entries, err := f.List(op, path)
	if err != nil {
		return f.listError(path, err)
	}
	for _, e := range entries {
		if !op.Passes(e.Name) {
			continue
		}
		if e.Dir {
			err = f.copyDirectory(op, e.Path, joinPath(f.absolute(op, destination), e.Name), false)
			if err == nil {
				err = f.CopyFlat(op, e.Path, destination)
			}
		} else {
			err = f.copyFile(op, e.Path, f.into(op, e.Path, f.absolute(op, destination)))
		}
		if err != nil {
			if err := op.Report(err); err != nil {
				return pass(err)
			}
		}
	}
	return nil
}

// passed hands a new item to -PassThru.
func (op *Op) passed(f *FileSystem, path string, dir bool) error {
	if op.PassThru == nil {
		return nil
	}
	v, err := f.Object(op, path, dir)
	if err != nil {
		return err
	}
	p := Path{Provider: f, Drive: op.manager.Drive(op.Scope, "/"), Path: path}
	return pass(op.PassThru(op.Decorate(v, p, dir)))
}
