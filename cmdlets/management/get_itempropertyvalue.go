package management

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/provider"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// getItemPropertyValue is Get-ItemPropertyValue.
type getItemPropertyValue struct {
	Path        []string    `ps:"Path: pos=0 pipe byname" validate:"notnullorempty"`
	LiteralPath []string    `ps:"LiteralPath: mandatory byname" alias:"PSPath,LP"`
	Name        []string    `ps:"mandatory pos=1" alias:"PSProperty"`
	Filter      string      `ps:""`
	Include     []string    `ps:""`
	Exclude     []string    `ps:""`
	Credential  value.Value `ps:"byname" type:"System.Management.Automation.PSCredential"`
}

// EditMetadata implements cmdlet.MetadataEditor.
func (g *getItemPropertyValue) EditMetadata(md *cmdlet.Metadata) { transformCredential(md) }

// Process implements cmdlet.Processor.
func (g *getItemPropertyValue) Process(c *cmdlet.Context) error {
	op, list, err := paths{orCurrent(g.Path), g.LiteralPath, g.Filter, g.Include, g.Exclude, false, g.Credential}.open(c)
	if err != nil {
		return err
	}
	return op.ResolveEach(list, func(p provider.Path) error {
		props, err := properties(p)
		if err != nil {
			return err
		}
		item, err := props.GetProperty(op, p.Path, nil)
		if err != nil {
			return op.Report(err)
		}
		for _, name := range g.Name {
			v, ok, err := types.Get(c, item, name)
			if err != nil || !ok {
				return c.Terminate("System.IO.IOException", "System.IO.IOException", errs.NotSpecified, value.Null,
					"The property %s does not exist or was not found.", name)
			}
			if err := c.Write(v); err != nil {
				return err
			}
		}
		return nil
	})
}
