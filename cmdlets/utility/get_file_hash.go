package utility

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"fmt"
	"hash"
	"io"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/fileio"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// getFileHash is Get-FileHash.
type getFileHash struct {
	Path        []string    `ps:"Path: mandatory pos=0 pipe byname"`
	LiteralPath []string    `ps:"LiteralPath: mandatory pos=0 byname" alias:"PSPath,LP"`
	InputStream value.Value `ps:"StreamParameterSet: mandatory pos=0" type:"System.IO.Stream"`
	Algorithm   string      `ps:"pos=1" validate:"set SHA1,SHA256,SHA384,SHA512,MD5"`
}

// fileHashInfo is Microsoft.PowerShell.Commands.FileHashInfo.
type fileHashInfo struct {
	value.Bag
	algorithm, hash string
	path            value.Value
}

var typeFileHashInfo = class("FileHashInfo", value.TypeObject, fileHashInfoClass)

// Type implements value.Object.
func (*fileHashInfo) Type() *value.Type { return typeFileHashInfo }

func fileHashInfoClass() *types.Class {
	return &types.Class{Members: []types.M{
		settable("string Algorithm", func(f *fileHashInfo) value.Value { return value.String(f.algorithm) },
			func(f *fileHashInfo, v value.Value) { f.algorithm, _ = v.AsString() }),
		settable("string Hash", func(f *fileHashInfo) value.Value { return value.String(f.hash) },
			func(f *fileHashInfo, v value.Value) { f.hash, _ = v.AsString() }),
		settable("string Path", func(f *fileHashInfo) value.Value { return f.path }, func(f *fileHashInfo, v value.Value) { f.path = v }),
	}}
}

func (g *getFileHash) hasher() (string, hash.Hash) {
	switch name := strings.ToUpper(g.Algorithm); name {
	case "SHA1":
		return name, sha1.New()
	case "SHA384":
		return name, sha512.New384()
	case "SHA512":
		return name, sha512.New()
	case "MD5":
		return name, md5.New()
	}
	return "SHA256", sha256.New()
}

// Process implements cmdlet.Processor.
func (g *getFileHash) Process(c *cmdlet.Context) error {
	if c.ParameterSet() == "StreamParameterSet" {
		return nil
	}
	paths, literal := g.Path, false
	if c.ParameterSet() == "LiteralPath" {
		paths, literal = g.LiteralPath, true
	}
	return eachFile(c, paths, literal, func(name string) error { return g.file(c, name) })
}

// eachFile calls f for the files that paths name; a path that leads nowhere is a FileNotFound error.
func eachFile(c *cmdlet.Context, paths []string, literal bool, f func(name string) error) error {
	for _, path := range paths {
		found, err := existing(c, path, literal)
		if err != nil {
			if !isException(c, err) {
				return err
			}
			r := errs.RecordFrom(err)
			if r.ID == "PathNotFound" {
				r = errs.NewRecord(r.Exception, "FileNotFound", errs.ObjectNotFound, value.String(path))
			}
			if err := c.WriteError(r); err != nil {
				return err
			}
			continue
		}
		for _, name := range found {
			if err := f(name); err != nil {
				return err
			}
		}
	}
	return nil
}

func (g *getFileHash) file(c *cmdlet.Context, name string) error {
	f, err := fileio.Open(c.Context(), name)
	if err != nil {
		return g.failed(c, err, name)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return c.Fail("System.UnauthorizedAccessException", "UnauthorizedAccessError", errs.InvalidData, value.String(name),
			"Access to the path '%s' is denied.", name)
	}
	algorithm, h := g.hasher()
	if _, err := io.Copy(h, fileio.Reader(c.Context(), f)); err != nil {
		if ctx := c.Context().Err(); ctx != nil {
			return ctx
		}
		return g.failed(c, err, name)
	}
	return c.Write(value.Of(&fileHashInfo{algorithm: algorithm, hash: fmt.Sprintf("%X", h.Sum(nil)), path: value.String(name)}))
}

func (g *getFileHash) failed(c *cmdlet.Context, err error, name string) error {
	id := "FileReadError"
	ex := fileException(err, name)
	if ex.TypeName == "System.UnauthorizedAccessException" {
		id = "UnauthorizedAccessError"
	}
	return c.WriteError(errs.NewRecord(ex, id, errs.InvalidData, value.String(name)))
}

// End implements cmdlet.Ender: a stream is read once, whatever is piped in.
func (g *getFileHash) End(c *cmdlet.Context) error {
	if c.ParameterSet() != "StreamParameterSet" {
		return nil
	}
	algorithm, h := g.hasher()
	buffer := value.NewArray(value.TypeByte, value.Bytes(make([]byte, 64<<10)).Ref().(*value.Array).Items)
	for {
		n, err := types.Invoke(c, g.InputStream, "Read", []value.Value{value.Of(buffer), value.Int(0), value.Int(int32(len(buffer.Items)))})
		if err != nil {
			return err
		}
		count := int(n.Int64())
		if count <= 0 {
			break
		}
		chunk := make([]byte, count)
		for i := range chunk {
			chunk[i] = byte(buffer.Items[i].Int64())
		}
		h.Write(chunk)
	}
	return c.Write(value.Of(&fileHashInfo{algorithm: algorithm, hash: fmt.Sprintf("%X", h.Sum(nil))}))
}
