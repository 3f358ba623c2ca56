package job

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// newPSTransportOption is New-PSTransportOption.
type newPSTransportOption struct {
	MaxIdleTimeoutSec               value.Value `ps:"byname" type:"System.Nullable[int]" validate:"range 60 2147483"`
	ProcessIdleTimeoutSec           value.Value `ps:"byname" type:"System.Nullable[int]" validate:"range 0 1209600"`
	MaxSessions                     value.Value `ps:"byname" type:"System.Nullable[int]" validate:"range 1 2147483647"`
	MaxConcurrentCommandsPerSession value.Value `ps:"byname" type:"System.Nullable[int]" validate:"range 1 2147483647"`
	MaxSessionsPerUser              value.Value `ps:"byname" type:"System.Nullable[int]" validate:"range 1 2147483647"`
	MaxMemoryPerSessionMB           value.Value `ps:"byname" type:"System.Nullable[int]" validate:"range 5 2147483647"`
	MaxProcessesPerSession          value.Value `ps:"byname" type:"System.Nullable[int]" validate:"range 1 2147483647"`
	MaxConcurrentUsers              value.Value `ps:"byname" type:"System.Nullable[int]" validate:"range 1 100"`
	IdleTimeoutSec                  value.Value `ps:"byname" type:"System.Nullable[int]" validate:"range 60 2147483"`
	OutputBufferingMode             value.Value `ps:"byname" type:"System.Nullable[System.Management.Automation.Runspaces.OutputBufferingMode]"`
}

// Process implements cmdlet.Processor.
func (n *newPSTransportOption) Process(c *cmdlet.Context) error {
	o := types.NewConfigurationOption()
	for name, v := range map[string]value.Value{
		"MaxIdleTimeoutSec": n.MaxIdleTimeoutSec, "ProcessIdleTimeoutSec": n.ProcessIdleTimeoutSec, "MaxSessions": n.MaxSessions,
		"MaxConcurrentCommandsPerSession": n.MaxConcurrentCommandsPerSession, "MaxSessionsPerUser": n.MaxSessionsPerUser,
		"MaxMemoryPerSessionMB": n.MaxMemoryPerSessionMB, "MaxProcessesPerSession": n.MaxProcessesPerSession,
		"MaxConcurrentUsers": n.MaxConcurrentUsers, "IdleTimeoutSec": n.IdleTimeoutSec, "OutputBufferingMode": n.OutputBufferingMode,
	} {
		o.Set(name, v)
	}
	return c.Write(value.Of(o))
}
