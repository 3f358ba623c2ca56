package interp

import (
	"context"
	"strings"

	"goposh/ast"
	"goposh/runtime/errs"
	"goposh/runtime/job"
	"goposh/runtime/provider"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// jobRunner makes the runspaces that jobs run in (job.Runner).
type jobRunner struct{ table *CommandTable }

// NewRunspace implements job.Runner.
func (r *jobRunner) NewRunspace(o job.RunspaceOptions) (job.Runspace, error) {
	opt := Options{Directory: o.Directory, Env: o.Env, Host: o.Host, Cmdlets: r.table}
	if o.Parent != nil {
		opt.Culture, opt.UICulture = o.Parent.Culture, o.Parent.UICulture
	}
	rs := New(opt)
	if o.Parent != nil && o.Shared {
		if k, ok := o.Parent.Service(types.ConsoleKey{}, nil).(*types.Console); ok {
			rs.sess.SetService(types.ConsoleKey{}, k.Fork())
		}
	}
	if o.Location != "" {
		if err := provider.SetLocation(rs, rs.sess.Global.Top, o.Location, true); err != nil {
			rs.Close()
			return nil, err
		}
	}
	return &jobRunspace{rs}, nil
}

// jobRunspace is a runspace as jobs see it.
type jobRunspace struct{ *Runspace }

// Exec implements job.Runspace.
func (j *jobRunspace) Exec(ctx context.Context, q job.Request, s job.Sinks) error {
	rs := j.Runspace
	rs.SetStreams(s.Error, s.Record)
	sb, err := rs.Compile(q.File, q.Text)
	if err != nil {
		return errs.RecordFrom(err)
	}
	for name, v := range q.Variables {
		rs.sess.Global.Top.SetLocal(name, v)
	}
	err = rs.Exec(ctx, sb, ExecOptions{Args: q.Args, Input: q.Input, HasInput: q.HasInput, Output: s.Output, Using: q.Using})
	if _, exited := err.(*ExitError); exited {
		return nil
	}
	return err
}

// UsingVariables implements job.UsingLister.
func (sb *ScriptBlock) UsingVariables() []string {
	var out []string
	seen := map[string]bool{}
	ast.Inspect(sb.tree, func(n ast.Node) bool {
		if u, ok := n.(*ast.UsingExpression); ok {
			name := usingName(u)
			if lower := strings.ToLower(name); !seen[lower] {
				seen[lower] = true
				out = append(out, name)
			}
			return false
		}
		return true
	})
	return out
}

// UsingValues implements job.UsingLister.
func (sb *ScriptBlock) UsingValues(scope *session.Scope, lenient bool) (*value.Dict, error) {
	d := value.NewHashtable(0)
	names := sb.UsingVariables()
	if len(names) == 0 {
		return d, nil
	}
	rs := sb.rs
	for _, name := range names {
		v, found, err := rs.evalIn(scope, name)
		if err != nil {
			return nil, err
		}
		if !found && !lenient {
			return nil, errs.Runtime("UsingVariableIsUndefined", errs.InvalidOperation, value.Null,
				"The value of the using variable '$using:%s' cannot be retrieved because it has not been set in the local session.", name)
		}
		d.SetString(name, v)
	}
	return d, nil
}

// evalIn reads what follows `$using:` in a scope: a variable, or a member or element of one.
func (rs *Runspace) evalIn(scope *session.Scope, name string) (v value.Value, found bool, err error) {
	if x := scope.Find(strings.ToLower(name)); x != nil {
		return x.Read(), true, nil
	}
	if !strings.ContainsAny(name, ".[:") {
		return value.Null, false, nil
	}
	tree, err := rs.Parse("", "$"+name)
	if err != nil {
		return value.Null, false, err
	}
	c := rs.lower(tree, nil)
	f := rs.shareFrame(c, scope, discard{}, nil, nil)
	items, err := c.end.collect(f)
	if err != nil {
		return value.Null, false, asThrown(err).rec
	}
	return unvoid((&collector{items: items}).value()), true, nil
}

// usingName names a $using: expression: its text without `$using:`.
func usingName(e *ast.UsingExpression) string {
	if v, ok := e.SubExpression.(*ast.VariableExpression); ok {
		name := v.Path.UserPath
		if q, rest, ok := strings.Cut(name, ":"); ok && strings.EqualFold(q, "using") {
			return rest
		}
		return name
	}
	text := e.SubExpression.Pos().Text()
	text = strings.TrimPrefix(text, "$")
	if len(text) > 6 && strings.EqualFold(text[:6], "using:") {
		text = text[6:]
	}
	return text
}
