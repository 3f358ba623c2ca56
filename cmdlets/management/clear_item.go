package management

import (
	"errors"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/provider"
	"goposh/runtime/value"
)

// clearItem is Clear-Item.
type clearItem struct {
	Path        []string      `ps:"Path: mandatory pos=0 pipe byname"`
	LiteralPath []string      `ps:"LiteralPath: mandatory byname" alias:"PSPath,LP"`
	Force       cmdlet.Switch `ps:""`
	Filter      string        `ps:""`
	Include     []string      `ps:""`
	Exclude     []string      `ps:""`
	Credential  value.Value   `ps:"byname" type:"System.Management.Automation.PSCredential"`
}

// EditMetadata implements cmdlet.MetadataEditor.
func (x *clearItem) EditMetadata(md *cmdlet.Metadata) { transformCredential(md) }

// Process implements cmdlet.Processor.
func (x *clearItem) Process(c *cmdlet.Context) error {
	op, list, err := paths{x.Path, x.LiteralPath, x.Filter, x.Include, x.Exclude, bool(x.Force), x.Credential}.open(c)
	if err != nil {
		return err
	}
	return op.ResolveEach(list, func(p provider.Path) error {
		setter, err := capability[provider.ItemSetter](p.Provider)
		if err != nil {
			return err
		}
		if err := setter.ClearItem(op, p.Path); err != nil {
			if isNotSupported(err) {
				return err
			}
			return op.Report(err)
		}
		return nil
	})
}

// isNotSupported tells whether an error says that the provider lacks the operation, which ends a command.
func isNotSupported(err error) bool {
	var rec *errs.Record
	return errors.As(err, &rec) && rec.ID == "NotSupported"
}
