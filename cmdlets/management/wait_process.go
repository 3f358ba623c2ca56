package management

import (
	"time"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/process"
	"goposh/runtime/value"
)

// waitProcess is Wait-Process.
type waitProcess struct {
	Id          []int32       `ps:"Id: mandatory pos=0 byname" alias:"PID,ProcessId" validate:"notnullorempty"`
	Name        []string      `ps:"Name: mandatory pos=0 byname" alias:"ProcessName"`
	Timeout     int32         `ps:"pos=1" alias:"TimeoutSec" validate:"notnullorempty; range 0 32767"`
	Any         cmdlet.Switch `ps:""`
	PassThru    cmdlet.Switch `ps:""`
	InputObject []value.Value `ps:"InputObject: mandatory pipe" type:"System.Diagnostics.Process[]"`

	list []*process.Process
}

// Process implements cmdlet.Processor.
func (w *waitProcess) Process(c *cmdlet.Context) error {
	found, err := findProcesses(c, w.Name, w.Id, w.InputObject)
	w.list = append(w.list, found...)
	return err
}

// End implements cmdlet.Ender.
func (w *waitProcess) End(c *cmdlet.Context) error {
	var deadline time.Time
	if c.Bound("Timeout") {
		deadline = time.Now().Add(time.Duration(w.Timeout) * time.Second)
	}
	if w.Any {
		return w.any(c, deadline)
	}
	for _, p := range w.list {
		left := time.Duration(-1)
		if !deadline.IsZero() {
			left = max(0, time.Until(deadline))
		}
		done, err := p.Wait(c.Context(), left)
		if err != nil {
			return err
		}
		if !done {
			if err := w.late(c, p); err != nil {
				return err
			}
			continue
		}
		if w.PassThru {
			if err := c.Write(value.Of(p)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *waitProcess) late(c *cmdlet.Context, p *process.Process) error {
	return c.Fail("System.TimeoutException", "ProcessNotTerminated", errs.CloseError, value.Of(p),
		"Cannot stop process \"%s (%d)\" because of the following error: The operation has timed out.", p.Name(), p.ID())
}

// anyEvery is how often the processes are looked at while waiting for the first to end.
const anyEvery = 20 * time.Millisecond

func (w *waitProcess) any(c *cmdlet.Context, deadline time.Time) error {
	tick := time.NewTicker(anyEvery)
	defer tick.Stop()
	for len(w.list) > 0 {
		for _, p := range w.list {
			if !p.HasExited() {
				continue
			}
			if w.PassThru {
				return c.WriteAll(processValues(w.list))
			}
			return nil
		}
		if !deadline.IsZero() && time.Now().After(deadline) {
			return w.late(c, w.list[0])
		}
		select {
		case <-tick.C:
		case <-c.Context().Done():
			return c.Context().Err()
		}
	}
	return nil
}

func processValues(list []*process.Process) []value.Value {
	out := make([]value.Value, len(list))
	for i, p := range list {
		out[i] = value.Of(p)
	}
	return out
}
