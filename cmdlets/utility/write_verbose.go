package utility

import (
	"goposh/runtime/cmdlet"
)

// writeVerbose is Write-Verbose.
type writeVerbose struct {
	Message string `ps:"mandatory pos=0 pipe" alias:"Msg" validate:"allowempty"`
}

// Process implements cmdlet.Processor.
func (w *writeVerbose) Process(c *cmdlet.Context) error { return c.WriteVerbose(w.Message) }
