package management

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"
	"strings"
	"time"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/fileio"
	"goposh/runtime/provider"
	"goposh/runtime/textenc"
	"goposh/runtime/value"
)

// fileReader reads one file for Get-Content.
type fileReader struct {
	get  *getContent
	c    *cmdlet.Context
	op   *provider.Op
	path provider.Path
	name string
	enc  *textenc.Encoding
	out  *contentWriter
	left int64 // objects still wanted; -1 for all
}

// errEnough ends reading once -TotalCount objects were written.
var errEnough = errors.New("enough")

func (r *fileReader) run() error {
	f, err := fileio.Open(r.c.Context(), r.name)
	if err != nil {
		return r.fail(err)
	}
	defer f.Close()
	r.left = -1
	if r.c.Bound("TotalCount") {
		r.left = r.get.TotalCount
	}
	switch {
	case bool(r.get.AsByteStream):
		err = r.bytes(f)
	case bool(r.get.Raw):
		err = r.raw(f)
	default:
		err = r.text(f)
	}
	if err != nil && !errors.Is(err, errEnough) {
		return err
	}
	if err := r.out.flush(); err != nil {
		return err
	}
	if r.get.Wait {
		return r.follow(f)
	}
	return nil
}

// fail reports an error of the operating system.
func (r *fileReader) fail(err error) error {
	ex := provider.SystemException(err, r.path.Path)
	id, cat := "GetContentReaderIOError", errs.ReadError
	switch ex.TypeName {
	case "System.UnauthorizedAccessException":
		id, cat = "GetContentReaderUnauthorizedAccessError", errs.PermissionDenied
	case "System.IO.FileNotFoundException":
		id, cat = "GetContentReaderFileNotFoundError", errs.ObjectNotFound
	case "System.IO.DirectoryNotFoundException":
		id, cat = "GetContentReaderDirectoryNotFoundError", errs.ObjectNotFound
	}
	return r.c.WriteError(errs.NewRecord(ex, id, cat, value.String(r.path.Path)))
}

// write hands on one object, minding -TotalCount.
func (r *fileReader) write(v value.Value) error {
	if r.left == 0 {
		return errEnough
	}
	if r.left > 0 {
		r.left--
	}
	if err := r.out.add(v); err != nil {
		return err
	}
	if r.left == 0 {
		return errEnough
	}
	return nil
}

func (r *fileReader) bytes(f *os.File) error {
	if r.get.Raw {
		data, err := fileio.ReadAll(r.c.Context(), f)
		if err != nil {
			return r.fail(err)
		}
		r.out.count = 1
		return r.out.write(value.Bytes(data))
	}
	if r.c.Bound("Tail") {
		if fi, err := f.Stat(); err == nil && fi.Size() > int64(r.get.Tail) {
			if _, err := f.Seek(-int64(r.get.Tail), io.SeekEnd); err != nil {
				return r.fail(err)
			}
		}
	}
	in := bufio.NewReaderSize(fileio.Reader(r.c.Context(), f), 1<<16)
	for {
		b, err := in.ReadByte()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return r.fail(err)
		}
		if err := r.write(value.Byte(b)); err != nil {
			return err
		}
	}
}

func (r *fileReader) raw(f *os.File) error {
	data, err := fileio.ReadAll(r.c.Context(), f)
	if err != nil {
		return r.fail(err)
	}
	if len(data) == 0 {
		return nil
	}
	r.out.count = 1
	return r.out.write(value.String(r.enc.DecodeFile(data)))
}

// text reads lines, or what lies between delimiters.
func (r *fileReader) text(f *os.File) error {
	delimiter := r.get.Delimiter
	if delimiter == "" && r.c.Bound("Delimiter") {
		return nil // nothing ends at an empty delimiter
	}
	if delimiter == "" && !r.c.Bound("Tail") {
		return r.lines(f)
	}
	data, err := fileio.ReadAll(r.c.Context(), f)
	if err != nil {
		return r.fail(err)
	}
	parts := pieces(r.enc.DecodeFile(data), delimiter)
	if r.c.Bound("Tail") && len(parts) > int(r.get.Tail) {
		parts = parts[len(parts)-int(r.get.Tail):]
	}
	for _, p := range parts {
		if err := r.write(value.String(p)); err != nil {
			return err
		}
	}
	return nil
}

// pieces splits text into lines, or at a delimiter.
func pieces(text, delimiter string) []string {
	if text == "" {
		return nil
	}
	if delimiter != "" {
		parts := strings.Split(text, delimiter)
		if parts[len(parts)-1] == "" {
			parts = parts[:len(parts)-1]
		}
		return parts
	}
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

// lines reads line by line, so that a long file need not be held in memory. Encodings with units of several bytes are read whole.
func (r *fileReader) lines(f *os.File) error {
	in := bufio.NewReaderSize(fileio.Reader(r.c.Context(), f), 1<<16)
	start, err := in.Peek(4)
	if err != nil && err != io.EOF {
		return r.fail(err)
	}
	enc, mark := textenc.Detect(start)
	if enc == nil {
		enc = r.enc
	}
	if _, err := in.Discard(mark); err != nil {
		return r.fail(err)
	}
	if enc.CodePage == 1200 || enc.CodePage == 1201 || enc.CodePage == 12000 || enc.CodePage == 12001 || enc.CodePage == 65000 {
		data, err := io.ReadAll(in)
		if err != nil {
			return r.fail(err)
		}
		for _, line := range pieces(enc.Decode(data), "") {
			if err := r.write(value.String(line)); err != nil {
				return err
			}
		}
		return nil
	}
	for {
		line, err := in.ReadBytes('\n')
		if len(line) > 0 {
			line = bytes.TrimSuffix(line, []byte{'\n'})
			line = bytes.TrimSuffix(line, []byte{'\r'})
			for {
				i := bytes.IndexByte(line, '\r')
				if i < 0 {
					break
				}
				if err := r.write(value.String(enc.Decode(line[:i]))); err != nil {
					return err
				}
				line = line[i+1:]
			}
			if err := r.write(value.String(enc.Decode(line))); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return r.fail(err)
		}
	}
}

// followEvery is how often a file is looked at for new content.
const followEvery = 100 * time.Millisecond

// follow waits for lines that are added to the file (-Wait), until the pipeline stops or the file is gone.
func (r *fileReader) follow(f *os.File) error {
	pos, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		return r.fail(err)
	}
	tick := time.NewTicker(followEvery)
	defer tick.Stop()
	var rest []byte
	for {
		select {
		case <-r.c.Context().Done():
			return r.c.Context().Err()
		case <-tick.C:
		}
		fi, err := os.Stat(r.name)
		if err != nil {
			return r.fail(err)
		}
		if fi.Size() < pos {
			pos, rest = 0, nil // cut short: start again
		}
		if fi.Size() == pos {
			continue
		}
		data := make([]byte, fi.Size()-pos)
		n, err := f.ReadAt(data, pos)
		if err != nil && err != io.EOF {
			return r.fail(err)
		}
		pos += int64(n)
		rest = append(rest, data[:n]...)
		for {
			i := bytes.IndexByte(rest, '\n')
			if i < 0 {
				break
			}
			line := bytes.TrimSuffix(rest[:i], []byte{'\r'})
			rest = rest[i+1:]
			if err := r.out.add(value.String(r.enc.Decode(line))); err != nil {
				return err
			}
		}
	}
}
