package types

import (
	"context"
	"io"
	"os"

	"goposh/runtime/bulk"
	"goposh/runtime/errs"
	"goposh/runtime/fileio"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

var (
	typeMemoryStream = lazyType{name: "System.IO.MemoryStream"}
	typeFileStream   = lazyType{name: "System.IO.FileStream"}
)

// Stream is a System.IO.Stream over memory, a file, or something that only reads or writes.
type Stream struct {
	value.Bag
	typ    *value.Type
	name   string
	read   io.Reader
	write  io.Writer
	seek   io.Seeker
	close  func() error
	mem    *memory
	closed bool
	done   func() error // flushes what a wrapping stream holds back
}

// Type implements value.Object.
func (s *Stream) Type() *value.Type { return s.typ }

// memory is the buffer of a MemoryStream.
type memory struct {
	value.Latch
	b      []byte
	pos    int
	fixed  bool // not expandable
	frozen bool // not writable
}

func (m *memory) Read(p []byte) (int, error) {
	if m.Hold() {
		defer m.Release()
	}
	if m.pos >= len(m.b) {
		return 0, io.EOF
	}
	n := copy(p, m.b[m.pos:])
	m.pos += n
	return n, nil
}

// room refuses a buffer of n bytes that is too long or does not fit.
func (m *memory) room(n int) error {
	if n > bulk.MaxItems {
		return errs.NewException("System.IO.IOException", "Stream was too long.")
	}
	if n <= cap(m.b) {
		return nil
	}
	return bulk.Bytes(2 * n)
}

func (m *memory) Write(p []byte) (int, error) {
	if m.Hold() {
		defer m.Release()
	}
	end := m.pos + len(p)
	if end > len(m.b) {
		if m.fixed {
			return 0, notSupported("Memory stream is not expandable.")
		}
		if err := m.room(end); err != nil {
			return 0, err
		}
		m.b = append(m.b, make([]byte, end-len(m.b))...)
	}
	copy(m.b[m.pos:], p)
	m.pos = end
	return len(p), nil
}

func (m *memory) Seek(off int64, whence int) (int64, error) {
	if m.Hold() {
		defer m.Release()
	}
	switch whence {
	case io.SeekCurrent:
		off += int64(m.pos)
	case io.SeekEnd:
		off += int64(len(m.b))
	}
	if off < 0 {
		return 0, errs.NewException("System.IO.IOException", "An attempt was made to move the position before the beginning of the stream.")
	}
	m.pos = int(off)
	return off, nil
}

func newMemoryStream(b []byte, fixed, frozen bool) *Stream {
	m := &memory{b: b, fixed: fixed, frozen: frozen}
	s := &Stream{typ: typeMemoryStream.get(), mem: m, read: m, seek: m}
	if !frozen {
		s.write = m
	}
	return s
}

// streamClass declares System.IO.Stream.
func streamClass() *Class {
	return &Class{Members: []M{
		{"bool CanRead {get}", func(c *Call) (value.Value, error) { return vbool(!strmThis(c).closed && strmThis(c).read != nil) }},
		{"bool CanWrite {get}", func(c *Call) (value.Value, error) { return vbool(!strmThis(c).closed && strmThis(c).write != nil) }},
		{"bool CanSeek {get}", func(c *Call) (value.Value, error) { return vbool(!strmThis(c).closed && strmThis(c).seek != nil) }},
		{"bool CanTimeout {get}", constant(value.False)},
		{"long Length {get}", strmLength},
		{"long Position {get;set}", strmPosition},
		{"void Close()", strmClose},
		{"void Dispose()", strmClose},
		{"void Flush()", strmFlush},
		{"int Read(byte[] buffer, int offset, int count)", strmRead},
		{"int ReadByte()", strmReadByte},
		{"void ReadExactly(byte[] buffer, int offset, int count)", strmReadExactly},
		{"void Write(byte[] buffer, int offset, int count)", strmWrite},
		{"void WriteByte(byte value)", strmWriteByte},
		{"long Seek(long offset, SeekOrigin origin)", strmSeek},
		{"void SetLength(long value)", strmSetLength},
		{"void CopyTo(Stream destination)", strmCopyTo},
		{"void CopyTo(Stream destination, int bufferSize)", strmCopyTo},
	}}
}

// memoryStreamClass declares System.IO.MemoryStream.
func memoryStreamClass() *Class {
	return &Class{Members: []M{
		{"new()", memNewStream},
		{"new(int capacity)", memNewStream},
		{"new(byte[] buffer)", memNewStream},
		{"new(byte[] buffer, bool writable)", memNewStream},
		{"new(byte[] buffer, int index, int count)", memNewStream},
		{"int Capacity {get;set}", func(c *Call) (value.Value, error) {
			if c.N() == 1 {
				return value.Void, nil
			}
			return vint(cap(strmThis(c).mem.b))
		}},
		{"byte[] ToArray()", func(c *Call) (value.Value, error) { return vbytes(strmThis(c).mem.b) }},
		{"byte[] GetBuffer()", func(c *Call) (value.Value, error) { return vbytes(strmThis(c).mem.b) }},
		{"void WriteTo(Stream stream)", func(c *Call) (value.Value, error) {
			dst, ok := ref[*Stream](c, 0)
			if !ok || dst.write == nil {
				return value.Null, neterr.ArgumentNull("stream")
			}
			_, err := dst.write.Write(strmThis(c).mem.b)
			return void(err)
		}},
	}}
}

func memNewStream(c *Call) (value.Value, error) {
	if c.N() == 0 || c.kind(0) == value.KindInt32 {
		return vobject(newMemoryStream(nil, false, false))
	}
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("buffer")
	}
	b := bytesOf(c.Args[0])
	if c.N() == 3 {
		from, n := c.Int(1), c.Int(2)
		if from < 0 || n < 0 || from > len(b)-n {
			return value.Null, neterr.Argument("", msgOffsetLength)
		}
		b = b[from : from+n]
	}
	return vobject(newMemoryStream(b, true, c.N() == 2 && !c.Bool(1)))
}

