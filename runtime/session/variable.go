// Package session holds what a runspace remembers between commands: scopes with variables, functions and aliases, drives
// and locations, modules, the environment and the culture.
package session

import (
	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// Options are System.Management.Automation.ScopedItemOptions.
type Options uint8

// The options of a variable, function or alias.
const (
	ReadOnly Options = 1 << iota
	Constant
	Private
	AllScope
	Unspecified
)

// Variable is one variable (System.Management.Automation.PSVariable). Value is read and written directly where Meta is nil.
type Variable struct {
	value.Bag
	Name  string
	Value value.Value
	// Meta is nil for a plain variable.
	Meta *VariableMeta
	// Removed is set when the variable was removed from its scope, so that caches drop it.
	Removed bool
}

// VariableMeta is what only few variables have.
type VariableMeta struct {
	Options     Options
	Description string
	Module      *Module
	// PrivateVisibility is SessionStateEntryVisibility.Private.
	PrivateVisibility bool
	// Get and Set make a computed variable; the cell's Value is unused then.
	Get func() value.Value
	Set func(value.Value) error
	// Check converts and validates a value before it is stored: a type constraint and validation attributes.
	Check func(value.Value) (value.Value, error)
	// Attributes are the attribute objects of the variable, as PSVariable.Attributes shows them.
	Attributes []value.Value
	// Shared marks metadata that several variables use (a typed parameter of many calls): copy before changing it.
	Shared bool
	// growth is set while `+=` extends the variable's value in place.
	growth *growth
}

var typeVariable = &value.Type{FullName: "System.Management.Automation.PSVariable", Base: value.TypeObject, Kind: value.KindObject}

// TypeVariable is the .NET type of variables.
func TypeVariable() *value.Type { return typeVariable }

// Type implements value.Object.
func (*Variable) Type() *value.Type { return typeVariable }

// Read returns the variable's value.
func (v *Variable) Read() value.Value {
	if v.Meta != nil && v.Meta.Get != nil {
		return v.Meta.Get()
	}
	return v.Value
}

// Options returns the variable's options.
func (v *Variable) Options() Options {
	if v.Meta == nil {
		return 0
	}
	return v.Meta.Options
}

// EnsureMeta returns the variable's metadata, creating it.
func (v *Variable) EnsureMeta() *VariableMeta {
	v.Settle()
	switch {
	case v.Meta == nil:
		v.Meta = &VariableMeta{}
	case v.Meta.Shared:
		m := *v.Meta
		m.Shared = false
		v.Meta = &m
	}
	return v.Meta
}

// Number is the value of ScopedItemOptions that stands for the options.
func (o Options) Number() int64 {
	var n int64
	for _, p := range optionNumbers {
		if o&p.o != 0 {
			n |= p.n
		}
	}
	return n
}

// OptionsFromNumber reads a value of ScopedItemOptions.
func OptionsFromNumber(n int64) Options {
	var o Options
	for _, p := range optionNumbers {
		if n&p.n != 0 {
			o |= p.o
		}
	}
	return o
}

var optionNumbers = [...]struct {
	o Options
	n int64
}{{ReadOnly, 1}, {Constant, 2}, {Private, 4}, {AllScope, 8}, {Unspecified, 16}}

// Assign stores x as a script's assignment does: through the variable's constraints, and never into a read-only variable.
func (v *Variable) Assign(x value.Value) error {
	m := v.Meta
	if m == nil {
		v.Value = x
		return nil
	}
	if m.growth != nil {
		v.settle(x)
		return nil
	}
	if m.Options&(ReadOnly|Constant) != 0 {
		return NotWritable(v.Name)
	}
	if m.Check != nil {
		y, err := m.Check(x)
		if err != nil {
			return err
		}
		x = y
	}
	if m.Set != nil {
		return m.Set(x)
	}
	v.Value = x
	return nil
}

// NotWritable is the error of an assignment to a read-only or constant variable.
func NotWritable(name string) error {
	r := errs.New("System.Management.Automation.SessionStateUnauthorizedAccessException", "VariableNotWritable", errs.WriteError,
		value.String(name), "Cannot overwrite variable %s because it is read-only or constant.", name)
	r.Exception.Record = r
	r.Exception.With("ItemName", value.String(name))
	return r
}
