package types

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"goposh/runtime/value"
)

var (
	typeFileInfo       = lazyType{name: "System.IO.FileInfo"}
	typeDirectoryInfo  = lazyType{name: "System.IO.DirectoryInfo"}
	typeFileAttributes = lazyType{name: "System.IO.FileAttributes"}
	typeUnixFileMode   = lazyType{name: "System.IO.UnixFileMode"}
)

// FileInfo is a System.IO.FileInfo or DirectoryInfo. What it tells is read once and kept until Refresh.
type FileInfo struct {
	value.Bag
	// Path is the full path; Original is the path as it was given, which ToString shows.
	Path, Original string
	// Dir tells a DirectoryInfo.
	Dir  bool
	stat fs.FileInfo
	link fs.FileInfo
	read bool
}

// NewFileInfo returns the FileInfo of a full path.
func NewFileInfo(path string) *FileInfo { return &FileInfo{Path: path, Original: path} }

// NewDirectoryInfo returns the DirectoryInfo of a full path.
func NewDirectoryInfo(path string) *FileInfo {
	if len(path) > 1 {
		path = strings.TrimSuffix(path, "/")
	}
	return &FileInfo{Path: path, Original: path, Dir: true}
}

// Type implements value.Object.
func (f *FileInfo) Type() *value.Type {
	if f.Dir {
		return typeDirectoryInfo.get()
	}
	return typeFileInfo.get()
}

// String is the path as it was given.
func (f *FileInfo) String() string { return f.Original }

// Name is the last part of the path.
func (f *FileInfo) Name() string {
	if f.Path == "/" {
		return "/"
	}
	return baseName(f.Path)
}

// load reads what the file system says, once.
func (f *FileInfo) load() {
	if f.read {
		return
	}
	f.read = true
	f.link, f.stat = nil, nil
	if fi, err := os.Lstat(f.Path); err == nil {
		f.link, f.stat = fi, fi
		if fi.Mode()&fs.ModeSymlink != 0 {
			if target, err := os.Stat(f.Path); err == nil {
				f.stat = target
			}
		}
	}
}

// Stat returns what the file system says of the file, links followed; nil when there is none.
func (f *FileInfo) Stat() fs.FileInfo {
	f.load()
	return f.stat
}

// Exists tells whether there is such a file or directory.
func (f *FileInfo) Exists() bool {
	f.load()
	return f.stat != nil && f.stat.IsDir() == f.Dir
}

// The bits of FileAttributes that Unix files have.
const (
	attrReadOnly  = 1
	attrHidden    = 2
	attrDirectory = 16
	attrNormal    = 128
	attrReparse   = 1024
)

// attributesOf derives FileAttributes from the mode and the name.
func attributesOf(p string, fi fs.FileInfo) int {
	n := 0
	if fi.Mode()&fs.ModeSymlink != 0 {
		n |= attrReparse
		if target, err := os.Stat(p); err == nil && target.IsDir() {
			n |= attrDirectory
		}
	}
	if fi.IsDir() {
		n |= attrDirectory
	}
	if fi.Mode()&fs.ModeSymlink == 0 && readOnlyFile(fi) {
		n |= attrReadOnly
	}
	if strings.HasPrefix(baseName(p), ".") {
		n |= attrHidden
	}
	if n == 0 {
		return attrNormal
	}
	return n
}

func readOnlyFile(fi fs.FileInfo) bool { return fi.Mode().Perm()&0o222 == 0 }

// setAttributes applies what Unix can: the read-only bit.
func setAttributes(p string, attrs int) error {
	fi, err := os.Stat(p)
	if err != nil {
		return FileError(err, p)
	}
	mode := fi.Mode().Perm()
	if attrs&attrReadOnly != 0 {
		mode &^= 0o222
	} else if readOnlyFile(fi) {
		mode |= 0o200
	}
	if mode == fi.Mode().Perm() {
		return nil
	}
	return FileError(os.Chmod(p, mode), p)
}

// unixMode is UnixFileMode: permission bits with set-id and sticky ones.
func unixMode(fi fs.FileInfo) int {
	m := fi.Mode()
	n := int(m.Perm())
	if m&fs.ModeSetuid != 0 {
		n |= 0o4000
	}
	if m&fs.ModeSetgid != 0 {
		n |= 0o2000
	}
	if m&fs.ModeSticky != 0 {
		n |= 0o1000
	}
	return n
}

