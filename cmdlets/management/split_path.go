package management

import (
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/provider"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// splitPath is Split-Path.
type splitPath struct {
	Path        []string      `ps:"ExtensionSet: mandatory pos=0 pipe byname; IsAbsoluteSet: mandatory pos=0 pipe byname; LeafBaseSet: mandatory pos=0 pipe byname; LeafSet: mandatory pos=0 pipe byname; NoQualifierSet: mandatory pos=0 pipe byname; ParentSet: mandatory pos=0 pipe byname; QualifierSet: mandatory pos=0 pipe byname"`
	LiteralPath []string      `ps:"LiteralPathSet: mandatory byname" alias:"PSPath,LP"`
	Qualifier   cmdlet.Switch `ps:"QualifierSet: mandatory byname"`
	NoQualifier cmdlet.Switch `ps:"NoQualifierSet: mandatory byname"`
	Parent      cmdlet.Switch `ps:"ParentSet: byname"`
	Leaf        cmdlet.Switch `ps:"LeafSet: mandatory byname"`
	LeafBase    cmdlet.Switch `ps:"LeafBaseSet: mandatory byname"`
	Extension   cmdlet.Switch `ps:"ExtensionSet: mandatory byname"`
	Resolve     cmdlet.Switch `ps:""`
	IsAbsolute  cmdlet.Switch `ps:"IsAbsoluteSet: mandatory"`
	Credential  value.Value   `ps:"byname" type:"System.Management.Automation.PSCredential"`
}

// EditMetadata implements cmdlet.MetadataEditor.
func (s *splitPath) EditMetadata(md *cmdlet.Metadata) { transformCredential(md) }

// Process implements cmdlet.Processor.
func (s *splitPath) Process(c *cmdlet.Context) error {
	op, list, err := paths{path: s.Path, literal: s.LiteralPath, credential: s.Credential}.open(c)
	if err != nil {
		return err
	}
	for _, path := range list {
		if s.Resolve {
			found, err := op.Resolve(path)
			if err != nil {
				if err := op.Report(err); err != nil {
					return err
				}
				continue
			}
			for _, p := range found {
				if wildcard.HasWildcards(p.Path) && !op.Literal {
					continue // PowerShell resolves what it found once more, and such a name then matches nothing
				}
				if err := s.split(c, op, p.Shown(op.Manager())); err != nil {
					return err
				}
			}
			continue
		}
		if err := s.split(c, op, path); err != nil {
			return err
		}
	}
	return nil
}

func (s *splitPath) split(c *cmdlet.Context, op *provider.Op, path string) error {
	switch {
	case bool(s.IsAbsolute):
		return c.Write(value.Bool(provider.IsAbsolute(path)))
	case bool(s.Qualifier):
		if q := provider.Qualifier(path); q != "" {
			return c.Write(value.String(q))
		}
		return c.Fail("System.FormatException", "ParsePathFormatError", errs.InvalidArgument, value.String(path),
			"Cannot parse path because path '%s' does not have a qualifier specified.", path)
	case bool(s.NoQualifier):
		return c.Write(value.String(strings.TrimPrefix(path, provider.Qualifier(path))))
	case bool(s.Leaf), bool(s.LeafBase), bool(s.Extension):
		leaf := op.LeafShown(path)
		dot := strings.LastIndexByte(leaf, '.')
		switch {
		case bool(s.Leaf):
		case bool(s.LeafBase) && dot >= 0:
			leaf = leaf[:dot]
		case bool(s.Extension) && (dot < 0 || dot == len(leaf)-1):
			leaf = ""
		case bool(s.Extension):
			leaf = leaf[dot:]
		}
		return c.Write(value.String(leaf))
	}
	return c.Write(value.String(op.ParentShown(path)))
}
