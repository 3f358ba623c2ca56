package utility

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/fileio"
	"goposh/runtime/provider"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// existing gives the file system paths of the items that a path names; wildcards may give any number, a plain path that
// leads nowhere is a PathNotFound error.
func existing(c *cmdlet.Context, path string, literal bool) ([]string, error) {
	op := provider.NewOp(c)
	op.Literal = literal
	found, err := op.Resolve(path)
	if err != nil {
		return nil, err
	}
	out := make([]string, 0, len(found))
	for _, p := range found {
		if err := onlyFiles(p); err != nil {
			return nil, err
		}
		out = append(out, p.Path)
	}
	return out, nil
}

// singleFile gives the file system path that a command reads or writes; it need not exist.
func singleFile(c *cmdlet.Context, path string, literal bool) (string, error) {
	op := provider.NewOp(c)
	op.Literal = literal
	p, many, err := op.Single(path)
	if err != nil {
		return "", err
	}
	if many {
		return "", c.Terminate(psInvalidOperation, "ReadWriteMultipleFilesNotSupported", errs.InvalidArgument, value.Null,
			"Cannot perform operation because operation \"ReportMultipleFilesNotSupported\" is not valid. Remove operation \"ReportMultipleFilesNotSupported\", or investigate why it is not valid.")
	}
	return p.Path, onlyFiles(p)
}

func onlyFiles(p provider.Path) error {
	if _, ok := p.Provider.(*provider.FileSystem); ok {
		return nil
	}
	return errs.New(psInvalidOperation, "ReadWriteFileNotFileSystemProvider", errs.InvalidArgument, value.Null,
		"Cannot open file because the current provider (%s) cannot open a file.", p.Provider.Info().FullName())
}

// openFailure is the error of a file that could not be opened.
func openFailure(err error, path string) error {
	ex := fileException(err, path)
	cat := errs.OpenError
	if ex.TypeName == "System.UnauthorizedAccessException" {
		cat = errs.PermissionDenied
	}
	return errs.NewRecord(ex, "FileOpenFailure", cat, value.Null)
}

// fileException is the .NET exception of a failed file operation; a missing directory is told from a missing file.
func fileException(err error, path string) *errs.Exception {
	if errors.Is(err, fs.ErrNotExist) {
		if _, statErr := os.Stat(filepath.Dir(path)); statErr != nil {
			return errs.NewException("System.IO.DirectoryNotFoundException", "Could not find a part of the path '"+path+"'.")
		}
		return errs.NewException("System.IO.FileNotFoundException", "Could not find file '"+path+"'.").With("FileName", value.String(path))
	}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		pe.Path = path
	}
	return errs.ExceptionFrom(err)
}

// outputFile is a file that a command writes text to.
type outputFile struct {
	path     string
	file     *os.File
	buf      []byte
	appended bool // the file had content already
}

// outputOptions say how to open an output file.
type outputOptions struct {
	literal, append, noClobber, force bool
}

// openOutput opens or creates the file a command writes to.
func openOutput(c *cmdlet.Context, path string, o outputOptions) (*outputFile, error) {
	name, err := singleFile(c, path, o.literal)
	if err != nil {
		return nil, err
	}
	out := &outputFile{path: name}
	info, statErr := os.Stat(name)
	if statErr != nil && !o.literal && wildcard.HasWildcards(path) {
		r := errs.New("System.IO.FileNotFoundException", "FileOpenFailure", errs.OpenError, value.String(path), "Unable to find the specified file.")
		r.Details = &errs.Details{Message: "Cannot perform operation because the wildcard path " + path + " did not resolve to a file."}
		return nil, r
	}
	if statErr == nil && o.noClobber && !o.append {
		return nil, errs.New("System.IO.IOException", "NoClobber", errs.ResourceExists, value.String(name),
			"The file '%s' already exists.", name)
	}
	if statErr == nil && o.force && info.Mode().Perm()&0o200 == 0 {
		if err := os.Chmod(name, info.Mode().Perm()|0o200); err != nil {
			return nil, openFailure(err, name)
		}
	}
	flags := os.O_WRONLY | os.O_CREATE
	if o.append {
		flags |= os.O_APPEND
		out.appended = statErr == nil && info.Size() > 0
	} else {
		flags |= os.O_TRUNC
	}
	if out.file, err = fileio.OpenFile(c.Context(), name, flags, 0o666); err != nil {
		return nil, openFailure(err, name)
	}
	return out, nil
}

const outputBuffer = 32 << 10

// write appends bytes; they reach the file when the buffer is full or the file is closed.
func (f *outputFile) write(b []byte) error {
	f.buf = append(f.buf, b...)
	if len(f.buf) < outputBuffer {
		return nil
	}
	return f.flush()
}

func (f *outputFile) flush() error {
	_, err := f.file.Write(f.buf)
	f.buf = f.buf[:0]
	if err != nil {
		return errs.NewRecord(fileException(err, f.path), "FileWriteFailure", errs.WriteError, value.String(f.path))
	}
	return nil
}

// close flushes and closes the file; closing twice does nothing.
func (f *outputFile) close() error {
	if f == nil || f.file == nil {
		return nil
	}
	err := f.flush()
	if closeErr := f.file.Close(); err == nil && closeErr != nil {
		err = errs.NewRecord(fileException(closeErr, f.path), "FileWriteFailure", errs.WriteError, value.String(f.path))
	}
	f.file = nil
	return err
}

// lines splits text at \n, \r\n and \r, as StreamReader.ReadLine does; a final line end starts no line.
func lines(text string) []string {
	var out []string
	for text != "" {
		i := strings.IndexAny(text, "\r\n")
		if i < 0 {
			return append(out, text)
		}
		out = append(out, text[:i])
		if text[i] == '\r' && i+1 < len(text) && text[i+1] == '\n' {
			i++
		}
		text = text[i+1:]
	}
	return out
}
