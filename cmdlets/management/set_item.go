package management

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/provider"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// setItem is Set-Item.
type setItem struct {
	Path        []string      `ps:"Path: mandatory pos=0 byname"`
	LiteralPath []string      `ps:"LiteralPath: mandatory byname" alias:"PSPath,LP"`
	Value       value.Value   `ps:"pos=1 pipe byname"`
	Force       cmdlet.Switch `ps:""`
	PassThru    cmdlet.Switch `ps:""`
	Filter      string        `ps:""`
	Include     []string      `ps:""`
	Exclude     []string      `ps:""`
	Credential  value.Value   `ps:"byname" type:"System.Management.Automation.PSCredential"`

	dynamic *itemOptions
}

// itemOptions are the parameters that the Variable, Function and Alias providers add.
type itemOptions struct {
	Options value.Value `ps:"byname" type:"System.Management.Automation.ScopedItemOptions"`
}

// scopedOptions adds -Options when a path leads to one of the providers that have it.
func scopedOptions(c *cmdlet.Context, path []string) *itemOptions {
	op := provider.NewOp(c)
	op.Literal = true
	for _, s := range path {
		p, err := op.Unresolved(s)
		if err != nil {
			continue
		}
		switch p.Provider.Info().Name {
		case "Variable", "Function", "Alias":
			return &itemOptions{}
		}
	}
	return nil
}

func (o *itemOptions) apply(op *provider.Op) {
	if o == nil || o.Options.IsNull() {
		return
	}
	options := session.Options(o.Options.Base().Int64())
	op.Options = &options
}

// EditMetadata implements cmdlet.MetadataEditor.
func (s *setItem) EditMetadata(md *cmdlet.Metadata) { transformCredential(md) }

// DynamicParameters implements cmdlet.DynamicParams.
func (s *setItem) DynamicParameters(c *cmdlet.Context) (any, error) {
	s.dynamic = scopedOptions(c, append(s.Path, s.LiteralPath...))
	if s.dynamic == nil {
		return nil, nil
	}
	return s.dynamic, nil
}

// Process implements cmdlet.Processor.
func (s *setItem) Process(c *cmdlet.Context) error {
	op, list, err := paths{s.Path, s.LiteralPath, s.Filter, s.Include, s.Exclude, bool(s.Force), s.Credential}.open(c)
	if err != nil {
		return err
	}
	s.dynamic.apply(op)
	for _, path := range list {
		found, err := settable(op, path)
		if err != nil {
			if err := op.Report(err); err != nil {
				return err
			}
			continue
		}
		for _, p := range found {
			if err := s.set(c, op, p); err != nil {
				return err
			}
		}
	}
	return nil
}

// settable finds the items that a path names, or the place for a new one.
func settable(op *provider.Op, path string) ([]provider.Path, error) {
	if op.HasWildcards(path) {
		return op.Resolve(path)
	}
	p, err := op.Target(path)
	return []provider.Path{p}, err
}

func (s *setItem) set(c *cmdlet.Context, op *provider.Op, p provider.Path) error {
	setter, err := capability[provider.ItemSetter](p.Provider)
	if err != nil {
		return err
	}
	v, err := setter.SetItem(op, p.Path, s.Value)
	if err != nil {
		return op.Report(err)
	}
	if !bool(s.PassThru) || v.IsVoid() {
		return nil
	}
	return op.Write(v, p, false)
}
