package format

import (
	"errors"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// teeObject is Tee-Object.
type teeObject struct {
	InputObject value.Value   `ps:"pipe" type:"System.Management.Automation.PSObject"`
	FilePath    string        `ps:"File: mandatory pos=0" alias:"Path"`
	LiteralPath string        `ps:"LiteralFile: mandatory" alias:"PSPath,LP"`
	Append      cmdlet.Switch `ps:"File:"`
	Encoding    value.Value   `ps:"File:; LiteralFile:" type:"System.Text.Encoding" validate:"notnullorempty"`
	Variable    string        `ps:"Variable: mandatory"`

	target target
	kept   []value.Value
}

// EditMetadata implements cmdlet.MetadataEditor.
func (*teeObject) EditMetadata(md *cmdlet.Metadata) { takeEncodingNames(md) }

// Begin opens the file, if the output goes to one.
func (t *teeObject) Begin(c *cmdlet.Context) error {
	switch c.ParameterSet() {
	case "Variable":
		return nil
	case "LiteralFile":
		t.target = target{path: t.LiteralPath, literal: true}
	default:
		t.target = target{path: t.FilePath, appending: bool(t.Append)}
	}
	t.target.encoding = t.Encoding
	err := t.target.open(c)
	var r *errs.Record
	if errors.As(err, &r) {
		// The file is Out-File's business, and so are its errors.
		r.Command, r.Activity = classes+"OutFileCommand", "out-file"
	}
	return err
}

// Process implements cmdlet.Processor.
func (t *teeObject) Process(c *cmdlet.Context) error {
	if t.target.writer != nil {
		if err := t.target.writer.Write(t.InputObject); err != nil {
			return err
		}
	} else {
		t.kept = append(t.kept, t.InputObject)
	}
	return c.Write(t.InputObject)
}

// End closes the file or sets the variable.
func (t *teeObject) End(c *cmdlet.Context) error {
	if c.ParameterSet() != "Variable" {
		return t.target.close()
	}
	v := value.Null
	switch len(t.kept) {
	case 0:
	case 1:
		v = t.kept[0]
	default:
		v = value.Objects(t.kept...)
	}
	return setVariable(c, t.Variable, v)
}

// Clean implements cmdlet.Cleaner; there is nobody left to tell of a failure.
func (t *teeObject) Clean(*cmdlet.Context) { _ = t.target.release() }

// setVariable sets a variable of the caller's scope, as Set-Variable does.
func setVariable(c *cmdlet.Context, name string, v value.Value) error {
	old := c.Scope().Own(strings.ToLower(name))
	if old == nil || old.Meta == nil {
		c.Scope().SetLocal(name, v)
		return nil
	}
	if old.Options()&(session.ReadOnly|session.Constant) != 0 {
		return c.Fail("System.Management.Automation.SessionStateUnauthorizedAccessException", "VariableNotWritable", errs.WriteError, value.String(name),
			"Cannot overwrite variable %s because it is read-only or constant.", name)
	}
	if old.Meta.Check != nil {
		checked, err := old.Meta.Check(v)
		if err != nil {
			return err
		}
		v = checked
	}
	if old.Meta.Set != nil {
		return old.Meta.Set(v)
	}
	old.Value = v
	return nil
}
