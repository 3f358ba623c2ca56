package utility

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/value"
)

// getSecureRandom is Get-SecureRandom.
type getSecureRandom struct {
	Maximum     value.Value   `ps:"RandomNumberParameterSet: pos=0"`
	Minimum     value.Value   `ps:"RandomNumberParameterSet:"`
	InputObject []value.Value `ps:"RandomListItemParameterSet: mandatory pos=0 pipe; ShuffleParameterSet: mandatory pos=0 pipe" validate:"allownull"`
	Count       int32         `ps:"RandomListItemParameterSet:; RandomNumberParameterSet:" validate:"range 1 2147483647"`
	Shuffle     cmdlet.Switch `ps:"ShuffleParameterSet: mandatory"`

	random randomPicker
}

// Begin implements cmdlet.Beginner.
func (r *getSecureRandom) Begin(c *cmdlet.Context) error {
	r.random = randomPicker{generator: &generator{secureBytes{}}}
	return r.random.begin(c, r.Minimum, r.Maximum, r.Count)
}

// Process implements cmdlet.Processor.
func (r *getSecureRandom) Process(c *cmdlet.Context) error {
	r.random.take(c, r.InputObject)
	return nil
}

// End implements cmdlet.Ender.
func (r *getSecureRandom) End(c *cmdlet.Context) error { return r.random.end(c) }
