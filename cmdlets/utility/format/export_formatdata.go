package format

import (
	"bytes"
	"errors"
	"os"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/format"
	"goposh/runtime/provider"
	"goposh/runtime/value"
)

// exportFormatData is Export-FormatData.
type exportFormatData struct {
	InputObject        []value.Value `ps:"mandatory pipe" type:"System.Object[]"`
	Path               string        `ps:"ByPath: mandatory" alias:"FilePath"`
	LiteralPath        string        `ps:"ByLiteralPath: mandatory" alias:"PSPath,LP"`
	Force              cmdlet.Switch `ps:""`
	NoClobber          cmdlet.Switch `ps:"" alias:"NoOverwrite"`
	IncludeScriptBlock cmdlet.Switch `ps:""`

	all []value.Value
}

// Process gathers the definitions.
func (e *exportFormatData) Process(*cmdlet.Context) error {
	e.all = append(e.all, e.InputObject...)
	return nil
}

// End writes the file.
func (e *exportFormatData) End(c *cmdlet.Context) error {
	given := e.Path
	if c.ParameterSet() == "ByLiteralPath" {
		given = e.LiteralPath
	}
	path, err := provider.ResolveFile(c.Session(), given)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	ok, err := format.Export(&b, e.all, bool(e.IncludeScriptBlock))
	if err != nil {
		return err
	}
	if !ok {
		return c.Terminate("System.ArgumentException", "ArgumentException", errs.InvalidArgument, value.Null,
			"The input objects must be of type System.Management.Automation.ExtendedTypeDefinition.")
	}
	flags := os.O_WRONLY | os.O_CREATE | os.O_TRUNC
	if e.NoClobber {
		flags = os.O_WRONLY | os.O_CREATE | os.O_EXCL
	}
	f, err := os.OpenFile(path, flags, 0o666)
	if err != nil && bool(e.Force) && errors.Is(err, os.ErrPermission) && os.Chmod(path, 0o666) == nil {
		f, err = os.OpenFile(path, flags, 0o666)
	}
	if err != nil {
		return openError(err, path, bool(e.NoClobber))
	}
	_, err = f.Write(b.Bytes())
	if err = errors.Join(err, f.Close()); err != nil {
		return writeError(err)
	}
	return nil
}
