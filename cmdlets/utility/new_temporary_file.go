package utility

import (
	"os"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/provider"
	"goposh/runtime/value"
)

// newTemporaryFile is New-TemporaryFile.
type newTemporaryFile struct {
}

// End implements cmdlet.Ender.
func (n *newTemporaryFile) End(c *cmdlet.Context) error {
	dir, ok := c.Getenv("TMPDIR")
	if !ok || dir == "" {
		dir = os.TempDir()
	}
	if ok, err := c.ShouldProcess(dir, "New-TemporaryFile"); err != nil || !ok {
		return err
	}
	f, err := os.CreateTemp(dir, "tmp*.tmp")
	if err != nil {
		return c.WriteError(errs.NewRecord(fileException(err, dir), "NewTemporaryFileWriteError", errs.WriteError, value.String(dir)))
	}
	name := f.Name()
	if err := f.Close(); err != nil {
		return c.WriteError(errs.NewRecord(fileException(err, name), "NewTemporaryFileWriteError", errs.WriteError, value.String(name)))
	}
	op := provider.NewOp(c)
	op.Literal = true
	found, err := op.Resolve(name)
	if err != nil {
		return err
	}
	v, err := found[0].Provider.Item(op, found[0].Path)
	if err != nil {
		return err
	}
	return c.Write(v)
}
