package types

import (
	"sync"

	"goposh/runtime/value"
)

// nullString is the single value of System.Management.Automation.Language.NullString, which stands for a null System.String where
// $null would become ”.
type nullString struct{ value.Bag }

var nullStringType = sync.OnceValue(func() *value.Type {
	return byFullName("System.Management.Automation.Language.NullString")
})

// Type implements value.Object.
func (*nullString) Type() *value.Type { return nullStringType() }

var nullStringObject value.Object = &nullString{}

// NullString is [NullString]::Value.
func NullString() value.Value { return value.Of(nullStringObject) }

// nullStringClass declares System.Management.Automation.Language.NullString.
func nullStringClass() *Class {
	return &Class{Members: []M{
		{"static NullString Value {get}", constant(NullString())},
		{"string ToString()", func(*Call) (value.Value, error) { return value.Null, nil }},
	}}
}
