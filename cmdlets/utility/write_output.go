package utility

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/value"
)

// writeOutput is Write-Output.
type writeOutput struct {
	InputObject value.Value   `ps:"mandatory pos=0 pipe rest" type:"System.Management.Automation.PSObject" validate:"allownull; allowemptycollection"`
	NoEnumerate cmdlet.Switch `ps:""`
}

// Process implements cmdlet.Processor.
func (w *writeOutput) Process(c *cmdlet.Context) error {
	if w.NoEnumerate {
		return c.Write(w.InputObject)
	}
	return c.WriteEnumerated(w.InputObject)
}
