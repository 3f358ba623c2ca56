package management

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/provider"
	"goposh/runtime/value"
)

// convertPath is Convert-Path.
type convertPath struct {
	Path        []string      `ps:"Path: mandatory pos=0 pipe byname"`
	LiteralPath []string      `ps:"LiteralPath: mandatory byname" alias:"PSPath,LP"`
	Force       cmdlet.Switch `ps:""`
}

// Process implements cmdlet.Processor.
func (x *convertPath) Process(c *cmdlet.Context) error {
	op, list, err := paths{path: x.Path, literal: x.LiteralPath, force: bool(x.Force)}.open(c)
	if err != nil {
		return err
	}
	return op.ResolveEach(list, func(p provider.Path) error {
		if files, ok := p.Provider.(*provider.FileSystem); ok {
			return c.Write(value.String(files.OSPath(op, p)))
		}
		return c.Write(value.String(p.Path))
	})
}
