package interp

import (
	"slices"

	"goposh/ast"
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/stream"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// preparedBlock is a script block that a cmdlet runs many times in its caller's scope.
type preparedBlock struct {
	s    *commandStage
	sb   *ScriptBlock
	code *code
	fr   *frame
	item *session.Variable
}

// Block implements cmdlet.Engine.
func (s *commandStage) Block(v value.ScriptBlock) cmdlet.Block {
	sb, ok := v.(*ScriptBlock)
	if !ok {
		return brokenBlock{}
	}
	scope := s.f.scope
	if st := sb.stateIn(s.Runspace); st != nil && st != scope.State {
		scope = session.NewScope(st.Top, st, nil)
	}
	b := &preparedBlock{s: s, sb: sb, code: sb.lowered(s.Runspace)}
	b.fr = s.shareFrame(b.code, scope, s, s.io, s.f)
	b.fr.block = sb
	b.fr.command = s.f.command
	b.fr.propagate = s.f.propagate
	b.fr.call = &callInfo{caller: s.f, extent: s.info.pos}
	if s.f.call != nil {
		c := *s.f.call
		b.fr.call = &c
	}
	return b
}

// brokenBlock answers for script blocks of another interpreter.
type brokenBlock struct{}

func (brokenBlock) err() error {
	return errs.Runtime("InvalidScriptBlock", errs.InvalidArgument, value.Null, "The script block does not belong to this runspace.")
}
func (b brokenBlock) Process(value.Value, ...value.Value) error { return b.err() }
func (b brokenBlock) Collect(value.Value, ...value.Value) ([]value.Value, error) {
	return nil, b.err()
}
func (b brokenBlock) Value(value.Value, ...value.Value) (value.Value, error) {
	return value.Null, b.err()
}
func (b brokenBlock) Test(value.Value) (bool, error) { return false, b.err() }

// findItem finds or creates $_ in the scope the block runs in.
func (b *preparedBlock) findItem() {
	if b.item != nil && !b.item.Removed {
		return
	}
	if b.item = b.fr.scope.Own("_"); b.item == nil {
		b.item = &session.Variable{Name: "_"}
		b.fr.scope.Put(b.item)
	}
}

// run executes the block with its output going to out.
func (b *preparedBlock) run(item value.Value, out sink, args []value.Value) error {
	rs := b.s.Runspace
	if err := rs.tick(); err != nil {
		return err
	}
	body := b.code.end
	if body == nil {
		body = b.code.process
	}
	f := b.fr
	f.out = out
	b.findItem()
	old := b.item.Value
	b.item.Value = item
	f.call.args = args
	if len(b.code.params.params) > 0 {
		if err := b.bindParams(args); err != nil {
			b.item.Value = old
			return err
		}
	}
	oldFrame := rs.current
	rs.current = f
	var err error
	if body != nil {
		err = body.exec(f)
	}
	if err == nil && b.code.process != nil && b.code.end != nil {
		err = b.code.process.exec(f)
	}
	rs.current = oldFrame
	b.item.Value = old
	if err == doReturn {
		return nil
	}
	return err
}

// bindParams gives positional arguments to the block's parameters.
func (b *preparedBlock) bindParams(args []value.Value) error {
	f := b.fr
	for i, p := range b.code.params.params {
		v := value.Null
		switch {
		case i < len(args):
			v = args[i]
			if p.typ != nil {
				t, err := p.typ.resolve(f)
				if err != nil {
					return err
				}
				if v, err = f.rs.convert(v, t); err != nil {
					return err
				}
			}
		case p.def != nil:
			var err error
			if v, err = p.def.eval(f); err != nil {
				return err
			}
		}
		if err := f.setSlot(p.slot, v); err != nil {
			return err
		}
	}
	if len(args) > len(b.code.params.params) {
		f.call.args = args[len(b.code.params.params):]
	} else {
		f.call.args = nil
	}
	return nil
}

// Process implements cmdlet.Block.
func (b *preparedBlock) Process(item value.Value, args ...value.Value) error {
	return b.run(item, b.s, args)
}

// Collect implements cmdlet.Block.
func (b *preparedBlock) Collect(item value.Value, args ...value.Value) ([]value.Value, error) {
	var c collector
	err := b.run(item, &c, args)
	return c.items, err
}

// Value implements cmdlet.Block.
func (b *preparedBlock) Value(item value.Value, args ...value.Value) (value.Value, error) {
	var c collector
	err := b.run(item, &c, args)
	return c.value(), err
}

// Test implements cmdlet.Block.
func (b *preparedBlock) Test(item value.Value) (bool, error) {
	// A block that is one expression needs no collector.
	if len(b.code.params.params) == 0 && b.code.simple && b.s.debug == nil && b.code.end != nil && len(b.code.end.stmts) == 1 && len(b.code.end.traps) == 0 {
		if x, ok := b.code.end.stmts[0].(*exprStmt); ok {
			return b.testExpr(item, x.x)
		}
	}
	v, err := b.Value(item)
	if err != nil {
		return false, err
	}
	return types.ToBool(v), nil
}

func (b *preparedBlock) testExpr(item value.Value, x expr) (bool, error) {
	rs := b.s.Runspace
	if err := rs.tick(); err != nil {
		return false, err
	}
	f := b.fr
	b.findItem()
	old := b.item.Value
	b.item.Value = item
	f.pos = b.code.end.pos[0]
	v, err := x.eval(f)
	b.item.Value = old
	if err != nil {
		if err = f.statementFailed(err, f.pos); err != nil {
			return false, err
		}
		return false, nil
	}
	return types.ToBool(v), nil
}

// collectBlock runs a delay-bind block for one object.
func (s *commandStage) collectBlock(sb value.ScriptBlock, item value.Value) ([]value.Value, error) {
	return s.Block(sb).Collect(item, item)
}

// runInPlace runs a block in the frame's scope with $_ set, collecting its output.
func (f *frame) runInPlace(sb *ScriptBlock, item value.Value) ([]value.Value, error) {
	s := &commandStage{Runspace: f.rs, f: f, out: discard{}, io: f.io}
	return s.Block(sb).Collect(item)
}

// Invoke implements value.Runtime: the block runs in a child scope of the current one, as ScriptBlock.Invoke does.
func (rs *Runspace) Invoke(v value.ScriptBlock, this, item value.Value, args ...value.Value) ([]value.Value, error) {
	var c collector
	// The caller is Go code: an error that ends a statement ends the call.
	rs.tries++
	err := rs.invokeBlock(v, invokeOptions{this: this, item: item, args: args, out: &c})
	rs.tries--
	return c.items, err
}

type invokeOptions struct {
	this, item value.Value
	args       []value.Value
	named      *value.Dict
	input      []value.Value
	piped      bool
	out        sink
	io         *streams
	dot        bool
	state      *session.State
	scope      *session.Scope
	vars       map[string]value.Value
	// by is the cmdlet that invokes the block as its own work; nil for others.
	by *commandStage
}

// frameNow is the frame that engine calls come from: the running one, or the runspace's top frame.
func (rs *Runspace) frameNow() *frame {
	if rs.current != nil {
		return rs.current
	}
	return rs.topFrame()
}

func (rs *Runspace) invokeBlock(v value.ScriptBlock, o invokeOptions) error {
	sb, ok := v.(*ScriptBlock)
	if !ok {
		return brokenBlock{}.err()
	}
	f := rs.frameNow()
	if o.scope != nil && o.scope != f.scope {
		nf := *f
		nf.scope = o.scope
		nf.cells = make([]*session.Variable, len(f.cells))
		nf.up = nil
		f = &nf
	}
	if o.state != nil {
		c := *sb
		c.state = o.state
		sb = &c
	}
	io := o.io
	if io == nil {
		io = f.io
	}
	if len(o.vars) > 0 || !o.item.IsVoid() || !o.this.IsNull() {
		holder := session.NewScope(f.scope, f.scope.State, nil)
		if st := sb.stateIn(f.rs); st != nil && st != f.scope.State {
			holder = session.NewScope(st.Top, st, nil)
		}
		for name, x := range o.vars {
			holder.SetLocal(name, x)
		}
		if !o.item.IsVoid() {
			holder.SetLocal("_", o.item)
		}
		if !o.this.IsNull() {
			holder.SetLocal("this", o.this)
		}
		nf := *f
		nf.scope = holder
		nf.cells = make([]*session.Variable, len(f.cells))
		nf.up = nil
		f = &nf
	}
	args := make([]arg, 0, len(o.args))
	for _, a := range o.args {
		args = append(args, arg{hasValue: true, value: a, node: &argNode{}})
	}
	if o.named != nil {
		for k, x := range o.named.All {
			name := types.ToString(rs, k)
			args = append(args, arg{name: name, isParam: true, colon: true, splat: true, hasValue: true, value: x, node: &argNode{text: "-" + name}})
		}
	}
	op := ast.InvokeAmpersand
	if o.dot {
		op = ast.InvokeDot
	}
	cmd := command{block: sb, name: "&"}
	info := stageInfo{piped: o.piped, count: 1, pos: f.pos, name: "&", by: o.by}
	if o.by != nil && !o.dot {
		info.pos = ast.Extent{}
	}
	return rs.runStage(f, &cmd, op, args, o.input, o.out, io, info)
}

// Run implements cmdlet.Engine.
func (s *commandStage) Run(o cmdlet.RunOptions) error {
	sb := o.Block
	if sb == nil {
		tree, err := s.Parse(o.Source, o.Text)
		if err != nil {
			return err
		}
		b := s.newScriptBlock(tree, s.State())
		b.isFile = true
		sb = b
	}
	var by *commandStage
	if o.Invoked {
		by = s
		b, _ := sb.(*ScriptBlock)
		if err := oneClause(b); err != nil {
			return err
		}
		if b.tree.Process != nil {
			// A process block alone runs once, whatever the input.
			o.Input, o.HasInput = nil, false
		}
	}
	var out sink = s
	if o.Output != nil {
		out = sinkFunc(o.Output)
	}
	io := s.io
	if o.Error != nil || o.MergeErrors {
		io = s.io.child()
		if o.MergeErrors {
			io.sinks[stream.Error] = out.write
		} else {
			io.sinks[stream.Error] = func(v value.Value) error {
				r, _ := v.Ref().(*errs.Record)
				return o.Error(r)
			}
		}
	}
	scope := o.Scope
	if scope == nil {
		scope = s.f.scope
	}
	old := s.Runspace.current
	s.Runspace.current = s.f
	defer func() { s.Runspace.current = old }()
	item, this := o.Item, o.This
	if item == (value.Value{}) {
		item = value.Void
	}
	if this.IsVoid() {
		this = value.Null
	}
	return s.invokeBlock(sb, invokeOptions{this: this, item: item, args: o.Args, named: o.Named, input: o.Input,
		piped: o.HasInput || len(o.Input) > 0, out: out, io: io, dot: o.DotSource, state: o.State, scope: scope, vars: o.Variables, by: by})
}

// oneClause refuses a block that a cmdlet cannot invoke at once.
func oneClause(sb *ScriptBlock) error {
	if sb == nil {
		return brokenBlock{}.err()
	}
	n := 0
	for _, b := range [...]*ast.NamedBlock{sb.tree.Begin, sb.tree.Process, sb.tree.End} {
		if b != nil {
			n++
		}
	}
	if n < 2 {
		return nil
	}
	return errs.New(automation+"PSInvalidOperationException", "InvalidOperation", errs.InvalidOperation, value.Null,
		"The script block cannot be invoked because it contains more than one clause. The Invoke() method can only be used on script blocks that contain a single clause.")
}

// Steps implements cmdlet.Engine.
func (s *commandStage) Steps(v value.ScriptBlock, args []value.Value) (cmdlet.Steps, error) {
	sb, ok := v.(*ScriptBlock)
	if !ok {
		return nil, nil
	}
	if c := sb.lowered(s.Runspace); slices.Contains(c.lower, "input") || notSteppable(c, sb.tree) != "" {
		return nil, nil
	}
	p, err := s.f.steppablePipeline(sb, args)
	if err != nil {
		return nil, err
	}
	return &fedSteps{s, p}, nil
}

// fedSteps is a pipeline that a command feeds with its own input.
type fedSteps struct {
	by *commandStage
	p  *steppable
}

func (x *fedSteps) Begin() error {
	return x.p.begin([]value.Value{value.Of(x.by.psCmdlet())})
}

func (x *fedSteps) Process(v value.Value) error { return x.p.process(v) }

func (x *fedSteps) End() error { return x.p.end() }

func (x *fedSteps) Dispose() { x.p.dispose() }
