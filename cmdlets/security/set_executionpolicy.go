package security

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// setExecutionPolicy is Set-ExecutionPolicy.
type setExecutionPolicy struct {
	ExecutionPolicy value.Value   `ps:"mandatory pos=0 pipe"`
	Scope           value.Value   `ps:"pos=1 byname"`
	Force           cmdlet.Switch `ps:""`
}

// EditMetadata implements cmdlet.MetadataEditor.
func (s *setExecutionPolicy) EditMetadata(md *cmdlet.Metadata) { policyParameters(md) }

// Process implements cmdlet.Processor: only Windows has policies to set.
func (s *setExecutionPolicy) Process(c *cmdlet.Context) error {
	if ok, err := c.ShouldProcess(types.ToString(c, s.ExecutionPolicy), "Set-ExecutionPolicy"); !ok || err != nil {
		return err
	}
	return c.Terminate("System.PlatformNotSupportedException", "System.PlatformNotSupportedException", errs.NotSpecified, value.Null,
		"Operation is not supported on this platform.")
}
