package management

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/provider"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// lister is one run of Get-ChildItem.
type lister struct {
	cmd     *getChildItem
	c       *cmdlet.Context
	op      *provider.Op
	recurse bool
	depth   int // levels below the start to go down to; -1 for all
	wanted  *attributeExpression
	visited map[string]bool // directories seen while following links
}

// choose prepares the selection by attributes.
func (l *lister) choose() error {
	if l.cmd.Attributes.IsNull() {
		return nil
	}
	e, err := parseAttributes(l.c, l.cmd.Attributes)
	if err != nil {
		return err
	}
	l.wanted = e
	return nil
}

// path lists what one path names.
func (l *lister) path(path string) error {
	op := l.op
	if l.recurse {
		return l.recursive(path)
	}
	globbed := op.HasWildcards(path)
	found, err := l.resolve(op, path, globbed)
	if err != nil {
		return op.Report(err)
	}
	for _, p := range found {
		_, name := p.Provider.Split(p.Path)
		container := p.Provider.IsContainer(op, p.Path)
		if !globbed && container {
			// -Include looks at the path itself; -Exclude at what is in it.
			if len(op.Include) > 0 && !l.included(name) && !bool(l.cmd.Name) {
				continue
			}
			if err := l.children(p, p, 0); err != nil {
				return err
			}
			continue
		}
		if !op.Passes(name) {
			continue
		}
		if err := l.single(p, name); err != nil {
			return err
		}
	}
	return nil
}

func (l *lister) included(name string) bool {
	only := *l.op
	only.Exclude = nil
	return only.Passes(name)
}

// resolve finds the items of a path. A directory that is missing before a wildcard is an error here, as nowhere else.
func (l *lister) resolve(op *provider.Op, path string, globbed bool) ([]provider.Path, error) {
	if globbed {
		if i := strings.LastIndexAny(strings.TrimRight(path, "/\\"), "/\\"); i > 0 && !wildcard.HasWildcards(path[:i]) {
			if _, err := op.Resolve(path[:i]); err != nil {
				return nil, err
			}
		}
		return op.Resolve(path)
	}
	p, err := op.Target(path)
	if err != nil {
		return nil, err
	}
	ok, err := p.Provider.Exists(op, p.Path)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, provider.PathNotFound(p.Path)
	}
	return []provider.Path{p}, nil
}

// recursive lists a path with all that is below it. A last element that is no directory selects names below its parent.
func (l *lister) recursive(path string) error {
	op := l.op
	p, err := op.Target(path)
	if err != nil {
		return op.Report(err)
	}
	if (!op.Literal || !op.HasWildcards(path)) && !op.Filters() && !p.Provider.IsContainer(op, p.Path) {
		parent, leaf := p.Provider.Split(p.Path)
		if parent == "" && leaf == p.Path {
			return l.flatItems(path)
		}
		in := *op
		in.Include = []string{leaf}
		if op.Literal {
			in.Include = []string{wildcard.Escape(leaf)}
		}
		sub := *l
		sub.op = &in
		p.Path = parent
		if !op.HasWildcards(path) && !p.Provider.IsContainer(op, parent) {
			return op.Report(provider.PathNotFound(parent))
		}
		if op.HasWildcards(parent) {
			return sub.each(parent)
		}
		return sub.children(p, p, 0)
	}
	return l.each(path)
}

func (l *lister) flatItems(path string) error {
	found, err := l.resolve(l.op, path, l.op.HasWildcards(path))
	if err != nil {
		return l.op.Report(err)
	}
	for _, p := range found {
		_, name := p.Provider.Split(p.Path)
		if err := l.single(p, name); err != nil {
			return err
		}
	}
	return nil
}

// each lists the containers that a path names, and the other items themselves.
func (l *lister) each(path string) error {
	op := l.op
	globbed := op.HasWildcards(path)
	found, err := l.resolve(op, path, globbed)
	if err != nil {
		return op.Report(err)
	}
	for _, p := range found {
		if p.Provider.IsContainer(op, p.Path) {
			if err := l.children(p, p, 0); err != nil {
				return err
			}
			continue
		}
		_, name := p.Provider.Split(p.Path)
		if !op.Passes(name) {
			continue
		}
		if err := l.single(p, name); err != nil {
			return err
		}
	}
	return nil
}

