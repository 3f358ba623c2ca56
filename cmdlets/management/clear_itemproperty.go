package management

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/provider"
	"goposh/runtime/value"
)

// clearItemProperty is Clear-ItemProperty.
type clearItemProperty struct {
	Path        []string      `ps:"Path: mandatory pos=0 pipe byname"`
	LiteralPath []string      `ps:"LiteralPath: mandatory byname" alias:"PSPath,LP"`
	Name        string        `ps:"mandatory pos=1 byname"`
	PassThru    cmdlet.Switch `ps:""`
	Force       cmdlet.Switch `ps:""`
	Filter      string        `ps:""`
	Include     []string      `ps:""`
	Exclude     []string      `ps:""`
	Credential  value.Value   `ps:"byname" type:"System.Management.Automation.PSCredential"`
}

// EditMetadata implements cmdlet.MetadataEditor.
func (x *clearItemProperty) EditMetadata(md *cmdlet.Metadata) { transformCredential(md) }

// Process implements cmdlet.Processor.
func (x *clearItemProperty) Process(c *cmdlet.Context) error {
	op, list, err := paths{x.Path, x.LiteralPath, x.Filter, x.Include, x.Exclude, bool(x.Force), x.Credential}.open(c)
	if err != nil {
		return err
	}
	return op.ResolveEach(list, func(p provider.Path) error {
		props, err := properties(p)
		if err != nil {
			return err
		}
		v, err := props.ClearProperty(op, p.Path, []string{x.Name})
		if err != nil {
			return op.Report(err)
		}
		if !x.PassThru {
			return nil
		}
		return writeProperties(op, v, p)
	})
}
