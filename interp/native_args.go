package interp

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// nativeArguments builds the argument list of a program.
func (f *frame) nativeArguments(args []arg) ([]string, error) {
	b := &nativeArgs{f: f}
	if v := f.scope.Find("psnativecommandargumentpassing"); v != nil {
		x := v.Read().Base()
		b.legacy = strings.EqualFold(types.ToString(f.rs, x), "Legacy")
	}
	for i := range args {
		a := &args[i]
		if a.node != nil && a.node.bare && a.node.text == "--%" {
			for _, rest := range args[i+1:] {
				b.verbatim(types.ToString(f.rs, rest.value))
			}
			break
		}
		if err := b.add(a); err != nil {
			return nil, err
		}
	}
	if b.legacy {
		return splitCommandLine(strings.Join(b.list, " ")), nil
	}
	return b.list, nil
}

type nativeArgs struct {
	f      *frame
	list   []string
	legacy bool
}

func (b *nativeArgs) add(a *arg) error {
	rs := b.f.rs
	switch {
	case a.isParam && a.splat:
		b.word("-"+a.name+":"+types.ToString(rs, a.value), true)
		return nil
	case a.isParam && a.hasValue:
		text := "-" + a.name + ":"
		if a.node != nil && a.node.text != "" {
			if i := strings.IndexByte(a.node.text, ':'); i >= 0 {
				text = a.node.text[:i+1]
			}
		}
		if a.node != nil && a.node.pos.File != nil && int(a.node.valuePos.Start) > int(a.node.pos.Start)+len(text) {
			// A blank after the colon makes two arguments.
			b.word(text, true)
			return b.value(a.value, false)
		}
		b.word(text+types.ToString(rs, a.value), true)
		return nil
	case a.isParam:
		b.word(a.node.text, true)
		return nil
	case a.node != nil && a.node.number:
		b.word(a.node.text, true)
		return nil
	case a.node != nil && a.node.array:
		return b.array(a)
	}
	quoted := a.node != nil && (a.node.quoted || a.node.literal != nil && !a.node.bare)
	return b.value(a.value, quoted)
}

// array is `a,b,c`: one argument as written, or several where blanks follow the commas.
func (b *nativeArgs) array(a *arg) error {
	var parts []string
	err := types.Each(b.f.rs, a.value, func(x value.Value) error {
		parts = append(parts, types.ToString(b.f.rs, x))
		return nil
	})
	if err != nil {
		return err
	}
	if !a.node.spaced {
		b.word(strings.Join(parts, ","), true)
		return nil
	}
	for i, p := range parts {
		if i < len(parts)-1 {
			p += ","
		}
		b.word(p, true)
	}
	return nil
}

// value adds the elements of a collection, or a single value; $null vanishes.
func (b *nativeArgs) value(v value.Value, quoted bool) error {
	if v.IsNull() {
		return nil
	}
	return types.Each(b.f.rs, v, func(x value.Value) error {
		if x.IsNull() {
			return nil
		}
		b.word(types.ToString(b.f.rs, x), quoted)
		return nil
	})
}

// word adds one argument; one that was not quoted is expanded first.
func (b *nativeArgs) word(text string, quoted bool) {
	if !quoted {
		if strings.ContainsAny(text, "*?[") {
			if list := b.glob(text); len(list) > 0 {
				for _, p := range list {
					b.put(p)
				}
				return
			}
		} else if text == "~" || strings.HasPrefix(text, "~/") {
			if home, ok := b.f.rs.Getenv("HOME"); ok {
				text = home + text[1:]
			}
		}
	}
	b.put(text)
}

