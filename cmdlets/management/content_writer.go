package management

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/provider"
	"goposh/runtime/value"
)

// contentWriter writes what Get-Content reads, with its notes, in batches of -ReadCount (0: all at once).
type contentWriter struct {
	c     *cmdlet.Context
	op    *provider.Op
	path  provider.Path
	batch int64
	count int64
	held  []value.Value
	notes *value.MemberSet // the notes that all objects of the item share
}

// add writes an object, or holds it until its batch is full.
func (w *contentWriter) add(v value.Value) error {
	w.count++
	if w.batch == 1 {
		return w.write(v)
	}
	w.held = append(w.held, v)
	if w.batch > 1 && int64(len(w.held)) >= w.batch {
		return w.flush()
	}
	return nil
}

// flush writes what is held.
func (w *contentWriter) flush() error {
	if len(w.held) == 0 {
		return nil
	}
	v := value.Objects(w.held...)
	w.held = nil
	return w.write(v)
}

func (w *contentWriter) write(v value.Value) error {
	v, set := value.Wrap(v)
	for m := range w.shared().All {
		set.Put(*m)
	}
	set.SetNote("ReadCount", value.Long(w.count))
	return w.c.Write(v)
}

// shared makes the notes that tell where an object was read from.
func (w *contentWriter) shared() *value.MemberSet {
	if w.notes != nil {
		return w.notes
	}
	info := w.path.Provider.Info()
	prefix := info.FullName() + "::"
	w.notes = &value.MemberSet{}
	w.notes.SetNote("PSPath", value.String(prefix+w.path.Path))
	if _, ok := w.path.Provider.(*provider.FileSystem); ok {
		parent, child := w.path.Provider.Split(w.path.Path)
		if parent != "" {
			parent = prefix + parent
		}
		w.notes.SetNote("PSParentPath", value.String(parent))
		w.notes.SetNote("PSChildName", value.String(child))
	}
	if w.path.Drive != nil {
		w.notes.SetNote("PSDrive", value.Of(w.path.Drive))
	}
	w.notes.SetNote("PSProvider", value.Of(info))
	return w.notes
}
