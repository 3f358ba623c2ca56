package interp

import (
	"goposh/ast"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// steppable is a System.Management.Automation.SteppablePipeline: a pipeline that a script begins, feeds and ends itself.
type steppable struct {
	value.Bag
	p     *pipeline
	first sink
	// out is what the pipeline wrote since the last step; by is the command whose output it goes to instead, nil for none.
	out      *collector
	by       *commandStage
	begun    bool
	finished bool // the pipeline's own command asked for no more
	disposed bool
}

// Type implements value.Object.
func (*steppable) Type() *value.Type { return typeSteppable() }

// typeSteppable declares the signatures only: the methods need the running frame (frame.steppableMethod).
var typeSteppable = types.Hosted(automation+"SteppablePipeline", "", func() []types.M {
	none := func(*types.Call) (value.Value, error) { return value.Void, nil }
	var out []types.M
	for _, sig := range [...]string{"void Begin(bool expectInput)", "void Begin(bool expectInput, object contextToRedirectTo)",
		"void Begin(object command)", "array Process(object input)", "array Process()", "array End()", "void Clean()", "void Dispose()"} {
		out = append(out, types.M{Sig: sig, F: none})
	}
	return out
})

// write implements sink: the output of the pipeline's last command.
func (s *steppable) write(v value.Value) error {
	if s.by != nil {
		return s.by.Write(v)
	}
	return s.out.write(v)
}

// steppablePipeline is GetSteppablePipeline.
func (f *frame) steppablePipeline(sb *ScriptBlock, args []value.Value) (*steppable, error) {
	c := sb.lowered(f.rs)
	if why := notSteppable(c, sb.tree); why != "" {
		return nil, errs.New(automation+"PSInvalidOperationException", "InvalidOperation", errs.InvalidOperation, value.Null, "%s", why)
	}
	node := c.end.stmts[0].(*pipelineNode)
	scope, state := f.scope, f.scope.State
	if st := sb.stateIn(f.rs); st != nil && st != state {
		scope, state = st.Top, st
	}
	s := &steppable{out: &collector{}}
	var nf *frame
	if len(c.params.params) > 0 {
		nf = f.rs.newFrame(c, scope, state, s, f.io, f)
		b := &preparedBlock{fr: nf, code: c}
		nf.call = &callInfo{caller: f, extent: f.pos}
		if err := b.bindParams(args); err != nil {
			return nil, err
		}
	} else {
		nf = f.rs.shareFrame(c, scope, s, f.io, f)
		nf.call = f.call
	}
	nf.block, nf.command = sb, f.command
	nf.pos = node.pos
	s.p = &pipeline{f: nf, pos: node.pos}
	first, err := s.p.build(node)
	if err != nil {
		s.dispose()
		return nil, err
	}
	s.first = first
	if f.command != nil {
		f.command.steps = append(f.command.steps, s)
	}
	return s, nil
}

// notSteppable tells why a block cannot be a steppable pipeline; "" when it can.
func notSteppable(c *code, tree *ast.ScriptBlock) string {
	if tree.Begin != nil || tree.Process != nil || tree.DynamicParam != nil || tree.Clean != nil {
		return "Only a script block that contains exactly one pipeline or command can be converted. A script block that has begin, process or end blocks cannot be converted."
	}
	if tree.End == nil || len(tree.End.Statements) == 0 {
		return "An empty script block cannot be converted. Verify that the script block contains exactly one pipeline or command."
	}
	if len(tree.End.Traps) > 0 {
		return "Cannot convert a script block that contains a trap statement."
	}
	if node, ok := c.end.stmts[0].(*pipelineNode); !ok || len(c.end.stmts) != 1 || node.head != nil {
		return "Only a script block that contains exactly one pipeline or command can be converted. Expressions or control structures are not permitted. Verify that the script block contains exactly one pipeline or command."
	}
	return ""
}

// steppableMethod calls a method of a steppable pipeline. What its commands throw is not wrapped as errors of methods are.
func (f *frame) steppableMethod(s *steppable, name string, args []value.Value) (bool, value.Value, error) {
	lower := lowerName(name)
	switch lower {
	case "begin", "process", "end":
		if s.disposed {
			return true, value.Null, errs.Runtime("ObjectDisposed", errs.InvalidOperation, value.Null,
				"Cannot perform operation because object \"PipelineProcessor\" has already been disposed.\nObject name: 'PipelineProcessor'.")
		}
	}
	var err error
	switch {
	case lower == "begin" && len(args) > 0 && len(args) <= 2:
		err = s.begin(args)
	case lower == "process" && len(args) <= 1:
		v := value.Void
		if len(args) == 1 {
			v = args[0]
		}
		err = s.process(v)
	case lower == "end" && len(args) == 0:
		err = s.end()
	case (lower == "clean" || lower == "dispose") && len(args) == 0:
		s.dispose()
		return true, value.Void, nil
	default:
		return false, value.Null, nil
	}
	if err != nil {
		return true, value.Null, err
	}
	if lower == "begin" {
		return true, value.Void, nil
	}
	items := s.out.items
	s.out.items = nil
	return true, value.Objects(items...), nil
}

func (s *steppable) begin(args []value.Value) error {
	if s.begun {
		return errs.Runtime("ExecutionAlreadyStarted", errs.InvalidOperation, value.Null, "Cannot begin the pipeline because it has already begun.")
	}
	input := types.ToBool(args[0])
	if c, ok := args[0].Base().Ref().(*psCmdletObject); ok {
		s.by = c.s
		input = c.s.HasInput()
	}
	s.begun = true
	if c, ok := s.p.stages[0].(*commandStage); ok {
		c.info.piped = input
	}
	for s.p.begun < len(s.p.stages) {
		if err := s.check(s.p.begin(s.p.begun)); err != nil {
			return err
		}
	}
	return nil
}

func (s *steppable) process(v value.Value) error {
	if s.finished {
		return nil
	}
	if !s.begun {
		if err := s.begin([]value.Value{value.Bool(!v.IsVoid())}); err != nil {
			return err
		}
	}
	return s.check(s.first.write(v))
}

func (s *steppable) end() error {
	err := error(nil)
	if !s.finished {
		err = s.p.finish(0)
	}
	s.dispose()
	return err
}

// check looks for a command of the pipeline that stopped those before it: the pipeline is then finished.
func (s *steppable) check(err error) error {
	i, ok := s.p.stopPoint(err)
	if !ok {
		return err
	}
	s.finished = true
	s.p.begun = len(s.p.stages)
	if err := s.p.finish(i); err != nil {
		return err
	}
	if s.by != nil {
		// The command it works for needs no more input either.
		return s.by.StopUpstream()
	}
	return nil
}

// dispose lets go of the commands. It may be called again.
func (s *steppable) dispose() {
	if !s.disposed {
		s.disposed = true
		s.p.clean()
	}
}
