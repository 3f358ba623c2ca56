package provider

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// MoveItem implements ItemMover. The destination may be a directory to move into.
func (f *FileSystem) MoveItem(op *Op, path, destination string) error {
	if f.inUse(op, path) {
		return InvalidOperation("Cannot move item because the item at '%s' is in use.", path)
	}
	abs := clean(f.absolute(op, path))
	li, err := os.Lstat(abs)
	if err != nil {
		return PathNotFound(path)
	}
	dest := f.absolute(op, destination)
	dest = f.into(op, path, dest)
	if li.IsDir() {
		return f.moveDirectory(op, path, abs, dest)
	}
	if clean(dest) == abs {
		return nil
	}
	if err := op.ask("Item: "+path+" Destination: "+dest, "Move File"); err != nil {
		return declined(err)
	}
	if old, err := os.Lstat(dest); err == nil {
		if !op.Force || old.IsDir() {
			return errs.New("System.IO.IOException", "MoveFileInfoItemIOError", errs.WriteError, value.String(path), "The file '%s' already exists.", dest)
		}
	}
	if err := rename(op, abs, dest, li); err != nil {
		return f.moveError(err, path, dest)
	}
	return op.passed(f, dest, false)
}

func (f *FileSystem) moveError(err error, path, dest string) error {
	if t := (through{}); errors.As(err, &t) {
		return err
	}
	r := f.systemError(err, dest, "MoveFileInfoItemUnauthorizedAccessError", "MoveFileInfoItemIOError", errs.WriteError)
	r.Target = value.String(path)
	return r
}

// rename moves a file or directory, copying it where it goes to another file system.
func rename(op *Op, from, to string, li fs.FileInfo) error {
	err := os.Rename(from, to)
	if err == nil || !errors.Is(err, syscall.EXDEV) {
		return err
	}
	switch {
	case li.Mode()&fs.ModeSymlink != 0:
		target, err := os.Readlink(from)
		if err != nil {
			return err
		}
		if err := os.Symlink(target, to); err != nil {
			return err
		}
		return os.Remove(from)
	case li.IsDir():
		if err := os.Mkdir(to, li.Mode().Perm()|0o700); err != nil {
			return err
		}
		entries, err := os.ReadDir(from)
		if err != nil {
			return err
		}
		for _, e := range entries {
			info, err := e.Info()
			if err != nil {
				return err
			}
			if err := rename(op, joinPath(from, e.Name()), joinPath(to, e.Name()), info); err != nil {
				return err
			}
		}
		return os.Remove(from)
	}
	if err := copyContent(op, from, to, li); err != nil {
		return err
	}
	return os.Remove(from)
}

func (f *FileSystem) moveDirectory(op *Op, path, abs, dest string) error {
	destClean := clean(dest)
	if destClean == abs || strings.HasPrefix(destClean, abs+"/") {
		return errs.New("System.IO.IOException", "MoveItemArgumentError", errs.InvalidArgument, value.String(destClean),
			"Destination path cannot be a subdirectory of the source or the source itself: %s.", destClean)
	}
	fi, err := os.Lstat(destClean)
	exists := err == nil
	if exists && (!op.Force || !fi.IsDir()) {
		return errs.New("System.IO.IOException", "DirectoryExist", errs.ResourceExists, value.String(destClean),
			"An item with the specified name %s already exists.", destClean)
	}
	if err := op.ask("Item: "+path+" Destination: "+destClean, "Move Directory"); err != nil {
		return declined(err)
	}
	if exists {
		err = merge(op, abs, destClean)
	} else {
		li, lerr := os.Lstat(abs)
		if lerr != nil {
			return PathNotFound(path)
		}
		err = rename(op, abs, destClean, li)
	}
	if err != nil {
		r := f.systemError(err, destClean, "MoveDirectoryItemUnauthorizedAccessError", "MoveDirectoryItemIOError", errs.WriteError)
		r.Target = value.String(path)
		return r
	}
	return op.passed(f, strings.TrimSuffix(destClean, "/")+"/", true)
}

// merge moves the content of one directory into another, replacing files.
func merge(op *Op, from, to string) error {
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	for _, e := range entries {
		a, b := joinPath(from, e.Name()), joinPath(to, e.Name())
		if old, err := os.Lstat(b); err == nil && old.IsDir() && e.IsDir() {
			if err := merge(op, a, b); err != nil {
				return err
			}
			continue
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		if err := rename(op, a, b, info); err != nil {
			return err
		}
	}
	return os.Remove(from)
}

// RenameItem implements ItemRenamer.
func (f *FileSystem) RenameItem(op *Op, path, newName string) (value.Value, error) {
	if f.inUse(op, path) {
		return value.Null, InvalidOperation("Cannot rename the item at '%s' because it is in use.", path)
	}
	abs := clean(f.absolute(op, path))
	newName = strings.ReplaceAll(newName, "\\", "/")
	newName = strings.TrimPrefix(newName, "./")
	dir := parentOf(abs)
	if strings.HasPrefix(newName, "/") && parentOf(newName) == dir {
		newName = baseName(newName)
	}
	if strings.ContainsRune(newName, '/') || newName == ".." || newName == "." {
		return value.Null, Argument("Cannot rename the specified target, because it represents a path or device name.")
	}
	li, err := os.Lstat(abs)
	if err != nil {
		return value.Null, PathNotFound(path)
	}
	dest := joinPath(dir, newName)
	action := "Rename File"
	if li.IsDir() {
		action = "Rename Directory"
	}
	if err := op.ask("Item: "+path+" Destination: "+dest, action); err != nil {
		return value.Void, declined(err)
	}
	fail := func(format string, args ...any) error {
		return errs.New("System.IO.IOException", "RenameItemIOError", errs.WriteError, value.String(path), format, args...)
	}
	switch _, err := os.Lstat(dest); {
	case dest == abs && li.IsDir():
		return value.Null, fail("Source and destination path must be different.")
	case dest == abs:
	case err == nil && li.IsDir():
		return value.Null, fail("Cannot create '%s' because a file or directory with the same name already exists.", dest)
	case err == nil:
		return value.Null, fail("The file '%s' already exists.", dest)
	}
	if err := os.Rename(abs, dest); err != nil {
		r := f.systemError(err, dest, "RenameItemUnauthorizedAccessError", "RenameItemIOError", errs.WriteError)
		r.Target = value.String(path)
		return value.Null, r
	}
	return f.Object(op, dest, li.IsDir())
}
