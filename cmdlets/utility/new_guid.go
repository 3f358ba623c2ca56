package utility

import (
	"github.com/google/uuid"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// newGuid is New-Guid.
type newGuid struct {
	Empty       cmdlet.Switch `ps:"Empty:"`
	InputObject string        `ps:"InputObject: pos=0 pipe"`
}

// Process implements cmdlet.Processor.
func (n *newGuid) Process(c *cmdlet.Context) error {
	switch {
	case c.ParameterSet() == "Empty":
		return c.Write(value.Of(&types.Guid{}))
	case c.Bound("InputObject"):
		v, err := types.Convert(c, value.String(n.InputObject), types.Lookup("System.Guid"))
		if err == nil {
			return c.Write(v)
		}
		if err := c.Fail("System.FormatException", "StringNotRecognizedAsGuid", errs.InvalidArgument, value.Null, "Unrecognized Guid format."); err != nil {
			return err
		}
		return c.Write(value.Null)
	}
	return c.Write(value.Of(&types.Guid{ID: uuid.New()}))
}
