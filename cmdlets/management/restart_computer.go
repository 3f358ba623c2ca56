package management

import (
	"goposh/runtime/cmdlet"
)

// restartComputer is Restart-Computer.
type restartComputer struct {
}

// Process implements cmdlet.Processor: it asks the system through its own program, as the user is allowed to.
func (x *restartComputer) Process(c *cmdlet.Context) error {
	return powerCommand(c, "Restart-Computer", "reboot")
}
