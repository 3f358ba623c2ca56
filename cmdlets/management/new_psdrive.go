package management

import (
	"goposh/runtime/cmdlet"
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
	p := op.Manager().Provider(n.PSProvider)
	if p == nil {
		return c.WriteError(provider.NotFound(n.PSProvider))
	}
	if !provider.ValidDriveName(n.Name) {
		return provider.Argument("Cannot process the drive name because the drive name contains one or more of the following characters that are not valid: ; ~ / \\ . :")
	}
	scope := c.Scope()
	if c.Bound("Scope") {
		var err error
		if scope, err = provider.ScopeNamed(c.Scope(), n.Scope); err != nil {
			return err
		}
	}
	d, err := op.NewDrive(scope, &session.Drive{Name: n.Name, Root: n.Root, Description: n.Description, Provider: p.Info().Name, Credential: n.Credential})
	if d == nil || err != nil {
		return op.Report(err)
	}
	return c.Write(value.Of(d))
}
