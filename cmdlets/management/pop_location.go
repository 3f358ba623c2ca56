package management

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/provider"
	"goposh/runtime/value"
)

// popLocation is Pop-Location.
type popLocation struct {
	PassThru  cmdlet.Switch `ps:""`
	StackName string        `ps:"byname"`
}

// Process implements cmdlet.Processor.
func (p *popLocation) Process(c *cmdlet.Context) error {
	ok, err := provider.For(c.Session()).Pop(p.StackName)
	if err != nil {
		return locationError(c, err)
	}
	if ok && bool(p.PassThru) {
		return c.Write(value.Of(provider.CurrentLocation(c.Session())))
	}
	return nil
}