func goMode(n int) fs.FileMode {
	m := fs.FileMode(n & 0o777)
	if n&0o4000 != 0 {
		m |= fs.ModeSetuid
	}
	if n&0o2000 != 0 {
		m |= fs.ModeSetgid
	}
	if n&0o1000 != 0 {
		m |= fs.ModeSticky
	}
	return m
}

// fileSystemInfoClass declares System.IO.FileSystemInfo.
func fileSystemInfoClass() *Class {
	return &Class{Members: []M{
		{"string FullName {get}", fsiFullName},
		{"string Extension {get}", fsiExtension},
		{"string Name {get}", fsiName},
		{"bool Exists {get}", fsiExists},
		{"DateTime CreationTime {get;set}", fsiCreationTime},
		{"DateTime CreationTimeUtc {get;set}", fsiCreationTimeUtc},
		{"DateTime LastAccessTime {get;set}", fsiLastAccessTime},
		{"DateTime LastAccessTimeUtc {get;set}", fsiLastAccessTimeUtc},
		{"DateTime LastWriteTime {get;set}", fsiLastWriteTime},
		{"DateTime LastWriteTimeUtc {get;set}", fsiLastWriteTimeUtc},
		{"string LinkTarget {get}", fsiLinkTarget},
		{"UnixFileMode UnixFileMode {get;set}", fsiUnixFileMode},
		{"FileAttributes Attributes {get;set}", fsiAttributes},
		{"void Delete()", fsiDelete},
		{"void CreateAsSymbolicLink(string pathToTarget)", fsiCreateAsSymbolicLink},
		{"FileSystemInfo ResolveLinkTarget(bool returnFinalTarget)", fsiResolveLinkTarget},
		{"string ToString()", fsiToString},
		{"void Refresh()", fsiRefresh},
	}}
}

func fsiThis(c *Call) *FileInfo { return this[*FileInfo](c) }

func fsiFullName(c *Call) (value.Value, error)  { return vstring(fsiThis(c).Path) }
func fsiExtension(c *Call) (value.Value, error) { return vstring(extension(fsiThis(c).Path)) }
func fsiName(c *Call) (value.Value, error)      { return vstring(fsiThis(c).Name()) }
func fsiExists(c *Call) (value.Value, error)    { return vbool(fsiThis(c).Exists()) }

func fsiTime(c *Call, which fileTimeKind, utc bool) (value.Value, error) {
	f := fsiThis(c)
	if c.N() == 1 {
		err := setTime(f.Path, which, timeArg(c, 0, utc))
		f.read = false
		return value.Void, err
	}
	f.load()
	if f.link == nil {
		return timeValue(c, missingTime, utc), nil
	}
	return timeValue(c, timeIn(f.link, which), utc), nil
}

func fsiCreationTime(c *Call) (value.Value, error)      { return fsiTime(c, timeCreated, false) }
func fsiCreationTimeUtc(c *Call) (value.Value, error)   { return fsiTime(c, timeCreated, true) }
func fsiLastAccessTime(c *Call) (value.Value, error)    { return fsiTime(c, timeAccessed, false) }
func fsiLastAccessTimeUtc(c *Call) (value.Value, error) { return fsiTime(c, timeAccessed, true) }
func fsiLastWriteTime(c *Call) (value.Value, error)     { return fsiTime(c, timeWritten, false) }
func fsiLastWriteTimeUtc(c *Call) (value.Value, error)  { return fsiTime(c, timeWritten, true) }

func fsiLinkTarget(c *Call) (value.Value, error) {
	target, err := os.Readlink(fsiThis(c).Path)
	if err != nil {
		return value.Null, nil
	}
	return vstring(target)
}

func fsiUnixFileMode(c *Call) (value.Value, error) {
	f := fsiThis(c)
	if c.N() == 1 {
		err := os.Chmod(f.Path, goMode(c.Int(0)))
		f.read = false
		return value.Void, FileError(err, f.Path)
	}
	f.load()
	if f.link == nil {
		return typeUnixFileMode.enum(-1), nil
	}
	return typeUnixFileMode.enum(unixMode(f.link)), nil
}

