package management

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/value"
)

// removeItemProperty is Remove-ItemProperty.
type removeItemProperty struct {
	Path        []string      `ps:"Path: mandatory pos=0 pipe byname"`
	LiteralPath []string      `ps:"LiteralPath: mandatory byname" alias:"PSPath,LP"`
	Name        []string      `ps:"mandatory pos=1 byname" alias:"PSProperty"`
	Force       cmdlet.Switch `ps:""`
	Filter      string        `ps:""`
	Include     []string      `ps:""`
	Exclude     []string      `ps:""`
	Credential  value.Value   `ps:"byname" type:"System.Management.Automation.PSCredential"`
}

// EditMetadata implements cmdlet.MetadataEditor.
func (x *removeItemProperty) EditMetadata(md *cmdlet.Metadata) { transformCredential(md) }

// Process implements cmdlet.Processor: no provider here has properties that come and go.
func (x *removeItemProperty) Process(c *cmdlet.Context) error {
	return dynamicProperties(c, paths{x.Path, x.LiteralPath, x.Filter, x.Include, x.Exclude, bool(x.Force), x.Credential})
}
