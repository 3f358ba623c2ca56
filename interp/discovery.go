package interp

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// commandFor turns the value after & or . into a command.
func (rs *Runspace) commandFor(f *frame, v value.Value, n *commandNode) (command, error) {
	switch o := v.Base().Ref().(type) {
	case *ScriptBlock:
		return command{block: o, name: o.name}, nil
	case *cmdlet.Info:
		return rs.commandOf(f, o, n)
	case *session.Module:
		return command{module: o}, nil
	}
	if v.Base().IsNull() {
		return command{}, badOperand(f, n)
	}
	name := types.ToString(rs, v)
	if name == "" {
		return command{}, badOperand(f, n)
	}
	c, _, err := rs.findCommand(f, name, n)
	return c, err
}

func badOperand(f *frame, n *commandNode) error {
	return f.failAt(errs.Runtime("BadExpression", errs.InvalidOperation, value.Null,
		"The expression after '%s' in a pipeline element produced an object that was not valid. It must result in a command name, a script block, or a CommandInfo object.", opText(n)), n.pos)
}

func opText(n *commandNode) string {
	if n.op == 2 {
		return "."
	}
	return "&"
}

// commandOf turns a CommandInfo into a command.
func (rs *Runspace) commandOf(f *frame, i *cmdlet.Info, n *commandNode) (command, error) {
	switch {
	case i.Kind == cmdlet.KindAlias && i.Resolved != nil:
		return rs.commandOf(f, i.Resolved, n)
	case i.Kind == cmdlet.KindAlias:
		c, _, err := rs.findCommand(f, i.Definition, n)
		return c, err
	case i.Decl != nil:
		return command{decl: i.Decl, name: i.Name}, nil
	case i.Function != nil:
		return command{function: i.Function, name: i.Name}, nil
	case i.Kind == cmdlet.KindExternalScript:
		return command{script: i.Path, name: i.Name}, nil
	case i.Kind == cmdlet.KindApplication:
		return command{native: i.Path, name: i.Name}, nil
	}
	return command{}, badOperand(f, n)
}

// findCommand resolves a command name: alias, function, cmdlet, then scripts and programs. global tells that the answer
// does not depend on the calling scope beyond its session state.
func (rs *Runspace) findCommand(f *frame, name string, n *commandNode) (c command, global bool, err error) {
	if rs.actions == nil {
		return rs.lookUpCommand(f, name, n)
	}
	c, done, err := rs.lookupAction(f, rs.actions.before, "before ", name, n)
	if done || err != nil {
		return c, false, err
	}
	c, _, err = rs.lookUpCommand(f, name, n)
	if rs.actions == nil {
		return c, false, err
	}
	hook, kind := rs.actions.after, "after "
	if err != nil {
		hook, kind = rs.actions.notFound, "missing "
	}
	if own, done, herr := rs.lookupAction(f, hook, kind, name, n); done || herr != nil {
		return own, false, herr
	}
	return c, false, err
}

// lookUpCommand is findCommand without the session's hooks.
func (rs *Runspace) lookUpCommand(f *frame, name string, n *commandNode) (c command, global bool, err error) {
	lower := strings.ToLower(name)
	scope := f.scope
	for depth := 0; depth < 64; depth++ {
		a := scope.FindAlias(lower)
		if a == nil {
			break
		}
		lower = strings.ToLower(a.Definition)
		name = a.Definition
	}
	if rs.private != nil && rs.hidden(f, lower) {
		return c, false, rs.unknownCommand(f, name, n)
	}
	if fn := scope.FindFunction(lower); fn != nil {
		return command{function: fn, name: fn.Name}, rs.private == nil && rs.isGlobal(scope, fn, lower), nil
	}
	if d := rs.table.Find(lower); d != nil {
		rs.noteCmdlet(d.Module)
		return command{decl: d, name: d.Name}, rs.private == nil, nil
	}
	if c, ok := rs.qualifiedCommand(scope, name); ok {
		return c, false, nil
	}
	if rs.bare {
		return c, false, rs.unknownCommand(f, name, n)
	}
	if fn := rs.builtinFunction(lower); fn != nil {
		return command{function: fn, name: fn.Name}, true, nil
	}
	if c, ok := rs.externalCommand(f, name); ok {
		return c, false, nil
	}
	if c, ok, err := rs.autoload(f, name); ok || err != nil {
		return c, false, err
	}
	if !strings.Contains(name, "-") && !strings.ContainsAny(name, `/\:`) {
		if fn := scope.FindFunction("get-" + lower); fn != nil {
			return command{function: fn, name: fn.Name}, false, nil
		}
		if d := rs.table.Find("get-" + lower); d != nil {
			return command{decl: d, name: d.Name}, true, nil
		}
	}
	return c, false, rs.unknownCommand(f, name, n)
}

// unknownCommand is the error of a name that leads to no command.
func (rs *Runspace) unknownCommand(f *frame, name string, n *commandNode) error {
	r := commandNotFound(name).(*errs.Record)
	r.Activity = ""
	return f.failAt(rs.invokedAs(f, r, n, name), n.namePos)
}

// isGlobal tells whether a function is in the global scope or the top of the caller's module.
func (rs *Runspace) isGlobal(scope *session.Scope, fn *session.Function, lower string) bool {
	return scope.State.Top.OwnFunction(lower) == fn || rs.sess.Global.Top.OwnFunction(lower) == fn
}

