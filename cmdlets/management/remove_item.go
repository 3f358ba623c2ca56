package management

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/provider"
	"goposh/runtime/value"
)

// removeItem is Remove-Item.
type removeItem struct {
	Path        []string      `ps:"Path: mandatory pos=0 pipe byname"`
	LiteralPath []string      `ps:"LiteralPath: mandatory byname" alias:"PSPath,LP"`
	Filter      string        `ps:""`
	Include     []string      `ps:""`
	Exclude     []string      `ps:""`
	Recurse     cmdlet.Switch `ps:""`
	Force       cmdlet.Switch `ps:""`
	Credential  value.Value   `ps:"byname" type:"System.Management.Automation.PSCredential"`
}

// EditMetadata implements cmdlet.MetadataEditor.
func (x *removeItem) EditMetadata(md *cmdlet.Metadata) { transformCredential(md) }

// Process implements cmdlet.Processor.
func (x *removeItem) Process(c *cmdlet.Context) error {
	op, list, err := paths{x.Path, x.LiteralPath, x.Filter, x.Include, x.Exclude, bool(x.Force), x.Credential}.open(c)
	if err != nil {
		return err
	}
	kept := *op
	kept.Include, kept.Exclude = nil, nil
	return kept.ResolveEach(list, func(p provider.Path) error {
		if files, ok := p.Provider.(*provider.FileSystem); ok && files.InUse(op, p.Path) {
			return op.Report(provider.InvalidOperation("Cannot remove the item at '%s' because it is in use.", p.Path))
		}
		if _, name := p.Provider.Split(p.Path); !op.Passes(name) {
			return nil
		}
		remover, err := capability[provider.ItemRemover](p.Provider)
		if err != nil {
			return err
		}
		recurse := bool(x.Recurse)
		if _, files := p.Provider.(*provider.FileSystem); files && !recurse && remover.HasChildren(op, p.Path) {
			yes, err := x.confirm(c, op, p)
			if err != nil || !yes {
				return err
			}
			recurse = true
		}
		in := *op
		in.Filter = "" // it selects what is removed, not what goes with it
		if err := remover.RemoveItem(&in, p.Path, recurse); err != nil {
			return op.Report(err)
		}
		return nil
	})
}

// confirm asks before a directory with children is removed without -Recurse.
func (x *removeItem) confirm(c *cmdlet.Context, op *provider.Op, p provider.Path) (bool, error) {
	query := "The item at " + p.Named(op.Manager()) + " has children and the Recurse parameter was not specified. If you continue, all children will be removed with the item. Are you sure you want to continue?"
	return c.ShouldContinue(query, "Confirm")
}
