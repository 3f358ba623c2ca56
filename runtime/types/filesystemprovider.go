package types

import (
	"io/fs"
	"os"
	"path/filepath"

	"goposh/runtime/value"
)

// fileSystemProviderClass declares Microsoft.PowerShell.Commands.FileSystemProvider: the code properties of files.
func fileSystemProviderClass() *Class {
	return &Class{Members: []M{
		{"static string Mode(psobject instance)", func(c *Call) (value.Value, error) { return fileMode(c, true), nil }},
		{"static string ModeWithoutHardLink(psobject instance)", func(c *Call) (value.Value, error) { return fileMode(c, false), nil }},
		{"static string NameString(psobject instance)", fileNameString},
		{"static string LengthString(psobject instance)", func(c *Call) (value.Value, error) {
			f, ok := c.Args[0].Base().Object().(*FileInfo)
			if !ok || f.Dir {
				return value.String(""), nil
			}
			n, _, err := Get(c.RT, c.Args[0], "Length")
			return value.String(ToString(c.RT, n)), err
		}},
		{"static string LastWriteTimeString(psobject instance)", func(c *Call) (value.Value, error) {
			t, _, err := Get(c.RT, c.Args[0], "LastWriteTime")
			if err != nil || t.IsNull() {
				return value.String(""), err
			}
			culture := currentCulture(c.RT)
			return value.String(ToStringCulture(c.RT, t, "d", culture) + " " + ToStringCulture(c.RT, t, "t", culture)), nil
		}},
	}}
}

var typeLinkCode = &value.Type{
	FullName: "Microsoft.PowerShell.Commands.InternalSymbolicLinkLinkCodeMethods", Base: value.TypeObject, Kind: value.KindObject,
	Flags: value.FlagStaticClass | value.FlagAbstract | value.FlagSealed, Assembly: "System.Management.Automation",
}

// linkCodeClass declares Microsoft.PowerShell.Commands.InternalSymbolicLinkLinkCodeMethods.
func linkCodeClass() *Class {
	return &Class{Type: typeLinkCode, Members: []M{
		{"static string GetLinkType(psobject instance)", func(c *Call) (value.Value, error) {
			f, ok := c.Args[0].Base().Object().(*FileInfo)
			if !ok {
				return value.Null, nil
			}
			switch isLink, hard := linkOf(f); {
			case isLink:
				return value.String("SymbolicLink"), nil
			case hard:
				return value.String("HardLink"), nil
			}
			return value.Null, nil
		}},
		{"static string ResolvedTarget(psobject instance)", func(c *Call) (value.Value, error) {
			f, ok := c.Args[0].Base().Object().(*FileInfo)
			if !ok {
				return value.Null, nil
			}
			if target, err := filepath.EvalSymlinks(f.Path); err == nil {
				return value.String(target), nil
			}
			return value.String(f.Path), nil
		}},
	}}
}

// linkOf tells whether a file is a symbolic link, or one of several hard links.
func linkOf(f *FileInfo) (symbolic, hard bool) {
	li, err := os.Lstat(filepath.Clean(f.Path))
	if err != nil {
		return false, false
	}
	return li.Mode()&fs.ModeSymlink != 0, !li.IsDir() && hardLinks(li) > 1
}

// fileMode is the five-letter mode that Windows knows: d or l, a, r, h, s.
func fileMode(c *Call, hardLinks bool) value.Value {
	f, ok := c.Args[0].Base().Object().(*FileInfo)
	if !ok {
		return value.String("")
	}
	b := []byte("-----")
	attributes, _, err := Get(c.RT, c.Args[0], "Attributes")
	if err != nil {
		return value.String("")
	}
	n := attributes.Base().Int64()
	symbolic, hard := linkOf(f)
	switch {
	case symbolic || hard && hardLinks:
		b[0] = 'l'
	case f.Dir:
		b[0] = 'd'
	}
	for i, bit := range [...]int64{32, 1, 2, 4} {
		if n&bit != 0 {
			b[i+1] = "arhs"[i]
		}
	}
	return value.String(string(b))
}

// fileNameString is a file's name, with the target of a link.
func fileNameString(c *Call) (value.Value, error) {
	f, ok := c.Args[0].Base().Object().(*FileInfo)
	if !ok {
		return value.String(""), nil
	}
	if target, err := os.Readlink(filepath.Clean(f.Path)); err == nil {
		return value.String(f.Name() + " -> " + target), nil
	}
	return value.String(f.Name()), nil
}
