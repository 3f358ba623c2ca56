package utility

import (
	"os"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/fileio"
	"goposh/runtime/provider"
	"goposh/runtime/session"
	"goposh/runtime/textenc"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// importAlias is Import-Alias.
type importAlias struct {
	Path        string        `ps:"ByPath: mandatory pos=0 pipe byname"`
	LiteralPath string        `ps:"ByLiteralPath: mandatory pipe byname" alias:"PSPath,LP"`
	Scope       string        `ps:"" validate:"notnullorempty"`
	PassThru    cmdlet.Switch `ps:""`
	Force       cmdlet.Switch `ps:""`
}

// Process implements cmdlet.Processor.
func (i *importAlias) Process(c *cmdlet.Context) error {
	scope, err := scopeByName(c, i.Scope)
	if err != nil {
		return err
	}
	path, literal := i.Path, false
	if path == "" {
		path, literal = i.LiteralPath, true
	}
	name, err := singleFile(c, path, literal)
	if err != nil {
		return err
	}
	content, err := fileio.ReadFile(c.Context(), name)
	if os.IsNotExist(err) {
		return provider.PathNotFound(name)
	}
	if err != nil {
		return openFailure(err, name)
	}
	for n, line := range lines(textenc.UTF8().DecodeFile(content)) {
		if line == "" || line[0] == '#' {
			continue
		}
		if err := i.line(c, scope, name, n+1, line); err != nil {
			return err
		}
	}
	return nil
}

func (i *importAlias) line(c *cmdlet.Context, scope *session.Scope, file string, number int, line string) error {
	r := newCSVReader(c, ",", nil)
	r.text = line
	fields, _ := r.record()
	if len(fields) != 4 {
		return c.Terminate("System.FormatException", "ImportAliasFileFormatError", errs.ReadError, value.String(file),
			"Cannot import an alias. Line number %d in the file '%s' is not a properly-formatted, comma-separated values (CSV) line for aliases. Change the line to contain four values separated by commas. If the value text itself contains a comma, then the value must be contained in quotation marks.",
			number, file)
	}
	options, err := types.Convert(c, value.String(fields[3]), types.Lookup("System.Management.Automation.ScopedItemOptions"))
	if err != nil {
		return c.Terminate(argumentException, "ImportAliasOptionsError", errs.ReadError, value.String(file),
			"Cannot import an alias. Line number %d in the file '%s' contains an option that is not recognized for aliases. Change the file to contain valid options.", number, file)
	}
	ok, err := c.ShouldProcess("Name: "+fields[0]+" Value: "+fields[1], "Import Alias")
	if err != nil || !ok {
		return err
	}
	if !bool(i.Force) && ownAlias(scope, fields[0]) != nil {
		return c.WriteError(aliasExists(strings.TrimSpace(fields[0])))
	}
	a, rec := putAlias(scope, newAliasSpec{
		name: fields[0], definition: fields[1], description: fields[2], options: itemOptions(options), force: bool(i.Force),
	})
	if rec != nil {
		return c.WriteError(rec)
	}
	if i.PassThru {
		return c.Write(aliasInfo(a))
	}
	return nil
}
