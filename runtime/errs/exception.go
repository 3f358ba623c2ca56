// Package errs holds .NET exceptions and PowerShell's error records. Go errors cross into PowerShell here, in From.
package errs

import (
	"errors"

	"goposh/runtime/value"
)

// Exception is a System.Exception or one of its subclasses.
type Exception struct {
	value.Bag
	// TypeName is the full .NET name of the exception's class.
	TypeName string
	Message  string
	Inner    *Exception
	// Record is the error record of an exception that carries one (IContainsErrorRecord); nil otherwise.
	Record *Record
	// Props are further properties of the class, in display order (ParamName, FileName, …).
	Props []Prop
	// Source, StackTrace, HelpLink and HResult are as in .NET; empty and 0 unless set.
	Source, StackTrace, HelpLink string
	HResult                      int32
	// Data is the Data dictionary; nil until asked for.
	Data *value.Dict
	// Class is set for exception classes that scripts define and for types given by descriptor.
	Class *value.Type
	// Cause is the Go error behind the exception, for errors.As; may be nil.
	Cause error
}

// Prop is a property of an exception class.
type Prop struct {
	Name  string
	Value value.Value
}

// PropThrown is the property of a RuntimeException that a throw statement made of a plain value.
const PropThrown = "WasThrownFromThrowStatement"

// NewException returns an exception of a .NET class given by its full name.
func NewException(typeName, message string) *Exception {
	return &Exception{TypeName: typeName, Message: message}
}

// Error returns the message.
func (e *Exception) Error() string { return e.Message }

// Unwrap gives the inner exception, or the Go error behind this one.
func (e *Exception) Unwrap() error {
	if e.Inner != nil {
		return e.Inner
	}
	return e.Cause
}

// Type implements value.Object.
func (e *Exception) Type() *value.Type {
	if e.Class != nil {
		return e.Class
	}
	return TypeOf(e.TypeName)
}

// With adds a property and returns the exception.
func (e *Exception) With(name string, v value.Value) *Exception {
	e.Props = append(e.Props, Prop{name, v})
	return e
}

// WithInner sets the inner exception and returns the exception.
func (e *Exception) WithInner(inner *Exception) *Exception {
	e.Inner = inner
	return e
}

// Prop returns a property by name.
func (e *Exception) Prop(name string) (value.Value, bool) {
	for _, p := range e.Props {
		if p.Name == name {
			return p.Value, true
		}
	}
	return value.Null, false
}

// DotNet is a Go error that knows which .NET exception it stands for (see package neterr).
type DotNet interface {
	error
	ExceptionType() string
}

// ExceptionFrom turns any Go error into an exception: itself when it is one, the exception of an error record, the .NET
// exception that a DotNet error names, and a System.Exception for anything else.
func ExceptionFrom(err error) *Exception {
	var ex *Exception
	var rec *Record
	var dn DotNet
	switch {
	case err == nil:
		return nil
	case errors.As(err, &rec):
		return rec.Exception
	case errors.As(err, &ex):
		return ex
	case errors.As(err, &dn):
		e := &Exception{TypeName: dn.ExceptionType(), Message: err.Error(), Cause: err}
		if p, ok := dn.(interface{ ParamName() string }); ok {
			e.With("ParamName", value.String(p.ParamName()))
		}
		return e
	}
	return fromSystem(err)
}
