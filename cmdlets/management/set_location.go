package management

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/provider"
	"goposh/runtime/value"
)

// setLocation is Set-Location.
type setLocation struct {
	Path        string        `ps:"Path: pos=0 pipe byname"`
	LiteralPath string        `ps:"LiteralPath: mandatory byname" alias:"PSPath,LP"`
	PassThru    cmdlet.Switch `ps:""`
	StackName   string        `ps:"Stack: byname"`
}

// Process implements cmdlet.Processor.
func (s *setLocation) Process(c *cmdlet.Context) error {
	op := provider.NewOp(c)
	if c.ParameterSet() == "Stack" {
		return s.stack(c, op)
	}
	path := s.Path
	if c.Bound("LiteralPath") {
		op.Literal, path = true, s.LiteralPath
	}
	switch {
	case path != "":
		if err := op.SetLocation(path); err != nil {
			return locationError(c, err)
		}
	case !c.Bound("Path") && !c.Bound("LiteralPath"):
		home, _ := c.Session().Env.Get("HOME")
		op.Literal = true
		if err := op.SetLocation(home); err != nil {
			return locationError(c, err)
		}
	}
	if s.PassThru {
		return c.Write(value.Of(provider.CurrentLocation(c.Session())))
	}
	return nil
}

// locationError reports that a location cannot be gone to; the command ends there.
func locationError(c *cmdlet.Context, err error) error {
	return c.WriteError(errs.RecordFrom(err))
}

func (s *setLocation) stack(c *cmdlet.Context, op *provider.Op) error {
	if err := op.Manager().UseStack(s.StackName); err != nil {
		return locationError(c, err)
	}
	if !s.PassThru {
		return nil
	}
	stack, err := op.Manager().Stack(s.StackName)
	if err != nil {
		return err
	}
	return c.Write(value.Of(stack))
}
