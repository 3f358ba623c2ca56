package utility

import (
	"errors"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// .NET exceptions that several commands throw.
const (
	argumentException         = "System.ArgumentException"
	invalidOperation          = "System.InvalidOperationException"
	psArgumentException       = "System.Management.Automation.PSArgumentException"
	psInvalidOperation        = "System.Management.Automation.PSInvalidOperationException"
	notSupported              = "System.NotSupportedException"
	itemNotFound              = "System.Management.Automation.ItemNotFoundException"
	runtimeException          = "System.Management.Automation.RuntimeException"
	sessionStateException     = "System.Management.Automation.SessionStateException"
	sessionStateUnauthorized  = "System.Management.Automation.SessionStateUnauthorizedAccessException"
	psArgumentOutOfRange      = "System.Management.Automation.PSArgumentOutOfRangeException"
	utilityModule             = "Microsoft.PowerShell.Utility"
	commandsNamespace         = "Microsoft.PowerShell.Commands."
	psCustomObjectTypeName    = "System.Management.Automation.PSCustomObject"
	extendedTypeSystemFailure = "System.Management.Automation.ExtendedTypeSystemException"
)

// isException tells whether err is an exception that a command may handle rather than the pipeline being left.
func isException(c *cmdlet.Context, err error) bool {
	if err == nil || c.Context().Err() != nil {
		return false
	}
	var flow types.ControlFlow
	return !errors.As(err, &flow)
}

// thrown makes the terminating error of an exception that a command lets escape: its id is the exception's class.
func thrown(err error) error {
	var rec *errs.Record
	if errors.As(err, &rec) {
		return err
	}
	ex := errs.ExceptionFrom(err)
	if ex.Record != nil {
		return ex.Record
	}
	return errs.NewRecord(ex, ex.TypeName, errs.NotSpecified, value.Null)
}
