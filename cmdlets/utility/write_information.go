package utility

import (
	"slices"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// writeInformation is Write-Information.
type writeInformation struct {
	MessageData value.Value `ps:"mandatory pos=0 pipe" alias:"Msg,Message" validate:"allownull"`
	Tags        []string    `ps:"pos=1"`
}

// Begin implements cmdlet.Beginner.
func (w *writeInformation) Begin(c *cmdlet.Context) error {
	for _, tag := range w.Tags {
		if tag == "PSHOST" || tag == "FORWARDED" {
			return c.Terminate(psInvalidOperation, "PSHostReservedTag", errs.InvalidOperation, w.MessageData,
				"The %s tag is reserved.", tag)
		}
	}
	return nil
}

// Process implements cmdlet.Processor.
func (w *writeInformation) Process(c *cmdlet.Context) error {
	return c.WriteRecord(informationRecord(w.MessageData, "Write-Information", slices.Clone(w.Tags)))
}
