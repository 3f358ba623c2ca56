package management

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/provider"
	"goposh/runtime/value"
)

// getItem is Get-Item.
type getItem struct {
	Path        []string      `ps:"Path: mandatory pos=0 pipe byname"`
	LiteralPath []string      `ps:"LiteralPath: mandatory byname" alias:"PSPath,LP"`
	Filter      string        `ps:""`
	Include     []string      `ps:""`
	Exclude     []string      `ps:""`
	Force       cmdlet.Switch `ps:""`
	Credential  value.Value   `ps:"byname" type:"System.Management.Automation.PSCredential"`
}

// EditMetadata implements cmdlet.MetadataEditor.
func (g *getItem) EditMetadata(md *cmdlet.Metadata) { transformCredential(md) }

// Process implements cmdlet.Processor.
func (g *getItem) Process(c *cmdlet.Context) error {
	op, list, err := paths{g.Path, g.LiteralPath, g.Filter, g.Include, g.Exclude, bool(g.Force), g.Credential}.open(c)
	if err != nil {
		return err
	}
	return op.ResolveEach(list, func(p provider.Path) error {
		item, err := op.Item(p)
		if err != nil {
			return op.Report(err)
		}
		return c.Write(item)
	})
}
