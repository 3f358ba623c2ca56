package format

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/value"
)

// outNull is Out-Null.
type outNull struct {
	InputObject value.Value `ps:"pipe" type:"System.Management.Automation.PSObject"`
}

// Process implements cmdlet.Processor: nothing is done with the input.
func (*outNull) Process(*cmdlet.Context) error { return nil }
