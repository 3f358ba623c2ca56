package interp

import (
	"errors"

	"goposh/ast"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// exprStmt is an expression whose value goes to the output, collections element by element.
type exprStmt struct{ x expr }

func (n *exprStmt) exec(f *frame) error {
	v, err := n.x.eval(f)
	if err != nil {
		return err
	}
	if !runsCommands(n.x) {
		f.rs.ok = true
	}
	return f.emit(v)
}

// quietStmt is an expression whose value is dropped: `$i++`.
type quietStmt struct{ x expr }

func (n *quietStmt) exec(f *frame) error {
	_, err := n.x.eval(f)
	if err == nil {
		f.rs.ok = true
	}
	return err
}

// emit writes a value to the frame's output, collections element by element.
func (f *frame) emit(v value.Value) error { return emitTo(f.rs, f.out, v) }

func emitTo(rs *Runspace, out sink, v value.Value) error {
	switch v.Kind() {
	case value.KindVoid:
		return nil
	case value.KindObject:
	default:
		return out.write(v)
	}
	if a, ok := v.Ref().(*value.Array); ok {
		for i := 0; i < len(a.Items); i++ {
			if err := out.write(value.Load(&a.Items[i])); err != nil {
				return err
			}
		}
		return nil
	}
	e, ok := types.Enumerate(v)
	if !ok {
		return out.write(v)
	}
	for {
		x, more, err := e.Next()
		if err != nil || !more {
			return err
		}
		if err := out.write(x); err != nil {
			return err
		}
	}
}

// stage is one command of a running pipeline.
type stage interface {
	begin() error
	process(v value.Value) error
	end() error
	// clean runs whatever happened before.
	clean()
}

// stageSink is where a stage writes: the stage after it.
type stageSink struct {
	next stage
	// p and index, when p is not nil, begin the next stage first: a begin block may write before those after it have begun.
	p     *pipeline
	index int
}

func (s *stageSink) write(v value.Value) error {
	if s.p != nil && s.p.begun <= s.index {
		if err := s.p.begin(s.index); err != nil {
			return err
		}
	}
	return s.next.process(v)
}

// pipelineNode is a pipeline of commands, maybe with an expression in front.
type pipelineNode struct {
	head       expr
	headRedirs []redirNode
	headPos    ast.Extent
	cmds       []*commandNode
	pos        ast.Extent
}

func (n *pipelineNode) exec(f *frame) error {
	var args []arg
	if n.head == nil && len(n.cmds) == 1 && len(n.cmds[0].redirs) == 0 {
		var done bool
		var err error
		if done, args, err = n.cmds[0].callDirect(f); done || err != nil {
			return err
		}
	}
	p := &pipeline{f: f, pos: n.pos, args: args}
	return p.run(n)
}

// pipeline is a running pipeline.
type pipeline struct {
	f      *frame
	pos    ast.Extent
	stages []stage
	files  []stage // Out-File stages of redirections
	begun  int     // stages begun so far
	args   []arg   // those of the only command, where they have been evaluated
}

// begin begins the stages up to the given one that have not begun yet.
func (p *pipeline) begin(upTo int) error {
	for p.begun <= upTo {
		s := p.stages[p.begun]
		p.begun++
		if err := s.begin(); err != nil {
			return err
		}
	}
	return nil
}

func (p *pipeline) run(n *pipelineNode) (err error) {
	f := p.f
	f.rs.ok = true
	defer p.clean()
	out, err := p.build(n)
	if err != nil {
		f.rs.ok = false
		return err
	}
	count := len(p.stages)
	from := 0
	for p.begun < count {
		if err := p.begin(p.begun); err != nil {
			i, ok := p.stopPoint(err)
			if !ok {
				f.rs.ok = false
				return err
			}
			from = i
		}
	}
	if from > 0 {
		return p.finish(from)
	}
	if err := p.feed(n, out); err != nil {
		i, ok := p.stopPoint(err)
		if !ok {
			f.rs.ok = false
			return err
		}
		from = i
	}
	return p.finish(from)
}

// build makes the stages of the commands and returns where the first one's input goes. The last one writes to the frame's output.
func (p *pipeline) build(n *pipelineNode) (sink, error) {
	f := p.f
	if f.rs.actions != nil {
		if err := n.lookUpInOrder(f); err != nil {
			return nil, err
		}
	}
	count := len(n.cmds)
	p.stages = make([]stage, count)
	out := f.out
	for i := count - 1; i >= 0; i-- {
		s, err := n.cmds[i].stage(f, p, out, i > 0 || n.head != nil, i, count)
		if err != nil {
			return nil, err
		}
		p.stages[i] = s
		out = &stageSink{next: s, p: p, index: i}
	}
	return out, nil
}

// clean lets go of the stages, however far they came.
func (p *pipeline) clean() {
	for _, s := range p.stages {
		if s != nil {
			s.clean()
		}
	}
	for _, s := range p.files {
		s.clean()
	}
}

// finish ends the stages from the given one on.
func (p *pipeline) finish(from int) error {
	for i := from; i < len(p.stages); i++ {
		if err := p.stages[i].end(); err != nil {
			if j, ok := p.stopPoint(err); ok {
				if j > i {
					i = j - 1
				}
				continue
			}
			p.f.rs.ok = false
			return err
		}
	}
	for _, s := range p.files {
		if err := s.end(); err != nil {
			p.f.rs.ok = false
			return err
		}
	}
	ok := true
	for _, s := range p.stages {
		if c, isCmd := s.(*commandStage); isCmd && c.failed {
			ok = false
		}
		if c, isCmd := s.(*nativeStage); isCmd && c.failed {
			ok = false
		}
	}
	p.f.rs.ok = ok
	return nil
}

// stopPoint finds the stage that stopped the ones before it.
func (p *pipeline) stopPoint(err error) (int, bool) {
	var su *stopUpstream
	if !errors.As(err, &su) {
		return 0, false
	}
	for i, s := range p.stages {
		if s == stage(su.by) {
			return i, true
		}
	}
	return 0, false
}

// feed gives the first command its input.
func (p *pipeline) feed(n *pipelineNode, out sink) error {
	f := p.f
	if n.head == nil {
		return p.stages[0].process(value.Void)
	}
	if len(n.headRedirs) > 0 {
		old, oldIO := f.out, f.io
		to, io, files, err := f.redirect(n.headRedirs, out)
		if err != nil {
			return err
		}
		p.files = append(p.files, files...)
		f.out, f.io = to, io
		defer func() { f.out, f.io = old, oldIO }()
		v, err := n.head.eval(f)
		if err != nil {
			return err
		}
		return emitTo(f.rs, to, v)
	}
	if r, ok := n.head.(*rangeExpr); ok {
		if done, err := p.feedRange(r, out); done {
			return err
		}
	}
	v, err := n.head.eval(f)
	if err != nil {
		return err
	}
	return emitTo(f.rs, tickingSink{f.rs, out}, v)
}

// feedRange pipes `a..b` of integers without making the array.
func (p *pipeline) feedRange(r *rangeExpr, out sink) (done bool, err error) {
	a, err := r.left.eval(p.f)
	if err != nil {
		return true, err
	}
	b, err := r.right.eval(p.f)
	if err != nil {
		return true, err
	}
	from, ok1 := a.AsInt32()
	to, ok2 := b.AsInt32()
	if !ok1 || !ok2 {
		return false, nil
	}
	step := int64(1)
	if to < from {
		step = -1
	}
	for i := int64(from); ; i += step {
		if err := p.f.rs.tick(); err != nil {
			return true, err
		}
		if err := out.write(value.Int(int32(i))); err != nil {
			return true, err
		}
		if i == int64(to) {
			return true, nil
		}
	}
}

// tickingSink checks for a stop at every object.
type tickingSink struct {
	rs  *Runspace
	out sink
}

func (s tickingSink) write(v value.Value) error {
	if err := s.rs.tick(); err != nil {
		return err
	}
	return s.out.write(v)
}

// invalidElement is an expression after a pipe.
func invalidElement(f *frame, pos ast.Extent) error {
	return f.failAt(errs.Runtime("ExpressionsMustBeFirstInPipeline", errs.ParserError, value.Null,
		"Expressions are only allowed as the first element of a pipeline."), pos)
}