// single writes an item that a path names itself.
func (l *lister) single(p provider.Path, name string) error {
	if files, ok := p.Provider.(*provider.FileSystem); ok {
		e, err := files.Entry(l.op, p.Path)
		if err != nil {
			return l.op.Report(provider.PathNotFound(p.Path))
		}
		if l.wanted != nil || l.cmd.Directory || l.cmd.File || l.cmd.Hidden || l.cmd.ReadOnly || l.cmd.System {
			if !l.selects(e) {
				return nil
			}
		}
	}
	item, err := l.op.Item(p)
	if err != nil {
		return l.op.Report(err)
	}
	if l.cmd.Name {
		return l.c.Write(l.named(p, name, value.Null))
	}
	return l.c.Write(item)
}

// children writes what is in a container, and below it.
func (l *lister) children(root, p provider.Path, level int) error {
	if err := l.c.Context().Err(); err != nil {
		return err
	}
	files, ok := p.Provider.(*provider.FileSystem)
	if !ok {
		return l.items(p)
	}
	entries, err := files.List(l.op, p.Path)
	if err != nil {
		return l.op.Report(files.ListError(p.Path, err))
	}
	if l.recurse && l.op.Filters() {
		return l.filtered(root, p, level, entries)
	}
	for _, e := range entries {
		if !provider.MatchesFilter(l.op.Filter, e.Name) || !l.selects(e) || !l.op.Passes(e.Name) {
			continue
		}
		if err := l.emit(root, p, e); err != nil {
			return err
		}
	}
	if !l.recurse || l.depth >= 0 && level >= l.depth {
		return nil
	}
	for _, e := range entries {
		if err := l.descend(root, p, e, level); err != nil {
			return err
		}
	}
	return nil
}

// filtered goes down a tree with -Include or -Exclude: each item is followed at once by what is in it.
func (l *lister) filtered(root, p provider.Path, level int, entries []provider.Entry) error {
	if l.cmd.Name {
		// Names are listed level by level.
		for _, e := range entries {
			if l.selects(e) && l.op.Passes(e.Name) && provider.MatchesFilter(l.op.Filter, e.Name) {
				if err := l.emit(root, p, e); err != nil {
					return err
				}
			}
		}
	}
	for _, e := range entries {
		if !bool(l.cmd.Name) && l.selects(e) && l.op.Passes(e.Name) && provider.MatchesFilter(l.op.Filter, e.Name) {
			if err := l.emit(root, p, e); err != nil {
				return err
			}
		}
		if l.depth >= 0 && level >= l.depth {
			continue
		}
		if err := l.descend(root, p, e, level); err != nil {
			return err
		}
	}
	return nil
}

// descend goes into a directory, unless it is hidden or a link that is not to be followed.
func (l *lister) descend(root, p provider.Path, e provider.Entry, level int) error {
	if !e.Dir || e.Attributes&provider.AttributeHidden != 0 && !l.showsHidden() {
		return nil
	}
	if e.Link && !bool(l.cmd.FollowSymlink) {
		return nil
	}
	if l.cmd.FollowSymlink {
		if again, err := l.seen(root, e); again || err != nil {
			return err
		}
	}
	p.Path = e.Path
	return l.children(root, p, level+1)
}

// seen notes the directories gone through while links are followed, so that loops end.
func (l *lister) seen(root provider.Path, e provider.Entry) (bool, error) {
	if l.visited == nil {
		l.visited = map[string]bool{}
		if real, err := filepath.EvalSymlinks(root.Path); err == nil {
			l.visited[real] = true
		}
	}
	real, err := filepath.EvalSymlinks(e.Path)
	if err != nil {
		return true, nil
	}
	if l.visited[real] {
		return true, l.c.WriteWarning("Skip already-visited directory " + real + ".")
	}
	l.visited[real] = true
	return false, nil
}

// items writes the items of a provider without directories.
func (l *lister) items(p provider.Path) error {
	names, err := p.Provider.Names(l.op, p.Path)
	if err != nil {
		var rec *errs.Record
		if errors.As(err, &rec) && rec.ID == "NotSupported" {
			return err
		}
		return l.op.Report(err)
	}
	for _, n := range names {
		if !l.op.Passes(n.Name) {
			continue
		}
		child := p
		child.Path = p.Provider.Join(p.Path, n.Name)
		if l.cmd.Name {
			if err := l.c.Write(l.named(child, n.Name, value.Null)); err != nil {
				return err
			}
			continue
		}
		item, err := l.op.Item(child)
		if err != nil {
			continue // gone since it was listed
		}
		if err := l.c.Write(item); err != nil {
			return err
		}
	}
	return nil
}

