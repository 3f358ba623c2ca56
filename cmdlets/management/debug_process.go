package management

import (
	"fmt"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// debugProcess is Debug-Process.
type debugProcess struct {
	Id          []int32       `ps:"Id: mandatory pos=0 byname" alias:"PID,ProcessId" validate:"notnullorempty"`
	Name        []string      `ps:"Name: mandatory pos=0 byname" alias:"ProcessName"`
	InputObject []value.Value `ps:"InputObject: mandatory pipe" type:"System.Diagnostics.Process[]"`
}

// Process implements cmdlet.Processor. There is no debugger to attach.
func (d *debugProcess) Process(c *cmdlet.Context) error {
	list, err := findProcesses(c, d.Name, d.Id, d.InputObject)
	if err != nil {
		return err
	}
	for _, p := range list {
		ok, err := c.ShouldProcess(fmt.Sprintf("%s (%d)", p.Name(), p.ID()), "Debug-Process")
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		err = c.Fail(processException, "NoDebuggerFound", errs.ObjectNotFound, value.Of(p),
			"Cannot debug process \"%s (%d)\" because of the following error: There is no debugger available.", p.Name(), p.ID())
		if err != nil {
			return err
		}
	}
	return nil
}