func strmThis(c *Call) *Stream { return this[*Stream](c) }

// open returns the stream unless it is closed.
func (c *Call) openStream() (*Stream, error) {
	s := strmThis(c)
	if s.closed {
		what := "Stream"
		if s.typ == typeFileStream.get() {
			what = "file"
		}
		return nil, errs.NewException("System.ObjectDisposedException", "Cannot access a closed "+what+".")
	}
	return s, nil
}

func strmLength(c *Call) (value.Value, error) {
	s, err := c.openStream()
	if err != nil {
		return value.Null, err
	}
	if s.mem != nil {
		return vlong(int64(len(s.mem.b)))
	}
	if f, ok := s.seek.(*os.File); ok {
		fi, err := f.Stat()
		if err != nil {
			return value.Null, FileError(err, s.name)
		}
		return vlong(fi.Size())
	}
	return value.Null, notSupported("Stream does not support seeking.")
}

func strmPosition(c *Call) (value.Value, error) {
	s, err := c.openStream()
	if err != nil {
		return value.Null, err
	}
	if s.seek == nil {
		return value.Null, notSupported("Stream does not support seeking.")
	}
	if c.N() == 1 {
		if c.Long(0) < 0 {
			return value.Null, errNegative("value", c.Int(0))
		}
		_, err := s.seek.Seek(c.Long(0), io.SeekStart)
		return void(err)
	}
	n, err := s.seek.Seek(0, io.SeekCurrent)
	return value.Long(n), err
}

// Close closes the stream and what it is built on.
func (s *Stream) Close() error {
	if s.closed {
		return nil
	}
	s.closed = true
	var err error
	if s.done != nil {
		err = s.done()
	}
	if s.close != nil {
		if cerr := s.close(); err == nil {
			err = cerr
		}
	}
	return err
}

func strmClose(c *Call) (value.Value, error) { return void(strmThis(c).Close()) }

func strmFlush(c *Call) (value.Value, error) {
	if f, ok := strmThis(c).write.(interface{ Flush() error }); ok {
		return void(f.Flush())
	}
	return value.Void, nil
}

// span checks buffer, offset and count.
func spanArg(c *Call) (*value.Array, int, int, error) {
	a, err := arrayArg(c, 0, "buffer")
	if err != nil {
		return nil, 0, 0, err
	}
	off, n := c.Int(1), c.Int(2)
	switch {
	case off < 0:
		return nil, 0, 0, errNegative("offset", off)
	case n < 0:
		return nil, 0, 0, errNegative("count", n)
	case off > len(a.Items)-n:
		return nil, 0, 0, neterr.Argument("", msgOffsetLength)
	}
	return a, off, n, nil
}

