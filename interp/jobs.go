package interp

import (
	"context"
	"slices"
	"strings"

	"goposh/ast"
	"goposh/runtime/errs"
	"goposh/runtime/format/psstyle"
	"goposh/runtime/job"
	"goposh/runtime/provider"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// jobRunner makes the runspaces that jobs run in (job.Runner).
type jobRunner struct{ table *CommandTable }

// NewJobRunner returns what makes runspaces with these commands for jobs that other processes started.
func NewJobRunner(table *CommandTable) job.Runner { return &jobRunner{table} }

// NewRunspace implements job.Runner.
func (r *jobRunner) NewRunspace(o job.RunspaceOptions) (job.Runspace, error) {
	opt := Options{Directory: o.Directory, Env: o.Env, Host: o.Host, Cmdlets: r.table, Culture: o.Culture, UICulture: o.UICulture}
	rs := New(opt)
	rs.autoloads = true
	if o.Parent != nil && o.Shared {
		psstyle.Share(rs.sess, o.Parent)
	}
	if !o.Shared {
		// Going to the job's directory takes a command of this module.
		rs.noteCmdlet("Microsoft.PowerShell.Management")
		rs.sess.Global.Top.SetLocal("PSSenderInfo", value.Of(&job.SenderInfo{}))
	}
	if o.Parent != nil && o.Shared {
		if k, ok := o.Parent.Service(types.ConsoleKey{}, nil).(*types.Console); ok {
			rs.sess.SetService(types.ConsoleKey{}, k.Fork())
		}
	}
	if o.Parent != nil {
		if how := o.Parent.Service(job.IsolationKey{}, nil); how != nil {
			rs.sess.SetService(job.IsolationKey{}, how)
		}
		if n := job.SessionOutputLimit(o.Parent); n > 0 {
			rs.sess.SetService(job.OutputLimitKey{}, n)
		}
	}
	if o.Location != "" && o.Location != o.Directory {
		if err := provider.SetLocation(rs, rs.sess.Global.Top, o.Location, true); err != nil {
			rs.Close()
			return nil, err
		}
		rs.start = provider.Here(rs.sess)
	}
	return &jobRunspace{Runspace: rs, isolated: !o.Shared}, nil
}

// jobRunspace is a runspace as jobs see it.
type jobRunspace struct {
	*Runspace
	// isolated tells a runspace that stands for another process.
	isolated bool
	// last is the block that ran before, and lastText its text: -Parallel runs the same again and again.
	last     *ScriptBlock
	lastText string
}

// compile makes the block of a request.
func (j *jobRunspace) compile(q job.Request) (*ScriptBlock, error) {
	if j.last != nil && j.lastText == q.Text && j.last.file() == q.File {
		return j.last, nil
	}
	sb, err := j.Runspace.Compile(q.File, q.Text)
	if err != nil {
		return nil, err
	}
	j.last = nil
	if j.declared.tree != sb.tree && !j.constrained() {
		// A block that defines types defines them each time.
		j.last, j.lastText = sb, q.Text
	}
	return sb, nil
}

// Exec implements job.Runspace.
func (j *jobRunspace) Exec(ctx context.Context, q job.Request, s job.Sinks) error {
	rs := j.Runspace
	rs.SetStreams(s.Error, s.Record)
	sb, err := j.compile(q)
	if err != nil {
		return errs.RecordFrom(err)
	}
	rs.sess.LoneCommand = j.isolated && isLoneCommand(sb.tree)
	for name, v := range q.Variables {
		rs.sess.Global.Top.SetLocal(name, v)
	}
	err = rs.Exec(ctx, sb, ExecOptions{Args: q.Args, Input: q.Input, HasInput: q.HasInput, Output: s.Output, Using: q.Using})
	switch err.(type) {
	case nil, *ExitError:
		return nil
	}
	if j.isolated || ctx.Err() != nil {
		return err
	}
	// Jobs that share the process end with the exception that a host gets; one that was thrown is it already.
	t := asThrown(err)
	if _, byThrow := t.rec.Exception.Prop(errs.PropThrown); byThrow {
		return t.rec.Exception
	}
	return hostException(t)
}

// usings lists the different $using: expressions of a block; own leaves out those of a ForEach-Object -Parallel within.
func (sb *ScriptBlock) usings(own bool) []usingPath {
	var out []usingPath
	seen := map[string]bool{}
	ast.Inspect(sb.tree, func(n ast.Node) bool {
		e, ok := n.(*ast.UsingExpression)
		if !ok {
			c, isCommand := n.(*ast.Command)
			return !own || !isCommand || !isParallel(c)
		}
		if u := newUsingPath(e); !seen[strings.ToLower(u.key())] {
			seen[strings.ToLower(u.key())] = true
			out = append(out, u)
		}
		return false
	})
	return out
}

// isParallel tells whether a command is a ForEach-Object -Parallel.
func isParallel(c *ast.Command) bool {
	if len(c.Elements) == 0 {
		return false
	}
	name, ok := c.Elements[0].(*ast.StringConstantExpression)
	if !ok {
		return false
	}
	switch strings.ToLower(name.Value) {
	case "foreach-object", "foreach", "%":
		return slices.ContainsFunc(c.Elements, func(e ast.CommandElement) bool {
			p, ok := e.(*ast.CommandParameter)
			return ok && len(p.Name) > 1 && len(p.Name) <= len("parallel") && strings.EqualFold(p.Name, "parallel"[:len(p.Name)])
		})
	}
	return false
}

// usingPath is a $using: expression: a variable, and the members and elements of it that follow.
type usingPath struct{ variable, rest string }

// key names the expression in the values sent along with a block.
func (u usingPath) key() string { return u.variable + u.rest }

func newUsingPath(e *ast.UsingExpression) usingPath {
	whole := e.SubExpression.Pos()
	for x := e.SubExpression; ; {
		switch t := x.(type) {
		case *ast.MemberExpression:
			x = t.Target
			continue
		case *ast.IndexExpression:
			x = t.Target
			continue
		case *ast.VariableExpression:
			return usingPath{t.Path.UserPath, whole.Text()[t.Extent.End-whole.Start:]}
		}
		return usingPath{variable: whole.Text()}
	}
}

// UsingValues implements job.UsingLister.
func (sb *ScriptBlock) UsingValues(scope *session.Scope, o job.UsingOptions) (*value.Dict, error) {
	list := sb.usings(o.Own)
	if len(list) == 0 {
		return nil, nil
	}
	d := value.NewHashtable(len(list))
	for _, u := range list {
		v, found, err := sb.rs.evalIn(scope, u)
		if err != nil {
			return nil, err
		}
		if !found && !o.Lenient {
			return nil, errs.Runtime("UsingVariableIsUndefined", errs.InvalidOperation, value.Null,
				"The value of the using variable '$using:%s' cannot be retrieved because it has not been set in the local session.", u.variable)
		}
		d.SetString(u.key(), v)
	}
	return d, nil
}

// UsingReplaced implements job.UsingLister.
func (sb *ScriptBlock) UsingReplaced(rename func(key string) string) string {
	text := sb.String()
	tree, err := sb.rs.Parse("", text)
	if err != nil {
		// The text of a block that was parsed; what cannot be read again has nothing to replace.
		return text
	}
	var b strings.Builder
	done := int32(0)
	ast.Inspect(tree, func(n ast.Node) bool {
		e, ok := n.(*ast.UsingExpression)
		if !ok {
			return true
		}
		at := e.Pos()
		b.WriteString(text[done:at.Start])
		name := rename(newUsingPath(e).key())
		if text[at.Start] == '@' {
			b.WriteString("@" + name)
		} else {
			b.WriteString("${" + name + "}")
		}
		done = at.End
		return false
	})
	b.WriteString(text[done:])
	return b.String()
}

// evalIn reads a $using: expression in a scope; found is false when there is no such variable.
func (rs *Runspace) evalIn(scope *session.Scope, u usingPath) (v value.Value, found bool, err error) {
	qualified := strings.Contains(u.variable, ":")
	if !qualified {
		x := scope.Find(strings.ToLower(u.variable))
		if x == nil {
			return value.Null, false, nil
		}
		if u.rest == "" {
			return x.Read(), true, nil
		}
	}
	tree, err := rs.Parse("", "${"+variableNameEscaper.Replace(u.variable)+"}"+u.rest)
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

// isLoneCommand tells whether a block is a pipeline of commands with constant arguments. PowerShell sends such a block to another
// process as commands rather than as a script.
func isLoneCommand(b *ast.ScriptBlock) bool {
	if b.ParamBlock != nil || b.Begin != nil || b.Process != nil || b.End == nil || len(b.End.Statements) != 1 {
		return false
	}
	p, ok := b.End.Statements[0].(*ast.Pipeline)
	if !ok {
		return false
	}
	for _, e := range p.Elements {
		c, ok := e.(*ast.Command)
		if !ok || c.Operator != ast.InvokeUnknown || len(c.Redirections) > 0 {
			return false
		}
		for _, a := range c.Elements {
			if !isPlainArgument(a) {
				return false
			}
		}
	}
	return true
}

func isPlainArgument(e ast.CommandElement) bool {
	switch e := e.(type) {
	case *ast.CommandParameter:
		return e.Argument == nil || isPlainArgument(e.Argument)
	case *ast.StringConstantExpression, *ast.ConstantExpression, *ast.UsingExpression:
		return true
	case *ast.VariableExpression:
		switch strings.ToLower(e.Path.UserPath) {
		case "true", "false", "null":
			return true
		}
	case *ast.ArrayLiteral:
		for _, x := range e.Elements {
			if !isPlainArgument(x) {
				return false
			}
		}
		return true
	}
	return false
}