func fsiAttributes(c *Call) (value.Value, error) {
	f := fsiThis(c)
	if c.N() == 1 {
		err := setAttributes(f.Path, c.Int(0))
		f.read = false
		return value.Void, err
	}
	f.load()
	if f.link == nil {
		return typeFileAttributes.enum(-1), nil
	}
	return typeFileAttributes.enum(attributesOf(f.Path, f.link)), nil
}

func fsiDelete(c *Call) (value.Value, error) {
	f := fsiThis(c)
	f.read = false
	if f.Dir {
		return void(deleteDirectory(f.Path, c.N() == 1 && c.Bool(0)))
	}
	return void(deleteFile(f.Path))
}

func fsiCreateAsSymbolicLink(c *Call) (value.Value, error) {
	f := fsiThis(c)
	f.read = false
	return void(FileError(os.Symlink(c.Str(0), f.Path), f.Path))
}

func fsiResolveLinkTarget(c *Call) (value.Value, error) {
	return resolveLink(fsiThis(c).Path, c.Bool(0))
}

func fsiToString(c *Call) (value.Value, error) { return vstring(fsiThis(c).Original) }

func fsiRefresh(c *Call) (value.Value, error) {
	fsiThis(c).read = false
	return value.Void, nil
}

// fileInfoClass declares System.IO.FileInfo.
func fileInfoClass() *Class {
	return &Class{Members: []M{
		{"new(string fileName)", fiNew},
		{"string Name {get}", fsiName},
		{"long Length {get}", fiLength},
		{"string DirectoryName {get}", fiDirectoryName},
		{"DirectoryInfo Directory {get}", fiDirectory},
		{"bool IsReadOnly {get;set}", fiIsReadOnly},
		{"bool Exists {get}", fsiExists},
		{"FileStream Open(FileStreamOptions options)", fiOpen},
		{"FileStream Open(FileMode mode)", fiOpen},
		{"FileStream Open(FileMode mode, FileAccess access)", fiOpen},
		{"FileStream Open(FileMode mode, FileAccess access, FileShare share)", fiOpen},
		{"StreamReader OpenText()", fiOpenText},
		{"StreamWriter CreateText()", fiCreateText},
		{"StreamWriter AppendText()", fiAppendText},
		{"FileInfo CopyTo(string destFileName)", fiCopyTo},
		{"FileInfo CopyTo(string destFileName, bool overwrite)", fiCopyTo},
		{"FileStream Create()", fiCreate},
		{"void Delete()", fsiDelete},
		{"FileStream OpenRead()", fiOpenRead},
		{"FileStream OpenWrite()", fiOpenWrite},
		{"void MoveTo(string destFileName)", fiMoveTo},
		{"void MoveTo(string destFileName, bool overwrite)", fiMoveTo},
		{"FileInfo Replace(string destinationFileName, string destinationBackupFileName)", fiReplace},
		{"FileInfo Replace(string destinationFileName, string destinationBackupFileName, bool ignoreMetadataErrors)", fiReplace},
	}}
}

func fiNew(c *Call) (value.Value, error) {
	p, err := c.pathArg(0, "fileName")
	if err != nil {
		if c.Str(0) == "" && !c.isNull(0) {
			return value.Null, errEmptyPath("path")
		}
		return value.Null, err
	}
	return vobject(&FileInfo{Path: p, Original: c.Str(0)})
}

func fiLength(c *Call) (value.Value, error) {
	f := fsiThis(c)
	if !f.Exists() {
		return value.Null, FileError(os.ErrNotExist, f.Path)
	}
	return vlong(f.stat.Size())
}

func fiDirectoryName(c *Call) (value.Value, error) { return vstring(filepath.Dir(fsiThis(c).Path)) }
func fiDirectory(c *Call) (value.Value, error) {
	return vobject(NewDirectoryInfo(filepath.Dir(fsiThis(c).Path)))
}

func fiIsReadOnly(c *Call) (value.Value, error) {
	f := fsiThis(c)
	if c.N() == 1 {
		attrs := 0
		if c.Bool(0) {
			attrs = attrReadOnly
		}
		f.read = false
		return void(setAttributes(f.Path, attrs))
	}
	f.load()
	return vbool(f.stat != nil && readOnlyFile(f.stat))
}

