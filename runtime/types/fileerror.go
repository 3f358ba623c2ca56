package types

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"goposh/runtime/errs"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// FileError turns an error of a file operation on a path into .NET's exception.
func FileError(err error, path string) error {
	return fileErrorIn(err, path, false)
}

// directoryError is fileError for directories, whose absence always is a DirectoryNotFoundException.
func directoryError(err error, path string) error { return fileErrorIn(err, path, true) }

func fileErrorIn(err error, path string, dir bool) error {
	var own *neterr.Error
	switch {
	case err == nil:
		return nil
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded), errors.As(err, &own):
		return err
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		if dir || !isDirectory(filepath.Dir(path)) {
			return errs.NewException("System.IO.DirectoryNotFoundException", "Could not find a part of the path '"+path+"'.")
		}
		return errs.NewException("System.IO.FileNotFoundException", "Could not find file '"+path+"'.").With("FileName", value.String(path))
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EISDIR):
		return errs.NewException("System.UnauthorizedAccessException", "Access to the path '"+path+"' is denied.")
	case errors.Is(err, syscall.ENOTEMPTY):
		return errs.NewException("System.IO.IOException", "Directory not empty : '"+path+"'")
	case errors.Is(err, fs.ErrExist):
		return errs.NewException("System.IO.IOException", "The file '"+path+"' already exists.")
	case errors.Is(err, syscall.ENOSPC):
		return errs.NewException("System.IO.IOException", "No space left on device : '"+path+"'")
	}
	var errno syscall.Errno
	if errors.As(err, &errno) {
		return errs.NewException("System.IO.IOException", errnoText(int(errno))+" : '"+path+"'")
	}
	return errs.NewException("System.IO.IOException", err.Error())
}

func isDirectory(p string) bool {
	fi, err := os.Stat(p)
	return err == nil && fi.IsDir()
}

func isFile(p string) bool {
	fi, err := os.Stat(p)
	return err == nil && !fi.IsDir()
}
