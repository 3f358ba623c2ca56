package types

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"goposh/runtime/datetime"
	"goposh/runtime/errs"
	"goposh/runtime/fileio"
	"goposh/runtime/neterr"
	"goposh/runtime/textenc"
	"goposh/runtime/value"
)

// fileClass declares System.IO.File. Relative paths resolve against the session's start directory.
func fileClass() *Class {
	return &Class{Members: []M{
		{"static StreamReader OpenText(string path)", fileOpenText},
		{"static StreamWriter CreateText(string path)", fileCreateText},
		{"static StreamWriter AppendText(string path)", fileAppendText},
		{"static void Copy(string sourceFileName, string destFileName)", fileCopy},
		{"static void Copy(string sourceFileName, string destFileName, bool overwrite)", fileCopy},
		{"static FileStream Create(string path)", fileCreate},
		{"static FileStream Create(string path, int bufferSize)", fileCreate},
		{"static FileStream Create(string path, int bufferSize, FileOptions options)", fileCreate},
		{"static void Delete(string path)", fileDelete},
		{"static bool Exists(string path)", fileExists},
		{"static FileStream Open(string path, FileStreamOptions options)", fileOpen},
		{"static FileStream Open(string path, FileMode mode)", fileOpen},
		{"static FileStream Open(string path, FileMode mode, FileAccess access)", fileOpen},
		{"static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share)", fileOpen},
		{"static void SetCreationTime(string path, DateTime creationTime)", fileSetCreationTime},
		{"static void SetCreationTime(Microsoft.Win32.SafeHandles.SafeFileHandle fileHandle, DateTime creationTime)", fileSetCreationTime},
		{"static void SetCreationTimeUtc(string path, DateTime creationTimeUtc)", fileSetCreationTimeUtc},
		{"static void SetCreationTimeUtc(Microsoft.Win32.SafeHandles.SafeFileHandle fileHandle, DateTime creationTimeUtc)", fileSetCreationTimeUtc},
		{"static DateTime GetCreationTime(string path)", fileGetCreationTime},
		{"static DateTime GetCreationTime(Microsoft.Win32.SafeHandles.SafeFileHandle fileHandle)", fileGetCreationTime},
		{"static DateTime GetCreationTimeUtc(string path)", fileGetCreationTimeUtc},
		{"static DateTime GetCreationTimeUtc(Microsoft.Win32.SafeHandles.SafeFileHandle fileHandle)", fileGetCreationTimeUtc},
		{"static void SetLastAccessTime(string path, DateTime lastAccessTime)", fileSetLastAccessTime},
		{"static void SetLastAccessTime(Microsoft.Win32.SafeHandles.SafeFileHandle fileHandle, DateTime lastAccessTime)", fileSetLastAccessTime},
		{"static void SetLastAccessTimeUtc(string path, DateTime lastAccessTimeUtc)", fileSetLastAccessTimeUtc},
		{"static void SetLastAccessTimeUtc(Microsoft.Win32.SafeHandles.SafeFileHandle fileHandle, DateTime lastAccessTimeUtc)", fileSetLastAccessTimeUtc},
		{"static DateTime GetLastAccessTime(string path)", fileGetLastAccessTime},
		{"static DateTime GetLastAccessTime(Microsoft.Win32.SafeHandles.SafeFileHandle fileHandle)", fileGetLastAccessTime},
		{"static DateTime GetLastAccessTimeUtc(string path)", fileGetLastAccessTimeUtc},
		{"static DateTime GetLastAccessTimeUtc(Microsoft.Win32.SafeHandles.SafeFileHandle fileHandle)", fileGetLastAccessTimeUtc},
		{"static void SetLastWriteTime(string path, DateTime lastWriteTime)", fileSetLastWriteTime},
		{"static void SetLastWriteTime(Microsoft.Win32.SafeHandles.SafeFileHandle fileHandle, DateTime lastWriteTime)", fileSetLastWriteTime},
		{"static void SetLastWriteTimeUtc(string path, DateTime lastWriteTimeUtc)", fileSetLastWriteTimeUtc},
		{"static void SetLastWriteTimeUtc(Microsoft.Win32.SafeHandles.SafeFileHandle fileHandle, DateTime lastWriteTimeUtc)", fileSetLastWriteTimeUtc},
		{"static DateTime GetLastWriteTime(string path)", fileGetLastWriteTime},
		{"static DateTime GetLastWriteTime(Microsoft.Win32.SafeHandles.SafeFileHandle fileHandle)", fileGetLastWriteTime},
		{"static DateTime GetLastWriteTimeUtc(string path)", fileGetLastWriteTimeUtc},
		{"static DateTime GetLastWriteTimeUtc(Microsoft.Win32.SafeHandles.SafeFileHandle fileHandle)", fileGetLastWriteTimeUtc},
		{"static FileAttributes GetAttributes(string path)", fileGetAttributes},
		{"static FileAttributes GetAttributes(Microsoft.Win32.SafeHandles.SafeFileHandle fileHandle)", fileGetAttributes},
		{"static void SetAttributes(string path, FileAttributes fileAttributes)", fileSetAttributes},
		{"static void SetAttributes(Microsoft.Win32.SafeHandles.SafeFileHandle fileHandle, FileAttributes fileAttributes)", fileSetAttributes},
		{"static UnixFileMode GetUnixFileMode(string path)", fileGetUnixFileMode},
		{"static UnixFileMode GetUnixFileMode(Microsoft.Win32.SafeHandles.SafeFileHandle fileHandle)", fileGetUnixFileMode},
		{"static void SetUnixFileMode(string path, UnixFileMode mode)", fileSetUnixFileMode},
		{"static void SetUnixFileMode(Microsoft.Win32.SafeHandles.SafeFileHandle fileHandle, UnixFileMode mode)", fileSetUnixFileMode},
		{"static FileStream OpenRead(string path)", fileOpenRead},
		{"static FileStream OpenWrite(string path)", fileOpenWrite},
		{"static string ReadAllText(string path)", fileReadAllText},
		{"static string ReadAllText(string path, Encoding encoding)", fileReadAllText},
		{"static void WriteAllText(string path, string contents)", fileWriteAllText},
		{"static void WriteAllText(string path, string contents, Encoding encoding)", fileWriteAllText},
		{"static byte[] ReadAllBytes(string path)", fileReadAllBytes},
		{"static void WriteAllBytes(string path, byte[] bytes)", fileWriteAllBytes},
		{"static void AppendAllBytes(string path, byte[] bytes)", fileAppendAllBytes},
		{"static string[] ReadAllLines(string path)", fileReadAllLines},
		{"static string[] ReadAllLines(string path, Encoding encoding)", fileReadAllLines},
		{"static IEnumerable[string] ReadLines(string path)", fileReadLines},
		{"static IEnumerable[string] ReadLines(string path, Encoding encoding)", fileReadLines},
		{"static void WriteAllLines(string path, string[] contents)", fileWriteAllLines},
		{"static void WriteAllLines(string path, IEnumerable[string] contents)", fileWriteAllLines},
		{"static void WriteAllLines(string path, string[] contents, Encoding encoding)", fileWriteAllLines},
		{"static void WriteAllLines(string path, IEnumerable[string] contents, Encoding encoding)", fileWriteAllLines},
		{"static void AppendAllText(string path, string contents)", fileAppendAllText},
		{"static void AppendAllText(string path, string contents, Encoding encoding)", fileAppendAllText},
		{"static void AppendAllLines(string path, IEnumerable[string] contents)", fileAppendAllLines},
		{"static void AppendAllLines(string path, IEnumerable[string] contents, Encoding encoding)", fileAppendAllLines},
		{"static void Replace(string sourceFileName, string destinationFileName, string destinationBackupFileName)", fileReplace},
		{"static void Replace(string sourceFileName, string destinationFileName, string destinationBackupFileName, bool ignoreMetadataErrors)", fileReplace},
		{"static void Move(string sourceFileName, string destFileName)", fileMove},
		{"static void Move(string sourceFileName, string destFileName, bool overwrite)", fileMove},
		{"static FileSystemInfo CreateSymbolicLink(string path, string pathToTarget)", fileCreateSymbolicLink},
		{"static FileSystemInfo ResolveLinkTarget(string linkPath, bool returnFinalTarget)", fileResolveLinkTarget},
	}}
}

