package provider

import (
	"goposh/runtime/errs"
	"goposh/runtime/value"
)

const (
	itemNotFoundException = "System.Management.Automation.ItemNotFoundException"
	unauthorizedException = "System.Management.Automation.SessionStateUnauthorizedAccessException"
	notSupportedException = "System.Management.Automation.PSNotSupportedException"
	argumentException     = "System.Management.Automation.PSArgumentException"
)

// PathNotFound is the error of a path that leads nowhere; shown is the path as PowerShell names it.
func PathNotFound(shown string) *errs.Record {
	return carried(errs.New(itemNotFoundException, "PathNotFound", errs.ObjectNotFound, value.String(shown),
		"Cannot find path '%s' because it does not exist.", shown))
}

// DriveNotFound is the error of an unknown drive.
func DriveNotFound(name string) *errs.Record {
	return carried(errs.New("System.Management.Automation.DriveNotFoundException", "DriveNotFound", errs.ObjectNotFound,
		value.String(name), "Cannot find drive. A drive with the name '%s' does not exist.", name))
}

// NotFound is the error of an unknown provider.
func NotFound(name string) *errs.Record {
	return carried(errs.New("System.Management.Automation.ProviderNotFoundException", "ProviderNotFound", errs.ObjectNotFound,
		value.String(name), "Cannot find a provider with the name '%s'.", name))
}

// NotSupported is the error of an operation that a provider does not have.
func NotSupported(message string) *errs.Record {
	return carried(errs.New(notSupportedException, "NotSupported", errs.NotImplemented, value.Null, "%s", message))
}

// Argument is a PSArgumentException.
func Argument(format string, args ...any) *errs.Record {
	return carried(errs.New(argumentException, "Argument", errs.InvalidArgument, value.Null, format, args...))
}

// InvalidOperation is a PSInvalidOperationException.
func InvalidOperation(format string, args ...any) *errs.Record {
	return carried(errs.New("System.Management.Automation.PSInvalidOperationException", "InvalidOperation", errs.InvalidOperation,
		value.Null, format, args...))
}

// unauthorized is the error of a change to a protected variable, function or alias.
func unauthorized(id, name, format string) *errs.Record {
	return carried(errs.New(unauthorizedException, id, errs.WriteError, value.String(name), format, name))
}

// carried ties the exception to its record, as PowerShell's own exceptions are.
func carried(r *errs.Record) *errs.Record {
	r.Exception.Record = r
	return r
}

func valueRequired(path string) *errs.Record {
	return carried(errs.New("System.Management.Automation.PSArgumentNullException", "NewItemValueNotSpecified", errs.InvalidArgument, value.String(path),
		"Cannot process argument because the value of argument \"value\" is null. Change the value of argument \"value\" to a non-null value."))
}

func badValue() *errs.Record {
	return Argument("Cannot process argument because the value of argument \"value\" is not valid. Change the value of the \"value\" argument and run the operation again.")
}
