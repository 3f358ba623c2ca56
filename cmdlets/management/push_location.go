package management

import (
	"errors"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/provider"
	"goposh/runtime/value"
)

// pushLocation is Push-Location.
type pushLocation struct {
	Path        string        `ps:"Path: pos=0 pipe byname"`
	LiteralPath string        `ps:"LiteralPath: byname" alias:"PSPath,LP"`
	PassThru    cmdlet.Switch `ps:""`
	StackName   string        `ps:"byname"`
}

// Process implements cmdlet.Processor.
func (p *pushLocation) Process(c *cmdlet.Context) error {
	op := provider.NewOp(c)
	op.Manager().Push(p.StackName)
	path := p.Path
	if c.Bound("LiteralPath") {
		op.Literal, path = true, p.LiteralPath
	}
	if path != "" {
		if err := op.SetLocation(path); err != nil {
			var rec *errs.Record
			if errors.As(err, &rec) && rec.ID == "PathNotFound" {
				if to, lookup := op.Unresolved(path); lookup == nil {
					err = provider.PathNotFound(to.Named(op.Manager()))
				}
			}
			return locationError(c, err)
		}
	}
	if p.PassThru {
		return c.Write(value.Of(provider.CurrentLocation(c.Session())))
	}
	return nil
}
