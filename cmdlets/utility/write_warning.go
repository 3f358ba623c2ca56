package utility

import (
	"goposh/runtime/cmdlet"
)

// writeWarning is Write-Warning.
type writeWarning struct {
	Message string `ps:"mandatory pos=0 pipe" alias:"Msg" validate:"allowempty"`
}

// Process implements cmdlet.Processor.
func (w *writeWarning) Process(c *cmdlet.Context) error { return c.WriteWarning(w.Message) }
