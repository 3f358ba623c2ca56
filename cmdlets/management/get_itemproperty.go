package management

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/provider"
	"goposh/runtime/value"
)

// getItemProperty is Get-ItemProperty.
type getItemProperty struct {
	Path        []string    `ps:"Path: mandatory pos=0 pipe byname"`
	LiteralPath []string    `ps:"LiteralPath: mandatory byname" alias:"PSPath,LP"`
	Name        []string    `ps:"pos=1" alias:"PSProperty"`
	Filter      string      `ps:""`
	Include     []string    `ps:""`
	Exclude     []string    `ps:""`
	Credential  value.Value `ps:"byname" type:"System.Management.Automation.PSCredential"`
}

// EditMetadata implements cmdlet.MetadataEditor.
func (g *getItemProperty) EditMetadata(md *cmdlet.Metadata) { transformCredential(md) }

// Process implements cmdlet.Processor.
func (g *getItemProperty) Process(c *cmdlet.Context) error {
	op, list, err := paths{g.Path, g.LiteralPath, g.Filter, g.Include, g.Exclude, true, g.Credential}.open(c)
	if err != nil {
		return err
	}
	op.Force = false
	return op.ResolveEach(list, func(p provider.Path) error {
		props, err := properties(p)
		if err != nil {
			return err
		}
		v, err := props.GetProperty(op, p.Path, g.Name)
		if err != nil {
			return op.Report(err)
		}
		return writeProperties(op, v, p)
	})
}

// properties gives the property side of a provider.
func properties(p provider.Path) (provider.PropertyProvider, error) {
	if props, ok := p.Provider.(provider.PropertyProvider); ok {
		return props, nil
	}
	return nil, provider.NotSupported("Cannot use interface. The IPropertyCmdletProvider interface is not supported by this provider.")
}

// writeProperties writes an object with properties of an item, with the notes of the item but PSIsContainer.
func writeProperties(op *provider.Op, v value.Value, p provider.Path) error {
	if v.IsVoid() || v.IsNull() {
		return nil
	}
	v = op.Decorate(v, p, false)
	if set := value.InstanceMembers(v); set != nil {
		set.Remove("PSIsContainer")
	}
	return op.Host.Write(v)
}
