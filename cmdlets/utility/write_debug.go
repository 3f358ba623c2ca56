package utility

import (
	"goposh/runtime/cmdlet"
)

// writeDebug is Write-Debug.
type writeDebug struct {
	Message string `ps:"mandatory pos=0 pipe" alias:"Msg" validate:"allowempty"`
}

// Process implements cmdlet.Processor.
func (w *writeDebug) Process(c *cmdlet.Context) error { return c.WriteDebug(w.Message) }
