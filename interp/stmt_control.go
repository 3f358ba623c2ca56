package interp

import (
	"strings"

	"goposh/ast"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// exec runs the statements of a block. An error that is not thrown ends its statement only: unless an enclosing try or
// trap wants it, it is reported and the next statement runs.
func (b *block) exec(f *frame) error {
	if len(b.traps) > 0 {
		return b.execTrapped(f)
	}
	for i, s := range b.stmts {
		f.pos = b.pos[i]
		if f.rs.hasWork.Load() {
			f.rs.runPending()
		}
		if d := f.rs.debug; d != nil {
			if err := d.statement(f, s, f.pos); err != nil {
				return err
			}
		}
		if err := s.exec(f); err != nil {
			if err = f.statementFailed(err, b.pos[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

// at lets the debugger look at a condition before it is tested.
func (f *frame) at(pos ast.Extent) error {
	if d := f.rs.debug; d != nil {
		return d.point(f, pos)
	}
	return nil
}

type ifStmt struct {
	conds     []cond
	pos       []ast.Extent // beside conds
	bodies    []*block
	otherwise *block
}

func (n *ifStmt) exec(f *frame) error {
	for i, c := range n.conds {
		if err := f.at(n.pos[i]); err != nil {
			return err
		}
		ok, err := c.test(f)
		if err != nil {
			return err
		}
		if ok {
			return n.bodies[i].exec(f)
		}
	}
	if n.otherwise != nil {
		return n.otherwise.exec(f)
	}
	return nil
}

// loopSignal sorts out what a loop body returned: whether to leave the loop, and with which error.
func loopSignal(err error, label string) (leave bool, out error) {
	switch e := err.(type) {
	case nil:
		return false, nil
	case *breakFlow:
		if e.label == "" || strings.EqualFold(e.label, label) {
			return true, nil
		}
	case *continueFlow:
		if e.label == "" || strings.EqualFold(e.label, label) {
			return false, nil
		}
	}
	return true, err
}

// loopStmt is while, do-while and do-until.
type loopStmt struct {
	label        string
	cond         cond
	pos          ast.Extent // of the condition
	body         *block
	first, until bool // first: the condition is tested before the body
}

func (n *loopStmt) exec(f *frame) error {
	for skip := !n.first; ; skip = false {
		if err := f.rs.tick(); err != nil {
			return err
		}
		if !skip && n.cond != nil {
			if err := f.at(n.pos); err != nil {
				return err
			}
			ok, err := n.cond.test(f)
			if err != nil {
				return err
			}
			if ok == n.until {
				return nil
			}
		}
		if leave, err := loopSignal(n.body.exec(f), n.label); leave {
			return err
		}
	}
}

type forStmt struct {
	label      string
	init, iter expr
	cond       cond
	body       *block
	// where they stand; the zero Extent where there is none
	initPos, condPos, iterPos ast.Extent
}

func (n *forStmt) exec(f *frame) error {
	if n.init != nil {
		if err := f.at(n.initPos); err != nil {
			return err
		}
		if _, err := n.init.eval(f); err != nil {
			return err
		}
	}
	for {
		if err := f.rs.tick(); err != nil {
			return err
		}
		if n.cond != nil {
			if err := f.at(n.condPos); err != nil {
				return err
			}
			ok, err := n.cond.test(f)
			if err != nil {
				return err
			}
			if !ok {
				return nil
			}
		}
		if leave, err := loopSignal(n.body.exec(f), n.label); leave {
			return err
		}
		if n.iter != nil {
			if err := f.at(n.iterPos); err != nil {
				return err
			}
			if _, err := n.iter.eval(f); err != nil {
				return err
			}
		}
	}
}

type forEachStmt struct {
	label    string
	target   assignable
	slot     int // of a plain variable, else -1
	over     expr
	rng      *rangeExpr
	enumSlot int
	body     *block
	pos      ast.Extent // of what is enumerated
	variable ast.Extent
}

func (n *forEachStmt) exec(f *frame) error {
	if err := f.at(n.pos); err != nil {
		return err
	}
	if n.rng != nil {
		done, err := n.execRange(f)
		if done {
			return err
		}
	}
	v, err := n.over.eval(f)
	if err != nil {
		return err
	}
	if a, ok := v.Ref().(*value.Array); ok {
		for i := 0; i < len(a.Items); i++ {
			if leave, err := n.step(f, value.Load(&a.Items[i])); leave {
				return err
			}
		}
		return nil
	}
	if v.IsVoid() {
		return nil
	}
	e, ok := types.EnumerateIn(f.rs, v)
	if !ok {
		if v.IsNull() {
			// foreach over $null runs no iteration.
			return nil
		}
		_, err := n.step(f, v)
		return err
	}
	for {
		x, more, err := e.Next()
		if err != nil {
			return f.failAt(err, n.variable)
		}
		if !more {
			return nil
		}
		if leave, err := n.step(f, x); leave {
			return err
		}
	}
}

// step runs the body for one element.
func (n *forEachStmt) step(f *frame, v value.Value) (leave bool, err error) {
	if err := f.rs.tick(); err != nil {
		return true, err
	}
	if err := f.at(n.variable); err != nil {
		return true, err
	}
	if n.slot >= 0 {
		if c := f.cells[n.slot]; c != nil && c.Meta == nil && !c.Removed {
			c.Value = v
		} else if err := f.setSlot(n.slot, v); err != nil {
			return true, f.failAt(err, n.variable)
		}
	} else if err := n.target.assign(f, v); err != nil {
		return true, f.failAt(err, n.variable)
	}
	return loopSignal(n.body.exec(f), n.label)
}

// execRange iterates `a..b` of integers without making the array; done is false when the operands are no integers.
func (n *forEachStmt) execRange(f *frame) (done bool, err error) {
	a, err := n.rng.left.eval(f)
	if err != nil {
		return true, err
	}
	b, err := n.rng.right.eval(f)
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
		if leave, err := n.step(f, value.Int(int32(i))); leave {
			return true, err
		}
		if i == int64(to) {
			return true, nil
		}
	}
}

type returnStmt struct {
	value  stmt
	result expr // in methods
	pos    ast.Extent
}

func (n *returnStmt) exec(f *frame) error {
	if n.result != nil && f.method != nil {
		v, err := n.result.eval(f)
		if err != nil {
			return err
		}
		if err := f.methodResult(unvoid(v), n.pos); err != nil {
			return err
		}
		return doReturn
	}
	if n.value != nil {
		if err := n.value.exec(f); err != nil {
			return err
		}
	}
	return doReturn
}

type exitStmt struct{ code expr }

func (n *exitStmt) exec(f *frame) error {
	if n.code == nil {
		return &exitFlow{f.rs.lastExitCode()}
	}
	v, err := n.code.eval(f)
	if err != nil {
		return err
	}
	return &exitFlow{exitCode(f.rs, v)}
}

// exitCode converts the operand of exit: what is no number counts as 0.
func exitCode(rs *Runspace, v value.Value) int {
	i, err := types.ToInt(rs, v)
	if err != nil {
		return 0
	}
	return i
}

type breakStmt struct{ label expr }

func (n *breakStmt) exec(f *frame) error {
	if n.label == nil {
		return plainBreak
	}
	v, err := n.label.eval(f)
	if err != nil {
		return err
	}
	return &breakFlow{types.ToString(f.rs, v)}
}

type continueStmt struct{ label expr }

func (n *continueStmt) exec(f *frame) error {
	if n.label == nil {
		return plainContinue
	}
	v, err := n.label.eval(f)
	if err != nil {
		return err
	}
	return &continueFlow{types.ToString(f.rs, v)}
}

// dataStmt is a data section. What it may contain was checked by the parser.
type dataStmt struct {
	body *block
	slot int
}

func (n *dataStmt) exec(f *frame) error {
	if n.slot < 0 {
		return n.body.exec(f)
	}
	items, err := n.body.collect(f)
	if err != nil {
		return err
	}
	return f.setSlot(n.slot, unvoid((&collector{items: items}).value()))
}

// unsupportedStmt answers for what goposh parses but does not run.
type unsupportedStmt struct {
	pos      ast.Extent
	what, id string
}

func (n *unsupportedStmt) exec(f *frame) error {
	return f.failAt(errs.New("System.Management.Automation.PSNotSupportedException", n.id, errs.NotImplemented, value.Null,
		"%s is not supported.", n.what), n.pos)
}

// chainStmt is && and ||.
type chainStmt struct {
	left, right stmt
	or          bool
}

func (n *chainStmt) exec(f *frame) error {
	if err := n.left.exec(f); err != nil {
		// A failed left side is reported, and counts as false.
		if err = f.statementFailed(err, f.pos); err != nil {
			return err
		}
		f.rs.ok = false
	}
	if f.rs.ok == n.or {
		return nil
	}
	return n.right.exec(f)
}
