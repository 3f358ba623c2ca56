package provider

import (
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// environmentStore holds the session's environment variables.
type environmentStore struct{}

func (environmentStore) names(op *Op) []string {
	names := op.Session.Env.Names()
	sortNames(op, names)
	return names
}

func (environmentStore) find(op *Op, name string) (value.Value, string, bool) {
	v, ok := op.Session.Env.Get(name)
	if !ok {
		return value.Null, "", false
	}
	entry, err := types.New(op, types.Lookup("System.Collections.DictionaryEntry"), []value.Value{value.String(name), value.String(v)})
	if err != nil {
		return value.Null, "", false
	}
	return entry, name, true
}

func (environmentStore) content(op *Op, name string) (value.Value, bool) {
	v, ok := op.Session.Env.Get(name)
	return value.String(v), ok
}

func (environmentStore) set(op *Op, name string, v value.Value) error {
	if v.IsNull() {
		op.Session.Env.Unset(name)
		return nil
	}
	text := types.ToString(op, v)
	if entry, ok := v.Base().Object().(interface{ Type() *value.Type }); ok && entry.Type().FullName == "System.Collections.DictionaryEntry" {
		if inner, _, err := types.Get(op, v, "Value"); err == nil {
			text = types.ToString(op, inner)
		}
	}
	op.Session.Env.Set(name, text)
	return nil
}

func (environmentStore) remove(op *Op, name string) error {
	op.Session.Env.Unset(name)
	return nil
}

func (environmentStore) rename(op *Op, name, newName string) error {
	v, ok := op.Session.Env.Get(name)
	if !ok {
		return PathNotFound(name)
	}
	op.Session.Env.Unset(name)
	op.Session.Env.Set(newName, v)
	return nil
}

func (environmentStore) newValueRequired() bool { return false }
