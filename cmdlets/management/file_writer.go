package management

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/fileio"
	"goposh/runtime/provider"
	"goposh/runtime/textenc"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// contentTarget takes what Set-Content and Add-Content write to one item.
type contentTarget interface {
	write(items []value.Value) error
	close() error
}

// contentOptions are the parameters that Set-Content and Add-Content share.
type contentOptions struct {
	c         *cmdlet.Context
	op        *provider.Op
	appending bool
	noNewline bool
	asBytes   bool
	encoding  value.Value
	wantsEnc  bool
}

// openAll opens every item that the paths name, creating files where a path names none.
func (o *contentOptions) openAll(list []string) ([]contentTarget, error) {
	var out []contentTarget
	for _, path := range list {
		found, err := o.find(path)
		if err != nil {
			if err := o.op.Report(err); err != nil {
				return out, err
			}
			continue
		}
		for _, p := range found {
			t, err := o.open(p)
			if err != nil {
				if terminates(err) {
					return out, err
				}
				if err := o.op.Report(err); err != nil {
					return out, err
				}
				continue
			}
			if t != nil {
				out = append(out, t)
			}
		}
	}
	return out, nil
}

func (o *contentOptions) find(path string) ([]provider.Path, error) {
	var found []provider.Path
	if o.op.HasWildcards(path) {
		var err error
		if found, err = o.op.Resolve(path); err != nil {
			return nil, err
		}
	} else {
		p, err := o.op.Target(path)
		if err != nil {
			return nil, err
		}
		found = []provider.Path{p}
	}
	kept := found[:0]
	for _, p := range found {
		if _, name := p.Provider.Split(p.Path); o.op.Passes(name) {
			kept = append(kept, p)
		}
	}
	if len(kept) == 0 {
		return nil, errs.New("System.Exception", "ItemNotFound", errs.ObjectNotFound, value.String(path),
			"An object at the specified path %s does not exist, or has been filtered by the -Include or -Exclude parameter.", path)
	}
	return kept, nil
}

// open opens one item; nil when -WhatIf or the user said no.
func (o *contentOptions) open(p provider.Path) (contentTarget, error) {
	files, ok := p.Provider.(*provider.FileSystem)
	if !ok {
		w, ok := p.Provider.(provider.ContentProvider)
		if !ok {
			return nil, provider.NotSupported("Cannot use interface. The IContentCmdletProvider interface is not implemented by this provider.")
		}
		if o.appending {
			return nil, provider.NotSupported("Cannot call method. The content Seek method is not supported by this provider.")
		}
		if yes, err := o.c.ShouldProcess(p.Named(o.op.Manager()), "Set Content"); !yes || err != nil {
			return nil, err
		}
		return &valueTarget{o: o, provider: w, path: p.Path}, nil
	}
	action := "Set Content"
	if o.appending {
		action = "Add Content"
	}
	if yes, err := o.c.ShouldProcess("Path: "+p.Path, action); !yes || err != nil {
		return nil, err
	}
	if files.IsContainer(o.op, p.Path) {
		if o.appending {
			return nil, o.fail(errs.NewException("System.UnauthorizedAccessException", "Access to the path '"+p.Path+"' is denied."), p.Path)
		}
		return nil, errs.New("System.NotSupportedException", "System.NotSupportedException", errs.NotSpecified, value.Null,
			"Unable to clear content of '%s' because it is a directory. Clear-Content is only supported on files.", p.Path)
	}
	return o.openFile(p, files.OSPath(o.op, p))
}

func (o *contentOptions) openFile(p provider.Path, name string) (contentTarget, error) {
	t := &fileTarget{o: o, path: p, enc: encodingOf(o.c, o.encoding)}
	if o.asBytes && o.wantsEnc {
		if err := o.c.WriteWarning("Encoding not used when '-AsByteStream' specified."); err != nil {
			return nil, err
		}
	}
	if t.enc.CodePage == 65000 {
		if err := o.c.WriteWarning("Encoding 'UTF-7' is obsolete, please use UTF-8."); err != nil {
			return nil, err
		}
	}
	if o.op.Force {
		if fi, err := os.Stat(name); err == nil && fi.Mode().Perm()&0o200 == 0 {
			if err := os.Chmod(name, fi.Mode()|0o200); err != nil {
				return nil, o.fail(provider.SystemException(err, p.Path), p.Path)
			}
			t.restore, t.mode, t.name = true, fi.Mode(), name
		}
	}
	mode := os.O_CREATE | os.O_RDWR
	if !o.appending {
		mode |= os.O_TRUNC
	}
	f, err := fileio.OpenFile(o.c.Context(), name, mode, 0o666)
	if err != nil && o.appending && errors.Is(err, fs.ErrPermission) {
		f, err = os.OpenFile(name, os.O_CREATE|os.O_WRONLY, 0o666)
	}
	if err != nil {
		return nil, o.fail(provider.SystemException(err, p.Path), p.Path)
	}
	if err := t.start(f); err != nil {
		f.Close()
		return nil, o.fail(provider.SystemException(err, p.Path), p.Path)
	}
	return t, nil
}

