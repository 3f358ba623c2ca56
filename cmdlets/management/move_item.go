package management

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/provider"
	"goposh/runtime/value"
)

// moveItem is Move-Item.
type moveItem struct {
	Path        []string      `ps:"Path: mandatory pos=0 pipe byname"`
	LiteralPath []string      `ps:"LiteralPath: mandatory byname" alias:"PSPath,LP"`
	Destination string        `ps:"pos=1 byname"`
	Force       cmdlet.Switch `ps:""`
	Filter      string        `ps:""`
	Include     []string      `ps:""`
	Exclude     []string      `ps:""`
	PassThru    cmdlet.Switch `ps:""`
	Credential  value.Value   `ps:"byname" type:"System.Management.Automation.PSCredential"`
}

// EditMetadata implements cmdlet.MetadataEditor.
func (m *moveItem) EditMetadata(md *cmdlet.Metadata) { transformCredential(md) }

// DynamicParameters implements cmdlet.DynamicParams: it refuses paths of providers without navigation.
func (m *moveItem) DynamicParameters(c *cmdlet.Context) (any, error) {
	op := provider.NewOp(c)
	op.Literal = true
	for _, path := range append(m.Path, m.LiteralPath...) {
		p, err := op.Unresolved(path)
		if err != nil {
			continue
		}
		if _, ok := p.Provider.(provider.ItemMover); !ok {
			inner := provider.NotSupported("The NavigationCmdletProvider methods are not supported by this provider.").Exception
			return nil, errs.NewRecord(errs.NewException("System.Management.Automation.ParameterBindingException",
				"Cannot retrieve the dynamic parameters for the cmdlet. "+inner.Message).WithInner(inner),
				"GetDynamicParametersException", errs.InvalidArgument, value.Null)
		}
	}
	return nil, nil
}

// Process implements cmdlet.Processor.
func (m *moveItem) Process(c *cmdlet.Context) error {
	op, list, err := paths{m.Path, m.LiteralPath, m.Filter, m.Include, m.Exclude, bool(m.Force), m.Credential}.open(c)
	if err != nil {
		return err
	}
	if m.PassThru {
		op.PassThru = c.Write
	}
	destination := m.Destination
	if destination == "" {
		destination = "."
	}
	target, many, err := op.Single(destination)
	if err != nil {
		return op.Report(err)
	}
	if many {
		return op.Report(provider.Argument("Cannot move item because the destination resolved to multiple paths."))
	}
	return op.ResolveEach(list, func(p provider.Path) error {
		if p.Provider != target.Provider {
			return op.Report(errs.New(argumentException, "MoveItemSourceAndDestinationNotSameProvider", errs.InvalidArgument,
				value.String(p.Path), "Source and destination path did not resolve to the same provider."))
		}
		mover, err := capability[provider.ItemMover](p.Provider)
		if err != nil {
			return err
		}
		return op.Report(mover.MoveItem(op, p.Path, target.Path))
	})
}