// pathArg resolves a path argument.
func (c *Call) pathArg(i int, param string) (string, error) {
	if c.isNull(i) {
		return "", neterr.ArgumentNull(param)
	}
	p := c.Str(i)
	if p == "" {
		return "", errEmptyPath(param)
	}
	if strings.ContainsRune(p, 0) {
		return "", neterr.Argument(param, "Null character in path.")
	}
	return fullPath(c.RT, p), nil
}

// encodingArg returns the encoding in argument i, UTF-8 when there is none.
func encodingArg(c *Call, i int) *textenc.Encoding {
	if i < c.N() {
		if e, ok := ref[*textenc.Encoding](c, i); ok {
			return e
		}
	}
	return textenc.UTF8()
}

func fileExists(c *Call) (value.Value, error) {
	if c.Str(0) == "" {
		return value.False, nil
	}
	return vbool(isFile(fullPath(c.RT, c.Str(0))))
}

func (c *Call) readFile(i int) ([]byte, string, error) {
	p, err := c.pathArg(i, "path")
	if err != nil {
		return nil, "", err
	}
	b, err := fileio.ReadFile(c.RT.Context(), p)
	return b, p, FileError(err, p)
}

func fileReadAllBytes(c *Call) (value.Value, error) {
	b, _, err := c.readFile(0)
	if err != nil {
		return value.Null, err
	}
	return vbytes(b)
}

