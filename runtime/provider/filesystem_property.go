package provider

import (
	"errors"
	"os"
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// GetProperty implements PropertyProvider. Without names the item itself is the answer.
func (f *FileSystem) GetProperty(op *Op, path string, names []string) (value.Value, error) {
	e, err := f.Entry(op, path)
	if err != nil {
		return value.Null, PathNotFound(path)
	}
	item, err := f.Object(op, f.absolute(op, path), e.Dir)
	if err != nil || len(names) == 0 {
		return item, err
	}
	out := value.NewCustomObject(len(names) + 6)
	found := false
	for _, name := range names {
		if name == "" {
			continue
		}
		v, ok, err := types.Get(op, item, name)
		if err != nil || !ok || wildcard.HasWildcards(name) {
			if err := op.Report(propertyNotFound("GetValueError", name)); err != nil {
				return value.Null, pass(err)
			}
			continue
		}
		found = true
		out.AddNote(name, v)
	}
	if !found {
		return value.Void, nil
	}
	return value.Of(out), nil
}

func propertyNotFound(id, name string) *errs.Record {
	return errs.New("System.IO.IOException", id, errs.ReadError, value.String(name), "The property %s does not exist or was not found.", name)
}

// SetProperty implements PropertyProvider.
func (f *FileSystem) SetProperty(op *Op, path string, properties []Property) (value.Value, error) {
	e, err := f.Entry(op, path)
	if err != nil {
		return value.Null, PathNotFound(path)
	}
	item, err := f.Object(op, f.absolute(op, path), e.Dir)
	if err != nil {
		return value.Null, err
	}
	out := value.NewCustomObject(len(properties) + 6)
	for _, p := range properties {
		action := "Set Property File"
		if e.Dir {
			action = "Set Property Directory"
		}
		if err := op.ask("Item: "+path+" Property: "+p.Name+" Value: "+types.ToString(op, p.Value), action); err != nil {
			if errors.Is(err, errDeclined) {
				continue
			}
			return value.Null, err
		}
		if _, ok, err := types.Get(op, item, p.Name); err != nil || !ok {
			shown := typeShortName(p.Value) + " " + p.Name + "=" + types.ToString(op, p.Value)
			if err := op.Report(propertyNotFound("SetPropertyError", shown)); err != nil {
				return value.Null, pass(err)
			}
			continue
		}
		if err := types.Set(op, item, p.Name, p.Value); err != nil {
			if err := op.Report(setError(err, p.Name)); err != nil {
				return value.Null, pass(err)
			}
			continue
		}
		out.AddNote(p.Name, p.Value)
	}
	return value.Of(out), nil
}

// setError gives an error of an assignment the form it has when a command sets the property.
func setError(err error, name string) *errs.Record {
	rec := errs.RecordFrom(err)
	switch rec.ID {
	case "PropertyAssignmentException":
		return errs.New("System.Management.Automation.SetValueException", "ReadOnlyProperty", errs.NotSpecified, value.Null,
			"\"%s\" is a ReadOnly property.", name)
	case "ExceptionWhenSetting":
		rec = rec.Clone()
		rec.ID, rec.Category = "CatchFromBaseAdapterSetValue", errs.NotSpecified
	}
	return rec
}

// typeShortName is the C# keyword or short name of a value's type.
func typeShortName(v value.Value) string {
	t := v.Type()
	if t == nil {
		return "object"
	}
	switch t {
	case value.TypeString:
		return "string"
	case value.TypeInt32:
		return "int"
	case value.TypeInt64:
		return "long"
	case value.TypeBoolean:
		return "bool"
	case value.TypeDouble:
		return "double"
	case value.TypeDateTime:
		return "datetime"
	}
	return types.TypeString(t)
}

// ClearProperty implements PropertyProvider: only Attributes can be cleared.
func (f *FileSystem) ClearProperty(op *Op, path string, names []string) (value.Value, error) {
	if len(names) != 1 || names[0] == "" {
		return value.Null, Argument("Cannot clear the property because only a single property can be cleared at a time.")
	}
	if !strings.EqualFold(names[0], "Attributes") {
		return value.Null, Argument("The property cannot be cleared because the property is not supported. Only the Attributes property can be cleared.")
	}
	abs := clean(f.absolute(op, path))
	fi, err := os.Stat(abs)
	if err != nil {
		return value.Null, PathNotFound(path)
	}
	if err := op.ask("Item: "+path, "Clear Property File"); err != nil {
		return value.Void, declined(err)
	}
	if err := os.Chmod(abs, fi.Mode()|0o200); err != nil {
		return value.Null, f.systemError(err, path, "ClearPropertyUnauthorizedAccessError", "ClearPropertyError", errs.WriteError)
	}
	out := value.NewCustomObject(1)
	out.AddNote("Attributes", value.Enum(types.Lookup("System.IO.FileAttributes").Enum, AttributeNormal))
	return value.Of(out), nil
}
