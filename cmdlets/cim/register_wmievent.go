package cim

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// registerWmiEvent is Register-WmiEvent.
type registerWmiEvent struct {
	Class            string            `ps:"class: mandatory pos=0"`
	Query            string            `ps:"query: mandatory pos=0"`
	Namespace        string            `ps:"" alias:"NS"`
	Credential       value.Value       `ps:"" type:"System.Management.Automation.PSCredential"`
	ComputerName     string            `ps:"" alias:"Cn"`
	Timeout          int64             `ps:"" alias:"TimeoutMSec"`
	SourceIdentifier string            `ps:"pos=1"`
	Action           value.ScriptBlock `ps:"pos=2"`
	MessageData      value.Value       `ps:"" type:"System.Management.Automation.PSObject"`
	SupportEvent     cmdlet.Switch     `ps:""`
	Forward          cmdlet.Switch     `ps:""`
	MaxTriggerCount  int32             `ps:""`
}

// Process implements cmdlet.Processor. The local repository has no events, so there is nothing to register for.
func (r *registerWmiEvent) Process(c *cmdlet.Context) error {
	what := r.Query
	if what == "" {
		what = r.Class
	}
	return c.Terminate("System.Management.ManagementException", "RegisterWMIManagementException", errs.NotImplemented, value.String(what),
		"Not supported: the WMI repository raises no events.")
}
