package management

import (
	"os"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/provider"
	"goposh/runtime/value"
)

// clearContent is Clear-Content.
type clearContent struct {
	Path        []string      `ps:"Path: mandatory pos=0 byname"`
	LiteralPath []string      `ps:"LiteralPath: mandatory byname" alias:"PSPath,LP"`
	Filter      string        `ps:""`
	Include     []string      `ps:""`
	Exclude     []string      `ps:""`
	Force       cmdlet.Switch `ps:""`
	Credential  value.Value   `ps:"byname" type:"System.Management.Automation.PSCredential"`
}

// EditMetadata implements cmdlet.MetadataEditor.
func (x *clearContent) EditMetadata(md *cmdlet.Metadata) { transformCredential(md) }

// Process implements cmdlet.Processor.
func (x *clearContent) Process(c *cmdlet.Context) error {
	op, list, err := paths{x.Path, x.LiteralPath, x.Filter, x.Include, x.Exclude, bool(x.Force), x.Credential}.open(c)
	if err != nil {
		return err
	}
	return op.ResolveEach(list, func(p provider.Path) error {
		files, ok := p.Provider.(*provider.FileSystem)
		if !ok {
			return provider.NotSupported("Cannot perform the ClearContent operation. The ClearContent operation is not supported by this provider.")
		}
		if files.IsContainer(op, p.Path) {
			return c.Fail("System.NotSupportedException", "ClearDirectoryContent", errs.InvalidOperation, value.String(p.Path),
				"Unable to clear content of '%s' because it is a directory. Clear-Content is only supported on files.", p.Path)
		}
		if ok, err := c.ShouldProcess("Item: "+p.Path, "Clear Content"); !ok || err != nil {
			return err
		}
		name := files.OSPath(op, p)
		if fi, err := os.Stat(name); err == nil && bool(x.Force) && fi.Mode().Perm()&0o200 == 0 {
			if err := os.Chmod(name, fi.Mode()|0o200); err != nil {
				return clearFailed(c, err, p.Path)
			}
			defer os.Chmod(name, fi.Mode())
		}
		if err := os.Truncate(name, 0); err != nil {
			return clearFailed(c, err, p.Path)
		}
		return nil
	})
}

func clearFailed(c *cmdlet.Context, err error, path string) error {
	return c.WriteError(errs.NewRecord(provider.SystemException(err, path), "ClearContentUnauthorizedAccessError", errs.PermissionDenied, value.String(path)))
}