func fiCopyTo(c *Call) (value.Value, error) {
	dst, err := c.pathArg(0, "destFileName")
	if err == nil {
		err = copyFile(fsiThis(c).Path, dst, c.N() == 2 && c.Bool(1))
	}
	if err != nil {
		return value.Null, err
	}
	return vobject(NewFileInfo(dst))
}

func fiMoveTo(c *Call) (value.Value, error) {
	f := fsiThis(c)
	dst, err := c.pathArg(0, "destFileName")
	if err == nil {
		err = moveFile(f.Path, dst, c.N() == 2 && c.Bool(1))
	}
	if err == nil {
		f.Path, f.Original, f.read = dst, c.Str(0), false
	}
	return value.Void, err
}

func fiReplace(c *Call) (value.Value, error) {
	dst, err := c.pathArg(0, "destinationFileName")
	if err == nil {
		err = replaceFile(c, fsiThis(c).Path, dst, c.Args[1])
	}
	if err != nil {
		return value.Null, err
	}
	return vobject(NewFileInfo(dst))
}

// onFile calls a member of File on the path of this FileInfo.
func onFile(f Func) Func {
	return func(c *Call) (value.Value, error) {
		fsiThis(c).read = false
		args := append([]value.Value{value.String(fsiThis(c).Path)}, c.Args...)
		return f(&Call{RT: c.RT, Type: c.Type, Args: args})
	}
}

func fiOpen(c *Call) (value.Value, error)       { return onFile(fileOpen)(c) }
func fiOpenText(c *Call) (value.Value, error)   { return onFile(fileOpenText)(c) }
func fiCreateText(c *Call) (value.Value, error) { return onFile(fileCreateText)(c) }
func fiAppendText(c *Call) (value.Value, error) { return onFile(fileAppendText)(c) }
func fiCreate(c *Call) (value.Value, error)     { return onFile(fileCreate)(c) }
func fiOpenRead(c *Call) (value.Value, error)   { return onFile(fileOpenRead)(c) }
func fiOpenWrite(c *Call) (value.Value, error)  { return onFile(fileOpenWrite)(c) }

// directoryInfoClass declares System.IO.DirectoryInfo.
func directoryInfoClass() *Class {
	return &Class{Members: []M{
		{"new(string path)", diNew},
		{"string Name {get}", fsiName},
		{"DirectoryInfo Parent {get}", diParent},
		{"DirectoryInfo Root {get}", diRoot},
		{"bool Exists {get}", fsiExists},
		{"DirectoryInfo CreateSubdirectory(string path)", diCreateSubdirectory},
		{"void Create()", diCreate},
		{"FileInfo[] GetFiles()", diGetFiles},
		{"FileInfo[] GetFiles(string searchPattern)", diGetFiles},
		{"FileInfo[] GetFiles(string searchPattern, SearchOption searchOption)", diGetFiles},
		{"FileInfo[] GetFiles(string searchPattern, EnumerationOptions enumerationOptions)", diGetFiles},
		{"FileSystemInfo[] GetFileSystemInfos()", diGetFileSystemInfos},
		{"FileSystemInfo[] GetFileSystemInfos(string searchPattern)", diGetFileSystemInfos},
		{"FileSystemInfo[] GetFileSystemInfos(string searchPattern, SearchOption searchOption)", diGetFileSystemInfos},
		{"FileSystemInfo[] GetFileSystemInfos(string searchPattern, EnumerationOptions enumerationOptions)", diGetFileSystemInfos},
		{"DirectoryInfo[] GetDirectories()", diGetDirectories},
		{"DirectoryInfo[] GetDirectories(string searchPattern)", diGetDirectories},
		{"DirectoryInfo[] GetDirectories(string searchPattern, SearchOption searchOption)", diGetDirectories},
		{"DirectoryInfo[] GetDirectories(string searchPattern, EnumerationOptions enumerationOptions)", diGetDirectories},
		{"IEnumerable[DirectoryInfo] EnumerateDirectories()", diEnumerateDirectories},
		{"IEnumerable[DirectoryInfo] EnumerateDirectories(string searchPattern)", diEnumerateDirectories},
		{"IEnumerable[DirectoryInfo] EnumerateDirectories(string searchPattern, SearchOption searchOption)", diEnumerateDirectories},
		{"IEnumerable[DirectoryInfo] EnumerateDirectories(string searchPattern, EnumerationOptions enumerationOptions)", diEnumerateDirectories},
		{"IEnumerable[FileInfo] EnumerateFiles()", diEnumerateFiles},
		{"IEnumerable[FileInfo] EnumerateFiles(string searchPattern)", diEnumerateFiles},
		{"IEnumerable[FileInfo] EnumerateFiles(string searchPattern, SearchOption searchOption)", diEnumerateFiles},
		{"IEnumerable[FileInfo] EnumerateFiles(string searchPattern, EnumerationOptions enumerationOptions)", diEnumerateFiles},
		{"IEnumerable[FileSystemInfo] EnumerateFileSystemInfos()", diEnumerateFileSystemInfos},
		{"IEnumerable[FileSystemInfo] EnumerateFileSystemInfos(string searchPattern)", diEnumerateFileSystemInfos},
		{"IEnumerable[FileSystemInfo] EnumerateFileSystemInfos(string searchPattern, SearchOption searchOption)", diEnumerateFileSystemInfos},
		{"IEnumerable[FileSystemInfo] EnumerateFileSystemInfos(string searchPattern, EnumerationOptions enumerationOptions)", diEnumerateFileSystemInfos},
		{"void MoveTo(string destDirName)", diMoveTo},
		{"void Delete()", fsiDelete},
		{"void Delete(bool recursive)", fsiDelete},
	}}
}

