package management

import (
	"errors"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/provider"
	"goposh/runtime/value"
)

// newItem is New-Item.
type newItem struct {
	Path       []string      `ps:"nameSet: pos=0 byname; pathSet: mandatory pos=0 byname"`
	Name       string        `ps:"nameSet: mandatory byname" validate:"allownull; allowempty"`
	ItemType   string        `ps:"byname" alias:"Type"`
	Value      value.Value   `ps:"pipe byname" alias:"Target"`
	Force      cmdlet.Switch `ps:""`
	Credential value.Value   `ps:"byname" type:"System.Management.Automation.PSCredential"`

	dynamic *itemOptions
}

// EditMetadata implements cmdlet.MetadataEditor.
func (n *newItem) EditMetadata(md *cmdlet.Metadata) { transformCredential(md) }

// DynamicParameters implements cmdlet.DynamicParams.
func (n *newItem) DynamicParameters(c *cmdlet.Context) (any, error) {
	n.dynamic = scopedOptions(c, n.Path)
	if n.dynamic == nil {
		return nil, nil
	}
	return n.dynamic, nil
}

// Process implements cmdlet.Processor.
func (n *newItem) Process(c *cmdlet.Context) error {
	op, _, err := paths{force: bool(n.Force), credential: n.Credential}.open(c)
	if err != nil {
		return err
	}
	op.Literal = true
	n.dynamic.apply(op)
	for _, path := range orCurrent(n.Path) {
		p, err := op.Unresolved(path)
		if err == nil && n.Name != "" {
			err = n.below(op, &p)
		}
		if err != nil {
			if err := op.Report(err); err != nil {
				return err
			}
			continue
		}
		maker, err := capability[provider.ItemMaker](p.Provider)
		if err != nil {
			return err
		}
		v, err := maker.NewItem(op, p.Path, n.ItemType, n.Value, c.Bound("Value"))
		if err != nil {
			if terminates(err) {
				return op.Fail(err)
			}
			if err := op.Report(err); err != nil {
				return err
			}
			continue
		}
		if v.IsVoid() {
			continue
		}
		if err := op.Write(v, p, p.Provider.IsContainer(op, p.Path)); err != nil {
			return err
		}
	}
	return nil
}

// below appends -Name, which may itself have several elements.
func (n *newItem) below(op *provider.Op, p *provider.Path) error {
	if _, ok := p.Provider.(*provider.FileSystem); !ok {
		p.Path = p.Provider.Join(p.Path, n.Name)
		return nil
	}
	child, err := op.Unresolved(p.Path + "/" + strings.TrimLeft(n.Name, "/\\"))
	if err == nil {
		p.Path = child.Path
	}
	return err
}

// terminates tells whether an error of a provider is about the arguments, and so ends the command.
func terminates(err error) bool {
	var rec *errs.Record
	if !errors.As(err, &rec) {
		return false
	}
	switch rec.ID {
	case "Argument", "ArgumentNull", "InvalidOperation", "NotSupported":
		return true
	}
	return false
}
