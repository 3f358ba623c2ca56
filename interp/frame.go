package interp

import (
	"strings"

	"goposh/ast"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// frame is one activation of a script block.
type frame struct {
	rs    *Runspace
	scope *session.Scope
	code  *code
	// cells caches the variables of the frame's own scope by slot. Where the scope was made for this code it is the
	// scope's own table.
	cells []*session.Variable
	// up caches variables of outer scopes by slot, valid while upGen equals the session's generation.
	up    []*session.Variable
	upGen uint32

	out sink
	io  *streams
	// tries counts the try statements and traps around the running statement within this frame's dynamic extent.
	block *ScriptBlock
	call  *callInfo
	// command is the running advanced function, behind $PSCmdlet; nil otherwise.
	command *commandStage
	caller  *frame
	// pos is the extent of the statement being run, for stack traces and $MyInvocation.
	pos ast.Extent
	// caught is the error a catch block handles, for a bare throw.
	caught *errs.Record
	// loops counts the loops around the running statement in this frame; break without a loop leaves the frame.
	strict int16
	// propagate is set inside try and trap: errors go to the enclosing statement instead of the error stream.
	propagate bool
	// this is the object of a class method.
	method *methodInfo
}

// callInfo is what a frame knows of the call that made it; automatic variables are derived from it when asked for.
type callInfo struct {
	args       []value.Value
	input      *inputQueue
	bound      *value.Dict
	invocation *errs.Invocation
	name       string
	extent     ast.Extent
	caller     *frame
}

// newFrame returns a frame for code in a scope of its own below parent.
func (rs *Runspace) newFrame(c *code, parent *session.Scope, state *session.State, out sink, io *streams, caller *frame) *frame {
	s := session.NewScope(parent, state, c.layout)
	f := &frame{rs: rs, scope: s, code: c, cells: s.Cells(), out: out, io: io, caller: caller, strict: -1}
	return f
}

// shareFrame returns a frame for code that runs in an existing scope (dot-sourcing, ForEach-Object).
func (rs *Runspace) shareFrame(c *code, scope *session.Scope, out sink, io *streams, caller *frame) *frame {
	f := &frame{rs: rs, scope: scope, code: c, out: out, io: io, caller: caller, strict: -1}
	if scope.Layout() == c.layout && c.layout != nil {
		f.cells = scope.Cells()
	} else {
		f.cells = make([]*session.Variable, len(c.layout.Names))
	}
	return f
}

// lookupSlow finds the variable of a slot where its cell is not there yet; nil when there is none.
func (f *frame) lookupSlow(slot int) *session.Variable {
	gen := f.rs.sess.Generation
	if f.up != nil && f.upGen == gen {
		if v := f.up[slot]; v != nil {
			return v
		}
	} else if f.up == nil {
		f.up = make([]*session.Variable, len(f.cells))
		f.upGen = gen
	} else {
		clear(f.up)
		f.upGen = gen
	}
	lower := f.code.lower[slot]
	if v := f.scope.Own(lower); v != nil {
		f.cells[slot] = v
		return v
	}
	if f.scope.Parent == nil {
		return nil
	}
	for c := f.scope.Parent; c != nil; c = c.Parent {
		if v := c.Own(lower); v != nil && (v.Meta == nil || v.Meta.Options&session.Private == 0) {
			f.upGen = f.rs.sess.Generation
			f.up[slot] = v
			return v
		}
	}
	return nil
}

// local finds or creates the variable of a slot in the frame's own scope.
func (f *frame) local(slot int) *session.Variable {
	if v := f.cells[slot]; v != nil && !v.Removed {
		return v
	}
	lower := f.code.lower[slot]
	if v := f.scope.Own(lower); v != nil {
		f.cells[slot] = v
		return v
	}
	// A variable with AllScope set lives in every scope.
	if up := f.lookupSlow(slot); up != nil && up.Meta != nil && up.Meta.Options&session.AllScope != 0 {
		return up
	}
	v := &session.Variable{Name: f.code.layout.Names[slot]}
	if f.scope.Layout() == f.code.layout {
		f.cells[slot] = v
		if f.scope.Active > 0 {
			f.rs.sess.Generation++
		}
		return v
	}
	f.scope.Put(v)
	f.cells[slot] = v
	return v
}

// setSlot assigns to the variable of a slot.
func (f *frame) setSlot(slot int, v value.Value) error {
	c := f.local(slot)
	if c.Meta == nil {
		c.Value = v
		return nil
	}
	return assignVariable(c, v)
}

// assignVariable stores v in a variable that has metadata.
func assignVariable(c *session.Variable, v value.Value) error { return c.Assign(v) }

func readOnlyError(name string) error { return session.NotWritable(name) }

// findVariable finds a variable by its path from the frame's scope; nil when there is none.
func (f *frame) findVariable(p *ast.VariablePath) *session.Variable {
	lower := strings.ToLower(p.Name)
	switch p.Scope {
	case "":
		return f.scope.Find(lower)
	case "global":
		return f.scope.State.Session.Global.Top.Own(lower)
	case "script":
		return f.scope.ScriptScope().Own(lower)
	}
	return f.scope.Own(lower)
}

// scopeFor gives the scope that an assignment to the path writes to.
func (f *frame) scopeFor(p *ast.VariablePath) *session.Scope {
	switch p.Scope {
	case "global":
		return f.scope.State.Session.Global.Top
	case "script":
		return f.scope.ScriptScope()
	}
	return f.scope
}

// Automatic implements session.Automatic: $args, $input, $MyInvocation, $PSBoundParameters and the like.
func (f *frame) Automatic(lower string) *session.Variable {
	var v value.Value
	switch lower {
	case "args":
		if f.call == nil {
			return nil
		}
		v = value.Objects(f.call.args...)
	case "input":
		if f.call == nil || f.call.input == nil {
			if f.call == nil {
				return nil
			}
			v = value.Of(newInputEnumerator(&inputQueue{}))
			break
		}
		v = value.Of(newInputEnumerator(f.call.input))
	case "psboundparameters":
		if f.call == nil || f.call.bound == nil {
			return nil
		}
		v = value.Of(f.call.bound)
	case "myinvocation":
		v = value.Of(f.invocation())
	case "pscmdlet":
		if f.command == nil || !f.command.advanced() {
			return nil
		}
		v = value.Of(f.command.psCmdlet())
	default:
		return nil
	}
	c := &session.Variable{Name: automaticName[lower], Value: v}
	if i := f.scope.Layout().Slot(lower); i >= 0 {
		f.scope.Cells()[i] = c
	} else {
		f.scope.Put(c)
	}
	return c
}

var automaticName = map[string]string{
	"args": "args", "input": "input", "psboundparameters": "PSBoundParameters", "myinvocation": "MyInvocation",
	"pscmdlet": "PSCmdlet",
}
