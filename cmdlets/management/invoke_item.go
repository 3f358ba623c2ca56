package management

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/provider"
	"goposh/runtime/value"
)

// invokeItem is Invoke-Item.
type invokeItem struct {
	Path        []string    `ps:"Path: mandatory pos=0 pipe byname"`
	LiteralPath []string    `ps:"LiteralPath: mandatory byname" alias:"PSPath,LP"`
	Filter      string      `ps:""`
	Include     []string    `ps:""`
	Exclude     []string    `ps:""`
	Credential  value.Value `ps:"byname" type:"System.Management.Automation.PSCredential"`
}

// EditMetadata implements cmdlet.MetadataEditor.
func (x *invokeItem) EditMetadata(md *cmdlet.Metadata) { transformCredential(md) }

// Process implements cmdlet.Processor.
func (x *invokeItem) Process(c *cmdlet.Context) error {
	op, list, err := paths{x.Path, x.LiteralPath, x.Filter, x.Include, x.Exclude, false, x.Credential}.open(c)
	if err != nil {
		return err
	}
	return op.ResolveEach(list, func(p provider.Path) error {
		invoker, err := capability[provider.ItemInvoker](p.Provider)
		if err != nil {
			return err
		}
		return op.Report(invoker.InvokeItem(op, p.Path))
	})
}
