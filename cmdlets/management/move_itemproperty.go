package management

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/value"
)

// moveItemProperty is Move-ItemProperty.
type moveItemProperty struct {
	Path        []string      `ps:"Path: mandatory pos=0 pipe byname"`
	LiteralPath []string      `ps:"LiteralPath: mandatory byname" alias:"PSPath,LP"`
	Name        []string      `ps:"mandatory pos=2 byname" alias:"PSProperty"`
	Destination string        `ps:"mandatory pos=1 byname"`
	PassThru    cmdlet.Switch `ps:""`
	Force       cmdlet.Switch `ps:""`
	Filter      string        `ps:""`
	Include     []string      `ps:""`
	Exclude     []string      `ps:""`
	Credential  value.Value   `ps:"byname" type:"System.Management.Automation.PSCredential"`
}

// EditMetadata implements cmdlet.MetadataEditor.
func (x *moveItemProperty) EditMetadata(md *cmdlet.Metadata) { transformCredential(md) }

// Process implements cmdlet.Processor: no provider here has properties that come and go.
func (x *moveItemProperty) Process(c *cmdlet.Context) error {
	return dynamicProperties(c, paths{x.Path, x.LiteralPath, x.Filter, x.Include, x.Exclude, bool(x.Force), x.Credential})
}
