package types

import (
	"os"
	"path/filepath"
	"strings"

	"math/rand/v2"

	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// pathClass declares System.IO.Path with the rules of Unix.
func pathClass() *Class {
	return &Class{Members: []M{
		{"static readonly char DirectorySeparatorChar", constant(value.Char('/'))},
		{"static readonly char AltDirectorySeparatorChar", constant(value.Char('/'))},
		{"static readonly char VolumeSeparatorChar", constant(value.Char('/'))},
		{"static readonly char PathSeparator", constant(value.Char(':'))},
		{"static readonly char[] InvalidPathChars", pathInvalid},
		{"static string ChangeExtension(string path, string extension)", pathChangeExtension},
		{"static bool Exists(string path)", pathExists},
		{"static string GetDirectoryName(string path)", pathGetDirectoryName},
		{"static string GetExtension(string path)", pathGetExtension},
		{"static string GetFileName(string path)", pathGetFileName},
		{"static string GetFileNameWithoutExtension(string path)", pathGetFileNameWithoutExtension},
		{"static string GetRandomFileName()", pathGetRandomFileName},
		{"static bool IsPathFullyQualified(string path)", pathIsPathRooted},
		{"static bool HasExtension(string path)", pathHasExtension},
		{"static string Combine(string path1, string path2)", pathCombine},
		{"static string Combine(string path1, string path2, string path3)", pathCombine},
		{"static string Combine(string path1, string path2, string path3, string path4)", pathCombine},
		{"static string Combine(params string[] paths)", pathCombine},
		{"static string Join(string path1, string path2)", pathJoin},
		{"static string Join(string path1, string path2, string path3)", pathJoin},
		{"static string Join(string path1, string path2, string path3, string path4)", pathJoin},
		{"static string Join(params string[] paths)", pathJoin},
		{"static string GetRelativePath(string relativeTo, string path)", pathGetRelativePath},
		{"static string TrimEndingDirectorySeparator(string path)", pathTrimEndingDirectorySeparator},
		{"static bool EndsInDirectorySeparator(string path)", pathEndsInDirectorySeparator},
		{"static char[] GetInvalidFileNameChars()", pathInvalidName},
		{"static char[] GetInvalidPathChars()", pathInvalid},
		{"static string GetFullPath(string path)", pathGetFullPath},
		{"static string GetFullPath(string path, string basePath)", pathGetFullPath},
		{"static string GetTempPath()", pathGetTempPath},
		{"static string GetTempFileName()", pathGetTempFileName},
		{"static bool IsPathRooted(string path)", pathIsPathRooted},
		{"static string GetPathRoot(string path)", pathGetPathRoot},
	}}
}

func pathInvalid(*Call) (value.Value, error) {
	return arrayOf(value.TypeChar, []value.Value{value.Char(0)}), nil
}

func pathInvalidName(*Call) (value.Value, error) {
	return arrayOf(value.TypeChar, []value.Value{value.Char(0), value.Char('/')}), nil
}

// baseName is the part behind the last slash.
func baseName(p string) string { return p[strings.LastIndexByte(p, '/')+1:] }

// extension is the last dot of the name and what follows; "" for a dot at the end.
func extension(p string) string {
	name := baseName(p)
	i := strings.LastIndexByte(name, '.')
	if i < 0 || i == len(name)-1 {
		return ""
	}
	return name[i:]
}

func pathChangeExtension(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return value.Null, nil
	}
	p := c.Str(0)
	if p == "" {
		return vstring("")
	}
	stem := p
	if i := strings.LastIndexByte(baseName(p), '.'); i >= 0 {
		stem = p[:len(p)-len(baseName(p))+i]
	}
	if c.isNull(1) {
		return vstring(stem)
	}
	ext := c.Str(1)
	if ext == "" || ext[0] != '.' {
		ext = "." + ext
	}
	return vstring(stem + ext)
}

func pathExists(c *Call) (value.Value, error) {
	p := c.Str(0)
	if p == "" {
		return value.False, nil
	}
	fi, err := os.Stat(fullPath(c.RT, p))
	return vbool(err == nil && (fi.IsDir() || !strings.HasSuffix(p, "/")))
}

// directoryName is Path.GetDirectoryName; false for a root or empty path.
func directoryName(p string) (string, bool) {
	if p == "" || strings.Trim(p, "/") == "" {
		return "", false
	}
	i := strings.LastIndexByte(p, '/')
	if i < 0 {
		return "", true
	}
	for i > 0 && p[i-1] == '/' {
		i--
	}
	if i == 0 {
		return "/", true
	}
	return squeeze(p[:i]), true
}

// squeeze collapses runs of slashes.
func squeeze(p string) string {
	for strings.Contains(p, "//") {
		p = strings.ReplaceAll(p, "//", "/")
	}
	return p
}

func pathGetDirectoryName(c *Call) (value.Value, error) {
	d, ok := directoryName(c.Str(0))
	if !ok {
		return value.Null, nil
	}
	return vstring(d)
}

func pathGetExtension(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return value.Null, nil
	}
	return vstring(extension(c.Str(0)))
}

func pathGetFileName(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return value.Null, nil
	}
	return vstring(baseName(c.Str(0)))
}

