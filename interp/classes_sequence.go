package interp

import (
	"slices"
	"strings"

	"goposh/runtime/types"
	"goposh/runtime/value"
)

// Enumerable implements types.OptionalSequence: the class implements IEnumerable and has a GetEnumerator method.
func (o *instance) Enumerable() bool { return o.def.enumerable }

// EnumerateObject implements types.OptionalSequence: it walks over what GetEnumerator gives.
func (o *instance) EnumerateObject(rt value.Runtime) types.Enumerator {
	rs := runspaceOf(rt, o.def.rs)
	v, err := types.Invoke(rs, value.Of(o), "GetEnumerator", nil)
	if err != nil {
		return &failedEnumerator{err}
	}
	if e, ok := types.EnumerateIn(rs, v); ok {
		return e
	}
	return &scriptEnumerator{rs: rs, v: v}
}

// failedEnumerator gives the error of a GetEnumerator that failed.
type failedEnumerator struct{ err error }

func (e *failedEnumerator) Next() (value.Value, bool, error) { return value.Null, false, e.err }

// scriptEnumerator walks with the MoveNext and Current of an IEnumerator that a script class implements.
type scriptEnumerator struct {
	rs *Runspace
	v  value.Value
}

// Next implements types.Enumerator.
func (e *scriptEnumerator) Next() (value.Value, bool, error) {
	if err := e.rs.tick(); err != nil {
		return value.Null, false, err
	}
	more, err := types.Invoke(e.rs, e.v, "MoveNext", nil)
	if err != nil || !types.ToBool(more) {
		return value.Null, false, err
	}
	v, found, err := types.Get(e.rs, e.v, "Current")
	if err == nil && !found {
		// A class implements the property by its getter.
		v, err = types.Invoke(e.rs, e.v, "get_Current", nil)
	}
	return v, err == nil, err
}

// implements tells whether the class names an interface, by its short name, among its bases; a generic one counts as well.
func (d *classDef) implements(name string) bool {
	return slices.ContainsFunc(d.typ.Interfaces, func(t *value.Type) bool {
		short, _, _ := strings.Cut(t.Name(), "`")
		return short == name
	})
}
