package provider

import (
	"errors"
	"io/fs"
	"os"
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// kindOf finds what an -ItemType means; it may be a wildcard or a beginning of the name.
func kindOf(itemType string) string {
	if itemType == "" {
		return "file"
	}
	match := func(name string) bool {
		return wildcard.Compile(itemType+"*", true).Match(name)
	}
	switch {
	case match("directory"), match("container"):
		return "directory"
	case match("file"):
		return "file"
	case match("symboliclink"):
		return "symboliclink"
	case match("junction"):
		return "junction"
	case match("hardlink"):
		return "hardlink"
	}
	return ""
}

// NewItem implements ItemMaker.
func (f *FileSystem) NewItem(op *Op, path, itemType string, v value.Value, hasValue bool) (value.Value, error) {
	abs := f.absolute(op, path)
	var err error
	switch kindOf(itemType) {
	case "directory":
		err = f.newDirectory(op, path, abs)
		if err == nil {
			return f.made(op, abs, true)
		}
	case "file":
		err = f.newFile(op, path, abs, v)
		if err == nil {
			return f.made(op, abs, false)
		}
	case "symboliclink", "junction":
		return f.newSymlink(op, path, abs, v, hasValue)
	case "hardlink":
		return f.newHardLink(op, path, abs, v, hasValue)
	default:
		return value.Null, Argument(`The type is not a known type for the file system. Only "file","directory" or "symboliclink" can be specified.`)
	}
	if errors.Is(err, errDeclined) {
		return value.Void, nil
	}
	return value.Null, err
}

// errDeclined tells that the user, or -WhatIf, said no.
var errDeclined = errors.New("declined")

func (op *Op) ask(target, action string) error {
	ok, err := op.should(target, action)
	if err != nil {
		return pass(err)
	}
	if !ok {
		return errDeclined
	}
	return nil
}

func (f *FileSystem) made(op *Op, abs string, dir bool) (value.Value, error) {
	return f.Object(op, abs, dir)
}

func (f *FileSystem) newDirectory(op *Op, path, abs string) error {
	if !op.Force {
		if _, err := os.Lstat(clean(abs)); err == nil {
			return errs.New("System.IO.IOException", "DirectoryExist", errs.ResourceExists, value.String(path),
				"An item with the specified name %s already exists.", path)
		}
	}
	if err := op.ask("Destination: "+path, "Create Directory"); err != nil {
		return err
	}
	if err := os.MkdirAll(abs, 0o777); err != nil {
		return f.systemError(err, path, "CreateDirectoryUnauthorizedAccessError", "CreateDirectoryIOError", errs.WriteError)
	}
	return nil
}

func (f *FileSystem) newFile(op *Op, path, abs string, v value.Value) error {
	if err := op.ask("Destination: "+path, "Create File"); err != nil {
		return err
	}
	mode := os.O_CREATE | os.O_WRONLY | os.O_EXCL
	if op.Force {
		if err := os.MkdirAll(parentOf(clean(abs)), 0o777); err != nil {
			return f.systemError(err, path, "CreateDirectoryUnauthorizedAccessError", "CreateDirectoryIOError", errs.WriteError)
		}
		mode = os.O_CREATE | os.O_WRONLY | os.O_TRUNC
		if fi, err := os.Stat(abs); err == nil && fi.Mode().IsRegular() && readOnly(fi) {
			if err := os.Chmod(abs, fi.Mode()|0o200); err != nil {
				return f.systemError(err, path, "NewItemUnauthorizedAccessError", "NewItemIOError", errs.WriteError)
			}
		}
	}
	file, err := os.OpenFile(abs, mode, 0o666)
	if err == nil {
		if !v.IsNull() {
			_, err = file.WriteString(valueText(op, v))
		}
		if cerr := file.Close(); err == nil {
			err = cerr
		}
	}
	if err != nil {
		r := f.systemError(err, path, "NewItemUnauthorizedAccessError", "NewItemIOError", errs.WriteError)
		if errors.Is(err, fs.ErrNotExist) {
			r.Exception.TypeName = "System.IO.DirectoryNotFoundException"
			r.Exception.Message = "Could not find a part of the path '" + path + "'."
		}
		return r
	}
	return nil
}

// valueText is the text that New-Item writes for a value: that of its ToString.
func valueText(op *Op, v value.Value) string {
	if _, ok := v.Base().Object().(*value.Array); ok {
		return v.Type().FullName
	}
	return types.ToString(op, v)
}

func (f *FileSystem) linkTarget(op *Op, path string, v value.Value, hasValue bool) (string, error) {
	target := ""
	if hasValue && !v.IsNull() {
		target = types.ToString(op, v)
	}
	if target == "" {
		_, name := f.Split(path)
		return "", carried(errs.New("System.Management.Automation.PSArgumentNullException", "ArgumentNull", errs.InvalidArgument, value.Null,
			"Link '%s' cannot be created because the target Value was not specified.", name))
	}
	return strings.ReplaceAll(target, "\\", "/"), nil
}

func (f *FileSystem) newSymlink(op *Op, path, abs string, v value.Value, hasValue bool) (value.Value, error) {
	target, err := f.linkTarget(op, path, v, hasValue)
	if err != nil {
		return value.Null, err
	}
	if err := op.ask("Destination: "+path, "Create Symbolic Link"); err != nil {
		if errors.Is(err, errDeclined) {
			return value.Void, nil
		}
		return value.Null, err
	}
	if err := f.clearWay(op, path, abs); err != nil {
		return value.Null, err
	}
	if err := os.Symlink(target, clean(abs)); err != nil {
		return value.Null, f.systemError(err, path, "NewItemUnauthorizedAccessError", "NewItemIOError", errs.WriteError)
	}
	return f.Object(op, abs, f.IsContainer(op, path))
}

func (f *FileSystem) newHardLink(op *Op, path, abs string, v value.Value, hasValue bool) (value.Value, error) {
	target, err := f.linkTarget(op, path, v, hasValue)
	if err != nil {
		return value.Null, err
	}
	p, err := op.Unresolved(target)
	if err != nil {
		return value.Null, err
	}
	if _, err := os.Stat(p.Path); err != nil {
		return value.Null, carried(errs.New(itemNotFoundException, "ItemNotFound", errs.ObjectNotFound, value.String(p.Path),
			"Could not find item %s.", p.Path))
	}
	if f.IsContainer(op, p.Path) {
		return value.Null, errs.New(argumentException, "ItemNotFile", errs.InvalidOperation, value.String(p.Path),
			"A file is required for the operation. The item %s is not a file.", p.Path)
	}
	if err := op.ask("Destination: "+path, "Create Hard Link"); err != nil {
		if errors.Is(err, errDeclined) {
			return value.Void, nil
		}
		return value.Null, err
	}
	if err := f.clearWay(op, path, abs); err != nil {
		return value.Null, err
	}
	if err := os.Link(p.Path, abs); err != nil {
		return value.Null, f.systemError(err, path, "NewItemUnauthorizedAccessError", "NewItemIOError", errs.WriteError)
	}
	return f.Object(op, abs, false)
}

// clearWay removes what is where a link is to be made, under -Force; otherwise that is an error.
func (f *FileSystem) clearWay(op *Op, path, abs string) error {
	fi, err := os.Lstat(clean(abs))
	if err != nil {
		return nil
	}
	if !op.Force {
		return errs.New("System.IO.IOException", "SymLinkExists", errs.ResourceExists, value.String(path),
			"Cannot create link because the path already exists: %s.", path)
	}
	if fi.IsDir() {
		return errs.New("System.IO.IOException", "DirectoryNotEmpty", errs.WriteError, value.String(path), "Directory %s cannot be removed because it is not empty.", path)
	}
	if err := os.Remove(clean(abs)); err != nil {
		return f.systemError(err, path, "NewItemUnauthorizedAccessError", "NewItemIOError", errs.WriteError)
	}
	return nil
}