func (b *nativeArgs) put(text string) {
	if !b.legacy {
		b.list = append(b.list, text)
		return
	}
	if text == "" {
		return
	}
	if strings.ContainsAny(text, " \t\n") && !strings.HasPrefix(text, `"`) {
		if strings.HasSuffix(text, `\`) {
			text += `\`
		}
		text = `"` + text + `"`
	}
	b.list = append(b.list, text)
}

// verbatim adds what stands after --%: words as written, with %NAME% expanded.
func (b *nativeArgs) verbatim(text string) {
	var out strings.Builder
	for text != "" {
		i := strings.IndexByte(text, '%')
		if i < 0 {
			break
		}
		j := strings.IndexByte(text[i+1:], '%')
		if j < 0 {
			break
		}
		out.WriteString(text[:i])
		if v, ok := b.f.rs.Getenv(text[i+1 : i+1+j]); ok && j > 0 {
			out.WriteString(v)
			text = text[i+j+2:]
			continue
		}
		out.WriteString(text[i : i+1+j])
		text = text[i+1+j:]
	}
	out.WriteString(text)
	b.list = append(b.list, strings.Fields(out.String())...)
}

// glob lists the files that match a pattern, folders first, without hidden ones; names match whatever their case.
func (b *nativeArgs) glob(pattern string) []string {
	full := pattern
	if !strings.HasPrefix(full, "/") {
		full = filepath.ToSlash(filepath.Join(b.f.rs.sess.Drives.FileSystem, full))
	}
	cwd := filepath.ToSlash(b.f.rs.sess.Drives.FileSystem)
	paths := []string{"/"}
	parts := strings.Split(strings.Trim(full, "/"), "/")
	for i, part := range parts {
		var next []string
		for _, dir := range paths {
			if !strings.ContainsAny(part, "*?[") {
				if p := filepath.Join(dir, part); exists(p) {
					next = append(next, p)
				}
				continue
			}
			next = append(next, matchDir(dir, part, i < len(parts)-1)...)
		}
		paths = next
	}
	if !strings.HasPrefix(pattern, "/") {
		for i, p := range paths {
			if rel, err := filepath.Rel(cwd, p); err == nil {
				paths[i] = filepath.ToSlash(rel)
			}
		}
	}
	return paths
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

func matchDir(dir, pattern string, foldersOnly bool) []string {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	p := wildcard.Compile(pattern, true)
	var folders, files []string
	for _, e := range entries {
		name := e.Name()
		if strings.HasPrefix(name, ".") || !p.Match(name) {
			continue
		}
		if e.IsDir() {
			folders = append(folders, filepath.Join(dir, name))
		} else if !foldersOnly {
			files = append(files, filepath.Join(dir, name))
		}
	}
	slices.SortFunc(folders, foldCompare)
	slices.SortFunc(files, foldCompare)
	return append(folders, files...)
}

func foldCompare(a, b string) int {
	if n := strings.Compare(strings.ToLower(a), strings.ToLower(b)); n != 0 {
		return n
	}
	return strings.Compare(a, b)
}

// splitCommandLine splits a command line as .NET does, for the Legacy way of passing arguments.
func splitCommandLine(line string) []string {
	var out []string
	var cur strings.Builder
	inWord, inQuotes := false, false
	for i := 0; i < len(line); i++ {
		c := line[i]
		switch {
		case c == '\\':
			n := 0
			for i < len(line) && line[i] == '\\' {
				n++
				i++
			}
			inWord = true
			if i < len(line) && line[i] == '"' {
				cur.WriteString(strings.Repeat(`\`, n/2))
				if n%2 == 1 {
					cur.WriteByte('"')
					continue
				}
			} else {
				cur.WriteString(strings.Repeat(`\`, n))
			}
			i--
		case c == '"':
			inWord = true
			if inQuotes && i+1 < len(line) && line[i+1] == '"' {
				cur.WriteByte('"')
				i++
				continue
			}
			inQuotes = !inQuotes
		case (c == ' ' || c == '\t') && !inQuotes:
			if inWord {
				out = append(out, cur.String())
				cur.Reset()
				inWord = false
			}
		default:
			inWord = true
			cur.WriteByte(c)
		}
	}
	if inWord {
		out = append(out, cur.String())
	}
	return out
}
