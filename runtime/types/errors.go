package types

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

const (
	typeMethodException     = "System.Management.Automation.MethodException"
	typeMethodInvocation    = "System.Management.Automation.MethodInvocationException"
	typeSetValueInvocation  = "System.Management.Automation.SetValueInvocationException"
	typeSetValue            = "System.Management.Automation.SetValueException"
	typeGetValueInvocation  = "System.Management.Automation.GetValueInvocationException"
	typeRuntimeException    = "System.Management.Automation.RuntimeException"
	typeExtendedType        = "System.Management.Automation.ExtendedTypeSystemException"
	typeInvalidCast         = "System.InvalidCastException"
	typePSInvalidCast       = "System.Management.Automation.PSInvalidCastException"
	typeIndexOutOfRange     = "System.IndexOutOfRangeException"
	typeKeyNotFound         = "System.Collections.Generic.KeyNotFoundException"
	msgNullArray            = "Cannot index into a null array."
	msgIndexOutsideOfBounds = "Index was outside the bounds of the array."
)

// ControlFlow is implemented by errors that carry control flow (exit, break, a stopped pipeline) through Go code; they are
// never wrapped in an exception.
type ControlFlow interface {
	error
	ControlFlow()
}

// OtherPipeline is what ended a pipeline that is not the running one: even that it was stopped is an ordinary exception here.
type OtherPipeline struct{ *errs.Exception }

// Unwrap gives the exception.
func (o OtherPipeline) Unwrap() error { return o.Exception }

// passes tells whether err goes up unchanged rather than as the inner exception of an invocation error.
func passes(err error) bool {
	var other OtherPipeline
	if errors.As(err, &other) {
		return false
	}
	var cf ControlFlow
	if errors.As(err, &cf) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return true
	}
	ex := errs.ExceptionFrom(err)
	switch ex.TypeName {
	case "System.Management.Automation.PipelineStoppedException", "System.Management.Automation.ScriptCallDepthException",
		"System.Management.Automation.StopUpstreamCommandsException", "System.Management.Automation.ExitException",
		"System.Management.Automation.TerminateException", "System.InsufficientExecutionStackException":
		return true
	}
	return false
}

// record makes the error record that an exception of the engine carries.
func record(typeName, id string, cat errs.Category, inner *errs.Exception, message string) *errs.Record {
	ex := errs.NewException(typeName, message).WithInner(inner)
	r := errs.NewRecord(ex, id, cat, value.Null)
	ex.Record = r
	return r
}

// runtimeError is a RuntimeException of category InvalidOperation.
func runtimeError(id string, target value.Value, format string, args ...any) *errs.Record {
	return errs.Runtime(id, errs.InvalidOperation, target, format, args...)
}

// shortName is the class name of an exception without its namespace, as ids use it.
func shortName(typeName string) string { return typeName[strings.LastIndexByte(typeName, '.')+1:] }

// invocationError wraps what a .NET method or constructor threw.
func invocationError(method string, args int, err error) error {
	if passes(err) {
		return err
	}
	inner := errs.ExceptionFrom(err)
	return record(typeMethodInvocation, shortName(inner.TypeName), errs.NotSpecified, inner,
		fmt.Sprintf(`Exception calling "%s" with "%d" argument(s): "%s"`, method, args, inner.Message))
}

// settingError wraps what a property setter threw.
func settingError(name string, err error) error {
	if passes(err) {
		return err
	}
	inner := errs.ExceptionFrom(err)
	return record(typeSetValueInvocation, "ExceptionWhenSetting", errs.NotSpecified, inner,
		fmt.Sprintf(`Exception setting "%s": "%s"`, name, inner.Message))
}

// gettingError wraps what a script or code property threw while it was read.
func gettingError(name string, err error) error {
	if passes(err) {
		return err
	}
	inner := errs.ExceptionFrom(err)
	return record(typeGetValueInvocation, "ExceptionWhenGetting", errs.NotSpecified, inner,
		fmt.Sprintf(`Exception getting "%s": "%s"`, name, inner.Message))
}

// castError is a PSInvalidCastException with the id that the conversion gives it.
func castError(id string, inner *errs.Exception, format string, args ...any) *errs.Exception {
	ex := errs.NewException(typePSInvalidCast, fmt.Sprintf(format, args...)).WithInner(inner)
	ex.Record = errs.NewRecord(ex, id, errs.InvalidArgument, value.Null)
	return ex
}

// castFailed is castError in the usual form: Cannot convert value "x" to type "T". Error: "…".
func castFailed(id string, rt value.Runtime, v value.Value, t *value.Type, cause error) error {
	if passes(cause) {
		return cause
	}
	inner := errs.ExceptionFrom(cause)
	return castError(id, inner, `Cannot convert value "%s" to type "%s". Error: "%s"`, dotNetText(rt, v), TypeString(t), inner.Message)
}

// noConversion is the error of two types that no conversion connects.
func noConversion(rt value.Runtime, v value.Value, t *value.Type) error {
	if v.Base().IsNull() {
		if t.Enum != nil {
			return castError("nullToEnumInvalidCast", nil,
				`Cannot convert null to type "%s" due to enumeration values that are not valid. Specify one of the following enumeration values and try again. The possible enumeration values are "%s".`,
				TypeString(t), enumChoices(t.Enum))
		}
		return castError("nullToObjectInvalidCast", nil, `Cannot convert null to type "%s".`, TypeString(t))
	}
	from := "null"
	if names := TypeNames(rt, v); len(names) > 0 {
		from = names[0]
	}
	if t.FullName == "System.Security.SecureString" || t.FullName == "System.Management.Automation.PSCredential" {
		return castError("ConvertToFinalInvalidCastException", nil, `Cannot convert the value of type "%s" to type "%s".`, from, TypeString(t))
	}
	return castError("ConvertToFinalInvalidCastException", nil, `Cannot convert the "%s" value of type "%s" to type "%s".`,
		dotNetText(rt, v), from, TypeString(t))
}

func indexOutOfRange() error {
	return errs.NewException(typeIndexOutOfRange, msgIndexOutsideOfBounds)
}

// ErrModified is the InvalidOperationException of an enumeration whose collection changed.
func ErrModified() error {
	return neterr.New(neterr.TypeInvalidOperation, "Collection was modified; enumeration operation may not execute.")
}

// Thrown is an error as the engine throws it from an expression: a failed conversion becomes a RuntimeException with the
// conversion's id and category, anything else stays as it is.
func Thrown(err error) error {
	ex, ok := err.(*errs.Exception)
	if !ok || ex.TypeName != typePSInvalidCast || ex.Record == nil {
		return err
	}
	r := errs.Runtime(ex.Record.ID, errs.InvalidArgument, value.Null, "%s", ex.Message)
	r.Exception.Inner = ex
	return r
}

// IsCastError tells whether err is a failed conversion (an InvalidCastException).
func IsCastError(err error) bool {
	if err == nil {
		return false
	}
	for ex := errs.ExceptionFrom(err); ex != nil; ex = ex.Inner {
		if ex.TypeName == typePSInvalidCast || ex.TypeName == typeInvalidCast {
			return true
		}
		if ex.TypeName != typeRuntimeException {
			break
		}
	}
	return false
}

// InvocationError is the MethodInvocationException of a method that an object with methods of its own (DynamicMethods) failed to
// run.
func InvocationError(method string, args int, err error) error {
	return invocationError(method, args, err)
}
