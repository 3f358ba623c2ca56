package interp

import (
	"context"
	"os"
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/format"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// LoadScript reads and parses a script file for Exec.
func (rs *Runspace) LoadScript(path string) (*ScriptBlock, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	sb, err := rs.scriptFrom(path, decodeScript(b), rs.sess.Global)
	if t, ok := err.(*thrown); ok {
		return nil, t.rec
	}
	return sb, err
}

// ParameterArgument is an argument that names a parameter, for ExecOptions.Args; colon tells that its value follows
// whatever the parameter's type.
func ParameterArgument(name string, colon bool) value.Value {
	text := name
	if colon {
		text += ":"
	}
	return markParameter(arg{name: text, node: &argNode{text: "-" + text}})
}

// ErrorText renders an error record as the host shows it, ended by a newline.
func (rs *Runspace) ErrorText(r *errs.Record) string {
	return strings.Join(format.ErrorLines(rs, r), "\n") + "\n"
}

// Scope is the scope that code running now sees; the global one between scripts.
func (rs *Runspace) Scope() *session.Scope { return rs.frameNow().scope }

// CompileBlock parses script text as a script block of the current session state.
func (rs *Runspace) CompileBlock(text string) (value.ScriptBlock, error) {
	tree, err := rs.Parse("", text)
	if err != nil {
		return nil, err
	}
	return rs.newScriptBlock(tree, rs.Scope().State), nil
}

// Do runs Go code that calls back into scripts (formatting, conversions) as Exec runs a script: cancelled with ctx, and with
// a panic of goposh itself turned into an error.
func (rs *Runspace) Do(ctx context.Context, f func() error) (err error) {
	detach := rs.attach(ctx)
	defer func() {
		detach()
		if p := recover(); p != nil {
			err = panicError(p)
		}
	}()
	return rs.outcome(f())
}

// SetVariable assigns a variable of the global scope, as `$global:name = v` does.
func (rs *Runspace) SetVariable(name string, v value.Value) error {
	g := rs.sess.Global.Top
	if old := g.Own(lowerName(name)); old != nil {
		if err := assignVariable(old, v); err != nil {
			return errs.RecordFrom(err)
		}
		return nil
	}
	g.SetLocal(name, v)
	return nil
}
