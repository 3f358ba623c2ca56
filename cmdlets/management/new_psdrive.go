package management

import (
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/provider"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// newPSDrive is New-PSDrive.
type newPSDrive struct {
	Name        string      `ps:"mandatory pos=0 byname"`
	PSProvider  string      `ps:"mandatory pos=1 byname"`
	Root        string      `ps:"mandatory pos=2 byname" validate:"allowempty"`
	Description string      `ps:"byname"`
	Scope       string      `ps:"byname"`
	Credential  value.Value `ps:"byname" type:"System.Management.Automation.PSCredential"`
}

// EditMetadata implements cmdlet.MetadataEditor.
func (n *newPSDrive) EditMetadata(md *cmdlet.Metadata) { transformCredential(md) }

// Process implements cmdlet.Processor.
func (n *newPSDrive) Process(c *cmdlet.Context) error {
	op := provider.NewOp(c)
	op.Literal = true
	m := op.Manager()
	p := m.Provider(n.PSProvider)
	if p == nil {
		return c.WriteError(provider.NotFound(n.PSProvider))
	}
	if !provider.ValidDriveName(n.Name) {
		return provider.Argument("Cannot process the drive name because the drive name contains one or more of the following characters that are not valid: ; ~ / \\ . :")
	}
	scope := c.Scope()
	if c.Bound("Scope") {
		var err error
		if scope, err = scopeNamed(c, n.Scope); err != nil {
			return err
		}
	}
	root := n.Root
	if files, ok := p.(*provider.FileSystem); ok {
		at, err := op.Unresolved(root)
		if err != nil {
			return c.WriteError(errs.RecordFrom(err))
		}
		root = files.OSPath(op, at)
		if len(root) > 1 {
			root = strings.TrimRight(root, "/")
		}
	}
	if ok, err := c.ShouldProcess("Name: "+n.Name+" Provider: "+p.Info().FullName()+" Root: "+n.Root, "New drive"); !ok || err != nil {
		return err
	}
	if _, ok := p.(*provider.FileSystem); ok && !p.IsContainer(op, root) {
		return c.Fail("System.IO.IOException", "DriveRootError", errs.ReadError, value.String(n.Name),
			"The specified drive root \"%s\" either does not exist, or it is not a folder.", root)
	}
	for _, d := range m.Drives(scope) {
		if strings.EqualFold(d.Name, n.Name) && (scope.Parent == nil || scope.Drives()[d.Name] == d) {
			return c.Fail("System.Management.Automation.SessionStateException", "DriveAlreadyExists", errs.ResourceExists, value.String(n.Name),
				"A drive with the name '%s' already exists.", n.Name)
		}
	}
	d := &session.Drive{Name: n.Name, Root: root, Description: n.Description, Provider: p.Info().Name, Credential: n.Credential}
	m.AddDrive(scope, d)
	return c.Write(value.Of(d))
}
