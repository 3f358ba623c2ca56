package provider

import (
	"errors"
	"os"

	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// HasChildren implements ItemRemover.
func (f *FileSystem) HasChildren(op *Op, path string) bool {
	abs := f.absolute(op, path)
	if fi, err := os.Lstat(clean(abs)); err != nil || !fi.IsDir() {
		return false
	}
	d, err := os.Open(abs)
	if err != nil {
		return false
	}
	defer d.Close()
	names, _ := d.Readdirnames(1)
	return len(names) > 0
}

// RemoveItem implements ItemRemover. Links are removed themselves, never what they lead to.
func (f *FileSystem) RemoveItem(op *Op, path string, recurse bool) error {
	if f.inUse(op, path) {
		return InvalidOperation("Cannot remove the item at '%s' because it is in use.", path)
	}
	abs := clean(f.absolute(op, path))
	li, err := os.Lstat(abs)
	if err != nil {
		return PathNotFound(path)
	}
	e := entryOf(path, abs, li)
	if li.IsDir() {
		if err := op.ask(path, "Remove Directory"); err != nil {
			return declined(err)
		}
		return f.removeDirectory(op, e, recurse)
	}
	if err := op.ask(path, "Remove File"); err != nil {
		return declined(err)
	}
	return f.removeFile(op, e)
}

func declined(err error) error {
	if errors.Is(err, errDeclined) {
		return nil
	}
	return err
}

func (f *FileSystem) protected(op *Op, e Entry) error {
	if op.Force || e.Attributes&(AttributeHidden|AttributeReadOnly) == 0 || e.Link {
		return nil
	}
	return errs.New("System.IO.IOException", "RemoveFileSystemItemUnAuthorizedAccess", errs.PermissionDenied, value.String(e.Path),
		"You do not have sufficient access rights to perform this operation or the item is hidden, system, or read only.")
}

func (f *FileSystem) removeFile(op *Op, e Entry) error {
	if err := f.protected(op, e); err != nil {
		return err
	}
	if err := os.Remove(clean(f.absolute(op, e.Path))); err != nil {
		return f.systemError(err, e.Path, "RemoveFileSystemItemUnAuthorizedAccess", "RemoveFileSystemItemIOError", errs.WriteError)
	}
	return nil
}

func (f *FileSystem) removeDirectory(op *Op, e Entry, recurse bool) error {
	if recurse {
		entries, err := f.List(op, clean(e.Path))
		if err != nil {
			return f.listError(e.Path, err)
		}
		for _, c := range entries {
			if err := op.Context().Err(); err != nil {
				return pass(err)
			}
			if !matchFilter(op.Filter, c.Name) && !c.Dir {
				continue
			}
			if c.Dir && !c.Link {
				err = f.removeDirectory(op, c, true)
			} else {
				err = f.removeFile(op, c)
			}
			if err != nil {
				if err := op.Report(err); err != nil {
					return pass(err)
				}
			}
		}
	}
	if err := f.protected(op, e); err != nil {
		return err
	}
	if err := os.Remove(clean(f.absolute(op, e.Path))); err != nil {
		return f.systemError(err, e.Path, "RemoveFileSystemItemUnAuthorizedAccess", "RemoveFileSystemItemIOError", errs.WriteError)
	}
	return nil
}