func (o *contentOptions) fail(ex *errs.Exception, path string) error {
	id, cat := "GetContentWriterIOError", errs.WriteError
	switch ex.TypeName {
	case "System.UnauthorizedAccessException":
		id, cat = "GetContentWriterUnauthorizedAccessError", errs.PermissionDenied
	case "System.IO.FileNotFoundException":
		id, cat = "GetContentWriterFileNotFoundError", errs.ObjectNotFound
	case "System.IO.DirectoryNotFoundException":
		id, cat = "GetContentWriterDirectoryNotFoundError", errs.ObjectNotFound
	}
	return errs.NewRecord(ex, id, cat, value.String(path))
}

// valueTarget is an item that holds a value: all that is written becomes it at the end.
type valueTarget struct {
	o        *contentOptions
	provider provider.ContentProvider
	path     string
	items    []value.Value
}

func (t *valueTarget) write(items []value.Value) error {
	t.items = append(t.items, items...)
	return nil
}

func (t *valueTarget) close() error {
	return t.o.op.Report(t.provider.SetContent(t.o.op, t.path, t.items))
}

// fileTarget is a file being written.
type fileTarget struct {
	o       *contentOptions
	path    provider.Path
	file    *os.File
	out     *bufio.Writer
	enc     *textenc.Encoding
	buf     []byte
	restore bool
	name    string
	mode    fs.FileMode
}

// start finds where to write: the end when appending, where the file's own byte order mark decides the encoding.
func (t *fileTarget) start(f *os.File) error {
	t.file, t.out = f, bufio.NewWriterSize(f, 1<<15)
	size := int64(0)
	if t.o.appending {
		var head [4]byte
		n, err := f.ReadAt(head[:], 0)
		if err == nil || err == io.EOF {
			if found, _ := textenc.Detect(head[:n]); found != nil && !t.o.wantsEnc {
				t.enc = found
			}
		}
		if size, err = f.Seek(0, io.SeekEnd); err != nil {
			return err
		}
	}
	if size == 0 && !t.o.asBytes {
		if _, err := t.out.Write(t.enc.Preamble()); err != nil {
			return err
		}
	}
	return nil
}

func (t *fileTarget) write(items []value.Value) error {
	for _, v := range items {
		if err := t.one(v); err != nil {
			return err
		}
	}
	return nil
}

// one writes an object: a byte, or a line of text. Arrays are written element by element.
func (t *fileTarget) one(v value.Value) error {
	if items, ok, err := types.Slice(t.o.c, v); err != nil {
		return err
	} else if ok {
		return t.write(items)
	}
	if v.IsNull() {
		return nil
	}
	if t.o.asBytes {
		if v.Base().Kind() != value.KindByte {
			return provider.Argument("Cannot proceed with byte encoding. When using byte encoding the content must be of type byte.")
		}
		return t.failed(t.out.WriteByte(byte(v.Base().Int64())))
	}
	t.buf = t.enc.Append(t.buf[:0], t.text(v))
	if !t.o.noNewline {
		t.buf = t.enc.Append(t.buf, "\n")
	}
	_, err := t.out.Write(t.buf)
	return t.failed(err)
}

// text is an object as a line: its ToString in the current culture, as .NET writes it.
func (t *fileTarget) text(v value.Value) string {
	if s, ok := v.Base().AsString(); ok {
		return s
	}
	if _, custom := v.Ref().(*value.PSObject); custom && v.Base().Same(v) {
		return types.ToString(t.o.c, v)
	}
	return types.ToStringCulture(t.o.c, v, "", t.o.c.Culture())
}

func (t *fileTarget) failed(err error) error {
	if err == nil {
		return nil
	}
	return errs.NewRecord(provider.SystemException(err, t.path.Path), "WriteContentError", errs.WriteError, value.String(t.path.Path))
}

func (t *fileTarget) close() error {
	err := t.out.Flush()
	if cerr := t.file.Close(); err == nil {
		err = cerr
	}
	if t.restore {
		if merr := os.Chmod(t.name, t.mode); err == nil {
			err = merr
		}
	}
	return t.failed(err)
}