// decodeFile reads text as File does: a byte order mark decides, else the encoding given or UTF-8.
func decodeFile(c *Call, b []byte, i int) string { return encodingArg(c, i).DecodeFile(b) }

func fileReadAllText(c *Call) (value.Value, error) {
	b, _, err := c.readFile(0)
	if err != nil {
		return value.Null, err
	}
	return vstring(decodeFile(c, b, 1))
}

// splitLines cuts text at line ends as StreamReader.ReadLine does.
func splitLines(s string) []string {
	var out []string
	for s != "" {
		i := strings.IndexAny(s, "\r\n")
		if i < 0 {
			return append(out, s)
		}
		out = append(out, s[:i])
		if s[i] == '\r' && i+1 < len(s) && s[i+1] == '\n' {
			i++
		}
		s = s[i+1:]
	}
	return out
}

func fileReadAllLines(c *Call) (value.Value, error) {
	b, _, err := c.readFile(0)
	if err != nil {
		return value.Null, err
	}
	return vstrings(splitLines(decodeFile(c, b, 1)))
}

func fileReadLines(c *Call) (value.Value, error) { return fileReadAllLines(c) }

// writeFile writes or appends text; a new file begins with the encoding's preamble.
func writeFile(c *Call, text string, enc *textenc.Encoding, appending bool) error {
	p, err := c.pathArg(0, "path")
	if err != nil {
		return err
	}
	flags := os.O_WRONLY | os.O_CREATE | os.O_TRUNC
	if appending {
		flags = os.O_WRONLY | os.O_CREATE | os.O_APPEND
	}
	f, err := fileio.OpenFile(c.RT.Context(), p, flags, 0o666)
	if err != nil {
		return FileError(err, p)
	}
	var b []byte
	if fi, err := f.Stat(); err == nil && fi.Size() == 0 {
		b = append(b, enc.Preamble()...)
	}
	_, err = f.Write(enc.Append(b, text))
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return FileError(err, p)
}

