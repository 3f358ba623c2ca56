package interp

import (
	"path/filepath"
	"strconv"

	"goposh/ast"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// stackFrame is a System.Management.Automation.CallStackFrame.
type stackFrame struct {
	value.Bag
	f   *frame
	pos ast.Extent
}

// Type implements value.Object.
func (*stackFrame) Type() *value.Type { return types.Lookup(automation + "CallStackFrame") }

// CallStack implements cmdlet.Debugger.
func (s debugService) CallStack() []value.Value {
	f := s.rs.frameNow()
	pos := f.pos
	if d := s.rs.debugState; d != nil && d.stopped != nil {
		f, pos = d.stopped, d.at
	}
	var out []value.Value
	for c := f; c != nil; c = c.caller {
		if c.block == nil {
			continue
		}
		if c.call != nil || c.caller == nil {
			out = append(out, value.Of(&stackFrame{f: c, pos: pos}))
		}
		if c.call != nil && !c.call.extent.IsZero() {
			pos = c.call.extent
		} else if c.caller != nil {
			pos = c.caller.pos
		}
	}
	return out
}

// NetProperty implements types.Backed.
func (s *stackFrame) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	switch name {
	case "ScriptName":
		if file := s.f.block.file(); file != "" {
			return value.String(file), nil
		}
	case "ScriptLineNumber":
		return value.Int(int32(s.pos.StartLine())), nil
	case "InvocationInfo":
		return value.Of(s.invocation()), nil
	case "FunctionName":
		return value.String(s.f.block.displayName()), nil
	case "Position":
		return types.ExtentOf(s.pos), nil
	}
	return value.Null, nil
}

// SetNetProperty implements types.Backed: nothing can be set.
func (*stackFrame) SetNetProperty(value.Runtime, string, value.Value) error { return nil }

// NetMethod implements types.Backed.
func (s *stackFrame) NetMethod(_ value.Runtime, name string, _ []value.Value) (value.Value, error) {
	switch name {
	case "GetScriptLocation":
		if file := s.f.block.file(); file != "" {
			return value.String(filepath.Base(file) + ": line " + strconv.Itoa(s.pos.StartLine())), nil
		}
		return value.String("<No file>"), nil
	case "GetFrameVariables":
		d := value.NewHashtable(8)
		for v := range s.f.scope.Variables {
			d.SetString(v.Name, value.Of(v))
		}
		return value.Of(d), nil
	}
	file := s.f.block.file()
	if file == "" {
		file = "<No file>"
	}
	return value.String("at " + s.f.block.displayName() + ", " + file + ": line " + strconv.Itoa(s.pos.StartLine())), nil
}

// invocation is the call that made the frame, with its arguments.
func (s *stackFrame) invocation() *errs.Invocation {
	i := s.f.invocation()
	if i.BoundParameters != nil && i.BoundParameters.Len() > 0 || s.f.code == nil || s.f.code.params == nil || s.f.command != nil {
		return i
	}
	c := *i
	c.Bag = value.Bag{}
	c.BoundParameters = boundOf(s.f.code, s.f)
	return &c
}
