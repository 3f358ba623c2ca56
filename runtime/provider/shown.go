package provider

import "strings"

// Qualifier is the drive or provider that a path begins with, with its colons.
func Qualifier(path string) string {
	if name, _, ok := SplitQualified(path); ok {
		return name + "::"
	}
	if name, _, ok := SplitDrive(path); ok {
		return name + ":"
	}
	return ""
}

// LeafShown is the last element of a path; "." and ".." are looked up.
func (op *Op) LeafShown(path string) string {
	if path == "." || path == ".." {
		if p, err := op.Unresolved(path); err == nil {
			_, name := p.Provider.Split(p.Path)
			return name
		}
	}
	q := Qualifier(path)
	rest := strings.TrimRight(strings.ReplaceAll(path[len(q):], "\\", "/"), "/")
	if rest == "" {
		return rootLeaf(path)
	}
	return rest[strings.LastIndexByte(rest, '/')+1:]
}

// rootLeaf is the last element of a path that has none below its root.
func rootLeaf(path string) string {
	if strings.Trim(path, "/\\") == "" {
		return ""
	}
	return strings.ReplaceAll(path, "\\", "/")
}

// ParentShown is a path without its last element.
func (op *Op) ParentShown(path string) string {
	q := Qualifier(path)
	if q != "" {
		if p, err := op.Unresolved(q); err == nil {
			if _, files := p.Provider.(*FileSystem); !files {
				return "" // no other provider has paths within paths
			}
		}
	}
	rest := strings.ReplaceAll(path[len(q):], "\\", "/")
	trimmed := strings.TrimRight(rest, "/")
	if trimmed == "" {
		return ""
	}
	i := strings.LastIndexByte(trimmed, '/')
	switch {
	case i < 0:
		return ""
	case i == 0 && q == "":
		return "" // what lies at the root has no parent to name
	case i == 0:
		return q + "/"
	}
	return q + trimmed[:i]
}
