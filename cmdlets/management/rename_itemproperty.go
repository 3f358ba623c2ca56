package management

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/value"
)

// renameItemProperty is Rename-ItemProperty.
type renameItemProperty struct {
	Path        string        `ps:"Path: mandatory pos=0 pipe byname"`
	LiteralPath string        `ps:"LiteralPath: mandatory byname" alias:"PSPath,LP"`
	Name        string        `ps:"mandatory pos=1 byname" alias:"PSProperty"`
	NewName     string        `ps:"mandatory pos=2 byname"`
	PassThru    cmdlet.Switch `ps:""`
	Force       cmdlet.Switch `ps:""`
	Filter      string        `ps:""`
	Include     []string      `ps:""`
	Exclude     []string      `ps:""`
	Credential  value.Value   `ps:"byname" type:"System.Management.Automation.PSCredential"`
}

// EditMetadata implements cmdlet.MetadataEditor.
func (x *renameItemProperty) EditMetadata(md *cmdlet.Metadata) { transformCredential(md) }

// Process implements cmdlet.Processor: no provider here has properties that come and go.
func (x *renameItemProperty) Process(c *cmdlet.Context) error {
	return dynamicProperties(c, paths{[]string{x.Path}, literalOne(x.LiteralPath), x.Filter, x.Include, x.Exclude, bool(x.Force), x.Credential})
}