func fileWriteAllText(c *Call) (value.Value, error) {
	return void(writeFile(c, c.Str(1), encodingArg(c, 2), false))
}
func fileAppendAllText(c *Call) (value.Value, error) {
	return void(writeFile(c, c.Str(1), encodingArg(c, 2), true))
}

func linesArg(c *Call) (string, error) {
	if c.isNull(1) {
		return "", neterr.ArgumentNull("contents")
	}
	items, err := c.list(1)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, v := range items {
		b.WriteString(netText(c, v))
		b.WriteByte('\n')
	}
	return b.String(), nil
}

func fileWriteAllLines(c *Call) (value.Value, error) {
	text, err := linesArg(c)
	if err != nil {
		return value.Null, err
	}
	return void(writeFile(c, text, encodingArg(c, 2), false))
}

func fileAppendAllLines(c *Call) (value.Value, error) {
	text, err := linesArg(c)
	if err != nil {
		return value.Null, err
	}
	return void(writeFile(c, text, encodingArg(c, 2), true))
}

func fileWriteAllBytes(c *Call) (value.Value, error) {
	p, err := c.pathArg(0, "path")
	if err != nil {
		return value.Null, err
	}
	if c.isNull(1) {
		return value.Null, neterr.ArgumentNull("bytes")
	}
	return void(FileError(os.WriteFile(p, bytesOf(c.Args[1]), 0o666), p))
}

func fileAppendAllBytes(c *Call) (value.Value, error) {
	p, err := c.pathArg(0, "path")
	if err != nil {
		return value.Null, err
	}
	f, err := os.OpenFile(p, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o666)
	if err != nil {
		return value.Null, FileError(err, p)
	}
	defer f.Close()
	_, err = f.Write(bytesOf(c.Args[1]))
	return void(FileError(err, p))
}

func fileDelete(c *Call) (value.Value, error) {
	p, err := c.pathArg(0, "path")
	if err != nil {
		return value.Null, err
	}
	return void(deleteFile(p))
}

// deleteFile removes a file; one that is not there is no error unless its directory is missing.
func deleteFile(p string) error {
	if isDirectory(p) {
		return errs.NewException("System.UnauthorizedAccessException", "Access to the path '"+p+"' is denied.")
	}
	err := os.Remove(p)
	if os.IsNotExist(err) && isDirectory(filepath.Dir(p)) {
		return nil
	}
	return FileError(err, p)
}

// twoPaths resolves a source and a destination.
func twoPaths(c *Call, from, to string) (src, dst string, err error) {
	if src, err = c.pathArg(0, from); err != nil {
		return "", "", err
	}
	dst, err = c.pathArg(1, to)
	return src, dst, err
}

// copyFile copies content and mode.
func copyFile(src, dst string, overwrite bool) error {
	in, err := os.Open(src)
	if err != nil {
		return FileError(err, src)
	}
	defer in.Close()
	fi, err := in.Stat()
	if err != nil || fi.IsDir() {
		return errs.NewException("System.UnauthorizedAccessException", "Access to the path '"+src+"' is denied.")
	}
	flags := os.O_WRONLY | os.O_CREATE | os.O_TRUNC
	if !overwrite {
		flags |= os.O_EXCL
	}
	out, err := os.OpenFile(dst, flags, fi.Mode().Perm())
	if err != nil {
		return FileError(err, dst)
	}
	_, err = io.Copy(out, in)
	if cerr := out.Close(); err == nil {
		err = cerr
	}
	return FileError(err, dst)
}

func fileCopy(c *Call) (value.Value, error) {
	src, dst, err := twoPaths(c, "sourceFileName", "destFileName")
	if err != nil {
		return value.Null, err
	}
	return void(copyFile(src, dst, c.N() == 3 && c.Bool(2)))
}

