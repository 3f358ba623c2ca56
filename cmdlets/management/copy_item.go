package management

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/provider"
	"goposh/runtime/value"
)

// copyItem is Copy-Item.
type copyItem struct {
	Path        []string      `ps:"Path: mandatory pos=0 pipe byname"`
	LiteralPath []string      `ps:"LiteralPath: mandatory byname" alias:"PSPath,LP"`
	Destination string        `ps:"pos=1 byname"`
	Container   cmdlet.Switch `ps:""`
	Force       cmdlet.Switch `ps:""`
	Filter      string        `ps:""`
	Include     []string      `ps:""`
	Exclude     []string      `ps:""`
	Recurse     cmdlet.Switch `ps:""`
	PassThru    cmdlet.Switch `ps:""`
	Credential  value.Value   `ps:"byname" type:"System.Management.Automation.PSCredential"`
	FromSession value.Value   `ps:"" validate:"notnullorempty" type:"System.Management.Automation.Runspaces.PSSession"`
	ToSession   value.Value   `ps:"" validate:"notnullorempty" type:"System.Management.Automation.Runspaces.PSSession"`
}

// EditMetadata implements cmdlet.MetadataEditor.
func (x *copyItem) EditMetadata(md *cmdlet.Metadata) { transformCredential(md) }

// Process implements cmdlet.Processor.
func (x *copyItem) Process(c *cmdlet.Context) error {
	if !x.FromSession.IsNull() || !x.ToSession.IsNull() {
		return copyOverSession(c, x)
	}
	op, list, err := paths{x.Path, x.LiteralPath, x.Filter, x.Include, x.Exclude, bool(x.Force), x.Credential}.open(c)
	if err != nil {
		return err
	}
	if x.PassThru {
		op.PassThru = c.Write
	}
	destination := x.Destination
	if destination == "" {
		destination = "."
	}
	target, err := op.Unresolved(destination)
	if err != nil {
		return op.Report(err)
	}
	return op.ResolveEach(list, func(p provider.Path) error {
		if p.Provider != target.Provider {
			return op.Report(errs.New(argumentException, "CopyItemSourceAndDestinationNotSameProvider", errs.InvalidArgument,
				value.String(p.Path), "Source and destination path did not resolve to the same provider."))
		}
		copier, err := capability[provider.ItemCopier](p.Provider)
		if err != nil {
			return err
		}
		files, isFiles := p.Provider.(*provider.FileSystem)
		if isFiles && c.Bound("Container") && !bool(x.Container) && bool(x.Recurse) && files.IsContainer(op, p.Path) {
			return op.Report(files.CopyFlat(op, p.Path, target.Path))
		}
		if !isFiles && bool(x.PassThru) {
			return x.copyAndShow(op, copier, p, target)
		}
		return op.Report(copier.CopyItem(op, p.Path, target.Path, bool(x.Recurse)))
	})
}

// copyAndShow copies an item of a provider that does not hand out the copy itself.
func (x *copyItem) copyAndShow(op *provider.Op, copier provider.ItemCopier, p, target provider.Path) error {
	if err := copier.CopyItem(op, p.Path, target.Path, bool(x.Recurse)); err != nil {
		return op.Report(err)
	}
	item, err := op.Item(target)
	if err != nil {
		return op.Report(err)
	}
	return op.PassThru(item)
}

// SessionCopier copies files over a PSSession; the remoting packages register one under SessionCopierKey.
type SessionCopier interface {
	// CopyItem copies paths of the given session, or of this computer when from is $null, to a path of the other side.
	CopyItem(c *cmdlet.Context, from, to value.Value, paths []string, destination string, recurse, force bool) error
}

// SessionCopierKey is the service key of SessionCopier.
type SessionCopierKey struct{}

func copyOverSession(c *cmdlet.Context, x *copyItem) error {
	s, ok := c.Service(SessionCopierKey{}).(SessionCopier)
	if !ok {
		return c.Terminate("System.NotSupportedException", "NotSupported", errs.NotImplemented, value.Null, "Copying over a session is not available in this session.")
	}
	list := x.Path
	if x.LiteralPath != nil {
		list = x.LiteralPath
	}
	return s.CopyItem(c, x.FromSession, x.ToSession, list, x.Destination, bool(x.Recurse), bool(x.Force))
}
