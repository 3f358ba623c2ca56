package types

import (
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// exceptionClassFor declares an exception class by its lower-case full name, nil when there is none of that name.
func exceptionClassFor(name string) func() *Class {
	if !strings.HasSuffix(name, "exception") {
		return nil
	}
	t := errs.Lookup(name)
	if t == nil {
		return nil
	}
	return func() *Class { return exceptionClass(t) }
}

// exceptionMessages are the messages of exceptions that are made without one.
func exceptionMessage(typeName string) string {
	switch typeName {
	case "System.SystemException":
		return "System error."
	case "System.ApplicationException":
		return "Error in the application."
	case "System.AggregateException":
		return "One or more errors occurred."
	case "System.ArgumentException":
		return "Value does not fall within the expected range."
	case "System.ArgumentNullException", "System.Management.Automation.PSArgumentNullException":
		return "Value cannot be null."
	case "System.ArgumentOutOfRangeException", "System.Management.Automation.PSArgumentOutOfRangeException":
		return "Specified argument was out of the range of valid values."
	case "System.ArithmeticException":
		return "Overflow or underflow in the arithmetic operation."
	case "System.ArrayTypeMismatchException":
		return "Attempted to access an element as a type incompatible with the array."
	case "System.BadImageFormatException":
		return "Format of the executable (.exe) or library (.dll) is invalid."
	case "System.Collections.Generic.KeyNotFoundException":
		return "The given key was not present in the dictionary."
	case "System.DivideByZeroException":
		return neterr.MsgDivideByZero
	case "System.FormatException":
		return "One of the identified items was in an invalid format."
	case "System.UriFormatException":
		return "One of the identified items was in an invalid format."
	case "System.IndexOutOfRangeException":
		return msgIndexBounds
	case "System.InvalidCastException":
		return "Specified cast is not valid."
	case "System.InvalidOperationException", "System.Management.Automation.PSInvalidOperationException":
		return "Operation is not valid due to the current state of the object."
	case "System.ObjectDisposedException":
		return "Cannot access a disposed object."
	case "System.IO.IOException":
		return "I/O error occurred."
	case "System.IO.FileNotFoundException":
		return "Unable to find the specified file."
	case "System.IO.DirectoryNotFoundException":
		return "Attempted to access a path that is not on the disk."
	case "System.IO.DriveNotFoundException":
		return "Attempted to access a drive that is not available."
	case "System.IO.EndOfStreamException":
		return "Attempted to read past the end of the stream."
	case "System.IO.PathTooLongException":
		return "The specified file name or path is too long, or a component of the specified path is too long."
	case "System.IO.InvalidDataException":
		return "Found invalid data while decoding."
	case "System.MemberAccessException":
		return "Cannot access member."
	case "System.MissingMemberException":
		return "Attempted to access a missing member."
	case "System.MissingMethodException":
		return "Attempted to access a missing method."
	case "System.MissingFieldException":
		return "Attempted to access a non-existing field."
	case "System.NotImplementedException", "System.Management.Automation.PSNotImplementedException":
		return "The method or operation is not implemented."
	case "System.NotSupportedException", "System.Management.Automation.PSNotSupportedException":
		return "Specified method is not supported."
	case "System.NullReferenceException":
		return "Object reference not set to an instance of an object."
	case "System.OperationCanceledException":
		return "The operation was canceled."
	case "System.Threading.Tasks.TaskCanceledException":
		return "A task was canceled."
	case "System.OutOfMemoryException":
		return "Insufficient memory to continue the execution of the program."
	case "System.OverflowException":
		return neterr.MsgArithOverflow
	case "System.PlatformNotSupportedException":
		return "Operation is not supported on this platform."
	case "System.RankException":
		return "Attempted to operate on an array with the incorrect number of dimensions."
	case "System.Security.SecurityException":
		return "Security error."
	case "System.Security.Cryptography.CryptographicException":
		return "Error occurred during a cryptographic operation."
	case "System.Security.Authentication.AuthenticationException":
		return "System error."
	case "System.StackOverflowException":
		return "Operation caused a stack overflow."
	case "System.Threading.SynchronizationLockException":
		return "Object synchronization method was called from an unsynchronized block of code."
	case "System.TimeoutException":
		return "The operation has timed out."
	case "System.TypeLoadException":
		return "Failure has occurred while loading a type."
	case "System.UnauthorizedAccessException":
		return "Attempted to perform an unauthorized operation."
	}
	return "Exception of type '" + typeName + "' was thrown."
}

// exceptionClass declares a class of exceptions: the usual constructors, and the properties that only some have.
func exceptionClass(t *value.Type) *Class {
	name := t.FullName
	c := &Class{Type: t, Members: []M{
		{"new()", exNew},
		{"new(string message)", exNew},
		{"new(string message, Exception innerException)", exNew},
	}}
	add := func(members ...M) { c.Members = append(c.Members, members...) }
	switch name {
	case "System.Exception":
		add(exceptionMembers()...)
	case "System.ArgumentException", "System.Management.Automation.PSArgumentException":
		add(M{"new(string message, string paramName)", argNew},
			M{"new(string message, string paramName, Exception innerException)", argNew},
			M{"string Message {get}", exMessage}, M{"string ParamName {get}", exProp("ParamName")})
	case "System.ArgumentNullException", "System.Management.Automation.PSArgumentNullException":
		c.Members[1] = M{"new(string paramName)", argNullNew}
		add(M{"new(string paramName, string message)", argNullNew})
	case "System.ArgumentOutOfRangeException", "System.Management.Automation.PSArgumentOutOfRangeException":
		c.Members[1] = M{"new(string paramName)", argNullNew}
		add(M{"new(string paramName, string message)", argNullNew},
			M{"new(string paramName, object actualValue, string message)", argRangeNew},
			M{"string Message {get}", exMessage}, M{"object ActualValue {get}", exProp("ActualValue")})
	case "System.AggregateException":
		add(M{"new(params Exception[] innerExceptions)", aggregateNew},
			M{"new(string message, params Exception[] innerExceptions)", aggregateNew},
			M{"ReadOnlyCollection[Exception] InnerExceptions {get}", exProp("InnerExceptions")}, M{"string Message {get}", exMessage})
	case "System.ObjectDisposedException", "System.Management.Automation.PSObjectDisposedException":
		c.Members[1] = M{"new(string objectName)", disposedNew}
		add(M{"new(string objectName, string message)", disposedNew}, M{"string Message {get}", exMessage}, M{"string ObjectName {get}", exProp("ObjectName")})
	case "System.IO.FileNotFoundException", "System.BadImageFormatException", "System.IO.FileLoadException":
		add(M{"new(string message, string fileName)", exNamed("FileName")},
			M{"new(string message, string fileName, Exception innerException)", exNamed("FileName")},
			M{"string Message {get}", exMessage}, M{"string FileName {get}", exProp("FileName")}, M{"string FusionLog {get}", exProp("FusionLog")})
	case "System.IO.IOException":
		add(M{"new(string message, int hresult)", exCode})
	case "System.Runtime.InteropServices.ExternalException", "System.Runtime.InteropServices.COMException":
		add(M{"new(string message, int errorCode)", exCode}, M{"int ErrorCode {get}", exHResult})
	case "System.ComponentModel.Win32Exception", "System.Net.Sockets.SocketException":
		add(M{"new(int error)", win32New}, M{"new(int error, string message)", win32New},
			M{"int NativeErrorCode {get}", exProp("NativeErrorCode")})
	case "System.Reflection.TargetInvocationException":
		add(M{"new(Exception inner)", func(c *Call) (value.Value, error) {
			e := newException(c.Type, "Exception has been thrown by the target of an invocation.")
			e.Inner, _ = ref[*errs.Exception](c, 0)
			return vobject(e)
		}})
	case "System.Xml.XmlException":
		add(M{"new(string message, Exception innerException, int lineNumber, int linePosition)", xmlExceptionNew},
			M{"int LineNumber {get}", exNumber("LineNumber")}, M{"int LinePosition {get}", exNumber("LinePosition")},
			M{"string SourceUri {get}", exProp("SourceUri")})
	case "System.TypeLoadException", "System.TypeInitializationException":
		add(M{"string Message {get}", exMessage}, M{"string TypeName {get}", exProp("TypeName")})
	case "System.Text.RegularExpressions.RegexParseException":
		c.Members = []M{{"RegexParseError Error {get}", exProp("Error")}, {"int Offset {get}", exProp("Offset")}}
	case "System.Management.Automation.RuntimeException":
		add(M{"new(string message, Exception innerException, ErrorRecord errorRecord)", exNew},
			M{"ErrorRecord ErrorRecord {get}", exRecord},
			M{"bool WasThrownFromThrowStatement {get;set}", exFlag(errs.PropThrown)})
	case "System.Management.Automation.CommandNotFoundException":
		add(M{"string CommandName {get;set}", exText("CommandName")})
	case "System.Management.Automation.ParseException":
		add(M{"ParseError[] Errors {get}", exList("Errors")})
	case "System.Management.Automation.ParameterBindingException":
		add(M{"string ParameterName {get}", exText("ParameterName")}, M{"string ErrorId {get}", exText("ErrorId")},
			M{"type ParameterType {get}", exProp("ParameterType")}, M{"type TypeSpecified {get}", exProp("TypeSpecified")},
			M{"long Line {get}", exProp("Line")}, M{"long Offset {get}", exProp("Offset")},
			M{"InvocationInfo CommandInvocation {get}", exProp("CommandInvocation")})
	case "System.Management.Automation.SessionStateException":
		add(M{"string ItemName {get}", exText("ItemName")}, M{"SessionStateCategory SessionStateCategory {get}", exProp("SessionStateCategory")})
	}
	if strings.HasPrefix(name, "System.Management.Automation.PS") {
		add(M{"ErrorRecord ErrorRecord {get}", exRecord})
	}
	return c
}

// exceptionMembers are the members that all exceptions inherit.
func exceptionMembers() []M {
	return []M{
		{"MethodBase TargetSite {get}", constant(value.Null)},
		{"string Message {get}", exMessage},
		{"IDictionary Data {get}", exData},
		{"Exception InnerException {get}", exInner},
		{"string HelpLink {get;set}", exHelpLink},
		{"string Source {get;set}", exSource},
		{"int HResult {get;set}", exHResult},
		{"string StackTrace {get}", exStackTrace},
		{"Exception GetBaseException()", exBase},
		{"string ToString()", exToString},
		{"type GetType()", func(c *Call) (value.Value, error) { return vobject(c.This.Type()) }},
	}
}

func newException(t *value.Type, message string) *errs.Exception {
	e := errs.NewException(t.FullName, message)
	if t.Script != nil {
		e.Class = t
	}
	return e
}

func exThis(c *Call) *errs.Exception { return this[*errs.Exception](c) }

func exNew(c *Call) (value.Value, error) {
	e := newException(c.Type, "")
	if c.N() == 0 || c.isNull(0) {
		e.Message = exceptionMessage(c.Type.FullName)
	} else {
		e.Message = c.Str(0)
	}
	if c.N() > 1 {
		e.Inner, _ = ref[*errs.Exception](c, 1)
	}
	if c.N() > 2 {
		e.Record, _ = ref[*errs.Record](c, 2)
	}
	return vobject(e)
}

func argNew(c *Call) (value.Value, error) {
	ne := neterr.Argument(c.Str(1), "%s", c.Str(0))
	e := newException(c.Type, ne.Message).With("ParamName", c.Args[1])
	if c.N() > 2 {
		e.Inner, _ = ref[*errs.Exception](c, 2)
	}
	return vobject(e)
}

func argNullNew(c *Call) (value.Value, error) {
	msg := exceptionMessage(c.Type.FullName)
	if c.N() == 2 {
		msg = c.Str(1)
	}
	ne := neterr.Argument(c.Str(0), "%s", msg)
	return vobject(newException(c.Type, ne.Message).With("ParamName", c.Args[0]))
}

func argRangeNew(c *Call) (value.Value, error) {
	msg := neterr.Argument(c.Str(0), "%s", c.Str(2)).Message
	if !c.isNull(1) {
		msg += "\nActual value was " + netText(c, c.Args[1]) + "."
	}
	return vobject(newException(c.Type, msg).With("ParamName", c.Args[0]).With("ActualValue", c.Args[1]))
}

func aggregateNew(c *Call) (value.Value, error) {
	msg, args := exceptionMessage(c.Type.FullName), c.Args
	if c.N() > 0 && c.kind(0) == value.KindString {
		msg, args = c.Str(0), args[1:]
	}
	var inner []value.Value
	if len(args) > 0 {
		items, err := listOf(c.RT, args[0])
		if err != nil {
			return value.Null, err
		}
		inner = items
	}
	e := newException(c.Type, msg)
	for i, v := range inner {
		x, ok := v.Base().Ref().(*errs.Exception)
		if !ok {
			return value.Null, neterr.Argument("", "An element of innerExceptions was null.")
		}
		if i == 0 {
			e.Inner = x
		}
		e.Message += " (" + x.Message + ")"
	}
	l := value.NewList(typeReadOnlyCollection.of(errs.TypeOf("System.Exception")), inner)
	l.ReadOnly = true
	return vobject(e.With("InnerExceptions", value.Of(l)))
}

func disposedNew(c *Call) (value.Value, error) {
	msg := exceptionMessage("System.ObjectDisposedException")
	if c.N() == 2 {
		if in, ok := ref[*errs.Exception](c, 1); ok {
			e := newException(c.Type, c.Str(0))
			e.Inner = in
			return vobject(e)
		}
		msg = c.Str(1)
	}
	if c.N() > 0 && c.Str(0) != "" {
		msg += "\nObject name: '" + c.Str(0) + "'."
		return vobject(newException(c.Type, msg).With("ObjectName", c.Args[0]))
	}
	return vobject(newException(c.Type, msg))
}

func exNamed(prop string) Func {
	return func(c *Call) (value.Value, error) {
		e := newException(c.Type, c.Str(0)).With(prop, c.Args[1])
		if c.N() > 2 {
			e.Inner, _ = ref[*errs.Exception](c, 2)
		}
		return vobject(e)
	}
}

func exCode(c *Call) (value.Value, error) {
	e := newException(c.Type, c.Str(0))
	e.HResult = int32(c.Long(1))
	return vobject(e)
}

func win32New(c *Call) (value.Value, error) {
	msg := errnoText(c.Int(0))
	if c.N() == 2 {
		msg = c.Str(1)
	}
	return vobject(newException(c.Type, msg).With("NativeErrorCode", c.Args[0]))
}

func xmlExceptionNew(c *Call) (value.Value, error) {
	e := newException(c.Type, c.Str(0)).With("LineNumber", c.Args[2]).With("LinePosition", c.Args[3])
	e.Inner, _ = ref[*errs.Exception](c, 1)
	return vobject(e)
}

// exProp declares a property kept in Exception.Props.
func exProp(name string) Func { return exPropOr(name, value.Null) }

func exText(name string) Func   { return exPropOr(name, value.String("")) }
func exNumber(name string) Func { return exPropOr(name, value.Int(0)) }
func exFlag(name string) Func   { return exPropOr(name, value.False) }

func exList(name string) Func {
	return func(c *Call) (value.Value, error) {
		if v, ok := exThis(c).Prop(name); ok {
			return v, nil
		}
		return value.Objects(), nil
	}
}

func exPropOr(name string, def value.Value) Func {
	return func(c *Call) (value.Value, error) {
		e := exThis(c)
		if c.N() == 1 {
			for i := range e.Props {
				if e.Props[i].Name == name {
					e.Props[i].Value = c.Args[0]
					return value.Void, nil
				}
			}
			e.With(name, c.Args[0])
			return value.Void, nil
		}
		if v, ok := e.Prop(name); ok {
			return v, nil
		}
		return def, nil
	}
}

func exMessage(c *Call) (value.Value, error) { return vstring(exThis(c).Message) }

func exData(c *Call) (value.Value, error) {
	e := exThis(c)
	if e.Data == nil {
		e.Data = value.NewDict(exceptionDataType.get(), false, 0)
	}
	return vobject(e.Data)
}

var exceptionDataType = lazyType{name: "System.Collections.ListDictionaryInternal"}

func exInner(c *Call) (value.Value, error) {
	if in := exThis(c).Inner; in != nil {
		return vobject(in)
	}
	return value.Null, nil
}

func exHelpLink(c *Call) (value.Value, error) {
	if c.N() == 1 {
		exThis(c).HelpLink = c.Str(0)
		return value.Void, nil
	}
	return textOrNull(exThis(c).HelpLink), nil
}

func exSource(c *Call) (value.Value, error) {
	if c.N() == 1 {
		exThis(c).Source = c.Str(0)
		return value.Void, nil
	}
	return textOrNull(exThis(c).Source), nil
}

func exHResult(c *Call) (value.Value, error) {
	e := exThis(c)
	if c.N() == 1 {
		e.HResult = int32(c.Long(0))
		return value.Void, nil
	}
	if e.HResult == 0 {
		return value.Int(defaultHResult(e.TypeName)), nil
	}
	return value.Int(e.HResult), nil
}

// defaultHResult is the code an exception class sets for itself.
func defaultHResult(name string) int32 {
	code := uint32(0x80131500)
	switch name {
	case "System.ArgumentException":
		code = 0x80070057
	case "System.ArgumentNullException":
		code = 0x80004003
	case "System.ArgumentOutOfRangeException":
		code = 0x80131502
	case "System.InvalidOperationException":
		code = 0x80131509
	case "System.FormatException":
		code = 0x80131537
	case "System.IO.FileNotFoundException":
		code = 0x80070002
	case "System.IO.DirectoryNotFoundException":
		code = 0x80070003
	case "System.IO.IOException":
		code = 0x80131620
	case "System.UnauthorizedAccessException":
		code = 0x80070005
	case "System.NotSupportedException":
		code = 0x80131515
	case "System.NotImplementedException":
		code = 0x80004001
	case "System.InvalidCastException":
		code = 0x80004002
	case "System.DivideByZeroException":
		code = 0x80020012
	case "System.OverflowException":
		code = 0x80131516
	case "System.NullReferenceException":
		code = 0x80004003
	case "System.IndexOutOfRangeException":
		code = 0x80131508
	case "System.TimeoutException":
		code = 0x80131505
	default:
		if t := errs.Lookup(name); t != nil && errs.Lookup("System.SystemException").AssignableFrom(t) {
			code = 0x80131501
		}
	}
	return int32(code)
}

func exStackTrace(c *Call) (value.Value, error) { return textOrNull(exThis(c).StackTrace), nil }

func exBase(c *Call) (value.Value, error) {
	e := exThis(c)
	for e.Inner != nil {
		e = e.Inner
	}
	return vobject(e)
}

func exToString(c *Call) (value.Value, error) { return vstring(exceptionText(exThis(c))) }

// exRecord is the ErrorRecord property of PowerShell's exceptions, made when it is first asked for.
func exRecord(c *Call) (value.Value, error) {
	e := exThis(c)
	if _, thrown := e.Prop(errs.PropThrown); thrown && e.Record != nil {
		// The exception of a throw statement got its id after it had made its record.
		r := e.Record.Clone()
		r.Exception = errs.NewException("System.Management.Automation.ParentContainsErrorRecordException", e.Message)
		r.ID, r.Category, r.Target = "RuntimeException", errs.NotSpecified, value.Null
		return vobject(r)
	}
	if e.Record == nil {
		id, cat := shortName(e.TypeName), errs.NotSpecified
		switch {
		case id == "PSInvalidOperationException":
			id, cat = "InvalidOperation", errs.InvalidOperation
		case id == "PSArgumentException":
			id, cat = "Argument", errs.InvalidArgument
		case id == "PSArgumentNullException":
			id, cat = "ArgumentNull", errs.InvalidArgument
		case id == "PSArgumentOutOfRangeException":
			id, cat = "ArgumentOutOfRange", errs.InvalidArgument
		case id == "PSNotSupportedException":
			id, cat = "NotSupported", errs.NotImplemented
		case id == "PSNotImplementedException":
			id, cat = "NotImplemented", errs.NotImplemented
		case id == "PSObjectDisposedException":
			id, cat = "ObjectDisposed", errs.InvalidOperation
		case id == "PSInvalidCastException":
			id, cat = "PSInvalidCastException", errs.InvalidArgument
		case errs.TypeOf("System.Management.Automation.SessionStateException").AssignableFrom(e.Type()):
			id, cat = "SessionStateException", errs.InvalidArgument
		case id == "CommandNotFoundException":
			cat = errs.ObjectNotFound
		}
		e.Record = errs.NewRecord(e, id, cat, value.Null)
	}
	return vobject(e.Record.Carried())
}
