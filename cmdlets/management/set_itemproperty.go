package management

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/provider"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// setItemProperty is Set-ItemProperty.
type setItemProperty struct {
	Path        []string      `ps:"propertyPSObjectPathSet: mandatory pos=0 byname; propertyValuePathSet: mandatory pos=0 byname"`
	LiteralPath []string      `ps:"propertyPSObjectLiteralPathSet: mandatory byname; propertyValueLiteralPathSet: mandatory byname" alias:"PSPath,LP"`
	Name        string        `ps:"propertyValueLiteralPathSet: mandatory pos=1 byname; propertyValuePathSet: mandatory pos=1 byname" alias:"PSProperty"`
	Value       value.Value   `ps:"propertyValueLiteralPathSet: mandatory pos=2 byname; propertyValuePathSet: mandatory pos=2 byname" validate:"allownull"`
	InputObject value.Value   `ps:"propertyPSObjectLiteralPathSet: mandatory pipe byname; propertyPSObjectPathSet: mandatory pipe byname" type:"System.Management.Automation.PSObject"`
	PassThru    cmdlet.Switch `ps:""`
	Force       cmdlet.Switch `ps:""`
	Filter      string        `ps:""`
	Include     []string      `ps:""`
	Exclude     []string      `ps:""`
	Credential  value.Value   `ps:"byname" type:"System.Management.Automation.PSCredential"`
}

// EditMetadata implements cmdlet.MetadataEditor.
func (s *setItemProperty) EditMetadata(md *cmdlet.Metadata) { transformCredential(md) }

// Process implements cmdlet.Processor.
func (s *setItemProperty) Process(c *cmdlet.Context) error {
	op, list, err := paths{s.Path, s.LiteralPath, s.Filter, s.Include, s.Exclude, bool(s.Force), s.Credential}.open(c)
	if err != nil {
		return err
	}
	changes := []provider.Property{{Name: s.Name, Value: s.Value}}
	if !s.InputObject.IsNull() {
		changes = nil
		for _, p := range types.Properties(c, s.InputObject) {
			v, err := p.Get()
			if err != nil {
				return err
			}
			changes = append(changes, provider.Property{Name: p.Name, Value: v})
		}
	}
	return op.ResolveEach(list, func(p provider.Path) error {
		props, err := properties(p)
		if err != nil {
			return err
		}
		v, err := props.SetProperty(op, p.Path, changes)
		if err != nil {
			return op.Report(err)
		}
		if !s.PassThru {
			return nil
		}
		return writeProperties(op, v, p)
	})
}
