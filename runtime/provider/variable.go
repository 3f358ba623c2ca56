package provider

import (
	"strings"

	"goposh/runtime/session"
	"goposh/runtime/value"
)

// variableStore holds the variables visible from a scope.
type variableStore struct{}

func (variableStore) names(op *Op) []string {
	seen := map[string]bool{}
	var names []string
	for s := op.Scope; s != nil; s = s.Parent {
		for v := range s.Variables {
			lower := strings.ToLower(v.Name)
			if seen[lower] || s != op.Scope && v.Options()&session.Private != 0 {
				continue
			}
			seen[lower] = true
			names = append(names, v.Name)
		}
	}
	sortNames(op, names)
	return names
}

func (variableStore) find(op *Op, name string) (value.Value, string, bool) {
	v := op.Scope.Find(strings.ToLower(name))
	if v == nil {
		return value.Null, "", false
	}
	return value.Of(v), v.Name, true
}

func (variableStore) content(op *Op, name string) (value.Value, bool) {
	v := op.Scope.Find(strings.ToLower(name))
	if v == nil {
		return value.Null, false
	}
	return v.Read(), true
}

func (variableStore) set(op *Op, name string, v value.Value) error {
	if src, ok := v.Base().Object().(*session.Variable); ok {
		v = src.Read()
	}
	lower := strings.ToLower(name)
	target := op.Scope.Own(lower)
	if target == nil {
		if up := op.Scope.Find(lower); up != nil && up.Options()&session.AllScope != 0 {
			target = up
		}
	}
	if target == nil {
		target = &session.Variable{Name: name, Value: v}
		if op.Options != nil {
			target.EnsureMeta().Options = *op.Options
		}
		op.Scope.Put(target)
		return nil
	}
	o := target.Options()
	if o&session.Constant != 0 || o&session.ReadOnly != 0 && !op.Force {
		return unauthorized("VariableNotWritable", name, "Cannot overwrite variable %s because it is read-only or constant.")
	}
	if m := target.Meta; m != nil {
		if m.Check != nil {
			checked, err := m.Check(v)
			if err != nil {
				return err
			}
			v = checked
		}
		if m.Set != nil {
			return m.Set(v)
		}
	}
	target.Value = v
	if op.Options != nil {
		target.EnsureMeta().Options = *op.Options
	}
	return nil
}

func (variableStore) remove(op *Op, name string) error {
	lower := strings.ToLower(name)
	for s := op.Scope; s != nil; s = s.Parent {
		v := s.Own(lower)
		if v == nil {
			continue
		}
		if o := v.Options(); o&session.Constant != 0 || o&session.ReadOnly != 0 && !op.Force {
			return unauthorized("VariableNotRemovable", name,
				"Cannot remove variable %s because it is constant or read-only. If the variable is read-only, try the operation again specifying the Force option.")
		}
		s.Remove(lower)
		return nil
	}
	return PathNotFound(name)
}

func (st variableStore) rename(op *Op, name, newName string) error {
	v := op.Scope.Find(strings.ToLower(name))
	if v == nil {
		return PathNotFound(name)
	}
	if o := v.Options(); o&session.Constant != 0 || o&session.ReadOnly != 0 && !op.Force {
		return unauthorized("CannotRenameVariable", name, "Cannot rename variable because variable %s is read-only or constant.")
	}
	if err := st.set(op, newName, v.Read()); err != nil {
		return err
	}
	return st.remove(op, name)
}

func (variableStore) newValueRequired() bool { return false }