func strmRead(c *Call) (value.Value, error) {
	s, err := c.openStream()
	if err != nil {
		return value.Null, err
	}
	a, off, n, err := spanArg(c)
	if err != nil {
		return value.Null, err
	}
	if s.read == nil {
		return value.Null, notSupported("Stream does not support reading.")
	}
	b := make([]byte, n)
	got, err := fileio.Reader(c.RT.Context(), s.read).Read(b)
	if err == io.EOF {
		err = nil
	}
	for i := range got {
		a.Items[off+i] = value.Byte(b[i])
	}
	return value.Int(int32(got)), err
}

func strmReadExactly(c *Call) (value.Value, error) {
	s, err := c.openStream()
	if err != nil {
		return value.Null, err
	}
	a, off, n, err := spanArg(c)
	if err != nil {
		return value.Null, err
	}
	b := make([]byte, n)
	if _, err := io.ReadFull(fileio.Reader(c.RT.Context(), s.read), b); err != nil {
		if cerr := c.RT.Context().Err(); cerr != nil {
			return value.Null, cerr
		}
		return value.Null, errEndOfStream()
	}
	for i := range b {
		a.Items[off+i] = value.Byte(b[i])
	}
	return value.Void, nil
}

func errEndOfStream() error {
	return errs.NewException("System.IO.EndOfStreamException", "Unable to read beyond the end of the stream.")
}

func strmReadByte(c *Call) (value.Value, error) {
	s, err := c.openStream()
	if err != nil {
		return value.Null, err
	}
	if s.read == nil {
		return value.Null, notSupported("Stream does not support reading.")
	}
	var b [1]byte
	if _, err := io.ReadFull(fileio.Reader(c.RT.Context(), s.read), b[:]); err != nil {
		if cerr := c.RT.Context().Err(); cerr != nil {
			return value.Null, cerr
		}
		return vint(-1)
	}
	return vint(int(b[0]))
}

func (s *Stream) writeBytes(b []byte) error {
	if s.write == nil {
		return notSupported("Stream does not support writing.")
	}
	_, err := s.write.Write(b)
	return err
}

func strmWrite(c *Call) (value.Value, error) {
	s, err := c.openStream()
	if err != nil {
		return value.Null, err
	}
	a, off, n, err := spanArg(c)
	if err != nil {
		return value.Null, err
	}
	return void(s.writeBytes(bytesOf(value.Of(a))[off : off+n]))
}

func strmWriteByte(c *Call) (value.Value, error) {
	s, err := c.openStream()
	if err != nil {
		return value.Null, err
	}
	return void(s.writeBytes([]byte{byte(c.Int(0))}))
}

func strmSeek(c *Call) (value.Value, error) {
	s, err := c.openStream()
	if err != nil {
		return value.Null, err
	}
	if s.seek == nil {
		return value.Null, notSupported("Stream does not support seeking.")
	}
	n, err := s.seek.Seek(c.Long(0), c.Int(1))
	return value.Long(n), err
}

func strmSetLength(c *Call) (value.Value, error) {
	s, err := c.openStream()
	if err != nil {
		return value.Null, err
	}
	n := c.Long(0)
	if n < 0 {
		return value.Null, errNegative("value", int(n))
	}
	switch {
	case s.mem != nil && s.mem.fixed && int(n) > len(s.mem.b):
		return value.Null, notSupported("Memory stream is not expandable.")
	case s.mem != nil:
		if int(n) <= len(s.mem.b) {
			s.mem.b = s.mem.b[:n]
			s.mem.pos = min(s.mem.pos, int(n))
		} else {
			if err := s.mem.room(int(n)); err != nil {
				return value.Null, err
			}
			s.mem.b = append(s.mem.b, make([]byte, int(n)-len(s.mem.b))...)
		}
		return value.Void, nil
	}
	if f, ok := s.seek.(*os.File); ok {
		return void(FileError(f.Truncate(n), s.name))
	}
	return value.Null, notSupported("Stream does not support seeking.")
}

func strmCopyTo(c *Call) (value.Value, error) {
	s, err := c.openStream()
	if err != nil {
		return value.Null, err
	}
	dst, ok := ref[*Stream](c, 0)
	if !ok {
		return value.Null, neterr.ArgumentNull("destination")
	}
	if s.read == nil || dst.write == nil {
		return value.Null, notSupported("Stream does not support writing.")
	}
	ctx := c.RT.Context()
	_, err = io.Copy(fileio.Writer(ctx, dst.write), fileio.Reader(ctx, s.read))
	return void(err)
}

