package format

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/format"
	"goposh/runtime/provider"
	"goposh/runtime/textenc"
	"goposh/runtime/value"
)

// updateFormatData is Update-FormatData.
type updateFormatData struct {
	AppendPath  []string `ps:"FileSet: pos=0 pipe byname" alias:"PSPath,Path" validate:"notnull"`
	PrependPath []string `ps:"FileSet:" validate:"notnull"`
}

// Process adds the files, the last one prepended first.
func (u *updateFormatData) Process(c *cmdlet.Context) error {
	prepend, err := u.files(c, u.PrependPath, "FormatPrependPathException")
	if err != nil {
		return err
	}
	added, err := u.files(c, u.AppendPath, "FormatAppendPathException")
	if err != nil {
		return err
	}
	if len(u.PrependPath)+len(u.AppendPath) == 0 {
		return u.reload(c)
	}
	for i := len(prepend) - 1; i >= 0; i-- {
		if err := u.add(c, prepend[i], true); err != nil {
			return err
		}
	}
	for _, path := range added {
		if err := u.add(c, path, false); err != nil {
			return err
		}
	}
	return nil
}

// reload reads the files that were added before once more.
func (u *updateFormatData) reload(c *cmdlet.Context) error {
	prepended, appended := format.DatabaseOf(c.Session()).Paths()
	for i := len(prepended) - 1; i >= 0; i-- {
		if err := u.add(c, prepended[i], true); err != nil {
			return err
		}
	}
	for _, path := range appended {
		if err := u.add(c, path, false); err != nil {
			return err
		}
	}
	return nil
}

// files resolves the paths given.
func (u *updateFormatData) files(c *cmdlet.Context, paths []string, id string) ([]string, error) {
	var out []string
	for _, path := range paths {
		found, err := provider.NewOp(c).Resolve(path)
		if err != nil {
			var r *errs.Record
			if !errors.As(err, &r) {
				return nil, err
			}
			if err := c.WriteError(errs.NewRecord(r.Exception, id, errs.InvalidOperation, value.String(path))); err != nil {
				return nil, err
			}
			continue
		}
		for _, p := range found {
			file := p.Path
			if ext := filepath.Ext(file); !strings.EqualFold(ext, ".ps1xml") {
				err := c.Fail("System.Management.Automation.PSInvalidOperationException", "WrongExtension", errs.InvalidArgument, value.Null,
					"Cannot read the file \"%s\"  because it does not have the file name extension \"ps1xml\".", file)
				if err != nil {
					return nil, err
				}
				continue
			}
			out = append(out, file)
		}
	}
	return out, nil
}

func (u *updateFormatData) add(c *cmdlet.Context, path string, prepend bool) error {
	if ok, err := c.ShouldProcess(path, "Update FormatData"); err != nil || !ok {
		return err
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return c.WriteError(errs.NewRecord(provider.SystemException(err, path), "FormatXmlUpdateException", errs.InvalidOperation, value.Null))
	}
	err = format.DatabaseOf(c.Session()).AddFile(path, textenc.UTF8().DecodeFile(data), prepend)
	var wrong *format.FileError
	if errors.As(err, &wrong) {
		return c.Fail("System.Management.Automation.RuntimeException", "FormatXmlUpdateException", errs.InvalidOperation, value.Null, "%s", wrong.Error())
	}
	return err
}
