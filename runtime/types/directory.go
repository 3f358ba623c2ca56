package types

import (
	"os"
	"path/filepath"
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// directoryClass declares System.IO.Directory.
func directoryClass() *Class {
	return &Class{Members: []M{
		{"static DirectoryInfo GetParent(string path)", dirGetParent},
		{"static DirectoryInfo CreateDirectory(string path)", dirCreateDirectory},
		{"static DirectoryInfo CreateDirectory(string path, UnixFileMode unixCreateMode)", dirCreateDirectory},
		{"static DirectoryInfo CreateTempSubdirectory(string prefix = null)", dirCreateTempSubdirectory},
		{"static bool Exists(string path)", dirExists},
		{"static void SetCreationTime(string path, DateTime creationTime)", fileSetCreationTime},
		{"static void SetCreationTimeUtc(string path, DateTime creationTimeUtc)", fileSetCreationTimeUtc},
		{"static DateTime GetCreationTime(string path)", fileGetCreationTime},
		{"static DateTime GetCreationTimeUtc(string path)", fileGetCreationTimeUtc},
		{"static void SetLastWriteTime(string path, DateTime lastWriteTime)", fileSetLastWriteTime},
		{"static void SetLastWriteTimeUtc(string path, DateTime lastWriteTimeUtc)", fileSetLastWriteTimeUtc},
		{"static DateTime GetLastWriteTime(string path)", fileGetLastWriteTime},
		{"static DateTime GetLastWriteTimeUtc(string path)", fileGetLastWriteTimeUtc},
		{"static void SetLastAccessTime(string path, DateTime lastAccessTime)", fileSetLastAccessTime},
		{"static void SetLastAccessTimeUtc(string path, DateTime lastAccessTimeUtc)", fileSetLastAccessTimeUtc},
		{"static DateTime GetLastAccessTime(string path)", fileGetLastAccessTime},
		{"static DateTime GetLastAccessTimeUtc(string path)", fileGetLastAccessTimeUtc},
		{"static string[] GetFiles(string path)", dirGetFiles},
		{"static string[] GetFiles(string path, string searchPattern)", dirGetFiles},
		{"static string[] GetFiles(string path, string searchPattern, SearchOption searchOption)", dirGetFiles},
		{"static string[] GetFiles(string path, string searchPattern, EnumerationOptions enumerationOptions)", dirGetFiles},
		{"static string[] GetDirectories(string path)", dirGetDirectories},
		{"static string[] GetDirectories(string path, string searchPattern)", dirGetDirectories},
		{"static string[] GetDirectories(string path, string searchPattern, SearchOption searchOption)", dirGetDirectories},
		{"static string[] GetDirectories(string path, string searchPattern, EnumerationOptions enumerationOptions)", dirGetDirectories},
		{"static string[] GetFileSystemEntries(string path)", dirGetFileSystemEntries},
		{"static string[] GetFileSystemEntries(string path, string searchPattern)", dirGetFileSystemEntries},
		{"static string[] GetFileSystemEntries(string path, string searchPattern, SearchOption searchOption)", dirGetFileSystemEntries},
		{"static string[] GetFileSystemEntries(string path, string searchPattern, EnumerationOptions enumerationOptions)", dirGetFileSystemEntries},
		{"static IEnumerable[string] EnumerateDirectories(string path)", dirGetDirectories},
		{"static IEnumerable[string] EnumerateDirectories(string path, string searchPattern)", dirGetDirectories},
		{"static IEnumerable[string] EnumerateDirectories(string path, string searchPattern, SearchOption searchOption)", dirGetDirectories},
		{"static IEnumerable[string] EnumerateDirectories(string path, string searchPattern, EnumerationOptions enumerationOptions)", dirGetDirectories},
		{"static IEnumerable[string] EnumerateFiles(string path)", dirGetFiles},
		{"static IEnumerable[string] EnumerateFiles(string path, string searchPattern)", dirGetFiles},
		{"static IEnumerable[string] EnumerateFiles(string path, string searchPattern, SearchOption searchOption)", dirGetFiles},
		{"static IEnumerable[string] EnumerateFiles(string path, string searchPattern, EnumerationOptions enumerationOptions)", dirGetFiles},
		{"static IEnumerable[string] EnumerateFileSystemEntries(string path)", dirGetFileSystemEntries},
		{"static IEnumerable[string] EnumerateFileSystemEntries(string path, string searchPattern)", dirGetFileSystemEntries},
		{"static IEnumerable[string] EnumerateFileSystemEntries(string path, string searchPattern, SearchOption searchOption)", dirGetFileSystemEntries},
		{"static IEnumerable[string] EnumerateFileSystemEntries(string path, string searchPattern, EnumerationOptions enumerationOptions)", dirGetFileSystemEntries},
		{"static string GetDirectoryRoot(string path)", dirGetDirectoryRoot},
		{"static string GetCurrentDirectory()", dirGetCurrentDirectory},
		{"static void SetCurrentDirectory(string path)", dirSetCurrentDirectory},
		{"static void Move(string sourceDirName, string destDirName)", dirMove},
		{"static void Delete(string path)", dirDelete},
		{"static void Delete(string path, bool recursive)", dirDelete},
		{"static string[] GetLogicalDrives()", dirGetLogicalDrives},
		{"static FileSystemInfo CreateSymbolicLink(string path, string pathToTarget)", dirCreateSymbolicLink},
		{"static FileSystemInfo ResolveLinkTarget(string linkPath, bool returnFinalTarget)", fileResolveLinkTarget},
	}}
}

func dirGetParent(c *Call) (value.Value, error) {
	p, err := c.pathArg(0, "path")
	if err != nil {
		return value.Null, err
	}
	if p == "/" {
		return value.Null, nil
	}
	return vobject(NewDirectoryInfo(filepath.Dir(p)))
}

// createDirectory makes a directory and its parents.
func createDirectory(p string) error {
	if isFile(p) {
		return errs.NewException("System.IO.IOException", "The file '"+strings.TrimSuffix(p, "/")+"' already exists.")
	}
	return directoryError(os.MkdirAll(p, 0o777), p)
}

func dirCreateDirectory(c *Call) (value.Value, error) {
	p, err := c.pathArg(0, "path")
	if err != nil {
		return value.Null, err
	}
	if err := createDirectory(p); err != nil {
		return value.Null, err
	}
	if c.N() == 2 {
		if err := os.Chmod(p, goMode(c.Int(1))); err != nil {
			return value.Null, FileError(err, p)
		}
	}
	return vobject(NewDirectoryInfo(p))
}

func dirCreateTempSubdirectory(c *Call) (value.Value, error) {
	prefix := ""
	if c.N() > 0 {
		prefix = c.Str(0)
	}
	p, err := os.MkdirTemp(tempDirectory(c.RT), prefix)
	if err != nil {
		return value.Null, FileError(err, tempDirectory(c.RT))
	}
	return vobject(NewDirectoryInfo(p))
}

func dirExists(c *Call) (value.Value, error) {
	return vbool(c.Str(0) != "" && isDirectory(fullPath(c.RT, c.Str(0))))
}

// listDirectory calls f for the entries of root that match the search pattern in argument i, where SearchOption or
// EnumerationOptions may follow.
func listDirectory(c *Call, root string, i int, files, dirs bool, f func(path string, dir bool)) error {
	pattern, recurse := "*", false
	if c.N() > i {
		pattern = c.Str(i)
	}
	if c.N() > i+1 && c.kind(i+1) == value.KindEnum {
		recurse = c.Int(i+1) == 1
	}
	if pattern == "*.*" {
		pattern = "*"
	}
	if pattern == "" {
		return nil
	}
	return walkDirectory(c, strings.TrimSuffix(root, "/"), pattern, recurse, files, dirs, f)
}

func walkDirectory(c *Call, root, pattern string, recurse, files, dirs bool, f func(string, bool)) error {
	if err := c.RT.Context().Err(); err != nil {
		return err
	}
	at := root
	if at == "" {
		at = "/"
	}
	entries, err := os.ReadDir(at)
	if err != nil {
		return directoryError(err, at)
	}
	var below []string
	for _, e := range entries {
		p := root + "/" + e.Name()
		dir := e.IsDir()
		link := e.Type()&os.ModeSymlink != 0
		if link {
			dir = isDirectory(p)
		}
		if (dir && dirs || !dir && files) && globMatch(pattern, e.Name()) {
			f(p, dir)
		}
		if recurse && dir && !link {
			below = append(below, p)
		}
	}
	for _, p := range below {
		if err := walkDirectory(c, p, pattern, recurse, files, dirs, f); err != nil {
			return err
		}
	}
	return nil
}

// globMatch matches a name with the * and ? of .NET's search patterns.
func globMatch(pattern, name string) bool {
	p, n := []rune(pattern), []rune(name)
	star, mark := -1, 0
	i, j := 0, 0
	for j < len(n) {
		switch {
		case i < len(p) && p[i] == '*':
			star, mark = i, j
			i++
		case i < len(p) && (p[i] == '?' || p[i] == n[j]):
			i++
			j++
		case star >= 0:
			mark++
			i, j = star+1, mark
		default:
			return false
		}
	}
	for i < len(p) && p[i] == '*' {
		i++
	}
	return i == len(p)
}

// dirList lists entries as paths that begin as the argument does.
func dirList(c *Call, files, dirs bool) (value.Value, error) {
	root, err := c.pathArg(0, "path")
	if err != nil {
		return value.Null, err
	}
	given := c.Str(0)
	var out []string
	err = listDirectory(c, root, 1, files, dirs, func(p string, _ bool) {
		rel := strings.TrimPrefix(p, strings.TrimSuffix(root, "/")+"/")
		if strings.HasSuffix(given, "/") {
			out = append(out, given+rel)
		} else {
			out = append(out, given+"/"+rel)
		}
	})
	return value.Strings(out), err
}

func dirGetFiles(c *Call) (value.Value, error)             { return dirList(c, true, false) }
func dirGetDirectories(c *Call) (value.Value, error)       { return dirList(c, false, true) }
func dirGetFileSystemEntries(c *Call) (value.Value, error) { return dirList(c, true, true) }

func dirGetDirectoryRoot(*Call) (value.Value, error)      { return vstring("/") }
func dirGetCurrentDirectory(c *Call) (value.Value, error) { return vstring(c.RT.Directory()) }

// DirectorySetterKey is the service key under which a session lets scripts change the directory that .NET's relative paths
// resolve against.
type DirectorySetterKey struct{}

// DirectorySetter changes what Runtime.Directory gives.
type DirectorySetter interface {
	SetDirectory(path string)
}

// setDirectory changes the session's own directory for .NET's relative paths.
func setDirectory(c *Call, i int) error {
	p, err := c.pathArg(i, "path")
	if err != nil {
		return err
	}
	if !isDirectory(p) {
		return errs.NewException("System.IO.DirectoryNotFoundException", "Could not find a part of the path '"+p+"'.")
	}
	s, ok := c.RT.Service(DirectorySetterKey{}).(DirectorySetter)
	if !ok {
		return neterr.New("System.PlatformNotSupportedException", "The current directory of this session cannot be changed.")
	}
	s.SetDirectory(filepath.Clean(p))
	return nil
}

func dirSetCurrentDirectory(c *Call) (value.Value, error) { return void(setDirectory(c, 0)) }

func moveDirectory(src, dst string) error {
	src, dst = strings.TrimSuffix(src, "/"), strings.TrimSuffix(dst, "/")
	if src == dst {
		return errs.NewException("System.IO.IOException", "Source and destination path must be different.")
	}
	if _, err := os.Lstat(src); err != nil {
		return directoryError(err, src)
	}
	if _, err := os.Lstat(dst); err == nil {
		return errs.NewException("System.IO.IOException", "Cannot create '"+dst+"' because a file or directory with the same name already exists.")
	}
	return directoryError(os.Rename(src, dst), src)
}

func dirMove(c *Call) (value.Value, error) {
	src, dst, err := twoPaths(c, "sourceDirName", "destDirName")
	if err != nil {
		return value.Null, err
	}
	return void(moveDirectory(src, dst))
}

func deleteDirectory(p string, recurse bool) error {
	if isFile(p) {
		return errs.NewException("System.IO.IOException", "The directory name is invalid. : '"+p+"'")
	}
	if _, err := os.Lstat(p); err != nil {
		return directoryError(err, p)
	}
	if recurse {
		return directoryError(os.RemoveAll(p), p)
	}
	return directoryError(os.Remove(p), p)
}

func dirDelete(c *Call) (value.Value, error) {
	p, err := c.pathArg(0, "path")
	if err != nil {
		return value.Null, err
	}
	return void(deleteDirectory(p, c.N() == 2 && c.Bool(1)))
}

func dirGetLogicalDrives(*Call) (value.Value, error) { return vstrings([]string{"/"}) }

func dirCreateSymbolicLink(c *Call) (value.Value, error) {
	p, err := c.pathArg(0, "path")
	if err != nil {
		return value.Null, err
	}
	if err := os.Symlink(c.Str(1), p); err != nil {
		return value.Null, FileError(err, p)
	}
	return vobject(NewDirectoryInfo(p))
}