func pathGetFileNameWithoutExtension(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return value.Null, nil
	}
	name := baseName(c.Str(0))
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		name = name[:i]
	}
	return vstring(name)
}

func pathHasExtension(c *Call) (value.Value, error) { return vbool(extension(c.Str(0)) != "") }

func randomName(n int) string {
	const letters = "abcdefghijklmnopqrstuvwxyz012345"
	b := make([]byte, n)
	for i := range b {
		b[i] = letters[rand.IntN(len(letters))]
	}
	return string(b)
}

func pathGetRandomFileName(*Call) (value.Value, error) {
	return vstring(randomName(8) + "." + randomName(3))
}

// pathParts returns the arguments of Combine and Join.
func pathParts(c *Call) []string {
	if a, ok := ref[*value.Array](c, 0); ok {
		return stringsOf(a.Items)
	}
	out := make([]string, c.N())
	for i := range out {
		out[i] = c.Str(i)
	}
	return out
}

func pathCombine(c *Call) (value.Value, error) {
	if c.N() > 1 {
		for i := range c.Args {
			if c.isNull(i) {
				return value.Null, neterr.ArgumentNull([...]string{"path1", "path2", "path3", "path4"}[i])
			}
		}
	} else if c.N() == 0 || c.isNull(0) {
		return value.Null, neterr.ArgumentNull("paths")
	}
	out := ""
	for _, p := range pathParts(c) {
		switch {
		case p == "":
		case out == "" || strings.HasPrefix(p, "/"):
			out = p
		case strings.HasSuffix(out, "/"):
			out += p
		default:
			out += "/" + p
		}
	}
	return vstring(out)
}

func pathJoin(c *Call) (value.Value, error) {
	out := ""
	for _, p := range pathParts(c) {
		switch {
		case p == "":
		case out == "" || strings.HasSuffix(out, "/") || strings.HasPrefix(p, "/"):
			out += p
		default:
			out += "/" + p
		}
	}
	return vstring(out)
}

// fullPath is Path.GetFullPath against the session's start directory.
func fullPath(rt value.Runtime, p string) string { return fullPathFrom(rt.Directory(), p) }

func fullPathFrom(base, p string) string {
	if !strings.HasPrefix(p, "/") {
		p = base + "/" + p
	}
	trailing := strings.HasSuffix(p, "/")
	p = filepath.Clean(p)
	if trailing && p != "/" {
		p += "/"
	}
	return p
}

func errEmptyPath(param string) error {
	return neterr.Argument(param, "The value cannot be an empty string.")
}

func pathGetFullPath(c *Call) (value.Value, error) {
	if c.isNull(0) {
		return value.Null, neterr.ArgumentNull("path")
	}
	p := c.Str(0)
	if p == "" && c.N() == 1 {
		return value.Null, errEmptyPath("path")
	}
	if strings.ContainsRune(p, 0) {
		return value.Null, neterr.Argument("path", "Null character in path.")
	}
	if c.N() == 2 {
		if !strings.HasPrefix(c.Str(1), "/") {
			return value.Null, neterr.Argument("basePath", "Basepath argument is not fully qualified.")
		}
		return vstring(fullPathFrom(c.Str(1), p))
	}
	return vstring(fullPath(c.RT, p))
}

func pathGetRelativePath(c *Call) (value.Value, error) {
	for i, name := range [...]string{"relativeTo", "path"} {
		if c.Str(i) == "" {
			return value.Null, errEmptyPath(name)
		}
	}
	rel, err := filepath.Rel(fullPath(c.RT, c.Str(0)), fullPath(c.RT, c.Str(1)))
	if err != nil {
		return vstring(c.Str(1))
	}
	if rel != "." && strings.HasSuffix(c.Str(1), "/") {
		rel += "/"
	}
	return vstring(rel)
}

func pathTrimEndingDirectorySeparator(c *Call) (value.Value, error) {
	p := c.Str(0)
	if len(p) > 1 {
		p = strings.TrimSuffix(p, "/")
	}
	return vstring(p)
}

func pathEndsInDirectorySeparator(c *Call) (value.Value, error) {
	return vbool(strings.HasSuffix(c.Str(0), "/"))
}

// tempDirectory is Path.GetTempPath of the session.
func tempDirectory(rt value.Runtime) string {
	dir, ok := rt.Getenv("TMPDIR")
	if !ok || dir == "" {
		dir = "/tmp/"
	}
	if !strings.HasSuffix(dir, "/") {
		dir += "/"
	}
	return dir
}

func pathGetTempPath(c *Call) (value.Value, error) { return vstring(tempDirectory(c.RT)) }

func pathGetTempFileName(c *Call) (value.Value, error) {
	f, err := os.CreateTemp(tempDirectory(c.RT), "tmp*.tmp")
	if err != nil {
		return value.Null, FileError(err, tempDirectory(c.RT))
	}
	defer f.Close()
	return vstring(f.Name())
}

func pathIsPathRooted(c *Call) (value.Value, error) { return vbool(strings.HasPrefix(c.Str(0), "/")) }

func pathGetPathRoot(c *Call) (value.Value, error) {
	if c.Str(0) == "" {
		return value.Null, nil
	}
	if strings.HasPrefix(c.Str(0), "/") {
		return vstring("/")
	}
	return vstring("")
}
