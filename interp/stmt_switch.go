package interp

import (
	"bufio"
	"errors"
	"io/fs"
	"strings"

	"goposh/ast"
	"goposh/runtime/errs"
	"goposh/runtime/fileio"
	"goposh/runtime/neterr"
	"goposh/runtime/ops"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

type switchClause struct {
	test  expr
	body  *block
	block bool // the test is a script block
	pos   ast.Extent
}

type switchStmt struct {
	label     string
	flags     ast.SwitchFlags
	over      expr
	clauses   []switchClause
	otherwise *block
	item      int // slot of $_
	enumSlot  int // slot of $switch
	pos       ast.Extent
}

func (n *switchStmt) exec(f *frame) error {
	if err := f.at(n.pos); err != nil {
		return err
	}
	v, err := n.over.eval(f)
	if err != nil {
		return err
	}
	restore := f.saveSlot(n.item)
	defer restore()
	if n.flags&ast.SwitchFile != 0 {
		return n.file(f, v)
	}
	if v.IsVoid() {
		return nil
	}
	e, ok := types.EnumerateIn(f.rs, v)
	if !ok {
		_, err := n.step(f, v)
		return err
	}
	it := &switchEnumerator{e: e}
	restoreSwitch := f.saveSlot(n.enumSlot)
	defer restoreSwitch()
	for {
		x, more, err := it.next()
		if err != nil || !more {
			return err
		}
		if err := f.setSlot(n.enumSlot, value.Of(it)); err != nil {
			return err
		}
		if leave, err := n.step(f, x); leave {
			return err
		}
	}
}

// saveSlot remembers a variable of the frame's scope and returns what puts it back.
func (f *frame) saveSlot(slot int) func() {
	c := f.cells[slot]
	if c == nil || c.Removed {
		c = f.scope.Own(f.code.lower[slot])
	}
	if c == nil {
		return func() { f.dropSlot(slot) }
	}
	c.Settle()
	old := c.Value
	return func() { c.Settle(); c.Value = old }
}

// dropSlot removes the variable of a slot from the frame's own scope.
func (f *frame) dropSlot(slot int) {
	if f.cells[slot] == nil {
		return
	}
	f.scope.Remove(f.code.lower[slot])
	f.cells[slot] = nil
}

// switchEnumerator is $switch: scripts may move it on.
type switchEnumerator struct {
	value.Bag
	e       types.Enumerator
	current value.Value
}

var typeEnumerator = &value.Type{FullName: "System.Array+SZGenericArrayEnumerator`1", Base: value.TypeObject, Kind: value.KindObject}

// Type implements value.Object.
func (*switchEnumerator) Type() *value.Type { return typeEnumerator }

func (s *switchEnumerator) next() (value.Value, bool, error) {
	v, more, err := s.e.Next()
	s.current = v
	return v, more, err
}

// Enumerate implements types.Sequence.
func (s *switchEnumerator) Enumerate(value.Runtime) types.Enumerator { return s }

// Next implements types.Enumerator, so that $switch itself can be enumerated.
func (s *switchEnumerator) Next() (value.Value, bool, error) { return s.next() }

// MoveNext advances to the next element.
func (s *switchEnumerator) MoveNext() (bool, error) {
	_, more, err := s.next()
	return more, err
}

// Current is the element the enumerator stands at.
func (s *switchEnumerator) Current() value.Value { return s.current }

func (n *switchStmt) file(f *frame, v value.Value) error {
	path := f.rs.resolveFile(types.ToString(f.rs, v))
	file, err := fileio.Open(f.rs.ctx, path)
	if errors.Is(err, fs.ErrNotExist) {
		r := errs.New("System.Management.Automation.ItemNotFoundException", "PathNotFound", errs.ObjectNotFound, value.String(path),
			"Cannot find path '%s' because it does not exist.", path)
		r.Exception.Record = r
		return f.failAt(r, n.pos)
	}
	if err != nil {
		ex := errs.ExceptionFrom(err)
		r := errs.Runtime("FileReadError", errs.OperationStopped, value.String(path), "The file could not be read: %s", ex.Message)
		r.Exception.Inner = ex
		return f.failAt(r, n.pos)
	}
	defer file.Close()
	sc := bufio.NewScanner(fileio.Reader(f.rs.ctx, file))
	sc.Buffer(nil, 1<<30)
	for sc.Scan() {
		if leave, err := n.step(f, value.String(strings.TrimSuffix(sc.Text(), "\r"))); leave {
			return err
		}
	}
	return nil
}

// step runs the clauses for one element; leave tells that the switch is done.
func (n *switchStmt) step(f *frame, v value.Value) (leave bool, err error) {
	if err := f.rs.tick(); err != nil {
		return true, err
	}
	if err := f.setSlot(n.item, v); err != nil {
		return true, err
	}
	matched := false
	for i := range n.clauses {
		c := &n.clauses[i]
		ok, err := n.matches(f, c, v)
		if err != nil {
			return true, err
		}
		if !ok {
			continue
		}
		matched = true
		if done, leave, err := n.body(f, c.body); done {
			return leave, err
		}
		// A body may have changed $_; the following tests see the element again.
	}
	if !matched && n.otherwise != nil {
		if done, leave, err := n.body(f, n.otherwise); done {
			return leave, err
		}
	}
	return false, nil
}

// body runs a clause; done tells that no further clause is to be tried for the element.
func (n *switchStmt) body(f *frame, b *block) (done, leave bool, err error) {
	err = b.exec(f)
	if err == nil {
		return false, false, nil
	}
	leave, err = loopSignal(err, n.label)
	return true, leave, err
}

func (n *switchStmt) matches(f *frame, c *switchClause, v value.Value) (bool, error) {
	t, err := c.test.eval(f)
	if err != nil {
		return false, err
	}
	if sb, ok := t.Base().Ref().(*ScriptBlock); ok {
		f.rs.tries++
		out, err := f.runInPlace(sb, v)
		f.rs.tries--
		if err != nil {
			return false, err
		}
		return types.ToBool((&collector{items: out}).value()), nil
	}
	fold := n.flags&ast.SwitchCaseSensitive == 0
	switch {
	case n.flags&ast.SwitchRegex != 0:
		return n.regex(f, t, v, fold, c.pos)
	case n.flags&ast.SwitchWildcard != 0:
		return wildcard.Compile(types.ToString(f.rs, t), fold).Match(types.ToString(f.rs, v)), nil
	}
	return ops.Equal(f.rs, v, t, fold)
}

func (n *switchStmt) regex(f *frame, pattern, v value.Value, fold bool, pos ast.Extent) (bool, error) {
	ok, groups, err := ops.Match(f.rs, value.String(types.ToString(f.rs, v)), pattern, fold)
	if err != nil {
		ex := errs.ExceptionFrom(err)
		if ex.TypeName != neterr.TypeRegexParse {
			return false, err
		}
		text := types.ToString(f.rs, pattern)
		r := errs.Runtime("InvalidRegularExpression", errs.InvalidOperation, value.String(text), "The regular expression pattern %s is not valid.", text)
		r.Exception.Inner = ex
		return false, f.failAt(r, pos)
	}
	if groups != nil {
		f.scope.SetLocal("Matches", value.Of(groups))
	}
	return ok, nil
}