// fileStreamClass declares System.IO.FileStream.
func fileStreamClass() *Class {
	return &Class{Members: []M{
		{"new(string path, FileMode mode)", fileOpen},
		{"new(string path, FileMode mode, FileAccess access)", fileOpen},
		{"new(string path, FileMode mode, FileAccess access, FileShare share)", fileOpen},
		{"new(string path, FileMode mode, FileAccess access, FileShare share, int bufferSize)", fileOpen},
		{"string Name {get}", func(c *Call) (value.Value, error) { return vstring(strmThis(c).name) }},
		{"bool IsAsync {get}", constant(value.False)},
		{"void Flush(bool flushToDisk)", strmFlush},
	}}
}

// The values of FileMode and FileAccess.
const (
	modeCreateNew    = 1
	modeCreate       = 2
	modeOpen         = 3
	modeOpenOrCreate = 4
	modeTruncate     = 5
	modeAppend       = 6
	accessRead       = 1
	accessWrite      = 2
)

// openFile opens a FileStream.
func openFile(ctx context.Context, p string, mode, access int) (*Stream, error) {
	flags := os.O_RDWR
	switch access {
	case accessRead:
		flags = os.O_RDONLY
	case accessWrite:
		flags = os.O_WRONLY
	}
	switch mode {
	case modeCreateNew:
		flags |= os.O_CREATE | os.O_EXCL
	case modeCreate:
		flags |= os.O_CREATE | os.O_TRUNC
	case modeOpenOrCreate:
		flags |= os.O_CREATE
	case modeTruncate:
		flags |= os.O_TRUNC
	case modeAppend:
		flags |= os.O_CREATE
	}
	if isDirectory(p) {
		return nil, errs.NewException("System.UnauthorizedAccessException", "Access to the path '"+p+"' is denied.")
	}
	f, err := fileio.OpenFile(ctx, p, flags, 0o666)
	if err != nil {
		return nil, FileError(err, p)
	}
	if mode == modeAppend {
		if _, err := f.Seek(0, io.SeekEnd); err != nil {
			f.Close()
			return nil, FileError(err, p)
		}
	}
	s := &Stream{typ: typeFileStream.get(), name: p, seek: f, close: f.Close}
	if access&accessRead != 0 {
		s.read = f
	}
	if access&accessWrite != 0 {
		s.write = f
	}
	return s, nil
}

func streamResult(s *Stream, err error) (value.Value, error) {
	if err != nil {
		return value.Null, err
	}
	return vobject(s)
}

func fileOpen(c *Call) (value.Value, error) {
	p, err := c.pathArg(0, "path")
	if err != nil {
		return value.Null, err
	}
	access := accessRead | accessWrite
	if c.Int(1) == modeAppend {
		access = accessWrite
	}
	if c.N() > 2 {
		access = c.Int(2)
	}
	return streamResult(openFile(c.RT.Context(), p, c.Int(1), access))
}

func openAs(c *Call, mode, access int) (*Stream, error) {
	p, err := c.pathArg(0, "path")
	if err != nil {
		return nil, err
	}
	return openFile(c.RT.Context(), p, mode, access)
}

func fileOpenRead(c *Call) (value.Value, error) { return streamResult(openAs(c, modeOpen, accessRead)) }
func fileOpenWrite(c *Call) (value.Value, error) {
	return streamResult(openAs(c, modeOpenOrCreate, accessWrite))
}
func fileCreate(c *Call) (value.Value, error) {
	return streamResult(openAs(c, modeCreate, accessRead|accessWrite))
}
func fileOpenText(c *Call) (value.Value, error) {
	s, err := openAs(c, modeOpen, accessRead)
	if err != nil {
		return value.Null, err
	}
	return vobject(newTextReader("System.IO.StreamReader", s, encodingArg(c, 1)))
}
func fileCreateText(c *Call) (value.Value, error) {
	s, err := openAs(c, modeCreate, accessWrite)
	if err != nil {
		return value.Null, err
	}
	return vobject(newTextWriter("System.IO.StreamWriter", s, encodingArg(c, 1), true))
}
func fileAppendText(c *Call) (value.Value, error) {
	s, err := openAs(c, modeAppend, accessWrite)
	if err != nil {
		return value.Null, err
	}
	return vobject(newTextWriter("System.IO.StreamWriter", s, encodingArg(c, 1), false))
}
