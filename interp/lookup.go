package interp

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// commandLookup implements cmdlet.Commands over a runspace.
type commandLookup struct{ rs *Runspace }

const functionKinds = cmdlet.KindFunction | cmdlet.KindFilter | cmdlet.KindConfiguration

// FindCommands implements cmdlet.Commands.
func (l commandLookup) FindCommands(scope *session.Scope, name string, kinds cmdlet.Kind) ([]*cmdlet.Info, error) {
	if wildcard.HasWildcards(name) {
		return l.matching(scope, name, kinds), nil
	}
	out := l.exact(scope, name, kinds)
	if len(out) > 0 || kinds&(functionKinds|cmdlet.KindAlias) == 0 {
		return out, nil
	}
	f := *l.rs.frameNow()
	f.scope = scope
	_, ok, err := l.rs.autoload(&f, name)
	if a := l.rs.actions; a != nil && err == nil && !ok {
		_, _, err = l.rs.lookupAction(&f, a.notFound, "missing ", name, &commandNode{})
	}
	switch {
	case err != nil && isFlow(err):
		return nil, err
	case err != nil || !ok:
		return nil, nil
	}
	return l.exact(scope, name, kinds), nil
}

// exact lists the commands of a name, the one that runs first.
func (l commandLookup) exact(scope *session.Scope, name string, kinds cmdlet.Kind) []*cmdlet.Info {
	rs := l.rs
	var out []*cmdlet.Info
	lower := strings.ToLower(name)
	module := ""
	if mod, cmd, ok := strings.Cut(name, `\`); ok && mod != "" && mod != "." && mod != ".." && !strings.Contains(mod, "/") {
		module, lower = mod, strings.ToLower(cmd)
	}
	in := func(m string) bool { return module == "" || strings.EqualFold(m, module) }
	if kinds&cmdlet.KindAlias != 0 {
		if a := scope.FindAlias(lower); a != nil && in(moduleNameOf(a.Module)) {
			out = append(out, l.alias(a))
		}
	}
	if kinds&functionKinds != 0 {
		var seen []value.ScriptBlock
		add := func(fn *session.Function) {
			if fn == nil || !in(moduleNameOf(fn.Module)) || slices.Contains(seen, fn.Block) {
				return
			}
			seen = append(seen, fn.Block)
			if i := rs.functionInfo(fn); i.Kind&kinds != 0 {
				out = append(out, i)
			}
		}
		add(scope.FindFunction(lower))
		for i := len(rs.sess.Modules) - 1; i >= 0; i-- {
			for n, fn := range rs.sess.Modules[i].Functions {
				if strings.EqualFold(n, lower) {
					add(fn)
				}
			}
		}
	}
	if kinds&cmdlet.KindCmdlet != 0 {
		if d := rs.table.Find(lower); d != nil && in(d.Module) {
			out = append(out, cmdletInfo(d))
		}
	}
	if module == "" && kinds&(cmdlet.KindApplication|cmdlet.KindExternalScript) != 0 {
		out = append(out, l.external(name, kinds)...)
	}
	return out
}

func moduleNameOf(m *session.Module) string {
	if m == nil {
		return ""
	}
	return m.Name
}

func (l commandLookup) alias(a *session.Alias) *cmdlet.Info {
	if i, ok := a.Info.Ref().(*cmdlet.Info); ok {
		return i
	}
	i := &cmdlet.Info{Kind: cmdlet.KindAlias, Name: a.Name, Definition: a.Definition, Alias: a, Owner: a.Module}
	a.Info = value.Of(i)
	return i
}

// external lists the scripts and programs of a name.
func (l commandLookup) external(name string, kinds cmdlet.Kind) []*cmdlet.Info {
	rs := l.rs
	var out []*cmdlet.Info
	add := func(path string, byPath bool) {
		if c, ok := fileCommand(path, filepath.Base(path), byPath); ok {
			if i := l.file(c); i.Kind&kinds != 0 {
				out = append(out, i)
			}
		}
	}
	if strings.ContainsAny(name, `/\`) || strings.HasPrefix(name, "~") {
		add(rs.resolveFile(strings.ReplaceAll(name, `\`, "/")), true)
		return out
	}
	for _, dir := range l.pathDirs() {
		add(filepath.Join(dir, name), false)
		if !strings.HasSuffix(strings.ToLower(name), ".ps1") {
			add(filepath.Join(dir, name+".ps1"), false)
		}
	}
	return out
}

func (l commandLookup) pathDirs() []string {
	list, _ := l.rs.Getenv("PATH")
	var out []string
	for _, dir := range filepath.SplitList(list) {
		if dir == "" {
			continue
		}
		if !filepath.IsAbs(dir) {
			dir = filepath.Join(l.rs.sess.Drives.FileSystem, dir)
		}
		out = append(out, dir)
	}
	return out
}

// file is the CommandInfo of a script file or program.
func (l commandLookup) file(c command) *cmdlet.Info {
	if c.native != "" {
		return &cmdlet.Info{Kind: cmdlet.KindApplication, Name: filepath.Base(c.native), Path: c.native}
	}
	i := &cmdlet.Info{Kind: cmdlet.KindExternalScript, Name: filepath.Base(c.script), Path: c.script}
	if sb, err := l.rs.loadScript(l.rs.frameNow(), c.script); err == nil {
		i.Block, i.Definition, i.Meta = sb, sb.String(), l.rs.blockMeta(sb)
	}
	return i
}

// matching lists the commands whose names match a pattern, kind by kind and by name.
func (l commandLookup) matching(scope *session.Scope, pattern string, kinds cmdlet.Kind) []*cmdlet.Info {
	rs := l.rs
	module := ""
	if mod, cmd, ok := strings.Cut(pattern, `\`); ok && mod != "" {
		module, pattern = mod, cmd
	}
	p := wildcard.Compile(pattern, true)
	m := wildcard.Compile(module, true)
	in := func(name string) bool { return module == "" || m.Match(name) }
	var aliases, functions, cmdlets []*cmdlet.Info
	for s := scope; s != nil; s = s.Parent {
		if kinds&cmdlet.KindAlias != 0 {
			for lower, a := range s.Aliases() {
				if p.Match(a.Name) && scope.FindAlias(lower) == a && in(moduleNameOf(a.Module)) {
					aliases = append(aliases, l.alias(a))
				}
			}
		}
		if kinds&functionKinds != 0 {
			for lower, fn := range s.Functions() {
				if !p.Match(fn.Name) || scope.FindFunction(lower) != fn || !in(moduleNameOf(fn.Module)) {
					continue
				}
				if i := rs.functionInfo(fn); i.Kind&kinds != 0 {
					functions = append(functions, i)
				}
			}
		}
	}
	if kinds&cmdlet.KindCmdlet != 0 {
		for _, d := range rs.Commands() {
			if p.Match(d.Name) && in(d.Module) {
				cmdlets = append(cmdlets, cmdletInfo(d))
			}
		}
	}
	var files []*cmdlet.Info
	if module == "" && kinds&(cmdlet.KindApplication|cmdlet.KindExternalScript) != 0 {
		files = l.files(p, kinds)
	}
	culture := rs.Culture()
	var out []*cmdlet.Info
	for _, list := range [...][]*cmdlet.Info{aliases, functions, cmdlets, files} {
		slices.SortStableFunc(list, func(a, b *cmdlet.Info) int { return culture.Compare(a.Name, b.Name, true) })
		out = append(out, list...)
	}
	return out
}

// files lists the scripts and programs of PATH that match.
func (l commandLookup) files(p *wildcard.Pattern, kinds cmdlet.Kind) []*cmdlet.Info {
	var out []*cmdlet.Info
	seen := map[string]bool{}
	for _, dir := range l.pathDirs() {
		entries, err := os.ReadDir(dir)
		if err != nil {
			continue
		}
		for _, e := range entries {
			path := filepath.Join(dir, e.Name())
			if !p.Match(e.Name()) || seen[path] {
				continue
			}
			seen[path] = true
			if c, ok := fileCommand(path, e.Name(), false); ok {
				if i := l.file(c); i.Kind&kinds != 0 {
					out = append(out, i)
				}
			}
		}
	}
	return out
}

// AllParameters implements cmdlet.Commands.
func (l commandLookup) AllParameters(i *cmdlet.Info) ([]*cmdlet.Param, *cmdlet.Metadata, error) {
	m, err := l.metadata(i)
	if m == nil || err != nil {
		return nil, nil, err
	}
	params := slices.Clone(m.Params)
	for n, p := range commonParams() {
		switch n {
		case commonWhatIf, commonConfirm:
			if !m.ShouldProcess {
				continue
			}
		case commonIncludeTotalCount, commonSkip, commonFirst:
			if !m.Paging {
				continue
			}
		default:
			if !m.CmdletBinding {
				continue
			}
		}
		params = append(params, p)
	}
	return params, m, nil
}

func (l commandLookup) metadata(i *cmdlet.Info) (*cmdlet.Metadata, error) {
	switch {
	case i.Decl != nil:
		return i.Decl.Metadata(), nil
	case i.Meta != nil:
		return i.Meta()
	case i.Function != nil:
		return l.rs.blockMeta(i.Function.Block)()
	case i.Kind == cmdlet.KindAlias:
		if r, _ := l.ResolveAlias(i); r != nil {
			return l.metadata(r)
		}
	}
	return nil, nil
}

// OutputTypes implements cmdlet.Commands.
func (l commandLookup) OutputTypes(i *cmdlet.Info) []string {
	if i.Decl != nil {
		return i.Decl.OutputTypes
	}
	if i.Kind == cmdlet.KindAlias {
		if r, _ := l.ResolveAlias(i); r != nil {
			return l.OutputTypes(r)
		}
		return nil
	}
	sb, ok := i.Block.(*ScriptBlock)
	if !ok {
		return nil
	}
	f := l.rs.frameNow()
	var out []string
	for _, a := range sb.lowered(l.rs).params.attrs {
		if a.lower != "outputtype" {
			continue
		}
		for _, e := range a.positional {
			v, err := e.eval(f)
			if err != nil {
				continue
			}
			// The names of an attribute are constants: reading them cannot fail.
			_ = types.Each(l.rs, v, func(x value.Value) error {
				if t, ok := x.Base().Ref().(*value.Type); ok {
					out = append(out, t.FullName)
					return nil
				}
				out = append(out, types.ToString(l.rs, x))
				return nil
			})
		}
	}
	return out
}

// ResolveAlias implements cmdlet.Commands.
func (l commandLookup) ResolveAlias(i *cmdlet.Info) (resolved, referenced *cmdlet.Info) {
	scope := l.rs.frameNow().scope
	kinds := cmdlet.KindAlias | functionKinds | cmdlet.KindCmdlet | cmdlet.KindApplication | cmdlet.KindExternalScript
	name := i.Definition
	if i.Alias != nil {
		name = i.Alias.Definition
	}
	for range maxAliasDepth {
		list := l.exact(scope, name, kinds)
		if len(list) == 0 {
			return nil, referenced
		}
		if referenced == nil {
			referenced = list[0]
		}
		if list[0].Kind != cmdlet.KindAlias {
			return list[0], referenced
		}
		name = list[0].Definition
	}
	return nil, referenced
}

// maxAliasDepth bounds chains of aliases, which may be circular.
const maxAliasDepth = 64
