package types

import (
	"fmt"

	"goposh/runtime/errs"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// ArgumentNull is the PSArgumentNullException that PowerShell's own API throws for a parameter.
func ArgumentNull(param string) error {
	return psArgument("System.Management.Automation.PSArgumentNullException", param,
		`Cannot process argument because the value of argument "%[1]s" is null. Change the value of argument "%[1]s" to a non-null value.`)
}

// ArgumentInvalid is the PSArgumentException that PowerShell's own API throws for a parameter.
func ArgumentInvalid(param string) error {
	return psArgument("System.Management.Automation.PSArgumentException", param,
		`Cannot process argument because the value of argument "%[1]s" is not valid. Change the value of the "%[1]s" argument and run the operation again.`)
}

func psArgument(typeName, param, format string) error {
	return errs.NewException(typeName, fmt.Sprintf(format, param)).With("ParamName", value.String(param))
}

// psOutOfRange is a PSArgumentOutOfRangeException that tells the value.
func psOutOfRange(param string, actual any, format string, args ...any) error {
	e := neterr.ArgumentOutOfRange(param, format, args...)
	e.Type = "System.Management.Automation.PSArgumentOutOfRangeException"
	e.Message += fmt.Sprintf("\nActual value was %v.", actual)
	return e
}