func (l *lister) emit(root, p provider.Path, e provider.Entry) error {
	files := p.Provider.(*provider.FileSystem)
	p.Path = e.Path
	if l.cmd.Name {
		name := strings.TrimPrefix(strings.TrimPrefix(e.Path, strings.TrimSuffix(root.Path, "/")), "/")
		return l.c.Write(l.named(p, name, value.Bool(e.Dir)))
	}
	v, err := files.Object(l.op, files.OSPath(l.op, p), e.Dir)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return l.op.Report(err)
	}
	return l.op.Write(v, p, e.Dir)
}

// named is a name with the notes of its item.
func (l *lister) named(p provider.Path, name string, container value.Value) value.Value {
	dir, known := container.AsBool()
	if !known {
		dir = p.Provider.IsContainer(l.op, p.Path)
	}
	return l.op.Decorate(value.String(name), p, dir)
}

func (l *lister) showsHidden() bool {
	return l.op.Force || bool(l.cmd.Hidden) || l.wanted != nil && l.wanted.names(provider.AttributeHidden)
}

// selects tells whether an entry is one of those asked for.
func (l *lister) selects(e provider.Entry) bool {
	g := l.cmd
	switch {
	case bool(g.Directory) && !e.Dir,
		bool(g.File) && e.Dir,
		bool(g.Hidden) && e.Attributes&provider.AttributeHidden == 0,
		bool(g.ReadOnly) && e.Attributes&provider.AttributeReadOnly == 0,
		bool(g.System),
		e.Attributes&provider.AttributeHidden != 0 && !l.showsHidden():
		return false
	}
	return l.wanted == nil || l.wanted.matches(e.Attributes)
}

// attributeExpression is a FlagsExpression of FileAttributes: alternatives (",") of conjunctions ("+") of flags ("!" negates).
type attributeExpression struct{ any [][]attributeTerm }

type attributeTerm struct {
	flag int64
	not  bool
}

func parseAttributes(c *cmdlet.Context, v value.Value) (*attributeExpression, error) {
	text := ""
	if items, ok, err := types.Slice(c, v); err == nil && ok {
		parts := make([]string, len(items))
		for i, x := range items {
			parts[i] = types.ToString(c, x)
		}
		text = strings.Join(parts, ",")
	} else {
		text = types.ToString(c, v)
	}
	enum := types.Lookup("System.IO.FileAttributes")
	var out attributeExpression
	for alternative := range strings.SplitSeq(text, ",") {
		var terms []attributeTerm
		for word := range strings.SplitSeq(alternative, "+") {
			word = strings.TrimSpace(word)
			t := attributeTerm{not: strings.HasPrefix(word, "!")}
			word = strings.TrimSpace(strings.TrimPrefix(word, "!"))
			n, ok := enum.Enum.Lookup(attributeName(word))
			if !ok {
				return nil, badAttribute(c, text, word, enum)
			}
			t.flag = n
			terms = append(terms, t)
		}
		out.any = append(out.any, terms)
	}
	return &out, nil
}

// attributeName spells out the one-letter names of attributes.
func attributeName(word string) string {
	switch strings.ToLower(word) {
	case "d":
		return "Directory"
	case "h":
		return "Hidden"
	case "r":
		return "ReadOnly"
	case "s":
		return "System"
	case "l":
		return "ReparsePoint"
	}
	return word
}

func badAttribute(c *cmdlet.Context, text, word string, enum *value.Type) error {
	inner := errs.NewException("System.Management.Automation.PSInvalidCastException",
		"Cannot convert value \""+text+"\" to type \"System.Management.Automation.FlagsExpression`1[System.IO.FileAttributes]\". Error: \"Unable to match the identifier name "+
			word+" to a valid enumerator name. Specify one of the following enumerator names and try again:\n"+strings.Join(enum.Enum.Names, ", ")+"\"")
	return errs.NewRecord(errs.NewException("System.Management.Automation.ParameterBindingException", "Cannot bind parameter 'Attributes'. "+inner.Message).WithInner(inner),
		"CannotConvertArgumentNoMessage", errs.InvalidArgument, value.Null)
}

func (a *attributeExpression) matches(attributes int64) bool {
	for _, terms := range a.any {
		all := true
		for _, t := range terms {
			if (attributes&t.flag != 0) == t.not {
				all = false
				break
			}
		}
		if all {
			return true
		}
	}
	return false
}

// names tells whether a flag is asked for.
func (a *attributeExpression) names(flag int64) bool {
	for _, terms := range a.any {
		for _, t := range terms {
			if t.flag == flag && !t.not {
				return true
			}
		}
	}
	return false
}
