package interp

import (
	"goposh/ast"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

type catchNode struct {
	types []*typeRef
	body  *block
}

type tryStmt struct {
	body    *block
	catches []*catchNode
	finally *block
	item    int // slot of $_
}

func (n *tryStmt) exec(f *frame) error {
	err := n.protected(f)
	if n.finally == nil {
		return err
	}
	// finally runs whatever happened; while the pipeline stops it must not be stopped itself.
	release := f.rs.shield()
	ferr := n.finally.exec(f)
	release()
	if ferr != nil {
		return ferr
	}
	return err
}

func (n *tryStmt) protected(f *frame) error {
	if len(n.catches) == 0 {
		return n.body.exec(f)
	}
	old := f.propagate
	oldTries := f.rs.tries
	f.propagate = true
	f.rs.tries++
	err := n.body.exec(f)
	f.propagate = old
	f.rs.tries = oldTries
	if err == nil || isFlow(err) {
		return err
	}
	t := f.positioned(err, f.pos)
	c, rec, cerr := n.choose(f, t.rec)
	if cerr != nil {
		return cerr
	}
	if c == nil {
		return t
	}
	f.rs.noteError(t)
	restore := f.saveSlot(n.item)
	defer restore()
	if err := f.setSlot(n.item, value.Of(rec)); err != nil {
		return err
	}
	oldCaught := f.caught
	f.caught = rec
	err = c.body.exec(f)
	f.caught = oldCaught
	return err
}

// choose picks the catch clause for an error: by the inner exception of the engine's own exception first, then by the exception
// itself. What was matched is what $_ shows.
func (n *tryStmt) choose(f *frame, rec *errs.Record) (*catchNode, *errs.Record, error) {
	if inner := rec.Exception.Inner; inner != nil && runtimeException().AssignableFrom(rec.Exception.Type()) {
		c, err := n.handler(f, inner.Type())
		if err != nil {
			return nil, nil, err
		}
		if c != nil && len(c.types) > 0 {
			r := rec.Clone()
			r.Exception = inner
			return c, r, nil
		}
	}
	c, err := n.handler(f, rec.Exception.Type())
	if (c == nil || len(c.types) == 0) && err == nil && !runtimeException().AssignableFrom(rec.Exception.Type()) {
		// Any exception travels in a RuntimeException of the engine: a clause that names it comes before the one for all.
		outer, err := n.handler(f, runtimeException())
		if outer != nil {
			c = outer
		}
		return c, rec, err
	}
	return c, rec, err
}

func runtimeException() *value.Type {
	return errs.TypeOf("System.Management.Automation.RuntimeException")
}

// handler finds the catch clause for an exception class: of the class itself, of a base, or for everything.
func (n *tryStmt) handler(f *frame, t *value.Type) (*catchNode, error) {
	var base, all *catchNode
	for _, c := range n.catches {
		if len(c.types) == 0 && all == nil {
			all = c
		}
		for _, r := range c.types {
			want, err := r.resolve(f)
			if err != nil {
				return nil, err
			}
			if want == t {
				return c, nil
			}
			if base == nil && want.AssignableFrom(t) {
				base = c
			}
		}
	}
	if base != nil {
		return base, nil
	}
	return all, nil
}

type trapNode struct {
	typ  *typeRef
	body *block
	item int
}

// execTrapped runs a block that has traps.
func (b *block) execTrapped(f *frame) error {
	old := f.propagate
	for i, s := range b.stmts {
		f.pos = b.pos[i]
		if f.rs.hasWork.Load() {
			f.rs.runPending()
		}
		f.propagate = true
		f.rs.tries++
		var err error
		if d := f.rs.debug; d != nil {
			err = d.statement(f, s, f.pos)
		}
		if err == nil {
			err = s.exec(f)
		}
		f.rs.tries--
		f.propagate = old
		if err == nil {
			continue
		}
		if isFlow(err) {
			return err
		}
		if f.rs.interrupted(err) {
			return errStopped
		}
		t := f.positioned(err, b.pos[i])
		trap, shown, terr := b.chooseTrap(f, t.rec)
		if terr != nil {
			return terr
		}
		if trap == nil {
			// An error that none of the block's traps takes leaves the block.
			t.byThrow = true
			return t
		}
		if err := b.runTrap(f, trap, t, shown, b.pos[i]); err != nil {
			return err
		}
	}
	return nil
}

// chooseTrap picks the trap for an error and gives the record that it shows as $_.
func (b *block) chooseTrap(f *frame, rec *errs.Record) (*trapNode, *errs.Record, error) {
	n := &tryStmt{}
	back := map[*catchNode]*trapNode{}
	for _, t := range b.traps {
		c := &catchNode{body: t.body}
		if t.typ != nil {
			c.types = []*typeRef{t.typ}
		}
		n.catches = append(n.catches, c)
		back[c] = t
	}
	c, shown, err := n.choose(f, rec)
	return back[c], shown, err
}

// runTrap runs the handler in a scope of its own. continue goes on quietly, break passes the error on, and the end of the
// handler reports it and goes on.
func (b *block) runTrap(f *frame, trap *trapNode, t *thrown, shown *errs.Record, pos ast.Extent) error {
	child := f.childScope()
	child.scope.SetLocal("_", value.Of(shown))
	child.caught = shown
	err := trap.body.exec(child)
	switch err.(type) {
	case nil:
	case *continueFlow:
		f.rs.noteError(t)
		return nil
	case *breakFlow:
		t.byThrow = true
		return t
	default:
		if err == doReturn {
			f.rs.noteError(t)
			return err
		}
		return err
	}
	return f.report(t, pos)
}

type throwStmt struct {
	value   expr
	rethrow bool
	pos     ast.Extent
}

func (n *throwStmt) exec(f *frame) error {
	if n.value == nil {
		if c := f.rethrown(); c != nil {
			return &thrown{rec: c, byThrow: true, reported: false}
		}
	}
	v := value.Null
	if n.value != nil {
		var err error
		if v, err = n.value.eval(f); err != nil {
			return err
		}
	}
	rec := f.rs.thrownRecord(v)
	t := f.positioned(&thrown{rec: rec}, n.pos)
	return &thrown{rec: t.rec, byThrow: true}
}

// rethrown is the error that a throw without operand repeats.
func (f *frame) rethrown() *errs.Record {
	for c := f; c != nil; c = c.caller {
		if c.caught != nil {
			return c.caught
		}
	}
	return nil
}

// thrownRecord makes the error record of a throw statement's operand.
func (rs *Runspace) thrownRecord(v value.Value) *errs.Record {
	switch o := v.Base().Ref().(type) {
	case *errs.Record:
		return o
	case *errs.Exception:
		if o.Record != nil {
			return o.Record
		}
		return errs.NewRecord(o, o.Message, errs.OperationStopped, value.Null)
	}
	if v.IsNull() {
		r := errs.Runtime("ScriptHalted", errs.OperationStopped, value.Null, "ScriptHalted")
		r.Exception.With(errs.PropThrown, value.True)
		return r
	}
	text := types.ToString(rs, v)
	r := errs.Runtime(text, errs.OperationStopped, v, "%s", text)
	r.Exception.With(errs.PropThrown, value.True)
	return r
}
