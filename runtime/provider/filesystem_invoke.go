package provider

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"

	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// InvokeItem implements ItemInvoker: a program is started, anything else is opened with the desktop's own program for it.
func (f *FileSystem) InvokeItem(op *Op, path string) error {
	abs := f.absolute(op, path)
	if err := op.ask("Item: "+path, "Invoke Item"); err != nil {
		return declined(err)
	}
	fi, err := os.Stat(abs)
	if err != nil {
		return PathNotFound(path)
	}
	args := []string{abs}
	if fi.IsDir() || fi.Mode().Perm()&0o111 == 0 {
		opener, ok := f.opener(op)
		if !ok {
			return errs.New("System.PlatformNotSupportedException", "InvokeItemNotSupported", errs.NotImplemented, value.String(path),
				"The item cannot be opened: the system has no program (xdg-open) for it.")
		}
		args = []string{opener, abs}
	}
	cmd := &exec.Cmd{Path: args[0], Args: args, Dir: op.Session.Drives.FileSystem, Env: op.Session.Env.Entries()}
	if err := cmd.Start(); err != nil {
		if errors.Is(err, os.ErrPermission) {
			return f.systemError(err, path, "InvokeItemUnauthorizedAccess", "InvokeItemError", errs.PermissionDenied)
		}
		return f.systemError(err, path, "InvokeItemUnauthorizedAccess", "InvokeItemError", errs.OpenError)
	}
	go func() { _ = cmd.Wait() }() // ends with the program, so that it leaves no zombie
	return nil
}

// opener finds the program that opens files on the desktop.
func (f *FileSystem) opener(op *Op) (string, bool) {
	dirs, _ := op.Session.Env.Get("PATH")
	for _, dir := range filepath.SplitList(dirs) {
		for _, name := range [...]string{"xdg-open", "open"} {
			full := filepath.Join(dir, name)
			if fi, err := os.Stat(full); err == nil && fi.Mode().IsRegular() && fi.Mode().Perm()&0o111 != 0 {
				return full, true
			}
		}
	}
	return "", false
}
