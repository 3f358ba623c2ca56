package utility

import (
	"os"
	"path/filepath"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// importLocalizedData is Import-LocalizedData.
type importLocalizedData struct {
	BindingVariable  string   `ps:"pos=0" alias:"Variable" validate:"notnullorempty"`
	UICulture        string   `ps:"pos=1"`
	BaseDirectory    string   `ps:""`
	FileName         string   `ps:""`
	SupportedCommand []string `ps:""`
}

// End implements cmdlet.Ender.
func (i *importLocalizedData) End(c *cmdlet.Context) error {
	if len(i.SupportedCommand) > 0 {
		return c.Fail("System.NotSupportedException", "SupportedCommandNotSupported", errs.NotImplemented, value.Null,
			"Import-LocalizedData cannot allow further commands in a data file here; ConvertFrom-StringData is allowed.")
	}
	file, err := i.find(c)
	if err != nil || file == "" {
		return err
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return c.Fail("System.IO.FileNotFoundException", "ImportLocalizedData", errs.ObjectNotFound, value.String(file), "The data file '%s' cannot be read.", file)
	}
	var items []value.Value
	text := "data { " + strings.TrimPrefix(string(b), "\ufeff") + "\n}"
	if err := c.Run(cmdlet.RunOptions{Text: text, Source: file, Output: func(v value.Value) error { items = append(items, v); return nil }}); err != nil {
		return err
	}
	out := value.Null
	switch len(items) {
	case 0:
	case 1:
		out = items[0]
	default:
		out = value.Objects(items...)
	}
	if i.BindingVariable == "" {
		return c.Write(out)
	}
	scope := c.Scope()
	name := i.BindingVariable
	if old := scope.Own(strings.ToLower(name)); old != nil && old.Meta != nil && old.Meta.Options&(session.ReadOnly|session.Constant) != 0 {
		return c.Fail("System.Management.Automation.SessionStateUnauthorizedAccessException", "VariableNotWritable", errs.WriteError, value.String(name),
			"Cannot overwrite variable %s because it is read-only or constant.", name)
	}
	scope.SetLocal(name, out)
	return nil
}

// find looks for the file in the folders of the culture and its parents, then in the base folder. An error that was
// reported gives "".
func (i *importLocalizedData) find(c *cmdlet.Context) (string, error) {
	dir, name := i.BaseDirectory, i.FileName
	script := ""
	if inv := c.Invocation(); inv != nil {
		script = inv.CommandPath
		if script == "" && inv.Extent.File != nil {
			script = inv.Extent.File.Name
		}
	}
	if name == "" {
		if script == "" {
			return "", c.Fail(psInvalidOperation, "InvalidOperation", errs.InvalidOperation, value.Null,
				"The FileName parameter was not specified. The FileName parameter is required when Import-LocalizedData is not called from a script file.")
		}
		name = strings.TrimSuffix(filepath.Base(script), filepath.Ext(script))
	}
	if !strings.EqualFold(filepath.Ext(name), ".psd1") {
		name += ".psd1"
	}
	switch {
	case dir != "":
		full, err := singleFile(c, dir, true)
		if err != nil {
			return "", err
		}
		dir = full
	case script != "":
		dir = filepath.Dir(script)
	default:
		full, err := singleFile(c, ".", true)
		if err != nil {
			return "", err
		}
		dir = full
	}
	cultureName := i.UICulture
	if cultureName == "" {
		cultureName = c.Session().UICulture.Name
	}
	for n := cultureName; n != ""; {
		if file := filepath.Join(dir, n, name); isRegular(file) {
			return file, nil
		}
		j := strings.LastIndexByte(n, '-')
		if j < 0 {
			break
		}
		n = n[:j]
	}
	file := filepath.Join(dir, name)
	if isRegular(file) {
		return file, nil
	}
	return "", c.Fail(psInvalidOperation, "ImportLocalizedData", errs.ObjectNotFound, value.String(file),
		"Cannot find the PowerShell data file '%s' in directory '%s', or in any parent culture directories.", name, dir)
}

func isRegular(path string) bool {
	st, err := os.Stat(path)
	return err == nil && st.Mode().IsRegular()
}
