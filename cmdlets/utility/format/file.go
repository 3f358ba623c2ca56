package format

import (
	"bufio"
	"errors"
	"os"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/fileio"
	"goposh/runtime/format"
	"goposh/runtime/provider"
	"goposh/runtime/textenc"
	"goposh/runtime/value"
)

// target is a file that output is written to.
type target struct {
	path                        string
	literal                     bool
	appending, force, noClobber bool
	encoding                    value.Value
	width                       int32
	noNewline                   bool
	file                        *os.File
	buffer                      *bufio.Writer
	writer                      *format.Writer
	scratch                     []byte
}

// open opens the file and prepares the writer.
func (t *target) open(c *cmdlet.Context) error {
	enc, err := encodingOf(c, t.encoding)
	if err != nil {
		return err
	}
	path, err := t.resolve(c)
	if err != nil {
		return err
	}
	flags := os.O_WRONLY | os.O_CREATE | os.O_TRUNC
	switch {
	case t.appending:
		flags = os.O_WRONLY | os.O_CREATE | os.O_APPEND
	case t.noClobber:
		flags = os.O_WRONLY | os.O_CREATE | os.O_EXCL
	}
	t.file, err = fileio.OpenFile(c.Context(), path, flags, 0o666)
	if t.force && errors.Is(err, os.ErrPermission) {
		// -Force writes to read-only files too; they are read-only again afterwards.
		if st, serr := os.Stat(path); serr == nil && os.Chmod(path, st.Mode().Perm()|0o200) == nil {
			t.file, err = os.OpenFile(path, flags, 0o666)
			_ = os.Chmod(path, st.Mode().Perm())
		}
	}
	if err != nil {
		return openError(err, path, t.noClobber)
	}
	t.buffer = bufio.NewWriter(fileio.Writer(c.Context(), t.file))
	return t.start(c, enc)
}

func (t *target) start(c *cmdlet.Context, enc *textenc.Encoding) error {
	st, err := t.file.Stat()
	if err == nil && (!t.appending || st.Size() == 0) {
		if _, err = t.buffer.Write(enc.Preamble()); err != nil {
			return writeError(err)
		}
	}
	end := "\n"
	if t.noNewline {
		end = ""
	}
	line := func(s string) error {
		t.scratch = enc.Append(t.scratch[:0], s)
		t.scratch = enc.Append(t.scratch, end)
		if _, err := t.buffer.Write(t.scratch); err != nil {
			return writeError(err)
		}
		return nil
	}
	t.writer = format.NewWriter(c, format.Options{Width: outputWidth(c, t.width), Sink: format.Sink{Line: line, Styled: format.Rendered(c.Session(), false)}})
	return nil
}

// resolve finds the file that the path means; with wildcards it must be exactly one that exists.
func (t *target) resolve(c *cmdlet.Context) (string, error) {
	op := provider.NewOp(c)
	op.Literal = t.literal
	if !op.HasWildcards(t.path) {
		return provider.ResolveFile(c.Session(), t.path)
	}
	found, err := op.Resolve(t.path)
	if err == nil && len(found) == 1 {
		return provider.ResolveFile(c.Session(), found[0].Path)
	}
	r := errs.New("System.IO.FileNotFoundException", "FileOpenFailure", errs.OpenError, value.String(t.path), "Unable to find the specified file.")
	r.Details = &errs.Details{Message: "Cannot perform operation because the wildcard path " + t.path + " did not resolve to a file."}
	if len(found) > 1 {
		r = errs.New("System.Management.Automation.PSInvalidOperationException", "FileOpenFailure", errs.InvalidArgument, value.String(t.path),
			"Cannot perform operation because the path resolved to more than one file. This command cannot operate on multiple files.")
	}
	return "", r
}

func openError(err error, path string, noClobber bool) error {
	if noClobber && errors.Is(err, os.ErrExist) {
		return errs.NewRecord(provider.SystemException(err, path), "NoClobber", errs.ResourceExists, value.String(path))
	}
	return errs.NewRecord(provider.SystemException(err, path), "FileOpenFailure", errs.OpenError, value.Null)
}

func writeError(err error) error {
	return errs.NewRecord(errs.ExceptionFrom(err), "FileWriteFailure", errs.WriteError, value.Null)
}

// close writes what is pending and closes the file.
func (t *target) close() error {
	if t.file == nil {
		return nil
	}
	var err error
	if t.writer != nil {
		err = t.writer.Close()
	}
	return errors.Join(err, t.release())
}

// release closes the file without ending the output.
func (t *target) release() error {
	if t.file == nil {
		return nil
	}
	err := t.buffer.Flush()
	cerr := t.file.Close()
	t.file = nil
	if err == nil {
		err = cerr
	}
	if err != nil {
		return writeError(err)
	}
	return nil
}
