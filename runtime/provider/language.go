package provider

import (
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// GetVariable reads a drive-qualified variable: $env:PATH, $function:f, $alias:a, $variable:x, ${/home/x/a.txt}. path is what
// stands between $ and the end, or in the braces. found is false when there is no such item; the value is then $null. An
// unknown drive is an error.
func GetVariable(rt value.Runtime, scope *session.Scope, path string) (v value.Value, found bool, err error) {
	op := LanguageOp(rt, scope)
	p, err := op.Unresolved(path)
	if err != nil {
		return value.Null, false, err
	}
	if f, ok := p.Provider.(*flat); ok {
		in, name := f.enter(op, p.Path)
		v, found = f.content(in, name)
		return v, found, nil
	}
	return op.manager.files.readVariable(op, p.Path)
}

// SetVariable writes a drive-qualified variable. $null removes environment variables, functions and aliases.
func SetVariable(rt value.Runtime, scope *session.Scope, path string, v value.Value) error {
	op := LanguageOp(rt, scope)
	p, err := op.Unresolved(path)
	if err != nil {
		return err
	}
	if f, ok := p.Provider.(*flat); ok {
		in, name := f.enter(op, p.Path)
		return f.set(in, name, v)
	}
	items := []value.Value{v}
	if e, ok := types.Enumerate(v); ok {
		items = nil
		for {
			x, more, err := e.Next()
			if err != nil {
				return err
			}
			if !more {
				break
			}
			items = append(items, x)
		}
	}
	return op.manager.files.writeVariable(op, p.Path, items)
}
