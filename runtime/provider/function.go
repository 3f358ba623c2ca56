package provider

import (
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// InfosKey is the service under which package interp offers Infos.
type InfosKey struct{}

// Infos makes the objects that describe commands.
type Infos interface {
	// FunctionInfo is the FunctionInfo or FilterInfo of a function.
	FunctionInfo(f *session.Function) value.Value
	// AliasInfo is the AliasInfo of an alias.
	AliasInfo(a *session.Alias) value.Value
}

// functionStore holds the functions visible from a scope.
type functionStore struct{}

func (functionStore) names(op *Op) []string {
	seen := map[string]bool{}
	var names []string
	for s := op.Scope; s != nil; s = s.Parent {
		for lower, f := range s.Functions() {
			if seen[lower] || s != op.Scope && f.Options&session.Private != 0 {
				continue
			}
			seen[lower] = true
			names = append(names, f.Name)
		}
	}
	sortNames(op, names)
	return names
}

func (functionStore) find(op *Op, name string) (value.Value, string, bool) {
	f := op.Scope.FindFunction(strings.ToLower(name))
	if f == nil {
		return value.Null, "", false
	}
	return functionInfo(op, f), f.Name, true
}

func functionInfo(op *Op, f *session.Function) value.Value {
	if infos, ok := op.Session.Service(InfosKey{}, nil).(Infos); ok {
		return infos.FunctionInfo(f)
	}
	if f.Info.IsNull() {
		kind := cmdlet.KindFunction
		if f.Filter {
			kind = cmdlet.KindFilter
		}
		f.Info = value.Of(&cmdlet.Info{Kind: kind, Name: f.Name, Definition: f.Block.String(), Block: f.Block, Function: f, Owner: f.Module})
	}
	return f.Info
}

func (functionStore) content(op *Op, name string) (value.Value, bool) {
	f := op.Scope.FindFunction(strings.ToLower(name))
	if f == nil {
		return value.Null, false
	}
	return value.Of(f.Block), true
}

func (st functionStore) set(op *Op, name string, v value.Value) error {
	if v.IsNull() {
		if op.Scope.FindFunction(strings.ToLower(name)) == nil {
			return nil
		}
		return st.remove(op, name)
	}
	old := op.Scope.OwnFunction(strings.ToLower(name))
	if old != nil && (old.Options&session.Constant != 0 || old.Options&session.ReadOnly != 0 && !op.Force) {
		return unauthorized("FunctionNotWritable", name, "Cannot write to function %s because it is read-only or constant.")
	}
	f := &session.Function{Name: name}
	if old != nil {
		f.Options = old.Options
	}
	switch o := v.Base().Object().(type) {
	case value.ScriptBlock:
		f.Block = o
	case *cmdlet.Info:
		if o.Function != nil {
			f.Block, f.Filter = o.Function.Block, o.Function.Filter
		}
	}
	if f.Block == nil {
		text, ok := v.Base().AsString()
		if !ok {
			return badValue()
		}
		compiler, ok := op.Service(types.ScriptCompilerKey{}).(types.ScriptCompiler)
		if !ok {
			return NotSupported("Cannot create a function from text in this session.")
		}
		block, err := compiler.CompileScript(text)
		if err != nil {
			return errs.RecordFrom(err)
		}
		f.Block = block
	}
	if op.Options != nil {
		f.Options = *op.Options
	}
	op.Scope.PutFunction(f)
	return nil
}

func (functionStore) remove(op *Op, name string) error {
	lower := strings.ToLower(name)
	for s := op.Scope; s != nil; s = s.Parent {
		f := s.OwnFunction(lower)
		if f == nil {
			continue
		}
		if f.Options&session.Constant != 0 || f.Options&session.ReadOnly != 0 && !op.Force {
			return unauthorized("FunctionNotRemovable", name, "Cannot remove function %s because it is constant.")
		}
		s.RemoveFunction(lower)
		return nil
	}
	return PathNotFound(name)
}

func (st functionStore) rename(op *Op, name, newName string) error {
	f := op.Scope.FindFunction(strings.ToLower(name))
	if f == nil {
		return PathNotFound(name)
	}
	if f.Options&session.Constant != 0 || f.Options&session.ReadOnly != 0 && !op.Force {
		return unauthorized("CannotRenameFunction", name, "Cannot rename the function because function %s is read-only or constant.")
	}
	moved := *f
	moved.Name, moved.Info = newName, value.Null
	op.Scope.PutFunction(&moved)
	return st.remove(op, name)
}

func (functionStore) newValueRequired() bool { return true }
