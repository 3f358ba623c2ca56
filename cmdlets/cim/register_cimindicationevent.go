package cim

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// registerCimIndicationEvent is Register-CimIndicationEvent.
type registerCimIndicationEvent struct {
	Namespace           string            `ps:""`
	ClassName           string            `ps:"ClassNameComputerSet: mandatory pos=0; ClassNameSessionSet: mandatory pos=0"`
	Query               string            `ps:"QueryExpressionComputerSet: mandatory pos=0; QueryExpressionSessionSet: mandatory pos=0"`
	QueryDialect        string            `ps:"QueryExpressionComputerSet:; QueryExpressionSessionSet:"`
	OperationTimeoutSec uint32            `ps:"" alias:"OT"`
	CimSession          value.Value       `ps:"ClassNameSessionSet: mandatory; QueryExpressionSessionSet: mandatory" type:"Microsoft.Management.Infrastructure.CimSession"`
	ComputerName        string            `ps:"ClassNameComputerSet:; QueryExpressionComputerSet:" alias:"CN,ServerName"`
	SourceIdentifier    string            `ps:"pos=1"`
	Action              value.ScriptBlock `ps:"pos=2"`
	MessageData         value.Value       `ps:"" type:"System.Management.Automation.PSObject"`
	SupportEvent        cmdlet.Switch     `ps:""`
	Forward             cmdlet.Switch     `ps:""`
	MaxTriggerCount     int32             `ps:""`
}

// Process implements cmdlet.Processor. The local repository has no events, so there is nothing to register for.
func (r *registerCimIndicationEvent) Process(c *cmdlet.Context) error {
	what := r.Query
	if what == "" {
		what = r.ClassName
	}
	return c.Terminate("Microsoft.Management.Infrastructure.CimException", "HRESULT 0x8004100c", errs.NotImplemented, value.String(what),
		"Not supported: the CIM repository raises no indications.")
}
