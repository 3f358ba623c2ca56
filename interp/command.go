package interp

import (
	"strings"

	"goposh/ast"
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// argNode is one argument of a command as written.
type argNode struct {
	param    string // of -param
	isParam  bool
	colon    bool
	splat    bool
	bare     bool // an unquoted word
	quoted   bool
	number   bool
	array    bool // an array literal; spaced when blanks follow its commas
	spaced   bool
	literal  *ast.StringConstantExpression
	variable string // path of a plain variable argument
	value    expr
	pos      ast.Extent
	valuePos ast.Extent
	text     string // source text
}

// commandNode is a command with its arguments.
type commandNode struct {
	op       ast.InvocationOperator
	name     string
	bare     bool
	nameExpr expr
	namePos  ast.Extent
	args     []argNode
	redirs   []redirNode
	pos      ast.Extent
	invalid  bool
	static   bool // no splatting

	// What name resolved to, valid while the session's command generation stands.
	cached    command
	cachedGen uint32
	cachedIn  *session.State
	planned   *callPlan
}

// command is what a name leads to. Exactly one of the fields is set.
type command struct {
	decl     *cmdlet.Decl
	function *session.Function
	block    *ScriptBlock
	script   string          // path of a script file
	native   string          // path of a program
	module   *session.Module // of & $module; the first argument is what to run in it
	// invokedAs is the name after resolving aliases.
	name string
}

// arg is an evaluated argument.
type arg struct {
	name     string // parameter name, "" for a value
	isParam  bool
	colon    bool
	splat    bool // came from a splatted hashtable
	hasValue bool
	value    value.Value
	node     *argNode
	pos      ast.Extent
}

// evalArgs evaluates the arguments of a command.
func (n *commandNode) evalArgs(f *frame, native bool) ([]arg, error) {
	out := make([]arg, 0, len(n.args))
	dashes := false
	for i := range n.args {
		a := &n.args[i]
		switch {
		case a.text == "--" && !dashes && (a.isParam || a.bare):
			dashes = true
			if native {
				out = append(out, arg{hasValue: true, value: value.String(a.text), node: a, pos: a.pos})
			}
		case a.isParam && dashes:
			out = append(out, arg{hasValue: true, value: value.String(a.text), node: a, pos: a.pos})
		case a.isParam && a.value == nil:
			out = append(out, a.arg(f, value.Null))
		case a.splat:
			v, err := a.value.eval(f)
			if err != nil {
				return nil, err
			}
			if out, err = splat(f, out, v, a); err != nil {
				return nil, err
			}
		default:
			v, err := a.value.eval(f)
			if err != nil {
				return nil, err
			}
			out = append(out, a.arg(f, v))
		}
	}
	return out, nil
}

// arg is the argument of a node whose expression gave v, if it has one.
func (a *argNode) arg(f *frame, v value.Value) arg {
	if a.isParam {
		return arg{name: a.param, isParam: true, colon: a.colon, hasValue: a.value != nil, value: unvoid(v), node: a, pos: a.pos}
	}
	if a.bare && a.literal == nil {
		// A bare word with variables in it is text.
		v = value.String(types.ToString(f.rs, v))
	}
	return arg{hasValue: true, value: unvoid(v), node: a, pos: a.pos}
}

// restArgs is evalArgs where the first arguments have been evaluated already.
func (n *commandNode) restArgs(f *frame, first []value.Value) ([]arg, error) {
	out := make([]arg, 0, len(n.args))
	for i := range n.args {
		a := &n.args[i]
		var v value.Value
		var err error
		switch {
		case i < len(first):
			v = first[i]
		case a.value != nil:
			if v, err = a.value.eval(f); err != nil {
				return nil, err
			}
		}
		out = append(out, a.arg(f, v))
	}
	return out, nil
}

// splat adds what a splatted variable holds: the entries of a dictionary as named arguments, the elements of a list as
// positional ones.
func splat(f *frame, out []arg, v value.Value, a *argNode) ([]arg, error) {
	switch o := v.Base().Ref().(type) {
	case *value.Dict:
		for k, x := range o.All {
			out = append(out, arg{name: types.ToString(f.rs, k), isParam: true, colon: true, splat: true, hasValue: true, value: x, node: a, pos: a.pos})
		}
		return out, nil
	}
	if v.IsVoid() {
		return out, nil
	}
	if s, ok := v.AsString(); ok {
		// A string is a sequence of characters here.
		for i := range wtf8.Len(s) {
			u, _ := wtf8.At(s, i)
			out = append(out, arg{hasValue: true, value: value.Char(u), node: a, pos: a.pos})
		}
		return out, nil
	}
	e, ok := types.Enumerate(v)
	if !ok {
		return append(out, arg{hasValue: true, value: v, node: a, pos: a.pos}), nil
	}
	for {
		x, more, err := e.Next()
		if err != nil {
			return nil, err
		}
		if !more {
			return out, nil
		}
		// $args keeps parameter names as marked strings, so that splatting it passes them on.
		if p, ok := markedParameter(x); ok {
			out = append(out, arg{name: p.name, isParam: true, colon: p.colon, node: a, pos: a.pos})
			continue
		}
		out = append(out, arg{hasValue: true, value: x, node: a, pos: a.pos})
	}
}

// resolve finds the command the node names.
func (n *commandNode) resolve(f *frame) (command, error) {
	if n.nameExpr != nil {
		v, err := n.nameExpr.eval(f)
		if err != nil {
			return command{}, err
		}
		return f.rs.commandFor(f, v, n)
	}
	if n.name == "" {
		return command{}, badOperand(f, n)
	}
	if a := f.rs.actions; a != nil {
		if c, ok := a.found[n]; ok {
			delete(a.found, n)
			return c, nil
		}
	}
	gen := f.rs.sess.CommandGeneration
	if n.cachedGen == gen+1 && n.cachedIn == f.scope.State {
		return n.cached, nil
	}
	c, global, err := f.rs.findCommand(f, n.name, n)
	if err != nil {
		return c, err
	}
	if global && !strings.ContainsAny(n.name, `/\`) && c.native == "" && c.script == "" {
		n.cached, n.cachedGen, n.cachedIn = c, f.rs.sess.CommandGeneration+1, f.scope.State
	}
	return c, nil
}

// callDirect runs a lone command without pipeline machinery where it is a simple function; done tells that it ran. Otherwise args
// are its arguments, where they were evaluated.
func (n *commandNode) callDirect(f *frame) (done bool, args []arg, err error) {
	if n.nameExpr != nil || n.invalid || !n.static || n.op == ast.InvokeDot || f.rs.debug != nil {
		return false, nil, nil
	}
	c, err := n.resolve(f)
	if err != nil {
		f.rs.ok = false
		return true, nil, err
	}
	if c.function == nil {
		return false, nil, nil
	}
	sb, ok := c.function.Block.(*ScriptBlock)
	if !ok {
		return false, nil, nil
	}
	code := sb.lowered(f.rs)
	if !code.simple || !code.params.plain || code.end == nil {
		return false, nil, nil
	}
	return n.callSimple(f, sb, code)
}

// stage makes the running form of the command in a pipeline.
func (n *commandNode) stage(f *frame, p *pipeline, out sink, piped bool, index, count int) (stage, error) {
	if n.invalid {
		return nil, invalidElement(f, n.pos)
	}
	io := f.io
	if len(n.redirs) > 0 {
		var files []stage
		var err error
		out, io, files, err = f.redirect(n.redirs, out)
		if err != nil {
			return nil, err
		}
		p.files = append(p.files, files...)
	}
	c, err := n.resolve(f)
	if err != nil {
		return nil, err
	}
	args := p.args
	if args == nil {
		if args, err = n.evalArgs(f, c.native != ""); err != nil {
			return nil, err
		}
	}
	if d := f.rs.debug; d != nil && c.function == nil && c.block == nil {
		if err := d.command(f, c.name); err != nil {
			return nil, err
		}
	}
	if c.module != nil {
		if len(args) == 0 || args[0].isParam {
			return nil, badOperand(f, n)
		}
		if c, err = f.rs.inModule(f, c.module, args[0].value, n); err != nil {
			return nil, err
		}
		args = args[1:]
	}
	return f.rs.newStage(f, &c, n.op, args, out, io, stageInfo{piped: piped, index: index, count: count, pos: n.pos, name: n.invocationName(f, &c), node: n})
}

func (n *commandNode) invocationName(f *frame, c *command) string {
	switch n.op {
	case ast.InvokeAmpersand:
		return "&"
	case ast.InvokeDot:
		return "."
	}
	if n.name != "" {
		return n.name
	}
	return c.name
}

// stageInfo is what a stage knows of its place.
type stageInfo struct {
	piped        bool
	index, count int
	pos          ast.Extent
	name         string
	node         *commandNode
	by           *commandStage // the cmdlet that invokes the block; nil for others
}

// newStage makes a stage for a resolved command with evaluated arguments.
func (rs *Runspace) newStage(f *frame, c *command, op ast.InvocationOperator, args []arg, out sink, io *streams, info stageInfo) (stage, error) {
	if c.native != "" {
		return newNativeStage(f, c.native, args, out, io, info)
	}
	s := &commandStage{Runspace: rs, f: f, out: out, io: io, info: info, cmd: *c, args: args}
	switch {
	case c.decl != nil:
		s.decl = c.decl
		s.meta = c.decl.Metadata()
	case c.function != nil:
		sb, ok := c.function.Block.(*ScriptBlock)
		if !ok {
			return nil, errs.Runtime("InvalidFunction", errs.InvalidOperation, value.String(c.function.Name), "The function '%s' has no script block of this runspace.", c.function.Name)
		}
		s.block = sb
		s.dot = op == ast.InvokeDot
	case c.block != nil:
		s.block = c.block
		s.dot = op == ast.InvokeDot
	case c.script != "":
		sb, err := rs.loadScript(f, c.script)
		if err != nil {
			return nil, err
		}
		s.block = sb
		s.dot = op == ast.InvokeDot
		s.isScript = true
	}
	if s.block != nil {
		s.code = s.block.lowered(rs)
		meta, err := s.code.params.metadata(f, s.code)
		if err != nil {
			return nil, err
		}
		s.meta = meta
	}
	return s, nil
}
