package provider

import (
	"errors"

	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// through marks an error of the engine (a stopped pipeline, an error under -ErrorAction Stop) on its way out of a provider, so
// that it is not reported as an error of the item.
type through struct{ error }

// Unwrap gives the engine's error.
func (t through) Unwrap() error { return t.error }

func pass(err error) error {
	if err == nil {
		return nil
	}
	return through{err}
}

// Report writes an error of a provider to the error stream. Errors of the engine come back unchanged.
func (op *Op) Report(err error) error {
	if err == nil {
		return nil
	}
	var t through
	if errors.As(err, &t) {
		return t.error
	}
	if ctx := op.Context().Err(); ctx != nil {
		return ctx
	}
	return op.Host.WriteError(errs.RecordFrom(err))
}

// Fail gives an error of a provider the form to end a command with.
func (op *Op) Fail(err error) error {
	var t through
	if errors.As(err, &t) {
		return t.error
	}
	return err
}

// Decorate adds the notes that items carry: PSPath, PSParentPath, PSChildName, PSDrive, PSProvider, PSIsContainer.
func (op *Op) Decorate(v value.Value, p Path, container bool) value.Value {
	if v.IsNull() {
		return v
	}
	info := p.Provider.Info()
	prefix := info.FullName() + "::"
	v, notes := value.Wrap(v)
	notes.SetNote("PSPath", value.String(prefix+p.Path))
	files, isFiles := p.Provider.(*FileSystem)
	if isFiles {
		parent, child := p.Provider.Split(p.Path)
		parentPath := ""
		if parent != "" {
			parentPath = prefix + parent
		}
		notes.SetNote("PSParentPath", value.String(parentPath))
		notes.SetNote("PSChildName", value.String(child))
		notes.Put(value.Member{Name: "UnixStat", Kind: value.MemberNoteProperty, Value: files.unixStat(op, p.Path)})
	}
	if p.Drive != nil {
		notes.SetNote("PSDrive", value.Of(p.Drive))
	}
	notes.SetNote("PSProvider", value.Of(info))
	notes.SetNote("PSIsContainer", value.Bool(container))
	return v
}

// Write decorates an item and writes it to the output.
func (op *Op) Write(v value.Value, p Path, container bool) error {
	return op.Host.Write(op.Decorate(v, p, container))
}
