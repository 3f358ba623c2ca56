// Package fileio opens, reads and writes files so that a stopped pipeline is not held up by them: a pipe without a writer, a
// terminal nobody types at, a device that never ends.
package fileio

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"time"

	"goposh/runtime/bulk"
)

// OpenFile is os.OpenFile; opening a named pipe whose other end nobody opens fails with ctx's error when ctx ends.
func OpenFile(ctx context.Context, name string, flag int, perm fs.FileMode) (*os.File, error) {
	fi, err := os.Stat(name)
	if err != nil || fi.Mode()&fs.ModeNamedPipe == 0 || ctx.Done() == nil {
		return os.OpenFile(name, flag, perm)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	type result struct {
		f   *os.File
		err error
	}
	done := make(chan result, 1)
	go func() {
		f, err := os.OpenFile(name, flag, perm)
		done <- result{f, err}
	}()
	select {
	case r := <-done:
		return r.f, r.err
	case <-ctx.Done():
	}
	// The one that waits goes on once both ends are open; where they cannot be, the pipe is gone and it waits on by itself.
	release, err := openBothEnds(name)
	drop := func() {
		if r := <-done; r.f != nil {
			_ = r.f.Close()
		}
	}
	if err != nil {
		go drop()
		return nil, ctx.Err()
	}
	drop()
	release()
	return nil, ctx.Err()
}

// Open opens a file for reading, as OpenFile does.
func Open(ctx context.Context, name string) (*os.File, error) {
	return OpenFile(ctx, name, os.O_RDONLY, 0)
}

// ReadFile is os.ReadFile that ends with ctx.
func ReadFile(ctx context.Context, name string) ([]byte, error) {
	f, err := Open(ctx, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	size := 0
	if fi, err := f.Stat(); err == nil && fi.Mode().IsRegular() {
		size = int(fi.Size())
	}
	return readAll(Reader(ctx, f), size)
}

// ReadAll reads r to its end, until ctx ends; what does not fit into memory is an OutOfMemoryException.
func ReadAll(ctx context.Context, r io.Reader) ([]byte, error) { return readAll(Reader(ctx, r), 0) }

// readAll reads r, of which so much is known to come.
func readAll(r io.Reader, size int) ([]byte, error) {
	if err := bulk.Bytes(size); err != nil {
		return nil, err
	}
	// One byte more finds the end without growing the buffer.
	b := make([]byte, 0, size+bytes.MinRead)
	for {
		if len(b) == cap(b) {
			if len(b) > bulk.MaxItems {
				return b, bulk.Items(len(b))
			}
			if err := bulk.Bytes(2 * len(b)); err != nil {
				return b, err
			}
			b = slices.Grow(b, len(b))
		}
		n, err := r.Read(b[len(b):min(cap(b), len(b)+chunk)])
		b = b[:len(b)+n]
		if err == io.EOF {
			return b, nil
		}
		if err != nil {
			return b, err
		}
	}
}

// chunk is how much is read at a time: a device gives as much as is asked for, however long it takes.
const chunk = 1 << 20

// reader ends with its context.
type reader struct {
	ctx context.Context
	r   io.Reader
}

// Reader reads r until ctx ends; a read that waits at a pipe or terminal ends too. The reader may be used under one context and
// r afterwards under another.
func Reader(ctx context.Context, r io.Reader) io.Reader { return &reader{ctx, r} }

// Read implements io.Reader.
func (r *reader) Read(p []byte) (n int, err error) {
	err = During(r.ctx, r.r, func() error { n, err = r.r.Read(p); return err })
	return n, err
}

type writer struct {
	ctx context.Context
	w   io.Writer
}

// Writer writes to w until ctx ends; a write that waits for somebody to read a pipe ends too.
func Writer(ctx context.Context, w io.Writer) io.Writer { return &writer{ctx, w} }

// Write implements io.Writer.
func (w *writer) Write(p []byte) (n int, err error) {
	err = During(w.ctx, w.w, func() error { n, err = w.w.Write(p); return err })
	return n, err
}

// During runs one operation on a file; files that can be waited for are given a deadline when ctx ends.
func During(ctx context.Context, file any, f func() error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	d, ok := file.(interface{ SetDeadline(time.Time) error })
	if !ok || ctx.Done() == nil || d.SetDeadline(time.Time{}) != nil {
		return f()
	}
	unhook := context.AfterFunc(ctx, func() { _ = d.SetDeadline(time.Unix(1, 0)) })
	defer unhook()
	if err := f(); !errors.Is(err, os.ErrDeadlineExceeded) || ctx.Err() == nil {
		return err
	}
	return ctx.Err()
}
