package interp

import (
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// beginScript binds the arguments of a function, script or script block, makes its frame and runs its begin block.
func (s *commandStage) beginScript() error {
	if s.meta.CmdletBinding || len(s.args) > 0 && s.f.scope.Find("psdefaultparametervalues") != nil {
		if d := s.defaultParameters(); len(d) > 0 && s.meta.CmdletBinding {
			s.args = append(append([]arg(nil), s.args...), d...)
		}
	}
	if err := s.makeFrame(); err != nil {
		return err
	}
	if s.code.dynamic != nil {
		return s.beginDynamic()
	}
	if err := s.b.bindArgs(s.args); err != nil {
		return err
	}
	return s.startScript()
}

// startScript goes on once the command line is bound.
func (s *commandStage) startScript() error {
	if err := s.applyCommon(); err != nil {
		return err
	}
	takesInput := s.info.piped && s.b.t.pipeline
	if err := s.b.resolveSet(takesInput); err != nil {
		return err
	}
	s.valid = s.b.valid
	if err := s.setParameters(); err != nil {
		return err
	}
	s.input = &inputQueue{more: s.moreInput}
	s.fr.call.input = s.input
	s.began = true
	if d := s.debug; d != nil {
		if err := d.enter(s.fr); err != nil {
			return err
		}
	}
	if s.code.begin != nil {
		return s.run(s.code.begin)
	}
	return nil
}

// makeFrame makes the frame the block runs in: a new scope, the module's, or the caller's when dot-sourced.
func (s *commandStage) makeFrame() error {
	rs := s.Runspace
	parent := s.f.scope
	state := s.f.scope.State
	if st := s.block.stateIn(rs); st != nil && st != state {
		parent, state = st.Top, st
	}
	if s.dot {
		s.fr = rs.shareFrame(s.code, parent, s, s.io, s.f)
	} else {
		s.fr = rs.newFrame(s.code, parent, state, s, s.io, s.f)
		s.fr.scope.Script = s.isScript
		parent.Active++
		s.scopeHeld = parent
	}
	s.fr.block = s.block
	s.fr.command = s
	s.fr.propagate = false
	s.fr.call = &callInfo{caller: s.f, extent: s.info.pos, name: s.info.name}
	if s.dot {
		s.enterDot()
		return nil
	}
	s.fr.scope.Auto = s.fr
	for name, v := range s.block.closure {
		s.fr.scope.SetLocal(name, v)
	}
	return nil
}

// write implements sink for what the block writes.
func (s *commandStage) write(v value.Value) error { return s.Write(v) }

// setParameters gives the parameters their variables.
func (s *commandStage) setParameters() error {
	f := s.fr
	pi := s.code.params
	f.call.args = s.b.rest
	bound := value.NewDict(typeBoundParameters(), true, len(s.b.names))
	for _, p := range s.b.names {
		if n := len(s.meta.Params); p >= n {
			bound.SetString(commonNames[p-n].name, s.b.common[p-n])
			continue
		}
		if s.b.delayed[p] != nil {
			continue
		}
		bound.SetString(s.meta.Params[p].Name, s.b.vals[p])
	}
	f.call.bound = bound
	for i, p := range pi.params {
		if s.b.bound[i] && s.b.delayed[i] == nil {
			if err := s.setParameter(p, s.b.vals[i]); err != nil {
				return err
			}
		}
	}
	for i, p := range pi.params {
		if !s.b.bound[i] || s.b.delayed[i] != nil {
			if err := s.defaultParameter(i, p); err != nil {
				return err
			}
		}
	}
	return nil
}

// setParameter creates the variable of a parameter, constrained by the parameter's types and attributes.
func (s *commandStage) setParameter(p *paramNode, v value.Value) error {
	f := s.fr
	var c *session.Variable
	if s.dot {
		c = f.local(p.slot)
	} else {
		c = &session.Variable{Name: p.name}
		f.cells[p.slot] = c
	}
	meta, err := p.variableMeta(f)
	if err != nil {
		return err
	}
	c.Meta, c.Value = meta, v
	return nil
}

// variableMeta is the constraint on a parameter's variable; nil when there is none.
func (p *paramNode) variableMeta(f *frame) (*session.VariableMeta, error) {
	if p.varMeta != nil {
		return p.varMeta, nil
	}
	constrained := false
	for _, c := range p.constraints {
		if c.ref != nil {
			constrained = true
			continue
		}
		if strings.HasPrefix(c.attr.lower, "validate") {
			constrained = true
		}
	}
	if !constrained {
		return nil, nil
	}
	check, attrs, err := f.rs.checker(f, p.name, p.constraints)
	if err != nil {
		return nil, err
	}
	if p.typ != nil && len(p.constraints) == 1 {
		t, err := p.typ.resolve(f)
		if err != nil {
			return nil, err
		}
		rs := f.rs
		check = func(v value.Value) (value.Value, error) {
			w, err := rs.convert(v, t)
			if err != nil {
				return value.Null, castAsRuntime(err)
			}
			return w, nil
		}
	}
	p.varMeta = &session.VariableMeta{Check: check, Attributes: attrs, Shared: true}
	return p.varMeta, nil
}

// defaultParameter sets the variable of an unbound parameter from its default value.
func (s *commandStage) defaultParameter(i int, p *paramNode) error {
	f := s.fr
	v := value.Null
	if p.def != nil {
		var err error
		if v, err = p.def.eval(f); err != nil {
			return err
		}
		v = unvoid(v)
		if p.typ != nil {
			t, err := p.typ.resolve(f)
			if err != nil {
				return err
			}
			w, cerr := s.rsConvert(v, t)
			if cerr != nil {
				ex := errs.ExceptionFrom(cerr)
				r := errs.New(transformException, "ParameterArgumentTransformationError", errs.InvalidData, value.Null,
					"Cannot process argument transformation on parameter '%s'. %s", p.name, ex.Message)
				r.Exception.Record = r
				r.Exception.Inner = ex
				if f.block != nil {
					r.Command = f.block.name
				}
				return r
			}
			v = w
		}
	} else if p.typ != nil {
		t, err := p.typ.resolve(f)
		if err != nil {
			return err
		}
		v = zeroOf(t)
		if p.isSwitch {
			v = types.Switch(false)
		}
	}
	return s.setParameter(p, v)
}

func (s *commandStage) rsConvert(v value.Value, t *value.Type) (value.Value, error) {
	return s.Runspace.convert(v, t)
}

// zeroOf is the value of an unset parameter of a type: what $null converts to (0, $false, "" and the like), and $null for
// types it does not convert to.
func zeroOf(t *value.Type) value.Value {
	if t == value.TypeString {
		return value.String("")
	}
	if t.IsNullable() != nil || t.Enum != nil || !t.Kind.IsNumber() && t.Kind != value.KindBoolean && t.Kind != value.KindChar && !types.IsNumeric(t) {
		return value.Null
	}
	return types.Zero(t)
}

// processScript handles one pipeline object.
func (s *commandStage) processScript(v value.Value) error {
	if s.done {
		return nil
	}
	if s.code.process == nil {
		if s.info.piped && !v.IsVoid() {
			if s.meta.CmdletBinding && !s.b.t.pipeline && len(s.b.delayed) == 0 {
				return s.WriteError(s.b.inputNotBound(v, "InputObjectNotBound").(*errs.Record))
			}
			if s.b.t.pipeline {
				if skip, err := s.bindObject(v); skip || err != nil {
					return err
				}
			}
			s.input.items = append(s.input.items, v)
		}
		return nil
	}
	if !s.info.piped {
		// Without input the item is $null, not that of a caller.
		s.setItem(value.Null)
		return s.run(s.code.process)
	}
	if v.IsVoid() {
		return nil
	}
	if s.b.t.pipeline || len(s.b.delayed) > 0 {
		if skip, err := s.bindObject(v); skip || err != nil {
			return err
		}
	} else if s.meta.CmdletBinding {
		r := s.b.inputNotBound(v, "InputObjectNotBound").(*errs.Record)
		return s.WriteError(r)
	}
	s.input.items = append(s.input.items[:0], v)
	s.input.pos = 0
	s.setItem(v)
	err := s.run(s.code.process)
	s.input.items = s.input.items[:0]
	return err
}

// bindObject binds the parameters that take pipeline input and updates their variables.
func (s *commandStage) bindObject(v value.Value) (skip bool, err error) {
	b := &s.b
	if s.pipeBound {
		for i, by := range b.byPipe {
			if by {
				s.fr.call.bound.Delete(value.String(s.meta.Params[i].Name))
				if err := s.defaultParameter(i, s.code.params.params[i]); err != nil {
					return false, err
				}
			}
		}
		b.unbindPipeline(s.valid)
	}
	s.pipeBound = true
	any, err := b.bindPipeline(v)
	if err == nil {
		err = b.afterPipeline(v, any)
	}
	if err != nil {
		if isFlow(err) {
			return false, err
		}
		r := errs.RecordFrom(err)
		if r.Target.IsNull() {
			r.Target = v
		}
		if werr := s.WriteError(r); werr != nil {
			return false, werr
		}
		return true, nil
	}
	for i, by := range b.byPipe {
		if by || b.delayed[i] != nil {
			s.fr.call.bound.SetString(s.meta.Params[i].Name, b.vals[i])
			if err := s.setParameter(s.code.params.params[i], b.vals[i]); err != nil {
				return false, err
			}
		}
	}
	return false, nil
}

// setItem sets $_ of the block's scope.
func (s *commandStage) setItem(v value.Value) {
	if s.item == nil {
		s.item = s.fr.scope.Own("_")
		if s.item == nil {
			s.item = &session.Variable{Name: "_"}
			s.fr.scope.Put(s.item)
		} else if s.dot {
			s.oldItem = s.item.Value
		}
	}
	s.item.Value = v
}

func (s *commandStage) endScript() error {
	if s.done {
		return nil
	}
	if s.code.end != nil {
		if err := s.run(s.code.end); err != nil {
			return err
		}
	}
	if d := s.debug; d != nil {
		return d.leave(s.fr)
	}
	return nil
}

// run executes one of the block's named blocks.
func (s *commandStage) run(b *block) error {
	old := s.Runspace.current
	s.Runspace.current = s.fr
	oldTries := s.tries
	err := b.exec(s.fr)
	s.tries = oldTries
	s.Runspace.current = old
	switch e := err.(type) {
	case nil:
		return nil
	case *returnFlow:
		return nil
	case *exitFlow:
		if s.isScript && !s.top {
			// exit in a script file ends that script.
			s.setLastExitCode(e.code)
			s.failed = e.code != 0
			s.done = true
			return nil
		}
	}
	return err
}

// cleanScript runs the clean block and lets go of the scope.
func (s *commandStage) cleanScript() {
	if s.code.clean != nil && s.began && (s.code.begin != nil || s.code.process != nil || s.code.end != nil) {
		release := s.shield()
		old := s.fr.out
		s.fr.out = discard{}
		err := s.code.clean.exec(s.fr)
		s.fr.out = old
		release()
		if err != nil && !isFlow(err) {
			t := s.fr.positioned(err, s.fr.pos)
			_ = s.fr.report(t, s.fr.pos)
		}
	}
	for _, p := range s.steps {
		p.dispose()
	}
	if s.dot && s.item != nil {
		s.item.Value = s.oldItem
	}
	s.leaveDot()
	if s.scopeHeld != nil {
		s.scopeHeld.Active--
		s.scopeHeld = nil
	}
	s.fr = nil
}

// inputQueue is $input: what came down the pipeline and was not read yet.
type inputQueue struct {
	items []value.Value
	pos   int
	// more reads further objects from outside when the items are used up; nil when there are none.
	more func() (v value.Value, ok bool, err error)
}

// inputEnumerator is the enumerator that scripts see as $input.
type inputEnumerator struct {
	value.Bag
	q       *inputQueue
	current value.Value
}

func newInputEnumerator(q *inputQueue) *inputEnumerator { return &inputEnumerator{q: q} }

var typeInput = &value.Type{FullName: "System.Collections.ArrayList+ArrayListEnumeratorSimple", Base: value.TypeObject, Kind: value.KindObject}

// Type implements value.Object.
func (*inputEnumerator) Type() *value.Type { return typeInput }

// Enumerate implements types.Sequence: reading $input uses it up.
func (e *inputEnumerator) Enumerate(value.Runtime) types.Enumerator { return e }

// Next implements types.Enumerator.
func (e *inputEnumerator) Next() (value.Value, bool, error) {
	if e.q.pos >= len(e.q.items) {
		if e.q.more == nil {
			return value.Null, false, nil
		}
		v, ok, err := e.q.more()
		if ok && err == nil {
			e.current = v
		}
		return v, ok, err
	}
	e.current = e.q.items[e.q.pos]
	e.q.pos++
	return e.current, true, nil
}

// Reset implements the enumerator's Reset.
func (e *inputEnumerator) Reset() { e.q.pos = 0 }
