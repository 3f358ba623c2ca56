package management

import (
	"fmt"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// stopProcess is Stop-Process.
type stopProcess struct {
	Name        []string      `ps:"Name: mandatory byname" alias:"ProcessName"`
	Id          []int32       `ps:"Id: mandatory pos=0 byname"`
	InputObject []value.Value `ps:"InputObject: mandatory pos=0 pipe" type:"System.Diagnostics.Process[]"`
	PassThru    cmdlet.Switch `ps:""`
	Force       cmdlet.Switch `ps:"" validate:"notnullorempty"`
}

// Process implements cmdlet.Processor.
func (s *stopProcess) Process(c *cmdlet.Context) error {
	list, err := findProcesses(c, s.Name, s.Id, s.InputObject)
	if err != nil {
		return err
	}
	for _, p := range list {
		name := p.Name()
		if p.HasExited() {
			continue
		}
		if ok, err := c.ShouldProcess(fmt.Sprintf("%s (%d)", name, p.ID()), "Stop-Process"); err != nil || !ok {
			if err != nil {
				return err
			}
			continue
		}
		if err := p.Kill(); err != nil {
			err := c.Fail(processException, "CouldNotStopProcess", errs.CloseError, value.Of(p),
				"Cannot stop process \"%s (%d)\" because of the following error: %s", name, p.ID(), err.Error())
			if err != nil {
				return err
			}
			continue
		}
		if s.PassThru {
			if err := c.Write(value.Of(p)); err != nil {
				return err
			}
		}
	}
	return nil
}