func diNew(c *Call) (value.Value, error) {
	p, err := c.pathArg(0, "path")
	if err != nil {
		return value.Null, err
	}
	d := NewDirectoryInfo(p)
	d.Original = c.Str(0)
	return vobject(d)
}

func diParent(c *Call) (value.Value, error) {
	p := fsiThis(c).Path
	if p == "/" {
		return value.Null, nil
	}
	return vobject(NewDirectoryInfo(filepath.Dir(p)))
}

func diRoot(*Call) (value.Value, error) { return vobject(NewDirectoryInfo("/")) }

func diCreate(c *Call) (value.Value, error) {
	f := fsiThis(c)
	f.read = false
	return void(createDirectory(f.Path))
}

func diCreateSubdirectory(c *Call) (value.Value, error) {
	p := fullPathFrom(fsiThis(c).Path, c.Str(0))
	if err := createDirectory(p); err != nil {
		return value.Null, err
	}
	return vobject(NewDirectoryInfo(p))
}

func diMoveTo(c *Call) (value.Value, error) {
	f := fsiThis(c)
	dst, err := c.pathArg(0, "destDirName")
	if err == nil {
		err = moveDirectory(f.Path, dst)
	}
	if err == nil {
		f.Path, f.Original, f.read = strings.TrimSuffix(dst, "/"), c.Str(0), false
	}
	return value.Void, err
}

// diList lists entries as objects.
func diList(c *Call, files, dirs bool, elem *lazyType) (value.Value, error) {
	root := fsiThis(c).Path
	var out []value.Value
	err := listDirectory(c, root, 0, files, dirs, func(p string, dir bool) {
		if dir {
			out = append(out, value.Of(NewDirectoryInfo(p)))
		} else {
			out = append(out, value.Of(NewFileInfo(p)))
		}
	})
	return arrayOf(elem.get(), out), err
}

var typeFileSystemInfo = lazyType{name: "System.IO.FileSystemInfo"}

func diGetFiles(c *Call) (value.Value, error) { return diList(c, true, false, &typeFileInfo) }
func diGetDirectories(c *Call) (value.Value, error) {
	return diList(c, false, true, &typeDirectoryInfo)
}
func diGetFileSystemInfos(c *Call) (value.Value, error) {
	return diList(c, true, true, &typeFileSystemInfo)
}
func diEnumerateFiles(c *Call) (value.Value, error)       { return diGetFiles(c) }
func diEnumerateDirectories(c *Call) (value.Value, error) { return diGetDirectories(c) }
func diEnumerateFileSystemInfos(c *Call) (value.Value, error) {
	return diGetFileSystemInfos(c)
}