func moveFile(src, dst string, overwrite bool) error {
	if !isFile(src) {
		return errs.NewException("System.IO.FileNotFoundException", "Could not find file '"+src+"'.").With("FileName", value.String(src))
	}
	if _, err := os.Lstat(dst); err == nil && !overwrite && src != dst {
		return errs.NewException("System.IO.IOException", "The file '"+dst+"' already exists.")
	}
	if err := os.Rename(src, dst); err != nil {
		if !isDirectory(filepath.Dir(dst)) {
			return FileError(err, dst)
		}
		// Another file system: copy, then remove.
		if err := copyFile(src, dst, true); err != nil {
			return err
		}
		return FileError(os.Remove(src), src)
	}
	return nil
}

func fileMove(c *Call) (value.Value, error) {
	src, dst, err := twoPaths(c, "sourceFileName", "destFileName")
	if err != nil {
		return value.Null, err
	}
	return void(moveFile(src, dst, c.N() == 3 && c.Bool(2)))
}

func replaceFile(c *Call, src, dst string, backup value.Value) error {
	if !isFile(src) {
		return FileError(os.ErrNotExist, src)
	}
	if !isFile(dst) {
		return FileError(os.ErrNotExist, dst)
	}
	if s, ok := backup.Base().AsString(); ok && s != "" {
		if err := copyFile(dst, fullPath(c.RT, s), true); err != nil {
			return err
		}
	}
	return FileError(os.Rename(src, dst), dst)
}

func fileReplace(c *Call) (value.Value, error) {
	src, dst, err := twoPaths(c, "sourceFileName", "destinationFileName")
	if err != nil {
		return value.Null, err
	}
	return void(replaceFile(c, src, dst, c.Args[2]))
}

// missingTime is what .NET says of the times of a file that is not there.
var missingTime = time.Date(1601, 1, 1, 0, 0, 0, 0, time.UTC)

// fileTime returns one of the three times of a path.
func fileTime(c *Call, which fileTimeKind, utc bool) (value.Value, error) {
	p, err := c.pathArg(0, "path")
	if err != nil {
		return value.Null, err
	}
	return timeValue(c, timeOf(p, which), utc), nil
}

// timeValue is a time as a DateTime of the session, local unless utc.
func timeValue(c *Call, t time.Time, utc bool) value.Value {
	d := datetime.FromTime(t.UTC(), datetime.Utc)
	if !utc {
		d = d.ToLocal(location(c.RT))
	}
	return dateValue(d)
}

type fileTimeKind int

const (
	timeWritten fileTimeKind = iota
	timeAccessed
	timeCreated
)

func timeOf(p string, which fileTimeKind) time.Time {
	fi, err := os.Stat(p)
	if err != nil {
		return missingTime
	}
	return timeIn(fi, which)
}

// setTime sets the modification or access time; creation times cannot be set on Unix and take the modification time's place.
func setTime(p string, which fileTimeKind, t time.Time) error {
	fi, err := os.Stat(p)
	if err != nil {
		return FileError(err, p)
	}
	access, written := timeIn(fi, timeAccessed), fi.ModTime()
	switch which {
	case timeAccessed:
		access = t
	default:
		written = t
	}
	return FileError(os.Chtimes(p, access, written), p)
}

// timeArg is a DateTime argument as an instant.
func timeArg(c *Call, i int, utc bool) time.Time {
	d := c.date(i)
	if d.Kind() == datetime.Unspecified {
		if utc {
			d = d.SpecifyKind(datetime.Utc)
		} else {
			d = d.SpecifyKind(datetime.Local)
		}
	}
	return d.Time(location(c.RT))
}

func setFileTime(c *Call, which fileTimeKind, utc bool) (value.Value, error) {
	p, err := c.pathArg(0, "path")
	if err != nil {
		return value.Null, err
	}
	return void(setTime(p, which, timeArg(c, 1, utc)))
}

