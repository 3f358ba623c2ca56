package types

import "goposh/runtime/value"

// EventArgs is an object of a class derived from System.EventArgs: named values that are read only.
type EventArgs struct {
	value.Bag
	typ        *value.Type
	properties []EventArg
}

// NewEventArgs returns the arguments of an event, of the class with that full name.
func NewEventArgs(class string, properties ...EventArg) *EventArgs {
	return &EventArgs{typ: typeOr(class), properties: properties}
}

// EventArg is one property of EventArgs.
type EventArg struct {
	Name  string
	Value value.Value
}

// Type implements value.Object.
func (e *EventArgs) Type() *value.Type { return e.typ }

// NetProperty implements Backed.
func (e *EventArgs) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	for _, p := range e.properties {
		if p.Name == name {
			return p.Value, nil
		}
	}
	return value.Null, nil
}

// SetNetProperty implements Backed; the properties are read only.
func (*EventArgs) SetNetProperty(value.Runtime, string, value.Value) error { return nil }

// NetMethod implements Backed; the classes have no methods of their own.
func (*EventArgs) NetMethod(value.Runtime, string, []value.Value) (value.Value, error) {
	return value.Null, nil
}

// eventArgsClass declares a class derived from EventArgs by its properties.
func eventArgsClass(properties ...string) func() *Class {
	return func() *Class { return &Class{Members: backed(properties...)} }
}
