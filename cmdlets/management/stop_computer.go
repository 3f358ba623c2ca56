package management

import (
	"goposh/runtime/cmdlet"
)

// stopComputer is Stop-Computer.
type stopComputer struct {
}

// Process implements cmdlet.Processor: it asks the system through its own program, as the user is allowed to.
func (x *stopComputer) Process(c *cmdlet.Context) error {
	return powerCommand(c, "Stop-Computer", "poweroff")
}