func fileGetCreationTime(c *Call) (value.Value, error)      { return fileTime(c, timeCreated, false) }
func fileGetCreationTimeUtc(c *Call) (value.Value, error)   { return fileTime(c, timeCreated, true) }
func fileGetLastAccessTime(c *Call) (value.Value, error)    { return fileTime(c, timeAccessed, false) }
func fileGetLastAccessTimeUtc(c *Call) (value.Value, error) { return fileTime(c, timeAccessed, true) }
func fileGetLastWriteTime(c *Call) (value.Value, error)     { return fileTime(c, timeWritten, false) }
func fileGetLastWriteTimeUtc(c *Call) (value.Value, error)  { return fileTime(c, timeWritten, true) }
func fileSetCreationTime(c *Call) (value.Value, error)      { return setFileTime(c, timeCreated, false) }
func fileSetCreationTimeUtc(c *Call) (value.Value, error)   { return setFileTime(c, timeCreated, true) }
func fileSetLastAccessTime(c *Call) (value.Value, error)    { return setFileTime(c, timeAccessed, false) }
func fileSetLastAccessTimeUtc(c *Call) (value.Value, error) {
	return setFileTime(c, timeAccessed, true)
}
func fileSetLastWriteTime(c *Call) (value.Value, error)    { return setFileTime(c, timeWritten, false) }
func fileSetLastWriteTimeUtc(c *Call) (value.Value, error) { return setFileTime(c, timeWritten, true) }

func fileGetAttributes(c *Call) (value.Value, error) {
	p, err := c.pathArg(0, "path")
	if err != nil {
		return value.Null, err
	}
	fi, err := os.Lstat(p)
	if err != nil {
		return value.Null, FileError(err, p)
	}
	return typeFileAttributes.enum(attributesOf(p, fi)), nil
}

func fileSetAttributes(c *Call) (value.Value, error) {
	p, err := c.pathArg(0, "path")
	if err != nil {
		return value.Null, err
	}
	return void(setAttributes(p, c.Int(1)))
}

func fileGetUnixFileMode(c *Call) (value.Value, error) {
	p, err := c.pathArg(0, "path")
	if err != nil {
		return value.Null, err
	}
	fi, err := os.Stat(p)
	if err != nil {
		return value.Null, FileError(err, p)
	}
	return typeUnixFileMode.enum(unixMode(fi)), nil
}

func fileSetUnixFileMode(c *Call) (value.Value, error) {
	p, err := c.pathArg(0, "path")
	if err != nil {
		return value.Null, err
	}
	return void(FileError(os.Chmod(p, goMode(c.Int(1))), p))
}

func fileCreateSymbolicLink(c *Call) (value.Value, error) {
	p, err := c.pathArg(0, "path")
	if err != nil {
		return value.Null, err
	}
	if err := os.Symlink(c.Str(1), p); err != nil {
		return value.Null, FileError(err, p)
	}
	return vobject(NewFileInfo(p))
}

func fileResolveLinkTarget(c *Call) (value.Value, error) {
	p, err := c.pathArg(0, "linkPath")
	if err != nil {
		return value.Null, err
	}
	return resolveLink(p, c.Bool(1))
}

// resolveLink returns what a link leads to: the next step, or the end of the chain.
func resolveLink(p string, final bool) (value.Value, error) {
	target, err := os.Readlink(p)
	if err != nil {
		if _, serr := os.Lstat(p); serr != nil {
			return value.Null, FileError(serr, p)
		}
		return value.Null, nil
	}
	target = fullPathFrom(filepath.Dir(p), target)
	for hops := 0; final && hops < 40; hops++ {
		next, err := os.Readlink(target)
		if err != nil {
			break
		}
		target = fullPathFrom(filepath.Dir(target), next)
	}
	if isDirectory(target) {
		return vobject(NewDirectoryInfo(target))
	}
	return vobject(NewFileInfo(target))
}
