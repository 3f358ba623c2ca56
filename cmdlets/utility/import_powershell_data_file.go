package utility

import (
	"os"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// importPowerShellDataFile is Import-PowerShellDataFile.
type importPowerShellDataFile struct {
	Path           []string      `ps:"ByPath: mandatory pos=0" validate:"notnullorempty"`
	LiteralPath    []string      `ps:"ByLiteralPath: mandatory pos=0 byname" alias:"PSPath,LP" validate:"notnullorempty"`
	SkipLimitCheck cmdlet.Switch `ps:""`
}

// maxTableKeys is how many keys a data file may have without -SkipLimitCheck.
const maxTableKeys = 500

// Process implements cmdlet.Processor.
func (i *importPowerShellDataFile) Process(c *cmdlet.Context) error {
	for _, p := range append(i.Path, i.LiteralPath...) {
		if err := i.read(c, p); err != nil {
			return err
		}
	}
	return nil
}

func (i *importPowerShellDataFile) read(c *cmdlet.Context, path string) error {
	literal := c.ParameterSet() == "ByLiteralPath"
	files, err := existing(c, path, literal)
	if err != nil || len(files) == 0 {
		return c.Fail("System.Management.Automation.PSInvalidOperationException", "PathNotFound", errs.InvalidArgument, value.String(path),
			"Cannot find path '%s' because it does not exist.", path)
	}
	for _, file := range files {
		if err := i.readFile(c, file); err != nil {
			return err
		}
	}
	return nil
}

func (i *importPowerShellDataFile) readFile(c *cmdlet.Context, file string) error {
	invalid := func(id string) error {
		return c.Fail("System.InvalidOperationException", id, errs.InvalidData, value.String(file),
			"The file '%s' could not be parsed as a PowerShell Data File.", file)
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return invalid("CouldNotParseAsPowerShellDataFile")
	}
	reader, ok := c.Service(cmdlet.DataFileKey{}).(cmdlet.DataFiles)
	if !ok {
		return c.Terminate("System.NotSupportedException", "NoDataFiles", errs.NotImplemented, value.Null, "This session cannot read data files.")
	}
	d, ok, found, dynamic, err := reader.SafeTable(file, strings.TrimPrefix(string(b), "\ufeff"))
	switch {
	case err != nil:
		return err
	case !ok:
		return invalid("CouldNotParseAsPowerShellDataFile")
	case !found:
		return invalid("CouldNotParseAsPowerShellDataFileNoHashtableRoot")
	case dynamic != "":
		return c.Terminate("System.InvalidOperationException", "System.InvalidOperationException", errs.NotSpecified, value.Null,
			"Cannot generate a PowerShell object for a ScriptBlock evaluating dynamic expressions. Dynamic expression: %s.", strings.TrimSpace(dynamic))
	case !bool(i.SkipLimitCheck) && d.Len() > maxTableKeys:
		return c.Terminate("System.InvalidOperationException", "System.InvalidOperationException", errs.NotSpecified, value.Null,
			"The hashtable in '%s' has more than %d keys. Use -SkipLimitCheck to read it.", file, maxTableKeys)
	}
	return c.Write(value.Of(d))
}
