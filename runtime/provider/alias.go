package provider

import (
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// aliasStore holds the aliases visible from a scope.
type aliasStore struct{}

func (aliasStore) names(op *Op) []string {
	seen := map[string]bool{}
	var names []string
	for s := op.Scope; s != nil; s = s.Parent {
		for lower, a := range s.Aliases() {
			if seen[lower] || s != op.Scope && a.Options&session.Private != 0 {
				continue
			}
			seen[lower] = true
			names = append(names, a.Name)
		}
	}
	sortNames(op, names)
	return names
}

func (aliasStore) find(op *Op, name string) (value.Value, string, bool) {
	a := op.Scope.FindAlias(strings.ToLower(name))
	if a == nil {
		return value.Null, "", false
	}
	return aliasInfo(op, a), a.Name, true
}

func aliasInfo(op *Op, a *session.Alias) value.Value {
	if infos, ok := op.Session.Service(InfosKey{}, nil).(Infos); ok {
		return infos.AliasInfo(a)
	}
	if a.Info.IsNull() {
		a.Info = value.Of(&cmdlet.Info{Kind: cmdlet.KindAlias, Name: a.Name, Definition: a.Definition, Alias: a, Owner: a.Module})
	}
	return a.Info
}

func (aliasStore) content(op *Op, name string) (value.Value, bool) {
	a := op.Scope.FindAlias(strings.ToLower(name))
	if a == nil {
		return value.Null, false
	}
	return value.String(a.Definition), true
}

func (st aliasStore) set(op *Op, name string, v value.Value) error {
	if v.IsNull() {
		if op.Scope.FindAlias(strings.ToLower(name)) == nil {
			return nil
		}
		return st.remove(op, name)
	}
	a := &session.Alias{Name: name}
	if src, ok := v.Base().Object().(*cmdlet.Info); ok {
		a.Definition = src.Name
		if src.Alias != nil {
			a.Definition = src.Alias.Definition
		}
	} else if _, block := v.Base().Object().(value.ScriptBlock); block {
		return badValue()
	} else {
		a.Definition = types.ToString(op, v)
	}
	old := op.Scope.OwnAlias(strings.ToLower(name))
	if old != nil {
		if old.Options&session.Constant != 0 || old.Options&session.ReadOnly != 0 && !op.Force {
			return unauthorized("AliasNotWritable", name, "Alias is not writeable because alias %s is read-only or constant and cannot be written to.")
		}
		a.Options, a.Description = old.Options, old.Description
	}
	if op.Options != nil {
		a.Options = *op.Options
	}
	op.Scope.PutAlias(a)
	return nil
}

func (aliasStore) remove(op *Op, name string) error {
	lower := strings.ToLower(name)
	for s := op.Scope; s != nil; s = s.Parent {
		a := s.OwnAlias(lower)
		if a == nil {
			continue
		}
		if a.Options&session.Constant != 0 || a.Options&session.ReadOnly != 0 && !op.Force {
			return unauthorized("AliasNotRemovable", name, "Alias was not removed because alias %s is constant or read-only.")
		}
		s.RemoveAlias(lower)
		return nil
	}
	return PathNotFound(name)
}

func (st aliasStore) rename(op *Op, name, newName string) error {
	a := op.Scope.FindAlias(strings.ToLower(name))
	if a == nil {
		return PathNotFound(name)
	}
	if a.Options&session.Constant != 0 || a.Options&session.ReadOnly != 0 && !op.Force {
		return unauthorized("CannotRenameAlias", name, "Cannot rename alias because alias %s is read-only or constant.")
	}
	moved := *a
	moved.Name, moved.Info = newName, value.Null
	op.Scope.PutAlias(&moved)
	return st.remove(op, name)
}

func (aliasStore) newValueRequired() bool { return true }