// qualifiedCommand resolves Module\Name and scope:name.
func (rs *Runspace) qualifiedCommand(scope *session.Scope, name string) (command, bool) {
	if mod, cmd, ok := strings.Cut(name, `\`); ok && mod != "" && mod != "." && mod != ".." && !strings.Contains(mod, "/") {
		if d := rs.table.Find(strings.ToLower(cmd)); d != nil && strings.EqualFold(d.Module, mod) {
			return command{decl: d, name: d.Name}, true
		}
		for _, m := range slices.Backward(rs.sess.Modules) {
			if !strings.EqualFold(m.Name, mod) {
				continue
			}
			for n, fn := range m.Functions {
				if strings.EqualFold(n, cmd) {
					return command{function: fn, name: fn.Name}, true
				}
			}
			for n, a := range m.Aliases {
				if strings.EqualFold(n, cmd) {
					if fn := scope.FindFunction(strings.ToLower(a.Definition)); fn != nil {
						return command{function: fn, name: fn.Name}, true
					}
				}
			}
		}
	}
	if q, fn, ok := strings.Cut(name, ":"); ok {
		s := scope
		switch strings.ToLower(q) {
		case "global":
			s = rs.sess.Global.Top
		case "script":
			s = scope.ScriptScope()
		case "local", "private", "function":
		default:
			return command{}, false
		}
		if f := s.FindFunction(strings.ToLower(fn)); f != nil {
			return command{function: f, name: f.Name}, true
		}
	}
	return command{}, false
}

// externalCommand looks for a script or program: by path, or in the directories of PATH.
func (rs *Runspace) externalCommand(f *frame, name string) (command, bool) {
	if name == "" {
		return command{}, false
	}
	if strings.ContainsAny(name, `/\`) || name[0] == '~' {
		path := rs.resolveFile(strings.ReplaceAll(name, `\`, "/"))
		return fileCommand(path, name, true)
	}
	dirs, _ := rs.Getenv("PATH")
	for _, dir := range filepath.SplitList(dirs) {
		if dir == "" {
			continue
		}
		if !filepath.IsAbs(dir) {
			dir = filepath.Join(rs.sess.Drives.FileSystem, dir)
		}
		if c, ok := fileCommand(filepath.Join(dir, name), name, false); ok {
			return c, true
		}
		if !strings.HasSuffix(strings.ToLower(name), ".ps1") {
			if c, ok := fileCommand(filepath.Join(dir, name+".ps1"), name+".ps1", false); ok {
				return c, true
			}
		}
	}
	return command{}, false
}

func fileCommand(path, name string, byPath bool) (command, bool) {
	st, err := os.Stat(path)
	if err != nil && byPath && filepath.Ext(path) == "" {
		if st, err = os.Stat(path + ".ps1"); err == nil {
			path += ".ps1"
		}
	}
	if err != nil || st.IsDir() {
		return command{}, false
	}
	if strings.EqualFold(filepath.Ext(path), ".ps1") {
		return command{script: path, name: name}, true
	}
	if !executable(st) && !byPath {
		return command{}, false
	}
	return command{native: path, name: name}, true
}

func executable(st fs.FileInfo) bool { return st.Mode()&0o111 != 0 || os.PathSeparator == '\\' }

func commandNotFound(name string) error {
	r := errs.New("System.Management.Automation.CommandNotFoundException", "CommandNotFoundException", errs.ObjectNotFound, value.String(name),
		"The term '%s' is not recognized as a name of a cmdlet, function, script file, or executable program.\nCheck the spelling of the name, or if a path was included, verify that the path is correct and try again.", name)
	r.Exception.Record = r
	r.Exception.With("CommandName", value.String(name))
	return r
}

// invokedAs gives the error of an unknown command its invocation: it was called by that name.
func (rs *Runspace) invokedAs(f *frame, r *errs.Record, n *commandNode, name string) error {
	if n.namePos.IsZero() {
		return r
	}
	r = f.place(r, n.namePos)
	r.Invocation.Name = name
	return r
}

// loadScript reads and parses a script file.
func (rs *Runspace) loadScript(f *frame, path string) (*ScriptBlock, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, commandNotFound(path)
	}
	return rs.scriptFrom(path, decodeScript(b), f.scope.State)
}

// scriptFrom parses a script text as the file of the given path.
func (rs *Runspace) scriptFrom(path, text string, state *session.State) (*ScriptBlock, error) {
	tree, err := rs.Parse(path, text)
	if err != nil {
		return nil, err
	}
	sb := rs.newScriptBlock(tree, state)
	sb.isFile = true
	if err := rs.checkRequirements(tree, path); err != nil {
		return nil, err
	}
	return sb, nil
}

// resolveFile makes an OS path of a PowerShell file path.
func (rs *Runspace) resolveFile(path string) string {
	if home, ok := rs.Getenv("HOME"); ok && (path == "~" || strings.HasPrefix(path, "~/")) {
		path = home + path[1:]
	}
	if i := strings.Index(path, "::"); i > 0 {
		path = path[i+2:]
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(rs.sess.Drives.FileSystem, path)
	}
	return filepath.Clean(path)
}

func dirName(p string) string { return filepath.Dir(p) }
