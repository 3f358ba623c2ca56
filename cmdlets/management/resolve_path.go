package management

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/provider"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// resolvePath is Resolve-Path.
type resolvePath struct {
	Path             []string      `ps:"Path: mandatory pos=0 pipe byname"`
	LiteralPath      []string      `ps:"LiteralPath: mandatory byname" alias:"PSPath,LP"`
	Relative         cmdlet.Switch `ps:"LiteralPath:; Path:"`
	RelativeBasePath string        `ps:""`
	Force            cmdlet.Switch `ps:""`
	Credential       value.Value   `ps:"byname" type:"System.Management.Automation.PSCredential"`
}

// EditMetadata implements cmdlet.MetadataEditor.
func (r *resolvePath) EditMetadata(md *cmdlet.Metadata) { transformCredential(md) }

// Process implements cmdlet.Processor.
func (r *resolvePath) Process(c *cmdlet.Context) error {
	op, list, err := paths{path: r.Path, literal: r.LiteralPath, force: bool(r.Force), credential: r.Credential}.open(c)
	if err != nil {
		return err
	}
	base := c.Session().Drives.FileSystem
	if c.Bound("RelativeBasePath") {
		p, err := op.Unresolved(r.RelativeBasePath)
		if err == nil && !p.Provider.IsContainer(op, p.Path) {
			err = provider.PathNotFound(p.Named(op.Manager()))
		}
		if err != nil {
			return err
		}
		base = p.Path
	}
	for _, path := range list {
		if c.Bound("RelativeBasePath") && !provider.IsAbsolute(path) {
			if op.Literal {
				path = base + "/" + path
			} else {
				path = wildcard.Escape(base) + "/" + path
			}
		}
		found, err := op.Resolve(path)
		if err != nil {
			if err := op.Report(err); err != nil {
				return err
			}
			continue
		}
		for _, p := range found {
			if err := r.write(c, op, p, base); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *resolvePath) write(c *cmdlet.Context, op *provider.Op, p provider.Path, base string) error {
	if !r.Relative {
		return c.Write(value.Of(p.Info(op.Manager())))
	}
	files, ok := p.Provider.(*provider.FileSystem)
	if !ok {
		return c.Write(value.String(p.Shown(op.Manager())))
	}
	return c.Write(value.String(provider.Relative(base, files.OSPath(op, p))))
}
